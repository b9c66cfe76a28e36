"""Betweenness of nodes and edges (Brandes 2001), for blocks of origins at once."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from ..progress import Progress, no_progress

# Neighbours of nodes that are looked at together.
_BLOCK = 2_000_000
# Ways whose costs differ by less than this share are equally short: sums of the same costs in another order.
_EQUAL = 1e-9


def neighbours(count: int, tails: np.ndarray, heads: np.ndarray) -> tuple:
    """The neighbours of every node, padded to the greatest number of them.

    Parameters
    ----------
    count : int
    tails, heads : ndarray of int, shape (edges,)

    Returns
    -------
    node, edge : ndarray of int, shape (nodes, most neighbours)
        -1 where a node has fewer.
    """
    here = np.concatenate([tails, heads])
    there = np.concatenate([heads, tails])
    order = np.argsort(here, kind="stable")
    degree = np.bincount(here, minlength=count)
    place = np.arange(here.size) - np.repeat(np.cumsum(degree) - degree, degree)
    node = np.full((count, int(degree.max(initial=0))), -1, dtype=np.intp)
    edge = node.copy()
    node[here[order], place] = there[order]
    edge[here[order], place] = order % max(len(tails), 1)
    return node, edge


def cheapest_matrix(count: int, tails: np.ndarray, heads: np.ndarray, cost: np.ndarray):
    """Sparse matrix of the edges, the cheapest of those that join the same nodes; loops are left out."""
    keep = tails != heads
    ends, cost = np.sort(np.column_stack([tails, heads])[keep], axis=1), cost[keep]
    order = np.lexsort((cost, ends[:, 1], ends[:, 0]))
    ends, cost = ends[order], cost[order]
    first = np.ones(len(ends), dtype=bool)
    first[1:] = (np.diff(ends, axis=0) != 0).any(axis=1)
    (a, b), cost = ends[first].T, cost[first]
    return coo_matrix((np.r_[cost, cost], (np.r_[a, b], np.r_[b, a])), shape=(count, count)).tocsr()


def betweenness(
    count: int, tails: np.ndarray, heads: np.ndarray, cost: np.ndarray, progress: Progress = no_progress
) -> tuple:
    """Sum over unordered pairs of nodes of the share of their cheapest ways that pass each other node and each edge.

    Parameters
    ----------
    count : int
    tails, heads : ndarray of int, shape (edges,)
        Loops carry nothing.
    cost : ndarray of float, shape (edges,)
        Above 0.
    progress : callable

    Returns
    -------
    nodes : ndarray of float64, shape (count,)
    edges : ndarray of float64, shape (edges,)
    """
    node, edge = neighbours(count, tails, heads)
    matrix = cheapest_matrix(count, tails, heads, cost)
    in_nodes, in_edges = np.zeros(count), np.zeros(len(tails))
    step = int(np.clip(_BLOCK // max(count * max(node.shape[1], 4), 1), 1, count))
    for first in range(0, count if node.size else 0, step):
        progress(first / count)
        origins = np.arange(first, min(first + step, count))
        distance = dijkstra(matrix, indices=origins)
        loads = _loads(origins, distance, node, edge, cost, in_edges)
        loads[np.arange(origins.size), origins] = 0.0
        in_nodes += loads.sum(axis=0)
    progress(1.0)
    return in_nodes / 2.0, in_edges / 2.0


def _loads(origins, distance, node, edge, cost, in_edges) -> np.ndarray:
    """What the ways from each origin to all nodes put on the nodes; that on edges is added to `in_edges`."""
    row = np.arange(origins.size)
    order = np.argsort(distance, axis=1, kind="stable")
    ranks = int(np.isfinite(distance).sum(axis=1).max())
    ways = np.zeros_like(distance)
    ways[row, origins] = 1.0
    last_steps = []
    for rank in range(1, ranks):
        here = order[:, rank]
        before, by = node[here], edge[here]
        way = np.where(by >= 0, distance[row[:, None], before] + cost[by], np.inf)
        to = distance[row, here][:, None]
        with np.errstate(invalid="ignore"):
            tight = (way <= to * (1.0 + _EQUAL)) & np.isfinite(to) & (before != here[:, None])
        share = np.where(tight, ways[row[:, None], before], 0.0)
        total = share.sum(axis=1)
        ways[row, here] = total
        last_steps.append((here, before, by, share / np.where(total > 0, total, 1.0)[:, None]))
    loads = np.zeros_like(distance)
    for here, before, by, share in reversed(last_steps):
        passing = share * np.where(share.any(axis=1), 1.0 + loads[row, here], 0.0)[:, None]
        used = share > 0
        np.add.at(loads, (np.broadcast_to(row[:, None], used.shape)[used], before[used]), passing[used])
        np.add.at(in_edges, by[used], passing[used])
    return loads
