"""Elevations of zero around a land that lies high above: cells outside the data that nobody has marked as such."""

from __future__ import annotations

from typing import Optional

import numpy as np

# A shore climbs no more than this from the sea to the next cell, as a share of the cell's size ...
_SHORE = 0.5
# ... in metres, and as a multiple of what neighbouring cells of the land differ.
_LEAST_STEP = 20.0
_MORE_THAN_LAND = 10.0
# Edges between fewer cells tell nothing.
_LEAST_EDGES = 10


def empty_frame(elevation: np.ndarray, valid: np.ndarray, cell_size: float) -> Optional[tuple]:
    """Cells of elevation 0 that reach the raster's edge and hold no data, by the step up to their neighbours.

    A raster that was turned or cut often has zeros beyond its land. Taken as ground they give slopes of 80 degrees.
    The sea has shores: its neighbours are low, and no lower against it than against each other.

    Parameters
    ----------
    elevation : ndarray, shape (rows, columns)
        Metres.
    valid : ndarray of bool, same shape
    cell_size : float
        Metres.

    Returns
    -------
    tuple of (ndarray of bool, float) or None
        The cells, and the median of the steps at their edges in metres; None where zeros are ground or sea.
    """
    zero = valid & (elevation == 0)
    frame = np.ones_like(zero)
    frame[1:-1, 1:-1] = False
    if not (zero & frame).any() or not (valid & ~zero).any():
        return None
    from scipy.ndimage import binary_propagation

    outside = binary_propagation(zero & frame, mask=zero)
    edges, land = [], []
    for axis in (0, 1):
        first, second = (slice(None, -1), slice(1, None))
        one, other = ((first, slice(None)), (second, slice(None))) if axis == 0 else (
            (slice(None), first), (slice(None), second)
        )  # fmt: skip
        both = valid[one] & valid[other]
        meets = both & (outside[one] != outside[other])
        inside = both & ~zero[one] & ~zero[other]
        edges.append(_steps(elevation, one, other, meets))
        land.append(_steps(elevation, one, other, inside))
    steps, usual = np.concatenate(edges), np.concatenate(land)
    if steps.size < _LEAST_EDGES or usual.size == 0:
        return None
    step = float(np.median(steps))
    if step <= max(_LEAST_STEP, _SHORE * cell_size, _MORE_THAN_LAND * float(np.median(usual))):
        return None
    return outside, step


def _steps(elevation: np.ndarray, one: tuple, other: tuple, where: np.ndarray) -> np.ndarray:
    """How much neighbouring cells differ, where they are asked for."""
    return np.abs(elevation[one][where].astype(np.float32) - elevation[other][where].astype(np.float32))
