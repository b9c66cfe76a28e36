"""esp:centrality: which sources and corridors hold a network together."""

from __future__ import annotations

from dataclasses import fields as members_of

import numpy as np

from ...core.errors import InputError, phrase
from ..base import About, EspAlgorithm
from ..layers.kept_columns import kept_columns
from ..layers.styles import RampStyle
from ..layers.vector_io import Features, fields_of
from .corridor_graph import add_graph_inputs

_SOURCE = fields_of(
    "centrality float, betweenn float, closeness float, degree int, clustering float, component int, rank int"
)
# How messages call the indices of the network.
_INDICES = {
    "sources": phrase("sources"),
    "corridors": phrase("corridors"),
    "components": phrase("components"),
    "largest": phrase("sources of the largest component"),
    "alpha": phrase("alpha"),
    "beta": phrase("beta"),
    "gamma": phrase("gamma"),
    "cost_ratio": phrase("cost ratio"),
    "efficiency": phrase("efficiency"),
    "cost_efficiency": phrase("efficiency by cost"),
    "clustering": phrase("clustering"),
    "transitivity": phrase("transitivity"),
    "mean_degree": phrase("corridors of a source, mean"),
    "diameter": phrase("diameter"),
}
_CORRIDOR = (("centrality", float), ("betweenn", float), ("component", int), ("rank", int))


