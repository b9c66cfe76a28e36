"""A map of the report as a picture: the frame on the left, legend, inset and place in the world on the right."""

from __future__ import annotations

import io
import os

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..kit.figures import new_figure, plain, use_fonts
from ..kit.numbers import number_text
from ..layers.opening import vector_layer
from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY
from ..platform.gdal_messages import gdal_errors
from .map_frame import MapFrame, furnish, rendered
from .map_layers import legend_entries, marker_of, ramp_of
from .map_marks import densest, draw_marks

# Inches: the sheet, the map in it, what is left for the names of the graticule.
_SHEET, _WIDTH, _LEFT, _BELOW, _ABOVE = 7.2, 4.55, 0.26, 0.24, 0.06
_LOWEST, _HIGHEST = 2.2, 5.2
# Maps hardly shrink by more effort, which would take as long as drawing them.
_EFFORT = 2
_LINE = 0.165
# What matplotlib calls the shapes of points.
_MARKERS = {"triangle": "^", "diamond": "D", "square": "s"}
_INSET_HIGH = 1.5
_WORLD_HIGH = 0.95


def map_sheet(layers: list, frame: MapFrame, marks=(), world: bool = False) -> bytes:
    """A map as a PNG.

    Parameters
    ----------
    layers : list of QgsMapLayer
        The topmost first.
    frame : MapFrame
    marks : list of Mark
        Numbers on it; where ringed ones crowd an inset shows them.
    world : bool
        Whether a small map tells where in the world it is.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    wide = _WIDTH - _LEFT
    high = wide * frame.ratio
    if high > _HIGHEST:
        wide, high = _HIGHEST / frame.ratio, _HIGHEST
    inset = densest(list(marks), frame.extent)
    beside = _legend_high(layers) + (_INSET_HIGH if inset is not None else 0.0) + (_WORLD_HIGH if world else 0.0)
    height = max(high + _BELOW + _ABOVE, beside, _LOWEST)
    figure = new_figure(_SHEET, height)
    figure.set_dpi(frame.dpi)
    canvas = FigureCanvasAgg(figure)
    box = (_LEFT / _SHEET, (height - high - _ABOVE) / height, wide / _SHEET, high / height)
    axes = figure.add_axes(box)
    _show(axes, layers, frame.extent, wide, frame.dpi)
    draw_marks(axes, marks)
    furnish(axes, frame)
    left = (_LEFT + wide + 0.16) / _SHEET
    _legend(figure, layers, left, height)
    room = (1.0 - left - 0.01) * _SHEET
    if inset is not None:
        _inset(figure, axes, (layers, marks, inset, frame.dpi), (left, _BELOW / height, room, height))
    if world:
        _world(figure, frame, (left, _BELOW / height, room, height))
    use_fonts(figure)
    buffer = io.BytesIO()
    canvas.print_png(buffer, pil_kwargs={"compress_level": _EFFORT})
    return buffer.getvalue()


def _show(axes, layers: list, extent: QgsRectangle, inches: float, dpi: int) -> None:
    box = (extent.xMinimum(), extent.xMaximum(), extent.yMinimum(), extent.yMaximum())
    axes.imshow(rendered(layers, extent, round(inches * dpi), dpi), extent=box, interpolation="nearest", zorder=1)


def _inset(figure, axes, shown: tuple, place: tuple) -> None:
    """The densest place larger, and its box on the map."""
    from matplotlib.patches import Rectangle

    layers, marks, extent, dpi = shown
    left, low, room, height = place
    high = _INSET_HIGH - 0.1
    wide = min(high * extent.width() / extent.height(), room)
    own = figure.add_axes((left, low, wide / _SHEET, wide * extent.height() / extent.width() / height))
    _show(own, layers, extent, wide, dpi)
    inside = [mark for mark in marks if extent.contains(mark.x, mark.y)]
    draw_marks(own, inside, 7.0)
    own.set_xlim(extent.xMinimum(), extent.xMaximum())
    own.set_ylim(extent.yMinimum(), extent.yMaximum())
    own.set_xticks([])
    own.set_yticks([])
    for side in own.spines.values():
        side.set(edgecolor="#b2182b", linewidth=1.0)
    corner = (extent.xMinimum(), extent.yMinimum())
    outline = {"fill": False, "edgecolor": "#b2182b", "linewidth": 1.0, "zorder": 6}
    axes.add_patch(Rectangle(corner, extent.width(), extent.height(), **outline))


def _world(figure, frame: MapFrame, place: tuple) -> None:
    """Where in the world the study lies: land without borders, from the file that QGIS ships."""
    path = os.path.join(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")
    with gdal_errors():  # the date of the file has a form that GDAL warns of
        layer = vector_layer(path, "land", "countries") if os.path.isfile(path) else None
    degrees = _middle(frame)
    if layer is None or not layer.isValid() or degrees is None:
        return
    fill = QgsFillSymbol.createSimple({"color": "#c9c9c2", "outline_color": "#c9c9c2", "outline_width": "0.05"})
    layer.setRenderer(QgsSingleSymbolRenderer(fill))
    left, low, room, height = place
    high = min(_WORLD_HIGH - 0.1, room / 2.0)
    axes = figure.add_axes((left, low, 2.0 * high / _SHEET, high / height))
    _show(axes, [layer], QgsRectangle(-180.0, -90.0, 180.0, 90.0), 2.0 * high, frame.dpi)
    axes.plot([degrees.x()], [degrees.y()], "s", markersize=4.5, markerfacecolor="#d7301f", markeredgecolor="white")
    axes.set_xlim(-180.0, 180.0)
    axes.set_ylim(-90.0, 90.0)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_linewidth(0.5)


def _middle(frame: MapFrame):
    """Longitude and latitude of the middle of a map; None where it has no place on the earth."""
    from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject

    if not frame.crs.isValid():
        return None
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        change = QgsCoordinateTransform(frame.crs, world, QgsProject.instance().transformContext())
        return change.transform(frame.extent.center())
    except QgsCsException:
        return None


def _entries(layer: QgsMapLayer) -> list:
    """(label, colour) of a layer's legend, each label once."""
    seen: dict = {}
    for label, colour in legend_entries(layer):
        seen.setdefault(label, colour)
    return list(seen.items())


