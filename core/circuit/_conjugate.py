"""Flexible conjugate gradients with the multigrid cycle as preconditioner."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from ..progress import Progress
from ._cycle import Cycle
from ._operator import Missing, Operator

MAX_ITERATIONS = 200
# The residual is the true one, so rounding ends its fall somewhere: where one as small as this has not halved within
# so many steps, there it stays. Larger ones may rise for long before they fall, where contrasts are great.
_SMALL, _PATIENCE = 1e-9, 25
# No residual becomes smaller, as progress reckons.
_FLOOR = 1e-15
# Directions whose squared sine is below this are one.
_PARALLEL = 1e-6


class Breakdown(ArithmeticError):
    """Rounding has spoilt the preconditioner."""


class ConjugateGradients:
    """One solution.

    The residual is made from the solution in every step: so neither it nor the product of the matrix and the
    direction is held in double precision, and no rounding adds up in it. Only the solution is in double precision; the
    direction has the type of the preconditioner, since any direction will do that is nearly the best.

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
    """

    def __init__(self, operator: Operator, cycle: Cycle, tolerance: float):
        self.operator, self.cycle, self.tolerance = operator, cycle, tolerance
        self.potential = operator.grid.zeros(np.float64)
        self.residual = self.imbalance = 0.0
        self.outflow: Optional[np.ndarray] = None
        self.iterations = 0

    def solve(self, positions, amperes, progress: Progress) -> None:
        """Solve for currents into cells, given by their positions in the colours laid end to end."""
        operator, cycle = self.operator, self.cycle
        source = operator.source(positions, amperes)
        self._unit = source.norm
        # Without injected current its unit is the current between the fixed cells: the energy.
        self._energetic = self._unit == 0.0
        self._note(operator.advance(self.potential, None, None, 0.0, 0.0, source, cycle.right_side))
        start, curvature, direction = self.residual, 0.0, None
        best, patience = start, _PATIENCE
        while self.residual > self.tolerance and self.iterations < MAX_ITERATIONS and patience:
            cycle.run()
            operator.restrict(cycle.solution)
            energy, shared, work, rest = operator.products(cycle.finest, cycle.solution, direction, cycle.right_side)
            if not (work > 0.0 and energy > 0.0):
                raise Breakdown
            alpha, beta = _step(energy, shared, curvature, work, rest)
            curvature = energy + beta * (2.0 * shared + beta * curvature)
            if direction is None:
                direction = np.zeros_like(cycle.solution)
            found = operator.advance(self.potential, direction, cycle.solution, beta, alpha, source, cycle.right_side)
            self._note(found)
            self.iterations += 1
            patience -= 1
            if self.residual < 0.5 * best or best > _SMALL:
                best, patience = self.residual, _PATIENCE
            progress(_fraction(start, self.residual, self.tolerance))
        if self._unit > 0.0:
            missing = cycle.right_side
            self.imbalance = max(-float(missing.min()), float(missing.max())) / self._unit

    def free_work(self) -> None:
        """Free all but the solution."""
        del self.operator, self.cycle

    def _note(self, missing: Missing) -> None:
        if self._energetic:
            self._unit = missing.energy
        if missing.outflow is not None:
            self.outflow = missing.outflow
        if self._unit > 0.0:
            self.residual = math.sqrt(missing.square) / self._unit


def _step(energy: float, shared: float, curvature: float, work: float, rest: float) -> tuple[float, float]:
    """Lengths along the new direction, and of the last direction in it.

    Both are chosen together, so that the energy falls most: neither the preconditioner, which is rounded and so a
    little different each time, nor the last step need have been exact.
    """
    size = energy * curvature
    apart = size - shared * shared
    if apart > _PARALLEL * size:
        alpha = (work * curvature - rest * shared) / apart
        if alpha > 0.0:
            return alpha, (energy * rest - shared * work) / apart / alpha
    return work / energy, 0.0


def _fraction(start: float, now: float, goal: float) -> float:
    """How far the residual has come, on a logarithmic scale."""
    goal = max(goal, _FLOOR)
    if not goal < start or not now < start:
        return 0.0
    return min(math.log(start / max(now, goal)) / math.log(start / goal), 0.999)
