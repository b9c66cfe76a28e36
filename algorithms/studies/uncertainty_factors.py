"""Factor tables of the user's own in esp:uncertainty, in place of the papers' classes, scores and limits."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...core.decision.score_table import ScoreRow, ScoreTable
from ...core.errors import InputError
from ...core.legend import Legend
from ...core.numbers import plain_text
from ...core.workflow.chain_parameters import factor_names
from ...core.workflow.definition import Workflow
from ...core.workflow.factors import Factor, factor_of_table
from ..layers.vector_io import column
from ..resistance.factor_tables import FactorTable

# What the rows of a factor can be given by: ranges in two columns or in one, or classes.
_GIVEN_BY = (("from", "to"), ("range",), ("class", "value", "classes", "name"))


class OwnFactors:
    """The tables of a workflow's factors that the user gives, all in one table with the column factor.

    Parameters
    ----------
    job : Job
    workflow : Workflow

    Raises
    ------
    InputError
        When the column is missing, a factor is none of the workflow's, or has both ranges and classes.
    """

    def __init__(self, job, workflow: Workflow):
        self._job = job
        self._tables: dict = {}
        columns = job.table("FACTOR_TABLES")
        if columns is None:
            return
        title = job.layer_name("FACTOR_TABLES")
        names = factor_names(workflow)
        known = {_plain(name): name for name in names}
        rows: dict = {}
        for row, cell in enumerate(column(columns, "factor", title)):
            if not _text(cell):
                continue
            name = known.get(_plain(_text(cell)))
            if name is None:
                raise InputError(
                    "The factor tables {table} score {factor}, which this workflow does not have; it has: {known}.",
                    table=title,
                    factor=_text(cell),
                    known=", ".join(names),
                )
            rows.setdefault(name, []).append(row)
        if not rows:
            raise InputError("The factor tables {table} have no rows.", table=title)
        for name, places in rows.items():
            self._tables[name] = self._table(columns, name, places, title)

    def factor(
        self, name: str, of_classes: bool, legend: Legend, cover: np.ndarray, layer: str, uncovered: Optional[float]
    ) -> Optional[Factor]:
        """The factor by the user's table; None where there is none of it.

        Parameters
        ----------
        name : str
        of_classes : bool
            Whether the land cover is scored.
        legend : Legend
            Of the land cover.
        cover : ndarray of float
            The land cover, NaN is nodata.
        layer : str
            How messages call the land cover.
        uncovered : float, optional
            Score of classes that the table does not have; None refuses them.

        Raises
        ------
        InputError
            When the table cannot be read, has no score, or gives classes for a factor of values.
        """
        table = self._tables.get(name)
        if table is None:
            return None
        if not of_classes:
            table.require_ranges()
            found = table.scores("right", None, layer)
            uncovered = None
        else:
            found = _of_classes(table.scores("right", legend, layer), legend, cover)
            found.scores(cover, uncovered, layer, legend.names)
            self._say_uncovered(found, cover, layer, uncovered)
        if all(row.score != row.score for row in found.rows):
            raise InputError("The {table} has no score at all.", table=table.name)
        return factor_of_table(found, uncovered)

    def check_covered(self, measured: dict) -> None:
        """Refuse tables that leave values of the layers without a score, before anything runs.

        Parameters
        ----------
        measured : dict of str to ndarray
            What factors are measured on, as far as it is known before a run.
        """
        for name, values in measured.items():
            if name in self._tables:
                self._tables[name].scores("right", None, name).scores(values, None, name)

    def _say_uncovered(self, table: ScoreTable, cover: np.ndarray, layer: str, score: Optional[float]) -> None:
        missed = table.uncovered(cover)
        if missed is not None:
            self._job.warn(
                "{name}: {cells} {cells:cell|cells} from {lowest:g} to {highest:g} {cells:is|are} not in the table "
                "and got {score}.",
                name=layer,
                cells=missed.cells,
                lowest=missed.lowest,
                highest=missed.highest,
                score="nodata" if score != score else format(score, "g"),
            )

    def _table(self, columns: dict, name: str, places: list, title: str) -> FactorTable:
        part = {
            key: [cells[row] for row in places]
            for key, cells in ((str(key).strip().casefold(), list(cells)) for key, cells in columns.items())
            if key != "factor"
        }
        filled = [kind for kind in _GIVEN_BY if any(_text(cell) for key in kind for cell in part.get(key, ()))]
        if len(filled) > 1:
            raise InputError(
                "The factor tables {table} give {factor} both by {first} and by {second}; keep one of them.",
                table=title,
                factor=name,
                first=", ".join(filled[0]),
                second=filled[1][0],
            )
        kept = filled[0] if filled else _GIVEN_BY[0]
        others = {key for kind in _GIVEN_BY if kind != kept for key in kind}
        part = {key: cells for key, cells in part.items() if key not in others}
        label = self._job.algorithm.shared_tr("factor table of {factor}").format(factor=name)
        return FactorTable(part, label, False)


def _of_classes(table: ScoreTable, legend: Legend, cover: np.ndarray) -> ScoreTable:
    """Ranges of class numbers as single classes: numbers of classes have no limits that could move."""
    if table.single_values:
        return table
    numbers = np.union1d(np.unique(cover[~np.isnan(cover)]), np.array(sorted(legend.names), dtype=np.float64))
    scored = [(number, row) for number in numbers.tolist() for row in table.rows if _holds(table, row, number)]
    return ScoreTable([ScoreRow(number, number, row.score) for number, row in scored], "right", table.name)


def _holds(table: ScoreTable, row: ScoreRow, number: float) -> bool:
    first = row is table.rows[0] or row.lower == row.upper
    return row.lower < number <= row.upper or (first and number == row.lower)


def _text(cell) -> str:
    text = "" if cell is None else plain_text(str(cell))
    return "" if text.casefold() in ("nan", "null") else text


def _plain(name: str) -> str:
    return " ".join(plain_text(name).replace(":", " ").replace("_", " ").casefold().split())
