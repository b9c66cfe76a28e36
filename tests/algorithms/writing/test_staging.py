"""Outputs of a run get their places together: what happens to earlier ones when one of them cannot."""

import os
from pathlib import Path

import pytest
from esp_toolbox.algorithms.writing import rooms, staging
from esp_toolbox.algorithms.writing.files import write_csv, write_json, write_text
from esp_toolbox.algorithms.writing.staging import Staging, filling, replacing
from esp_toolbox.core.errors import InputError

NOBODY = 2**22 + 1


def texts(folder):
    """Name and text of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def put(path, text):
    Path(path).write_text(text)


def staged_pair(folder, texts_of=("new a", "new b")):
    run = Staging()
    for name, text in zip(("a.txt", "b.txt"), texts_of):
        put(run.file(str(folder / name)), text)
    return run


def test_everything_appears_together(tmp_path):
    run = staged_pair(tmp_path / "made" / "deep")
    assert texts(tmp_path).keys() & {"made/deep/a.txt", "made/deep/b.txt"} == set()
    run.commit()
    assert texts(tmp_path) == {"made/deep/a.txt": "new a", "made/deep/b.txt": "new b"}


def test_nothing_stays_of_a_run_that_is_discarded(tmp_path):
    run = staged_pair(tmp_path / "made" / "deep")
    run.discard()
    assert list(tmp_path.iterdir()) == []


def test_side_files_go_with_their_file(tmp_path):
    run = Staging()
    place = run.file(str(tmp_path / "a.sdat"))
    for name in (place, place.replace(".sdat", ".sgrd"), place + ".aux.xml", place.replace(".sdat", ".prj")):
        put(name, "x")
    run.commit()
    assert sorted(texts(tmp_path)) == ["a.prj", "a.sdat", "a.sdat.aux.xml", "a.sgrd"]


@pytest.mark.parametrize("link", [True, False])
@pytest.mark.parametrize("failing", range(2))
def test_a_refused_rename_gives_all_back(tmp_path, monkeypatch, failing, link):
    put(tmp_path / "a.txt", "old a")
    put(tmp_path / "b.txt", "old b")
    run = staged_pair(tmp_path)
    if not link:
        monkeypatch.setattr(os, "link", refuse)
    real, count = os.replace, [0]

    def replace(source, target):
        if os.sep + "new" + os.sep in str(source) and str(target).endswith(".txt"):
            count[0] += 1
            if count[0] > failing:
                raise PermissionError(13, "used by another process")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(InputError, match="open in another program"):
        run.commit()
    run.discard()
    assert texts(tmp_path) == {"a.txt": "old a", "b.txt": "old b"}


def refuse(*_, **__):
    raise OSError(95, "not supported")


def test_targets_that_are_open_are_tried_before_anything_moves(tmp_path, monkeypatch):
    put(tmp_path / "a.txt", "old a")
    put(tmp_path / "b.txt", "old b")
    run = staged_pair(tmp_path)
    real = os.replace
    moved = []

    def replace(source, target):
        if str(target).endswith("b.txt"):
            raise PermissionError(13, "used by another process")
        moved.append(target) if source != target else None
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(InputError, match=r"b\.txt is open in another program or layer"):
        run.commit()
    assert not moved
    run.discard()
    assert texts(tmp_path) == {"a.txt": "old a", "b.txt": "old b"}


def test_what_comes_last_can_fail_and_all_is_as_before(tmp_path):
    put(tmp_path / "a.txt", "old a")
    run = staged_pair(tmp_path)

    def late():
        put(run.file(str(tmp_path / "project.qgz")), "half")
        raise InputError("no project")

    with pytest.raises(InputError, match="no project"):
        run.commit(late)
    run.discard()
    assert texts(tmp_path) == {"a.txt": "old a"}


def test_what_comes_last_appears_with_the_others(tmp_path):
    run = staged_pair(tmp_path)
    seen = []

    def late():
        seen.append((tmp_path / "a.txt").read_text())
        put(run.file(str(tmp_path / "project.qgz")), "whole")

    run.commit(late)
    assert seen == ["new a"]
    assert texts(tmp_path) == {"a.txt": "new a", "b.txt": "new b", "project.qgz": "whole"}


def test_a_folder_keeps_files_of_other_names(tmp_path):
    (tmp_path / "run" / "deep").mkdir(parents=True)
    put(tmp_path / "run" / "mine.txt", "mine")
    put(tmp_path / "run" / "deep" / "a.txt", "old")
    with filling(str(tmp_path / "run")) as folder:
        os.makedirs(os.path.join(folder, "deep"))
        os.makedirs(os.path.join(folder, "empty"))
        put(os.path.join(folder, "deep", "a.txt"), "new")
    assert texts(tmp_path) == {"run/mine.txt": "mine", "run/deep/a.txt": "new"}
    assert (tmp_path / "run" / "empty").is_dir()


def test_a_failing_folder_leaves_the_earlier_one(tmp_path):
    (tmp_path / "run").mkdir()
    put(tmp_path / "run" / "a.txt", "old")
    with pytest.raises(KeyError), filling(str(tmp_path / "run")) as folder:
        put(os.path.join(folder, "a.txt"), "new")
        raise KeyError
    assert texts(tmp_path) == {"run/a.txt": "old"}


def test_what_tells_of_the_earlier_file_goes(tmp_path):
    for name in ("a.tif", "a.tif.aux.xml", "a.tif.ovr", "b.tif.ovr", "a.txt"):
        put(tmp_path / name, "old")
    with replacing(str(tmp_path / "a.tif")) as staged:
        put(staged, "new")
    assert texts(tmp_path) == {"a.tif": "new", "b.tif.ovr": "old", "a.txt": "old"}


def test_dropped_folders_go_with_the_commit_only(tmp_path):
    (tmp_path / "before").mkdir()
    put(tmp_path / "before" / "a.txt", "old")
    run = staged_pair(tmp_path)
    run.drop(str(tmp_path / "before"))
    assert (tmp_path / "before" / "a.txt").exists()
    run.commit()
    assert texts(tmp_path) == {"a.txt": "new a", "b.txt": "new b"}
    assert not (tmp_path / "before").exists()


def test_a_link_stays_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    put(tmp_path / "real" / "a.txt", "old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    write_text(str(tmp_path / "link.txt"), "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real" / "a.txt").read_text() == "new"


@pytest.mark.parametrize("kind", ["folder", "fifo", "device"])
def test_no_file_takes_the_place_of_something_else(tmp_path, kind):
    place = tmp_path / "x.txt"
    if kind == "folder":
        place.mkdir()
    elif kind == "fifo":
        os.mkfifo(place)
    else:
        place.symlink_to("/dev/null")
    with pytest.raises(InputError, match="is a folder" if kind == "folder" else "is a device"):
        write_text(str(place), "x")
    assert os.path.lexists(place) and not place.is_file()


def test_two_outputs_of_a_run_are_not_one_file(tmp_path):
    run = Staging()
    run.file(str(tmp_path / "a.txt"))
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(InputError, match="Two outputs would be the file"):
        run.file(str(tmp_path / "link.txt"))
    run.discard()


def test_an_input_is_not_replaced_whatever_its_name(tmp_path):
    put(tmp_path / "in.txt", "input")
    (tmp_path / "link.txt").symlink_to(tmp_path / "in.txt")
    run = Staging(lambda: [(str(tmp_path / "link.txt"), "Land cover")])
    put(run.file(str(tmp_path / "in.txt"), "Result"), "new")
    with pytest.raises(InputError, match="Result would overwrite the input Land cover"):
        run.commit()
    run.discard()
    assert (tmp_path / "in.txt").read_text() == "input"


# -- left-overs ----------------------------------------------------------------------------------


def test_left_overs_of_dead_processes_go_and_others_stay(tmp_path):
    machine = rooms._MACHINE
    gone = [f".part-{NOBODY}-old.tif", f".part-{NOBODY}-{machine}-x", f".part-{os.getpid()}-{machine}-before"]
    kept = [f".part-{os.getppid()}-{machine}-lives", f".part-{NOBODY}-m00000000-elsewhere", ".party", "part-1-x"]
    for name in (*gone, *kept):
        put(tmp_path / name, "x")
    (tmp_path / f".part-{NOBODY}-{machine}-room" / "new").mkdir(parents=True)
    mine = Staging()
    mine.file(str(tmp_path / "mine.txt"))
    write_text(str(tmp_path / "a.txt"), "a")
    assert {path.name for path in tmp_path.iterdir()} >= {*kept, "a.txt"}
    assert not any((tmp_path / name).exists() for name in gone)
    assert not (tmp_path / f".part-{NOBODY}-{machine}-room").exists()
    assert len(mine._rooms) == 1 and all(os.path.isdir(room.path) for room in mine._rooms.values())
    mine.discard()


def test_names_of_staged_files_read_as_they_will_be(tmp_path):
    run = Staging()
    staged = run.file(str(tmp_path / "a.json"))
    assert rooms.is_staged(staged) and not rooms.is_staged(str(tmp_path / "a.json"))
    assert rooms.final_name(staged) == str(tmp_path / "a.json")
    write_json(staged, {"file": staged, "windows": staged.replace("/", "\\")})
    run.name_finally()
    run.commit()
    assert ".part-" not in (tmp_path / "a.json").read_text()


# -- the disk is full -----------------------------------------------------------------------------


def test_a_full_disk_is_called_so(tmp_path, monkeypatch):
    put(tmp_path / "a.csv", "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(staging, "_to_disk", full)
    with pytest.raises(InputError, match=r"The disk is full: .*a\.csv cannot be written"):
        write_csv(str(tmp_path / "a.csv"), {"x": [1, 2]})
    assert texts(tmp_path) == {"a.csv": "old"}
