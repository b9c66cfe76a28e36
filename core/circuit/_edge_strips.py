"""The edges of a raster strip by strip, made from its cells whenever they are wanted.

Kept for a whole raster they would take 32 bytes a cell; to make them again takes a tenth of the time that a cycle of
the preconditioner takes.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from ._colours import COLOURS, DIRECTIONS, ColourGrid
from ._edges import join

# Elements of a strip of one colour.
_STRIP = 16_000


class EdgeStrips:
    """Edge conductances of some colour rows, in colours.

    Parameters
    ----------
    grid : ColourGrid
    conductance : ndarray of float64, shape (rows, columns)
        0 where no current flows.
    neighbours : {8, 4}
    average : {"conductance", "resistance"}
    bridges : ndarray of bool, optional
        Barrier cells that belong to a region.
    scale : float
        A power of two that conductances are divided by.

    Attributes
    ----------
    strips : list of (int, int)
        First and last colour row of each, the last excluded.
    reach : int
        Elements of a colour that a strip meets: its own rows, the row below and one element on both sides. Its first
        row begins at element 1 of them.
    """

    def __init__(self, grid: ColourGrid, conductance: np.ndarray, neighbours: int, average: str, bridges, scale: float):
        self.grid, self.scale = grid, scale
        self._conductance, self._bridges = conductance, bridges
        self._neighbours, self._average = neighbours, average
        self.strips = grid.strips(_STRIP)
        rows = max(last - first for first, last in self.strips)
        self.reach = (rows + 1) * grid.width + 2
        # Where no cell lies: an infinite resistance, or no conductance.
        self._nothing = np.inf if average == "resistance" else 0.0
        self._cells = np.empty((COLOURS, self.reach))
        self._present = None if average == "resistance" else np.empty((COLOURS, self.reach), bool)
        self._edge = np.empty(rows * grid.width)
        self._places = [
            (direction, colour, step, *grid.neighbour(colour, step))
            for direction, step in enumerate(DIRECTIONS[: neighbours // 2])
            for colour in range(COLOURS)
        ]

    def for_thread(self) -> EdgeStrips:
        """The same edges with work memory of its own, for another thread."""
        return EdgeStrips(self.grid, self._conductance, self._neighbours, self._average, self._bridges, self.scale)

    def edges(self, first: int, last: int):
        """The edges from the cells of some colour rows.

        Yields
        ------
        edge : ndarray of float64, shape (elements,)
            Overwritten by the next.
        direction, colour : int
            Of the cells that store the edge.
        other, offset : int
            Colour and flat offset of the neighbours.
        """
        self._fill(first, last)
        count = (last - first) * self.grid.width
        edge, near = self._edge[:count], slice(1, 1 + count)
        for direction, colour, step, other, offset in self._places:
            far = slice(1 + offset, 1 + offset + count)
            join(self._cells[colour][near], self._cells[other][far], self._average, step, edge)
            if self._present is not None:
                edge *= self._present[colour][near] & self._present[other][far]
            yield edge, direction, colour, other, offset

    def _fill(self, first: int, last: int) -> None:
        """The cells of a strip and of the row below it, scaled."""
        grid = self.grid
        self._cells.fill(self._nothing)
        rows = slice(2 * first, min(2 * last + 2, grid.rows))
        part = self._conductance[rows]
        with np.errstate(divide="ignore"):
            part = self.scale / part if self._average == "resistance" else part / self.scale
        self._lay(part, self._cells)
        if self._present is not None:
            np.greater(self._cells, 0.0, out=self._present)
            if self._bridges is not None:
                bridges = np.zeros(self._present.shape, bool)
                self._lay(self._bridges[rows], bridges)
                self._present |= bridges

    def _lay(self, raster: np.ndarray, colours: np.ndarray) -> None:
        width = self.grid.width
        for colour in range(COLOURS):
            part = raster[colour // 2 :: 2, colour % 2 :: 2]
            target = colours[colour][1 : 1 + part.shape[0] * width].reshape(part.shape[0], width)
            target[:, : part.shape[1]] = part


class CellsByStrip:
    """Some cells of the colours, sorted by the strip that they lie in.

    Parameters
    ----------
    grid : ColourGrid
    strips : list of (int, int)
    positions : ndarray of int
        In the colours laid end to end.

    Attributes
    ----------
    positions : ndarray of int64
    """

    def __init__(self, grid: ColourGrid, strips: list, positions: Optional[np.ndarray] = None):
        self.positions = np.zeros(0, np.int64) if positions is None else np.asarray(positions)
        places = self.positions % grid.size
        rows = (places - grid.start) // grid.width
        self._order = np.argsort(rows, kind="stable")
        self._bounds = np.searchsorted(rows[self._order], [first for first, _ in strips] + [grid.height])
        self._grid, self._strips = grid, strips

    def __bool__(self) -> bool:
        return self.positions.size > 0

    def in_strip(self, number: int) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
        """Which of the cells lie in a strip; their colours, and their elements as `EdgeStrips.reach` counts them."""
        chosen = self._order[self._bounds[number] : self._bounds[number + 1]]
        colour, place = np.divmod(self.positions[chosen], self._grid.size)
        return chosen, (colour, place - self._grid.span(*self._strips[number])[0] + 1)
