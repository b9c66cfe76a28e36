"""How the report writes numbers: as many digits as a reader needs, separators, powers of ten instead of exponents."""

from __future__ import annotations

import math
import re

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MINUS = "−"
_EXPONENT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?[eE][+-]?\d+(?!\w)")
# Beyond these a number is written with a power of ten.
_SMALL, _LARGE = 1e-6, 1e10
_MOST_DECIMALS = 6
# Between a number and its unit, so that no line ends there.
_GAP = "\u00a0"


def is_number(value) -> bool:
    """Whether a cell holds a number (truth values are words)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def decimals_of(values, digits: int = 4, counts: bool = True) -> int:
    """Decimals with which the largest of some numbers has so many digits; none for whole ones that may be counts."""
    known = [abs(value) for value in values if is_number(value) and math.isfinite(value) and value]
    if not known or counts and all(float(value).is_integer() for value in known):
        return 0
    return min(max(digits - 1 - math.floor(math.log10(max(known))), 0), _MOST_DECIMALS)


def number_text(value, decimals=None) -> str:
    """A number for readers: "2,097.75", "−0.3", "4.7 × 10⁻⁹", "<0.001".

    Parameters
    ----------
    value : int or float
    decimals : int, optional
        By default so many that four digits are seen.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return "–"
    size = abs(value)
    sign = _MINUS if value < 0 else ""
    if size >= _LARGE or (decimals is None and 0 < size < _SMALL):
        return sign + _with_power(size)
    if decimals is None:
        return sign + _with_four_digits(size)
    if 0 < size < 0.5 * 10.0**-decimals:
        return f"{'>−' if sign else '<'}{10.0**-decimals:.{decimals}f}"
    return f"{sign}{size:,.{decimals}f}"


def _with_power(size) -> str:
    power = math.floor(math.log10(size))
    return f"{size / 10.0**power:.2f} × 10{str(power).translate(_RAISED)}"


def _with_four_digits(size) -> str:
    text = f"{size:,.{decimals_of([size])}f}"
    # Zeros behind the last digit say nothing about a single number.
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(value, decimals=None) -> str:
    """A cell of any kind as text: nothing for a missing value, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value, decimals)
    if isinstance(value, (list, tuple)):
        return ", ".join(value_text(entry) for entry in value)
    return str(value)


def plain_numbers(text: str) -> str:
    """A line of a log without exponents: "3.48e+10" becomes "3.48 × 10¹⁰"."""
    return _EXPONENT.sub(lambda match: number_text(float(match.group())), text)


def hectares_text(hectares: float) -> str:
    """An area in the unit that suits it: km² from 1000 ha."""
    if hectares >= 1000.0:
        return f"{_short(hectares / 100.0)}{_GAP}km²"
    return f"{_short(hectares)}{_GAP}ha"


def _short(value: float) -> str:
    """A size with three digits; more before the point stay."""
    return number_text(value, decimals_of([value], 3))


def metres_text(metres: float) -> str:
    """A length in the unit that suits it: km from 10,000 m."""
    if metres >= 10_000.0:
        return f"{_short(metres / 1000.0)}{_GAP}km"
    return f"{number_text(metres, 0)}{_GAP}m"


def percent_text(share: float) -> str:
    """A share of 1 in percent."""
    return f"{number_text(100.0 * share, 1)}{_GAP}%"
