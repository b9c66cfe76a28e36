"""Rainfall erosivity (the R factor) from yearly or monthly rain.

Storm records give R itself; these published regressions stand in where there are none. They differ by a factor
of two and more in dry basins, so one form should be used throughout a study.
"""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..rows import Raster, mapped
from .monthly import annual_sum, check_months, check_rain

# 100 t m cm in MJ mm: the metric unit of Arnoldus' form.
_METRIC = 9.80665


def modified_fournier_index(months: Sequence[Raster]) -> Raster:
    """F = sum p_i^2 / P (Arnoldus 1980).

    Parameters
    ----------
    months : sequence of ndarray or Rows
        Mean rain of the twelve months, mm.

    Returns
    -------
    ndarray or Rows of float64
        mm; 0 without rain.

    Raises
    ------
    InputError
        When there are not twelve rasters, or rain is negative.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.erosivity import modified_fournier_index
    >>> modified_fournier_index([np.array([10.0])] * 12).tolist()
    [10.0]
    """
    return mapped(_fournier, _checked_sum(months), *months)


def _fournier(total: np.ndarray, *months: np.ndarray) -> np.ndarray:
    squares = np.zeros(total.shape)
    for month in months:
        squares += np.square(month, dtype=np.float64)
    index = np.where(np.isnan(total), np.nan, 0.0)
    return np.divide(squares, total, out=index, where=total > 0)


def erosivity_renard_annual(rain: Raster) -> Raster:
    """Renard and Freimund (1994), yearly rain.

    Parameters
    ----------
    rain : ndarray or Rows of float
        P, mm a year.

    Returns
    -------
    ndarray or Rows of float64
        MJ mm / (ha h yr): 0.0483 P^1.610 up to 850 mm, 587.8 - 1.219 P + 0.004105 P^2 above.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.erosivity import erosivity_renard_annual
    >>> erosivity_renard_annual(np.array([500.0])).round(1).tolist()
    [1069.8]
    """
    check_rain(rain)
    return mapped(_renard_annual, rain)


def _renard_annual(rain: np.ndarray) -> np.ndarray:
    rain = np.asarray(rain, dtype=np.float64)
    return np.where(rain <= 850.0, 0.0483 * rain**1.610, 587.8 - 1.219 * rain + 0.004105 * rain * rain)


def erosivity_renard_monthly(months: Sequence[Raster]) -> Raster:
    """Renard and Freimund (1994), modified Fournier index.

    Parameters
    ----------
    months : sequence of ndarray or Rows
        Mean rain of the twelve months, mm.

    Returns
    -------
    ndarray or Rows of float64
        MJ mm / (ha h yr): 0.7397 F^1.847 below 55 mm, 95.77 - 6.081 F + 0.4770 F^2 from there on. The coefficient
        0.07397 that is found in print leaves a gap of a factor of ten at 55 mm.
    """
    return mapped(_renard_monthly, modified_fournier_index(months))


def _renard_monthly(index: np.ndarray) -> np.ndarray:
    return np.where(index < 55.0, 0.7397 * index**1.847, 95.77 - 6.081 * index + 0.4770 * index * index)


def erosivity_zhang_annual(rain: Raster) -> Raster:
    """Zhang and Fu (2003), yearly rain; from stations all over China.

    Parameters
    ----------
    rain : ndarray or Rows of float
        P, mm a year.

    Returns
    -------
    ndarray or Rows of float64
        MJ mm / (ha h yr): 0.0534 P^1.6548.
    """
    check_rain(rain)
    return mapped(lambda cells: 0.0534 * np.asarray(cells, dtype=np.float64) ** 1.6548, rain)


def erosivity_zhang_monthly(months: Sequence[Raster]) -> Raster:
    """Zhang and Fu (2003), modified Fournier index of mean months; from stations all over China.

    Parameters
    ----------
    months : sequence of ndarray or Rows
        Mean rain of the twelve months, mm.

    Returns
    -------
    ndarray or Rows of float64
        MJ mm / (ha h yr): 0.3589 F^1.9462.
    """
    return mapped(lambda index: 0.3589 * index**1.9462, modified_fournier_index(months))


def erosivity_arnoldus(months: Sequence[Raster]) -> Raster:
    """Arnoldus (1977) after Wischmeier and Smith, month by month.

    Parameters
    ----------
    months : sequence of ndarray or Rows
        Mean rain of the twelve months, mm.

    Returns
    -------
    ndarray or Rows of float64
        MJ mm / (ha h yr): 9.80665 times the sum of 1.735 * 10^(1.5 lg(p_i^2 / P) - 0.8188). The printed form already
        holds the step from US to metric units (1.735); the 17.02 by which it is often multiplied once more leads
        from US units to these.
    """
    return mapped(_arnoldus, _checked_sum(months), *months)


def _arnoldus(total: np.ndarray, *months: np.ndarray) -> np.ndarray:
    metric = np.where(np.isnan(total), np.nan, 0.0)
    for month in months:
        share = np.zeros(total.shape)
        np.divide(np.square(month, dtype=np.float64), total, out=share, where=total > 0)
        metric += 1.735 * 10.0**-0.8188 * share * np.sqrt(share)
    return _METRIC * metric


def _checked_sum(months: Sequence[Raster]) -> Raster:
    check_months(months)
    for month in months:
        check_rain(month)
    return annual_sum(months)
