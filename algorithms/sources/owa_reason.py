"""What the log and the report say of OWA scenarios and of the one that was chosen."""

from __future__ import annotations

import math

from ...core.errors import phrase


def report_scenarios(job, result, labels, names, classes) -> None:
    """A line for each scenario, and a warning for what is not as asked for."""
    for label, scenario in zip(labels, result.each):
        job.log(
            "{label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}, orness {orness:.3f}, {share:.1f} % of "
            "the cells are priority area.",
            label=label,
            mean=scenario.mean_efficiency,
            trade_off=scenario.weights.trade_off,
            orness=scenario.weights.orness,
            share=100.0 * scenario.priority_share,
        )
        found = len(scenario.limits) + 1
        if found < classes:
            job.warn(
                "{label}: {found} {found:class|classes} instead of {wanted}, since there are few different values.",
                label=label,
                found=found,
                wanted=classes,
            )
    for number, name in enumerate(names):
        if all(math.isnan(scenario.efficiencies[number]) for scenario in result.each):
            job.warn(
                "{name} has no protection efficiency, since its mean is not above 0; the mean of all leaves it out.",
                name=name,
            )


def reason_of(scenarios, labels, choice, rule: str, least: float) -> list:
    """Why the scenario was chosen: a template and its values for each sentence.

    Parameters
    ----------
    scenarios : sequence of Scenario
    labels : list of str
    choice : Choice
    rule : str
        One of `owa_choice.RULES`.
    least : float
        The least trade-off.
    """
    if rule == "balance":
        text = phrase(
            "{label} is chosen: with a mean efficiency of {mean:.3f} and a trade-off of {trade_off:.3f} it is nearest "
            "to the best of both among the {count} scenarios."
        )
    elif rule == "efficiency":
        text = phrase(
            "{label} is chosen: the highest mean efficiency ({mean:.3f}; trade-off {trade_off:.3f}) of {count} "
            "scenarios."
        )
    elif choice.relaxed:
        text = phrase(
            "{label} is chosen: no scenario has a trade-off of {least:g} or more, so the highest mean efficiency "
            "decides ({mean:.3f}; trade-off {trade_off:.3f})."
        )
    else:
        text = phrase(
            "{label} is chosen: the highest mean efficiency ({mean:.3f}) among the {count} scenarios with a trade-off "
            "of {least:g} or more (its own is {trade_off:.3f})."
        )
    found = {**_values_of(scenarios, labels, choice.index), "count": len(choice.candidates), "least": least}
    sentences = [(text, found)]
    if choice.runner_up is not None:
        second = phrase("Second is {label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}.")
        sentences.append((second, _values_of(scenarios, labels, choice.runner_up)))
    if choice.index not in choice.front:
        sentences.append((phrase("Another scenario is as good or better in both efficiency and trade-off."), {}))
    return sentences


def _values_of(scenarios, labels, place: int) -> dict:
    scenario = scenarios[place]
    return {"label": labels[place], "mean": scenario.mean_efficiency, "trade_off": scenario.weights.trade_off}
