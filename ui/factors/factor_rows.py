"""The rows of a factor table as they are typed, and what is wrong with them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...algorithms.resistance.factor_tables import FactorTable
from ...core.decision.score_columns import score_table
from ...core.decision.score_table import ScoreTable
from ...core.errors import InputError
from ..widgets.text import sentence_of, short_number

RANGES, CLASSES = "ranges", "classes"
# Columns of the editor.
FIRST, TO, SCORE, NOTE, SHARE = range(5)


@dataclass(frozen=True)
class Row:
    """A row as text.

    Parameters
    ----------
    first : str
        The lower end of a range, or the class.
    to : str
        The upper end of a range.
    score, note : str
    """

    first: str
    to: str
    score: str
    note: str = ""


@dataclass(frozen=True)
class FactorRows:
    """The table.

    Parameters
    ----------
    kind : {"ranges", "classes"}
    rows : tuple of Row
    preset : int
        The place of an untouched table of a paper in the form's list; 0 for an own one.
    """

    kind: str
    rows: tuple
    preset: int = 0

    def columns(self) -> dict:
        """The columns as `esp:resistancefactor` reads them."""
        scores = {"score": [row.score for row in self.rows]}
        if self.kind == CLASSES:
            return {"class": [row.first for row in self.rows], **scores}
        return {"from": [row.first for row in self.rows], "to": [row.to for row in self.rows], **scores}

    def changed(self, number: int, column: int, text: str) -> FactorRows:
        """With another text in a cell."""
        key = {FIRST: "first", TO: "to", SCORE: "score", NOTE: "note"}[column]
        rows = list(self.rows)
        rows[number] = replace(rows[number], **{key: text})
        return replace(self, rows=tuple(rows), preset=self.preset if column == NOTE else 0)

    def without(self, number: int) -> FactorRows:
        """Without a row; in ranges the neighbour takes its place."""
        rows = list(self.rows)
        gone = rows.pop(number)
        if self.kind == RANGES and rows:
            below = next((place for place, row in enumerate(rows) if row.to == gone.first and gone.first), None)
            above = next((place for place, row in enumerate(rows) if row.first == gone.to and gone.to), None)
            if below is not None:
                rows[below] = replace(rows[below], to=gone.to)
            elif above is not None:
                rows[above] = replace(rows[above], first=gone.first)
        return replace(self, rows=tuple(rows), preset=0)

    def split(self, number: int, at: str) -> FactorRows:
        """With a range divided at a value; of classes, with a row more."""
        rows = list(self.rows)
        if self.kind == CLASSES or not rows:
            rows.append(Row("", "", rows[-1].score if rows else "1"))
        else:
            row = rows[number]
            halves = [replace(row, to=at), replace(row, first=at, note="")]
            # Falling tables stay falling.
            falling = len(rows) > 1 and _number(rows[0].first, -math.inf) > _number(rows[-1].first, -math.inf)
            rows[number : number + 1] = halves[::-1] if falling else halves
        return replace(self, rows=tuple(rows), preset=0)

    # -- limits between ranges -------------------------------------------------------------

    def limits(self) -> list:
        """Where one range ends and the next one begins, rising: (value, row below, row above)."""
        if self.kind != RANGES:
            return []
        ends = [
            (_number(row.first, -math.inf), _number(row.to, math.inf), place) for place, row in enumerate(self.rows)
        ]
        found = []
        for low, high, place in ends:
            if math.isnan(low) or math.isnan(high) or not math.isfinite(high):
                continue
            above = next((other for start, _, other in ends if start == high and other != place), None)
            if above is not None:
                found.append((high, place, above))
        return sorted(found)

    def moved(self, number: int, text: str) -> FactorRows:
        """With the limit of that number moved, in both rows that meet there."""
        _, below, above = self.limits()[number]
        rows = list(self.rows)
        rows[below] = replace(rows[below], to=text)
        rows[above] = replace(rows[above], first=text)
        return replace(self, rows=tuple(rows), preset=0)


@dataclass(frozen=True)
class Checked:
    """What became of a table.

    Parameters
    ----------
    table : ScoreTable or None
        None where something is wrong.
    cell : (int, int) or None
        Row and column of what is wrong.
    sentence : str
    """

    table: Optional[ScoreTable]
    cell: Optional[tuple] = None
    sentence: str = ""


def check(rows: FactorRows, closed: str, legend, layer: str, title: str) -> Checked:
    """Read a table as `esp:resistancefactor` does, and find the cell that is wrong.

    Parameters
    ----------
    rows : FactorRows
    closed : {"right", "left"}
    legend : Legend or None
        Of a class raster.
    layer, title : str
        How sentences call the raster and the table.
    """
    for number, row in enumerate(rows.rows):
        found = _wrong_cell(row, rows.kind)
        if found is not None:
            return Checked(None, (number, found[0]), found[1])
    try:
        table = FactorTable(rows.columns(), title, False).scores(closed, legend, layer)
    except InputError as error:
        return Checked(None, _place_of(rows, error), sentence_of(error))
    return Checked(table)


def _wrong_cell(row: Row, kind: str) -> Optional[tuple]:
    """The column of a cell that cannot be read, and why."""
    tries = [(SCORE, {"from": [""], "to": [""], "score": [row.score]})]
    if kind == RANGES:
        tries.append((FIRST, {"from": [row.first], "to": [""], "score": ["1"]}))
        tries.append((TO, {"from": [""], "to": [row.to], "score": ["1"]}))
        tries.append((TO, {"from": [row.first], "to": [row.to], "score": ["1"]}))
    for column, columns in tries:
        try:
            score_table(columns)
        except InputError as error:
            return column, sentence_of(error)
    return None


def _place_of(rows: FactorRows, error: InputError) -> Optional[tuple]:
    """The cell that a sentence about neighbouring rows means."""
    known = error.values
    if rows.kind == CLASSES:
        wanted = known.get("entry") or known.get("first")
        return next(((place, FIRST) for place, row in enumerate(rows.rows) if wanted and wanted in row.first), None)
    order = sorted(
        range(len(rows.rows)),
        key=lambda place: (_number(rows.rows[place].first, -math.inf), _number(rows.rows[place].to, math.inf)),
    )
    for below, above in zip(order, order[1:]):
        end = _number(rows.rows[below].to, math.inf)
        start = _number(rows.rows[above].first, -math.inf)
        gap = end == known.get("lower") and start == known.get("upper")
        overlap = "second" in known and start <= end and str(_row_of(rows.rows[above])) == known["second"]
        if gap or overlap:
            return above, FIRST
    return None


def _row_of(row: Row):
    return score_table({"from": [row.first], "to": [row.to], "score": [row.score]}).rows[0]


def _number(text: str, empty: float) -> float:
    """An end of a range; NaN where it cannot be read."""
    try:
        found = score_table({"from": [text], "to": [text], "score": ["1"]}).rows[0]
    except InputError:
        # An open word is one end only.
        return math.nan
    return empty if math.isinf(found.lower) else found.lower


# -- rows from elsewhere ---------------------------------------------------------------------


def rows_of_limits(limits, scores, decimals: int) -> FactorRows:
    """Ranges with open ends between limits, a score for each."""
    marks = [limit_text(limit, decimals) for limit in limits]
    ends = ["", *marks, ""]
    return FactorRows(
        RANGES,
        tuple(Row(low, high, short_number(score, 10)) for low, high, score in zip(ends, ends[1:], scores)),
    )


def rows_of_table(table: ScoreTable, names) -> FactorRows:
    """The rows of a table that was read; single values are classes."""
    if table.single_values:
        return FactorRows(
            CLASSES,
            tuple(
                Row(short_number(row.lower, 12), "", _score_text(row.score), str(names.get(int(row.lower), "")))
                for row in table.rows
            ),
        )
    return FactorRows(
        RANGES, tuple(Row(_end_text(row.lower), _end_text(row.upper), _score_text(row.score)) for row in table.rows)
    )


def rows_of_columns(columns: dict, title: str) -> FactorRows:
    """The rows of a csv file or of a paper, as they are written there.

    Raises
    ------
    InputError
        When the columns are missing or cannot be read.
    """
    read = FactorTable(columns, title, False)
    known = read.columns
    scores = next((known[key] for key in ("score", "resistance", "sensitivity") if key in known), None)
    if scores is None or (read.class_column is None and not {"from", "to"} <= set(known)):
        return rows_of_table(score_table(known, name=title), {})
    empty = [""] * len(scores)
    notes = next((known[key] for key in ("note", "notes", "remark") if key in known), empty)
    if read.class_column is not None:
        kind, firsts, ends = CLASSES, known[read.class_column], empty
    else:
        kind, firsts, ends = RANGES, known["from"], known["to"]
    cells = zip(firsts, ends, scores, notes)
    return FactorRows(kind, tuple(Row(*(str(cell or "").strip() for cell in row)) for row in cells))


def rows_of_classes(counts, names) -> FactorRows:
    """A row for each class of a raster, all with the score 1."""
    return FactorRows(CLASSES, tuple(Row(str(value), "", "1", str(names.get(value, ""))) for value in counts))


def decimals_for(low: float, high: float, steps: int = 400) -> int:
    """How many decimals a limit needs so that about so many places between two values can be told apart."""
    span = abs(high - low) / steps
    return 0 if span <= 0.0 or not math.isfinite(span) else int(np.clip(-math.floor(math.log10(span)), 0, 12))


def limit_text(value: float, decimals: int) -> str:
    """A limit as it is written into a cell."""
    text = format(value, f".{decimals}f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _end_text(value: float) -> str:
    return "" if math.isinf(value) else short_number(value, 12)


def _score_text(value: float) -> str:
    return "nodata" if math.isnan(value) else short_number(value, 10)
