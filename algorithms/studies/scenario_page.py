"""The page of a comparison of scenarios: key numbers, settings, maps and tables of what changes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..health.health_charts import alluvial_chart
from ..kit.figures import can_draw
from ..kit.page import Section, drawn, plain_page
from ..kit.words import words_of
from ..platform.language import shared_tr as say
from . import scenario_pictures as pictures
from .scenario_layers import ROLES

# More scenarios than these are not drawn as maps.
_MAPS = 12
# Sources by name, and transitions of a scenario; the files have all.
_ROWS = 40
_TRANSITIONS = 12
# More classes than these make the picture of their transitions hard to read.
_CLASSES = 10


@dataclass
class Shown:
    """One scenario on the page.

    Parameters
    ----------
    name : str
    changes : list
        Rows of (element, measure, value, unit).
    sources : list
        Rows of the sources that changed or stayed.
    maps : ScenarioMaps
    flows : dict
        Role to (names of the classes, their colours, areas in hectares from class to class).
    """

    name: str
    changes: list
    sources: list
    maps: object
    flows: dict = field(default_factory=dict)

    def value(self, element: str, measure: str):
        """A number of the changes, or None."""
        return next((row[2] for row in self.changes if row[:2] == (element, measure)), None)


@dataclass(frozen=True)
class ScenarioReport:
    """What the page shows.

    Parameters
    ----------
    title : str
    reference : str
    names : list of str
        All patterns, the reference first.
    keys : dict
        (element, measure, unit) to the numbers of all patterns.
    settings : dict
        Key of an input in which they differ to its values as texts.
    shown : list of Shown
        The scenarios without the reference.
    reference_maps : ScenarioMaps
        Of the reference itself.
    rules : Rules
    """

    title: str
    reference: str
    names: list
    keys: dict
    settings: dict
    shown: list
    reference_maps: object
    rules: object


def scenario_page(report: ScenarioReport) -> str:
    """The page in one file, pictures included."""
    sections = [_overview(report)]
    if report.settings:
        columns = (say("Input"), *report.names)
        rows = tuple((key, *values) for key, values in report.settings.items())
        sections.append(Section(say("In what the scenarios differ"), (), columns, rows))
    parts = [(_sources, "sources"), (_corridors, "corridors")]
    for draw, kind in ((_surface, "values"), (_places, "polygons"), (_classes, "classes")):
        parts += [(draw, role.name) for role in ROLES if role.kind == kind and role.name != "sources"]
    for draw, role in parts:
        columns, rows = _rows_of(report, role)
        if rows:
            sections.append(draw(report, role, columns, rows))
    return plain_page(report.title, sections)


def measure_names() -> dict:
    """The measures of the tables in the user's language."""
    return {**words_of("measure of change"), **words_of("change")}


def _overview(report) -> Section:
    elements, measures = words_of("element"), measure_names()
    sentence = say("Compared with {reference}: {names}.").format(
        reference=report.reference, names=", ".join(report.names[1:])
    )
    labels = [_label(elements, measures, *key) for key in report.keys]
    rows = tuple((label, *map(_text, numbers)) for label, numbers in zip(labels, report.keys.values()))
    relative = {
        label: [_percent(numbers[0], value) for value in numbers[1:]]
        for label, numbers in zip(labels, report.keys.values())
        if numbers[0]
    }
    shown = ()
    if relative and report.shown:
        values = np.array(list(relative.values()), dtype=float)
        plain = [label.rsplit(", ", 1)[0] if label.endswith((", ha", ", km")) else label for label in relative]
        bars = pictures.relative_picture, report.names[1:], plain, values
        shown = drawn(say("Change of the key numbers"), *bars)
    return Section(say("Key numbers"), (sentence,), (say("Key number"), *report.names), rows, shown)


def _percent(reference, value):
    return float("nan") if value is None or not reference else 100.0 * (value - reference) / reference


def _label(elements: dict, measures: dict, element: str, measure: str, unit: str) -> str:
    return f"{elements.get(element, element)}: {_measured(measures, measure, unit)}"


def _measured(measures: dict, measure: str, unit: str) -> str:
    return ", ".join(filter(None, (measures.get(measure, measure), unit)))


def _rows_of(report, element: str) -> tuple:
    """A table of an element: measures down, scenarios across."""
    measures = measure_names()
    wanted: dict = {}
    for shown in report.shown:
        for name, measure, _, unit in shown.changes:
            if name == element:
                wanted.setdefault(measure, unit)
    columns = (say("Compared with {name}").format(name=report.reference), *report.names[1:])
    rows = tuple(
        (_measured(measures, measure, unit), *(_text(shown.value(element, measure)) for shown in report.shown))
        for measure, unit in wanted.items()
    )
    return columns, rows