def _legend_high(layers: list) -> float:
    lines = 0
    for layer in layers:
        count = len(_entries(layer))
        lines += 3 if ramp_of(layer) is not None else count + (1 if _is_titled(layer, count) else 0)
    return 0.2 + _LINE * lines


def _is_titled(layer, count: int) -> bool:
    """Whether the name of a layer stands above its entries: where these are classes."""
    renderer = layer.renderer()
    return count > 1 or isinstance(renderer, (QgsPalettedRasterRenderer, QgsCategorizedSymbolRenderer))


def _legend(figure, layers: list, left: float, height: float) -> None:
    """The legend from the top down: layers with their classes and ramps."""
    top = height - 0.1
    for layer in sorted(layers, key=lambda one: ramp_of(one) is not None):
        entries = _entries(layer)
        ramp = ramp_of(layer)
        if ramp is not None:
            top = _ramp(figure, layer.name(), ramp, left, top, height)
            continue
        titled = _is_titled(layer, len(entries))
        if titled:
            figure.text(left, top / height, plain(layer.name()), fontsize=7.5, fontweight="bold", va="center")
            top -= _LINE
        for label, colour in entries:
            _symbol(figure, layer, colour, left, top, height)
            said = label if titled and label else layer.name()
            figure.text(left + 0.26 / _SHEET, top / height, plain(said), fontsize=7, va="center")
            top -= _LINE
        top -= 0.03


def _symbol(figure, layer, colour: str, left: float, top: float, height: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    kind = layer.geometryType() if isinstance(layer, QgsVectorLayer) else None
    if kind == LINE_GEOMETRY:
        x = [left, left + 0.19 / _SHEET]
        figure.add_artist(Line2D(x, [top / height] * 2, color=colour, linewidth=1.8))
    elif kind == POINT_GEOMETRY:
        shape = _MARKERS.get(marker_of(layer, colour), "o")
        style = {"marker": shape, "markersize": 4.5, "markeredgecolor": "#333333", "markeredgewidth": 0.4}
        figure.add_artist(Line2D([left + 0.095 / _SHEET], [top / height], color=colour, linestyle="", **style))
    else:
        corner = (left, (top - 0.05) / height)
        figure.add_artist(
            Rectangle(corner, 0.19 / _SHEET, 0.1 / height, facecolor=colour, edgecolor="#555555", linewidth=0.3)
        )


def _ramp(figure, name: str, ramp: tuple, left: float, top: float, height: float) -> float:
    """The colours of a ramp with the ends of the data; returns where the next layer begins."""
    import numpy as np

    colours, low, high = ramp
    figure.text(left, top / height, plain(name), fontsize=7.5, fontweight="bold", va="center")
    axes = figure.add_axes((left, (top - 0.26) / height, 1.5 / _SHEET, 0.1 / height))
    axes.imshow(np.linspace(0.0, 1.0, 128)[None, :], aspect="auto", cmap=colours, extent=(low, high, 0.0, 1.0))
    axes.set_yticks([])
    axes.set_xticks([low, (low + high) / 2.0, high])
    axes.set_xticklabels([number_text(float(f"{value:.3g}")) for value in (low, (low + high) / 2.0, high)])
    axes.tick_params(labelsize=6.5, length=2, width=0.5, pad=1.5)
    for side in axes.spines.values():
        side.set_linewidth(0.4)
    return top - 3 * _LINE - 0.03
