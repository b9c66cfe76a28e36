"""What the best paths lose without each node in turn: exclude one by dividing and conquering.

A closure that has all pivots but a set R is refined by putting in one half of R and going on with the other half.
When one node is left, the closure holds exactly the best paths of the network without that node. This takes
n log2 n pivots instead of the n n of n separate networks. As soon as few pairs of nodes are left whose path is worse
than in the whole network, only these pairs are followed; where there are none, the branch ends. Both come sooner when
R lies together, since fewer paths pass through one place than through many.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from typing import Iterator, Optional

import numpy as np

from ..executors import run_tasks
from ..progress import Progress, no_progress
from ._path_closure import Closure, Meter, unbuffered

# A listed pair costs several times what a pair in a tile costs, but the list shrinks on the way down.
_FEW_PAIRS = 0.2
# Branches handed to an executor; more than its workers, since some end early.
_BRANCHES = 16


@dataclass(frozen=True)
class _Whole:
    """The best paths of the whole network, the limits below which a path is worse, the weights of the nodes."""

    best: Closure
    limit: Closure
    attributes: np.ndarray


@dataclass(frozen=True)
class _Branch:
    """A closure that lacks some pivots."""

    closure: Closure
    excluded: np.ndarray


@dataclass(frozen=True)
class _Pairs:
    """The pairs of nodes that are still worse, instead of a whole closure.

    Parameters
    ----------
    first, second : ndarray of intp, shape (pairs,)
    values, best, limit : ndarray, shape (pairs,)
    weight : ndarray of float64, shape (pairs,)
    excluded : ndarray of intp, shape (excluded,)
        Pivots that are lacking.
    legs : ndarray, shape (excluded, nodes)
        Whole rows of the closure at these pivots.
    """

    first: np.ndarray
    second: np.ndarray
    values: np.ndarray
    best: np.ndarray
    limit: np.ndarray
    weight: np.ndarray
    excluded: np.ndarray
    legs: np.ndarray


def pivots_at_most(size: int) -> float:
    """Pivots that `losses_without_each` puts in at most."""
    return size * (1.0 + float(np.ceil(np.log2(max(size, 2)))))


def losses_without_each(
    direct: Closure,
    best: Closure,
    between: np.ndarray,
    attributes: np.ndarray,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> np.ndarray:
    """What the best paths between the other nodes lose when a node is deleted, for every node.

    Parameters
    ----------
    direct, best : Closure
        Values of the links alone, and of the best paths.
    between : ndarray of bool, shape (nodes,)
        From `strictly_between`; the deletion of the others loses nothing.
    attributes : ndarray of float64, shape (nodes,)
        A pair counts with the product of its attributes, once in each direction.
    executor : concurrent.futures.Executor, optional
        Runs branches of the division at once; the result does not depend on it.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (nodes,)
        Summed loss of strength.
    """
    losses = np.zeros(direct.size)
    if not between.any():
        return losses
    meter = Meter(progress if executor is None else no_progress, pivots_at_most(direct.size))
    with unbuffered():
        whole = _Whole(best, best.map(best.rule.limit), attributes)
        others = np.flatnonzero(~between)
        # The division takes over the closure that it starts from.
        closure = direct.insert(others, meter, keep=True) if others.size else direct.map(np.copy)
        root = _Branch(closure, _together(best, np.flatnonzero(between)))
        for nodes, values in _run(whole, root, meter, executor, progress):
            losses[nodes] = values
    return losses


def strictly_between(direct: Closure, best: Closure) -> np.ndarray:
    """Which nodes lie on a best path between two others whose own link is worse.

    Parameters
    ----------
    direct, best : Closure
        Values of the links alone, and of the best paths.

    Returns
    -------
    ndarray of bool, shape (nodes,)
    """
    rule = direct.rule
    goals = []
    for span, link, path in zip(direct.spans, direct.tiles, best.tiles):
        limit = rule.limit(path)
        # No path through a third node is better than the best, so a link that is as good rules one out.
        worse = rule.worse(link, limit)
        if worse.any():
            goals.append((span, np.where(worse, limit, rule.beyond).astype(rule.dtype)))
    between = np.zeros(direct.size, dtype=bool)
    with unbuffered():
        for node in range(direct.size):
            legs = best.rows([node])[0]
            legs[node] = rule.none
            for (top, bottom, left, right), goal in goals:
                path = rule.join(legs[top:bottom, None], legs[left:right])
                if np.count_nonzero(rule.worse(path, goal)) < goal.size:
                    between[node] = True
                    break
    return between


def _together(best: Closure, nodes: np.ndarray) -> np.ndarray:
    """Nodes in an order whose halves, halves of halves and so on lie together."""
    path = best.matrix()
    done, waiting = [], [nodes]
    while waiting:
        nodes = waiting.pop()
        if nodes.size < 3:
            done.append(nodes)
            continue
        one = nodes[np.argmax(best.rule.length(path[nodes[0], nodes]))]
        to_one = best.rule.length(path[one, nodes])
        other = nodes[np.argmax(to_one)]
        order = np.argsort(to_one - best.rule.length(path[other, nodes]), kind="stable")
        first, second = np.array_split(nodes[order], 2)
        waiting += [second, first]
    return np.concatenate(done)


def _run(whole: _Whole, root: _Branch, meter: Meter, executor: Optional[Executor], progress: Progress) -> Iterator:
    if executor is None:
        yield from _follow(whole, root, meter)
        return
    branches = [root]
    while len(branches) < _BRANCHES and any(branch.excluded.size > 1 for branch in branches):
        branches = [half for branch in branches for half in _halves(branch, Meter(), keep=True)]
    for found in run_tasks(partial(_follow_alone, whole), branches, executor, progress):
        yield from found


def _follow_alone(whole: _Whole, branch: _Branch) -> list:
    with unbuffered():
        return list(_follow(whole, branch, Meter()))


def _follow(whole: _Whole, branch: _Branch, meter: Meter) -> Iterator[tuple]:
    """Numbers of nodes and their losses, branch by branch."""
    worse = [branch.closure.rule.worse(*tiles) for tiles in zip(branch.closure.tiles, whole.limit.tiles)]
    count = sum(int(np.count_nonzero(mask)) for mask in worse)
    if count == 0 or branch.excluded.size == 1 or count < _FEW_PAIRS * branch.closure.size**2 / 2:
        yield from _follow_pairs(_listed(whole, branch, worse), branch.closure.rule)
        meter.add(pivots_at_most(branch.excluded.size) - branch.excluded.size)
        return
    del worse
    for half in _halves(branch, meter):
        yield from _follow(whole, half, meter)


def _halves(branch: _Branch, meter: Meter, keep: bool = False) -> Iterator[_Branch]:
    """The two branches that exclude one half each; unless `keep`, the second takes over the closure."""
    if branch.excluded.size == 1:
        yield branch
        return
    first, second = np.array_split(branch.excluded, 2)
    yield _Branch(branch.closure.insert(np.sort(second), meter, keep=True), first)
    yield _Branch(branch.closure.insert(np.sort(first), meter, keep=keep), second)


def _listed(whole: _Whole, branch: _Branch, worse: list) -> _Pairs:
    """The pairs that are worse, each once."""
    columns: list[list] = [[] for _ in range(5)]
    everything = zip(branch.closure.spans, worse, branch.closure.tiles, whole.best.tiles, whole.limit.tiles)
    for (top, _, left, _), mask, tile, best, limit in everything:
        rows, across = np.nonzero(mask)
        once = rows + top < across + left
        rows, across = rows[once], across[once]
        parts = (rows + top, across + left, tile[rows, across], best[rows, across], limit[rows, across])
        for column, part in zip(columns, parts):
            column.append(part)
    first, second, values, best, limit = (np.concatenate(column) for column in columns)
    weight = 2.0 * whole.attributes[first] * whole.attributes[second]
    order = np.argsort(branch.excluded)
    legs = np.empty((order.size, branch.closure.size), dtype=branch.closure.rule.dtype)
    legs[order] = branch.closure.rows(branch.excluded[order].tolist())
    return _Pairs(first, second, values, best, limit, weight, branch.excluded, legs)


def _follow_pairs(pairs: _Pairs, rule) -> Iterator[tuple]:
    worse = rule.worse(pairs.values, pairs.limit)
    count = int(np.count_nonzero(worse))
    if count == 0:
        yield pairs.excluded, 0.0
        return
    if count < 0.7 * worse.size:
        kept = np.flatnonzero(worse)
        names = ("first", "second", "values", "best", "limit", "weight")
        pairs = replace(pairs, **{name: getattr(pairs, name)[kept] for name in names})
        worse = np.ones(count, dtype=bool)
    if pairs.excluded.size == 1:
        lost = rule.strength(pairs.best[worse]) - rule.strength(pairs.values[worse])
        yield pairs.excluded, float(np.sum(pairs.weight[worse] * lost))
        return
    middle = (pairs.excluded.size + 1) // 2
    first, second = slice(None, middle), slice(middle, None)
    yield from _follow_pairs(_with_pivots(pairs, second, first, rule), rule)
    yield from _follow_pairs(_with_pivots(pairs, first, second, rule), rule)


def _with_pivots(pairs: _Pairs, pivots: slice, excluded: slice, rule) -> _Pairs:
    """Put in some of the excluded pivots and keep the others."""
    values, legs = pairs.values, pairs.legs
    for number in range(*pivots.indices(pairs.excluded.size)):
        leg = legs[number]
        values = rule.better(values, rule.join(leg[pairs.first], leg[pairs.second]))
        legs = rule.better(legs, rule.join(leg[pairs.excluded, None], leg))
    return replace(pairs, values=values, excluded=pairs.excluded[excluded], legs=legs[excluded])
