"""What the log and the report say of OWA scenarios and of the one that was chosen."""

from __future__ import annotations

import math


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


def reason_of(algorithm, scenarios, labels, choice, rule: str, least: float) -> str:
    """Why the scenario was chosen, in sentences.

    Parameters
    ----------
    algorithm : EspAlgorithm
        Translates the texts.
    scenarios : sequence of Scenario
    labels : list of str
    choice : Choice
    rule : str
        One of `owa_choice.RULES`.
    least : float
        The least trade-off.
    """
    best = scenarios[choice.index]
    if rule == "balance":
        text = algorithm.shared_tr(
            "{label} is chosen: with a mean efficiency of {mean:.3f} and a trade-off of {trade_off:.3f} it is nearest "
            "to the best of both among the {count} scenarios."
        )
    elif rule == "efficiency":
        text = algorithm.shared_tr(
            "{label} is chosen: the highest mean efficiency ({mean:.3f}; trade-off {trade_off:.3f}) of {count} "
            "scenarios."
        )
    elif choice.relaxed:
        text = algorithm.shared_tr(
            "{label} is chosen: no scenario has a trade-off of {least:g} or more, so the highest mean efficiency "
            "decides ({mean:.3f}; trade-off {trade_off:.3f})."
        )
    else:
        text = algorithm.shared_tr(
            "{label} is chosen: the highest mean efficiency ({mean:.3f}) among the {count} scenarios with a trade-off "
            "of {least:g} or more (its own is {trade_off:.3f})."
        )
    sentences = [
        text.format(
            label=labels[choice.index],
            mean=best.mean_efficiency,
            trade_off=best.weights.trade_off,
            count=len(choice.candidates),
            least=least,
        )
    ]
    if choice.runner_up is not None:
        second = scenarios[choice.runner_up]
        sentences.append(
            algorithm.shared_tr("Second is {label}: mean efficiency {mean:.3f}, trade-off {trade_off:.3f}.").format(
                label=labels[choice.runner_up], mean=second.mean_efficiency, trade_off=second.weights.trade_off
            )
        )
    if choice.index not in choice.front:
        sentences.append(algorithm.shared_tr("Another scenario is as good or better in both efficiency and trade-off."))
    return " ".join(sentences)
