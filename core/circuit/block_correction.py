"""What blocks do to a landscape without resistance, and the factor that takes it out."""

from __future__ import annotations

import numpy as np

from ._colours import DIRECTIONS
from ._direct import SparseCircuit
from ._edges import neighbour_slices
from .maps import NEGLIGIBLE
from .window_settings import WindowSettings


def block_correction(settings: WindowSettings) -> np.ndarray:
    """The factor by which a window's currents are multiplied.

    On a full disc of resistance 1, N1 is the current of 1 A from all cells within the radius to the centre, Nk that of
    k x k A from all cells within the radius but the block. The factor is the sum of N1 over the k x k targets that
    the block stands for, divided by Nk; 1 where Nk is 0.

    Parameters
    ----------
    settings : WindowSettings

    Returns
    -------
    ndarray of float64, shape (2 reach + 1, 2 reach + 1)
        Its centre belongs on the target.

    Notes
    -----
    Currents through edges below 1e-8 of the largest are 0: with 4 neighbours the tips of the disc are blind ends, and
    Omniscape divides the noise of its solver by itself there.
    """
    disc = _Disc(settings)
    size, half = settings.block_size, settings.half_block
    single = disc.currents(disc.sources(0), disc.withdrawn(0, spread=False), 1.0)
    block = disc.currents(disc.sources(half), disc.withdrawn(half, settings.target == "spread"), float(size * size))
    total = np.zeros(block.shape)
    side = block.shape[0]
    for down in range(-half, half + 1):
        rows, from_rows = _shifted(down, side)
        for across in range(-half, half + 1):
            columns, from_columns = _shifted(across, side)
            total[rows, columns] += single[from_rows, from_columns]
    return np.divide(total, block, out=np.ones(block.shape), where=block > 0.0)


def _shifted(step: int, side: int) -> tuple[slice, slice]:
    """Where a shifted row falls, and where it comes from; both empty beyond the disc."""
    count, to, origin = max(side - abs(step), 0), max(step, 0), max(-step, 0)
    return slice(to, to + count), slice(origin, origin + count)


class _Disc:
    """A disc of resistance 1. It is symmetric in eight ways, so that an eighth of its cells is solved."""

    def __init__(self, settings: WindowSettings):
        reach = settings.reach
        steps = np.arange(-reach, reach + 1)
        self._down, self._across = np.meshgrid(steps, steps, indexing="ij")
        squares = self._down**2 + self._across**2
        self._inside = squares <= reach**2
        self._weight = np.where(squares <= settings.radius**2, 1.0, 0.0)
        if settings.decay is not None:
            self._weight *= np.exp(-np.sqrt(squares) / settings.decay)
        self._neighbours = settings.neighbours
        # Cells that a turn or a mirror brings onto each other have the same potential: they are one node.
        far, near = (choose(np.abs(self._down), np.abs(self._across)) for choose in (np.maximum, np.minimum))
        place = np.where(self._inside, far * (reach + 1) + near, -1)
        kinds, node = np.unique(place, return_inverse=True)
        # Number 0 is what lies outside the disc, where there is such a cell.
        outside = int(kinds[0] < 0)
        self._node = node.reshape(place.shape) - outside
        self._count = kinds.size - outside
        self._circuit = self._factorised()

    def _edges(self):
        rows, columns = self._inside.shape
        for row, column in DIRECTIONS[: self._neighbours // 2]:
            own, other = neighbour_slices((row, column), columns)
            near, far = np.s_[: rows - row, own], np.s_[row:, other]
            conductance = np.sqrt(0.5) if row and column else 1.0
            yield near, far, conductance * (self._inside[near] & self._inside[far])

    def _factorised(self) -> SparseCircuit:
        ends = [(self._node[near], self._node[far], edges) for near, far, edges in self._edges()]
        joined = [np.concatenate([part[k].ravel() for part in ends]) for k in range(3)]
        kept = joined[2] > 0.0
        return SparseCircuit(self._count, *(values[kept] for values in joined))

    def _block(self, half: int) -> np.ndarray:
        return (np.abs(self._down) <= half) & (np.abs(self._across) <= half)

    def sources(self, half: int) -> np.ndarray:
        """Shares of the sources outside a block."""
        weight = np.where(self._block(half), 0.0, self._weight)
        total = weight.sum()
        return weight / total if total > 0.0 else weight

    def withdrawn(self, half: int, spread: bool) -> np.ndarray:
        """Shares of the cells where current leaves."""
        block = self._block(half if spread else 0) & self._inside
        return block / block.sum()

    def currents(self, sources: np.ndarray, withdrawn: np.ndarray, amperes: float) -> np.ndarray:
        """Current through the cells; 0 where there is no source at all."""
        if not sources.any():
            return np.zeros(sources.shape)
        injected = sources - withdrawn
        inside = self._inside
        by_node = np.bincount(self._node[inside], injected[inside], self._count)
        potential = np.where(inside, self._circuit.potentials(by_node)[self._node], 0.0)
        flows = [(near, far, np.abs(potential[near] - potential[far]) * edges) for near, far, edges in self._edges()]
        least = NEGLIGIBLE * max(float(flow.max(initial=0.0)) for _, _, flow in flows)
        total = np.abs(injected)
        for near, far, flow in flows:
            flow[flow < least] = 0.0
            total[near] += flow
            total[far] += flow
        return 0.5 * amperes * total
