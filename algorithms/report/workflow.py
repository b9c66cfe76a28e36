"""The steps as a diagram: boxes from top to bottom, arrows along the files that one step reads of another."""

from __future__ import annotations

import textwrap

from ..kit.figures import new_axes, plain, png_of
from .steps import CHAPTERS

_COLOURS = dict(
    zip(CHAPTERS, ("#dddddd", "#cfe8f3", "#cdebc5", "#fbe3c0", "#d3dcf2", "#f6d3e4", "#e5f2bf", "#d9d2e9"))
)
# What makes or prepares the data leads to everything.
_NOT_SHOWN = ("samplebasin", "prepare")
_WIDE, _HIGH, _GAP = 1.62, 0.46, 0.42
_LINE = 20
# Inches across the page.
_PAGE = 7.2
# More boxes of one level stand in several rows.
_ACROSS = 5


def workflow_png(context) -> bytes:
    """The diagram; None for fewer than three steps."""
    groups = _groups(context.study)
    if len(groups) < 3:
        return None
    levels = _levels(groups)
    rows = []
    for level in range(max(levels.values()) + 1):
        row = [group for group in groups if levels[id(group)] == level]
        count = -(-len(row) // _ACROSS)
        wide = -(-len(row) // count)
        rows += [row[start : start + wide] for start in range(0, len(row), wide)]
    most = max(len(row) for row in rows)
    width = max(most * (_WIDE + 0.14), _PAGE)
    height = len(rows) * (_HIGH + _GAP)
    figure, axes = new_axes(min(width, _PAGE), height * min(width, _PAGE) / width, 170)
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    axes.set_axis_off()
    places = _places(rows, width, height)
    scale = min(width, _PAGE) / width
    for group in groups:
        for parent in _direct_parents(group, groups):
            _arrow(axes, places[id(parent)], places[id(group)])
    for group in groups:
        _box(axes, context, group, places[id(group)], scale)
    return png_of(figure)


class _Group:
    """Steps of one algorithm that the same steps read: one box."""

    def __init__(self, steps: list):
        self.steps = steps
        self.parents: list = []


def _groups(study) -> list:
    """Boxes in the order of the work, with the boxes that they read."""
    found: dict = {}
    for step in study.steps:
        if step.name in _NOT_SHOWN:
            continue
        key = (step.algorithm, tuple(sorted(id(child) for child in study.children(step))))
        found.setdefault(key, _Group([])).steps.append(step)
    groups = list(found.values())
    of = {id(step): group for group in groups for step in group.steps}
    for group in groups:
        for step in group.steps:
            for parent in step.parents:
                other = of.get(id(parent))
                if other is not None and other is not group and other not in group.parents:
                    group.parents.append(other)
    return groups


def _above(group, seen=None) -> set:
    """Ids of all boxes above one."""
    seen = set() if seen is None else seen
    for parent in group.parents:
        if id(parent) not in seen:
            seen.add(id(parent))
            _above(parent, seen)
    return seen


def _direct_parents(group, groups: list) -> list:
    """Without those that another parent reads already: their arrows would say the same twice."""
    return [
        parent
        for parent in group.parents
        if not any(other is not parent and id(parent) in _above(other) for other in group.parents)
    ]


def _levels(groups: list) -> dict:
    """The longest way from a box without parents; circles of written-over files are cut."""
    levels = {id(group): 0 for group in groups}
    for _ in groups:
        changed = False
        for group in groups:
            parents = [parent for parent in group.parents if id(group) not in _above(parent)]
            level = 1 + max((levels[id(parent)] for parent in parents), default=-1)
            if level > levels[id(group)]:
                levels[id(group)], changed = level, True
        if not changed:
            break
    # What is read stands right above its first reader, so that arrows are short.
    for group in sorted(groups, key=lambda group: -levels[id(group)]):
        readers = [levels[id(other)] for other in groups if group in other.parents and id(other) not in _above(group)]
        if readers:
            levels[id(group)] = max(levels[id(group)], min(readers) - 1)
    return levels


def _places(rows: list, width: float, height: float) -> dict:
    """Centres of the boxes: a row's boxes stand below their parents as far as there is room."""
    places: dict = {}
    for level, row in enumerate(rows):
        def wish(group):
            above = [places[id(parent)][0] for parent in group.parents if id(parent) in places]
            return sum(above) / len(above) if above else width / 2

        ordered = sorted(row, key=wish)
        step = width / len(ordered)
        y = height - (level + 0.5) * (_HIGH + _GAP)
        for number, group in enumerate(ordered):
            places[id(group)] = ((number + 0.5) * step, y)
    return places


def _arrow(axes, start: tuple, end: tuple) -> None:
    axes.annotate(
        "",
        (end[0], end[1] + _HIGH / 2),
        (start[0], start[1] - _HIGH / 2),
        zorder=1,
        arrowprops={"arrowstyle": "-|>", "color": "#8a8a8a", "linewidth": 0.9, "shrinkA": 0, "shrinkB": 1, "zorder": 1},
    )


def _box(axes, context, group, place: tuple, scale: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    step = group.steps[0]
    algorithm = context.algorithm(step)
    title = step.name if algorithm is None else algorithm.displayName()
    if len(group.steps) > 1:
        title = f"{title} × {len(group.steps)}"
    kind = algorithm.GROUP if hasattr(algorithm, "GROUP") else ""
    corner = (place[0] - _WIDE / 2, place[1] - _HIGH / 2)
    axes.add_patch(
        FancyBboxPatch(
            corner, _WIDE, _HIGH, boxstyle="round,pad=0,rounding_size=0.06", linewidth=0.8,
            facecolor=_COLOURS.get(kind, "#eeeeee"), edgecolor="#555555", zorder=2,
        )
    )  # fmt: skip
    letters = _LINE if title.isascii() else _LINE // 2
    text = "\n".join(textwrap.wrap(title, letters)[:3])
    size = 8.5 if text.count("\n") < 2 else 7.0
    axes.text(*place, plain(text), ha="center", va="center", fontsize=size * scale**0.5, color="#1a1a1a", zorder=3)
