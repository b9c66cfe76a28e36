"""Tables and charts of corridors and their network: gravity, centrality, robustness, space syntax, priority."""

from __future__ import annotations

import math

import numpy as np

from ...core.wording import filled
from ..frame.nothing_found import reason_of
from ..kit.blocks import Column, Paragraph, Table, in_appendix
from ..kit.charts import bar_chart, heat_map
from ..kit.curves import curves
from ..kit.numbers import is_number, metres_text, number_text
from ..kit.words import words_of
from ..platform.language import shared_tr
from .context import named_ends
from .generic import generic_blocks
from .words import in_language, readable

# A matrix of two sources is one number.
_LEAST_MATRIX, _MOST_IN_MATRIX = 3, 12
_MOST_RANKED = 10
# Columns of the curves that are drawn, in the order of the measures.
_ROBUSTNESS = ("connect", "efficiency")


def corridors_blocks(context, step) -> list:
    """How many links became corridors, and the links."""
    table = step.table("LINKS") or step.table("CORRIDORS")
    key = "LINKS" if step.table("LINKS") else "CORRIDORS"
    lengths = [value for value, status in zip(table.get("length_m", []), table.get("status", [])) if status == 1]
    blocks = [_nothing(step)]
    if lengths:
        text = shared_tr(
            "{count} {count:corridor|corridors} of {total} in all; the shortest is {least}, the longest {most} long."
        )
        if len(lengths) == 1:
            text = shared_tr("One corridor of {total}.")
        total, least, most = (metres_text(value) for value in (sum(lengths), min(lengths), max(lengths)))
        said = filled(text, count=len(lengths), total=total, least=least, most=most)
        shared = _on_the_ground(step) if len(lengths) > 1 else ""
        blocks.append(Paragraph(" ".join(part for part in (said, shared) if part)))
    blocks.append(in_appendix(_lengths(context, step)))
    keys = ("link_id", "from_id", "to_id", "length_m", "euclid_m", "cost", "cost_euc", "cost_len", "width_mean")
    if not context.study.of("gravity"):
        active = [row for row, status in enumerate(table.get("status", [])) if status == 1]
        blocks.append(context.table(step, key, shared_tr("Corridors"), keys, rows=active))
    inactive = context.table(step, "INACTIVE", shared_tr("Links that are no corridors"), (*keys[:6], "reason"))
    return [*blocks, in_appendix(inactive)]


def _on_the_ground(step) -> str:
    """How much ground the corridors take, which several share; empty for runs that do not tell."""
    outside, ground = step.numbers.get("OUTSIDE_LENGTH"), step.numbers.get("GROUND_LENGTH")
    if not is_number(outside) or not is_number(ground):
        return ""
    text = shared_tr(
        "Ground that several share counted once, they take {outside} outside the sources, {ground} with the ways "
        "through these."
    )
    return text.format(outside=metres_text(outside), ground=metres_text(ground))


def _lengths(context, step):
    """How long the corridors are outside the sources, on the ground, and as lines; None for runs that do not tell."""
    found = [step.numbers.get(key) for key in ("OUTSIDE_LENGTH", "GROUND_LENGTH", "LENGTH")]
    if not all(isinstance(value, (int, float)) and value for value in found):
        return None
    labels = [
        shared_tr("Ground outside the sources"),
        shared_tr("Ground, with the ways through sources"),
        shared_tr("Lines one by one, shared ground again and again"),
    ]
    columns = [Column(shared_tr("Length of the corridors"), labels), context.column("length_m", found)]
    return Table(shared_tr("How long the corridors are"), columns)


def _nothing(step):
    """Why there is no corridor, where a step has found none."""
    reason = reason_of(step.numbers, step.messages)
    return Paragraph(shared_tr("There are no corridors. {reason}").format(reason=reason)) if reason else None


