"""Accumulated cost (cost distance, minimum cumulative resistance) from sources over a resistance surface."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Iterator, Optional, Sequence, Union

import numpy as np

from ..cluster.task_progress import task_progress
from ..errors import InputError
from ..executors import run_tasks, shares_memory
from ..memory import require_memory
from ..progress import Progress, no_progress, part_of
from ..typed import Shape
from ._near_far import spread
from ._state import State
from ._surface import Surface
from ._ties import settle_labels
from .moves import EIGHT, Moves
from .reached import framed, reached_box

# Small grids run several sources at once, up to so many states: whole-array rounds pay on long arrays.
# Beyond, the costs leave the processor's cache and nothing is gained.
_STACK_STATES, _STACK_SOURCES = 2_500_000, 64
# Stacks that an executor works on ahead of the one that is wanted.
_STACKS_AHEAD = 4
# Bytes a cell: the surface and what a run holds, with its queues.
_SURFACE_BYTES, _RUN_BYTES, _LABEL_BYTES = 8, 14, 5


@dataclass(frozen=True)
class AccumulatedCost:
    """Cost of reaching each cell from the nearest source, and which source that is.

    Parameters
    ----------
    cost : ndarray of float64, shape (rows, columns)
        Resistance x map units; 0 in the sources, infinite where no source reaches.
    allocation : ndarray of int32, shape (rows, columns)
        Label of the source that is nearest by cost; 0 where no source reaches.
    """

    cost: np.ndarray
    allocation: np.ndarray


def accumulated_cost(
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    cutoff: float = np.inf,
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> AccumulatedCost:
    """Least accumulated cost from the nearest source, on 8 neighbours unless other moves are given, exact.

    A step between two neighbours costs the mean of their resistances times the distance of their
    centres: ``(r_a + r_b) / 2 * cell_size``, times the square root of 2 on a diagonal. The cost of
    a cell is the least sum of steps from any source cell. Unit: resistance x map units, as in ArcGIS
    Cost Distance and Linkage Mapper; GRASS r.cost leaves the cell size out.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    sources : ndarray of int, shape (rows, columns)
        Labels above 0; 0 is no source. Source cells on walls start nothing (`usable_cells` counts them).
    cell_size : float
        Side of a cell, in map units.
    cutoff : float
        Costs above it are not followed and given as not reached.
    progress : callable
        Called with the share of cells that are done.
    moves : Moves
        Which steps there are.

    Returns
    -------
    AccumulatedCost
        Where two sources are equally near, the one with the lower label has the cell.

    Raises
    ------
    InputError
        When a resistance is 0 or negative, the cutoff is negative, or the shapes differ.
    MemoryNeeded
        When the run would not fit.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.cost.accumulate import accumulated_cost
    >>> found = accumulated_cost(np.array([[1.0, 1.0, 3.0]]), np.array([[1, 0, 0]]), 10.0)
    >>> found.cost.tolist()
    [[0.0, 10.0, 30.0]]
    """
    require_memory(np.size(resistance) * (_SURFACE_BYTES * (1 + moves.planes) + _RUN_BYTES + _LABEL_BYTES))
    surface = Surface(resistance, cell_size, moves)
    cells, labels = _source_cells(surface, sources)
    names = np.unique(labels)
    # Of one source every cell that is reached is its own: no labels need to be carried along.
    state = State(surface, [cells], _checked_cutoffs([cutoff]), labels if names.size > 1 else None)
    spread(state, progress)
    if state.label is not None:
        settle_labels(state)
        allocation = surface.compact(state.label)
        return AccumulatedCost(state.results()[0], allocation)
    cost = state.results()[0]
    allocation = (cost < np.inf).astype(np.int32)
    allocation *= names[0] if names.size else 0
    return AccumulatedCost(cost, allocation)


def source_costs(
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    labels: Union[None, np.ndarray, Sequence[int]] = None,
    cutoffs: Union[None, float, Sequence[float]] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    moves: Moves = EIGHT,
) -> Iterator[tuple[int, np.ndarray]]:
    """Accumulated cost from each source alone, one source after another.

    On small grids several sources share a run; what comes out does not depend on that.

    Parameters
    ----------
    resistance, sources, cell_size
        As in `accumulated_cost`.
    labels : sequence of int, optional
        The sources to run, in the order in which they are wanted; all, ascending, by default. A label
        without cells, or with cells on walls only, reaches nothing.
    cutoffs : float or sequence of float, optional
        One for all, or one for each of `labels`; costs above it are given as not reached. Cheap cutoffs
        save time. `AllocationLinks.boundary_cost` plus a corridor's width is one that loses nothing.
    executor : concurrent.futures.Executor, optional
        Runs sources at once; the results do not depend on it. A cluster has the resistance once for each worker, and
        sends back the cells that are reached.
    progress : callable
        Called with the share of the work that is done.
    moves : Moves
        Which steps there are.

    Yields
    ------
    label : int
    cost : ndarray of float64, shape (rows, columns)
        0 in the source, infinite where it does not reach. The array is the caller's.

    Raises
    ------
    InputError, MemoryNeeded
        As in `accumulated_cost`.
    """
    ahead = _STACKS_AHEAD if executor is not None and shares_memory(executor) else 1
    require_memory(np.size(resistance) * (_SURFACE_BYTES * (1 + moves.planes) + _RUN_BYTES * ahead))
    surface = Surface(resistance, cell_size, moves)
    cells, names = _source_cells(surface, sources)
    order = np.argsort(names, kind="stable")
    cells, names = cells[order], names[order]
    wanted = np.unique(names) if labels is None else np.asarray(labels, dtype=np.int64)
    limits = _checked_cutoffs(np.broadcast_to(np.inf if cutoffs is None else cutoffs, wanted.shape))
    edges = zip(np.searchsorted(names, wanted), np.searchsorted(names, wanted, side="right"))
    seeds = [cells[first:last] for first, last in edges]
    return _run_stacks(surface, wanted.tolist(), seeds, limits, executor, progress)


def _run_stacks(
    surface: Surface,
    labels: list[int],
    seeds: list[np.ndarray],
    cutoffs: np.ndarray,
    executor: Optional[Executor],
    progress: Progress,
) -> Iterator[tuple[int, np.ndarray]]:
    width = max(1, min(_STACK_STATES // surface.size, _STACK_SOURCES))
    stacks = []
    for start in range(0, len(labels), width):
        stop = min(start + width, len(labels))
        # Another process cannot report; then the finished stacks are the progress.
        inside = no_progress if executor else part_of(progress, start / len(labels), stop / len(labels))
        stacks.append((seeds[start:stop], cutoffs[start:stop], inside))
    outside = progress if executor else no_progress
    here = shares_memory(executor)
    results = run_tasks(
        _run_stack if here else _run_stack_elsewhere, stacks, executor, outside, _STACKS_AHEAD, common=surface
    )
    label = iter(labels)
    for grids in results:
        if not here:
            for top, left, window in grids:
                yield next(label), framed(window, top, left, 0, surface.shape[0], surface.shape[1])
            continue
        while grids:
            # A grid of a stack is part of the whole stack's memory, which must not outlive the stack.
            yield next(label), grids.pop(0) if width == 1 else grids.pop(0).copy()


def usable_cells(resistance: np.ndarray, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How many cells each source has, and how many of them are not on walls.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        NaN and infinite cells are walls.
    sources : ndarray of int, shape (rows, columns)
        Labels above 0.

    Returns
    -------
    labels, cells, usable : ndarray of int64, shape (sources,)
        Ascending by label. A source with no usable cell starts nothing and is reached by nothing.
    """
    sources, is_open = np.ravel(sources), np.ravel(np.isfinite(resistance))
    cells = np.flatnonzero(sources > 0)
    labels, place, count = np.unique(sources[cells], return_inverse=True, return_counts=True)
    usable = np.bincount(place, weights=is_open[cells], minlength=labels.size)
    return labels.astype(np.int64), count.astype(np.int64), usable.astype(np.int64)


