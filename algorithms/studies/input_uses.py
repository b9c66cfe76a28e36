"""What the inputs of a model are for: the steps that read them, and what those steps are told beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..platform.compat import is_null

# coalesce(@natural_classes, 'forest, grassland'): what the builder of models writes for a value with a default.
_OF_INPUT = re.compile(r"^coalesce\(@(\w+),")


@dataclass
class Use:
    """An input of a model in one of its steps.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
        Of the step.
    key : str
        Of the algorithm, for the input.
    told : dict
        Key to the value of all that the step is told, but for what other steps make.
    titles : dict
        Key to what the model's form calls it, of all that comes from inputs of the model.
    """

    algorithm: object
    key: str
    told: dict
    titles: dict


@dataclass
class Step:
    """A step of a model as it is before the run.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    told, titles : dict
        As in `Use`.
    keys : dict
        Name of each input of the model that the step reads to its key there.
    made : tuple of str
        Keys of what other steps make.
    """

    algorithm: object
    told: dict
    titles: dict
    keys: dict
    made: tuple


def uses_of(model, parameters: dict) -> dict:
    """The name of each input of a model to its uses.

    Parameters
    ----------
    model : QgsProcessingModelAlgorithm
    parameters : dict
        Of a run.
    """
    found: dict = {definition.name(): [] for definition in model.parameterDefinitions()}
    for step in steps_of(model, parameters):
        for name, key in step.keys.items():
            found[name].append(Use(step.algorithm, key, step.told, step.titles))
    return found


def steps_of(model, parameters: dict) -> list:
    """The steps of a model that will run, with what is known of their values; parameters as for `uses_of`."""
    children = (model.childAlgorithm(name) for name in model.childAlgorithms())
    return [
        _step_of(child, model, parameters)
        for child in children
        if child.algorithm() is not None and child.isActive()
    ]


def _step_of(child, model, parameters: dict) -> Step:
    inputs = {definition.name() for definition in model.parameterDefinitions()}
    told: dict = {}
    names: dict = {}
    titles: dict = {}
    made = []
    for key, sources in child.parameterSources().items():
        values = []
        for source in sources:
            name = _input_of(source)
            if name in inputs:
                names.setdefault(name, key)
                titles[key] = model.parameterDefinition(name).description()
                values.append(_value(model, parameters, name))
            elif not source.outputChildId() and not source.expression():
                values.append(source.staticValue())
        made += [key for source in sources if source.outputChildId()]
        given = [value for value in values if not is_null(value)]
        if given:
            told[key] = given[0] if len(given) == 1 else given
    return Step(child.algorithm(), told, titles, names, tuple(made))


def _input_of(source) -> str:
    """The input that a step's value comes from; empty for others."""
    if source.parameterName():
        return source.parameterName()
    match = _OF_INPUT.match(source.expression() or "")
    return match.group(1) if match else ""


def _value(model, parameters: dict, name: str):
    value = parameters.get(name)
    return model.parameterDefinition(name).defaultValue() if is_null(value) or value == "" else value
