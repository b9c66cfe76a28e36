"""Which workflows the chains on arrays can run: those of the toolbox, and users' own ones that still fit."""

from __future__ import annotations

from typing import Optional

from ..errors import InputError
from .chain_parameters import HEALTH, NETWORK, SERVICES, SOURCES, ZONES
from .definition import Given, Parameter, Step, Workflow
from .definitions import workflows

# What the chains read besides the fields of their parameters.
_TOLD = {
    ("mspa", "FOREGROUND"),
    ("mspa", "EDGE_WIDTH"),
    ("ahp", "MATRIX"),
    ("owa", "ALPHAS"),
    ("owa", "CRITERION_WEIGHTS"),
    ("owa", "STANDARDISATION"),
    ("base", "WEIGHTS"),
    ("base", "OPERATION"),
    ("sensitivity", "WEIGHTS"),
    ("health", "KEY_CLASSES"),
    *(place for fields in (SOURCES, NETWORK, SERVICES, ZONES, HEALTH) for place in fields.values()),
}
_TOLD_TO_FACTORS = ("PRESET", "SCORES", "UNCOVERED", "VALUES")
# Names in tables change nothing.
_NAMES = ("NAMES", "TITLE")
# The chains end before it.
_REPORT = "report"


def chain_of(workflow: Workflow) -> Optional[Workflow]:
    """The workflow of the toolbox whose chain a workflow was made for; None where there is none."""
    return next((found for found in workflows() if found.name == found.chain == workflow.chain), None)


def fits_chain(workflow: Workflow) -> bool:
    """Whether its chain on arrays does what the workflow says; `check_chain` tells why not."""
    try:
        check_chain(workflow)
    except InputError:
        return False
    return True


def check_chain(workflow: Workflow) -> None:
    """Refuse a workflow that its chain on arrays would run otherwise than the model.

    It may have other defaults, and other constants where the chain takes them in; its steps and what they hand on must
    be those of the workflow that it was made from. Pattern and report do not count.

    Raises
    ------
    InputError
    """
    origin = chain_of(workflow)
    if origin is None:
        raise InputError(
            "The workflow {workflow} was not made from one that can be run many times, such as {known}; compare single "
            "runs of it with esp:scenarios.",
            workflow=workflow.title,
            known=", ".join(found.short for found in workflows() if found.name == found.chain),
        )
    steps, wanted = ([step for step in each.steps if step.stage != _REPORT] for each in (workflow, origin))
    order, known = ([(step.name, step.algorithm) for step in each] for each in (steps, wanted))
    if order != known:
        changed = next((step for step in (*steps, *wanted) if (step.name, step.algorithm) not in known), None)
        changed = changed or next((step for step in wanted if (step.name, step.algorithm) not in order), steps[0])
        raise InputError(
            "The workflow {workflow} has other steps than {origin}: {step}.",
            workflow=workflow.title,
            origin=origin.short,
            step=changed.title,
        )
    for step, plain in zip(steps, wanted):
        _check_step(workflow, origin, step, plain)
    made = {name: entry for name, entry in origin.products.items() if origin.step(entry.step).stage != _REPORT}
    moved = next((name for name, entry in made.items() if workflow.products.get(name) != entry), None)
    if moved is not None:
        raise InputError(
            "The workflow {workflow} hands on another {product} than {origin}.",
            workflow=workflow.title,
            origin=origin.short,
            product=moved,
        )


def _check_step(workflow: Workflow, origin: Workflow, step: Step, plain: Step) -> None:
    for key in sorted({*step.values, *plain.values}):
        value, before = step.values.get(key), plain.values.get(key)
        if key in _NAMES or (value == before and type(value) is type(before)):
            continue
        told = (step.name, key) in _TOLD or (step.factor and key in _TOLD_TO_FACTORS)
        free = all(_is_value(each, entry) for each, entry in ((workflow, value), (origin, before)))
        # A key that is left out has the algorithm's default, which is not what the chain was told.
        if not told or not free or (value is None and before is not None):
            raise InputError(
                "The workflow {workflow} has another {key} in the step {step} than {origin}, which cannot be run many "
                "times.",
                workflow=workflow.title,
                origin=origin.short,
                step=step.title,
                key=key,
            )


def _is_value(workflow: Workflow, entry) -> bool:
    """Whether an entry is a constant or a parameter, not a layer or what another step makes."""
    if isinstance(entry, Given):
        return isinstance(workflow.inputs[entry.key], Parameter)
    return entry is None or isinstance(entry, (str, int, float))
