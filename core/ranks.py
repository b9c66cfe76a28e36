"""Values by their rank among many that come in parts, exactly and without holding them all."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Callable, Iterable, Sequence

import numpy as np

# So many values of one stretch are sorted; where there are more they are counted in narrower bins first.
_SORTED = 1 << 20
# Bits that one look at the values tells apart.
_BITS = 16
_DEPTHS = 64 // _BITS
_SIGN = np.uint64(1 << 63)

Parts = Callable[[], Iterable[np.ndarray]]


def values_at(parts: Parts, ranks: Sequence[int]) -> list[float]:
    """The values that stand at ranks of the sorted whole.

    Parameters
    ----------
    parts : callable
        Gives the values in flat float parts, without NaN; it is called two to five times.
    ranks : sequence of int
        From 0, below the number of values.

    Returns
    -------
    list of float

    Notes
    -----
    Numbers sort as the bits of their double precision do. The first look counts them by their highest bits, further
    ones within the bins that hold a rank, until what such a bin holds can be sorted or is one value.
    """
    # Of each rank the depth and the prefix of its bin, and its rank inside; of each bin what it holds.
    places = {int(rank): (0, 0, int(rank)) for rank in ranks}
    sizes: dict = defaultdict(lambda: math.inf)

    def is_open(place: tuple[int, int, int]) -> bool:
        return place[0] < _DEPTHS and sizes[place[:2]] > _SORTED

    while any(map(is_open, places.values())):
        bins = {place[:2] for place in places.values() if is_open(place)}
        for (depth, prefix), counts in _counts(parts, bins).items():
            ends = np.cumsum(counts)
            for rank, place in places.items():
                if place[:2] != (depth, prefix):
                    continue
                slot = int(np.searchsorted(ends, place[2], side="right"))
                own = depth + 1, prefix << _BITS | slot
                sizes[own] = int(counts[slot])
                places[rank] = (*own, place[2] - int(ends[slot] - counts[slot]))
    members = _members(parts, {place[:2] for place in places.values() if place[0] < _DEPTHS})
    found = {rank: _value_of(place, members) for rank, place in places.items()}
    return [found[int(rank)] for rank in ranks]


def percentiles(parts: Parts, count: int, wanted: Sequence[float]) -> list[float]:
    """Percentiles, 0 to 100, as `numpy.percentile` gives them: linear between neighbouring values.

    Parameters
    ----------
    parts : callable
        As for `values_at`.
    count : int
        Number of values, at least 1.
    wanted : sequence of float

    Returns
    -------
    list of float
    """
    places = [(count - 1) * (share / 100.0) for share in wanted]
    below = [min(int(math.floor(place)), count - 1) for place in places]
    above = [min(rank + 1, count - 1) for rank in below]
    values = values_at(parts, below + above)
    found = []
    for place, rank, low, high in zip(places, below, values, values[len(below) :]):
        share, step = place - rank, high - low
        # From the nearer end, as numpy does.
        found.append(high - step * (1.0 - share) if share >= 0.5 else low + step * share)
    return found


def _keys(values: np.ndarray) -> np.ndarray:
    """Whole numbers that rise as the values do."""
    # There is one zero.
    bits = (values.astype(np.float64) + 0.0).view(np.uint64)
    return np.where(bits & _SIGN, ~bits, bits | _SIGN)


def _inside(keys: np.ndarray, depth: int, prefix: int) -> np.ndarray:
    return keys if depth == 0 else keys[keys >> np.uint64(64 - _BITS * depth) == np.uint64(prefix)]


def _counts(parts: Parts, bins: set) -> dict:
    counts = {one: np.zeros(1 << _BITS, dtype=np.int64) for one in bins}
    for values in parts():
        keys = _keys(values)
        for (depth, prefix), found in counts.items():
            own = _inside(keys, depth, prefix)
            slots = own >> np.uint64(64 - _BITS * (depth + 1)) & np.uint64((1 << _BITS) - 1)
            found += np.bincount(slots.astype(np.int64), minlength=found.size)
    return counts


def _members(parts: Parts, bins: set) -> dict:
    """The sorted keys of each bin."""
    members: dict = {one: [] for one in bins}
    if members:
        for values in parts():
            keys = _keys(values)
            for (depth, prefix), found in members.items():
                found.append(_inside(keys, depth, prefix))
    return {one: np.sort(np.concatenate(found)) for one, found in members.items()}


def _value_of(place: tuple, members: dict) -> float:
    depth, prefix, rank = place
    key = np.uint64(prefix) if depth == _DEPTHS else members[depth, prefix][rank]
    bits = key ^ _SIGN if key & _SIGN else ~key
    return float(np.array([bits], dtype=np.uint64).view(np.float64)[0])
