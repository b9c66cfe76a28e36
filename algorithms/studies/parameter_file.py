"""Parameter files: what a workflow was run with, and what is needed to run it again."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from dataclasses import dataclass, field

import numpy as np
import scipy
from qgis.core import Qgis

from ...core.errors import InputError, phrase
from ..platform.version import GDAL_VERSION, VERSION

# The parameter file that every run leaves in its folder.
FILE = "workflow.json"

# The part "study" is the workbench's own.
_KEYS = ("workflow", "version", "title", "inputs", "outputs", "made_with", "files", "study")
# What belongs to a layer beside the file that names it.
_COMPANIONS = {".shp": (".dbf", ".shx", ".prj", ".cpg"), ".img": (".ige",)}
# Inputs are named from the folder of the run while they are not farther up than this.
_LEVELS_UP = 3
_SQLITE = b"SQLite format 3\x00"
# Where SQLite counts changes and notes versions: QGIS changes them when it merely opens a GeoPackage.
_SQLITE_COUNTERS = (slice(18, 20), slice(24, 28), slice(92, 100))
# Scenarios share most of their inputs.
_known_sums: dict = {}
# "a=1; b=2" and lines of their own; a semicolon inside a value is not followed by a key.
_SEPARATOR = re.compile(r"(?:;|\n)\s*(?=[^\W\d][\w:]*\s*=)")


@dataclass
class Settings:
    """A workflow and its inputs, as written down.

    Parameters
    ----------
    workflow : str
        Id of the model or algorithm, or the path of a ``.model3`` file.
    inputs : dict
        Parameter key to its value.
    outputs : dict
        Name of an output to its file in the folder; None: it is not made.
    title : str
    version : str
        Of the toolbox that wrote the file; empty where a user did.
    folder : str
        What relative paths are relative to.
    files : dict
        Parameter key to the checksums of its files, where a run recorded them.
    source : str
        How messages call where it comes from.
    """

    workflow: str
    inputs: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    title: str = ""
    version: str = ""
    folder: str = ""
    files: dict = field(default_factory=dict)
    source: str = ""


def read_settings(path: str) -> Settings:
    """Read a parameter file.

    Raises
    ------
    InputError
        When it cannot be read, is no JSON, or has other parts than a parameter file.
    """
    from ..layers.file_read import read_json

    name = os.path.basename(path)
    try:
        content = read_json(path, lambda pairs: _object(pairs, name))
    except UnicodeDecodeError as error:
        raise InputError("The parameter file {file} is no text in UTF-8.", file=name) from error
    except json.JSONDecodeError as error:
        raise InputError(
            "The parameter file {file} is no valid JSON: line {line}, column {column}: {reason}.",
            file=name,
            line=error.lineno,
            column=error.colno,
            reason=error.msg,
        ) from error
    if not isinstance(content, dict):
        raise InputError(
            'The parameter file {file} must hold an object: {{"workflow": ..., "inputs": ...}}.', file=name
        )
    unknown = next((key for key in content if key not in _KEYS), None)
    if unknown is not None:
        raise InputError(
            "The parameter file {file} has the part {part}; it may have: {known}.",
            file=name,
            part=unknown,
            known=", ".join(_KEYS[:5]),
        )
    _check_kinds(content, name)
    return Settings(
        content["workflow"].strip(),
        content.get("inputs") or {},
        content.get("outputs") or {},
        content.get("title") or "",
        content.get("version") or "",
        os.path.dirname(os.path.abspath(path)),
        content.get("files") or {},
        name,
    )


def _object(pairs: list, name: str) -> dict:
    """An object of the file; JSON itself would take the last of two equal keys without a word."""
    result: dict = {}
    for key, value in pairs:
        if key in result:
            raise InputError("The parameter file {file} has the key {key} twice.", file=name, key=key)
        result[key] = value
    return result


def _check_kinds(content: dict, name: str) -> None:
    workflow = content.get("workflow")
    if not isinstance(workflow, str) or not workflow.strip():
        raise InputError(
            'The parameter file {file} does not name its workflow, such as "workflow": "esp:qaidam".', file=name
        )
    for part, kind in (("inputs", dict), ("outputs", dict), ("files", dict), ("title", str), ("version", str)):
        if not isinstance(content.get(part) or kind(), kind):
            raise InputError(
                "The part {part} of the parameter file {file} must be {kind}.",
                part=part,
                file=name,
                kind=phrase("a text") if kind is str else phrase('an object: {"key": value, ...}'),
            )


def parse_overrides(text: str) -> dict:
    """Values that replace those of a parameter file: "edge_width=2; gravity=300", or one a line.

    Raises
    ------
    InputError
        For a part without a key, and for a key that is given twice.
    """
    result: dict = {}
    for part in _SEPARATOR.split(text.strip().rstrip(";")):
        if not part.strip():
            continue
        key, equals, value = part.partition("=")
        if not equals or not key.strip():
            raise InputError(
                "{part} is no setting; write key=value, several of them separated by semicolons.", part=part.strip()
            )
        if key.strip() in result:
            raise InputError("The setting {key} is given twice.", key=key.strip())
        result[key.strip()] = value.strip()
    return result


def made_with() -> dict:
    """The software that a result may depend on."""
    return {
        "ESP Toolbox": VERSION,
        "QGIS": Qgis.QGIS_VERSION,
        "GDAL": GDAL_VERSION,
        "Python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
    }


def checksums(path: str, progress) -> dict:
    """Size and SHA-256 of a file together with what belongs to it; None values for a folder.

    In a GeoPackage the counters of SQLite do not count, since QGIS changes them without a change of the data.

    Parameters
    ----------
    path : str
    progress : callable
        Called between blocks, so that a run can be cancelled.
    """
    state = os.stat(path)
    key = (os.path.abspath(path), state.st_mtime_ns, state.st_size)
    if key not in _known_sums:
        _known_sums[key] = _checksums(path, progress)
    return dict(_known_sums[key])


def _checksums(path: str, progress) -> dict:
    from ..layers.file_read import blocks_of

    stem, ending = os.path.splitext(path)
    files = [path, *(stem + other for other in _COMPANIONS.get(ending.casefold(), ()))]
    digest, size = hashlib.sha256(), 0
    for name in files:
        if not os.path.isfile(name):
            continue
        for number, block in enumerate(blocks_of(name)):
            progress(0.0)
            digest.update(_without_counters(block) if number == 0 and block.startswith(_SQLITE) else block)
            size += len(block)
    return {"bytes": size, "sha256": digest.hexdigest()} if size else {"bytes": None, "sha256": None}


def _without_counters(block: bytes) -> bytes:
    head = bytearray(block)
    for part in _SQLITE_COUNTERS:
        head[part] = bytes(part.stop - part.start)
    return bytes(head)


def relative_path(path: str, folder: str) -> str:
    """How a parameter file in a folder names a file: relative when they lie near each other."""
    if not os.path.isabs(path):
        return path
    try:
        short = os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path
    return path if short.startswith(os.path.join(*[os.pardir] * (_LEVELS_UP + 1))) else short.replace(os.sep, "/")


def write_record(path: str, record: dict) -> None:
    """Write a parameter file."""
    from ..writing.files import write_json

    write_json(path, record, end="\n")
