"""Candidate links: which pairs of sources a network may join."""

from __future__ import annotations

from itertools import combinations
from typing import Iterable

import numpy as np

from ..cost.accumulate import accumulated_cost
from ..cost.allocation import adjacent_labels, allocation_links, euclidean_allocation
from ..cost.moves import EIGHT, Moves
from ..errors import InputError
from ..progress import Progress, no_progress
from .links import NOT_EVALUATED, Links, new_links

ADJACENCIES = ("either", "cost", "euclidean", "all", "list")


def candidate_links(
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    adjacency: str = "either",
    pairs: Iterable[tuple[int, int]] = (),
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> Links:
    """The pairs of sources that may be linked, with an upper bound of their cost where one is at hand.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns)
        Labels from 1; 0 is no source.
    cell_size : float
    adjacency : {"either", "cost", "euclidean", "all", "list"}
        Pairs whose zones touch in the cost allocation, in the Euclidean one, in either; all pairs; or `pairs`
        alone. Zones touch on 8 neighbours. The Euclidean allocation does not see barriers.
    pairs : iterable of (int, int)
        Labels of pairs that are candidates whatever the adjacency.
    progress : callable
    moves : Moves
        Those of the costs.

    Returns
    -------
    Links
        `bound` is the cheapest crossing of the border between the two zones of the cost allocation: the
        cost of a real path. It is infinite for pairs whose zones do not touch.

    Raises
    ------
    InputError
        When the adjacency is unknown, or a pair names one source twice or a label that does not exist.

    Notes
    -----
    Adjacency as in Linkage Mapper's step 1, where "either" is "Cost-Weighted & Euclidean".
    """
    if adjacency not in ADJACENCIES:
        raise InputError("Adjacency is one of {known}, not {given}.", known=", ".join(ADJACENCIES), given=adjacency)
    by_cost: dict[tuple[int, int], float] = {}
    by_euclid: set[tuple[int, int]] = set()
    if adjacency != "all":
        # Also where only the Euclidean zones count: the bounds keep the runs from each source short.
        nearest = accumulated_cost(resistance, sources, cell_size, progress=progress, moves=moves)
        found = allocation_links(nearest.cost, nearest.allocation, resistance, cell_size, moves)
        by_cost = dict(zip(_as_pairs(found.from_label, found.to_label), found.boundary_cost.tolist()))
    if adjacency in ("either", "euclidean"):
        by_euclid = set(_as_pairs(*adjacent_labels(euclidean_allocation(sources))))
    present = np.unique(sources[sources > 0]).tolist()
    wanted = {_checked(pair, set(present)) for pair in pairs}
    if adjacency == "all":
        wanted |= set(combinations(present, 2))
    if adjacency in ("cost", "either"):
        wanted |= set(by_cost)
    wanted |= by_euclid
    links = sorted(wanted)
    return new_links(
        [a for a, _ in links],
        [b for _, b in links],
        [int(pair in by_cost) if adjacency in ("cost", "either") else NOT_EVALUATED for pair in links],
        [int(pair in by_euclid) if adjacency in ("euclidean", "either") else NOT_EVALUATED for pair in links],
        [by_cost.get(pair, np.inf) for pair in links],
    )


def straight_line_bound(
    resistance: np.ndarray, cell_size: float, start: tuple[int, int], end: tuple[int, int]
) -> float:
    """Cost of the straight line of cells between two cells: an upper bound of the least cost.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    start, end : tuple of int
        Row and column.

    Returns
    -------
    float
        Infinite where the line meets a wall.
    """
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    rows = np.rint(np.linspace(start[0], end[0], steps + 1)).astype(np.intp)
    columns = np.rint(np.linspace(start[1], end[1], steps + 1)).astype(np.intp)
    toll = resistance[rows, columns].astype(np.float64)
    if not np.isfinite(toll).all():
        return float("inf")
    length = np.hypot(np.diff(rows), np.diff(columns))
    return float(((toll[1:] + toll[:-1]) * length).sum() * cell_size / 2)


def _as_pairs(first: np.ndarray, second: np.ndarray) -> list[tuple[int, int]]:
    return list(zip(first.tolist(), second.tolist()))


def _checked(pair: tuple[int, int], present: set[int]) -> tuple[int, int]:
    first, second = sorted(int(label) for label in pair)
    if first == second or not {first, second} <= present:
        raise InputError(
            "The pair {first}-{second} does not name two of the {count} sources.",
            first=pair[0],
            second=pair[1],
            count=len(present),
        )
    return first, second
