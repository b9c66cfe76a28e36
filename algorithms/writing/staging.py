"""What a run writes: staged in the folders of its outputs, opened and counted, renamed together when it ends."""

from __future__ import annotations

import contextlib
import os
from typing import Callable

from ...core.errors import InputError
from .failures import is_full_error, writing
from .geopackages import seal
from .rooms import Room, final_name, remove_left_overs
from .side_files import outdated
from .target_files import as_on_disk, refuse_irregular, same_file, try_to_move

# The first of January 2000, as dBASE counts years.
_DBF_DAY = bytes((100, 1, 1))
_TEXTS = (".json", ".html", ".csv", ".txt")


class Staging:
    """The staged files and folders of a run.

    Parameters
    ----------
    inputs : callable, optional
        Returns (file, name) of what must not be replaced.
    """

    def __init__(self, inputs: Callable = tuple):
        self._inputs = inputs
        self._rooms: dict = {}
        self._labels: dict = {}
        self._verified: dict = {}
        self._outdated: list = []
        self._dropped: list = []
        self._changes: list = []
        self._made: list = []
        # Files that have their earlier content again, since the run that was replacing them had died.
        self.given_back: list = []

    # -- staging ---------------------------------------------------------------------------

    def file(self, path: str, label: str = "") -> str:
        """The name under which an output is written; what is written beside it goes with it.

        Raises
        ------
        InputError
            When the target is a folder or a device, or another output of the run has it.
        """
        place = as_on_disk(path)
        refuse_irregular(place, label or path)
        staged = os.path.join(self._room(os.path.dirname(place)).new, os.path.basename(place))
        if os.path.lexists(staged) or staged in self._labels:
            raise InputError("Two outputs would be the file {path}; choose another name for one of them.", path=path)
        self._labels[staged] = label or path
        return staged

    def folder(self, path: str, label: str = "") -> str:
        """A staged folder whose files move into a folder; files of the same names are replaced, others stay."""
        place = as_on_disk(path)
        if os.path.exists(place) and not os.path.isdir(place):
            raise InputError("{output}: {path} is a file; choose a folder.", output=label or path, path=path)
        staged = os.path.join(self._room(os.path.dirname(place)).new, os.path.basename(place))
        self._labels.setdefault(staged, label or path)
        os.makedirs(staged, exist_ok=True)
        return staged

    def apart(self, folder: str) -> str:
        """A folder for passing files on the disk of an output."""
        return self._room(as_on_disk(folder)).apart()

    def drop(self, path: str) -> None:
        """A file, or a folder with all of its files, go when the outputs of the run come."""
        path = as_on_disk(path)
        if os.path.isdir(path):
            self._dropped.append(path)
            self._outdated += [os.path.join(place, name) for place, _, names in os.walk(path) for name in names]
        elif os.path.lexists(path):
            self._outdated.append(path)

    def name_finally(self) -> None:
        """In staged texts (pages, tables, numbers), name files by where they will be."""
        for room in self._rooms.values():
            for name in _files(room.new):
                if not name.casefold().endswith(_TEXTS):
                    continue
                path = os.path.join(room.new, name)
                with open(path, "rb") as file:
                    before = file.read()
                after = final_name(before.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
                if after != before:
                    with writing(self._label(path), path), open(path, "wb") as file:
                        file.write(after)

    def change(self, change) -> None:
        """A transaction (with begin, commit and roll_back) that is done or not done together with the renaming."""
        self._changes.append(change)

    def _room(self, folder: str) -> Room:
        if folder not in self._rooms:
            with writing(folder, folder):
                self._make(folder)
                self.given_back += remove_left_overs(folder)
                self._rooms[folder] = Room(folder)
        return self._rooms[folder]

    def _make(self, folder: str) -> None:
        missing = []
        while not os.path.exists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for place in reversed(missing):
            os.mkdir(place)
            self._made.append(place)

    # -- the end ---------------------------------------------------------------------------

    def verify(self) -> None:
        """Open and count what is staged, and have it on the disk.

        Raises
        ------
        InputError
            With the output that is not what was written, or not readable.
        """
        for room in self._rooms.values():
            for name in _files(room.new):
                staged = os.path.join(room.new, name)
                if self._verified.get(staged) == _state(staged):
                    continue
                label = self._label(staged)
                if name.casefold().endswith(".gpkg"):
                    seal(staged, label)
                with writing(label, staged):
                    if name.casefold().endswith(".dbf"):
                        _without_day(staged)
                    _to_disk(staged)
                self._verified[staged] = _state(staged)

    def commit(self, late: Callable = tuple) -> None:
        """Give everything its place; where one cannot have it, all is as before.

        Parameters
        ----------
        late : callable
            Called when all have their places and can still be taken back; stages and writes what refers to them.
        """
        self.verify()
        done: list = []
        try:
            moves = self._moves(done)
            self._try(moves)
            for change in self._changes:
                change.begin()
            self._move(moves, done)
            late()
            self.verify()
            further = self._moves(done)
            self._try(further)
            self._move(further, done)
            for change in self._changes:
                change.commit()
        except BaseException:
            for change in reversed(self._changes):
                change.roll_back()
            _undo(done)
            raise
        for room in self._rooms.values():
            room.settle()
        for folder in self._dropped:
            for place, _, _ in os.walk(folder, topdown=False):
                with contextlib.suppress(OSError):
                    os.rmdir(place)
        self._made = []
        self.discard()

    def _moves(self, done: list) -> list:
        """(room, name relative to its folder) of every staged file, then of those that are outdated by them."""
        moves = [(room, name) for room in self._rooms.values() for name in _files(room.new)]
        coming = {os.path.join(room.folder, name) for room, name in moves}
        settled = {os.path.join(room.folder, name) for room, name, _ in done}
        stale = [path for place in sorted(coming) for path in outdated(place)]
        for path in dict.fromkeys([*stale, *self._outdated]):
            if path not in coming and path not in settled and os.path.lexists(path):
                room = next((room for room in self._rooms.values() if _inside(path, room.folder)), None)
                room = room or self._room(os.path.dirname(path))
                moves.append((room, os.path.relpath(path, room.folder)))
        return moves

    def _try(self, moves: list) -> None:
        """Refuse before anything is renamed what can be known to fail: inputs, devices, files that are open."""
        inputs = list(self._inputs())
        for room, name in moves:
            final = os.path.join(room.folder, name)
            if not os.path.lexists(final):
                continue
            label = self._label(os.path.join(room.new, name))
            refuse_irregular(final, label)
            for path, called in inputs:
                if same_file(path, final):
                    raise InputError(
                        "{output} would overwrite the input {input}; choose another file.", output=label, input=called
                    )
            try_to_move(final, label)

    def _move(self, moves: list, done: list) -> None:
        for room in self._rooms.values():
            names = [name for where, name in moves if where is room]
            if names:
                room.note(names)
            for place, folders, _ in os.walk(room.new):
                for name in folders:
                    self._make(os.path.join(room.folder, os.path.relpath(os.path.join(place, name), room.new)))
        for room, name in moves:
            final = os.path.join(room.folder, name)
            label = self._label(os.path.join(room.new, name))
            with _naming(label, final):
                kept = _keep(room, name)
                # Noted first: what was kept must come back even when the next line fails.
                done.append((room, name, kept))
                staged = os.path.join(room.new, name)
                if os.path.lexists(staged):
                    os.replace(staged, final)
                elif os.path.lexists(final):
                    os.remove(final)

    def _label(self, staged: str) -> str:
        """What the output is called that a staged file belongs to."""
        place = staged
        while place and place not in self._labels and os.path.dirname(place) != place:
            place = os.path.dirname(place)
        if place in self._labels:
            return self._labels[place]
        stem = os.path.splitext(staged)[0]
        beside = (label for known, label in self._labels.items() if os.path.splitext(known)[0] == stem)
        return next(beside, os.path.basename(staged))

    def discard(self) -> None:
        """Remove everything that is staged, and the folders that were made for it."""
        for room in self._rooms.values():
            room.close()
        for folder in reversed(self._made):
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        given_back = self.given_back
        self.__init__(self._inputs)
        self.given_back = given_back


def _files(folder: str) -> list:
    """Names of all files below a folder, relative to it, in a fixed order."""
    found = []
    for place, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(place, name), folder) for name in names]
    return sorted(found)


