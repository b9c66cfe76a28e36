"""Users' ids of sources, of any kind, as the numbers that rasters and links need, and the names that people read."""

from __future__ import annotations

import math
import re

from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...core.errors import InputError
from ...core.network.pairs import id_key

# Label rasters hold whole numbers of 32 bits.
_GREATEST = 2**31 - 1
# Above it decimal fields hold one number for two.
_EXACT = 2.0**53
_WHOLE = re.compile(r"[1-9]\d{0,9}")
_DIGITS = re.compile(r"(\d+)")
# Fields with the names of sources whose ids are numbers.
_NAME_FIELDS = ("name", "name_zh", "name_en", "source_name", "src_name", "名称", "名字", "源地名称")


def numbered(values: list, field: str, layer: str, known=None) -> tuple[list, dict]:
    """A number for the id of each feature, and the names of the numbers.

    Parameters
    ----------
    values : list
        Ids: whole numbers, decimals, texts, dates.
    field, layer : str
        For messages.
    known : mapping of int to str, optional
        Names that have their numbers already, as in the layer of corridors that the sources belong to.

    Returns
    -------
    numbers : list of int
        The ids themselves where all are whole numbers from 1; else ids are numbered from 1 in their order.
    names : dict of int to str
        Empty where the ids themselves are the numbers.

    Raises
    ------
    InputError
        When ids are missing, or are decimals too large to be told apart.
    """
    missing = sum(value is None or not str(value).strip() for value in values)
    if missing:
        raise InputError(
            "The field {field} of {name} is empty for {count} {count:feature|features}; fill it, or choose another "
            "field of ids.",
            field=field,
            name=layer,
            count=missing,
        )
    if any(isinstance(value, float) and abs(value) >= _EXACT for value in values):
        raise InputError(
            "The field {field} of {name} holds ids as decimals that are too large to be told apart; "
            "use a field of whole numbers or of text.",
            field=field,
            name=layer,
        )
    whole = [_whole(value) for value in values]
    if not known and all(number is not None for number in whole):
        return whole, {}
    texts = [id_text(value) for value in values]
    number_of = {text: int(number) for number, text in (known or {}).items()}
    free = max(number_of.values(), default=0)
    for text in sorted(set(texts).difference(number_of), key=natural):
        free += 1
        number_of[text] = free
    return [number_of[text] for text in texts], {number_of[text]: text for text in texts}


def id_text(value) -> str:
    """An id as people read it; dates as 2024-05-31, whole decimals without a point."""
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def key_of(value) -> str:
    """An id in a table or a list as it is looked up; whole numbers that a csv file holds as 3.0 are 3."""
    text = id_text(value)
    whole, point, rest = text.partition(".")
    return id_key(whole if point and whole.isdecimal() and not rest.strip("0") else text)


def known_ids(ids: list, names: list, own_numbers: bool) -> dict:
    """What users may call sources in lists and tables, to their numbers.

    Parameters
    ----------
    ids : list of int
    names : list of str
        Empty where there are none.
    own_numbers : bool
        Whether the numbers are the user's own; else they come last, since ids may look like numbers.

    Returns
    -------
    dict of str to int
        Keys as `key_of` gives them; a name that several sources have is none.
    """
    numbers = {key_of(number): number for number in ids}
    by_name: dict = {}
    for name, number in zip(names, ids):
        by_name.setdefault(key_of(name), []).append(number)
    called = {name: found[0] for name, found in by_name.items() if name and len(found) == 1}
    first, last = (numbers, called) if own_numbers else (called, numbers)
    return {**first, **{text: number for text, number in last.items() if text not in first}}


def natural(text: str) -> list:
    """The key of an order in which A2 comes before A10."""
    return [_sortable(part) for part in _DIGITS.split(text) if part]


def _sortable(part: str) -> tuple:
    """Of digits, as many as there are: first how many, then which."""
    if not part.isdecimal():
        return 1, 0, part.casefold()
    digits = part.lstrip("0")
    return 0, len(digits), digits


def names_among(columns: dict, rows: list) -> list:
    """The names of sources in their layer, by the first feature of each; empty where it has none."""
    for wanted in _NAME_FIELDS:
        values = next((column for key, column in columns.items() if key.strip().casefold() == wanted), None)
        if values is not None and any(isinstance(values[row], str) and values[row].strip() for row in rows):
            return ["" if values[row] is None else str(values[row]).strip() for row in rows]
    return []


def _whole(value):
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        value = int(value) if math.isfinite(value) and value.is_integer() else None
    elif isinstance(value, str):
        whole = _WHOLE.fullmatch(value.strip())
        value = int(whole.group()) if whole else None
    return value if isinstance(value, int) and 1 <= value <= _GREATEST else None