def _sources(report, role: str, columns: tuple, rows: tuple) -> Section:
    heading = say("Ecological sources")
    sentences = [
        say(
            "Two sources are the same place when they share at least {share:.0f} % of the smaller one. A source that "
            "falls apart is split; several that grow together are merged."
        ).format(share=100.0 * report.rules.overlap)
    ]
    names = words_of("change")
    for shown in report.shown:
        parts = [_listed(names, shown.sources, kind) for kind in ("lost", "gained", "split", "merged")]
        said = [part for part in parts if part]
        if said:
            sentences.append(f"{shown.name}: {'; '.join(said)}.")
    shown = ()
    maps = _drawable(report)
    if maps:
        areas = {kind: [shown.value("sources", f"ground {kind}") or 0.0 for shown in report.shown]
                 for kind in ("kept", "lost", "gained")}  # fmt: skip
        panels = [report.reference_maps, *maps]
        label = say("Area of the sources, ha")
        shown = drawn(heading, pictures.ground_picture, panels, "sources", True)
        shown += drawn(heading, pictures.stacked_picture, report.names[1:], areas, label)
    return Section(heading, tuple(sentences), columns, rows, shown)


def _listed(names: dict, rows: list, kind: str) -> str:
    """The sources of one kind of change with their numbers and areas."""
    chosen = [row for row in rows if row[0] == kind]
    entries = []
    for _, before, after, area_before, area_after, _ in chosen[:_ROWS]:
        numbers = " \N{RIGHTWARDS ARROW} ".join(text for text in (before, after) if text)
        entries.append(f"{numbers} ({area_after or area_before:,.0f} ha)")
    if len(chosen) > _ROWS:
        entries.append(say("and {count} more").format(count=len(chosen) - _ROWS))
    return f"{names[kind]}: {', '.join(entries)}" if entries else ""


def _corridors(report, role: str, columns: tuple, rows: tuple) -> Section:
    elements = words_of("element")
    important = _rows_of(report, "important")[1]
    rows += tuple((f"{elements['important']}: {row[0]}", *row[1:]) for row in important)
    note = say(
        "A stretch is kept when a corridor of the other pattern runs within {reach:,.0f} m. Mean distances are "
        "weighted by length; the Hausdorff distance is the greatest from any point to the other corridors."
    ).format(reach=report.rules.reach)
    return Section(say("Shift of the corridors"), (note,), columns, rows)


def _surface(report, role: str, columns: tuple, rows: tuple) -> Section:
    heading = say("Change of: {element}").format(element=words_of("element")[role])
    if not any(shown.value(role, "root mean square difference") for shown in report.shown):
        return Section(heading, (say("It is the same in all scenarios."),))
    maps = [one for one in _drawable(report) if role in one.values]
    shown = drawn(heading, pictures.difference_picture, maps, role) if maps else ()
    return Section(heading, (), columns, rows, shown)


def _places(report, role: str, columns: tuple, rows: tuple) -> Section:
    heading = words_of("element")[role]
    maps = [one for one in _drawable(report) if role in one.ground]
    panels = [report.reference_maps, *maps]
    shown = drawn(heading, pictures.ground_picture, panels, role, False) if maps else ()
    return Section(heading, (), columns, rows, shown)


def _classes(report, role: str, columns: tuple, rows: tuple) -> Section:
    heading = words_of("element")[role]
    charts: tuple = ()
    table: tuple = ()
    for shown in report.shown:
        if role not in shown.flows:
            continue
        names, colours, areas = shown.flows[role]
        moved = np.where(np.eye(len(names), dtype=bool), 0.0, areas)
        largest = np.argsort(-moved, axis=None, kind="stable")[: min(_TRANSITIONS, np.count_nonzero(moved))]
        table += tuple(
            (shown.name, names[first], names[second], f"{moved[first, second]:,.0f}")
            for first, second in zip(*np.unravel_index(largest, moved.shape))
        )
        if len(charts) < _MAPS and moved.any() and len(names) <= _CLASSES:
            flows = heading, [report.reference, shown.name], names, colours, [areas / 100.0], "km\N{SUPERSCRIPT TWO}"
            charts += drawn(f"{heading}: {shown.name}", alluvial_chart, *flows)
    if not table:
        return Section(heading, (say("It is the same in all scenarios."),))
    rows_text = " \N{MIDDLE DOT} ".join(f"{name}: {value}" for name, value in zip(columns[1:], rows[0][1:]))
    sentence = say("Share of cells that stay in their class: {shares}.").format(shares=rows_text)
    head = (say("Scenario"), say("From"), say("To"), say("Area, ha"))
    return Section(heading, (sentence,), head, table, charts)


def _drawable(report) -> list:
    return [shown.maps for shown in report.shown[:_MAPS]] if can_draw() else []


def _text(value) -> str:
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
