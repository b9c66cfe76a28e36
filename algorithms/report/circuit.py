"""Tables and charts of circuits: currents, pinch points, barriers, both by land cover."""

from __future__ import annotations

from ...core.wording import filled
from ..kit.blocks import Column, Paragraph, Table, in_appendix
from ..kit.charts import grouped_bars
from ..kit.numbers import hectares_text, number_text
from ..platform.language import shared_tr
from .generic import numbers_table
from .words import in_language

_MOST_RANKED = 10
# Numbers of moving windows that the methods tell, or that only a search for faults needs.
_OF_WINDOWS = (
    *("radius_cells", "radius_m", "buffer_cells", "block_cells", "residual", "solved"),
    *("conducting_cells", "source_cells"),
)


def pinch_blocks(context, step) -> list:
    """The pinch points with their currents."""
    keys = ("rank", "area_ha", "cur_max", "cur_mean", "n_links", "cover", "cover_pct")
    text = shared_tr("{count} pinch {count:point covers|points cover} {area}; the current in them is above {limit} A.")
    blocks = [_found_sentence(step, text)]
    blocks.append(context.table(step, "PINCH_POINTS", shared_tr("Pinch points"), keys, most=_MOST_RANKED))
    if not context.study.of("barriers"):
        blocks += cover_blocks(context, step, None)
    table = step.table("CORRIDORS_OUT")
    if table.get("eff_res"):
        known = [row for row, value in enumerate(table["eff_res"]) if value is not None]
        order = sorted(known, key=lambda row: -(table["cost_res"][row] or 0.0))
        keys = ("link_id", "from_id", "to_id", "eff_res", "cost", "cost_res", "cur_max", "n_pinch")
        caption = shared_tr("Corridors by cost / effective resistance: the more, the more ways there are")
        shown = context.table(step, "CORRIDORS_OUT", caption, keys, rows=order, most=_MOST_RANKED)
        blocks.append(in_appendix(shown))
    return blocks


def _found_sentence(step, text: str):
    numbers = step.numbers
    area, limit = numbers.get("AREA"), numbers.get("LIMIT")
    if not isinstance(numbers.get("COUNT"), (int, float)) or area is None or limit is None:
        return None
    count = number_text(numbers["COUNT"], 0)
    return Paragraph(filled(text, count=count, area=hectares_text(area), limit=number_text(float(limit), 3)))


def barrier_blocks(context, step) -> list:
    """The barriers with what their restoration saves, and both kinds of places by land cover."""
    keys = ("rank", "gain", "saved", "saved_pct", "radius_m", "area_ha", "n_links", "cover", "cover_pct")
    blocks = [
        Paragraph(shared_tr("No barrier was found on the corridors.")) if step.numbers.get("COUNT") == 0 else None,
        context.table(step, "BARRIERS", shared_tr("Barriers"), keys, most=_MOST_RANKED),
        in_appendix(
            context.table(
                step,
                "OVERLAP",
                shared_tr("Where pinch points lie on barriers"),
                ("pinch_rank", "rank", "area_ha", "pinch_pct", "barr_pct"),
            )
        ),
    ]
    blocks += cover_blocks(context, context.study.last("pinchpoints"), step)
    table = step.table("RESTORATION")
    if table and table.get("step"):
        keys = ("step", "radius_m", "gain", "opened_ha", "saved", "saved_pct", "n_links")
        blocks.append(context.table(step, "RESTORATION", shared_tr("What restoring the best barriers saves"), keys))
    return blocks


def cover_blocks(context, pinch, barriers) -> list:
    """Pinch points and barriers by land cover, in one table and chart."""
    parts = [
        (step, label)
        for step, label in ((pinch, shared_tr("Pinch points")), (barriers, shared_tr("Barriers")))
        if step is not None and step.table("COVER_TABLE").get("name")
    ]
    if not parts:
        return []
    names = list(dict.fromkeys(name for step, _ in parts for name in step.table("COVER_TABLE")["name"]))
    columns = [Column(shared_tr("Land cover"), [in_language(name) for name in names] + [shared_tr("Total")])]
    series = {}
    for step, label in parts:
        table = step.table("COVER_TABLE")
        place = dict(zip(table["name"], zip(table["places"], table["area_ha"])))
        counts, areas = (list(values) for values in zip(*(place.get(name, (0, 0.0)) for name in names)))
        columns.append(Column(label, [*counts, sum(counts)], decimals=0))
        heading = shared_tr("{things}, area").format(things=label)
        columns.append(context.column("area_ha", [*areas, sum(areas)], label=heading))
        series[label] = counts
    note = shared_tr("A place counts for the land cover that is most frequent in it; areas are those of the cells.")
    bars = [in_language(name) for name in names], series, shared_tr("Number"), ["#c51b7d", "#4d4d4d"]
    return [
        Table(shared_tr("Pinch points and barriers by land cover"), columns, note, marked={len(names)}),
        in_appendix(context.chart(shared_tr("Number of pinch points and barriers by land cover"), grouped_bars, *bars)),
    ]


def omniscape_blocks(context, step) -> list:
    """The windows of omnidirectional connectivity, and the amperes that did not flow."""
    keys = ("reason", "amperes", "share_pct", "windows")
    return [
        numbers_table(context, step, _OF_WINDOWS),
        context.table(step, "LOSSES", shared_tr("Amperes that did not flow"), keys),
    ]


def current_blocks(context, step) -> list:
    """Effective resistances between the sources."""
    keys = ("from_id", "to_id", "eff_res", "reason")
    return [
        numbers_table(context, step, ("RESIDUAL", "IMBALANCE")),
        context.table(step, "RESISTANCES", shared_tr("Effective resistances"), keys, most=_MOST_RANKED),
    ]
