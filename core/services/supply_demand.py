"""Supply of and demand for ecosystem services: ratios, balance, means of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..errors import InputError

DEFICIT, BALANCE, SURPLUS = 1, 2, 3
# A supply or demand of 0 stands for this much in the logarithm.
_LEAST = 1e-9
# Cells that are summed at once.
_STRIP = 1 << 18


@dataclass(frozen=True)
class Extremes:
    """The greatest supply and demand of a service, over all years together.

    Parameters
    ----------
    supply, demand : float
        Among the cells where both are known.
    """

    supply: float
    demand: float

    @property
    def scale(self) -> float:
        """What the difference of supply and demand is divided by."""
        return (self.supply + self.demand) / 2.0


def extremes(supplies: Sequence[np.ndarray], demands: Sequence[np.ndarray]) -> Extremes:
    """The greatest supply and demand of all years.

    Parameters
    ----------
    supplies, demands : sequence of ndarray of float
        One a year; NaN is nodata.

    Returns
    -------
    Extremes

    Raises
    ------
    InputError
        Where no cell has both, or neither is ever above 0.
    """
    found = []
    for supply, demand in zip(supplies, demands):
        known = ~(np.isnan(supply) | np.isnan(demand))
        if known.any():
            found.append((float(supply[known].max()), float(demand[known].max())))
    if not found:
        raise InputError("Supply and demand have no cell in common where both have data.")
    result = Extremes(*(max(values) for values in zip(*found)))
    if not result.scale > 0.0:
        raise InputError("Neither supply nor demand is anywhere above 0.")
    return result


def supply_demand_ratio(supply: np.ndarray, demand: np.ndarray, greatest: Extremes) -> np.ndarray:
    """``ESDR = (S - D) / ((S_max + D_max) / 2)``: above 0 surplus, 0 balance, below 0 deficit.

    Parameters
    ----------
    supply, demand : ndarray of float
        In one unit; NaN is nodata.
    greatest : Extremes
        Of all years, so that years compare.

    Returns
    -------
    ndarray of float, NaN where either is not known

    References
    ----------
    Li, Jiang, Yang & Qiu (2016), Ecological Indicators 60: 1008-1016.
    """
    return (supply - demand) / greatest.scale


def log_ratio(supply: np.ndarray, demand: np.ndarray) -> np.ndarray:
    """``log10(S / D)``; a supply or demand of 0 counts as 1e-9, one below 0 has none.

    Parameters
    ----------
    supply, demand : ndarray of float
        NaN is nodata.

    Returns
    -------
    ndarray of float64

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.supply_demand import log_ratio
    >>> log_ratio(np.array([100.0, 1.0]), np.array([1.0, 10.0])).round(6).tolist()
    [2.0, -1.0]
    """
    bad = (supply < 0.0) | (demand < 0.0)
    result = np.log10(np.maximum(supply, _LEAST, dtype=np.float64) / np.maximum(demand, _LEAST, dtype=np.float64))
    result[bad] = np.nan
    return result


def combined_ratio(ratios: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Comprehensive ratio: the weighted mean of the services' ratios.

    Parameters
    ----------
    ratios : sequence of ndarray of float
        NaN in any of them is nodata.
    weights : sequence of float
        Not below 0, not all 0; they are divided by their sum.

    Raises
    ------
    InputError
    """
    total = float(sum(weights))
    if min(weights) < 0.0 or not 0.0 < total < np.inf:
        raise InputError("The weights of the services must be 0 or more, and one above 0.")
    result = ratios[0] * (weights[0] / total)
    for ratio, weight in zip(ratios[1:], weights[1:]):
        result += ratio * (weight / total)
    return result


def balance_classes(ratio: np.ndarray, tolerance: float = 0.0) -> np.ndarray:
    """`DEFICIT`, `BALANCE` or `SURPLUS` of each cell; 0 without data.

    Parameters
    ----------
    ratio : ndarray of float
    tolerance : float
        Ratios up to this, up or down, are balance.
    """
    classes = np.zeros(ratio.shape, dtype=np.uint8)
    classes[ratio < -tolerance] = DEFICIT
    classes[np.abs(ratio) <= tolerance] = BALANCE
    classes[ratio > tolerance] = SURPLUS
    return classes


@dataclass(frozen=True)
class UnitMeans:
    """Supply and demand of units.

    Parameters
    ----------
    cells : ndarray of int64, shape (units,)
        Cells where both are known.
    supply, demand : ndarray of float64
        Means of these cells; NaN without any.
    """

    cells: np.ndarray
    supply: np.ndarray
    demand: np.ndarray


def unit_means(units: np.ndarray, count: int, supply: np.ndarray, demand: np.ndarray) -> UnitMeans:
    """Mean supply and demand of units, strip by strip.

    Parameters
    ----------
    units : ndarray of int, shape (rows, columns)
        Number of each cell's unit from 0; below 0 outside.
    count : int
    supply, demand : ndarray of float, shape of `units`
        NaN is nodata.
    """
    cells, sums = np.zeros(count, dtype=np.int64), np.zeros((2, count))
    step = max(1, _STRIP // units.shape[1])
    for start in range(0, units.shape[0], step):
        rows = slice(start, start + step)
        known = (units[rows] >= 0) & ~np.isnan(supply[rows]) & ~np.isnan(demand[rows])
        labels = units[rows][known]
        cells += np.bincount(labels, minlength=count)
        for total, values in zip(sums, (supply, demand)):
            total += np.bincount(labels, weights=values[rows][known], minlength=count)
    means = np.full((2, count), np.nan)
    np.divide(sums, cells, out=means, where=cells > 0)
    return UnitMeans(cells, *means)
