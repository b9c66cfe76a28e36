"""Resistances by a table of old and new values."""

from __future__ import annotations

import numpy as np

from ..errors import InputError

MISSING = "missing"


def parse_reclass_table(text: str, name: str) -> np.ndarray:
    """A table of two columns: the old value and the new one, or the word missing for nodata.

    Parameters
    ----------
    text : str
        Columns by blanks, tabs or commas; words may stand in quotes.
    name : str
        What the table is called in messages.

    Returns
    -------
    ndarray of float64, shape (rows, 2)
        NaN for missing.

    Raises
    ------
    InputError
        For rows that are not two numbers, and when there is none.
    """
    rows = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        words = [word.strip("\"'") for word in line.replace(",", " ").replace(";", " ").split()]
        if words:
            rows.append(_row(words, number, name))
    return reclass_table(rows, name)


def _row(words, number, name) -> list:
    try:
        if len(words) != 2:
            raise ValueError
        return [np.nan if word.lower() == MISSING else float(word) for word in words]
    except ValueError as error:
        raise InputError(
            "Row {number} of {name} is no pair of an old and a new value: write two numbers, or the word missing for "
            "no data.",
            number=number,
            name=name,
        ) from error


def reclass_table(rows, name: str) -> np.ndarray:
    """The pairs of a table as an array.

    Raises
    ------
    InputError
        When there is none.
    """
    table = np.asarray(rows, dtype=np.float64).reshape(-1, 2)
    if not table.shape[0]:
        raise InputError("{name} has no rows: give an old and a new value in each.", name=name)
    return table


def reclassified(values: np.ndarray, table: np.ndarray) -> np.ndarray:
    """Values with those of the first column replaced by those of the second.

    Parameters
    ----------
    values : ndarray of float64
        NaN is nodata and stays.
    table : ndarray of float64, shape (rows, 2)
        Every row matches the values as they were, exactly; of several rows for one value the last holds. NaN in the
        second column is nodata.

    Returns
    -------
    ndarray of float64
        Values that are not in the table stay.
    """
    new = values.copy()
    for old, value in table:
        new[values == old] = value
    return new
