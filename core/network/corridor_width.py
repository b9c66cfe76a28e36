"""How wide a corridor is along its least-cost path."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from .corridor_area import CorridorArea

# Transects a corridor; more would only repeat what the cells can tell.
_TRANSECTS = 200
# The path's steps go in 8 directions; its own direction shows over some cells.
_SMOOTHING_CELLS = 3.0
_STEP_CELLS = 0.25
_BLOCK_STEPS = 256


@dataclass(frozen=True)
class CorridorWidth:
    """Width of a corridor on the ground, in map units.

    Parameters
    ----------
    mean, minimum, maximum : float
        Over the transects; NaN where the sources touch, so that no path lies between them.
    """

    mean: float
    minimum: float
    maximum: float


def corridor_width(area: CorridorArea, rows: np.ndarray, columns: np.ndarray, cell_size: float) -> CorridorWidth:
    """Measure a corridor on transects across its least-cost path.

    From up to 200 cells of the path, evenly spread, a transect runs to both sides, at a right angle to the
    path's direction over some cells, until it leaves the corridor; the width is the length between.

    Parameters
    ----------
    area : CorridorArea
    rows, columns : ndarray of int, shape (cells,)
        The least-cost path, from source to source.
    cell_size : float

    Returns
    -------
    CorridorWidth
        Right to about a cell.
    """
    top, left, mask = area.window()
    row, column = np.asarray(rows) - top, np.asarray(columns) - left
    between = np.flatnonzero(_inside(mask, row, column))
    if not between.size:
        return CorridorWidth(np.nan, np.nan, np.nan)
    down, along = (
        np.gradient(gaussian_filter1d(axis.astype(np.float64), _SMOOTHING_CELLS, mode="nearest"))
        for axis in (row, column)
    )
    chosen = between[np.unique(np.linspace(0, between.size - 1, _TRANSECTS).astype(np.intp))]
    norm = np.hypot(down, along)[chosen]
    norm[norm == 0] = 1.0
    # At a right angle: the direction turned by 90 degrees.
    across = along[chosen] / norm, -down[chosen] / norm
    reach = np.zeros(chosen.size)
    for side in (1.0, -1.0):
        # The edge lies somewhere between the last step inside and the next one.
        reach += 0.5 + _steps_inside(mask, row[chosen], column[chosen], side * across[0], side * across[1])
    widths = reach * _STEP_CELLS * cell_size
    return CorridorWidth(float(widths.mean()), float(widths.min()), float(widths.max()))


def _steps_inside(mask, row, column, down, along) -> np.ndarray:
    """How many steps a ray from each cell takes before its first one outside the mask."""
    taken = np.zeros(row.size, dtype=np.int64)
    going = np.arange(row.size)
    first = 0
    while going.size:
        steps = (first + 1 + np.arange(_BLOCK_STEPS)) * _STEP_CELLS
        r = np.rint(row[going, None] + down[going, None] * steps).astype(np.intp)
        c = np.rint(column[going, None] + along[going, None] * steps).astype(np.intp)
        inside = _inside(mask, r, c)
        out = ~inside.all(axis=1)
        taken[going] += np.where(out, np.argmin(inside, axis=1), _BLOCK_STEPS)
        going = going[~out]
        first += _BLOCK_STEPS
    return taken


def _inside(mask, row, column) -> np.ndarray:
    """The mask's value at cells, False off the mask."""
    on = (row >= 0) & (row < mask.shape[0]) & (column >= 0) & (column < mask.shape[1])
    result = np.zeros(row.shape, dtype=bool)
    result[on] = mask[row[on], column[on]]
    return result
