"""Numbers between 0 and 1 to values of parameters: one function for each kind."""

from __future__ import annotations

import math
from typing import Callable

import numpy as np
from scipy import special

from ..decision.ahp import CONSISTENT_BELOW, priorities
from ..decision.ahp_matrix import check_matrix
from ..errors import InputError
from .variables import Variable

# The scale of judgements goes from 1/9 to 9, eight steps on both sides of 1.
_STEPS = 8.0
# A normal distribution has its limits at two standard deviations and is cut off there.
_DEVIATIONS = 2.0
# Tries of ever smaller steps until judgements are consistent.
_SHRINKINGS = 20
# Seeds of fields of errors.
_SEEDS = 2**31
_TINY = 1e-12


def dimensions(variable: Variable, plain) -> int:
    """How many numbers between 0 and 1 the values of a variable need."""
    if variable.kind == "judgements":
        return len(plain) * (len(plain) - 1) // 2
    if variable.kind == "scores":
        return len(set(plain))
    if variable.kind == "errors":
        return 2
    return 1 if variable.is_single else len(variable.elements)


def drawn(variable: Variable, plain, places: np.ndarray):
    """The value of a variable at a place of its unit cube.

    Parameters
    ----------
    variable : Variable
    plain
        Its value in the plain run.
    places : ndarray of float, shape (dimensions,)
        Between 0 and 1.

    Returns
    -------
    float, int or tuple
        Of the kind of the plain value; for errors a pair (share, seed).

    Raises
    ------
    InputError
        When the plain judgements are inconsistent, so that no consistent ones lie around them.
    """
    if variable.kind == "number":
        return float(inverse(variable, float(plain), places)[0])
    if variable.kind in ("whole", "choice"):
        return int(whole(variable, places[0]))
    if variable.kind == "multipliers":
        factors = inverse(variable, 1.0, places)
        return tuple(np.clip(np.asarray(plain) * factors, variable.floor, variable.ceiling).tolist())
    if variable.kind == "judgements":
        steps = np.floor(variable.low + places * (variable.high - variable.low + 1.0))
        return moved_judgements(np.array(plain), np.minimum(steps, variable.high))
    if variable.kind == "shares":
        return dirichlet(np.asarray(plain, dtype=np.float64), variable.high, places)
    if variable.kind == "scores":
        return ordered_scores(plain, variable.low + places * (variable.high - variable.low))
    if variable.kind == "limits":
        return tuple((variable.low + places * (variable.high - variable.low)).tolist())
    share = variable.low + float(places[0]) * (variable.high - variable.low)
    return share, min(int(places[1] * _SEEDS), _SEEDS - 1)


def inverse(variable: Variable, mode: float, places: np.ndarray) -> np.ndarray:
    """Inverse distribution function of a uniform, loguniform, triangular or normal distribution."""
    low, high = variable.low, variable.high
    places = np.asarray(places, dtype=np.float64)
    if low == high:
        return np.full(places.shape, low)
    if variable.distribution == "uniform":
        return low + places * (high - low)
    if variable.distribution == "loguniform":
        return np.clip(low * (high / low) ** places, low, high)
    if variable.distribution == "triangular":
        top = min(max(mode, low), high)
        rising = (top - low) / (high - low)
        left = low + np.sqrt(places * (high - low) * (top - low))
        right = high - np.sqrt((1.0 - places) * (high - low) * (high - top))
        return np.where(places < rising, left, right)
    edge = special.ndtr(-_DEVIATIONS)
    deviation = (high - low) / (2.0 * _DEVIATIONS)
    values = (low + high) / 2.0 + deviation * special.ndtri(edge + places * (1.0 - 2.0 * edge))
    return np.clip(values, low, high)


def whole(variable: Variable, place: float) -> int:
    """A whole number between the limits, all equally likely."""
    count = int(variable.high) - int(variable.low) + 1
    return int(variable.low) + min(int(place * count), count - 1)


