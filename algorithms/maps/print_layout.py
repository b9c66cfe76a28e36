"""Sheets for print: title, map, legend, scale bar, north arrow, key numbers and notes on A3 and A4."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutMeasurement,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import Qt

from ..platform.compat import LAYOUT_MILLIMETRES
from .map_picture import place_item, set_text, text_format
from .print_panel import GAP, fill_panel

# Long and short side in millimetres, margin, width of the column beside the map, points of plain text.
PAPER = {"A3": (420.0, 297.0, 12.0, 92.0, 10.0), "A4": (297.0, 210.0, 9.0, 66.0, 7.5)}
# The map is held off its frame's title and numbers by so much, for the degrees along its sides.
_DEGREES = 4.5
_ROUND_SCALES = (1, 1.1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10)
# Other shapes of the sheet must show the map so much larger than landscape with the column on the right.
_BETTER = 1.25


@dataclass(frozen=True)
class Sheet:
    """What a sheet shows.

    Parameters
    ----------
    title : str
    subject : str
        The map theme; with the paper the name of the layout.
    subtitle : str
        The second line.
    layers : list of QgsMapLayer
        What is in the legend.
    extent : QgsRectangle
        What the map must show, in the project's coordinate system.
    header : tuple of str
        Headings of the key numbers.
    rows : list of tuple of str
        Key numbers; the first column is text.
    notes : str
        Version, date, coordinate system.
    """

    title: str
    subject: str
    subtitle: str
    layers: list
    extent: QgsRectangle
    header: tuple = ()
    rows: list = field(default_factory=list)
    notes: str = ""


@dataclass(frozen=True)
class Frame:
    """Where everything is on the page, in millimetres."""

    width: float
    height: float
    map: tuple
    panel: tuple
    beside: bool
    margin: float
    points: float

    def scale(self, extent: QgsRectangle) -> float:
        """The denominator of the map's scale that shows the extent with a rim, round."""
        needed = 1030.0 * max(extent.width() / self.map[2], extent.height() / self.map[3])
        power = 10.0 ** math.floor(math.log10(needed))
        return next(step * power for step in _ROUND_SCALES if step * power >= needed * (1 - 1e-9))


def add_layout(project: QgsProject, sheet: Sheet, paper: str) -> QgsPrintLayout:
    """Add a sheet to a project's layouts.

    Parameters
    ----------
    project : QgsProject
    sheet : Sheet
    paper : {"A3", "A4"}
    """
    frame = _best_frame(paper, sheet.extent)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(f"{sheet.subject} {paper}")
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(frame.width, frame.height, LAYOUT_MILLIMETRES))
    scale = frame.scale(sheet.extent)
    map_item = _add_map(layout, sheet, frame, scale, project)
    _add_text(layout, sheet.title, frame.margin, frame.margin - 1, frame.width - 2 * frame.margin, 2.0 * frame.points)
    top = frame.margin + frame.points * 0.85
    _add_text(layout, sheet.subtitle, frame.margin, top, frame.width - 2 * frame.margin, 1.15 * frame.points, "#595959")
    notes = f"1:{scale:,.0f} · {sheet.notes}".replace(",", " ", f"{scale:,.0f}".count(","))
    bottom = frame.height - frame.margin - 0.5 * frame.points
    _add_text(layout, notes, frame.margin, bottom, frame.width - 2 * frame.margin, 0.75 * frame.points, "#595959")
    fill_panel(layout, sheet, frame, map_item, scale)
    project.layoutManager().addLayout(layout)
    return layout


# -- page ------------------------------------------------------------------------------------


def _best_frame(paper: str, extent: QgsRectangle) -> Frame:
    """Landscape with the panel on the right, unless another shape shows the map much larger."""
    choices = [_frame(paper, wide, beside) for wide, beside in ((1, 1), (0, 0), (1, 0), (0, 1))]
    best = choices[0]
    for frame in choices[1:]:
        better = _BETTER if best is choices[0] else 1.0
        if frame.scale(extent) * better < best.scale(extent):
            best = frame
    return best


