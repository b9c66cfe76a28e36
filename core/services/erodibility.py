"""Soil erodibility (the K factor) from texture and organic carbon.

Source: Williams (1990), the EPIC model; Zhang et al. (2008) for its correction to plots in China.
"""

from __future__ import annotations

import numpy as np

from ..errors import InputError, phrase

# US units (ton acre hr / (100 acre ft ton inch)) to t ha h / (ha MJ mm).
_METRIC = 0.1317
# By how much sand, silt and clay may miss 100 percent, in percent.
_TOLERANCE = 5.0


def erodibility_epic(
    sand: np.ndarray, silt: np.ndarray, clay: np.ndarray, carbon: np.ndarray, china: bool = False
) -> np.ndarray:
    """Erodibility after EPIC.

    Parameters
    ----------
    sand, silt, clay : ndarray of float
        Percent of the fine earth.
    carbon : ndarray of float
        Organic carbon, percent; organic matter divided by 1.724.
    china : bool
        Apply the correction of Zhang et al. (2008), -0.01383 + 0.51575 K in US units.

    Returns
    -------
    ndarray of float64
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
    sand, silt, clay, carbon = (np.asarray(layer, dtype=np.float64) for layer in (sand, silt, clay, carbon))
    for layer, name in (
        (sand, phrase("sand")),
        (silt, phrase("silt")),
        (clay, phrase("clay")),
        (carbon, phrase("organic carbon")),
    ):
        low, high = np.nanmin(layer, initial=np.inf), np.nanmax(layer, initial=-np.inf)
        if low < 0 or high > 100:
            raise InputError(
                "The share of {name} runs from {low:g} to {high:g}; it must be a percentage.",
                name=name,
                low=float(low),
                high=float(high),
            )
    total = sand + silt + clay
    middle = np.nanmedian(total) if not np.isnan(total).all() else 100.0
    if abs(middle - 100.0) > _TOLERANCE:
        raise InputError(
            "Sand, silt and clay together are {middle:g} percent in the middle cell; they must be percentages that "
            "sum to 100 (soil databases often hold g/kg: divide by 10).",
            middle=float(middle),
        )
    fines = np.divide(silt, clay + silt, out=np.where(np.isnan(total), np.nan, 0.0), where=clay + silt > 0)
    rest = 1.0 - sand / 100.0
    factor = 0.2 + 0.3 * np.exp(-0.0256 * sand * (1.0 - silt / 100.0))
    factor *= fines**0.3
    factor *= 1.0 - 0.25 * carbon / (carbon + np.exp(3.72 - 2.95 * carbon))
    factor *= 1.0 - 0.7 * rest / (rest + np.exp(-5.51 + 22.9 * rest))
    if china:
        factor = 0.51575 * factor - 0.01383
    return np.maximum(factor * _METRIC, 0.0)
