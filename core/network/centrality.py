"""Centrality of sources and corridors, and the indices of their network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..memory import require_memory
from ..progress import Progress, no_progress, parts_of
from ._brandes import betweenness
from .graph import SourceGraph


@dataclass(frozen=True)
class Centrality:
    """Centralities of a network, arrays of float64 unless said.

    Parameters
    ----------
    source_flow, corridor_flow : ndarray
        Current-flow centrality: the sum over all pairs of sources of the current when 1 A flows from one to the
        other. A source's own ampere as one of the pair counts.
    source_betweenness, corridor_betweenness : ndarray
        Sum over pairs of sources of the share of their cheapest ways that pass; not normalised.
    closeness : ndarray
        ``(r - 1)^2 / ((n - 1) sum d)`` over the r sources that can be reached, itself included.
    degree : ndarray of int
        Number of other sources that a source is joined to.
    clustering : ndarray
        Share of the pairs of its neighbours that are joined; 0 with fewer than two.
    component : ndarray of int
        From 0, in the order of their first sources.
    """

    source_flow: np.ndarray
    corridor_flow: np.ndarray
    source_betweenness: np.ndarray
    corridor_betweenness: np.ndarray
    closeness: np.ndarray
    degree: np.ndarray
    clustering: np.ndarray
    component: np.ndarray


@dataclass(frozen=True)
class NetworkIndices:
    """Indices of a whole network; NaN where one is not defined.

    Parameters
    ----------
    sources, corridors, components : int
        V, L (pairs of sources that are joined) and C.
    largest : int
        Sources in the largest component.
    alpha : float
        Closure: ``(L - V + C) / (2V - 5)``, circuits present of those possible in a planar network.
    beta : float
        Line-point rate: ``L / V``.
    gamma : float
        Connectivity: ``L / (3 (V - 2))``, links present of those possible in a planar network.
    cost_ratio : float
        ``1 - L / D``, D the total length in km.
    efficiency : float
        Mean of 1 / steps over all pairs, 0 where there is no way (Latora and Marchiori 2001).
    cost_efficiency : float
        The same of 1 / cost, per unit of cost.
    clustering : float
        Mean of the sources' clustering.
    transitivity : float
        Closed triples of all connected triples.
    mean_degree : float
    diameter : float
        Cost of the longest of the cheapest ways.
    """

    sources: int
    corridors: int
    components: int
    largest: int
    alpha: float
    beta: float
    gamma: float
    cost_ratio: float
    efficiency: float
    cost_efficiency: float
    clustering: float
    transitivity: float
    mean_degree: float
    diameter: float


def centrality(graph: SourceGraph, progress: Progress = no_progress) -> Centrality:
    """Current-flow centrality, betweenness, closeness, degree and clustering.

    Parameters
    ----------
    graph : SourceGraph
        The cost is the resistance of a corridor.
    progress : callable

    Returns
    -------
    Centrality

    Raises
    ------
    MemoryNeeded
        When the matrices of the largest component do not fit.

    References
    ----------
    Newman (2005), Social Networks 27:39-54, and Linkage Mapper's Centrality Mapper (current flow). Freeman (1977),
    Sociometry 40:35-41, and Brandes (2001), Journal of Mathematical Sociology 25:163-177 (betweenness). Wasserman and
    Faust (1994), Social Network Analysis (closeness of parts). Watts and Strogatz (1998), Nature 393:440-442.
    """
    flowing, passing = parts_of(progress, (1, 1))
    source_flow, corridor_flow = current_flow(graph, flowing)
    source_betweenness, corridor_betweenness = betweenness(graph.count, graph.first, graph.second, graph.cost, passing)
    return Centrality(
        source_flow,
        corridor_flow,
        source_betweenness,
        corridor_betweenness,
        closeness(graph.distances()),
        graph.degrees(),
        _clustering(graph)[0],
        graph.components()[1],
    )


def current_flow(graph: SourceGraph, progress: Progress = no_progress) -> tuple:
    """Current through sources and corridors, summed over all pairs of sources.

    A corridor's current for the pair (s, t) is ``(x_s - x_t) / cost`` with x the difference of its ends' rows in the
    pseudo-inverse of the Laplacian; the sum of ``|x_s - x_t|`` over all pairs follows from x in order. A source
    carries half of what flows in its corridors, and 1 A more for each of its own pairs, halved likewise.

    Parameters
    ----------
    graph : SourceGraph
    progress : callable

    Returns
    -------
    sources : ndarray of float64, shape (sources,)
    corridors : ndarray of float64, shape (corridors,)
    """
    components, component = graph.components()
    sizes = np.bincount(component, minlength=components)
    require_memory(32.0 * float(sizes.max(initial=0)) ** 2)
    corridors = np.zeros(graph.corridors)
    conductance = 1.0 / graph.cost
    place = np.zeros(graph.count, dtype=np.intp)
    for number in np.flatnonzero(sizes > 1):
        nodes = np.flatnonzero(component == number)
        place[nodes] = np.arange(nodes.size)
        edges = np.flatnonzero(component[graph.first] == number)
        inverse = _pseudo_inverse(nodes.size, place[graph.first[edges]], place[graph.second[edges]], conductance[edges])
        signs = 2.0 * np.arange(nodes.size) - nodes.size + 1.0
        for edge in edges:
            progress(edge / graph.corridors)
            rows = inverse[place[graph.first[edge]]] - inverse[place[graph.second[edge]]]
            corridors[edge] = conductance[edge] * float(np.sort(rows) @ signs)
    through = np.bincount(graph.first, corridors, graph.count) + np.bincount(graph.second, corridors, graph.count)
    progress(1.0)
    return (through + sizes[component] - 1.0) / 2.0, corridors


def _pseudo_inverse(count: int, first, second, conductance) -> np.ndarray:
    """Pseudo-inverse of the Laplacian of one component: what is added keeps it from being singular."""
    laplacian = np.zeros((count, count))
    np.add.at(laplacian, (first, second), -conductance)
    np.add.at(laplacian, (second, first), -conductance)
    laplacian[np.diag_indices(count)] = -laplacian.sum(axis=1)
    # A constant of the size of the entries, so that costs of any unit are solved alike.
    lift = float(np.trace(laplacian)) / count**2
    return np.linalg.inv(laplacian + lift) - 1.0 / (lift * count**2)


def closeness(distances: np.ndarray) -> np.ndarray:
    """Closeness of nodes from their distances, after Wasserman and Faust where parts are not connected.

    Parameters
    ----------
    distances : ndarray of float, shape (nodes, nodes)
        Infinite where there is no way.

    Returns
    -------
    ndarray of float64, shape (nodes,)
    """
    reached = np.isfinite(distances)
    others = reached.sum(axis=1) - 1.0
    total = np.where(reached, distances, 0.0).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(others > 0, others / total * others / max(len(distances) - 1, 1), 0.0)


def efficiency(distances: np.ndarray) -> float:
    """Mean of 1 / distance over all pairs of different nodes; NaN for a single one."""
    count = len(distances)
    if count < 2:
        return float("nan")
    with np.errstate(divide="ignore"):
        inverse = 1.0 / distances
    np.fill_diagonal(inverse, 0.0)
    return float(inverse.sum()) / (count * (count - 1))


def network_indices(graph: SourceGraph, length: Optional[np.ndarray] = None) -> NetworkIndices:
    """Indices of the whole network.

    Parameters
    ----------
    graph : SourceGraph
    length : ndarray of float, shape (corridors,), optional
        In metres, for the cost ratio.

    Returns
    -------
    NetworkIndices

    References
    ----------
    Kansky (1963), Structure of Transportation Networks (alpha, beta, gamma); Cook (2002), Landscape and Urban Planning
    58:269-280 and Linehan et al. (1995), ibid. 33:179-193 (their use and the cost ratio for ecological networks).
    """
    links, sources = len(graph.pairs()), graph.count
    components, component = graph.components()
    kilometres = np.nan if length is None else float(np.sum(length)) / 1000.0
    distances = graph.distances()
    local, transitivity = _clustering(graph)
    return NetworkIndices(
        sources,
        links,
        int(components),
        int(np.bincount(component).max()),
        (links - sources + components) / (2 * sources - 5) if sources > 2 else float("nan"),
        links / sources,
        links / (3 * (sources - 2)) if sources > 2 else float("nan"),
        1.0 - links / kilometres if kilometres > 0 else float("nan"),
        efficiency(graph.steps()),
        efficiency(distances),
        float(local.mean()),
        transitivity,
        2.0 * links / sources,
        float(distances[np.isfinite(distances)].max()),
    )


def _clustering(graph: SourceGraph) -> tuple:
    """Clustering of each source, and the transitivity of the network."""
    joined = (graph.matrix() > 0).astype(np.float64)
    triangles = np.asarray(joined.multiply(joined @ joined).sum(axis=1)).ravel()
    degree = np.asarray(joined.sum(axis=1)).ravel()
    triples = degree * (degree - 1.0)
    with np.errstate(invalid="ignore"):
        local = np.where(triples > 0, triangles / np.where(triples > 0, triples, 1.0), 0.0)
    return local, float(triangles.sum() / triples.sum()) if triples.any() else 0.0