def gravity_blocks(context, step) -> list:
    """The matrix as heat map and table, the classes, the ranking."""
    keys = ("rank", "from_id", "to_id", "gravity", "class", "length_m", "cost", "cost_len")
    return [
        _classes_of_corridors(context, step.table("OUTPUT")),
        *_matrix_blocks(context, step),
        _ranking(context, step, "OUTPUT", shared_tr("Corridors ranked by gravity"), keys),
    ]


def _matrix_blocks(context, step) -> list:
    matrix = step.table("MATRIX")
    named = matrix.get("name")
    names = list(named or [number_text(value, 0) for value in matrix.get("source_id", [])])
    fields = [key for key in matrix if key not in ("source_id", "name", "total")]
    if not names or len(fields) != len(names):
        return []
    blocks = []
    values = np.array([[math.nan if v is None else float(v) for v in matrix[key]] for key in fields]).T
    limit = step.numbers.get("LIMIT")
    caption, small = shared_tr("Gravity matrix of the ecological sources"), len(names) <= _MOST_IN_MATRIX
    if np.isfinite(values).any() and len(names) >= _LEAST_MATRIX:
        framed = caption
        if limit is not None:
            framed += " " + shared_tr("(framed: above {limit})").format(limit=number_text(float(limit)))
        blocks.append(context.chart(framed, heat_map, names, values, shared_tr("Gravity"), limit, narrow=small))
    if small:
        shown = context.table(step, "MATRIX", caption)
        for column, name in zip(shown.columns[2 if named else 1 :], names):
            column.label, column.decimals = name, 1
        blocks.append(in_appendix(shown))
    return blocks


def _sums_by_class(classes: list, lengths: list) -> dict:
    """Class to the number and the length of its corridors; those without a class are left out."""
    sums: dict = {}
    for name, length in zip(classes, lengths):
        if name is not None:
            count, metres = sums.get(name, (0, 0.0))
            sums[name] = (count + 1, metres + (length or 0.0))
    return sums


def _classes_of_corridors(context, table: dict):
    """Number, length and share of important and general corridors."""
    classes = [str(value) for value in table.get("class", [])]
    if not classes or "length_m" not in table:
        return None
    sums = _sums_by_class(classes, table["length_m"])
    order = [name for name in ("important", "general") if name in sums] + sorted(set(sums) - {"important", "general"})
    counts, lengths = zip(*(sums[name] for name in order))
    total = sum(lengths)
    labels = {"important": shared_tr("Important corridors"), "general": shared_tr("General corridors")}
    columns = [
        Column(shared_tr("Class"), [labels.get(name, in_language(name)) for name in order] + [shared_tr("Total")]),
        Column(shared_tr("Number"), [*counts, len(classes)], decimals=0),
        context.column("length_m", [*lengths, total]),
        context.column("share", [*_shares(lengths), 1.0]),
    ]
    return Table(shared_tr("Corridors by class"), columns, marked={len(order)})


def _shares(values) -> list:
    total = sum(values)
    return [value / total if total else None for value in values]


def _by_rank(table: dict) -> list:
    """The rows that have a rank, the first first."""
    ranks = table.get("rank", [])
    return sorted((row for row, rank in enumerate(ranks) if rank is not None), key=lambda row: ranks[row])


def _ranking(context, step, key: str, caption: str, keys: tuple):
    rows = _by_rank(step.table(key))
    return context.table(step, key, caption, keys, rows=rows, most=_MOST_RANKED) if rows else None


def centrality_blocks(context, step) -> list:
    """Indices of the network and the importance of its sources."""
    table = step.table("INDICES")
    blocks = []
    if table:
        own = words_of("index")
        labels = [own.get(name) or context.words.get(name, (readable(str(name)),))[0] for name in table["index"]]
        texts = [number_text(value) if value is not None else "" for value in table["value"]]
        columns = [Column(shared_tr("Index"), labels), Column(shared_tr("Value"), table["value"], texts=texts)]
        blocks.append(Table(shared_tr("Indices of the network"), columns))
    keys = ("source_id", "rank", "degree", "centrality", "betweenn", "closeness", "clustering", "area_ha")
    blocks.append(context.table(step, "SOURCES_OUT", shared_tr("Centrality of the sources"), keys))
    keys = ("rank", "from_id", "to_id", "centrality", "betweenn", "length_m", "cost")
    return [*blocks, _ranking(context, step, "CORRIDORS_OUT", shared_tr("Most central corridors"), keys)]


