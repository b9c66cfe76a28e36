"""Which steps lead from cell to cell, and what a step costs beside the resistance of its cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Optional, Union

import numpy as np

from ..errors import InputError
from .direction import Flow, Ground, Slope

NEIGHBOURS = (8, 4, 16)
CORNERS = ("free", "between", "beside")
_DIAGONAL, _KNIGHT = float(np.sqrt(2.0)), float(np.sqrt(5.0))
# In the order that the engine has relied on from the beginning: diagonals first, then straight steps.
_DIAGONALS = ((-1, -1), (-1, 1), (1, -1), (1, 1))
_STRAIGHT = ((-1, 0), (0, -1), (0, 1), (1, 0))
_KNIGHTS = ((-2, -1), (-2, 1), (-1, -2), (-1, 2), (1, -2), (1, 2), (2, -1), (2, 1))


@dataclass(frozen=True, eq=False)
class Moves:
    """The steps of a way over a grid.

    Parameters
    ----------
    neighbours : {8, 4, 16}
        With 4 only straight steps; with 16 the knight's moves, too.
    corners : {"free", "between", "beside"}
        Diagonal steps past the corner of a wall are free, refused between two walls that touch at the corner, or
        refused where either of the two cells beside the step is a wall.
    ends_only : bool
        A knight's move costs the mean resistance of its two ends and leaps over what lies between. Otherwise its line
        crosses four cells, a quarter in each, as in GRASS r.cost.
    climate : ndarray of float, shape (rows, columns), optional
        A climate variable. A step then costs ``R d + d + c |dT|``: its length once more, and c for every unit by which
        the climate changes. NaN cells are walls.
    climate_cost : float
        c, in map units a unit of the climate.
    direction : Slope or Flow, optional
        Makes steps cost more one way than the other; not together with a climate.
    towards : bool
        Of directed steps: costs are those of ways to the sources, not of ways from them.

    Raises
    ------
    InputError
        When a choice is unknown, the cost of climate negative, or a climate and a direction are given.

    References
    ----------
    Knight's moves: GRASS r.cost -k. Climate: Nuñez et al. (2013), Conservation Biology 27, 407-416; Climate Linkage
    Mapper calls GRASS r.walk with 1, c, -c, -c, which costs the same both ways.
    """

    neighbours: int = 8
    corners: str = "free"
    ends_only: bool = False
    climate: Optional[np.ndarray] = None
    climate_cost: float = 0.0
    direction: Union[Slope, Flow, None] = None
    towards: bool = False

    def __post_init__(self) -> None:
        if self.neighbours not in NEIGHBOURS:
            raise InputError("A cell has 4, 8 or 16 neighbours, not {given}.", given=self.neighbours)
        if self.corners not in CORNERS:
            raise InputError("Corners are {known}, not {given}.", known=", ".join(CORNERS), given=self.corners)
        if not 0.0 <= self.climate_cost < np.inf:
            raise InputError(
                "The cost of a unit of climate is {given:.10g}; give 0 or more.", given=float(self.climate_cost)
            )
        if self.climate is not None and self.direction is not None:
            raise InputError("Steps cost by climate or by direction, not by both; give one of them.")

    @property
    def plain(self) -> bool:
        """Whether they are those of 8 neighbours without further rules."""
        return self.is_free and self.climate is None and self.direction is None

    @property
    def is_free(self) -> bool:
        """Whether they lead to 8 neighbours without rules of corners."""
        return self.neighbours == 8 and self.corners == "free"

    @property
    def planes(self) -> int:
        """Layers that are kept beside the resistance, in double precision."""
        return (self.climate is not None) + (self.direction.planes if self.direction is not None else 0)

    def turned(self) -> Moves:
        """The same moves with costs of the ways back."""
        return replace(self, towards=not self.towards)

    @property
    def steps(self) -> tuple:
        """(rows down, columns right) of every step."""
        if self.neighbours == 4:
            return _STRAIGHT
        return (*_DIAGONALS, *_STRAIGHT, *(_KNIGHTS if self.neighbours == 16 else ()))

    @property
    def reach(self) -> int:
        """Rows or columns that a step crosses at most."""
        return 2 if self.neighbours == 16 else 1

    def key(self) -> str:
        """Tells moves apart, but for the climate's values; empty for the plain ones."""
        if self.plain:
            return ""
        ends = "ends" if self.ends_only and self.neighbours == 16 else ""
        climate = "" if self.climate is None else repr(float(self.climate_cost))
        directed = "" if self.direction is None else f" {self.direction.key()} {self.towards}"
        return f"{self.neighbours} {self.corners} {ends} {climate}{directed}"

    def effective(self, resistance: np.ndarray) -> np.ndarray:
        """The resistance that the engine crosses: with a climate 1 more, NaN where that or the direction is unknown."""
        if self.direction is not None:
            return _directed(self.direction, resistance)
        if self.climate is None:
            return resistance
        if np.shape(self.climate) != np.shape(resistance):
            raise InputError("The climate and the resistance are not on one grid; give both on one grid.")
        return np.where(np.isfinite(self.climate), np.asarray(resistance, dtype=np.float64) + 1.0, np.nan)

    def crossable(self, resistance: np.ndarray) -> np.ndarray:
        """The resistance that a user gives, NaN where the climate or the direction is unknown."""
        if self.climate is not None:
            return np.where(np.isfinite(self.climate), resistance, np.nan)
        return self.effective(resistance)

    def ground(self, cell_size: float, flatten: Callable[[np.ndarray], np.ndarray]) -> Optional[Ground]:
        """What directed steps are measured on, flat like the resistance; None without a direction."""
        if self.direction is None:
            return None
        return Ground(self.direction, self.steps, cell_size, flatten, self.towards)

    def costs(self, half: np.ndarray, climate: Optional[np.ndarray], cell: np.ndarray, offsets: dict) -> list:
        """What the steps from some cells cost; infinite where a rule refuses them.

        Parameters
        ----------
        half : ndarray of float64
            Half the cost of crossing each cell straight on, flat, with walls all round.
        climate : ndarray of float64, optional
            Cost of the climate's value in every cell, flat like `half`; differences are added.
        cell : ndarray of int
        offsets : dict
            (rows down, columns right) to the offset of a flat index.

        Returns
        -------
        list of ndarray of float64
            One for each of `steps`.
        """
        here = half.take(cell)
        found = []
        for down, right in self.steps:
            there = half.take(cell + offsets[down, right])
            if abs(down) + abs(right) == 3:
                cost = (there + here) * _KNIGHT
                if not self.ends_only:
                    between = sum(half.take(cell + offsets[step]) for step in between_steps(down, right))
                    cost = (cost + between * _KNIGHT) / 2.0
            elif down and right:
                cost = (there + here) * _DIAGONAL
                if self.corners != "free":
                    beside = [half.take(cell + offsets[step]) == np.inf for step in ((down, 0), (0, right))]
                    cost[beside[0] & beside[1] if self.corners == "between" else beside[0] | beside[1]] = np.inf
            else:
                cost = there + here
            if climate is not None:
                cost += np.abs(climate.take(cell + offsets[down, right]) - climate.take(cell))
            found.append(cost)
        return found


