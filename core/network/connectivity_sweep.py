"""Connectivity over a range of dispersal distances, to choose the distance by."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np
from scipy.stats import rankdata

from ..errors import InputError
from ..patch_distances import PairDistances
from ..progress import Progress, no_progress, parts_of
from ..typed import there
from .connectivity import landscape_connectivity
from .connectivity_links import links_by_distance

# As many of the most important patches are compared from one distance to the next.
TOP_PATCHES = 10


@dataclass(frozen=True)
class ConnectivitySweep:
    """Indices at each of several distances, arrays of shape (distances,).

    Parameters
    ----------
    distance : ndarray of float64
        Ascending.
    iic, pc, ec_iic, ec_pc : ndarray of float64
    links, components : ndarray of int64
    largest_share : ndarray of float64
        Attribute of the largest group of linked patches, in per cent of all.
    rank_previous : ndarray of float64
        Spearman's correlation of the ranks of dPC with those at the distance before; NaN at the first distance, and
        where all patches are equal.
    rank_reference : ndarray of float64
        The same with the reference; NaN without one.
    top_previous : ndarray of float64
        How many of the ten most important patches were so at the distance before as well, in per cent.
    """

    distance: np.ndarray
    iic: np.ndarray
    pc: np.ndarray
    ec_iic: np.ndarray
    ec_pc: np.ndarray
    links: np.ndarray
    components: np.ndarray
    largest_share: np.ndarray
    rank_previous: np.ndarray
    rank_reference: np.ndarray
    top_previous: np.ndarray


def connectivity_sweep(
    attributes,
    pairs: PairDistances,
    distances: Sequence[float],
    probability: float = 0.5,
    landscape: Optional[float] = None,
    min_probability: float = 0.0,
    reference: Optional[np.ndarray] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> ConnectivitySweep:
    """Connectivity at several dispersal distances.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
    pairs : PairDistances
        Without cutoff, or with one that no pair of the greatest distance exceeds.
    distances : sequence of float
        The threshold of IIC and the distance at which the probability of PC holds.
    probability, landscape, min_probability
        As in `links_by_distance` and `landscape_connectivity`.
    reference : ndarray of float, shape (patches,), optional
        dPC to compare the ranks with, such as those at the distance in use.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    ConnectivitySweep

    Raises
    ------
    InputError
        When no distance is given or one is not above 0.
    """
    distances = np.unique(np.asarray(distances, dtype=np.float64))
    if not distances.size or not (distances > 0.0).all():
        raise InputError("The distances of the sweep are {given}; give numbers above 0.", given=distances.tolist())
    attributes = np.asarray(attributes, dtype=np.float64)
    rows = []
    before = None
    for distance, step in zip(distances, parts_of(progress, np.ones(distances.size))):
        links = links_by_distance(pairs, distance, probability, min_probability)
        found = landscape_connectivity(attributes, links, landscape, executor=executor, progress=step)
        importance = there(found.pc.importance).total
        groups = np.bincount(found.component, attributes)
        rows.append(
            (
                distance,
                found.iic.value,
                found.pc.value,
                found.iic.equivalent,
                found.pc.equivalent,
                found.links,
                found.components,
                100.0 * groups.max() / groups.sum(),
                np.nan if before is None else rank_correlation(importance, before),
                np.nan if reference is None else rank_correlation(importance, reference),
                np.nan if before is None else _shared_top(importance, before),
            )
        )
        before = importance
    columns = [np.array(column) for column in zip(*rows)]
    return ConnectivitySweep(*columns)


def rank_correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Spearman's rank correlation with mean ranks for ties; NaN where one side has no differences."""
    ranks = [rankdata(side) for side in (a, b)]
    a, b = (side - side.mean() for side in ranks)
    spread = float(np.sqrt(np.sum(a * a) * np.sum(b * b)))
    return float(np.sum(a * b)) / spread if spread > 0.0 else float("nan")


def _shared_top(a: np.ndarray, b: np.ndarray) -> float:
    count = min(TOP_PATCHES, a.size)
    tops = [set(np.argsort(-side, kind="stable")[:count].tolist()) for side in (a, b)]
    return 100.0 * len(tops[0] & tops[1]) / count
