"""The run of a workflow in which optional layers are not given: a model without the steps that need them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from ...core.errors import phrase
from ...core.workflow.definition import Workflow
from ...core.workflow.missing_layers import FittedWorkflow, fitted
from ..base import EspAlgorithm
from ..platform.compat import is_null
from ..platform.language import translate
from .model_outputs import output_names
from .required_keys import is_required


@dataclass
class FittedRun:
    """What is run in place of the whole model.

    Parameters
    ----------
    model : WorkflowModel
    parameters : dict
    names : dict
        Key of an output of the model to that of the whole one.
    """

    model: object
    parameters: dict
    names: dict = field(default_factory=dict)


def fit(workflow: Workflow, parameters: dict) -> FittedWorkflow:
    """The workflow for the layers among the parameters of a run."""
    return fitted(workflow, {layer.key: _is_given(parameters.get(layer.key)) for layer in workflow.layers}, is_required)


def _is_given(value) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_is_given(entry) for entry in value)
    return not is_null(value) and value != ""


def fitted_run(workflow: Workflow, whole, parameters: dict, feedback, make) -> Optional[FittedRun]:
    """What to run in place of a model; None where all its steps have their layers.

    Parameters
    ----------
    workflow : Workflow
    whole : WorkflowModel
        Its model.
    parameters : dict
        Of the run.
    feedback : QgsProcessingFeedback
    make : callable
        Makes the model of a workflow.

    Raises
    ------
    InputError
        For judgements and weights that cannot be read.
    """
    found = fit(workflow, parameters)
    if not found.left_out:
        return None
    _tell(workflow, found, parameters, feedback)
    model = make(found.workflow).create()
    keys = {name.record: name.key for name in output_names(whole)}
    outputs = {name.key: keys[name.record] for name in output_names(model)}
    values = {key: found.cut(key, parameters.get(key)) for key in workflow.inputs if key in parameters}
    values.update({own: parameters[key] for own, key in outputs.items() if key in parameters})
    return FittedRun(model, values, outputs)


def _tell(workflow: Workflow, found: FittedWorkflow, parameters: dict, feedback) -> None:
    """Say what is left out, and for want of which layers."""
    missing = [
        translate("models", layer.title)
        for layer in workflow.layers
        if not _is_given(parameters.get(layer.key)) and any(layer.key in step.needs for step in found.left_out)
    ]
    steps = [translate("models", step.title) for step in found.left_out]
    template = phrase("Not given: {layers}. Left out: {steps}.")
    feedback.pushInfo(
        EspAlgorithm.message(template, {"layers": ", ".join(missing), "steps": ", ".join(steps)})
    )
