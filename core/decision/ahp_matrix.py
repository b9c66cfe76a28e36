"""Judgement matrices from text: full, upper triangle or csv, with fractions."""

from __future__ import annotations

import math
import re
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..numbers import parse_number, plain_text

# 1/7 typed as 0.14, or 1/8 as 0.13: the product with its reciprocal is off by 4 %.
_ROUNDING = 0.05
_ROWS = re.compile(r"[;\n\r]+")


def parse_matrix(text: str, count: Optional[int] = None, names: Optional[Sequence[str]] = None) -> np.ndarray:
    """A reciprocal judgement matrix from text.

    Rows are separated by semicolons or line breaks, entries by commas or blanks. Read are

    * the full matrix ``1,7,3; 1/7,1,1/2; 1/3,2,1``; entries below the diagonal may be empty or 0;
    * the upper triangle with or without the diagonal: ``1,7,3; 1,1/2; 1`` or ``7,3; 1/2``;
    * the same as one list: n x n numbers, or n (n - 1) / 2 numbers of the upper triangle row by row
      (with the diagonal where `count` says so).

    Parameters
    ----------
    text : str
    count : int, optional
        Number of criteria; settles what numbers are where they could be both: a list of six, or a
        triangle whose rows all begin with 1 (taken as the diagonal otherwise).
    names : sequence of str, optional
        Names of the criteria, for messages; gives `count` too.

    Returns
    -------
    ndarray of float64, shape (n, n)
        Exactly reciprocal: where the two judgements of a pair were rounded, the one of at least 1
        counts.

    Raises
    ------
    InputError
        For texts that are no matrix, and as `check_matrix`.

    Examples
    --------
    >>> from esp_toolbox.core.decision.ahp_matrix import parse_matrix
    >>> parse_matrix("2, 4; 2").tolist()
    [[1.0, 2.0, 4.0], [0.5, 1.0, 2.0], [0.25, 0.5, 1.0]]
    """
    if count is None and names:
        count = len(names)
    rows = [_entries(row) for row in _ROWS.split(plain_text(text)) if row.strip(" ,\t")]
    if not rows:
        raise InputError("Give the judgement matrix, for example 1,3,5; 1/3,1,2; 1/5,1/2,1.")
    matrix = _from_list(rows[0], count) if len(rows) == 1 else _from_rows(rows, count)
    if count is not None:
        check_count(matrix.shape[0], count)
    return check_matrix(matrix, names)


def check_count(criteria: int, names: int) -> None:
    """Raise unless there is a name for each criterion of a matrix."""
    if criteria != names:
        raise InputError(
            "The judgement matrix compares {criteria} criteria, but there are {names} names.",
            criteria=criteria,
            names=names,
        )


def check_matrix(matrix: np.ndarray, names: Optional[Sequence[str]] = None) -> np.ndarray:
    """A judgement matrix made exactly reciprocal; missing or 0 entries follow from their pair.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        NaN or 0 where only the other judgement of the pair is given.
    names : sequence of str, optional
        Names of the criteria, for messages.

    Returns
    -------
    ndarray of float64, shape (n, n)

    Raises
    ------
    InputError
        When it is not square, has judgements of 0 or below, a diagonal other than 1, a pair
        without judgement, or a pair that is not reciprocal within 5 % (rounded decimals).
    """
    given = np.array(matrix, dtype=np.float64)
    if given.ndim != 2 or given.shape[0] != given.shape[1]:
        raise InputError("The judgement matrix is not square; it needs one row and one column a criterion.")
    size = given.shape[0]
    titles = [str(number + 1) for number in range(size)] if names is None else list(names)
    out = np.ones((size, size))
    for i in range(size):
        if not (math.isnan(given[i, i]) or given[i, i] in (0.0, 1.0)):
            raise InputError(
                "The judgement of {name} against itself is {value:g}; it must be 1.", name=titles[i], value=given[i, i]
            )
        for j in range(i + 1, size):
            out[i, j] = _judgement(given[i, j], given[j, i], titles[i], titles[j])
            out[j, i] = 1.0 / out[i, j]
    return out


def _judgement(forth: float, back: float, first: str, second: str) -> float:
    """The judgement of a pair from both entries, of which one may be missing."""
    known = [value for value in (forth, back) if not math.isnan(value) and value != 0.0]
    if not known:
        raise InputError("There is no judgement of {first} against {second}.", first=first, second=second)
    if min(known) < 0.0 or not all(map(math.isfinite, known)):
        raise InputError(
            "The judgement of {first} against {second} is {value:g}; judgements are above 0, usually 1/9 to 9.",
            first=first,
            second=second,
            value=min(known),
        )
    if len(known) == 1:
        return forth if known[0] == forth else 1.0 / back
    if abs(forth * back - 1.0) > _ROUNDING:
        raise InputError(
            "The judgement matrix is not reciprocal: {first} against {second} is {forth:.6g}, and {second} "
            "against {first} is {back:.6g} instead of {wanted:.6g}.",
            first=first,
            second=second,
            forth=forth,
            back=back,
            wanted=1.0 / forth,
        )
    return forth if forth >= back else 1.0 / back


def _entries(row: str) -> list[float]:
    row = re.sub(r"\s*/\s*", "/", row.strip())
    # Commas (or tabs) keep empty entries; a row without them is separated by blanks.
    parts = re.split(r"[,\t]", row) if re.search(r"[,\t]", row) else row.split()
    if "," in row and any(re.search(r"\S\s+\S", part) for part in parts):
        parts = re.split(r"[,\s]+", row)
    return [parse_number(part) if part.strip() else math.nan for part in parts]


def _from_rows(rows: list[list[float]], count: Optional[int]) -> np.ndarray:
    lengths = [len(row) for row in rows]
    size = len(rows)
    if lengths == [size] * size:
        return np.array(rows)
    if lengths == list(range(size, 0, -1)) and count != size + 1 and all(row[0] == 1.0 for row in rows):
        return _from_upper([value for row in rows for value in row[1:]], size)
    if lengths == list(range(size, 0, -1)):
        return _from_upper([value for row in rows for value in row], size + 1)
    raise InputError(
        "The rows of the judgement matrix have {lengths} entries; give {size} in each, or the upper triangle.",
        lengths=", ".join(map(str, lengths)),
        size=size,
    )


def _from_list(values: list[float], count: Optional[int]) -> np.ndarray:
    square = math.isqrt(len(values))
    upper = (1 + math.isqrt(1 + 8 * len(values))) // 2
    is_square = square * square == len(values)
    is_upper = upper * (upper - 1) // 2 == len(values)
    if count is not None and count not in (square, upper) and count * (count + 1) // 2 == len(values):
        rows = np.split(np.array(values), np.cumsum(range(count, 1, -1)))
        return _from_rows([row.tolist() for row in rows], count)
    if is_square and is_upper and count is None:
        # 1 and 36 numbers could be both; a full matrix shows by its diagonal.
        is_upper = any(value != 1.0 for value in values[:: square + 1])
    if is_upper and (not is_square or count in (None, upper)):
        return _from_upper(values, upper)
    if is_square:
        return np.array(values).reshape(square, square)
    raise InputError(
        "{count} numbers are neither a full judgement matrix (n x n) nor its upper triangle (n (n - 1) / 2).",
        count=len(values),
    )


def _from_upper(values: list[float], size: int) -> np.ndarray:
    matrix = np.full((size, size), math.nan)
    matrix[np.triu_indices(size, 1)] = values
    return matrix
