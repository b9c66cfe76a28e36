"""The conductance matrix of a raster in double precision, and the vector work of conjugate gradients.

The matrix is applied edge by edge, each edge's current leaving one cell and entering the other, so
that what flows out of all cells sums to zero to the last digit. Everything runs over strips of rows
that stay in the cache.
"""

from __future__ import annotations

import numpy as np

from ._colours import COLOURS, DIRECTIONS, ColourGrid

_STRIP = 16_000


class Operator:
    """Kirchhoff's law: currents out of the cells for given potentials.

    Parameters
    ----------
    grid : ColourGrid
    edges : ndarray of float64, shape (2 or 4, 4, size)
    fixed : ndarray of int, optional
        Positions (in the colours laid end to end) of cells with a given potential; their rows are
        left out.
    leaks : tuple of ndarray, optional
        Positions of grounded cells and their conductances to ground.
    regions : Regions, optional
        Groups of cells that are one node.
    """

    def __init__(self, grid: ColourGrid, edges: np.ndarray, fixed=None, leaks=None, regions=None):
        self.grid, self.edges = grid, edges
        self.fixed, self.leaks, self.regions = fixed, leaks, regions
        self._strips = grid.strips(_STRIP)
        self._work = np.empty((max(last - first for first, last in self._strips) + 1) * grid.width)
        self._pairs = [
            (edges[direction][colour], colour, *grid.neighbour(colour, step))
            for direction, step in enumerate(DIRECTIONS[: edges.shape[0]])
            for colour in range(COLOURS)
        ]

    def for_thread(self) -> Operator:
        """The same operator with work memory of its own, for another thread."""
        return Operator(self.grid, self.edges, self.fixed, self.leaks, self.regions)

    def currents(self, potential: np.ndarray, out: np.ndarray) -> None:
        """Currents out of all cells, regions and fixed cells as plain cells."""
        out[...] = 0.0
        for first, last in self._strips:
            self._flow(potential, out, first, last)
        self._ground(potential, out)

    def step(self, direction: np.ndarray, correction: np.ndarray, beta: float, out: np.ndarray) -> float:
        """``direction = correction + beta * direction; out = A direction``; returns their product."""
        grid = self.grid
        ready = 0
        product = 0.0
        special = self.fixed is not None or self.leaks is not None or self.regions is not None
        for first, last in self._strips:
            ahead = min(last + 1, grid.height)
            begin, end = grid.span(ready, ahead)
            for colour in range(COLOURS):
                part, work = direction[colour][begin:end], self._work[: end - begin]
                np.multiply(part, beta, part)
                # A copy and a sum are faster than a sum of two types.
                work[...] = correction[colour][begin:end]
                np.add(part, work, part)
                out[colour][begin:end] = 0.0
            ready = ahead
            self._flow(direction, out, first, last)
            if not special:
                product += self._dot(direction, out, first, last)
        if special:
            self._ground(direction, out)
            self.restrict(out)
            product = self.dot(direction, out)
        return product

    def _flow(self, potential, out, first, last) -> None:
        begin, end = self.grid.span(first, last)
        flow = self._work[: end - begin]
        for edge, colour, other, offset in self._pairs:
            np.subtract(potential[colour][begin:end], potential[other][begin + offset : end + offset], flow)
            np.multiply(flow, edge[begin:end], flow)
            part = out[colour][begin:end]
            np.add(part, flow, part)
            part = out[other][begin + offset : end + offset]
            np.subtract(part, flow, part)

    def _ground(self, potential, out) -> None:
        if self.leaks is not None:
            positions, conductances = self.leaks
            out.reshape(-1)[positions] += conductances * potential.reshape(-1)[positions]

    def restrict(self, vector: np.ndarray) -> None:
        """Keep what the unknowns can take up: 0 at fixed cells, the mean within a region."""
        if self.fixed is not None:
            vector.reshape(-1)[self.fixed] = 0.0
        if self.regions is not None:
            self.regions.average(vector)

    def advance(self, solution, direction, residual, product, alpha, right_side) -> float:
        """Move along the direction; copy the new residual to the preconditioner's right side.

        Returns the square of the residual's norm.
        """
        square = 0.0
        for first, last in self._strips:
            begin, end = self.grid.span(first, last)
            work = self._work[: end - begin]
            for colour in range(COLOURS):
                np.multiply(direction[colour][begin:end], alpha, work)
                part = solution[colour][begin:end]
                np.add(part, work, part)
                np.multiply(product[colour][begin:end], alpha, work)
                part = residual[colour][begin:end]
                np.subtract(part, work, part)
                right_side[colour][begin:end] = part
            square += self._dot(residual, residual, first, last)
        return square

    def dots(self, correction, residual, product) -> tuple[float, float]:
        """Products of the correction (single precision) with two vectors."""
        one = other = 0.0
        for first, last in self._strips:
            begin, end = self.grid.span(first, last)
            work = self._work[: end - begin]
            for colour in range(COLOURS):
                work[...] = correction[colour][begin:end]
                one += _dot(work, residual[colour][begin:end])
                other += _dot(work, product[colour][begin:end])
        return one, other

    def dot(self, one, other) -> float:
        """The product of two vectors."""
        return sum(self._dot(one, other, first, last) for first, last in self._strips)

    def _dot(self, one, other, first, last) -> float:
        begin, end = self.grid.span(first, last)
        return sum(_dot(one[colour][begin:end], other[colour][begin:end]) for colour in range(COLOURS))


def _dot(one: np.ndarray, other: np.ndarray) -> float:
    # Longer products are split over threads by some BLAS libraries, and would depend on their number.
    if one.size <= 8192:
        return float(np.dot(one, other))
    return sum(float(np.dot(one[i : i + 8192], other[i : i + 8192])) for i in range(0, one.size, 8192))


class Regions:
    """Groups of cells that conduct without resistance: each is one unknown.

    Parameters
    ----------
    positions : ndarray of int
        The cells of all regions, in the colours laid end to end.
    members : ndarray of int
        The region, from 0, of each.
    """

    def __init__(self, positions: np.ndarray, members: np.ndarray):
        self._positions, self._members = positions, members
        self._sizes = np.bincount(members).astype(np.float64)

    def average(self, vector: np.ndarray) -> None:
        """Replace the values within each region by their mean."""
        flat = vector.reshape(-1)
        sums = np.bincount(self._members, flat[self._positions].astype(np.float64), self._sizes.size)
        flat[self._positions] = (sums / self._sizes)[self._members]
