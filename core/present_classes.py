"""Which values a raster of classes holds."""

from __future__ import annotations

import numpy as np

# Values that lie this close together are counted, which is much faster than sorting.
COUNTED = 1 << 20


def extremes(values: np.ndarray, valid: np.ndarray) -> tuple:
    """The least and the greatest value with data; exact for integers of 64 bits.

    Parameters
    ----------
    values : ndarray of int or float
    valid : ndarray of bool, same shape

    Returns
    -------
    least, greatest : int or float
        0 both where nothing has data.
    """
    if values.dtype.kind == "f":
        low, high = np.inf, -np.inf
    else:
        low, high = np.iinfo(values.dtype).max, np.iinfo(values.dtype).min
    least, greatest = values.min(where=valid, initial=low), values.max(where=valid, initial=high)
    return (0, 0) if least > greatest else (least.item(), greatest.item())


def classes_present(values: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """The different classes with data.

    Parameters
    ----------
    values : ndarray of int
    valid : ndarray of bool, same shape

    Returns
    -------
    ndarray of int64, shape (classes,)
        Rising.
    """
    least, greatest = extremes(values, valid)
    if greatest - least < COUNTED:
        return np.flatnonzero(np.bincount((values[valid] - least).ravel())) + least
    return np.unique(values[valid])
