"""Kinds of layers: what values are plausible, which ones are fills that nobody declared, which factor fits a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Iterator, Optional

import numpy as np

from ..presets import rows_of

# What programs and products write where they have no data.
USUAL_FILLS = (
    -9999.0, -99999.0, -999.0, -9998.0, -32768.0, -32767.0, -28672.0, 32767.0, 32766.0, 65535.0, 65534.0,
    -2147483648.0, 2147483647.0, 4294967295.0, -999.9, 255.0, -99.0, 9999.0, 99999.0,
    -10000.0, -9999.9, -999999.0, -9999999.0, 999999.0, 9999999.0,
)  # fmt: skip
# Places in kelvin are not colder than this above the least plausible value: lower numbers are tenths of a degree.
_COLD = 40.0
# Nothing that is measured on the ground comes near to it.
_HUGE = 1e15
# What may well be a value where nothing is known of the kind.
_AMBIGUOUS = (255.0, -999.0, -999.9, -99.0, 9999.0, 99999.0)
# Where all other values lie close together, no value is so many times their spread away from them.
_FAR = 10.0
# Zeros lie apart from at least so many different values, by so many times their spread.
_MANY, _FEW_SPREADS = 20, 3.0
# Land that begins above it has no cells of sea level.
_ABOVE_THE_SEA = 20.0


@dataclass(frozen=True)
class Kind:
    """What is known of a kind of layer.

    Parameters
    ----------
    name, title, unit : str
        The title is what messages call it.
    low, high : float
        Beyond them no value is plausible.
    least_usual : float or None
        Where the 98th percentile lies below it the unit is doubtful.
    factors : tuple of float
        That bring other units in use into this one.
    offsets : tuple of float
        Likewise, added.
    own_fills : tuple of float
    """

    name: str
    title: str
    unit: str
    low: float
    high: float
    least_usual: Optional[float]
    factors: tuple
    offsets: tuple
    own_fills: tuple


@dataclass(frozen=True)
class Doubt:
    """Values that do not fit their kind.

    Parameters
    ----------
    low, high : float
        2nd and 98th percentile.
    factor : float or None
        That would make them fit; None where none does.
    offset : float
        That would make them fit where no factor is needed, as degrees Celsius of kelvin.
    """

    low: float
    high: float
    factor: Optional[float]
    offset: float = 0.0


@cache
def _table() -> tuple:
    found = []
    for row in rows_of("products", "kinds"):
        kind = Kind(
            row["kind"],
            row["title"],
            row["unit"],
            float(row["low"]),
            float(row["high"]),
            float(row["least_usual"]) if row["least_usual"] else None,
            tuple(map(float, row["factors"].split())),
            tuple(map(float, row["offsets"].split())),
            tuple(map(float, row["own_fills"].split())),
        )
        words = re.compile(rf"(?<![a-z0-9])(?:{row['words']})(?![a-z])", re.IGNORECASE)
        found.append((kind, frozenset(row["keys"].split()), words))
    return tuple(found)


def plain_words(text: str) -> str:
    """A name in lower case with blanks for what parts its words."""
    return re.sub(r"[\s_.\-/\\]+", " ", str(text)).casefold()


def kind_named(name: str) -> Optional[Kind]:
    """A kind by its name in the table."""
    return next((kind for kind, _, _ in _table() if kind.name == name), None)


def kind_of_key(key: str) -> Optional[Kind]:
    """The kind of what a parameter of a form takes, such as ELEVATION; None where it takes anything."""
    return next((kind for kind, keys, _ in _table() if key in keys), None)


def kind_of_layer(name: str) -> Optional[Kind]:
    """The kind that a layer's name tells; None where it tells none, or several."""
    text = plain_words(name)
    found = [kind for kind, _, words in _table() if words.search(text)]
    return found[0] if len(found) == 1 else None


def undeclared_fill(values: np.ndarray, kind: Optional[Kind]) -> Optional[tuple]:
    """A fill value among values that are meant as data.

    A usual fill is one where it lies beyond what is plausible for its kind, or so far from all other values that
    nothing lies between: -9999 below values of 500 to 9000, or -99 below a land that begins at 3 m. So is any other
    value that several cells have exactly, beyond what is plausible for their kind and far from all others.

    Parameters
    ----------
    values : ndarray, one-dimensional
        The cells with data.
    kind : Kind or None

    Returns
    -------
    tuple of (float, int) or None
        The value and the number of its cells.
    """
    for candidate, rest in _ends(values):
        if not may_be_fill(candidate, kind):
            continue
        count = int(values.size - rest.size)
        found = abs(candidate) > _HUGE or _stands_apart(candidate, rest, kind)
        if found or _is_repeated_far(candidate, rest, count, kind):
            return candidate, count
    zeros = int((values == 0).sum())
    return (0.0, zeros) if zeros > 1 and zero_stands_apart(values) else None


def zero_stands_apart(values: np.ndarray) -> bool:
    """Whether 0 is far from all other values, which are many and alike: temperatures in kelvin with zeros.

    Parameters
    ----------
    values : ndarray, one-dimensional
    """
    rest = values[values != 0]
    if rest.size == values.size or rest.size < _MANY:
        return False
    low, high = float(rest.min()), float(rest.max())
    gap = low if low > 0 else -high
    return high > low and gap > _FEW_SPREADS * (high - low) and np.unique(rest[:10_000]).size >= _MANY


