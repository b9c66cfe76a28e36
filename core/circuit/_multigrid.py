"""Potentials on a large raster: multigrid for one problem and any number of right sides."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..progress import Progress, no_progress
from ..typed import there
from ._colours import COLOURS, DIRECTIONS, ColourGrid
from ._conjugate import Breakdown, ConjugateGradients
from ._cycle import Cycle, hierarchy, pseudo_inverse
from ._edge_strips import EdgeStrips
from ._level import Level
from ._operator import Operator, Regions

# Inside a region the preconditioner's edges conduct this much more than the median cell.
_SHORT_CIRCUIT = 1e3


@dataclass(frozen=True)
class Problem:
    """What conducts, and what is special in it; all arrays have the shape (rows, columns).

    Parameters
    ----------
    conductance : ndarray of float64
        0 where no current flows.
    neighbours : {8, 4}
    average : {"conductance", "resistance"}
    bridges : ndarray of bool, optional
        Barrier cells that belong to a region.
    floating : ndarray of int, optional
        Regions without resistance and of unknown potential, positive; 0 elsewhere.
    fixed : ndarray of bool, optional
        Cells whose potential is given.
    leaks : ndarray of float64, optional
        Conductances to ground.
    """

    conductance: np.ndarray
    neighbours: int
    average: str
    bridges: Optional[np.ndarray] = None
    floating: Optional[np.ndarray] = None
    fixed: Optional[np.ndarray] = None
    leaks: Optional[np.ndarray] = None


@dataclass(frozen=True)
class Solved:
    """Potentials and how well they fulfil Kirchhoff's law.

    Parameters
    ----------
    potential : ndarray of float64, shape (rows, columns)
    residual : float
        Norm of the currents that are missing in the cells, relative to the norm of the injected
        currents (to the current between the fixed cells where nothing is injected).
    imbalance : float
        The largest current that appears or vanishes in a cell, in the same unit.
    iterations : int
    outflow : ndarray, optional
        Currents out of the fixed cells, in row-major order.
    """

    potential: np.ndarray
    residual: float
    imbalance: float
    iterations: int
    outflow: Optional[np.ndarray] = None


class MultigridSolver:
    """Solves for the potentials of one problem.

    The preconditioner is in single precision; where rounding spoils it (contrasts of a million and
    more) it is built again in double precision.

    Parameters
    ----------
    problem : Problem
    tolerance : float
        Relative residual to reach.
    """

    def __init__(self, problem: Problem, tolerance: float = 1e-8):
        self.problem, self.tolerance = problem, tolerance
        self._prepared: Optional[_Prepared] = None

    def __getstate__(self):
        # What is prepared is many times larger than the problem and quickly made again.
        return {**self.__dict__, "_prepared": None}

    def prepare(self, progress: Progress = no_progress) -> None:
        """Build the operator and the hierarchy, unless they are there."""
        if self._prepared is None:
            self._prepared = _Prepared(self.problem, np.float32, progress)

    def solve(self, cells, amperes, potentials=None, progress: Progress = no_progress) -> Solved:
        """Potentials for currents into cells.

        Parameters
        ----------
        cells : tuple of ndarray of int
            Rows and columns where current enters; any cell of a region stands for it.
        amperes : array_like of float
            Negative where current leaves. Without fixed cells and leaks they sum to zero.
        potentials : ndarray of float, shape (fixed cells,), optional
            Of the fixed cells in row-major order; 0 when omitted.
        progress : callable
        """
        self.prepare(progress)
        try:
            return there(self._prepared).solve(cells, amperes, potentials, self.tolerance, progress)
        except Breakdown:
            self._prepared = None
        self._prepared = _Prepared(self.problem, np.float64, progress)
        return self._prepared.solve(cells, amperes, potentials, self.tolerance, progress)


class _Prepared:
    """Operator and hierarchy of a problem."""

    def __init__(self, problem: Problem, precision, progress: Progress):
        self.problem = problem
        self.grid = ColourGrid(*problem.conductance.shape)
        self.scale = _typical(problem.conductance)
        strips = EdgeStrips(
            self.grid, problem.conductance, problem.neighbours, problem.average, problem.bridges, self.scale
        )
        rounded, leaks = self._assemble(strips, precision, progress)
        grounds = None
        if leaks is not None:
            positions = np.flatnonzero(leaks)
            grounds = positions, leaks.reshape(-1)[positions].astype(np.float64)
        fixed, given, regions = self._special()
        self.operator = Operator(strips, fixed, given, regions, grounds)
        self.levels = hierarchy(Level(self.grid, rounded, leaks), progress)
        self.inverse = pseudo_inverse(self.levels[-1])
        # The diagonals hold them, too.
        for level in self.levels:
            level.leaks = None

    def _assemble(self, strips, precision, progress):
        """Edges and leaks of the preconditioner."""
        problem, grid = self.problem, self.grid
        rounded = np.zeros((problem.neighbours // 2, COLOURS, grid.size), precision)
        for first, last in strips.strips:
            progress(0.0)
            begin, end = grid.span(first, last)
            for edge, direction, colour, _, _ in strips.edges(first, last):
                rounded[direction][colour][begin:end] = edge
        if problem.floating is not None:
            self._short_circuit(rounded)
        leaks = None
        if problem.fixed is not None or problem.leaks is not None:
            leaks = grid.zeros(precision)
            if problem.leaks is not None:
                grid.pack(problem.leaks / self.scale, leaks)
        if problem.fixed is not None:
            self._ground_fixed(rounded, leaks)
        return rounded, leaks

    def _packed(self, raster) -> np.ndarray:
        """A raster in colours; 0 in the padding."""
        colours = self.grid.zeros(raster.dtype)
        self.grid.pack(raster, colours)
        return colours

    def _edges(self):
        """Direction, colour, step, and the neighbour's colour and offset of all edges that are stored."""
        for direction, step in enumerate(DIRECTIONS[: self.problem.neighbours // 2]):
            for colour in range(COLOURS):
                yield direction, colour, step, *self.grid.neighbour(colour, step)

    def _short_circuit(self, edges) -> None:
        """Raise the edges inside the regions."""
        region, span = self._packed(self.problem.floating), slice(self.grid.start, self.grid.stop)
        for direction, colour, _, other, offset in self._edges():
            own = region[colour][span]
            inside = (own == region[other][span.start + offset : span.stop + offset]) & (own > 0)
            edges[direction][colour][span][inside] = _SHORT_CIRCUIT

    def _ground_fixed(self, edges, leaks) -> None:
        """Turn edges to fixed cells into leaks of their other ends."""
        fixed, span = self._packed(self.problem.fixed), slice(self.grid.start, self.grid.stop)
        for direction, colour, _, other, offset in self._edges():
            far = slice(span.start + offset, span.stop + offset)
            own, beyond, values = fixed[colour][span], fixed[other][far], edges[direction][colour][span]
            leaks[colour][span] += values * (beyond & ~own)
            leaks[other][far] += values * (own & ~beyond)
            values[own | beyond] = 0.0

    def _special(self) -> tuple[Optional[np.ndarray], Optional[tuple], Optional[Regions]]:
        """Fixed cells, leaks and regions as the operator wants them."""
        problem, grid = self.problem, self.grid
        fixed = leaks = regions = None
        if problem.fixed is not None:
            fixed = grid.positions(*np.nonzero(problem.fixed))
        if problem.leaks is not None:
            grounded = problem.leaks != 0.0
            leaks = grid.positions(*np.nonzero(grounded)), problem.leaks[grounded] / self.scale
        if problem.floating is not None:
            inside = problem.floating > 0
            _, members = np.unique(problem.floating[inside], return_inverse=True)
            regions = Regions(grid.positions(*np.nonzero(inside)), members)
        return fixed, leaks, regions

    def solve(self, cells, amperes, potentials, tolerance, progress) -> Solved:
        grid = self.grid
        run = ConjugateGradients(self.operator.for_thread(), Cycle(self.levels, self.inverse), tolerance)
        if potentials is not None:
            run.potential.reshape(-1)[self.operator.fixed] = potentials
        run.solve(grid.positions(*cells), np.asarray(amperes, np.float64) / self.scale, progress)
        run.free_work()
        return Solved(
            grid.unpack(run.potential, np.empty((grid.rows, grid.columns))),
            run.residual,
            run.imbalance,
            run.iterations,
            None if run.outflow is None else run.outflow * self.scale,
        )


def _typical(conductance: np.ndarray) -> float:
    """A power of two near the median conductance; dividing by it loses nothing."""
    sample = conductance.ravel()[:: max(1, conductance.size // 100_000)]
    sample = sample[sample > 0.0]
    if sample.size == 0:
        sample = conductance[conductance > 0.0]
    return 2.0 ** round(math.log2(np.median(sample)))
