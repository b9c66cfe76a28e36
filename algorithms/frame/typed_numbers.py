"""Numbers of a run's parameters, whoever gives them: read by the parser of numbers, or refused by name."""

from __future__ import annotations

import math

from ...core.errors import EspError, InputError
from ...core.numbers import parse_number
from ..platform.compat import NUMBER_WHOLE, is_null

_TYPES = ("number", "distance", "area", "volume", "scale", "duration")


def with_numbers(form, parameters: dict) -> dict:
    """The parameters with numbers that were given as text as numbers; blank texts are as if not given.

    QGIS by itself takes a text that it cannot read as "not given" where a number is optional.

    Raises
    ------
    InputError
        For a text that is no number, for what is not finite, and for parts where a whole number is wanted.
    """
    result = dict(parameters)
    for definition in form.parameterDefinitions():
        key = definition.name()
        value = parameters.get(key)
        if definition.type() not in _TYPES or is_null(value) or isinstance(value, bool):
            continue
        if isinstance(value, str):
            if not value.strip():
                result[key] = None
                continue
            value = named(definition, parse_number, value)
        if isinstance(value, (int, float)):
            result[key] = _checked(definition, value)
    return result


def named(definition, read, text):
    """What a parser reads, its refusals with the name of the parameter before them."""
    try:
        return read(text)
    except EspError as error:
        raise InputError("{parameter}: {reason}", parameter=definition.description(), reason=error) from error


def _checked(definition, value):
    if not math.isfinite(value):
        raise InputError("{parameter}: {value} is no finite number.", parameter=definition.description(), value=value)
    if definition.type() == "number" and definition.dataType() == NUMBER_WHOLE:
        if value != int(value):
            raise InputError(
                "{parameter}: {value:.10g} is not a whole number.", parameter=definition.description(), value=value
            )
        return int(value)
    return value
