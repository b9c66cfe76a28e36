"""Finished rows of the maps and the state of a run, in memory or in a folder from which it can go on."""

from __future__ import annotations

import json
import os
import zipfile
from typing import Optional

import numpy as np

from ..errors import InputError
from ..typed import Shape

_RUN, _STATE = "windows.json", "windows.npz"
MAPS = ("current", "flow_potential")


class MapsInMemory:
    """The maps as arrays; nothing is left when a run is cut off."""

    def __init__(self):
        self._maps: dict = {}

    def open(self, key: str, shape: Shape, names) -> Optional[dict]:
        """Make room for the maps; returns the state of an earlier run, here never."""
        self._maps = {name: np.zeros(shape) for name in names}
        return None

    def write(self, name: str, first: int, rows: np.ndarray) -> None:
        """Finished rows of a map, from the row `first` on."""
        self._maps[name][first : first + rows.shape[0]] = rows

    def keep(self, state: dict) -> None:
        """Note how far the run is: arrays and one text."""

    def rows(self, name: str, first: int, last: int) -> np.ndarray:
        """Rows of a map."""
        return self._maps[name][first:last]


class MapsInFolder:
    """The maps as files of plain numbers beside the state of the run.

    Rows are on the disk before the state that counts them; the state is renamed into its place. A run that is cut off
    at any moment so goes on from its last state.

    Parameters
    ----------
    path : str
    """

    def __init__(self, path: str):
        self.path = path
        self._shape: Shape = (0, 0)
        self._files: dict = {}

    def open(self, key: str, shape: Shape, names) -> Optional[dict]:
        """Make the files, or find them.

        Returns
        -------
        dict or None
            The last state of an earlier run.

        Raises
        ------
        InputError
            When the folder holds the run of other inputs or settings, or is a file.
        """
        if os.path.isfile(self.path):
            raise InputError("The folder of unfinished runs, {path}, is a file; choose a folder.", path=self.path)
        os.makedirs(self.path, exist_ok=True)
        self._shape = shape
        note = os.path.join(self.path, _RUN)
        known = _read_key(note)
        if known not in (None, key):
            raise InputError(
                "The folder {path} holds a run of other inputs or settings; choose another folder, or empty this one.",
                path=self.path,
            )
        for name in names:
            place = self._place(name)
            size = shape[0] * shape[1] * 8
            if not os.path.exists(place) or os.path.getsize(place) != size:
                known = None
                with open(place, "wb") as file:
                    file.truncate(size)
        if known is None:
            self._replace(_STATE, None)
            self._replace(_RUN, json.dumps({"run": key}).encode("utf-8"))
            return None
        return self._state()

    def _place(self, name: str) -> str:
        return os.path.join(self.path, name + ".rows")

    def _replace(self, name: str, content: Optional[bytes]) -> None:
        path = os.path.join(self.path, name)
        if content is None:
            if os.path.exists(path):
                os.remove(path)
            return
        with open(path + ".part", "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".part", path)

    def write(self, name: str, first: int, rows: np.ndarray) -> None:
        """Finished rows of a map, from the row `first` on."""
        with open(self._place(name), "r+b") as file:
            file.seek(first * self._shape[1] * 8)
            file.write(np.ascontiguousarray(rows, dtype=np.float64).tobytes())
            file.flush()
            os.fsync(file.fileno())

    def keep(self, state: dict) -> None:
        """Note how far the run is: arrays and one text."""
        part = os.path.join(self.path, _STATE + ".part")
        with open(part, "wb") as file:
            np.savez(file, **state)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, os.path.join(self.path, _STATE))

    def _state(self) -> Optional[dict]:
        try:
            with np.load(os.path.join(self.path, _STATE), allow_pickle=False) as file:
                return {name: file[name] for name in file.files}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None

    def rows(self, name: str, first: int, last: int) -> np.ndarray:
        """Rows of a map."""
        width = self._shape[1]
        with open(self._place(name), "rb") as file:
            file.seek(first * width * 8)
            return np.fromfile(file, np.float64, (last - first) * width).reshape(-1, width)


def _read_key(path: str) -> Optional[str]:
    """The key of the run in a folder; None where there is none, or one that cannot be read."""
    if not os.path.exists(path):
        return None
    try:
        with open(path, encoding="utf-8") as file:
            return str(json.load(file)["run"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
