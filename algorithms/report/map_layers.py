"""Layers of the report's maps: files with their own styles, with the names of their legends in its language."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterShader,
    QgsSimpleFillSymbolLayer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...core.morphology.classes import BYTE_CLASSES, CLASS_COLOURS, MspaClass
from ..kit.numbers import decimals_of, number_text
from ..layers.coarse_rasters import shown_raster
from ..layers.opening import vector_layer
from ..layers.styles import style_vector
from ..platform.compat import classified_band
from .words import in_language

# The seven classes from the core outwards, then what is none of them.
_ORDER = (*(kind for kind in MspaClass if kind), MspaClass.BACKGROUND)
# Millimetres around small places, and around areas of classes.
_OUTLINE, _HAIRLINE = 0.8, 0.1
# Percent.
_DARKER = 140
# Of the limits of classes.
_DIGITS = 3


def open_layer(path: str, name: str, *contexts: str):
    """A file as a layer with its own style; None where QGIS cannot show it.

    Parameters
    ----------
    path, name : str
    *contexts : str
        Where translations of its legend are looked up first.
    """
    raster = shown_raster(path, name)
    if raster.isValid():
        return in_own_words(raster, *contexts)
    vector = vector_layer(path, name)
    if vector.isValid() and vector.isSpatial() and vector.featureCount():
        return in_own_words(vector, *contexts)
    return None


def in_own_words(layer, *contexts: str):
    """The layer with the known names of its legend in the language of the report."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        classes = renderer.classes()
        for entry in classes:
            entry.label = in_language(entry.label, *contexts)
        layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), classified_band(renderer), classes))
    elif isinstance(renderer, QgsCategorizedSymbolRenderer):
        copy = renderer.clone()
        for number, category in enumerate(copy.categories()):
            copy.updateCategoryLabel(number, in_language(category.label(), *contexts))
        _leave_out_absent(copy, layer)
        layer.setRenderer(copy)
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        copy = renderer.clone()
        for number, text in enumerate(_range_texts(copy.ranges())):
            copy.updateRangeLabel(number, text)
        layer.setRenderer(copy)
    return layer


def _leave_out_absent(renderer, layer) -> None:
    """Take categories out of a renderer that no feature of its layer has."""
    place = layer.fields().lookupField(renderer.classAttribute())
    if place < 0:
        return
    present = {str(value) for value in layer.uniqueValues(place)}
    categories = renderer.categories()
    for number in range(len(categories) - 1, -1, -1):
        value = categories[number].value()
        # An empty value stands for all others.
        wanted = value if isinstance(value, list) else [value]
        if value not in (None, "") and not present & {str(one) for one in wanted}:
            renderer.deleteCategory(number)


def _range_texts(ranges: list) -> list:
    """The limits of classes with three digits, or as many as tell them apart."""
    limits = {value for one in ranges for value in (one.lowerValue(), one.upperValue())}
    texts = {value: number_text(value, decimals_of([value], _DIGITS)) for value in limits}
    for digits in (_DIGITS + 1, _DIGITS + 2):
        said = list(texts.values())
        for value in limits:
            if said.count(texts[value]) > 1:
                texts[value] = number_text(value, decimals_of([value], digits))
    return [f"{texts[one.lowerValue()]}–{texts[one.upperValue()]}" for one in ranges]


def seven_classes(layer) -> None:
    """Show an MSPA in its seven classes, whatever bytes a run has told apart."""
    renderer = layer.renderer()
    known = {byte.value: byte.mspa_class for byte in BYTE_CLASSES}
    if not isinstance(renderer, QgsPalettedRasterRenderer):
        return
    if not {int(entry.value) for entry in renderer.classes()} <= set(known):
        return
    classes = []
    for entry in sorted(renderer.classes(), key=lambda one: _ORDER.index(known[int(one.value)])):
        kind = known[int(entry.value)]
        if kind is MspaClass.NODATA:
            continue
        entry.color = QColor(*CLASS_COLOURS[kind])
        entry.label = in_language(kind.name.capitalize())
        classes.append(entry)
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), classified_band(renderer), classes))


def band_layers(path: str, names: list) -> list:
    """A layer for each of a raster's bands, all with the style of the first.

    Parameters
    ----------
    path : str
    names : list of str
        Titles of the bands from the first on.
    """
    layers = []
    for band, name in enumerate(names, 1):
        layer = in_own_words(shown_raster(path, name))
        renderer, provider = layer.renderer(), layer.dataProvider()
        if isinstance(renderer, QgsPalettedRasterRenderer):
            layer.setRenderer(QgsPalettedRasterRenderer(provider, band, renderer.classes()))
        elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
            copy = renderer.clone()
            # The name changed with QGIS 3.38.
            choose = getattr(copy, "setInputBand", None) or copy.setBand
            choose(band)
            layer.setRenderer(copy)
        layers.append(layer)
    return layers


