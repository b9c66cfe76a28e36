"""The part of the grid that a cost surface reaches."""

from __future__ import annotations

import numpy as np


def reached_box(cost: np.ndarray) -> tuple[slice, slice]:
    """The smallest box that holds every finite cell of a surface.

    Parameters
    ----------
    cost : ndarray of float64, shape (rows, columns)

    Returns
    -------
    rows, columns : slice
        A box of one cell where no cell is finite.
    """
    finite = np.isfinite(cost)
    rows = np.flatnonzero(finite.any(axis=1))
    if not rows.size:
        return slice(0, 1), slice(0, 1)
    columns = np.flatnonzero(finite.any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def framed(window: np.ndarray, top: int, left: int, start: int, stop: int, columns: int) -> np.ndarray:
    """Rows of the whole grid of which a window holds the finite cells.

    Parameters
    ----------
    window : ndarray of float64, shape (height, width)
    top, left : int
        Where the window's first cell lies on the grid.
    start, stop : int
        The rows that are wanted.
    columns : int
        Columns of the grid.

    Returns
    -------
    ndarray of float64, shape (stop - start, columns)
        Infinite outside the window.
    """
    rows = np.full((stop - start, columns), np.inf)
    first, last = max(start, top), min(stop, top + window.shape[0])
    if first < last:
        rows[first - start : last - start, left : left + window.shape[1]] = window[first - top : last - top]
    return rows
