"""The elements of a security pattern that follow from others: strategic nodes and break points."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsPointXY

from ..frame.compat import LINE_GEOMETRY, POINT_GEOMETRY
from ..layers.spatial_index import index_of


@dataclass
class Meeting:
    """A place where lines meet.

    Parameters
    ----------
    point : QgsPointXY
    members : set
        Rows of the lines that meet there.
    """

    point: QgsPointXY
    members: set


def crossings(first: list, second: list, tolerance: float, same: bool = False, progress=None) -> list:
    """Where lines of one list meet lines of another.

    Lines that run together meet where they come together and where they part. Points nearer than
    the tolerance are one.

    Parameters
    ----------
    first, second : list of QgsGeometry
    tolerance : float
        In the unit of the coordinate system.
    same : bool
        The lists are one and the same: a line does not meet itself, and each pair counts once.
    progress : callable, optional

    Returns
    -------
    list of Meeting
        Members are rows of `first`; with `same` off, a pair (row of first, row of second).
    """
    index = index_of(second)
    meetings = _Meetings(tolerance)
    for row, line in enumerate(first):
        if progress is not None:
            progress(row / len(first))
        for other in sorted(index.intersects(line.boundingBox())):
            if same and other <= row:
                continue
            members = {row, other} if same else {(row, other)}
            for point in _points(line.intersection(second[other])):
                meetings.add(point, members)
    return meetings.found


class _Meetings:
    """Points gathered in a lattice of the tolerance, so that near ones are found at once."""

    def __init__(self, tolerance: float):
        self.tolerance = tolerance
        self.found: list = []
        self._lattice: dict = {}

    def add(self, point: QgsPointXY, members: set) -> None:
        column, row = int(point.x() // self.tolerance), int(point.y() // self.tolerance)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for meeting in self._lattice.get((column + dx, row + dy), ()):
                    if meeting.point.distance(point) <= self.tolerance:
                        meeting.members |= members
                        return
        meeting = Meeting(point, set(members))
        self.found.append(meeting)
        self._lattice.setdefault((column, row), []).append(meeting)


def _points(shared: QgsGeometry) -> list:
    """The points of an intersection: itself where it is points, the ends where lines run together."""
    points, lines = [], []
    for part in shared.asGeometryCollection() if shared.isMultipart() else [shared]:
        if part.isEmpty():
            continue
        if part.type() == POINT_GEOMETRY:
            points.append(part.asPoint())
        elif part.type() == LINE_GEOMETRY:
            lines.append(part)
    if lines:
        merged = QgsGeometry.collectGeometry(lines).mergeLines()
        for line in merged.asGeometryCollection() if merged.isMultipart() else [merged]:
            vertices = line.asPolyline()
            points += [vertices[0], vertices[-1]]
    return points


def outside(meetings: list, areas: list, distance: float) -> list:
    """The meetings that do not lie in one of the areas or within a distance of it."""
    index = index_of(areas)
    kept = []
    for meeting in meetings:
        place = QgsGeometry.fromPointXY(meeting.point)
        box = place.boundingBox().buffered(distance)
        if all(areas[row].distance(place) > distance for row in index.intersects(box)):
            kept.append(meeting)
    return kept
