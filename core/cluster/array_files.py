"""Large arrays in a folder that this computer and the workers see: each reads the rows that it needs."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from ..errors import InputError

# Smaller arrays are sent as they are.
_LEAST_BYTES = 1 << 20
# Seconds in which a network drive shows its other computers what was written, and those between two looks.
_PATIENCE, _LOOK = 20.0, 0.2


@dataclass(frozen=True)
class ArrayFile:
    """An array that lies in a file of numpy's own format.

    Parameters
    ----------
    path : str
    """

    path: str

    def array(self) -> np.ndarray:
        """The array, mapped into memory: what is not looked at is not read.

        Raises
        ------
        OSError
            When the file does not appear.
        """
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return np.asarray(np.load(self.path, mmap_mode="r", allow_pickle=False))
            except FileNotFoundError:
                if time.monotonic() > until:
                    raise
            time.sleep(_LOOK)

    def taken(self) -> np.ndarray:
        """The array, in memory; the file is removed."""
        array = np.load(self.path, allow_pickle=False)
        os.remove(self.path)
        return array


@dataclass(frozen=True)
class ArrayFolder:
    """Where large arrays are laid on their way to workers and back.

    Parameters
    ----------
    path : str
        Empty where the workers see no folder of this computer: then arrays are sent as they are.
    """

    path: str = ""

    def laid(self, value: Any) -> Any:
        """What is sent in place of a value: the large arrays in its tuples, lists and dicts are laid into files.

        Raises
        ------
        InputError
            When the disk is too small.
        """
        return _mapped(value, self._lay) if self.path else value

    def _lay(self, value: Any) -> Any:
        if not isinstance(value, np.ndarray) or value.nbytes < _LEAST_BYTES:
            return value
        free = shutil.disk_usage(self.path).free
        if value.nbytes > free:
            raise InputError(
                "The folder for what workers share, {path}, has {free:.1f} GB left and {needed:.1f} GB are needed; "
                "make room, or write the outputs to another drive that the workers see.",
                path=self.path,
                free=free / 1e9,
                needed=value.nbytes / 1e9,
            )
        path = os.path.join(self.path, f"{uuid.uuid4().hex}.npy")
        part = f"{path}.part"
        # Whole or not there at all: a worker may be lost while it writes.
        with open(part, "xb") as file:
            np.save(file, value, allow_pickle=False)
        os.replace(part, path)
        return ArrayFile(path)


def opened(value: Any) -> Any:
    """A value as it was laid; its arrays are read from their files when they are looked at."""
    return _mapped(value, lambda part: part.array() if isinstance(part, ArrayFile) else part)


def taken(value: Any) -> Any:
    """A value as it was laid, with its arrays in memory; their files are removed."""
    return _mapped(value, lambda part: part.taken() if isinstance(part, ArrayFile) else part)


def remove_files(value: Any) -> None:
    """Remove the files of a value as it was laid."""

    def remove(part: Any) -> None:
        if isinstance(part, ArrayFile):
            # Where a worker still reads it, it goes with the folder.
            with contextlib.suppress(OSError):
                os.remove(part.path)

    _mapped(value, remove)


def _mapped(value: Any, change: Callable) -> Any:
    """A value with all parts of its tuples, lists and dicts changed."""
    if type(value) in (tuple, list):
        return type(value)(_mapped(part, change) for part in value)
    if type(value) is dict:
        return {key: _mapped(part, change) for key, part in value.items()}
    return change(value)
