"""A stage of workflows as a step of the workbench: its form and its runs come from the workflow that it follows."""

from __future__ import annotations

from qgis.core import QgsApplication

from ...algorithms.platform.language import translate
from ...algorithms.platform.libraries import can_import
from ...algorithms.studies.required_keys import is_required
from ...core.errors import EspError
from ...core.workflow.definition import NAMING_KEYS, FieldOf, Given, Layer, Parameter
from ...core.workflow.study_choice import Made, StudyStep
from ...core.workflow.study_layers import OWN_LAYERS
from ...core.workflow.study_weights import cut_weights
from .forms import definition, file_of, plain_value
from .key_numbers import key_numbers, links
from .overlays import Overlays
from .plan import FromLayer, Output, Run
from .stage_form import StageForm
from .stage_words import explanations, titles
from .step import Step


class Stage(Step):
    """A stage.

    Parameters
    ----------
    route : Route
    name : str
        Of `STAGES`.
    """

    def __init__(self, route, name: str):
        super().__init__(route, name)
        self.overlays = Overlays(self)
        self._form: tuple = (None, {})

    def title(self):
        """The title."""
        return titles()[self.ID]

    def explanation(self):
        """What it does."""
        return explanations()[self.ID]

    # -- steps -----------------------------------------------------------------------------

    def workflow(self, study):
        """The workflow that it follows; None where a layer stands for it, or the workflow is not there."""
        return self.route.workflow_of(study, self.ID)

    def is_own(self, study) -> bool:
        """Whether a layer of the user's own stands for it."""
        return self.route.is_own(study, self.ID)

    def wanted(self, study) -> list:
        """The steps as they are defined, whether or not their layers are there: (Workflow, Step)."""
        return list(self.route.combination(study).wanted.get(self.ID, ()))

    def steps(self, study) -> list:
        """The steps that are run, with the study's choices of what is no parameter of the workflow."""
        found = self.route.combination(study).steps.get(self.ID, ())
        return [self._with_choices(study, step) for step in self.overlays.arranged(study, found)]

    def _with_choices(self, study, step: StudyStep) -> StudyStep:
        prefix = f"{step.name}."
        chosen = {
            key[len(prefix) :]: value
            for key, value in study.values.get(self.ID, {}).items()
            if key.startswith(prefix) and value not in (None, "")
        }
        algorithm = step.step.algorithm
        if algorithm == "esp:gravity" and "CLASSIFICATION" not in chosen:
            # The threshold is the workflow's parameter; a share is another number.
            chosen.pop("THRESHOLD", None)
        elif algorithm == "esp:gravity":
            chosen.setdefault("THRESHOLD", None)
        if algorithm == "esp:healthchange":
            # Health and its change have one kind of classes.
            health = next((name for name in self._names(study, "esp:ecosystemhealth")), "")
            chosen.setdefault("CLASSIFICATION", study.value(self.ID, f"{health}.CLASSIFICATION"))
            chosen = {key: value for key, value in chosen.items() if value is not None}
        if self.ID == "report" and definition(algorithm, "TITLE") is not None:
            chosen["TITLE"] = self.value(study, "title") or study.title
        covers = any(Given("landcover") == entry or Given("landcovers") == entry for entry in step.step.references())
        if covers and self.route.legend(study) and definition(algorithm, "LEGEND") is not None:
            chosen["LEGEND"] = self.route.legend(study)
        return self.overlays.scored(study, step.with_values(**chosen))

    def _names(self, study, algorithm: str) -> list:
        return [step.name for _workflow, step in self.wanted(study) if step.algorithm == algorithm]

    # -- form ------------------------------------------------------------------------------

    def fields(self, study):
        """The form, made anew when what the study follows changes."""
        workflows = tuple(workflow.name for workflow in self.route.workflows)
        off = tuple(key for key, value in study.values.get(self.ID, {}).items() if key.startswith("use.") and not value)
        steps = tuple((id(workflow), step.name) for workflow, step in self.wanted(study))
        mark = (study.workflow, self.route.followed(study, self.ID), workflows, steps, off)
        if mark != self._form[0]:
            self._form = mark, {field.key: field for field in StageForm(self, study).fields()}
        return self._form[1]

    def parameter_value(self, study, step: StudyStep, key: str):
        """The value of a parameter for a step; weights and judgements are those of the factors that are there."""
        parameter = step.workflow.inputs[key]
        if parameter.type == "classes":
            return self.classes(study, key)
        if parameter.type == "legend":
            return self.route.legend(study)
        value = study.value(self.ID, key, parameter.default)
        if parameter.type == "matrix" and step.factors:
            return self.overlays.judgements(study, step, parameter)
        if parameter.type == "numbers" and step.factors:
            try:
                return cut_weights(str(value), step.factors, step.used)
            except EspError:
                return value
        return value

    def parameter_values(self, study) -> dict:
        """(stage, key) to the values of all parameters, as a workflow of the study has them."""
        return {
            (self.ID, entry.key): self.parameter_value(study, step, entry.key)
            for step in self.steps(study)
            for entry in step.step.references()
            if isinstance(entry, Given) and isinstance(step.workflow.inputs.get(entry.key), Parameter)
        }

    # -- needs -----------------------------------------------------------------------------

    def available(self, study):
        """Whether the workflow and all algorithms are there."""
        name = self.route.followed(study, self.ID)
        if name and self.workflow(study) is None and not self.is_own(study):
            return translate("shared", "The workflow {name} is not there; choose another one.").format(name=name)
        registry = QgsApplication.processingRegistry()
        for step in self.route.combination(study).steps.get(self.ID, ()):
            algorithm = registry.algorithmById(step.step.algorithm)
            if algorithm is None:
                words = translate("shared", "{title} is not in this toolbox.")
                return words.format(title=translate("models", step.step.title))
            fine, reason = algorithm.canExecute()
            if not fine:
                return reason
        return ""

    def missing_layers(self, study):
        """Those that no step can do without; where the stage hands nothing on, those of the first that is left out."""
        if self.is_own(study):
            key = OWN_LAYERS[self.ID].key
            return [] if self.route.layers(study, key) else [key]
        steps = self.steps(study)
        asked = [
            entry.key
            for step in steps
            for entry in step.step.references()
            if isinstance(entry, Given) and isinstance(self._input(step, entry.key), Layer)
        ]
        workflow = self.workflow(study)
        hands_on = workflow is None or self.ID not in workflow.products or self.route.product(study, self.ID)
        if not steps or not hands_on:
            asked += [key for step in self.route.combination(study).left_out.get(self.ID, ())[:1] for key in step.needs]
        missing = [key for key in dict.fromkeys(asked) if not self.route.layers(study, key)]
        if not missing and self._lacks_services(steps):
            missing.append("services")
        return missing

    def missing_classes(self, study):
        """Those that a step reads which runs: without land cover nobody is asked for its classes."""
        steps = self.steps(study)
        names = {step.name for step in steps}
        asked = {entry.key for step in steps for entry in step.step.references() if isinstance(entry, Given)}
        return [
            field
            for field in super().missing_classes(study)
            if field.key in asked or field.key.partition(".")[0] in names
        ]

    @staticmethod
    def _lacks_services(steps) -> bool:
        """Whether there are not two services, which OWA weighs against each other."""
        return any(step.step.algorithm == "esp:owa" and len(step.step.values["INPUTS"]) < 2 for step in steps)

    def _input(self, step: StudyStep, key: str):
        return step.workflow.inputs.get(key) or self.route.definition(key)

    def required(self, study):
        """The outputs of other steps without which its runs cannot be."""
        found = [
            value
            for step in self.steps(study)
            for key, value in step.step.values.items()
            if isinstance(value, Made) and value.stage != self.ID and is_required(step.step.algorithm, key)
        ]
        return list(dict.fromkeys(found))

    # -- runs ------------------------------------------------------------------------------

    def runs(self, study, ready):
        """A run for each step."""
        return [self._run(study, step, ready, self._asked(study, step)) for step in self.steps(study)]

    def _asked(self, study, step: StudyStep) -> list:
        """The outputs of a step that are kept or read."""
        asked = [output.key for output in step.step.outputs if not output.library or can_import(output.library)]
        asked += self._read(study, step)
        if step.step.algorithm == "esp:resistancefactor" and "MEASURE" in step.step.values:
            # What the editor of scores shows the histogram of.
            asked.append("MEASURED")
        if step.step.algorithm == "esp:barriers" and step.step.values.get("RESTORE"):
            asked.append("RESTORATION")
        return list(dict.fromkeys(asked))

    def _read(self, study, step: StudyStep) -> list:
        """The outputs of a step that others read."""
        readers = [reader for steps in self.route.combination(study).steps.values() for reader in steps]
        entries = [entry for reader in readers for value in reader.step.values.values() for entry in _entries(value)]
        made = [entry for entry in entries if isinstance(entry, Made)]
        return [entry.output for entry in made if (entry.stage, entry.step) == (self.ID, step.name)]

    def _run(self, study, step: StudyStep, ready, asked: list) -> Run:
        values = {}
        for key, value in step.step.values.items():
            if isinstance(value, (list, tuple)):
                entries = [self._value(study, step, key, entry, ready) for entry in value]
                values[key] = [entry for entry in entries if entry is not None]
            else:
                values[key] = self._value(study, step, key, value, ready)
        given = {key: value for key, value in values.items() if value is not None and value != []}
        outputs = {}
        for key in asked:
            file = file_of(step.step, key)
            if file:
                outputs[key] = self._output(step, key, file)
        return Run(step.name, step.step.algorithm, translate("models", step.step.title), given, outputs)

    @staticmethod
    def _output(step: StudyStep, key: str, file: str) -> Output:
        kept = next((output for output in step.step.outputs if output.key == key), None)
        if kept is None or not kept.layer:
            return Output(file)
        title = translate("models", kept.title or step.step.title)
        if not kept.title and key != "OUTPUT":
            title = definition(step.step.algorithm, key).description()
        return Output(file, title, kept.background, kept.hidden)

    def _value(self, study, step: StudyStep, key: str, value, ready):
        """A value with the layers, runs and parameters that it refers to; None for what is left out."""
        algorithm = step.step.algorithm
        if isinstance(value, Given):
            if isinstance(self._input(step, value.key), Layer):
                return FromLayer(value.key)
            return plain_value(algorithm, key, self.parameter_value(study, step, value.key))
        if isinstance(value, FieldOf):
            return self.route.field_of(study, value.layer, value.names)
        if isinstance(value, Made):
            return value if value.stage == self.ID or is_required(algorithm, key) or ready(value) else None
        if key in NAMING_KEYS and isinstance(value, str):
            return ", ".join(translate("models", part.strip()) for part in value.split(","))
        return plain_value(algorithm, key, value)

    def labels(self, study):
        """What the form calls the layers and parameters of the runs."""
        found: dict = {}
        for step in self.steps(study):
            labels = found.setdefault(step.name, {})
            for key, value in step.step.values.items():
                for entry in _entries(value):
                    if isinstance(entry, Given):
                        labels.setdefault(key, translate("models", self._input(step, entry.key).title))
        return found

    # -- results ---------------------------------------------------------------------------

    def key_numbers(self, record, study):
        """The results in lines."""
        if self.is_own(study):
            names = ", ".join(layer.name() for layer in self.route.layers(study, OWN_LAYERS[self.ID].key))
            return [translate("shared", "The layer {name} is taken.").format(name=names)] if names else []
        lines = key_numbers(record)
        return lines + record.told if lines else []

    def told(self, study):
        """The weights of factors, and the factors that are left out."""
        return [] if self.is_own(study) else self.overlays.told_weights(study)

    def links(self, record):
        """Tables and pages."""
        return links(record)


def _entries(value) -> list:
    return list(value) if isinstance(value, (list, tuple)) else [value]
