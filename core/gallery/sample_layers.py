"""The layers that the sample basin consists of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..rows import Raster
from .species import Records


@dataclass(frozen=True)
class SampleBasin:
    """Rasters and lines of the basin; every raster has the shape (rows, columns), and is `Rows` where it is large.

    Parameters
    ----------
    elevation : ndarray of float32
        Metres.
    land_cover : dict of int to ndarray of uint8
        By year; classes of `land_cover.CLASS_NAMES`.
    ndvi, npp : dict of int to ndarray of float32
        By year; NPP in gC per square metre and year.
    precipitation, evapotranspiration : ndarray of float32
        Millimetres a year.
    temperature : ndarray of float32
        Annual mean, degrees Celsius.
    erosivity : ndarray of float32
        R, MJ mm / (ha h yr).
    erodibility : ndarray of float32
        K, t ha h / (ha MJ mm).
    soil_depth : ndarray of float32
        Millimetres.
    available_water : ndarray of float32
        Fraction of the volume.
    sand, silt, clay, organic_carbon : ndarray of float32
        Percent.
    texture : ndarray of uint8
        Classes of `soils.TEXTURES`.
    night_light : ndarray of float32
        0 to about 60.
    wind : ndarray of float32
        Annual mean, metres a second.
    afternoons : dict of str to ndarray of float32
        By season; mean wind of the afternoons, metres a second.
    scenes : dict of int to Scene
        By year; reflectance and surface temperature of a day of summer.
    population, product : ndarray of float32
        People, and ten thousand yuan of GDP, a square kilometre.
    districts : ndarray of uint8
        Numbers from 1, names in `district_names`.
    rivers, roads : list of Line
    settlements : list of Settlement
    mines : ndarray of float64, shape (mines, 2)
        Column and row, in cells from the upper left corner.
    records : Records
        Of a species whose preference is known.
    """

    elevation: Raster
    land_cover: dict
    ndvi: dict
    npp: dict
    precipitation: Raster
    evapotranspiration: Raster
    temperature: Raster
    erosivity: Raster
    erodibility: Raster
    soil_depth: Raster
    available_water: Raster
    sand: Raster
    silt: Raster
    clay: Raster
    organic_carbon: Raster
    texture: Raster
    night_light: Raster
    wind: Raster
    afternoons: dict
    scenes: dict
    population: Raster
    product: Raster
    districts: Raster
    district_names: list
    rivers: list
    roads: list
    settlements: list
    mines: np.ndarray
    records: Records
