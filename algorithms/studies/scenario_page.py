"""The page of a comparison of scenarios: key numbers, settings, maps and tables of what changes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..health.health_charts import alluvial_chart
from ..kit.figures import can_draw
from ..kit.table_page import Section, table_page
from . import scenario_pictures as pictures
from .scenario_layers import ROLES
from .scenario_tables import change_names, element_names

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


def scenario_page(algorithm, report: ScenarioReport) -> str:
    """The page in one file, pictures included."""
    sections = [_overview(algorithm, report)]
    if report.settings:
        columns = (algorithm.shared_tr("Input"), *report.names)
        rows = tuple((key, *values) for key, values in report.settings.items())
        sections.append(Section(algorithm.shared_tr("In what the scenarios differ"), (), columns, rows))
    sections += [_sources(algorithm, report), _corridors(algorithm, report)]
    for draw, kind in ((_surface, "values"), (_places, "polygons"), (_classes, "classes")):
        roles = (role.name for role in ROLES if role.kind == kind and role.name != "sources")
        sections += [draw(algorithm, report, role) for role in roles]
    return table_page(report.title, [section for section in sections if section is not None])


def measure_names(algorithm) -> dict:
    """The measures of the tables in the user's language."""
    return {
        "count": algorithm.shared_tr("number"),
        "area": algorithm.shared_tr("area"),
        "length": algorithm.shared_tr("length"),
        "mean": algorithm.shared_tr("mean"),
        "maximum": algorithm.shared_tr("maximum"),
        "ground kept": algorithm.shared_tr("ground kept"),
        "ground lost": algorithm.shared_tr("ground lost"),
        "ground gained": algorithm.shared_tr("ground gained"),
        "intersection over union": algorithm.shared_tr("intersection over union"),
        "length of the reference": algorithm.shared_tr("length of the reference"),
        "length of the scenario": algorithm.shared_tr("length of the scenario"),
        "length kept": algorithm.shared_tr("length kept"),
        "length that is new": algorithm.shared_tr("length that is new"),
        "mean distance to the scenario's": algorithm.shared_tr("mean distance to the scenario's"),
        "mean distance to the reference's": algorithm.shared_tr("mean distance to the reference's"),
        "greatest distance (Hausdorff)": algorithm.shared_tr("greatest distance (Hausdorff)"),
        "mean of the reference": algorithm.shared_tr("mean of the reference"),
        "mean of the scenario": algorithm.shared_tr("mean of the scenario"),
        "mean difference": algorithm.shared_tr("mean difference"),
        "root mean square difference": algorithm.shared_tr("root mean square difference"),
        "correlation": algorithm.shared_tr("correlation"),
        "overlap of the highest class": algorithm.shared_tr("overlap of the highest class"),
        "same class": algorithm.shared_tr("same class"),
        **change_names(algorithm),
    }


def _overview(algorithm, report) -> Section:
    elements, measures = element_names(algorithm), measure_names(algorithm)
    sentence = algorithm.shared_tr("Compared with {reference}: {names}.").format(
        reference=report.reference, names=", ".join(report.names[1:])
    )
    labels = [_label(elements, measures, *key) for key in report.keys]
    rows = tuple((label, *map(_text, numbers)) for label, numbers in zip(labels, report.keys.values()))
    drawn = ()
    relative = {
        label: [_percent(numbers[0], value) for value in numbers[1:]]
        for label, numbers in zip(labels, report.keys.values())
        if numbers[0]
    }
    if can_draw() and relative and report.shown:
        values = np.array(list(relative.values()), dtype=float)
        heading = algorithm.shared_tr("Change of the key numbers")
        plain = [label.rsplit(", ", 1)[0] if label.endswith((", ha", ", km")) else label for label in relative]
        drawn = ((pictures.relative_picture(algorithm, report.names[1:], plain, values), heading),)
    columns = (algorithm.shared_tr("Key number"), *report.names)
    return Section(algorithm.shared_tr("Key numbers"), (sentence,), columns, rows, drawn)


def _percent(reference, value):
    return float("nan") if value is None or not reference else 100.0 * (value - reference) / reference


def _label(elements: dict, measures: dict, element: str, measure: str, unit: str) -> str:
    name = f"{elements.get(element, element)}: {measures.get(measure, measure)}"
    return f"{name}, {unit}" if unit else name


def _rows_of(algorithm, report, element: str) -> tuple:
    """A table of an element: measures down, scenarios across."""
    measures = measure_names(algorithm)
    wanted: dict = {}
    for shown in report.shown:
        for name, measure, _, unit in shown.changes:
            if name == element:
                wanted.setdefault(measure, unit)
    columns = (algorithm.shared_tr("Compared with {name}").format(name=report.reference), *report.names[1:])
    rows = tuple(
        (
            f"{measures.get(measure, measure)}, {unit}" if unit else measures.get(measure, measure),
            *(_text(shown.value(element, measure)) for shown in report.shown),
        )
        for measure, unit in wanted.items()
    )
    return columns, rows


