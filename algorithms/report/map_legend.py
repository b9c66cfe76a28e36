"""Legends of the report's maps: layers with their classes, their symbols and their ramps."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCategorizedSymbolRenderer, QgsMapLayer, QgsPalettedRasterRenderer, QgsVectorLayer

from ..kit.drawing import Canvas, text_width, wrapped
from ..kit.numbers import number_text
from ..platform.compat import LINE_GEOMETRY, POINT_GEOMETRY, classified_band
from .coarse_values import coarse_values
from .map_layers import is_hollow, legend_entries, marker_of, ramp_of

# Points: from one line to the next, inside a text of several, between layers; a ramp with its numbers; a symbol.
_LINE, _INSIDE, _BETWEEN, _RAMP, _SYMBOL = 11.9, 8.6, 2.5, 27.0, 18.5
_TITLE, _TEXT, _SMALL = 7.5, 7.0, 6.5
_RAMP_WIDE = 104.0
_EDGE = "#555555"
# Of a ramp's range: less is written as 0.
_NOTHING = 1e-3
# Cells of a raster from side to side that are looked at for its range, and where that is kept.
_MOST_CELLS, _RANGE = 400, "esp_toolbox/shown_range"


class Legend:
    """The legend of some layers in a column of a width.

    Parameters
    ----------
    layers : list of QgsMapLayer
        The topmost first; ramps stand below classes.
    room : float
        Points from side to side.
    """

    def __init__(self, layers: list, room: float):
        self._room = room
        self._rows: list = []
        for layer in sorted(layers, key=lambda one: ramp_of(one) is not None):
            self._add(layer)

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return sum(row[0] for row in self._rows)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it from a corner downwards."""
        for high, draw in self._rows:
            draw(canvas, left, top)
            top += high

    def _add(self, layer) -> None:
        entries, ramp = unique_entries(layer), ramp_of(layer)
        if ramp is not None:
            self._add_text(layer.name(), True)
            wide, beyond = min(_RAMP_WIDE, self._room), beyond_ends([layer], ramp)
            self._rows.append((_RAMP + _BETWEEN, lambda *place: draw_ramp(*place, wide, ramp, beyond)))
            return
        titled = is_titled(layer, len(entries))
        if titled:
            self._add_text(layer.name(), True)
        for label, colour in entries:
            self._add_text(label if titled and label else layer.name(), False, (layer, colour))
        self._rows.append((_BETWEEN, lambda *_: None))

    def _add_text(self, text: str, bold: bool, symbol=None) -> None:
        size, before = (_TITLE, 0.0) if bold else (_TEXT, _SYMBOL)
        lines = wrapped(text, size, self._room - before, bold)

        def draw(canvas, left, top):
            if symbol is not None:
                draw_symbol(canvas, *symbol, left, top + _LINE / 2.0)
            for number, line in enumerate(lines):
                canvas.text(left + before, top + _LINE / 2.0 + number * _INSIDE, line, size, bold)

        self._rows.append((_LINE + _INSIDE * (len(lines) - 1), draw))


def draw_below(canvas: Canvas, layer: QgsMapLayer, box: tuple, alike: list = ()) -> None:
    """The legend of one layer in lines below a map, centred.

    Parameters
    ----------
    canvas : Canvas
    layer : QgsMapLayer
    box : tuple of float
        Left, top and width in points.
    alike : list of QgsMapLayer
        Others that the legend stands for.
    """
    left, top, room = box
    ramp = ramp_of(layer)
    if ramp is not None:
        wide = min(0.6 * room, 1.6 * _RAMP_WIDE)
        draw_ramp(canvas, left + (room - wide) / 2.0, top, wide, ramp, beyond_ends([layer, *alike], ramp))
        return
    for line in _lines_below(layer, room):
        total = sum(wide for *_, wide in line)
        x = left + max(room - total, 0.0) / 2.0
        for label, colour, wide in line:
            draw_symbol(canvas, layer, colour, x, top + _LINE / 2.0)
            canvas.text(x + _SYMBOL, top + _LINE / 2.0, label, _TEXT)
            x += wide
        top += _LINE


