"""How outputs look: small descriptions of styles, and QGIS renderers made from them.

The colours are chosen to stay apart for colour-blind readers and in grey print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsGraduatedSymbolRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..platform.compat import POLYGON_GEOMETRY
from .class_names import look_of_style
from .symbols import LabelStyle, SymbolStyle, set_labels, symbol_for

# Sequences from low to high, dark-to-light or light-to-dark in one direction of lightness.
RAMPS = {
    "resistance": ("#fff7ec", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000"),
    "quality": ("#8c510a", "#d8b365", "#f6e8c3", "#5ab4ac", "#01665e"),
    "current": ("#0d0870", "#8606a6", "#cc4778", "#f89540", "#f0f921"),
    "cost": ("#edf8fb", "#b3cde3", "#8c96c6", "#8856a7", "#4d004b"),
    "water": ("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"),
    "elevation": ("#1d6b48", "#8dbd7a", "#f2e6b4", "#b5794a", "#ffffff"),
    "change": ("#b2182b", "#f4a582", "#f7f7f7", "#92c5de", "#2166ac"),
    # Sources and corridors by what they are worth, in the colours that they have in the pattern.
    "source": ("#e5f5e0", "#a1d99b", "#41ab5d", "#00722c", "#00331a"),
    "corridor": ("#deebf7", "#9ecae1", "#4a98c9", "#1a5fa4", "#08264f"),
    "grey": ("#000000", "#404040", "#808080", "#c0c0c0", "#ffffff"),
}


def ramp_colours(ramp: str, count: int) -> list:
    """So many colours "#rrggbb" along a ramp, from its low to its high end."""
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in RAMPS[ramp]])
    places = np.linspace(0, len(stops) - 1, count) if count > 1 else [(len(stops) - 1) / 2]
    mixed = [np.interp(places, range(len(stops)), channel) for channel in stops.T]
    return ["#{:02x}{:02x}{:02x}".format(*(round(value) for value in colour)) for colour in zip(*mixed)]


@dataclass(frozen=True)
class ClassStyle:
    """A class raster or a layer by a field's values: (value, colour, label) each.

    Parameters
    ----------
    entries : sequence of (value, str or SymbolStyle, str)
        Value, colour as "#rrggbb" (or "#aarrggbb") or, for vectors, a whole symbol, label. The value None is
        everything else.
    field : str, optional
        The field, for vectors.
    width : float
        Line width or point size in millimetres, for lines and points given by their colour.
    label : LabelStyle, optional
        What is written beside each feature.
    """

    entries: tuple
    field: Optional[str] = None
    width: float = 0.6
    label: Optional[LabelStyle] = None

    @property
    def names(self) -> dict:
        """The label of each value."""
        return {value: label for value, _, label in self.entries}

    @property
    def colours(self) -> dict:
        """Red, green and blue of each value of a class raster."""
        return {value: tuple(bytes.fromhex(colour[-6:])) for value, colour, _ in self.entries}


@dataclass(frozen=True)
class RampStyle:
    """A value raster or a numeric field as a colour ramp.

    Parameters
    ----------
    ramp : str
        A key of `RAMPS`.
    low, high : float, optional
        Ends of the ramp; by default the 2nd and 98th percentile of the data.
    field : str, optional
        The field, for vectors; classed in five quantiles.
    width : float
        Line width or point size in millimetres.
    """

    ramp: str
    low: Optional[float] = None
    high: Optional[float] = None
    field: Optional[str] = None
    width: float = 0.6
    reverse: bool = False

    @property
    def colours(self) -> tuple:
        """The colours from low to high."""
        return RAMPS[self.ramp][::-1] if self.reverse else RAMPS[self.ramp]


def raster_limits(bands: list, nodata: Optional[float]) -> tuple[float, float]:
    """The 2nd and 98th percentile of a sample of the first band's data cells."""
    cells = bands[0].ravel()
    cells = cells[:: max(1, cells.size // 200_000)]
    if nodata is not None:
        cells = cells[cells != nodata]
    if cells.size == 0:
        return 0.0, 1.0
    # Three digits are what a legend can show.
    low, high = (float(f"{limit:.3g}") for limit in np.percentile(cells.astype(np.float64), [2, 98]))
    return (low, high) if high > low else (low, low + 1.0)


def _digits(value: float) -> str:
    """A limit as a legend writes it: four digits, but no powers of ten."""
    return f"{float(f'{value:.4g}'):,.0f}" if abs(value) >= 1e4 else f"{value:.4g}"


def style_raster(layer: QgsRasterLayer, style, limits: tuple[float, float]) -> None:
    """Give a raster layer its renderer; the limits are the ends of the ramp where the style does not set them."""
    if isinstance(style, ClassStyle):
        classes = [
            QgsPalettedRasterRenderer.Class(int(value), QColor(colour), str(label))
            for value, colour, label in style.entries
        ]
        # The layer gives the renderer its input. A wrapper of the data provider would be one more object that
        # two threads may disagree about: "wrapped C/C++ object ... has been deleted".
        layer.setRenderer(QgsPalettedRasterRenderer(None, 1, classes))
    else:
        low = limits[0] if style.low is None else style.low
        high = limits[1] if style.high is None else style.high
        ramp = QgsColorRampShader(low, high)
        steps = np.linspace(low, high, len(style.colours))
        ramp.setColorRampItemList(
            [
                QgsColorRampShader.ColorRampItem(float(value), QColor(colour), _digits(value))
                for value, colour in zip(steps, style.colours)
            ]
        )
        shader = QgsRasterShader()
        shader.setRasterShaderFunction(ramp)
        renderer = QgsSingleBandPseudoColorRenderer(None, 1, shader)
        renderer.setClassificationMin(low)
        renderer.setClassificationMax(high)
        layer.setRenderer(renderer)


def style_unnamed_classes(layer: QgsRasterLayer, names: dict, colours: dict, present) -> None:
    """Give a raster of classes whose style names none of them the names and colours of its legend."""
    named = [value for value in sorted(present) if value in names and value in colours]
    if named and not look_of_style(layer).names:
        style_raster(layer, ClassStyle(tuple((value, colours[value], names[value]) for value in named)), (0.0, 1.0))


def style_vector(layer: QgsVectorLayer, style) -> None:
    """Give a vector layer its renderer and, where the style has them, its labels."""
    if isinstance(style, SymbolStyle):
        renderer = QgsSingleSymbolRenderer(symbol_for(layer, style))
        renderer.setUsingSymbolLevels(style.casing)
    elif isinstance(style, ClassStyle):
        renderer = _categorised(layer, style)
    else:
        renderer = _graduated(layer, style)
    layer.setRenderer(renderer)
    if getattr(style, "label", None):
        set_labels(layer, style.label)


def _categorised(layer, style: ClassStyle):
    looks = [
        look if isinstance(look, SymbolStyle) else SymbolStyle(look, width=style.width) for _, look, _ in style.entries
    ]
    categories = [
        # The first class lies on top.
        QgsRendererCategory(value, symbol_for(layer, look, len(looks) - row), str(label))
        for row, ((value, _, label), look) in enumerate(zip(style.entries, looks))
    ]
    renderer = QgsCategorizedSymbolRenderer(style.field, categories)
    renderer.setUsingSymbolLevels(any(look.casing for look in looks))
    return renderer


def line_colours(style: RampStyle) -> list:
    """The colours of a ramp for lines and points, which are lost on white paper in the lightest ones."""
    colours = ramp_colours(style.ramp, len(RAMPS[style.ramp]) + 1)
    light = max((0, -1), key=lambda end: sum(bytes.fromhex(colours[end][1:])))
    del colours[light]
    return colours[::-1] if style.reverse else colours


def _graduated(layer, style: RampStyle):
    index = layer.fields().indexOf(style.field)
    found = [f[index] for f in layer.getFeatures() if isinstance(f[index], (int, float))]
    values = [float(value) for value in found]
    colours = style.colours if layer.geometryType() == POLYGON_GEOMETRY else line_colours(style)
    if found and all(isinstance(value, int) for value in found):
        return _whole_steps(layer, style, np.unique(found), colours)
    edges = _limits(np.array(values), len(colours)) if values else np.array([0.0, 1.0])
    if edges.size < 2:
        edges = np.array([edges[0], edges[0] + 1.0])
    steps = np.linspace(0, len(colours) - 1, edges.size - 1).round().astype(int)
    symbols = [symbol_for(layer, SymbolStyle(colours[step], width=style.width)) for step in steps]
    ranges = [
        QgsRendererRange(low, high, symbol, f"{_digits(low)} - {_digits(high)}")
        for low, high, symbol in zip(edges[:-1], edges[1:], symbols)
    ]
    return QgsGraduatedSymbolRenderer(style.field, ranges)


def _limits(values: np.ndarray, classes: int) -> np.ndarray:
    """Quantiles as limits of classes, without those of classes that would be empty.

    Such are limits that differ from the next by their last digits, and those between few values.
    """
    edges = np.unique(np.quantile(values, np.linspace(0, 1, classes + 1)))
    inner, least = edges[1:-1], 1e-6 * (edges[-1] - edges[0])
    apart = (np.diff(edges[:-1]) > least) & (edges[-1] - inner > least)
    edges = np.concatenate([edges[:1], inner[apart], edges[1:][-1:]])
    # A value on a limit is of the class below it, the least one of the first.
    held = np.isin(np.arange(1, edges.size - 1), np.searchsorted(edges, values).clip(1))
    return np.concatenate([edges[:1], edges[1:-1][held], edges[1:][-1:]])


def _whole_steps(layer, style: RampStyle, values: np.ndarray, colours):
    """Ranks and other whole numbers: each its own step, or several of them together, none on a limit."""
    parts = np.array_split(values, min(len(colours), values.size))
    steps = np.linspace(0, len(colours) - 1, len(parts)).round().astype(int)
    ranges = []
    for part, step in zip(parts, steps):
        low, high = int(part[0]), int(part[-1])
        label = str(low) if low == high else f"{low} - {high}"
        symbol = symbol_for(layer, SymbolStyle(colours[step], width=style.width))
        ranges.append(QgsRendererRange(low - 0.5, high + 0.5, symbol, label))
    return QgsGraduatedSymbolRenderer(style.field, ranges)
