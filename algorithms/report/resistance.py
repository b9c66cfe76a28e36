"""Tables and charts of the resistance: judgements, weights, scores of the factors, correction."""

from __future__ import annotations

import os

from ...core.lists import groups, list_parts
from ..kit.blocks import Column, Paragraph, Table, in_appendix
from ..kit.charts import bar_chart
from ..kit.numbers import number_text
from ..platform.language import shared_tr
from .generic import numbers_table
from .words import in_language

_SAME_WEIGHT = 1e-6
# A single judgement cannot contradict another.
_ALWAYS_CONSISTENT = 2
# What a factor measures: the options of its form.
_DISTANCE, _SLOPE, _RELIEF = 1, 2, 3


def ahp_blocks(context, step) -> list:
    """The judgement matrix, the weights and how consistent they are."""
    numbers = step.numbers
    said = {key: number_text(float(numbers[key]), 4) for key in ("LAMBDA_MAX", "CI", "CR") if key in numbers}
    blocks = [_judgements(context, step)]
    if len(said) == len(("LAMBDA_MAX", "CI", "CR")):
        text = shared_tr("λmax = {lambda_max}, CI = {ci}, CR = {cr}; below 0.1 the judgements are consistent enough.")
        if len(step.table("WEIGHTS_TABLE").get("name", ())) == _ALWAYS_CONSISTENT:
            text = shared_tr("CR = {cr}: two factors are always consistent.")
        blocks.append(Paragraph(text.format(lambda_max=said["LAMBDA_MAX"], ci=said["CI"], cr=said["CR"])))
    table = step.table("WEIGHTS_TABLE")
    keys = ["name", "weight", "rank"]
    if table and table.get("criterion") != table.get("name"):
        keys = ["criterion", "name", "local", "weight", "rank"]
    if blocks[0] is None:
        caption = shared_tr("Weights by the analytic hierarchy process")
        blocks.append(context.table(step, "WEIGHTS_TABLE", caption, keys))
    if table:
        blocks.append(in_appendix(_weights_chart(context, table["name"], table["weight"])))
    return blocks


def _judgements(context, step):
    """The matrix as it was written, with the weights; None where it came from a table or several experts."""
    text, table = step.parameters.get("MATRIX"), step.table("WEIGHTS_TABLE")
    names = table.get("criterion") or []
    names = list(dict.fromkeys(names))
    if not isinstance(text, str) or step.parameters.get("EXPERTS") or step.parameters.get("MATRIX_TABLE"):
        return None
    rows = [list_parts(row) for row in groups(text)]
    if not names or [len(row) for row in rows] != [len(names)] * len(names):
        return None
    columns = [Column("", [in_language(name) for name in names])]
    columns += [Column(in_language(name), [row[place] for row in rows]) for place, name in enumerate(names)]
    columns += [context.column(key, table[key]) for key in ("weight", "rank") if len(table.get(key, ())) == len(names)]
    note = shared_tr("How many times the row matters more than the column.")
    return Table(shared_tr("Judgement matrix and weights"), columns, note)


def overlay_blocks(context, step) -> list:
    """The factors with classes, scores and weights, and the range of the surface."""
    weights = step.numbers.get("weights", {})
    names, values = weights.get("layer", []), weights.get("weight", [])
    blocks = [_range_sentence(step), _factors(context, step, names, values)]
    blocks.append(in_appendix(_classes(context, step, names)))
    judged = [step.table("WEIGHTS_TABLE").get("weight", []) for step in context.study.of("ahp")]
    drawn = any(
        len(table) == len(values) and all(abs(a - b) < _SAME_WEIGHT for a, b in zip(table, values)) for table in judged
    )
    # Bars of one length say nothing that the table does not.
    differ = max(values, default=0.0) - min(values, default=0.0) > _SAME_WEIGHT
    if differ and not drawn:
        blocks.append(_weights_chart(context, names, values))
    return blocks


def _range_sentence(step):
    numbers = step.numbers
    if not all(isinstance(numbers.get(key), (int, float)) for key in ("minimum", "maximum", "mean")):
        return None
    text = shared_tr("The surface ranges from {minimum} to {maximum} with a mean of {mean}.")
    return Paragraph(
        text.format(**{key: number_text(float(numbers[key]), 2) for key in ("minimum", "maximum", "mean")})
    )


def _weights_chart(context, names: list, weights: list):
    order = sorted(range(len(weights)), key=lambda row: -weights[row])
    labels, values = [in_language(names[row]) for row in order], [weights[row] for row in order]
    bars = bar_chart, labels, values, shared_tr("Weight"), None, 3
    return context.chart(shared_tr("Weights of the factors"), *bars, narrow=True)


def factor_steps(context, overlay) -> list:
    """The scored factor behind each input of an overlay; None where it is not known."""
    factors = context.study.of("resistancefactor")
    kept = overlay.content["inputs"]
    found = []
    for value in overlay.parameters.get("INPUTS") or []:
        path = str(value)
        exact = [step for step in factors if any(made.path == path for made in step.files)]
        if not exact and path in kept:
            exact = [step for step in factors if step.parameters == kept[path].get("parameters")]
        if not exact:
            # The folder may have been moved since.
            name = os.path.basename(path)
            exact = [step for step in factors if any(os.path.basename(made.path) == name for made in step.files)]
        found.append(exact[0] if len(exact) == 1 else None)
    return found


def factor_name(context, step, with_role: bool = True) -> str:
    """How an overlay calls a factor, after what the overlay is where there are several; empty where none reads it."""
    overlays = context.study.of("weightedoverlay")
    for overlay in overlays:
        names = overlay.numbers.get("weights", {}).get("layer", [])
        for name, factor in zip(names, factor_steps(context, overlay)):
            if factor is step:
                role = context.role(overlay) if len(overlays) > 1 and with_role else ""
                return f"{role}, {in_language(name)}" if role else in_language(name)
    return ""


