"""Finished runs on disk, so that a study that was cancelled or crashed goes on from there."""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import time
import uuid
import zipfile
import zlib
from typing import Optional

import numpy as np

from ..errors import InputError
from .accumulation import Accumulator
from .outcome import Record, record_of_arrays

_STATE = "state.npz"
_STUDY = "study.json"
# Runs after which everything so far is written as one state.
_EVERY = 25
# Files that are being written; what stopped processes left of them is no run.
_PART = ".part"
# Seconds after which a file that is being written is left over: each takes a moment.
_LEFT_AFTER = 600.0
# What reading a damaged archive can end in.
_DAMAGED = (
    OSError, ValueError, KeyError, TypeError, IndexError, EOFError, NotImplementedError, RuntimeError, OverflowError,
    MemoryError, SyntaxError, struct.error, zlib.error, zipfile.BadZipFile,
)  # fmt: skip


class RunFolder:
    """A folder of finished runs: one small file each, and from time to time the sum of all of them.

    Files are written under another name, which no other process has, and renamed: a crash leaves none that is cut
    short. A file that was damaged on the disk counts as missing, and its run is done again.

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
        self._remove_parts()
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
        with contextlib.suppress(*_DAMAGED):
            record = None if found is None else record_of_arrays(found)
            return record if record is not None and record.index == index else None
        return None

    def is_due(self, done: int) -> bool:
        """Whether it is time for a state."""
        return done - self._state_done >= _EVERY

    def checkpoint(self, accumulator: Accumulator) -> None:
        """Write the sum of all runs so far and remove their files."""
        self._write(os.path.join(self.path, _STATE), accumulator.state())
        for index in range(self._state_done, accumulator.done):
            with contextlib.suppress(FileNotFoundError):
                os.remove(self._name(index))
        self._state_done = accumulator.done

    def restore(self, accumulator: Accumulator) -> None:
        """Take up the last state, where there is one."""
        state = _read(os.path.join(self.path, _STATE))
        if state is not None and state.keys() >= accumulator.state().keys():
            accumulator.restore(state)
            self._state_done = accumulator.done

    def _name(self, index: int) -> str:
        return os.path.join(self.path, "plain.npz" if index < 0 else f"run_{index + 1:05d}.npz")

    def _write(self, path: str, arrays: dict) -> None:
        content = io.BytesIO()
        np.savez_compressed(content, **arrays)
        self._replace(path, content.getvalue())

    def _write_text(self, path: str, text: str) -> None:
        self._replace(path, text.encode("utf-8"))

    def _replace(self, path: str, content: bytes) -> None:
        part = f"{path}.{os.getpid()}-{uuid.uuid4().hex}{_PART}"
        try:
            with open(part, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(part)
            raise

    def _remove_parts(self) -> None:
        """Remove what stopped processes left half-written; what others write just now is younger than that."""
        now = time.time()
        for name in os.listdir(self.path):
            path = os.path.join(self.path, name)
            with contextlib.suppress(OSError):
                if name.endswith(_PART) and now - os.stat(path).st_mtime > _LEFT_AFTER:
                    os.remove(path)


def _read(path: str) -> Optional[dict]:
    """The arrays of a file; None where it is missing or damaged, so that it is made anew."""
    if not os.path.exists(path):
        return None
    try:
        arrays = {}
        with zipfile.ZipFile(path) as archive:
            for entry in archive.namelist():
                # Read whole, which compares its checksum, before numpy believes what it says of shapes.
                content = io.BytesIO(archive.read(entry))
                arrays[entry.removesuffix(".npy")] = np.load(content, allow_pickle=False)
        return arrays
    except _DAMAGED:
        return None
