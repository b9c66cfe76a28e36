"""Outlines of polygons as arrays, for distances in core."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCurvePolygon, QgsGeometry


def polygon_rings(geometry: QgsGeometry) -> list:
    """The rings of a (multi)polygon, outer and inner ones; parts that are no polygons are passed over.

    Parameters
    ----------
    geometry : QgsGeometry
        Curves are taken as the lines that QGIS draws.

    Returns
    -------
    list of ndarray of float64, shape (vertices, 2)
    """
    rings = []
    for part in geometry.constParts():
        if not isinstance(part, QgsCurvePolygon):
            continue
        polygon = part.segmentize() if part.hasCurvedSegments() else part
        outlines = [polygon.exteriorRing()]
        outlines += [polygon.interiorRing(number) for number in range(polygon.numInteriorRings())]
        rings += [np.array([(point.x(), point.y()) for point in outline.points()]) for outline in outlines]
    return rings
