"""The growing costs of a run: several sources one behind another in flat arrays."""

from __future__ import annotations

from typing import Iterable, Optional, Sequence

import numpy as np

from ._surface import Surface


class State:
    """Costs, and labels where wanted, of one or several sources over one surface.

    A state is ``source * surface.size + cell``, so that the same offsets lead to its neighbours.

    Parameters
    ----------
    surface : Surface
    seeds : sequence of ndarray of int
        Cells of each stacked source, as flat indices of the grid; those on walls are passed over.
    cutoffs : sequence of float
        For each stacked source the cost above which cells count as not reached.
    labels : ndarray of int32, optional
        Label of each seed; for a run of one stack whose cells remember their source.
    """

    def __init__(
        self,
        surface: Surface,
        seeds: Sequence[np.ndarray],
        cutoffs: Iterable[float],
        labels: Optional[np.ndarray] = None,
    ):
        self.surface = surface
        self.cutoffs = tuple(cutoffs)
        self.cost = np.empty(surface.size * len(self.cutoffs))
        self.label = None if labels is None else np.zeros(self.cost.size, dtype=np.int32)
        starts = [self._start(source, surface.indices(cells), labels) for source, cells in enumerate(seeds)]
        self.seeds = np.concatenate(starts)
        self._ticket: np.ndarray = np.empty(self.cost.size, dtype=np.int32)

    def _start(self, source: int, cells: np.ndarray, labels: Optional[np.ndarray]) -> np.ndarray:
        surface = self.surface
        first = source * surface.size
        cost = self.cost[first : first + surface.size]
        # A cell that is not reached holds the next number above the cutoff. Every cost that is lower
        # is at most the cutoff, so that the rounds need not look at cutoffs.
        cost[:] = np.nextafter(self.cutoffs[source], np.inf)
        is_open = surface.half.take(cells) < np.inf
        if labels is not None and self.label is not None:
            self.label[cells[is_open]] = labels[is_open]
        cells = cells[is_open]
        cost[cells] = 0.0
        # Inner cells of a source have nothing to offer.
        rim = np.zeros(cells.size, dtype=bool)
        for offset in surface.offsets.ravel():
            rim |= cost.take(cells + offset) > 0.0
        return first + cells[rim]

    @property
    def stacked(self) -> int:
        """Number of sources."""
        return len(self.cutoffs)

    def cells(self, states: np.ndarray) -> np.ndarray:
        """The surface's cells of states."""
        return states if self.stacked == 1 else states % self.surface.size

    def entry_costs(self, states: np.ndarray) -> np.ndarray:
        """Cost up to the edge of each state's cell."""
        return self.cost.take(states) - self.surface.half.take(self.cells(states))

    def unique(self, states: np.ndarray) -> np.ndarray:
        """The states, each once; the last of equal ones stays."""
        number = np.arange(states.size, dtype=np.int32)
        self._ticket[states] = number
        return states.take((self._ticket.take(states) == number).nonzero()[0])

    def settled(self, level: float) -> float:
        """Share of the open cells that cost less than a level."""
        below = 0
        for start in range(0, self.cost.size, 1 << 20):
            below += int(np.count_nonzero(self.cost[start : start + (1 << 20)] < level))
        return min(1.0, below / max(1, self.surface.open_cells * self.stacked))

    def results(self) -> list[np.ndarray]:
        """The cost grids, in the run's own memory; the run is over then."""
        self._ticket = np.empty(0, dtype=np.int32)
        grids = []
        for source, cutoff in enumerate(self.cutoffs):
            first = source * self.surface.size
            grid = self.surface.compact(self.cost[first : first + self.surface.size])
            if cutoff < np.inf:
                grid[grid > cutoff] = np.inf
            grids.append(grid)
        return grids
