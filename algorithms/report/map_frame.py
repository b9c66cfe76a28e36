"""One frame for all maps of a study: the same extent and scale, graticule, scale bar and north arrow inside."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ..kit.figures import plain
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
        """Whether layers lie in this frame: in its coordinate system, and at least partly inside."""
        return all(layer.crs() == self.crs and self.extent.intersects(layer.extent()) for layer in layers)


def frame_of(extent: QgsRectangle, crs, dpi: int = SCREEN_DPI) -> MapFrame:
    """The frame around an extent, with a small rim."""
    box = QgsRectangle(extent)
    box.scale(_RIM)
    if box.width() == 0.0 or box.height() == 0.0:
        box.grow(max(box.width(), box.height(), 1.0) / 2.0)
    return MapFrame(box, crs, dpi)


def rendered(layers: list, extent: QgsRectangle, width: int, dpi: float):
    """Layers as an array of pixels (rows, columns, red-green-blue-alpha), drawn by QGIS."""
    import numpy as np

    height = max(round(width * extent.height() / extent.width()), 2)
    size = QSize(max(width, 2), height)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOutputSize(size)
    settings.setOutputDpi(dpi)
    settings.setBackgroundColor(QColor("white"))
    image = QImage(size, QImage.Format.Format_RGBA8888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    bits = image.constBits()
    bits.setsize(image.sizeInBytes() if hasattr(image, "sizeInBytes") else image.byteCount())
    rows = np.frombuffer(bits, dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def furnish(axes, frame: MapFrame, labels: bool = True) -> None:
    """Set the extent of a map and draw graticule, scale bar and north arrow inside it.

    Parameters
    ----------
    axes : matplotlib Axes
    frame : MapFrame
    labels : bool
        Whether the lines of the graticule are named along the frame.
    """
    extent = frame.extent
    ticks: dict = {"x": [], "y": []}
    for axis, label, x, y in frame.graticule:
        axes.plot(x, y, color="#30302c", linewidth=0.25, alpha=0.55, zorder=3)
        place = x[0] if axis == "x" else y[0]
        ticks[axis].append((place, label))
    axes.set_xlim(extent.xMinimum(), extent.xMaximum())
    axes.set_ylim(extent.yMinimum(), extent.yMaximum())
    axes.set_xticks([place for place, _ in ticks["x"]] if labels else [])
    axes.set_yticks([place for place, _ in ticks["y"]] if labels else [])
    if labels:
        axes.set_xticklabels([label for _, label in ticks["x"]], fontsize=6.5)
        axes.set_yticklabels([label for _, label in ticks["y"]], fontsize=6.5, rotation=90, va="center")
    axes.tick_params(length=2.0, width=0.5, pad=1.5)
    for side in axes.spines.values():
        side.set_linewidth(0.7)
    axes.set_aspect("auto")
    scale_and_north(axes, extent, frame.crs.mapUnits() == METRES)


def scale_and_north(axes, extent: QgsRectangle, metres: bool) -> None:
    """A bar of a round length, and where north is."""
    if metres:
        length = round_length(extent.width() / 4.0)
        left = extent.xMinimum() + 0.05 * extent.width()
        low = extent.yMinimum() + 0.045 * extent.height()
        said = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
        line = {"solid_capstyle": "butt", "zorder": 8}
        axes.plot([left, left + length], [low, low], color="white", linewidth=5, **line)
        axes.plot([left, left + length], [low, low], color="black", linewidth=2.4, **line)
        axes.annotate(
            said, (left + length / 2, low), (0, 4), textcoords="offset points", ha="center", fontsize=7, zorder=9,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
    axes.text(
        0.945, 0.955, "▲\nN", transform=axes.transAxes, ha="center", va="top", fontsize=7.5, linespacing=1.25, zorder=9,
        bbox={"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 1.2},
    )  # fmt: skip


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
                    lines.append((axis, _degrees(number * step, axis, step), x, y))
        return lines
    except QgsCsException:
        return []


def _moved(back, axis: str, degree: float, other: float):
    return back.transform(degree, other) if axis == "x" else back.transform(other, degree)


def _inside(points: list, extent: QgsRectangle) -> list:
    """The points of a line that lie in an extent, with one more at each end, so that it reaches the frame."""
    inside = [number for number, point in enumerate(points) if extent.contains(point)]
    return points[max(inside[0] - 1, 0) : inside[-1] + 2] if inside else []


def _degrees(value: float, axis: str, step: float) -> str:
    """A degree as maps name it: 98°E, 37.5°N."""
    digits = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1.0 else 0
    digits = 2 if step == 0.25 else digits
    ends = ("E", "W") if axis == "x" else ("N", "S")
    letter = "" if value == 0.0 else ends[value < 0.0]
    return plain(f"{abs(value):.{digits}f}°{letter}")
