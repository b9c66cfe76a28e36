"""The files of a run: readable names for the outputs, and how files of the folder are named inside it."""

from __future__ import annotations

import json
import os
import re

from ...core.errors import InputError
from ..layers.file_read import read_bytes
from ..platform.compat import OPTIONAL, SOURCE_TABLE
from ..writing.files import write_bytes
from .parameter_file import FILE, Settings
from .workflow_inputs import nearest

_TEXTS = (".json", ".html", ".csv", ".txt")
# What QGIS leaves out of keys.
_UNSAFE = re.compile(r"[^\sa-z_0-9]")


def output_files(algorithm, settings: Settings) -> dict:
    """Key of every output to its file's name: the output's title, in small letters, with the ending of its kind."""
    destinations = [entry for entry in algorithm.parameterDefinitions() if entry.isDestination()]
    titles = {entry.name(): _title_of(entry.name(), algorithm) for entry in destinations}
    wanted = _chosen_names(settings, titles)
    result: dict = {}
    taken = {FILE}
    for definition in destinations:
        key = definition.name()
        if key in wanted:
            if wanted[key] is None and definition.flags() & OPTIONAL:
                continue
            name = wanted[key] or _file_name(titles[key], definition)
        else:
            name = _file_name(titles[key], definition)
        stem, ending = os.path.splitext(name)
        number = 2
        while name.casefold() in taken:
            name, number = f"{stem}_{number}{ending}", number + 1
        taken.add(name.casefold())
        result[key] = name
    return result


def plain_key(key: str) -> str:
    """The key of a model's output as newer QGIS have it, pinch_points; in QGIS 3.22 it is pinchpoints:Pinch points."""
    title = key.split(":")[-1].lower().strip()
    return re.sub(r"^\d+", "", _UNSAFE.sub("", title)).replace(" ", "_") or title


def _title_of(key: str, algorithm) -> str:
    """The part of a model's key that its maker chose; titles themselves change with the language."""
    title = key.split(":")[-1]
    return algorithm.name() if title == "OUTPUT" else title


def _file_name(title: str, definition) -> str:
    stem = re.sub(r"\W+", "_", title.lower()).strip("_") or "output"
    if definition.type() == "folderDestination":
        return stem
    is_table = definition.type() == "sink" and definition.dataType() == SOURCE_TABLE
    return f"{stem}.csv" if is_table else f"{stem}.{definition.defaultFileExtension()}"


def _chosen_names(settings: Settings, titles: dict) -> dict:
    """The file names that a parameter file asks for, by key; None: the output is not wanted."""
    by_name = {plain_key(key): key for key in titles}
    by_name.update((title.casefold(), key) for key, title in titles.items())
    by_name.update((key.casefold(), key) for key in titles)
    result = {}
    for given, name in settings.outputs.items():
        key = by_name.get(given.casefold()) or by_name.get(plain_key(given))
        if key is None:
            raise InputError(
                "{source}: {workflow} has no output {key}; did you mean {near}?",
                source=settings.source,
                workflow=settings.workflow,
                key=given,
                near=nearest(given, list(titles.values())),
            )
        if name is not None and (not isinstance(name, str) or not name.strip() or os.path.basename(name) != name):
            raise InputError(
                "{source}: the output {key} must be the name of a file without a folder, not {given}.",
                source=settings.source,
                key=given,
                given=name,
            )
        result[key] = name
    return result


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
