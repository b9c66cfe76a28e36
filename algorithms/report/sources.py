"""Tables and charts of the ecological sources: spatial pattern, connectivity, OWA scenarios."""

from __future__ import annotations

import re

from ...core.morphology.classes import CLASS_COLOURS, MspaClass
from ..kit.blocks import Column, Paragraph, Table, in_appendix
from ..kit.charts import bar_chart, grouped_bars, stacked_bars
from ..kit.curves import curves, trade_off_chart
from ..kit.figures import colour_of
from ..kit.numbers import number_text
from ..layers.styles import ramp_colours
from ..platform.language import shared_tr
from .area import cover_inside
from .context import named_ends
from .generic import numbers_table
from .words import in_language, in_words

# The seven classes of a morphological spatial pattern are the first rows of its statistics.
_KINDS = tuple(kind for kind in MspaClass if kind not in (MspaClass.BACKGROUND, MspaClass.NODATA))
_MSPA_CLASSES = len(_KINDS)
_MOST_BARS = 30
_ALPHA = re.compile(r"\balpha (?=\d)")


def mspa_blocks(context, step) -> list:
    """Areas of the seven classes and of all of them; of the openings and the background where all classes are shown."""
    table = step.table("STATISTICS")
    cells, shares = table.get("patches", []), table.get("fg_share", [])
    if context.all_classes:
        # What there may be besides the seven classes is left out where there is none of it.
        rows = [row for row, count in enumerate(cells) if row < _MSPA_CLASSES or count]
    else:
        rows = [row for row, share in enumerate(shares) if share is not None]
    blocks = [
        context.table(
            step,
            "STATISTICS",
            shared_tr("Areas of the morphological spatial pattern"),
            ("class", "patches", "area_ha", "fg_share", "data_share"),
            rows=rows or None,
        )
    ]
    areas = table.get("area_ha", [])[:_MSPA_CLASSES]
    if len(areas) == _MSPA_CLASSES and None not in areas:
        names = [in_language(name) for name in table["class"][:_MSPA_CLASSES]]
        colours = ["#{:02x}{:02x}{:02x}".format(*CLASS_COLOURS[kind]) for kind in _KINDS]
        bars = names, [area / 100.0 for area in areas], f"{shared_tr('Area')} (km²)", colours
        caption = shared_tr("Areas of the classes of the spatial pattern")
        blocks.append(in_appendix(context.chart(caption, bar_chart, *bars, narrow=True)))
    return blocks


def sources_blocks(context, step) -> list:
    """The sources with their importance, what became of the other patches, and what covers the sources."""
    blocks = [
        context.table(
            step,
            "OUTPUT",
            shared_tr("Ecological sources and their importance for connectivity"),
            ("source_id", "area_ha", "dpc", "dpc_intra", "dpc_flux", "dpc_conn", "diic", "ec_share", "core_share"),
            shared_tr("EC(PC) reached: share of the connectivity of all candidates with this source and those above."),
        ),
        in_appendix(_decisions(context, step)),
        context.table(step, "LAYER_TABLE", shared_tr("Layers that must agree, and what fails or passes by each alone")),
        in_appendix(_cover_table(context, step)),
    ]
    table = step.table("OUTPUT")
    if table.get("dpc") and None not in table["dpc"]:
        shown = slice(0, _MOST_BARS)
        (called,) = named_ends(("source_id",), table)
        names = [str(value) for value in table[called][shown]]
        parts = {
            shared_tr("within the source (intra)"): table["dpc_intra"][shown],
            shared_tr("flux to others"): table["dpc_flux"][shown],
            shared_tr("as a stepping stone (connector)"): table["dpc_conn"][shown],
        }
        colours = [colour_of(number) for number in (2, 4, 1)]
        caption = shared_tr("Importance of the ecological sources (dPC) and what it consists of")
        blocks.append(in_appendix(context.chart(caption, stacked_bars, names, parts, "dPC (%)", colours)))
    return blocks


def _decisions(context, step):
    """How many patches were kept and how many left out, with their areas."""
    table = step.table("DECISIONS")
    if not table:
        return None
    areas = [
        [area for what, area in zip(table["decision"], table["area_ha"]) if what == decision]
        for decision in ("kept", "dropped")
    ]
    hectares = [float(sum(part)) for part in (*areas, [*areas[0], *areas[1]])]
    share = [value / hectares[-1] if hectares[-1] else None for value in hectares]
    columns = [
        Column(shared_tr("Patches of habitat"), [shared_tr("Source"), shared_tr("Left out"), shared_tr("Total")]),
        Column(shared_tr("Number"), [*map(len, areas), sum(map(len, areas))], decimals=0),
        context.column("area_ha", hectares),
        context.column("share", share),
    ]
    return Table(shared_tr("Choice of the ecological sources"), columns, marked={2})