def doubtful_fill(values: np.ndarray, kind: Optional[Kind]) -> Optional[tuple]:
    """A value that may be a fill, of cells that may as well be data; as `undeclared_fill`, which comes first.

    These are usual fills that are plausible for their kind and stand somewhat apart, and sea level below a land that
    begins well above it.
    """
    for candidate, rest in _ends(values):
        count = int(values.size - rest.size)
        if rest.size == 0 or count < 2:
            continue
        low, high = float(rest.min()), float(rest.max())
        if candidate == 0.0 and kind is not None and kind.name == "elevation" and low >= _ABOVE_THE_SEA:
            return candidate, count
        # High resistances may well be 9999.
        known = kind is not None or candidate < 0.0 <= low
        gap = _gap(candidate, low, high)
        if known and is_usual_fill(candidate) and gap > 0.25 * (high - low):
            return candidate, count
    return None


def may_be_fill(value: float, kind: Optional[Kind]) -> bool:
    """Whether a number is one that files hold where they have no data."""
    if abs(value) > _HUGE or kind is not None and (value in kind.own_fills or not kind.low <= value <= kind.high):
        return True
    return is_usual_fill(value) and (kind is not None or value < 0 or value not in _AMBIGUOUS)


def is_usual_fill(value: float) -> bool:
    """Whether programs and products write a number where they have no data."""
    return any(abs(value - fill) <= 1e-6 * abs(fill) for fill in USUAL_FILLS)


def _ends(values: np.ndarray) -> Iterator[tuple[float, np.ndarray]]:
    """The least and the greatest value, each with the values that are not."""
    if values.size == 0:
        return
    for pick, beyond in ((np.min, np.greater), (np.max, np.less)):
        extreme = pick(values)
        yield float(extreme), values[beyond(values, extreme)]


def _stands_apart(value: float, rest: np.ndarray, kind: Optional[Kind]) -> bool:
    """Whether a value is a fill by where it lies."""
    is_own = kind is not None and value in kind.own_fills
    if not is_own and not is_usual_fill(value):
        return False
    if rest.size == 0:
        return kind is not None and not kind.low <= value <= kind.high
    # What is stored in another unit, such as NDVI x 10000, is judged in its own.
    if is_own or (kind is not None and not kind.low <= value * _factor(rest, kind) <= kind.high):
        return True
    return _lies_far(value, float(rest.min()), float(rest.max()), kind is not None)


def _lies_far(value: float, low: float, high: float, of_known_kind: bool) -> bool:
    """Whether a usual fill is far from the least and the greatest of the others."""
    gap = _gap(value, low, high)
    if value not in _AMBIGUOUS:
        # Below zero hardly anything but a fill has these values.
        return gap > max(high - low, abs(high), abs(low), 1.0) * (0.5 if value < 0 else 1.0)
    if of_known_kind:
        # Heights between are missing: a hole in the land has a slope, a fill has none.
        return gap > (0.5 * abs(value) if value < 0 else max(high, 0.0)) and value != 255.0
    return value < 0 <= low and gap > _FAR * max(high, 1.0)


def _gap(value: float, low: float, high: float) -> float:
    return low - value if value < low else value - high


def _is_repeated_far(value: float, rest: np.ndarray, count: int, kind: Optional[Kind]) -> bool:
    """Whether several cells have exactly a value that none of their kind has, far from all others."""
    if kind is None or count < 2 or rest.size == 0:
        return False
    low, high = float(rest.min()), float(rest.max())
    factor = _factor(rest, kind)
    plausible = kind.low <= low * factor and high * factor <= kind.high
    gap = _gap(value, low, high)
    return plausible and not kind.low <= value * factor <= kind.high and gap > high - low


def _factor(values: np.ndarray, kind: Kind) -> float:
    doubt = doubtful_unit(values, kind)
    return doubt.factor if doubt is not None and doubt.factor else 1.0


def beyond_plausible(values: np.ndarray, kind: Kind) -> int:
    """How many values are not plausible for their kind, where most are.

    Parameters
    ----------
    values : ndarray, one-dimensional
        The cells with data.
    kind : Kind

    Returns
    -------
    int
    """
    return int(((values < kind.low) | (values > kind.high)).sum())


def doubtful_unit(values: np.ndarray, kind: Kind) -> Optional[Doubt]:
    """Whether values are in another unit than their kind's, and the factor that would fit.

    Parameters
    ----------
    values : ndarray, one-dimensional
        The cells with data, or a sample of them.
    kind : Kind

    Returns
    -------
    Doubt or None
        None where they are plausible.
    """
    if values.size == 0:
        return None
    low, high = (float(limit) for limit in np.percentile(values.astype(np.float64), [2, 98]))
    small = kind.least_usual is not None and 0.0 < high < kind.least_usual
    if kind.low <= low and high <= kind.high and not small:
        return None
    for offset in kind.offsets:
        # In tenths of a degree hardly a place is as warm as that everywhere.
        if kind.low < low + offset - _COLD and high + offset <= kind.high:
            return Doubt(low, high, None, offset)
    # The least change of unit comes first.
    for factor in sorted(kind.factors, key=lambda factor: abs(np.log(factor))):
        plausible = kind.low <= low * factor and high * factor <= kind.high
        if plausible and (kind.least_usual is None or high * factor >= kind.least_usual):
            return Doubt(low, high, factor)
    return Doubt(low, high, None)
