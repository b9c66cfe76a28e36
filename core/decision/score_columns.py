"""Score tables from columns and texts as people keep them."""

from __future__ import annotations

import math
import re
from typing import Mapping, Optional, Sequence

from ..classes import parse_classes
from ..errors import InputError, phrase
from .numbers import parse_number, plain_text
from .score_table import ScoreRow, ScoreTable

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_SPAN = re.compile(rf"^({_NUMBER})\s*(?:-|–|—|~|to|\.\.)\s*({_NUMBER})$")
_ABOVE = re.compile(rf"^(?:>=|≥|>)\s*({_NUMBER})$|^({_NUMBER})\s*\+$")
_BELOW = re.compile(rf"^(?:<=|≤|<)\s*({_NUMBER})$")
_OPEN_WORDS = {"", "-", "*", "min", "max", "inf", "+inf", "-inf", "infinity", "-infinity"}
_BLOCKED_WORDS = {"", "nodata", "no data", "barrier", "blocked", "nan"}


def parse_range(text: str) -> tuple[float, float]:
    """A range as people write it: "500-1000", "0.6 – 0.8", "> 2000", "≤ 0.18", "35".

    Parameters
    ----------
    text : str

    Returns
    -------
    lower, upper : float
        Infinite at an open end; equal for one number.

    Raises
    ------
    InputError
    """
    plain = plain_text(text)
    span = _SPAN.match(plain)
    if span:
        return float(span.group(1)), float(span.group(2))
    above = _ABOVE.match(plain)
    if above:
        return float(above.group(1) or above.group(2)), math.inf
    below = _BELOW.match(plain)
    if below:
        return -math.inf, float(below.group(1))
    try:
        value = float(plain)
    except ValueError:
        raise InputError("'{text}' is not a range; write for example 500-1000, >2000 or <=0.18.", text=text) from None
    return value, value


def score_table(
    columns: Mapping[str, Sequence],
    closed: str = "right",
    class_names: Optional[Mapping[int, str]] = None,
    name: str = phrase("score table"),
) -> ScoreTable:
    """A score table from the columns of a table as people keep it.

    Columns (any case): ``score``, and either ``from`` and ``to`` (an empty cell is an open end),
    or ``range`` ("500-1000", ">2000"), or ``class`` (also ``value`` or ``name``: class numbers,
    lists such as "21-24" and class names). An empty score, or "nodata", blocks.

    Parameters
    ----------
    columns : mapping of str to sequence
    closed : {"right", "left"}
    class_names : mapping of int to str, optional
        Names of the classes, for tables that give names.
    name : str
        How messages call the table.

    Returns
    -------
    ScoreTable

    Raises
    ------
    InputError
        When columns are missing, a cell cannot be read, or as `ScoreTable`.
    """
    known = {str(key).strip().casefold(): list(values) for key, values in columns.items()}
    scores = _column(known, ("score", "resistance", "sensitivity", "value to", "to score"))
    if scores is None:
        raise _missing(name, columns, "score")
    marks = [_score(cell) for cell in scores]
    lower, upper = known.get("from"), known.get("to")
    if lower is not None and upper is not None:
        rows = [
            ScoreRow(_end(low, -math.inf), _end(high, math.inf), mark) for low, high, mark in zip(lower, upper, marks)
        ]
        return ScoreTable(rows, closed, name)
    ranges = known.get("range")
    if ranges is not None:
        rows = [ScoreRow(*parse_range(str(cell)), mark) for cell, mark in zip(ranges, marks)]
        return ScoreTable(rows, closed, name)
    classes = _column(known, ("class", "value", "classes", "name"))
    if classes is None:
        raise _missing(name, columns, "from, to (or: range, class)")
    return ScoreTable(_class_rows(classes, marks, class_names), closed, name)


def _class_rows(classes, marks, class_names) -> list[ScoreRow]:
    rows = []
    for cell, mark in zip(classes, marks):
        text = format(cell, "g") if isinstance(cell, float) else str(cell)
        for low, high in parse_classes(text, class_names).ranges:
            rows.extend(ScoreRow(float(value), float(value), mark) for value in range(low, high + 1))
    return rows


def _column(known: Mapping[str, list], wanted: Sequence[str]) -> Optional[list]:
    return next((known[key] for key in wanted if key in known), None)


def _missing(name: str, columns: Mapping[str, Sequence], wanted: str) -> InputError:
    return InputError(
        "The {table} needs the columns {wanted}; its columns are: {known}.",
        table=name,
        wanted=wanted,
        known=", ".join(map(str, columns)),
    )


def _end(cell, infinite: float) -> float:
    text = "" if cell is None else plain_text(str(cell)).casefold()
    return infinite if text in _OPEN_WORDS else parse_number(text)


def _score(cell) -> float:
    text = "" if cell is None else plain_text(str(cell)).casefold()
    return math.nan if text in _BLOCKED_WORDS else parse_number(text)
