"""Workflows as plain values: users keep their own ones as JSON files."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from ..errors import InputError
from .definition import FieldOf, From, Given, Layer, Output, Parameter, Product, Step, Variation, Workflow

FORMAT = 1
# How a value in a step says what it is.
_REFERENCES = {"given": Given, "from": From, "product": Product, "field": FieldOf}
_PARTS = (*_REFERENCES.values(), Layer, Parameter, Variation, Output, Step)


def workflow_values(workflow: Workflow) -> dict:
    """A workflow as values that JSON can hold; what is a part's default is left out."""
    return {"format": FORMAT, **_values(workflow)}


def workflow_of(content: dict, source: str) -> Workflow:
    """The workflow of `workflow_values`.

    Parameters
    ----------
    content : dict
    source : str
        How messages call where it comes from.

    Raises
    ------
    InputError
        For values that are no workflow, those of a newer toolbox, and a workflow that is not sound.
    """
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise InputError("{source} is no workflow of the ESP Toolbox.", source=source)
    if content["format"] > FORMAT:
        raise InputError("{source} was written by a newer ESP Toolbox.", source=source)
    try:
        parts: dict[str, Any] = {
            "layers": tuple(_part(Layer, entry) for entry in content["layers"]),
            "parameters": tuple(_part(Parameter, entry) for entry in content["parameters"]),
            "steps": tuple(_part(Step, entry) for entry in content["steps"]),
            "products": {name: _part(From, entry) for name, entry in content["products"].items()},
        }
        known = {entry.name for entry in fields(Workflow)} - set(parts)
        return Workflow(**parts, **{name: content[name] for name in known if name in content})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("{source} is no workflow of the ESP Toolbox.", source=source) from error


def _values(part):
    if isinstance(part, tuple(_REFERENCES.values())):
        word = next(word for word, kind in _REFERENCES.items() if isinstance(part, kind))
        return {word: _fields(part)}
    if isinstance(part, (*_PARTS, Workflow)):
        return _fields(part)
    if isinstance(part, dict):
        return {key: _values(value) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_values(entry) for entry in part]
    return None if part == float("inf") else part


def _fields(part) -> dict:
    values = {entry.name: getattr(part, entry.name) for entry in fields(part)}
    plain = {entry.name: entry.default for entry in fields(part) if entry.default is not MISSING}
    return {name: _values(value) for name, value in values.items() if name not in plain or value != plain[name]}


def _part(kind, content: dict):
    """A part from its values; lists become tuples but for those in the values of a step."""
    if kind is From and set(content) == {"from"}:
        content = content["from"]
    values = dict(content)
    if kind is Step:
        values["values"] = {key: _referred(value) for key, value in values["values"].items()}
        values["outputs"] = tuple(_part(Output, entry) for entry in values.get("outputs", ()))
    if kind is Parameter and values.get("variation") is not None:
        values["variation"] = _part(Variation, values["variation"])
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


def _referred(value):
    if isinstance(value, list):
        return [_referred(entry) for entry in value]
    if isinstance(value, dict):
        ((word, content),) = value.items()
        return _part(_REFERENCES[word], content)
    return value
