"""Flexible conjugate gradients with the multigrid cycle as preconditioner."""

from __future__ import annotations

import math

import numpy as np

from ..progress import Progress
from ._cycle import Cycle
from ._operator import Operator

MAX_ITERATIONS = 200
# The residual that the iteration carries along drifts from the true one by rounding; when the true
# one is not yet small enough, the iteration starts again from there.
_RESTARTS = 3
# The most that one start can lower the residual, and the least that any residual can become, before
# rounding takes over and the iteration diverges.
_DROP = 1e-10
_FLOOR = 1e-13


class Breakdown(ArithmeticError):
    """Rounding has spoilt the preconditioner."""


class ConjugateGradients:
    """One solution.

    Parameters
    ----------
    operator : Operator
    cycle : Cycle
    tolerance : float
        Norm of the residual to reach, relative to that of the injected currents; to the current
        between the fixed cells where nothing is injected.

    Attributes
    ----------
    potential : ndarray of float64, shape (4, size)
        The first guess, and later the solution.
    residual, imbalance : float
        Norm and largest value of the true residual, relative as the tolerance.
    outflow : ndarray or None
        Currents out of the fixed cells.
    iterations : int
    guessed : bool
        Set this when `potential` is not 0 at the start.
    """

    def __init__(self, operator: Operator, cycle: Cycle, tolerance: float):
        self.operator, self.cycle, self.tolerance = operator, cycle, tolerance
        self.potential = operator.grid.zeros(np.float64)
        self.residual = self.imbalance = 0.0
        self.outflow = None
        self.iterations = 0
        self.guessed = False

    def solve(self, positions, amperes, progress: Progress) -> None:
        """Solve for currents into cells, given by their positions in the colours laid end to end."""
        grid = self.operator.grid
        self._source = positions, amperes
        self._r, self._p, self._q = (grid.zeros(np.float64) for _ in range(3))
        self._add_source()
        self.operator.restrict(self._r)
        self._unit = math.sqrt(self.operator.dot(self._r, self._r))
        # Without injected current its unit is the current between the fixed cells: the energy, which
        # conjugate gradients lower by a known amount in every step.
        self._energetic = self._unit == 0.0
        if self._energetic or self.guessed:
            self._true_residual()
        else:
            self.residual = 1.0
        for _ in range(_RESTARTS):
            before = self.residual
            if before <= self.tolerance or self.iterations >= MAX_ITERATIONS:
                break
            self._iterate(max(self.tolerance, before * _DROP, _FLOOR), progress)
            self._true_residual()
            if not self.residual < 0.5 * before:
                break
        del self._r, self._p, self._q

    def _add_source(self) -> None:
        positions, amperes = self._source
        np.add.at(self._r.reshape(-1), positions, amperes)

    def _true_residual(self) -> None:
        operator, r = self.operator, self._r
        operator.currents(self.potential, r)
        if self._energetic:
            self._unit = operator.dot(self.potential, r)
        if operator.fixed is not None:
            self.outflow = r.reshape(-1)[operator.fixed]
        np.negative(r, out=r)
        self._add_source()
        operator.restrict(r)
        if self._unit > 0.0:
            self.residual = math.sqrt(operator.dot(r, r)) / self._unit
            self.imbalance = float(max(-r.min(), r.max())) / self._unit

    def _iterate(self, goal: float, progress: Progress) -> None:
        operator, cycle, r, p, q = self.operator, self.cycle, self._r, self._p, self._q
        cycle.right_side[...] = r
        before = step = 0.0
        start = self.residual
        while self.iterations < MAX_ITERATIONS:
            cycle.run()
            operator.restrict(cycle.solution)
            product, change = operator.dots(cycle.solution, r, q)
            # The preconditioner is rounded and so a little different each time: beta takes the change
            # of the residual, -step x q, into account (Polak-Ribiere).
            beta = -step * change / before if before else 0.0
            curvature = operator.step(p, cycle.solution, beta, q)
            if not (product > 0.0 and curvature > 0.0):
                raise Breakdown
            step, before = product / curvature, product
            square = operator.advance(self.potential, p, r, q, step, cycle.right_side)
            self.iterations += 1
            if self._energetic:
                self._unit -= step * product
            now = math.sqrt(square) / self._unit
            if now <= goal:
                return
            progress(_fraction(start, now, goal))


def _fraction(start: float, now: float, goal: float) -> float:
    """How far the residual has come, on a logarithmic scale."""
    if not goal < start or not now < start:
        return 0.0
    return min(math.log(start / now) / math.log(start / goal), 0.999)
