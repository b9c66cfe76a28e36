"""The conductance matrix of a raster in double precision, and the vector work of conjugate gradients.

The matrix is applied edge by edge, each edge's current leaving one cell and entering the other, so
that what flows out of all cells sums to zero to the last digit. Everything runs over strips of rows
that stay in the cache; the product of the matrix and a vector is never held as a whole.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ._colours import COLOURS, DIRECTIONS
from ._edge_strips import CellsByStrip, EdgeStrips
from ._level import Level


class Operator:
    """Kirchhoff's law: which currents are missing for given potentials.

    Parameters
    ----------
    edges : EdgeStrips
    fixed : ndarray of int, optional
        Positions (in the colours laid end to end) of cells with a given potential; their rows are
        left out.
    leaks : tuple of ndarray, optional
        Positions of grounded cells and their conductances to ground.
    regions : Regions, optional
        Groups of cells that are one node.
    grounds : tuple of ndarray, optional
        As the leaks, with those of the preconditioner: its edges to fixed cells, too.
    """

    def __init__(self, edges: EdgeStrips, fixed=None, leaks=None, regions=None, grounds=None):
        self.edges, self.grid = edges, edges.grid
        self.fixed, self.leaks, self.regions, self.grounds = fixed, leaks, regions, grounds
        self._fixed = self._sorted(fixed)
        self._inside = self._sorted(None if regions is None else regions.positions)
        self._grounded = self._sorted(None if leaks is None else leaks[0])
        self._work = np.empty((2, edges.reach))
        self._values = np.empty((2, COLOURS, edges.reach))

    def for_thread(self) -> Operator:
        """The same operator with work memory of its own, for another thread."""
        return Operator(self.edges.for_thread(), self.fixed, self.leaks, self.regions, self.grounds)

    def source(self, positions: np.ndarray, amperes: np.ndarray) -> Source:
        """Currents into cells; what enters at a fixed cell changes nothing."""
        if self.fixed is not None:
            amperes = np.where(np.isin(positions, self.fixed), 0.0, amperes)
        return Source(self._sorted(positions), amperes, self._norm(positions, amperes))

    def _sorted(self, positions) -> CellsByStrip:
        return CellsByStrip(self.grid, self.edges.strips, positions)

    def _norm(self, positions, amperes) -> float:
        """The norm of injected currents, those into a region spread over its cells."""
        places, which = np.unique(positions, return_inverse=True)
        sums = np.bincount(which, amperes, places.size)
        if self.regions is not None:
            return math.sqrt(self.regions.square(places, sums))
        return math.sqrt(float(sums @ sums))

    def restrict(self, vector: np.ndarray) -> None:
        """Keep what the unknowns can take up: 0 at fixed cells, the mean within a region."""
        flat = vector.reshape(-1)
        if self.fixed is not None:
            flat[self.fixed] = 0.0
        if self.regions is not None:
            flat[self.regions.positions] = self.regions.means(flat[self.regions.positions])

    def products(self, level: Level, correction: np.ndarray, direction: Optional[np.ndarray], residual: np.ndarray):
        """What conjugate gradients want to know of a correction z, the direction p and the residual r.

        Parameters
        ----------
        level : Level
            The finest of the preconditioner. Its edges stand for those of the matrix, A: they are the same but for
            rounding, edges to fixed cells being leaks. What lies inside of regions does not count.

        Returns
        -------
        energy, shared, work, rest : float
            z A z, z A p, z r and p r; the second and the last are 0 without a direction.
        """
        energy = shared = work = rest = 0.0
        correct, direct = self._values
        flow, lost = self._work
        for first, last in self.edges.strips:
            begin, end = self.grid.span(first, last)
            count = end - begin
            reach = slice(begin - 1, end + self.grid.width + 1)
            near, part, across = slice(1, 1 + count), flow[:count], lost[:count]
            # A copy is faster than arithmetic of two types.
            correct[:, : reach.stop - reach.start] = correction[:, reach]
            if direction is not None:
                direct[:, : reach.stop - reach.start] = direction[:, reach]
            for colour in range(COLOURS):
                part[...] = residual[colour][begin:end]
                work += _dot(part, correct[colour][near])
                if direction is not None:
                    rest += _dot(part, direct[colour][near])
            for way, step in enumerate(DIRECTIONS[: level.directions]):
                for colour in range(COLOURS):
                    other, offset = self.grid.neighbour(colour, step)
                    far = slice(1 + offset, 1 + offset + count)
                    across[...] = level.edges[way][colour][begin:end]
                    np.subtract(correct[colour][near], correct[other][far], part)
                    np.multiply(part, across, across)
                    energy += _dot(part, across)
                    if direction is not None:
                        np.subtract(direct[colour][near], direct[other][far], part)
                        shared += _dot(part, across)
        if self.grounds is not None:
            positions, conductances = self.grounds
            correct = correction.reshape(-1)[positions].astype(np.float64)
            energy += float(conductances @ (correct * correct))
            if direction is not None:
                shared += float(conductances @ (correct * direction.reshape(-1)[positions]))
        return energy, shared, work, rest

    def advance(self, solution, direction, correction, beta: float, alpha: float, source: Source, residual) -> Missing:
        """``direction = correction + beta * direction; solution += alpha * direction``, and what is missing then.

        Parameters
        ----------
        solution : ndarray of float64, shape (4, size)
        direction, correction : ndarray of float32 or float64, shape (4, size), or None
            Without them the solution stays as it is.
        beta, alpha : float
        source : Source
        residual : ndarray of float32 or float64, shape (4, size)
            Takes what is missing.
        """
        grid, width = self.grid, self.grid.width
        out = self._values[0]
        out.fill(0.0)
        flow = self._work[0]
        # At rest nothing flows.
        flows = direction is not None or bool(solution.any())
        square = energy = 0.0
        outflow = np.zeros(self._fixed.positions.size)
        inside = np.zeros(self._inside.positions.size)
        ready = 0
        for number, (first, last) in enumerate(self.edges.strips):
            if direction is not None:
                ahead = min(last + 1, grid.height)
                self._move(solution, direction, correction, beta, alpha, *grid.span(ready, ahead))
                ready = ahead
            begin, end = grid.span(first, last)
            count = end - begin
            near, part = slice(1, 1 + count), flow[:count]
            for edge, _, colour, other, offset in self.edges.edges(first, last) if flows else ():
                np.subtract(solution[colour][begin:end], solution[other][begin + offset : end + offset], part)
                np.multiply(part, edge, part)
                own = out[colour][near]
                np.add(own, part, own)
                own = out[other][1 + offset : 1 + offset + count]
                np.subtract(own, part, own)
            if self._grounded:
                chosen, cells = self._grounded.in_strip(number)
                out[cells] += self.leaks[1][chosen] * solution.reshape(-1)[self._grounded.positions[chosen]]
            if source.norm == 0.0:
                energy += sum(_dot(out[colour][near], solution[colour][begin:end]) for colour in range(COLOURS))
            np.negative(out[:, near], out=out[:, near])
            if source.cells:
                chosen, cells = source.cells.in_strip(number)
                np.add.at(out, cells, source.amperes[chosen])
            for special, values in ((self._fixed, outflow), (self._inside, inside)):
                if special:
                    chosen, cells = special.in_strip(number)
                    values[chosen] = out[cells]
                    out[cells] = 0.0
            for colour in range(COLOURS):
                part = out[colour][near]
                residual[colour][begin:end] = part
                square += _dot(part, part)
            # What flowed into the row below is its first part.
            carried = out[:, 1 + count : 1 + count + width].copy()
            out.fill(0.0)
            out[:, 1 : 1 + width] = carried
        if self.regions is not None:
            means = self.regions.means(inside)
            residual.reshape(-1)[self.regions.positions] = means
            square += float(means @ means)
        return Missing(square, energy, -outflow if self.fixed is not None else None)

    def _move(self, solution, direction, correction, beta, alpha, begin: int, end: int) -> None:
        for colour in range(COLOURS):
            part = direction[colour][begin:end]
            work = self._work[0][: end - begin]
            if beta:
                np.multiply(part, part.dtype.type(beta), part)
                np.add(part, correction[colour][begin:end], part)
            else:
                part[...] = correction[colour][begin:end]
            work[...] = part
            np.multiply(work, alpha, work)
            part = solution[colour][begin:end]
            np.add(part, work, part)


@dataclass(frozen=True)
class Source:
    """Currents into cells.

    Parameters
    ----------
    cells : CellsByStrip
    amperes : ndarray of float64
    norm : float
        Of what the unknowns take up.
    """

    cells: CellsByStrip
    amperes: np.ndarray
    norm: float


@dataclass(frozen=True)
class Missing:
    """Currents that are missing in the cells for some potentials.

    Parameters
    ----------
    square : float
        Square of their norm.
    energy : float
        The potentials' product with the currents that they drive, where no current is injected.
    outflow : ndarray of float64 or None
        Currents out of the fixed cells.
    """

    square: float
    energy: float
    outflow: Optional[np.ndarray]


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
        self.positions, self._members = positions, members.astype(np.int32)
        self._sizes = np.bincount(members).astype(np.float64)

    def means(self, values: np.ndarray) -> np.ndarray:
        """The mean of its region for each cell's value, float64."""
        sums = np.bincount(self._members, values.astype(np.float64), self._sizes.size)
        return (sums / self._sizes)[self._members]

    def square(self, places: np.ndarray, values: np.ndarray) -> float:
        """The square of the norm of values at some places, those of a region spread over it."""
        order = np.argsort(self.positions)
        at = np.searchsorted(self.positions[order], places)
        at = order[np.minimum(at, order.size - 1)]
        inside = self.positions[at] == places
        sums = np.bincount(self._members[at[inside]], values[inside], self._sizes.size)
        return float(values[~inside] @ values[~inside] + (sums * sums / self._sizes).sum())
