"""Potentials in one connected component of a circuit, by whatever solver suits it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError, NotConverged
from ..memory import free_memory
from ..progress import Progress, no_progress
from ..typed import there
from ._edges import edge_rows
from ._multigrid import MultigridSolver, Problem
from ._sparse_raster import SparseRaster
from .circuit import Circuit

METHODS = ("automatic", "multigrid", "direct")
# Up to this many nodes a factorisation is faster than multigrid.
_SMALL = 5_000
# What a factorisation of a raster takes (1 M cells: 2.3 GB), and the largest that is tried where
# multigrid does not converge.
_FACTOR_BYTES = 2_500
_FACTOR_LIMIT = 2_000_000
# Residuals above this are no solution.
_HOPELESS = 1e-4


def solver_bytes(neighbours: int) -> tuple[float, float]:
    """Bytes a cell of the prepared multigrid solver, and of each solution that is under way."""
    return (34.0 if neighbours == 8 else 26.0), 26.0


@dataclass(frozen=True)
class NodePotentials:
    """Potentials in a component's window and how well they fulfil Kirchhoff's law.

    Parameters
    ----------
    potential : ndarray of float64
        In the window; 0 outside the component.
    residual, imbalance : float
        Norm and largest value of the missing currents, relative to the injected ones.
    iterations : int
        0 for a factorisation.
    outflow : dict
        Current out of each fixed node.
    """

    potential: np.ndarray
    residual: float
    imbalance: float
    iterations: int
    outflow: dict


class ComponentSolver:
    """Solves in one component.

    Parameters
    ----------
    circuit : Circuit
    component : int
    tolerance : float
        Relative residual.
    method : {"automatic", "multigrid", "direct"}
        Automatic factorises small components, and others where multigrid does not converge.
    fixed : sequence of int
        Nodes whose potential is given.
    leaks : dict, optional
        Node to its conductance to ground.
    window : tuple of slice, optional
        The component's, where it is known already.

    Attributes
    ----------
    window : tuple of slice
        The rows and columns that the component spans.
    inside : ndarray of bool
        The component's cells, in the window.
    """

    def __init__(
        self,
        circuit: Circuit,
        component: int,
        tolerance: float = 1e-8,
        method: str = "automatic",
        fixed=(),
        leaks: Optional[dict] = None,
        window=None,
    ):
        if method not in METHODS:
            raise InputError("The solver is automatic, multigrid or direct, not {given}.", given=method)
        self.circuit, self.tolerance = circuit, tolerance
        self.window = window or circuit.windows([component])[0]
        self.inside = circuit.components[self.window] == component
        self.fixed, self.leaks = tuple(int(node) for node in fixed), dict(leaks or {})
        self._size = int(np.count_nonzero(self.inside))
        self.is_direct = method == "direct" or (method == "automatic" and self._size <= _SMALL)
        self._may_fall_back = method == "automatic"
        self._multigrid: Optional[MultigridSolver] = None
        self._sparse: Optional[SparseRaster] = None

    def __getstate__(self):
        # What `prepare` has made cannot be sent to other processes; each prepares its own.
        return {**self.__dict__, "_multigrid": None, "_sparse": None}

    def bytes_needed(self, at_once: int = 1) -> float:
        """Memory that solutions take beside the circuit and the potentials that they give."""
        if self.is_direct:
            return float(self._size * _FACTOR_BYTES)
        prepared, vectors = solver_bytes(self.circuit.neighbours)
        return self.inside.size * (prepared + vectors * at_once)

    def local(self, node: int) -> tuple[int, int]:
        """Row and column of a node's first cell in the window."""
        row, column = divmod(int(node), self.circuit.shape[1])
        return row - self.window[0].start, column - self.window[1].start

    def cells_of(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns of a node's cells in the window."""
        rows, columns = self.circuit.cells_of(node)
        return rows - self.window[0].start, columns - self.window[1].start

    def edges(self, first: int, last: int) -> list[np.ndarray]:
        """Edge conductances of some rows of the window, as `edge_rows`."""
        circuit = self.circuit
        return edge_rows(
            circuit.conductance[self.window],
            first,
            last,
            circuit.neighbours,
            circuit.average,
            _part(circuit.bridges, self.window),
        )

    def prepare(self, progress: Progress = no_progress) -> None:
        """Do what serves all right sides."""
        if self.is_direct:
            if self._sparse is None:
                self._sparse = SparseRaster(self)
            return
        if self._multigrid is None:
            self._multigrid = MultigridSolver(self._problem(), self.tolerance)
        self._multigrid.prepare(progress)

    def release(self) -> None:
        """Free what `prepare` has made."""
        self._multigrid = self._sparse = None

    def solve(
        self, injected: dict, potentials: Optional[dict] = None, progress: Progress = no_progress
    ) -> NodePotentials:
        """Potentials for given currents.

        Parameters
        ----------
        injected : dict
            Node to the current that enters there, negative where it leaves. Without fixed nodes and
            leaks they sum to zero, and the potentials are known up to a constant.
        potentials : dict, optional
            Potential of the fixed nodes; 0 where not given.
        progress : callable

        Raises
        ------
        NotConverged
            When no solver reaches a residual of 1e-4.
        """
        potentials = potentials or {}
        self.prepare(progress)
        if self.is_direct:
            return NodePotentials(*there(self._sparse).solve(injected, potentials))
        found = self._solve_by_multigrid(injected, potentials, progress)
        if found.residual <= self.tolerance:
            return found
        if self._may_fall_back and self._size <= _FACTOR_LIMIT and self._size * _FACTOR_BYTES < free_memory():
            if self._sparse is None:
                self._sparse = SparseRaster(self)
            return NodePotentials(*there(self._sparse).solve(injected, potentials))
        if not found.residual <= _HOPELESS:
            raise NotConverged(
                "The circuit solver did not converge: after {count} iterations the relative residual is "
                "{residual:.1e}. Reduce the contrast of the resistances or use larger cells.",
                count=found.iterations,
                residual=found.residual,
            )
        return found

    def _solve_by_multigrid(self, injected, potentials, progress) -> NodePotentials:
        cells = np.array([self.local(node) for node in injected], dtype=np.int64).reshape(-1, 2)
        given = members = None
        if self.fixed:
            values = np.array([0.0, *(potentials.get(node, 0.0) for node in self.fixed)])
            number = self._fixed_numbers()
            members = number[number > 0]
            given = values[members]
            del number
        solved = there(self._multigrid).solve((cells[:, 0], cells[:, 1]), list(injected.values()), given, progress)
        solved.potential[~self.inside] = 0.0
        outflow = {}
        if self.fixed:
            sums = np.bincount(there(members), solved.outflow, len(self.fixed) + 1)
            outflow = dict(zip(self.fixed, sums[1:].tolist()))
        return NodePotentials(solved.potential, solved.residual, solved.imbalance, solved.iterations, outflow)

    def _fixed_numbers(self) -> np.ndarray:
        """The cells of the fixed nodes, numbered from 1."""
        number = np.zeros(self.inside.shape, np.min_scalar_type(len(self.fixed)))
        for position, node in enumerate(self.fixed, start=1):
            number[self.cells_of(node)] = position
        return number

    def _problem(self) -> Problem:
        circuit, window = self.circuit, self.window
        fixed = self._fixed_numbers() > 0 if self.fixed else None
        leaks = None
        if self.leaks:
            leaks = np.zeros(self.inside.shape)
            for node, conductance in self.leaks.items():
                leaks[self.local(node)] = conductance
        floating = _part(circuit.regions, window)
        if floating is not None and fixed is not None:
            floating = np.where(fixed, 0, floating)
        if floating is not None and not floating.any():
            floating = None
        return Problem(
            circuit.conductance[window],
            circuit.neighbours,
            circuit.average,
            _part(circuit.bridges, window),
            floating,
            fixed,
            leaks,
        )


def _part(raster, window):
    return None if raster is None else raster[window]
