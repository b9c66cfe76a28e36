"""The workflows as algorithms: models that are made from their definitions."""

from __future__ import annotations

import re
from typing import Optional

from qgis.core import (
    QgsMessageLog,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsProcessingUtils,
    QgsProperty,
)

from ...core.errors import EspError
from ...core.workflow.definition import NAMING_KEYS, Workflow
from ..base import EspAlgorithm
from ..platform.compat import OPTIONAL, is_null
from ..platform.help_pages import page_url
from ..platform.language import translate
from ..platform.registry import is_known
from .model_builder import ModelBuilder
from .own_workflows import all_workflows, reason_of

_ENDINGS = ((QgsProcessingParameterFeatureSink, ".gpkg"), (QgsProcessingParameterRasterDestination, ".tif"))
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


class WorkflowModel(QgsProcessingModelAlgorithm):
    """A model with a readable title (the name of a model is its id as well) that fills what is left out.

    `qgis_process` before 3.26 wants all outputs of a model to be named, and a step whose output is
    not named makes none, although later steps read it.
    """

    def displayName(self):
        """The title in the toolbox."""
        return self.helpContent().get("TITLE", self.name())

    def group(self):
        """The group in the toolbox."""
        return translate("shared", "Workflows")

    def groupId(self):
        """The group's id; without one the toolbox shows the workflows beside the groups."""
        return "workflows"

    def helpUrl(self):
        """The page that goes through the papers step by step."""
        return page_url("papers")

    #: What the model was made from.
    workflow: Optional[Workflow] = None
    #: What the run made.
    _made: dict = {}

    def createInstance(self):
        """A copy for every run, of this class."""
        copy = WorkflowModel()
        copy.workflow = self.workflow
        copy.loadVariant(self.toVariant())
        copy.setProvider(self.provider())
        copy.arrange_outputs()
        return copy

    def arrange_outputs(self) -> None:
        """Outputs in the order of the work, not of their steps' ids, in the language; nobody has to name all of them.

        Those of the model itself stay English: newer QGIS makes keys of them.
        """
        from .model_outputs import output_names

        steps = () if self.workflow is None else [step.name for step in self.workflow.steps]
        places = {entry.key: entry.record.split(":")[0] for entry in output_names(self)}
        found = [definition.clone() for definition in self.parameterDefinitions() if definition.isDestination()]
        found.sort(key=lambda definition: steps.index(places[definition.name()]) if steps else 0)
        for definition in found:
            definition.setFlags(definition.flags() | OPTIONAL)
            definition.setDescription(translate("models", definition.description()))
            # It is there as what the run returns already.
            self.removeParameter(definition.name())
            self.addParameter(definition, False)  # noqa: QGS202 - its name has just become free

    def translate_form(self) -> None:
        """Translate the form, help and steps: the definitions hold English."""
        self.setHelpContent({key: translate("models", str(text)) for key, text in self.helpContent().items() if text})
        for step in self.childAlgorithms():
            child = self.childAlgorithm(step)
            child.setDescription(translate("models", child.description()))
            self._name_in_language(child)
        for definition in self.parameterDefinitions():
            definition.setDescription(translate("models", definition.description()))
            definition.setHelp(translate("models", definition.help()))

    @staticmethod
    def _name_in_language(child) -> None:
        """Titles, and names of factors as they stand in tables, that the model gives to a step."""
        for key in NAMING_KEYS:
            for source in child.parameterSources().get(key, []):
                given = source.staticValue()
                if isinstance(given, str) and given:
                    source.setStaticValue(", ".join(translate("models", part.strip()) for part in given.split(",")))
                    child.addParameterSources(key, [source])

    def checkParameterValues(self, parameters, context):
        """All that is wrong with the inputs, QGIS' own checks, and whether the outputs can be written."""
        from ..frame.given_layers import open_rasters
        from ..frame.targets import check_targets
        from .input_faults import refuse_faults

        open_rasters(self, parameters, context, is_check=True)
        try:
            # First: QGIS names one fault, and of a layer that cannot be opened only the parameter.
            refuse_faults(self, parameters, context)
        except EspError as error:
            return False, EspAlgorithm.message(error.template, error.values)
        fine, reason = super().checkParameterValues(parameters, context)
        if not fine:
            return fine, reason
        try:
            check_targets(self, self.with_outputs(parameters), context)
        except EspError as error:
            return False, EspAlgorithm.message(error.template, error.values)
        return True, ""

    def processAlgorithm(self, parameters, context, feedback):
        """Run the steps; outputs that are not named are temporary, all others appear together or not at all.

        Temporary layers are files: layers in memory would lose their styles, and the report its steps.
        """
        from ..frame.given_layers import open_rasters
        from ..frame.targets import check_targets
        from .input_faults import refuse_faults
        from .input_years import tell_years
        from .staged_workflow import StagedWorkflow

        filled = self.with_outputs(parameters)
        open_rasters(self, parameters, context)
        try:
            check_targets(self, filled, context)
            refuse_faults(self, parameters, context)
            tell_years(self, parameters, context, feedback)
            with StagedWorkflow(self, filled, context) as staged:
                results = self._run_steps(staged.parameters, context, feedback)
                # What was not asked for was not made.
                results = {key: value for key, value in results.items() if value is not None}
                self._made = {} if feedback.isCanceled() else staged.finish(results)
                return self._made
        except EspError as error:
            raise QgsProcessingException(EspAlgorithm.message(error.template, error.values)) from error

    def _run_steps(self, parameters: dict, context, feedback) -> dict:
        """Run the steps whose layers are there; results by the names of all outputs."""
        from .fitted_model import fitted_run

        run = None if self.workflow is None else fitted_run(self.workflow, self, parameters, feedback, workflow_model)
        if run is None:
            return super().processAlgorithm(parameters, context, feedback)
        results = run.model.process_steps(run.parameters, context, feedback)
        return {run.names.get(key, key): value for key, value in results.items()}

    def process_steps(self, parameters: dict, context, feedback) -> dict:
        """Run all steps as they are."""
        return super().processAlgorithm(parameters, context, feedback)

    def postProcessAlgorithm(self, context, feedback):
        """As that of an algorithm."""
        from ..frame.loading import reload_replaced

        reload_replaced(context, self._made.values())
        return {}

    def with_outputs(self, parameters: dict) -> dict:
        """Parameters with a place for every output, which scripts may call as any version of QGIS does."""
        from .model_outputs import output_names

        filled = dict(parameters)
        definitions = {definition.name(): definition for definition in self.parameterDefinitions()}
        for entry in output_names(self):
            given = next((key for key in entry.keys if key in parameters), entry.key)
            asked = () if self.workflow is None else self.workflow.asked
            if entry.record in asked and is_null(filled.get(given)):
                filled[entry.key] = None
                continue
            filled[entry.key] = _destination(definitions[entry.key], filled.pop(given, None))
        return filled


