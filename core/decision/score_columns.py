"""Score tables from columns and texts as people keep them."""

from __future__ import annotations

import math
import re
from typing import Mapping, Optional, Sequence

from ..classes import parse_classes
from ..errors import InputError, phrase
from ..numbers import parse_number, plain_text
from ..tables import cells_read, find_column
from .score_table import ScoreRow, ScoreTable

_NUMBER = r"[+-]?[\d.,]*\d[\d.,]*(?:[eE][+-]?\d+)?"
_SPAN = re.compile(rf"({_NUMBER})\s*(?:-|~|to|至|到|\.\.)\s*({_NUMBER})")
_ABOVE = re.compile(rf"(?:>=|≥|>|大于等于|大于)\s*({_NUMBER})|({_NUMBER})\s*(?:\+|以上)")
_BELOW = re.compile(rf"(?:<=|≤|<|小于等于|小于)\s*({_NUMBER})|({_NUMBER})\s*以下")
CLASS_COLUMNS = ("class", "value", "classes", "lucode", "name")
_OPEN_WORDS = {"", "-", "*", "min", "max", "inf", "+inf", "-inf", "infinity", "-infinity"}
_BLOCKED_WORDS = {"", "nodata", "no data", "barrier", "blocked", "nan", "无数据", "阻断"}


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
    span = _SPAN.fullmatch(plain)
    if span:
        return parse_number(span.group(1)), parse_number(span.group(2))
    above = _ABOVE.fullmatch(plain)
    if above:
        return parse_number(above.group(1) or above.group(2)), math.inf
    below = _BELOW.fullmatch(plain)
    if below:
        return -math.inf, parse_number(below.group(1) or below.group(2))
    try:
        value = parse_number(plain)
    except InputError:
        if "," in plain:
            raise
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
    scores = _header(columns, ("score", "resistance", "sensitivity", "value to", "to score"))
    if scores is None:
        raise _missing(name, columns, "score")
    marks = cells_read(columns[scores], scores, name, _score)
    lower, upper = _header(columns, ("from",)), _header(columns, ("to",))
    if lower is not None and upper is not None:
        low = cells_read(columns[lower], lower, name, lambda cell: _end(cell, -math.inf))
        high = cells_read(columns[upper], upper, name, lambda cell: _end(cell, math.inf))
        return ScoreTable(list(map(ScoreRow, low, high, marks)), closed, name)
    ranges = _header(columns, ("range",))
    if ranges is not None:
        spans = cells_read(columns[ranges], ranges, name, lambda cell: parse_range(str(cell)))
        return ScoreTable([ScoreRow(low, high, mark) for (low, high), mark in zip(spans, marks)], closed, name)
    classes = _header(columns, CLASS_COLUMNS, scores)
    if classes is None:
        raise _missing(name, columns, "from, to (or: range, class)")
    found = cells_read(columns[classes], classes, name, lambda cell: _classes(cell, class_names))
    rows = [ScoreRow(float(value), float(value), mark) for values, mark in zip(found, marks) for value in values]
    return ScoreTable(rows, closed, name)


def class_column(columns: Mapping[str, Sequence]) -> Optional[str]:
    """The header of the classes of a table of scores; None where it gives ranges."""
    ranged = _header(columns, ("from",)) and _header(columns, ("to",)) or _header(columns, ("range",))
    scores = _header(columns, ("score", "resistance", "sensitivity", "value to", "to score"))
    return None if ranged else _header(columns, CLASS_COLUMNS, scores)


def _classes(cell, class_names) -> list[int]:
    text = format(cell, "g") if isinstance(cell, float) else str(cell)
    return [value for low, high in parse_classes(text, class_names).ranges for value in range(low, high + 1)]


def _header(columns: Mapping[str, Sequence], wanted: Sequence[str], but: Optional[str] = None) -> Optional[str]:
    return find_column({header: () for header in columns if header != but}, *wanted)


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
