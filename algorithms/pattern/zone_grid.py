"""The grid of the zones, and coarse rasters on it without smoothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.grid import Grid
from ...core.rows import Raster, mapped

if TYPE_CHECKING:
    from ..layers.raster_read import RasterSource


def finest_grid(sources: list) -> tuple[Grid, str]:
    """The grid of the smallest cells among rasters in the coordinate system of the first, and the raster's name.

    Rasters that share no ground with the first do not count.
    """
    from ..layers.raster_align import overlap, same_crs
    from ..layers.raster_read import grid_of, open_dataset, read_band

    first = None
    for source in sources:
        if source.provider is not None:
            grid = read_band(source, 1, lambda fraction: None).grid
        else:
            grid = grid_of(open_dataset(source), source.name, source.crs)[0]
        if first is None:
            first = best = (grid, source.name)
        agree = same_crs(grid.crs, first[0].crs) and overlap(grid, first[0])
        if agree and grid.cell_size < best[0].cell_size * (1.0 - 1e-9):
            best = (grid, source.name)
    return best


class CoarseRaster:
    """A raster whose cells keep their values on the run's finer grid: nothing is averaged.

    Parameters
    ----------
    job : Job
    source : RasterSource
    band : int

    Attributes
    ----------
    own : Band
        The raster on its own grid.
    """

    def __init__(self, job, source: RasterSource, band: int):
        from ..layers.raster_align import same_crs, warp
        from ..layers.raster_read import Band, read_band

        self.own = read_band(source, band, job.cancel_point)
        self._place = None
        if same_crs(self.own.grid.crs, job.grid.crs) and job.grid.matches(self.own.grid):
            return
        cells = np.arange(self.own.valid.size, dtype=np.int32).reshape(self.own.valid.shape)
        placed = warp(Band(cells, np.ones(cells.shape, bool), self.own.grid, {}), job.grid, True, source.name)
        self._place = job.put_away(np.where(placed.valid, placed.values, -1))
        job.log(
            "{name} ({grid}) is used on the grid of {first} ({wanted}): each cell takes the value it lies in.",
            name=source.name,
            grid=self.own.grid,
            first=job.grid_name,
            wanted=job.grid,
        )

    def values(self) -> Raster:
        """The values on the run's grid, NaN as nodata."""
        return self.spread(np.where(self.own.valid, self.own.values, np.nan).astype(_float_type(self.own.values)))

    def spread(self, cells: np.ndarray) -> Raster:
        """An array on the raster's own grid, on the run's: NaN or 0 where the raster does not reach."""
        if self._place is None:
            return cells
        empty = np.nan if cells.dtype.kind == "f" else 0
        padded = np.append(cells.ravel(), cells.dtype.type(empty))
        return mapped(lambda places: padded[places], self._place, dtype=cells.dtype)


def _float_type(values: np.ndarray):
    return np.float32 if values.dtype.str[1:] in ("u1", "i1", "i2", "u2", "f4") else np.float64