EIGHT = Moves()


def _directed(direction: Union[Slope, Flow], resistance: np.ndarray) -> np.ndarray:
    """The resistance where the direction is known."""
    known = direction.known
    if known.ndim and known.shape != np.shape(resistance):
        raise InputError("The direction and the resistance are not on one grid; give both on one grid.")
    return resistance if known.all() else np.where(known, resistance, np.nan)


def between_steps(down: int, right: int) -> tuple:
    """The two cells that the line of a knight's move crosses between its ends, as steps from its beginning."""
    if abs(down) == 2:
        return (down // 2, 0), (down // 2, right)
    return (0, right // 2), (down, right // 2)


def crossed_cells(rows: np.ndarray, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The cells of a path with those that its knight's moves cross, in the order of the path.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)

    Returns
    -------
    rows, columns : ndarray of int
        The same arrays where there are no such moves.
    """
    down, right = np.diff(rows), np.diff(columns)
    knights = np.flatnonzero(np.abs(down) + np.abs(right) == 3)
    if not knights.size:
        return rows, columns
    crossed = [between_steps(int(down[step]), int(right[step])) for step in knights]
    after = np.repeat(knights + 1, 2)
    more = [
        np.repeat(axis[knights], 2) + [cell[part] for pair in crossed for cell in pair]
        for part, axis in enumerate((rows, columns))
    ]
    return np.insert(rows, after, more[0]), np.insert(columns, after, more[1])


def step_length(down: int, right: int) -> float:
    """Length of a step in cells."""
    return float(np.hypot(down, right))
