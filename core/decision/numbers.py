"""Numbers as people write them: lists with any separator, fractions, full-width punctuation."""

from __future__ import annotations

import math
import re

from ..errors import InputError

# Chinese keyboards give full-width punctuation; the meaning is the same.
_PLAIN = str.maketrans("，；、．／：－　", ",;,./:- ")
_SEPARATORS = re.compile(r"[,;\s]+")
_SLASH = re.compile(r"\s*/\s*")


def plain_text(text: str) -> str:
    """Text with full-width punctuation replaced by its ASCII form, without outer blanks."""
    return str(text).translate(_PLAIN).strip()


def parse_number(text: str) -> float:
    """A finite number from text; ``1/3`` is a fraction.

    Parameters
    ----------
    text : str

    Returns
    -------
    float

    Raises
    ------
    InputError
        When the text is no finite number.
    """
    parts = plain_text(text).split("/")
    try:
        value = float(parts[0])
        if len(parts) == 2:
            value /= float(parts[1])
        elif len(parts) > 2:
            value = math.nan
    except (ValueError, ZeroDivisionError):
        value = math.nan
    if not math.isfinite(value):
        raise InputError("'{text}' is not a number; write for example 0.25 or 1/4.", text=str(text).strip())
    return value


def parse_numbers(text: str) -> list[float]:
    """The numbers of a list that is separated by commas, semicolons or blanks.

    Parameters
    ----------
    text : str
        For example ``0.5, 0.25; 1/4``. Empty text gives an empty list.

    Returns
    -------
    list of float

    Raises
    ------
    InputError
        When an entry is no number.
    """
    joined = _SLASH.sub("/", plain_text(text))
    return [parse_number(part) for part in _SEPARATORS.split(joined) if part]


def format_numbers(values) -> str:
    """A list as text at full precision, separated by commas: what `parse_numbers` reads back exactly."""
    # The shortest decimals that give the same number back: 0.15 stays 0.15.
    return ",".join(repr(float(value)).removesuffix(".0") for value in values)
