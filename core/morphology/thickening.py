"""Thickening of the skeleton to connectors: cells within a distance along the foreground."""

from __future__ import annotations

import numpy as np

from ..progress import Progress
from .bitplanes import Layout, east, west
from .thickening_queue import thicken_by_queue


def thicken(
    skeleton: np.ndarray, mask: np.ndarray, edge_width: int, limit: np.float32, layout: Layout, progress: Progress
) -> np.ndarray:
    """The skeleton with the cells of a mask that lie within a geodesic distance of it.

    Parameters
    ----------
    skeleton, mask : ndarray of words
        The skeleton lies in the mask.
    edge_width : int
    limit : numpy.float32
        The distance, a little less than ``edge_width - 0.4``.
    layout : Layout
    progress : callable

    Returns
    -------
    ndarray of words
    """
    if edge_width == 1 or not skeleton.any():
        return skeleton
    if edge_width <= 3:
        return _thicken_by_steps(skeleton, mask, edge_width, layout)
    return thicken_by_queue(skeleton, mask, limit, layout, progress)


def _thicken_by_steps(skeleton, mask, edge_width, layout):
    """The queue's result for edge widths 2 and 3, where distances up to 1.57 and 2.57 count.

    One step away is distance 1, and the cell keeps the first of its skeleton neighbours to the north, west,
    south and east as origin. Two steps away is sqrt 2 where one of the cells between has its origin
    sideways, else 2. Three steps away counts only next to a cell at sqrt 2 (sqrt 5, or sqrt 2 + 1 where the
    straight line is blocked); a straight line of sqrt 5 always passes such a cell.
    """
    words = layout.words

    def beside(plane):
        north, south = np.zeros_like(plane), np.zeros_like(plane)
        north[words:] = plane[:-words]
        south[:-words] = plane[words:]
        return north, west(plane), south, east(plane)

    north, to_west, south, to_east = beside(skeleton)
    free = mask & ~skeleton
    first = (north | to_west | south | to_east) & free
    # Origin to the north; else to the west; else to the south; else to the east.
    vertical = first & (north | (south & ~to_west))
    sideways = first & ~vertical
    free &= ~first
    above, _, below, _ = beside(sideways)
    _, left, _, right = beside(vertical)
    slanted = (above | below | left | right) & free
    result = skeleton | first | slanted
    if edge_width == 3:
        for near in (*beside(first), *beside(slanted)):
            result |= near & free
    return result
