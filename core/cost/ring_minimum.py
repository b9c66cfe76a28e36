"""Minimum over the rim of a disc around each cell."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, told

# A cell whose centre lies on the rim belongs to it, whatever the division rounds to.
_ROUNDING = 1e-9


def ring(radius_cells: float, width_cells: float) -> np.ndarray:
    """The cells whose centre lies on the rim of a disc.

    Parameters
    ----------
    radius_cells, width_cells : float
        In cells; the rim reaches from the radius inwards. Where no centre lies there, it is a cell wide.

    Returns
    -------
    ndarray of bool, shape (2 k + 1, 2 k + 1)
        With k the whole part of the radius.

    Examples
    --------
    >>> from esp_toolbox.core.cost.ring_minimum import ring
    >>> ring(1.0, 0.5).astype(int).tolist()
    [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    """
    reach = int(np.floor(radius_cells * (1.0 + _ROUNDING)))
    row, column = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    distance = np.hypot(row, column)
    disc = distance <= radius_cells * (1.0 + _ROUNDING)
    for width in (width_cells, 1.0):
        rim = disc & (distance >= (radius_cells - width) * (1.0 - _ROUNDING))
        if rim.any():
            return rim
    return disc


def ring_minimum(
    array: np.ndarray, radius_cells: float, width_cells: float, progress: Progress = no_progress
) -> np.ndarray:
    """The least value on the rim of a disc around each cell.

    Parameters
    ----------
    array : ndarray of unsigned int, shape (rows, columns)
    radius_cells, width_cells : float
        As in `ring`.
    progress : callable

    Returns
    -------
    ndarray, shape (rows, columns)
        The greatest number of the type where the rim lies off the raster.
    """
    rim = ring(radius_cells, width_cells)
    reach = rim.shape[0] // 2
    rows, columns = array.shape
    padded = np.full((rows + 2 * reach, columns + 2 * reach), np.iinfo(array.dtype).max, dtype=array.dtype)
    padded[reach : reach + rows, reach : reach + columns] = array
    least = np.full_like(array, np.iinfo(array.dtype).max)
    for down, right in told(np.argwhere(rim).tolist(), progress):
        np.minimum(least, padded[down : down + rows, right : right + columns], out=least)
    return least
