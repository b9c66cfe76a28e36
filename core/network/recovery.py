"""How far a network that loses its sources holds together and can be mended from what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ._brandes import betweenness
from .graph import SourceGraph

ATTACKS = ("degree", "betweenness")


@dataclass(frozen=True)
class RecoveryCurve:
    """What is left with 0, 1, ... N - 1 of N sources lost; arrays of shape (N,).

    Parameters
    ----------
    connection : ndarray of float64
        Sources of the largest component by those that are left. It rises again at the end, where one source is all that
        is left, so that its mean says nothing.
    largest : ndarray of float64
        Sources of the largest component by all.
    node_recovery : ndarray of float64
        ``1 - (Nr - Nd) / N``: Nr sources are lost, Nd of them have a neighbour that is left.
    edge_recovery : ndarray of float64
        ``1 - (Mr - Me) / M``: Mr corridors are lost, Me of them have an end that is left.
    robustness : float
        R, the mean of `largest`.
    """

    connection: np.ndarray
    largest: np.ndarray
    node_recovery: np.ndarray
    edge_recovery: np.ndarray
    robustness: float


def recovery_curve(graph: SourceGraph, removed: Sequence[int]) -> RecoveryCurve:
    """The measures while sources are lost in a given order.

    Parameters
    ----------
    graph : SourceGraph
    removed : sequence of int
        Every source once; the last one stays.

    Returns
    -------
    RecoveryCurve

    References
    ----------
    Schneider et al. 2011, 10.1073/pnas.1009440108 (R). Papers on ecological networks use node and edge recovery; what
    counts as mended (one neighbour, one end is left) is this project's reading.
    """
    count = graph.count
    # Without loss every source and corridor is its own.
    parent = np.arange(count)
    sizes, left = np.ones(count, dtype=np.int64), np.zeros(count, dtype=bool)
    neighbours = _neighbours(graph)
    largest, greatest = np.zeros(count), 0
    for place in range(count - 1, -1, -1):
        source = removed[place]
        left[source] = True
        greatest = max(greatest, 1)
        for other in neighbours[source]:
            if left[other]:
                greatest = max(greatest, _join(parent, sizes, source, other))
        largest[place] = greatest
    lost = np.arange(count)
    rank = np.empty(count, dtype=np.int64)
    rank[np.asarray(removed)] = lost
    # A source cannot be mended once its last neighbour is lost, too; alone from the start it never can.
    last = np.array([max((rank[other] for other in others), default=-1) for others in neighbours], dtype=np.int64)
    gone = np.maximum(rank, last)
    first, second = rank[graph.first], rank[graph.second]
    dead_nodes = np.searchsorted(np.sort(gone), lost, side="left")
    dead_edges = np.searchsorted(np.sort(np.maximum(first, second)), lost, side="left")
    return RecoveryCurve(
        largest / (count - lost),
        largest / count,
        1.0 - dead_nodes / count,
        1.0 - dead_edges / max(graph.corridors, 1),
        float(largest.mean() / count),
    )


def attack_order(graph: SourceGraph, attack: str) -> list[int]:
    """Sources by rank, the highest first; ranks anew after every loss, ties by number.

    Parameters
    ----------
    graph : SourceGraph
    attack : {"degree", "betweenness"}
        Betweenness counts corridors, not their cost.

    Returns
    -------
    list of int
    """
    left, order = np.ones(graph.count, dtype=bool), []
    for _ in range(graph.count):
        part = graph.without(np.flatnonzero(~left))
        ranks = np.where(left, ranks_of(part, attack), -np.inf)
        order.append(int(np.argmax(ranks)))
        left[order[-1]] = False
    return order


def ranks_of(graph: SourceGraph, attack: str, by_cost: bool = False) -> np.ndarray:
    """Degree or betweenness of the sources, rounded so that equal ones tie.

    Parameters
    ----------
    graph : SourceGraph
    attack : {"degree", "betweenness"}
    by_cost : bool
        Betweenness over the cheapest ways instead of those of the fewest corridors.

    Returns
    -------
    ndarray of float64, shape (sources,)
    """
    if attack == "degree":
        return graph.degrees().astype(np.float64)
    length = graph.cost if by_cost else np.ones(graph.corridors)
    return np.round(betweenness(graph.count, graph.first, graph.second, length)[0], 9)


def robustness_lost(graph: SourceGraph, removed: Sequence[int]) -> np.ndarray:
    """What R loses when a source is lost before all others, the rest in a given order: what to protect first.

    Parameters
    ----------
    graph : SourceGraph
    removed : sequence of int

    Returns
    -------
    ndarray of float64, shape (sources,)
        R of the order less R of the order that begins with the source.
    """
    whole = recovery_curve(graph, removed).robustness
    lost = np.empty(graph.count)
    for source in range(graph.count):
        order = [source, *(other for other in removed if other != source)]
        lost[source] = whole - recovery_curve(graph, order).robustness
    return lost


def _neighbours(graph) -> list:
    result: list = [set() for _ in range(graph.count)]
    for one, other in zip(graph.first.tolist(), graph.second.tolist()):
        result[one].add(other)
        result[other].add(one)
    return result


def _join(parent, sizes, one, other) -> int:
    """Join two components; the size of the joint one."""
    roots = []
    for node in (one, other):
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        roots.append(node)
    if roots[0] != roots[1]:
        parent[roots[1]] = roots[0]
        sizes[roots[0]] += sizes[roots[1]]
    return int(sizes[roots[0]])
