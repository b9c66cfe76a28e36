"""Classes of roads and railways by what OpenStreetMap, GRIP and national data call them."""

from __future__ import annotations

from typing import Mapping, Sequence

from ..errors import InputError
from ..presets import read_preset
from ..tables import find_column

_PRESET = "road_classes"


def read_meanings() -> dict:
    """Value to class, of the preset."""
    return meanings_of(read_preset("pattern", _PRESET), _PRESET)


def meanings_of(columns: Mapping[str, Sequence], table: str) -> dict:
    """Value to class, from a table with the columns value and class.

    Parameters
    ----------
    columns : mapping of str to sequence
    table : str
        For messages.

    Raises
    ------
    InputError
        When a column is missing.
    """
    value, kind = (find_column(columns, name) for name in ("value", "class"))
    if value is None or kind is None:
        raise InputError(
            "The table {table} needs the columns value and class; its columns are: {known}.",
            table=table,
            known=", ".join(columns),
        )
    return {_key(word): str(name).strip() for word, name in zip(columns[value], columns[kind]) if _key(word)}


def class_of(value: object, field: str, meanings: Mapping[str, str]) -> str:
    """The class of a road; the value itself where the table does not have it, empty for none.

    Parameters
    ----------
    value
        Of the road, text or number.
    field : str
        Where it stands: numbers mean something in their field alone, such as ``GP_RTP=1``.
    meanings : mapping of str to str
        As `read_meanings`.
    """
    text = "" if value is None else str(value).strip().removesuffix(".0")
    found = meanings.get(_key(f"{field}={text}"), meanings.get(_key(text)))
    return text if found is None else found


def _key(word: object) -> str:
    return "" if word is None else str(word).strip().casefold()
