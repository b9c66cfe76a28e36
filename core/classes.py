"""Sets of class values as users write them: "2,3,5-7", or class names of the layer's legend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Mapping, Optional

import numpy as np

from .errors import InputError
from .lists import list_parts
from .numbers import plain_text, refuse_zero_groups

_WHOLE = r"(-?\d{1,18})(?:\.0*)?"
_RANGE = re.compile(rf"{_WHOLE}(?:\s*(?:-|~|:|\.\.|to|至|到)\s*{_WHOLE})?")
# Values between blanks; a dash between blanks is that of a range.
_BLANKS = re.compile(r"(?<![-~:\s])\s+(?![-~:\s])")
_ONLY_VALUES = re.compile(r"[-~:.\d\s]+")


@dataclass(frozen=True)
class ClassSet:
    """Class values as closed ranges, in the order in which they were written.

    Parameters
    ----------
    ranges : tuple of (int, int)
        Lowest and highest value of each range; single values have both the same.
    """

    ranges: tuple[tuple[int, int], ...]

    def contains(self, values: np.ndarray) -> np.ndarray:
        """Which cells hold a class of the set.

        Parameters
        ----------
        values : ndarray of int

        Returns
        -------
        ndarray of bool
        """
        inside = np.zeros(values.shape, dtype=bool)
        for low, high in self.ranges:
            inside |= values == low if low == high else (values >= low) & (values <= high)
        return inside

    def __bool__(self) -> bool:
        return bool(self.ranges)


def parse_classes(text: str, names: Optional[Mapping[int, str]] = None) -> ClassSet:
    """Read a list of class values, ranges and class names.

    Parameters
    ----------
    text : str
        Entries separated by commas or semicolons: a whole number, a range as "5-7", "5~7" or "5 to 7", or the
        name of a class, compared without regard to case. Values alone may stand between blanks.
    names : mapping of int to str, optional
        The class names of the layer's legend.

    Returns
    -------
    ClassSet
        Empty for an empty text.

    Raises
    ------
    InputError
        When an entry is neither; known names are listed. When a comma may part thousands.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.classes import parse_classes
    >>> parse_classes("2, 3, 5-7").contains(np.array([1, 2, 6, 8])).tolist()
    [False, True, True, False]
    """
    by_name: dict[str, list[int]] = {}
    for value, name in (names or {}).items():
        by_name.setdefault(str(name).strip().casefold(), []).append(int(value))
    ranges: list[tuple[int, int]] = []
    for entry in _entries(text):
        match = _RANGE.fullmatch(plain_text(entry).casefold())
        if match:
            low = int(match.group(1))
            high = low if match.group(2) is None else int(match.group(2))
            ranges.append((min(low, high), max(low, high)))
        elif entry.casefold() in by_name:
            ranges.extend((value, value) for value in by_name[entry.casefold()])
        elif by_name:
            raise InputError(
                "\"{entry}\" is neither a class value, a range such as 5-7, nor a class name of the layer; "
                "its classes are: {known}.",
                entry=entry,
                known=", ".join(f"{value} {name}" for value, name in sorted((names or {}).items())),
            )
        else:
            raise InputError(
                "\"{entry}\" is neither a class value nor a range such as 5-7, and the layer has no class names.",
                entry=entry,
            )
    return ClassSet(tuple(ranges))


def is_range(entry: str) -> bool:
    """Whether an entry of a list is a class value or a range of them."""
    return bool(_RANGE.fullmatch(plain_text(entry).casefold()))


def _entries(text: object) -> list[str]:
    refuse_zero_groups(text)
    entries: list[str] = []
    for entry in list_parts(text):
        plain = plain_text(entry)
        entries += _BLANKS.split(plain) if _ONLY_VALUES.fullmatch(plain) else [entry]
    return entries
