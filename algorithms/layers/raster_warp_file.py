"""Rasters onto one grid by files, where they are too large to be held."""

from __future__ import annotations

import contextlib
import os
import uuid

import numpy as np
from osgeo import gdal

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.rows import Rows, strips
from ..platform.gdal_messages import close_dataset
from .opening import open_raster
from .raster_align import GDAL_TYPES, NO_CLASS, NO_VALUE, cell_in, is_coarser, warp_dataset, wkt_of

# Bytes that GDAL may keep of files meanwhile; by default it takes a share of all memory.
_CACHE = 128 << 20


def warped_file(
    cells: Rows, grid: Grid, target: Grid, classes: bool, name: str, folder: str, nearest: bool = False
) -> Rows:
    """Resample cells onto another grid as `raster_align.warp` does.

    Parameters
    ----------
    cells : Rows of float
        NaN is no data.
    grid, target : Grid
        Theirs, and the wanted one.
    classes : bool
        They are whole numbers that nothing may mix.
    name : str
        What messages call them.
    folder : str
        Where the files lie.
    nearest : bool

    Returns
    -------
    Rows of float64
        Read from a file in the folder.

    Raises
    ------
    InputError
        When they have no data on the grid.
    """
    dtype, nodata = (np.dtype(np.int32), NO_CLASS) if classes else (np.dtype(np.float64), NO_VALUE)
    coarsened = classes and is_coarser(target.cell_size, cell_in(grid, target), True)
    paths = [os.path.join(folder, f"{uuid.uuid4().hex}.tif") for _ in range(2)]
    with _small_cache():
        source = _file(paths[0], grid, dtype, nodata)
        for strip in strips(cells.shape):
            values = cells[strip]
            known = ~np.isnan(values)
            whole = np.where(known, values, 0).astype(dtype)
            whole[~known] = nodata
            source.GetRasterBand(1).WriteArray(whole, 0, strip.start)
        source.FlushCache()
        result = _file(paths[1], target, dtype, nodata)
        result.GetRasterBand(1).Fill(nodata)
        warp_dataset(result, source, classes, coarsened, name, nearest)
        for dataset in (source, result):
            close_dataset(dataset)
    os.remove(paths[0])

    def read(first: int, last: int) -> np.ndarray:
        if first == last:
            return np.empty((0, target.columns))
        # Opened anew, so that GDAL keeps no more of it.
        file = open_raster(paths[1])
        values = file.GetRasterBand(1).ReadAsArray(0, first, target.columns, last - first)
        return np.where(values == nodata, np.nan, values.astype(np.float64))

    warped = Rows(target.shape, np.float64, read)
    if not any((~np.isnan(warped[strip])).any() for strip in strips(warped.shape)):
        raise InputError("The raster {name} does not overlap the first raster.", name=name)
    return warped


def _file(path: str, grid: Grid, dtype: np.dtype, nodata: float):
    """A file in strips of one row, as datasets in memory are: GDAL divides its work in the same way."""
    options = ["TILED=NO", "BLOCKYSIZE=1", "COMPRESS=NONE", "BIGTIFF=IF_SAFER"]
    kind = GDAL_TYPES[dtype.str[1:]]
    dataset = gdal.GetDriverByName("GTiff").Create(path, grid.columns, grid.rows, 1, kind, options)
    x, y = grid.origin
    dataset.SetGeoTransform((x, grid.cell_size, 0.0, y, 0.0, -grid.cell_size))
    if grid.crs:
        dataset.SetProjection(wkt_of(grid.crs))
    dataset.GetRasterBand(1).SetNoDataValue(float(nodata))
    return dataset


@contextlib.contextmanager
def _small_cache():
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(min(before, _CACHE))
    try:
        yield
    finally:
        gdal.SetCacheMax(before)
