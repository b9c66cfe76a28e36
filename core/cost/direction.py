"""Steps that cost more one way than the other: up and down slopes, against and with wind or current."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Callable, Iterable, Sequence, Union

import numpy as np

from ..errors import InputError

SLOPE_RULES = ("tobler", "rwalk")
# Tobler's hiking function, 1 on the flat: exp(3.5 |s + 0.05|) by that of s = 0.
_STEEPNESS, _EASIEST = 3.5, 0.05
# GRASS r.walk: seconds a metre on the flat, a metre up, a metre down gently and steeply, and the slope between these.
_FLAT, _UP, _GENTLE, _STEEP, _TURN = 0.72, 6.0, 1.9998, -1.9998, -0.2125


@dataclass(frozen=True, eq=False)
class Slope:
    """Steps up and down.

    With d the horizontal length of a step, s its rise by d and R the mean resistance of its ends, "tobler" costs
    ``R d exp(3.5 |s + 0.05| - 0.175)``, and "rwalk" ``R d + 0.72 d + 6 rise`` up, ``+ 1.9998 rise`` down to a slope of
    -0.2125, ``- 1.9998 rise`` below.

    Parameters
    ----------
    elevation : ndarray of float, shape (rows, columns)
        In map units; NaN cells are walls.
    rule : {"tobler", "rwalk"}

    Raises
    ------
    InputError
        For another rule.

    References
    ----------
    Tobler (1993), Three presentations on geographical analysis and modeling, NCGIA report 93-1; GRASS r.walk, whose
    default coefficients and lambda = 1 the second rule has.
    """

    elevation: np.ndarray
    rule: str = "tobler"

    def __post_init__(self) -> None:
        if self.rule not in SLOPE_RULES:
            raise InputError("Slopes cost by {known}, not {given}.", known=", ".join(SLOPE_RULES), given=self.rule)

    @property
    def layers(self) -> tuple:
        """What steps are measured with."""
        return (self.elevation,)

    @property
    def planes(self) -> int:
        """How many layers there are."""
        return 1

    @property
    def known(self) -> np.ndarray:
        """Where steps can be measured."""
        return np.isfinite(self.elevation)

    def key(self) -> str:
        """Tells it apart, values and all."""
        return f"slope {self.rule} {_hash(self.layers)}"

    def apply(
        self, costs: np.ndarray, layers: tuple, here: np.ndarray, there: np.ndarray, steps: Steps, forward: bool
    ) -> None:
        """Change the costs of steps from cells `here` to cells `there`, or back where not forward."""
        (elevation,) = layers
        rise = elevation.take(there) - elevation.take(here)
        if not forward:
            np.negative(rise, out=rise)
        slope = rise / steps.length
        if self.rule == "tobler":
            slope += _EASIEST
            np.abs(slope, out=slope)
            slope *= _STEEPNESS
            slope -= _STEEPNESS * _EASIEST
            with np.errstate(over="ignore", invalid="ignore"):
                costs *= np.exp(slope, out=slope)
            return
        rise *= np.where(rise > 0.0, _UP, np.where(slope >= _TURN, _GENTLE, _STEEP))
        rise += _FLAT * steps.length
        costs += rise


@dataclass(frozen=True, eq=False)
class Flow:
    """Steps with and against wind or current: ``R d (1 + k (1 - cos(step - flow)) / 2)``.

    1 with the flow, 1 + k against it; the flow of a step is the mean of its ends.

    Parameters
    ----------
    direction : ndarray of float, shape (rows, columns), or float
        Where the flow goes to, in degrees clockwise from north; NaN cells are walls. A number is the same everywhere.
    strength : float
        k, 0 or more.

    Raises
    ------
    InputError
    """

    direction: Union[np.ndarray, float]
    strength: float = 4.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.strength < np.inf:
            raise InputError("The strength of a flow is {given:g}; give 0 or more.", given=float(self.strength))

    @property
    def layers(self) -> tuple:
        """The tangent of half the direction, t; none where it is the same everywhere.

        Both parts of the flow follow from it without angles and at full precision: with ``w = 2 / (1 + t^2)`` the part
        to the east is ``t w``, the part to the north ``w - 1``.
        """
        if not np.ndim(self.direction):
            return ()
        half = np.radians(self.direction, dtype=np.float64)
        half *= 0.5
        tangent = np.sin(half)
        np.cos(half, out=half)
        tangent /= half
        return (tangent,)

    @property
    def planes(self) -> int:
        """How many layers there are."""
        return 1 if np.ndim(self.direction) else 0

    @property
    def known(self) -> np.ndarray:
        """Where steps can be measured."""
        return np.isfinite(self.direction)

    def key(self) -> str:
        """Tells it apart, values and all."""
        return f"flow {self.strength!r} {_hash((self.direction,))}"

    def apply(
        self, costs: np.ndarray, layers: tuple, here: np.ndarray, there: np.ndarray, steps: Steps, forward: bool
    ) -> None:
        """Change the costs of steps from cells `here` to cells `there`, or back where not forward."""
        if not layers:
            angle = np.radians(float(self.direction))
            cosine = (steps.east * np.sin(angle) + steps.north * np.cos(angle)) * (1.0 if forward else -1.0)
            costs *= 1.0 + self.strength * (1.0 - cosine) / 2.0
            return
        (tangent,) = layers
        # The cosines of both ends are added up, with the parts to the north one too great.
        weight = -0.25 * self.strength if forward else 0.25 * self.strength
        east, north = steps.east * (2.0 * weight), steps.north * (2.0 * weight)
        factor = _along(tangent.take(there), east, north)
        factor += _along(tangent.take(here), east, north)
        factor += 1.0 + 0.5 * self.strength - north
        costs *= factor


def _along(tangent: np.ndarray, east: np.ndarray, north: np.ndarray) -> np.ndarray:
    """``(east t + north) / (1 + t^2)``."""
    along = tangent * east
    along += north
    tangent *= tangent
    tangent += 1.0
    along /= tangent
    return along


@dataclass(frozen=True)
class Steps:
    """The steps of moves as columns, to go with an array of steps x cells.

    Parameters
    ----------
    length : ndarray of float64, shape (steps, 1)
        In map units.
    east, north : ndarray of float64, shape (steps, 1)
        Parts of a step of length 1.
    """

    length: np.ndarray
    east: np.ndarray
    north: np.ndarray


class Ground:
    """What directed steps are measured on, beside a flat resistance.

    Parameters
    ----------
    direction : Slope or Flow
    steps : sequence of (int, int)
        Rows down and columns right of every step.
    cell_size : float
    flatten : callable
        Makes a grid as flat as the resistance is.
    towards : bool
        Whether costs grow from cells towards the sources: the steps of a way lead the other way than the search.
    """

    def __init__(
        self,
        direction: Union[Slope, Flow],
        steps: Sequence,
        cell_size: float,
        flatten: Callable[[np.ndarray], np.ndarray],
        towards: bool,
    ) -> None:
        self._direction, self._towards = direction, towards
        self._layers = tuple(flatten(np.nan_to_num(layer, posinf=0.0, neginf=0.0)) for layer in direction.layers)
        down, right = np.array(steps, dtype=np.float64).T[:, :, None]
        cells = np.hypot(down, right)
        self._steps = Steps(cells * cell_size, right / cells, -down / cells)

    def apply(self, costs: np.ndarray, here: np.ndarray, there: np.ndarray, arriving: bool = False) -> np.ndarray:
        """Direct the costs of the steps between some cells and their neighbours.

        Parameters
        ----------
        costs : ndarray of float64, shape (steps, cells)
            Changed in place.
        here : ndarray of int, shape (cells,)
        there : ndarray of int, shape (steps, cells)
        arriving : bool
            Whether the search goes from the neighbours to the cells, not from the cells on.
        """
        self._direction.apply(costs, self._layers, here, there, self._steps, arriving == self._towards)
        return costs


def _hash(layers: Iterable) -> str:
    found = hashlib.sha256()
    for layer in layers:
        found.update(np.ascontiguousarray(layer, dtype=np.float64).tobytes())
    return found.hexdigest()
