"""Sheets for print: title, map, legend, scale bar, north arrow, key numbers and notes on A3 and A4."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLayoutFrame,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTableCell,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..frame.compat import KILOMETRES, LAYOUT_MILLIMETRES, METRES
from .map_picture import layout_point, north_arrow, place_item, set_text, text_format, without_band_name

# Long and short side in millimetres, margin, width of the column beside the map, points of plain text.
PAPER = {"A3": (420.0, 297.0, 12.0, 92.0, 10.0), "A4": (297.0, 210.0, 9.0, 66.0, 7.5)}
_GAP = 4.0
# The map is held off its frame's title and numbers by so much, for the degrees along its sides.
_DEGREES = 4.5
_ROUND_SCALES = (1, 1.1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10)
_ROUND_STEPS = (1, 2, 5, 10)
# Width of the table's lines.
_GRID = 0.1
# Other shapes of the sheet must show the map so much larger than landscape with the column on the right.
_BETTER = 1.25
# Of the panel's width, below the map, for scale bar and arrow.
_FOOT_SHARE = 0.22
_SHRINK = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)


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
class _Frame:
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
    _fill_panel(layout, sheet, frame, map_item, scale)
    project.layoutManager().addLayout(layout)
    return layout


# -- page ------------------------------------------------------------------------------------


def _best_frame(paper: str, extent: QgsRectangle) -> _Frame:
    """Landscape with the panel on the right, unless another shape shows the map much larger."""
    choices = [_frame(paper, wide, beside) for wide, beside in ((1, 1), (0, 0), (1, 0), (0, 1))]
    best = choices[0]
    for frame in choices[1:]:
        better = _BETTER if best is choices[0] else 1.0
        if frame.scale(extent) * better < best.scale(extent):
            best = frame
    return best


def _frame(paper: str, wide: bool, beside: bool) -> _Frame:
    long, short, margin, column, points = PAPER[paper]
    width, height = (long, short) if wide else (short, long)
    top = margin + 1.5 * points + _DEGREES
    left = margin + _DEGREES
    bottom = height - margin - 0.7 * points - _DEGREES
    if beside:
        size = (width - margin - column - _GAP - _DEGREES - left, bottom - top)
        panel = (width - margin - column, top, column, bottom - top)
    else:
        size = (width - margin - _DEGREES - left, bottom - top - 0.7 * column - _GAP)
        panel = (margin, top + size[1] + _DEGREES + _GAP, width - 2 * margin, 0.7 * column)
    return _Frame(width, height, (left, top, *size), panel, bool(beside), margin, points)


def _add_text(layout, text: str, x: float, y: float, width: float, points: float, colour: str = "#000000") -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    set_text(label, points, colour == "#000000", colour)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    place_item(layout, label, x, y, width, 0.46 * points)


# -- map -------------------------------------------------------------------------------------


def _add_map(layout, sheet: Sheet, frame: _Frame, scale: float, project: QgsProject):
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


# -- panel -----------------------------------------------------------------------------------


def _fill_panel(layout, sheet: Sheet, frame: _Frame, map_item, scale: float) -> None:
    """Legend, key numbers, scale bar and north arrow, set smaller until nothing is cut."""
    legend = _legend(layout, sheet, map_item)
    table = _table(layout, sheet)
    foot = 14.0 * frame.points / 10.0
    x, y, width, height = frame.panel
    legend_size, table_size = _fitted(legend, table, frame, foot)
    legend.attemptMove(layout_point(x, y))
    if frame.beside:
        table_y = y + height - foot - _GAP - table_size[1]
        _place_table(table, x, max(table_y, y + legend_size[1] + _GAP), table_size)
        _scale_and_north(layout, map_item, scale, (x, y + height - foot, width, foot), frame.points)
    else:
        _place_table(table, x + (1 - _FOOT_SHARE) * width - _GAP - table_size[0], y, table_size)
        foot_box = (x + (1 - _FOOT_SHARE) * width, y, _FOOT_SHARE * width, foot)
        _scale_and_north(layout, map_item, scale, foot_box, frame.points)


def _fitted(legend, table, frame: _Frame, foot: float) -> tuple:
    """The sizes of legend and table in the largest text that fits into the panel; the table may be set smaller."""
    _, _, width, height = frame.panel
    table_width = width if frame.beside else 0.36 * width
    legend_size = table_size = (0.0, 0.0)
    for shrink in _SHRINK:
        for smaller in _SHRINK:
            table_size = _set_table(table, frame.points * shrink * smaller, table_width)
            if table_size[0] <= table_width + 0.2:
                break
        if frame.beside:
            legend_size = _set_legend(legend, frame.points * shrink, 1)
            fits = legend_size[0] <= width and legend_size[1] + table_size[1] + foot + 2 * _GAP <= height
        else:
            room = width - table_size[0] - _FOOT_SHARE * width - 2 * _GAP
            for columns in (4, 3, 2, 1):
                legend_size = _set_legend(legend, frame.points * shrink, columns)
                if legend_size[0] <= room:
                    break
            fits = legend_size[0] <= room and max(legend_size[1], table_size[1]) <= height
        if fits:
            break
    return legend_size, table_size


def _legend(layout, sheet: Sheet, map_item):
    legend = QgsLayoutItemLegend(layout)
    legend.setId("legend")  # noqa: QGS202
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    # Layers of one symbol come first: below a heading they would seem to belong to it.
    for layer in sorted(sheet.layers, key=_has_classes):
        node = root.addLayer(layer)
        if isinstance(layer, QgsRasterLayer):
            without_band_name(node, layer)
            legend.model().refreshLayerLegend(node)
    legend.setBackgroundEnabled(False)
    legend.setBoxSpace(0.0)
    legend.setColumnSpace(_GAP)
    legend.setSplitLayer(False)
    layout.addLayoutItem(legend)
    return legend


def _has_classes(layer) -> bool:
    return not isinstance(layer, QgsVectorLayer) or not isinstance(layer.renderer(), QgsSingleSymbolRenderer)


def _set_legend(legend, points: float, columns: int) -> tuple:
    """Set the size of the legend's texts and symbols; returns its width and height."""
    for kind, size, bold in (
        (QgsLegendStyle.Style.Subgroup, points, True),
        (QgsLegendStyle.Style.SymbolLabel, 0.93 * points, False),
    ):
        set_text(legend.rstyle(kind), size, bold)
    legend.rstyle(QgsLegendStyle.Style.Subgroup).setMargin(QgsLegendStyle.Side.Top, 0.28 * points)
    legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 0.15 * points)
    legend.setSymbolWidth(0.8 * points)
    legend.setSymbolHeight(0.42 * points)
    legend.setColumnCount(columns)
    # The item itself knows its size only once it has been drawn.
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize()
    return size.width(), size.height()


