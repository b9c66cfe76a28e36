"""Rasters that a run hands from step to step on the disk, since they are too large for the memory."""

from __future__ import annotations

import shutil
import tempfile

import numpy as np

from ...core.errors import InputError
from ...core.rows import Rows


class _CellsInFile:
    """The cells of a raster in a file without a name, which goes when nobody holds it, however the run ends."""

    def __init__(self, folder: str, size: int, dtype):
        self.size, self.dtype = size, np.dtype(dtype)
        # Taken back by the system when the process dies.
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115

    def close(self) -> None:
        """The file goes now."""
        if hasattr(self, "_file"):
            self._file.close()

    __del__ = close

    def __getitem__(self, cells: slice) -> np.ndarray:
        start, stop, _ = cells.indices(self.size)
        values = np.empty(max(stop - start, 0), dtype=self.dtype)
        self._file.seek(start * self.dtype.itemsize)
        view = memoryview(values).cast("B")
        while view.nbytes:
            count = self._file.readinto(view)
            if not count:
                raise OSError(f"{view.nbytes} bytes of a passing file are missing")
            view = view[count:]
        return values

    def __setitem__(self, cells: slice, values: np.ndarray) -> None:
        start, stop, _ = cells.indices(self.size)
        whole = np.ascontiguousarray(np.broadcast_to(np.asarray(values, dtype=self.dtype), (stop - start,)))
        self._file.seek(start * self.dtype.itemsize)
        view = memoryview(whole).cast("B")
        while view.nbytes:
            view = view[self._file.write(view) :]


class Spool(Rows):
    """A raster on the disk: rows, and slices of `flat` of it, can be read and written.

    Parameters
    ----------
    folder : str
        On whose disk it lies.
    shape : tuple of int
    dtype : numpy type

    Raises
    ------
    InputError
        When the disk has no room for it.
    """

    def __init__(self, folder: str, shape, dtype):
        super().__init__(shape, dtype, self._rows)
        _require_disk(folder, self.size * self.dtype.itemsize)
        self._cells = _CellsInFile(folder, self.size, dtype)

    def close(self) -> None:
        """The file goes now, whoever still knows the raster: a folder with open files cannot be removed on Windows."""
        self._cells.close()

    def _rows(self, first: int, last: int) -> np.ndarray:
        columns = self.shape[1]
        return self._cells[first * columns : last * columns].reshape(-1, columns)

    def __setitem__(self, rows: slice, values: np.ndarray) -> None:
        first, last, _ = rows.indices(self.shape[0])
        columns = self.shape[1]
        whole = np.broadcast_to(values, (last - first, columns))
        self._cells[first * columns : last * columns] = whole.reshape(-1)

    def flat_cells(self):
        """The cells as one long axis, which can be written, too."""
        return self._cells


def _require_disk(folder: str, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise InputError(
            "This run needs {needed:.1f} GB of disk in {folder} for values that it hands from step to step, and "
            "{free:.1f} GB are free; free some space or choose a folder on another disk for the outputs.",
            needed=needed / 1e9,
            folder=folder,
            free=free / 1e9,
        )
