"""The sample basin's soils: thin on slopes, sand in dunes, silt and clay in salt flats, dark where grass grows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..terrain.slope import slope
from ._frame import noise
from .climate import Climate
from .grounds import Grounds
from .relief import Relief
from .rivers import Waters

TEXTURES = {
    1: "Sand", 2: "Loamy sand", 3: "Sandy loam", 4: "Loam", 5: "Silt loam", 6: "Sandy clay loam", 7: "Clay loam",
    8: "Silty clay loam", 9: "Clay",
}  # fmt: skip


@dataclass(frozen=True)
class Soils:
    """Topsoil on the frame, rim included; all float64.

    Parameters
    ----------
    slope : ndarray
        Degrees.
    depth : ndarray
        Millimetres.
    sand, silt, clay : ndarray
        Percent, summing to 100.
    organic_carbon : ndarray
        Percent.
    available_water : ndarray
        Plant-available water content, as a fraction of the volume.
    """

    slope: np.ndarray
    depth: np.ndarray
    sand: np.ndarray
    silt: np.ndarray
    clay: np.ndarray
    organic_carbon: np.ndarray
    available_water: np.ndarray


def soils_of(relief: Relief, climate: Climate, waters: Waters, grounds: Grounds, cell_size: float, seed: int) -> Soils:
    """Soils from slope, rain and flooding.

    Available water follows Zhou et al. (2005, Agricultural Water Management): PAWC = (54.509 - 0.132 sand -
    0.003 sand^2 - 0.055 silt - 0.006 silt^2 - 0.738 clay + 0.007 clay^2 - 2.688 OM + 0.501 OM^2) / 100, with the
    organic matter OM = 1.724 x organic carbon.

    Parameters
    ----------
    relief : Relief
    climate : Climate
    waters : Waters
    grounds : Grounds
    cell_size : float
        Metres.
    seed : int

    Returns
    -------
    Soils
    """
    frame = relief.frame
    steepness = slope(climate.elevation, cell_size)
    wet = np.clip(climate.precipitation / 400.0, 0.0, 1.0)
    flooded = np.clip(np.log1p(waters.discharge) / 4.0, 0.0, 1.0)
    patch = noise(frame, seed, "soil", 0.08, 0.6)
    depth = np.clip(1300.0 * np.exp(-steepness / 14.0) * (1.0 + 0.18 * patch), 60.0, 2000.0)
    blown, crusted = grounds.dunes, grounds.salt
    sand = np.clip(62.0 - 28.0 * wet - 18.0 * flooded + 30.0 * blown - 26.0 * crusted + 9.0 * patch, 10.0, 94.0)
    clay = np.clip(8.0 + 15.0 * wet + 9.0 * flooded - 6.0 * blown + 16.0 * crusted - 3.0 * patch, 2.0, 40.0)
    clay = np.minimum(clay, 98.0 - sand)
    silt = 100.0 - sand - clay
    carbon = np.clip(0.2 + 3.2 * wet**1.5 + 0.5 * flooded + 0.25 * patch, 0.08, 6.0)
    carbon *= np.clip(1.2 - np.maximum(-climate.temperature - 3.0, 0.0) / 8.0, 0.15, 1.2)
    matter = 1.724 * np.minimum(carbon, 2.5)
    water = (
        54.509
        - 0.132 * sand
        - 0.003 * sand**2
        - 0.055 * silt
        - 0.006 * silt**2
        - 0.738 * clay
        + 0.007 * clay**2
        - 2.688 * matter
        + 0.501 * matter**2
    ) / 100.0
    return Soils(steepness, depth, sand, silt, clay, carbon, np.clip(water, 0.03, 0.45))


def textures_of(sand: np.ndarray, silt: np.ndarray, clay: np.ndarray) -> np.ndarray:
    """USDA texture classes, those that a basin of these soils has.

    Parameters
    ----------
    sand, silt, clay : ndarray of float
        Percent.

    Returns
    -------
    ndarray of uint8
        Values of `TEXTURES`.

    References
    ----------
    Soil Science Division Staff (2017), Soil Survey Manual, USDA Handbook 18, chapter 3.
    """
    texture = np.full(sand.shape, 4, dtype=np.uint8)
    texture[silt >= 50.0] = 5
    texture[(clay >= 7.0) & (clay < 27.0) & (silt >= 28.0) & (silt < 50.0) & (sand <= 52.0)] = 4
    texture[((clay >= 7.0) & (clay < 20.0) & (sand > 52.0)) | ((clay < 7.0) & (silt < 50.0))] = 3
    texture[(clay >= 20.0) & (clay < 35.0) & (silt < 28.0) & (sand > 45.0)] = 6
    texture[(clay >= 27.0) & (clay < 40.0) & (sand > 20.0) & (sand <= 45.0)] = 7
    texture[(clay >= 27.0) & (clay < 40.0) & (sand <= 20.0)] = 8
    texture[clay >= 40.0] = 9
    texture[(silt + 2.0 * clay < 30.0) & (silt + 1.5 * clay >= 15.0)] = 2
    texture[silt + 1.5 * clay < 15.0] = 1
    return texture
