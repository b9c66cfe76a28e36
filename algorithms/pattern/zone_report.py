"""What the rules of restoration zones decided: for the log and the report."""

from __future__ import annotations

from ...core.errors import InputError


def report_rules(job, found, zones) -> None:
    """Log what each rule decided and keep it as a table.

    Parameters
    ----------
    job : Job
    found : Zoning
    zones : Zones

    Raises
    ------
    InputError
        When no rule fits any cell.
    """
    shared_tr, hectares = job.algorithm.shared_tr, job.grid.cell_area_ha
    cells = found.cells.tolist()
    shares = [100.0 * count / max(found.base, 1) for count in cells]
    titles = [zones.titles[rule.zone - 1] if rule.zone else shared_tr("No zone") for rule in found.rules]
    for number, (rule, missing, title) in enumerate(zip(found.rules, found.missing, titles), 1):
        if missing:
            job.warn(
                "Rule {number}, {rule}, is left out: it needs {layers}, which is not given.",
                number=number,
                rule=rule.name,
                layers=", ".join(missing),
            )
        elif not cells[number - 1]:
            job.warn("Rule {number}, {rule}, decides no cell.", number=number, rule=rule.name)
        else:
            job.log(
                "Rule {number}, {rule}: {area:.0f} ha, {share:.1f} % of the base ({zone}).",
                number=number,
                rule=rule.name,
                area=cells[number - 1] * hectares,
                share=shares[number - 1],
                zone=title,
            )
    job.record_table(
        shared_tr("Rules in their order"),
        {
            shared_tr("Rule"): [rule.name for rule in found.rules],
            shared_tr("Zone"): titles,
            shared_tr("Conditions"): [_conditions(rule) for rule in found.rules],
            shared_tr("Area (km²)"): [round(count * hectares / 100.0, 4) for count in cells],
            shared_tr("Share of the base (%)"): [round(share, 2) for share in shares],
        },
    )
    if found.undecided == found.base:
        raise InputError(
            "No rule fits any of the {count} cells of weak health; check the conditions and the layers.",
            count=found.base,
        )
    if found.undecided:
        job.warn(
            "No rule fits {count} {count:cell|cells} of weak health ({share:.1f} %); a last rule without conditions "
            "would.",
            count=found.undecided,
            share=100.0 * found.undecided / found.base,
        )


def _conditions(rule) -> str:
    """A rule's conditions in short, with the values that quantiles came to."""
    return "; ".join(_condition(condition) for condition in rule.conditions) or "-"


def _condition(condition) -> str:
    parts = []
    if condition.inside is not None:
        parts.append("in" if condition.inside else "out")
    for limit, signs in ((condition.low, ("≥", ">")), (condition.high, ("≤", "<"))):
        if limit is not None:
            parts.append(f"{signs[limit.strict]} {'q' if limit.quantile else ''}{limit.value:.5g}")
    for classes, sign in ((condition.classes, "="), (condition.excluded, "≠")):
        if classes is not None:
            ranges = (f"{low}" if low == high else f"{low}-{high}" for low, high in classes.ranges)
            parts.append(f"{sign} {', '.join(ranges) or '-'}")
    return f"{condition.layer} {' and '.join(parts)}"
