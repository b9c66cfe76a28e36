"""A study leaves the workbench: as a model, as commands, as a parameter file; and comes back."""

from __future__ import annotations

import os
import shlex

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...algorithms.platform import compat
from ...algorithms.platform.language import translate
from ...algorithms.platform.version import VERSION
from ...algorithms.studies.model_builder import FromInput, FromStep, ModelBuilder, Step
from ...algorithms.writing.files import write_json, write_text
from ...core.errors import EspError, InputError
from ..widgets.text import sentence_of
from . import layer_facts, states
from .plan import FromLayer, FromRun, references
from .roles import ROLES

ENDINGS = {"model": ".model3", "commands": ".bat" if os.name == "nt" else ".sh", "parameters": ".json"}
_KINDS = {"line": compat.SOURCE_LINE, "polygon": compat.SOURCE_POLYGON}


def export(session, kind: str, path: str) -> tuple:
    """Write a study.

    Parameters
    ----------
    session : Session
    kind : {"model", "commands", "parameters"}
    path : str

    Returns
    -------
    (str, str)
        Level and text of what to tell the user.
    """
    if not os.path.splitext(path)[1]:
        path += ENDINGS[kind]
    try:
        {"model": write_model, "commands": write_commands, "parameters": write_parameters}[kind](session, path)
    except EspError as error:
        return "warning", sentence_of(error)
    except OSError as error:
        text = translate("shared", "{path} cannot be written: {reason}")
        return "warning", text.format(path=path, reason=error.strerror)
    return "info", translate("shared", "Written to {path}.").format(path=path)


def all_runs(session) -> list:
    """The runs of all steps that have the layers they need, in order.

    Raises
    ------
    InputError
        When no step has them.
    """
    route, study = session.route, session.study
    ready: set = set()
    found = []
    for step in route:
        products = step.products(study)
        lacking = step.available() or step.missing_layers(study) or step.missing_classes(study)
        if lacking or not all(name in ready for name in step.required(study)):
            continue
        found += step.runs(study, ready.__contains__)
        ready |= set(products)
    if not found:
        raise InputError("No step has the layers that it needs; choose them first.")
    return found


# -- model -----------------------------------------------------------------------------------


def write_model(session, path: str) -> None:
    """A model3 whose inputs are the study's layers."""
    builder = ModelBuilder(
        _plain_name(session.study.title),
        session.study.title,
        "ESP Toolbox",
        translate("shared", "Exported from the ESP Workbench."),
    )
    runs = all_runs(session)
    known = {run.name for run in runs}
    for role in _roles_of(runs):
        builder.add_input(_definition(session, role))
    for run in runs:
        values = {key: _for_model(value, known) for key, value in run.values.items()}
        outputs = {key: output.title or f"{run.title}: {key}" for key, output in run.outputs.items()}
        builder.add_step(Step(run.name, run.algorithm, run.title, values, _apart(outputs, run.title)))
    builder.write(path)


def _plain_name(title: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in title).strip("_").lower() or "study"


def _roles_of(runs: list) -> list:
    roles = [
        reference.role
        for run in runs
        for value in run.values.values()
        for reference in references(value)
        if isinstance(reference, FromLayer)
    ]
    return list(dict.fromkeys(roles))


def _definition(session, role: str):
    label, kind = states.role_label(session.route, role), ROLES[role].kind
    if ROLES[role].several:
        return QgsProcessingParameterMultipleLayers(role, label, compat.SOURCE_RASTER, optional=True)
    if kind == "raster":
        return QgsProcessingParameterRasterLayer(role, label)
    return QgsProcessingParameterFeatureSource(role, label, [_KINDS[kind]])


def _for_model(value, known: set):
    if isinstance(value, (list, tuple)):
        return [_for_model(entry, known) for entry in value]
    if isinstance(value, FromLayer):
        return FromInput(value.role)
    if isinstance(value, FromRun):
        return FromStep(value.run, value.output)
    return value


