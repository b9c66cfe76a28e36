"""Symbols of points, lines and polygons from a few words, and labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsSimpleLineSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..platform.compat import LABEL_HORIZONTAL, LABEL_OVER_POINT, LINE_GEOMETRY, POINT_GEOMETRY, show_always

# A white line below a line, this much wider, keeps it legible on any ground.
_CASING = 0.5
_DASHES = {"solid": "solid", "dash": "dash", "dot": "dot"}


@dataclass(frozen=True)
class LabelStyle:
    """The text of a field beside each feature, with a white rim; size in points."""

    field: str
    colour: str = "#404040"
    size: float = 8.0
    bold: bool = False


@dataclass(frozen=True)
class SymbolStyle:
    """One symbol: for all features of a layer, or for one class of a `ClassStyle`.

    Parameters
    ----------
    colour : str
        Of points, lines, fillings; "#rrggbb" or "#aarrggbb".
    outline : str
        Of points and polygons.
    width : float
        Line width in millimetres; points are four times as wide.
    opacity : float
        0 to 1.
    fill : {"solid", "hatch", "none"}
        Of polygons.
    dash : {"solid", "dash", "dot"}
        Of lines and outlines of polygons.
    shape : str
        Of points: "circle", "diamond", "square", "triangle" ...
    casing : bool
        A white rim along lines.
    outline_width : float
        In millimetres.
    label : LabelStyle, optional
        What is written beside each feature of a layer.
    """

    colour: str
    outline: str = "#404040"
    width: float = 0.6
    opacity: float = 1.0
    fill: str = "solid"
    dash: str = "solid"
    shape: str = "circle"
    casing: bool = False
    outline_width: float = 0.2
    label: Optional[LabelStyle] = None


def symbol_for(layer, look: SymbolStyle, level: int = 1):
    """The QGIS symbol of a look for the geometries of a layer.

    Parameters
    ----------
    layer : QgsVectorLayer
    look : SymbolStyle
    level : int
        Lines with a casing are drawn above those of lower levels; their rims lie below all.
    """
    kind = layer.geometryType()
    if kind == POINT_GEOMETRY:
        symbol = QgsMarkerSymbol.createSimple(
            {
                "name": look.shape,
                "color": look.colour,
                "size": str(max(look.width * 4, 1.5)),
                "outline_color": look.outline,
                "outline_width": str(look.outline_width),
            }
        )
    elif kind == LINE_GEOMETRY:
        symbol = _line(look, level)
    else:
        symbol = _polygon(look)
    symbol.setOpacity(look.opacity)
    return symbol


def _line(look: SymbolStyle, level: int):
    symbol = QgsLineSymbol.createSimple(
        {
            "color": look.colour,
            "width": str(look.width),
            "capstyle": "flat" if look.dash != "solid" else "round",
            "joinstyle": "round",
            "line_style": _DASHES[look.dash],
        }
    )
    if look.casing:
        rim = QgsSimpleLineSymbolLayer(QColor("#ffffff"), look.width + _CASING)
        rim.setPenCapStyle(Qt.PenCapStyle.RoundCap)
        rim.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
        symbol.insertSymbolLayer(0, rim)
        symbol.symbolLayer(1).setRenderingPass(level)
    return symbol


def _polygon(look: SymbolStyle):
    symbol = QgsFillSymbol.createSimple(
        {
            "color": look.colour,
            "style": "solid" if look.fill == "solid" else "no",
            "outline_color": look.outline,
            "outline_width": str(look.outline_width),
            "outline_style": _DASHES[look.dash],
            "joinstyle": "round",
        }
    )
    if look.fill == "hatch":
        hatching = QgsLinePatternFillSymbolLayer()
        hatching.setLineAngle(45.0)
        hatching.setDistance(1.1)
        hatching.setSubSymbol(QgsLineSymbol.createSimple({"color": look.colour, "width": "0.25"}))
        symbol.insertSymbolLayer(0, hatching)
    return symbol


def set_labels(layer, look: LabelStyle) -> None:
    """Write the text of a field beside each feature of a layer."""
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    rim.setSize(0.8)
    rim.setColor(QColor(255, 255, 255, 210))  # noqa: QGS202
    text = QgsTextFormat()
    font = text.font()
    font.setBold(look.bold)
    text.setFont(font)
    text.setSize(look.size)
    text.setColor(QColor(look.colour))  # noqa: QGS202
    text.setBuffer(rim)
    settings = QgsPalLayerSettings()
    settings.fieldName = look.field
    settings.isExpression = False
    settings.placement = LABEL_OVER_POINT if layer.geometryType() == POINT_GEOMETRY else LABEL_HORIZONTAL
    settings.setFormat(text)
    if look.bold:
        show_always(settings)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
