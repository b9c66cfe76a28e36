"""Grades of ecological sources and the planning roles of the elements of a pattern."""

from __future__ import annotations

import numpy as np

from ..decision.natural_breaks import natural_breaks

# What planning does with each element (Journal of Arid Land 2025, 17(10), section 3.5).
ROLES = {
    "source": "conservation zone",
    "important": "conservation corridor",
    "general": "restoration corridor",
    "pinch point": "control zone",
    "barrier": "restoration area",
    "strategic node": "stepping stone",
    "break point": "wildlife crossing",
}


def grades(importance: np.ndarray, count: int = 3) -> np.ndarray:
    """Grade elements by natural breaks of their importance; 1 is the highest grade.

    Parameters
    ----------
    importance : ndarray of float, shape (n,)
        dPC, area or another measure; higher is more important. NaN gets the lowest grade.
    count : int
        Number of grades; fewer where there are fewer distinct values.

    Returns
    -------
    ndarray of int64, shape (n,)
    """
    importance = np.asarray(importance, dtype=np.float64)
    known = np.isfinite(importance)
    result = np.full(importance.shape, count, dtype=np.int64)
    if not known.any():
        return result
    limits = np.asarray(natural_breaks([importance[known]], count).limits)
    result[known] = limits.size + 1 - np.searchsorted(limits, importance[known], side="left")
    return result
