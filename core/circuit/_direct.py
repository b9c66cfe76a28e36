"""Potentials by sparse factorisation: small rasters, networks and what multigrid cannot solve."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import splu


class SparseCircuit:
    """Nodes joined by conductances; one connected component, or several with a ground in each.

    Parameters
    ----------
    count : int
        Number of nodes.
    one, other : ndarray of int
        The ends of the edges; loops are left out and parallel edges add up.
    conductances : ndarray of float64
    leaks : ndarray of float64, optional
        Conductances to ground.
    fixed : ndarray of bool, optional
        Nodes whose potential is given. Without fixed nodes and leaks node 0 is held at 0.
    """

    def __init__(self, count, one, other, conductances, leaks=None, fixed=None):
        kept = (one != other) & (conductances != 0.0)
        one, other, conductances = one[kept], other[kept], conductances[kept]
        links = coo_matrix((conductances, (one, other)), shape=(count, count))
        links = (links + links.T).tocsr()
        ground = np.zeros(count) if leaks is None else leaks
        self.matrix = (diags(np.asarray(links.sum(axis=1)).ravel() + ground) - links).tocsr()
        self.free = np.ones(count, bool)
        if fixed is not None and fixed.any():
            self.free &= ~fixed
        elif not ground.any():
            self.free[0] = False
        self._factor = None

    def __getstate__(self):
        # A factorisation cannot travel between processes; it is made again where it is needed.
        return {**self.__dict__, "_factor": None}

    def potentials(self, injected: np.ndarray, fixed_potentials=None) -> np.ndarray:
        """Potentials for currents into the nodes (amperes)."""
        potential = np.zeros(self.free.size)
        if fixed_potentials is not None:
            potential[~self.free] = fixed_potentials[~self.free]
        if not self.free.any():
            return potential
        if self._factor is None:
            inner = self.matrix[self.free][:, self.free].tocsc()
            self._factor = splu(
                inner, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
            )
        right = (injected - self.matrix @ potential)[self.free]
        solution = self._factor.solve(right)
        # One step of refinement takes out what elimination without pivoting has lost.
        inner_rest = right - (self.matrix @ _spread(solution, self.free))[self.free]
        potential[self.free] = solution + self._factor.solve(inner_rest)
        return potential

    def outflow(self, potential: np.ndarray) -> np.ndarray:
        """Current out of the nodes into edges and leaks."""
        return self.matrix @ potential


def _spread(values, where) -> np.ndarray:
    full = np.zeros(where.size)
    full[where] = values
    return full