def robustness_blocks(context, step) -> list:
    """What is left of the network while parts are lost."""
    table = step.table("CURVES")
    areas = step.numbers.get("robustness", {})
    if not isinstance(areas, dict) or not all(isinstance(v, dict) for v in areas.values()):
        return generic_blocks(context, step)
    orders, measures = words_of("order of losses"), words_of("measure of robustness")
    blocks = []
    if areas:
        columns = [Column(shared_tr("Order of the losses"), [orders.get(name, name) for name in areas])]
        for measure, label in measures.items():
            columns.append(Column(label, [values.get(measure) for values in areas.values()], decimals=3))
        note = shared_tr("R is the mean of a curve over all losses, from 0 to 1: the higher, the more robust.")
        blocks.append(Table(shared_tr("Robustness of the network (R)"), columns, note))
    rows = {name: [row for row, value in enumerate(table.get("order", [])) if value == name] for name in areas}
    for measure, column in zip(measures, _ROBUSTNESS):
        if column not in table or len({len(places) for places in rows.values()}) != 1:
            continue
        series = {orders.get(name, name): [table[column][row] for row in places] for name, places in rows.items()}
        share = [table["share"][row] for row in next(iter(rows.values()))]
        caption = shared_tr("What is left of the network while parts are lost")
        blocks.append(context.chart(caption, curves, share, series, shared_tr("Share lost"), measures[measure]))
    return blocks


def syntax_blocks(context, step) -> list:
    """Classes of the corridors and the range of the measures."""
    blocks = [_grades(context, step)]
    measures = [(key, value) for key, value in step.numbers.items() if isinstance(value, dict) and "mean" in value]
    if measures:
        known = [context.words.get(key, (in_language(key), "")) for key, _ in measures]
        names = [f"{label} ({unit})" if unit else label for label, unit, *_ in known]
        columns = [Column(shared_tr("Measure"), names)]
        for part in ("minimum", "mean", "maximum"):
            values = [value.get(part) for _, value in measures]
            texts = ["" if value is None else number_text(value) for value in values]
            columns.append(Column(context.words[part][0], values, texts=texts))
        blocks.append(Table(shared_tr("Measures of space syntax over the segments"), columns))
    return blocks


def _grades(context, step):
    table = step.table("CORRIDORS_OUT") or step.table("OUTPUT")
    # Corridors may have the class of another step beside their own.
    key = "grade" if "grade" in table else "class"
    if not table.get(key) or "length_m" not in table:
        return None
    sums = _sums_by_class(table[key], table["length_m"])
    order = sorted(sums, reverse=True)
    lengths = [sums[grade][1] for grade in order]
    columns = [
        Column(shared_tr("Class (the highest is the most important)"), order, decimals=0),
        Column(shared_tr("Corridors"), [sums[grade][0] for grade in order], decimals=0),
        context.column("length_m", lengths),
        context.column("share", _shares(lengths)),
    ]
    return Table(shared_tr("Corridors by class of space syntax"), columns)


def priority_blocks(context, step) -> list:
    """Corridors by their priority."""
    table = step.table("CORRIDORS_OUT")
    shown = _by_rank(table)[:_MOST_RANKED]
    keys = ("rank", "from_id", "to_id", "priority", "prio_norm", "closeness", "permeab", "value", "length_m")
    caption = shared_tr("Corridors by priority")
    ends = named_ends(("from_id", "to_id"), table)
    labels = ["–".join(str(table[end][row]) for end in ends) for row in shown]
    values = [table["priority"][row] for row in shown]
    bars = bar_chart, labels, values, shared_tr("Priority"), None, 3
    chart = context.chart(caption, *bars, narrow=True) if shown else None
    return [_ranking(context, step, "CORRIDORS_OUT", caption, keys), chart]
