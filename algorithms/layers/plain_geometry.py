"""Geometries as the toolbox works with them: straight, flat, valid, of one kind."""

from __future__ import annotations

import math

from qgis.core import QgsGeometry, QgsWkbTypes

from ...core.errors import InputError
from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY, POLYGON_GEOMETRY

# A share of a cell.
_HAIR = 1e-4

KINDS = (POINT_GEOMETRY, LINE_GEOMETRY, POLYGON_GEOMETRY)


def straight(geometry: QgsGeometry) -> tuple[QgsGeometry, bool]:
    """A geometry with its arcs as short lines and without heights and measures; whether there were arcs.

    Arcs are neither burnt nor measured by GDAL and GEOS: QGIS' own steps of one degree stand for them.
    """
    kind = geometry.wkbType()
    curved = QgsWkbTypes.isCurvedType(kind)
    if not curved and not QgsWkbTypes.hasZ(kind) and not QgsWkbTypes.hasM(kind):
        return geometry, False
    shape = geometry.constGet().segmentize() if curved else geometry.constGet().clone()
    if (shape.is3D() and not shape.dropZValue()) or (shape.isMeasure() and not shape.dropMValue()):
        raise InputError("A geometry keeps its heights or measures; save the layer without them.")
    return QgsGeometry(shape), curved


def of_kind(geometry: QgsGeometry, kinds) -> QgsGeometry:
    """The parts of a geometry that are of the first of some kinds it has; null where it has none of them."""
    if geometry.type() in kinds:
        return geometry
    if geometry.type() in KINDS:
        return QgsGeometry()
    for kind in kinds:
        parts = QgsGeometry(geometry)
        if parts.convertGeometryCollectionToSubclass(kind) and not parts.isEmpty():
            return parts
    return QgsGeometry()


def valid(geometry: QgsGeometry) -> tuple[QgsGeometry, bool]:
    """A geometry that GEOS works with, and whether it had to be mended.

    A line without length would become a point: it stays what it is, for its reader to judge.
    """
    if geometry.isGeosValid():
        return geometry, False
    mended = of_kind(geometry.makeValid(), (geometry.type(),))
    return (geometry, False) if mended.isNull() or mended.isEmpty() else (mended, True)


def is_finite(geometry: QgsGeometry) -> bool:
    """Whether all corners have numbers as coordinates."""
    box = geometry.boundingBox()
    return all(map(math.isfinite, (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())))


def is_thin(geometry: QgsGeometry, width: float) -> bool:
    """Whether a line, a point, or a polygon whose mean width (2 A / P) is below a width."""
    return geometry.type() != POLYGON_GEOMETRY or 2.0 * geometry.area() < width * geometry.length()


def inner(geometry: QgsGeometry, width: float) -> QgsGeometry:
    """A polygon drawn in by a hair of a width, so that cells which it only meets at their edges are not touched.

    Lines, points and polygons that would vanish stay as they are.
    """
    if geometry.type() != POLYGON_GEOMETRY:
        return geometry
    drawn = geometry.buffer(-_HAIR * width, 1)
    return geometry if drawn.isNull() or drawn.isEmpty() else drawn
