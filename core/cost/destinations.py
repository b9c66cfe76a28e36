"""The least-cost path from the sources to each of several destinations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..progress import Progress, no_progress, slices
from .moves import EIGHT, Moves
from .paths import least_cost_paths

REACHED, OUTSIDE, WALL, NOT_REACHED = "reached", "outside", "wall", "not reached"


@dataclass(frozen=True)
class DestinationPath:
    """How a destination is reached.

    Parameters
    ----------
    status : str
        `REACHED`; `OUTSIDE`, it has no cell on the grid; `WALL`, it has cells on nodata or infinite
        resistance only; `NOT_REACHED`, no way leads there, or it costs more than the cutoff.
    rows, columns : ndarray of int64
        The path's cells from the source to the destination; empty when it is not reached.
    cost : float
        Resistance x map units; infinite when it is not reached.
    """

    status: str
    rows: np.ndarray
    columns: np.ndarray
    cost: float


def destination_paths(
    cost: np.ndarray,
    resistance: np.ndarray,
    cell_size: float,
    destinations: Sequence[np.ndarray],
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> list[DestinationPath]:
    """The least-cost path to the cheapest cell of each destination.

    Parameters
    ----------
    cost : ndarray of float, shape (rows, columns)
        From `accumulated_cost`, over the same resistance.
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    destinations : sequence of ndarray of int
        The cells of each destination, as flat indices of the grid.
    progress : callable
        Called with the share of destinations that are done.
    moves : Moves
        Those that the cost was made with.

    Returns
    -------
    list of DestinationPath
        In the order of `destinations`; of equally cheap cells the first is taken.
    """
    cheapest = [_cheapest(cost, cells) for cells in destinations]
    reached = [cell for cell in cheapest if cell is not None]
    ends = list(zip(*(index.tolist() for index in np.unravel_index(np.array(reached, dtype=np.intp), cost.shape))))
    walks: list = []
    for part in slices(len(ends), _AT_ONCE, progress):
        walks.extend(least_cost_paths(cost, resistance, cell_size, ends[part], moves))
    walk = iter(walks)
    return [
        _no_path(resistance, cells) if cell is None else _path(cost, *next(walk))
        for cell, cells in zip(cheapest, destinations)
    ]


# Paths that are walked together, between two looks at the progress; those that meet go on as one.
_AT_ONCE = 256


def _cheapest(cost: np.ndarray, cells: np.ndarray) -> Optional[int]:
    costs = cost.take(cells)
    if not costs.size:
        return None
    least = int(np.argmin(costs))
    return int(cells[least]) if costs[least] < np.inf else None


def _no_path(resistance: np.ndarray, cells: np.ndarray) -> DestinationPath:
    empty = np.empty(0, dtype=np.int64)
    if not cells.size:
        return DestinationPath(OUTSIDE, empty, empty, np.inf)
    is_open = np.isfinite(resistance.take(cells)).any()
    return DestinationPath(NOT_REACHED if is_open else WALL, empty, empty, np.inf)


def _path(cost: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> DestinationPath:
    return DestinationPath(REACHED, rows[::-1], columns[::-1], float(cost[rows[0], columns[0]]))
