"""What holds in nearly all runs, and whether the runs were enough to say so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from .accumulation import Accumulator

UNDECIDED, NOTHING = 0, 255
# Below this mean error of the probabilities more runs would hardly change the maps.
_ENOUGH = 0.02


@dataclass(frozen=True)
class Decisions:
    """Decisions that hold in at least a share of the runs.

    Parameters
    ----------
    element : ndarray of uint8, shape (rows, columns)
        0 undecided; k the k-th element from 1, the first of several that hold; 255 surely none of them.
    zone : ndarray of uint8, shape (rows, columns)
        The restoration zone, 0 undecided, 255 surely in none. Empty without zones.
    cells : tuple of int
        How many cells each element holds for certain.
    possible : tuple of int
        How many cells it covers in at least one run.
    """

    element: np.ndarray
    zone: np.ndarray
    cells: tuple[int, ...]
    possible: tuple[int, ...]


@dataclass(frozen=True)
class Enough:
    """Whether the runs were enough.

    Parameters
    ----------
    error : tuple of float
        About the mean error of the probability of each element and then of each zone, see `Convergence`.
    is_enough : bool
    wanted : int
        About how many runs would be, since the error falls with the square root of their number.
    """

    error: tuple[float, ...]
    is_enough: bool
    wanted: int


def decisions(runs: Accumulator, share: float = 0.9) -> Decisions:
    """Cells on which at least a share of the runs agrees.

    Parameters
    ----------
    runs : Accumulator
    share : float
        Above 0.5, at most 1.

    Returns
    -------
    Decisions

    Raises
    ------
    InputError
    """
    if not 0.5 < share <= 1.0:
        raise InputError("The share of runs that agree is {given:g}; it lies above 0.5, at most at 1.", given=share)
    least = _least(share, runs.ended)
    element = np.full(runs.count.shape[1], UNDECIDED, dtype=np.uint8)
    never = np.ones(runs.count.shape[1], dtype=bool)
    for number in range(runs.count.shape[0], 0, -1):
        element[runs.count[number - 1] >= least] = number
        never &= runs.ended - runs.count[number - 1].astype(np.int64) >= least
    element[never] = NOTHING
    zone = np.zeros((0, 0), dtype=np.uint8)
    if runs.zone_count.shape[0]:
        zone = np.full(runs.count.shape[1], UNDECIDED, dtype=np.uint8)
        for number, count in enumerate(runs.zone_count, 1):
            zone[count >= least] = number
        zone[runs.ended - runs.zone_count.sum(axis=0, dtype=np.int64) >= least] = NOTHING
        zone = zone.reshape(runs.shape)
    cells = tuple(int(np.count_nonzero(layer >= least)) for layer in runs.count)
    possible = tuple(int(np.count_nonzero(layer)) for layer in runs.count)
    return Decisions(element.reshape(runs.shape), zone, cells, possible)


def enough(runs: Accumulator) -> Enough:
    """Whether more runs would change the maps, from how far two halves of the runs differ."""
    found = runs.convergence()
    if not found.runs.size:
        return Enough((float("nan"),) * found.difference.shape[1], False, 2 * max(runs.ended, 1))
    error = found.difference[-1]
    worst = float(error.max())
    wanted = int(np.ceil(found.runs[-1] * (worst / _ENOUGH) ** 2))
    return Enough(tuple(error.tolist()), worst <= _ENOUGH, max(wanted, 1))


def _least(share: float, runs: int) -> int:
    """The number of runs that is at least a share; rounding does not ask for one more."""
    return max(1, int(np.ceil(share * runs - 1e-9)))
