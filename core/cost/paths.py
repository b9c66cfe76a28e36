"""Least-cost paths read off an accumulated cost surface, without back-links."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..errors import InputError
from .moves import EIGHT, Moves, step_length

# Rows down and columns right, in the order in which ties are broken.
_NEIGHBOURS = ((-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))


def least_cost_path(
    cost: np.ndarray, resistance: np.ndarray, cell_size: float, end: tuple[int, int], moves: Moves = EIGHT
) -> tuple[np.ndarray, np.ndarray]:
    """The least-cost path from a cell back to the source of a cost surface.

    From each cell the walk goes to the neighbour n that minimises ``D[n] + step(n)``, where D is the
    accumulated cost and step the cost of the step from n: that is the cell which the cost came from. (The
    neighbour with the lowest D need not be: the step to it may be dear.)

    Parameters
    ----------
    cost : ndarray of float, shape (rows, columns)
        From `accumulated_cost` or `source_costs`, over the same resistance. A surface that was stored as
        float32 gives a path whose cost is off by no more than the rounding of each step.
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    end : tuple of int
        Row and column where the walk begins.
    moves : Moves
        Those that the cost was made with.

    Returns
    -------
    rows, columns : ndarray of int64
        The cells from `end` to the first cell of cost 0, both included; empty when `end` is not reached.
        On a tie straight steps go before diagonal ones, and north, west, east, south in this order.

    Raises
    ------
    InputError
        When `end` is off the grid, the shapes differ, or the cost does not fall towards a source because it
        was made from another resistance.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.cost.accumulate import accumulated_cost
    >>> from esp_toolbox.core.cost.paths import least_cost_path
    >>> resistance = np.array([[1.0, 9.0, 1.0], [1.0, 1.0, 1.0]])
    >>> surface = accumulated_cost(resistance, np.array([[1, 0, 0], [0, 0, 0]]), 1.0).cost
    >>> rows, columns = least_cost_path(surface, resistance, 1.0, (0, 2))
    >>> list(zip(rows.tolist(), columns.tolist()))
    [(0, 2), (1, 1), (0, 0)]
    """
    return least_cost_paths(cost, resistance, cell_size, [end], moves)[0]


def least_cost_paths(
    cost: np.ndarray,
    resistance: np.ndarray,
    cell_size: float,
    ends: Sequence[tuple[int, int]],
    moves: Moves = EIGHT,
) -> list[tuple[np.ndarray, np.ndarray]]:
    """`least_cost_path` from several cells of one cost surface; paths that meet go on as one.

    Parameters
    ----------
    cost, resistance, cell_size
        As in `least_cost_path`.
    ends : sequence of (int, int)
        Rows and columns where the walks begin.
    moves : Moves
        Those that the cost was made with.

    Returns
    -------
    list of (rows, columns)
        In the order of `ends`.

    Raises
    ------
    InputError
        As in `least_cost_path`.
    """
    cost, resistance = _native(cost), _native(moves.effective(np.asarray(resistance)))
    if cost.shape != resistance.shape or cost.ndim != 2:
        raise InputError("The cost surface and the resistance are not on one grid; give both on one grid.")
    rows, columns = cost.shape
    for row, column in ends:
        if not (0 <= row < rows and 0 <= column < columns):
            raise InputError(
                "The destination at row {row}, column {column} is off the grid.", row=int(row), column=int(column)
            )
    walker = _Walker(cost, resistance, cell_size) if moves.plain else _RuledWalker(cost, resistance, cell_size, moves)
    cells = [walker.path(int(row) * columns + int(column)) for row, column in ends]
    return [(path // columns, path % columns) for path in cells]


def _native(array: np.ndarray) -> np.ndarray:
    """The array in one piece and in a type that single cells are quickly read from."""
    array = np.asarray(array)
    return np.ascontiguousarray(array, dtype=np.float32 if array.dtype == np.float32 else np.float64)


class _Walker:
    """Walks down one cost surface; remembers where each walked cell leads."""

    def __init__(self, cost: np.ndarray, resistance: np.ndarray, cell_size: float):
        self._rows, self._columns = cost.shape
        # Reading single cells from a memoryview is several times faster than from an array.
        self._cost, self._resistance = cost.ravel().data, resistance.ravel().data
        self._cell_size = cell_size
        self._inner_steps = [
            (down * self._columns + right, float(np.hypot(down, right))) for down, right in _NEIGHBOURS
        ]
        self._onward: dict[int, int] = {}

    def path(self, end: int) -> np.ndarray:
        """Flat indices from a cell to the source."""
        if not self._cost[end] < np.inf:
            return np.empty(0, dtype=np.int64)
        path, walked, here = [end], {end}, end
        while self._cost[here] > 0.0:
            here = self._onward[here] if here in self._onward else self._next(here, walked)
            path.append(here)
            walked.add(here)
        self._onward.update(zip(path, path[1:]))
        return np.array(path, dtype=np.int64)

    def _next(self, here: int, walked: set) -> int:
        cost, resistance = self._cost, self._resistance
        known, toll, half = cost[here], resistance[here], self._cell_size / 2
        least, best = np.inf, -1
        for offset, length in self._steps(here):
            there = here + offset
            # A surface that was stored as float32 may be flat over a cheap step: then any cell that
            # was not walked before will do.
            if cost[there] <= known and there not in walked:
                total = cost[there] + (resistance[there] * half + toll * half) * length
                if total < least:
                    least, best = total, there
        if best < 0:
            raise _other_resistance(*divmod(here, self._columns))
        return best

    def _steps(self, here: int) -> list[tuple[int, float]]:
        """Index offsets and lengths of the steps that stay on the grid."""
        row, column = divmod(here, self._columns)
        if 0 < row < self._rows - 1 and 0 < column < self._columns - 1:
            return self._inner_steps
        return [
            step
            for step, (down, right) in zip(self._inner_steps, _NEIGHBOURS)
            if 0 <= row + down < self._rows and 0 <= column + right < self._columns
        ]


def _other_resistance(row: int, column: int) -> InputError:
    return InputError(
        "The cost surface does not fall towards a source at row {row}, column {column}; "
        "it was made from another resistance.",
        row=row,
        column=column,
    )


class _RuledWalker(_Walker):
    """Walks by other moves than those of 8 neighbours."""

    def __init__(self, cost: np.ndarray, resistance: np.ndarray, cell_size: float, moves: Moves):
        super().__init__(cost, resistance, cell_size)
        self._moves = moves
        # The same sums as the engine's: half a crossing, walls round the grid.
        self._half = np.full((self._rows + 4, self._columns + 4), np.inf)
        crossing = np.multiply(resistance, cell_size / 2, dtype=np.float64)
        self._half[2:-2, 2:-2] = np.where(np.isfinite(crossing), crossing, np.inf)
        self._stride = self._columns + 4
        self._offsets = {(down, right): down * self._stride + right for down in range(-2, 3) for right in range(-2, 3)}
        # Straight steps go before diagonal ones on a tie, these before longer ones.
        self._order = sorted(range(len(moves.steps)), key=lambda step: step_length(*moves.steps[step]))
        self._climate = None
        if moves.climate is not None:
            self._climate = np.zeros(self._half.shape)
            climate = np.nan_to_num(moves.climate, posinf=0.0, neginf=0.0)
            self._climate[2:-2, 2:-2] = climate * moves.climate_cost
            self._climate = self._climate.ravel()
        self._half = self._half.ravel()
        self._ground = moves.ground(cell_size, lambda layer: np.pad(np.asarray(layer, dtype=np.float64), 2).ravel())
        self._around = np.array([[self._offsets[step]] for step in moves.steps])

    def _next(self, here: int, walked: set) -> int:
        row, column = divmod(here, self._columns)
        padded = np.array([(row + 2) * self._stride + column + 2])
        costs = np.stack(self._moves.costs(self._half, self._climate, padded, self._offsets))
        if self._ground is not None:
            # A walk goes back over what the search went.
            costs = self._ground.apply(costs, padded, padded + self._around, arriving=True)
        costs = costs.ravel().tolist()
        known, least, best = self._cost[here], np.inf, -1
        for step in self._order:
            if costs[step] == np.inf:
                continue
            down, right = self._moves.steps[step]
            there = here + down * self._columns + right
            if self._cost[there] <= known and there not in walked:
                total = self._cost[there] + costs[step]
                if total < least:
                    least, best = total, there
        if best < 0:
            raise _other_resistance(row, column)
        return best
