"""A resistance grid as one flat array with walls round it, so that a neighbour is an index offset."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from .moves import EIGHT, Moves

# Cells handled at once while the surface is built; bounds the temporaries.
_STRIP = 1 << 18
# The typical resistance sets only the pace of a run, never its result: a sample will do.
_SAMPLE = 100_000
_DIAGONAL = float(np.sqrt(2.0))


class Surface:
    """Half the cost of crossing each cell, flat and padded.

    A step between two cells costs the sum of their halves, times the square root of 2 on a diagonal. One
    column of wall divides the rows, since the cell before a row's first is the one after the last of the
    row above; one row of wall lies above and below.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    cell_size : float
        Side of a cell, in map units.
    moves : Moves
        Longer steps need more walls round the grid.

    Raises
    ------
    InputError
        When the grid is not of two dimensions, the cell size or a resistance is 0 or negative.
    """

    def __init__(self, resistance: np.ndarray, cell_size: float, moves: Moves = EIGHT):
        resistance = np.asarray(moves.effective(np.asarray(resistance)))
        if resistance.ndim != 2 or not resistance.size:
            raise InputError("The resistance is not a grid of rows and columns; give one band with cells.")
        if not 0.0 < cell_size < np.inf:
            raise InputError("The cell size is {given}; give a length above 0.", given=cell_size)
        rows, columns = resistance.shape
        self.shape = (rows, columns)
        self.moves, self.pad = moves, moves.reach
        self.stride = columns + self.pad
        # More cells at the end: the south-east neighbours of the last cell of the last wall row's edge.
        self.size = (rows + 2 * self.pad) * self.stride + self.pad
        self.offset_of = {(down, right): down * self.stride + right for down in range(-2, 3) for right in range(-2, 3)}
        self.offsets = np.array([[self.offset_of[step]] for step in moves.steps], dtype=np.intp)
        self.half = np.full(self.size, np.inf)
        self.open_cells = self._fill(resistance, cell_size)
        self.climate = None
        if moves.climate is not None:
            self.climate = np.zeros(self.size)
            self.grid(self.climate)[:] = np.nan_to_num(moves.climate, posinf=0.0, neginf=0.0) * moves.climate_cost
        self.ground = moves.ground(cell_size, self._flattened)
        sample = self.half[:: max(1, self.size // _SAMPLE)]
        sample = sample[np.isfinite(sample)]
        self.typical = 2.0 * float(np.median(sample)) if sample.size else cell_size
        if self.ground is not None:
            self.typical = self._typical_step()

    def _flattened(self, layer: np.ndarray) -> np.ndarray:
        flat = np.zeros(self.size)
        self.grid(flat)[:] = layer
        return flat

    def _typical_step(self) -> float:
        """The median cost of directed steps from a sample of cells."""
        cells = np.flatnonzero(np.isfinite(self.half))
        cells = cells[:: max(1, cells.size // _SAMPLE)]
        steps = self.step_costs(cells, cells + self.offsets)
        steps = steps[np.isfinite(steps)]
        return float(np.median(steps)) if steps.size else self.typical

    def step_costs(self, cell: np.ndarray, neighbour: np.ndarray, arriving: bool = False) -> np.ndarray:
        """What the steps from some cells to their neighbours cost, or from these to the cells.

        Parameters
        ----------
        cell : ndarray of int, shape (cells,)
        neighbour : ndarray of int, shape (steps, cells)
            The cells and `offsets`.
        arriving : bool
            Whether a search goes from the neighbours to the cells; the same but for directed steps.

        Returns
        -------
        ndarray of float64, shape (steps, cells)
            Infinite where a rule refuses a step.
        """
        if self.moves.is_free and self.climate is None:
            costs = self.half.take(neighbour) + self.half.take(cell)
            costs[:4] *= _DIAGONAL
        else:
            costs = np.stack(self.moves.costs(self.half, self.climate, cell, self.offset_of))
        return costs if self.ground is None else self.ground.apply(costs, cell, neighbour, arriving)

    def _fill(self, resistance: np.ndarray, cell_size: float) -> int:
        grid = self.grid(self.half)
        rows, columns = self.shape
        bad = walls = 0
        for start in range(0, rows, max(1, _STRIP // columns)):
            part = slice(start, start + max(1, _STRIP // columns))
            half = np.multiply(resistance[part], cell_size / 2, dtype=np.float64)
            bad += int(np.count_nonzero(half <= 0))
            half[np.isnan(half)] = np.inf
            walls += int(np.count_nonzero(half == np.inf))
            grid[part] = half
        if bad:
            raise InputError(
                "The resistance is 0 or negative in {count} {count:cell|cells}; give every cell a value above 0, or "
                "nodata where nothing passes.",
                count=bad,
            )
        return rows * columns - walls

    def indices(self, cells: np.ndarray) -> np.ndarray:
        """Padded flat indices of cells that are given by their flat index on the grid."""
        rows = cells // self.shape[1]
        return cells + rows * self.pad + self.pad * self.stride

    def grid(self, padded: np.ndarray) -> np.ndarray:
        """The view of a padded flat array that holds the grid's cells."""
        rows, columns = self.shape
        inside = slice(self.pad, rows + self.pad)
        return padded[: self.size - self.pad].reshape(rows + 2 * self.pad, self.stride)[inside, :columns]

    def compact(self, padded: np.ndarray) -> np.ndarray:
        """The grid of a padded flat array, moved together inside its own memory."""
        rows, columns = self.shape
        for row in range(rows):
            start = (row + self.pad) * self.stride
            padded[row * columns : (row + 1) * columns] = padded[start : start + columns]
        return padded[: rows * columns].reshape(rows, columns)
