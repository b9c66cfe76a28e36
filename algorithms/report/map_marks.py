"""Numbers and rings on a map: sources, corridors and small places that readers look up in tables."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsFeatureRequest, QgsProject, QgsRectangle

from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY

# An inset shows this part of the map's width, where at least so many places lie.
_INSET_SHARE, _LEAST_PLACES = 0.22, 3
_MOST_CORRIDORS = 10
_WHERE_ON_LINE = 0.5


@dataclass
class Mark:
    """A number on a map.

    Parameters
    ----------
    x, y : float
    text : str
    colour : str
    ringed : bool
        A ring around it shows a place that is too small for the scale.
    size : float
        Of its letters in points; 0: as usual.
    """

    x: float
    y: float
    text: str
    colour: str
    ringed: bool = False
    size: float = 0.0


def marks_of(layer, field: str, colour: str, ringed: bool = False, most=None, crs=None, size: float = 0.0) -> list:
    """A mark for each feature of a layer.

    Parameters
    ----------
    layer : QgsVectorLayer
    field : str
        What it is called in the tables; nothing is drawn where the layer lacks it.
    colour : str
    ringed : bool
    most : int, optional
        Only features up to this number.
    crs : QgsCoordinateReferenceSystem, optional
        Of the map; by default that of the layer.
    size : float
        Of the letters in points; 0: as usual.
    """
    if field not in layer.fields().names():
        return []
    request = QgsFeatureRequest()
    if crs is not None and crs.isValid() and layer.crs().isValid() and crs != layer.crs():
        request.setDestinationCrs(crs, QgsProject.instance().transformContext())
    marks = []
    for feature in layer.getFeatures(request):
        value, shape = feature[field], feature.geometry()
        if value in (None, "") or str(value) == "NULL" or shape.isEmpty():
            continue
        if most is not None and not (isinstance(value, (int, float)) and value <= most):
            continue
        point = _place(shape, layer.geometryType())
        text = f"{value:g}" if isinstance(value, float) else str(value)
        marks.append(Mark(point.x(), point.y(), text, colour, ringed, size))
    return marks


def _place(shape, kind):
    """Where the number of a feature stands: on the longest part of a line, inside the largest part of a polygon."""
    if kind == LINE_GEOMETRY:
        line = max(shape.asGeometryCollection() or [shape], key=lambda part: part.length())
        return line.interpolate(_WHERE_ON_LINE * line.length()).asPoint()
    if kind == POINT_GEOMETRY:
        return shape.centroid().asPoint()
    largest = max(shape.asGeometryCollection() or [shape], key=lambda part: part.area())
    return largest.pointOnSurface().asPoint()


def source_marks(layer, crs=None) -> list:
    """The numbers of the sources as tables call them."""
    return marks_of(layer, "source_id", "#00441b", crs=crs)


def corridor_marks(layer, crs=None) -> list:
    """The ranks of the strongest corridors, those of their table."""
    return marks_of(layer, "rank", "#08306b", most=_MOST_CORRIDORS, crs=crs)


def densest(marks: list, extent: QgsRectangle):
    """The box of an inset around most of the ringed places; None where they lie far apart or are few."""
    places = [mark for mark in marks if mark.ringed]
    if len(places) < _LEAST_PLACES:
        return None
    wide, high = _INSET_SHARE * extent.width(), _INSET_SHARE * extent.height()

    def around(mark) -> list:
        return [one for one in places if abs(one.x - mark.x) <= wide / 2.5 and abs(one.y - mark.y) <= high / 2.5]

    found = max((around(mark) for mark in places), key=len)
    if len(found) < _LEAST_PLACES:
        return None
    x = (min(one.x for one in found) + max(one.x for one in found)) / 2.0
    y = (min(one.y for one in found) + max(one.y for one in found)) / 2.0
    return QgsRectangle(x - wide / 2.0, y - high / 2.0, x + wide / 2.0, y + high / 2.0)


def draw_marks(box, marks: list, size: float = 6.0) -> None:
    """Draw rings and numbers with a white rim on a `MapBox`."""
    with box.canvas.clipped(*box.place):
        for mark in marks:
            x, y = box.at(mark.x, mark.y)
            if mark.ringed:
                box.canvas.circle(x, y, 4.5, edge=mark.colour, width=0.9)
                x, y = x + 5.0, y - 4.0 - size / 2.0
            box.canvas.text(x, y, mark.text, mark.size or size, True, mark.colour, 0.0 if mark.ringed else 0.5, 1.6)
