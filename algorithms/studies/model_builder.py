"""Models of the Graphical Modeler from the definitions of workflows."""

from __future__ import annotations

from qgis.core import (
    QgsExpression,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

from ...core.errors import InputError
from ...core.workflow.definition import FieldOf, From, Given, Layer, Parameter, Product, Step, Workflow
from ..frame.legends import legend_titles
from ..frame.parameters import SOURCES, choice_number
from ..platform import compat
from ..platform.registry import algorithm_of


class ModelBuilder:
    """Puts the inputs and steps of a workflow into a model.

    Parameters
    ----------
    workflow : Workflow
    model : QgsProcessingModelAlgorithm, optional
        That they are put into; a new one by default.

    Raises
    ------
    InputError
        When a step's algorithm is not in the toolbox, or lacks one of its inputs or options.
    """

    def __init__(self, workflow: Workflow, model=None):
        self.workflow = workflow
        self.model = QgsProcessingModelAlgorithm(workflow.title, "ESP Toolbox") if model is None else model
        self.model.setName(workflow.name)
        lines = workflow.description.replace("\n", "<br>")
        self.model.setHelpContent({"ALG_DESC": lines, "TITLE": workflow.title})
        # How many steps lie before a step, and how many stand in each column of the drawing.
        self._depth: dict = {}
        self._heights: dict = {}
        for number, entry in enumerate((*workflow.layers, *workflow.parameters)):
            parameter = QgsProcessingModelParameter(entry.key)
            parameter.setPosition(QPointF(130.0, 60.0 + 90.0 * number))
            self.model.addModelParameter(definition_of(entry), parameter)
        self.model.setParameterOrder(list(workflow.inputs))
        for step in workflow.steps:
            self._add_step(step)

    def _add_step(self, step: Step) -> None:
        """A child; every parameter that is not named gets its default, so that the model validates."""
        algorithm = algorithm_of(step.algorithm)
        if algorithm is None:
            raise InputError("The algorithm {name} is not there.", name=step.algorithm)
        child = QgsProcessingModelChildAlgorithm(step.algorithm)
        child.setChildId(step.name)
        child.setDescription(step.title)
        definitions = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
        if not set(step.values) <= set(definitions):
            unknown = ", ".join(sorted(set(step.values) - set(definitions)))
            raise InputError("{algorithm} has no input {names}.", algorithm=step.algorithm, names=unknown)
        for key, definition in definitions.items():
            if definition.isDestination():
                continue
            if isinstance(step.values.get(key), FieldOf):
                # The layer is not known yet: the algorithm looks for the field itself.
                continue
            if key in step.values:
                child.addParameterSources(key, self._sources(step.values[key], definition))
            elif definition.defaultValue() is not None:
                child.addParameterSources(
                    key, [QgsProcessingModelChildParameterSource.fromStaticValue(definition.defaultValue())]
                )
        outputs = {}
        for offered in (output for output in step.outputs if output.title):
            output = QgsProcessingModelOutput(offered.title)
            output.setDescription(offered.title)
            output.setChildId(step.name)
            output.setChildOutputName(offered.key)
            output.setMandatory(False)
            output.setPosition(self._place(step) + QPointF(60.0, 55.0 + 40.0 * len(outputs)))
            outputs[offered.title] = output
        child.setModelOutputs(outputs)
        child.setPosition(self._place(step))
        column = self._depth[step.name]
        self._heights[column] = self._heights.get(column, 0.0) + 110.0 + 40.0 * len(outputs)
        self.model.addChildAlgorithm(child)

    def _place(self, step: Step) -> QPointF:
        """Left to right in the order of the work, top to bottom within a column."""
        if step.name not in self._depth:
            made = (self.workflow.made_by(entry) for entry in step.references() if isinstance(entry, (From, Product)))
            self._depth[step.name] = 1 + max((self._depth[entry.step] for entry in made), default=-1)
        column = self._depth[step.name]
        return QPointF(470.0 + 330.0 * column, 60.0 + self._heights.get(column, 0.0))

    def _sources(self, value, definition) -> list:
        return [self._source(entry, definition) for entry in (value if isinstance(value, list) else [value])]

    def _source(self, entry, definition):
        source = QgsProcessingModelChildParameterSource
        if isinstance(entry, (From, Product)):
            made = self.workflow.made_by(entry)
            return source.fromChildOutput(made.step, made.output)
        if not isinstance(entry, Given):
            return source.fromStaticValue(choice_number(definition, entry))
        given = self.workflow.inputs[entry.key]
        if isinstance(given, Layer) or given.default is None:
            return source.fromModelParameter(entry.key)
        # qgis_process hands a model nothing for an input that is left out, not its default.
        return source.fromExpression(f"coalesce(@{entry.key}, {QgsExpression.quotedValue(given.form_default)})")

    def write(self, path: str) -> None:
        """Check the model and write it."""
        from ..writing.staging import replacing

        valid, problems = self.model.validate()
        if not valid:
            raise InputError("The model is not valid: {reason}", reason=" ".join(problems))
        with replacing(str(path)) as staged:
            if not self.model.toFile(staged):
                raise InputError("The model {path} cannot be written.", path=str(path))


def definition_of(entry):
    """The parameter of QGIS for a layer or a parameter of a workflow."""
    definition = _layer(entry) if isinstance(entry, Layer) else _parameter(entry)
    definition.setHelp(entry.help)
    if entry.advanced:
        definition.setFlags(definition.flags() | compat.ADVANCED)
    return definition


def _layer(layer: Layer):
    if layer.several:
        kind = {"raster": compat.SOURCE_RASTER, "layer": compat.SOURCE_LAYER}.get(layer.kind) or SOURCES[layer.kind]
        return QgsProcessingParameterMultipleLayers(layer.key, layer.title, kind, optional=layer.optional)
    if layer.kind == "raster":
        return QgsProcessingParameterRasterLayer(layer.key, layer.title, optional=layer.optional)
    if layer.kind == "layer":
        return QgsProcessingParameterMapLayer(layer.key, layer.title, optional=layer.optional)
    return QgsProcessingParameterFeatureSource(layer.key, layer.title, [SOURCES[layer.kind]], optional=layer.optional)


def _parameter(parameter: Parameter):
    key, title, default = parameter.key, parameter.title, parameter.form_default
    if parameter.type == "legend":
        return QgsProcessingParameterEnum(key, title, legend_titles(), False, 0, optional=True)
    if parameter.type == "folder":
        return QgsProcessingParameterFile(key, title, compat.FOLDER, "", default, optional=parameter.optional)
    if parameter.type not in ("whole", "number"):
        return QgsProcessingParameterString(key, title, default, optional=parameter.optional)
    kind = compat.NUMBER_WHOLE if parameter.type == "whole" else compat.NUMBER_REAL
    definition = QgsProcessingParameterNumber(key, title, kind, default, optional=parameter.optional)
    if parameter.least is not None:
        definition.setMinimum(parameter.least)
    if parameter.greatest is not None:
        definition.setMaximum(parameter.greatest)
    return definition
