"""What stands beside the map of a sheet: legend, key numbers, scale bar and north arrow."""

from __future__ import annotations

import base64
import math

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsLineSymbol,
    QgsSingleSymbolRenderer,
    QgsTableCell,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..platform.compat import KILOMETRES, LAYOUT_MILLIMETRES, METRES
from .locator import has_world, world_drawing
from .map_picture import layout_point, legend_of, north_arrow, place_item, set_text, text_format

# Millimetres between the parts of a sheet.
GAP = 4.0
_ROUND_STEPS = (1, 2, 5, 10)
# Width of the table's lines.
_GRID = 0.1
_WORLD_DPI, _MILLIMETRES_A_POINT = 300, 25.4 / 72.0
# Of the panel's width, below the map, for scale bar and arrow.
_FOOT_SHARE = 0.22
_SHRINK = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)


def fill_panel(layout, sheet, frame, map_item, scale: float) -> None:
    """Legend, key numbers, scale bar and north arrow, set smaller until nothing is cut.

    Parameters
    ----------
    layout : QgsPrintLayout
    sheet : Sheet
        Layers of the legend, headings and rows of the key numbers.
    frame : Frame
        Where the panel is, and the points of plain text.
    map_item : QgsLayoutItemMap
    scale : float
        Denominator of the map's scale.
    """
    legend = _legend(layout, sheet, map_item)
    table = _table(layout, sheet)
    foot = 14.0 * frame.points / 10.0
    x, y, width, height = frame.panel
    world = 24.0 * frame.points / 10.0 if has_world(layout.project().crs(), sheet.extent) else 0.0
    # Beside the map the place in the world stands above the scale bar, below the map under it.
    above = world + GAP if world and frame.beside else 0.0
    legend_size, table_size = _fitted(legend, table, frame, foot + above)
    legend.attemptMove(layout_point(x, y))
    if world and frame.beside:
        _place_world(layout, sheet, x, y + height - foot - above, world)
    elif world:
        below = foot + 1.5 * GAP
        _place_world(layout, sheet, x + (1 - _FOOT_SHARE) * width, y + below, min(world, height - below))
    if frame.beside:
        table_y = y + height - foot - above - GAP - table_size[1]
        _place_table(table, x, max(table_y, y + legend_size[1] + GAP), table_size)
        _scale_and_north(layout, map_item, scale, (x, y + height - foot, width, foot), frame.points)
    else:
        _place_table(table, x + (1 - _FOOT_SHARE) * width - GAP - table_size[0], y, table_size)
        foot_box = (x + (1 - _FOOT_SHARE) * width, y, _FOOT_SHARE * width, foot)
        _scale_and_north(layout, map_item, scale, foot_box, frame.points)


def _place_world(layout, sheet, x: float, y: float, high: float) -> None:
    """Where in the world the study lies, as a picture inside the layout: a path would not be there elsewhere."""
    drawing = world_drawing(layout.project().crs(), sheet.extent, high / _MILLIMETRES_A_POINT)
    if drawing is None:
        return
    picture = QgsLayoutItemPicture(layout)
    picture.setId("place in the world")  # noqa: QGS202
    picture.setPicturePath("base64:" + base64.b64encode(drawing.png(_WORLD_DPI)).decode("ascii"))
    place_item(layout, picture, x, y, 2.0 * high, high)


def _fitted(legend, table, frame, foot: float) -> tuple:
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
            fits = legend_size[0] <= width and legend_size[1] + table_size[1] + foot + 2 * GAP <= height
        else:
            room = width - table_size[0] - _FOOT_SHARE * width - 2 * GAP
            for columns in (4, 3, 2, 1):
                legend_size = _set_legend(legend, frame.points * shrink, columns)
                if legend_size[0] <= room:
                    break
            fits = legend_size[0] <= room and max(legend_size[1], table_size[1]) <= height
        if fits:
            break
    return legend_size, table_size


def _legend(layout, sheet, map_item):
    # Layers of one symbol come first: below a heading they would seem to belong to it.
    legend = legend_of(layout, map_item, sorted(sheet.layers, key=_has_classes))
    legend.setId("legend")  # noqa: QGS202
    legend.setBackgroundEnabled(False)
    legend.setBoxSpace(0.0)
    legend.setColumnSpace(GAP)
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


def _table(layout, sheet):
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
