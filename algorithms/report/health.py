"""Tables and charts of ecosystem health: components, classes by year, transitions, landscape metrics."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.numbers import parse_numbers
from ..health.health_charts import alluvial_chart, area_chart, contribution_chart
from ..health.health_classes import class_colours
from ..kit.blocks import Column, Table, in_appendix
from ..kit.charts import stacked_bars
from ..kit.curves import years_chart
from ..kit.words import words_of
from ..platform.language import shared_tr
from ..services.class_coefficients import QAIDAM_UNIT
from .change_maps import component_change_figure
from .generic import chart_figures, generic_blocks, mixed_column
from .services import money_table
from .words import in_language

_COMPONENTS = ("EHI", "EV", "EO", "ER", "ES")


def health_blocks(context, step) -> list:
    """Means, class limits and class areas by year, coefficients."""
    names, table = words_of("component of health"), step.table("CLASS_TABLE")
    changes = component_change_figure(context, step)
    years = list(dict.fromkeys(str(year) for year in table.get("year", []))) or years_of(step)
    limits = _limits(step)
    blocks = [_means(step, years, names), None if table and years else _limits_table(limits)]
    parts = list(dict.fromkeys(table.get("component", [])))
    if table and years:
        blocks.append(_class_areas(context, table, "EHI", years, limits))
        others = [part for part in parts if part != "EHI"]
        if others:
            blocks.append(in_appendix(_class_shares(table, others, years, names)))
        blocks.append(_shares_chart(context, table, parts, years, names))
    coefficients = context.table(
        step,
        "coefficients",
        shared_tr("Coefficients of resistance and resilience"),
        ("name", "resistant", "resilient"),
    )
    blocks.append(in_appendix(coefficients))
    if not step.parameters.get("VALUES") and not step.parameters.get("SERVICE_RASTERS"):
        blocks.append(in_appendix(money_table(QAIDAM_UNIT)))
    if table and "EHI" in parts:
        blocks.insert(3, in_appendix(_area_chart(context, table, years)))
    blocks.append(changes)
    means = {part: _mean_values(step, part, years) for part in _COMPONENTS}
    series = {names[part]: values for part, values in means.items() if None not in values}
    if len(years) > 1 and series:
        caption = shared_tr("Means of ecosystem health and its components")
        blocks.insert(1, in_appendix(context.chart(caption, years_chart, years, series, shared_tr("Mean, 0 to 1"))))
    return blocks


def years_of(step) -> list:
    """The years of a run of ecosystem health."""
    return [key.rsplit(" ", 1)[1] for key in step.numbers if key.startswith("mean EHI ")]


def _mean_values(step, part: str, years: list) -> list:
    return [step.numbers.get(f"mean {part} {year}") for year in years]


def _means(step, years: list, names: dict):
    rows = [(part, _mean_values(step, part, years)) for part in _COMPONENTS]
    rows = [(part, values) for part, values in rows if any(value is not None for value in values)]
    if not rows:
        return None
    columns = [Column(shared_tr("Index"), [names[part] for part, _ in rows])]
    for place, year in enumerate(years):
        columns.append(Column(str(year), [values[place] for _, values in rows], decimals=3))
    return Table(shared_tr("Means of ecosystem health and its components"), columns)


def _limits(step) -> dict:
    """Class name to the limits of the index between which it was used; empty where a run does not tell them."""
    text = step.numbers.get("LIMITS")
    if not isinstance(text, str) or not text:
        return {}
    try:
        limits = [0.0, *parse_numbers(text), 1.0]
    except InputError:
        return {}
    names = _class_names(step)
    if len(names) != len(limits) - 1:
        return {}
    return {name: f"{low:.3f}–{high:.3f}" for name, low, high in zip(names, limits, limits[1:])}


def _limits_table(limits: dict):
    if not limits:
        return None
    columns = [Column(shared_tr("Class"), list(limits)), Column("EHI", list(limits.values()))]
    return Table(shared_tr("Limits of the classes of ecosystem health (EHI)"), columns)


def _class_names(step) -> list:
    table = step.table("CLASS_TABLE")
    return [in_language(name) for name in dict.fromkeys(table.get("name", []))]


def _pivot(table: dict, part: str, years: list, key: str) -> dict:
    """Class name to its values by year."""
    found = {}
    for component, year, name, value in zip(table["component"], table["year"], table["name"], table[key]):
        if component == part and str(year) in years:
            found.setdefault(name, [None] * len(years))[years.index(str(year))] = value
    return found


def _class_areas(context, table: dict, part: str, years: list, limits: dict):
    """The limits of each class of the index, and its area and share in each year."""
    areas, shares = _pivot(table, part, years, "area_ha"), _pivot(table, part, years, "share")
    names = [in_language(name) for name in areas]
    columns = [Column(shared_tr("Class"), [*names, shared_tr("Total")])]
    if all(name in limits for name in names):
        columns.append(Column(part, [*(limits[name] for name in names), ""]))
    for place, year in enumerate(years):
        hectares = [values[place] for values in areas.values()]
        for key, column in (
            ("area_ha", [*hectares, sum(value or 0.0 for value in hectares)]),
            ("share", [*(values[place] for values in shares.values()), 1.0]),
        ):
            columns.append(context.column(key, column, label=f"{year}: {context.words[key][0]}"))
    return Table(shared_tr("Areas of the classes of ecosystem health by year"), columns, marked={len(areas)})


def _class_shares(table: dict, parts: list, years: list, names: dict):
    """Share of each class of the components in each year."""
    classes = list(dict.fromkeys(table["name"]))
    rows = [(part, year) for part in parts for year in years]
    columns = [
        Column(shared_tr("Index"), [names.get(part, part) for part, _ in rows]),
        Column(shared_tr("Year"), [year for _, year in rows]),
    ]
    shares = {part: _pivot(table, part, years, "share") for part in parts}
    for name in classes:
        values = [shares[part].get(name, [None] * len(years))[years.index(year)] for part, year in rows]
        columns.append(Column(in_language(name), values, "%", 1, 100.0))
    return Table(shared_tr("Shares of the classes of the components by year"), columns)


def _shares_chart(context, table: dict, parts: list, years: list, names: dict):
    """Shares of the classes of the index and its components, a bar for each year."""
    rows = [(part, year) for part in parts for year in years]
    shares = {part: _pivot(table, part, years, "share") for part in parts}
    series = {}
    for name in dict.fromkeys(table["name"]):
        found = [shares[part].get(name, [None] * len(years))[years.index(year)] for part, year in rows]
        series[in_language(name)] = [100.0 * (value or 0.0) for value in found]
    labels = [f"{names.get(part, part)} {year}" for part, year in rows]
    bars = labels, series, shared_tr("Share (%)"), class_colours(len(series))
    caption = shared_tr("Shares of the classes of ecosystem health and its components by year")
    return context.chart(caption, stacked_bars, *bars)


def _area_chart(context, table: dict, years: list):
    areas = _pivot(table, "EHI", years, "area_ha")
    values = np.array([[value or 0.0 for value in row] for row in areas.values()]).T / 100.0
    names = [in_language(name) for name in areas]
    bars = "", years, names, class_colours(len(names)), values, f"{shared_tr('Area')} (km²)"
    caption = shared_tr("Areas of the classes of ecosystem health by year")
    return context.chart(caption, area_chart, *bars, narrow=True)


def change_blocks(context, step) -> list:
    """Transitions between classes, what caused the change, its direction."""
    names, table = words_of("component of health"), step.table("TRANSITION")
    direction = shared_tr("Direction of the change of ecosystem health"), shared_tr("Ecosystem health"), True
    blocks = [_areas(context, step, "areas of change", *direction), *_transitions(context, table)]
    parts = step.table("CONTRIBUTION_TABLE")
    if parts:
        blocks.append(in_appendix(_contributions(parts, names)))
    blocks.append(_areas(context, step, "hot spots", shared_tr("Hot and cold spots of the change"), shared_tr("Class")))
    flows = _flows(table)
    if flows is None and not parts:
        return blocks + chart_figures(step) if context.charts else blocks
    if flows is not None:
        years, classes, matrices = flows
        bands = shared_tr("Area"), years, classes, class_colours(len(classes)), matrices, "km²"
        caption = shared_tr("Transitions between the classes of ecosystem health")
        blocks.insert(1, context.chart(caption, alluvial_chart, *bands))
    if parts:
        blocks.append(_contribution_chart(context, parts, names))
    return blocks


def _contribution_chart(context, parts: dict, names: dict):
    """What each component added to the change in each period."""
    periods = list(dict.fromkeys(zip(parts["from_year"], parts["to_year"])))
    kinds = [kind for kind in dict.fromkeys(parts["component"]) if kind in names and kind != "EHI"]
    means = dict(zip(zip(parts["component"], parts["from_year"], parts["to_year"]), parts["mean"]))
    series = {names[kind]: [means.get((kind, *period)) or 0.0 for period in periods] for kind in kinds}
    colours = ["#009e73", "#56b4e9", "#e69f00", "#cc79a7"]
    bars = "", [f"{a}–{b}" for a, b in periods], series, colours, shared_tr("Change of EHI")
    return context.chart(shared_tr("What changed ecosystem health"), contribution_chart, *bars, narrow=True)


def _areas(context, step, key: str, caption: str, heading: str, with_shares: bool = False):
    """Classes with their areas, as a run recorded them among its numbers; None where it did not."""
    areas = step.numbers.get(key)
    if not isinstance(areas, dict) or "class" not in areas or "area_ha" not in areas:
        return None
    columns = [
        Column(heading, [in_language(name, "HealthChange") for name in areas["class"]]),
        context.column("area_ha", areas["area_ha"]),
    ]
    total = sum(areas["area_ha"])
    if with_shares:
        columns.append(context.column("share", [value / total if total else None for value in areas["area_ha"]]))
    return Table(caption, columns)


def _periods(table: dict) -> dict:
    """(from, to) to {(from class, to class): hectares}, in the order of the file."""
    periods: dict = {}
    for a, b, start, end, area in zip(
        table.get("from_year", []), table.get("to_year", []), table.get("from_name", []), table.get("to_name", []),
        table.get("area_ha", []),
    ):  # fmt: skip
        periods.setdefault((str(a), str(b)), {})[start, end] = area or 0.0
    return periods


def _transitions(context, table: dict) -> list:
    """A matrix for each period: from the class of the row to that of the column."""
    tables = []
    classes = list(dict.fromkeys(table.get("from_name", [])))
    for (first, last), cells in _periods(table).items():
        rows = [[cells.get((start, end), 0.0) for end in classes] for start in classes]
        large = max(max(row) for row in rows) >= 1000.0
        unit, factor, decimals = ("km²", 0.01, 1) if large else ("ha", 1.0, 1)
        columns = [Column(shared_tr("From / to"), [in_language(name) for name in classes] + [shared_tr("Total")])]
        for place, name in enumerate(classes):
            values = [row[place] for row in rows]
            columns.append(Column(in_language(name), [*values, sum(values)], unit, decimals, factor))
        sums = [sum(row) for row in rows]
        columns.append(Column(shared_tr("Total"), [*sums, sum(sums)], unit, decimals, factor))
        caption = shared_tr("Transitions between the classes of ecosystem health, {first} to {last}")
        tables.append(in_appendix(Table(caption.format(first=first, last=last), columns, marked={len(classes)})))
    return tables


def _flows(table: dict):
    """Years, classes and the matrices between neighbouring years, in square kilometres; None without a chain."""
    periods = _periods(table)
    years = sorted({year for period in periods for year in period})
    steps = list(zip(years, years[1:]))
    if not steps or any(step not in periods for step in steps):
        return None
    classes = list(dict.fromkeys(table["from_name"]))
    matrices = [
        np.array([[periods[step].get((start, end), 0.0) / 100.0 for end in classes] for start in classes])
        for step in steps
    ]
    return years, [in_language(name) for name in classes], matrices


def _contributions(table: dict, names: dict) -> Table:
    columns = [
        Column(shared_tr("Period"), [f"{a}–{b}" for a, b in zip(table["from_year"], table["to_year"])]),
        Column(shared_tr("Component"), [names.get(name, name) for name in table["component"]]),
        Column(shared_tr("Mean contribution to the change of EHI"), table["mean"], decimals=5),
        Column(shared_tr("Share of the change"), table["percent"], "%", 1),
    ]
    return Table(shared_tr("What changed ecosystem health"), columns)


def metric_blocks(context, step) -> list:
    """Landscape metrics: of one landscape as a list, of several units as a table."""
    table = step.table("METRICS_TABLE")
    if not table or len(next(iter(table.values()))) != 1:
        return generic_blocks(context, step)
    names = [name for name, values in table.items() if name != "unit_id" and values[0] is not None]
    titles = words_of("metric")
    columns = [
        Column(shared_tr("Metric"), [name.replace("_", " ") for name in names]),
        Column(shared_tr("Meaning"), [titles.get(name, "") for name in names]),
        mixed_column([table[name][0] for name in names]),
    ]
    return [Table(shared_tr("Landscape metrics"), columns)]
