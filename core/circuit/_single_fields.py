"""The sum of the currents of many patterns, each solved on its own: no more than one potential is held."""

from __future__ import annotations

from functools import partial

import numpy as np

from ..memory import require_memory
from ..progress import Progress, parts_of, with_parts
from ._component import ComponentSolver
from ._flows import edge_flows, edge_strips
from .circuit import Circuit
from .maps import through_nodes
from .report import SolverReport

# Potentials of all terminals that are held together take less than this.
FIELD_BYTES = 1.5e9


class SingleFields:
    """Sums the current maps of patterns of amperes into the terminals of one component.

    One solution for each pattern, where `TerminalFields` makes one for each terminal and puts every pattern together
    from them. It takes more iterations, since the terminals' potentials are unknown, and as much memory for a hundred
    terminals as for two.

    Parameters
    ----------
    circuit : Circuit
    terminals : sequence of int
        Distinct nodes of one component.
    tolerance : float
    method : {"automatic", "multigrid", "direct"}
    """

    def __init__(self, circuit: Circuit, terminals, tolerance: float, method: str):
        self.terminals = [int(node) for node in terminals]
        component = int(circuit.component_of(self.terminals[:1])[0])
        self._solver = ComponentSolver(circuit, component, tolerance, method)
        self._tolerance = tolerance

    @property
    def fields_would_take(self) -> float:
        """Bytes of the potentials of all terminals but one."""
        return 8.0 * self._solver.inside.size * (len(self.terminals) - 1)

    @property
    def window(self):
        """The rows and columns of the component."""
        return self._solver.window

    def total(self, patterns, progress: Progress) -> tuple[np.ndarray, SolverReport]:
        """The sum of the patterns' node currents in the window.

        Parameters
        ----------
        patterns : sequence of ndarray of float, shape (terminals,)
            Each sums to zero.
        progress : callable

        Returns
        -------
        total : ndarray of float64
            As `maps.total_currents`.
        report : SolverReport
        """
        solver, report = self._solver, SolverReport(tolerance=self._tolerance)
        # A potential, and the sum.
        require_memory(solver.bytes_needed() + 16.0 * solver.inside.size)
        setup, solving = parts_of(progress, (1.0, 4.0 * len(patterns)))
        solver.prepare(setup)
        total = np.zeros(solver.inside.shape)
        for pattern, step in with_parts(patterns, solving):
            injected = {node: ampere for node, ampere in zip(self.terminals, pattern.tolist()) if ampere}
            found = solver.solve(injected, progress=partial(_most_of, step))
            report = report.plus(found)
            for first, last, _, edges in edge_strips(solver):
                window = total[first : last + 1]
                for flow, near, far in edge_flows(edges, found.potential[first : last + 1]):
                    np.abs(flow, out=flow)
                    window[near] += flow
                    window[far] += flow
        solver.release()
        return through_nodes(total, solver, self.terminals, patterns), report


def _most_of(progress: Progress, fraction: float) -> None:
    progress(0.9 * fraction)
