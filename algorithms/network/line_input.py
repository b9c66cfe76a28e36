"""Lines between layers and coordinates, and the sources in which they end."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsSpatialIndex

from ...core.errors import InputError
from ...core.network.least_cost_network import path_corners


def coordinates(geometries: list) -> tuple:
    """The parts of lines as arrays, and the row of the geometry of each part.

    Returns
    -------
    lines : list of ndarray of float64, shape (vertices, 2)
    row : ndarray of int, shape (lines,)
    """
    lines, rows = [], []
    for row, geometry in enumerate(geometries):
        for part in geometry.constParts():
            straight = part.segmentize() if part.hasCurvedSegments() else part
            lines.append(np.array([(point.x(), point.y()) for point in straight.vertices()], dtype=np.float64))
            rows.append(row)
    return lines, np.array(rows, dtype=np.intp)


def line_geometry(shape: np.ndarray) -> QgsGeometry:
    """A line through coordinates."""
    return QgsGeometry.fromPolylineXY([QgsPointXY(x, y) for x, y in shape.tolist()])


def path_geometry(grid, path) -> QgsGeometry:
    """A line through the bends of a path of cells, given as rows and columns."""
    corner = path_corners(*path)
    return line_geometry(np.column_stack(grid.centres(path[0][corner], path[1][corner])))


def sources_at_ends(lines: list, outlines: list, reach: float, progress) -> np.ndarray:
    """The source, from 0, in or within a distance of which each line starts and ends; -1 for none.

    Parameters
    ----------
    lines : list of ndarray
    outlines : list of QgsGeometry
    reach : float
        In metres; 0 asks for ends inside or on the edge.
    progress : callable

    Returns
    -------
    ndarray of int, shape (lines, 2)
    """
    index = QgsSpatialIndex()
    for number, outline in enumerate(outlines):
        feature = QgsFeature(number)
        feature.setGeometry(outline)
        if not index.addFeature(feature):
            raise InputError("Source number {number} cannot be indexed; check its geometry.", number=number + 1)
    result = np.full((len(lines), 2), -1, dtype=np.intp)
    known: dict = {}
    for row, line in enumerate(lines):
        progress(row / len(lines))
        for side in (0, 1):
            spot = tuple(line[-side])
            if spot not in known:
                known[spot] = _nearest(spot, index, outlines, reach)
            result[row, side] = known[spot]
    return result


def _nearest(spot: tuple, index, outlines: list, reach: float) -> int:
    point = QgsGeometry.fromPointXY(QgsPointXY(*spot))
    box = point.boundingBox()
    # A box without an extent meets nothing in some versions.
    box.grow(reach + 1e-6)
    found = sorted((outlines[number].distance(point), number) for number in index.intersects(box))
    return found[0][1] if found and found[0][0] <= reach else -1
