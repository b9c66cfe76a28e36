"""How many best paths between other nodes pass through each node (Brandes 2001, for blocks of sources at once)."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ._path_closure import Closure

# Links times sources looked at together.
_BLOCK = 2_000_000


def betweenness(
    direct: Closure, best: Closure, between: np.ndarray, attributes: Optional[np.ndarray] = None
) -> np.ndarray:
    """Sum over ordered pairs of other nodes of the share of their best paths that pass through each node.

    Of paths that are equally good only those with the fewest links count.

    Parameters
    ----------
    direct, best : Closure
        Values of the links alone, and of the best paths.
    between : ndarray of bool, shape (nodes,)
        Nodes that may lie on a path between others.
    attributes : ndarray of float64, shape (nodes,), optional
        Weigh a pair by the product of its attributes and the strength of its best path; each counts 1 by default.

    Returns
    -------
    ndarray of float64, shape (nodes,)
    """
    rule, size = best.rule, best.size
    link, path = direct.matrix(), best.matrix()
    limit = rule.limit(path)
    own = ~rule.worse(link, limit) & (path != rule.none)
    np.fill_diagonal(own, False)
    tails, heads = np.nonzero(own & between[:, None])
    values = link[tails, heads]
    total = np.zeros(size)
    step = max(1, _BLOCK // max(tails.size, size))
    for start in range(0, size if tails.size else 0, step):
        sources = np.arange(start, min(start + step, size))
        if attributes is None:
            weights = np.ones((sources.size, size))
        else:
            weights = attributes[sources, None] * attributes * rule.strength(path[sources])
        arriving = rule.join(path[sources][:, tails], values)
        tight = ~rule.worse(arriving, limit[sources][:, heads]) & (arriving != rule.none)
        tight &= (tails != sources[:, None]) & (heads != sources[:, None])
        row, edge = np.nonzero(tight)
        total += _dependencies(own[sources], row * size + tails[edge], row * size + heads[edge], weights.ravel()).sum(
            axis=0
        )
    return total


def _dependencies(first_steps: np.ndarray, tails: np.ndarray, heads: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """What each source's best paths put on each node, its row a source and its column a node.

    Parameters
    ----------
    first_steps : ndarray of bool, shape (sources, nodes)
        Nodes that the source's own links reach best.
    tails, heads : ndarray of int
        Further links on best paths, as flat positions in the result.
    weights : ndarray of float64, shape (sources * nodes,)
        Weight of each pair.
    """
    step = np.where(first_steps, 1, 0).ravel()
    paths = step.astype(np.float64)
    levels = []
    number = 1
    while True:
        here = np.flatnonzero(step[tails] == number)
        here = here[(step[heads[here]] == 0) | (step[heads[here]] > number)]
        if not here.size:
            break
        step[heads[here]] = number + 1
        paths += np.bincount(heads[here], paths[tails[here]], paths.size)
        levels.append((tails[here], heads[here]))
        number += 1
    load = np.zeros(paths.size)
    for tail, head in reversed(levels):
        passing = paths[tail] / paths[head] * (weights[head] + load[head])
        load += np.bincount(tail, passing, load.size)
    return load.reshape(first_steps.shape)
