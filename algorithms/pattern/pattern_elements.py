"""The elements of a security pattern that follow from others: strategic nodes and break points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError
from ...core.network.space_syntax_lines import CleanLines, clean_lines
from ...core.pattern.merged_places import merged_places
from ...core.pattern.strategic_nodes import meeting_junctions, users_of
from ...core.progress import no_progress
from ..layers.spatial_index import index_of
from ..network.line_input import coordinates
from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY

# Vertices nearer than this are one, in metres: lines of different origin that mean the same way.
_SNAP = 1.0


@dataclass
class Meeting:
    """A place where lines meet.

    Parameters
    ----------
    point : QgsPointXY
    corridors : frozenset of int
        Rows of the corridors that meet there.
    arms : int
        Stretches that go out from a node.
    kind : str
        Class of the road at a break point.
    along : float
        How far corridor and road run together at a break point, in metres.
    """

    point: QgsPointXY
    corridors: frozenset
    arms: int = 0
    kind: str = ""
    along: float = 0.0


@dataclass(frozen=True)
class Network:
    """Corridors cut where they cross, touch or overlap; what several share is there once.

    Parameters
    ----------
    clean : CleanLines
    users : list of frozenset of int
        For every stretch the rows of the corridors that run over it.
    """

    clean: CleanLines
    users: list

    @property
    def length(self) -> float:
        """Of all stretches, in metres: ground that several corridors share counts once."""
        return float(self.clean.network.length.sum())


def network_of(corridors: list, tolerance: float) -> Optional[Network]:
    """The network of corridors; None where no corridor has a length.

    Parameters
    ----------
    corridors : list of QgsGeometry
    tolerance : float
        Of the nodes, in metres; lines are snapped together by less.
    """
    lines, row_of = coordinates(corridors)
    try:
        clean = clean_lines(lines, min(_SNAP, tolerance / 10.0))
    except InputError:
        return None
    return Network(clean, users_of(clean, row_of))


def strategic_nodes(network: Network, sources: list, tolerance: float) -> list:
    """Where corridors cross, come together or part, outside the sources.

    Nodes nearer than the tolerance are one: that with most corridors stays.

    Parameters
    ----------
    network : Network
    sources : list of QgsGeometry
        Junctions in them or within the tolerance of them are left out.
    tolerance : float
        In metres.

    Returns
    -------
    list of Meeting
        Those with most corridors first.
    """
    found = [
        Meeting(QgsPointXY(*network.clean.places[junction.place]), junction.corridors, junction.arms)
        for junction in meeting_junctions(network.clean, network.users)
    ]
    return _merged(outside(found, sources, tolerance), tolerance)


def break_points(corridors: list, roads: list, kinds: list, sources: list, tolerance: float, progress=no_progress):
    """Where corridors cross roads and railways, outside the sources.

    Where both run together the break point is the middle of the stretch. Those of one class that are nearer than the
    tolerance are one, such as the two carriageways of a motorway, or two corridors that share the crossing.

    Parameters
    ----------
    corridors, roads : list of QgsGeometry
    kinds : list of str
        Class of each road.
    sources : list of QgsGeometry
        Crossings inside them are left out.
    tolerance : float
        In metres.
    progress : callable

    Returns
    -------
    list of Meeting
        By class, those with most corridors first.
    """
    index = index_of(roads)
    found: dict = {}
    for row, line in enumerate(corridors):
        progress(row / len(corridors))
        engine = QgsGeometry.createGeometryEngine(line.constGet())
        engine.prepareGeometry()
        for road in sorted(index.intersects(line.boundingBox())):
            if not engine.intersects(roads[road].constGet()):
                continue
            for point, along in _shared_places(line.intersection(roads[road])):
                meeting = Meeting(point, frozenset((row,)), kind=kinds[road], along=along)
                found.setdefault(kinds[road], []).append(meeting)
    return [meeting for kind in sorted(found) for meeting in _merged(outside(found[kind], sources, 0.0), tolerance)]


def _shared_places(shared: QgsGeometry):
    """(point, length) of each place of an intersection: itself, or the middle of a stretch."""
    lines = []
    for part in shared.asGeometryCollection() if shared.isMultipart() else [shared]:
        if part.isEmpty():
            continue
        if part.type() == POINT_GEOMETRY:
            yield part.asPoint(), 0.0
        elif part.type() == LINE_GEOMETRY:
            lines.append(part)
    if lines:
        merged = QgsGeometry.collectGeometry(lines).mergeLines()
        for line in merged.asGeometryCollection() if merged.isMultipart() else [merged]:
            yield line.interpolate(line.length() / 2.0).asPoint(), line.length()


def _merged(meetings: list, tolerance: float) -> list:
    """Near meetings drawn together; the one with most corridors (then arms, then length) stays."""
    if not meetings:
        return []
    points = np.array([(meeting.point.x(), meeting.point.y()) for meeting in meetings])
    ranks = [(len(meeting.corridors), meeting.arms, meeting.along) for meeting in meetings]
    order = {rank: number for number, rank in enumerate(sorted(set(ranks)))}
    kept, group = merged_places(points, np.array([order[rank] for rank in ranks]), tolerance)
    result = []
    for number, row in enumerate(kept.tolist()):
        together = [meetings[other] for other in np.flatnonzero(group == number)]
        result.append(
            Meeting(
                meetings[row].point,
                frozenset().union(*(meeting.corridors for meeting in together)),
                meetings[row].arms,
                meetings[row].kind,
                sum(meeting.along for meeting in together),
            )
        )
    return sorted(result, key=lambda meeting: (-len(meeting.corridors), meeting.point.x(), meeting.point.y()))


def outside(meetings: list, areas: list, distance: float) -> list:
    """The meetings that do not lie in one of the areas or within a distance of it."""
    index = index_of(areas)
    engines: dict = {}
    kept = []
    for meeting in meetings:
        place = QgsGeometry.fromPointXY(meeting.point)
        box = place.boundingBox()
        # A box without an extent meets nothing in some versions.
        box.grow(distance + 1e-6)
        for row in index.intersects(box):
            if row not in engines:
                engines[row] = QgsGeometry.createGeometryEngine(areas[row].constGet())
                engines[row].prepareGeometry()
            if engines[row].distance(place.constGet()) <= distance:
                break
        else:
            kept.append(meeting)
    return kept


def extent_share(geometries: list, share: float) -> float:
    """A share of the longer side of the box around geometries; 1 where it has none."""
    box = geometries[0].boundingBox()
    for geometry in geometries[1:]:
        box.combineExtentWith(geometry.boundingBox())
    return max(box.width(), box.height()) * share or 1.0
