"""Minimum and maximum over a disc around each cell."""

from __future__ import annotations

import numpy as np
from scipy import ndimage


def disc(radius_cells: float) -> np.ndarray:
    """The cells whose centre is at most `radius_cells` from the centre of the middle cell."""
    reach = int(np.floor(radius_cells))
    row, column = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    return row * row + column * column <= radius_cells * radius_cells


def disc_minimum(array: np.ndarray, radius_cells: float) -> np.ndarray:
    """The least value within a radius of each cell.

    Parameters
    ----------
    array : ndarray of float, shape (rows, columns)
        NaN cells, and cells off the raster, are passed over; infinite ones count.
    radius_cells : float
        In cells, 0 or above.

    Returns
    -------
    ndarray, shape and type of `array`
        NaN where the disc holds no value.
    """
    missing = np.isnan(array)
    footprint = disc(radius_cells)
    least = ndimage.minimum_filter(
        np.where(missing, np.inf, array), footprint=footprint, mode="constant", cval=np.inf
    )
    empty = ndimage.minimum_filter(missing, footprint=footprint, mode="constant", cval=True)
    least[empty] = np.nan
    return least


def disc_maximum(array: np.ndarray, radius_cells: float) -> np.ndarray:
    """The greatest value within a radius of each cell; otherwise as `disc_minimum`."""
    return -disc_minimum(-np.asarray(array), radius_cells)
