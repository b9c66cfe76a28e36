"""The colours of scores, and how many cells have them."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtGui import QColor

from ...core.decision.score_table import ScoreTable
from ..widgets.bars import Bar
from ..widgets.raster_picture import colour_between
from .factor_rows import FactorRows, check

RAMP = "resistance"
# What blocks has no place on the ramp.
_BLOCKED = QColor("#8a8a8a")


class ScoreColours:
    """From the lowest score of a table to its highest.

    Parameters
    ----------
    table : ScoreTable
    uncovered : float or None
        The score of values without a row.
    """

    def __init__(self, table: ScoreTable, uncovered):
        scores = [row.score for row in table.rows] + ([] if uncovered is None else [uncovered])
        known = [score for score in scores if not math.isnan(score)]
        self.low, self.high = (min(known), max(known)) if known else (0.0, 1.0)

    def of(self, score: float) -> QColor:
        """The colour of a score; grey for what blocks."""
        if math.isnan(score):
            return _BLOCKED
        span = self.high - self.low
        return colour_between(RAMP, (score - self.low) / span if span > 0.0 else 0.5)


def scores_and_shares(rows: FactorRows, table: ScoreTable, side: str, legend, values) -> tuple:
    """Of each row its score and its share of the cells.

    Parameters
    ----------
    rows : FactorRows
    table : ScoreTable
        What was read from them.
    side : {"right", "left"}
        On which ranges are closed.
    legend : Legend
        Of a class raster.
    values : ndarray or None
        Cells; None where no raster is read.

    Returns
    -------
    scores : list of float
        NaN for what blocks, and for rows that stand for no value.
    shares : list of float or None
    """
    parts = None
    if values is not None:
        total = max(np.count_nonzero(~np.isnan(values)), 1)
        parts = [cells / total for cells in table.cells(values)]
    scores, shares = [], []
    for row in rows.rows:
        own = check(FactorRows(rows.kind, (row,)), side, legend, "", "").table
        ends = set() if own is None else {(entry.lower, entry.upper) for entry in own.rows}
        places = [place for place, entry in enumerate(table.rows) if (entry.lower, entry.upper) in ends]
        scores.append(table.rows[places[0]].score if places else math.nan)
        shares.append(None if parts is None else sum(parts[place] for place in places))
    return scores, shares


def class_bars(counts: dict, names, table: ScoreTable, colours: ScoreColours) -> list:
    """A bar for each class of a raster, in the colour of its score."""
    total = max(sum(counts.values()), 1)
    scores = table.scores(np.array(list(counts), dtype=np.float64), math.nan).tolist()
    return [
        Bar(f"{value} {names.get(value, '')}".strip(), cells / total, (), colours.of(score))
        for (value, cells), score in zip(counts.items(), scores)
    ]
