"""A study becomes a workflow: its steps as they run, its values as the defaults."""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping

from .definition import From, Given, Layer, Parameter, Product, Step, Workflow
from .study_choice import Combination, Made, StudyStep
from .study_layers import STUDY_LAYERS

_STUDY_LAYERS = {layer.key: layer for layer in STUDY_LAYERS}


def workflow_of_study(
    name: str, title: str, description: str, combination: Combination, values: Mapping[tuple[str, str], object]
) -> Workflow:
    """The workflow that does what a study does.

    Parameters
    ----------
    name : str
        Its id, after "esp:".
    title, description : str
    combination : Combination
        Its steps have the constants of the study.
    values : mapping of (str, str) to value
        The study's values of parameters by stage and key; others have their defaults.

    Returns
    -------
    Workflow
    """
    steps = [step for found in combination.steps.values() for step in found]
    names = _names(steps)
    products = {
        key: From(names[made.stage, made.step], made.output)
        for key, made in combination.products.items()
        if isinstance(made, Made) and (made.stage, made.step) in names
    }
    inputs = _inputs(steps, values)
    keys = {place: key for place, (_entry, key) in inputs.items()}
    plain = [_plain(step, names, products, keys) for step in steps]
    layers = {key: entry for entry, key in inputs.values() if isinstance(entry, Layer)}
    parameters = {key: replace(entry, key=key) for entry, key in inputs.values() if isinstance(entry, Parameter)}
    workflows = {step.workflow.name: step.workflow for step in steps}
    return Workflow(
        name,
        title,
        title,
        description,
        "; ".join(dict.fromkeys(workflow.source for workflow in workflows.values() if workflow.source)),
        tuple(sorted(layers.values(), key=lambda layer: layer.optional)),
        tuple(parameters.values()),
        tuple(plain),
        products,
        _chain(workflows),
    )


def _chain(workflows: Mapping) -> str:
    """The chain on arrays that runs the steps; empty where they are of several workflows."""
    found = {workflow.chain for workflow in workflows.values()}
    return found.pop() if len(found) == 1 else ""


def _names(steps: list) -> dict:
    """(stage, step) to a name that is there once."""
    found: dict = {}
    for step in steps:
        name = step.name
        if name in found.values():
            name = f"{step.step.stage}_{name}"
        while name in found.values():
            name += "_2"
        found[step.step.stage, step.name] = name
    return found


def _inputs(steps: list, values: Mapping) -> dict:
    """(stage, workflow, key) to the layer or the parameter with its new default, and the key in the new workflow."""
    found: dict = {}
    taken: dict = {}
    for step in steps:
        stage, workflow = step.step.stage, step.workflow
        for key in [entry.key for entry in step.step.references() if isinstance(entry, Given)]:
            given = workflow.inputs.get(key) or _STUDY_LAYERS[key]
            new = key
            if isinstance(given, Parameter):
                given = _named_by(replace(given, default=values.get((stage, key), given.default)), step)
                if taken.setdefault(key, given) != given:
                    # Another stage has another value of the same name.
                    new = f"{stage}_{key}"
            found.setdefault((stage, workflow.name, key), (given, new))
    order = {
        (workflow.name, key): place
        for workflow in {step.workflow.name: step.workflow for step in steps}.values()
        for place, key in enumerate(workflow.inputs)
    }
    return dict(sorted(found.items(), key=lambda item: order.get(item[0][1:], len(order))))


def _named_by(parameter: Parameter, step: StudyStep) -> Parameter:
    """The title of weights and judgements names the factors that are there."""
    if step.used == step.factors or parameter.type not in ("matrix", "numbers"):
        return parameter
    words = ", ".join(step.workflow.step(name).factor for name in step.used)
    return replace(parameter, title=f"{parameter.title.partition(':')[0]}: {words}")


def _plain(step: StudyStep, names: dict, products: dict, keys: dict) -> Step:
    """A step of the new workflow."""
    stage = step.step.stage

    def entry_of(entry):
        if isinstance(entry, Given):
            return Given(keys[stage, step.workflow.name, entry.key])
        if not isinstance(entry, Made):
            return entry
        made = From(names[entry.stage, entry.step], entry.output)
        if entry.stage == stage:
            return made
        return Product(_product(made, products))

    found = {
        key: [entry_of(entry) for entry in value] if isinstance(value, (list, tuple)) else entry_of(value)
        for key, value in step.step.values.items()
    }
    needs = tuple(key for key in step.step.needs if key in keys.values())
    return replace(step.step, name=names[stage, step.name], values=found, needs=needs)


def _product(made: From, products: dict) -> str:
    """The name of a product; one is made for what has none."""
    known = next((name for name, entry in products.items() if entry == made), "")
    if not known:
        known = f"{made.step}_{made.output.lower()}"
        products[known] = made
    return known
