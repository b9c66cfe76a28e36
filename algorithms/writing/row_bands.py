"""Bands of rasters that are too large for the memory: their rows are made while they are written."""

from __future__ import annotations

from typing import Callable

import numpy as np

# Cells that are looked at for the ends of a colour ramp, and rows that are made at a time.
_SAMPLE = 1_000_000
_ROWS = 256


class RowBand:
    """A band whose rows are made when they are asked for.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    dtype : numpy type
    nodata : float
        What the rows hold where they have no data.
    rows : callable
        ``rows(first, last)`` gives the rows from the first to before the last.
    """

    def __init__(self, shape, dtype, nodata: float, rows: Callable):
        self.shape, self.dtype, self.nodata = tuple(shape), np.dtype(dtype), nodata
        self._rows = rows

    def __getitem__(self, part: slice) -> np.ndarray:
        first, last, _ = part.indices(self.shape[0])
        return np.ascontiguousarray(self._rows(first, last), dtype=self.dtype)

    def __iter__(self):
        for first in range(0, self.shape[0], _ROWS):
            yield from self[first : first + _ROWS]

    def sample(self) -> np.ndarray:
        """Rows from all over the band; all of them where it is small."""
        step = max(1, self.shape[0] * self.shape[1] // _SAMPLE)
        return np.concatenate([self[first : first + _ROWS][::step] for first in range(0, self.shape[0], _ROWS)])
