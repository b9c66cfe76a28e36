"""Tables and charts of the security pattern and the restoration zones."""

from __future__ import annotations

from ...core.presets import read_preset
from ..kit.blocks import Column, Messages, Paragraph, Table, in_appendix
from ..kit.charts import bar_chart, stacked_bars
from ..kit.figures import colour_of
from ..kit.numbers import hectares_text, is_number, metres_text, number_text, percent_text
from ..platform.language import current, shared_tr
from .generic import generic_blocks
from .words import conditions_in_language, in_language

# The layers of the planning scheme in a pattern's tables.
_SCHEME, _ZONES = "scheme_", "restoration_zones"
_GREY = "#999999"
_RULE_COLUMNS = 6
# Tables of a pattern that the page shows in its own way; those of corridors and places one by one stay in the JSON.
_SHOWN = (
    "PATTERN_TABLE",
    "BY_DISTRICT",
    "LANDCOVER_ALONG_CORRIDORS",
    "LANDCOVER_OF_EACH_CORRIDOR",
    "SCHEME",
    "PLACES_BY_LANDCOVER",
    "RECORDS",
)


def pattern_blocks(context, step) -> list:
    """The elements with their roles, in all and by district; the scheme; land cover along the corridors."""
    table = step.table("PATTERN_TABLE")
    if not table:
        return generic_blocks(context, step)
    names = table.get("layer", [""] * len(table["element"]))
    whole = [row for row, district in enumerate(table["district"]) if not district]
    # Zones have tables of their own where the study has the step that made them.
    others = (_SCHEME, _ZONES) if context.study.of("restorationzones") else (_SCHEME,)
    own = [row for row in whole if not str(names[row]).startswith(others)]
    keys = ("element", "class", "role", "number", "area_ha", "length_m")
    blocks = [
        _graded(context.table(step, "PATTERN_TABLE", shared_tr("Elements of the security pattern"), keys, rows=own)),
        in_appendix(context.table(step, "SCHEME", shared_tr("Planning scheme"))),
    ]
    for block in blocks:
        for column in () if block is None else block.columns:
            if column.unit in ("ha", "km²", "km", "m"):
                # Lines have no area and points neither: nothing stands there.
                column.values = [value or None for value in column.values]
    blocks += record_blocks(step)
    blocks += _by_district(context, table, names)
    along = step.table("LANDCOVER_ALONG_CORRIDORS")
    keys = ("name" if "name" in along else "class", "length_m", "once_m", "share_pct")
    covers = context.table(step, "LANDCOVER_ALONG_CORRIDORS", shared_tr("Land cover along the corridors"), keys)
    blocks.append(in_appendix(covers))
    if along.get("share_pct"):
        covers = along.get("name") or along["class"]
        labels = [in_language(str(name)) for name in covers]
        bars = labels, along["share_pct"], shared_tr("Share (%)"), _cover_colours(context, covers), 1
        chart = context.chart(shared_tr("Land cover along the corridors"), bar_chart, *bars, narrow=True)
        blocks.append(in_appendix(chart))
    return blocks + [in_appendix(context.table(step, key)) for key in step.tables if key not in _SHOWN]


def record_blocks(step) -> list:
    """Records of species in the pattern beside its share of the area: a sentence and a table; empty without any."""
    table = step.table("RECORDS")
    if not table:
        return []
    numbers = step.numbers
    places = [in_language(place) for place in table["place"]]
    columns = [
        Column(shared_tr("Place"), places),
        Column(shared_tr("Records"), table["number"], decimals=0),
        Column(shared_tr("Share of the records"), table["share"], "%", 1, 100.0),
        Column(shared_tr("Share of the area"), table["area_share"], "%", 1, 100.0),
        Column(shared_tr("Selection ratio"), table["ratio"], decimals=2),
    ]
    text = shared_tr(
        "Of {count} species records {inside} lie in sources or within {reach} of a corridor, which are {area} of the "
        "area. A record is nearer to them than a place of the area with a probability of {nearer} (0.5: records take "
        "no notice of the pattern)."
    ).format(
        count=numbers["records"],
        inside=percent_text(numbers["RECORDS_INSIDE"] / 100.0),
        area=percent_text(numbers["RECORDS_AREA"] / 100.0),
        reach=metres_text(numbers["records_reach"]),
        nearer=number_text(numbers["records_nearer"], 2),
    )
    note = shared_tr(
        "Selection ratio: share of the records by share of the area. Records lie where people look for species, so "
        "that the ratios tell of both."
    )
    return [Paragraph(text), Table(shared_tr("Species records in the pattern"), columns, note)]


def _graded(table):
    """The elements with words for the numbers of their classes; element and class are the first columns."""
    if table is None or len(table.columns) < 2:
        return table
    sources, barriers = in_language("Ecological sources"), in_language("Barriers")
    elements, classes = table.columns[:2]
    for row, (element, text) in enumerate(zip(elements.values, classes.values)):
        if str(text or "").isdigit() and element in (sources, barriers):
            grade = shared_tr("grade {number}") if element == sources else shared_tr("class {number}")
            classes.values[row] = grade.format(number=text)
    return table


def _cover_colours(context, names: list):
    present = None if context.area is None else context.area.present
    if present is None:
        return None
    colours = {present.names.get(value, ""): colour for value, colour in present.colours.items()}
    return [colours.get(name, _GREY) for name in names]


