"""The files of a run: readable names for the outputs, and how files of the folder are named inside it."""

from __future__ import annotations

import json
import os
import re

from qgis.core import QgsProcessingModelAlgorithm

from ...core.errors import InputError
from ..layers.file_read import read_bytes
from ..platform.compat import OPTIONAL, SOURCE_TABLE
from ..platform.libraries import can_import
from ..platform.registry import algorithm_of
from ..writing.files import write_bytes
from .model_outputs import chosen_outputs, find_output, output_names
from .parameter_file import FILE, Settings
from .workflow_inputs import nearest

_TEXTS = (".json", ".html", ".csv", ".txt")


def output_files(algorithm, settings: Settings) -> dict:
    """Key of every output to its file's name: the output's title, in small letters, with the ending of its kind."""
    names = output_names(algorithm)
    definitions = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
    wanted = _chosen_files(settings, names)
    result: dict = {}
    # Of models that were made from a definition.
    workflow = getattr(algorithm, "workflow", None)
    asked = _without_library(algorithm) if workflow is None else workflow.asked
    taken = {FILE}
    for entry in names:
        definition = definitions[entry.key]
        if entry.key in wanted and wanted[entry.key] is None and definition.flags() & OPTIONAL:
            continue
        if entry.key not in wanted and entry.record in asked:
            continue
        name = wanted.get(entry.key) or _file_name(entry.title, definition)
        stem, ending = os.path.splitext(name)
        number = 2
        while name.casefold() in taken:
            name, number = f"{stem}_{number}{ending}", number + 1
        taken.add(name.casefold())
        result[entry.key] = name
    return result


def _without_library(algorithm) -> set:
    """The outputs, as parameter files have them, of the user's own model that a library is missing for."""
    if not isinstance(algorithm, QgsProcessingModelAlgorithm):
        return set()
    found = set()
    for step, child in algorithm.childAlgorithms().items():
        libraries = getattr(algorithm_of(child.algorithmId()), "LIBRARIES", {}) if child.modelOutputs() else {}
        for title, output in child.modelOutputs().items():
            library = libraries.get(output.childOutputName())
            if library and not can_import(library):
                found.add(f"{step}:{title}")
    return found


def recorded_outputs(algorithm, files: dict) -> dict:
    """The outputs and their files as a parameter file has them, which every QGIS understands."""
    return {entry.record: files[entry.key] for entry in output_names(algorithm) if entry.key in files}


def is_output_of(algorithm, files: dict, given: str, name: str) -> bool:
    """Whether a record's output is one of these files."""
    found = find_output(output_names(algorithm), given)
    return len(found) == 1 and files.get(found[0].key) == name


def _file_name(title: str, definition) -> str:
    stem = re.sub(r"\W+", "_", title.lower()).strip("_") or "output"
    if definition.type() == "folderDestination":
        return stem
    is_table = definition.type() == "sink" and definition.dataType() == SOURCE_TABLE
    return f"{stem}.csv" if is_table else f"{stem}.{definition.defaultFileExtension()}"


def _chosen_files(settings: Settings, names: list) -> dict:
    """The file names that a parameter file asks for, by key; None: the output is not wanted."""
    chosen = chosen_outputs(names, settings, nearest)
    titles = {entry.key: entry.title for entry in names}
    for key, name in chosen.items():
        if name is not None and (not isinstance(name, str) or not name.strip() or os.path.basename(name) != name):
            raise InputError(
                "{source}: the output {key} must be the name of a file without a folder, not {given}.",
                source=settings.source,
                key=titles[key],
                given=name,
            )
    return chosen


def named_by_folder(text: str, staged: str) -> str:
    """The path of a file in a staged folder as it is seen from the folder; other texts as they are."""
    # QGIS writes paths with slashes on every system.
    prefix = staged.replace("\\", "/") + "/"
    return text[len(prefix) :].replace("\\", "/") if text.replace("\\", "/").startswith(prefix) else text


def name_texts_by_folder(staged: str) -> None:
    """Take the staged folder out of texts that algorithms wrote themselves, such as the numbers of a report."""
    prefixes = {(staged + os.sep).encode(), (staged.replace("\\", "/") + "/").encode()}
    # As JSON writes it.
    prefixes |= {json.dumps(prefix.decode())[1:-1].encode() for prefix in prefixes}
    for place, _, names in os.walk(staged):
        for name in names:
            if not name.casefold().endswith(_TEXTS):
                continue
            path = os.path.join(place, name)
            before = after = read_bytes(path)
            for prefix in prefixes:
                after = after.replace(prefix, b"")
            if after != before:
                write_bytes(path, after)