def height_below(layer: QgsMapLayer, room: float) -> float:
    """How high the legend of a layer below a map is."""
    return _RAMP if ramp_of(layer) is not None else _LINE * len(_lines_below(layer, room))


def _lines_below(layer, room: float) -> list:
    """Entries with their widths, line by line."""
    lines, used = [], room
    for label, colour in unique_entries(layer):
        said = label or layer.name()
        wide = _SYMBOL + text_width(said, _TEXT) + 9.0
        if used + wide > room:
            lines.append([])
            used = 0.0
        lines[-1].append((said, colour, wide))
        used += wide
    return lines


def unique_entries(layer: QgsMapLayer) -> list:
    """(label, colour) of a layer's legend, each label once."""
    seen: dict = {}
    for label, colour in legend_entries(layer):
        seen.setdefault(label, colour)
    return list(seen.items())


def is_titled(layer, count: int) -> bool:
    """Whether the name of a layer stands above its entries: where these are classes."""
    return count > 1 or isinstance(layer.renderer(), (QgsPalettedRasterRenderer, QgsCategorizedSymbolRenderer))


def draw_symbol(canvas: Canvas, layer, colour: str, left: float, middle: float) -> None:
    """A line, a point or a box in the colour of an entry."""
    kind = layer.geometryType() if isinstance(layer, QgsVectorLayer) else None
    if kind == LINE_GEOMETRY:
        canvas.line([(left, middle), (left + 13.7, middle)], colour, 1.8)
    elif kind == POINT_GEOMETRY:
        _draw_marker(canvas, marker_of(layer, colour), colour, left + 6.8, middle)
    elif is_hollow(layer):
        canvas.rectangle((left, middle - 3.6, 13.7, 7.2), edge=colour, width=1.0)
    else:
        canvas.rectangle((left, middle - 3.6, 13.7, 7.2), fill=colour, edge=_EDGE)


def _draw_marker(canvas: Canvas, shape: str, colour: str, x: float, y: float) -> None:
    size = 2.9
    corners = {
        "triangle": [(x, y - size), (x + size, y + size), (x - size, y + size)],
        "diamond": [(x, y - 1.2 * size), (x + 1.2 * size, y), (x, y + 1.2 * size), (x - 1.2 * size, y)],
        "square": [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)],
    }
    if shape in corners:
        canvas.polygon(corners[shape], colour, "#333333", 0.4)
    else:
        canvas.circle(x, y, size, colour, "#333333", 0.4)


def beyond_ends(layers: list, ramp: tuple) -> tuple:
    """Whether some of what rasters show lies below the lower end of their colours, and above the upper one."""
    _, low, high = ramp
    slack = _NOTHING * (high - low)
    known = [_shown_range(layer) for layer in layers]
    return any(least < low - slack for least, _ in known), any(most > high + slack for _, most in known)


def _shown_range(layer) -> tuple:
    """The least and the greatest value that a picture of a raster can show; read once for all drawings of it."""
    if layer.customProperty(_RANGE) is None:
        values = coarse_values(layer, classified_band(layer.renderer()), _MOST_CELLS)
        known = values[np.isfinite(values)]
        layer.setCustomProperty(_RANGE, [float(known.min()), float(known.max())] if known.size else [0.0, 0.0])
    return tuple(map(float, layer.customProperty(_RANGE)))


def draw_ramp(
    canvas: Canvas, left: float, top: float, wide: float, ramp: tuple, beyond: tuple = (False, False)
) -> None:
    """The colours of a ramp with the ends and the middle of the data; signs say where data lie beyond the ends."""
    stops, low, high = ramp
    signs = "≤\u2009" if beyond[0] else "", "", "≥\u2009" if beyond[1] else ""
    canvas.gradient((left, top + 2.5, wide, 7.2), stops)
    for share, value, sign in zip((0.0, 0.5, 1.0), (low, (low + high) / 2.0, high), signs):
        x = left + share * wide
        canvas.line([(x, top + 9.7), (x, top + 11.5)], _EDGE, 0.5)
        # Numbers at the ends stay within the column.
        shown = 0.0 if abs(value) < _NOTHING * (high - low) else float(f"{value:.3g}")
        canvas.text(x, top + 16.5, sign + number_text(shown), _SMALL, at=share)
