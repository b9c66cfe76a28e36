"""The cells of a corridor, kept as runs: a network has many corridors, and most of the grid is in none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class CorridorArea:
    """The cells of one link's corridor within one width, without the sources at its ends.

    Parameters
    ----------
    link : int
        Row of the link.
    width : float
        Cost-weighted width.
    cells : int
        Number of cells.
    columns : int
        Columns of the grid.
    starts, stops : ndarray of int64
        Runs of cells along the rows, as indices ``row * (columns + 1) + column``; stop is the one after
        the last.
    """

    link: int
    width: float
    cells: int
    columns: int
    starts: np.ndarray
    stops: np.ndarray

    def window(self) -> tuple[int, int, np.ndarray]:
        """The corridor as a mask.

        Returns
        -------
        top, left : int
            Row and column of the mask's first cell on the grid.
        mask : ndarray of bool, shape (height, width)
            Without any cell where the corridor has none.
        """
        if not self.cells:
            return 0, 0, np.zeros((0, 0), dtype=bool)
        rows, first = np.divmod(self.starts, self.columns + 1)
        last = self.stops - rows * (self.columns + 1)
        top, left = int(rows[0]), int(first.min())
        edges = np.zeros((int(rows[-1]) - top + 1, int(last.max()) - left + 1), dtype=np.int8)
        edges[rows - top, first - left] = 1
        edges[rows - top, last - left] -= 1
        return top, left, edges.cumsum(axis=1, dtype=np.int8)[:, :-1].astype(bool)


def runs_of(inside: np.ndarray, top: int, left: int, columns: int) -> np.ndarray:
    """The runs of a mask along its rows.

    Parameters
    ----------
    inside : ndarray of bool, shape (height, width)
    top, left : int
        Row and column of the mask's first cell on the grid.
    columns : int
        Columns of the grid.

    Returns
    -------
    ndarray of int64, shape (runs, 2)
        First cell and the one after the last, as ``row * (columns + 1) + column`` of the grid.
    """
    height, width = inside.shape
    padded = np.zeros((height, width + 2), dtype=bool)
    padded[:, 1:-1] = inside
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])
    rows, column = np.divmod(edges, width + 1)
    return ((rows + top) * (columns + 1) + column + left).reshape(-1, 2)


def corridor_area(link: int, width: float, columns: int, runs: list) -> CorridorArea:
    """The area that consists of the runs of several masks.

    Parameters
    ----------
    link : int
    width : float
    columns : int
        Columns of the grid.
    runs : list of ndarray
        From `runs_of`, from north to south.

    Returns
    -------
    CorridorArea
    """
    found = np.concatenate(runs) if runs else np.empty((0, 2), dtype=np.int64)
    cells = int((found[:, 1] - found[:, 0]).sum())
    return CorridorArea(int(link), width, cells, columns, found[:, 0].copy(), found[:, 1].copy())
