"""Large rasters for the maps of a report: each is read once, and shown from few of its cells."""

from __future__ import annotations

import math
import uuid
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np
from osgeo import gdal
from qgis.core import QgsRasterLayer

from ..platform.gdal_messages import gdal_errors
from .opening import open_raster, raster_layer

# Cells of the longer side that a picture of a page, with an inset, can show; rasters with more have an overview.
_MOST = 2048
# Rows of a tile of the toolbox' files.
_TILE_ROWS = 256
# Bytes of tiles that GDAL keeps in a report: rows of tiles of many bands, not a share of a large computer's memory;
# and what it keeps else.
_CACHE, _USUAL_CACHE = 400_000_000, gdal.GetCacheMax()
_END = "</VRTRasterBand>"
# Path to the virtual file with an overview that stands for it; None outside a report.
_made: ContextVar = ContextVar("coarse rasters", default=None)


@contextmanager
def coarse_rasters():
    """Within it `shown_raster` makes an overview of each large raster, which is gone afterwards."""
    made: dict = {}
    token = _made.set(made)
    gdal.SetCacheMax(min(_USUAL_CACHE, _CACHE))
    try:
        yield
    finally:
        gdal.SetCacheMax(_USUAL_CACHE)
        _made.reset(token)
        for path in made.values():
            gdal.Unlink(path)
            gdal.Unlink(f"{path}.tif")


def shown_raster(path: str, name: str = "") -> QgsRasterLayer:
    """A raster file as a layer with its style, quick to draw and to look through however many cells it has.

    Parameters
    ----------
    path : str
    name : str
        The file's by default.
    """
    layer, made = raster_layer(path, name), _made.get()
    if made is None or not layer.isValid() or max(layer.width(), layer.height()) <= _MOST:
        return layer
    if path not in made:
        virtual = _with_overview(path)
        if virtual is None:
            return layer
        made[path] = virtual
    with gdal_errors():
        layer.setDataSource(made[path], layer.name(), "gdal", False)
    return layer if layer.isValid() else raster_layer(path, name)


def _with_overview(path: str):
    """A virtual file of a raster with an overview in memory; None where the raster has one of its own."""
    dataset = open_raster(path)
    if dataset is None or dataset.GetRasterBand(1).GetOverviewCount():
        return None
    virtual = f"/vsimem/{uuid.uuid4().hex}.vrt"
    with gdal_errors():
        cells = _few_cells(dataset, -(-max(dataset.RasterXSize, dataset.RasterYSize) // _MOST))
        kind = dataset.GetRasterBand(1).DataType
        driver = gdal.GetDriverByName("GTiff")
        coarse = driver.Create(f"{virtual}.tif", *cells.shape[:0:-1], len(cells), kind, ["INTERLEAVE=BAND"])
        for number, band in enumerate(cells, 1):
            coarse.GetRasterBand(number).WriteArray(band)
        del coarse
        copy = gdal.GetDriverByName("VRT").CreateCopy(virtual, dataset)
        del copy
        _name_overview(virtual)
    return virtual


def _few_cells(dataset, factor: int) -> np.ndarray:
    """Every so many cells of all bands, read by rows of tiles: of bands that lie cell by cell each tile holds all."""
    columns, rows = dataset.RasterXSize, dataset.RasterYSize
    height = math.lcm(factor, _TILE_ROWS)
    strips = []
    for top in range(0, rows, height):
        high = min(height, rows - top)
        size = {"buf_xsize": -(-columns // factor), "buf_ysize": -(-high // factor)}
        strip = dataset.ReadAsArray(0, top, columns, high, **size)
        strips.append(strip.reshape(dataset.RasterCount, *strip.shape[-2:]))
    return np.concatenate(strips, axis=1)


def _name_overview(virtual: str) -> None:
    """Say in a virtual file, band by band, that the file beside it is its overview."""
    file = gdal.VSIFOpenL(virtual, "rb")
    before = bytes(gdal.VSIFReadL(1, gdal.VSIStatL(virtual).size, file)).decode("utf-8").split(_END)
    gdal.VSIFCloseL(file)
    text = before[0]
    for number, more in enumerate(before[1:], 1):
        source = f'<SourceFilename relativeToVRT="0">{virtual}.tif</SourceFilename><SourceBand>{number}</SourceBand>'
        text += f"<Overview>{source}</Overview>{_END}{more}"
    gdal.FileFromMemBuffer(virtual, text.encode("utf-8"))
