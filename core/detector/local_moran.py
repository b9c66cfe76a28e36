"""Local bivariate Moran's I: where a variable goes with another one in the places around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress
from .false_discovery import discovery_limit

# High or low here, high or low around; 0 is neither: not significant, or without neighbours.
HIGH_HIGH, LOW_HIGH, LOW_LOW, HIGH_LOW = 1, 2, 3, 4
# Units whose permutations are looked at together.
_BLOCK = 64
# Where neighbours are so many of all units, drawing again until all differ takes too long.
_CROWDED = 4


@dataclass(frozen=True)
class Neighbours:
    """Which units touch each other, as lists one behind the other.

    Parameters
    ----------
    starts : ndarray of int64, shape (units + 1,)
        Where the neighbours of each unit begin in `units`.
    units : ndarray of int64
    """

    starts: np.ndarray
    units: np.ndarray

    @property
    def counts(self) -> np.ndarray:
        """How many neighbours each unit has."""
        return np.diff(self.starts)

    def means(self, values: np.ndarray) -> np.ndarray:
        """The mean of the neighbours of each unit (rows of weights that sum to 1); NaN where there is none."""
        sums = np.bincount(
            np.repeat(np.arange(self.counts.size), self.counts), values[self.units], minlength=self.counts.size
        )
        result = np.full(self.counts.size, np.nan)
        np.divide(sums, self.counts, out=result, where=self.counts > 0)
        return result


@dataclass(frozen=True)
class LocalMoran:
    """Local bivariate Moran's I of each unit.

    Parameters
    ----------
    index : ndarray of float64, shape (units,)
        NaN for a unit without neighbours.
    p : ndarray of float64
        By permutations, on the side where the unit lies (folded); NaN without neighbours.
    quadrant : ndarray of int8
        `HIGH_HIGH`, `LOW_HIGH`, `LOW_LOW` or `HIGH_LOW`: the first variable in the unit, the second around it.
    overall : float
        Bivariate Moran's I of all units.
    """

    index: np.ndarray
    p: np.ndarray
    quadrant: np.ndarray
    overall: float

    def clusters(self, level: float = 0.05, false_discovery: bool = False) -> np.ndarray:
        """The quadrant where it is significant, else 0.

        Parameters
        ----------
        level : float
            Greatest p.
        false_discovery : bool
            Whether the level is the share of false discoveries among all that are found.
        """
        known = ~np.isnan(self.p)
        limit = discovery_limit(self.p[known], level) if false_discovery else level
        return np.where(known & (self.p <= limit), self.quadrant, 0).astype(np.int8)


def neighbours_of_pairs(first: np.ndarray, second: np.ndarray, count: int) -> Neighbours:
    """Neighbours from pairs of units, each pair once.

    Parameters
    ----------
    first, second : ndarray of int, shape (pairs,)
        Units from 0.
    count : int
        Number of units.
    """
    here, there = np.concatenate([first, second]), np.concatenate([second, first])
    order = np.lexsort((there, here))
    starts = np.concatenate([[0], np.cumsum(np.bincount(here, minlength=count))])
    return Neighbours(starts.astype(np.int64), there[order].astype(np.int64))


def queen_neighbours(known: np.ndarray) -> Neighbours:
    """Squares that touch along a side or at a corner.

    Parameters
    ----------
    known : ndarray of bool, shape (rows, columns)
        Squares that count; they are numbered row after row, without the others.
    """
    number = np.full(known.shape, -1, dtype=np.int64)
    number[known] = np.arange(int(known.sum()))
    first, second = [], []
    for down, right in ((0, 1), (1, -1), (1, 0), (1, 1)):
        rows = known.shape[0] - down
        here = number[:rows, max(0, -right) : known.shape[1] - max(0, right)]
        there = number[down:, max(0, right) : known.shape[1] - max(0, -right)]
        both = (here >= 0) & (there >= 0)
        first.append(here[both])
        second.append(there[both])
    return neighbours_of_pairs(np.concatenate(first), np.concatenate(second), int(known.sum()))


def local_moran(
    here: np.ndarray,
    around: np.ndarray,
    neighbours: Neighbours,
    permutations: int = 999,
    seed: int = 0,
    progress: Progress = no_progress,
) -> LocalMoran:
    """Local bivariate Moran's I with conditional permutations.

    ``I_i = (n - 1) / n z_x,i sum_j w_ij z_y,j`` with z by mean and population standard deviation and weights whose
    rows sum to 1. For p the values around a unit are drawn from all others, without replacement, and
    ``p = (k + 1) / (permutations + 1)`` with k the draws that lie as far out on the unit's side.

    Parameters
    ----------
    here, around : ndarray of float64, shape (units,)
        x and y.
    neighbours : Neighbours
    permutations : int
        0 gives no p (NaN).
    seed : int
        The same seed gives the same p.
    progress : callable

    Returns
    -------
    LocalMoran

    Raises
    ------
    InputError
        For fewer than three units, or a variable that is the same in all of them.

    References
    ----------
    Anselin (1995), Geographical Analysis 27: 93-115; Anselin, Syabri & Smirnov (2002). Numbers as in PySAL's esda.
    """
    count = here.size
    if count < 3:
        raise InputError("Clusters need at least three units with data, and there are {count}.", count=count)
    scores = [_standard_scores(values) for values in (here, around)]
    lag = neighbours.means(scores[1])
    index = (count - 1) / count * scores[0] * lag
    known = neighbours.counts > 0
    quadrant = np.where(lag > 0, np.where(scores[0] > 0, HIGH_HIGH, LOW_HIGH),
                        np.where(scores[0] > 0, HIGH_LOW, LOW_LOW)).astype(np.int8)  # fmt: skip
    quadrant[~known] = 0
    overall = float(np.mean((scores[0] * lag)[known])) if known.any() else np.nan
    p = np.full(count, np.nan)
    if permutations:
        _permute(p, scores, index, neighbours.counts, permutations, seed, progress)
    return LocalMoran(index, p, quadrant, overall)


def _standard_scores(values: np.ndarray) -> np.ndarray:
    values = np.asarray(values, dtype=np.float64)
    shifted = values - values.mean()
    deviation = float(np.sqrt((shifted**2).mean()))
    if not deviation > 1e-12 * max(float(np.abs(values).max()), 1e-300):
        raise InputError("All units have the same value; there are no clusters to look for.")
    return shifted / deviation


def _permute(
    p: np.ndarray,
    scores: Sequence[np.ndarray],
    index: np.ndarray,
    counts: np.ndarray,
    permutations: int,
    seed: int,
    progress: Progress,
) -> None:
    """Fill p; units with as many neighbours share their draws."""
    generator, size = np.random.default_rng(seed), counts.size
    draws = _distinct_draws(generator, permutations, int(counts.max(initial=0)), size - 1)
    factor, done = (size - 1) / size, 0
    for degree in np.unique(counts[counts > 0]).tolist():
        units = np.flatnonzero(counts == degree)
        columns = draws[:, :degree]
        for start in range(0, units.size, _BLOCK):
            part = units[start : start + _BLOCK]
            # The draws are of all but the unit itself.
            drawn = columns[None] + (columns[None] >= part[:, None, None])
            lags = scores[1][drawn].sum(axis=2) / degree
            found = factor * scores[0][part, None] * lags
            larger = (found >= index[part, None]).sum(axis=1)
            p[part] = (np.minimum(larger, permutations - larger) + 1.0) / (permutations + 1.0)
            done += part.size
            progress(done / size)


def _distinct_draws(generator: np.random.Generator, rows: int, columns: int, size: int) -> np.ndarray:
    """Rows of so many different whole numbers below `size`, in an order of chance."""
    if size <= _CROWDED * columns * columns:
        return np.argsort(generator.random((rows, size)), axis=1)[:, :columns]
    drawn = generator.integers(0, size, (rows, columns))
    while True:
        ordered = np.sort(drawn, axis=1)
        again = np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).any(axis=1))
        if not again.size:
            return drawn
        drawn[again] = generator.integers(0, size, (again.size, columns))
