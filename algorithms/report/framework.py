"""The framework of a study: stage by stage its data, its methods and its results, and which stage feeds which."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..kit.blocks import Figure
from ..kit.drawing import POINTS_AN_INCH, Canvas, Drawing, wrapped
from ..platform.language import shared_tr
from .data_table import datasets
from .maps import picture_of
from .steps import CHAPTERS

# Points: the page, the column of stages, the rails on the right, gaps, and the text of a box.
_PAGE, _STAGE, _RAILS, _GAP, _ARROW = 518.0, 74.0, 40.0, 5.0, 16.0
_SIZE, _LINE, _RIM = 7.0, 8.8, 4.0
_HEAD, _RAIL = 15.0, 6.0
_LABEL, _LABEL_LINE = 7.8, 9.5
_COLOURS = dict(
    zip(
        CHAPTERS,
        (
            ("#6b6b6b", "#f2f2f2"),
            ("#1f6f8b", "#e3f1f7"),
            ("#2f7d32", "#e6f4e4"),
            ("#b26a00", "#fcf0dc"),
            ("#2f5597", "#e4eaf6"),
            ("#a8326f", "#fae6f0"),
            ("#6a7d10", "#f1f6da"),
            ("#5b3f94", "#ece7f5"),
        ),
    )
)
_OTHER = ("#555555", "#eeeeee")
# Steps that make or prepare data: all others read what they leave.
_OF_DATA = ("samplebasin", "prepare")


@dataclass
class Stage:
    """A row of the framework.

    Parameters
    ----------
    group : str
        Of the toolbox.
    title : str
    steps : list of Step
    data, methods, results : list of str
    feeds : set of str
        Groups that read what it makes.
    """

    group: str
    title: str
    steps: list = field(default_factory=list)
    data: list = field(default_factory=list)
    methods: list = field(default_factory=list)
    results: list = field(default_factory=list)
    feeds: set = field(default_factory=set)


def framework_figure(context, titles: dict):
    """The drawing, from the steps that ran; None for studies of fewer than three.

    Parameters
    ----------
    context : Context
    titles : dict
        Group of the toolbox to the title of its chapter.
    """
    steps = [step for step in context.study.steps if step.name not in _OF_DATA]
    if len(steps) < 3:
        return None
    stages = _stages(context, steps, titles)
    caption = shared_tr("Framework of the study: data, methods and results of each stage, and what they lead to")
    return Figure(caption, [picture_of(_drawing(stages), context.frame, caption)])


def _stages(context, steps: list, titles: dict) -> list:
    found: dict = {}
    group_of = {}
    for step in steps:
        group = getattr(context.algorithm(step), "GROUP", "")
        group_of[id(step)] = group
        title = titles.get(group) or shared_tr("Further steps")
        found.setdefault(group, Stage(group, title)).steps.append(step)
    for group, stage in found.items():
        own = {id(step) for step in stage.steps}
        readers = [(one, context.study.data[path]) for one in datasets(context) for path in one.paths]
        stage.data = list(dict.fromkeys(one.name for one, users in readers if own & {id(step) for step, _ in users}))
        stage.methods = _counted([_title(context, step) for step in stage.steps])
        results = [_result(context, step) for step in stage.steps]
        stage.results = list(dict.fromkeys(text for text in results if text))
        for other in steps:
            if group_of[id(other)] != group and any(id(parent) in own for parent in other.parents):
                stage.feeds.add(group_of[id(other)])
    return sorted(found.values(), key=lambda stage: CHAPTERS.index(stage.group) if stage.group in CHAPTERS else 99)


def _title(context, step) -> str:
    algorithm = context.algorithm(step)
    return str(step.content.get("title", step.name)) if algorithm is None else algorithm.displayName()


def _result(context, step) -> str:
    own = _results().get(step.name, "")
    return context.role(step) or own if step.name == "weightedoverlay" else own


def _results() -> dict:
    """What the steps are run for, in the words of the field."""
    return {
        "ecologicalsources": shared_tr("Ecological sources"),
        "corridors": shared_tr("Corridors"),
        "gravity": shared_tr("Important and general corridors"),
        "spacesyntax": shared_tr("Grades of the corridors"),
        "pinchpoints": shared_tr("Pinch points"),
        "barriers": shared_tr("Barriers"),
        "ecosystemhealth": shared_tr("Health of the ecosystem by year"),
        "healthchange": shared_tr("Change of health"),
        "restorationzones": shared_tr("Restoration zones"),
        "securitypattern": shared_tr("Security pattern"),
        "habitatquality": shared_tr("Habitat quality"),
        "wateryield": shared_tr("Water yield"),
        "soilretention": shared_tr("Soil retention"),
        "carbonstorage": shared_tr("Carbon storage"),
        "owa": shared_tr("Priority areas"),
        "mspa": shared_tr("Core areas"),
        "ahp": shared_tr("Weights"),
        "weightedoverlay": shared_tr("Resistance surface"),
        "sensitivitycorrection": shared_tr("Corrected resistance surface"),
    }


def _counted(titles: list) -> list:
    return [f"{title} × {titles.count(title)}" if titles.count(title) > 1 else title for title in dict.fromkeys(titles)]


class _Boxes:
    """Texts in boxes below each other, in a column of a width."""

    def __init__(self, texts: list, wide: float):
        self.wide = wide
        self.boxes = [wrapped(text, _SIZE, wide - 2.0 * _RIM - 2.0) for text in texts]

    @property
    def height(self) -> float:
        return sum(self._high(lines) + 3.0 for lines in self.boxes) - (3.0 if self.boxes else 0.0)

    @staticmethod
    def _high(lines: list) -> float:
        return _LINE * len(lines) + _RIM

    def draw(self, canvas: Canvas, left: float, middle: float, fill: str, edge: str, radius: float) -> None:
        top = middle - self.height / 2.0
        for lines in self.boxes:
            high = self._high(lines)
            canvas.rounded((left, top, self.wide, high), radius, fill, edge, 0.7)
            for number, line in enumerate(lines):
                at = top + _RIM / 2.0 + _LINE * (number + 0.5)
                canvas.text(left + self.wide / 2.0, at, line, _SIZE, at=0.5)
            top += high + 3.0


def _drawing(stages: list) -> Drawing:
    wide = (_PAGE - _STAGE - _RAILS - 2.0 * _ARROW - 3.0 * _GAP) / 3.0
    rows = [tuple(_Boxes(texts, wide) for texts in (stage.data, stage.methods, stage.results)) for stage in stages]
    labels = [wrapped(stage.title, _LABEL, _STAGE - 12.0, True) for stage in stages]
    heights = [
        max(max(boxes.height for boxes in row) + 2.0 * _GAP, _LABEL_LINE * len(lines) + 6.0)
        for row, lines in zip(rows, labels)
    ]
    tops = [_HEAD + sum(heights[:number]) + 8.0 * number for number in range(len(rows))]
    total = tops[-1] + heights[-1] + 2.0
    right = _PAGE - _RAILS
    heads = (shared_tr("Data"), shared_tr("Methods"), shared_tr("Results"))

    def paint(canvas: Canvas) -> None:
        lefts = [_STAGE + _GAP + number * (wide + _ARROW) for number in range(3)]
        for left, head in zip(lefts, heads):
            canvas.text(left + wide / 2.0, _HEAD / 2.0, head, 7.5, True, at=0.5)
        for stage, row, top, high, lines in zip(stages, rows, tops, heights, labels):
            dark, light = _COLOURS.get(stage.group, _OTHER)
            canvas.rounded((0.0, top, right, high), 4.0, light, dark, 0.6)
            canvas.rounded((0.0, top, _STAGE - 4.0, high), 4.0, dark, dark, 0.6)
            for number, line in enumerate(lines):
                at = top + high / 2.0 + (number - (len(lines) - 1) / 2.0) * _LABEL_LINE
                canvas.text((_STAGE - 4.0) / 2.0, at, line, _LABEL, True, "#ffffff", 0.5)
            middle = top + high / 2.0
            for left, boxes, radius in zip(lefts, row, (0.0, 2.0, 7.0)):
                boxes.draw(canvas, left, middle, "#ffffff", dark, radius)
            filled = [number for number, boxes in enumerate(row) if boxes.boxes]
            for first, second in zip(filled, filled[1:]):
                _arrow(canvas, [(lefts[first] + wide + 1.5, middle), (lefts[second] - 1.5, middle)], dark)
        _draw_rails(canvas, stages, tops, heights, right)

    return Drawing(_PAGE / POINTS_AN_INCH, total / POINTS_AN_INCH, paint)


def _draw_rails(canvas: Canvas, stages: list, tops: list, heights: list, right: float) -> None:
    """Lines on the right from a stage to those below that read it; each stage has a rail of its own."""
    place = {stage.group: number for number, stage in enumerate(stages)}
    arriving = dict.fromkeys(place, 0)
    for number, stage in enumerate(stages):
        below = sorted(place[group] for group in stage.feeds if place[group] > number)
        if not below:
            continue
        dark = _COLOURS.get(stage.group, _OTHER)[0]
        rail = right + _RAIL * (1 + number % 6)
        start = tops[number] + heights[number] / 2.0
        for target in below:
            group = stages[target].group
            arriving[group] += 1
            end = tops[target] + min(5.0 * arriving[group], heights[target] - 3.0)
            _arrow(canvas, [(right, start), (rail, start), (rail, end), (right + 1.0, end)], dark)


def _arrow(canvas: Canvas, points: list, colour: str) -> None:
    """A line with a head where it ends, which it reaches level."""
    (before, _), (x, y) = points[-2:]
    side = 4.0 if before < x else -4.0
    canvas.line([*points[:-1], (x - side * 0.8, y)], colour, 0.8)
    canvas.polygon([(x, y), (x - side, y - 2.2), (x - side, y + 2.2)], colour)
