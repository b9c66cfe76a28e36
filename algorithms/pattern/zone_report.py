"""What the rules of restoration zones decided: for the log and the report."""

from __future__ import annotations

from ...core.errors import InputError


def report_rules(job, found, zones, sentences, strategies) -> None:
    """Log what each rule decided and keep it as a table.

    Parameters
    ----------
    job : Job
    found : Zoning
    zones : Zones
    sentences : RuleSentences
    strategies : Strategies

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
            shared_tr("Where"): [sentences.of(rule) for rule in found.rules],
            shared_tr("Area (km²)"): [round(count * hectares / 100.0, 4) for count in cells],
            shared_tr("Share of the base (%)"): [round(share, 2) for share in shares],
            shared_tr("Strategy"): [_strategy(rule, strategies) for rule in found.rules],
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


def _strategy(rule, strategies) -> str:
    """What to do where a rule decides, as far as that does not depend on the land cover."""
    covers = [part.classes for part in rule.conditions if part.layer == "landcover" and part.classes]
    values = [low for classes in covers for low, high in classes.ranges if low == high]
    return strategies.text(rule.zone, values[0] if len(values) == 1 else None)
