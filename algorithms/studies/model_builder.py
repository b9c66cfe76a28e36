"""Writes Graphical Modeler models from a short description of their steps."""

from __future__ import annotations

from dataclasses import dataclass, field

from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
)
from qgis.PyQt.QtCore import QPointF

from ...core.errors import InputError


@dataclass
class FromInput:
    """The value of a parameter of the model."""

    key: str


@dataclass
class FromStep:
    """An output of an earlier step."""

    step: str
    output: str = "OUTPUT"


@dataclass
class Step:
    """A child algorithm.

    Parameters
    ----------
    name : str
        Short id, used in the names of the model's outputs.
    algorithm : str
        Id of the algorithm.
    title : str
    values : dict
        Parameter key to a plain value, a `FromInput`, a `FromStep`, or a list of those.
    outputs : dict
        Output key to the name under which the model offers it.
    """

    name: str
    algorithm: str
    title: str
    values: dict
    outputs: dict = field(default_factory=dict)


class ModelBuilder:
    """Collects inputs and steps and writes the ``.model3`` file."""

    def __init__(self, name: str, title: str, group: str, description: str):
        self.name = name
        self.model = QgsProcessingModelAlgorithm(title, group)
        self.model.setName(name)
        self.model.setHelpContent({"ALG_DESC": description, "TITLE": title})
        self._defaults: dict = {}
        # How many steps lie before a step, and how many stand in each column of the drawing.
        self._depth: dict = {}
        self._heights: dict = {}

    def add_input(self, definition) -> None:
        """A parameter of the model."""
        parameter = QgsProcessingModelParameter(definition.name())
        parameter.setPosition(QPointF(130.0, 60.0 + 90.0 * len(self._defaults)))
        self._defaults[definition.name()] = definition.defaultValue()
        self.model.addModelParameter(definition, parameter)

    def add_step(self, step: Step) -> None:
        """A child; every parameter that is not named gets its default, so that the model validates."""
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
        if algorithm is None:
            raise InputError("The algorithm {name} is not there.", name=step.algorithm)
        child = QgsProcessingModelChildAlgorithm(step.algorithm)
        child.setChildId(step.name)
        child.setDescription(step.title)
        known = {definition.name() for definition in algorithm.parameterDefinitions()}
        if not set(step.values) <= known:
            unknown = ", ".join(sorted(set(step.values) - known))
            raise InputError("{algorithm} has no input {names}.", algorithm=step.algorithm, names=unknown)
        for definition in algorithm.parameterDefinitions():
            key = definition.name()
            if definition.isDestination():
                continue
            if key in step.values:
                child.addParameterSources(key, self._sources(step.values[key]))
            elif definition.defaultValue() is not None:
                child.addParameterSources(
                    key, [QgsProcessingModelChildParameterSource.fromStaticValue(definition.defaultValue())]
                )
        outputs = {}
        for key, title in step.outputs.items():
            output = QgsProcessingModelOutput(title)
            output.setDescription(title)
            output.setChildId(step.name)
            output.setChildOutputName(key)
            output.setMandatory(False)
            output.setPosition(self._place(step) + QPointF(60.0, 55.0 + 40.0 * len(outputs)))
            outputs[title] = output
        child.setModelOutputs(outputs)
        child.setPosition(self._place(step))
        column = self._depth[step.name]
        self._heights[column] = self._heights.get(column, 0.0) + 110.0 + 40.0 * len(outputs)
        self.model.addChildAlgorithm(child)

    def _place(self, step: Step) -> QPointF:
        """Left to right in the order of the work, top to bottom within a column."""
        if step.name not in self._depth:
            values = [value if isinstance(value, list) else [value] for value in step.values.values()]
            entries = [entry for value in values for entry in value]
            before = [self._depth[entry.step] for entry in entries if isinstance(entry, FromStep)]
            self._depth[step.name] = 1 + max(before, default=-1)
        column = self._depth[step.name]
        return QPointF(470.0 + 330.0 * column, 60.0 + self._heights.get(column, 0.0))

    def _sources(self, value) -> list:
        result = []
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, FromInput) and self._defaults[entry.key] is not None:
                # qgis_process hands a model nothing for an input that is left out, not its default.
                default = QgsExpression.quotedValue(self._defaults[entry.key])
                result.append(
                    QgsProcessingModelChildParameterSource.fromExpression(f"coalesce(@{entry.key}, {default})")
                )
            elif isinstance(entry, FromInput):
                result.append(QgsProcessingModelChildParameterSource.fromModelParameter(entry.key))
            elif isinstance(entry, FromStep):
                result.append(QgsProcessingModelChildParameterSource.fromChildOutput(entry.step, entry.output))
            else:
                result.append(QgsProcessingModelChildParameterSource.fromStaticValue(entry))
        return result

    def write(self, path: str) -> None:
        """Check the model and write it."""
        valid, problems = self.model.validate()
        if not valid:
            raise InputError("The model is not valid: {reason}", reason=" ".join(problems))
        if not self.model.toFile(str(path)):
            raise InputError("The model {path} cannot be written.", path=str(path))
