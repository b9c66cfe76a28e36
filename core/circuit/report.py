"""How well the potentials of a run fulfil Kirchhoff's law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SolverReport:
    """The worst of all solutions of a run.

    Parameters
    ----------
    solves : int
        How many systems were solved.
    iterations : int
        The most iterations that one took; 0 where all were factorised.
    residual : float
        Norm of the missing currents relative to the injected ones.
    imbalance : float
        The largest current that appears or vanishes in a cell, relative to the injected one.
    tolerance : float
        The residual that was asked for.
    """

    solves: int = 0
    iterations: int = 0
    residual: float = 0.0
    imbalance: float = 0.0
    tolerance: float = 0.0

    @property
    def converged(self) -> bool:
        """Whether all solutions reached the tolerance, or what rounding allows."""
        return self.residual <= max(self.tolerance, 1e-11)

    def plus(self, other) -> SolverReport:
        """Together with one more solution, or with another report."""
        return SolverReport(
            self.solves + getattr(other, "solves", 1),
            max(self.iterations, other.iterations),
            max(self.residual, other.residual),
            max(self.imbalance, other.imbalance),
            max(self.tolerance, getattr(other, "tolerance", 0.0)),
        )
