"""Places that lie nearer together than a distance, drawn together into one."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree


def merged_places(points: np.ndarray, weights: np.ndarray, distance: float) -> tuple:
    """Draw near places together, the weightiest first.

    The place of the greatest weight stays and takes in all free places within the distance; then the next one that is
    free. Equal weights go by x, then y: the order of the input changes nothing, no two places that stay are nearer
    than the distance, and a row of near places does not shrink to one.

    Parameters
    ----------
    points : ndarray of float, shape (n, 2)
    weights : ndarray of float, shape (n,)
    distance : float
        In the unit of the points; 0 joins only equal places.

    Returns
    -------
    kept : ndarray of int, shape (m,)
        Rows of the places that stay, the weightiest first.
    group : ndarray of int, shape (n,)
        For every place the position in `kept` of the one that took it in.
    """
    points = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    group = np.full(len(points), -1, dtype=np.intp)
    if not len(points):
        return np.empty(0, dtype=np.intp), group
    order = np.lexsort((points[:, 1], points[:, 0], -np.asarray(weights, dtype=np.float64)))
    near = cKDTree(points).query_ball_point(points, max(distance, 0.0))
    kept: list[int] = []
    for row in order.tolist():
        if group[row] >= 0:
            continue
        free = [other for other in near[row] if group[other] < 0]
        group[free] = len(kept)
        kept.append(row)
    return np.array(kept, dtype=np.intp), group
