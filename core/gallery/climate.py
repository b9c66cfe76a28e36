"""The sample basin's climate: dry floor, moist ranges, one end drier than the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ._frame import noise
from .relief import Relief

_FLOOR = 2750.0
_GREATEST_RELIEF = 3300.0
# Length of the longer side at which the relief is as high as the Qaidam Basin's.
_FULL_SIZE = 90_000.0


@dataclass(frozen=True)
class Climate:
    """Means of a year on the frame, rim included; all float64.

    Parameters
    ----------
    elevation : ndarray
        Metres.
    precipitation, evapotranspiration : ndarray
        Millimetres a year; the second is that of a reference crop (ET0).
    temperature : ndarray
        Degrees Celsius.
    """

    elevation: np.ndarray
    precipitation: np.ndarray
    evapotranspiration: np.ndarray
    temperature: np.ndarray


def climate_of(relief: Relief, side_length: float, seed: int) -> Climate:
    """Elevation in metres and the climate that goes with it.

    Parameters
    ----------
    relief : Relief
    side_length : float
        The basin's longer side in metres; small basins have lower mountains, so that their slopes
        stay those of mountains.
    seed : int

    Returns
    -------
    Climate
    """
    frame = relief.frame
    height = np.clip(relief.height, 0.0, None)
    rise = _GREATEST_RELIEF * min(1.0, (side_length / _FULL_SIZE) ** 0.7)
    # The climate is that of full-size mountains, so that small basins have all belts as well.
    altitude = _GREATEST_RELIEF * height
    moist = np.clip(relief.plan.moist(frame), 0.0, 1.0)
    weather = np.exp(0.16 * noise(frame, seed, "rain", 0.25))
    floor_rain = 25.0 + 130.0 * moist**1.6
    precipitation = np.clip((floor_rain + 0.15 * altitude * (0.45 + 0.75 * moist)) * weather, 12.0, 750.0)
    temperature = 5.0 - 0.0058 * altitude + 0.4 * noise(frame, seed, "warmth", 0.3)
    evapotranspiration = np.clip(1350.0 - 0.24 * altitude - 150.0 * moist, 380.0, None)
    return Climate(_FLOOR + rise * relief.height, precipitation, evapotranspiration, temperature)
