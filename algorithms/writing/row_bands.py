"""Bands of rasters that are too large for the memory: their rows are made while they are written."""

from __future__ import annotations

from typing import Callable

import numpy as np

from ...core.rows import Raster, strips

# Cells that are looked at for the ends of a colour ramp, and rows that are made at a time.
_SAMPLE = 1_000_000
_ROWS = 256
# Of a raster as a whole so many are.
_LOOKED_AT = 200_000


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


class RasterBand(RowBand):
    """A band that is an array or `Rows`, brought into the type that is written strip by strip.

    Parameters
    ----------
    raster : ndarray or Rows
    dtype : numpy type
    nodata : float
        Written where floats are not finite, and where `valid` is False.
    valid : ndarray or Rows of bool, optional
    """

    def __init__(self, raster: Raster, dtype, nodata: float, valid=None):
        super().__init__(raster.shape, dtype, nodata, self._written)
        self._raster, self._valid = raster, valid

    def _written(self, first: int, last: int) -> np.ndarray:
        values = self._raster[first:last]
        if values.dtype.kind == "f":
            values = np.where(np.isfinite(values), values, self.nodata)
        values = values.astype(self.dtype)
        if self._valid is not None:
            values = np.where(self._valid[first:last], values, np.array(self.nodata, dtype=self.dtype))
        return values

    def sample(self) -> np.ndarray:
        """Cells from all over the band, every so-many-th of the whole; all of them where it is small."""
        step = max(1, self.shape[0] * self.shape[1] // _LOOKED_AT)
        parts, seen = [], 0
        for strip in strips(self.shape):
            cells = self[strip].ravel()
            parts.append(cells[-seen % step :: step])
            seen += cells.size
        return np.concatenate(parts)
