"""Which habitat patches become ecological sources, and why the others do not."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from enum import IntEnum
from typing import Callable, Optional, Sequence

import numpy as np

from ..errors import InputError, NothingFound
from ..network.connectivity import LandscapeConnectivity, landscape_connectivity
from ..network.connectivity_growth import growing_numerators
from ..network.connectivity_index import seconds_needed
from ..network.connectivity_links import links_by_distance
from ..patch_distances import PairDistances
from ..progress import Progress, no_progress, parts_of
from ..typed import there

# Of species, in metres, and how likely they get there.
DISPERSAL, PROBABILITY = 5000.0, 0.5


class Decision(IntEnum):
    """What became of a patch."""

    KEPT = 0
    TOO_SMALL = 1
    NOT_AMONG_LARGEST = 2
    LOW_IMPORTANCE = 3
    SHARE_REACHED = 4


@dataclass(frozen=True)
class SelectionRules:
    """Rules that a source must pass, one after the other.

    Parameters
    ----------
    min_area : float
        Least area, in the unit of the areas.
    largest : int, optional
        Only so many of the largest patches are candidates.
    min_importance : float
        Least dPC among the candidates, in per cent.
    share : float, optional
        Of the candidates in the order of dPC only so many, that their own EC(PC) reaches this share of that of all
        candidates, in per cent.
    """

    min_area: float = 0.0
    largest: Optional[int] = None
    min_importance: float = 0.0
    share: Optional[float] = None


@dataclass(frozen=True)
class SourceSelection:
    """The decision for every patch, arrays of shape (patches,).

    Parameters
    ----------
    decision : ndarray of int8
        A `Decision` for each patch.
    area_rank : ndarray of int64
        1 for the largest patch; of equal ones the first comes first.
    importance_rank : ndarray of int64
        1 for the candidate with the greatest dPC; 0 for patches that are no candidates.
    share : ndarray of float64
        EC(PC) of this and all more important candidates alone, in per cent of that of all candidates; NaN for patches
        that are no candidates.
    candidates : ndarray of int64
        Patches that passed the rules of size, ascending; the connectivity is between them.
    kept : ndarray of int64
        The sources, by descending dPC.
    connectivity : LandscapeConnectivity
        Of the candidates.
    """

    decision: np.ndarray
    area_rank: np.ndarray
    importance_rank: np.ndarray
    share: np.ndarray
    candidates: np.ndarray
    kept: np.ndarray
    connectivity: LandscapeConnectivity

    def of_all(self, values: np.ndarray) -> np.ndarray:
        """Spread a value of each candidate over all patches, NaN for the others."""
        spread = np.full(self.decision.size, np.nan)
        spread[self.candidates] = values
        return spread


def select_sources(
    areas: Sequence[float] | np.ndarray,
    distances: Callable[[np.ndarray], PairDistances],
    rules: SelectionRules,
    distance: float,
    probability: float = PROBABILITY,
    min_probability: float = 0.0,
    attributes: Optional[Sequence[float] | np.ndarray] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> SourceSelection:
    """Select ecological sources by size and by what they add to the connectivity of the landscape.

    The rules of size come first: they say which patches are candidates. dPC is that of the network of candidates, with
    the dispersal probability falling exponentially (`dispersal_probability`); it is not computed anew for those that
    are kept.

    Parameters
    ----------
    areas : array_like of float, shape (patches,)
        In hectares.
    distances : callable
        Takes the candidates' numbers from 0, ascending, and returns the distances between them.
    rules : SelectionRules
    distance, probability : float
        The probability of dispersal at this distance; also the threshold of the links of IIC.
    min_probability : float
        Smaller probabilities count as none.
    attributes : array_like of float, shape (patches,), optional
        Instead of the area in the connectivity, such as area times quality.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    SourceSelection

    Raises
    ------
    InputError
        When a rule is out of its range, or no patch is left.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.1: the 30 largest MSPA cores, dPC above 1.1. Saura et al. (2011)
    Ecological Indicators 11:768-773 for EC(PC).
    """
    areas = np.asarray(areas, dtype=np.float64)
    check_rules(rules)
    decision, area_rank = _by_size(areas, rules)
    candidates = np.flatnonzero(decision == Decision.KEPT)
    weights = (areas if attributes is None else np.asarray(attributes, dtype=np.float64))[candidates]
    links = links_by_distance(distances(candidates), distance, probability, min_probability)
    work = seconds_needed(np.bincount(links.components(probable=True)[1]))
    indices, growth = parts_of(progress, (1e-6 + 1.3 * work, 1e-6 + 0.3 * work))
    connectivity = landscape_connectivity(weights, links, executor=executor, progress=indices)
    importance = there(connectivity.pc.importance).total
    # Of equal ones the larger comes first, then the one with the lower number.
    order = np.lexsort((candidates, -areas[candidates], -importance))
    share = np.empty(candidates.size)
    growing = growing_numerators(weights, links, order, growth)
    share[order] = 100.0 * np.sqrt(growing / growing[-1])
    _by_connectivity(decision, candidates, importance, share, order, rules)
    rank = np.zeros(areas.size, dtype=np.int64)
    rank[candidates[order]] = np.arange(1, candidates.size + 1)
    kept = candidates[order][decision[candidates[order]] == Decision.KEPT]
    result = SourceSelection(decision, area_rank, rank, np.full(areas.size, np.nan), candidates, kept, connectivity)
    result.share[candidates] = share
    return result


def nearest_distances(pairs: PairDistances) -> np.ndarray:
    """How far the nearest other patch is from each one.

    Parameters
    ----------
    pairs : PairDistances

    Returns
    -------
    ndarray of float64, shape (patches,)
        Infinite where no other is within the cutoff of the pairs.
    """
    nearest = np.full(pairs.count, np.inf)
    for side in (pairs.first, pairs.second):
        np.minimum.at(nearest, side, pairs.distance)
    return nearest


def check_rules(rules: SelectionRules) -> None:
    """Raise `InputError` for rules that no patch can pass."""
    if not rules.min_area >= 0.0:
        raise InputError("The least area is {given}; it must be 0 or more.", given=rules.min_area)
    if rules.largest is not None and rules.largest < 1:
        raise InputError("The number of largest patches is {given}; it must be 1 or more.", given=rules.largest)
    if not 0.0 <= rules.min_importance <= 100.0:
        raise InputError("The least dPC is {given} %; it must be from 0 to 100.", given=rules.min_importance)
    if rules.share is not None and not 0.0 < rules.share <= 100.0:
        raise InputError("The share of EC(PC) is {given} %; it must be above 0, up to 100.", given=rules.share)


def _by_size(areas: np.ndarray, rules: SelectionRules) -> tuple[np.ndarray, np.ndarray]:
    decision = np.full(areas.size, Decision.KEPT, dtype=np.int8)
    order = np.lexsort((np.arange(areas.size), -areas))
    rank = np.empty(areas.size, dtype=np.int64)
    rank[order] = np.arange(1, areas.size + 1)
    if rules.largest is not None:
        decision[rank > rules.largest] = Decision.NOT_AMONG_LARGEST
    decision[areas < rules.min_area] = Decision.TOO_SMALL
    if not (decision == Decision.KEPT).any():
        raise NothingFound(
            "No patch has the least area of {wanted:.10g} ha; the largest of {count} has {largest:.6g} ha.",
            wanted=rules.min_area,
            count=areas.size,
            largest=float(areas.max()) if areas.size else 0.0,
        )
    return decision, rank


def _by_connectivity(
    decision: np.ndarray,
    candidates: np.ndarray,
    importance: np.ndarray,
    share: np.ndarray,
    order: np.ndarray,
    rules: SelectionRules,
) -> None:
    decision[candidates[importance < rules.min_importance]] = Decision.LOW_IMPORTANCE
    if not (decision == Decision.KEPT).any():
        raise NothingFound(
            "No patch has a dPC of {wanted:.10g} % or more; the greatest of {count} is {greatest:.4g} %. "
            "Lower the limit.",
            wanted=rules.min_importance,
            count=candidates.size,
            greatest=float(importance.max()),
        )
    if rules.share is None:
        return
    # The first that reaches the share is still needed.
    needed = 1 + int(np.argmax(share[order] >= rules.share * (1.0 - 1e-12)))
    beyond = candidates[order[needed:]]
    decision[beyond[decision[beyond] == Decision.KEPT]] = Decision.SHARE_REACHED
