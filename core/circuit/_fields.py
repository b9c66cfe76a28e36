"""Potentials between any terminals of a component from one solution for each terminal but one."""

from __future__ import annotations

from functools import partial
from typing import Optional

import numpy as np

from ..executors import shares_memory
from ..memory import free_memory, require_memory
from ..progress import Progress, no_progress, parts_of
from ._component import ComponentSolver, solver_bytes
from ._inverse import inverse
from ._parallel import solve_all, workers
from .circuit import Circuit
from .report import SolverReport

_STRIP = 32_000


class TerminalFields:
    """The potentials that currents between some terminals cause.

    The equations are linear: n - 1 solutions give the potentials of every pattern of currents into n
    terminals. Terminals of one cell are solved with 1 A from each to the first, the others (whose
    cells conduct without resistance) with 1 V at each and 0 V at the rest, which is the
    better-conditioned problem; the currents that then flow between them give the weights.

    Parameters
    ----------
    circuit : Circuit
    terminals : sequence of int
        Distinct nodes of one component, at least two; the first is the reference, at 0 V.
    tolerance : float
    method : {"automatic", "multigrid", "direct"}
    executor : concurrent.futures.Executor, optional
    progress : callable
    frees_labels : bool
        Whether the circuit's labels of components may be freed before solving.

    Attributes
    ----------
    solver : ComponentSolver
    fields : list of ndarray
        Potentials for 1 A from each terminal but the first to the first, in the component's window.
    resistance : ndarray, shape (n - 1, n - 1)
        Potential of terminal i + 1 for 1 A from terminal j + 1 to the first.
    report : SolverReport
    """

    def __init__(
        self,
        circuit: Circuit,
        terminals,
        tolerance: float = 1e-8,
        method: str = "automatic",
        executor=None,
        progress: Progress = no_progress,
        frees_labels: bool = False,
    ):
        self.terminals = [int(node) for node in terminals]
        component = int(circuit.component_of(self.terminals[:1])[0])
        self.solver = ComponentSolver(circuit, component, tolerance, method)
        pointlike = all(circuit.is_single(node) for node in self.terminals)
        by_current = self.solver.is_direct or pointlike
        if not by_current:
            self.solver = ComponentSolver(
                circuit, component, tolerance, method, fixed=self.terminals, window=self.solver.window
            )
        if frees_labels:
            circuit.free_labels()
        count = len(self.terminals) - 1
        require_memory(self.solver.bytes_needed(workers(executor)) + 8.0 * self.solver.inside.size * (count + 1))
        setup, solving = parts_of(progress, (1, 4 * count))
        if shares_memory(executor):
            self.solver.prepare(setup)
        solve = partial(_solve_terminal, self.solver, self.terminals, by_current)
        self.fields: list[np.ndarray] = []
        self.report = SolverReport(tolerance=tolerance)
        responses = np.zeros((count, count))
        for k, found in enumerate(solve_all(solve, range(count), executor, solving)):
            self.report = self.report.plus(found)
            self.fields.append(found.potential)
            if by_current:
                here = [found.potential[self.solver.local(node)] for node in self.terminals]
                found.potential[self.solver.inside] -= here[0]
                responses[:, k] = np.array(here[1:]) - here[0]
            else:
                responses[:, k] = [found.outflow[node] for node in self.terminals[1:]]
        self.solver.release()
        responses = (responses + responses.T) / 2.0
        self.resistance = responses if by_current else inverse(responses)
        if not by_current:
            self._turn_to_currents()

    @property
    def window(self):
        """The rows and columns of the fields."""
        return self.solver.window

    def between(self, one: int, other: int) -> float:
        """Effective resistance between two terminals, by their positions in the list."""
        row = np.zeros(self.resistance.shape[0] + 1)
        row[one] += 1.0
        row[other] -= 1.0
        return float(row[1:] @ self.resistance @ row[1:])

    def _turn_to_currents(self) -> None:
        """From fields of 1 V at one terminal to fields of 1 A between it and the first."""
        rows, columns = self.solver.inside.shape
        step = max(1, _STRIP // columns)
        for first in range(0, rows, step):
            parts = [field[first : first + step] for field in self.fields]
            # Not as a product of matrices: threads of BLAS libraries would divide the cells, and round them, otherwise.
            before = np.stack(parts)
            for part, weights in zip(parts, self.resistance):
                np.multiply(before[0], weights[0], out=part)
                for weight, values in zip(weights[1:], before[1:]):
                    part += weight * values

    def potential(self, currents: np.ndarray, zero_at: Optional[int] = None) -> np.ndarray:
        """Potentials in the window, 0 at the terminal `zero_at` and outside the component."""
        total = np.zeros(self.solver.inside.shape)
        for weight, field in zip(currents[1:], self.fields):
            if weight != 0.0:
                total += weight * field
        if zero_at:
            total[self.solver.inside] -= total[self.solver.local(self.terminals[zero_at])]
        return total


def affordable_terminals(circuit: Circuit, executor=None) -> int:
    """How many terminals' potentials fit into the free memory at once; at least two."""
    cells = circuit.conductance.size
    prepared, vectors = solver_bytes(circuit.neighbours)
    left = free_memory() - cells * (prepared + vectors * workers(executor))
    return max(2, int(left // (8.0 * cells)))


def _solve_terminal(solver, terminals, by_current, k, progress=no_progress):
    node = terminals[k + 1]
    if by_current:
        return solver.solve({node: 1.0, terminals[0]: -1.0}, progress=progress)
    return solver.solve({}, {node: 1.0}, progress=progress)
