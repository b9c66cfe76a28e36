"""Corridors that a network lacks: least-cost paths between sources that are not joined, and to stepping stones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Iterable, Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from .least_cost_network import NetworkRules, least_cost_network
from .network_gain import Candidates
from .selection import LinkLimits

SPENDINGS = ("length", "cost")


@dataclass(frozen=True)
class CandidateCorridors:
    """Corridors that could be added, and where they run.

    Parameters
    ----------
    candidates : Candidates
    length : ndarray of float64, shape (candidates,)
        In metres.
    paths : tuple of (ndarray, ndarray)
        Rows and columns of each.
    dropped : int
        Pairs without a path, beyond the greatest cost, or whose path crosses a third source or stone.
    """

    candidates: Candidates
    length: np.ndarray
    paths: tuple
    dropped: int


class _NoStore:
    """Keeps no surface: each is needed once."""

    def reach(self, label: int) -> Optional[float]:
        """Nothing is kept: no reach."""
        return None

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """Nothing is kept."""

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """Nothing is kept, so that nothing can be read."""
        raise KeyError(label)


def candidate_corridors(
    resistance: np.ndarray,
    labels: np.ndarray,
    sources: int,
    cell_size: float,
    joined: Iterable = (),
    nearest: int = 4,
    maximum_cost: float = np.inf,
    spending: str = "length",
    progress: Progress = no_progress,
) -> CandidateCorridors:
    """Least-cost paths between all sources that no corridor joins, and from each stepping stone to what is nearest.

    Paths that cross a third source are left out, since they consist of others; so are those to a stone that cross
    another one. A path between sources may cross a stone.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    labels : ndarray of int, shape (rows, columns)
        1 to `sources` the sources, above it the stones; 0 elsewhere.
    sources : int
    cell_size : float
    joined : iterable of (int, int)
        Pairs of sources, from 0, that have a corridor.
    nearest : int
        Corridors that each stone keeps, the cheapest ones; 2 or more.
    maximum_cost : float
    spending : {"length", "cost"}
        What a corridor takes from the budget.
    progress : callable

    Returns
    -------
    CandidateCorridors
        Nodes from 0: the sources, then the stones.

    Raises
    ------
    InputError
        When a parameter is out of its range, or no two sources can be used.
    """
    if spending not in SPENDINGS:
        raise InputError("The budget is one of {known}, not {given}.", known=", ".join(SPENDINGS), given=spending)
    if nearest < 2:
        raise InputError("A stepping stone needs 2 corridors or more, not {given}.", given=nearest)
    have = {(min(pair) + 1, max(pair) + 1) for pair in joined}
    lacking = [pair for pair in combinations(range(1, sources + 1), 2) if pair not in have]
    nodes = int(labels.max(initial=0))
    stones = range(sources + 1, nodes + 1)
    to_stones = [(label, stone) for stone in stones for label in range(1, stone)]
    limits = LinkLimits(maximum_cost=maximum_cost)
    first, second = parts_of(progress, (1.0 + len(lacking), 1e-6 + len(to_stones)))
    found, dropped = [], 0
    for pairs, grid, part in ((lacking, np.where(labels <= sources, labels, 0), first), (to_stones, labels, second)):
        if not pairs:
            continue
        rules = NetworkRules(adjacency="list", pairs=tuple(pairs), limits=limits)
        network = least_cost_network(resistance, grid, cell_size, rules, store=_NoStore(), progress=part)
        links = network.links
        active = np.flatnonzero(links.active & (links.length > 0))
        dropped += len(pairs) - active.size
        rows = [
            (int(links.from_label[row]) - 1, int(links.to_label[row]) - 1, links.cost[row], links.length[row], row)
            for row in active
        ]
        if grid is labels:
            rows = _nearest(rows, sources, nearest)
        found += [(*row[:4], network.paths[row[4]]) for row in rows]
    first, second, cost, length = (np.array([row[part] for row in found]) for part in range(4))
    cost, length = cost.astype(np.float64), length.astype(np.float64)
    spent = length if spending == "length" else cost
    candidates = Candidates(first.astype(np.intp), second.astype(np.intp), cost, spent)
    return CandidateCorridors(candidates, length, tuple(row[4] for row in found), dropped)


def _nearest(rows: list, sources: int, nearest: int) -> list:
    """Those that are among the cheapest of a stone at either end."""
    kept: set = set()
    of_stone: dict = {}
    for place, row in enumerate(rows):
        for node in row[:2]:
            if node >= sources:
                of_stone.setdefault(node, []).append((row[2], place))
    for each in of_stone.values():
        kept.update(place for _, place in sorted(each)[:nearest])
    return [rows[place] for place in sorted(kept)]
