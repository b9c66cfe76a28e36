"""Sections of the report of esp:uncertainty: what the pattern depends on, and whether the runs were enough."""

from __future__ import annotations

import numpy as np

from ...core.uncertainty.influence import DOMINANT, independent, least_telling_correlation
from ..kit.page import Section, drawn
from ..platform.language import shared_tr as say
from . import uncertainty_charts as charts
from .uncertainty_outputs import element_titles
from .uncertainty_rows import dominant_rows

_PARAMETERS = 18
_ENOUGH = 0.02


def enough_sentence(page) -> str:
    """Whether the runs were enough, in words."""
    verdict = page.verdict
    worst = max(verdict.error)
    if verdict.is_enough:
        return say(
            "The runs were enough: the two halves of them agree, and more runs would move the probabilities by about "
            "{error} on average."
        ).format(error=f"{worst:.3f}")
    return say(
        "The runs were not enough: more would move the probabilities by about {error} on average; about {wanted} runs "
        "would bring that below {limit}."
    ).format(error=f"{worst:.3f}", wanted=verdict.wanted, limit=_ENOUGH)


def influence_section(page) -> Section:
    """Rank correlations: sentences for each output, and the strongest as a picture."""
    table = page.influence
    outputs = page.titles.main_outputs(page.study)
    keys: dict = {}
    for name, element, output, value in zip(table["parameter"], table["element"], table["output"], table["spearman"]):
        if output in outputs and value is not None:
            keys.setdefault((name, element), {})[output] = value
    ranked = sorted(keys, key=lambda key: -max(map(abs, keys[key].values())))[:_PARAMETERS]
    alone = int(np.count_nonzero(independent(page.design, np.array(page.result.runs.indices))))
    least = least_telling_correlation(alone, len(keys))
    sentences = [
        say(
            "Spearman's rank correlation of what the runs took with what they found: near +1 or -1 the parameter "
            "decides, below {least} it may be chance, since {count} of them are looked at."
        ).format(least=f"{least:.2f}", count=len(keys))
    ]
    for output in outputs:
        best = max(keys, key=lambda key: abs(keys[key].get(output, 0.0)), default=None)
        if best is not None and abs(keys[best].get(output, 0.0)) > least:
            sentences.append(
                say("{output}: most of all {parameter} ({value}).").format(
                    output=page.titles.output(output),
                    parameter=page.titles.parameter(*best),
                    value=f"{keys[best][output]:+.2f}",
                )
            )
    pictures = ()
    if ranked:
        names = [page.titles.parameter(*key) for key in ranked]
        values = np.array([[keys[key].get(output, np.nan) for output in outputs] for key in ranked])
        heads = [page.titles.output(output) for output in outputs]
        label = say("Rank correlation")
        pictures = drawn(say("Influence"), charts.influence_table, names, heads, values, least, label)
    return Section(say("What it depends on"), tuple(sentences), (), (), pictures)


def dominant_sentences(page) -> list:
    """Which rows of the table of parameters dominate which outputs, in words."""
    sentences = []
    for parameter, dominated in dominant_rows(page.influence, page.design, page.result.runs):
        sentences.append(
            say(
                "One row of the parameters dominates: {parameter} decides most of {outputs} (rank correlation beyond "
                "{limit}). Ask whether its width is right; what else matters shows when it does not vary."
            ).format(
                parameter=page.titles.parameter(parameter, ""),
                outputs="; ".join(page.titles.output(output) for _, output, _ in dominated),
                limit=f"{DOMINANT:g}",
            )
        )
    return sentences


def index_sections(page) -> list:
    """Sobol indices, where the design allows them."""
    if page.design.method != "saltelli":
        return []
    table = page.influence
    rows, outputs = [], page.titles.main_outputs(page.study)
    for name, output, *values in zip(
        *(table[key] for key in ("parameter", "output", "first", "first_se", "total", "total_se"))
    ):
        if values[2] is not None and output in outputs and values[2] > 0.05:
            rows.append((page.titles.output(output), page.titles.parameter(name, ""), *map(_two, values)))
    rows.sort(key=lambda row: (row[0], -float(row[4])))
    heads = (say("Output"), say("Parameter"), say("alone"), say("± error"), say("in all"), say("± error"))
    note = say(
        "Sobol indices: the share of an output's variance that a parameter explains alone, and with all its "
        "interactions. Errors are by resampling; indices within two errors of 0 say nothing."
    )
    return [Section(say("Shares of the variance"), (note,), heads, tuple(rows))]


def convergence_section(page) -> Section:
    """Whether the runs were enough, as a picture."""
    notes = page.result.runs.convergence()
    titles = (*element_titles(), *page.titles.zones)
    error, pictures = say("Mean error of the probability"), ()
    if notes.runs.size > 1 and notes.difference.max() > 0.0:
        shown = notes.runs, notes.difference, titles, _ENOUGH, (say("Number of runs"), error)
        pictures = drawn(say("Convergence"), charts.convergence_chart, *shown)
    note = say(
        "Half of the difference between the maps of the runs of odd and of even number: about how far the "
        "probabilities are still off on average. It falls with the square root of the number of runs."
    )
    rows = ()
    if notes.runs.size:
        rows = tuple((title, f"{error:.3f}") for title, error in zip(titles, page.verdict.error))
    return Section(say("Were the runs enough?"), (enough_sentence(page), note), (say("Map"), error), rows, pictures)


def _two(value) -> str:
    return "-" if value is None else f"{value:.2f}"
