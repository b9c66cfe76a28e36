"""A parameter file becomes a study of the workbench."""

from __future__ import annotations

import os

from ...algorithms.layers.file_read import read_json
from ...algorithms.platform.language import translate
from ...algorithms.studies.parameter_file import read_settings
from ...core.errors import EspError, InputError
from ..widgets.text import sentence_of
from .layer_facts import ref_of
from .layer_tree import open_layer, readable
from .roles import ROLES
from .steps.resistance import NAMES
from .study import Study

# The inputs of the Qaidam workflow: where they stand in the workbench.
_QAIDAM_LAYERS = {
    "landcover": "landcover",
    "elevation": "dem",
    "ndvi": "ndvi",
    "roads": "roads",
    "landcovers": "landcovers",
    "npp": "npp",
    "districts": "districts",
}
_QAIDAM_VALUES = {
    "natural_classes": ("sources", "natural_classes"),
    "edge_width": ("sources", "edge_width"),
    "largest": ("sources", "largest"),
    "least_dpc": ("sources", "least_dpc"),
    "distance": ("sources", "distance"),
    "water_classes": ("resistance", "water_classes"),
    "gravity": ("corridors", "gravity"),
    "least_zone": ("zones", "least_area"),
}


def read_parameters(session, path: str) -> tuple:
    """Take in a parameter file as a new study.

    Returns
    -------
    (str, str)
        Level and text of what to tell the user.
    """
    try:
        settings = read_settings(path)
        own = read_json(path).get("study")
        if own is not None:
            values, layers = own.get("values", {}), own.get("layers", {})
        else:
            values, layers = _of_workflow(settings)
        study = Study(settings.title or os.path.splitext(os.path.basename(path))[0])
        study.values = {step: dict(entries) for step, entries in values.items()}
        missing = _take_layers(session, study, layers, settings.folder)
    except EspError as error:
        return "warning", sentence_of(error)
    session.adopt_study(study)
    if missing:
        text = translate("shared", "These layers are not where the file says: {names}.")
        return "warning", text.format(names=", ".join(missing))
    return "info", translate("shared", "The study {title} was taken in.").format(title=study.title)


def _of_workflow(settings) -> tuple:
    if settings.workflow.casefold() not in ("esp:qaidam", "qaidam"):
        raise InputError(
            "{file} is for {workflow}; the workbench takes in its own files and those of esp:qaidam.",
            file=settings.source,
            workflow=settings.workflow,
        )
    layers = {role: settings.inputs[key] for key, role in _QAIDAM_LAYERS.items() if settings.inputs.get(key)}
    values: dict = {}
    for key, (step, field) in _QAIDAM_VALUES.items():
        if settings.inputs.get(key) is not None:
            values.setdefault(step, {})[field] = settings.inputs[key]
    if settings.inputs.get("judgements"):
        judged = {"factors": list(NAMES), "values": {"MATRIX": settings.inputs["judgements"]}}
        values.setdefault("resistance", {})["judgements"] = judged
    return values, layers


def _take_layers(session, study, layers: dict, folder: str) -> list:
    """Find or load the layers; returns the paths that are not there."""
    missing = []
    for role, given in layers.items():
        if role not in ROLES:
            continue
        found = []
        for entry in given if isinstance(given, list) else [given]:
            layer = _layer(session, str(entry), folder) if entry else None
            if layer is None:
                missing.append(str(entry))
            else:
                found.append(ref_of(layer))
        if found:
            study.layers[role] = found if ROLES[role].several else found[0]
    return missing


def _layer(session, entry: str, folder: str):
    path, bar, rest = entry.partition("|")
    source = os.path.normpath(os.path.join(folder, path)) + bar + rest
    for layer in session.project.mapLayers().values():
        if layer.source() == source:
            return layer
    layer = open_layer(source, readable(path))
    return None if layer is None else session.project.addMapLayer(layer)
