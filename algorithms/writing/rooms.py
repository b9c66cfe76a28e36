"""Folders in which the outputs of a run wait beside their targets, and what runs that died have left of them.

A room is a folder ``.part-<process>-<machine>-...`` in the folder of the outputs, so that a rename gives them their
place. New files lie in ``new``, the earlier ones that they replace in ``old`` until the last one has its place, and
``moves.json`` tells what was going on should the process die meanwhile.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import tempfile
import time
import zlib

_MARK = ".part-"
_JOURNAL = "moves.json"
_NEW, _OLD, _APART = "new", "old", "apart"
# Process ids mean something on their own machine only; folders on a network are shared.
_MACHINE = f"m{zlib.crc32(socket.gethostname().encode('utf-8', 'replace')):08x}"
_NAME = re.compile(r"\.part-(\d+)-(?:(m[0-9a-f]{8})-)?")
# In JSON a backslash is two.
_SEGMENT = re.compile(r"\.part-\d+-m[0-9a-f]{8}-[^/\\]+[/\\]{1,2}new(?:[/\\]{1,2}|$)")
# Rooms of another machine are as old as that before they count as left over.
_FORGOTTEN = 30 * 86400.0
# Rooms of this process that are in use: in containers the processes of all runs may have one number.
_IN_USE: set = set()
_STILL_ACTIVE, _QUERY, _DENIED = 259, 0x1000, 5


class Room:
    """A place for new files of one folder.

    Parameters
    ----------
    folder : str
        The folder of the targets; must be there.
    """

    def __init__(self, folder: str):
        self.folder = folder
        self.path = tempfile.mkdtemp(prefix=f"{_MARK}{os.getpid()}-{_MACHINE}-", dir=folder)
        _IN_USE.add(self.path)
        self.new = os.path.join(self.path, _NEW)
        self.old = os.path.join(self.path, _OLD)
        self._moves: list = []
        for place in (self.new, self.old):
            os.mkdir(place)

    def apart(self) -> str:
        """A folder of the room whose files do not move."""
        place = os.path.join(self.path, _APART)
        os.makedirs(place, exist_ok=True)
        return place

    def note(self, names: list) -> None:
        """Write down which files (relative to the folder) are to move, so that a later run can take it back."""
        for name in names:
            staged = os.path.join(self.new, name)
            facts = os.stat(staged) if os.path.exists(staged) else None
            size, changed = (facts.st_size, facts.st_mtime_ns) if facts else (None, None)
            self._moves.append([name, os.path.lexists(os.path.join(self.folder, name)), size, changed])
        part = os.path.join(self.path, "moves")
        with open(part, "w", encoding="utf-8") as file:
            json.dump(self._moves, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, os.path.join(self.path, _JOURNAL))

    def settle(self) -> None:
        """All files have their places: nothing is to be taken back."""
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(self.path, _JOURNAL))

    def close(self) -> None:
        """Remove the room."""
        shutil.rmtree(self.path, ignore_errors=True)
        _IN_USE.discard(self.path)


@contextlib.contextmanager
def passing_name(path: str):
    """A name in the folder of a file, for what must be written just there; nothing of that name stays.

    A folder that is not there yet, since it waits in a room itself, is there for as long.
    """
    folder, name = os.path.split(path)
    missing = _missing_folders(folder)
    os.makedirs(folder, exist_ok=True)
    handle, passing = tempfile.mkstemp(f"-{name}", f"{_MARK}{os.getpid()}-{_MACHINE}-", folder)
    os.close(handle)
    os.remove(passing)
    _IN_USE.add(passing)
    try:
        yield passing
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(passing)
        _IN_USE.discard(passing)
        for made in missing:
            with contextlib.suppress(OSError):
                os.rmdir(made)


def _missing_folders(folder: str) -> list:
    """A folder and those around it that are not there, the innermost first."""
    missing = []
    while folder and not os.path.exists(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    return missing


def is_staged(path: str) -> bool:
    """Whether a path lies in a room, where files need no other temporary name."""
    return any(_NAME.match(part) for part in re.split(r"[/\\]", path))


def final_name(text: str) -> str:
    """A path, or a text with paths, as it will read when the files of rooms have their places."""
    return _SEGMENT.sub("", text)


def remove_left_overs(folder: str) -> list:
    """Remove what runs that no longer live left in a folder; returns the files that were given back.

    A run that died while its outputs were renamed is taken back: its earlier outputs are there again.
    """
    given_back: list = []
    try:
        names = [name for name in os.listdir(folder) if name.startswith(_MARK)]
    except OSError:
        return given_back
    for name in names:
        path = os.path.join(folder, name)
        if not _is_left_over(path):
            continue
        if os.path.isdir(path) and not os.path.islink(path):
            given_back += _take_back(folder, path)
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                os.remove(path)
    return given_back


def _is_left_over(path: str) -> bool:
    found = _NAME.match(os.path.basename(path))
    if found is None or path in _IN_USE:
        return False
    process, machine = int(found[1]), found[2]
    if machine not in (None, _MACHINE):
        with contextlib.suppress(OSError):
            return time.time() - os.stat(path).st_mtime > _FORGOTTEN
        return False
    # A number of our own that we do not use was that of a process before us; without a machine it is not ours.
    return process == os.getpid() or not _lives(process)


def _lives(process: int) -> bool:
    if os.name == "nt":
        return _lives_on_windows(process)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _lives_on_windows(process: int) -> bool:
    """Asks the system: `os.kill` would end the process there."""
    import ctypes

    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(_QUERY, False, process)
    if not handle:
        return kernel.GetLastError() == _DENIED
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == _STILL_ACTIVE


def _take_back(folder: str, room: str) -> list:
    """Undo the moves of a room as far as they went; returns the files that have their earlier content again."""
    try:
        with open(os.path.join(room, _JOURNAL), encoding="utf-8") as file:
            moves = json.load(file)
    except (OSError, ValueError):
        return []
    given_back = []
    for name, was_there, size, changed in reversed(moves):
        final, kept = os.path.join(folder, name), os.path.join(room, _OLD, name)
        moved = size is not None and not os.path.exists(os.path.join(room, _NEW, name))
        with contextlib.suppress(OSError):
            if os.path.lexists(kept):
                if (moved and _is(final, size, changed)) or not os.path.lexists(final):
                    os.replace(kept, final)
                    given_back.append(final)
            elif moved and not was_there and _is(final, size, changed):
                os.remove(final)
    return given_back


def _is(path: str, size: int, changed: int) -> bool:
    """Whether a file is still the one that was put there."""
    try:
        facts = os.stat(path)
    except OSError:
        return False
    return (facts.st_size, facts.st_mtime_ns) == (size, changed)
