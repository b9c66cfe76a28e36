"""A study leaves the workbench: as a model, as commands, as a parameter file; and comes back."""

from __future__ import annotations

import os
import shlex

from ...algorithms.platform.language import translate
from ...algorithms.platform.version import VERSION
from ...algorithms.studies.model_builder import ModelBuilder
from ...algorithms.writing.files import write_json, write_text
from ...core.errors import EspError, InputError
from ...core.workflow.study_choice import Made
from ..widgets.text import sentence_of
from . import layer_facts
from .apart import batch_names
from .own_workflow import plain_name, runnable, study_workflow
from .plan import FromLayer

ENDINGS = {"model": ".model3", "commands": ".bat" if os.name == "nt" else ".sh", "parameters": ".json"}
# What a model hands on as a text is a file here.
_AS_FILES = {("WEIGHTS", "WEIGHTS"): ("WEIGHTS_TABLE", "WEIGHTS_TABLE")}


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
    """(step, run) of all steps that have the layers they need, in order.

    Raises
    ------
    InputError
        When no step has them.
    """
    study = session.study
    steps = runnable(session)
    names = {step.ID for step in steps}
    return [(step.ID, run) for step in steps for run in step.runs(study, lambda made: made.stage in names)]


def write_model(session, path: str) -> None:
    """A model3 whose inputs are the study's layers and parameters."""
    ModelBuilder(study_workflow(session, plain_name(session.study.title), session.study.title)).write(path)


# -- commands --------------------------------------------------------------------------------


def write_commands(session, path: str) -> None:
    """One qgis_process command a run, for sh or, in a .bat, for Windows."""
    windows = path.casefold().endswith(".bat")
    runs = all_runs(session)
    folder = session.study.folder or os.path.join(os.path.dirname(os.path.abspath(path)), "results")
    lines = ["@echo off", "rem The file is in UTF-8.", "chcp 65001 >nul"] if windows else ["#!/bin/sh"]
    lines.append(_remark(f"{session.study.title}: ESP Toolbox {VERSION}", windows))
    lines += _for_windows(folder) if windows else ["set -e", f"OUT={shlex.quote(folder)}"]
    places = _places(runs)
    files = {
        (step, run.name, key): f"{places[step, run.name]}/{output.file}"
        for step, run in runs
        for key, output in run.outputs.items()
    }
    for step, run in runs:
        # OGR makes no folders.
        name = places[step, run.name]
        place = f'"%OUT%\\{name}"'
        folder = f"if not exist {place} mkdir {place}" if windows else f'mkdir -p "$OUT"/{name}'
        lines += ["", _remark(run.title, windows), folder, _command(session, step, run, files, windows)]
    write_text(path, "\n".join(lines) + "\n", newline="\r\n" if windows else "\n")
    if not windows:
        # A script that its owner runs.
        os.chmod(path, 0o755)  # nosec B103


def _remark(text: str, windows: bool) -> str:
    """A line that is not run."""
    line = " ".join(text.split())
    return "rem " + line.replace("%", "%%") if windows else "# " + line


def _for_windows(folder: str) -> list:
    """The folder, and the program of the installation that is there."""
    if "%" in folder:
        raise InputError(
            "Commands for Windows cannot name the folder {folder}, for its percent sign; keep the results in another.",
            folder=folder,
        )
    first, second = batch_names()
    place = folder.replace("/", "\\")
    return [
        f'set "OUT={place}"',
        f'set "QGIS_PROCESS={first}"',
        f'where /q %QGIS_PROCESS% || set "QGIS_PROCESS={second}"',
    ]


def _places(runs: list) -> dict:
    """(step, run) to a folder that is there once."""
    names = [run.name for _step, run in runs]
    return {(step, run.name): run.name if names.count(run.name) == 1 else f"{step}_{run.name}" for step, run in runs}


def _command(session, step: str, run, files: dict, windows: bool) -> str:
    def quoted(text: str) -> str:
        # A batch file reads a percent sign as the begin of a name, and "call" reads its line once more.
        return '"' + text.replace('"', '""').replace("%", "%%%%") + '"' if windows else shlex.quote(text)

    def output(*made) -> str:
        place = files[made]
        return '"%OUT%\\' + place.replace("/", "\\") + '"' if windows else f'"$OUT"/{shlex.quote(place)}'

    parts = []
    for key, value in run.values.items():
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(entry, Made):
                name, made = _AS_FILES.get((key, entry.output), (key, entry.output))
                if (entry.stage, entry.step, made) in files:
                    parts.append(f"{name}={output(entry.stage, entry.step, made)}")
            elif isinstance(entry, FromLayer):
                layers = session.route.layers_for(session.study, "data", entry)
                parts += [f"{key}={quoted(source)}" for source in _sources(layers)]
            else:
                text = str(entry).lower() if isinstance(entry, bool) else str(entry)
                parts.append(f"{key}={quoted(text)}")
    parts += [f"{key}={output(step, run.name, key)}" for key in run.outputs]
    begin = "call %QGIS_PROCESS%" if windows else "qgis_process"
    joint = " ^\n  " if windows else " \\\n  "
    # sh ends by itself at the first run that fails.
    return joint.join([f"{begin} run {run.algorithm} --", *parts]) + (" || exit /b 1" if windows else "")


def _sources(layers: list) -> list:
    found = []
    for layer in layers:
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
    study = session.study
    workflow = study_workflow(session, plain_name(study.title), study.title)
    content = {
        "workflow": model,
        "version": VERSION,
        "title": study.title,
        "inputs": {layer.key: _paths(session, layer.key, folder) for layer in workflow.layers},
        "study": {
            "workflow": study.workflow,
            "values": {step: values for step, values in study.values.items() if values},
            "layers": {role: _paths(session, role, folder) for role in study.layers if study.refs(role)},
        },
    }
    write_json(path, content)


def _paths(session, role: str, folder: str):
    layers = session.route.chosen_layers(session.study, role)
    found = [_relative(source, folder) for source in _sources(layers)]
    if session.route.definition(role).several:
        return found
    return found[0] if found else None


def _relative(source: str, folder: str) -> str:
    """A path from the file's folder, where both are on one drive."""
    path, bar, rest = source.partition("|")
    try:
        return os.path.relpath(path, folder).replace("\\", "/") + bar + rest
    except ValueError:
        return source
