"""How well corridors lead from today's climate to where it will be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from .linkage_priority import by_range


@dataclass(frozen=True)
class RatioPriority:
    """How a ratio of climates becomes a priority: two straight lines that meet at the target.

    Parameters
    ----------
    at_least, at_greatest : float
        Priority at the smallest and at the greatest ratio of all corridors.
    least_greatest : float
        The greatest ratio counts as at least this, so that small changes are not marked down as if they were large.
    target : float
        Ratio whose priority is 1.
    """

    at_least: float = 0.75
    at_greatest: float = 0.0
    least_greatest: float = 1.15
    target: float = 1.0

    def of(self, ratio: np.ndarray) -> np.ndarray:
        """The priorities of ratios; not yet scaled."""
        smallest, greatest = float(ratio.min()), max(float(ratio.max()), self.least_greatest)
        rising = _line(ratio, smallest, self.at_least, self.target, 1.0)
        falling = _line(ratio, greatest, self.at_greatest, self.target, 1.0)
        return np.where(ratio < self.target, rising, np.where(ratio > self.target, falling, 1.0))


# The greatest ratio to a preferred climate is taken as it is.
PREFERENCE = RatioPriority(least_greatest=0.0)


def _line(at, start, start_value, end, end_value) -> np.ndarray:
    if start == end:
        return np.full(at.shape, end_value)
    return start_value + (at - start) * (end_value - start_value) / (end - start)


def climate_priority(
    first: np.ndarray,
    second: np.ndarray,
    now: np.ndarray,
    future: np.ndarray,
    analog: RatioPriority = RatioPriority(),
    preferred: Optional[float] = None,
    preference: RatioPriority = PREFERENCE,
    analog_weight: float = 0.5,
    higher_is_cooler: bool = False,
) -> np.ndarray:
    """The climate's part in the priority of every corridor.

    A corridor starts in the warmer source of today. The analogue ratio is the future climate of its destination over
    today's climate of its start, the preference ratio that climate over a preferred one. Each becomes a priority on
    straight lines through (smallest ratio, .75), (1, 1) and (greatest ratio, at least 1.15; 0), which is then scaled
    by its range over all corridors.

    Parameters
    ----------
    first, second : ndarray of int, shape (corridors,)
        Source at either end, from 0.
    now, future : ndarray of float, shape (sources,)
        Means of a climate variable in the sources, above 0.
    analog, preference : RatioPriority
    preferred : float, optional
        The preferred climate, above 0; without it the analogue ratio alone counts.
    analog_weight : float
        Share of the analogue ratio, from 0 to 1.
    higher_is_cooler : bool
        For variables such as elevation or rain. Linkage Mapper then does not turn any corridor round.

    Returns
    -------
    ndarray of float64, shape (corridors,)
        From 0 to 1; 1 everywhere when the ratios do not differ.

    Raises
    ------
    InputError
        When a climate is not above 0, or the share is not between 0 and 1.

    References
    ----------
    Gallo and Greene (2018), Connectivity analysis software for estimating linkage priority, Conservation Biology
    Institute; Linkage Mapper 3, Linkage Priority.
    """
    used = np.unique(np.concatenate([first, second]))
    if not (now[used] > 0).all() or not (future[used] > 0).all() or (preferred is not None and not preferred > 0):
        raise InputError(
            "The climate must be above 0 in all sources, since ratios are formed; add a constant, such as 273.15 to "
            "degrees Celsius, and check that all sources lie on the rasters."
        )
    if not 0 <= analog_weight <= 1:
        raise InputError("The share of the analogue ratio is {given}; it must be from 0 to 1.", given=analog_weight)
    warmer = now[first] < now[second] if higher_is_cooler else now[first] >= now[second]
    start, destination = np.where(warmer, first, second), np.where(warmer, second, first)
    result = by_range(analog.of(future[destination] / now[start]))
    if preferred is None:
        return result
    return analog_weight * result + (1.0 - analog_weight) * by_range(preference.of(future[destination] / preferred))