def _table(layout, sheet: Sheet):
    if not sheet.rows:
        return None
    # Some versions take the class for abstract.
    table = QgsLayoutItemManualTable.create(layout)
    table.setHeaders([QgsLayoutTableColumn(heading) for heading in sheet.header])
    table.setIncludeTableHeader(True)
    cells = []
    for row in sheet.rows:
        line = [QgsTableCell(text) for text in row]
        for cell in line[1:]:
            cell.setHorizontalAlignment(Qt.AlignmentFlag.AlignRight)
        cells.append(line)
    table.setTableContents(cells)
    table.setShowGrid(True)
    table.setVerticalGrid(False)
    table.setGridColor(QColor("#bdbdbd"))
    table.setHeaderHAlignment(QgsLayoutTable.HeaderHAlignment.HeaderRight)
    table.setGridStrokeWidth(_GRID)
    layout.addMultiFrame(table)
    table.addFrame(QgsLayoutFrame(layout, table))
    return table


def _set_table(table, points: float, width: float) -> tuple:
    """Set the size of the table's texts; returns its width and height. Its first column takes what is left."""
    if table is None:
        return 0.0, 0.0
    table.setHeaderTextFormat(text_format(0.85 * points, True))
    table.setContentTextFormat(text_format(0.85 * points))
    table.setCellMargin(0.09 * points)
    others = [0.0] * (len(table.headers()) - 1)
    size = _table_size(table, [0.0, *others])
    if size[0] < width:
        fixed = _table_size(table, [10.0, *others])
        size = _table_size(table, [10.0 + width - fixed[0], *others])
    return size


def _table_size(table, widths: list) -> tuple:
    """Width and height of the table with columns of some widths; 0 is as wide as the texts need."""
    table.setColumnWidths(widths)
    table.refresh()
    # The least frame holds the heading, with a line above and below; the rows are as high.
    heading = table.minFrameSize(0).height()
    return table.totalSize().width(), heading + len(table.tableContents()) * (heading - _GRID) + 0.1


def _place_table(table, x: float, y: float, size: tuple) -> None:
    if table is None:
        return
    part = table.frame(0)
    part.attemptMove(layout_point(x, y))
    part.attemptResize(QgsLayoutSize(*size, LAYOUT_MILLIMETRES))


def _scale_and_north(layout, map_item, scale: float, box: tuple, points: float) -> None:
    """The arrow on the left and beside it a bar of two round steps, along the foot of a box."""
    x, y, width, height = box
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(north_arrow())
    place_item(layout, arrow, x, y, 0.8 * height, height)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(map_item)
    bar.setStyle("Single Box")
    set_text(bar, 0.85 * points)
    bar.setHeight(0.2 * points)
    bar.setLineSymbol(QgsLineSymbol.createSimple({"color": "#000000", "width": "0.2"}))
    bar.setLabelBarSpace(1.0)
    bar.setBoxContentSpace(0.5)
    room = (width - 1.6 * height) / 1000.0 * scale
    step = _bar_step(room / 2.0)
    kilometres = step >= 1000.0
    bar.setUnits(KILOMETRES if kilometres else METRES)
    bar.setMapUnitsPerScaleBarUnit(1.0)
    bar.setUnitLabel("km" if kilometres else "m")
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setUnitsPerSegment(step / 1000.0 if kilometres else step)
    layout.addLayoutItem(bar)
    bar.attemptMove(layout_point(x + 0.95 * height, y + height - 1.15 * points))


def _bar_step(longest: float) -> float:
    """The longest round step of a bar, in metres."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in _ROUND_STEPS if step * power <= longest * (1 + 1e-9))
