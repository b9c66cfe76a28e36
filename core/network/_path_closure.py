"""Best paths between all nodes of a network: a symmetric matrix in tiles, into which pivots are put.

A closure holds the values of the best paths that may use a set of nodes (pivots) on the way. Pivots may be put in
in any order (Floyd and Warshall), which is what makes "without node k" cheap: see `_exclude_one`.
"""

from __future__ import annotations

from bisect import bisect_left
from contextlib import contextmanager
from copy import copy

import numpy as np

from ..progress import Progress, no_progress

# A tile and its candidate fit into the second-level cache together.
_TILE_ROWS = 64
_TILE_BYTES_A_ROW = 4096
_BATCH = 16


@contextmanager
def unbuffered():
    """Keep numpy from copying operands whose rows are shorter than its buffer.

    With the default buffer an outer product of two vectors costs three times as much. Sums and other reductions are
    slower inside, so they are kept out.
    """
    usual = np.setbufsize(16)
    try:
        yield
    finally:
        np.setbufsize(usual)


class Meter:
    """Counts the pivots that were put in and reports their share.

    Parameters
    ----------
    progress : callable
    total : float
        Pivots of the whole work.
    """

    def __init__(self, progress: Progress = no_progress, total: float = 1.0):
        self._progress = progress
        self._total = total
        self._done = 0.0

    def add(self, pivots: float) -> None:
        """More pivots are in, or need not be put in any more."""
        self._done += pivots
        self._progress(min(self._done / self._total, 1.0))


class Closure:
    """A symmetric matrix of path values, kept in contiguous tiles on and above the diagonal.

    Parameters
    ----------
    size : int
        Number of nodes.
    rule : MostProbable or FewestLinks
    """

    def __init__(self, size: int, rule):
        self.size = size
        self.rule = rule
        self.spans = []
        self.tiles = []
        width = _TILE_BYTES_A_ROW // np.dtype(rule.dtype).itemsize
        for top in range(0, size, _TILE_ROWS):
            bottom = min(top + _TILE_ROWS, size)
            for left in range(top, size, width):
                right = min(left + width, size)
                self.spans.append((top, bottom, left, right))
                self.tiles.append(np.empty((bottom - top, right - left), dtype=rule.dtype))

    @classmethod
    def of(cls, matrix: np.ndarray, rule) -> Closure:
        """Cut a symmetric matrix into tiles."""
        closure = cls(matrix.shape[0], rule)
        for (top, bottom, left, right), tile in zip(closure.spans, closure.tiles):
            tile[...] = matrix[top:bottom, left:right]
        return closure

    def matrix(self) -> np.ndarray:
        """The whole symmetric matrix."""
        whole = np.empty((self.size, self.size), dtype=self.rule.dtype)
        for (top, bottom, left, right), tile in zip(self.spans, self.tiles):
            whole[top:bottom, left:right] = tile
            whole[left:right, top:bottom] = tile.T
        return whole

    def map(self, function) -> Closure:
        """A closure of the values that a function gives for each tile."""
        mapped = copy(self)
        mapped.tiles = [function(tile) for tile in self.tiles]
        return mapped

    def rows(self, nodes: list) -> np.ndarray:
        """The whole rows of some nodes (ascending), shape (nodes, size)."""
        rows = np.empty((len(nodes), self.size), dtype=self.rule.dtype)
        for (top, bottom, left, right), tile in zip(self.spans, self.tiles):
            first, last = bisect_left(nodes, top), bisect_left(nodes, bottom)
            for number in range(first, last):
                rows[number, left:right] = tile[nodes[number] - top]
            first, last = bisect_left(nodes, left, last), bisect_left(nodes, right, last)
            for number in range(first, last):
                rows[number, top:bottom] = tile[:, nodes[number] - left]
        return rows

    def insert(self, pivots, meter: Meter, keep: bool = False) -> Closure:
        """Let the paths use more nodes.

        Parameters
        ----------
        pivots : sequence of int
            Ascending, at least one.
        meter : Meter
            Told of every batch of pivots.
        keep : bool
            Leave this closure as it is and return a new one.
        """
        pivots = [int(pivot) for pivot in pivots]
        target = Closure(self.size, self.rule) if keep else self
        source = self
        for start in range(0, len(pivots), _BATCH):
            batch = pivots[start : start + _BATCH]
            source._insert_batch(batch, target)
            meter.add(len(batch))
            source = target
        return target

    def _insert_batch(self, pivots: list, target: Closure) -> None:
        join, better = self.rule.join, self.rule.better
        legs = self.rows(pivots)
        arrivals = _within_batch(legs, pivots, self.rule)
        scratch = np.empty(max(tile.size for tile in self.tiles), dtype=self.rule.dtype)
        for span, best, tile in zip(self.spans, self.tiles, target.tiles):
            top, bottom, left, right = span
            candidate = scratch[: tile.size].reshape(tile.shape)
            for arrival, leg in zip(arrivals, legs):
                join(arrival[top:bottom, None], leg[left:right], out=candidate)
                better(best, candidate, out=tile)
                best = tile


def _within_batch(legs: np.ndarray, pivots: list, rule) -> np.ndarray:
    """Best paths from each pivot of a batch to all nodes that may pass the other pivots of the batch."""
    arrivals = legs.copy()
    for number, pivot in enumerate(pivots):
        rule.better(arrivals, rule.join(arrivals[:, pivot, None], arrivals[number]), out=arrivals)
    return arrivals
