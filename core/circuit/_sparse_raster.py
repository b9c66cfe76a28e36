"""A component of a raster as a sparse matrix, its regions single nodes."""

from __future__ import annotations

import numpy as np

from ._colours import DIRECTIONS
from ._direct import SparseCircuit
from ._edges import neighbour_slices


class SparseRaster:
    """Solves one component by factorisation.

    Parameters
    ----------
    solver : ComponentSolver
        Gives the window, the edges, the fixed nodes and the leaks.
    """

    def __init__(self, solver):
        self.inside, self.fixed = solver.inside, solver.fixed
        rows, columns = self.inside.shape
        top, left = solver.window[0].start, solver.window[1].start
        across, down = np.meshgrid(np.arange(left, left + columns), np.arange(top, top + rows))
        nodes = solver.circuit.node_at(down, across)
        self.nodes = np.unique(nodes[self.inside])
        self.index = np.searchsorted(self.nodes, np.where(self.inside, nodes, self.nodes[0]))
        one, other, conductances = [], [], []
        for values, step in zip(solver.edges(0, rows), DIRECTIONS):
            own, beyond = neighbour_slices(step, columns)
            near, far = np.s_[: rows - step[0], own], np.s_[step[0] :, beyond]
            kept = self.inside[near] & self.inside[far]
            one.append(self.index[near][kept])
            other.append(self.index[far][kept])
            conductances.append(values[near][kept])
        self._is_fixed = self._by_node(dict.fromkeys(self.fixed, 1.0)) > 0.0
        self.sparse = SparseCircuit(
            self.nodes.size,
            np.concatenate(one),
            np.concatenate(other),
            np.concatenate(conductances),
            self._by_node(solver.leaks),
            self._is_fixed,
        )

    def _by_node(self, values: dict) -> np.ndarray:
        found = np.zeros(self.nodes.size)
        for node, value in values.items():
            found[np.searchsorted(self.nodes, node)] += value
        return found

    def solve(self, injected: dict, potentials: dict):
        """Potentials in the window, residual, imbalance, 0 iterations and the fixed nodes' outflow."""
        currents = self._by_node(injected)
        solution = self.sparse.potentials(currents, self._by_node(potentials))
        outflow = self.sparse.outflow(solution)
        missing = np.where(self._is_fixed, 0.0, currents - outflow)
        unit = float(np.linalg.norm(currents)) or float(solution @ outflow)
        scale = 1.0 / unit if unit > 0.0 else 0.0
        at_fixed = {node: float(outflow[np.searchsorted(self.nodes, node)]) for node in self.fixed}
        potential = np.where(self.inside, solution[self.index], 0.0)
        return potential, float(np.linalg.norm(missing)) * scale, float(np.abs(missing).max()) * scale, 0, at_fixed
