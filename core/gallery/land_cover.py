"""The sample basin's land cover in the nine classes of CLCD, and how it changes with the years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ._frame import noise
from .climate import Climate
from .grounds import Grounds
from .relief import Relief
from .rivers import Waters
from .soils import Soils

CROPLAND, FOREST, SHRUB, GRASSLAND, WATER, SNOW, BARE, IMPERVIOUS, WETLAND = range(1, 10)
CLASS_NAMES = {
    CROPLAND: "Cropland", FOREST: "Forest", SHRUB: "Shrub", GRASSLAND: "Grassland", WATER: "Water",
    SNOW: "Snow/Ice", BARE: "Barren", IMPERVIOUS: "Impervious", WETLAND: "Wetland",
}  # fmt: skip
# Greenness and its play within each class, by class value from 1.
GREENNESS = np.array([np.nan, 0.62, 0.72, 0.42, 0.38, -0.08, 0.02, 0.07, 0.16, 0.48])
PLAY = np.array([np.nan, 0.10, 0.06, 0.08, 0.12, 0.04, 0.02, 0.03, 0.05, 0.10])
NOT_LAND = (WATER, SNOW, IMPERVIOUS)
NATURAL = (FOREST, SHRUB, GRASSLAND, WATER, SNOW, WETLAND)
# Moisture in millimetres that grassland needs. Valleys in the lee of ranges get less: so much on their axis, and on
# the moister ground within so much of the noise that lays them out.
_GRASS = 180.0
_LEE, _LEE_WIDTH = 150.0, 0.5
# What the algae of lakes and rivers produce, gC per square metre and year.
_ALGAE = 45.0
# Where it is cold and dry single cushions and dwarf shrubs stand, up to this share.
_HEATH = 0.6
# How wet a year is, and how far mining goes: a drought and a boom in 2013, better years and closed pits in 2023.
_YEARS = (2003.0, 2013.0, 2023.0)
_WETNESS = (0.0, -1.0, 0.5)
_MINING = (0.35, 1.0, 0.8)


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
    strip, cleared : ndarray of bool
        Ground of the motorway and the railway, which were built after 2003, and what was cleared of shrubs for them
        and for lines and pipes beside them.
    grounds : Grounds
    upland : ndarray of float64
        0 on the floor, 1 where it is cold.
    belts : ndarray of float64
        Share of the ground under shrubs along the ways between habitats.
    """

    moisture: np.ndarray
    oasis: np.ndarray
    patchiness: np.ndarray
    fineness: np.ndarray
    shade: np.ndarray
    towns: np.ndarray
    mines: np.ndarray
    strip: np.ndarray
    cleared: np.ndarray
    grounds: Grounds
    upland: np.ndarray
    belts: np.ndarray


def oasis_suitability(relief: Relief, climate: Climate, waters: Waters, soils: Soils) -> np.ndarray:
    """Flat ground below the mountains within reach of a river, 0 to 1."""
    frame = relief.frame
    bank = ndimage.distance_transform_edt(~(waters.river & (waters.lake < 0.0))) * frame.cell
    strength = ndimage.maximum_filter(waters.discharge, size=max(3, round(0.03 / frame.cell)))
    # Brooks water no fields.
    enough = np.clip((strength - 6.0) / 14.0, 0.0, 1.0)
    reach = 0.006 + 0.004 * np.log1p(strength)
    flat = np.clip(1.0 - soils.slope / 4.0, 0.0, 1.0)
    warm = np.clip((climate.temperature - 1.5) / 1.5, 0.0, 1.0)
    dry_land = np.clip(-waters.lake / 0.004, 0.0, 1.0)
    return np.exp(-((bank / reach) ** 2)) * flat * warm * dry_land * enough * climate.inland


