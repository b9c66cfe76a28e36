"""Where in the world a study lies: a small map of the land without borders, from the file that QGIS ships."""

from __future__ import annotations

import os

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFillSymbol,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
)

from ..kit.drawing import POINTS_AN_INCH, Canvas, Drawing
from ..layers.opening import vector_layer
from ..platform.gdal_messages import gdal_errors
from .map_box import MapBox

_LAND, _PLACE = "#c9c9c2", "#d7301f"


def draw_world(canvas: Canvas, crs, extent: QgsRectangle, place: tuple) -> None:
    """The world with the middle of an extent; nothing where QGIS has no map of it or the extent no place on the earth.

    Parameters
    ----------
    canvas : Canvas
    crs : QgsCoordinateReferenceSystem
        Of the extent.
    extent : QgsRectangle
    place : tuple of float
        Left, top and height in points; it is twice as wide.
    """
    layer, degrees = world_land(), middle_degrees(crs, extent)
    if layer is not None and degrees is not None:
        _draw(canvas, layer, degrees, place)


def _draw(canvas: Canvas, layer, degrees, place: tuple) -> None:
    left, top, high = place
    box = MapBox(canvas, QgsRectangle(-180.0, -90.0, 180.0, 90.0), (left, top, 2.0 * high, high), layer.crs())
    box.draw([layer])
    x, y = box.at(degrees.x(), degrees.y())
    canvas.rectangle((x - 2.3, y - 2.3, 4.6, 4.6), fill=_PLACE, edge="#ffffff", width=0.6)
    box.outline(width=0.5)


def world_drawing(crs, extent: QgsRectangle, high: float):
    """The same as a drawing of so many points from top to bottom; None where there is none."""
    layer, degrees = world_land(), middle_degrees(crs, extent)
    if layer is None or degrees is None:
        return None

    def paint(canvas: Canvas) -> None:
        _draw(canvas, layer, degrees, (0.3, 0.3, high - 0.6))

    return Drawing(2.0 * high / POINTS_AN_INCH, high / POINTS_AN_INCH, paint)


def has_world(crs, extent: QgsRectangle) -> bool:
    """Whether QGIS has a map of the world and the extent a place in it; the map is not opened."""
    return os.path.isfile(_world_file()) and middle_degrees(crs, extent) is not None


def _world_file() -> str:
    return os.path.join(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")


def world_land():
    """The land of the earth as a layer, without borders; None where QGIS has not its file."""
    path = _world_file()
    with gdal_errors():  # the date of the file has a form that GDAL warns of
        layer = vector_layer(path, "land", "countries") if os.path.isfile(path) else None
    if layer is None or not layer.isValid():
        return None
    fill = QgsFillSymbol.createSimple({"color": _LAND, "outline_color": _LAND, "outline_width": "0.05"})
    layer.setRenderer(QgsSingleSymbolRenderer(fill))
    return layer


def middle_degrees(crs: QgsCoordinateReferenceSystem, extent: QgsRectangle):
    """Longitude and latitude of the middle of an extent; None where it has no place on the earth."""
    if not crs.isValid():
        return None
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        change = QgsCoordinateTransform(crs, world, QgsProject.instance().transformContext())
        return change.transform(extent.center())
    except QgsCsException:
        return None
