"""Which pairs of patches can be near each other, by their bounding boxes."""

from __future__ import annotations

from typing import Iterator, Optional

import numpy as np

from ._nearest_boxes import Boxes, gaps2
from .progress import Progress, no_progress

# Pairs that are handed on together, and pairs of boxes that are compared together.
_YIELDED = 32_768
_CANDIDATES = 1_000_000
# At most so many strips.
_STRIPS = 256
_ROUNDING = 1e-9


def all_in_turn(count: int) -> Iterator[tuple]:
    """All pairs of patches, some at a time, and the share of pairs before them."""
    held, size, done = [], 0, 0
    for number in range(count - 1):
        held.append((np.full(count - number - 1, number), np.arange(number + 1, count)))
        size += count - number - 1
        if size >= _YIELDED or number == count - 2:
            yield *(np.concatenate(side) for side in zip(*held)), done / (count * (count - 1) / 2)
            held, size = [], 0
            done = (number + 1) * count - (number + 1) * (number + 2) // 2


def pairs_within(
    roots: Boxes, limit2: float, group: Optional[np.ndarray] = None, progress: Progress = no_progress
) -> Iterator[tuple]:
    """Pairs of patches of a group whose boxes are within the limit, some at a time, and the share of pairs before them.

    Patches lie in strips from top to bottom: in those that their reach to the right touches. In a strip, in the order
    of their upper sides, only those that begin above the reach of a patch can be near it.
    """
    count = len(roots)
    if not count:
        return
    left, right = roots.x0 - roots.x0.min(), roots.x1 - roots.x0.min()
    above, below = roots.y0 - roots.y0.min(), roots.y1 - roots.y0.min()
    reach = min(np.sqrt(limit2), max(right.max(), below.max())) * (1.0 + _ROUNDING)
    width = max(2.0 * reach, right.max() / _STRIPS) or 1.0
    first, last = (left // width).astype(np.int64), ((right + reach) // width).astype(np.int64)
    touched = last - first + 1
    patch = np.repeat(np.arange(count), touched)
    strip = first[patch] + np.arange(patch.size) - np.repeat(np.cumsum(touched) - touched, touched)
    place = strip if group is None else np.unique(group, return_inverse=True)[1][patch] * (last.max() + 1) + strip
    order = np.lexsort((above[patch], place))
    patch, strip, place = patch[order], strip[order], place[order]
    # Strips lie one below the other, so that one search finds where the reach of each patch ends.
    low = above[patch] + place * (below.max() + reach + 1.0)
    ends = np.searchsorted(low, (low + (below - above)[patch] + reach) * (1.0 + _ROUNDING), side="right")
    sizes = ends - np.arange(1, patch.size + 1)
    keys = []
    for start, stop in _blocks(np.cumsum(sizes)):
        progress(0.0)
        number = sizes[start:stop]
        at = np.repeat(np.arange(start, stop), number)
        to = at + 1 + np.arange(at.size) - np.repeat(np.cumsum(number) - number, number)
        one, other = patch[at], patch[to]
        # Two patches meet in several strips: they count in the one where the right one of them begins.
        near = (place[at] == place[to]) & (np.maximum(first[one], first[other]) == strip[at])
        one, other = one[near], other[near]
        near = gaps2(roots.take(one), roots.take(other)) <= limit2
        one, other = one[near], other[near]
        keys.append(np.minimum(one, other) * count + np.maximum(one, other))
    found = np.sort(np.concatenate(keys))
    for start in range(0, found.size, _YIELDED):
        yield *np.divmod(found[start : start + _YIELDED], count), start / found.size


def _blocks(totals: np.ndarray) -> Iterator[tuple]:
    """Beginnings and ends of blocks of patches that have about so many candidates; totals are running sums."""
    start, done = 0, 0
    while start < totals.size:
        stop = max(start + 1, int(np.searchsorted(totals, done + _CANDIDATES, side="right")))
        yield start, stop
        start, done = stop, int(totals[stop - 1])
