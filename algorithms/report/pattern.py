"""Tables and charts of the security pattern and the restoration zones."""

from __future__ import annotations

from ..kit.blocks import Column, Figure, Picture, Table
from ..kit.charts import bar_chart, stacked_bars
from ..kit.figures import colour_of
from ..platform.language import shared_tr
from .generic import generic_blocks
from .words import in_language

# The layers of the planning scheme in a pattern's tables.
_SCHEME = "scheme_"
# Tables of a pattern that the page shows in its own way; those of corridors and places one by one stay in the JSON.
_SHOWN = (
    "PATTERN_TABLE",
    "BY_DISTRICT",
    "LANDCOVER_ALONG_CORRIDORS",
    "LANDCOVER_OF_EACH_CORRIDOR",
    "SCHEME",
    "PLACES_BY_LANDCOVER",
)


def pattern_blocks(context, step) -> list:
    """The elements with their roles, in all and by district; the scheme; land cover along the corridors."""
    table = step.table("PATTERN_TABLE")
    if not table:
        return generic_blocks(context, step)
    names = table.get("layer", [""] * len(table["element"]))
    whole = [row for row, district in enumerate(table["district"]) if not district]
    own = [row for row in whole if not str(names[row]).startswith(_SCHEME)]
    keys = ("element", "class", "role", "number", "area_ha", "length_m")
    blocks = [
        context.table(step, "PATTERN_TABLE", shared_tr("Elements of the security pattern"), keys, rows=own),
        context.table(step, "SCHEME", shared_tr("Planning scheme")),
    ]
    for block in blocks:
        for column in () if block is None else block.columns:
            if column.unit in ("ha", "km²", "km", "m"):
                # Lines have no area and points neither: nothing stands there.
                column.values = [value or None for value in column.values]
    blocks += _by_district(context, table, names)
    along = step.table("LANDCOVER_ALONG_CORRIDORS")
    keys = ("name" if "name" in along else "class", "length_m", "once_m", "share_pct")
    blocks.append(
        context.table(step, "LANDCOVER_ALONG_CORRIDORS", shared_tr("Land cover along the corridors"), keys)
    )
    if context.charts and along.get("share_pct"):
        covers = along.get("name") or along["class"]
        labels = [in_language(str(name)) for name in covers]
        png = bar_chart(labels, along["share_pct"], shared_tr("Share (%)"), _cover_colours(context, covers), 1)
        blocks.append(Figure(shared_tr("Land cover along the corridors"), [Picture(png)], narrow=True))
    return blocks + [context.table(step, key) for key in step.tables if key not in _SHOWN]


def _cover_colours(context, names: list):
    present = None if context.area is None else context.area.present
    if present is None:
        return None
    colours = {present.names.get(value, ""): colour for value, colour in present.colours.items()}
    return [colours.get(name, "#999999") for name in names]


def _by_district(context, table: dict, names: list) -> list:
    """A row for each district, a column for each element."""
    districts = [name for name in dict.fromkeys(table["district"]) if name]
    rows = [row for row, name in enumerate(names) if table["district"][row] and not str(name).startswith(_SCHEME)]
    elements = list(dict.fromkeys(table["element"][row] for row in rows))
    if not districts or not elements:
        return []
    # An element counts where most of it lies; its size is divided along the borders.
    count_key = "mainly" if "mainly" in table else "number"
    sums = {key: {} for key in (count_key, "area_ha", "length_m")}
    for row in rows:
        place = (table["element"][row], table["district"][row])
        for key, found in sums.items():
            found[place] = found.get(place, 0.0) + (table[key][row] or 0.0)
    number = [Column(shared_tr("District"), districts)]
    size = [Column(shared_tr("District"), districts)]
    for element in elements:
        counts = [int(sums[count_key].get((element, name), 0)) for name in districts]
        number.append(Column(in_language(element), counts, decimals=0))
        for key in ("area_ha", "length_m"):
            values = [sums[key].get((element, name), 0.0) for name in districts]
            if any(values):
                column = context.column(key, values)
                column.label = in_language(element)
                size.append(column)
    note = shared_tr("An element counts in the district where most of it lies.") if count_key == "mainly" else ""
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
    titles = [zones[number] for number in order]
    for key, columns in step.tables.items():
        # Rules and strategies; the areas once more, as the run wrote them, stand in the tables above.
        if key not in ("AREA_TABLE", "ZONES") and columns and next(iter(columns.values())) != titles:
            blocks.append(context.table(step, key))
    return blocks


def _squares(label: str, hectares: list) -> Column:
    return Column(label, hectares, "km²", 1 if max(hectares, default=0.0) >= 1e4 else 2, 0.01)
