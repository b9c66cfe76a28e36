"""The parameters of each step as a table: readable labels and values, defaults marked."""

from __future__ import annotations

import os
import re

from ...core.lists import list_parts
from ...core.presets import land_cover_meanings
from ..kit.blocks import Column, Table
from ..kit.numbers import is_number, number_text
from ..platform.language import shared_tr
from .words import in_words

_LONGEST_VALUE = 400
# In the table of all steps; those of each step have more.
_SHORT_VALUE = 100
# Types of parameters that name layers and files.
_FILES = ("raster", "source", "vector", "layer", "maplayer", "multilayer", "file", "folder")
_MEMORY = re.compile(r"_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$")


def parameter_table(context, step):
    """What a step was run with; None where nothing is known."""
    rows = _rows(context, step)
    if not rows:
        return None
    names, values, defaults = (list(column) for column in zip(*((name, value, own) for _, name, value, own in rows)))
    caption = shared_tr("Parameters of: {title}").format(title=context.title(step))
    columns = [Column(shared_tr("Parameter"), names), Column(shared_tr("Value"), values)]
    if any(defaults):
        marks = [shared_tr("default") if own else "" for own in defaults]
        columns.append(Column(shared_tr("Note"), marks))
    return Table(caption, columns)


def changed_parameters(context):
    """The choices of all steps that are none of the forms' own, without the files; None where there are none."""
    steps, names, values = [], [], []
    for step in context.study.steps:
        title = context.title(step)
        for kind, name, value, own in _rows(context, step):
            if own or kind in _FILES:
                continue
            steps.append("" if steps and title in steps else title)
            names.append(name)
            values.append(_cut(value, _SHORT_VALUE))
    if not names:
        return None
    columns = [
        Column(shared_tr("Step"), steps),
        Column(shared_tr("Parameter"), names),
        Column(shared_tr("Value"), values),
    ]
    return Table(shared_tr("Parameters that differ from the defaults"), columns)


def _rows(context, step) -> list:
    """(type, label, value as text, whether it is the default) of the parameters of a step that are given."""
    algorithm, rows = context.algorithm(step), []
    for key, value in step.parameters.items():
        definition = None if algorithm is None else algorithm.parameterDefinition(key)
        kind = "" if definition is None else definition.type()
        if value in (None, "", []) or (kind == "band" and value == 1):
            continue
        text = parameter_text(definition, _named(context, step, value))
        default = definition is not None and _is_default(definition, value)
        rows.append((kind, context.label(step, key), text, default))
    return rows


def _named(context, step, value):
    """A value whose temporary layers are called by the steps that made them."""
    if isinstance(value, list):
        return [_named(context, step, entry) for entry in value]
    if not isinstance(value, str):
        return value
    for parent in step.parents:
        if any(made.path == value and made.name == made.output for made in parent.files):
            return context.title(parent)
    # Layers in memory have a number after their name.
    return _MEMORY.sub("", value)


def parameter_text(definition, value) -> str:
    """A value as readers know it: options by name, files without folders, numbers with separators."""
    kind = "" if definition is None else definition.type()
    options = _option_names(definition, value) if kind == "enum" else []
    if options:
        return ", ".join(options)
    if kind == "boolean" or isinstance(value, bool):
        return shared_tr("yes") if value else shared_tr("no")
    if is_number(value):
        return _number_text(value, kind)
    if isinstance(value, (dict, list, tuple)):
        return _cut(_joined(value), _LONGEST_VALUE)
    return _string_text(str(value)) if kind == "string" else _without_folders(str(value))


def _string_text(text: str) -> str:
    """A text that was typed: keys of land covers, such as "forest, snow_ice", in words."""
    known = set(land_cover_meanings().values())
    parts = list_parts(text) if text else []
    if parts and all(part in known for part in parts):
        return ", ".join(map(in_words, parts))
    return _without_folders(text)


def _number_text(value, kind: str) -> str:
    text = number_text(value, 0 if float(value).is_integer() else None)
    return f"{text} m" if kind == "distance" else text


def _joined(value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {parameter_text(None, entry)}" for name, entry in value.items())
    return ", ".join(parameter_text(None, entry) for entry in value)


def _without_folders(text: str) -> str:
    if os.path.isabs(text) or "\\" in text:
        return os.path.basename(text.replace("\\", "/").split("|")[0])
    return _cut(text, _LONGEST_VALUE)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _option_names(definition, value) -> list:
    """The names of chosen options; none where the value is no number of an option."""
    options, chosen = definition.options(), value if isinstance(value, list) else [value]
    if not all(is_number(entry) and 0 <= int(entry) < len(options) for entry in chosen):
        return []
    return [options[int(entry)] for entry in chosen]


def _is_default(definition, value) -> bool:
    default = definition.defaultValue()
    if is_number(default) and is_number(value):
        return float(default) == float(value)
    return default is not None and str(default) == str(value)
