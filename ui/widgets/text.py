"""Sentences of the windows."""

from __future__ import annotations

from ...algorithms.base import EspAlgorithm
from ...core.errors import EspError

shared_tr = EspAlgorithm.shared_tr


def sentence_of(error: EspError) -> str:
    """What went wrong, in the user's language."""
    return EspAlgorithm.message(error.template, error.values)


def short_number(value: float, digits: int = 4) -> str:
    """A number with so many significant digits, and no exponent where people would not write one."""
    text = format(value, f".{digits}g")
    if "e" in text and 1e-4 <= abs(value) < 1e9:
        text = format(value, "f").rstrip("0").rstrip(".")
    return text
