"""Grades of sources, classes of corridors and the planning roles of the elements of a pattern."""

from __future__ import annotations

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import phrase

# What planning does with each element (Journal of Arid Land 2025, 17(10), section 3.1.4; nodes and break points
# after the common practice of ecological security patterns).
ROLES = {
    "source": phrase("conservation zone"),
    "important": phrase("conservation corridor"),
    "general": phrase("restoration corridor"),
    "pinch point": phrase("control zone"),
    "barrier": phrase("restoration area"),
    "strategic node": phrase("stepping stone"),
    "break point": phrase("wildlife crossing"),
}
IMPORTANT, GENERAL, TOUCHING = "important", "general", "touching"


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

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.pattern.grading import grades
    >>> grades(np.array([9.0, 1.0, 5.0])).tolist()
    [1, 3, 2]
    """
    importance = np.asarray(importance, dtype=np.float64)
    known = np.isfinite(importance)
    result = np.full(importance.shape, count, dtype=np.int64)
    if not known.any():
        return result
    limits = np.asarray(natural_breaks([importance[known]], count).limits)
    result[known] = limits.size + 1 - np.searchsorted(limits, importance[known], side="left")
    return result


def corridor_classes(texts: list, scores: np.ndarray) -> list:
    """Important, general or touching for each corridor.

    A text decides where it is one of the three classes (as `esp:gravity` writes them). Corridors without one are
    important where their space-syntax score lies in the upper of two natural classes, else general.

    Parameters
    ----------
    texts : list
        What the corridors' field of classes holds; None where there is none.
    scores : ndarray of float, shape (n,)
        NaN where there is no score.

    Returns
    -------
    list of str
    """
    scores = np.asarray(scores, dtype=np.float64)
    known = np.isfinite(scores)
    upper = np.zeros(scores.shape, dtype=bool)
    if np.unique(scores[known]).size > 1:
        upper[known] = grades(scores[known], 2) == 1
    result = []
    for text, high in zip(texts, upper.tolist()):
        given = str(text).strip().casefold()
        known_class = given in (IMPORTANT, GENERAL, TOUCHING)
        result.append(given if known_class else IMPORTANT if high else GENERAL)
    return result
