"""Coordinates, extents and geometries."""

import math

from osgeo import ogr, osr

from .unknown import Unknown


class QgsCsException(Exception):
    """A place that cannot be transformed."""


class QgsPointXY:
    """A point."""

    def __init__(self, x=0.0, y=0.0):
        self._x, self._y = (x.x(), x.y()) if isinstance(x, QgsPointXY) else (x, y)

    def x(self):
        return self._x

    def y(self):
        return self._y


class QgsRectangle:
    """An extent."""

    def __init__(self, left=0.0, low=0.0, right=0.0, high=0.0):
        if isinstance(left, QgsRectangle):
            left, low, right, high = left.sides
        self.sides = (float(left), float(low), float(right), float(high))

    def __eq__(self, other):
        return isinstance(other, QgsRectangle) and self.sides == other.sides

    def xMinimum(self):
        return self.sides[0]

    def yMinimum(self):
        return self.sides[1]

    def xMaximum(self):
        return self.sides[2]

    def yMaximum(self):
        return self.sides[3]

    def width(self):
        return self.sides[2] - self.sides[0]

    def height(self):
        return self.sides[3] - self.sides[1]

    def isEmpty(self):
        return self.width() <= 0 or self.height() <= 0

    def isFinite(self):
        return all(map(math.isfinite, self.sides))

    def intersects(self, other):
        a, b = self.sides, other.sides
        return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


class QgsCoordinateReferenceSystem(Unknown):
    """A reference system by its WKT."""

    WKT_PREFERRED = 0

    def __init__(self, given=""):
        self._wkt = given.toWkt() if isinstance(given, QgsCoordinateReferenceSystem) else self._of(given)

    @staticmethod
    def _of(text):
        reference = osr.SpatialReference()
        if not text:
            return ""
        if text.upper().startswith("EPSG:"):
            reference.ImportFromEPSG(int(text[5:]))
            return reference.ExportToWkt()
        return text

    def __eq__(self, other):
        return isinstance(other, QgsCoordinateReferenceSystem) and self._wkt == other._wkt

    def isValid(self):
        return bool(self._wkt)

    def toWkt(self, *_):
        return self._wkt

    def isGeographic(self):
        reference = osr.SpatialReference()
        return bool(self._wkt) and reference.ImportFromWkt(self._wkt) == 0 and bool(reference.IsGeographic())

    def authid(self):
        reference = osr.SpatialReference()
        if not self._wkt or reference.ImportFromWkt(self._wkt) != 0 or not reference.GetAuthorityCode(None):
            return ""
        return f"{reference.GetAuthorityName(None)}:{reference.GetAuthorityCode(None)}"


class QgsCoordinateTransform(Unknown):
    """Between equal systems; others are refused."""

    def __init__(self, source, target, context=None):
        self._same = source == target or not source.isValid() or not target.isValid()

    def transformBoundingBox(self, box):
        if not self._same:
            raise QgsCsException
        return box


class QgsGeometry(Unknown):
    """A geometry of OGR."""

    def __init__(self, shape=None):
        self.shape = shape.shape if isinstance(shape, QgsGeometry) else shape

    @staticmethod
    def fromWkt(text):
        return QgsGeometry(ogr.CreateGeometryFromWkt(text))

    def isNull(self):
        return self.shape is None

    def isEmpty(self):
        return self.shape is None or self.shape.IsEmpty()

    def area(self):
        return self.shape.Area()

    def length(self):
        return self.shape.Length()

    def centroid(self):
        return QgsGeometry(self.shape.Centroid())

    def asPoint(self):
        return QgsPointXY(self.shape.GetX(), self.shape.GetY())
