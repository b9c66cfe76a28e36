"""Flow of services from where they are supplied to where they are wanted: two-step floating catchment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress

# Pairs of units that are weighed at once.
_PAIRS = 1 << 22


@dataclass(frozen=True)
class CatchmentFlow:
    """What each unit receives.

    Parameters
    ----------
    received : ndarray of float64
        In the unit of the supply; their sum is the supply that reaches any demand.
    lost : float
        Supply without any demand within the range.
    """

    received: np.ndarray
    lost: float


def gaussian_weights(distance: np.ndarray, reach: float) -> np.ndarray:
    """Weights that fall from 1 to 0 at the range: ``(exp(-d^2 / 2 r^2) - exp(-1/2)) / (1 - exp(-1/2))``.

    Parameters
    ----------
    distance : ndarray of float
    reach : float
        In the same unit, above 0; beyond it the weight is 0.

    References
    ----------
    Dai (2010), Health & Place 16: 1038-1052.
    """
    floor = np.exp(-0.5)
    weights = (np.exp(-0.5 * (distance / reach) ** 2) - floor) / (1.0 - floor)
    return np.where(distance < reach, np.maximum(weights, 0.0), 0.0)


def catchment_flow(
    supply: np.ndarray, demand: np.ndarray, spread: Callable[[np.ndarray], np.ndarray]
) -> CatchmentFlow:
    """Share each supply among the demands around it by their amount and nearness.

    ``R_j = S_j / sum_k D_k w_jk`` and ``received_i = D_i sum_j R_j w_ij``.

    Parameters
    ----------
    supply, demand : ndarray of float64
        Amounts, 0 or more.
    spread : callable
        The weighted sum of values around each unit, by weights that are the same both ways: `over_squares` or
        `over_places`.

    Returns
    -------
    CatchmentFlow

    Raises
    ------
    InputError
        For amounts below 0.
    """
    if min(supply.min(initial=0.0), demand.min(initial=0.0)) < 0.0:
        raise InputError("A flow needs supplies and demands of 0 or more.")
    wanted = spread(demand)
    rate = np.zeros(supply.shape)
    np.divide(supply, wanted, out=rate, where=wanted > 0.0)
    return CatchmentFlow(demand * spread(rate), float(supply[~(wanted > 0.0)].sum()))


def over_squares(reach: float) -> Callable[[np.ndarray], np.ndarray]:
    """Weighted sums over the squares of a fishnet; `reach` in sides of a square."""
    from scipy.ndimage import convolve

    radius = max(0, int(np.ceil(reach)) - 1)
    steps = np.arange(-radius, radius + 1)
    kernel = gaussian_weights(np.hypot(steps[:, None], steps[None, :]), reach)
    return lambda values: convolve(values, kernel, mode="constant")


def over_places(
    x: np.ndarray, y: np.ndarray, reach: float, progress: Progress = no_progress
) -> Callable[[np.ndarray], np.ndarray]:
    """Weighted sums over places by their distance in a straight line, in blocks."""

    def spread(values: np.ndarray) -> np.ndarray:
        result = np.empty(x.size)
        step = max(1, _PAIRS // max(x.size, 1))
        for start in range(0, x.size, step):
            part = slice(start, start + step)
            distance = np.hypot(x[part, None] - x[None, :], y[part, None] - y[None, :])
            result[part] = gaussian_weights(distance, reach) @ values
            progress(start / x.size)
        return result

    return spread
