"""One frame for all maps of a study: the same extent and scale, graticule, scale bar and north arrow inside."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)

from ..kit.drawing import text_width
from ..maps.map_box import MapBox
from ..platform.compat import METRES

# Round steps of a graticule, in degrees.
_STEPS = (30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
# Points along a line of the graticule, and the least number of lines each way.
_POINTS, _LEAST_LINES = 24, 2
_RIM = 1.04
# The page prints maps smaller than their sheets, so that these are some 270 dots there; files of their own have more.
SCREEN_DPI, PRINT_DPI = 200, 300


@dataclass
class MapFrame:
    """Where all maps of a study lie.

    Parameters
    ----------
    extent : QgsRectangle
    crs : QgsCoordinateReferenceSystem
    dpi : int
        Dots of an inch of the sheet.
    graticule : list of (str, str, list, list)
        Which way a line runs ("x" or "y" is the axis that names it), its label, and its points.
    """

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    dpi: int = SCREEN_DPI
    graticule: list = field(default_factory=list)

    def __post_init__(self):
        self.graticule = _graticule(self.extent, self.crs)

    @property
    def ratio(self) -> float:
        """Height to width."""
        return self.extent.height() / self.extent.width() if self.extent.width() else 1.0

    def holds(self, layers: list) -> bool:
        """Whether layers lie in this frame, at least partly."""
        extents = [extent_in(layer, self.crs) for layer in layers]
        return all(extent is not None and self.extent.intersects(extent) for extent in extents)


def extent_in(layer, crs):
    """The extent of a layer in a coordinate system; None where it cannot be brought into it."""
    if layer.crs() == crs:
        return layer.extent()
    if not layer.crs().isValid() or not crs.isValid():
        return None
    try:
        change = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
        return change.transformBoundingBox(layer.extent())
    except QgsCsException:
        return None


def frame_around(layers: list, dpi: int = SCREEN_DPI) -> MapFrame:
    """The frame around layers, in the coordinate system of the first."""
    crs, extent = layers[0].crs(), QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        extent.combineExtentWith(extent_in(layer, crs) or extent)
    return frame_of(extent, crs, dpi)


def frame_of(extent: QgsRectangle, crs, dpi: int = SCREEN_DPI) -> MapFrame:
    """The frame around an extent, with a small rim."""
    box = QgsRectangle(extent)
    box.scale(_RIM)
    if box.width() == 0.0 or box.height() == 0.0:
        box.grow(max(box.width(), box.height(), 1.0) / 2.0)
    return MapFrame(box, crs, dpi)


def furnish(box: MapBox, frame: MapFrame) -> None:
    """Draw graticule, degrees along the frame, scale bar and north arrow on a map."""
    canvas = box.canvas
    with canvas.clipped(*box.place):
        for _, _, x, y in frame.graticule:
            canvas.line([box.at(*point) for point in zip(x, y)], "#30302c", 0.25, 0.55)
    box.outline()
    for axis, label, x, y in frame.graticule:
        across, down = box.at(x[0], y[0])
        if axis == "x" and box.left <= across <= box.left + box.width:
            canvas.text(across, box.top + box.height + 6.0, label, 6.5, at=0.5)
        elif axis == "y" and box.top <= down <= box.top + box.height:
            canvas.text(box.left - 5.0, down, label, 6.5, at=0.5, turned=True)
    scale_and_north(box, frame.crs.mapUnits() == METRES)


def scale_and_north(box: MapBox, metres: bool) -> None:
    """A bar of a round length, and where north is."""
    canvas, extent = box.canvas, box.extent
    if metres:
        length = round_length(extent.width() / 4.0)
        wide = length / extent.width() * box.width
        left, low = box.left + 0.05 * box.width, box.top + 0.955 * box.height
        said = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
        half = text_width(said, 7.0) / 2.0 + 1.5
        middle = left + wide / 2.0
        canvas.rectangle((middle - half, low - 12.5, 2.0 * half, 9.0), fill="#ffffff", opacity=0.75)
        canvas.line([(left - 1.2, low), (left + wide + 1.2, low)], "#ffffff", 4.6)
        canvas.line([(left, low), (left + wide, low)], "#000000", 2.2)
        canvas.text(middle, low - 8.0, said, 7.0, at=0.5)
    across, top = box.left + box.width - 11.0, box.top + 4.0
    canvas.rectangle((across - 6.5, top - 1.5, 13.0, 20.0), fill="#ffffff", opacity=0.8)
    canvas.polygon([(across, top), (across + 4.0, top + 8.5), (across - 4.0, top + 8.5)], "#1a1a1a")
    canvas.text(across, top + 14.0, "N", 7.5, at=0.5)


def round_length(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20 ... that is not above a length."""
    power = 1.0
    while power * 10.0 <= most:
        power *= 10.0
    return max((step * power for step in (1.0, 2.0, 5.0) if step * power <= most), default=power)


def _graticule(extent: QgsRectangle, crs) -> list:
    """Meridians and parallels through an extent; none where it has no place on the earth."""
    if not crs.isValid():
        return []
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    context = QgsProject.instance().transformContext()
    try:
        box = QgsCoordinateTransform(crs, world, context).transformBoundingBox(extent)
        back = QgsCoordinateTransform(world, crs, context)
        span = min(box.width(), box.height())
        step = next((step for step in _STEPS if span / step >= _LEAST_LINES), None)
        if step is None or box.width() > 180.0:
            return []
        lines = []
        for axis, low, high, first, last in (
            ("x", box.xMinimum(), box.xMaximum(), box.yMinimum(), box.yMaximum()),
            ("y", box.yMinimum(), box.yMaximum(), box.xMinimum(), box.xMaximum()),
        ):
            for number in range(math.ceil(low / step), math.floor(high / step) + 1):
                along = [first + part * (last - first) / (_POINTS - 1) for part in range(_POINTS)]
                points = [_moved(back, axis, number * step, other) for other in along]
                line = _inside(points, extent)
                if len(line) > 1:
                    x, y = [point.x() for point in line], [point.y() for point in line]
                    lines.append((axis, degree_text(number * step, axis, _decimals_of(step)), x, y))
        return lines
    except QgsCsException:
        return []


def _moved(back, axis: str, degree: float, other: float):
    return back.transform(degree, other) if axis == "x" else back.transform(other, degree)


def _inside(points: list, extent: QgsRectangle) -> list:
    """The points of a line that lie in an extent, with one more at each end, so that it reaches the frame."""
    inside = [number for number, point in enumerate(points) if extent.contains(point)]
    return points[max(inside[0] - 1, 0) : inside[-1] + 2] if inside else []


def _decimals_of(step: float) -> int:
    if step == 0.25:
        return 2
    return max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1.0 else 0


def degree_text(value: float, axis: str, digits: int = 3) -> str:
    """A degree as maps name it: 98°E, 37.5°N.

    Parameters
    ----------
    value : float
    axis : str
        "x" for a longitude, "y" for a latitude.
    digits : int
        Behind the point.
    """
    ends = ("E", "W") if axis == "x" else ("N", "S")
    letter = "" if value == 0.0 else ends[value < 0.0]
    return f"{abs(value):.{digits}f}°{letter}"
