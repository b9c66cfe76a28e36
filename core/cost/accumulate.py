"""Accumulated cost (cost distance, minimum cumulative resistance) from sources over a resistance surface."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Iterator, Optional, Sequence, Union

import numpy as np

from ..errors import InputError
from ..executors import run_tasks
from ..progress import Progress, no_progress
from ._near_far import Surface, spread


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
) -> AccumulatedCost:
    """Least accumulated cost from the nearest source, on 8 neighbours, exact.

    A step between two neighbours costs the mean of their resistances times the distance of their
    centres: ``(r_a + r_b) / 2 * cell_size``, times the square root of 2 on a diagonal. The cost of
    a cell is the least sum of steps from any source cell.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    sources : ndarray of int, shape (rows, columns)
        Labels above 0; 0 is no source. Source cells on walls start nothing.
    cell_size : float
        Side of a cell, in map units.
    cutoff : float
        Costs above it are not followed and given as not reached.
    progress : callable
        Called with the share of cells that are done.

    Returns
    -------
    AccumulatedCost
        Where two sources are equally near, the one with the lower label has the cell.

    Raises
    ------
    InputError
        When a resistance is 0 or negative, or the shapes differ.
    """
    surface = Surface(resistance, cell_size)
    labels = _checked_sources(surface, sources)
    cost, allocation = spread(surface, labels, cutoff, True, progress)
    return AccumulatedCost(cost, allocation)


def source_costs(
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    labels: Optional[Sequence[int]] = None,
    cutoffs: Union[None, float, Sequence[float]] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> Iterator[tuple[int, np.ndarray]]:
    """Accumulated cost from each source alone, one source after another.

    Parameters
    ----------
    resistance, sources, cell_size
        As in `accumulated_cost`.
    labels : sequence of int, optional
        The sources to run, in the order in which they are wanted; all, ascending, by default.
    cutoffs : float or sequence of float, optional
        One for all, or one for each of `labels`; costs above it are given as not reached.
    executor : concurrent.futures.Executor, optional
        Runs groups of sources at once; the results do not depend on it.
    progress : callable
        Called with the share of sources that are done.

    Yields
    ------
    label : int
    cost : ndarray of float64, shape (rows, columns)
        0 in the source, infinite where it does not reach.
    """
    surface = Surface(resistance, cell_size)
    checked = _checked_sources(surface, sources)
    wanted = np.unique(checked[checked > 0]) if labels is None else np.asarray(labels)
    limits = np.broadcast_to(np.inf if cutoffs is None else np.asarray(cutoffs, float), wanted.shape)
    tasks = [(int(label), float(limit)) for label, limit in zip(wanted, limits)]
    work = partial(_one_source, surface, checked)
    for (label, _), cost in zip(tasks, run_tasks(work, tasks, executor, progress)):
        yield label, cost


def _one_source(surface: Surface, sources: np.ndarray, task: tuple[int, float]) -> np.ndarray:
    label, cutoff = task
    return spread(surface, np.where(sources == label, 1, 0), cutoff, False, no_progress)[0]


def _checked_sources(surface: Surface, sources: np.ndarray) -> np.ndarray:
    sources = np.asarray(sources)
    if sources.shape != surface.shape:
        raise InputError(
            "The sources have {given} cells and the resistance has {wanted}; give both on one grid.",
            given=" x ".join(map(str, sources.shape)),
            wanted=" x ".join(map(str, surface.shape)),
        )
    return sources
