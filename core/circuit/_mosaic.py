"""Many windows in one solution: side by side in one raster, an empty row and column between."""

from __future__ import annotations

import math

import numpy as np
from scipy import ndimage

from ..errors import EspError
from ..patches import neighbourhood
from ..progress import Progress
from ..typed import Shape
from ._component import ComponentSolver
from ._edges import edge_rows
from ._flows import edge_flows
from ._multigrid import MultigridSolver, Problem
from .circuit import Circuit

_STRIP = 32_000
# A mosaic with a larger residual is solved window by window, by factorisation; a window that misses the second then
# has no solution.
_ENOUGH = 1e-7
_HOPELESS = 1e-6


class Mosaic:
    """The layout of windows of one size in a raster.

    Parameters
    ----------
    count : int
        Number of windows.
    shape : tuple of int
        Rows and columns of each.
    """

    def __init__(self, count: int, shape: Shape):
        self.count, self.shape = count, shape
        # About as high as it is wide.
        across = max(1, round(math.sqrt(count * (shape[0] + 1) / (shape[1] + 1))))
        self._grid = (math.ceil(count / across), across)
        self.rows, self.columns = (size * (side + 1) for size, side in zip(self._grid, shape))

    def joined(self, stack: np.ndarray) -> np.ndarray:
        """The raster of a stack of windows, 0 between them."""
        down, across = self._grid
        raster = np.zeros((down, self.shape[0] + 1, across, self.shape[1] + 1), stack.dtype)
        slots = raster.transpose(0, 2, 1, 3)[:, :, : self.shape[0], : self.shape[1]]
        full = self.count // across
        slots[:full] = stack[: full * across].reshape(full, across, *self.shape)
        if self.count > full * across:
            slots[full, : self.count - full * across] = stack[full * across :]
        return raster.reshape(self.rows, self.columns)

    def parted(self, raster: np.ndarray) -> np.ndarray:
        """The windows of a raster as a stack."""
        down, across = self._grid
        slots = raster.reshape(down, self.shape[0] + 1, across, self.shape[1] + 1).transpose(0, 2, 1, 3)
        return slots[:, :, : self.shape[0], : self.shape[1]].reshape(-1, *self.shape)[: self.count]


def pieces(conductance: np.ndarray, neighbours: int) -> np.ndarray:
    """The connected pieces of windows, numbered through from 1; 0 where nothing conducts.

    Parameters
    ----------
    conductance : ndarray, shape (windows, rows, columns)
    neighbours : {8, 4}
    """
    mosaic = Mosaic(conductance.shape[0], conductance.shape[1:])
    labels = np.zeros((mosaic.rows, mosaic.columns), np.int32)
    ndimage.label(mosaic.joined(conductance > 0.0), neighbourhood(neighbours), output=labels)
    return mosaic.parted(labels)


class MosaicCurrents:
    """Currents of windows that are solved together.

    Parameters
    ----------
    conductance : ndarray of float64, shape (windows, rows, columns)
        0 outside the pieces that carry current.
    injected : ndarray of float64, of the same shape
        Amperes into the cells. Those of each piece sum to zero.
    neighbours : {8, 4}
    tolerance : float
    progress : callable

    Attributes
    ----------
    currents : ndarray of float64, shape (windows, rows, columns)
        What flows in or what flows out, whichever is more.
    failed : ndarray of bool, shape (windows,)
    iterations : int
    residual : float
    """

    def __init__(self, conductance, injected, neighbours: int, tolerance: float, progress: Progress):
        self._neighbours, self._tolerance = neighbours, tolerance
        count = conductance.shape[0]
        self.failed = np.zeros(count, bool)
        self.iterations, self.residual = 0, 0.0
        mosaic = Mosaic(count, conductance.shape[1:])
        raster, amperes = mosaic.joined(conductance), mosaic.joined(injected)
        if not raster.any():
            self.currents = np.zeros(conductance.shape)
            return
        potential = self._potential(raster, amperes, progress)
        if potential is None:
            self._one_by_one(conductance, injected, progress)
            return
        self.currents = mosaic.parted(through_cells(raster, potential, amperes, neighbours))

    def _potential(self, raster, amperes, progress):
        """The potentials of all windows; None where they miss the tolerance."""
        solver = MultigridSolver(Problem(raster, self._neighbours, "conductance"), self._tolerance)
        cells = np.nonzero(amperes)
        try:
            solved = solver.solve(cells, amperes[cells], progress=progress)
        except ArithmeticError:
            return None
        self.iterations = solved.iterations
        if not solved.residual <= max(_ENOUGH, self._tolerance):
            return None
        self.residual = solved.residual
        return solved.potential

    def _one_by_one(self, conductance, injected, progress) -> None:
        self.currents = np.zeros(conductance.shape)
        for number, (window, amperes) in enumerate(zip(conductance, injected)):
            progress(0.0)
            try:
                potential, residual = _factorised(window, amperes, self._neighbours, self._tolerance)
            except (EspError, ArithmeticError, RuntimeError):
                residual = math.inf
            if not residual <= _HOPELESS:
                self.failed[number] = True
                continue
            self.residual = max(self.residual, residual)
            self.currents[number] = through_cells(window, potential, amperes, self._neighbours)


def _factorised(window, amperes, neighbours, tolerance):
    """Potentials of a window by factorising each of its pieces, and the largest residual."""
    circuit = Circuit(window, neighbours, "conductance")
    potential, worst = np.zeros(window.shape), 0.0
    flat = amperes.ravel()
    for component in np.unique(circuit.components[amperes != 0.0]):
        solver = ComponentSolver(circuit, component, tolerance, "direct")
        nodes = np.flatnonzero((circuit.components.ravel() == component) & (flat != 0.0))
        found = solver.solve(dict(zip(nodes.tolist(), flat[nodes].tolist())))
        potential[solver.window] += found.potential
        worst = max(worst, found.residual)
    return potential, worst if np.isfinite(potential).all() else math.inf


def through_cells(conductance, potential, injected, neighbours: int) -> np.ndarray:
    """Current through the cells of a raster.

    With Kirchhoff's law the larger of inflow and outflow is half of all that passes the edges and of what is injected
    or withdrawn.

    Parameters
    ----------
    conductance, potential, injected : ndarray of float64, shape (rows, columns)
    neighbours : {8, 4}

    Returns
    -------
    ndarray of float64, shape (rows, columns)
    """
    total = np.abs(injected)
    rows, columns = conductance.shape
    step = max(1, _STRIP // columns)
    for first in range(0, rows, step):
        last = min(first + step, rows)
        window = total[first : last + 1]
        edges = edge_rows(conductance, first, last, neighbours, "conductance")
        for flow, near, far in edge_flows(edges, potential[first : last + 1]):
            np.abs(flow, out=flow)
            window[near] += flow
            window[far] += flow
    total *= 0.5
    return total
