"""Corridors added to a network by a simple rule, one after the other."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from .graph import SourceGraph
from .recovery import ranks_of

STRATEGIES = (
    phrase("low degree first"),
    phrase("low betweenness first"),
    phrase("nearest first"),
    phrase("highest gravity first"),
    phrase("random"),
)
_LOW_DEGREE, _LOW_BETWEENNESS, _NEAREST, _GRAVITY, _RANDOM = STRATEGIES


def added_edges(
    graph: SourceGraph,
    first: np.ndarray,
    second: np.ndarray,
    cost: np.ndarray,
    strategy: str,
    count: Optional[int] = None,
    budget: Optional[float] = None,
    spending: Optional[np.ndarray] = None,
    attributes: Optional[Sequence[float]] = None,
    seed: int = 0,
    by_cost: bool = False,
) -> list[int]:
    """Which candidates are added, in order.

    * low degree first: the pair whose (lower, higher) degree is least, then the cheaper, then by number; degrees are
      taken anew after every addition; low betweenness alike;
    * nearest first: by cost; highest gravity first: by ``a_i a_j / cost^2``; random: by a permutation.

    Parameters
    ----------
    graph : SourceGraph
    first, second : ndarray of int, shape (candidates,)
        Sources from 0, pairs that no corridor joins.
    cost : ndarray of float, shape (candidates,)
        Above 0.
    strategy : str
        One of `STRATEGIES`.
    count : int, optional
        How many are added; without it and a budget a tenth of the corridors, at least one.
    budget : float, optional
        What may be spent; candidates that no longer fit are passed over.
    spending : ndarray of float, shape (candidates,), optional
        What each takes from the budget; the cost by default.
    attributes : sequence of float, shape (sources,), optional
        For gravity.
    seed : int
    by_cost : bool
        Betweenness over the cheapest ways instead of those of the fewest corridors.

    Returns
    -------
    list of int

    Raises
    ------
    InputError
        For an unknown strategy and gravity without attributes.
    """
    if strategy not in STRATEGIES:
        raise InputError("There is no strategy '{strategy}'.", strategy=strategy)
    low, high = np.minimum(first, second), np.maximum(first, second)
    spending = cost if spending is None else spending
    if count is None:
        count = len(first) if budget is not None else max(1, round(graph.corridors / 10))
    rest = np.inf if budget is None else budget
    order = _fixed_order(strategy, low, high, cost, attributes, seed)
    chosen: list[int] = []
    left = np.ones(len(first), dtype=bool)
    while len(chosen) < count:
        left &= spending <= rest
        if not left.any():
            break
        if order is None:
            grown = with_edges(graph, first, second, cost, chosen)
            ends = _ranked_ends(grown, strategy, low, high, by_cost)
            place = min(np.flatnonzero(left), key=lambda row: (*ends[:, row], cost[row], low[row], high[row]))
        else:
            place = next(row for row in order if left[row])
        chosen.append(int(place))
        left[place] = False
        rest -= spending[place]
    return chosen


def with_edges(graph: SourceGraph, first, second, cost, chosen: Sequence[int]) -> SourceGraph:
    """The network with some candidates as corridors."""
    rows = np.asarray(chosen, dtype=np.intp)
    parts = ((graph.first, first), (graph.second, second), (graph.cost, cost))
    return SourceGraph(graph.count, *(np.concatenate([old, np.asarray(new)[rows]]) for old, new in parts))


def _ranked_ends(graph, strategy, low, high, by_cost) -> np.ndarray:
    """The lower and the higher rank of each candidate's ends."""
    ranks = ranks_of(graph, "degree" if strategy == _LOW_DEGREE else "betweenness", by_cost)
    return np.sort(ranks[np.stack([low, high])], axis=0)


def _fixed_order(strategy, low, high, cost, attributes, seed):
    """The order of the candidates, where additions do not change it."""
    if strategy == _NEAREST:
        return np.lexsort((high, low, cost))
    if strategy == _GRAVITY:
        if attributes is None:
            raise InputError("Gravity needs the attribute of the sources.")
        weights = np.asarray(attributes, dtype=np.float64)
        return np.lexsort((high, low, -(weights[low] * weights[high] / np.square(cost))))
    if strategy == _RANDOM:
        # Candidates in the order of their pairs, so that the draw does not hang on how they were found.
        return np.lexsort((high, low))[np.random.default_rng(seed).permutation(len(low))]
    return None
