"""How a network of sources holds while sources or corridors are lost one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, parts_of, told
from ._brandes import betweenness
from .connection import Habitat, no_connection, with_corridor, with_source
from .graph import SourceGraph

ORDERS = (phrase("random"), phrase("degree"), phrase("betweenness"), phrase("dPC"))
ELEMENTS = ("sources", "corridors")
# Rows of the curves.
MEASURES = ("connectivity", "efficiency", "largest component", "connected pairs")


@dataclass(frozen=True)
class RobustnessCurve:
    """What is left while elements are removed in one way.

    Parameters
    ----------
    order : str
        One of `ORDERS`.
    mean, low, high : ndarray of float64, shape (4, elements + 1)
        `MEASURES` as shares of the whole network's, with none, one, two ... elements removed: the mean of the runs,
        and their 5th and 95th percentile.
    removed : tuple of int
        The elements in the order of their removal; empty for random orders.
    area : ndarray of float64, shape (4,)
        Robustness R: mean of each measure's curve over all removals (trapezia), from 0 to 1.
    """

    order: str
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    removed: tuple
    area: np.ndarray


def robustness_curves(
    graph: SourceGraph,
    habitat: Habitat,
    elements: str = "sources",
    orders=ORDERS,
    runs: int = 100,
    seed: int = 0,
    recalculate: bool = True,
    progress: Progress = no_progress,
) -> tuple:
    """Connectivity, efficiency and largest component while elements are removed at random and by rank.

    - connectivity: EC(PC) of the sources that are left, see `Habitat.equivalent_connectivity`.
    - efficiency: sum of 1 / cost over all pairs of sources.
    - largest component: sources in it.
    - connected pairs: pairs of sources with a way between them.

    Each is divided by its value in the whole network, so that all curves begin at 1 and fall.

    Parameters
    ----------
    graph : SourceGraph
    habitat : Habitat
    elements : {"sources", "corridors"}
        What is removed; a source goes with its corridors.
    orders : sequence of {"random", "degree", "betweenness", "dPC"}
        By rank the highest goes first. The degree of a corridor is the product of its sources' degrees; dPC is the loss
        of EC(PC) without the element. Ties go by number.
    runs : int
        Random orders.
    seed : int
    recalculate : bool
        Rank what is left anew after every removal; else the ranks of the whole network hold.
    progress : callable

    Returns
    -------
    tuple of RobustnessCurve

    Raises
    ------
    InputError
        When there is no corridor, or a parameter is not known.

    References
    ----------
    Albert, Jeong and Barabasi (2000), Nature 406:378-382; Holme et al. (2002), Physical Review E 65:056109
    (recalculated ranks); Schneider et al. (2011), PNAS 108:3838-3841 (R).
    """
    if not graph.corridors:
        raise InputError("The network has no corridor that could be lost.")
    if elements not in ELEMENTS or not orders or not set(orders) <= set(ORDERS):
        raise InputError(
            "Elements are one of {elements}, orders some of {orders}.",
            elements=", ".join(ELEMENTS),
            orders=", ".join(ORDERS),
        )
    if runs < 1:
        raise InputError("The number of runs is {given}; it must be 1 or above.", given=runs)
    count = graph.count if elements == "sources" else graph.corridors
    curves = []
    shares = [3.0 * runs if order == "random" else count for order in orders]
    for order, part in zip(orders, parts_of(progress, shares)):
        if order == "random":
            curves.append(_random(graph, habitat, elements, count, runs, seed, part))
        else:
            removed = _ranked(graph, habitat, elements, order, count, recalculate, part)
            curve = removal_curve(graph, habitat, elements, removed)
            curves.append(RobustnessCurve(order, curve, curve, curve, tuple(removed.tolist()), _area(curve)))
    progress(1.0)
    return tuple(curves)


def removal_curve(graph: SourceGraph, habitat: Habitat, elements: str, removed: np.ndarray) -> np.ndarray:
    """The measures while elements are removed in a given order.

    Parameters
    ----------
    graph : SourceGraph
    habitat : Habitat
    elements : {"sources", "corridors"}
    removed : ndarray of int, shape (elements,)
        Every element once.

    Returns
    -------
    ndarray of float64, shape (4, elements + 1)
        `MEASURES` as shares of those of the whole network.
    """
    count = len(removed)
    values = np.zeros((len(MEASURES), count + 1))
    distances = no_connection(graph.count)
    # Backwards: what is added one by one shortens ways, which is quick to follow.
    if elements == "sources":
        present = np.zeros(graph.count, dtype=bool)
        corridors = _corridors_of(graph)
    else:
        present = np.ones(graph.count, dtype=bool)
        values[:, count] = _measure(distances, habitat, present)
    for left, element in enumerate(removed[::-1], 1):
        if elements == "sources":
            others, costs = corridors[element]
            here = present[others]
            distances = with_source(distances, element, others[here], costs[here])
            present[element] = True
        else:
            ends = graph.first[element], graph.second[element]
            distances = with_corridor(distances, *ends, graph.cost[element])
        values[:, count - left] = _measure(distances, habitat, present)
    whole = values[:, :1]
    return np.divide(values, whole, out=np.zeros_like(values), where=whole > 0)


def _corridors_of(graph: SourceGraph) -> list:
    """Other source and cost of the corridors of every source."""
    here = np.concatenate([graph.first, graph.second])
    there = np.concatenate([graph.second, graph.first])
    cost = np.tile(graph.cost, 2)
    return [(there[here == source], cost[here == source]) for source in range(graph.count)]


def _measure(distances: np.ndarray, habitat: Habitat, present: np.ndarray) -> tuple:
    """`MEASURES`, not yet as shares."""
    reached = np.isfinite(distances)
    inverse = np.zeros_like(distances)
    np.divide(1.0, distances, out=inverse, where=reached & (distances > 0))
    within = reached.sum(axis=1)[present]
    return (
        habitat.equivalent_connectivity(distances, present),
        float(inverse.sum()),
        float(within.max(initial=0)),
        float((within - 1).sum()),
    )


def _area(curve: np.ndarray) -> np.ndarray:
    return (curve[:, 1:] + curve[:, :-1]).sum(axis=1) / (2.0 * (curve.shape[1] - 1))


def _random(graph, habitat, elements, count, runs, seed, progress) -> RobustnessCurve:
    generator = np.random.default_rng(seed)
    curves = np.empty((runs, len(MEASURES), count + 1))
    for run in told(range(runs), progress):
        curves[run] = removal_curve(graph, habitat, elements, generator.permutation(count))
    mean = curves.mean(axis=0)
    low, high = np.percentile(curves, (5, 95), axis=0)
    return RobustnessCurve("random", mean, low, high, (), _area(mean))


def _ranked(graph, habitat, elements, order, count, recalculate, progress) -> np.ndarray:
    """The elements in the order of their removal."""
    left = np.ones(count, dtype=bool)
    if not recalculate:
        return np.argsort(-_ranks(graph, habitat, elements, order, left), kind="stable")
    removed = []
    for _ in told(range(count), progress):
        ranks = _ranks(graph, habitat, elements, order, left)
        removed.append(int(np.argmax(np.where(left, ranks, -np.inf))))
        left[removed[-1]] = False
    return np.array(removed, dtype=np.intp)


def _ranks(graph: SourceGraph, habitat: Habitat, elements: str, order: str, left: np.ndarray) -> np.ndarray:
    """What the elements are ranked by, in the network of those that are left; rounded, so that equal ranks tie."""
    of_sources = elements == "sources"
    part = graph.without(np.flatnonzero(~left)) if of_sources else graph.without((), np.flatnonzero(~left))
    kept = left if of_sources else np.flatnonzero(left)
    if order == "degree":
        degree = part.degrees().astype(np.float64)
        values = degree if of_sources else degree[part.first] * degree[part.second]
    elif order == "betweenness":
        nodes, edges = betweenness(part.count, part.first, part.second, part.cost)
        values = nodes if of_sources else edges
    else:
        present = left if of_sources else np.ones(graph.count, dtype=bool)
        values = _losses(part, habitat, of_sources, present)
    ranks = np.full(left.size, -np.inf)
    ranks[kept] = values[left] if of_sources else values
    return _rounded(ranks)


def _rounded(ranks: np.ndarray) -> np.ndarray:
    known = ranks[np.isfinite(ranks)]
    scale = np.abs(known).max(initial=0.0)
    return np.where(np.isfinite(ranks), np.round(ranks / scale, 9), ranks) if scale > 0 else ranks


def _losses(part: SourceGraph, habitat: Habitat, of_sources: bool, present: np.ndarray) -> np.ndarray:
    """Loss of EC(PC) without each source that is there, or each corridor."""
    distances = part.distances()
    whole = habitat.equivalent_connectivity(distances, present)
    count = part.count if of_sources else part.corridors
    losses = np.zeros(count)
    for element in np.flatnonzero(present) if of_sources else range(count):
        if of_sources:
            there = present.copy()
            there[element] = False
            rest = part.without([element]).distances() if part.degrees()[element] > 1 else distances
            losses[element] = whole - habitat.equivalent_connectivity(rest, there)
        # A corridor that is no cheapest way between its sources is on no other's either.
        elif part.cost[element] <= distances[part.first[element], part.second[element]]:
            rest = part.without((), [element]).distances()
            losses[element] = whole - habitat.equivalent_connectivity(rest, present)
    return losses


def largest_component(distances: np.ndarray, attributes: np.ndarray) -> float:
    """The greatest sum of attributes in one component."""
    _, component = connected_components(np.isfinite(distances), directed=False)
    return float(np.bincount(component, attributes).max())
