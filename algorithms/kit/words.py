"""What columns, indices and measures are called: a table of words, in the language of the moment."""

from __future__ import annotations

import os
from functools import lru_cache

from ..layers.file_read import read_csv
from ..platform.language import translate

RESOURCES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "resources", "report")


@lru_cache(maxsize=1)
def _rows() -> list:
    """(kind, key, label, unit, decimals) as texts."""
    return list(zip(*read_csv(os.path.join(RESOURCES, "words.csv")).values()))


def words_of(kind: str) -> dict:
    """Key to label of everything of a kind, in the order of the table."""
    return {key: translate("shared", label) for of, key, label, _, _ in _rows() if of == kind}


def vocabulary() -> dict:
    """Field name to (label, unit, decimals) for all tables of the toolbox; decimals are None where numbers differ."""
    found = {}
    for kind, key, label, unit, decimals in _rows():
        if kind in ("column", "symbol"):
            # Symbols are the same in all languages.
            said = translate("shared", label) if kind == "column" else label
            found[key] = (said, unit, int(decimals) if decimals else None)
    return found
