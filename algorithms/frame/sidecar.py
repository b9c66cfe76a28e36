"""What a file carries of the run that made it: metadata, a JSON beside it, a style inside it."""

from __future__ import annotations

import base64
import contextlib
import contextvars
import json
import math
import os

import numpy as np
from qgis.core import Qgis, QgsMapLayer, QgsProcessingFeatureSourceDefinition, QgsProcessingUtils, QgsProperty

from ...core.errors import Phrase
from ..layers.file_read import known_json
from ..layers.source_notes import ENTRY
from ..platform.compat import HIDDEN, STATIC_PROPERTY
from ..platform.version import VERSION
from .fixed_settings import ENTRY as FOUND
from .input_files import LAYER_KINDS

# Longer tables are cut in the JSON; the file itself has them whole.
_TABLE_ROWS = 5000
# Bytes of an input's JSON up to which it is kept along.
_KEPT_INPUT = 200_000

# Layers whose source tells nothing that lasts.
_WITHOUT_FILE = ("memory", "virtual")

# How files are named in metadata and sidecars; None: as they are.
_naming: contextvars.ContextVar = contextvars.ContextVar("naming", default=None)


@contextlib.contextmanager
def files_named_by(naming):
    """Within it, texts in metadata and sidecars pass through a callable.

    A workflow that runs into a folder which moves when it ends names its files by where they will be.
    """
    token = _naming.set(naming)
    try:
        yield
    finally:
        _naming.reset(token)


def plain_parameters(job) -> dict:
    """The inputs of a run as texts, numbers and lists; destinations and keys of earlier versions are left out."""
    result = {}
    for definition in job.algorithm.parameterDefinitions():
        if definition.isDestination() or definition.flags() & HIDDEN:
            continue
        key = definition.name()
        value = job.parameters.get(key)
        value = definition.defaultValue() if not job.given(key) else value
        if isinstance(value, str) and value and definition.type() in ("enum", "boolean"):
            value = _chosen(job, definition)
        result[key] = _plain(_by_name(value, job.context) if definition.type() in LAYER_KINDS else value)
    return result


def _chosen(job, definition):
    """A choice that was given as text, as commands give them, as the form has it."""
    key = definition.name()
    if definition.type() == "boolean":
        return job.flag(key)
    if definition.usesStaticStrings():
        return job.parameters.get(key)
    return job.choices(key) if definition.allowMultiple() else job.choice(key)


def _by_name(value, context):
    """Layers that QGIS calls by an id of chance by what they are: their file, or in memory their name."""
    if isinstance(value, (list, tuple)):
        return [_by_name(entry, context) for entry in value]
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty) and value.propertyType() == STATIC_PROPERTY:
        value = value.staticValue()
    if isinstance(value, str) and value and not os.path.exists(value.split("|")[0]):
        layer = QgsProcessingUtils.mapLayerFromString(value, context, False)
        value = value if layer is None else layer
    if isinstance(value, QgsMapLayer):
        return value.name() if value.providerType() in _WITHOUT_FILE else value.source()
    return value


def _plain(value):
    """A value as JSON holds it."""
    if value is None or isinstance(value, (bool, int)):
        return value
    for kinds, plain in _PLAINLY:
        if isinstance(value, kinds):
            return plain(value)
    return str(value)


def _plain_text(text: str) -> str:
    naming = _naming.get()
    return text if naming is None else naming(text)


def _plain_property(value):
    static = value.staticValue()
    return value.expressionString() if static is None else _plain(static)


# The first kind that fits. numpy's floats of 64 bits are Python's, too.
_PLAINLY = (
    (str, _plain_text),
    ((np.integer, np.bool_), lambda value: value.item()),
    ((float, np.floating), lambda value: float(value) if math.isfinite(value) else None),
    (np.ndarray, lambda value: _plain(value.tolist())),
    (dict, lambda value: {str(key): _plain(entry) for key, entry in value.items()}),
    ((list, tuple), lambda value: [_plain(entry) for entry in value]),
    (QgsMapLayer, lambda value: _plain_text(value.source())),
    (QgsProcessingFeatureSourceDefinition, lambda value: _plain(value.source)),
    (QgsProperty, _plain_property),
)


def raster_metadata(outputs) -> dict:
    """The GDAL metadata of every raster."""
    algorithm = outputs.algorithm
    return {
        "ESP_ALGORITHM": algorithm.id(),
        "ESP_VERSION": VERSION,
        "ESP_PARAMETERS": json.dumps(outputs.parameters, ensure_ascii=False, sort_keys=True),
    }


def content(outputs, parameters: dict, key: str) -> dict:
    """The JSON beside the output of a key: who made it, from what, and its key numbers and tables."""
    tables = {
        table: {name: _plain(values[:_TABLE_ROWS]) for name, values in columns.items()}
        for table, columns in outputs.tables.items()
    }
    return {
        "algorithm": outputs.algorithm.id(),
        "output": key,
        "title": outputs.algorithm.displayName(),
        "group": outputs.algorithm.group(),
        "version": VERSION,
        "qgis": Qgis.QGIS_VERSION,
        "parameters": parameters,
        "numbers": {name: _plain(value) for name, value in outputs.numbers.items()},
        **({FOUND: outputs.found} if outputs.found else {}),
        "tables": tables,
        "charts": {title: base64.b64encode(png).decode("ascii") for title, png in outputs.charts.items()},
        "messages": list(outputs.messages),
        **({"warned": outputs.warned} if outputs.warned else {}),
        "templates": [
            {
                "text": template,
                "values": _plain(values),
                "phrases": [key for key, value in values.items() if isinstance(value, Phrase)],
            }
            for template, values in outputs.templates
        ],
        **({ENTRY: outputs.source_note.as_json()} if outputs.source_note is not None else {}),
        "inputs": _passing_inputs(parameters),
    }


def _passing_inputs(parameters: dict) -> dict:
    """The JSON of inputs in the temporary folder, so that a report finds these steps when the files are gone."""
    folder = os.path.normcase(os.path.abspath(QgsProcessingUtils.tempFolder()))
    kept = {}
    for value in parameters.values():
        for text in value if isinstance(value, list) else [value]:
            path = text.split("|")[0] if isinstance(text, str) else ""
            beside = path + ".json"
            if not os.path.isabs(path) or not os.path.normcase(os.path.abspath(path)).startswith(folder):
                continue
            if os.path.isfile(beside) and os.path.getsize(beside) <= _KEPT_INPUT:
                found = read_sidecar(path)
                if found is not None:
                    kept[text] = {**found, "charts": {}}
    return kept


def read_sidecar(path: str):
    """The JSON beside a file as `content` wrote it; None where there is none of ours."""
    content = known_json(path + ".json")
    return content if isinstance(content, dict) else None
