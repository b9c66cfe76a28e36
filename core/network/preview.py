"""A network from one single run: links across the borders of the cost allocation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from ..cost.accumulate import AccumulatedCost, accumulated_cost
from ..cost.allocation import cheapest_crossings
from ..cost.moves import EIGHT, Moves
from ..cost.paths import least_cost_path
from ..progress import Progress, no_progress, parts_of, told
from .links import NOT_EVALUATED, Links, new_links


def allocation_network(
    resistance: np.ndarray,
    starts: np.ndarray,
    cell_size: float,
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> tuple[Links, list]:
    """Link the sources whose zones of the cost allocation touch, by the cheapest crossing of their border.

    One run over all sources instead of one for each. The cost of a link is that of a real path, and the
    least among the paths that stay in the two zones: an upper bound of the link's least cost, and mostly equal to it.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    starts : ndarray of int, shape (rows, columns)
        Label of the source that starts in a cell; 0 for none.
    cell_size : float
    progress : callable
    moves : Moves
        Pairs without a step over their border are left out.

    Returns
    -------
    links : Links
        With `cost`, which is also the `bound`.
    paths : list of (ndarray, ndarray)
        Rows and columns of each link's path, from the first source to the second.
    """
    first, second = parts_of(progress, (3.0, 1.0))
    nearest = accumulated_cost(resistance, starts, cell_size, progress=first, moves=moves)
    crossings = cheapest_crossings(nearest.cost, nearest.allocation, resistance, cell_size, moves)
    lower, upper, cost, *cells = (values[np.isfinite(crossings[2])] for values in crossings)
    zones = _Zones(nearest, resistance, cell_size, moves)
    paths = []
    for a, b, *ends in told(zip(lower, upper, *cells), second):
        halves = [zones.path(label, divmod(int(end), resistance.shape[1])) for label, end in zip((a, b), ends)]
        paths.append(tuple(np.concatenate([there[::-1], back]) for there, back in zip(*halves)))
    return new_links(lower, upper, np.ones(cost.size), np.full(cost.size, NOT_EVALUATED), cost), paths


class _Zones:
    """Walks inside the zones of an allocation; at a tie a walk could otherwise end at another source."""

    def __init__(self, nearest: AccumulatedCost, resistance: np.ndarray, cell_size: float, moves: Moves):
        self._nearest, self._resistance, self._cell_size = nearest, resistance, cell_size
        self._moves = moves
        self._boxes = ndimage.find_objects(nearest.allocation)
        self._windows: dict[int, tuple] = {}

    def path(self, label: int, end: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        box = self._boxes[label - 1]
        if label not in self._windows:
            inside = self._nearest.allocation[box] == label
            cost = np.where(inside, self._nearest.cost[box], np.inf)
            moves = self._moves
            if moves.climate is not None:
                moves = replace(moves, climate=moves.climate[box])
            self._windows[label] = cost, self._resistance[box], moves
        top, left = box[0].start, box[1].start
        cost, resistance, moves = self._windows[label]
        rows, columns = least_cost_path(cost, resistance, self._cell_size, (end[0] - top, end[1] - left), moves)
        return rows + top, columns + left
