"""Names of areas on a map: inside their area where there is room, never cut by the frame or by each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsProject

from ..kit.drawing import text_width, wrapped
from ..platform.compat import LINE_GEOMETRY
from .map_marks import Mark
from .words import zone_in_language

# Points: letters, those of areas below others, the white rim, what is kept free around a name and along the frame.
_SIZE, _SMALL, _RIM, _FREE = 7.5, 6.5, 2.0, 2.0
# From one line to the next, of the letters.
_LINE = 1.2
# A name is broken into lines that are no wider than this part of the map.
_WIDEST = 0.36
_GREY = "#4a4a4a"
# Places across and down an area that are tried.
_TRIED = 9
# Where the scale bar and the north arrow stand, as parts of the map: left, top, right, low.
_TAKEN = ((0.0, 0.9, 0.32, 1.0), (0.92, 0.0, 1.0, 0.1))


@dataclass
class AreaName(Mark):
    """The name of an area.

    Parameters
    ----------
    places : list of (float, float)
        Points inside the area, the best first.
    bold : bool
        It goes before others.
    """

    places: list = field(default_factory=list)
    bold: bool = True


def names_instead_of_labels(layer, crs, bold: bool) -> list:
    """The names that QGIS would write on the areas of a layer, which it does not any more; see `area_names`."""
    labels = layer.labeling() if layer.labelsEnabled() else None
    if labels is None or not layer.fields().names():
        return []
    layer.setLabelsEnabled(False)
    return area_names(layer, labels.settings().fieldName, crs, bold)


def area_names(layer, name_field: str, crs, bold: bool = True) -> list:
    """The names of the areas of a polygon layer, in the language of the report.

    Parameters
    ----------
    layer : QgsVectorLayer
    name_field : str
        Nothing is named where the layer lacks it.
    crs : QgsCoordinateReferenceSystem
        Of the map.
    bold : bool
        Names in bold letters stand where they like, others where these leave room.
    """
    if name_field not in layer.fields().names():
        return []
    request = QgsFeatureRequest()
    if crs.isValid() and layer.crs().isValid() and crs != layer.crs():
        request.setDestinationCrs(crs, QgsProject.instance().transformContext())
    found = []
    for feature in layer.getFeatures(request):
        shape = feature.geometry()
        if shape.isEmpty():
            continue
        largest = max(shape.asGeometryCollection() or [shape], key=lambda part: part.area())
        places = _places(largest)
        # Planning zones are called by the toolbox, districts by themselves.
        text = zone_in_language(str(feature[name_field])) if bold else str(feature[name_field])
        colour = "#000000" if bold else _GREY
        found.append(AreaName(*places[0], text, colour, places=places, bold=bold))
    return found


def _places(shape: QgsGeometry) -> list:
    """Points inside an area, those that are farthest from its border first."""
    box, border = shape.boundingBox(), shape.convertToType(LINE_GEOMETRY, True)
    inside = [shape.pointOnSurface().asPoint()]
    for row in range(_TRIED):
        for column in range(_TRIED):
            x = box.xMinimum() + (column + 0.5) / _TRIED * box.width()
            y = box.yMinimum() + (row + 0.5) / _TRIED * box.height()
            if shape.contains(QgsPointXY(x, y)):
                inside.append(QgsPointXY(x, y))
    inside.sort(key=lambda point: -border.distance(QgsGeometry.fromPointXY(point)))
    return [(point.x(), point.y()) for point in inside]


def draw_names(box, names: list) -> None:
    """Write the names on a `MapBox`, each at the first place of its area where it stands free."""
    left, top, wide, high = box.place
    taken = [(left + a * wide, top + b * high, left + c * wide, top + d * high) for a, b, c, d in _TAKEN]
    for name in sorted(names, key=lambda one: not one.bold):
        size = _SIZE if name.bold else _SMALL
        lines, step = wrapped(name.text, size, _WIDEST * box.width, name.bold), _LINE * size
        half = max(text_width(line, size, name.bold) for line in lines) / 2.0 + _FREE
        high = step * len(lines) / 2.0 + _FREE
        spots = [_within(box, *box.at(*place), half, high) for place in name.places]
        free = (spot for spot in spots if not any(_overlap(_around(*spot, half, high), other) for other in taken))
        x, y = next(free, spots[0])
        taken.append(_around(x, y, half, high))
        for number, line in enumerate(lines):
            middle = y + (number - (len(lines) - 1) / 2.0) * step
            box.canvas.text(x, middle, line, size, name.bold, name.colour, 0.5, _RIM)


def _within(box, x: float, y: float, half: float, high: float) -> tuple:
    """A place moved so far that a name around it does not reach beyond the map."""
    across = min(max(x, box.left + half), max(box.left + box.width - half, box.left + half))
    return across, min(max(y, box.top + high), max(box.top + box.height - high, box.top + high))


def _around(x: float, y: float, half: float, high: float) -> tuple:
    return x - half, y - high, x + half, y + high


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
