"""A map of the report as a drawing: the frame on the left, legend, inset and place in the world on the right."""

from __future__ import annotations

from qgis.core import QgsRectangle

from ..kit.drawing import POINTS_AN_INCH, Canvas, Drawing
from ..maps.locator import draw_world
from ..maps.map_box import MapBox
from .map_frame import MapFrame, furnish
from .map_legend import Legend
from .map_marks import densest, draw_marks
from .map_names import AreaName, draw_names

# Points: the sheet, the map in it, what is left for the degrees along it, and what lies between it and the legend.
_SHEET, _WIDTH, _LEFT, _BELOW, _ABOVE, _GAP = 518.0, 328.0, 19.0, 17.0, 4.0, 12.0
_LOWEST, _HIGHEST = 158.0, 375.0
_INSET_HIGH, _WORLD_HIGH = 108.0, 70.0
_INSET_COLOUR = "#b2182b"


def map_sheet(layers: list, frame: MapFrame, marks=(), world: bool = False) -> Drawing:
    """A map as a drawing, drawn whenever it is asked for a file.

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
    wide = _WIDTH - _LEFT
    high = wide * frame.ratio
    if high > _HIGHEST:
        wide, high = _HIGHEST / frame.ratio, _HIGHEST
    names = [mark for mark in marks if isinstance(mark, AreaName)]
    marks = [mark for mark in marks if not isinstance(mark, AreaName)]
    inset = densest(marks, frame.extent)
    left = _LEFT + wide + _GAP
    room = _SHEET - left - 1.0
    legend = Legend(layers, room)
    further = (_INSET_HIGH if inset is not None else 0.0) + (_WORLD_HIGH if world else 0.0)
    # Inset and world stand above the line of the degrees.
    beside = legend.height + 2.0 * _ABOVE + (further + _BELOW if further else 0.0)
    height = max(high + _BELOW + _ABOVE, beside, _LOWEST)

    def paint(canvas: Canvas) -> None:
        box = MapBox(canvas, frame.extent, (_LEFT, _ABOVE, wide, high), frame.crs)
        box.draw(layers)
        furnish(box, frame)
        draw_marks(box, marks)
        draw_names(box, names)
        legend.draw(canvas, left, _ABOVE)
        low = height - _BELOW
        if inset is not None:
            _draw_inset(box, layers, marks, inset, (left, low, room))
            low -= _INSET_HIGH
        if world:
            small = min(_WORLD_HIGH - 7.0, room / 2.0)
            draw_world(canvas, frame.crs, frame.extent, (left, low - small, small))

    return Drawing(_SHEET / POINTS_AN_INCH, height / POINTS_AN_INCH, paint)


def _draw_inset(box: MapBox, layers: list, marks: list, extent: QgsRectangle, place: tuple) -> None:
    """The densest place larger, and its box on the map."""
    left, low, room = place
    high = _INSET_HIGH - 8.0
    wide = high * extent.width() / extent.height()
    if wide > room:
        wide, high = room, room * extent.height() / extent.width()
    own = MapBox(box.canvas, extent, (left, low - high, wide, high), box.crs)
    own.draw(layers)
    draw_marks(own, [mark for mark in marks if extent.contains(mark.x, mark.y)], 7.0)
    own.outline(_INSET_COLOUR, 1.0)
    x, y = box.at(extent.xMinimum(), extent.yMaximum())
    share = box.width / box.extent.width()
    with box.canvas.clipped(*box.place):
        outline = (x, y, extent.width() * share, extent.height() * share)
        box.canvas.rectangle(outline, edge=_INSET_COLOUR, width=1.0)
