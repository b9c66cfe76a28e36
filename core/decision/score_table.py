"""Score tables: ranges of values or classes, and the score of each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, slices
from ..rows import Raster, flat
from ..typed import there

SIDES = ("right", "left")

_STRIP = 1 << 18
_LISTED = 10


@dataclass(frozen=True)
class ScoreRow:
    """A range of values and its score; a class is a range with equal ends.

    Parameters
    ----------
    lower, upper : float
        Infinite at an open end.
    score : float
        NaN for values that block: they become nodata.
    """

    lower: float
    upper: float
    score: float

    def __str__(self) -> str:
        if self.lower == self.upper:
            return format(self.lower, ".10g")
        if math.isinf(self.lower) and math.isinf(self.upper):
            return "all values"
        if math.isinf(self.lower):
            return f"up to {self.upper:.10g}"
        if math.isinf(self.upper):
            return f"above {self.lower:.10g}"
        return f"{self.lower:.10g} to {self.upper:.10g}"


@dataclass(frozen=True)
class Uncovered:
    """Values that a table says nothing about.

    Parameters
    ----------
    cells : int
    lowest, highest : float
        The extreme ones.
    examples : tuple of (float, int)
        The first ten different values with their numbers of cells, rising.
    """

    cells: int
    lowest: float
    highest: float
    examples: tuple[tuple[float, int], ...]


class ScoreTable:
    """Scores of ranges of values that neither overlap nor leave gaps between them.

    With ``closed="right"`` a range is "(lower, upper]", with ``closed="left"`` it is
    "[lower, upper)"; the outermost end of the whole table belongs to it as well, so that a table
    from 0 to 500 covers 0 and 500. Rows with equal ends are single values (classes). Gaps are an
    error between ranges, not between classes.

    Parameters
    ----------
    rows : sequence of ScoreRow
        In any order.
    closed : {"right", "left"}
    name : str
        How messages call the table.

    Raises
    ------
    InputError
        For no rows, ranges that are turned round, overlap or leave gaps.
    """

    def __init__(self, rows: Sequence[ScoreRow], closed: str = "right", name: str = phrase("score table")):
        if closed not in SIDES:
            raise InputError("Ranges are closed on the right or on the left, not '{side}'.", side=closed)
        if not rows:
            raise InputError("The {table} has no rows.", table=name)
        for row in rows:
            if row.lower > row.upper:
                raise InputError(
                    "The {table} has a range from {lower:g} to {upper:g}; write the smaller number first.",
                    table=name,
                    lower=row.lower,
                    upper=row.upper,
                )
        self.rows = tuple(sorted(rows, key=lambda row: (row.lower, row.upper)))
        self.closed = closed
        self.name = name
        self._check_neighbours()

    @property
    def single_values(self) -> bool:
        """Whether all rows are single values (classes)."""
        return all(row.lower == row.upper for row in self.rows)

    def _ends(self, position: int) -> tuple[bool, bool]:
        """Whether the lower and the upper end belong to a row."""
        row = self.rows[position]
        if row.lower == row.upper:
            return True, True
        first = position == 0
        last = position == len(self.rows) - 1
        return (first or self.closed == "left"), (last or self.closed == "right")

    def _check_neighbours(self) -> None:
        ranged = not self.single_values
        for position, (row, after) in enumerate(zip(self.rows, self.rows[1:])):
            touching = row.upper == after.lower
            both = touching and self._ends(position)[1] and self._ends(position + 1)[0]
            if row.lower == row.upper == after.lower == after.upper:
                raise InputError("The {table} has two scores for {value}; keep one.", table=self.name, value=str(row))
            if row.upper > after.lower or both:
                raise InputError(
                    "The {table} gives two scores to values of both rows {first} and {second}; "
                    "mend the ranges so that they do not overlap.",
                    table=self.name,
                    first=str(row),
                    second=str(after),
                )
            neither = touching and not self._ends(position)[1] and not self._ends(position + 1)[0]
            if ranged and (row.upper < after.lower or neither):
                raise InputError(
                    "The {table} leaves a gap between {lower:.10g} and {upper:.10g}; "
                    "let each range begin where the one before it ends.",
                    table=self.name,
                    lower=row.upper,
                    upper=after.lower,
                )

    def scores(
        self,
        values: Raster,
        uncovered: Optional[float] = None,
        layer: str = "",
        names: Optional[Mapping[int, str]] = None,
        progress: Progress = no_progress,
        out: Optional[Raster] = None,
    ) -> Raster:
        """The score of each cell.

        Parameters
        ----------
        values : ndarray or Rows of float or int
            NaN is nodata.
        uncovered : float, optional
            Score of values that the table does not cover; NaN makes them nodata. Without it they
            are an error.
        layer : str
            How messages call the layer.
        names : mapping of int to str, optional
            Class names, for messages.
        progress : callable
        out : ndarray or Rows of float64, optional
            Where the scores are written.

        Returns
        -------
        ndarray of float64, or `out`

        Raises
        ------
        InputError
            When values are not covered and no score is given for them; they are listed.
        """
        out = np.empty(np.shape(values), dtype=np.float64) if out is None else out
        cells, scores = flat(values), flat(out)
        missed = False
        for strip in slices(cells.size, _STRIP, progress):
            part = cells[strip].astype(np.float64)
            result, covered = self._score(part)
            lost = ~covered & ~np.isnan(part)
            if lost.any():
                missed = True
                result[lost] = np.nan if uncovered is None else uncovered
            scores[strip] = result
        if missed and uncovered is None:
            raise self._refusal(there(self.uncovered(values)), layer, names or {})
        return out

    def cells(self, values: np.ndarray) -> list[int]:
        """How many cells each row covers, in the order of `rows`.

        Parameters
        ----------
        values : ndarray or Rows of float or int
            NaN is nodata.

        Returns
        -------
        list of int
        """
        cells = flat(values)
        counts = [0] * len(self.rows)
        for strip in slices(cells.size, _STRIP):
            part = cells[strip].astype(np.float64)
            for position in range(len(self.rows)):
                counts[position] += int(np.count_nonzero(self._inside(part, position)))
        return counts

    def uncovered(self, values: np.ndarray) -> Optional[Uncovered]:
        """The values that the table says nothing about; None when it covers all.

        Parameters
        ----------
        values : ndarray or Rows of float or int
            NaN is nodata.

        Returns
        -------
        Uncovered or None
        """
        every = flat(values)
        counts: dict[float, int] = {}
        cells, lowest, highest = 0, math.inf, -math.inf
        for strip in slices(every.size, _STRIP):
            part = every[strip].astype(np.float64)
            lost = part[~self._score(part)[1] & ~np.isnan(part)]
            if lost.size == 0:
                continue
            found, times = np.unique(lost, return_counts=True)
            cells += lost.size
            lowest, highest = min(lowest, float(found[0])), max(highest, float(found[-1]))
            for value, count in zip(found[:_LISTED].tolist(), times[:_LISTED].tolist()):
                counts[value] = counts.get(value, 0) + count
        if cells == 0:
            return None
        return Uncovered(cells, lowest, highest, tuple(sorted(counts.items())[:_LISTED]))

    def _score(self, part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        result = np.full(part.shape, np.nan)
        covered = np.zeros(part.shape, dtype=bool)
        for position, row in enumerate(self.rows):
            inside = self._inside(part, position)
            result[inside] = row.score
            covered |= inside
        return result, covered

    def _inside(self, part: np.ndarray, position: int) -> np.ndarray:
        row = self.rows[position]
        if row.lower == row.upper:
            return part == row.lower
        low, high = self._ends(position)
        inside = part >= row.lower if low else part > row.lower
        inside &= part <= row.upper if high else part < row.upper
        return inside

    def _refusal(self, missed: Uncovered, layer: str, names: Mapping[int, str]) -> InputError:
        if self.single_values or len(missed.examples) < _LISTED:
            listed = ", ".join(
                f"{value:.10g}{' ' + names[int(value)] if value == int(value) and int(value) in names else ''}"
                f" ({count})"
                for value, count in missed.examples
            )
            return InputError(
                "The {table} has no score for {cells} {cells:cell|cells} of {layer}, value (cells): {listed}; add "
                "rows for them or set a score for values that are not covered.",
                table=self.name,
                cells=missed.cells,
                layer=layer or phrase("the layer"),
                listed=listed + (", ..." if len(missed.examples) == _LISTED else ""),
            )
        return InputError(
            "The {table} has no score for {cells} {cells:cell|cells} of {layer} with values from {lowest:.6g} to "
            "{highest:.6g}; open its ends or set a score for values that are not covered.",
            table=self.name,
            cells=missed.cells,
            layer=layer or phrase("the layer"),
            lowest=missed.lowest,
            highest=missed.highest,
        )
