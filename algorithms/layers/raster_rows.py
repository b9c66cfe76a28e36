"""Rasters that are read by rows, since they are too large to be held at once."""

from __future__ import annotations

import numpy as np

from ...core.grid import Grid
from ...core.progress import Progress
from .raster_read import RasterSource, read_band


class RasterRows:
    """The rows of a raster's band, read when they are asked for.

    Parameters
    ----------
    source : RasterSource
        Served by GDAL.
    band : int
    grid : Grid
        The raster's own.
    progress : callable
        May raise `Cancelled`.
    """

    def __init__(self, source: RasterSource, band: int, grid: Grid, progress: Progress):
        self._source, self._band, self._grid, self._progress = source, band, grid, progress
        self.shape = grid.shape

    def __getitem__(self, part: slice) -> np.ndarray:
        """Rows in double precision, NaN where they have no data."""
        first, last, _ = part.indices(self.shape[0])
        grid, half = self._grid, self._grid.cell_size / 2.0
        left, _, right, _ = grid.bounds
        _, high = grid.centres(first, 0)
        _, low = grid.centres(last - 1, 0)
        box = (left + half, float(low), right - half, float(high))
        # The file is opened anew for every piece: GDAL's cache holds no more of it.
        band = read_band(self._source, self._band, self._progress, box)
        values = band.values.astype(np.float64)
        values[~band.valid] = np.nan
        return values
