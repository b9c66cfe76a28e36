"""Runs that die while they replace the results of an earlier one: at any moment of it, by fork and kill -9."""

import ctypes
import os
import shutil
import signal
import zipfile

from osgeo import gdal, ogr

# What the way out asks of the system; a process dies before or after one of these calls.
CALLS = ("replace", "link", "fsync", "mkdir", "remove", "rmdir", "rename", "open")
# Of Linux: who is told of the death of a process whose parent is dead.
_SUBREAPER = 36


def killed_commits(monkeypatch, run, folder, moments=16):
    """Run an algorithm; what is left in its folder by processes that died at moments of its end.

    One run serves all moments: the process that dies at one of them has left a copy of itself, which goes on to the
    next as soon as what is left has been kept.

    Parameters
    ----------
    monkeypatch : pytest.MonkeyPatch
    run : callable
        Runs the algorithm, whose outputs lie in `folder`, where an earlier run has left others.
    folder : Path
    moments : int

    Returns
    -------
    list of (dict, dict)
        Files by name as the dead process left them, and once the next run has looked at the folder.
    """
    from esp_toolbox.algorithms.frame.outputs import Outputs
    from esp_toolbox.algorithms.writing import rooms

    real = Outputs.commit
    found = []

    def commit(outputs):
        saved, look = folder.with_name("saved"), folder.with_name("look")
        count = folder.with_name("count")
        shutil.copytree(folder, saved, symlinks=True)
        _in_child(lambda: _counting(lambda: real(outputs), count))
        total = int(count.read_text())
        assert total >= moments, "there are not as many moments"
        _restore(saved, folder)
        lasts = [round(number * (total - 1) / (moments - 1)) for number in range(moments)]
        for _ in _deaths(lambda: real(outputs), lasts):
            shutil.copytree(folder, look, symlinks=True)
            left = {name: content for name, content in _files(look).items() if not name.startswith(".part-")}
            with monkeypatch.context() as later:
                # As a later process sees it.
                later.setattr(rooms, "_IN_USE", set())
                rooms.remove_left_overs(str(look))
            found.append((left, _files(look)))
            shutil.rmtree(look)
        _restore(saved, folder)
        return real(outputs)

    with monkeypatch.context() as patched:
        patched.setattr(Outputs, "commit", commit)
        run()
    return found


def in_child(work):
    """The text that a callable gives in a process of its own, or that of its error."""
    ends = os.pipe()

    def tell():
        try:
            text = str(work())
        except Exception as error:  # noqa: BLE001 - whatever it is, the test wants to see it
            text = f"{type(error).__name__}: {error}"
        os.write(ends[1], text.encode()[:60000])

    status = _in_child(tell)
    os.close(ends[1])
    with os.fdopen(ends[0], "rb") as pipe:
        return pipe.read().decode(), status


def _in_child(work):
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitpid(process, 0)[1]


def _counting(work, place):
    calls = []
    _watch(lambda: calls.append(1))
    work()
    total = len(calls)
    place.write_text(str(total))


def _deaths(work, lasts):
    """Do the work in a process that is killed at each of some moments; yields when it is dead."""
    told, going = os.pipe(), os.pipe()
    # The copies of a dead process are children of this one, which is told of their death.
    prctl = ctypes.CDLL(None).prctl
    assert prctl(_SUBREAPER, 1, 0, 0, 0) == 0
    process = os.fork()
    if process == 0:
        try:
            _dying(work, list(lasts), told[1], going[0])
        finally:
            os._exit(1)
    try:
        for number in range(len(lasts)):
            process = int.from_bytes(os.read(told[0], 4), "big")
            status = os.waitpid(process, 0)[1]
            assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
            yield number
            os.write(going[1], b"!")
    finally:
        prctl(_SUBREAPER, 0, 0, 0, 0)
        for end in (*told, *going):
            os.close(end)


def _dying(work, lasts, told, going):
    calls = []

    def note():
        calls.append(1)
        while lasts and len(calls) > lasts[0]:
            lasts.pop(0)
            if lasts and os.fork() == 0:
                os.read(going, 1)
                continue
            os.write(told, os.getpid().to_bytes(4, "big"))
            os.kill(os.getpid(), signal.SIGKILL)

    _watch(note)
    work()


def _watch(note):
    for name in CALLS:
        setattr(os, name, _noting(getattr(os, name), note))


def _noting(function, note):
    def called(*arguments, **named):
        note()
        result = function(*arguments, **named)
        note()
        return result

    return called


def _restore(saved, folder):
    shutil.rmtree(folder)
    shutil.copytree(saved, folder, symlinks=True)


def _files(folder):
    """Content of the files under their final names."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def is_whole(path):
    """Whether a result can be read to its end."""
    kind = path.suffix
    if kind in (".gpkg", ".shp"):
        dataset = ogr.Open(str(path))
        return dataset is not None and all(
            sum(1 for _ in layer) == layer.GetFeatureCount() for layer in dataset
        )
    if kind == ".tif":
        dataset = gdal.Open(str(path))
        return dataset is not None and dataset.ReadAsArray() is not None
    if kind == ".qgz":
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    return path.stat().st_size > 0