def _inside(path: str, folder: str) -> bool:
    return os.path.dirname(path) == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _state(path: str) -> tuple:
    facts = os.stat(path)
    return facts.st_size, facts.st_mtime_ns


def _without_day(path: str) -> None:
    """Give the table of a shapefile a fixed day of its last change."""
    with open(path, "r+b") as file:
        file.seek(1)
        file.write(_DBF_DAY)


def _to_disk(path: str) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep(room: Room, name: str):
    """Keep the earlier file of a name until all is done; returns where, None where there was none."""
    final, kept = os.path.join(room.folder, name), os.path.join(room.old, name)
    if not os.path.lexists(final):
        return None
    os.makedirs(os.path.dirname(kept), exist_ok=True)
    if not os.path.lexists(kept):
        try:
            # A second name: the first one is never without a file.
            os.link(final, kept, follow_symlinks=False)
        except (OSError, NotImplementedError):
            os.replace(final, kept)
    return kept


def _undo(done: list) -> None:
    for room, name, kept in reversed(done):
        final = os.path.join(room.folder, name)
        with contextlib.suppress(OSError):
            if kept is not None:
                os.replace(kept, final)
            elif os.path.lexists(final):
                os.remove(final)
    for room in {id(room): room for room, _, _ in done}.values():
        room.settle()


@contextlib.contextmanager
def _naming(label: str, final: str):
    """Within it, a refused rename becomes the sentence for an output."""
    try:
        yield
    except PermissionError as error:
        raise InputError(
            "{output}: {path} is open in another program or layer, or protected; close it there and run again.",
            output=label,
            path=final,
        ) from error
    except OSError as error:
        if is_full_error(error):
            with writing(label, final):
                raise
        raise InputError(
            "{output} cannot be written: {reason}", output=label, reason=error.strerror or str(error)
        ) from error


@contextlib.contextmanager
def replacing(path: str):
    """A temporary name for a file; what was written there takes the file's place when nothing failed.

    Raises
    ------
    InputError
        When the file cannot be written, with the system's reason.
    """
    staging = Staging()
    try:
        staged = staging.file(path)
        with writing(path, staged):
            yield staged
        staging.commit()
    finally:
        staging.discard()


@contextlib.contextmanager
def filling(path: str):
    """An empty staged folder whose files move into a folder together when nothing failed."""
    staging = Staging()
    try:
        yield staging.folder(path)
        staging.commit()
    finally:
        staging.discard()
