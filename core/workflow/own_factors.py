"""A workflow with factors of the user's own beside its: any number of rasters, scored by natural breaks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional, Sequence

from ..decision.ahp import as_fraction
from ..decision.ahp_matrix import parse_matrix
from ..numbers import parse_numbers
from . import blocks
from .definition import From, Given, Layer, Parameter, Step, Workflow
from .study_choice import weighed_factors

# The role of each layer of the list begins so.
_OF_ONE = "own_factor_"
# Names of factors stand in lists.
_SEPARATORS = re.compile(r"[,;:，；、：\s]+")


def place_of(key: str) -> Optional[int]:
    """The place, from 0, of the layer that a role is of among the user's factors; None for other roles."""
    number = key[len(_OF_ONE) :]
    return int(number) - 1 if key.startswith(_OF_ONE) and number.isdigit() else None


def overlay_of(workflow: Workflow) -> Optional[Step]:
    """The overlay that takes further factors; None where there is none."""
    return next((step for step in workflow.stage("resistance") if weighed_factors(workflow, step)), None)


def with_own_factors(workflow: Workflow, names: Sequence[str]) -> Workflow:
    """A workflow whose first overlay of the resistance weighs further factors.

    Each counts as much as the others do on average, or is judged alike with each of them, until the user says more.

    Parameters
    ----------
    workflow : Workflow
    names : sequence of str
        What the layers are called.

    Returns
    -------
    Workflow
        The same where there are no names, or it has no overlay.
    """
    overlay = overlay_of(workflow)
    if overlay is None or not names:
        return workflow
    taken = [step.factor for step in workflow.steps if step.factor]
    own = []
    for number, name in enumerate(names, 1):
        word = _SEPARATORS.sub(" ", name).strip() or f"{number}"
        word = word if word not in taken else f"{word} {number}"
        taken.append(word)
        key = f"{_OF_ONE}{number}"
        values = {"INPUT": Given(key), "CLASSIFICATION": "natural breaks"}
        own.append(blocks.factor(key, word, word, values, key))
    listed = overlay.values["INPUTS"]
    last = listed[-1].step
    steps: list = []
    for step in workflow.steps:
        if step.stage == overlay.stage and any(value == listed for value in step.values.values()):
            step = _with_more(step, listed, own)
        elif From(step.name, "WEIGHTS") == overlay.values.get("WEIGHTS"):
            step = _named(step, own)
        if step.name == overlay.name and isinstance(step.values.get("WEIGHTS"), str):
            step = replace(step, values={**step.values, "WEIGHTS": _weights(step.values["WEIGHTS"], len(own))})
        steps.append(step)
        if step.name == last:
            steps += own
    return replace(
        workflow,
        layers=(*workflow.layers, *(Layer(step.name, step.title, optional=True) for step in own)),
        parameters=tuple(_parameter(entry, workflow, overlay, len(own)) for entry in workflow.parameters),
        steps=tuple(steps),
        # The chain on arrays knows the factors of the workflow alone.
        chain="",
    )


def _with_more(step: Step, listed, own: list) -> Step:
    """A step that reads all factors."""
    more = [*listed, *(From(factor.name) for factor in own)]
    values = {key: more if value == listed else value for key, value in step.values.items()}
    return _named(replace(step, values=values), own)


def _named(step: Step, own: list) -> Step:
    """A step that names all factors."""
    names = step.values.get("NAMES")
    if not isinstance(names, str):
        return step
    return replace(step, values={**step.values, "NAMES": ", ".join([names, *(factor.factor for factor in own)])})


def _parameter(parameter: Parameter, workflow: Workflow, overlay: Step, count: int) -> Parameter:
    """The judgements and weights of the overlay, with further ones."""
    weights = overlay.values.get("WEIGHTS")
    judge = workflow.step(weights.step).values.get("MATRIX") if isinstance(weights, From) else None
    if judge == Given(parameter.key):
        return replace(parameter, default=_judgements(str(parameter.default), len(overlay.values["INPUTS"]), count))
    if weights == Given(parameter.key):
        return replace(parameter, default=_weights(str(parameter.default), count))
    return parameter


def _judgements(text: str, known: int, count: int) -> str:
    matrix = parse_matrix(text, known)
    rows = [[as_fraction(value) for value in row] + ["1"] * count for row in matrix]
    return ";".join(",".join(row) for row in rows + [["1"] * (known + count)] * count)


def _weights(text: str, count: int) -> str:
    weights = parse_numbers(text)
    more = [*weights, *[sum(weights) / len(weights)] * count]
    return ",".join(f"{weight / sum(more):.17g}" for weight in more)