def _sources(algorithm, report):
    columns, rows = _rows_of(algorithm, report, "sources")
    if not rows:
        return None
    heading = algorithm.shared_tr("Ecological sources")
    sentences = [
        algorithm.shared_tr(
            "Two sources are the same place when they share at least {share:.0f} % of the smaller one. A source that "
            "falls apart is split; several that grow together are merged."
        ).format(share=100.0 * report.rules.overlap)
    ]
    names = change_names(algorithm)
    for shown in report.shown:
        parts = [_listed(algorithm, names, shown.sources, kind) for kind in ("lost", "gained", "split", "merged")]
        said = [part for part in parts if part]
        if said:
            sentences.append(f"{shown.name}: {'; '.join(said)}.")
    drawn = []
    maps = _drawable(report)
    if maps:
        areas = {kind: [shown.value("sources", f"ground {kind}") or 0.0 for shown in report.shown]
                 for kind in ("kept", "lost", "gained")}  # fmt: skip
        panels = [report.reference_maps, *maps]
        drawn.append((pictures.ground_picture(algorithm, panels, "sources", True), heading))
        label = algorithm.shared_tr("Area of the sources, ha")
        drawn.append((pictures.stacked_picture(algorithm, report.names[1:], areas, label), heading))
    return Section(heading, tuple(sentences), columns, rows, tuple(drawn))


def _listed(algorithm, names: dict, rows: list, kind: str) -> str:
    """The sources of one kind of change with their numbers and areas."""
    chosen = [row for row in rows if row[0] == kind]
    entries = []
    for _, before, after, area_before, area_after, _ in chosen[:_ROWS]:
        numbers = " \N{RIGHTWARDS ARROW} ".join(text for text in (before, after) if text)
        entries.append(f"{numbers} ({area_after or area_before:,.0f} ha)")
    if len(chosen) > _ROWS:
        entries.append(algorithm.shared_tr("and {count} more").format(count=len(chosen) - _ROWS))
    return f"{names[kind]}: {', '.join(entries)}" if entries else ""


def _corridors(algorithm, report):
    elements = element_names(algorithm)
    columns, rows = _rows_of(algorithm, report, "corridors")
    if not rows:
        return None
    important = _rows_of(algorithm, report, "important")[1]
    rows += tuple((f"{elements['important']}: {row[0]}", *row[1:]) for row in important)
    note = algorithm.shared_tr(
        "A stretch is kept when a corridor of the other pattern runs within {reach:,.0f} m. Mean distances are "
        "weighted by length; the Hausdorff distance is the greatest from any point to the other corridors."
    ).format(reach=report.rules.reach)
    return Section(algorithm.shared_tr("Shift of the corridors"), (note,), columns, rows)


def _surface(algorithm, report, role: str):
    columns, rows = _rows_of(algorithm, report, role)
    if not rows:
        return None
    heading = algorithm.shared_tr("Change of: {element}").format(element=element_names(algorithm)[role])
    if not any(shown.value(role, "root mean square difference") for shown in report.shown):
        return Section(heading, (algorithm.shared_tr("It is the same in all scenarios."),))
    maps = [one for one in _drawable(report) if role in one.values]
    drawn = ((pictures.difference_picture(algorithm, maps, role), heading),) if maps else ()
    return Section(heading, (), columns, rows, drawn)


def _places(algorithm, report, role: str):
    columns, rows = _rows_of(algorithm, report, role)
    if not rows:
        return None
    heading = element_names(algorithm)[role]
    maps = [one for one in _drawable(report) if role in one.ground]
    panels = [report.reference_maps, *maps]
    drawn = ((pictures.ground_picture(algorithm, panels, role, False), heading),) if maps else ()
    return Section(heading, (), columns, rows, drawn)


def _classes(algorithm, report, role: str):
    columns, rows = _rows_of(algorithm, report, role)
    if not rows:
        return None
    heading = element_names(algorithm)[role]
    drawn = []
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
        if can_draw() and len(drawn) < _MAPS and moved.any() and len(names) <= _CLASSES:
            years = [report.reference, shown.name]
            chart = alluvial_chart(heading, years, names, colours, [areas / 100.0], "km\N{SUPERSCRIPT TWO}")
            drawn.append((chart, f"{heading}: {shown.name}"))
    if not table:
        return Section(heading, (algorithm.shared_tr("It is the same in all scenarios."),))
    rows_text = " \N{MIDDLE DOT} ".join(f"{name}: {value}" for name, value in zip(columns[1:], rows[0][1:]))
    sentence = algorithm.shared_tr("Share of cells that stay in their class: {shares}.").format(shares=rows_text)
    head = (
        algorithm.shared_tr("Scenario"),
        algorithm.shared_tr("From"),
        algorithm.shared_tr("To"),
        algorithm.shared_tr("Area, ha"),
    )
    return Section(heading, (sentence,), head, table, tuple(drawn))


def _drawable(report) -> list:
    return [shown.maps for shown in report.shown[:_MAPS]] if can_draw() else []


def _text(value) -> str:
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
