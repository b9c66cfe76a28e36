"""Values by their rank among all cells, without sorting or copying them: two passes over the layers."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from .natural_breaks import valid_strips

# Bins of the first pass; values of those that hold a rank are looked at in the second.
_BINS = 1 << 16


def values_of_ranks(layers: Sequence[np.ndarray], ranks: Sequence[int], low: float, high: float) -> list[float]:
    """The values that stand at some places when all values are sorted; exact.

    Parameters
    ----------
    layers : sequence of ndarray of float
        One layer, or several together. NaN is nodata.
    ranks : sequence of int
        From 0, rising.
    low, high : float
        The least and the greatest value of the layers, finite.

    Returns
    -------
    list of float
    """
    if not len(ranks):
        return []
    if low == high:
        return [low] * len(ranks)
    counts = np.zeros(_BINS, dtype=np.int64)
    for block in valid_strips(layers):
        counts += np.bincount(_bins(block, low, high), minlength=_BINS)
    below = np.append(0, np.cumsum(counts))
    wanted = np.searchsorted(below, ranks, side="right") - 1
    inside = np.zeros(_BINS, dtype=bool)
    inside[wanted] = True
    kept = []
    for block in valid_strips(layers):
        kept.append(block[inside[_bins(block, low, high)]])
    values = np.concatenate(kept)
    # Where the values of the bins that are kept begin, had they been sorted.
    starts = np.append(0, np.cumsum(np.where(inside, counts, 0)))
    places = [int(starts[place] + rank - below[place]) for rank, place in zip(ranks, wanted)]
    return np.partition(values, places)[places].tolist()


def _bins(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """The bin of each value; bins rise with the values, so that the values of a bin are neighbours in rank."""
    # Halves first: the difference of two large numbers of opposite sign could overflow.
    span = high * 0.5 - low * 0.5
    if span == 0.0:
        return np.zeros(values.size, dtype=np.int32)
    share = (values.astype(np.float64) * 0.5 - low * 0.5) / span
    return np.clip(share * _BINS, 0, _BINS - 1).astype(np.int32)