def _frame(paper: str, wide: bool, beside: bool) -> Frame:
    long, short, margin, column, points = PAPER[paper]
    width, height = (long, short) if wide else (short, long)
    top = margin + 1.5 * points + _DEGREES
    left = margin + _DEGREES
    bottom = height - margin - 0.7 * points - _DEGREES
    if beside:
        size = (width - margin - column - GAP - _DEGREES - left, bottom - top)
        panel = (width - margin - column, top, column, bottom - top)
    else:
        size = (width - margin - _DEGREES - left, bottom - top - 0.7 * column - GAP)
        panel = (margin, top + size[1] + _DEGREES + GAP, width - 2 * margin, 0.7 * column)
    return Frame(width, height, (left, top, *size), panel, bool(beside), margin, points)


def _add_text(layout, text: str, x: float, y: float, width: float, points: float, colour: str = "#000000") -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    set_text(label, points, colour == "#000000", colour)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    place_item(layout, label, x, y, width, 0.46 * points)


# -- map -------------------------------------------------------------------------------------


def _add_map(layout, sheet: Sheet, frame: Frame, scale: float, project: QgsProject):
    item = QgsLayoutItemMap(layout)
    item.setId("map")  # noqa: QGS202
    # A theme and not a list of layers, which would write their full paths into the project.
    item.setFollowVisibilityPreset(True)
    item.setFollowVisibilityPresetName(sheet.subject)
    place_item(layout, item, *frame.map)
    width, height = (side / 1000.0 * scale for side in frame.map[2:])
    item.setExtent(QgsRectangle.fromCenterAndSize(sheet.extent.center(), width, height))
    item.setFrameEnabled(True)
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.25, LAYOUT_MILLIMETRES))
    step = _degree_step(item.extent(), project)
    if step:
        _add_degrees(item, step, frame.points)
    return item


def _degree_step(extent: QgsRectangle, project: QgsProject) -> float:
    """A round step of degrees that is met a few times along the map; 0 where there are no degrees."""
    geographic = QgsCoordinateReferenceSystem("EPSG:4326")
    if not project.crs().isValid() or not geographic.isValid():
        return 0.0
    try:
        box = QgsCoordinateTransform(project.crs(), geographic, project).transformBoundingBox(extent)
    except QgsCsException:
        return 0.0
    wanted = min(box.width(), box.height()) / 3.0
    seconds = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000, 72000)
    return max((step / 3600.0 for step in seconds if step / 3600.0 <= wanted), default=0.0)


def _add_degrees(item, step: float, points: float) -> None:
    grid = QgsLayoutItemMapGrid("degrees", item)
    grid.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    grid.setIntervalX(step)
    grid.setIntervalY(step)
    grid.setStyle(QgsLayoutItemMapGrid.GridStyle.FrameAnnotationsOnly)
    grid.setFrameStyle(QgsLayoutItemMapGrid.FrameStyle.ExteriorTicks)
    grid.setFrameWidth(1.0)
    grid.setFramePenSize(0.2)
    grid.setFrameMargin(0.0)
    grid.setAnnotationEnabled(True)
    formats = QgsLayoutItemMapGrid.AnnotationFormat
    in_minutes = step > 1 / 60 - 1e-9
    grid.setAnnotationFormat(formats.DegreeMinuteNoSuffix if in_minutes else formats.DegreeMinuteSecondNoSuffix)
    grid.setAnnotationPrecision(0)
    grid.setAnnotationTextFormat(text_format(0.7 * points))
    grid.setAnnotationFrameDistance(0.4)
    sides, shown = QgsLayoutItemMapGrid.BorderSide, QgsLayoutItemMapGrid.DisplayMode
    for side in (sides.Left, sides.Right):
        grid.setAnnotationDirection(QgsLayoutItemMapGrid.AnnotationDirection.Vertical, side)
        grid.setAnnotationDisplay(shown.LatitudeOnly, side)
        grid.setFrameDivisions(shown.LatitudeOnly, side)
    for side in (sides.Top, sides.Bottom):
        grid.setAnnotationDisplay(shown.LongitudeOnly, side)
        grid.setFrameDivisions(shown.LongitudeOnly, side)
    item.grids().addGrid(grid)
