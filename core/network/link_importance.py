"""What each link of a network adds to the probability of connectivity."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..progress import Progress, no_progress
from .connectivity_index import checked_attributes
from .connectivity_links import PatchLinks

# Lengths of paths that differ by less are the same.
_SAME = 1e-9
# A link of certain passage has no length, and sparse graphs take a zero for a missing link.
_CERTAIN = 1e-200


def link_importance(
    attributes, links: PatchLinks, chosen: Optional[np.ndarray] = None, progress: Progress = no_progress
) -> np.ndarray:
    """``dPC = 100 (PC - PC without the link) / PC`` of links, exact.

    Only pairs of patches whose best path takes the link can lose; they lie on its two sides, and paths are found anew
    from the smaller side alone.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
        Area, or area times quality; not negative.
    links : PatchLinks
    chosen : ndarray of int, optional
        Numbers of the links to remove, one at a time; all by default.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (chosen,)
        Percent; 0 for links of probability 0.

    Raises
    ------
    InputError
        As `checked_attributes`.

    References
    ----------
    Saura and Pascual-Hortal 2007 (PC), for links as for patches.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    attributes = checked_attributes(attributes, links.count)
    chosen = np.arange(links.first.size) if chosen is None else np.asarray(chosen)
    real = np.flatnonzero(links.probability > 0.0)
    length = np.maximum(-np.log(links.probability[real]), _CERTAIN)
    both = np.stack([links.first[real], links.second[real]])
    ends = both.ravel(), both[::-1].ravel()
    # What stands where, so that a link can be taken out and put back.
    graph = csr_matrix((np.arange(1.0, 2 * real.size + 1.0), ends), (links.count, links.count))
    place = np.empty(2 * real.size, dtype=np.int64)
    place[graph.data.astype(np.int64) - 1] = np.arange(graph.data.size)
    graph.data = np.concatenate([length, length])[graph.data.astype(np.int64) - 1]
    best = dijkstra(graph, directed=False)
    whole = attributes @ np.exp(-best) @ attributes
    number = {link: row for row, link in enumerate(real.tolist())}
    result = np.zeros(chosen.size)
    for row, link in enumerate(chosen.tolist()):
        progress(row / chosen.size)
        if link not in number:
            continue
        here = number[link]
        one, other = links.first[link], links.second[link]
        few, many = sorted((_beyond(best, one, other, length[here]), _beyond(best, other, one, length[here])), key=len)
        times = 200.0
        if length[here] <= _SAME:
            # Both ends are one place, and all pairs there count in both orders.
            few, times = many, 100.0
        if not few.size:
            continue
        out = place[[here, here + real.size]]
        graph.data[out] = np.inf
        without = dijkstra(graph, directed=False, indices=few)
        graph.data[out] = length[here]
        lost = np.exp(-best[np.ix_(few, many)]) - np.exp(-without[:, many])
        result[row] = times * (attributes[few] @ np.maximum(lost, 0.0) @ attributes[many]) / whole
    progress(1.0)
    return result


def _beyond(best, near, far, length):
    """The patches whose best path to the far end takes the link."""
    patches = np.flatnonzero(np.isfinite(best[near]))
    return patches[np.abs(best[near, patches] + length - best[far, patches]) <= _SAME]
