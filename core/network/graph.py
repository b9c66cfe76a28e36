"""The network of sources as a graph, and the one door to networkx, which not every QGIS has."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..errors import InputError
from ..groups import joined_groups
from ._brandes import cheapest_matrix


@dataclass(frozen=True)
class SourceGraph:
    """Sources and the corridors between them; several corridors may join the same two sources.

    Parameters
    ----------
    count : int
        Number of sources.
    first, second : ndarray of int, shape (corridors,)
        Source at either end, from 0.
    cost : ndarray of float64, shape (corridors,)
        Above 0: accumulated cost, or any other way of being far.

    Raises
    ------
    InputError
        When a cost is not above 0 or a corridor joins a source with itself.
    """

    count: int
    first: np.ndarray
    second: np.ndarray
    cost: np.ndarray

    def __post_init__(self):
        wrong = np.flatnonzero(~(self.cost > 0) | np.isinf(self.cost))
        if wrong.size:
            raise InputError(
                "{count} {count:corridor has|corridors have} no cost above 0, the first is number {number}; sources "
                "that touch are to be merged, or their corridor given the cost of one cell.",
                count=wrong.size,
                number=int(wrong[0]) + 1,
            )
        if (self.first == self.second).any():
            raise InputError(
                "{count} {count:corridor begins and ends|corridors begin and end} in the same source; leave them out.",
                count=int(np.count_nonzero(self.first == self.second)),
            )

    @property
    def corridors(self) -> int:
        """Number of corridors."""
        return len(self.first)

    def pairs(self) -> np.ndarray:
        """The different pairs of sources that are joined, shape (pairs, 2), each in ascending order."""
        return np.unique(np.sort(np.column_stack([self.first, self.second]), axis=1), axis=0).reshape(-1, 2)

    def degrees(self) -> np.ndarray:
        """Number of other sources that each source is joined to."""
        return np.bincount(self.pairs().ravel(), minlength=self.count)

    def components(self) -> tuple:
        """Number of components, and that of each source from 0."""
        return joined_groups(self.count, self.first, self.second)

    def matrix(self) -> csr_matrix:
        """The cheapest cost between joined sources, symmetric."""
        return cheapest_matrix(self.count, self.first, self.second, self.cost)

    def distances(self) -> np.ndarray:
        """Cost of the cheapest way between all sources, infinite where there is none."""
        return dijkstra(self.matrix(), directed=False)

    def steps(self) -> np.ndarray:
        """Number of corridors on the shortest way between all sources, infinite where there is none."""
        return dijkstra(self.matrix(), directed=False, unweighted=True)

    def without(self, sources=(), corridors=()) -> SourceGraph:
        """The graph without some corridors and without those of some sources, which stay as isolated ones."""
        gone = np.zeros(self.count, dtype=bool)
        gone[np.asarray(sources, dtype=np.intp)] = True
        kept = ~(gone[self.first] | gone[self.second])
        kept[np.asarray(corridors, dtype=np.intp)] = False
        return SourceGraph(self.count, self.first[kept], self.second[kept], self.cost[kept])


@dataclass(frozen=True)
class Attributes:
    """What is told of the sources and corridors of a graph beside their places in it.

    Parameters
    ----------
    sources, corridors : dict of str to sequence
        Name to one number or text for each.
    names : sequence, optional
        What the sources are called; 1, 2, ... by default.
    """

    sources: dict = field(default_factory=dict)
    corridors: dict = field(default_factory=dict)
    names: Optional[list] = None


def networkx_is_there() -> bool:
    """Whether networkx is installed."""
    return importlib.util.find_spec("networkx") is not None


def to_networkx(graph: SourceGraph, attributes: Optional[Attributes] = None):
    """The graph as a networkx.MultiGraph, for what networkx knows and we do not.

    Parameters
    ----------
    graph : SourceGraph
    attributes : Attributes, optional
        NaN and None are left out.

    Returns
    -------
    networkx.MultiGraph
        Nodes by name, corridors with ``cost``, numbered from 1 as their keys.

    Raises
    ------
    InputError
        When networkx is not installed.
    """
    if not networkx_is_there():
        raise InputError(
            "This output needs the Python library networkx: on Windows run \"python -m pip install --user networkx\" "
            "in the OSGeo4W shell, on Linux install the package python3-networkx, then restart QGIS."
        )
    import networkx

    attributes = Attributes() if attributes is None else attributes
    names = [str(name) for name in (attributes.names or range(1, graph.count + 1))]
    result = networkx.MultiGraph()
    for row, name in enumerate(names):
        result.add_node(name, **_known(attributes.sources, row))
    for row, (a, b, cost) in enumerate(zip(graph.first.tolist(), graph.second.tolist(), graph.cost.tolist())):
        result.add_edge(names[a], names[b], key=row + 1, **{**_known(attributes.corridors, row), "cost": cost})
    return result


def graphml(graph: SourceGraph, attributes: Optional[Attributes] = None) -> str:
    """The graph in GraphML, which Gephi, Cytoscape, igraph and networkx read.

    Parameters
    ----------
    graph : SourceGraph
    attributes : Attributes, optional

    Returns
    -------
    str

    Raises
    ------
    InputError
        When networkx is not installed.
    """
    network = to_networkx(graph, attributes)
    import networkx

    return "\n".join(networkx.generate_graphml(network)) + "\n"


def _known(columns: dict, row: int) -> dict:
    """The values of a row as plain Python, without gaps."""
    result = {}
    for name, values in columns.items():
        value = values[row]
        value = value.item() if isinstance(value, np.generic) else value
        if value is not None and value == value:
            result[name] = value
    return result
