"""Tables with a row for each land-cover class, as InVEST reads them, laid onto a class raster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from ..present_classes import classes_present
from ..rows import Raster, strips
from ..tables import find_column, numbers_in

# How InVEST's tables have called the column of class values over its versions.
_CODE_NAMES = ("lucode", "lulc", "lulc_code", "lucodes", "code", "class", "value")
# Class values further apart than this are looked up by bisection instead of by a direct table.
_DIRECT_SPAN = 1 << 20


@dataclass(frozen=True)
class ClassTable:
    """Numbers for land-cover classes.

    Parameters
    ----------
    name : str
        The table's name, for messages.
    codes : ndarray of int64, shape (classes,)
        Ascending.
    columns : tuple of str
    values : ndarray of float64, shape (classes + 1, columns)
        The last row is NaN and stands for cells without data.
    """

    name: str
    codes: np.ndarray
    columns: tuple[str, ...]
    values: np.ndarray

    def column(self, name: str) -> np.ndarray:
        """The values of a column by row, with NaN at the end; to be indexed with `rows`."""
        return self.values[:, self.columns.index(name)]

    def rows(self, classes: np.ndarray, valid: np.ndarray, layer: str = phrase("the land cover")) -> np.ndarray:
        """The table's row for each cell.

        Parameters
        ----------
        classes : ndarray of int, shape (rows, columns)
        valid : ndarray of bool, shape of `classes`
        layer : str
            The raster's name, for messages.

        Returns
        -------
        ndarray of uint8 or int32, shape of `classes`

        Raises
        ------
        InputError
            When a class has no row; all such classes are named.
        """
        count = len(self.codes)
        kind = np.uint8 if count < 255 else np.int32
        if not valid.any():
            return np.full(classes.shape, count, dtype=kind)
        present = np.where(valid, classes, self.codes[0])
        low, high = int(present.min()), int(present.max())
        low, high = min(low, int(self.codes[0])), max(high, int(self.codes[-1]))
        if high - low < _DIRECT_SPAN:
            direct = np.full(high - low + 1, count, dtype=kind)
            direct[self.codes - low] = np.arange(count, dtype=kind)
            rows = direct[present - low]
        else:
            rows = np.minimum(np.searchsorted(self.codes, present), count - 1).astype(kind)
            rows[self.codes[rows] != present] = count
        self._require(np.unique(present[rows == count]), layer)
        rows[~valid] = count
        return rows

    def _require(self, missing: np.ndarray, layer: str) -> None:
        if missing.size:
            raise InputError(
                "The table {table} has no row for class {missing} of {layer}; add a row for each class.",
                table=self.name,
                missing=", ".join(map(str, missing[:20].tolist())),
                layer=layer,
            )

    def rows_of(self, classes: Raster, valid: Raster, out: Raster, layer: str = phrase("the land cover")) -> Raster:
        """As `rows` of rasters that may be read by rows; the table's rows are written into `out`.

        Parameters
        ----------
        classes, valid, layer
            As for `rows`.
        out : ndarray or Rows of int32

        Returns
        -------
        ndarray or Rows
        """
        found = [np.empty(0, dtype=np.int64)]
        for strip in strips(classes.shape):
            values, known = classes[strip], valid[strip]
            present = classes_present(values, known) if known.any() else np.empty(0, dtype=np.int64)
            found.append(np.setdiff1d(present, self.codes))
            if not found[-1].size:
                out[strip] = self.rows(values, known, layer)
        self._require(np.unique(np.concatenate(found)), layer)
        return out


def read_class_table(
    columns: Mapping[str, Sequence],
    wanted: Sequence[str],
    name: str,
    aliases: Optional[Mapping[str, Sequence[str]]] = None,
) -> ClassTable:
    """Take the wanted columns of a table, whatever their case and order.

    Parameters
    ----------
    columns : mapping of str to sequence
        Header to values; numbers or texts that are numbers.
    wanted : sequence of str
        Columns beside the class value, in lower case.
    name : str
        The table's name, for messages.
    aliases : mapping of str to sequence of str, optional
        Other headers that a wanted column may have.

    Returns
    -------
    ClassTable

    Raises
    ------
    InputError
        When a column is missing, holds something else than numbers, or a class has two rows.
    """
    code_header = find_column(columns, *_CODE_NAMES)
    found, missing = [], [] if code_header is not None else ["lucode"]
    for column in wanted:
        choices = (column, *(aliases or {}).get(column, ()))
        header = find_column(columns, *choices)
        found.append(header)
        if header is None:
            missing.append(column)
    if missing:
        raise without_columns(name, missing, ("lucode", *wanted), columns)
    codes = numbers_of(columns[code_header], code_header, name)
    if not len(codes):
        raise InputError("The table {table} has no rows.", table=name)
    if (codes != np.rint(codes)).any():
        raise InputError(
            "The column {column} of the table {table} must hold whole numbers.", column=code_header, table=name
        )
    codes = codes.astype(np.int64)
    order = np.argsort(codes, kind="stable")
    twice = codes[order][1:][np.diff(codes[order]) == 0]
    if twice.size:
        raise InputError(
            "The table {table} has more than one row for class {code}; keep one.", table=name, code=int(twice[0])
        )
    values = np.full((len(codes) + 1, len(wanted)), np.nan)
    for position, header in enumerate(found):
        values[:-1, position] = numbers_of(columns[header], header, name)[order]
    return ClassTable(name, codes[order], tuple(wanted), values)


def without_columns(table: str, missing: Sequence[str], expected: Sequence[str], found: Mapping) -> InputError:
    """The error of a table that lacks columns."""
    return InputError(
        "The table {table} has no column {missing}; its header must be: {expected}. It is: {found}.",
        table=table,
        missing=", ".join(missing),
        expected=", ".join(expected),
        found=", ".join(map(str, found)),
    )


def numbers_of(cells: Sequence, column: str, table: str) -> np.ndarray:
    """A column as float64.

    Raises
    ------
    InputError
        When a cell is empty or no finite number; its row is named.
    """
    return np.array(numbers_in(cells, column, table), dtype=np.float64)


def require_range(table: ClassTable, column: str, low: float, high: float) -> None:
    """Check that a column lies within limits.

    Raises
    ------
    InputError
        With the first class whose value does not.
    """
    values = table.column(column)[:-1]
    wrong = np.flatnonzero((values < low) | (values > high))
    if wrong.size:
        sentence = phrase("The table {table} has {column} = {value:g} for class {code}; it must not be below {low:g}.")
        if np.isfinite(high):
            sentence = phrase(
                "The table {table} has {column} = {value:g} for class {code}; it must lie between {low:g} and {high:g}."
            )
        value, code = values[wrong[0]], int(table.codes[wrong[0]])
        raise InputError(sentence, table=table.name, column=column, value=value, code=code, low=low, high=high)
