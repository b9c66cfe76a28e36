"""One grade of polylines from several measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError
from .space_syntax import LineNetwork


@dataclass(frozen=True)
class Grade:
    """Scores and their classes.

    Parameters
    ----------
    score : ndarray of float64
        From 0 to 1; NaN where a measure is missing.
    limits : tuple of float
        Between the classes, rising.
    ranges : tuple of (float, float)
        Least and greatest value of each measure, the distance turned round; NaN where it has none.
    """

    score: np.ndarray
    limits: tuple
    ranges: tuple = ()

    def classes(self, score: Optional[np.ndarray] = None) -> np.ndarray:
        """The class of scores (of the polylines by default): 1 the lowest; 0 where the score is NaN."""
        score = self.score if score is None else score
        return np.where(np.isnan(score), 0, 1 + np.searchsorted(np.asarray(self.limits), score, side="left"))


def far_in_parts(network: LineNetwork, mean_distance: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Mean distances that compare between components: divided by the component's share of all weight.

    In a small component everything is near, which looks central and is not (Wasserman and Faust's correction of
    closeness). A single component is left as it is.

    Parameters
    ----------
    network : LineNetwork
    mean_distance, weight : ndarray of float, shape (polylines,)

    Returns
    -------
    ndarray of float64, shape (polylines,)
    """
    _, component = network.components()
    of = np.bincount(component, weight)
    with np.errstate(divide="ignore", invalid="ignore"):
        return mean_distance * (of.sum() / of[component])


def integrated_grade(
    far: np.ndarray,
    benefits: Sequence[np.ndarray],
    weights: Optional[Sequence[float]] = None,
    classes: int = 5,
    ranges: Optional[Sequence] = None,
    limits: Optional[Sequence[float]] = None,
) -> Grade:
    """Weighted mean of measures from 0 to 1, in natural classes.

    Each measure goes from 0 at its least to 1 at its greatest value, the distance the other way round; a measure that
    is the same everywhere says nothing and is 1 (in the distance too).

    Parameters
    ----------
    far : ndarray of float, shape (polylines,)
        Mean distance: the smaller, the better.
    benefits : sequence of ndarray of float, shape (polylines,)
        The other measures: the larger, the better.
    weights : sequence of float, optional
        Of the distance and the others, 0 or above, at least one above 0; equal by default. They are scaled to sum 1.
    classes : int
    ranges, limits : sequence, optional
        Of another network's `Grade`, which hold here: measures beyond a range count as its end.

    Returns
    -------
    Grade

    Raises
    ------
    InputError
        When the weights do not fit the measures.
    """
    measures = [-np.asarray(far, dtype=np.float64), *(np.asarray(layer, dtype=np.float64) for layer in benefits)]
    weights = np.ones(len(measures)) if weights is None else np.asarray(weights, dtype=np.float64)
    if weights.size != len(measures) or not (weights >= 0).all() or not np.isfinite(weights).all() or not weights.any():
        raise InputError(
            "There must be {count} weights of 0 or above, one for each measure, and at least one above 0; {given} were "
            "given.",
            count=len(measures),
            given=weights.size,
        )
    if ranges is None:
        ranges = tuple(_range(measure) for measure in measures)
    score = sum(
        weight * from_nought_to_one(measure, ends)
        for weight, measure, ends in zip(weights / weights.sum(), measures, ranges)
        if weight > 0
    )
    if limits is None:
        limits = natural_breaks([score], classes).limits if np.isfinite(score).any() else ()
    return Grade(score, tuple(limits), tuple(map(tuple, ranges)))


def _range(values: np.ndarray) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def from_nought_to_one(values: np.ndarray, ends: Optional[tuple[float, float]] = None) -> np.ndarray:
    """Values scaled from 0 at the least to 1 at the greatest; all 1 where they are the same; NaN stays.

    The least and the greatest may be another network's; values beyond them count as they do.
    """
    low, high = _range(values) if ends is None else ends
    if np.isnan(low):
        return np.full(values.shape, np.nan)
    # Equal values differ by rounding.
    if high - low <= 1e-12 * max(abs(low), abs(high)):
        return np.where(np.isfinite(values), 1.0, np.nan)
    return np.where(np.isfinite(values), np.clip((values - low) / (high - low), 0.0, 1.0), np.nan)
