"""Small line charts beside each other, drawn by Qt: curves with a limit that was chosen."""

from __future__ import annotations

import math
import string
from dataclasses import dataclass

from .drawing import POINTS_AN_INCH, Canvas, Drawing, wrapped
from .numbers import number_text

# Points: the page, a chart's height, what its numbers and labels take, gaps between charts.
_PAGE, _HIGH, _LEFT, _BELOW, _GAP = 518.0, 128.0, 34.0, 28.0, 14.0
_TITLE, _TEXT, _LINE = 8.5, 6.8, 11.0
_INK, _GRID, _LIMIT = "#0072b2", "#e6e6e6", "#d55e00"
_LEAST_TICKS = 3
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
# Points of a curve that are seen one by one.
_MOST_DOTS = 50


@dataclass(frozen=True)
class LinePanel:
    """A curve with the limit that parts it.

    Parameters
    ----------
    title, x_label, y_label : str
    x, y : list of float
    level : float, optional
        Height of a dashed line.
    place : float, optional
        Where along x a dashed line stands.
    logarithmic : bool
        Heights by their logarithm; all must be above 0.
    """

    title: str
    x_label: str
    y_label: str
    x: list
    y: list
    level: float | None = None
    place: float | None = None
    logarithmic: bool = False


def line_panels(panels: list) -> Drawing:
    """Up to three charts beside each other, lettered where there are several."""
    across = max(len(panels), 2)
    wide = (_PAGE - _GAP * (across - 1)) / across
    letters = [f"({letter}) " for letter in string.ascii_lowercase] if len(panels) > 1 else [""]
    titles = [wrapped(letter + panel.title, _TITLE, wide) for letter, panel in zip(letters, panels)]
    above = _LINE * max(map(len, titles)) + 4.0
    start = (_PAGE - len(panels) * wide - _GAP * (len(panels) - 1)) / 2.0

    def paint(canvas: Canvas) -> None:
        for number, (panel, lines) in enumerate(zip(panels, titles)):
            left = start + number * (wide + _GAP)
            for row, line in enumerate(lines):
                canvas.text(left, _LINE * (row + 0.5), line, _TITLE)
            _draw(canvas, panel, (left + _LEFT, above, wide - _LEFT - 6.0, _HIGH))

    return Drawing(_PAGE / POINTS_AN_INCH, (above + _HIGH + _BELOW) / POINTS_AN_INCH, paint)


def _draw(canvas: Canvas, panel: LinePanel, box: tuple) -> None:
    left, top, wide, high = box
    lift = math.log10 if panel.logarithmic else float
    heights = [lift(value) for value in panel.y]
    levels = [lift(panel.level)] if panel.level is not None and (panel.level > 0 or not panel.logarithmic) else []
    low, most = min([*heights, *levels]), max([*heights, *levels])
    if not panel.logarithmic:
        low = min(low, 0.0)
    y_ticks = _powers(low, most) if panel.logarithmic else ticks(low, most)
    low, most = min(low, y_ticks[0]), max(most, y_ticks[-1])
    places = [*panel.x, *([panel.place] if panel.place is not None else [])]
    x_ticks = ticks(min(0.0, *places), max(places))
    first, last = x_ticks[0], max(*places, x_ticks[-1])

    def at(x: float, y: float) -> tuple:
        across, up = (x - first) / ((last - first) or 1.0), (y - low) / ((most - low) or 1.0)
        return left + across * wide, top + high - up * high

    _draw_axes(canvas, panel, box, (x_ticks, y_ticks), at)
    points = [at(x, y) for x, y in zip(panel.x, heights)]
    canvas.line(points, _INK, 1.3)
    for x, y in points if len(points) <= _MOST_DOTS else ():
        canvas.circle(x, y, 1.5, _INK)
    for level in levels:
        _dashes(canvas, at(first, level), at(last, level))
    if panel.place is not None:
        _dashes(canvas, at(panel.place, low), at(panel.place, most))


def _draw_axes(canvas: Canvas, panel: LinePanel, box: tuple, both_ticks: tuple, at) -> None:
    """Lines and numbers at the ticks across and up, and labels; `at` tells where a point of the chart lies."""
    left, top, wide, high = box
    x_ticks, y_ticks = both_ticks
    for tick in y_ticks:
        _, y = at(x_ticks[0], tick)
        canvas.line([(left, y), (left + wide, y)], _GRID, 0.5)
        said = f"10{str(int(tick)).translate(_RAISED)}" if panel.logarithmic else number_text(tick)
        canvas.text(left - 3.0, y, said, _TEXT, at=1.0)
    for tick in x_ticks:
        x, _ = at(tick, y_ticks[0])
        canvas.line([(x, top + high), (x, top + high + 2.5)], "#333333", 0.5)
        canvas.text(x, top + high + 8.0, number_text(tick), _TEXT, at=0.5)
    canvas.line([(left, top), (left, top + high), (left + wide, top + high)], "#333333", 0.6)
    canvas.text(left + wide / 2.0, top + high + 19.0, panel.x_label, _TEXT + 0.4, at=0.5)
    canvas.text(left - _LEFT + 4.0, top + high / 2.0, panel.y_label, _TEXT + 0.4, at=0.5, turned=True)


def _dashes(canvas: Canvas, start: tuple, end: tuple) -> None:
    count = max(int(math.dist(start, end) / 6.0), 1)
    for number in range(count):
        ends = [number / count, (number + 0.6) / count]
        points = [(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])) for part in ends]
        canvas.line(points, _LIMIT, 1.0)


def ticks(low: float, high: float) -> list:
    """Round numbers from a low to a high one, three or more."""
    if high <= low:
        high = low + 1.0
    power = 10.0 ** math.floor(math.log10(high - low))
    for step in (power, power / 2.0, power / 5.0, power / 10.0):
        found = [step * place for place in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
        if len(found) >= _LEAST_TICKS:
            return found
    return [low, high]


def _powers(low: float, high: float) -> list:
    """Whole powers of ten around two logarithms."""
    first, last = math.floor(low), math.ceil(high)
    step = max(1, -(-(last - first) // 5))
    return [float(power) for power in range(first, last + step, step)]