def _apart(titles: dict, run: str) -> dict:
    """Titles that differ: those of a model's outputs do."""
    found: dict = {}
    for key, title in titles.items():
        found[key] = title if title not in found.values() else f"{run}: {title}"
    return found


# -- commands --------------------------------------------------------------------------------


def write_commands(session, path: str) -> None:
    """One qgis_process command a run, for sh or, in a .bat, for Windows."""
    windows = path.casefold().endswith(".bat")
    runs = all_runs(session)
    folder = session.study.folder or os.path.join(os.path.dirname(os.path.abspath(path)), "results")
    mark = "rem" if windows else "#"
    lines = ["@echo off" if windows else "#!/bin/sh"]
    lines.append(f"{mark} {session.study.title}: ESP Toolbox {VERSION}")
    lines += [f'set "OUT={folder}"'] if windows else ["set -e", f"OUT={shlex.quote(folder)}"]
    files = {(run.name, key): output.file for run in runs for key, output in run.outputs.items()}
    for run in runs:
        # OGR makes no folders.
        place = f'"%OUT%\\{run.name}"'
        folder = f"if not exist {place} mkdir {place}" if windows else f'mkdir -p "$OUT"/{run.name}'
        lines += ["", f"{mark} {run.title}", folder, _command(session, run, files, windows)]
    write_text(path, "\n".join(lines) + "\n", newline="\r\n" if windows else "\n")
    if not windows:
        # A script that its owner runs.
        os.chmod(path, 0o755)  # nosec B103


def _command(session, run, files: dict, windows: bool) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if windows else shlex.quote(text)

    def output(name: str, key: str) -> str:
        place = f"{name}/{files[name, key]}"
        return '"%OUT%\\' + place.replace("/", "\\") + '"' if windows else f'"$OUT"/{shlex.quote(place)}'

    parts = []
    for key, value in run.values.items():
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(entry, FromRun):
                if (entry.run, entry.output) in files:
                    parts.append(f"{key}={output(entry.run, entry.output)}")
            elif isinstance(entry, FromLayer):
                parts += [f"{key}={quoted(source)}" for source in _sources(session, entry.role)]
            else:
                text = str(entry).lower() if isinstance(entry, bool) else str(entry)
                parts.append(f"{key}={quoted(text)}")
    parts += [f"{key}={output(run.name, key)}" for key in run.outputs]
    begin = "call qgis_process-qgis.bat" if windows else "qgis_process"
    joint = " ^\n  " if windows else " \\\n  "
    return joint.join([f"{begin} run {run.algorithm} --", *parts])


def _sources(session, role: str) -> list:
    found = []
    for layer in session.route.chosen_layers(session.study, role):
        if not layer_facts.file_of(layer):
            raise InputError("The layer {name} is no file; save it to one first.", name=layer.name())
        found.append(layer.source())
    return found


# -- parameter files -------------------------------------------------------------------------


def write_parameters(session, path: str) -> None:
    """A file that esp:runworkflow runs and that the workbench takes in again; its model stands beside it."""
    folder, name = os.path.split(os.path.abspath(path))
    model = os.path.splitext(name)[0] + ".model3"
    write_model(session, os.path.join(folder, model))
    roles = _roles_of(all_runs(session))
    study = session.study
    content = {
        "workflow": model,
        "version": VERSION,
        "title": study.title,
        "inputs": {role: _paths(session, role, folder) for role in roles},
        "study": {
            "values": {step: values for step, values in study.values.items() if values},
            "layers": {role: _paths(session, role, folder) for role in ROLES if study.refs(role)},
        },
    }
    write_json(path, content)


def _paths(session, role: str, folder: str):
    found = [_relative(source, folder) for source in _sources(session, role)]
    if ROLES[role].several:
        return found
    return found[0] if found else None


def _relative(source: str, folder: str) -> str:
    """A path from the file's folder, where both are on one drive."""
    path, bar, rest = source.partition("|")
    try:
        return os.path.relpath(path, folder).replace("\\", "/") + bar + rest
    except ValueError:
        return source
