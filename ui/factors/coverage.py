"""Whether a factor table says something about every cell."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Optional

import numpy as np

from ...core.decision.score_table import ScoreTable
from ..widgets.painting import BAD, FAIR, GOOD
from ..widgets.raster_sample import Census, Sample
from ..widgets.text import shared_tr, short_number

_LISTED = 4


def coverage(table: ScoreTable, sample: Sample, census: Optional[Census], uncovered: Optional[float], names) -> tuple:
    """The state and the sentence of the check line.

    Parameters
    ----------
    table : ScoreTable
    sample : Sample
    census : Census or None
        None while the cells are still being counted.
    uncovered : float or None
        Score of values without a row, NaN for nodata; None where they are refused.
    names : mapping of int to str
        Class names.
    """
    lost = _lost(table, sample, census)
    if lost is None:
        return GOOD, shared_tr("The table covers 100 % of the cells.") + _of_sample(sample, census)
    share, values = lost
    percent = format(100.0 * share, ".1f") if share >= 0.0005 else shared_tr("less than 0.1")
    what = _classes(values, names) if table.single_values else _beyond(values, table)
    if uncovered is None:
        text = shared_tr("{percent} % of the cells have no score: {values}. Add rows, or a score for them below.")
        return BAD, text.format(percent=percent, values=what) + _of_sample(sample, census)
    score = shared_tr("nodata") if math.isnan(uncovered) else short_number(uncovered)
    text = shared_tr("{percent} % of the cells are in no row and become {score}: {values}.")
    return FAIR, text.format(percent=percent, score=score, values=what) + _of_sample(sample, census)


def _lost(table, sample, census):
    """The share of cells without a row and values that they have; None where every cell has one."""
    if census is not None and census.counts is not None:
        cells, values = census.cells, np.array(list(census.counts), dtype=np.float64)
        times = np.array(list(census.counts.values()))
    else:
        values = sample.values[~np.isnan(sample.values)]
        cells, times = values.size, np.ones(values.size, dtype=int)
        if census is not None:
            # Between its ends a table of ranges has no gap: the extremes decide for all cells.
            values = np.append(values, [census.minimum, census.maximum])
            times = np.append(times, [0, 0])
    lost = _without_row(table, values)
    return (times[lost].sum() / cells, values[lost]) if lost.any() else None


def _without_row(table, values) -> np.ndarray:
    """Which values no row covers, also where rows block: every score is replaced by 0."""
    rows = [replace(row, score=0.0) for row in table.rows]
    return np.isnan(ScoreTable(rows, table.closed, table.name).scores(values, math.nan))


def _beyond(values, table) -> str:
    """How far values lie below and above the ranges."""
    low, high = table.rows[0].lower, table.rows[-1].upper
    parts = []
    if values.min() <= low:
        text = shared_tr("values below {end}, down to {value}")
        parts.append(text.format(end=short_number(low), value=short_number(values.min())))
    if values.max() >= high:
        text = shared_tr("values above {end}, up to {value}")
        parts.append(text.format(end=short_number(high), value=short_number(values.max())))
    return shared_tr("{first}, and {second}").format(first=parts[0], second=parts[1]) if len(parts) == 2 else parts[0]


def _classes(values, names) -> str:
    listed = [str(names.get(int(value)) or short_number(value, 6)) for value in np.unique(values).tolist()]
    return ", ".join(listed[:_LISTED]) + (", ..." if len(listed) > _LISTED else "")


def _of_sample(sample, census) -> str:
    if sample.is_complete or census is not None:
        return ""
    return " " + shared_tr("(From a sample; all cells are being counted.)")
