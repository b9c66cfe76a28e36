"""Units that metrics are measured in: fishnet squares and the centres of moving windows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import slices
from ..typed import Shape

# Squares of fewer cells along their side say little about a landscape.
_LEAST_CELLS = 10
_DEFAULT_METRES = 1000.0
# Cells that are interpolated at once.
_STRIP = 1 << 18


@dataclass(frozen=True)
class Fishnet:
    """Squares laid over a raster from its upper left corner.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of squares; those at the right and lower end may be cut off.
    side : int
        Cells along a square.
    cells : tuple of int
        Rows and columns of the raster.
    """

    shape: Shape
    side: int
    cells: tuple[int, int]

    @cached_property
    def units(self) -> np.ndarray:
        """Number of the square of each cell, row after row from 0; int32."""
        down, across = (np.arange(length, dtype=np.int32) // self.side for length in self.cells)
        return down[:, None] * np.int32(self.shape[1]) + across[None, :]

    @property
    def count(self) -> int:
        """Number of squares."""
        return self.shape[0] * self.shape[1]


def default_side(cell_size: float) -> int:
    """Cells along a square of the fishnet where no size is given: 1 km, but at least ten cells.

    Parameters
    ----------
    cell_size : float
        Metres.

    Returns
    -------
    int
    """
    return max(_LEAST_CELLS, int(round(_DEFAULT_METRES / cell_size)))


def fishnet(shape: Shape, side: int) -> Fishnet:
    """Divide a raster into squares.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the raster.
    side : int
        Cells along a square.

    Returns
    -------
    Fishnet

    Raises
    ------
    InputError
        For squares of less than one cell.
    """
    if side < 1:
        raise InputError("A square of the fishnet must be at least one cell wide.")
    rows, columns = -(-shape[0] // side), -(-shape[1] // side)
    return Fishnet((rows, columns), side, (int(shape[0]), int(shape[1])))


def window_footprint(radius: int, form: str = "disc") -> np.ndarray:
    """The cells of a moving window.

    Parameters
    ----------
    radius : int
        Cells.
    form : {"disc", "square"}
        ``dx^2 + dy^2 <= r^2``, or the square of 2r + 1 cells.

    Returns
    -------
    ndarray of bool, shape (2r + 1, 2r + 1)

    Raises
    ------
    InputError
    """
    if radius < 1:
        raise InputError("The radius of the moving window must be at least one cell.")
    if form not in ("disc", "square"):
        raise InputError("The window is a disc or a square, not {given}.", given=form)
    if form == "square":
        return np.ones((2 * radius + 1, 2 * radius + 1), dtype=bool)
    steps = np.arange(-radius, radius + 1)
    return steps[:, None] ** 2 + steps[None, :] ** 2 <= radius * radius


def centres(length: int, stride: int) -> np.ndarray:
    """Rows or columns of the windows' centres: every stride-th cell, from the middle of the first stride."""
    if stride < 1:
        raise InputError("The stride of the moving window must be at least one cell.")
    return np.arange(min(stride // 2, length - 1), length, stride)


def interpolated(
    values: np.ndarray, shape: Shape, stride: int, first: Optional[float] = None
) -> np.ndarray:
    """Bilinear interpolation of values at the windows' centres to every cell.

    Centres without a value leave their weight to the others; cells beyond the outermost centres
    take the nearest.

    Parameters
    ----------
    values : ndarray of float, shape (centre rows, centre columns)
        NaN is nodata.
    shape : tuple of int
        Rows and columns of the raster.
    stride : int
    first : float, optional
        Row and column of the first centre; that of `centres` by default.

    Returns
    -------
    ndarray of float64, shape `shape`
    """
    if stride == 1:
        return values.astype(np.float64)
    known = ~np.isnan(values)
    # The values, and the weight that they have: along the rows first, then strip by strip along the columns.
    layers = [np.where(known, values, 0.0), known.astype(np.float64)]
    places = [
        _places(shape[axis], values.shape[axis], stride, min(stride // 2, shape[axis] - 1) if first is None else first)
        for axis in (0, 1)
    ]
    (upper, lower, down), (left, right, across) = places
    out = np.full(shape, np.nan)
    for rows in slices(shape[0], max(1, _STRIP // max(shape[1], 1))):
        filled, weight = (_between(layer, upper[rows], lower[rows], down[rows, None], 0) for layer in layers)
        filled, weight = (_between(layer, left, right, across, 1) for layer in (filled, weight))
        np.divide(filled, weight, out=out[rows], where=weight > 1e-12)
    return out


def _between(layer, low, high, share, axis):
    return np.take(layer, low, axis) * (1.0 - share) + np.take(layer, high, axis) * share


def _places(length: int, count: int, stride: int, first: float):
    place = np.clip((np.arange(length) - first) / stride, 0, count - 1)
    low = np.floor(place).astype(np.int64)
    return low, np.minimum(low + 1, count - 1), place - low
