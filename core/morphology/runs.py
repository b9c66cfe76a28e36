"""Connected components of a plane and of its complement, from runs of cells along the rows.

A run is a stretch of ones in a row, a gap the stretch of zeros between two runs; gaps go on over row ends,
since all that lies outside the image is background. Run k lies between gap k and gap k + 1. Work and
memory go with the number of runs, not of cells.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..groups import joined_groups, trees_of
from ..typed import Side
from .bitplanes import Layout, west


@dataclass(frozen=True)
class Runs:
    """The runs of a plane with their overlaps from row to row.

    Parameters
    ----------
    starts, stops : ndarray of int64
        First position of each run and the position after its last.
    first, last : ndarray of int64
        Runs ``first[k]`` to ``last[k]`` (exclusive) of the row above touch run k.
    """

    starts: np.ndarray
    stops: np.ndarray
    first: np.ndarray
    last: np.ndarray

    @property
    def count(self) -> int:
        """Number of runs."""
        return self.starts.size

    def of(self, positions: np.ndarray) -> np.ndarray:
        """The run at each position; every position lies in a run."""
        return np.searchsorted(self.starts, positions, side="right") - 1


@dataclass(frozen=True)
class Components:
    """Components of runs or of gaps.

    Parameters
    ----------
    ids : ndarray of int32
        Component of each run or gap, from 0. The outside is gap component `ids[0]`.
    heads : ndarray of int64
        The first run (or gap) of each component.
    """

    ids: np.ndarray
    heads: np.ndarray

    @property
    def count(self) -> int:
        """Number of components."""
        return self.heads.size


def runs_of(plane: np.ndarray, layout: Layout, connectivity: int) -> Runs:
    """The runs of a plane, with overlaps by the connectivity of the ones (the gaps take the dual)."""
    change = west(plane)
    change ^= plane
    ends = layout.positions(change)
    starts, stops = ends[0::2].copy(), ends[1::2].copy()
    del change, ends
    # Diagonal contact is a tie between an end above and a start below, so the side of the search decides.
    sides: tuple[Side, Side] = ("left", "right") if connectivity == 8 else ("right", "left")
    first = np.searchsorted(stops, starts - layout.stride, side=sides[0])
    last = np.searchsorted(starts, stops - layout.stride, side=sides[1])
    return Runs(starts, stops, first, last)


def run_components(runs: Runs) -> Components:
    """Components of the runs."""
    return _unite(runs.first, runs.last)


def gap_components(runs: Runs) -> Components:
    """Components of the gaps, by the dual connectivity."""
    count = runs.count
    first = np.concatenate(([0], runs.last))
    last = np.concatenate((runs.first + 1, [count + 1]))
    last[0] = 0
    return _unite(first, last)


def _unite(first: np.ndarray, last: np.ndarray) -> Components:
    """Components of items where item k touches the earlier items ``first[k]`` to ``last[k]`` (exclusive)."""
    count = first.size
    if count == 0:
        return Components(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int64))
    # Every item hangs on the first one that it touches; the chains are shortened to their roots.
    roots, tree = trees_of(np.where(last > first, first, np.arange(count)))
    # An item that touches several earlier ones joins their trees.
    joining = np.flatnonzero(last - first > 1)
    more = last[joining] - first[joining] - 1
    left = np.repeat(first[joining] - (np.cumsum(more) - more), more) + np.arange(more.sum())
    one, other = tree[left], tree[left + 1]
    apart = np.flatnonzero(one != other)
    one, other = one[apart], other[apart]
    del joining, more, left, apart
    components, labels = joined_groups(roots.size, one, other)
    heads = np.empty(components, dtype=np.int64)
    # The first of several roots is written last.
    heads[labels[::-1]] = roots[::-1]
    return Components(labels[tree], heads)
