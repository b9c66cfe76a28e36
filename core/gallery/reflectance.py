"""The sample basin from a satellite on a clear day of summer, and its windy afternoons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..rows import Raster
from ._frame import Frame, noise
from .land_cover import BARE, CROPLAND, FOREST, GRASSLAND, IMPERVIOUS, SHRUB, SNOW, WATER, WETLAND

BANDS = ("blue", "green", "red", "nir", "swir1", "swir2")
# Reflectance in the bands of Landsat 8 OLI: typical spectra, rounded.
_GROUND = (0.13, 0.18, 0.23, 0.29, 0.37, 0.32)
_PLANTS = (0.03, 0.06, 0.04, 0.40, 0.20, 0.09)
_SPECTRA = {
    WATER: (0.06, 0.06, 0.045, 0.030, 0.012, 0.008),
    SNOW: (0.84, 0.83, 0.80, 0.70, 0.12, 0.10),
    IMPERVIOUS: (0.13, 0.15, 0.17, 0.22, 0.27, 0.24),
}
# How dark shade and wet ground are beside dry bare ground.
_DARK = {FOREST: 0.55, WETLAND: 0.50, SHRUB: 0.85, GRASSLAND: 0.90, CROPLAND: 0.80, BARE: 1.0}
# The NDVI of bare and of covered ground.
_NDVI = (0.05, 0.80)
# Mean wind of the afternoons beside the annual mean.
_AFTERNOON = {"winter": 1.3, "spring": 2.0, "summer": 1.6, "autumn": 1.3}


@dataclass(frozen=True)
class Scene:
    """A clear day of summer.

    Parameters
    ----------
    bands : dict of str to ndarray of float32, shape (rows, columns)
        Surface reflectance, 0 to 1, by `BANDS`; the NDVI of red and near infrared is that of the basin's layer on land.
    heat : ndarray of float32, shape (rows, columns)
        Surface temperature, degrees Celsius.
    """

    bands: dict
    heat: Raster


def scene_of(
    frame: Frame,
    year: int,
    cover: np.ndarray,
    ndvi: np.ndarray,
    temperature: np.ndarray,
    seed: int,
    wanted: Optional[str] = None,
) -> Scene:
    """The scene of a year.

    Parameters
    ----------
    frame : Frame
    year : int
        Names the stream of random numbers.
    cover : ndarray of int, shape of the frame's inner part
        Classes of CLCD.
    ndvi : ndarray of float, the same shape
    temperature : ndarray of float, the same shape
        Of the air, degrees Celsius.
    seed : int
    wanted : str, optional
        Name of the only band that is made, or "heat"; all of them by default.

    Returns
    -------
    Scene
    """
    inside = frame.inner
    plants = np.clip((ndvi - _NDVI[0]) / (_NDVI[1] - _NDVI[0]), 0.0, 1.0)
    light = 1.0 + 0.05 * noise(frame, seed, f"light {year}", 0.05)[inside]
    dark = np.ones(cover.shape)
    for value, factor in _DARK.items():
        dark[cover == value] = factor
    mixed = [(1.0 - plants) * ground + plants * green for ground, green in zip(_GROUND, _PLANTS)]
    both = mixed[2] + mixed[3]
    mixed[2], mixed[3] = both * (1.0 - ndvi) / 2.0, both * (1.0 + ndvi) / 2.0
    bands = {}
    for number, name in enumerate(BANDS):
        if wanted not in (None, name):
            continue
        band = mixed[number] * dark * light
        for value, spectrum in _SPECTRA.items():
            band = np.where(cover == value, spectrum[number] * light, band)
        bands[name] = _stored(np.clip(band, 0.001, 1.0), 4)
    # Bare ground in the sun is far warmer than the air, plants and water are not.
    heat = temperature + 17.0 + 15.0 * (1.0 - plants) * dark
    heat = np.where(cover == WATER, temperature + 11.0, heat)
    heat = np.where(cover == SNOW, np.minimum(heat - 25.0, 0.0), heat)
    return Scene(bands, _stored(heat + 2.0 * (light - 1.0) / 0.05, 2))


def afternoons_of(wind: np.ndarray) -> dict:
    """Mean wind of the afternoons of each season: what lifts sand, which an annual mean does not show.

    Parameters
    ----------
    wind : ndarray of float, shape (rows, columns)
        Annual mean, metres a second.

    Returns
    -------
    dict of str to ndarray of float32, shape (rows, columns)
        Metres a second at 10 m.
    """
    return {season: _stored(factor * wind, 2) for season, factor in _AFTERNOON.items()}


def _stored(values: np.ndarray, digits: int) -> np.ndarray:
    """Rounded, so that last digits that differ between processors are gone."""
    return np.ascontiguousarray(np.round(values, digits), dtype=np.float32)
