"""Currents along the edges of a component, strip by strip."""

from __future__ import annotations

import numpy as np

from ..typed import Shape
from ._colours import DIRECTIONS
from ._edges import neighbour_slices

_STRIP = 32_000


def edge_strips(solver, overlap: bool = False):
    """Rows of a component and the conductances of their edges.

    Parameters
    ----------
    solver : ComponentSolver
    overlap : bool
        Whether every strip begins with the last row of the strip before, so that all edges of its
        other rows are in it.

    Yields
    ------
    first, last : int
        The strip's own rows.
    begin : int
        The first row with edges: `first`, or the row above.
    edges : list of ndarray
        As `edge_rows` from `begin` to `last`.
    """
    rows, columns = solver.inside.shape
    step = max(1, _STRIP // columns)
    for first in range(0, rows, step):
        last = min(first + step, rows)
        begin = max(first - 1, 0) if overlap else first
        yield first, last, begin, solver.edges(begin, last)


def edge_flows(edges: list, potential: np.ndarray):
    """Currents from cells to their E, S, SE and SW neighbours.

    Parameters
    ----------
    edges : list of ndarray, each (rows, columns)
    potential : ndarray, shape (rows or rows + 1, columns)
        With the row below the last one, unless the raster ends there.

    Yields
    ------
    flow : ndarray
        May be overwritten; its memory is used again.
    near, far : index
        The cells that the currents leave and enter, as indices of `potential`.
    """
    work = np.empty(edges[0].size)
    for edge, (near, far) in zip(edges, edge_ends(edges, potential.shape)):
        shape = potential[near].shape
        flow = work[: shape[0] * shape[1]].reshape(shape)
        np.subtract(potential[near], potential[far], out=flow)
        flow *= edge[near]
        yield flow, near, far


def edge_ends(edges: list, shape: Shape):
    """The cells at both ends of the edges, as indices of a raster of the given shape."""
    for edge, step in zip(edges, DIRECTIONS):
        own, beyond = neighbour_slices(step, shape[1])
        count = min(edge.shape[0], shape[0] - step[0])
        yield np.s_[:count, own], np.s_[step[0] : step[0] + count, beyond]


class RegionCells:
    """The cells of the regions in a component's window, in row-major order."""

    def __init__(self, solver):
        regions = solver.circuit.regions
        inside = np.zeros(solver.inside.shape, bool)
        if regions is not None:
            inside = (regions[solver.window] > 0) & solver.inside
        self.rows, self.columns = np.nonzero(inside)
        numbers = regions[solver.window][inside] if regions is not None else np.empty(0, np.int32)
        self.numbers, self.members = np.unique(numbers, return_inverse=True)

    def __bool__(self) -> bool:
        return self.numbers.size > 0

    def sums(self, raster: np.ndarray) -> np.ndarray:
        """The sum over each region."""
        return np.bincount(self.members, raster[self.rows, self.columns], self.numbers.size)

    def rows_between(self, first: int, last: int) -> slice:
        """The cells of some rows."""
        return slice(*np.searchsorted(self.rows, (first, last)))

    def paint(self, raster: np.ndarray, values: np.ndarray) -> None:
        """Give all cells of each region its value."""
        raster[self.rows, self.columns] = values[self.members]