def _run_stack(surface: Surface, stack: tuple) -> list[np.ndarray]:
    seeds, cutoffs, progress = stack
    state = State(surface, seeds, cutoffs)
    spread(state, progress)
    return state.results()


def _run_stack_elsewhere(surface: Surface, stack: tuple) -> list[tuple]:
    """On a worker: of each grid the first row and column of what is reached, and the costs there."""
    seeds, cutoffs, _ = stack
    found = []
    for cost in _run_stack(surface, (seeds, cutoffs, task_progress())):
        box = reached_box(cost)
        found.append((box[0].start, box[1].start, cost[box].copy()))
    return found


def _checked_cutoffs(cutoffs: Union[np.ndarray, Sequence[float]]) -> np.ndarray:
    cutoffs = np.asarray(cutoffs, dtype=np.float64)
    bad = int(np.count_nonzero(~(cutoffs >= 0.0)))
    if bad:
        raise InputError(
            "The cost cutoff is negative or not a number for {count} {count:source|sources}; give 0 or more.", count=bad
        )
    return cutoffs


def _source_cells(surface: Surface, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Flat indices and labels of the source cells."""
    sources = np.asarray(sources)
    check_sources(sources, surface.shape)
    cells = np.flatnonzero(sources > 0)
    return cells, sources.ravel()[cells].astype(np.int32)


def check_sources(sources: np.ndarray, shape: Shape) -> None:
    """Raise unless the sources are on the grid of the resistance."""
    if sources.shape != shape:
        raise InputError(
            "The sources have {given} cells and the resistance has {wanted}; give both on one grid.",
            given=" x ".join(map(str, sources.shape)),
            wanted=" x ".join(map(str, shape)),
        )
