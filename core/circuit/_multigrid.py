"""Potentials on a large raster: multigrid for one problem and any number of right sides."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..progress import Progress, no_progress
from ._colours import COLOURS, DIRECTIONS, ColourGrid
from ._conjugate import Breakdown, ConjugateGradients
from ._cycle import Cycle, hierarchy, pseudo_inverse
from ._edges import edge_rows, neighbour_slices
from ._level import Level
from ._operator import Operator, Regions

# Inside a region the preconditioner's edges conduct this much more than the median cell.
_SHORT_CIRCUIT = 1e3
_STRIP = 64_000


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
        potentials : ndarray, shape (rows, columns), optional
            Read at the fixed cells; 0 there when omitted.
        progress : callable
        """
        self.prepare(progress)
        try:
            return self._prepared.solve(cells, amperes, potentials, self.tolerance, progress)
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
        edges, rounded, leaks = self._assemble(precision, progress)
        self.operator = Operator(self.grid, edges, *self._special())
        self.levels = hierarchy(Level(self.grid, rounded, leaks), progress)
        self.inverse = pseudo_inverse(self.levels[-1])

    def _assemble(self, precision, progress):
        """Edges of the operator; edges and leaks of the preconditioner."""
        problem, grid = self.problem, self.grid
        shape = (problem.neighbours // 2, COLOURS, grid.size)
        edges, rounded = np.zeros(shape), np.zeros(shape, precision)
        leaks = None
        if problem.fixed is not None or problem.leaks is not None:
            leaks = np.zeros((grid.rows, grid.columns), precision)
            if problem.leaks is not None:
                leaks += problem.leaks / self.scale
        step = max(2, _STRIP // grid.columns // 2 * 2)
        for first in range(0, grid.rows, step):
            progress(0.0)
            strip = edge_rows(
                problem.conductance,
                first,
                min(first + step, grid.rows),
                problem.neighbours,
                problem.average,
                problem.bridges,
            )
            for direction, values in enumerate(strip):
                values /= self.scale
                grid.pack(values, edges[direction], first)
            if problem.floating is not None:
                _short_circuit(strip, problem.floating, first)
            if problem.fixed is not None:
                _ground_fixed(strip, problem.fixed, first, leaks)
            for direction, values in enumerate(strip):
                grid.pack(values, rounded[direction], first)
        if leaks is None:
            return edges, rounded, None
        packed = grid.zeros(precision)
        grid.pack(leaks, packed)
        return edges, rounded, packed

    def _special(self):
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
            fixed = self.operator.fixed
            run.potential.reshape(-1)[fixed] = potentials[self.problem.fixed]
        run.solve(grid.positions(*cells), np.asarray(amperes, np.float64) / self.scale, progress)
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


def _ends(strip, first, rows, columns):
    """For each direction: edges, and the cells at both of their ends as indices of the raster."""
    for values, step in zip(strip, DIRECTIONS):
        own, other = neighbour_slices(step, columns)
        last = min(first + values.shape[0], rows - step[0])
        yield values[: last - first, own], np.s_[first:last, own], np.s_[first + step[0] : last + step[0], other]


def _short_circuit(strip, floating, first) -> None:
    for values, near, far in _ends(strip, first, *floating.shape):
        values[(floating[near] == floating[far]) & (floating[near] > 0)] = _SHORT_CIRCUIT


def _ground_fixed(strip, fixed, first, leaks) -> None:
    """Turn edges to fixed cells into leaks of their other ends."""
    for values, near, far in _ends(strip, first, *fixed.shape):
        leaks[near] += values * (fixed[far] & ~fixed[near])
        leaks[far] += values * (fixed[near] & ~fixed[far])
        values[fixed[near] | fixed[far]] = 0.0
