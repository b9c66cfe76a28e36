"""Mean over a disc around each cell."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, told
from .disc_minimum import disc


def disc_mean(array: np.ndarray, radius_cells: float, progress: Progress = no_progress) -> np.ndarray:
    """The mean within a radius of each cell.

    Parameters
    ----------
    array : ndarray of float, shape (rows, columns)
        Cells that are not finite, and cells off the raster, are passed over.
    radius_cells : float
        In cells, 0 or above; a cell belongs to the disc when the centres are so near.
    progress : callable

    Returns
    -------
    ndarray of float32, shape (rows, columns)
        NaN where the disc holds no value.
    """
    known = np.isfinite(array)
    inside = disc(min(radius_cells, float(np.hypot(array.shape[0], array.shape[1]))))
    reach = inside.shape[0] // 2
    total = np.zeros(array.shape)
    count = np.zeros(array.shape, dtype=np.float32)
    sums = _RowSums(np.where(known, array, 0.0))
    numbers = _RowSums(known.astype(np.float64))
    rows = array.shape[0]
    for offset in told(range(-reach, reach + 1), progress):
        half_width = (int(inside[reach + offset].sum()) - 1) // 2
        first, last = max(0, -offset), min(rows, rows - offset)
        if first >= last:
            continue
        there = slice(first + offset, last + offset)
        total[first:last] += sums.around(there, half_width)
        count[first:last] += numbers.around(there, half_width)
    with np.errstate(invalid="ignore"):
        return np.where(count > 0, total / count, np.nan).astype(np.float32)


class _RowSums:
    """Sums of runs of cells along the rows."""

    def __init__(self, array: np.ndarray):
        self._columns = array.shape[1]
        self._sums = np.zeros((array.shape[0], array.shape[1] + 1))
        np.cumsum(array, axis=1, out=self._sums[:, 1:])

    def around(self, rows: slice, half_width: int) -> np.ndarray:
        """The sum of the cells up to so many to the left and right of each cell."""
        middle = np.arange(self._columns)
        stop = np.minimum(middle + half_width + 1, self._columns)
        start = np.maximum(middle - half_width, 0)
        return self._sums[rows][:, stop] - self._sums[rows][:, start]
