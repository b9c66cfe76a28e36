"""A surface from the risk of squares: bilinear, by kriging, or in moving windows."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress
from ..typed import Shape
from .kriging import MOST_AT_ONCE, NEAREST, Variogram, ordinary_kriging
from .units import Fishnet, centres, interpolated
from .window_means import window_mean

# Kriging is computed at so many places along a square and is interpolated between them.
_PLACES = 5


def square_centres(net: Fishnet, cell_size: float, origin: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """x and y of the middle of every square, row after row.

    Parameters
    ----------
    net : Fishnet
    cell_size : float
    origin : tuple of float
        x and y of the upper left corner.

    Returns
    -------
    x, y : ndarray of float64, shape (squares,)
    """
    side = net.side * cell_size
    rows, columns = np.divmod(np.arange(net.count), net.shape[1])
    return origin[0] + (columns + 0.5) * side, origin[1] - (rows + 0.5) * side


def bilinear_surface(values: np.ndarray, net: Fishnet, shape: Shape) -> np.ndarray:
    """Values of squares, interpolated between their middles.

    Parameters
    ----------
    values : ndarray of float, shape (squares,)
        NaN leaves its weight to the others.
    net : Fishnet
    shape : tuple of int
        Rows and columns of the raster.

    Returns
    -------
    ndarray of float64, shape `shape`
    """
    return interpolated(values.reshape(net.shape), shape, net.side, (net.side - 1) / 2.0)


def kriged_surface(
    values: np.ndarray,
    net: Fishnet,
    shape: Shape,
    cell_size: float,
    variogram: Variogram,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Ordinary kriging of the squares' middles; of more than 3,000 the 32 nearest count at each place.

    Parameters
    ----------
    values : ndarray of float, shape (squares,)
        NaN is left out.
    net : Fishnet
    shape : tuple of int
    cell_size : float
    variogram : Variogram
        In the unit of the cell size.
    progress : callable

    Returns
    -------
    ndarray of float64, shape `shape`
        Computed at every cell of small squares, else at five places along a square and interpolated between them.
    """
    x, y = square_centres(net, cell_size, (0.0, 0.0))
    known = np.isfinite(values)
    stride = max(1, round(net.side / _PLACES))
    rows, columns = (centres(length, stride) for length in shape)
    at_x, at_y = np.meshgrid((columns + 0.5) * cell_size, -(rows + 0.5) * cell_size)
    nearest = NEAREST if np.count_nonzero(known) > MOST_AT_ONCE else None
    found, _ = ordinary_kriging(
        x[known], y[known], values[known], at_x.ravel(), at_y.ravel(), variogram, nearest, False, False, progress
    )
    return interpolated(found.reshape(at_x.shape), shape, stride)


def window_surface(
    classes: np.ndarray, valid: np.ndarray, values: np.ndarray, loss: np.ndarray, side: int, progress=no_progress
) -> np.ndarray:
    """Risk in the square window around every cell: the mean of the losses of its classes.

    Parameters
    ----------
    classes : ndarray of int, shape (classes,)
        Rising.
    valid : ndarray of bool, shape (rows, columns)
    values : ndarray of int, shape (rows, columns)
    loss : ndarray of float64, shape (classes,)
    side : int
        Cells along a window; even numbers are made odd.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (rows, columns)
    """
    places = np.clip(np.searchsorted(classes, values), 0, len(classes) - 1)
    cells = np.where(valid, np.nan_to_num(loss)[places], np.nan)
    return window_mean(cells, valid, max(1, side // 2), "square", progress)
