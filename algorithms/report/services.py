"""Tables and charts of ecosystem services: coefficients, sums, means by district."""

from __future__ import annotations

from ...core.presets import read_preset
from ..kit.blocks import Column, Table, in_appendix
from ..kit.charts import grouped_bars
from ..kit.curves import years_chart
from ..kit.numbers import decimals_of, is_number, number_text
from ..layers.opening import vector_layer
from ..layers.tables_in import read_table
from ..layers.vector_io import Snapshot
from ..platform.language import shared_tr
from .area import district_means, districts_of
from .generic import numbers_table
from .words import in_language, in_words, readable

# Services whose mean a district can have, with their units.
SERVICE_UNITS = {"habitatquality": "", "wateryield": "mm", "soilretention": "t/(ha a)", "carbonstorage": "t/ha"}
# Tables of coefficients by parameter, with the preset that stands in where PRESET chooses the paper's.
_PAPER_TABLES = {
    "habitatquality": (("THREATS", "shiyang_threats"), ("SENSITIVITY", "shiyang_sensitivity")),
    "wateryield": (("BIOPHYSICAL", "shiyang_water_yield"),),
    "soilretention": (("BIOPHYSICAL", "shiyang_soil_retention"),),
    "carbonstorage": (("POOLS", "shiyang_carbon"),),
}
_MOST_COEFFICIENTS = 40
# Keys of the mean and the sum of each service among its numbers, and the unit of the sum.
_SUMS = {
    "habitatquality": ("MEAN_QUALITY", "", ""),
    "wateryield": ("MEAN_YIELD", "VOLUME", "m³/a"),
    "soilretention": ("MEAN_AVOIDED", "TOTAL_AVOIDED", "t/a"),
    "carbonstorage": ("mean t/ha", "TOTAL", "t"),
}


def service_blocks(context, step) -> list:
    """The zones' sums of a service; coefficients and key numbers for the appendix."""
    blocks = [in_appendix(table) for table in coefficient_tables(context, step)]
    blocks.append(in_appendix(numbers_table(context, step)))
    zones = step.table("ZONES_OUT")
    if zones:
        keys = [key for key in zones if key not in ("zone_id", "valid_ha")]
        caption = shared_tr("{title} by zone").format(title=context.title(step))
        blocks.append(context.table(step, "ZONES_OUT", caption, keys))
    return blocks


def coefficient_tables(context, step) -> list:
    """The tables of coefficients that a run read: the user's files, or the paper's."""
    blocks = []
    for key, preset in _PAPER_TABLES.get(step.name, ()):
        caption = f"{context.title(step)}: {context.label(step, key)}"
        paths = step.inputs.get(key)
        if paths:
            blocks.append(_file_table(context, paths[0], caption))
        elif context.option(step, "PRESET"):
            note = shared_tr("Coefficients of Land 2025, 14: 2159.")
            columns = {name: values for name, values in read_preset("services", preset).items() if name != "lucode"}
            blocks.append(_columns_table(context, columns, caption, note))
    return blocks


def _file_table(context, path: str, caption: str):
    layer = vector_layer(path)
    if not layer.isValid() or not layer.featureCount():
        return None
    return _columns_table(context, read_table(Snapshot(layer), layer.name()), caption, "")


def _columns_table(context, columns: dict, caption: str, note: str):
    """Texts of a csv file as a table; numbers are numbers again."""
    shown = []
    for key, values in columns.items():
        parsed = [_parsed(value) for value in values][:_MOST_COEFFICIENTS]
        if any(value not in (None, "") for value in parsed):
            label = context.words[key][0] if key in context.words else in_words(key)
            numbers = all(is_number(value) for value in parsed if value not in (None, ""))
            texts = [number_text(value) if is_number(value) else _words(value) for value in parsed]
            unit = context.words[key][1] if key in context.words else ""
            shown.append(Column(label, parsed, unit, texts=texts) if numbers else Column(label, texts))
    total = len(next(iter(columns.values()), []))
    return Table(caption, shown, note, total if total > _MOST_COEFFICIENTS else None) if shown else None


def _words(value) -> str:
    """A class or threat as readers know it."""
    text = str(value or "")
    return in_words(text) if text.isidentifier() else in_language(text)


def _parsed(value):
    if is_number(value) or value is None:
        return value
    try:
        return float(str(value))
    except ValueError:
        return str(value)


def district_blocks(context) -> list:
    """The mean of each service in each district, from the rasters themselves."""
    study = context.study
    districts, name_field = districts_of(study)
    found = []
    for name, unit in SERVICE_UNITS.items():
        path = study.file_of("OUTPUT", name)
        if path is not None and districts:
            title = context.algorithm(study.last(name)).displayName()
            found.append((title, unit, district_means(path, districts, name_field)))
    if not found:
        return []
    names = list(found[0][2])
    columns = [Column(shared_tr("District"), names)]
    columns += [Column(title, [means.get(name) for name in names], unit) for title, unit, means in found]
    caption = shared_tr("Means of the ecosystem services by district")
    series = {}
    for title, _, means in found:
        most = max((value for value in means.values() if value is not None), default=0.0) or 1.0
        series[title] = [None if means[name] is None else means[name] / most for name in names]
    bars = names, series, shared_tr("Share of the highest district")
    chart = context.chart(shared_tr("Ecosystem services by district, as shares of the highest"), grouped_bars, *bars)
    return [Table(caption, columns), in_appendix(chart)]


