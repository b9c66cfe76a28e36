"""Least-cost distances between patches over a resistance surface."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..cost.accumulate import source_costs
from ..cost.paths import least_cost_paths
from ..errors import InputError
from ..patch_distances import PairDistances
from ..progress import Progress, no_progress


@dataclass(frozen=True)
class CostDistances(PairDistances):
    """Least-cost distances between pairs of patches.

    Parameters
    ----------
    count, first, second, distance
        As in `PairDistances`, the distance in resistance x map units.
    paths : tuple of (ndarray, ndarray)
        Rows and columns of the cheapest way of each pair, from the second patch to the first; empty where it was not
        looked for.
    """

    paths: tuple = ()


def patch_cost_distances(
    resistance: np.ndarray,
    labels: np.ndarray,
    count: int,
    cell_size: float,
    cutoff: float = np.inf,
    path_cutoff: Optional[float] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> CostDistances:
    """Accumulated cost of the cheapest way between the outlines of patches.

    The cost of a step is the mean resistance of its two cells times its length (see `accumulated_cost`); within a
    patch it starts from and ends at movement is free, through other patches it costs their resistance.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN is a wall.
    labels : ndarray of int, shape (rows, columns)
        Patch numbers from 1 to `count`; 0 is no patch.
    count : int
    cell_size : float
        In map units; costs are in resistance x map units.
    cutoff : float
        Pairs that cost more are left out.
    path_cutoff : float, optional
        Give the ways of pairs up to this cost as well.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    CostDistances
        Pairs that no way connects are left out.

    Raises
    ------
    InputError
        When a patch has no cell with a resistance.
    """
    labels = np.asarray(labels)
    open_ground = (labels > 0) & np.isfinite(resistance)
    cells = np.flatnonzero(open_ground)
    owner = labels.ravel()[cells]
    cells = cells[np.argsort(owner, kind="stable")]
    sizes = np.bincount(owner, minlength=count + 1)[1:]
    if (sizes == 0).any():
        raise InputError(
            "{count} {count:patch lies|patches lie} where the resistance has no data, the first is patch {number}; "
            "extend the resistance or remove such patches.",
            count=int(np.count_nonzero(sizes == 0)),
            number=int(np.flatnonzero(sizes == 0)[0]) + 1,
        )
    starts = np.cumsum(sizes) - sizes
    firsts, seconds, distances, paths = [], [], [np.zeros(0)], []
    # The last patch has met all others by then.
    wanted = np.arange(1, count)
    runs = source_costs(resistance, labels, cell_size, wanted, cutoff, executor, progress) if count > 1 else ()
    for label, cost in runs:
        here = cost.ravel()[cells]
        least = np.minimum.reduceat(here, starts)[label:]
        near = np.flatnonzero((least <= cutoff) & np.isfinite(least))
        firsts += [label - 1] * near.size
        seconds += (near + label).tolist()
        distances.append(least[near])
        if path_cutoff is not None:
            ends = [
                int(cells[starts[patch] + np.argmin(here[starts[patch] : starts[patch] + sizes[patch]])])
                for patch in near + label
            ]
            paths += _paths(cost, resistance, cell_size, ends, least[near] <= path_cutoff)
    return CostDistances(
        count,
        np.array(firsts, dtype=np.int64),
        np.array(seconds, dtype=np.int64),
        np.concatenate(distances),
        paths=tuple(paths),
    )


def _paths(cost, resistance, cell_size: float, ends: list, wanted: np.ndarray) -> list:
    """The ways from some cells back to the source; empty ones for those that are not wanted."""
    columns = cost.shape[1]
    chosen = [divmod(end, columns) for end, want in zip(ends, wanted) if want]
    found = iter(least_cost_paths(cost, resistance, cell_size, chosen) if chosen else ())
    nothing = np.zeros(0, dtype=np.int64)
    return [next(found) if want else (nothing, nothing) for want in wanted]
