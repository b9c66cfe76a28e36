"""Words of the uncertainty report, and its sections that are tables only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Mapping

from ...core.uncertainty.models import zone_numbers
from ...core.uncertainty.validation import PRESENCE
from ...core.uncertainty.workflow_variables import OF_CLASSES
from ..kit.page import Section
from ..kit.words import words_of
from ..platform.language import shared_tr as say

# Outputs that the influence is drawn for; the table of influence has all of them.
MAIN_OUTPUTS = (
    "sources",
    "source area (ha)",
    "corridors",
    "important corridors",
    "corridor area (ha)",
    "pinch point area (ha)",
    "barrier area (ha)",
    "mean resistance",
    "mean health",
    "mean habitat quality",
    "mean water yield (mm)",
)
_RUNS = ("plain", "mean", "probability")


@dataclass(frozen=True)
class Titles:
    """What outputs and parameters are called on the pages.

    Parameters
    ----------
    zones : tuple of str
        Of the restoration zones.
    classes : mapping of int to str
        Of the land cover.
    """

    zones: tuple = ()
    classes: Mapping[int, str] = field(default_factory=dict)

    def main_outputs(self, study) -> list[str]:
        """The outputs of a study that the influence is drawn for."""
        return [name for name in (*MAIN_OUTPUTS, *zone_numbers(len(self.zones))) if name in study.numbers]

    def output(self, name: str) -> str:
        """A main output in the user's language."""
        of_zones = dict(zip(zone_numbers(len(self.zones)), self.zones))
        return f"{of_zones[name]} (ha)" if name in of_zones else output_title(name)

    def parameter(self, name: str, element: str) -> str:
        """A parameter and its element as readers see them: classes by their names, scores as scores."""
        if name in OF_CLASSES and element.isdigit():
            element = self.classes.get(int(element), element)
        elif element and "scores: " in name:
            element = say("score {score}").format(score=element)
        return parameter_title(name, element)


def output_title(name: str) -> str:
    """A main output in the user's language."""
    return words_of("number of a study").get(name, name)


def parameter_title(name: str, element: str) -> str:
    """A parameter and its element as readers see them."""
    name = name.replace("_", " ")
    if name == "judgements" and element:
        return say("weight by the judgements: {factor}").format(factor=element)
    return f"{name} - {element}" if element else name


def varied_rows(study) -> list:
    """The table of what varied."""
    if not study.variables:
        return []
    rows = tuple(
        (
            parameter_title(variable.name, ""),
            variable.distribution,
            format(variable.low, ".4g"),
            format(variable.high, ".4g"),
            format(variable.plain(study.parameters), ".4g") if variable.is_single else "",
        )
        for variable in study.variables
    )
    note = say(
        "Probabilities hold within these widths. Low and high are values for single numbers; multiples for groups of "
        "numbers; steps for judgements; the spread for weights; relative changes for scores and limits."
    )
    heads = (say("Parameter"), say("Distribution"), say("low"), say("high"), say("plain"))
    return [Section(say("What varied"), (note,), heads, rows)]


def failure_rows(failures: list) -> list:
    """Runs that failed, by their reasons."""
    if not failures:
        return []
    rows = tuple((text, str(count)) for text, count in Counter(text for _, text in failures).most_common())
    note = say("These runs are counted nowhere; shares are of the runs that ended well.")
    return [Section(say("Runs that failed"), (note,), (say("Reason"), say("Runs")), rows)]


def skill_rows(skills: list) -> list:
    """Agreement with observations: the plain run, the range of all runs, their mean."""
    if not skills:
        return []
    titles = {
        "plain": say("plain run"),
        "mean": say("mean of the runs"),
        "probability": say("probability of sources and corridors"),
    }
    rows = []
    for variable in dict.fromkeys(entry.variable for _, entry in skills):
        own = [(run, entry) for run, entry in skills if entry.variable == variable]
        shown = [(titles[run], entry) for run, entry in own if run in _RUNS]
        best = sorted((entry for run, entry in own if run not in _RUNS), key=_merit)
        if best:
            shown += [(say("worst run"), best[0]), (say("best run"), best[-1])]
        rows += [(variable, name, *_cells(entry)) for name, entry in shown]
    heads = (
        say("Observed"),
        say("Map"),
        say("Points"),
        say("Hits"),
        say("False"),
        "AUC",
        say("Bias"),
        "MAE",
        "RMSE",
        say("Correlation"),
    )
    note = say(
        "Hits: share of the presences in sources and corridors; false: the same of absences, or of the whole area "
        "where only presences are known. AUC: how often a presence has the lower resistance, 0.5 is chance. Errors are "
        "map less observation. The table of agreement has every run."
    )
    return [Section(say("Agreement with the observations"), (note,), heads, tuple(rows))]


def _merit(entry) -> float:
    """By AUC for presences, by the error for measurements."""
    value = entry.auc if entry.variable == PRESENCE else -entry.squared
    if value != value:
        value = entry.hit_rate
    return value if value == value else -float("inf")


def _cells(entry) -> tuple:
    values = (entry.hit_rate, entry.false_rate, entry.auc, entry.bias, entry.error, entry.squared, entry.correlation)
    return (str(entry.points), *("-" if value != value else format(value, ".3g") for value in values))


def number_text(value: float) -> str:
    """A number with four digits, whole from a thousand on."""
    return "-" if value != value else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
