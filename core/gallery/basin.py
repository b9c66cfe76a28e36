"""The sample basin: a believable arid inland basin of any size, from one seed."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from ..services.erodibility import erodibility_epic
from ..services.erosivity import erosivity_zhang_annual
from .climate import climate_of, rise_of
from .finer import finer, model_shape
from .grounds import grounds_of, with_dunes
from .land_cover import NATURAL, NOT_LAND, greenness_in, land_cover_in, potential_of, productivity_in
from .people import nearness, people_of
from .reflectance import afternoons_of, scene_of
from .relief import carve_relief
from .rivers import river_lines, waters_of
from .sample_layers import SampleBasin
from .soils import soils_of, textures_of
from .species import preference, records_of
from .ways import ways_of
from .works import belts_of, cleared_of, population_of, product_of, strip_mines_of, strip_of

YEARS = (2003, 2013, 2023)
# Since 2013 there is a Landsat 8.
SCENE_YEARS = (2013, 2023)
_SMALLEST = 20
# How far mines reach, in longer sides.
_PIT = 0.018
# Large mines lie on lower ground, in shares of the relief.
_LOW = 0.13
# What a step costs on habitat and elsewhere, at the height of the highest summits and a degree of slope.
_EFFORT = (2.5, 5.0, 3.0, 0.04)
# Discharge of rivers that roads cross on dams.
_LARGE = 45.0


def sample_basin(
    rows: int = 400,
    columns: int = 400,
    cell_size: float = 250.0,
    seed: int = 1,
    progress: Progress = no_progress,
    most: Optional[int] = None,
) -> SampleBasin:
    """Make the basin.

    High ranges in the south with ice, lower ones around, whose outer flanks are dry, alluvial fans with springs at
    their feet, oases along rivers that follow the ground and end in salt lakes, a floor of dunes, gravel and salt, a
    dry and a moist end; a drought and a mining boom in 2013. Everything is placed relative to
    the basin's longer side: a finer raster of one seed shows the same basin with more detail.

    Parameters
    ----------
    rows, columns : int
        At least 20 each.
    cell_size : float
        Metres.
    seed : int
        0 or above; the same seed and shape give the same basin.
    progress : callable
    most : int, optional
        Cells of the largest basin that is made as a whole, `finer.LARGEST` by default. Of a larger one that is a model,
        and its rasters are `Rows` that are made of it when they are asked for: no more memory whatever its size.

    Returns
    -------
    SampleBasin

    Raises
    ------
    InputError
        For a basin that is too small or a cell size that is not above 0.
    """
    if min(rows, columns) < _SMALLEST:
        raise InputError("The sample basin has at least {least} rows and columns.", least=_SMALLEST)
    if not cell_size > 0 or seed < 0:
        raise InputError("The cell size is above 0 and the seed is 0 or above.")
    shape = model_shape(rows, columns, most)
    if shape != (rows, columns):
        larger = cell_size * max(rows, columns) / max(shape)
        return finer(_whole(shape[0], shape[1], larger, seed, progress), rows, columns, cell_size, seed)
    return _whole(rows, columns, cell_size, seed, progress)


def _whole(rows: int, columns: int, cell_size: float, seed: int, progress: Progress) -> SampleBasin:
    """The basin as a whole, some 400 bytes a cell."""
    carving, settling, growing = parts_of(progress, (6, 2, 2))
    relief = carve_relief(rows, columns, seed, carving)
    frame = relief.frame
    side_length = cell_size * max(rows, columns)
    climate = climate_of(relief, side_length, seed)
    waters = waters_of(relief, climate, seed)
    grounds = grounds_of(relief, climate, waters, seed)
    climate = with_dunes(climate, relief, grounds, rise_of(side_length), seed)
    soils = soils_of(relief, climate, waters, grounds, cell_size, seed)
    settling(0.3)
    people = people_of(relief, climate, waters, soils, grounds, seed)
    settling(1.0)
    reach = [0.017 * (town.population / 50_000) ** 0.35 for town in people.settlements]
    towns = nearness(frame, [(town.column, town.row) for town in people.settlements], reach)
    mines = nearness(frame, people.mines, [_PIT] * len(people.mines))
    potential = potential_of(relief, climate, waters, soils, grounds, towns, mines, cell_size, seed)
    inside = frame.inner
    # Steppe lies along the ways between the large habitats, as these were before; motorway and railway cross it, and
    # the largest mines lie in it.
    before = np.isin(land_cover_in(YEARS[0], climate, waters, soils, potential)[inside], NATURAL)
    ways = ways_of(before, _effort(before, relief.height[inside], soils.slope[inside]))
    low = (relief.height < _LOW) & (climate.inland > 0.9)
    large, near = strip_mines_of(frame, ways, low[inside])
    mines = np.maximum(mines, near)
    strip = strip_of(frame, people.roads, (waters.discharge > _LARGE) & (waters.lake < 0.0))
    belts = belts_of(frame, ways) * (waters.lake < 0.0)
    potential = replace(potential, mines=mines, belts=belts, strip=strip, cleared=cleared_of(frame, strip))
    covers, greenness, productivity = {}, {}, {}
    for number, year in enumerate(YEARS):
        growing(number / len(YEARS))
        cover = land_cover_in(year, climate, waters, soils, potential)
        ndvi = greenness_in(year, cover, potential)
        covers[year] = np.ascontiguousarray(cover[inside])
        greenness[year] = _on_disk(ndvi[inside])
        productivity[year] = _on_disk(productivity_in(cover, ndvi, climate.temperature)[inside])
    crowd = population_of(frame, people.settlements, potential.oasis, cell_size, seed)
    # As large as all results together.
    del potential, grounds, cover, ndvi
    near = np.maximum(towns, np.clip(mines, 0.0, 1.0))[inside]
    density = preference(greenness[YEARS[-1]], soils.slope[inside], near)
    density[np.isin(covers[YEARS[-1]], NOT_LAND)] = 0.0
    progress(1.0)
    sand, silt, clay, carbon = (part[inside] for part in (soils.sand, soils.silt, soils.clay, soils.organic_carbon))
    return SampleBasin(
        elevation=_on_disk(climate.elevation[inside]),
        land_cover=covers,
        ndvi=greenness,
        npp=productivity,
        precipitation=_on_disk(climate.precipitation[inside]),
        evapotranspiration=_on_disk(climate.evapotranspiration[inside]),
        temperature=_on_disk(climate.temperature[inside]),
        erosivity=_on_disk(erosivity_zhang_annual(climate.precipitation[inside])),
        erodibility=_on_disk(erodibility_epic(sand, silt, clay, carbon)),
        soil_depth=_on_disk(soils.depth[inside]),
        available_water=_on_disk(soils.available_water[inside]),
        sand=_on_disk(sand),
        silt=_on_disk(silt),
        clay=_on_disk(clay),
        organic_carbon=_on_disk(carbon),
        texture=textures_of(sand, silt, clay),
        night_light=_on_disk(62.0 * towns[inside] ** 1.4),
        wind=_on_disk(climate.wind[inside]),
        afternoons=afternoons_of(climate.wind[inside]),
        scenes={
            year: scene_of(frame, year, covers[year], greenness[year], climate.temperature[inside], seed)
            for year in SCENE_YEARS
        },
        population=_on_disk(crowd[inside]),
        product=_on_disk(product_of(crowd, mines)[inside]),
        districts=np.ascontiguousarray(people.districts[inside]),
        district_names=people.district_names,
        rivers=river_lines(relief, waters),
        roads=people.roads,
        settlements=people.settlements,
        mines=np.concatenate([large, people.mines]),
        records=records_of(density, seed),
    )


def _effort(natural: np.ndarray, height: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """What ways between habitats avoid; rounded, so that it is the same everywhere."""
    habitat, bare, summit, degree = _EFFORT
    return np.round(np.where(natural, habitat, bare) + summit * np.clip(height, 0.0, 1.0) + degree * slope, 3)


def _on_disk(values: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(values, dtype=np.float32)
