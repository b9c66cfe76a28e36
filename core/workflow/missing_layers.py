"""A workflow without the steps whose layers are not there: what its form lets users leave out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Mapping

from ..decision.ahp_matrix import parse_matrix
from ..errors import InputError
from .combination import combine
from .definition import From, Given, Parameter, Product, Step, Workflow
from .study_choice import Choices, Combination, Made, StudyStep
from .study_weights import cut_matrix, cut_weights


@dataclass(frozen=True)
class FittedWorkflow:
    """A workflow as it runs on the layers that are there.

    Parameters
    ----------
    workflow : Workflow
    left_out : tuple of Step
        Steps that do not run.
    cuts : dict of str to (str, tuple, tuple)
        Key of a parameter of weights or judgements to its type, all factors, and those that are there.
    """

    workflow: Workflow
    left_out: tuple[Step, ...] = ()
    cuts: dict = field(default_factory=dict)

    def cut(self, key: str, value):
        """A parameter's value for the factors that are there; others and None stay.

        Raises
        ------
        InputError
            When it is no matrix or list of numbers.
        """
        if key not in self.cuts or not value:
            return value
        kind, factors, used = self.cuts[key]
        if kind == "numbers":
            return cut_weights(value, factors, used)
        try:
            return cut_matrix(value, factors, used)
        except InputError:
            # It may be of those that are there already.
            parse_matrix(value, len(used))
            return value


def fitted(workflow: Workflow, layers: Mapping[str, bool], required: Callable[[str, str], bool]) -> FittedWorkflow:
    """A workflow without the steps that miss a layer, and those that can do nothing without them.

    Factors that are left out give their weights to the others, as in a study of the workbench.

    Parameters
    ----------
    workflow : Workflow
    layers : mapping of str to bool
        Whether each layer is given.
    required : callable
        Takes the id of an algorithm and a key: whether it cannot do without.
    """
    # How many there are of a list is for its steps to see.
    counts = {layer.key: 2 if layers.get(layer.key) else 0 for layer in workflow.layers}
    found = combine(Choices(dict.fromkeys(workflow.stages, workflow)), counts, required)
    steps = _sound(found, required)
    left_out = tuple(step for step in workflow.steps if step.name not in {kept.name for kept in steps})
    if not left_out:
        return FittedWorkflow(workflow)
    names = {step.name for step in steps}
    # A step that is left out may hand on its input.
    made = {name: From(one.step, one.output) for name, one in found.products.items() if isinstance(one, Made)}
    products = {name: made[name] for name in workflow.products if name in made and made[name].step in names}
    cuts = _cuts(workflow, steps)
    plain = FittedWorkflow(workflow, left_out, cuts)
    parameters = tuple(
        replace(parameter, default=plain.cut(parameter.key, parameter.default)) for parameter in workflow.parameters
    )
    changed = replace(
        workflow,
        parameters=parameters,
        steps=tuple(_plain(step, workflow, products) for step in steps),
        products=products,
    )
    return FittedWorkflow(changed, left_out, cuts)


def _sound(found: Combination, required) -> list:
    """The steps in their order, without those that need what is made by none of them."""
    steps = [step for stage in found.steps.values() for step in stage]
    while True:
        made = {(step.step.stage, step.name) for step in steps}
        kept = [cut for cut in (_without(step, made, required) for step in steps) if cut is not None]
        if len(kept) == len(steps):
            return kept
        steps = kept


def _without(step: StudyStep, made: set, required):
    """A step without references to what nobody makes; None where it cannot do without one."""
    values = {}
    for key, value in step.step.values.items():
        entries = value if isinstance(value, (list, tuple)) else [value]
        there = [entry for entry in entries if not isinstance(entry, Made) or (entry.stage, entry.step) in made]
        if there:
            values[key] = there if isinstance(value, (list, tuple)) else value
        elif required(step.step.algorithm, key):
            return None
    return replace(step, step=replace(step.step, values=values))


def _plain(step: StudyStep, workflow: Workflow, products: dict) -> Step:
    """A step of the workflow."""
    name_of = {made: name for name, made in products.items()}

    def entry_of(entry):
        if not isinstance(entry, Made):
            return entry
        made = From(entry.step, entry.output)
        return made if entry.stage == step.step.stage else Product(name_of[made])

    values = {
        key: [entry_of(entry) for entry in value] if isinstance(value, (list, tuple)) else entry_of(value)
        for key, value in step.step.values.items()
    }
    return replace(step.step, values=values)


def _cuts(workflow: Workflow, steps: list) -> dict:
    found = {}
    for step in steps:
        if step.used == step.factors:
            continue
        for entry in step.step.references():
            given = workflow.inputs[entry.key] if isinstance(entry, Given) else None
            if isinstance(given, Parameter) and given.type in ("matrix", "numbers"):
                found[given.key] = (given.type, step.factors, step.used)
    return found
