"""Soil erodibility (the K factor) from texture and organic carbon.

Source: Williams (1990), the EPIC model; Zhang et al. (2008) for its correction to plots in China.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from ..errors import InputError, phrase
from ..rows import Raster, bounds, mapped, percentile_of

# US units (ton acre hr / (100 acre ft ton inch)) to t ha h / (ha MJ mm).
_METRIC = 0.1317
# By how much sand, silt and clay may miss 100 percent, in percent.
_TOLERANCE = 5.0


def erodibility_epic(
    sand: Raster, silt: Raster, clay: Raster, carbon: Raster, china: bool = False
) -> Raster:
    """Erodibility after EPIC.

    Parameters
    ----------
    sand, silt, clay : ndarray or Rows of float
        Percent of the fine earth.
    carbon : ndarray or Rows of float
        Organic carbon, percent; organic matter divided by 1.724.
    china : bool
        Apply the correction of Zhang et al. (2008), -0.01383 + 0.51575 K in US units.

    Returns
    -------
    ndarray or Rows of float64
        t ha h / (ha MJ mm), not below 0: 0.1317 times
        (0.2 + 0.3 exp(-0.0256 SAN (1 - SIL / 100))) (SIL / (CLA + SIL))^0.3
        (1 - 0.25 C / (C + exp(3.72 - 2.95 C))) (1 - 0.7 SN / (SN + exp(-5.51 + 22.9 SN))), SN = 1 - SAN / 100.

    Raises
    ------
    InputError
        When a share lies outside 0 to 100, or the three are no percentages.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.erodibility import erodibility_epic
    >>> sand, silt, clay, carbon = (np.array([share]) for share in (40.0, 40.0, 20.0, 1.0))
    >>> erodibility_epic(sand, silt, clay, carbon).round(4).tolist()
    [0.0389]
    """
    for layer, name in (
        (sand, phrase("sand")),
        (silt, phrase("silt")),
        (clay, phrase("clay")),
        (carbon, phrase("organic carbon")),
    ):
        low, high = bounds(layer)
        if low < 0 or high > 100:
            raise InputError(
                "The share of {name} runs from {low:g} to {high:g}; it must be a percentage.",
                name=name,
                low=low,
                high=high,
            )
    middle = percentile_of(mapped(_total, sand, silt, clay), 50.0)
    if abs(middle - 100.0) > _TOLERANCE:
        raise InputError(
            "Sand, silt and clay together are {middle:g} percent in the middle cell; they must be percentages that "
            "sum to 100 (soil databases often hold g/kg: divide by 10).",
            middle=middle,
        )
    return mapped(partial(_erodibility, china), sand, silt, clay, carbon)


def _total(*shares: np.ndarray) -> np.ndarray:
    sand, silt, clay = (np.asarray(share, dtype=np.float64) for share in shares)
    return sand + silt + clay


def _erodibility(china: bool, *layers: np.ndarray) -> np.ndarray:
    sand, silt, clay, carbon = (np.asarray(layer, dtype=np.float64) for layer in layers)
    total = sand + silt + clay
    fines = np.divide(silt, clay + silt, out=np.where(np.isnan(total), np.nan, 0.0), where=clay + silt > 0)
    rest = 1.0 - sand / 100.0
    factor = 0.2 + 0.3 * np.exp(-0.0256 * sand * (1.0 - silt / 100.0))
    factor *= fines**0.3
    factor *= 1.0 - 0.25 * carbon / (carbon + np.exp(3.72 - 2.95 * carbon))
    factor *= 1.0 - 0.7 * rest / (rest + np.exp(-5.51 + 22.9 * rest))
    if china:
        factor = 0.51575 * factor - 0.01383
    return np.maximum(factor * _METRIC, 0.0)
