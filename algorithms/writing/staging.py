"""What a run writes: staged in the folders of its outputs, renamed together when it ends."""

from __future__ import annotations

import os

from .files import empty_folder, make_folder, move_into, remove_folder, staged_name


class Staging:
    """The staged files and folders of a run."""

    def __init__(self):
        self._files: list = []
        self._folders: list = []

    def file(self, path: str, key: str) -> str:
        """The name under which the output of a key is written, in the folder of its destination."""
        make_folder(os.path.dirname(os.path.abspath(path)))
        staged = staged_name(path, f"{key.lower()}-")
        self._files.append((staged, path, key))
        return staged

    def folder(self, path: str, key: str) -> str:
        """An empty folder whose files move into the output's folder."""
        path = os.path.abspath(path)
        make_folder(os.path.dirname(path))
        staged = empty_folder(staged_name(path))
        self._folders.append((staged, path, key))
        return staged

    def commit(self):
        """Give everything its place; yields (path, key, whether it is a folder) of each output."""
        for staged, path, key in self._files:
            for old, new in _companions(staged, path):
                os.replace(old, new)
            yield path, key, False
        for staged, path, key in self._folders:
            move_into(staged, path)
            yield path, key, True
        self._files, self._folders = [], []

    def discard(self) -> None:
        """Remove everything that was staged."""
        for staged, path, _ in self._files:
            for old, _ in _companions(staged, path):
                os.remove(old)
        for staged, _, _ in self._folders:
            remove_folder(staged)
        self._files, self._folders = [], []


def _companions(staged: str, path: str):
    """The staged file and what was written beside it, with their final names."""
    stem, final_stem = os.path.splitext(staged)[0], os.path.splitext(path)[0]
    pairs = [(staged, path), (staged + ".aux.xml", path + ".aux.xml"), (stem + ".qml", final_stem + ".qml")]
    return [(old, new) for old, new in pairs if os.path.exists(old)]
