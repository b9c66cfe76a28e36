"""The cheapest ways between sources along corridors and through the sources between them."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra


def cheapest_ways(places: np.ndarray, sources: np.ndarray, cost: np.ndarray, per_metre: float, pairs: list) -> list:
    """The corridors on the cheapest way between sources.

    A way runs along corridors, each at its cost, and straight through a source from one end of a corridor to another,
    at so much a metre. It starts and ends anywhere in its two sources.

    Parameters
    ----------
    places : ndarray of float, shape (corridors, 2, 2)
        x and y of both ends of each corridor.
    sources : ndarray of int, shape (corridors, 2)
        The sources at both ends, from 0; -1 for none.
    cost : ndarray of float, shape (corridors,)
        At least 0.
    per_metre : float
        Cost of a metre inside a source, at least 0.
    pairs : list of (int, int)
        The sources to join.

    Returns
    -------
    list of (tuple of int, float)
        Rows of the corridors from the first source to the second, and the cost of the way; an empty tuple and inf
        where there is none.
    """
    count = len(sources)
    ends = np.asarray(sources).ravel()
    spots = np.asarray(places, dtype=np.float64).reshape(-1, 2)
    begin, finish, weight = [np.arange(0, 2 * count, 2)], [np.arange(1, 2 * count, 2)], [np.asarray(cost, dtype=float)]
    hubs = {source: 2 * count + row for row, source in enumerate(sorted({each for pair in pairs for each in pair}))}
    for source in np.unique(ends[ends >= 0]).tolist():
        inside = np.flatnonzero(ends == source)
        one, other = np.triu_indices(inside.size, 1)
        begin.append(inside[one])
        finish.append(inside[other])
        weight.append(per_metre * np.hypot(*(spots[inside[one]] - spots[inside[other]]).T))
    # Edges of no cost would vanish from a sparse matrix.
    least = 1e-9 * (1.0 + max(float(each.max(initial=0.0)) for each in weight))
    begin, finish = np.concatenate(begin), np.concatenate(finish)
    size = 2 * count + len(hubs)
    found = []
    for first, second in pairs:
        doors = [(hubs[source], np.flatnonzero(ends == source)) for source in (first, second)]
        rows = np.concatenate([begin, *(np.full(door.size, hub) for hub, door in doors)])
        columns = np.concatenate([finish, *(door for _, door in doors)])
        values = np.concatenate([*weight, *(np.zeros(door.size) for _, door in doors)]) + least
        graph = _smallest(rows, columns, values, size)
        away, before = dijkstra(graph, directed=False, indices=hubs[first], return_predecessors=True)
        found.append(_way(hubs[first], hubs[second], away, before, count))
    return found


def _smallest(rows: np.ndarray, columns: np.ndarray, values: np.ndarray, size: int) -> csr_matrix:
    """The graph with the cheapest of several edges between two nodes."""
    low, high = np.minimum(rows, columns), np.maximum(rows, columns)
    order = np.lexsort((values, high, low))
    low, high, values = low[order], high[order], values[order]
    first = np.r_[True, (np.diff(low) != 0) | (np.diff(high) != 0)]
    return coo_matrix((values[first], (low[first], high[first])), shape=(size, size)).tocsr()


def _way(start: int, end: int, away: np.ndarray, before: np.ndarray, count: int) -> tuple:
    if not np.isfinite(away[end]):
        return (), np.inf
    corridors = []
    node = end
    while node != start:
        step = int(before[node])
        if node < 2 * count and step < 2 * count and node // 2 == step // 2:
            corridors.append(node // 2)
        node = step
    return tuple(reversed(corridors)), float(away[end])
