"""One factor of a resistance or sensitivity surface: measured values to scores."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..decision.class_limits import class_limits
from ..decision.classification import class_scores, classify
from ..decision.score_table import ScoreRow, ScoreTable

# Of natural classes, from low to high values.
SCORES = (1.0, 3.0, 5.0, 7.0, 9.0)


@dataclass(frozen=True)
class Factor:
    """How a factor is scored.

    Parameters
    ----------
    name : str
        What tables call it.
    scores : tuple of float
        One for each row, or, without rows, for each natural class from low to high values.
    rows : tuple of (float, float)
        Ranges "(from, to]" in rising order, infinite at open ends, or classes with both ends equal. Empty: natural
        breaks.
    shift : tuple of float
        How far each limit between ranges or classes is moved, as a share of the distance to the next limit on that
        side, between -0.5 and 0.5, so that limits never cross. Empty: not at all.
    uncovered : float, optional
        Score of values that no row covers; None refuses them.
    measure : str
        What it is measured on, as `chain_parameters.measure_of` calls it.
    """

    name: str
    scores: tuple[float, ...]
    rows: tuple[tuple[float, float], ...] = ()
    shift: tuple[float, ...] = ()
    uncovered: Optional[float] = None
    measure: str = ""

    @property
    def of_classes(self) -> bool:
        """Whether the rows are classes."""
        return bool(self.rows) and all(low == high for low, high in self.rows)

    @property
    def limits(self) -> int:
        """Number of limits that can be moved."""
        return 0 if self.of_classes else len(self.scores) - 1


def factor_of_table(table: ScoreTable, uncovered: Optional[float] = None) -> Factor:
    """A factor from a score table."""
    rows = tuple((row.lower, row.upper) for row in table.rows)
    return Factor(table.name, tuple(row.score for row in table.rows), rows, (), uncovered)


def factor_limits(factor: Factor, values: np.ndarray) -> tuple[float, ...]:
    """The limits between the natural classes of a factor without rows, before they are moved."""
    return class_limits([values], "natural breaks", len(factor.scores)).limits


def factor_scores(factor: Factor, values: np.ndarray, limits: Sequence[float] = ()) -> np.ndarray:
    """The score of every cell, as the algorithm writes it.

    Parameters
    ----------
    factor : Factor
    values : ndarray of float, shape (rows, columns)
        What was measured; NaN is nodata.
    limits : sequence of float
        From `factor_limits`, for a factor without rows.

    Returns
    -------
    ndarray of float32

    Raises
    ------
    InputError
        For values that no row covers.
    """
    if factor.rows:
        ends = _moved_rows(factor)
        rows = [ScoreRow(low, high, score) for (low, high), score in zip(ends, factor.scores)]
        scores = ScoreTable(rows, "right", factor.name).scores(values, factor.uncovered, factor.name)
    else:
        known = values[~np.isnan(values)]
        ends = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
        moved = moved_limits(limits, factor.shift, *ends)
        scores = class_scores(classify(values, moved), factor.scores)
    return scores.astype(np.float32)


def moved_limits(limits: Sequence[float], shift: Sequence[float], lowest: float, highest: float) -> tuple[float, ...]:
    """Limits moved by shares of the distance to the next limit on the side that they move to.

    Parameters
    ----------
    limits : sequence of float
        Rising.
    shift : sequence of float
        Between -0.5 and 0.5; those beyond the number of limits are not used.
    lowest, highest : float
        What is beyond the outer limits; where it is infinite the distance on the other side counts.

    Returns
    -------
    tuple of float
        Still rising.
    """
    limits = [float(limit) for limit in limits]
    if not limits or not any(shift):
        return tuple(limits)
    around = [lowest, *limits, highest]
    steps = np.diff(around)
    moved = []
    for number, (limit, share) in enumerate(zip(limits, shift)):
        near = steps[number + 1] if share > 0.0 else steps[number]
        if not math.isfinite(near):
            near = steps[number] if share > 0.0 else steps[number + 1]
        moved.append(limit + share * near if math.isfinite(near) else limit)
    return tuple(moved) + tuple(limits[len(moved) :])


def _moved_rows(factor: Factor):
    if not factor.limits or not any(factor.shift):
        return factor.rows
    limits = moved_limits([high for _, high in factor.rows[:-1]], factor.shift, factor.rows[0][0], factor.rows[-1][1])
    return tuple(zip((factor.rows[0][0], *limits), (*limits, factor.rows[-1][1])))