def _by_district(context, table: dict, names: list) -> list:
    """A row for each district, a column for each element."""
    rows = [row for row, name in enumerate(names) if table["district"][row] and not str(name).startswith(_SCHEME)]
    districts = list(dict.fromkeys(name for name in table["district"] if name))
    elements = list(dict.fromkeys(table["element"][row] for row in rows))
    if not districts or not elements:
        return []
    # An element counts where most of it lies; its size is divided along the borders.
    count_key = "mainly" if "mainly" in table else "number"

    def sums(key: str, element: str) -> list:
        found = dict.fromkeys(districts, 0.0)
        for row in rows:
            if table["element"][row] == element:
                found[table["district"][row]] += table[key][row] or 0.0
        return list(found.values())

    heading = Column(shared_tr("District"), districts)
    counts = [Column(in_language(name), list(map(int, sums(count_key, name))), decimals=0) for name in elements]
    sizes = [(key, in_language(name), sums(key, name)) for name in elements for key in ("area_ha", "length_m")]
    sizes = [context.column(key, values, label=label) for key, label, values in sizes if any(values)]
    note = shared_tr("An element counts in the district where most of it lies.") if count_key == "mainly" else ""
    blocks = [Table(shared_tr("Number of elements by district"), [heading, *counts], note)]
    if sizes:
        sizes = Table(shared_tr("Areas and lengths of the elements by district"), [heading, *sizes])
        blocks.append(in_appendix(sizes))
    return blocks


def zones_blocks(context, step) -> list:
    """Areas of the restoration zones by land cover and district, as the paper's table 4."""
    table = step.table("AREA_TABLE")
    if not all(key in table for key in ("by", "name", "zone", "zone_no", "area_ha")):
        return generic_blocks(context, step)
    # Number 0 is the sum over all zones and stands last, as in the paper.
    zones = dict(sorted(set(zip(table["zone_no"], table["zone"])), key=lambda zone: (zone[0] == 0, zone[0])))
    kinds = list(dict.fromkeys(table["by"]))
    blocks = []
    for kind in kinds:
        areas: dict = {}
        for by, number, name, area in zip(*(table[key] for key in ("by", "zone_no", "name", "area_ha"))):
            if by == kind:
                areas.setdefault(name, dict.fromkeys(zones, 0.0))[number] = area or 0.0
        if len(areas) > 1 or len(kinds) == 1:
            blocks += _zones_by(context, kind, zones, areas)
    blocks[:0] = rules_blocks(step)
    titles = list(zones.values())
    for key, columns in step.tables.items():
        if is_rules(columns):
            continue
        # Rules and strategies; the areas once more, as the run wrote them, stand in the tables above.
        if key not in ("AREA_TABLE", "ZONES") and columns and next(iter(columns.values())) != titles:
            blocks.append(in_appendix(context.table(step, key)))
    return blocks


def is_rules(columns: dict) -> bool:
    """Whether a table of a run tells its rules: rule, zone, where, area, share of the base, strategy."""
    if len(columns) != _RULE_COLUMNS:
        return False
    _, _, where, areas, shares, strategies = columns.values()
    numbers = all(is_number(value) for values in (areas, shares) for value in values)
    return bool(areas) and numbers and all(isinstance(text, str) for text in (*where, *strategies))


def rules_blocks(step) -> list:
    """The rules that made the zones, as sentences in their order."""
    rules = next((columns for columns in step.tables.values() if is_rules(columns)), None)
    if rules is None:
        return []
    lines = []
    for _, zone, where, area, share, strategy in zip(*rules.values()):
        text = shared_tr("{zone}: {where} ({area}, {share} of the land that was looked at).")
        if not area:
            text = shared_tr("{zone}: {where} (nowhere).")
        values = {"area": hectares_text(100.0 * area), "share": percent_text(share / 100.0)}
        line = text.format(zone=in_language(zone), where=conditions_in_language(where), **values)
        lines.append(" ".join(part for part in (line, _strategy(strategy)) if part))
    intro = shared_tr("Of the land of weak health these rules made zones; the first one that fits a cell decides:")
    return [Paragraph(intro), Messages(lines, ordered=True)]


def _strategy(text: str) -> str:
    """A strategy of the toolbox in the language of the report, whatever that of the run was."""
    columns = read_preset("strategies", "qaidam_strategies")
    wanted = columns["strategy_zh" if current().startswith("zh") else "strategy"]
    for own in ("strategy", "strategy_zh"):
        if text in columns[own]:
            return wanted[columns[own].index(text)]
    return text


def _zones_by(context, kind: str, zones: dict, areas: dict) -> list:
    """Zones down, the land covers or districts across: name to hectares by the zone's number."""
    titles = {number: in_language(title) for number, title in zones.items()}
    # Districts have the names that the map has.
    said = str if in_language(kind) == shared_tr("District") else in_language
    sums = [sum(own[number] for own in areas.values()) for number in zones]
    total = sums[-1] if 0 in zones else sum(sums)
    columns = [
        Column(shared_tr("Zone"), list(titles.values())),
        context.column("share", [value / total if total else None for value in sums]),
        _squares(shared_tr("Total"), sums),
        *(_squares(said(name), list(own.values())) for name, own in areas.items()),
    ]
    caption = shared_tr("Areas of the restoration zones: {by}").format(by=in_language(kind))
    own = [number for number in zones if number]
    series = {said(name): [values[number] / 100.0 for number in own] for name, values in areas.items()}
    colours = _cover_colours(context, list(areas)) or [_GREY]
    if set(colours) == {_GREY}:
        colours = [colour_of(number) for number in range(len(areas))]
    bars = [titles[number] for number in own], series, f"{shared_tr('Area')} (km²)", colours
    marked = {len(zones) - 1} if 0 in zones else set()
    return [Table(caption, columns, marked=marked), in_appendix(context.chart(caption, stacked_bars, *bars))]


def _squares(label: str, hectares: list) -> Column:
    return Column(label, hectares, "km²", 1 if max(hectares, default=0.0) >= 1e4 else 2, 0.01)
