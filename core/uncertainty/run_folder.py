"""Finished runs on disk, so that a study that was cancelled or crashed goes on from there."""

from __future__ import annotations

import json
import os
import zipfile
from typing import Optional

import numpy as np

from ..errors import InputError
from .accumulation import Accumulator
from .outcome import Record, record_of_arrays

_STATE = "state.npz"
_STUDY = "study.json"
# Runs after which everything so far is written as one state.
_EVERY = 25


class RunFolder:
    """A folder of finished runs: one small file each, and from time to time the sum of all of them.

    Files are written under another name and renamed, so that a crash leaves none that is cut short.

    Parameters
    ----------
    path : str
    """

    def __init__(self, path: str):
        self.path = path
        self._state_done = 0

    def open(self, key: str) -> None:
        """Make the folder, or check that its runs belong to the study.

        Raises
        ------
        InputError
            When it holds the runs of other inputs or settings, or is a file.
        """
        if os.path.isfile(self.path):
            raise InputError("The folder of finished runs, {path}, is a file; choose a folder.", path=self.path)
        os.makedirs(self.path, exist_ok=True)
        note = os.path.join(self.path, _STUDY)
        if not os.path.exists(note):
            self._write_text(note, json.dumps({"study": key}))
            return
        try:
            with open(note, encoding="utf-8") as file:
                known = json.load(file).get("study")
        except (OSError, ValueError, AttributeError):
            known = None
        if known != key:
            raise InputError(
                "The folder {path} holds runs of other inputs or settings; choose another folder, or empty this one.",
                path=self.path,
            )

    def keep(self, record: Record) -> None:
        """Write a finished run."""
        self._write(self._name(record.index), record.arrays())

    def read(self, index: int) -> Optional[Record]:
        """A finished run; None where it is not there or cannot be read."""
        found = _read(self._name(index))
        return None if found is None else record_of_arrays(found)

    def is_due(self, done: int) -> bool:
        """Whether it is time for a state."""
        return done - self._state_done >= _EVERY

    def checkpoint(self, accumulator: Accumulator) -> None:
        """Write the sum of all runs so far and remove their files."""
        self._write(os.path.join(self.path, _STATE), accumulator.state())
        for index in range(self._state_done, accumulator.done):
            name = self._name(index)
            if os.path.exists(name):
                os.remove(name)
        self._state_done = accumulator.done

    def restore(self, accumulator: Accumulator) -> None:
        """Take up the last state, where there is one."""
        state = _read(os.path.join(self.path, _STATE))
        if state is not None:
            accumulator.restore(state)
            self._state_done = accumulator.done

    def _name(self, index: int) -> str:
        return os.path.join(self.path, "plain.npz" if index < 0 else f"run_{index + 1:05d}.npz")

    def _write(self, path: str, arrays: dict) -> None:
        part = path + ".part"
        with open(part, "wb") as file:
            np.savez_compressed(file, **arrays)
        os.replace(part, path)

    @staticmethod
    def _write_text(path: str, text: str) -> None:
        with open(path + ".part", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + ".part", path)


def _read(path: str) -> Optional[dict]:
    """The arrays of a file; None where it is missing or damaged, so that it is made anew."""
    if not os.path.exists(path):
        return None
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