def same_ramp(layers: list) -> None:
    """Give ramps of several layers the same ends, so that one legend is enough."""
    ramps = [ramp_of(layer) for layer in layers]
    if len(layers) < 2 or any(ramp is None for ramp in ramps):
        return
    low, high = min(ramp[1] for ramp in ramps), max(ramp[2] for ramp in ramps)
    colours = [item.color for item in layers[0].renderer().shader().rasterShaderFunction().colorRampItemList()]
    for layer in layers:
        ramp = QgsColorRampShader(low, high)
        step = (high - low) / (len(colours) - 1)
        ramp.setColorRampItemList(
            [QgsColorRampShader.ColorRampItem(low + number * step, colour) for number, colour in enumerate(colours)]
        )
        shader = QgsRasterShader()
        shader.setRasterShaderFunction(ramp)
        layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))


def field_layer(path: str, name: str, style):
    """A vector file drawn by a style of the toolbox."""
    layer = vector_layer(path, name)
    style_vector(layer, style)
    return in_own_words(layer)


def embolden(layer) -> None:
    """Outline small places in their own colour, so that they are seen at the scale of a page."""

    def change(fill) -> None:
        fill.setStrokeColor(fill.fillColor())
        fill.setStrokeWidth(_OUTLINE)

    _change_fills(layer, change)


def outline_thinly(layer) -> None:
    """Give the areas of classes a hairline in their own colour, so that it does not cover those of few cells."""

    def change(fill) -> None:
        fill.setStrokeColor(fill.fillColor().darker(_DARKER))
        fill.setStrokeWidth(_HAIRLINE)

    _change_fills(layer, change)


def _change_fills(layer, change) -> None:
    """Change how the areas of the classes of a layer are filled and outlined; other layers stay as they are."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsGraduatedSymbolRenderer):
        return
    copy = renderer.clone()
    for number, entry in enumerate(renderer.ranges()):
        symbol = entry.symbol().clone()
        fill = symbol.symbolLayer(0)
        if isinstance(fill, QgsSimpleFillSymbolLayer):
            change(fill)
        copy.updateRangeSymbol(number, symbol)
    layer.setRenderer(copy)


def graduated_field(layer) -> str:
    """The field whose numbers colour a vector layer; empty for other layers."""
    renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
    return renderer.classAttribute() if isinstance(renderer, QgsGraduatedSymbolRenderer) else ""


def legend_entries(layer) -> list:
    """(label, colour) of a layer's legend; empty for ramps."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        return [(entry.label, entry.color.name()) for entry in renderer.classes()]
    if isinstance(layer, QgsVectorLayer):
        items = renderer.legendSymbolItems()
        return [(item.label(), _ink(item.symbol())) for item in items if item.symbol() is not None]
    return []


def is_hollow(layer) -> bool:
    """Whether the areas of a layer have an outline and no filling."""
    if not isinstance(layer, QgsVectorLayer):
        return False
    # The symbols live as long as the items.
    items = [item for item in layer.renderer().legendSymbolItems() if item.symbol() is not None]
    return bool(items) and all(_is_unfilled(_topmost(item.symbol())) for item in items)


def _topmost(symbol):
    return symbol.symbolLayer(symbol.symbolLayerCount() - 1)


def _is_unfilled(part) -> bool:
    return isinstance(part, QgsSimpleFillSymbolLayer) and part.brushStyle() == Qt.BrushStyle.NoBrush


def _ink(symbol) -> str:
    """The colour that a symbol is seen by: of lines the topmost, since a white rim may lie below it; of outlines
    without a filling theirs."""
    top = _topmost(symbol)
    if _is_unfilled(top):
        return top.strokeColor().name()
    if isinstance(symbol, QgsLineSymbol):
        return top.color().name()
    return symbol.color().name()


def marker_of(layer, colour: str) -> str:
    """The shape of the points of a layer that have a colour in its legend, such as "triangle"; empty for others."""
    for item in layer.renderer().legendSymbolItems():
        symbol = item.symbol()
        first = None if symbol is None or _ink(symbol) != colour else symbol.symbolLayer(0)
        if hasattr(first, "encodeShape"):
            return first.encodeShape(first.shape())
    return ""


def ramp_of(layer):
    """The colours of a ramp with its ends: ([(share, colour)], low, high), or None."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        return None
    shader = renderer.shader().rasterShaderFunction()
    items = shader.colorRampItemList()
    if len(items) < 2 or items[-1].value <= items[0].value:
        return None
    low, high = items[0].value, items[-1].value
    return [((item.value - low) / (high - low), item.color.name()) for item in items], low, high
