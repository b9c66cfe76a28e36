"""Least-cost distances between patches over a resistance surface."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Optional

import numpy as np

from ..cost.accumulate import source_costs
from ..errors import InputError
from ..patch_distances import PairDistances
from ..progress import Progress, no_progress


def patch_cost_distances(
    resistance: np.ndarray,
    labels: np.ndarray,
    count: int,
    cell_size: float,
    cutoff: float = np.inf,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> PairDistances:
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
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    PairDistances
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
            "{count} patches lie where the resistance has no data, the first is patch {number}; "
            "extend the resistance or remove the patches.",
            count=int(np.count_nonzero(sizes == 0)),
            number=int(np.flatnonzero(sizes == 0)[0]) + 1,
        )
    starts = np.cumsum(sizes) - sizes
    firsts, seconds, distances = [], [], []
    # The last patch has met all others by then.
    wanted = np.arange(1, count)
    runs = source_costs(resistance, labels, cell_size, wanted, cutoff, executor, progress) if count > 1 else ()
    for label, cost in runs:
        least = np.minimum.reduceat(cost.ravel()[cells], starts)[label:]
        near = np.flatnonzero((least <= cutoff) & np.isfinite(least))
        firsts.append(np.full(near.size, label - 1))
        seconds.append(near + label)
        distances.append(least[near])
    empty = [np.zeros(0, dtype=np.int64)]
    return PairDistances(
        count,
        np.concatenate(firsts or empty),
        np.concatenate(seconds or empty),
        np.concatenate(distances or [np.zeros(0)]),
    )
