"""The page of an evolution: limits that hold, maps, and tables of what changed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...core.comparison.evolution import connecting_change, shift
from ...core.numbers import format_numbers
from ..health.health_charts import alluvial_chart
from ..kit.curves import years_chart
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..kit.words import words_of
from ..layers.palette import other_colour
from ..platform.language import shared_tr as say
from . import evolution_pictures as pictures
from .evolution_grounds import Evolution
from .evolution_limits import Limits
from .evolution_outputs import changes_between, readings, title_of

# More rows of one kind than these stand in the files alone.
_ROWS = 60
_FLOWS = 12
# More classes than these make the picture of their transitions hard to read.
_CLASSES = 10


@dataclass(frozen=True)
class EvolutionReport:
    """What the page shows.

    Parameters
    ----------
    title : str
    evolution : Evolution
    limits : Limits
    reference : str
        The folder of the run whose limits hold; empty where each year has its own.
    distance, probability : float
        Of dispersal, in all years.
    """

    title: str
    evolution: Evolution
    limits: Limits
    reference: str
    distance: float
    probability: float


def evolution_page(report: EvolutionReport) -> str:
    """The page in one file, pictures included."""
    evolution = report.evolution
    sections = [_limits(report), _frequency(evolution)]
    sections += [_ground(evolution, role) for role in evolution.grounds]
    sections.append(_network(report))
    sections += [_classes(evolution, role) for role in evolution.classes]
    return plain_page(report.title, sections)


def limits_sentence(report: EvolutionReport) -> str:
    """Whether the years have the same limits, in one sentence."""
    moved, known = report.limits.moved, len(report.limits.names)
    if not known:
        return say(
            "The runs do not tell what limits they found (they are of an earlier version, or all limits were given), "
            "so a change may be one of the limits."
        )
    if not moved:
        return say("All years have the same limits, ranges and widths: what changes is the land.")
    return say(
        "{moved} of {known} limits, ranges and widths differ between the years: a change may be one of the limits. Run "
        "the years with those of one of them (fix_from)."
    ).format(moved=moved, known=known)


def _limits(report: EvolutionReport) -> Section:
    held = (
        say("The limits of {folder} are the measure.").format(folder=report.reference)
        if report.reference
        else say("Each year has limits of its own, as was asked for.")
    )
    distance = say(
        "Connectivity has one distance for all years: {distance:,.0f} m with a probability of {probability:g}."
    ).format(distance=report.distance, probability=report.probability)
    rows = tuple(
        (name, _written(value), ", ".join(years) or say("none"))
        for name, value, years in list(
            zip(report.limits.names, report.limits.reference, report.limits.differing)
        )[:_ROWS]
    )
    columns = (say("Found in the data"), say("In the run that holds"), say("Years that differ")) if rows else ()
    return Section(say("Limits"), (held, limits_sentence(report), distance, *no_pictures()), columns, rows)


def _written(value) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_written(entry)}" for key, entry in value.items())
    if isinstance(value, list):
        return ", ".join(f"[{_written(entry)}]" if isinstance(entry, list) else _written(entry) for entry in value)
    if isinstance(value, float):
        return format(value, ".5g")
    return "-" if value is None else format_numbers([value]) if isinstance(value, int) else str(value)


def _frequency(evolution: Evolution) -> Section | None:
    if not evolution.grounds:
        return None
    heading = say("How often ground is there")
    rows = tuple(
        (
            title_of(role),
            *(_number(one.cells * ground.grid.cell_area_ha) if one else "-" for one in ground.spreads),
            _number(ground.frequency.stable_core * ground.grid.cell_area_ha),
        )
        for role, ground in evolution.grounds.items()
    )
    columns = (say("Area, ha"), *evolution.names, say("Stable core: in all years"))
    titles = {role: title_of(role) for role in evolution.grounds}
    picture = drawn(heading, pictures.frequency_picture, evolution.grounds, titles, len(evolution.names))
    return Section(heading, (), columns, rows, picture)


def _ground(evolution: Evolution, role: str) -> Section:
    ground, names, words = evolution.grounds[role], evolution.names, words_of("change")
    hectares = ground.grid.cell_area_ha
    columns = (
        say("Period"), *(f"{words[kind]}, ha" for kind in ("kept", "lost", "gained")), say("Persistence"),
        say("Intersection over union"), say("% a year"), say("Shift of the centroid, m"), say("Direction, degrees"),
    )  # fmt: skip
    rows = []
    for first, last, period in ground.periods:
        found = period.overlap
        distance, azimuth = shift(ground.spreads[first], ground.spreads[last])
        rows.append((
            f"{names[first]} - {names[last]}",
            *(_number(cells * hectares) for cells in (found.kept, found.lost, found.gained)),
            *map(_short, (period.persistence, found.iou, period.rate)), _number(distance), _short(azimuth),
        ))  # fmt: skip
    shown = ()
    if ground.periods:
        heading = title_of(role)
        shown = drawn(say("Kept, lost and gained: {element}").format(element=heading), pictures.change_picture, ground,
                      names)  # fmt: skip
        if role == "sources" and any(one is not None and one.cells for one in ground.spreads):
            shown += drawn(say("Centroids and deviational ellipses of the sources, on the sources of the last year"),
                           pictures.centroid_picture, ground, names)  # fmt: skip
    return Section(title_of(role), (), columns, tuple(rows), shown)


def _network(report: EvolutionReport) -> Section | None:
    evolution = report.evolution
    known = [(name, year) for name, year in zip(evolution.names, evolution.network) if year is not None]
    if not known:
        return None
    rows = tuple(
        (
            name, year.sources, year.links, _number(year.area), _number(year.connectivity),
            *map(_short, (year.alpha, year.beta, year.gamma)), _number(year.mean_cost), _short(year.robustness),
        )
        for name, year in known
    )  # fmt: skip
    columns = (
        say("Year"), say("Sources"), say("Links"), say("Area, ha"), say("EC(PC), ha"), "\N{GREEK SMALL LETTER ALPHA}",
        "\N{GREEK SMALL LETTER BETA}", "\N{GREEK SMALL LETTER GAMMA}", say("Mean cost"), say("Robustness R"),
    )  # fmt: skip
    sentences = []
    for (earlier, before), (later, after) in zip(known, known[1:]):
        area, connectivity = changes_between(before, after)
        reading = readings().get(connecting_change(area, connectivity))
        if reading:
            sentences.append(
                say("{first} to {last}: area {area:+.1f} %, connectivity {connectivity:+.1f} %: {reading}.").format(
                    first=earlier, last=later, area=area, connectivity=connectivity, reading=reading
                )
            )
    series = {say("Area, ha"): [year.area for _, year in known],
              say("EC(PC), ha"): [year.connectivity for _, year in known]}  # fmt: skip
    picture = drawn(say("Area of the sources and connectivity"), years_chart, [name for name, _ in known], series,
                    "ha")  # fmt: skip
    return Section(say("Network"), tuple(sentences), columns, rows, picture)


def _classes(evolution: Evolution, role: str) -> Section | None:
    classes, names = evolution.classes[role], evolution.names
    if not classes.tables:
        return None
    hectares, heading = classes.grid.cell_area_ha, title_of(role)
    flows = []
    for first, last, table in classes.tables:
        moved = [
            (int(table.cells[row, column]), row, column)
            for row in range(table.classes.size)
            for column in range(table.classes.size)
            if row != column and table.cells[row, column]
        ]
        called = [str(classes.names.get(value, value)) for value in table.classes.tolist()]
        for cells, row, column in sorted(moved, reverse=True)[:_FLOWS]:
            flows.append((f"{names[first]} - {names[last]}", called[row], called[column], _number(cells * hectares)))
    if not flows:
        return Section(heading, (say("It is the same in all years."),))
    columns = say("Period"), say("From"), say("To"), say("Area, ha")
    return Section(heading, (), columns, tuple(flows[:_ROWS]), _alluvial(evolution, role))


def _alluvial(evolution: Evolution, role: str) -> tuple:
    """Transitions of the consecutive years, where all have the same few classes."""
    classes = evolution.classes[role]
    steps = [(first, last, table) for first, last, table in classes.tables if last == first + 1]
    values = sorted({value for _, _, table in steps for value in table.classes.tolist()})
    if len(steps) != len(evolution.names) - 1 or len(values) > _CLASSES:
        return ()
    place = {value: number for number, value in enumerate(values)}
    areas = []
    for _, _, table in steps:
        places = [place[value] for value in table.classes.tolist()]
        whole = np.zeros((len(values), len(values)))
        whole[np.ix_(places, places)] = table.cells * classes.grid.cell_area_ha / 100.0
        areas.append(whole)
    called = [str(classes.names.get(value, value)) for value in values]
    colours = [classes.colours.get(value, other_colour(number)) for number, value in enumerate(values)]
    flows = title_of(role), evolution.names, called, colours, areas
    return drawn(title_of(role), alluvial_chart, *flows, "km\N{SUPERSCRIPT TWO}")


def _number(value: float) -> str:
    return "-" if value is None or math.isnan(value) else f"{value:,.0f}"


def _short(value: float) -> str:
    return "-" if value is None or math.isnan(value) else f"{value:.4g}"