def _destination(definition, value):
    """The value of an output, with a file of a readable name for a temporary layer."""
    layer = isinstance(value, QgsProcessingOutputLayerDefinition)
    place = value.sink.staticValue() if layer else value
    if not is_null(place) and place != QgsProcessing.TEMPORARY_OUTPUT:
        return value
    ending = next((ending for kind, ending in _ENDINGS if isinstance(definition, kind)), None)
    if ending is None:
        return value if layer else QgsProcessing.TEMPORARY_OUTPUT
    # The file's name is the layer's in messages, projects and reports.
    path = QgsProcessingUtils.generateTempFilename(_NOT_IN_NAMES.sub(" ", definition.description()).strip() + ending)
    if not layer:
        return path
    filed = QgsProcessingOutputLayerDefinition(value)
    filed.sink = QgsProperty.fromValue(path)
    return filed


def workflow_model(workflow: Workflow) -> WorkflowModel:
    """The model of a workflow; the algorithms of its steps must be in the registry.

    Raises
    ------
    InputError
        As `ModelBuilder`.
    """
    model = WorkflowModel()
    model.workflow = workflow
    ModelBuilder(workflow, model)
    model.translate_form()
    model.arrange_outputs()
    return model


def workflow_models() -> list:
    """Models of all workflows whose algorithms are in the registry."""
    found = []
    for workflow in all_workflows():
        if all(is_known(step.algorithm) for step in workflow.steps):
            try:
                found.append(workflow_model(workflow))
            except EspError as error:
                # One of the user's own, for another version of the toolbox: the others are there all the same.
                QgsMessageLog.logMessage(reason_of(error), "ESP Toolbox")
    return found
