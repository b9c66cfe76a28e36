"""What the sheets of maps are put together from: legends, texts and places of QGIS' layouts."""

from __future__ import annotations

import os

from qgis.core import (
    QgsApplication,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayerLegend,
    QgsMapLayerLegendUtils,
    QgsRasterLayer,
    QgsRectangle,
    QgsSimpleLegendNode,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..platform.compat import LAYOUT_MILLIMETRES, POINTS


def joint_extent(layers: list) -> QgsRectangle:
    """The box around several layers of one coordinate system."""
    extent = QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        extent.combineExtentWith(layer.extent())
    return extent


def legend_of(layout, map_item, layers: list) -> QgsLayoutItemLegend:
    """The legend of a map with layers in an order, whatever the project holds; not yet in the layout."""
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    # Only now: a legend that has a map is measured with all layers that it holds.
    legend.setLinkedMap(map_item)
    for layer in layers:
        node = root.addLayer(layer)
        if isinstance(layer, QgsRasterLayer):
            _without_band_name(node, layer)
            legend.model().refreshLayerLegend(node)
    return legend


def _without_band_name(node, layer) -> None:
    """Leave out the line "Band 1" that QGIS puts above a colour ramp."""
    shown = QgsMapLayerLegend.defaultRasterLegend(layer).createLayerTreeModelLegendNodes(node)
    order = [number for number, entry in enumerate(shown) if not isinstance(entry, QgsSimpleLegendNode)]
    if order and len(order) < len(shown):
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, order)


def layout_point(x: float, y: float) -> QgsLayoutPoint:
    """A point of a page in millimetres."""
    return QgsLayoutPoint(x, y, LAYOUT_MILLIMETRES)


def place_item(layout, item, x: float, y: float, width: float, height: float) -> None:
    """Add an item to a layout, at a place and in a size in millimetres."""
    layout.addLayoutItem(item)
    item.attemptMove(layout_point(x, y))
    item.attemptResize(QgsLayoutSize(width, height, LAYOUT_MILLIMETRES))


def text_format(points: float, bold: bool = False, colour: str = "#000000") -> QgsTextFormat:
    """The font of QGIS in a size and colour."""
    font = QFont(QgsApplication.font())
    font.setBold(bold)
    result = QgsTextFormat()
    result.setFont(font)
    result.setSize(points)
    result.setSizeUnit(POINTS)
    result.setColor(QColor(colour))  # noqa: QGS202
    return result


def set_text(item, points: float, bold: bool = False, colour: str = "#000000") -> None:
    """Set the font of a label, a scale bar or a style of a legend, in old versions as in new ones."""
    text = text_format(points, bold, colour)
    if hasattr(item, "setTextFormat"):
        item.setTextFormat(text)
        return
    font = text.font()
    font.setPointSizeF(points)
    item.setFont(font)
    if hasattr(item, "setFontColor"):
        item.setFontColor(QColor(colour))


def north_arrow() -> str:
    """The picture of a north arrow."""
    return os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "resources", "icons", "north.svg")
