"""A parameter file becomes a study of the workbench."""

from __future__ import annotations

import os

from ...algorithms.layers.file_read import read_json
from ...algorithms.platform.language import translate
from ...algorithms.studies.parameter_file import read_settings
from ...core.errors import EspError, InputError
from ...core.lists import groups
from ...core.presets import LEGENDS
from ...core.tables import cell_number
from ...core.workflow.definition import Layer, Parameter
from ..widgets.text import sentence_of
from .layer_facts import ref_of
from .layer_tree import open_layer, readable
from .migration import taken_over
from .study import Study


def read_parameters(session, path: str) -> tuple:
    """Take in a parameter file as a new study.

    Returns
    -------
    (str, str)
        Level and text of what to tell the user.
    """
    try:
        settings = read_settings(path)
        study = Study(settings.title or os.path.splitext(os.path.basename(path))[0])
        own = read_json(path).get("study")
        if own is None:
            layers, unfit = _of_workflow(session, study, settings)
        else:
            layers, unfit = _of_workbench(session, study, own)
        missing = _take_layers(session, study, layers, settings.folder)
    except EspError as error:
        return "warning", sentence_of(error)
    session.adopt_study(study)
    said = []
    if missing:
        text = translate("shared", "These layers are not where the file says: {names}.")
        said.append(text.format(names=", ".join(missing)))
    if unfit:
        text = translate("shared", "The workbench has no place for: {names}.")
        said.append(text.format(names=", ".join(unfit)))
    if said:
        return "warning", " ".join(said)
    return "info", translate("shared", "The study {title} was taken in.").format(title=study.title)


def _of_workbench(session, study: Study, own: dict) -> tuple:
    """A file that the workbench wrote: layers, and what does not fit."""
    # Version 0.1.0 named no workflow.
    content = taken_over({"format": 2 if "workflow" in own else 1, **own})
    study.workflow = content["workflow"]
    stages = [step.ID for step in session.route]
    values = content.get("values", {})
    study.values = {step: dict(entries) for step, entries in values.items() if step in stages}
    known = session.route.definitions(study)
    layers = content.get("layers", {})
    unfit = [*(step for step in values if step not in stages), *(role for role in layers if role not in known)]
    if study.workflow and session.route.workflow(study.workflow) is None:
        unfit.insert(0, f"esp:{study.workflow}")
    return layers, unfit


def _of_workflow(session, study: Study, settings) -> tuple:
    """A file for a workflow of the toolbox: layers, and what does not fit."""
    name = settings.workflow.casefold().rpartition(":")[2]
    workflow = session.route.workflow(name)
    if workflow is None:
        raise InputError(
            "{file} is for {workflow}; the workbench takes in its own files and those of the toolbox' workflows.",
            file=settings.source,
            workflow=settings.workflow,
        )
    study.workflow = workflow.name
    layers, unfit = {}, []
    for key, value in settings.inputs.items():
        entry = workflow.inputs.get(key)
        if value is None or value == "":
            continue
        if isinstance(entry, Layer):
            layers[key] = value
        elif isinstance(entry, Parameter) and _fits(entry, value):
            _set_parameter(study, workflow, entry, value)
        else:
            unfit.append(f"{key}={value}")
    return layers, unfit


def _fits(parameter: Parameter, value) -> bool:
    """Whether a value is one that the parameter takes."""
    if parameter.type == "legend":
        return str(value).isdecimal() and int(value) <= len(LEGENDS)
    return _plain(parameter, value) is not None


def _set_parameter(study: Study, workflow, parameter: Parameter, value) -> None:
    """Set a parameter in all stages that are told it."""
    if parameter.type == "legend":
        number = int(value)
        study.set_value("data", "legend", LEGENDS[number - 1] if number else None)
        return
    default = None if parameter.covers else parameter.default
    for stage in dict.fromkeys(step.stage for step, _name in workflow.feeds(parameter.key)):
        study.set_value(stage, parameter.key, _plain(parameter, value), default)


def _plain(parameter: Parameter, value):
    """A value as the form of a parameter holds it; None for one that it cannot hold."""
    if parameter.type not in ("whole", "number"):
        return str(value) if isinstance(value, (str, int, float)) else None
    try:
        number = cell_number(value)
    except InputError:
        return None
    low = -float("inf") if parameter.least is None else parameter.least
    high = float("inf") if parameter.greatest is None else parameter.greatest
    if not low <= number <= high or parameter.type == "whole" and number != int(number):
        return None
    return int(number) if parameter.type == "whole" else number


def _take_layers(session, study, layers: dict, folder: str) -> list:
    """Find or load the layers; returns the paths that are not there."""
    missing = []
    for role, given in layers.items():
        found = []
        for entry in given if isinstance(given, list) else _parts(session, role, given):
            layer = _layer(session, str(entry), folder) if entry else None
            if layer is None:
                missing.append(str(entry))
            else:
                found.append(ref_of(layer))
        if found:
            study.layers[role] = found if session.route.definition(role).several else found[0]
    return missing


def _parts(session, role: str, given) -> list:
    """Several files may stand in one text, with semicolons between them."""
    if session.route.definition(role).several and isinstance(given, str):
        return groups(given)
    return [given]


def _layer(session, entry: str, folder: str):
    path, bar, rest = entry.partition("|")
    source = os.path.normpath(os.path.join(folder, path)) + bar + rest
    for layer in session.project.mapLayers().values():
        if layer.source() == source:
            return layer
    layer = open_layer(source, readable(path))
    return None if layer is None else session.project.addMapLayer(layer)