def _cover_table(context, step):
    """The land cover of the sources."""
    path = step.file_of("OUTPUT")
    area = context.area
    if path is None or area is None or area.present is None:
        return None
    counts = cover_inside(area, path)
    total = sum(counts.values())
    if not total:
        return None
    values = sorted(counts, key=counts.get, reverse=True)
    names = [in_language(area.present.names.get(value, str(value))) for value in values]
    hectares = [counts[value] * area.grid.cell_area_ha for value in values]
    columns = [Column(shared_tr("Land cover"), [*names, shared_tr("Total")])]
    if area.in_metres:
        columns.append(context.column("area_ha", [*hectares, sum(hectares)]))
    columns.append(context.column("share", [*(counts[value] / total for value in values), 1.0]))
    return Table(shared_tr("Land cover of the ecological sources"), columns, marked={len(values)})


def connectivity_blocks(context, step) -> list:
    """Indices, patches, and the sweep over distances."""
    blocks = [
        numbers_table(context, step, ("pruned_links",)),
        context.table(
            step,
            "PATCH_TABLE",
            shared_tr("Importance of the patches for connectivity"),
            ("source_id", "attribute", "attr_share", "degree", "dpc", "dpc_intra", "dpc_flux", "dpc_conn", "diic"),
        ),
        context.table(step, "SWEEP", shared_tr("Connectivity over dispersal distances")),
    ]
    sweep = step.table("SWEEP")
    if len(sweep.get("distance", ())) > 1:
        series = {"EC(PC)": sweep["ec_pc"], "EC(IIC)": sweep["ec_iic"]}
        labels = f"{shared_tr('Dispersal distance')} (m)", shared_tr("Equivalent connectivity")
        caption = shared_tr("Equivalent connectivity over dispersal distances; the dashed line is the one in use")
        in_use = context.number(step, "DISTANCE")
        blocks.append(context.chart(caption, curves, sweep["distance"], series, *labels, marked=in_use))
    return blocks


def owa_blocks(context, step) -> list:
    """Order weights, protection efficiencies, the choice."""
    table = step.table("SCENARIOS")
    if not table:
        return []
    names = [in_words(str(name)) for name in step.numbers.get("services", [])]
    chosen = {row for row, value in enumerate(table["chosen"]) if value}
    weights = [key for key in table if key.startswith("w") and key[1:].isdigit()]
    efficiencies = [key for key in table if key.startswith("eff_") and key[4:].isdigit()]
    names += efficiencies[len(names) :]
    first = context.table(step, "SCENARIOS", shared_tr("Order weights of the scenarios"), ("band", "alpha", *weights))
    for column, key in zip(first.columns[2:], weights):
        column.label, column.decimals = f"w{key[1:]}", 3
    first.columns[1].texts = ["" if value is None else f"{value:,.10g}" for value in table["alpha"]]
    first.columns += [context.column(key, table[key]) for key in ("tradeoff", "orness")]
    second = context.table(
        step,
        "SCENARIOS",
        shared_tr("Protection efficiency of the priority areas"),
        ("band", *efficiencies, "eff_mean", "tradeoff", "prio_share"),
        shared_tr("Mean of a service in the priority area divided by its mean everywhere. Bold: the chosen scenario."),
    )
    for column, name in zip(second.columns[1:], names):
        column.label, column.decimals = name, 2
    first.marked, second.marked = chosen, chosen
    # Bands are called "alpha 2"; texts have the symbol.
    blocks = [Paragraph(_ALPHA.sub("α = ", reason_of_choice(step))), first, second, *_owa_charts(context, step, names)]
    agreement = shared_tr("Ordering by cell and by layer: agreement of the scenarios")
    return [*blocks, in_appendix(context.table(step, "AGREEMENT", agreement))]


def reason_of_choice(step) -> str:
    """Why the scenario was chosen: the sentences of the log that say it, which are in the language of the report."""
    reason, said = str(step.numbers.get("REASON", "")), step.content["messages"]
    for first in range(len(said)):
        for end in range(first + 1, len(said) + 1):
            if " ".join(said[first:end]) == reason:
                return " ".join(step.messages[first:end])
    return reason


def _owa_charts(context, step, names) -> list:
    table = step.table("SCENARIOS")
    labels = [number_text(row + 1, 0) if value is None else f"{value:g}" for row, value in enumerate(table["alpha"])]
    weights = [key for key in table if key.startswith("w") and key[1:].isdigit()]
    series = {shared_tr("rank {number}").format(number=key[1:]): table[key] for key in weights}
    colours = ramp_colours("water", len(weights) + 1)[1:]
    services = {name: table[f"eff_{number}"] for number, name in enumerate(names, 1)}
    mean = (shared_tr("mean"), table["eff_mean"])
    by_weight = labels, series, shared_tr("Order weight"), colours
    by_service = labels, services, shared_tr("Protection efficiency"), None, mean, 1.0
    chosen = next((row for row, value in enumerate(table["chosen"]) if value), -1)
    return [
        in_appendix(context.chart(shared_tr("Order weights by risk coefficient α"), grouped_bars, *by_weight)),
        in_appendix(context.chart(
            shared_tr("Protection efficiency of each service by risk coefficient α"), grouped_bars, *by_service
        )),
        context.chart(
            shared_tr("Mean protection efficiency against trade-off"),
            trade_off_chart, step.table("SWEEP"), table, chosen,
        ),
    ]  # fmt: skip
