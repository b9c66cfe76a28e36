"""Judgement matrices as an input: texts, tables and the answers of several experts."""

from __future__ import annotations

import math

import numpy as np

from ...core.decision.ahp import check_names
from ...core.decision.ahp_matrix import check_matrix, parse_matrix
from ...core.errors import InputError
from ...core.numbers import parse_number
from ...core.presets import JUDGEMENTS, read_preset
from ..layers.vector_io import column, numbers


def matrix_of_table(columns: dict, title: str):
    """Names and matrix from a table with a column for each criterion, and perhaps one of names.

    Raises
    ------
    InputError
        When it is not square or no judgement matrix.
    """
    named = [key for key in columns if str(key).strip().casefold() in ("name", "criterion", "")]
    rest = {str(key).strip(): values for key, values in columns.items() if key not in named[:1]}
    names = list(rest)
    if any(len(values) != len(names) for values in rest.values()):
        raise InputError(
            "The table {table} has {columns} criteria as columns and {rows} rows; both must be the same.",
            table=title,
            columns=len(names),
            rows=len(next(iter(rest.values()), [])),
        )
    if named and [str(name).strip() for name in columns[named[0]]] != names:
        raise InputError(
            "The rows of the table {table} are in another order than its columns; bring both into one order.",
            table=title,
        )
    matrix = np.array([[_judgement(cell) for cell in values] for values in rest.values()]).T
    return names, check_matrix(matrix, names)


def matrix_of_preset(number: int):
    """Names and matrix of a paper, by its place in the form's list."""
    return matrix_of_table(read_preset("weights", JUDGEMENTS[number - 1]), JUDGEMENTS[number - 1])


def experts_of_table(columns: dict, names: list, title: str):
    """The matrices of several experts, their names and weights.

    A table has either a row for each expert, with a column matrix (and perhaps expert, weight), or
    a row for each judgement: expert, first, second, judgement (and perhaps weight).

    Returns
    -------
    labels : list of str
    matrices : list of ndarray
    weights : list of float or None
    criteria : list of str
        The names that the judgements give, or those that were handed over.

    Raises
    ------
    InputError
    """
    known = {str(key).strip().casefold() for key in columns}
    if "matrix" in known:
        return _one_row_each(columns, names, title, known)
    return _one_row_a_judgement(columns, names, title, known)


def _one_row_each(columns, names, title, known):
    texts = column(columns, "matrix", title)
    labels = [str(number) for number in range(1, len(texts) + 1)]
    if "expert" in known:
        labels = [str(label) for label in column(columns, "expert", title)]
    weights = numbers(column(columns, "weight", title), "weight", title) if "weight" in known else None
    matrices = []
    for label, text in zip(labels, texts):
        try:
            matrices.append(parse_matrix(str(text or ""), names=names or None))
        except InputError as error:
            raise _of_expert(label, error) from error
    return labels, matrices, weights, names


def _one_row_a_judgement(columns, names, title, known):
    labels = [str(label) for label in column(columns, "expert", title)]
    pairs = [
        (str(first).strip(), str(second).strip())
        for first, second in zip(column(columns, "first", title), column(columns, "second", title))
    ]
    values = [_judgement(cell) for cell in column(columns, "judgement", title)]
    names = names or list(dict.fromkeys(name for pair in pairs for name in pair))
    place = {name: number for number, name in enumerate(check_names(names, len(names)))}
    shares = numbers(column(columns, "weight", title), "weight", title) if "weight" in known else None
    matrices, weights = {}, {}
    for row, (label, (first, second), value) in enumerate(zip(labels, pairs, values)):
        for name in (first, second):
            if name not in place:
                raise InputError(
                    "The table {table} judges '{name}', which is none of the criteria {names}.",
                    table=title,
                    name=name,
                    names=", ".join(names),
                )
        matrix = matrices.setdefault(label, np.full((len(names), len(names)), math.nan))
        if not math.isnan(value) and not math.isnan(matrix[place[first], place[second]]):
            raise InputError(
                "The table {table} judges {first} against {second} twice for expert {expert}; keep one of the rows.",
                table=title,
                first=first,
                second=second,
                expert=label,
            )
        matrix[place[first], place[second]] = value
        weights.setdefault(label, 1.0 if shares is None else shares[row])
    checked = []
    for label, matrix in matrices.items():
        try:
            checked.append(check_matrix(np.where(np.eye(len(names)) > 0, 1.0, matrix), names))
        except InputError as error:
            raise _of_expert(label, error) from error
    return list(matrices), checked, None if shares is None else list(weights.values()), names


def _of_expert(label: str, error: InputError) -> InputError:
    return InputError("Expert {expert}: {reason}", expert=label, reason=str(error))


def _judgement(cell) -> float:
    text = "" if cell is None else str(cell).strip()
    return parse_number(text) if text else math.nan
