"""The tables and layers of an evolution."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.comparison.evolution import connecting_change, relative_change, shift
from ..kit.words import words_of
from ..layers.styles import ClassStyle, RampStyle
from ..layers.symbols import SymbolStyle
from ..platform.language import shared_tr
from .evolution_grounds import Evolution
from .scenario_outputs import COLOURS

_PERIODS = (
    "element", "class", "name", "from_year", "to_year", "before_ha", "after_ha", "kept_ha", "lost_ha", "gained_ha",
    "persistence", "iou", "change_rate", "shift_m", "azimuth",
)  # fmt: skip
_NETWORK = (
    "year", "sources", "links", "components", "area_ha", "ec_ha", "alpha", "beta", "gamma", "mean_cost", "robustness",
    "distance_m", "d_area", "d_ec", "d_area_1", "d_ec_1", "reading",
)  # fmt: skip
_TRANSITIONS = ("element", "from_year", "to_year", "from", "from_name", "to", "to_name", "cells", "area_ha", "share")
_CHANGES = ("element", "from_year", "to_year", "class", "name", "before", "after", "gain", "loss", "net", "swap")
CENTROID_FIELDS = (
    ("element", str), ("class", int), ("name", str), ("year", str), ("area_ha", float), ("x", float), ("y", float),
    ("shift_m", float), ("azimuth", float), ("semi_major", float), ("semi_minor", float), ("major_az", float),
)  # fmt: skip
# Corners of a quarter of an ellipse.
_QUARTER = 18


def finite(value: float):
    """A number for a table; None where it is not defined."""
    return value if value is not None and math.isfinite(value) else None


class _Table:
    """Columns that rows are added to."""

    def __init__(self, names: tuple):
        self.columns: dict = {name: [] for name in names}

    def add(self, *row) -> None:
        for values, value in zip(self.columns.values(), row):
            values.append(finite(value) if isinstance(value, float) else value)


def title_of(element: str) -> str:
    """What readers call an element."""
    return words_of("element").get(element, element)


def period_table(evolution: Evolution) -> dict:
    """Kept, lost and gained ground of every element and class in every period."""
    table, names = _Table(_PERIODS), evolution.names
    for role, ground in evolution.grounds.items():
        for first, last, period in ground.periods:
            moved = shift(ground.spreads[first], ground.spreads[last])
            _add_period(table, (role, None, "", names[first], names[last]), period, ground.grid.cell_area_ha, moved)
    for role, classes in evolution.classes.items():
        for first, last, crosstab in classes.tables:
            for row, value in enumerate(crosstab.classes.tolist()):
                spreads = classes.spreads[value]
                head = role, value, str(classes.names.get(value, value)), names[first], names[last]
                period = classes.period(row, first, last, crosstab)
                _add_period(table, head, period, classes.grid.cell_area_ha, shift(spreads[first], spreads[last]))
    return table.columns


def _add_period(table: _Table, head: tuple, period, hectares: float, moved: tuple) -> None:
    found = period.overlap
    areas = (period.before, period.after, found.kept, found.lost, found.gained)
    table.add(*head, *(cells * hectares for cells in areas), period.persistence, found.iou, period.rate, *moved)


def network_table(evolution: Evolution, distance: float) -> dict:
    """The network by year; changes from the year before and from the first one."""
    table, words = _Table(_NETWORK), readings()
    known = [year for year in evolution.network if year is not None]
    before = None
    for name, year in zip(evolution.names, evolution.network):
        if year is None:
            continue
        first, last = changes_between(known[0], year), changes_between(before, year)
        reading = words.get(connecting_change(*last), "") if before is not None else ""
        table.add(name, year.sources, year.links, year.components, year.area, year.connectivity, year.alpha, year.beta,
                  year.gamma, year.mean_cost, year.robustness, distance, *last, *first, reading)  # fmt: skip
        before = year
    return table.columns


def changes_between(before, after) -> tuple[float, float]:
    """dA and dEC in percent; NaN without a year before."""
    if before is None:
        return math.nan, math.nan
    return relative_change(before.area, after.area), relative_change(before.connectivity, after.connectivity)


def readings() -> dict:
    """What dEC says beside dA, in words."""
    return {
        "connecting": shared_tr("change at places that connect"),
        "area": shared_tr("change at places that connect little"),
        "alike": shared_tr("connectivity changed as the area did"),
    }


def transition_tables(evolution: Evolution) -> tuple:
    """From class to class, and gain, loss, net change and swap of each class."""
    flows, changes, names = _Table(_TRANSITIONS), _Table(_CHANGES), evolution.names
    for role, classes in evolution.classes.items():
        hectares = classes.grid.cell_area_ha
        for first, last, crosstab in classes.tables:
            years, values = (names[first], names[last]), crosstab.classes.tolist()
            called = [str(classes.names.get(value, value)) for value in values]
            shares = crosstab.probabilities()
            for row, column in np.argwhere(crosstab.cells > 0).tolist():
                cells = int(crosstab.cells[row, column])
                flows.add(role, *years, values[row], called[row], values[column], called[column], cells,
                          cells * hectares, float(shares[row, column]))  # fmt: skip
            of_class = (crosstab.cells.sum(axis=1), crosstab.cells.sum(axis=0), crosstab.gain, crosstab.loss,
                        crosstab.net, crosstab.swap)  # fmt: skip
            for row, value in enumerate(values):
                changes.add(role, *years, value, called[row], *(float(cells[row]) * hectares for cells in of_class))
    return flows.columns, changes.columns


def centroid_rows(evolution: Evolution, ellipses: bool = False) -> list:
    """A point, or the deviational ellipse around it, of every element and class in every year."""
    rows = []
    for role, value, name, spreads, hectares in _spreads(evolution):
        before = None
        for year, spread in zip(evolution.names, spreads):
            if spread is None or not spread.cells:
                continue
            moved = (None, None) if before is None else shift(before, spread)
            before = spread
            shape = ellipse_of(spread) if ellipses else QgsGeometry.fromPointXY(QgsPointXY(spread.x, spread.y))
            if shape is not None:
                axes = spread.major, spread.minor, finite(spread.azimuth)
                place = spread.cells * hectares, spread.x, spread.y
                rows.append((shape, [role, value, name, year, *place, *map(finite, moved), *axes]))
    return rows


def _spreads(evolution: Evolution):
    for role, ground in evolution.grounds.items():
        yield role, None, "", ground.spreads, ground.grid.cell_area_ha
    for role, classes in evolution.classes.items():
        for value, spreads in classes.spreads.items():
            yield role, value, str(classes.names.get(value, value)), spreads, classes.grid.cell_area_ha


def ellipse_points(spread) -> np.ndarray:
    """Corners of a deviational ellipse, shape (points, 2)."""
    turn = np.linspace(0.0, 2.0 * np.pi, 4 * _QUARTER + 1)
    angle = math.radians(0.0 if math.isnan(spread.azimuth) else spread.azimuth)
    along, across = spread.major * np.cos(turn), spread.minor * np.sin(turn)
    x = spread.x + along * math.sin(angle) + across * math.cos(angle)
    return np.column_stack([x, spread.y + along * math.cos(angle) - across * math.sin(angle)])


def ellipse_of(spread):
    """The ellipse as a polygon; None where it has no width."""
    if not spread.minor > 0.0:
        return None
    return QgsGeometry.fromPolygonXY([[QgsPointXY(*point) for point in ellipse_points(spread).tolist()]])


def write(job, evolution: Evolution, distance: float) -> None:
    """All outputs but the page."""
    job.write_table("PERIODS", period_table(evolution))
    job.write_table("NETWORK", network_table(evolution, distance))
    flows, changes = transition_tables(evolution)
    job.write_table("TRANSITIONS", flows)
    job.write_table("CHANGES", changes)
    elements = [*evolution.grounds, *evolution.classes]
    style = ClassStyle(
        tuple(
            (element, SymbolStyle(colour, "#ffffff", 0.7), title_of(element))
            for element, colour in zip(elements, _colours())
        ),
        "element",
    )
    job.write_features("CENTROIDS", CENTROID_FIELDS, centroid_rows(evolution), geometry="point", style=style)
    if job.wants("ELLIPSES"):
        outlines = ClassStyle(
            tuple(
                (element, SymbolStyle(colour, colour, fill="none", outline_width=0.5), title_of(element))
                for element, colour in zip(elements, _colours())
            ),
            "element",
        )
        job.write_features("ELLIPSES", CENTROID_FIELDS, centroid_rows(evolution, ellipses=True), style=outlines)
    job.grid = evolution.grid
    if evolution.grounds:
        titles = [title_of(role) for role in evolution.grounds]
        shares = [ground.frequency.share() for ground in evolution.grounds.values()]
        job.write_raster("FREQUENCY", shares, band_names=titles, style=RampStyle("quality", 0.0, 1.0))
    _write_change(job, evolution)


def _colours():
    from ..layers.palette import other_colour

    number = 0
    while True:
        yield other_colour(number)
        number += 1


def _write_change(job, evolution: Evolution) -> None:
    """Lost, gained and kept ground of the sources, a band for each period."""
    sources = evolution.grounds.get("sources")
    if sources is None or not job.wants("CHANGE_MAP"):
        return
    names, words = evolution.names, words_of("change")
    kinds = ((1, "lost"), (2, "gained"), (3, "kept"))
    entries = ((value, COLOURS[kind], words[kind]) for value, kind in kinds)
    job.write_classes(
        "CHANGE_MAP",
        [sources.change(first, last) for first, last, _ in sources.periods],
        ClassStyle(((0, "#f4f4f4", shared_tr("neither")), *entries)),
        band_names=[f"{names[first]}-{names[last]}" for first, last, _ in sources.periods],
    )
