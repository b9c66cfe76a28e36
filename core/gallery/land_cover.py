"""The sample basin's land cover in the nine classes of CLCD, and how it changes with the years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ._frame import noise
from .climate import Climate
from .relief import Relief
from .rivers import Waters
from .soils import Soils

CROPLAND, FOREST, SHRUB, GRASSLAND, WATER, SNOW, BARE, IMPERVIOUS, WETLAND = range(1, 10)
CLASS_NAMES = {
    CROPLAND: "Cropland", FOREST: "Forest", SHRUB: "Shrub", GRASSLAND: "Grassland", WATER: "Water",
    SNOW: "Snow/Ice", BARE: "Barren", IMPERVIOUS: "Impervious", WETLAND: "Wetland",
}  # fmt: skip
# Greenness and its play within each class, by class value from 1.
_GREENNESS = np.array([np.nan, 0.62, 0.72, 0.42, 0.38, -0.08, 0.02, 0.07, 0.16, 0.48])
_PLAY = np.array([np.nan, 0.10, 0.06, 0.08, 0.12, 0.04, 0.02, 0.03, 0.05, 0.10])


@dataclass(frozen=True)
class Potential:
    """What would grow where; the years only move the limits.

    Parameters
    ----------
    moisture : ndarray of float64
        Rain plus what rivers bring, in millimetres.
    oasis : ndarray of float64
        Suitability for irrigated fields, 0 to 1.
    patchiness, fineness : ndarray of float64
        Fractal noise that breaks the belts into patches, coarse and fine.
    shade : ndarray of float64
        1 on slopes that face north, -1 on those that face south.
    towns : ndarray of float64
        Nearness to settlements: 1 in their middle, falling to 0.
    mines : ndarray of float64
        The same for mines.
    """

    moisture: np.ndarray
    oasis: np.ndarray
    patchiness: np.ndarray
    fineness: np.ndarray
    shade: np.ndarray
    towns: np.ndarray
    mines: np.ndarray


def oasis_suitability(relief: Relief, climate: Climate, waters: Waters, soils: Soils) -> np.ndarray:
    """Flat ground below the mountains within reach of a river, 0 to 1."""
    frame = relief.frame
    bank = ndimage.distance_transform_edt(~(waters.river & (waters.lake < 0.0))) * frame.cell
    strength = ndimage.maximum_filter(waters.discharge, size=max(3, round(0.03 / frame.cell)))
    reach = 0.006 + 0.004 * np.log1p(strength)
    flat = np.clip(1.0 - soils.slope / 4.0, 0.0, 1.0)
    warm = np.clip((climate.temperature - 1.5) / 1.5, 0.0, 1.0)
    dry_land = np.clip(-waters.lake / 0.004, 0.0, 1.0)
    return np.exp(-((bank / reach) ** 2)) * flat * warm * dry_land


def potential_of(relief, climate, waters, soils, towns, mines, cell_size: float, seed: int) -> Potential:
    """Gather what decides on the land cover.

    Parameters
    ----------
    relief : Relief
    climate : Climate
    waters : Waters
    soils : Soils
    towns, mines : ndarray of float64
        Nearness to settlements and mines, 0 to 1.
    cell_size : float
        Metres.
    seed : int

    Returns
    -------
    Potential
    """
    frame = relief.frame
    bank = ndimage.distance_transform_edt(~waters.river) * frame.cell
    shore = ndimage.distance_transform_edt(waters.lake <= 0.0) * frame.cell
    brought = 130.0 * np.exp(-bank / 0.006) + 160.0 * np.exp(-shore / 0.012)
    north, _ = np.gradient(climate.elevation, cell_size)
    return Potential(
        climate.precipitation + brought,
        oasis_suitability(relief, climate, waters, soils),
        noise(frame, seed, "patches", 0.09, 0.62),
        noise(frame, seed, "fine patches", 0.02, 0.7),
        np.clip(north * 6.0, -1.0, 1.0),
        towns,
        mines,
    )


def land_cover_in(year: float, climate: Climate, waters: Waters, soils: Soils, potential: Potential) -> np.ndarray:
    """The land cover of a year: oases and towns grow, ice retreats, lakes rise, the moist end greens.

    Parameters
    ----------
    year : float
        2003 to 2023 in the sample basin; other years extend the trend.
    climate, waters, soils, potential

    Returns
    -------
    ndarray of uint8
        Class values of `CLASS_NAMES`.
    """
    change = (year - 2003.0) / 20.0
    cover = np.full(climate.elevation.shape, BARE, dtype=np.uint8)
    rough = 30.0 * potential.patchiness + 24.0 * potential.fineness
    moisture = potential.moisture + rough + 9.0 * change
    # Grazing and dust at the feet of the towns take what the moister years bring elsewhere.
    moisture -= 18.0 * change * np.clip(potential.towns * 3.0, 0.0, 1.0)
    cold = climate.temperature + 0.5 * potential.fineness
    alpine = cold < -5.2
    cover[(moisture > 158.0) & ~alpine & (soils.slope < 42.0)] = GRASSLAND
    thicket = 0.8 * potential.patchiness + 0.9 * potential.fineness
    shrub = (moisture > 128.0) & (moisture < 215.0) & (thicket > 1.0) & ~alpine
    cover[shrub] = SHRUB
    belt = (climate.temperature > -3.2) & (climate.temperature < 3.4)
    forest = belt & (moisture + 70.0 * potential.shade > 285.0) & (potential.fineness + potential.patchiness > -0.1)
    cover[forest] = FOREST
    ice_line = -7.2 - 0.8 * change
    cover[climate.temperature + 0.5 * potential.shade * -1.0 + 0.35 * potential.patchiness < ice_line] = SNOW
    depth = waters.lake + 0.0008 * change
    marsh = (depth > -0.006 - 0.002 * potential.patchiness) & (potential.fineness > -0.55)
    riverside = (waters.discharge > 60.0) & (soils.slope < 1.0) & (potential.patchiness > 0.5)
    cover[(marsh | riverside) & ~alpine] = WETLAND
    fields = potential.oasis + 0.55 * potential.towns * (potential.oasis > 0.05) + 0.14 * potential.fineness
    cover[(fields > 0.78 - 0.16 * change) & (potential.patchiness > -1.3)] = CROPLAND
    cover[(depth > 0.0) | (waters.discharge > 160.0)] = WATER
    built = potential.towns + 0.05 * potential.fineness > 0.80 - 0.10 * change
    dug = potential.mines + 0.05 * potential.fineness > 0.88 - 0.14 * change
    cover[(built | dug) & (cover != WATER) & (cover != SNOW)] = IMPERVIOUS
    return cover


def greenness_in(year: float, cover: np.ndarray, potential: Potential) -> np.ndarray:
    """NDVI (annual maximum) of a year's land cover.

    Parameters
    ----------
    year : float
    cover : ndarray of uint8
    potential : Potential

    Returns
    -------
    ndarray of float64
        -0.2 to 0.92.
    """
    change = (year - 2003.0) / 20.0
    moist = np.clip((potential.moisture - 150.0) / 220.0, -1.0, 1.5)
    ndvi = _GREENNESS[cover] + _PLAY[cover] * (0.9 * moist + 0.5 * potential.fineness + 0.25 * change)
    return np.clip(ndvi, -0.2, 0.92)


def productivity_in(cover: np.ndarray, ndvi: np.ndarray, climate: Climate) -> np.ndarray:
    """Net primary productivity in gC per square metre and year, from greenness and warmth.

    Parameters
    ----------
    cover : ndarray of uint8
    ndvi : ndarray of float64
    climate : Climate

    Returns
    -------
    ndarray of float64
        0 on water, snow and sealed ground.
    """
    warmth = np.clip((climate.temperature + 8.0) / 14.0, 0.05, 1.0)
    production = 900.0 * np.clip(ndvi - 0.05, 0.0, None) ** 1.25 * warmth
    return np.where(np.isin(cover, (WATER, SNOW, IMPERVIOUS)), 0.0, production)
