"""One level of the multigrid hierarchy: its operator, interpolation and next coarser level.

Black-box multigrid after J. E. Dendy (1982), Journal of Computational Physics 48, 366-386. Coarse
points are the cells with even row and column. A point between two coarse points takes weights in
proportion to the conductances towards each side and to ground, a centre point is solved from its
eight neighbours. The coarse operator is the Galerkin product, again conductances between
neighbours and to ground.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..typed import there
from ._colours import COLOURS, DIRECTIONS, ColourGrid
from ._element import Element, positive_where_unsafe

# Elements of a strip in the setup; its temporaries are in double precision.
_STRIP = 16_000
# The diagonal of points without edges: they stay 0 and everything stays finite.
ISOLATED = 1e30


class Level:
    """The operator of one level.

    Parameters
    ----------
    grid : ColourGrid
    edges : ndarray of float32 or float64, shape (2 or 4, 4, size)
        Conductances by direction and colour; those of coarse levels may be negative.
    leaks : ndarray of the same type, shape (4, size), optional
        Conductances to ground.

    Attributes
    ----------
    diagonal : ndarray, shape (4, size)
    weights : list of ndarray, each (size,)
        Interpolation from the left and right of colour 1 and from the top and bottom of colour 2.
        Colour 3 needs none in the cycle. Empty on the coarsest level.
    """

    def __init__(self, grid: ColourGrid, edges: np.ndarray, leaks: Optional[np.ndarray] = None):
        self.grid, self.edges, self.leaks = grid, edges, leaks
        self.directions = edges.shape[0]
        self.type = edges.dtype
        self.diagonal = self._sum_of_conductances()
        self.weights: list[np.ndarray] = []
        # What the interpolation makes of the constant 1; less than 1 beside grounds.
        self.constant: Optional[np.ndarray] = None

    def _sum_of_conductances(self) -> np.ndarray:
        grid = self.grid
        diagonal = np.full((COLOURS, grid.size), ISOLATED, self.type)
        for first, last in grid.strips(_STRIP):
            begin, end = grid.span(first, last)
            for colour in range(COLOURS):
                total = np.zeros(end - begin)
                for edge, _, _ in self.star(colour, begin, end):
                    total += edge
                if self.leaks is not None:
                    total += self.leaks[colour][begin:end]
                np.copyto(diagonal[colour][begin:end], total, where=total > 0.0, casting="same_kind")
        return diagonal

    def star(self, colour: int, begin: int, end: int):
        """The edges of a colour over a flat span: conductances, the neighbour's colour and offset."""
        for direction, owner, other, offset in self.grid.neighbours(colour, self.directions):
            shift = 0 if owner == colour else offset
            yield self.edges[direction][owner][begin + shift : end + shift], other, offset

    def edge(self, colour: int, step: tuple[int, int], begin: int, end: int) -> np.ndarray:
        """Conductances of the edges one step away, in double precision; 0 without such edges."""
        for direction, (row, column) in enumerate(DIRECTIONS[: self.directions]):
            if step == (row, column):
                return self.edges[direction][colour][begin:end].astype(np.float64)
            if step == (-row, -column):
                owner, offset = self.grid.neighbour(colour, step)
                return self.edges[direction][owner][begin + offset : end + offset].astype(np.float64)
        return np.zeros(end - begin)

    def coarser(self) -> Level:
        """The operator on the coarse points; fills `weights`."""
        grid = self.grid
        self.weights = [np.zeros(grid.size, self.type) for _ in range(4)]
        coarse = ColourGrid(grid.height, grid.width - 1)
        edges = np.zeros((len(DIRECTIONS), COLOURS, coarse.size), self.type)
        leaks = None
        if self.leaks is not None:
            self.constant = np.ones((COLOURS, grid.size))
            leaks = coarse.zeros(self.type)
        for first, last in grid.strips(_STRIP):
            self._interpolate(first, last)
        # An even number of rows, since coarse rows are sorted by parity.
        step = max(2, _STRIP // grid.width // 2 * 2)
        for first in range(0, grid.height, step):
            conductances, ground = self._galerkin(first, min(first + step, grid.height))
            for direction, values in enumerate(conductances):
                coarse.pack(values, edges[direction], first)
            if leaks is not None:
                coarse.pack(ground, leaks, first)
        self.constant = None
        return Level(coarse, edges, leaks)

    def _interpolate(self, first: int, last: int) -> None:
        """Weights of the points between two coarse points."""
        grid = self.grid
        begin, end = grid.span(first, last)
        # On the last column and row of an even size only one of the two coarse points exists.
        one_sided = np.zeros((last - first, grid.width), bool)
        one_sided[:, grid.width - 2] = grid.columns % 2 == 0
        self._share(1, ((0, -1), (-1, -1), (1, -1)), ((0, 1), (-1, 1), (1, 1)), begin, end, one_sided)
        one_sided = np.zeros((last - first, grid.width), bool)
        one_sided[grid.height - 1 - first :] = grid.rows % 2 == 0
        self._share(2, ((-1, 0), (-1, -1), (-1, 1)), ((1, 0), (1, -1), (1, 1)), begin, end, one_sided)

    def _share(self, colour, towards_one, towards_other, begin, end, one_sided) -> None:
        near = sum(self.edge(colour, step, begin, end) for step in towards_one)
        far = sum(self.edge(colour, step, begin, end) for step in towards_other)
        near, far = positive_where_unsafe([near, far])
        both = near + far
        total = both
        if self.leaks is not None:
            total = both + np.maximum(self.leaks[colour][begin:end], 0.0)
            np.divide(both, total, out=there(self.constant)[colour][begin:end], where=total > 0.0)
        # Where nothing conducts both sides count the same.
        weights = self.weights[2 * colour - 2][begin:end]
        weights[...] = np.where(one_sided.ravel(), 1.0, 0.5)
        other = self.weights[2 * colour - 1][begin:end]
        other[...] = 1.0 - weights
        np.divide(near, total, out=weights, where=total > 0.0, casting="same_kind")
        np.divide(far, total, out=other, where=total > 0.0, casting="same_kind")

    def _galerkin(self, first: int, last: int):
        """Coarse edges E, S, SE, SW and leaks of some coarse rows, each rows x coarse columns."""
        grid = self.grid
        # The bottom sides of elements lie on the next coarse row, so those above are needed too.
        above = max(first - 1, 0)
        begin, end = grid.span(above, last)
        shape = (last - above, grid.width)
        element = Element(self, begin, end)
        east, bottom, south, right, falling, rising = (pair.reshape(shape) for pair in element.pairs())
        east[1:] += bottom[:-1]
        south[:, 1:] += right[:, :-1]
        southwest = np.zeros(shape)
        southwest[:, 1:] = rising[:, :-1]
        kept = np.s_[first - above :, : grid.width - 1]
        edges = [values[kept] for values in (east, south, falling, southwest)]
        if self.leaks is None:
            return edges, None
        own, to_right, below, across = (part.reshape(shape) for part in element.ground())
        own[:, 1:] += to_right[:, :-1]
        own[1:] += below[:-1]
        own[1:, 1:] += across[:-1, :-1]
        return edges, own[kept]