def summary_blocks(context) -> list:
    """Mean and sum of each service over the study area."""
    names, means, totals = [], [], []
    for name, (mean, total, unit) in _SUMS.items():
        step = context.study.last(name)
        if step is None or not is_number(step.numbers.get(mean)):
            continue
        names.append(context.algorithm(step).displayName())
        means.append(_with_unit(float(step.numbers[mean]), SERVICE_UNITS[name]))
        whole = step.numbers.get(total)
        totals.append(_with_unit(float(whole), unit) if is_number(whole) else "–")
    if not names:
        return []
    columns = [Column(shared_tr("Service"), names), Column(shared_tr("Mean"), means), Column(shared_tr("Sum"), totals)]
    return [Table(shared_tr("Ecosystem services of the study area"), columns)]


def _with_unit(value: float, unit: str) -> str:
    """A number with three digits and its unit; millions as such."""
    power, value = ("\u00a0× 10⁶", value / 1e6) if abs(value) >= 1e6 else ("", value)
    return f"{number_text(value, decimals_of([value], 3))}{power} {unit}".strip()


def value_blocks(context, step) -> list:
    """Values by year: in all, by service and by land cover."""
    table = step.table("VALUE_TABLE")
    if not table:
        return []
    years = list(dict.fromkeys(table["year"]))
    unit, factor = _money_unit(table["value"])
    blocks = [_money_coefficients(context, step)]
    captions = {
        "service": shared_tr("Value of the ecosystem services by service"),
        "category": shared_tr("Value of the ecosystem services by category"),
        "class": shared_tr("Value of the ecosystem services by land cover"),
    }
    entries = list(zip(table["year"], table["level"], table["item"], table["value"]))
    totals = {year: value for year, level, _, value in entries if level == "total"}
    for level, caption in captions.items():
        rows = {}
        for year, at, item, value in entries:
            if at == level:
                rows.setdefault(item, {})[year] = value
        if not rows:
            continue
        items = list(rows)
        heading = context.words.get(level, (readable(level),))[0]
        columns = [Column(heading, [*(in_words(item) for item in items), shared_tr("Total")])]
        for year in years:
            values = [rows[item].get(year) for item in items] + [totals.get(year)]
            columns.append(Column(str(year), values, unit, 2, factor))
        blocks.append(Table(caption, columns, marked={len(items)}))
    if len(years) > 1 and totals:
        lines = years, {shared_tr("Value"): [totals[year] * factor for year in years]}, unit
        caption = shared_tr("Value of the ecosystem services over the years")
        blocks.append(context.chart(caption, years_chart, *lines, narrow=True))
    zones = step.table("ZONES_OUT")
    if zones:
        blocks.append(_zone_values(context, zones, years, unit, factor))
    return blocks


def _money_unit(values: list) -> tuple:
    most = max((abs(value) for value in values if value is not None), default=0.0)
    if most >= 1e9:
        return shared_tr("10⁸ CNY/a"), 1e-8
    return (shared_tr("10⁶ CNY/a"), 1e-6) if most >= 1e6 else (shared_tr("CNY/a"), 1.0)


def _zone_values(context, zones: dict, years: list, unit: str, factor: float):
    names = zones.get("name") or zones.get("zone_id")
    columns = [Column(shared_tr("Zone"), list(names))]
    for year in years:
        values = zones.get(f"v_{year}")
        if values:
            columns.append(Column(str(year), values, unit, 2, factor))
    return Table(shared_tr("Value of the ecosystem services by zone"), columns) if len(columns) > 1 else None


def _money_coefficients(context, step):
    """Values per hectare, from the paper's table where no other was given."""
    if step.inputs.get("VALUES"):
        return _file_table(context, step.inputs["VALUES"][0], context.label(step, "VALUES"))
    unit = step.numbers.get("UNIT_USED")
    if not is_number(unit):
        return None
    return money_table(float(unit))


def money_table(unit: float):
    """Services by land cover per hectare and year: table 2 of the Qaidam paper times the worth of an equivalent."""
    equivalents = read_preset("services", "qaidam_table2")
    services = [key for key in equivalents if key not in ("lucode", "name")]
    columns = [Column(shared_tr("Service"), [in_words(name) for name in services])]
    for row, cover in enumerate(equivalents["name"]):
        values = [float(equivalents[name][row]) * unit for name in services]
        if any(values):
            columns.append(Column(in_words(cover), values, decimals=1))
    note = shared_tr(
        "CNY per hectare and year; one equivalent is worth {unit} CNY (table 2 of Journal of Arid Land 2025, 17(10))."
    )
    caption = shared_tr("Value of the ecosystem services of each land cover per unit area")
    return Table(caption, columns, note.format(unit=number_text(unit, 2)))
