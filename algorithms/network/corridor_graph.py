"""Sources and corridors as a graph: what centrality, robustness and network gain begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError

if TYPE_CHECKING:
    from ...core.network.graph import SourceGraph
    from ..layers.source_layers import Sources
    from .corridor_input import CorridorInput

# Fields of a corridor's ends where none are named.
_ENDS = ("from_id", "to_id")


@dataclass
class CorridorGraph:
    """A network as it was handed over.

    Parameters
    ----------
    sources : Sources
    area : ndarray of float64, shape (sources,)
        In hectares.
    corridors : CorridorInput
    graph : SourceGraph
    edge : ndarray of int, shape (features,)
        The corridor of the graph that each feature is; -1 for those that join nothing.
    row : ndarray of int, shape (corridors of the graph,)
        The feature of each corridor of the graph.
    """

    sources: Sources
    area: np.ndarray
    corridors: CorridorInput
    graph: SourceGraph
    edge: np.ndarray
    row: np.ndarray

    def of_features(self, values: np.ndarray) -> list:
        """Values of the graph's corridors for every feature; None for those that join nothing."""
        return [None if edge < 0 else values[edge].item() for edge in self.edge]


def sources_without_grid(job, key: str = "SOURCES") -> Sources:
    """Sources as outlines, from polygons or from a label raster; no other raster is needed."""
    from ..layers.source_layers import read_outlines

    return job.sources(key) if job.is_raster(key) else read_outlines(job, key)


def add_corridor_inputs(form) -> None:
    """Corridors and the sources that they join."""
    form.add_layer(
        "SOURCES",
        "Ecological sources",
        help="Those of the corridors: polygons, or a raster of source numbers.",
        id_field=True,
        geometry="polygon",
    )
    form.add_features(
        "CORRIDORS",
        "Corridors",
        geometry="line",
        help="From <i>Corridors</i>. Links with a status below 0 are left out.",
    )


def add_end_fields(form) -> None:
    """The fields of the corridors' ends."""
    form.add_field("FROM_FIELD", "Field of the first source", "CORRIDORS", help=_ENDS[0])
    form.add_field("TO_FIELD", "Field of the second source", "CORRIDORS", help=_ENDS[1])


def read_joining(job, sources: Sources) -> CorridorInput:
    """The corridors, joined to their sources by the fields of `add_end_fields`."""
    from .corridor_input import read_corridors

    first, second = (job.text(key) or name for key, name in zip(("FROM_FIELD", "TO_FIELD"), _ENDS))
    return read_corridors(job, "CORRIDORS", sources, first, second)


def add_graph_inputs(form) -> None:
    """The parameters that `read_corridor_graph` reads."""
    add_corridor_inputs(form)
    add_end_fields(form)
    form.add_field(
        "COST_FIELD",
        "Field of the cost",
        "CORRIDORS",
        help="Empty: cost. Any field that says how far apart the sources are, such as length_m.",
    )


def read_corridor_graph(job) -> CorridorGraph:
    """Read the inputs of `add_graph_inputs`; corridors that say nothing new are left out and counted.

    Raises
    ------
    InputError
        When no corridor joins two sources, or a cost is not above 0.
    """
    from ...core.network.graph import SourceGraph

    sources = sources_without_grid(job)
    corridors = read_joining(job, sources)
    name = corridors.features.name
    cost = corridors.numbers(job.text("COST_FIELD") or "cost")
    rows, edge = distinct_corridors(job, corridors, cost)
    if not rows:
        raise InputError("The layer {name} has no corridor that joins two different sources.", name=name)
    if (cost[rows] <= 0).any():
        raise InputError(
            "The layer {name} has {count} {count:corridor|corridors} whose cost is not above 0; the first is in row "
            "{row}.",
            name=name,
            count=int((cost[rows] <= 0).sum()),
            row=rows[int(np.argmax(cost[rows] <= 0))] + 1,
        )
    kept = np.array(rows, dtype=np.intp)
    graph = SourceGraph(len(sources.ids), corridors.first[kept], corridors.second[kept], cost[kept])
    area = np.array([outline.area() for outline in sources.geometries]) / 1e4
    log_components(job, graph)
    return CorridorGraph(sources, area, corridors, graph, edge, kept)


def distinct_corridors(job, corridors: CorridorInput, cost: np.ndarray) -> tuple[list, np.ndarray]:
    """The corridors that join two different sources, each once; what is left out is counted in a warning.

    Parameters
    ----------
    job : Job
    corridors : CorridorInput
    cost : ndarray of float64, shape (features,)

    Returns
    -------
    rows : list of int
        The feature of each corridor that is kept.
    edge : ndarray of int, shape (features,)
        Which of them every feature is: twins share one; -1 for lines without length and for those that begin
        and end in the same source.
    """
    name = corridors.features.name
    edge = np.full(len(cost), -1, dtype=np.intp)
    known: dict = {}
    rows: list = []
    doubled = loops = empty = 0
    for row, geometry in enumerate(corridors.features.geometries):
        ends = int(corridors.first[row]), int(corridors.second[row])
        if ends[0] == ends[1]:
            loops += 1
            continue
        if geometry.length() == 0.0:
            empty += 1
            continue
        same = known.setdefault((*sorted(ends), float(cost[row])), [])
        twin = next((other for other in same if geometry.isGeosEqual(corridors.features.geometries[other])), None)
        if twin is not None:
            edge[row] = edge[twin]
            doubled += 1
            continue
        same.append(row)
        edge[row] = len(rows)
        rows.append(row)
    if loops:
        job.warn(
            "{name}: {count} {count:corridor begins and ends|corridors begin and end} in the same source and "
            "{count:is|are} left out.",
            name=name,
            count=loops,
        )
    if empty:
        job.warn(
            "{name}: {count} {count:line has|lines have} no length and {count:is|are} left out.", name=name, count=empty
        )
    if doubled:
        job.warn(
            "{name}: {count} {count:corridor is|corridors are} there twice and {count:counts|count} once.",
            name=name,
            count=doubled,
        )
    return rows, edge


def log_components(job, graph: SourceGraph) -> None:
    """Say how large the network is and whether it falls apart."""
    components, component = graph.components()
    sizes = np.bincount(component)
    job.log(
        "{sources} {sources:source|sources} and {corridors} {corridors:corridor|corridors}.",
        sources=graph.count,
        corridors=graph.corridors,
    )
    if components > 1:
        job.warn(
            "The network is not connected: it has {count} components, the largest of {largest} "
            "{largest:source|sources}; {alone} {alone:source has|sources have} no corridor.",
            count=int(components),
            largest=int(sizes.max()),
            alone=int((sizes == 1).sum()),
        )
    if graph.count > 3 and graph.corridors > 3 * (graph.count - 2):
        job.warn("There are more corridors than a planar network can hold, so that gamma and alpha exceed 1.")
    if graph.corridors == 1:
        job.warn("There is only one corridor: indices of a network say little about it.")