def moved_judgements(matrix: np.ndarray, steps: np.ndarray) -> tuple[tuple[float, ...], ...]:
    """Judgements moved on the scale from 1/9 to 9, by fewer steps where they would become inconsistent.

    Parameters
    ----------
    matrix : ndarray of float, shape (n, n)
    steps : ndarray of float, shape (n (n - 1) / 2,)
        Whole steps for the judgements above the diagonal, row by row: from 1 to 2 is one, from 1 to 1/2 minus one.

    Returns
    -------
    tuple of tuple of float
        Reciprocal, with a consistency ratio below 0.1: all judgements take a twentieth less of their steps until it is,
        and where only single steps are left those that raise it most are left out one by one.

    Raises
    ------
    InputError
        When the given judgements are inconsistent themselves.
    """
    matrix = check_matrix(matrix)
    above = np.triu_indices(matrix.shape[0], 1)
    given = priorities(matrix)
    if not given.consistent:
        raise InputError(
            "The judgements cannot vary around a matrix that is inconsistent itself: its CR is {cr:.3f} instead of "
            "below {limit:g}.",
            cr=given.cr,
            limit=CONSISTENT_BELOW,
        )
    position = _position(matrix[above])

    def moved_by(taken: np.ndarray) -> np.ndarray:
        values = np.where(taken == 0.0, matrix[above], _judgement(np.clip(position + taken, -_STEPS, _STEPS)))
        moved = np.ones_like(matrix)
        moved[above] = values
        moved.T[above] = 1.0 / values
        return moved

    for shrinking in range(_SHRINKINGS):
        fewer = np.trunc(steps * (1.0 - shrinking / _SHRINKINGS))
        moved = moved_by(fewer)
        if priorities(moved).consistent:
            break
        if np.abs(fewer).max() <= 1.0:
            moved = _fewer_moved(fewer, moved_by)
            break
    return tuple(map(tuple, moved.tolist()))


def _fewer_moved(steps: np.ndarray, moved_by: Callable) -> np.ndarray:
    """The judgements without those single steps that make them most inconsistent, one after another."""
    steps = steps.copy()
    while True:
        tries = []
        for place in np.flatnonzero(steps):
            without = steps.copy()
            without[place] = 0.0
            moved = moved_by(without)
            tries.append((priorities(moved).cr, int(place), moved))
        ratio, place, moved = min(tries, key=lambda entry: entry[:2])
        if ratio < CONSISTENT_BELOW:
            return moved
        steps[place] = 0.0


def _position(judgement: np.ndarray) -> np.ndarray:
    """Place on the scale: 0 for 1, 8 for 9, -8 for 1/9."""
    return np.where(judgement >= 1.0, judgement - 1.0, 1.0 - 1.0 / judgement)


def _judgement(position: np.ndarray) -> np.ndarray:
    return np.where(position >= 0.0, 1.0 + position, 1.0 / (1.0 - np.minimum(position, 0.0)))


def dirichlet(shares: np.ndarray, spread: float, places: np.ndarray) -> tuple[float, ...]:
    """Shares that sum to 1 and have the given ones as their means.

    Dirichlet with the parameters ``c w`` where ``c = 1 / spread^2 - 1``: the standard deviation of a share w is
    ``spread sqrt(w (1 - w))``. Drawn as gamma variables by their inverse distribution functions.

    Parameters
    ----------
    shares : ndarray of float64, shape (n,)
        Sum to 1; shares of 0 stay 0.
    spread : float
        0 gives the shares themselves.
    places : ndarray of float64, shape (n,)

    Returns
    -------
    tuple of float
    """
    if spread == 0.0:
        return tuple(shares.tolist())
    alpha = (1.0 / spread**2 - 1.0) * shares / shares.sum()
    gamma = np.where(alpha > 0.0, special.gammaincinv(np.maximum(alpha, _TINY), np.clip(places, _TINY, 1 - _TINY)), 0)
    total = gamma.sum()
    if not total > 0.0:
        return tuple(shares.tolist())
    return tuple((gamma / total).tolist())


def ordered_scores(scores, changes: np.ndarray) -> tuple[float, ...]:
    """Scores changed by shares of themselves that keep their order; equal ones stay equal.

    Parameters
    ----------
    scores : sequence of float
        NaN blocks and stays.
    changes : ndarray of float, shape (different scores,)
        For the different scores, rising.

    Returns
    -------
    tuple of float
    """
    levels = sorted({score for score in scores if not math.isnan(score)})
    changed = np.sort(np.array(levels) * (1.0 + changes[: len(levels)])).tolist()
    table = dict(zip(levels, changed))
    return tuple(table.get(score, score) for score in scores)
