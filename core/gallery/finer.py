"""The sample basin on rasters of any size: it is made on a model of some million cells, and the rest is detail.

Ice, rivers, towns and all else that reaches far are those of the model. Finer rasters are made of it by rows when they
are asked for: smooth layers are interpolated, the ground gets finer hills, and borders of the land cover wander
between the model's cells. A row is the same however many are asked for at once.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Callable, Optional

import numpy as np
from scipy import ndimage

from ..rows import Rows
from ..typed import Shape
from ._frame import Frame, blend, catmull_taps, noise, stream
from .land_cover import BARE, GREENNESS, PLAY, SHRUB, productivity_in
from .reflectance import BANDS, Scene, afternoons_of, scene_of
from .sample_layers import SampleBasin
from .soils import textures_of

# Larger basins are made on a model of about this many cells; making it takes some 400 bytes for each.
LARGEST = 1 << 22
_SMALLEST = 20
# The wavelength at which the finer noise begins, and how far borders wander, in cells of the model.
_BEGINS, _WANDER = 4.0, 0.45
# The finer hills by the rise over a cell of the model, and the finer play of the greenness.
_HILLS, _GREENER = 0.6, 0.25
_SMOOTH = (
    "precipitation", "evapotranspiration", "temperature", "erosivity", "erodibility", "soil_depth", "available_water",
    "sand", "clay", "organic_carbon", "night_light", "wind", "population", "product",
)  # fmt: skip


def model_shape(rows: int, columns: int, most: Optional[int] = None) -> Shape:
    """Rows and columns of the model of a basin; its own where these are few enough."""
    shrink = math.sqrt(rows * columns / (most or LARGEST))
    if shrink <= 1.0:
        return rows, columns
    return max(_SMALLEST, round(rows / shrink)), max(_SMALLEST, round(columns / shrink))


def finer(model: SampleBasin, rows: int, columns: int, cell_size: float, seed: int) -> SampleBasin:
    """A basin on a finer raster.

    Parameters
    ----------
    model : SampleBasin
        Of fewer rows and columns, with larger cells.
    rows, columns : int
    cell_size : float
        Metres.
    seed : int
        The model's.

    Returns
    -------
    SampleBasin
        Its rasters are `Rows`; lines and places are those of the model, on the finer cells.
    """
    detail = _Detail(model, rows, columns, cell_size, seed)
    down, right = rows / detail.shape[0], columns / detail.shape[1]

    smooth: dict[str, Any] = {name: detail.rows_of(detail.smooth, getattr(model, name)) for name in _SMOOTH}

    def lines(parts: list) -> list:
        return [replace(line, columns=line.columns * right, rows=line.rows * down) for line in parts]

    return replace(
        model,
        elevation=detail.rows_of(detail.elevation),
        land_cover=_by_year(model.land_cover, lambda year: detail.rows_of(detail.cover, year, dtype=np.uint8)),
        ndvi=_by_year(model.ndvi, lambda year: detail.rows_of(detail.ndvi, year)),
        npp=_by_year(model.npp, lambda year: detail.rows_of(detail.productivity, year)),
        silt=detail.rows_of(detail.silt),
        texture=detail.rows_of(detail.texture, dtype=np.uint8),
        districts=detail.rows_of(detail.looked_up, model.districts, dtype=np.uint8),
        afternoons={season: detail.rows_of(detail.afternoon, season) for season in model.afternoons},
        scenes={
            year: Scene(
                {band: detail.rows_of(detail.scene, year, band) for band in BANDS},
                detail.rows_of(detail.scene, year, "heat"),
            )
            for year in model.scenes
        },
        rivers=lines(model.rivers),
        roads=lines(model.roads),
        settlements=[replace(town, column=town.column * right, row=town.row * down) for town in model.settlements],
        mines=model.mines * (right, down),
        records=replace(model.records, columns=model.records.columns * right, rows=model.records.rows * down),
        **smooth,
    )


def _by_year(layers: dict, make: Callable) -> dict:
    return {year: make(year) for year in layers}


class _Detail:
    """Makes rows of the finer rasters."""

    def __init__(self, model: SampleBasin, rows: int, columns: int, cell_size: float, seed: int):
        self._model, self._seed = model, seed
        self.shape: Shape = model.elevation.shape
        self._size = rows, columns
        self._frame = Frame.of(rows, columns)
        # A cell of the model in longer sides, and its rise in metres.
        self._coarse = self._frame.cell * columns / self.shape[1]
        self._rise = np.zeros(self.shape, np.float32)
        if min(self.shape) > 1:
            north, east = np.gradient(model.elevation)
            self._rise = np.sqrt(north * north + east * east)
        self._shrubs = {year: _share_of_shrubs(cover) for year, cover in model.land_cover.items()}
        self._kept: tuple = ()

    def rows_of(self, make: Callable, *arguments: Any, dtype: type = np.float32) -> Rows:
        """The raster whose rows something makes."""

        def read(first: int, last: int) -> np.ndarray:
            if last <= first:
                return np.zeros((0, self._size[1]), dtype)
            return np.ascontiguousarray(make(*arguments, first, last), dtype=dtype)

        return Rows(self._size, dtype, read)

    def _taps(self, first: int, last: int) -> tuple:
        down, right = (few / many for few, many in zip(self.shape, self._size))
        return (
            catmull_taps((np.arange(first, last) + 0.5) * down - 0.5),
            catmull_taps((np.arange(self._size[1]) + 0.5) * right - 0.5),
        )

    def _noise(self, name: str, first: int, last: int) -> np.ndarray:
        """Noise that the model is too coarse for."""
        part = self._frame.part(first, last)
        return noise(part, self._seed, name, _BEGINS * self._coarse, 0.6)

    def smooth(self, raster: np.ndarray, first: int, last: int) -> np.ndarray:
        """Between the model's cells, within the range of its values."""
        return np.clip(blend(raster, *self._taps(first, last)), raster.min(), raster.max())

    def silt(self, first: int, last: int) -> np.ndarray:
        """What is neither sand nor clay."""
        return 100.0 - self.smooth(self._model.sand, first, last) - self.smooth(self._model.clay, first, last)

    def texture(self, first: int, last: int) -> np.ndarray:
        """Texture classes."""
        sand, clay = (self.smooth(part, first, last) for part in (self._model.sand, self._model.clay))
        return textures_of(sand, 100.0 - sand - clay, clay)

    def elevation(self, first: int, last: int) -> np.ndarray:
        """The model's ground with finer hills, higher where it is steep."""
        taps = self._taps(first, last)
        rise = np.maximum(blend(self._rise, *taps), 0.0)
        return blend(self._model.elevation, *taps) + _HILLS * rise * self._noise("finer hills", first, last)

    def _places(self, first: int, last: int) -> tuple:
        """The cell of the model that each cell lies in, or a neighbour of it where the borders wander."""
        kept = self._kept
        if kept[:2] != (first, last):
            at = np.arange(first, last)[:, None], np.arange(self._size[1])[None, :]
            found = []
            for few, many, own, name in zip(self.shape, self._size, at, ("finer rows", "finer columns")):
                position = (own + 0.5) * (few / many) + _WANDER * self._noise(name, first, last)
                found.append(np.clip(np.floor(position), 0, few - 1).astype(np.int32))
            kept = self._kept = first, last, tuple(found)
        return kept[2]

    def looked_up(self, raster: np.ndarray, first: int, last: int) -> np.ndarray:
        """The model's classes, with borders that wander."""
        return raster[self._places(first, last)]

    def _closed(self, year: int, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """The land cover, and where it is not the model's.

        Single shrubs and the bare ground between them are as fine as the raster shows them, as many as in the model,
        with a gap in each square of three by three cells.
        """
        known = self.looked_up(self._model.land_cover[year], first, last)
        shrub = self._drawn("finer hummocks", first, last, self._size[1]) < self.looked_up(
            self._shrubs[year], first, last
        )
        shrub &= ~self._gaps(first, last)
        cover = known.copy()
        loose = (known == SHRUB) | (known == BARE)
        cover[loose] = np.where(shrub[loose], SHRUB, BARE)
        return cover, cover != known

    def _drawn(self, name: str, first: int, last: int, columns: int) -> np.ndarray:
        """Random numbers of some rows of a raster."""
        return stream(self._seed, name, skipped=first * columns).random((last - first, columns))

    def _gaps(self, first: int, last: int) -> np.ndarray:
        count, upper, lower = -(-self._size[1] // 3), first // 3, -(-last // 3)
        place = (9.0 * self._drawn("finer gaps", upper, lower, count)).astype(np.int64)
        down, right = np.divmod(place, 3)
        gaps = np.zeros((lower - upper, 3, count, 3), dtype=bool)
        gaps[np.arange(lower - upper)[:, None], down, np.arange(count), right] = True
        return gaps.reshape(3 * (lower - upper), 3 * count)[first - 3 * upper : last - 3 * upper, : self._size[1]]

    def cover(self, year: int, first: int, last: int) -> np.ndarray:
        """Land cover of a year."""
        return self._closed(year, first, last)[0]

    def _green(self, year: int, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        cover, changed = self._closed(year, first, last)
        ndvi = self.looked_up(self._model.ndvi[year], first, last).astype(np.float64)
        ndvi[changed] = GREENNESS[cover[changed]]
        ndvi += _GREENER * PLAY[cover] * self._noise("finer green", first, last)
        return cover, np.clip(ndvi, -0.2, 0.92)

    def ndvi(self, year: int, first: int, last: int) -> np.ndarray:
        """NDVI of a year."""
        return self._green(year, first, last)[1]

    def productivity(self, year: int, first: int, last: int) -> np.ndarray:
        """NPP of a year."""
        return productivity_in(*self._green(year, first, last), self.smooth(self._model.temperature, first, last))

    def scene(self, year: int, wanted: str, first: int, last: int) -> np.ndarray:
        """A band of the scene of a year, or its heat."""
        cover, ndvi = self._green(year, first, last)
        # The basin's layer is in single precision.
        ndvi = ndvi.astype(np.float32)
        temperature = self.smooth(self._model.temperature, first, last)
        found = scene_of(self._frame.part(first, last), year, cover, ndvi, temperature, self._seed, wanted)
        return found.heat if wanted == "heat" else found.bands[wanted]

    def afternoon(self, season: str, first: int, last: int) -> np.ndarray:
        """Wind of the afternoons of a season."""
        return afternoons_of(self.smooth(self._model.wind, first, last))[season]


def _share_of_shrubs(cover: np.ndarray) -> np.ndarray:
    """How much of the shrubs and the bare ground about each cell is under shrubs."""
    shrub, loose = (
        ndimage.uniform_filter(part.astype(np.float32), 3, mode="nearest")
        for part in (cover == SHRUB, (cover == SHRUB) | (cover == BARE))
    )
    return np.divide(shrub, loose, out=np.zeros_like(shrub), where=loose > 0.0)
