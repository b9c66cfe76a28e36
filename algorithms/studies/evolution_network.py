"""The network of each year, with one distance for all of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...core.tables import cell_number, is_empty
from ..layers.polygon_rings import polygon_rings
from . import scenario_layers as layers

# Fields of a corridor's ends and of its cost.
_ENDS = ("from_id", "to_id")


@dataclass(frozen=True)
class NetworkYear:
    """Sources and corridors of a year; NaN where a number is not defined.

    Parameters
    ----------
    sources, links, components : int
        V, pairs of sources that are joined L, and parts of the network.
    area, connectivity : float
        Hectares of the sources, and EC(PC) in hectares.
    alpha, beta, gamma : float
    mean_cost : float
    robustness : float
        R: mean share of the sources in the largest component while they are lost by degree.
    """

    sources: int
    links: int
    components: int
    area: float
    connectivity: float
    alpha: float
    beta: float
    gamma: float
    mean_cost: float
    robustness: float


def networks_of(job, patterns: list, distance: float, probability: float, important: bool, progress) -> list:
    """The network of each year; None where a year has no sources or no corridors at all.

    Parameters
    ----------
    job : Job
        Its grid is known.
    patterns : list of Pattern
    distance, probability : float
        Of dispersal, in all years.
    important : bool
        Only corridors that the gravity model calls important, where they are told.
    progress : callable
    """
    found = []
    for number, pattern in enumerate(patterns):
        progress(number / len(patterns))
        if "sources" in pattern.files and "corridors" in pattern.files:
            found.append(_network(job, pattern, distance, probability, important))
        else:
            found.append(None)
    progress(1.0)
    return found


def _network(job, pattern, distance: float, probability: float, important: bool) -> NetworkYear:
    from ...core.network.centrality import network_indices
    from ...core.network.recovery import attack_order, recovery_curve

    sources = layers.read_elements(job, pattern, "sources")
    corridors = layers.read_elements(job, pattern, "corridors")
    area = np.array([geometry.area() for geometry in sources.geometries]) / 1e4
    if not area.size:
        return NetworkYear(0, 0, 0, 0.0, 0.0, *[math.nan] * 5)
    graph = _graph(job, pattern, sources, corridors, important)
    connectivity = _equivalent(sources, area, distance, probability)
    if not graph.corridors:
        return NetworkYear(area.size, 0, area.size, float(area.sum()), connectivity, *[math.nan] * 4, 1.0 / area.size)
    indices = network_indices(graph)
    return NetworkYear(
        indices.sources,
        indices.corridors,
        indices.components,
        float(area.sum()),
        connectivity,
        indices.alpha,
        indices.beta,
        indices.gamma,
        float(graph.cost.mean()),
        recovery_curve(graph, attack_order(graph, "degree")).robustness,
    )


def _equivalent(sources, area: np.ndarray, distance: float, probability: float) -> float:
    """EC(PC): hectares of one patch that is worth as much as all with their links."""
    from ...core.network.connectivity_index import probability_of_connectivity
    from ...core.network.connectivity_links import links_by_distance
    from ...core.polygon_distances import polygon_edge_distances

    pairs = polygon_edge_distances([polygon_rings(outline) for outline in sources.geometries])
    links = links_by_distance(pairs, distance, probability)
    return probability_of_connectivity(area, links, importance=False).equivalent


def _graph(job, pattern, sources, corridors, important: bool):
    """The corridors that join two different sources, each pair's as often as it is there."""
    from ...core.network.graph import SourceGraph

    numbers = sources.columns.get("source_id") or list(range(1, len(sources) + 1))
    place = {str(value): row for row, value in enumerate(numbers)}
    columns = corridors.columns
    first, second = (columns.get(name, []) for name in _ENDS)
    kept = []
    for row in range(len(corridors)):
        ends = [place.get(str(values[row])) if len(values) > row else None for values in (first, second)]
        status = columns.get("status", [None] * (row + 1))[row]
        below = not is_empty(status) and cell_number(status) < 0
        cost = _cost(columns, row, corridors.geometries[row])
        if None not in ends and ends[0] != ends[1] and cost > 0 and not below:
            kept.append((*ends, cost, columns.get("class", [""] * (row + 1))[row]))
    if important and any(entry[3] == "important" for entry in kept):
        kept = [entry for entry in kept if entry[3] == "important"]
    if len(corridors) and not kept:
        job.warn("{name}: no corridor joins two sources by their numbers, so its network has no link.",
                 name=pattern.name)  # fmt: skip
    ends = np.array([entry[:2] for entry in kept], dtype=np.intp).reshape(-1, 2)
    return SourceGraph(len(sources), ends[:, 0], ends[:, 1], np.array([entry[2] for entry in kept], dtype=np.float64))


def _cost(columns: dict, row: int, geometry) -> float:
    """The accumulated cost; the length where a layer has none."""
    value = columns["cost"][row] if "cost" in columns else None
    return geometry.length() if is_empty(value) else float(cell_number(value))