def potential_of(
    relief: Relief,
    climate: Climate,
    waters: Waters,
    soils: Soils,
    grounds: Grounds,
    towns: np.ndarray,
    mines: np.ndarray,
    cell_size: float,
    seed: int,
) -> Potential:
    """Gather what decides on the land cover.

    Parameters
    ----------
    relief : Relief
    climate : Climate
    waters : Waters
    soils : Soils
    grounds : Grounds
    towns, mines : ndarray of float64
        Nearness to settlements and mines, 0 to 1.
    cell_size : float
        Metres.
    seed : int

    Returns
    -------
    Potential
        Without strips and belts.
    """
    frame = relief.frame
    bank = ndimage.distance_transform_edt(~waters.river) * frame.cell
    shore = ndimage.distance_transform_edt(waters.lake <= 0.0) * frame.cell
    brought = 120.0 * np.exp(-bank / 0.005) + 160.0 * np.exp(-shore / 0.010) + 110.0 * grounds.springs
    brought -= 45.0 * grounds.dunes + 60.0 * grounds.salt
    north, _ = np.gradient(climate.elevation, cell_size)
    # Valleys in the lee of the ranges are dry, and part the grassland.
    lee = np.clip(1.0 - np.abs(noise(frame, seed, "lee", 0.16, 0.5)) / _LEE_WIDTH, 0.0, 1.0)
    upland = np.clip((3.4 - climate.temperature) / 4.0, 0.0, 1.0)
    dried = _LEE * lee * (1.0 - 0.7 * upland)
    nothing = np.zeros(frame.shape, dtype=bool)
    return Potential(
        (climate.precipitation + brought) - 260.0 * (1.0 - climate.inland) - dried,
        oasis_suitability(relief, climate, waters, soils),
        noise(frame, seed, "patches", 0.09, 0.62),
        noise(frame, seed, "fine patches", 0.02, 0.7),
        np.clip(north * 6.0, -1.0, 1.0),
        towns,
        mines,
        nothing,
        nothing,
        grounds,
        upland,
        np.zeros(frame.shape),
    )


def land_cover_in(year: float, climate: Climate, waters: Waters, soils: Soils, potential: Potential) -> np.ndarray:
    """The land cover of a year.

    Oases and towns grow and ice retreats all the time. Plants, marshes and lakes follow the wetness of the years:
    a drought about 2013, better years after. Mines are largest in 2013 and partly closed by 2023; motorway and
    railway are built between 2003 and 2013.

    Parameters
    ----------
    year : float
        2003 to 2023 in the sample basin; wetness and mining stay the same before and after.
    climate, waters, soils, potential

    Returns
    -------
    ndarray of uint8
        Class values of `CLASS_NAMES`.
    """
    change = (year - 2003.0) / 20.0
    wetness = float(np.interp(year, _YEARS, _WETNESS))
    cover = _plants(change, wetness, climate, soils, potential)
    ice_line = -7.2 - 0.8 * change
    frozen = climate.temperature + 0.5 * potential.shade * -1.0 + 0.35 * potential.patchiness < ice_line
    cover[frozen] = SNOW
    alpine = climate.temperature + 0.5 * potential.fineness < -5.2
    depth = waters.lake + 0.0012 * wetness
    marsh = (depth > -0.006 - 0.002 * (potential.patchiness + wetness)) & (potential.fineness > -0.55 - 0.25 * wetness)
    riverside = (waters.discharge > 60.0) & (soils.slope < 1.0) & (potential.patchiness > 0.5 - 0.4 * wetness)
    cover[(marsh | riverside) & ~alpine] = WETLAND
    fields = potential.oasis + 0.55 * potential.towns * (potential.oasis > 0.05) + 0.14 * potential.fineness
    cover[(fields > 0.78 - 0.16 * change) & (potential.patchiness > -1.3)] = CROPLAND
    cover[(depth > 0.0) | (waters.discharge > 160.0)] = WATER
    cover[np.isin(cover, NATURAL) & (climate.inland < 0.15)] = BARE
    # In the desert motorway and railway are narrow; where there is water, all that stands along them is not. They
    # cross rivers on dams, and gravel is dug in the beds.
    strip = potential.strip & (year > 2003.0) & (cover != BARE)
    if year > 2003.0:
        cover[potential.cleared & (cover == SHRUB)] = BARE
    cover[_dug(year, potential, 0.2) & np.isin(cover, (SHRUB, GRASSLAND))] = BARE
    standing = (depth > 0.0) | (cover == SNOW)
    built = potential.towns + 0.05 * potential.fineness > 0.80 - 0.10 * change
    dug = _dug(year, potential, 0.0) & (cover != CROPLAND)
    cover[(strip | built | dug) & ~standing] = IMPERVIOUS
    return cover


