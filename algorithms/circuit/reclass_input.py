"""The table of new resistances of a form: two columns of a table, or a text file without headers."""

from __future__ import annotations

import os
from typing import Optional

import numpy as np

from ...core.circuit.reclassification import MISSING, parse_reclass_table, reclass_table
from ...core.errors import InputError
from ...core.numbers import parse_number
from ...core.tables import is_empty
from ..layers.file_read import UTF8_OR_LATIN, read_text


def read_reclass(job, key: str) -> Optional[np.ndarray]:
    """The pairs of a table; None where it is not given.

    Raises
    ------
    InputError
        For a table without two columns of numbers, and new values that no resistance can have.
    """
    if not job.given(key):
        return None
    name = job.layer_name(key)
    path = job.parameters.get(key)
    if isinstance(path, str) and os.path.splitext(path)[1].casefold() == ".txt" and os.path.isfile(path):
        # As Omniscape's: by blanks, without headers.
        table = parse_reclass_table(read_text(path, UTF8_OR_LATIN), name)
    else:
        table = reclass_table(_pairs(job.table(key), name), name)
    _check_new(table, job.flag("IS_CONDUCTANCE"), name)
    return table


def _pairs(columns: dict, name: str) -> list:
    if len(columns) < 2:
        raise InputError("The table {name} needs two columns: the old value and the new one.", name=name)
    headers, cells = list(columns)[:2], list(columns.values())[:2]
    pairs = [] if not all(map(_is_value, headers)) else [headers]
    pairs += [pair for pair in zip(*cells) if not is_empty(pair[0])]
    return [[_number(value, name) for value in pair] for pair in pairs]


def _is_value(header) -> bool:
    """Whether what stands in the place of a header is a value: a table without headers begins at once."""
    try:
        _number(header, "")
        return True
    except InputError:
        return False


def _number(value, name: str) -> float:
    if not isinstance(value, str) and not is_empty(value):
        return float(value)
    text = "" if is_empty(value) else value.strip().strip("\"'")
    if text.lower() == MISSING:
        return np.nan
    try:
        return parse_number(text)
    except InputError as error:
        raise InputError(
            "The table {name} holds {value}, which is neither a number nor the word missing.",
            name=name,
            value=text or "-",
        ) from error


def _check_new(table: np.ndarray, conductances: bool, name: str) -> None:
    new = table[:, 1]
    wrong = new[(new < 0.0) | ((new == 0.0) & (not conductances))]
    if wrong.size:
        raise InputError(
            "The table {name} gives the new value {value:g}: resistances must be above 0; write missing for barriers.",
            name=name,
            value=float(wrong[0]),
        )
