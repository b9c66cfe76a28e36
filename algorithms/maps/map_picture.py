"""Maps as pictures: layers with legend, scale bar and north arrow, through QGIS' own layouts."""

from __future__ import annotations

import os

from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayerLegend,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSimpleLegendNode,
    QgsTextFormat,
)
from qgis.PyQt.QtGui import QColor, QFont

from ...core.errors import InputError
from ..layers.file_read import read_bytes
from ..platform.compat import KILOMETRES, LAYOUT_MILLIMETRES, METRES, POINTS
from ..platform.gdal_messages import gdal_errors
from ..writing.files import passing_folder

_MARGIN = 6.0
_LEGEND = 62.0
_HEADER = 12.0
_FOOTER = 16.0
# Legends with more entries than this are set smaller.
_LONG_LEGEND = 16


def save_map(path: str, layers: list, title: str, width: float = 240.0, height: float = 160.0, dpi: int = 130) -> None:
    """Save a map of layers.

    Parameters
    ----------
    path : str
        The PNG to write.
    layers : list of QgsMapLayer
        The topmost first; styles and names as they are.
    title : str
    width, height : float
        Millimetres; the map takes what header and legend leave.
    dpi : int

    Raises
    ------
    InputError
        When the picture cannot be written.
    """
    project = QgsProject()
    project.setCrs(layers[0].crs())
    if len(project.addMapLayers(layers, True)) != len(layers):
        raise InputError("The map {title} cannot be drawn: a layer is not valid.", title=title)
    try:
        _export(path, project, layers, title, (width, height), dpi)
    finally:
        # The layers belong to the caller again.
        for layer in layers:
            project.takeMapLayer(layer)


def _export(path, project, layers, title, size, dpi) -> None:
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    width, height = size
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height, LAYOUT_MILLIMETRES))
    sheet = QgsLayoutItemMap(layout)
    sheet.setLayers(layers)
    frame = (width - _LEGEND - 2 * _MARGIN, height - _HEADER - _FOOTER)
    place_item(layout, sheet, _MARGIN, _HEADER, *frame)
    sheet.setExtent(_filling(joint_extent(layers), frame[0] / frame[1]))
    sheet.setFrameEnabled(True)
    heading = QgsLayoutItemLabel(layout)
    heading.setText(title)
    set_text(heading, 13, True)
    place_item(layout, heading, _MARGIN, 3.0, width - 2 * _MARGIN, 8.0)
    side = width - _LEGEND - _MARGIN + 3.0
    _legend(layout, sheet, layers, side)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(sheet)
    bar.setStyle("Single Box")
    set_text(bar, 8)
    if layers[0].crs().mapUnits() == METRES:
        bar.applyDefaultSize(KILOMETRES if sheet.extent().width() > 8_000.0 else METRES)
    bar.setHeight(2.0)
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(_MARGIN + 12.0, height - _FOOTER + 2.0, LAYOUT_MILLIMETRES))
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(north_arrow())
    place_item(layout, arrow, _MARGIN, height - _FOOTER + 1.5, 10.0, 12.0)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = dpi
    settings.generateWorldFile = False
    settings.exportMetadata = False
    if QgsLayoutExporter(layout).exportToImage(path, settings) != QgsLayoutExporter.ExportResult.Success:
        raise InputError("The map {path} cannot be written.", path=path)


def png_of_map(layers: list, title: str, width: float, height: float, dpi: int) -> bytes:
    """As `save_map`, as the bytes of a PNG."""
    with passing_folder() as folder:
        path = os.path.join(folder, "map.png")
        with gdal_errors():  # QGIS tries in vain to write where the map is into a PNG
            save_map(path, layers, title, width, height, dpi)
        return read_bytes(path)


def _filling(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The extent with a small rim, widened to the ratio of width to height of its frame."""
    centre = extent.center()
    width, height = 1.03 * (extent.width() or 1.0), 1.03 * (extent.height() or 1.0)
    width, height = max(width, height * ratio), max(height, width / ratio)
    return QgsRectangle.fromCenterAndSize(centre, width, height)


def joint_extent(layers: list) -> QgsRectangle:
    """The box around several layers of one coordinate system."""
    extent = QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        extent.combineExtentWith(layer.extent())
    return extent


def _legend(layout, sheet, layers, left: float) -> None:
    legend = legend_of(layout, sheet, layers)
    model = legend.model()
    small = sum(len(model.layerLegendNodes(node)) for node in model.rootGroup().findLayers()) > _LONG_LEGEND
    for kind, points, bold in (
        (QgsLegendStyle.Style.Subgroup, 9, True),
        (QgsLegendStyle.Style.SymbolLabel, 6 if small else 8, False),
    ):
        set_text(legend.rstyle(kind), points, bold)
    if small:
        legend.setSymbolHeight(2.6)
        legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 1.2)
    legend.setSymbolWidth(6.0)
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(left, _HEADER - 2.0, LAYOUT_MILLIMETRES))


def legend_of(layout, map_item, layers: list) -> QgsLayoutItemLegend:
    """The legend of a map with layers in an order, whatever the project holds; not yet in the layout."""
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
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
