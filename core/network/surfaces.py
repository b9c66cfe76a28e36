"""Cost surfaces of single sources: made one after another, kept in a store, read back in strips of rows."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Iterator, Mapping, Optional, Protocol

import numpy as np

from ..cost.accumulate import source_costs
from ..cost.moves import EIGHT, Moves
from ..cost.reached import framed, reached_box
from ..progress import Progress, no_progress
from ..typed import Shape

# Sums of a bound and a width are rounded; a cell whose cost equals the cutoff must not be lost to that.
_SLACK = 1.0 + 1e-9
_STRIP_BYTES = 200e6


class SurfaceStore(Protocol):
    """Keeps the accumulated cost of each source. Files, memory and remote stores fit behind it.

    Costs are kept in float64: sums and differences of surfaces decide where a corridor ends, and a
    run that finds its surfaces in the store must give what the first run gave.
    """

    def reach(self, label: int) -> Optional[float]:
        """The cost up to which the kept surface of a source is complete; None where there is no surface."""

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """Keep a surface: float64, shape (rows, columns), infinite where the source does not reach."""

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """Rows of a kept surface: float64, shape (stop - start, columns), infinite where not reached."""


class MemorySurfaces:
    """A store in memory. Of each surface the box that is reached is kept.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the grid.
    kept : dict of int to (float, int, int, ndarray), optional
        What it holds to begin with: the reach of each label, first row and column of the box, the costs in it.
    """

    def __init__(self, shape: Shape, kept: Optional[dict[int, tuple[float, int, int, np.ndarray]]] = None):
        self._shape = shape
        self._kept = {} if kept is None else kept

    def reach(self, label: int) -> Optional[float]:
        """As in `SurfaceStore`."""
        kept = self._kept.get(label)
        return None if kept is None else kept[0]

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """As in `SurfaceStore`."""
        box = reached_box(cost)
        self._kept[label] = reach, box[0].start, box[1].start, cost[box].copy()

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """As in `SurfaceStore`."""
        _, top, left, window = self._kept[label]
        return framed(window, top, left, start, stop, self._shape[1])


class LayeredSurfaces:
    """Reads from one store and keeps what that one lacks in another.

    Parameters
    ----------
    given : SurfaceStore
        Is only read.
    own : SurfaceStore
    """

    def __init__(self, given: SurfaceStore, own: SurfaceStore):
        self._given, self._own = given, own

    def _better(self, label: int) -> SurfaceStore:
        own, given = self._own.reach(label), self._given.reach(label)
        return self._given if own is None or (given is not None and given >= own) else self._own

    def reach(self, label: int) -> Optional[float]:
        """As in `SurfaceStore`."""
        return self._better(label).reach(label)

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """As in `SurfaceStore`."""
        self._own.save(label, cost, reach)

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """As in `SurfaceStore`."""
        return self._better(label).rows(label, start, stop)


def surfaces_of(
    store: SurfaceStore,
    resistance: np.ndarray,
    starts: np.ndarray,
    cell_size: float,
    reaches: Mapping[int, float],
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> Iterator[tuple[int, np.ndarray]]:
    """The cost surface of each wanted source; those that the store lacks are made and kept.

    Parameters
    ----------
    store : SurfaceStore
    resistance : ndarray of float, shape (rows, columns)
    starts : ndarray of int, shape (rows, columns)
        Label of the source that starts in a cell; 0 for none.
    cell_size : float
    reaches : mapping of int to float
        Label of each wanted source to the cost up to which its surface must be complete.
    executor : concurrent.futures.Executor, optional
    progress : callable
    moves : Moves
        Those of the store's surfaces.

    Yields
    ------
    label : int
        First those that were kept, then those that are made, each ascending.
    cost : ndarray of float64, shape (rows, columns)
    """
    kept: list[int] = []
    missing: list[int] = []
    for label in sorted(reaches):
        reach = store.reach(label)
        (kept if reach is not None and reach >= reaches[label] else missing).append(label)
    total = max(len(reaches), 1)
    for done, label in enumerate(kept):
        progress(done / total)
        yield label, store.rows(label, 0, resistance.shape[0])
    cutoffs = [reaches[label] * _SLACK for label in missing]
    # A surface is kept before it is handed on: whoever breaks off finds it at the next run.
    made = source_costs(
        resistance,
        starts,
        cell_size,
        labels=missing,
        cutoffs=cutoffs,
        executor=executor,
        progress=lambda fraction: progress((len(kept) + fraction * len(missing)) / total),
        moves=moves,
    )
    for label, cost in made if missing else ():
        store.save(label, cost, reaches[label])
        yield label, cost


def make_surfaces(
    store: SurfaceStore,
    resistance: np.ndarray,
    starts: np.ndarray,
    cell_size: float,
    reaches: Mapping[int, float],
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> None:
    """Make and save the surfaces that the store lacks; parameters as for `surfaces_of`."""
    lacking = {label: reach for label, reach in reaches.items() if (store.reach(label) or -1.0) < reach}
    for _ in surfaces_of(store, resistance, starts, cell_size, lacking, executor, progress, moves):
        pass


def strips(rows: int, columns: int, surfaces: int) -> list[tuple[int, int]]:
    """Row ranges in which that many surfaces fit into memory together.

    Returns
    -------
    list of (int, int)
        First row and the one after the last, from north to south.
    """
    height = max(1, int(_STRIP_BYTES / (8.0 * columns * max(surfaces, 1))))
    return [(start, min(start + height, rows)) for start in range(0, rows, height)]
