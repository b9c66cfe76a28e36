"""Observations against each run and against the mean of all runs."""

from __future__ import annotations

import numpy as np

from ...core.uncertainty import validation
from ...core.uncertainty.models import PATTERN

_COLUMNS = ("points", "hit_rate", "false_rate", "auc", "bias", "error", "squared", "correlation")
_HEADS = ("points", "hit_rate", "false_rate", "auc", "bias", "mae", "rmse", "correlation")


def skills(study, result, seen) -> list:
    """Name of the run and `Skill` for every variable: of the plain run, of all runs, of their mean.

    Parameters
    ----------
    study : Study
    result : StudyResult
    seen : Observations
    """
    runs = result.runs
    rows = [("plain", entry) for entry in _of(study, seen, result.plain.points)]
    for index, points in zip(runs.indices, runs.points):
        rows += [(str(index + 1), entry) for entry in _of(study, seen, points)]
    mean = _mean(np.array(runs.points, dtype=np.float64))
    rows += [("mean", entry) for entry in _of(study, seen, mean)]
    share = mean[study.compared.index(PATTERN)]
    by_share = _presence(seen, share, share)
    if by_share is not None:
        rows.append(("probability", by_share))
    return rows


def skill_table(rows: list) -> dict:
    """The rows as columns of a table."""
    table = {"run": [run for run, _ in rows], "variable": [entry.variable for _, entry in rows]}
    for head, name in zip(_HEADS, _COLUMNS):
        values = [getattr(entry, name) for _, entry in rows]
        table[head] = [None if value != value else value for value in values]
    return table


def _mean(points: np.ndarray) -> np.ndarray:
    """Mean over the runs with a value."""
    known = np.isfinite(points)
    count = known.sum(axis=0)
    total = np.where(known, points, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _of(study, seen, points: np.ndarray) -> list[validation.Skill]:
    names = list(study.compared)
    inside, resistance = (points[names.index(name)] for name in (PATTERN, "resistance"))
    found = [_presence(seen, inside, validation.suitability_of("resistance", resistance))]
    for name in seen.measured:
        found.append(validation.measurement_skill(seen, name, points[names.index(name)][: seen.cells.size]))
    return [entry for entry in found if entry is not None]


def _presence(seen, inside: np.ndarray, suitability: np.ndarray):
    count = seen.cells.size
    area = (inside[count:], suitability[count:]) if inside.size > count else None
    if validation.PRESENCE not in seen.variable:
        return None
    return validation.presence_skill(seen, inside[:count], suitability[:count], area)