class NetworkCentrality(EspAlgorithm):
    """Centrality of sources and corridors, indices of the network."""

    NAME = "centrality"
    GROUP = "corridors"
    TITLE = "Centrality of sources and corridors"
    SUMMARY = "Current-flow centrality, betweenness, closeness and the indices of a network of corridors."
    TAGS = "Centrality Mapper,betweenness,current flow,alpha,beta,gamma,network,graph,GraphML"
    NEEDS_METRES = True
    # Where the sources are a raster.
    BYTES_A_CELL = 28.0
    ABOUT = About(
        purpose="Which sources and corridors hold the network together, and how closed and connected it is as a whole.",
        formula=(
            "Current flow: 1 A between every pair of sources, a corridor's resistance being its cost; the sum of "
            "|current|. Betweenness: share of the cheapest ways between other sources that pass. Closeness: "
            "(r - 1)<sup>2</sup> / ((n - 1) &Sigma; d) over the r sources that can be reached. "
            "&alpha; = (L - V + C) / (2V - 5), &beta; = L / V, &gamma; = L / (3(V - 2)), cost ratio 1 - L / D with "
            "D the length in km; efficiency: mean of 1 / steps, and of 1 / cost."
        ),
        reading=(
            "High current flow: many pairs lose much when it goes, detours counted; betweenness knows the cheapest "
            "way only. A leaf of n sources has a current flow of n - 1. &alpha; near 0: a tree, &gamma; near 1: as "
            "many corridors as a planar network can hold; V sources, L joined pairs, C components. Components do "
            "not see each other."
        ),
        source=(
            "Linkage Mapper's Centrality Mapper; Newman (2005), Social Networks 27; Freeman (1977); Kansky (1963), "
            "Cook (2002), Landscape and Urban Planning 58; Latora and Marchiori (2001); Watts and Strogatz (1998)."
        ),
    )

    def define(self):
        """The form."""
        add_graph_inputs(self)
        self.add_vector_output("SOURCES_OUT", "Sources with centrality", "polygon")
        self.add_vector_output("CORRIDORS_OUT", "Corridors with centrality", "line", optional=True, created=True)
        self.add_table_output("INDICES", "Indices of the network")
        self.add_file_output(
            "GRAPHML",
            "Network as GraphML",
            "GraphML files (*.graphml)",
            help="For Gephi, Cytoscape, igraph; needs the Python library networkx.",
        )
        self.add_number_result("ALPHA", "Alpha")
        self.add_number_result("BETA", "Beta")
        self.add_number_result("GAMMA", "Gamma")
        self.add_number_result("EFFICIENCY", "Efficiency")
        self.add_number_result("COMPONENTS", "Number of components")

    def check(self, values):
        """What needs no data: networkx for GraphML."""
        from ...core.network.graph import networkx_is_there

        if values.given("GRAPHML") and not networkx_is_there():
            raise InputError(
                "{parameter} needs the Python library networkx: on Windows run \"python -m pip install --user "
                "networkx\" in the OSGeo4W shell, on Linux install the package python3-networkx, then restart QGIS; "
                "or leave it empty.",
                parameter=values.label("GRAPHML"),
            )

    def work(self, job):
        """Read, compute, write."""
        from ...core.network.centrality import centrality, network_indices
        from ...core.network.graph import Attributes, graphml
        from .corridor_graph import read_corridor_graph

        network = read_corridor_graph(job)
        measured = centrality(network.graph, job.progress)
        index = network_indices(network.graph, self._lengths(network))
        for name in members_of(index):
            job.log("{name}: {value:.6g}", name=_INDICES[name.name], value=getattr(index, name.name))
        table = {"index": [], "value": []}
        for name in members_of(index):
            table["index"].append(name.name)
            table["value"].append(float(getattr(index, name.name)))
        job.write_table("INDICES", table)
        for key, value in (
            ("ALPHA", index.alpha),
            ("BETA", index.beta),
            ("GAMMA", index.gamma),
            ("EFFICIENCY", index.efficiency),
        ):
            if np.isfinite(value):
                job.set(key, value)
        job.set("COMPONENTS", index.components)
        sources = self._source_values(measured)
        corridors = self._corridor_values(network, measured)
        self._write(job, network, sources, corridors)
        if job.wants("GRAPHML"):
            attributes = Attributes(
                {"area_ha": network.area, **sources},
                {name: values for name, values in corridors.items() if name != "rank"},
                network.sources.titles(),
            )
            job.write_text("GRAPHML", graphml(network.graph, attributes))

    @staticmethod
    def _lengths(network):
        """In metres: those of the attribute where there is one, else of the lines."""
        features = network.corridors.features
        if any(name.casefold() == "length_m" for name in features.columns):
            return network.corridors.numbers("length_m")[network.row]
        return np.array([features.geometries[row].length() for row in network.row])

    @staticmethod
    def _source_values(measured):
        return {
            "centrality": measured.source_flow,
            "betweenn": measured.source_betweenness,
            "closeness": measured.closeness,
            "degree": measured.degree,
            "clustering": measured.clustering,
            "component": measured.component + 1,
            "rank": _ranks(measured.source_flow),
        }

    @staticmethod
    def _corridor_values(network, measured):
        return {
            "centrality": measured.corridor_flow,
            "betweenn": measured.corridor_betweenness,
            "component": measured.component[network.graph.first] + 1,
            "rank": _ranks(measured.corridor_flow),
        }

    def _write(self, job, network, sources, corridors):
        outlines = network.sources
        named = (("name", str),) if outlines.names else ()
        added = [name for name, _ in (*_SOURCE, *named)] + ["source_id", "area_ha"]
        layer = Features(outlines.name, outlines.geometries, outlines.columns)
        fields, rows = kept_columns(layer, added)
        values = [
            [
                outlines.ids[number],
                *outlines.names[number : number + 1],
                *row,
                network.area[number],
                *(sources[name][number] for name, _ in _SOURCE),
            ]
            for number, row in enumerate(rows)
        ]
        job.write_features(
            "SOURCES_OUT",
            (("source_id", int), *named, *fields, ("area_ha", float), *_SOURCE),
            zip(outlines.geometries, values),
            style=RampStyle("source", field="centrality"),
        )
        features = network.corridors.features
        fields, rows = kept_columns(features, [name for name, _ in _CORRIDOR])
        columns = [network.of_features(corridors[name]) for name, _ in _CORRIDOR]
        values = [[*row, *(column[number] for column in columns)] for number, row in enumerate(rows)]
        job.write_features(
            "CORRIDORS_OUT",
            (*fields, *_CORRIDOR),
            zip(features.geometries, values),
            geometry="line",
            style=RampStyle("corridor", field="centrality", width=0.9),
        )


def _ranks(values: np.ndarray) -> np.ndarray:
    """1 for the highest; equal ones go by order."""
    rank = np.empty(len(values), dtype=np.int64)
    rank[np.argsort(-np.round(values, 9), kind="stable")] = np.arange(1, len(values) + 1)
    return rank
