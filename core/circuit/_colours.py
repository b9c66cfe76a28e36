"""A raster in four colours: the layout in which the circuit solver works.

Cells are sorted by the parity of their row and column into four colours. No cell has a neighbour of
its own colour, so a Gauss-Seidel sweep updates a whole colour at once. Each colour is one flat array
with a shared column of padding at the end of its rows and a row of padding above and below: a
neighbour is a constant offset away in another colour's array, and all arithmetic runs over
contiguous memory.
"""

from __future__ import annotations

import numpy as np

# Row and column steps of the four edges that a cell stores: E, S, SE, SW. The other four
# neighbours' edges are stored by those neighbours.
DIRECTIONS = ((0, 1), (1, 0), (1, 1), (1, -1))
COLOURS = 4


class ColourGrid:
    """The layout of a raster of `rows` x `columns` cells in four colours.

    Colour ``2 * (row % 2) + column % 2`` holds cell (row, column) at ``(row // 2, column // 2)``.

    Parameters
    ----------
    rows, columns : int

    Attributes
    ----------
    height, width : int
        Rows of a colour and elements from one row to the next, padding included.
    start, stop : int
        The span of the rows in a flat colour.
    size : int
        Elements of a flat colour, padding included.
    """

    def __init__(self, rows: int, columns: int):
        self.rows, self.columns = rows, columns
        self.height = (rows + 1) // 2
        self.width = (columns + 1) // 2 + 1
        self.start = self.width + 1
        self.stop = self.start + self.height * self.width
        self.size = self.stop + self.width + 1

    def zeros(self, dtype) -> np.ndarray:
        """Four flat colours of zeros, shape (4, size)."""
        return np.zeros((COLOURS, self.size), dtype)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The flat span of the colour rows from `first` to before `last`."""
        return self.start + first * self.width, self.start + last * self.width

    def strips(self, elements: int):
        """Spans of colour rows, (first, last), of about `elements` elements each."""
        step = max(1, elements // self.width)
        return [(first, min(first + step, self.height)) for first in range(0, self.height, step)]

    def cells(self, flat: np.ndarray, colour: int) -> np.ndarray:
        """The real cells of a flat colour, as a view without padding."""
        inner = flat[self.start : self.stop].reshape(self.height, self.width)
        return inner[: (self.rows + 1 - colour // 2) // 2, : (self.columns + 1 - colour % 2) // 2]

    def pack(self, raster: np.ndarray, colours: np.ndarray, first_row: int = 0) -> None:
        """Copy raster rows that begin at the even row `first_row` into the colours."""
        for colour in range(COLOURS):
            part = raster[colour // 2 :: 2, colour % 2 :: 2]
            begin = first_row // 2
            self.cells(colours[colour], colour)[begin : begin + part.shape[0]] = part

    def unpack(self, colours: np.ndarray, raster: np.ndarray) -> np.ndarray:
        """Copy the colours into a raster of the grid's shape; returns it."""
        for colour in range(COLOURS):
            raster[colour // 2 :: 2, colour % 2 :: 2] = self.cells(colours[colour], colour)
        return raster

    def positions(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Where cells lie in the four colours laid end to end (``colours.ravel()``)."""
        colour = 2 * (rows % 2) + columns % 2
        return colour * self.size + self.start + rows // 2 * self.width + columns // 2

    def neighbour(self, colour: int, step: tuple[int, int]) -> tuple[int, int]:
        """Colour and flat offset of the neighbour one step of rows and columns away."""
        row, column = colour // 2 + step[0], colour % 2 + step[1]
        return 2 * (row % 2) + column % 2, row // 2 * self.width + column // 2

    def neighbours(self, colour: int, directions: int) -> list[tuple[int, int, int, int]]:
        """The neighbours of a colour over its `directions` (2 or 4) pairs of edges.

        Returns
        -------
        list of (direction, owner, neighbour, offset)
            The edge is ``edges[direction][owner]``, stored at the cell itself where the owner is
            `colour`, at the neighbour otherwise; the neighbour is `offset` elements away.
        """
        found = []
        for direction, (row, column) in enumerate(DIRECTIONS[:directions]):
            ahead, offset = self.neighbour(colour, (row, column))
            found.append((direction, colour, ahead, offset))
            behind, offset = self.neighbour(colour, (-row, -column))
            found.append((direction, behind, behind, offset))
        return found
