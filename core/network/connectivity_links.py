"""Links between patches: from distances or given probabilities to the networks of PC and IIC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..groups import joined_groups
from ..patch_distances import PairDistances


@dataclass(frozen=True)
class PatchLinks:
    """Pairs of patches with the probability of dispersal between them, each pair once.

    Parameters
    ----------
    count : int
        Number of patches.
    first, second : ndarray of int64, shape (pairs,)
        Patches from 0.
    probability : ndarray of float64, shape (pairs,)
        Probability of direct dispersal, the links of PC; 0 is no link.
    linked : ndarray of bool, shape (pairs,)
        Whether the patches are linked at all, the links of IIC.
    pruned : int
        How many probabilities were set to 0 because they were below the least one that counts.
    """

    count: int
    first: np.ndarray
    second: np.ndarray
    probability: np.ndarray
    linked: np.ndarray
    pruned: int = 0

    def components(self, probable: bool = False) -> tuple[int, np.ndarray]:
        """Groups of patches that are connected through links.

        Parameters
        ----------
        probable : bool
            Through links of PC instead of those of IIC.

        Returns
        -------
        count : int
        component : ndarray of int32, shape (patches,)
            Numbered from 0 in the order of their first patches.
        """
        chosen = self.probability > 0.0 if probable else self.linked
        return joined_groups(self.count, self.first[chosen], self.second[chosen])

    def degrees(self) -> np.ndarray:
        """Number of links of each patch."""
        ends = np.concatenate([self.first[self.linked], self.second[self.linked]])
        return np.bincount(ends, minlength=self.count)


def dispersal_probability(distance: np.ndarray, at_distance: float, probability: float) -> np.ndarray:
    """Probability of direct dispersal, falling exponentially with the distance.

    ``p = exp(-k d)`` with ``k = -ln(P) / D``, so that p is P at the distance D (Urban and Keitt 2001; Saura and
    Pascual-Hortal 2007). With P = 0.5, D is the median dispersal distance; the mean one is 1 / k.

    Parameters
    ----------
    distance : array_like of float
        In the unit of `at_distance`.
    at_distance, probability : float
        D > 0 and 0 < P < 1.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.connectivity_links import dispersal_probability
    >>> dispersal_probability(np.array([0.0, 5000.0, 10000.0]), 5000.0, 0.5).round(6).tolist()
    [1.0, 0.5, 0.25]
    """
    check_dispersal(at_distance, probability)
    return np.exp(np.asarray(distance, dtype=np.float64) * (np.log(probability) / at_distance))


def check_dispersal(distance: float, probability: float, min_probability: float = 0.0) -> None:
    """Raise `InputError` for parameters of dispersal that are out of their ranges."""
    if not distance > 0.0 or not np.isfinite(distance):
        raise InputError("The dispersal distance is {given}; it must be above 0.", given=distance)
    if not 0.0 < probability < 1.0:
        raise InputError("The probability is {given}; it must lie between 0 and 1.", given=probability)
    if not 0.0 <= min_probability < 1.0:
        raise InputError("The least probability is {given}; it must be from 0 to below 1.", given=min_probability)


def greatest_distance(distance: float, probability: float, min_probability: float) -> float:
    """The distance beyond which pairs neither are linked for IIC nor have a probability that counts for PC."""
    if not 0.0 < min_probability < 1.0:
        return float("inf")
    return distance * max(1.0, float(np.log(min_probability) / np.log(probability)) * (1.0 + 1e-9))


def links_by_distance(
    pairs: PairDistances,
    distance: float,
    probability: float = 0.5,
    min_probability: float = 0.0,
    link_distance: Optional[float] = None,
) -> PatchLinks:
    """Links from distances: within a threshold for IIC, with a probability for PC.

    Parameters
    ----------
    pairs : PairDistances
        Pairs that are not listed are not linked.
    distance, probability : float
        The probability of dispersal at this distance, see `dispersal_probability`.
    min_probability : float
        Smaller probabilities count as none. That makes large networks sparse, lowers PC a little and raises the
        connector parts, so `PatchLinks.pruned` is to be reported.
    link_distance : float, optional
        Pairs up to this distance, itself included, are linked for IIC; `distance` by default.

    Returns
    -------
    PatchLinks

    Raises
    ------
    InputError
        When a parameter is out of its range.
    """
    check_dispersal(distance, probability, min_probability)
    p = dispersal_probability(pairs.distance, distance, probability)
    linked = pairs.distance <= (distance if link_distance is None else link_distance)
    return _pruned(pairs.count, pairs.first, pairs.second, p, linked, min_probability)


def links_by_probability(
    count: int,
    first: np.ndarray,
    second: np.ndarray,
    value: np.ndarray,
    probability: float = 0.5,
    min_probability: float = 0.0,
) -> PatchLinks:
    """Links from given probabilities of direct dispersal.

    Parameters
    ----------
    count : int
        Number of patches.
    first, second : ndarray of int, shape (pairs,)
        Patches from 0, each pair at most once.
    value : ndarray of float, shape (pairs,)
        Probabilities from 0 to 1.
    probability : float
        From this probability on, itself included, patches are linked for IIC.
    min_probability : float
        As in `links_by_distance`.

    Returns
    -------
    PatchLinks

    Raises
    ------
    InputError
        When a probability lies outside 0..1.
    """
    value = np.asarray(value, dtype=np.float64)
    wrong = ~((value >= 0.0) & (value <= 1.0))
    if wrong.any():
        raise InputError(
            "{count} {count:link has|links have} a probability outside 0 to 1, the first is {given}; if the values "
            "are distances, say so.",
            count=int(wrong.sum()),
            given=value[wrong][0],
        )
    check_dispersal(1.0, probability, min_probability)
    linked = (value >= probability) & (value > 0.0)
    return _pruned(count, np.asarray(first), np.asarray(second), value, linked, min_probability)


def _pruned(count, first, second, probability, linked, least: float) -> PatchLinks:
    small = (probability < least) & (probability > 0.0)
    pruned = int(np.count_nonzero(small))
    if pruned:
        probability = np.where(small, 0.0, probability)
    return PatchLinks(count, first, second, probability, linked, pruned)
