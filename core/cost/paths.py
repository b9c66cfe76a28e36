"""Least-cost paths read off an accumulated cost surface, without back-links."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..errors import InputError

# Straight steps first: on a tie the path prefers them, then north, west, east, south.
_STEPS = tuple(
    (row, column, float(np.hypot(row, column)))
    for row, column in ((-1, 0), (0, -1), (0, 1), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1))
)


def least_cost_path(
    cost: np.ndarray, resistance: np.ndarray, cell_size: float, end: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """The least-cost path from a cell back to the source of a cost surface.

    From each cell the walk goes to the neighbour n that minimises ``D[n] + step(n)``, where D is
    the accumulated cost and step the cost of the step from n; this is the cell that the cost came from.

    Parameters
    ----------
    cost : ndarray of float, shape (rows, columns)
        From `accumulated_cost` or `source_costs`, over the same resistance. float32 will do.
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    end : tuple of int
        Row and column where the walk begins.

    Returns
    -------
    rows, columns : ndarray of int64
        The cells from `end` to the source, both included; empty when `end` is not reached. On a tie
        straight steps go before diagonal ones, and north, west, east, south in this order.

    Raises
    ------
    InputError
        When the cost surface does not descend to a source, so that it belongs to another resistance.
    """
    row, column = (int(index) for index in end)
    if not np.isfinite(cost[row, column]):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    path = [(row, column)]
    walked = {(row, column)}
    here = float(cost[row, column])
    while here > 0.0:
        best = None
        toll = float(resistance[row, column])
        for step_row, step_column, length in _STEPS:
            cell = (row + step_row, column + step_column)
            if not (0 <= cell[0] < cost.shape[0] and 0 <= cell[1] < cost.shape[1]):
                continue
            there = float(cost[cell])
            # A stored float32 surface can be flat over a small step: then any unwalked cell will do.
            if not there <= here or cell in walked:
                continue
            total = there + (toll + float(resistance[cell])) * (length * cell_size / 2)
            if best is None or total < best[0]:
                best = (total, there, cell)
        if best is None:
            raise InputError(
                "The cost surface does not fall towards a source at row {row}, column {column}; "
                "it was made from another resistance.",
                row=row,
                column=column,
            )
        _, here, (row, column) = best
        path.append((row, column))
        walked.add((row, column))
    rows, columns = np.array(path, dtype=np.int64).T
    return rows, columns


def least_cost_paths(
    cost: np.ndarray, resistance: np.ndarray, cell_size: float, ends: Sequence[tuple[int, int]]
) -> list[tuple[np.ndarray, np.ndarray]]:
    """`least_cost_path` from several cells of one cost surface, in their order.

    Parameters
    ----------
    cost, resistance, cell_size
        As in `least_cost_path`.
    ends : sequence of (int, int)
        Rows and columns where the walks begin.

    Returns
    -------
    list of (rows, columns)
    """
    return [least_cost_path(cost, resistance, cell_size, end) for end in ends]
