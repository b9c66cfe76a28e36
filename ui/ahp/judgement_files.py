"""Judgements in csv files and in the parameters of `esp:ahp`."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from ...algorithms.layers.tables_in import typed_table
from ...algorithms.resistance.judgements import experts_of_table, matrix_of_table
from ...algorithms.writing.files import write_csv
from ...core.decision.ahp import check_names, priorities
from ...core.decision.ahp_hierarchy import Branch, parse_branches
from ...core.decision.ahp_matrix import parse_matrix
from ...core.errors import InputError
from ...core.lists import list_parts
from ...core.numbers import format_numbers
from ..widgets.layers import table_file
from .judgements import LEAST, MOST, Expert, Judgements, judgement_text, matrix_text

_SUB_ENDING = "_subcriteria.csv"


def read_judgements(path: str) -> Judgements:
    """The judgements of a csv file: one matrix, or several experts.

    Raises
    ------
    InputError
    """
    return with_checked_size(_read_main(path, ()), path)


def _read_main(path: str, names) -> Judgements:
    columns = typed_table(path, known_headers=False)
    title = os.path.basename(path)
    known = {str(key).strip().casefold() for key in columns}
    if "matrix" in known or {"first", "second"} <= known:
        labels, matrices, weights, found = experts_of_table(columns, list(names), title)
        experts = [
            Expert(label, matrix, 1.0 if weights is None else float(weights[number]))
            for number, (label, matrix) in enumerate(zip(labels, matrices))
        ]
        sizes = {matrix.shape[0] for matrix in matrices}
        if len(sizes) > 1:
            raise InputError("The experts of {table} compare different numbers of criteria.", table=title)
        judgements = Judgements(tuple(check_names(found, sizes.pop())), tuple(experts))
    else:
        found, matrix = matrix_of_table(columns, title)
        judgements = Judgements(tuple(check_names(names or found, matrix.shape[0])), (Expert("1", matrix),))
    below = _sub_path(path)
    if os.path.isfile(below):
        judgements = replace(judgements, branches=_read_branches(below, judgements.names))
    return judgements


def _read_branches(path: str, criteria) -> tuple:
    columns = typed_table(path, known_headers=False)
    # A criterion stands where the reader of experts expects the expert.
    columns["expert"] = columns.pop("criterion", [])
    branches = []
    for label in dict.fromkeys(columns["expert"]):
        rows = [row for row, entry in enumerate(columns["expert"]) if entry == label]
        part = {key: [values[row] for row in rows] for key, values in columns.items()}
        _, matrices, _, names = experts_of_table(part, [], os.path.basename(path))
        branches.append(Branch(label.strip(), tuple(names), matrices[0]))
    return tuple(branch for branch in branches if branch.criterion in criteria)


def write_judgements(judgements: Judgements, path: str) -> None:
    """Write what `read_judgements` and `esp:ahp` read: a matrix for one expert, a row a judgement for several.

    Sub-criteria go into a file beside it.

    Raises
    ------
    InputError
    """
    if len(judgements.experts) == 1:
        matrix = judgements.experts[0].matrix
        columns = {"name": list(judgements.names)}
        for name, values in zip(judgements.names, matrix.T):
            columns[name] = [judgement_text(value) for value in values]
    else:
        columns = {key: [] for key in ("expert", "first", "second", "judgement", "weight")}
        for expert in judgements.experts:
            for first, second, value in _pairs(judgements.names, expert.matrix):
                for key, cell in zip(columns, (expert.name, first, second, value, repr(float(expert.weight)))):
                    columns[key].append(cell)
    write_csv(path, columns)
    if judgements.branches:
        below = {key: [] for key in ("criterion", "first", "second", "judgement")}
        for branch in judgements.branches:
            for first, second, value in _pairs(branch.names, branch.matrix):
                for key, cell in zip(below, (branch.criterion, first, second, value)):
                    below[key].append(cell)
        write_csv(_sub_path(path), below)


def _pairs(names, matrix):
    for first, second in zip(*np.triu_indices(len(names), 1)):
        yield names[first], names[second], judgement_text(matrix[first, second])


def _sub_path(path: str) -> str:
    return os.path.splitext(path)[0] + _SUB_ENDING


def with_checked_size(judgements: Judgements, title: str) -> Judgements:
    """The judgements, if there are 2 to 15 criteria.

    Raises
    ------
    InputError
    """
    count = len(judgements.names)
    if not LEAST <= count <= MOST:
        raise InputError(
            "{title} compares {count} criteria; between {least} and {most} can be judged.",
            title=os.path.basename(title),
            count=count,
            least=LEAST,
            most=MOST,
        )
    for expert in judgements.experts:
        priorities(expert.matrix)
    return judgements


# -- parameters ------------------------------------------------------------------------------


def parameters_of(judgements: Judgements, keep) -> dict:
    """The parameters of `esp:ahp`, and the weights that they give.

    Parameters
    ----------
    judgements : Judgements
    keep : callable
        Writes a table of several experts somewhere lasting, and returns its path.
    """
    weights = [leaf.weight for leaf in judgements.tree().leaves]
    values = {
        "NAMES": ", ".join(judgements.names),
        "METHOD": judgements.method,
        "SUBCRITERIA": "\n".join(
            f"{branch.criterion}: {', '.join(branch.names)}: {matrix_text(branch.matrix)}"
            for branch in judgements.branches
        ),
        "WEIGHTS": format_numbers(weights),
    }
    if len(judgements.experts) == 1:
        values["MATRIX"] = matrix_text(judgements.experts[0].matrix)
    else:
        values["EXPERTS"] = keep(replace(judgements, branches=()))
    return values


def judgements_of(values: dict) -> Judgements:
    """The judgements of parameters of `esp:ahp`.

    Raises
    ------
    InputError
    """
    names = list_parts(values.get("NAMES"))
    if values.get("EXPERTS"):
        judgements = _read_main(table_file(values["EXPERTS"]), names)
    else:
        matrix = parse_matrix(str(values["MATRIX"]), names=names or None)
        judgements = Judgements(tuple(check_names(names, matrix.shape[0])), (Expert("1", matrix),))
    branches = tuple(parse_branches(str(values.get("SUBCRITERIA") or "")))
    judgements = replace(judgements, branches=branches, method=int(values.get("METHOD") or 0))
    return with_checked_size(judgements, judgements.names[0])
