"""Tables of what two classes have to do with each other: contrast of their edge, similarity as habitat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

import numpy as np

from ..errors import InputError
from ..legend import legend_of, values_of_entries
from ..numbers import parse_number
from ..presets import land_cover_meanings
from ..tables import find_column, numbers_in

_FIRST = ("class_1", "from", "class1", "from_class", "type_1")
_SECOND = ("class_2", "to", "class2", "to_class", "type_2")
_VALUE = ("contrast", "similarity", "weight", "value", "score")
_LISTED = 5


@dataclass(frozen=True)
class ClassPairs:
    """A number from 0 to 1 for each two classes, the same both ways.

    Parameters
    ----------
    name : str
        The table's name, for messages.
    classes : ndarray of int64, shape (classes,)
        Ascending.
    values : ndarray of float64, shape (classes, classes)
        NaN for pairs that the table does not have.
    alike : float
        Of two patches of the same class, where the table does not say it.
    """

    name: str
    classes: np.ndarray
    values: np.ndarray
    alike: float

    def of(self, classes: np.ndarray) -> np.ndarray:
        """The numbers of some classes, shape (classes, classes).

        Raises
        ------
        InputError
            When the table lacks two of them; the first pairs are named.
        """
        found = np.full((len(classes), len(classes)), np.nan)
        _, ours, places = np.intersect1d(classes, self.classes, assume_unique=True, return_indices=True)
        found[np.ix_(ours, ours)] = self.values[np.ix_(places, places)]
        diagonal = np.diagonal(found)
        np.fill_diagonal(found, np.where(np.isnan(diagonal), self.alike, diagonal))
        first, second = np.nonzero(np.triu(np.isnan(found)))
        if first.size:
            pairs = [f"{classes[one]}-{classes[other]}" for one, other in zip(first, second)]
            raise InputError(
                "The table {table} lacks {count} {count:pair|pairs} of classes: {pairs}; add a row for each.",
                table=self.name,
                count=len(pairs),
                pairs=", ".join(pairs[:_LISTED]) + (" ..." if len(pairs) > _LISTED else ""),
            )
        return found


def read_class_pairs(
    columns: Mapping[str, Sequence], name: str, class_names: Mapping[int, str], alike: float
) -> ClassPairs:
    """Read a list of pairs (class_1, class_2, value) or a square table (a class in the first column and each header).

    Parameters
    ----------
    columns : mapping of str to sequence
        Classes are values, or names of the legend and of common land covers.
    name : str
        The table's name, for messages.
    class_names : mapping of int to str
        The names of the raster's legend.
    alike : float
        Of two patches of the same class, where the table does not say it.

    Returns
    -------
    ClassPairs

    Raises
    ------
    InputError
        For other columns, names that no class has, numbers outside 0 to 1, and pairs with two numbers.
    """
    first, second, value = (find_column(columns, *wanted) for wanted in (_FIRST, _SECOND, _VALUE))
    if first is not None and second is not None:
        if value is None:
            raise InputError(
                "The table {table} has no column contrast, similarity or value beside the two classes.", table=name
            )
        entries = [list(columns[first]), list(columns[second])]
        numbers = numbers_in(columns[value], value, name)
    else:
        entries, numbers = _square(columns, name)
    sets = _class_values([*entries[0], *entries[1]], class_names, name)
    found: dict = {}
    for place, (one, other, number) in enumerate(zip(sets, sets[len(numbers) :], numbers)):
        if not 0.0 <= number <= 1.0:
            raise InputError(
                "The table {table} has {value} for the classes {first} and {second}; it must lie between 0 and 1.",
                table=name,
                value=number,
                first=entries[0][place],
                second=entries[1][place],
            )
        for pair in ((a, b) for a in one for b in other):
            if found.setdefault((min(pair), max(pair)), number) != number:
                raise InputError(
                    "The table {table} has two numbers for the classes {first} and {second}; both ways must be alike.",
                    table=name,
                    first=min(pair),
                    second=max(pair),
                )
    classes = np.array(sorted({value for pair in found for value in pair}), dtype=np.int64)
    values = np.full((len(classes), len(classes)), np.nan)
    for (one, other), number in found.items():
        places = np.searchsorted(classes, (one, other))
        values[places[0], places[1]] = values[places[1], places[0]] = number
    return ClassPairs(name, classes, values, alike)


def _square(columns: Mapping, name: str) -> tuple[list, list]:
    """The two classes and the number of every cell that is filled of a square table."""
    headers = list(columns)
    if len(headers) < 2:
        raise InputError(
            "The table {table} must have the columns class_1, class_2 and value, or a row and a column for each class.",
            table=name,
        )
    rows = list(columns[headers[0]])
    first, second, numbers = [], [], []
    for header in headers[1:]:
        cells = numbers_in(columns[header], header, name, missing=np.nan)
        for row, number in zip(rows, cells):
            if np.isfinite(number):
                first.append(row)
                second.append(header)
                numbers.append(number)
    return [first, second], numbers


def _class_values(entries: Sequence, class_names: Mapping[int, str], name: str) -> list:
    """The class values of entries; none for a land cover that the legend does not have."""
    meanings = land_cover_meanings()
    texts = [format(entry, "g") if isinstance(entry, float) else str(entry).strip() for entry in entries]
    distinct = list(dict.fromkeys(texts))
    named = values_of_entries(distinct, legend_of(class_names, meanings), meanings)
    known = {text: _number(text, name) if values is None else values for text, values in zip(distinct, named)}
    return [known[text] for text in texts]


def _number(text: str, name: str) -> tuple:
    try:
        number = parse_number(text)
    except InputError:
        number = np.nan
    if number != np.rint(number):
        raise InputError(
            "The table {table} has {value}, which is no class of the raster; give class values or its names.",
            table=name,
            value=text,
        )
    return (int(number),)
