"""The dynamic programme behind natural breaks: optimal contiguous groups of weighted points."""

from __future__ import annotations

import numpy as np


class Groups:
    """Sorted bins of values, each with count, sum and sum of squares, and sums over runs of bins.

    The running sums start in the middle and go outwards, so that a run of ordinary values does
    not lose its digits to an extreme value at one end of the data.

    Parameters
    ----------
    count, total, square : ndarray of float64, shape (bins,)
        Number of values of each bin, their sum and their sum of squares, from a common origin
        near the middle of the data.
    """

    def __init__(self, count: np.ndarray, total: np.ndarray, square: np.ndarray):
        self.size = count.size
        middle = int(np.searchsorted(np.cumsum(count), 0.5 * count.sum()))
        self._sums = [_outward(part, middle) for part in (count, total, square)]

    def squares(self, first: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Sum of squared deviations from the mean in the bins first..stop-1 (elementwise)."""
        count, total, square = (part[stop] - part[first] for part in self._sums)
        return np.maximum(square - total * total / count, 0.0)


def _outward(part: np.ndarray, middle: int) -> np.ndarray:
    """Running sums whose differences are sums over runs, 0 at `middle`."""
    out = np.zeros(part.size + 1)
    np.cumsum(part[middle:], out=out[middle + 1 :])
    out[:middle] = -np.cumsum(part[:middle][::-1])[::-1]
    return out


def optimal_starts(groups: Groups, classes: int) -> np.ndarray:
    """The first bin of each class of the partition with the least squares within classes.

    ``D_q(j) = min_i D_{q-1}(i) + squares(i, j)``. The best i rises with j, so the j of one level
    of a bisection only search between the answers of their neighbours on the levels before: one
    class costs O(bins log bins), all array operations.

    Parameters
    ----------
    groups : Groups
        At least as many bins as classes.
    classes : int

    Returns
    -------
    ndarray of intp, shape (classes,)
        Rising, the first is 0. Among equally good partitions the one with the earliest starts.
    """
    bins = groups.size
    stops = np.arange(bins + 1)
    best = np.full(bins + 1, np.inf)
    best[1:] = groups.squares(np.zeros(bins, dtype=np.intp), stops[1:])
    history = []
    for done in range(1, classes):
        # The last class needs only its answer for all bins.
        wanted = np.array([bins]) if done == classes - 1 else stops[done + 1 :]
        best, start = _next_class(groups, best, done, wanted)
        history.append(start)
    starts = np.zeros(classes, dtype=np.intp)
    stop = bins
    for position in range(classes - 1, 0, -1):
        stop = history[position - 1][stop]
        starts[position] = stop
    return starts


def _next_class(groups: Groups, before: np.ndarray, done: int, wanted: np.ndarray):
    """Best sums with one class more for the stops `wanted`, and where that class starts."""
    bins = groups.size
    best = np.full(bins + 1, np.inf)
    start = np.zeros(bins + 1, dtype=np.intp)
    # Between the sentinels: known stops and their starts, in order.
    for index, before_it, behind_it in _bisection(wanted.size):
        stops = wanted[index]
        low = np.full(stops.size, done, dtype=np.intp)
        high = stops - 1
        left = before_it >= 0
        low[left] = start[wanted[before_it[left]]]
        high = np.where(behind_it >= 0, np.minimum(high, start[wanted[behind_it]]), high)
        low = np.minimum(low, high)
        lengths = high - low + 1
        ends = np.cumsum(lengths)
        heads = ends - lengths
        first = np.arange(ends[-1]) + np.repeat(low - heads, lengths)
        sums = before[first] + groups.squares(first, np.repeat(stops, lengths))
        least = np.minimum.reduceat(sums, heads)
        hits = np.flatnonzero(sums == np.repeat(least, lengths))
        best[stops] = least
        start[stops] = first[hits[np.searchsorted(hits, heads)]]
    return best, start


def _bisection(size: int):
    """Split 0..size-1 at the middle, the halves at their middles, and so on.

    Yields the positions of a level with their nearest neighbours of earlier levels, -1 where there is none.
    """
    low, high = np.array([0]), np.array([size])
    while low.size:
        middle = (low + high) // 2
        yield middle, low - 1, np.where(high < size, high, -1)
        low = np.stack([low, middle + 1], axis=1).ravel()
        high = np.stack([middle, high], axis=1).ravel()
        filled = low < high
        low, high = low[filled], high[filled]
