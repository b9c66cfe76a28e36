"""Cells of csv files: what a spreadsheet would run as a formula is told to be text."""

from __future__ import annotations

# What Excel, LibreOffice and Google take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value):
    """A cell as it is written: a text that looks like a formula and is no number gets an apostrophe in front."""
    if not isinstance(value, str) or not value.startswith(_FORMULA) or _is_number(value):
        return value
    return f"'{value}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
