"""The sample basin's climate: dry floor, moist inner flanks, a rim in the rain shadow, one end drier than the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ._frame import Frame, noise
from .relief import Relief

_FLOOR = 2750.0
_GREATEST_RELIEF = 3300.0
# Length of the longer side at which the relief is as high as the Qaidam Basin's.
_FULL_SIZE = 90_000.0
# The divide lies so far inside the raster's sides, and moves by so much, in longer sides; beyond it the land is dry.
_DIVIDE = (0.006, 0.13)
_SHADOW = 0.03


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
    inland : ndarray
        1 within the divide, falling to 0 on the dry outer flanks along the raster's sides.
    wind : ndarray
        Annual mean, metres a second at 10 m.
    """

    elevation: np.ndarray
    precipitation: np.ndarray
    evapotranspiration: np.ndarray
    temperature: np.ndarray
    inland: np.ndarray
    wind: np.ndarray


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
    rise = rise_of(side_length)
    # The climate is that of full-size mountains, so that small basins have all belts as well.
    altitude = _GREATEST_RELIEF * height
    moist = np.clip(relief.plan.moist(frame), 0.0, 1.0)
    weather = np.exp(0.16 * noise(frame, seed, "rain", 0.25))
    inland = _inland(frame, seed)
    floor_rain = 34.0 + 112.0 * moist**1.4
    rain = (floor_rain + 0.165 * altitude * (0.45 + 0.7 * moist)) * weather
    precipitation = np.clip(rain * (0.25 + 0.75 * inland), 12.0, 750.0)
    temperature = 5.0 - 0.0058 * altitude + 0.4 * noise(frame, seed, "warmth", 0.3)
    evapotranspiration = np.clip(1350.0 - 0.24 * altitude - 150.0 * moist, 380.0, None)
    # Strong over the dry end and on crests, weak at the feet of the moist ranges.
    wind = 2.4 + 1.9 * (1.0 - moist) + 1.6 * height + 0.35 * noise(frame, seed, "wind", 0.2)
    wind = np.clip(wind, 0.8, 9.0)
    return Climate(_FLOOR + rise * relief.height, precipitation, evapotranspiration, temperature, inland, wind)


def rise_of(side_length: float) -> float:
    """Metres of the relief of a basin with this longer side."""
    return _GREATEST_RELIEF * min(1.0, (side_length / _FULL_SIZE) ** 0.7)


def _inland(frame: Frame, seed: int) -> np.ndarray:
    """1 within the divide, 0 beyond it: no vegetation, ice or lake is cut by the raster's sides."""
    half = 0.5 * frame.cell
    down = np.clip(np.minimum(frame.y, frame.height - frame.y) - half, 1e-9, None)
    across = np.clip(np.minimum(frame.x, frame.width - frame.x) - half, 1e-9, None)
    # Rounded at the raster's corners, as ranges bend.
    away = down * across / np.sqrt(down * down + across * across)
    least, most = _DIVIDE
    swing = np.clip(0.36 + 0.34 * noise(frame, seed, "divide", 0.17, 0.65), 0.0, 1.0)
    return np.clip((away - least - (most - least) * swing) / _SHADOW, 0.0, 1.0)