def _plants(change: float, wetness: float, climate: Climate, soils: Soils, potential: Potential) -> np.ndarray:
    """Grassland, shrub and forest; barren elsewhere."""
    grounds = potential.grounds
    cover = np.full(climate.elevation.shape, BARE, dtype=np.uint8)
    rough = 40.0 * potential.patchiness + 26.0 * potential.fineness
    # Springs and rivers carry plants through a drought, and so does the cold of the mountains.
    steady = np.clip(0.5 * grounds.springs + 0.5 * grounds.bank + 0.7 * potential.upland, 0.0, 0.9)
    moisture = potential.moisture + rough + 30.0 * wetness * (1.0 - steady)
    # Grazing and dust at the feet of the towns take what the moister years bring elsewhere.
    moisture -= 18.0 * change * np.clip(potential.towns * 3.0, 0.0, 1.0)
    alpine = climate.temperature + 0.5 * potential.fineness < -5.2
    cover[(moisture > _GRASS) & ~alpine & (soils.slope < 42.0)] = GRASSLAND
    thicket = 0.8 * potential.patchiness + 0.9 * potential.fineness
    shrub = (moisture > 128.0) & (moisture < 215.0) & (thicket > 1.0)
    # Saxaul and tamarisk on the springs, in dry channels and on the edges of the dunes.
    shrub |= grounds.springs + 0.22 * thicket + 0.06 * wetness > 0.62
    shrub |= (grounds.wadis > 0.0) & (grounds.wadis + 0.4 * thicket > 0.7)
    shrub |= (grounds.dunes > 0.05) & (grounds.dunes < 0.4) & (thicket > 1.1 - 0.25 * wetness)
    shrub |= grounds.hummocks < np.maximum(grounds.steppe, potential.belts) * (1.0 + 0.2 * wetness)
    heath = _HEATH * potential.upland * np.clip((potential.moisture - 40.0) / 60.0, 0.0, 1.0) * (soils.slope < 55.0)
    shrub |= grounds.hummocks < heath * (1.0 + 0.05 * wetness)
    shrub &= grounds.hummocks < 1.0
    cover[shrub & (cover == BARE) & (climate.temperature + 0.5 * potential.fineness > -7.0)] = SHRUB
    belt = (climate.temperature > -3.2) & (climate.temperature < 3.4)
    forest = belt & (moisture + 70.0 * potential.shade > 285.0) & (potential.fineness + potential.patchiness > -0.1)
    cover[forest] = FOREST
    return cover


def _dug(year: float, potential: Potential, around: float) -> np.ndarray:
    """Mines, and with `around` above 0 the spoil and dust about them."""
    mining = float(np.interp(year, _YEARS, _MINING))
    return potential.mines + 0.07 * potential.fineness > 1.0 - (0.42 + around) * mining


def greenness_in(year: float, cover: np.ndarray, potential: Potential) -> np.ndarray:
    """NDVI (annual maximum) of a year's land cover: less on the floor in a drought, more in warmer mountains.

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
    wetness = float(np.interp(year, _YEARS, _WETNESS))
    grounds, upland = potential.grounds, potential.upland
    moist = np.clip((potential.moisture - 150.0) / 220.0, -1.0, 1.5)
    weather = 0.45 * wetness * (1.0 - upland) + 0.35 * change * upland
    ndvi = GREENNESS[cover] + PLAY[cover] * (0.9 * moist + 0.5 * potential.fineness + weather)
    # Bare ground is not all alike: single plants on the gravel near the springs, none on dunes and salt.
    sparse = 0.12 * grounds.springs + 0.09 * np.clip((potential.moisture - 60.0) / 90.0, 0.0, 1.0)
    ground = sparse * (1.0 + 0.3 * wetness) - 0.03 * grounds.dunes - 0.05 * grounds.salt
    return np.clip(ndvi + np.where(cover == BARE, ground, 0.0), -0.2, 0.92)


def productivity_in(cover: np.ndarray, ndvi: np.ndarray, temperature: np.ndarray) -> np.ndarray:
    """Net primary productivity in gC per square metre and year, from greenness and warmth.

    Parameters
    ----------
    cover : ndarray of uint8
    ndvi : ndarray of float64
    temperature : ndarray of float64
        Degrees Celsius.

    Returns
    -------
    ndarray of float64
        0 on snow and sealed ground.
    """
    warmth = np.clip((temperature + 8.0) / 14.0, 0.05, 1.0)
    production = 900.0 * np.clip(ndvi - 0.05, 0.0, None) ** 1.25 * warmth
    production[np.isin(cover, NOT_LAND)] = 0.0
    production[cover == WATER] = _ALGAE
    return production
