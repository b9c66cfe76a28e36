"""Maps of the report: one with legend, scale bar and north arrow, or several of one extent beside each other."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Optional

from qgis.PyQt.QtGui import QImage

from ..kit.blocks import Figure, Picture
from ..kit.drawing import POINTS_AN_INCH, Canvas, Drawing, wrapped
from ..maps.map_box import MapBox
from ..platform.compat import METRES
from .map_frame import SCREEN_DPI, frame_around, scale_and_north
from .map_legend import draw_below, draw_ramp, height_below
from .map_sheet import map_sheet

_MOST_PANELS = 15
# Points: the page from side to side, between maps, a line of a title, its size, the highest map.
_PAGE, _GAP, _LINE, _TITLE, _HIGHEST = 518.0, 9.0, 11.5, 8.5, 302.0
_LEGEND_GAP = 4.0
# Points: all rows of maps, what a row has besides its map, the lowest map.
_TALLEST, _ROW_EXTRA, _LEAST_HIGH = 410.0, 34.0, 60.0


@dataclass
class Panel:
    """A small map.

    Parameters
    ----------
    title : str
    layers : list of QgsMapLayer
        The topmost first; the legend is that of the first.
    image : (QImage, QgsRectangle), optional
        A picture with its extent in place of layers.
    """

    title: str
    layers: list
    image: Optional[tuple[QImage, object]] = None


def study_map(layers: list, frame=None, marks=(), world: bool = False) -> Drawing:
    """A map in the frame of the study, or in one of its own where the layers lie elsewhere.

    Parameters
    ----------
    layers : list of QgsMapLayer
    frame : MapFrame, optional
    marks : list of Mark
    world : bool
    """
    if frame is None or not frame.holds(layers):
        frame = frame_around(layers)
    return map_sheet(layers, frame, marks, world)


def picture_of(drawing: Drawing, frame=None, shown: str = "") -> Picture:
    """A drawing as a part of a figure, with the dots that the study's maps have."""
    return Picture(drawing.png(SCREEN_DPI if frame is None else frame.dpi), shown, drawing)


def map_figure(caption: str, layers: list, frame=None, marks=(), world: bool = False) -> Figure:
    """A map with its caption."""
    drawing = study_map(layers, frame, marks, world)
    return Figure(caption, [picture_of(drawing, frame, caption)], is_map=True)


def panels_figure(caption: str, panels: list, one_legend: bool, frame=None) -> Figure:
    """Small maps beside each other with their caption."""
    return Figure(caption, [picture_of(panels_drawing(panels, one_legend, frame), frame, caption)])


def panels_drawing(panels: list, one_legend: bool, frame=None, across: int = 0, ramp=None) -> Drawing:
    """Small maps of one extent, lettered, with a scale bar and a north arrow in the first.

    Parameters
    ----------
    panels : list of Panel
    one_legend : bool
        All maps share the legend of the first; else each has its own.
    frame : MapFrame, optional
        That of the study.
    across : int
        Maps beside each other; 0: as many as suit.
    ramp : (list of (float, str), float, float), optional
        Colours of all maps, in place of a layer's legend.
    """
    panels = panels[:_MOST_PANELS]
    shown = [layer for panel in panels for layer in panel.layers]
    if frame is None or not frame.holds(shown):
        frame = frame_around(shown)
    count = len(panels)
    across = across or _beside(count, one_legend)
    down = -(-count // across)
    wide = (_PAGE - _GAP * (across - 1)) / across
    # Many rows are made of smaller maps, so that the letters need not become smaller.
    high = min(wide * frame.ratio, _HIGHEST, max(_TALLEST / down - _ROW_EXTRA, _LEAST_HIGH))
    inner = high / frame.ratio if frame.ratio else wide
    if inner < wide and down > 2:
        wide = inner
    begin = (_PAGE - across * wide - _GAP * (across - 1)) / 2.0
    letters = string.ascii_lowercase
    titles = [wrapped(f"({letter}) {panel.title}", _TITLE, wide) for letter, panel in zip(letters, panels)]
    above = _LINE * max(map(len, titles)) + 2.0
    own = 0.0 if one_legend else max(height_below(panel.layers[0], wide) for panel in panels) + _LEGEND_GAP
    shared = 0.0
    if one_legend:
        shared = _LEGEND_GAP + (26.0 if ramp is not None else height_below(panels[0].layers[0], _PAGE))
    row = above + high + own + _GAP

    def paint(canvas: Canvas) -> None:
        for number, (panel, lines) in enumerate(zip(panels, titles)):
            left, top = begin + (number % across) * (wide + _GAP), (number // across) * row
            for place, line in enumerate(lines):
                canvas.text(left + (wide - inner) / 2.0, top + _LINE * (place + 0.5), line, _TITLE)
            box = MapBox(canvas, frame.extent, (left + (wide - inner) / 2.0, top + above, inner, high), frame.crs)
            _draw_panel(box, panel)
            if number == 0:
                scale_and_north(box, frame.crs.mapUnits() == METRES)
            if not one_legend:
                draw_below(canvas, panel.layers[0], (left, top + above + high + _LEGEND_GAP, wide))
        if one_legend:
            _draw_shared(
                canvas, [layer for panel in panels for layer in panel.layers[:1]], down * row + _LEGEND_GAP - _GAP, ramp
            )

    return Drawing(_PAGE / POINTS_AN_INCH, (down * row - _GAP + shared + 2.0) / POINTS_AN_INCH, paint)


def _beside(count: int, one_legend: bool) -> int:
    """How many of some maps suit beside each other."""
    if one_legend and count in (4, 7, 8):
        return 4
    return 2 if count in (2, 4) else 3


def _draw_shared(canvas: Canvas, layers: list, top: float, ramp) -> None:
    """The legend of all maps: a ramp of colours, or that of the first of their layers."""
    if ramp is not None:
        draw_ramp(canvas, 0.3 * _PAGE, top, 0.4 * _PAGE, ramp)
    else:
        draw_below(canvas, layers[0], (0.0, top, _PAGE), layers[1:])


def _draw_panel(box: MapBox, panel: Panel) -> None:
    if panel.image is None:
        box.draw(panel.layers)
    else:
        image, extent = panel.image
        left, top = box.at(extent.xMinimum(), extent.yMaximum())
        right, low = box.at(extent.xMaximum(), extent.yMinimum())
        with box.canvas.clipped(*box.place):
            box.canvas.image(image, (left, top, right - left, low - top))
    box.outline(width=0.5)
