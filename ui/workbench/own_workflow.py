"""A study becomes a workflow of the user's own, which the toolbox has from then on."""

from __future__ import annotations

import os
import re
from dataclasses import replace

from qgis.core import QgsApplication

from ...algorithms.platform.language import translate
from ...algorithms.studies.own_workflows import delete_workflow, keep_workflow, own_file, workflow_folder
from ...core.errors import EspError, InputError
from ...core.workflow.definition import STAGES, Workflow
from ...core.workflow.study_choice import Combination, Made
from ...core.workflow.study_workflow import workflow_of_study
from ..widgets.text import sentence_of
from .stage_words import titles
from .study import FREE, LEFT_OUT

# What a study says of the run of its report, and no step of a workflow.
_RUN_ONLY = ("title", "open")


def plain_name(title: str) -> str:
    """A title as a name: letters, digits and _."""
    return re.sub(r"\W+", "_", title).strip("_").lower() or "study"


def study_workflow(session, name: str, title: str) -> Workflow:
    """The workflow of a session's study: the steps that run, with the study's values as defaults.

    Raises
    ------
    InputError
        When no step has the layers that it needs.
    """
    route, study = session.route, session.study
    found = Combination(products=dict(route.combination(study).products))
    values: dict = {}
    for step in runnable(session):
        if step.ID in STAGES:
            found.steps[step.ID] = tuple(step.steps(study))
            values.update(step.parameter_values(study))
    workflow = workflow_of_study(name, title, "", _closed(found), values)
    return replace(workflow, description=_description(session, found, workflow), choices=_choices(session, found))


def _description(session, found: Combination, workflow: Workflow) -> str:
    """Which study it comes from, its steps with the workflows that they are of, and the layers that it takes in."""
    stages = []
    for stage, steps in found.steps.items():
        of = session.route.workflow(session.route.followed(session.study, stage))
        words = translate("shared", "{stage} ({workflow}): {steps}")
        titles_of = ", ".join(dict.fromkeys(translate("models", step.step.title) for step in steps))
        stages.append(words.format(stage=titles()[stage], workflow=translate("models", of.short), steps=titles_of))
    text = translate("shared", "Saved from the study {study} of the ESP Workbench. Layers: {layers}.")
    layers = ", ".join(translate("models", layer.title) for layer in workflow.layers)
    return "\n".join([text.format(study=session.study.title, layers=layers), *stages])


def _choices(session, found: Combination) -> dict:
    """Stage to what the study has chosen, as a free choice of the toolbox' workflows has it."""
    chosen = {}
    for stage in found.steps:
        name = session.route.followed(session.study, stage)
        workflow, values = session.route.workflow(name), session.study.values.get(stage, {})
        chosen[stage] = _freed(session, workflow, stage, values) or {**values, "steps_of": name}
    return chosen


def _freed(session, workflow: Workflow, stage: str, values: dict) -> dict:
    """The values of a study that follows a workflow of the user's own, as a free choice has them; else empty."""
    before = dict((workflow.choices or {}).get(stage, {}))
    of = session.route.workflow(before.get("steps_of", ""))
    if of is None:
        return {}
    known = {*of.inputs, *(step.name for step in of.steps)}

    def plain(name: str) -> str:
        """Without the stage that `workflow_of_study` puts before what is there twice."""
        short = name[len(stage) + 1 :] if name.startswith(f"{stage}_") else name
        return short if name not in known and short in known else name

    changed = {".".join(map(plain, key.split("."))): value for key, value in values.items() if key != "steps_of"}
    return {**before, **changed}


def runnable(session) -> list:
    """The steps that have the layers they need, in order.

    Raises
    ------
    InputError
        When no step has them.
    """
    route, study = session.route, session.study
    ready = {step.ID for step in route.steps_of(study) if route.is_own(study, step.ID)}
    found = []
    for step in route.steps_of(study):
        lacking = step.available(study) or step.missing_layers(study) or step.missing_classes(study)
        if not lacking and all(made.stage in ready for made in step.required(study)):
            ready.add(step.ID)
            if step.runs(study, lambda made: made.stage in ready):
                found.append(step)
    if not any(step.ID in STAGES for step in found):
        raise InputError("No step has the layers that it needs; choose them first.")
    return found


def _closed(found: Combination) -> Combination:
    """Without references to stages that do not run."""
    there = {(stage, step.name) for stage, steps in found.steps.items() for step in steps}

    def is_there(entry) -> bool:
        return not isinstance(entry, Made) or (entry.stage, entry.step) in there

    for stage, steps in found.steps.items():
        kept = []
        for step in steps:
            values = {}
            for key, value in step.step.values.items():
                if isinstance(value, (list, tuple)):
                    values[key] = [entry for entry in value if is_there(entry)]
                else:
                    values[key] = value if is_there(value) else None
            kept.append(step.with_values(**values))
        found.steps[stage] = tuple(kept)
    return found


def save_workflow(session, title: str) -> tuple:
    """Keep the study as a workflow of the user's own, which the study follows from then on.

    Returns
    -------
    (str, str)
        Level and text of what to tell the user.
    """
    try:
        name = _free_name(session, plain_name(title))
        workflow = study_workflow(session, name, title)
        path = keep_workflow(workflow)
    except EspError as error:
        return "warning", sentence_of(error)
    except OSError as error:
        text = translate("shared", "{path} cannot be written: {reason}")
        return "warning", text.format(path=workflow_folder(), reason=error.strerror)
    _refresh(session)
    for stage in workflow.choices:
        # They are the workflow's defaults now.
        values = session.study.values.get(stage, {})
        session.study.values[stage] = {key: value for key, value in values.items() if key in _RUN_ONLY}
    session.follow(name)
    text = translate("shared", "The workflow {title} is in the toolbox now, among the workflows ({file}).")
    return "info", text.format(title=title, file=os.path.basename(path))


def _free_name(session, name: str) -> str:
    """A name that no algorithm of the toolbox has."""
    registry = QgsApplication.processingRegistry()
    taken = {workflow.name for workflow in session.route.workflows}
    found, number = name, 1
    while found in taken or registry.algorithmById(f"esp:{found}") is not None:
        number += 1
        found = f"{name}_{number}"
    return found


def forget_workflow(session, name: str) -> tuple:
    """Delete a workflow of the user's own; studies that follow it go on as a free choice with its steps and values.

    Returns
    -------
    (str, str)
        Level and text of what to tell the user.
    """
    workflow = session.route.workflow(name)
    try:
        delete_workflow(name)
    except OSError as error:
        text = translate("shared", "{path} cannot be deleted: {reason}")
        return "warning", text.format(path=own_file(name), reason=error.strerror)
    _refresh(session)
    for study in session.studies:
        for stage in STAGES:
            values = study.values.setdefault(stage, {})
            if study.workflow == name or study.workflow == FREE and values.get("steps_of") == name:
                study.values[stage] = _freed(session, workflow, stage, values) or {**values, "steps_of": LEFT_OUT}
        study.workflow = FREE if study.workflow == name else study.workflow
    session.propose_layers()
    return "info", translate("shared", "The workflow {name} was deleted.").format(name=name)


def _refresh(session) -> None:
    """Toolbox and workbench have what the folder has."""
    provider = QgsApplication.processingRegistry().providerById("esp")
    if provider is not None:
        provider.refreshAlgorithms()
    session.reload_workflows()
