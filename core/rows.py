"""Rasters that are read by rows, so that a run holds a strip of them and not the whole.

A raster is an array, or an object of `Rows` that stands for one: both have ``shape``, ``dtype`` and ``size`` and give
rows by ``raster[first:last]``. Kernels that work along the cells take `flat` of a raster and slices of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterable, Iterator, Sequence

import numpy as np

from .progress import Progress, no_progress, slices
from .ranks import percentiles

# Rasters of no more cells are held as arrays; larger ones are read by rows.
AT_ONCE = 1 << 22
# Cells that are read of a raster at a time, in whole rows of the tiles that files are made of.
STRIP_CELLS = 1 << 20
TILE_ROWS = 256
# Sums add up blocks of this many cells, wherever strips begin. numpy adds by 8192, of which it is a multiple, so that
# they are those of the array as a whole.
SUMMED = 1 << 17


def strip_rows(columns: int) -> int:
    """Rows of a strip: whole tiles where they are not too wide."""
    rows = max(STRIP_CELLS // max(columns, 1), 1)
    return rows // TILE_ROWS * TILE_ROWS if rows >= TILE_ROWS else min(TILE_ROWS, max(8 * rows, 1))


class Rows:
    """A raster whose rows are made or read when they are asked for.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    dtype : numpy type
    read : callable
        ``read(first, last)`` gives the rows from the first to before the last.
    """

    ndim = 2

    def __init__(self, shape: Sequence[int], dtype: Any, read: Callable[[int, int], np.ndarray]) -> None:
        self.shape, self.dtype, self._read = tuple(shape), np.dtype(dtype), read

    @property
    def size(self) -> int:
        """Number of cells."""
        return self.shape[0] * self.shape[1]

    def __getitem__(self, rows: slice) -> np.ndarray:
        first, last, _ = rows.indices(self.shape[0])
        return self._read(first, max(first, last))

    def flat_cells(self) -> _FlatCells:
        """The cells as one long axis."""
        return _FlatCells(self)


class _FlatCells:
    """The cells of `Rows` as one long axis; the strip that was read last is kept."""

    def __init__(self, rows: Rows):
        self._rows, self.size, self.dtype = rows, rows.size, rows.dtype
        self._height = strip_rows(rows.shape[1])
        self._kept, self._cells = -1, np.empty(0)

    def __getitem__(self, cells: slice) -> np.ndarray:
        start, stop, _ = cells.indices(self.size)
        columns = self._rows.shape[1]
        length = self._height * columns
        parts = []
        while start < stop:
            strip = start // length
            if strip != self._kept:
                first = strip * self._height
                self._cells = np.ascontiguousarray(self._rows[first : first + self._height]).reshape(-1)
                self._kept = strip
            end = min(stop, (strip + 1) * length)
            parts.append(self._cells[start - strip * length : end - strip * length])
            start = end
        if not parts:
            return np.empty(0, dtype=self.dtype)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


# An array, or `Rows` in its place. What is given as arrays comes back as arrays, which a type cannot tell.
Raster = Any


def flat(raster: Raster) -> Any:
    """The cells of a raster as one long axis, of which slices can be taken; a view where it is an array."""
    return raster.flat_cells() if hasattr(raster, "flat_cells") else np.asarray(raster).reshape(-1)


def mapped(function: Callable[..., np.ndarray], *rasters: Raster, dtype: Any = np.float64) -> Raster:
    """What a function of single cells makes of rasters: at once of arrays, else by rows when they are asked for.

    Parameters
    ----------
    function : callable
        Takes an array of each raster, of the same cells, and gives one of their shape.
    *rasters : ndarray or Rows
        All of one shape.
    dtype : numpy type
        Of what the function gives.
    """
    if not any(isinstance(raster, Rows) for raster in rasters):
        return function(*rasters)

    def read(first: int, last: int) -> np.ndarray:
        return function(*(raster[first:last] for raster in rasters))

    return Rows(rasters[0].shape, dtype, read)


def strips(shape: Sequence[int], progress: Progress = no_progress) -> Iterator[slice]:
    """The rows of a raster in strips, from the first to the last; the progress along them is told."""
    return slices(shape[0], strip_rows(shape[1]), progress)


def blocks_of(values: Iterable[np.ndarray], size: int = SUMMED) -> Iterator[np.ndarray]:
    """Flat arrays cut anew into blocks of one size, so that sums do not depend on where strips begin."""
    held: list = []
    count = 0
    for part in values:
        held.append(part)
        count += part.size
        if count < size:
            continue
        together = held[0] if len(held) == 1 else np.concatenate(held)
        whole = count // size * size
        for start in range(0, whole, size):
            yield together[start : start + size]
        held, count = [together[whole:]], count - whole
    if count:
        yield np.concatenate(held)


def total(values: Iterable[np.ndarray]) -> tuple[float, int]:
    """Sum and number of flat values that come in parts.

    Parameters
    ----------
    values : iterable of ndarray, one-dimensional

    Returns
    -------
    sum : float
        As `numpy.sum` of the whole with ``dtype=float64`` gives it.
    count : int
    """
    found, count = np.float64(0.0), 0
    for block in blocks_of(values):
        found = np.add.reduce(block, dtype=np.float64, initial=found)
        count += block.size
    return float(found), count


def known_values(raster: Raster) -> Iterator[np.ndarray]:
    """The values with data of a raster, flat and strip by strip; NaN is none."""
    cells = flat(raster)
    for part in slices(cells.size, STRIP_CELLS):
        values = cells[part]
        yield values[~np.isnan(values)]


def bounds(raster: Raster) -> tuple[float, float]:
    """The least and the greatest value with data; infinity and minus infinity where there are none."""
    low, high = np.inf, -np.inf
    for values in known_values(raster):
        if values.size:
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    return low, high


@dataclass(frozen=True)
class Extent:
    """What a raster holds.

    Parameters
    ----------
    cells : int
        With data.
    minimum, maximum, mean : float
        NaN where there is none.
    total : float
        Sum of the values.
    """

    cells: int
    minimum: float
    maximum: float
    mean: float
    total: float


def percentile_of(raster: Raster, share: float) -> float:
    """A percentile of the values with data, 0 to 100, as `numpy.nanpercentile` gives it; NaN where there are none."""
    count = sum(values.size for values in known_values(raster))
    return percentiles(lambda: known_values(raster), count, (share,))[0] if count else np.nan


def extent(raster: Raster, progress: Progress = no_progress) -> Extent:
    """Number of cells with data, least and greatest value and mean; NaN is no data.

    The mean is `numpy.nanmean` of the array: cells without data count as zeros of its sum.
    """
    low, high, cells = np.inf, -np.inf, 0

    def filled() -> Iterator[np.ndarray]:
        nonlocal low, high, cells
        for strip in strips(raster.shape, progress):
            values = raster[strip]
            known = ~np.isnan(values)
            count = int(np.count_nonzero(known))
            if count:
                low, high = min(low, float(np.nanmin(values))), max(high, float(np.nanmax(values)))
                cells += count
            yield (values if count == values.size else np.where(known, values, values.dtype.type(0))).reshape(-1)

    found, _ = total(filled())
    if cells == 0:
        return Extent(0, np.nan, np.nan, np.nan, 0.0)
    return Extent(cells, low, high, found / cells, found)


def add_up(sums: np.ndarray, index: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Sums of weights by an index, added to those of the strips before as one look at all of them would."""
    places = np.concatenate([np.arange(sums.size), index])
    return np.bincount(places, np.concatenate([sums, weights]), sums.size)


