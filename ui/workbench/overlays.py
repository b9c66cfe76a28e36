"""The overlays of factors in a stage: which factors count, by which scores, with which weights."""

from __future__ import annotations

from ...algorithms.platform.language import translate
from ...core.decision.ahp_matrix import parse_matrix
from ...core.errors import EspError
from ...core.numbers import parse_numbers
from ...core.presets import read_preset
from ...core.workflow.definition import Given
from ...core.workflow.study_choice import StudyStep, weighed_factors
from ...core.workflow.study_weights import cut_matrix, cut_weights, judged_weights
from .numbers import percent

WORKFLOW, BREAKS, OWN = "workflow", "breaks", "own"
_JUDGES = "esp:ahp"
_WEIGHS = "esp:weightedoverlay"
# What tells how a factor is scored, and what it is measured on.
_SCORING = ("CLASSIFICATION", "PRESET", "TABLE", "SCORES", "REVERSE", "UNCOVERED", "CLOSED")


class Overlays:
    """The overlays of a stage.

    Parameters
    ----------
    stage : Stage
    """

    def __init__(self, stage):
        self._stage = stage

    def names(self, study) -> list:
        """The overlays that the stage has, whether or not their factors are there."""
        return [step.name for workflow, step in self._stage.wanted(study) if weighed_factors(workflow, step)]

    def found(self, study, name: str):
        """An overlay as it is run; None where none of its factors is there."""
        steps = self._stage.route.combination(study).steps.get(self._stage.ID, ())
        return next((step for step in steps if step.name == name), None)

    def used(self, study, name: str) -> list:
        """The factors of an overlay that count: wanted, and their layers are there."""
        overlay = self.found(study, name)
        return [] if overlay is None else list(overlay.used)

    def judge(self, study, name: str) -> str:
        """The step that judges the factors of an overlay; empty where weights are given."""
        workflow = self._stage.workflow(study)
        weights = workflow.step(name).values.get("WEIGHTS")
        judge = getattr(weights, "step", "")
        found = workflow.step(judge) if judge else None
        # Judgements that the workflow does not ask for are its own affair.
        asked = found is not None and found.algorithm == _JUDGES and isinstance(found.values.get("MATRIX"), Given)
        return judge if asked else ""

    # -- weights ---------------------------------------------------------------------------

    def arranged(self, study, steps) -> list:
        """The steps with the weighting that the study has chosen instead of judgements."""
        found = []
        for step in steps:
            if step.step.algorithm == _WEIGHS and step.factors:
                how = self._weighting(study, step.name)
                if how == "given":
                    step = step.with_values(WEIGHTS=self._given(study, step))
                elif how == "equal":
                    step = step.with_values(WEIGHTS=None, WEIGHTING="equal")
            elif step.step.algorithm == _JUDGES and step.factors:
                overlay = next((name for name in self.names(study) if self.judge(study, name) == step.name), "")
                if overlay and self._weighting(study, overlay) != "ahp":
                    continue
                step = self._judged(study, step)
            found.append(step)
        return found

    def _weighting(self, study, overlay: str) -> str:
        """How an overlay with judgements is weighed; empty for one without."""
        return study.value(self._stage.ID, f"weighting.{overlay}", "ahp") if self.judge(study, overlay) else ""

    def _given(self, study, step: StudyStep) -> str:
        text = study.value(self._stage.ID, f"weights.{step.name}", "") or self.judged_by_workflow(study, step.name)
        try:
            return cut_weights(text, step.factors, step.used)
        except EspError:
            return text

    def judged_by_workflow(self, study, overlay: str) -> str:
        """The weights by the workflow's own judgements, to begin with."""
        parameter = self.parameter(study, overlay)
        count = len(self._stage.workflow(study).factors(overlay))
        if parameter is None:
            return ""
        return ",".join(f"{weight:.3g}" for weight in judged_weights(str(parameter.default), count))

    def parameter(self, study, overlay: str):
        """The parameter that holds the judgements or the weights of an overlay; None for constants."""
        workflow, judge = self._stage.workflow(study), self.judge(study, overlay)
        value = workflow.step(judge).values.get("MATRIX") if judge else workflow.step(overlay).values.get("WEIGHTS")
        return workflow.inputs[value.key] if isinstance(value, Given) else None

    def judgements(self, study, step: StudyStep, parameter) -> str:
        """The matrix of the factors that count, cut out of the last one that was judged."""
        text, names = self._last_judged(study, step.factors, step.used, parameter)
        return cut_matrix(text, names, step.used)

    def _last_judged(self, study, factors, used, parameter) -> tuple:
        own = study.value(self._stage.ID, parameter.key)
        if isinstance(own, dict):
            text = own.get("values", {}).get("MATRIX")
            if text and set(used) <= set(own["factors"]):
                return text, tuple(own["factors"])
        elif own and _is_matrix(own, len(factors)):
            return own, tuple(factors)
        return parameter.default, tuple(factors)

    def own_judgements(self, study, step: StudyStep) -> dict:
        """What the editor of judgements has given for exactly the factors that count; else empty."""
        given = step.workflow.step(step.name).values.get("MATRIX")
        own = study.value(self._stage.ID, given.key) if isinstance(given, Given) else None
        return dict(own["values"]) if isinstance(own, dict) and tuple(own["factors"]) == step.used else {}

    def _judged(self, study, step: StudyStep) -> StudyStep:
        own = {key: value for key, value in self.own_judgements(study, step).items() if key != "WEIGHTS"}
        matrix = own.pop("MATRIX", None)
        if not own.get("EXPERTS") and not own.get("SUBCRITERIA"):
            # A matrix alone needs no names; these name the criteria as the editor has shown them.
            own.pop("NAMES", None)
        return step.with_values(**own, **({} if matrix or not own else {"MATRIX": None}))

    def weights(self, study, name: str) -> dict:
        """The weight of each factor that counts, as the form shows it; empty where it cannot be told."""
        overlay = self.found(study, name)
        if overlay is None:
            return {}
        try:
            found = self._weights(study, overlay)
        except EspError:
            return {}
        total = sum(found)
        if len(found) != len(overlay.used) or total <= 0.0:
            return {}
        return {factor: float(weight) / float(total) for factor, weight in zip(overlay.used, found)}

    def _weights(self, study, overlay: StudyStep) -> list:
        how = self._weighting(study, overlay.name)
        if how == "given":
            return parse_numbers(self._given(study, overlay))
        parameter = self.parameter(study, overlay.name)
        if how == "equal" or len(overlay.used) < 2:
            return [1.0] * len(overlay.used)
        if how == "ahp":
            judge = self.found(study, self.judge(study, overlay.name))
            own = self.own_judgements(study, judge)
            if own.get("WEIGHTS"):
                return parse_numbers(own["WEIGHTS"])
            return judged_weights(self.judgements(study, judge, parameter), len(overlay.used))
        if parameter is not None:
            return parse_numbers(str(self._stage.parameter_value(study, overlay, parameter.key)))
        return parse_numbers(str(overlay.step.values.get("WEIGHTS")))

    def told_weights(self, study) -> list:
        """The weights of each overlay in a line."""
        workflow = self._stage.workflow(study)
        found = []
        for name in self.names(study):
            weights = self.weights(study, name)
            words = [f"{factor_label(workflow, factor)} {percent(weight, 3)}" for factor, weight in weights.items()]
            found += [", ".join(words)] if words else []
            missing = [factor_label(workflow, factor) for factor in self.without_layers(study, name)]
            if missing:
                line = translate("shared", "Left out, since their layers are not chosen: {names}.")
                found.append(line.format(names=", ".join(missing)))
        return found

    def without_layers(self, study, name: str) -> list:
        """The factors of an overlay that are wanted and do not count, since their layers are not there."""
        overlay = self.found(study, name)
        if overlay is None:
            return []
        unused = [factor for factor in overlay.factors if factor not in overlay.used]
        return [factor for factor in unused if study.value(self._stage.ID, f"use.{factor}") is not False]

    # -- scores ----------------------------------------------------------------------------

    def scores(self, study, factor: str) -> str:
        """How a factor is scored: `WORKFLOW`, `BREAKS` or `OWN`."""
        chosen = study.value(self._stage.ID, f"scores.{factor}", WORKFLOW)
        return OWN if isinstance(chosen, dict) else chosen

    def can_break(self, study, factor: str) -> bool:
        """Whether natural breaks can take the place of the workflow's table: of values, not of classes."""
        return bool(self._table(self._stage.workflow(study).step(factor)))

    def scored(self, study, step: StudyStep) -> StudyStep:
        """A factor with the scores that the study has chosen."""
        chosen = study.value(self._stage.ID, f"scores.{step.name}", WORKFLOW) if step.step.factor else WORKFLOW
        if chosen == WORKFLOW:
            return step
        without = dict.fromkeys(_SCORING)
        if isinstance(chosen, dict):
            return step.with_values(**{**without, **chosen})
        scores = self._table(step.step)
        rising = sorted(set(scores))
        text = ",".join(f"{score:g}" for score in rising)
        reverse = True if scores and scores[0] > scores[-1] else None
        return step.with_values(**{**without, "CLASSIFICATION": "natural breaks", "SCORES": text, "REVERSE": reverse})

    @staticmethod
    def _table(step) -> list:
        """The scores of a step's table of ranges, from low to high values; empty for classes and without a table."""
        preset = step.values.get("PRESET")
        if not isinstance(preset, str) or not preset:
            return []
        table = read_preset("factors", preset)
        if "from" not in table:
            return []
        rows = sorted(zip((float(low or "-inf") for low in table["from"]), map(float, table["score"])))
        return [score for _low, score in rows]


def _is_matrix(text: str, count: int) -> bool:
    """Whether judgements are of so many factors; others were given before a factor came or went."""
    try:
        parse_matrix(text, count)
    except EspError:
        return False
    return True


def factor_label(workflow, factor: str) -> str:
    """A factor as tables call it."""
    words = translate("models", workflow.step(factor).factor)
    return words[:1].upper() + words[1:]