def _factors(context, overlay, names, weights):
    """The index system: a row for each factor, a column for each score, and the weight."""
    steps = factor_steps(context, overlay)
    tables = [step.table("SCORE_TABLE") if step is not None else {} for step in steps]
    scores = sorted({score for table in tables for score in table.get("score", []) if score is not None})
    if not any(tables):
        if not names:
            return None
        columns = [Column(shared_tr("Factor"), [in_language(name) for name in names])]
        columns.append(context.column("weight", weights))
        return Table(shared_tr("Factors and weights"), columns)
    names = list(names) + [step.table("SCORE_TABLE")["factor"][0] for step in steps[len(names) :]]
    units = [_unit_of(context, step) for step in steps]
    labels = [f"{in_language(name)} ({unit})" if unit else in_language(name) for name, unit in zip(names, units)]
    columns = [Column(shared_tr("Factor"), labels)]
    for score in scores:
        label = f"{shared_tr('Score')} {number_text(score)}"
        columns.append(Column(label, [_classes_of(context, step, score) for step in steps]))
    columns.append(context.column("weight", weights))
    return Table(shared_tr("Factors with the classes of each score and their weights"), columns)


def _unit_of(context, step) -> str:
    """The unit of the limits of a factor's classes, where what was measured tells it."""
    measure = 0 if step is None else context.option(step, "MEASURE")
    if measure == _SLOPE:
        return "%" if context.option(step, "SLOPE_UNIT") else "°"
    return "m" if measure in (_DISTANCE, _RELIEF) else ""


def _classes_of(context, step, score) -> str:
    """The classes of a factor that have a score: names, or limits."""
    if step is None:
        return ""
    table = step.table("SCORE_TABLE")
    rows = [row for row, value in enumerate(table["score"]) if value == score]
    if not rows:
        return ""
    if all(table["from"][row] is not None and table["from"][row] == table["to"][row] for row in rows):
        return ", ".join(_class_name(context, step, table["from"][row]) for row in rows)
    decimals = _limit_decimals(table)
    return "; ".join(_limits_text(table["from"][row], table["to"][row], decimals) for row in rows)


def _class_name(context, step, value) -> str:
    """A class of a factor by the name that its raster, or its legend, gives it."""
    name = context.class_names(step).get(int(value)) if float(value).is_integer() else None
    return in_language(name) if name else number_text(value)


def _limit_decimals(table: dict) -> int:
    """Decimals that tell the limits of a factor's classes apart."""
    limits = sorted({value for key in ("from", "to") for value in table[key] if value is not None})
    if all(float(value).is_integer() for value in limits):
        return 0
    gaps = [high - low for low, high in zip(limits, limits[1:])]
    least = min(gaps) if gaps else 1.0
    return 2 if least < 1.0 else 1 if least < 20.0 else 0


def _limits_text(low, high, decimals: int) -> str:
    if low is None and high is None:
        return shared_tr("other values")
    if low is None:
        return f"≤ {high:,.{decimals}f}"
    if high is None:
        return f"> {low:,.{decimals}f}"
    return f"{low:,.{decimals}f}–{high:,.{decimals}f}"


def _classes(context, overlay, names):
    """Shares of the scores of each factor."""
    steps = factor_steps(context, overlay)
    if not any(step is not None for step in steps):
        return None
    known = [(name, _shares(step.table("SCORE_TABLE"))) for name, step in zip(names, steps) if step is not None]
    scores = sorted({score for _, shares in known for score in shares})
    columns = [Column(shared_tr("Factor"), [in_language(name) for name, _ in known])]
    for score in scores:
        label = f"{shared_tr('Score')} {number_text(score)}"
        columns.append(Column(label, [shares.get(score) for _, shares in known], "%", 1, 100.0))
    return Table(shared_tr("Share of the area with each score of the factors"), columns)


def _shares(table: dict) -> dict:
    """Score to its share of the area, classes of one score together."""
    found: dict = {}
    for score, share in zip(table["score"], table["share"]):
        if score is not None:
            found[score] = found.get(score, 0.0) + (share or 0.0)
    return found


def factor_blocks(context, step) -> list:
    """A factor by itself; those of an overlay stand in its table."""
    overlays = context.study.of("weightedoverlay")
    if any(step in factor_steps(context, overlay) for overlay in overlays):
        return []
    return [_scores(context, step), numbers_table(context, step, ("BREAKS",))]


def _scores(context, step):
    """The classes of a factor, by name or by limits, with their scores and areas."""
    table = step.table("SCORE_TABLE")
    if not all(table.get(key) for key in ("from", "to", "score")):
        return context.table(step, "SCORE_TABLE", shared_tr("Scores of the factor"))
    decimals = _limit_decimals(table)
    classes = [
        _class_name(context, step, low) if low is not None and low == high else _limits_text(low, high, decimals)
        for low, high in zip(table["from"], table["to"])
    ]
    columns = [Column(shared_tr("Class"), classes)]
    columns += [context.column(key, table[key], step) for key in ("score", "area_ha", "share") if key in table]
    return Table(shared_tr("Scores of the factor"), columns)


def correction_blocks(context, step) -> list:
    """The resistance before and after its correction."""
    table = context.table(step, "STATISTICS", shared_tr("Resistance before and after the correction"))
    return [in_appendix(table) if context.is_restored(step) else table]


def classify_blocks(context, step) -> list:
    """The classes with limits and areas."""
    keys = ("layer", "class", "lower", "upper", "score", "area_ha", "share", "gvf")
    return [context.table(step, "CLASS_TABLE", shared_tr("Classes"), keys)]
