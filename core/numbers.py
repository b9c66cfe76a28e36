"""Numbers as people write them: fractions, decimal commas, digits and signs of a Chinese keyboard, lists of them."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Iterable, Optional, Union

from .errors import InputError

# What means the same as a plain sign: dashes and minus signs, tildes, slashes, list commas, blanks of all widths.
_SIGNS = {
    "-": "‐‑‒–—―−﹣",
    "~": "〜∼˜",
    "/": "∕⁄÷",
    ",": "、﹐",
    ";": "﹔",
    ".": "。﹒",
    ":": "﹕∶",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "": "\u200b\u200c\u200d\u2060\ufeff",
}
_PLAIN: dict[int, Union[int, str]] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs},
}
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_BY_COMMAS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_BY_OTHERS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:[ '’.][0-9]{3})+(?:,[0-9]+)?")
# A group of three digits that begins with 0 is no number of a list.
_ZERO_GROUP = re.compile(r"(?<![0-9.])[+-]?[1-9][0-9]{0,2}(?:[, ][0-9]{3})*[, ]0[0-9]{2}(?:[, ][0-9]{3})*(?![0-9.])")
_SEPARATORS = re.compile(r"[,;\s]+")
_SLASH = re.compile(r"\s*/\s*")
_FIRM = re.compile(r"[;\t]")
_SMALL_DIGITS = 15


def plain_text(text: object) -> str:
    """Text with full-width signs, all kinds of dashes, blanks and digits as ASCII, without outer blanks."""
    plain = str(text).translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(
            str(unicodedata.digit(sign)) if unicodedata.category(sign) == "Nd" else sign for sign in plain
        )
    return plain.strip()


def parse_number(text: object) -> float:
    """A finite number from text; ``1/3`` is a fraction, ``0,5`` has a decimal comma.

    Parameters
    ----------
    text : str

    Returns
    -------
    float

    Raises
    ------
    InputError
        When the text is no finite number, or when a sign in it may part thousands or decimals.
    """
    plain = plain_text(text)
    parts = _SLASH.split(plain)
    values = [_value(part) for part in parts]
    if len(parts) == 1:
        if math.isnan(values[0]) or "," in plain:
            _refuse_thousands(text, plain)
        value = values[0]
    else:
        value = values[0] / values[1] if len(parts) == 2 and values[1] else math.nan
    if not math.isfinite(value):
        raise InputError("'{text}' is not a number; write for example 0.25 or 1/4.", text=str(text).strip())
    return value


def _value(plain: str) -> float:
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else math.nan


def _refuse_thousands(text: object, plain: str) -> None:
    """Name the readings of what may have separators of thousands."""
    if _BY_COMMAS.fullmatch(plain):
        whole = plain.replace(",", "")
    elif _BY_OTHERS.fullmatch(plain):
        whole = re.sub(r"[ '’.]", "", plain).replace(",", ".")
    else:
        return
    text = str(text).strip()
    if plain.count(",") == 1 and "." not in plain and _BY_COMMAS.fullmatch(plain):
        raise InputError(
            "'{text}' may mean {whole} or {decimal}; write the one that you mean, without a comma.",
            text=text,
            whole=whole,
            decimal=plain.replace(",", "."),
        )
    raise InputError(
        "'{text}' is not understood; if you mean {whole}, write it without separators of thousands.",
        text=text,
        whole=whole,
    )


def small_whole(text: object) -> Optional[int]:
    """A whole number from 0 to 999,999,999,999,999 that is written in digits alone, as numbers of layers, classes and
    years are; None for any other text.

    Python has more digits than 0 to 9 and refuses to read thousands of them, so `int` may fail on what
    `str.isdigit` takes for a number.
    """
    plain = plain_text(text)
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _SMALL_DIGITS else None


def number_parts(text: object) -> list[str]:
    """The entries of a list of numbers, each with a point as its decimal sign.

    Entries stand between commas, semicolons, tabs, line ends or blanks. Where semicolons or tabs stand between them and
    no point is in the list, a comma between two digits is a decimal comma: ``0,5; 1,25``.

    Raises
    ------
    InputError
        When a comma or blank may part thousands.
    """
    plain = _SLASH.sub("/", plain_text(text))
    if _FIRM.search(plain) and "," in plain and "." not in plain:
        parts = [part.strip() for part in _FIRM.split(plain) if part.strip()]
        commas = [part for part in parts if "," in part]
        if all(_DECIMAL_COMMA.fullmatch(part) for part in commas):
            if all(_BY_COMMAS.fullmatch(part) for part in commas):
                _refuse_thousands(commas[0], commas[0])
            return [part.replace(",", ".") for part in parts]
    refuse_zero_groups(plain)
    return [part for part in _SEPARATORS.split(plain) if part]


def refuse_zero_groups(text: object) -> None:
    """Refuse a list with what must be thousands: 5,000 or 1 000 000.

    Raises
    ------
    InputError
        With both readings.
    """
    grouped = _ZERO_GROUP.search(plain_text("" if text is None else text))
    if grouped:
        raise InputError(
            "'{text}' may mean {whole}, or several numbers; write {whole}, or a semicolon between the numbers.",
            text=grouped.group(),
            whole=re.sub(r"[, ]", "", grouped.group()),
        )


def parse_numbers(text: object) -> list[float]:
    """The numbers of a list, as `number_parts` and `parse_number` read them.

    Parameters
    ----------
    text : str
        For example ``0.5, 0.25; 1/4`` or ``0,5; 0,25``. Empty text gives an empty list.

    Returns
    -------
    list of float

    Raises
    ------
    InputError
        When an entry is no number.

    Examples
    --------
    >>> from esp_toolbox.core.numbers import parse_numbers
    >>> parse_numbers("0.5; 1/4, ３")
    [0.5, 0.25, 3.0]
    """
    return [parse_number(part) for part in number_parts(text)]


def format_numbers(values: Iterable[float]) -> str:
    """A list as text at full precision, separated by commas: what `parse_numbers` reads back exactly."""
    # The shortest decimals that give the same number back: 0.15 stays 0.15.
    return ",".join(repr(float(value)).removesuffix(".0") for value in values)
