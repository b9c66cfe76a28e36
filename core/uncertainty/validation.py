"""How well runs and their mean agree with observations: hit rates, AUC, errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np
from scipy.stats import rankdata

from ..errors import InputError
from ..pattern.record_check import auc
from ..services.class_table import numbers_of

PRESENCE = "presence"
# Maps on which low values are good for a species.
_INVERSE = ("resistance",)
# Cells without an observation that presences are compared with, at most.
_BACKGROUND = 2000
_LEAST = 3


@dataclass(frozen=True)
class Observations:
    """Points with what was seen or measured there.

    Parameters
    ----------
    cells : ndarray of int64, shape (points,)
        Flat index of each point's cell; -1 off the grid.
    variable : tuple of str
        "presence", or the map that a measurement is compared with.
    value : ndarray of float64, shape (points,)
        1 or 0 for presence and absence; what was measured otherwise.
    """

    cells: np.ndarray
    variable: tuple[str, ...]
    value: np.ndarray

    def rows(self, variable: str) -> np.ndarray:
        """The points of a variable that lie on the grid."""
        return np.flatnonzero((np.array(self.variable) == variable) & (self.cells >= 0))

    @property
    def measured(self) -> tuple[str, ...]:
        """The maps that measurements are compared with, in their order."""
        return tuple(dict.fromkeys(name for name in self.variable if name != PRESENCE))


@dataclass(frozen=True)
class Skill:
    """How well a map or a run agrees with observations of one variable.

    Parameters
    ----------
    variable : str
    points : int
        Observations that count.
    hit_rate : float
        Share of presences that lie in sources or corridors.
    false_rate : float
        Share of absences (or of the whole area where only presences are known) that do.
    auc : float
        Probability that a presence has a better value than an absence.
    bias, error, squared, correlation : float
        Of measurements: mean difference, mean absolute difference, root of the mean square, Spearman's correlation.
        Map less observation.
    """

    variable: str
    points: int
    hit_rate: float = float("nan")
    false_rate: float = float("nan")
    auc: float = float("nan")
    bias: float = float("nan")
    error: float = float("nan")
    squared: float = float("nan")
    correlation: float = float("nan")


def read_observations(
    columns: Mapping[str, Sequence], cells: np.ndarray, known: Sequence[str], table: str
) -> Observations:
    """Observations from a table.

    Parameters
    ----------
    columns : mapping of str to sequence
        ``variable`` (presence, or a map's name; all are presences without it) and ``value`` (1 without it).
    cells : ndarray of int64, shape (rows,)
        Cell of each row.
    known : sequence of str
        Maps that can be compared.
    table : str
        How messages call the table.

    Returns
    -------
    Observations

    Raises
    ------
    InputError
        When a variable is unknown, a value is no number, a presence is neither 0 nor 1, or no point lies on the grid.
    """
    plain = {str(name).strip().casefold(): list(values) for name, values in columns.items()}
    names = tuple(str(name).strip().casefold() for name in plain.get("variable", [PRESENCE] * len(cells)))
    value = numbers_of(plain["value"], "value", table) if "value" in plain else np.ones(len(cells))
    for row, name in enumerate(names):
        if name != PRESENCE and name not in known:
            raise InputError(
                "Row {row} of the observations {table} is of {variable}; it can be presence or one of the maps: "
                "{known}.",
                row=row + 1,
                table=table,
                variable=name,
                known=", ".join(known),
            )
        if name == PRESENCE and value[row] not in (0.0, 1.0):
            raise InputError(
                "Row {row} of the observations {table} has the presence {value:g}; it is 1 or 0.",
                row=row + 1,
                table=table,
                value=value[row],
            )
    if not (np.asarray(cells) >= 0).any():
        raise InputError(
            "No observation of {table} lies on the raster; check the coordinate system of the points.", table=table
        )
    return Observations(np.asarray(cells, dtype=np.int64), names, value)


def background(observations: Observations, valid: np.ndarray, seed: int) -> np.ndarray:
    """Flat indices of cells that presences are compared with where no absence was observed.

    Parameters
    ----------
    observations : Observations
    valid : ndarray of bool, shape (rows, columns)
        Cells with data.
    seed : int

    Returns
    -------
    ndarray of int64
        Empty where absences are known, or no presence is.
    """
    rows = observations.rows(PRESENCE)
    if not rows.size or (observations.value[rows] == 0.0).any():
        return np.zeros(0, dtype=np.int64)
    cells = np.flatnonzero(valid)
    if cells.size > _BACKGROUND:
        cells = np.sort(np.random.default_rng(seed).choice(cells, _BACKGROUND, replace=False))
    return cells.astype(np.int64)


def presence_skill(
    observations: Observations, inside: np.ndarray, suitability: np.ndarray, area: Optional[tuple] = None
) -> Optional[Skill]:
    """Agreement with presences and absences.

    Parameters
    ----------
    observations : Observations
    inside : ndarray of float, shape (points,)
        Whether each point lies in the pattern, or the share of runs in which it does.
    suitability : ndarray of float, shape (points,)
        High where the species is expected.
    area : tuple of (ndarray, ndarray), optional
        The same of background cells, in place of absences.

    Returns
    -------
    Skill or None
        None without presences.
    """
    rows = observations.rows(PRESENCE)
    seen = rows[observations.value[rows] == 1.0]
    if not seen.size:
        return None
    absent = rows[observations.value[rows] == 0.0]
    others = (inside[absent], suitability[absent]) if absent.size else area
    # Maps are in single precision: their means would end in digits that mean nothing.
    hit = float(np.mean(inside[seen], dtype=np.float64))
    if others is None or not others[0].size:
        return Skill(PRESENCE, int(rows.size), hit)
    wrong = float(np.mean(others[0], dtype=np.float64))
    return Skill(PRESENCE, int(rows.size), hit, wrong, auc(suitability[seen], others[1]))


def measurement_skill(observations: Observations, variable: str, found: np.ndarray) -> Skill:
    """Errors of a map against measurements.

    Parameters
    ----------
    observations : Observations
    variable : str
    found : ndarray of float, shape (points,)
        The map's values at all points.
    """
    rows = observations.rows(variable)
    rows = rows[np.isfinite(found[rows])]
    if not rows.size:
        return Skill(variable, 0)
    difference = found[rows].astype(np.float64) - observations.value[rows]
    correlation = float("nan")
    if rows.size >= _LEAST:
        ranks = [rankdata(values) - (rows.size + 1) / 2.0 for values in (found[rows], observations.value[rows])]
        spread = np.sqrt(np.square(ranks[0]).sum() * np.square(ranks[1]).sum())
        correlation = float((ranks[0] * ranks[1]).sum() / spread) if spread > 0.0 else correlation
    return Skill(
        variable,
        int(rows.size),
        bias=float(difference.mean()),
        error=float(np.abs(difference).mean()),
        squared=float(np.sqrt(np.square(difference).mean())),
        correlation=correlation,
    )


def suitability_of(name: str, values: np.ndarray) -> np.ndarray:
    """A map as suitability: turned round where low values are good."""
    return -values if name in _INVERSE else values
