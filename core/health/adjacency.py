"""Adjacencies between classes: how often cells of two classes lie side by side."""

from __future__ import annotations

import numpy as np

from .landscape import Landscape


def adjacency_counts(landscape: Landscape) -> np.ndarray:
    """Like and unlike adjacencies by the double-count method of FRAGSTATS.

    Every side that two cells of a unit share is seen from both of them: ``g_ik = g_ki``, and
    ``g_ii`` is twice the number of sides between cells of class i. Sides on the border of the unit
    are not counted.

    Parameters
    ----------
    landscape : Landscape

    Returns
    -------
    ndarray of float64, shape (units, classes, classes)
    """
    count, units = landscape.class_count, landscape.unit_count
    total = np.zeros(units * count * count, dtype=np.float64)
    index, labels = landscape.index, landscape.units
    for one, other in (
        ((slice(None), slice(None, -1)), (slice(None), slice(1, None))),
        ((slice(None, -1), slice(None)), (slice(1, None), slice(None))),
    ):
        inside = (index[one] >= 0) & (index[other] >= 0) & (labels[one] == labels[other])
        places = labels[one][inside].astype(np.int64) * count + index[one][inside]
        places = places * count + index[other][inside]
        total += np.bincount(places, minlength=total.size)
    counts = total.reshape(units, count, count)
    return counts + counts.transpose(0, 2, 1)
