"""The form of a stage: layers and parameters of the workflow that it follows, and what the workbench offers beyond."""

from __future__ import annotations

from ...algorithms.platform.language import translate
from ...algorithms.studies.required_keys import is_required
from ...core.workflow.combination import combine
from ...core.workflow.definition import Given, Layer, Parameter, Step
from ...core.workflow.own_factors import overlay_of, place_of
from ...core.workflow.study_choice import members, weighed_factors
from ...core.workflow.study_layers import OWN_FACTORS, OWN_LAYERS, SERVICES
from ..widgets.text import shared_tr
from .data_step import layer_field
from .fields import ChoiceField, ClassesField, EditorField, FactorsField, FlagField, NumberField, TextField
from .forms import EXTRAS, extra_field, summary_of
from .overlays import factor_label
from .study import FREE, LEFT_OUT, OWN

# Steps that a study can do without although they are no members of a list.
_SWITCHED = ("esp:barriers",)

# Judgements have an editor of their own, the legend is chosen with the land cover.
_ELSEWHERE = ("matrix", "legend")


class StageForm:
    """Makes the fields of a stage for a study.

    Parameters
    ----------
    stage : Stage
    study : Study
    """

    def __init__(self, stage, study):
        self._stage, self._study, self._route = stage, study, stage.route
        self._workflow = stage.workflow(study)
        self._steps = stage.wanted(study)

    def fields(self) -> list:
        """All fields: what is required first, what is seldom changed last."""
        found = self._choice()
        if self._stage.is_own(self._study):
            layer = OWN_LAYERS[self._stage.ID]
            return [*found, layer_field(self._route, layer, False)]
        if self._workflow is None:
            return found
        found += sorted(self._layers(), key=lambda field: field.optional)
        found += self._switches()
        own = (entry for entry in self._inputs(Parameter) if entry.type not in _ELSEWHERE)
        parameters = {entry.key: self._parameter(entry) for entry in own}
        overlays = self._overlays(parameters)
        found += [*parameters.values(), *overlays]
        for _workflow, step in self._steps:
            found += self._extras(step)
        return [*found, *self._additions(), *self._editors(), *self._report()]

    def _choice(self) -> list:
        """In a free study: whose steps the stage takes."""
        if self._study.workflow != FREE:
            return []
        stage = self._stage.ID
        options = [
            (workflow.name, translate("models", workflow.short))
            for workflow in self._route.workflows
            if stage in workflow.stages
        ]
        default = options[0][0]
        if stage in OWN_LAYERS:
            options.append((OWN, shared_tr("A layer of my own")))
        options.append((LEFT_OUT, shared_tr("Left out")))
        field = ChoiceField(
            "steps_of",
            shared_tr("Steps of"),
            shared_tr("The workflow whose steps are run here; what they need of its other steps is run with them."),
            options=tuple(options),
            default=default,
        )
        return [field]

    # -- layers and parameters -------------------------------------------------------------

    def _inputs(self, kind) -> list:
        """The layers or parameters that the steps refer to, in the order of the definition."""
        asked: dict = {}
        for workflow, step in self._steps:
            keys = {entry.key for entry in step.references() if isinstance(entry, Given)} | set(step.needs)
            asked.setdefault(workflow.name, (workflow, set()))[1].update(keys)
        found = {
            key: entry
            for workflow, keys in asked.values()
            for key, entry in workflow.inputs.items()
            if key in keys and isinstance(entry, kind)
        }
        return list(found.values())

    def _layers(self) -> list:
        found = self._inputs(Layer)
        if any(step.algorithm == "esp:owa" for _workflow, step in self._steps):
            found.append(SERVICES)
        keys = [layer.key for layer in found]
        fields = []
        for layer in found:
            if place_of(layer.key) is not None:
                # They are chosen as a list.
                continue
            optional = layer.optional or not self._is_needed(layer.key, keys)
            fields.append(layer_field(self._route, layer, optional, layer.advanced))
        if any(step.name == getattr(overlay_of(workflow), "name", "") for workflow, step in self._steps):
            fields.append(layer_field(self._route, OWN_FACTORS, True))
        if self._stage.ID == "resistance" and "sensitivity" in self._route.definitions(self._study):
            fields.append(layer_field(self._route, self._route.definition("sensitivity"), True))
        return fields

    def _is_needed(self, key: str, keys: list) -> bool:
        """Whether the stage cannot be without a layer, all others given."""
        known = (*self._route.definitions(self._study), *keys)
        layers = {**{name: 0 if self._route.definition(name).optional else 2 for name in known}, key: 0}
        found = combine(self._route.choices(self._study), layers, is_required)
        steps, stage = found.steps[self._stage.ID], self._stage.ID
        asked = [entry for step in steps for entry in step.step.references()]
        return not steps or Given(key) in asked or stage in self._workflow.products and stage not in found.products

    def _parameter(self, parameter: Parameter):
        common = {
            "key": parameter.key,
            "label": translate("models", parameter.title),
            "help": translate("models", parameter.help) if parameter.help else "",
            "advanced": parameter.advanced,
            "shown": self._condition(parameter.key),
            "default": parameter.default,
        }
        empty = translate("models", parameter.empty) if parameter.empty else ""
        if parameter.type == "classes":
            return ClassesField(**common, role=self._role_of(parameter.key), covers=parameter.covers)
        if parameter.type in ("whole", "number"):
            return NumberField(
                **common,
                minimum=0.0 if parameter.least is None else parameter.least,
                maximum=1e9 if parameter.greatest is None else parameter.greatest,
                whole=parameter.type == "whole",
                suffix=f" {parameter.unit}" if parameter.unit else "",
                optional=parameter.optional,
                empty=empty,
            )
        return TextField(**{**common, "default": parameter.default or ""}, placeholder=empty)

    def _role_of(self, parameter: str) -> str:
        """The raster whose classes a parameter names."""
        for workflow, step in self._steps:
            if Given(parameter) in step.values.values():
                for value in step.values.values():
                    if isinstance(value, Given) and isinstance(workflow.inputs[value.key], Layer):
                        return value.key
        return "landcover"

    def _condition(self, key: str):
        """Where the limit of gravity is a share, it is another number."""
        for _workflow, step in self._steps:
            if step.algorithm == "esp:gravity" and step.values.get("THRESHOLD") == Given(key):
                choice = f"{step.name}.CLASSIFICATION"
                plain = extra_field(step, "CLASSIFICATION", False).default
                return lambda study: study.value(self._stage.ID, choice, plain) == plain
        return None

    # -- beyond the workflow ---------------------------------------------------------------

    def _switches(self) -> list:
        steps = [step for step in members(self._workflow, self._stage.ID) if not step.factor]
        steps += [step for step in self._workflow.stage(self._stage.ID) if step.algorithm in _SWITCHED]
        return [
            FlagField(f"use.{step.name}", translate("models", step.title), summary_of(step.algorithm), default=True)
            for step in steps
        ]

    def _additions(self) -> list:
        return [
            FlagField(f"use.{step.name}", translate("models", step.title), summary_of(step.algorithm))
            for _workflow, step in self._route.additions(self._stage.ID, self._workflow)
        ]

    def _extras(self, step: Step) -> list:
        found = []
        for key, advanced in EXTRAS.get(step.algorithm, {}).items():
            asked = isinstance(step.values.get(key), Given)
            if step.algorithm == "esp:gravity" and key == "THRESHOLD":
                choice = f"{step.name}.CLASSIFICATION"
                field = extra_field(step, key, advanced, self._stage.is_value(choice, "top share"))
                found.append(field)
            elif not asked:
                found.append(extra_field(step, key, advanced))
        return found

    def _overlays(self, parameters: dict) -> list:
        """The factors of each overlay, with its weights, which are taken out of the parameters."""
        found: list = []
        overlays = self._stage.overlays
        for workflow, step in self._steps:
            factors = weighed_factors(workflow, step)
            if not factors:
                continue
            names = tuple((factor.name, factor_label(workflow, factor.name)) for factor in factors)
            found.append(
                FactorsField(
                    f"factors.{step.name}",
                    translate("models", step.title),
                    shared_tr("Which factors count, their weight, and the scores of their values."),
                    overlay=step.name,
                    names=names,
                )
            )
            judge = overlays.judge(self._study, step.name)
            weights = overlays.parameter(self._study, step.name)
            if judge:
                found += self._weighting(step.name, judge)
            elif weights is not None and weights.key in parameters:
                found.append(parameters.pop(weights.key))
        return found

    def _weighting(self, overlay: str, judge: str) -> list:
        weighting = f"weighting.{overlay}"
        is_value = self._stage.is_value
        return [
            ChoiceField(
                weighting,
                shared_tr("Weights"),
                shared_tr("Where the weights of the factors come from; those beside the factors follow at once."),
                options=(
                    ("ahp", shared_tr("AHP: judged in pairs")),
                    ("given", shared_tr("As given")),
                    ("equal", shared_tr("All the same")),
                ),
                default="ahp",
            ),
            EditorField(
                f"judge.{judge}",
                shared_tr("Judge in pairs..."),
                summary_of("esp:ahp"),
                shown=is_value(weighting, "ahp"),
                editor="ahp",
                target=overlay,
            ),
            TextField(
                f"weights.{overlay}",
                shared_tr("Weights"),
                shared_tr("In the order of the factors; they sum to 1."),
                shown=is_value(weighting, "given"),
                default=self._stage.overlays.judged_by_workflow(self._study, overlay),
            ),
        ]

    def _editors(self) -> list:
        found = []
        algorithms = [step.algorithm for _workflow, step in self._steps]
        if "esp:owa" in algorithms:
            found.append(EditorField("owa_explorer", shared_tr("OWA explorer..."), summary_of("esp:owa"), editor="owa"))
        if self._stage.ID == "corridors":
            tip = shared_tr("Corridors as a table, a matrix and a drawing; keep or drop some by hand.")
            found.append(EditorField("network", shared_tr("Network and gravity matrix..."), tip, editor="network"))
        return found

    def _report(self) -> list:
        if self._stage.ID != "report":
            return []
        return [
            TextField("title", shared_tr("Title"), shared_tr("Empty: the study's name."), default=""),
            FlagField(
                "open",
                shared_tr("Open the report when it is done"),
                shared_tr("In the browser; a link below the step opens it again."),
                default=True,
            ),
        ]
