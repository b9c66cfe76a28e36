"""Reference evapotranspiration from monthly temperatures.

Source: Hargreaves and Samani (1985); Droogers and Allen (2002) for the form with rain; FAO Irrigation and Drainage
Paper 56 (Allen et al. 1998), equations 21 to 25, for the radiation above the atmosphere.
"""

from __future__ import annotations

from functools import partial
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from ..progress import slices
from ..rows import STRIP_CELLS, Raster, Rows, flat, mapped
from .monthly import check_months

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# MJ/(m2 min), FAO-56 equation 21, and mm of water that a MJ/m2 evaporates.
_SOLAR_CONSTANT = 0.0820
_EVAPORATES = 0.408


def extraterrestrial_radiation(latitude: np.ndarray, day: float) -> np.ndarray:
    """Daily radiation above the atmosphere, FAO-56 equation 21.

    Parameters
    ----------
    latitude : ndarray of float
        Degrees, north positive.
    day : float
        Day of the year from 1.

    Returns
    -------
    ndarray of float64
        MJ/(m2 day); 0 in the polar night.

    Examples
    --------
    >>> from esp_toolbox.core.services.evapotranspiration import extraterrestrial_radiation
    >>> round(float(extraterrestrial_radiation(-20.0, 246)), 1)
    32.2
    """
    angle = np.radians(np.asarray(latitude, dtype=np.float64))
    turn = 2.0 * np.pi * day / 365.0
    distance = 1.0 + 0.033 * np.cos(turn)
    declination = 0.409 * np.sin(turn - 1.39)
    sunset = np.arccos(np.clip(-np.tan(angle) * np.tan(declination), -1.0, 1.0))
    scale = 24.0 * 60.0 / np.pi * _SOLAR_CONSTANT * distance
    height = sunset * np.sin(angle) * np.sin(declination) + np.cos(angle) * np.cos(declination) * np.sin(sunset)
    return scale * height


def reference_evapotranspiration(
    least: Sequence[Raster],
    greatest: Sequence[Raster],
    latitude: Raster,
    rain: Optional[Sequence[Raster]] = None,
) -> Raster:
    """Yearly reference evapotranspiration.

    Parameters
    ----------
    least, greatest : sequence of ndarray or Rows
        Mean daily minimum and maximum temperature of the twelve months, degrees Celsius.
    latitude : ndarray or Rows of float
        Degrees; an array of any shape that fits the rasters.
    rain : sequence of ndarray or Rows, optional
        Rain of the twelve months, mm; with it the modified form is used.

    Returns
    -------
    ndarray or Rows of float64
        mm a year, the sum over the months of days times
        0.0023 * 0.408 Ra (T + 17.8) (Tmax - Tmin)^0.5, or with rain
        0.0013 * 0.408 Ra (T + 17.0) (Tmax - Tmin - 0.0123 P)^0.76; Ra is that of the month's middle day. A month whose
        formula is below 0 or undefined (very cold, or much rain and a small range) counts 0.

    Raises
    ------
    InputError
        When months are missing, or a minimum lies above its maximum.
    """
    check_months(least, phrase("minimum temperature"))
    check_months(greatest, phrase("maximum temperature"))
    if rain is not None:
        check_months(rain)
    for month, (low, high) in enumerate(zip(least, greatest)):
        wrong = _crossings(low, high)
        if wrong:
            raise InputError(
                "In month {month} the minimum temperature lies above the maximum in {count} {count:cell|cells}; "
                "check the order of the rasters.",
                month=month + 1,
                count=wrong,
            )
    if not isinstance(latitude, Rows):
        latitude = np.broadcast_to(latitude, least[0].shape)
    return mapped(partial(_depth, rain is not None), latitude, *least, *greatest, *(rain or ()))


def _crossings(low: Raster, high: Raster) -> int:
    """Cells in which the lower raster lies above the higher one."""
    lower, higher = flat(low), flat(high)
    return sum(int(np.count_nonzero(lower[part] > higher[part])) for part in slices(lower.size, STRIP_CELLS))


def _depth(modified: bool, latitude: np.ndarray, *layers: np.ndarray) -> np.ndarray:
    """The year's sum of some cells, from the least and greatest temperatures of the months, then their rain."""
    total = np.zeros(latitude.shape)
    start = 0
    for month, days in enumerate(DAYS):
        low, high = (np.asarray(layers[month + first], dtype=np.float64) for first in (0, 12))
        radiation = _EVAPORATES * extraterrestrial_radiation(latitude, start + (days + 1) / 2.0)
        start += days
        if not modified:
            depth = 0.0023 * radiation * (0.5 * (low + high) + 17.8) * np.sqrt(high - low)
        else:
            reach = np.maximum(high - low - 0.0123 * layers[month + 24], 0.0)
            depth = 0.0013 * radiation * (0.5 * (low + high) + 17.0) * reach**0.76
        total += days * np.maximum(depth, 0.0)
    return total
