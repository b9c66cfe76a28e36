"""Whether records of a species lie in a security pattern more often than the land that the pattern takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from ..errors import InputError

IN_SOURCE, NEAR_CORRIDOR, ELSEWHERE = range(3)


@dataclass(frozen=True)
class RecordCheck:
    """Records by place, beside the area by place.

    Parameters
    ----------
    counts : ndarray of int64, shape (3,)
        Records in sources, near corridors (outside sources) and elsewhere.
    shares, area_shares : ndarray of float64, shape (3,)
        Of the records, and of the area.
    ratios : ndarray of float64, shape (3,)
        Share of the records by that of the area: 1 where records take no notice; NaN where there is no such area.
    distance, area_distance : float
        Median distance to the nearest source or corridor, in metres, of the records and of the area.
    nearer : float
        Probability that a record is nearer to the pattern than a place of the area; 0.5 where they take no notice.
    """

    counts: np.ndarray
    shares: np.ndarray
    area_shares: np.ndarray
    ratios: np.ndarray
    distance: float
    area_distance: float
    nearer: float

    @property
    def inside(self) -> float:
        """Share of the records that lie in sources or near corridors."""
        return float(self.shares[IN_SOURCE] + self.shares[NEAR_CORRIDOR])

    @property
    def area_inside(self) -> float:
        """Share of the area that does."""
        return float(self.area_shares[IN_SOURCE] + self.area_shares[NEAR_CORRIDOR])


def places_of(in_source: np.ndarray, to_corridor: np.ndarray, reach: float) -> np.ndarray:
    """The place of points in a pattern.

    Parameters
    ----------
    in_source : ndarray of bool, shape (points,)
    to_corridor : ndarray of float, shape (points,)
        Distance to the nearest corridor in metres; infinite without one.
    reach : float
        Points that are no farther from a corridor, in metres, are near it.

    Returns
    -------
    ndarray of int64, shape (points,)
        `IN_SOURCE`, `NEAR_CORRIDOR` or `ELSEWHERE`.
    """
    near = np.where(np.asarray(to_corridor) <= reach, NEAR_CORRIDOR, ELSEWHERE)
    return np.where(in_source, IN_SOURCE, near)


def check_records(
    places: np.ndarray, distance: np.ndarray, area_places: np.ndarray, area_distance: np.ndarray
) -> RecordCheck:
    """Compare records with the area in which they could lie.

    Parameters
    ----------
    places, area_places : ndarray of int, shape (records,) and (points,)
        As `places_of`, of the records and of points that stand evenly over the area.
    distance, area_distance : ndarray of float
        Of the same, to the nearest source or corridor in metres, 0 in sources.

    Returns
    -------
    RecordCheck

    Raises
    ------
    InputError
        Without a record or a point of the area.

    References
    ----------
    The selection ratio of Manly et al. (2002), Resource Selection by Animals, chapter 4: used by available shares; AUC
    against the area, Phillips et al. (2006), Ecological Modelling 190: 231-259.

    Examples
    --------
    >>> found = check_records([0, 0, 1, 2], [0, 0, 50, 900], [0, 1, 2, 2], [0, 50, 700, 900])
    >>> found.shares.round(2).tolist(), found.ratios.round(2).tolist()
    ([0.5, 0.25, 0.25], [2.0, 1.0, 0.5])
    """
    places, area_places = np.asarray(places), np.asarray(area_places)
    if not places.size or not area_places.size:
        raise InputError("No record lies in the area of the pattern.")
    counts = np.bincount(places, minlength=3)
    shares = counts / places.size
    area_shares = np.bincount(area_places, minlength=3) / area_places.size
    ratios = np.divide(shares, area_shares, out=np.full(3, np.nan), where=area_shares > 0)
    near, area_near = -np.asarray(distance, dtype=np.float64), -np.asarray(area_distance, dtype=np.float64)
    return RecordCheck(
        counts, shares, area_shares, ratios, float(-np.median(near)), float(-np.median(area_near)), auc(near, area_near)
    )


def auc(present: np.ndarray, absent: np.ndarray) -> float:
    """Area under the ROC curve: how often a presence has the higher value; equal ones count half.

    Parameters
    ----------
    present, absent : ndarray of float
        NaN is left out.

    Returns
    -------
    float
        NaN without values on one side.

    References
    ----------
    Hanley and McNeil (1982), Radiology 143: 29-36.
    """
    present, absent = present[np.isfinite(present)], absent[np.isfinite(absent)]
    if not present.size or not absent.size:
        return float("nan")
    ranks = rankdata(np.concatenate([present, absent]))[: present.size]
    return float((ranks.sum() - present.size * (present.size + 1) / 2.0) / (present.size * absent.size))