class KnownCells:
    """The finite values of a raster as one long axis, for `flat`: slices are asked for from the first to the last."""

    def __init__(self, raster: Raster):
        self._raster = raster
        self.dtype = raster.dtype
        self.size = sum(values.size for values in self._values())

    @property
    def shape(self) -> tuple:
        """As of an array of one axis."""
        return (self.size,)

    def _values(self) -> Iterator[np.ndarray]:
        for strip in strips(self._raster.shape):
            values = self._raster[strip]
            yield values[np.isfinite(values)]

    def flat_cells(self) -> _InTurn:
        """Slices from the first value on."""
        return _InTurn(self._values(), self.size, self.dtype)


class _InTurn:
    """Slices of values that come in parts, one after the other."""

    def __init__(self, parts: Iterator[np.ndarray], size: int, dtype: Any) -> None:
        self.size, self.dtype = size, dtype
        self._parts, self._held, self._first = parts, np.empty(0, dtype=dtype), 0

    def __getitem__(self, cells: slice) -> np.ndarray:
        start, stop, _ = cells.indices(self.size)
        if start < self._first:
            raise ValueError("slices must follow each other")
        held = [self._held]
        have = self._first + self._held.size
        while have < stop:
            held.append(next(self._parts))
            have += held[-1].size
        together = np.concatenate(held)[start - self._first :]
        self._held, self._first = together[stop - start :], stop
        return together[: stop - start]
