"""Patches and their distances as an input of the connectivity: polygons, or Conefor's files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError, phrase
from ...core.network.conefor import parse_connections, parse_nodes
from ...core.network.connectivity_cost import patch_cost_distances
from ...core.network.connectivity_links import PatchLinks, links_by_distance, links_by_probability
from ...core.network.least_cost_network import path_corners
from ...core.patch_distances import PairDistances, point_distances
from ...core.polygon_distances import polygon_edge_distances
from ...core.progress import Progress
from ..frame.task_workers import open_workers_of
from ..layers.file_read import read_text
from ..layers.polygon_rings import polygon_rings
from ..layers.source_layers import Sources, read_outlines
from ..layers.vector_io import column, numbers

_SQUARE_METRES = 10_000.0


@dataclass
class PatchNetwork:
    """Patches, their attributes, and the distances or probabilities between them.

    Parameters
    ----------
    ids : list of int
        The user's numbers.
    attributes : ndarray of float64, shape (patches,)
    pairs : PairDistances
        The distances, or where `probable` the probabilities.
    probable : bool
    sources : Sources, optional
        The polygons, where there are any.
    lines : list of QgsGeometry, optional
        The ways between the pairs; None where there is none.
    """

    ids: list
    attributes: np.ndarray
    pairs: PairDistances
    probable: bool = False
    sources: Optional[Sources] = None
    lines: list = field(default_factory=list)

    def links(self, distance: float, probability: float, min_probability: float) -> PatchLinks:
        """The links at a dispersal distance; given probabilities do not depend on it."""
        pairs = self.pairs
        if self.probable:
            return links_by_probability(
                pairs.count, pairs.first, pairs.second, pairs.distance, probability, min_probability
            )
        return links_by_distance(pairs, distance, probability, min_probability)


def conefor_network(job, nodes_key: str, connections_key: str, probable: bool, polygons_key: str) -> PatchNetwork:
    """Patches from Conefor's files; polygons with the same numbers lend their outlines.

    Raises
    ------
    InputError
        When a line of a file is wrong, or a node has no polygon.
    """
    nodes = parse_nodes(_text(job, nodes_key))
    connections = parse_connections(_text(job, connections_key), nodes)
    count = nodes.identifiers.size
    job.log(
        "{nodes} {nodes:node|nodes} and {links} {links:connection was|connections were} read ({kind}).",
        nodes=count,
        links=connections.first.size,
        kind=phrase("every pair") if connections.complete else phrase("the other pairs are not linked"),
    )
    if connections.ignored:
        job.warn(
            "{count} {count:line repeats a connection or links|lines repeat a connection or link} a node with itself: "
            "passed over.",
            count=connections.ignored,
        )
    sources = None
    if job.given(polygons_key):
        read = job.sources(polygons_key) if job.is_raster(polygons_key) else read_outlines(job, polygons_key)
        sources = _in_order(read, nodes.identifiers.tolist())
    ids = nodes.identifiers.tolist()
    return PatchNetwork(ids, nodes.attributes, connections.distances(count), probable, sources)


def polygon_network(
    job,
    sources: Sources,
    attribute: str,
    centroids: bool,
    cutoff: float,
    lines_up_to: Optional[float],
    progress: Progress,
) -> PatchNetwork:
    """Patches from polygons, with straight distances edge to edge or between centroids.

    Parameters
    ----------
    job : Job
    sources : Sources
    attribute : str
        A field; the area in hectares where empty.
    centroids : bool
    cutoff : float
        Pairs farther apart are left out.
    lines_up_to : float or None
        Make lines of the pairs up to this distance.
    progress : callable
    """
    if centroids:
        points = [outline.centroid().asPoint() for outline in sources.geometries]
        pairs = point_distances([point.x() for point in points], [point.y() for point in points], cutoff)
    else:
        rings = [polygon_rings(outline) for outline in sources.geometries]
        pairs = polygon_edge_distances(rings, cutoff, lines_up_to is not None, progress)
    lines = []
    if lines_up_to is not None:
        ends = pairs.lines.reshape(-1, 2, 2)
        near = pairs.distance <= lines_up_to
        lines = [_line(*points.T) if wanted else None for points, wanted in zip(ends, near)]
    return PatchNetwork(sources.ids, attributes_of(sources, attribute), pairs, False, sources, lines)


def cost_network(
    job,
    sources: Sources,
    attribute: str,
    resistance: np.ndarray,
    cutoff: float,
    lines_up_to: Optional[float],
    progress: Progress,
) -> PatchNetwork:
    """Patches from polygons on the grid of the resistance, with least-cost distances."""
    grid = job.grid
    _require_resistance(sources, resistance)
    with open_workers_of(job) as workers:
        found = patch_cost_distances(
            resistance,
            sources.labels,
            len(sources.ids),
            grid.cell_size,
            cutoff,
            lines_up_to,
            executor=workers.executor,
            progress=progress,
        )
    apart = len(sources.ids) * (len(sources.ids) - 1) // 2 - found.first.size
    if apart and cutoff == np.inf:
        job.warn(
            "{count} {count:pair|pairs} of patches {count:has|have} no way between them through the resistance.",
            count=apart,
        )
    lines = []
    for rows, columns in found.paths:
        if rows.size:
            corner = path_corners(rows, columns)
            lines.append(_line(*grid.centres(rows[corner][::-1], columns[corner][::-1])))
        else:
            lines.append(None)
    return PatchNetwork(sources.ids, attributes_of(sources, attribute), found, False, sources, lines)


def attributes_of(sources: Sources, attribute: str) -> np.ndarray:
    """The values of a field, or the areas in hectares."""
    if not attribute:
        return np.array([outline.area() for outline in sources.geometries]) / _SQUARE_METRES
    values = column(sources.columns, attribute, sources.name)
    values = np.array(numbers(values, attribute, sources.name), dtype=np.float64)
    negative = np.flatnonzero(values < 0.0)
    if negative.size:
        raise InputError(
            "The field {field} of {name} is negative for {count} {count:patch|patches}, the first is {number}; "
            "correct it or remove such patches.",
            field=attribute,
            name=sources.name,
            count=negative.size,
            number=sources.ids[negative[0]],
        )
    return values


def _require_resistance(sources: Sources, resistance: np.ndarray) -> None:
    """Patches without any cell of resistance are named by the user's numbers."""
    open_ground = np.bincount(sources.labels[np.isfinite(resistance)], minlength=len(sources.ids) + 1)[1:]
    closed = np.flatnonzero(open_ground == 0)
    if closed.size:
        raise InputError(
            "{count} {count:patch|patches} of {name} {count:lies|lie} where the resistance has no data, the first is "
            "{number}; extend the resistance or remove what is without.",
            count=closed.size,
            name=sources.name,
            number=sources.ids[closed[0]],
        )


def _line(x, y) -> QgsGeometry:
    points = [QgsPointXY(*point) for point in zip(np.asarray(x).tolist(), np.asarray(y).tolist())]
    return QgsGeometry.fromPolylineXY(points)


def _text(job, key: str) -> str:
    try:
        return read_text(job.text(key))
    except UnicodeDecodeError:
        raise InputError(
            "{parameter}: the file is no plain text; save it as text with tabs.", parameter=job.label(key)
        ) from None


def _in_order(sources: Sources, ids: list) -> Sources:
    """The polygons in the order of the nodes."""
    place = {number: row for row, number in enumerate(sources.ids)}
    missing = [number for number in ids if number not in place]
    if missing:
        raise InputError(
            "{name} has no polygon for {count} {count:node|nodes} of the Conefor file, the first is {number}; choose "
            "the field with the nodes' numbers.",
            name=sources.name,
            count=len(missing),
            number=missing[0],
        )
    return sources.only([place[number] for number in ids])
