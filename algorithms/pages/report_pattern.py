"""Tables and charts of the security pattern and the restoration zones."""

from __future__ import annotations

from .figures import colour_of
from .report_blocks import Column, Figure, Picture, Table
from .report_charts import bar_chart, stacked_bars
from .report_generic import generic_blocks
from .report_words import in_language, shared_tr


def pattern_blocks(context, step) -> list:
    """The elements with their roles, in all and by district; land cover along the corridors."""
    table = step.table("PATTERN_TABLE")
    if not table:
        return generic_blocks(context, step)
    whole = [row for row, district in enumerate(table["district"]) if not district]
    keys = ("element", "class", "role", "number", "area_ha", "length_m")
    blocks = [context.table(step, "PATTERN_TABLE", shared_tr("Elements of the security pattern"), keys, rows=whole)]
    if blocks[0] is not None:
        for column in blocks[0].columns:
            if column.unit in ("ha", "km²", "km", "m"):
                # Lines have no area and points neither: nothing stands there.
                column.values = [value or None for value in column.values]
    blocks += _by_district(context, table)
    along = step.table("LANDCOVER_ALONG_CORRIDORS")
    blocks.append(
        context.table(step, "LANDCOVER_ALONG_CORRIDORS", shared_tr("Land cover along the corridors"), tuple(along))
    )
    if context.charts and along.get("share_pct"):
        names = [in_language(name) for name in along["class"]]
        png = bar_chart(names, along["share_pct"], shared_tr("Share (%)"), _cover_colours(context, along["class"]), 1)
        blocks.append(Figure(shared_tr("Land cover along the corridors"), [Picture(png)], narrow=True))
    known = {"PATTERN_TABLE", "LANDCOVER_ALONG_CORRIDORS"}
    return blocks + [context.table(step, key) for key in step.tables if key not in known]


def _cover_colours(context, names: list):
    present = None if context.area is None else context.area.present
    if present is None:
        return None
    colours = {present.names.get(value, ""): colour for value, colour in present.colours.items()}
    return [colours.get(name, "#999999") for name in names]


def _by_district(context, table: dict) -> list:
    """A row for each district, a column for each element."""
    districts = [name for name in dict.fromkeys(table["district"]) if name]
    if not districts:
        return []
    elements = list(dict.fromkeys(table["element"]))
    counts = {key: {} for key in ("number", "area_ha", "length_m")}
    for row, (element, district) in enumerate(zip(table["element"], table["district"])):
        for key, sums in counts.items():
            sums[element, district] = sums.get((element, district), 0.0) + (table[key][row] or 0.0)
    number = [Column(shared_tr("District"), districts)]
    number += [
        Column(in_language(element), [int(counts["number"].get((element, name), 0)) for name in districts], decimals=0)
        for element in elements
    ]
    size = [Column(shared_tr("District"), districts)]
    for element in elements:
        for key in ("area_ha", "length_m"):
            values = [counts[key].get((element, name), 0.0) for name in districts]
            if any(values):
                column = context.column(key, values)
                column.label = in_language(element)
                size.append(column)
    note = shared_tr("An element that lies in several districts counts in each of them.")
    blocks = [Table(shared_tr("Number of elements by district"), number, note)]
    if len(size) > 1:
        blocks.append(Table(shared_tr("Areas and lengths of the elements by district"), size))
    return blocks


def zones_blocks(context, step) -> list:
    """Areas of the restoration zones by land cover and district, as the paper's table 4."""
    table = step.table("AREA_TABLE")
    needed = ("by", "name", "zone", "zone_no", "area_ha")
    if not all(key in table for key in needed):
        return generic_blocks(context, step)
    zones = {}
    for number, zone in zip(table["zone_no"], table["zone"]):
        zones.setdefault(number, zone)
    # Number 0 is the sum over all zones and stands last, as in the paper.
    order = sorted(zones, key=lambda number: (number == 0, number))
    kinds = list(dict.fromkeys(table["by"]))
    blocks = []
    for kind in kinds:
        rows = [row for row, by in enumerate(table["by"]) if by == kind]
        names = list(dict.fromkeys(table["name"][row] for row in rows))
        if len(names) < 2 and len(kinds) > 1:
            continue
        area = {(table["zone_no"][row], table["name"][row]): table["area_ha"][row] or 0.0 for row in rows}
        sums = [sum(area.get((number, name), 0.0) for name in names) for number in order]
        total = sums[order.index(0)] if 0 in order else sum(sums)
        columns = [
            Column(shared_tr("Zone"), [in_language(zones[number]) for number in order]),
            context.column("share", [value / total if total else None for value in sums]),
            _squares(shared_tr("Total"), sums),
        ]
        columns += [_squares(in_language(name), [area.get((number, name), 0.0) for number in order]) for name in names]
        caption = shared_tr("Areas of the restoration zones: {by}").format(by=in_language(kind))
        blocks.append(Table(caption, columns, marked={place for place, number in enumerate(order) if number == 0}))
        if context.charts:
            own = [number for number in order if number]
            series = {in_language(name): [area.get((number, name), 0.0) / 100.0 for number in own] for name in names}
            colours = _cover_colours(context, names) or ["#999999"]
            if set(colours) == {"#999999"}:
                colours = [colour_of(number) for number in range(len(names))]
            png = stacked_bars([in_language(zones[n]) for n in own], series, f"{shared_tr('Area')} (km²)", colours)
            blocks.append(Figure(caption, [Picture(png)]))
    return blocks


def _squares(label: str, hectares: list) -> Column:
    return Column(label, hectares, "km²", 1 if max(hectares, default=0.0) >= 1e4 else 2, 0.01)
