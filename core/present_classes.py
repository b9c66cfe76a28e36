"""Which values a raster of classes holds."""

from __future__ import annotations

from typing import Sequence

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
    return class_counts(values, valid)[0]


def class_counts(values: np.ndarray, valid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different classes with data, rising, and the number of cells of each.

    Parameters
    ----------
    values : ndarray of int
    valid : ndarray of bool, same shape

    Returns
    -------
    classes, cells : ndarray of int64, shape (classes,)
    """
    least, greatest = extremes(values, valid)
    if greatest - least < COUNTED:
        cells = np.bincount((values[valid] - least).ravel())
        present = np.flatnonzero(cells)
        return present + least, cells[present]
    return np.unique(values[valid], return_counts=True)


def joined_counts(parts: Sequence[tuple[np.ndarray, np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """The classes of several parts of a raster together: `class_counts` of each to that of the whole."""
    classes, place = np.unique(np.concatenate([part[0] for part in parts]), return_inverse=True)
    cells = np.bincount(place.ravel(), np.concatenate([part[1] for part in parts]), classes.size)
    return classes, cells.astype(np.int64)
