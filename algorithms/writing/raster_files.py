"""Rasters out: GeoTIFFs (and what GDAL can copy them to) with nodata, colours, names and metadata."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Optional

import numpy as np
from osgeo import gdal

from ...core.grid import Grid
from ..layers.opening import open_raster
from ..layers.raster_align import GDAL_TYPES, wkt_of
from ..platform.gdal_messages import close_dataset, gdal_errors
from .failures import failure
from .raster_formats import check_format
from .row_bands import RasterBand, RowBand

# Written where a float raster has no data; exact in float32 and far from any value of the field.
FLOAT_NODATA = -9999.0
_NODATA = {"u1": 255, "i2": -32768, "i4": -2147483648}
# Cells that are written at a time, in whole rows of tiles.
_BLOCK_CELLS, _TILE_ROWS = 1 << 22, 256
# Of each band three strips of that height are read again.
_LOOKED_AT_ROWS = 16


@dataclass
class RasterOutput:
    """What a raster file holds besides its cells.

    Parameters
    ----------
    grid : Grid
    nodata : float, optional
    band_names : tuple of str
    colours : dict, optional
        Class value to (red, green, blue).
    class_names : dict, optional
        Class value to name.
    metadata : dict, optional
    options : tuple of str, optional
        How a GeoTIFF is laid out, instead of compressed tiles.
    """

    grid: Grid
    nodata: Optional[float] = None
    band_names: tuple = ()
    colours: Optional[dict] = None
    class_names: Optional[dict] = None
    metadata: Optional[dict] = None
    options: Optional[tuple] = None


def prepare_bands(bands, valid) -> tuple[list, float]:
    """Bands in the type that is written to disk, made by rows while they are written, and their nodata value."""
    if isinstance(bands, RowBand):
        return [bands], bands.nodata
    layers = [bands] if getattr(bands, "ndim", 1) == 2 else list(bands)
    if isinstance(layers[0], RowBand):
        return layers, layers[0].nodata
    kind = layers[0].dtype
    if kind.kind == "f":
        on_disk, nodata = "f4", FLOAT_NODATA
    else:
        on_disk = "u1" if kind == np.bool_ or kind.itemsize == 1 else "i2" if kind.str[1:] == "i2" else "i4"
        nodata = _NODATA[on_disk]
    return [RasterBand(layer, on_disk, nodata, valid) for layer in layers], nodata


def write_raster(path: str, driver_name: str, bands: list, output: RasterOutput, progress, label: str = "") -> None:
    """Write bands into a new raster file, open it again and compare.

    Parameters
    ----------
    path : str
        A temporary name: the caller renames it when everything is there.
    driver_name : str
        GDAL's name of the format; formats that cannot be created are copied from memory.
    bands : list of ndarray or RowBand
        All of one shape and of type uint8, int16, int32, float32 or float64.
    output : RasterOutput
    progress : callable
    label : str
        What the output is called in messages; the file's name by default.

    Raises
    ------
    InputError
        When the format cannot hold the bands, or the file cannot be written, with GDAL's reason.
    """
    label = label or os.path.basename(path)
    check_format(path, label, bands[0].dtype.str[1:], len(bands))
    reason = failure_of_raster(path, driver_name, bands, output, progress)
    if reason is not None:
        raise failure(label, path, reason)


def failure_of_raster(path: str, driver_name: str, bands: list, output: RasterOutput, progress) -> Optional[str]:
    """As `write_raster`; returns why the file cannot be written, None where it was and holds what it should."""
    with gdal_errors() as messages:
        try:
            _write(path, driver_name, bands, output, progress)
            if not any(kind >= gdal.CE_Failure for kind, _ in messages):
                _compare(path, bands, output.nodata, output.grid.crs)
        except RuntimeError as error:
            messages.append((gdal.CE_Failure, str(error)))
    failures = [text for kind, text in messages if kind >= gdal.CE_Failure]
    if failures or not os.path.exists(path):
        return failures[0] if failures else ""
    return None


def _compare(path: str, bands: list, nodata, crs: str) -> None:
    """Raise `RuntimeError` unless the file has size, bands, a coordinate system and, where looked at, the values."""
    dataset = open_raster(path)
    if dataset is None:
        raise RuntimeError("the file cannot be opened again")
    rows, columns = bands[0].shape
    if (dataset.RasterYSize, dataset.RasterXSize, dataset.RasterCount) != (rows, columns, len(bands)):
        raise RuntimeError(
            f"the file has {dataset.RasterCount} bands of {dataset.RasterYSize} x {dataset.RasterXSize} cells"
        )
    if crs and not dataset.GetProjection():
        raise RuntimeError("the format does not hold the coordinate system; choose a .tif")
    height = min(rows, _LOOKED_AT_ROWS)
    for number, band in enumerate(bands, 1):
        for top in sorted({0, (rows - height) // 2, rows - height}):
            read = dataset.GetRasterBand(number).ReadAsArray(0, top, columns, height)
            if read is None or not _alike(read, band[top : top + height], nodata):
                raise RuntimeError("the file does not hold the values that were written")


def _alike(read, written, nodata) -> bool:
    if written.dtype.kind != "f":
        return np.array_equal(read, written)
    # Formats of text have their own nodata value and may shorten numbers.
    known = np.isfinite(written)
    if nodata is not None and np.isfinite(nodata):
        known &= written != nodata
    return np.allclose(read[known], written[known], rtol=1e-5, atol=0.0)


def _write(path, driver_name, bands, output, progress) -> None:
    kind = bands[0].dtype.str[1:]
    options = []
    if driver_name == "GTiff":
        predictor = "3" if kind == "f4" else "2"
        tiles = ("TILED=YES", "COMPRESS=DEFLATE", f"PREDICTOR={predictor}", "BIGTIFF=IF_SAFER")
        options = list(output.options or tiles)
        creator, target = gdal.GetDriverByName("GTiff"), path
    else:
        creator, target = gdal.GetDriverByName("MEM"), ""
    grid = output.grid
    dataset = creator.Create(target, grid.columns, grid.rows, len(bands), GDAL_TYPES[kind], options)
    if dataset is None:
        return
    try:
        _fill(dataset, bands, output, progress)
        if driver_name != "GTiff":
            _copy(path, driver_name, dataset, grid.crs)
    except BaseException:
        with suppress(RuntimeError):
            close_dataset(dataset)
        raise
    close_dataset(dataset)


def _fill(dataset, bands, output, progress) -> None:
    grid = output.grid
    x, y = grid.origin
    dataset.SetGeoTransform((x, grid.cell_size, 0.0, y, 0.0, -grid.cell_size))
    if grid.crs:
        dataset.SetProjection(wkt_of(grid.crs))
    dataset.SetMetadata({key: str(value) for key, value in (output.metadata or {}).items()})
    for number in range(1, len(bands) + 1):
        _describe(dataset.GetRasterBand(number), number, output, len(bands) == 1)
    # All bands of a strip together: a tile of the file holds all of them.
    height = max(_BLOCK_CELLS // (grid.columns * len(bands)) // _TILE_ROWS, 1) * _TILE_ROWS
    for start in range(0, grid.rows, height):
        progress(start / grid.rows)
        for number, band in enumerate(bands, 1):
            dataset.GetRasterBand(number).WriteArray(band[start : start + height], 0, start)
        # The next strip shall not wait for them in GDAL's cache.
        dataset.FlushCache()


def _copy(path, driver_name, dataset, crs) -> None:
    driver = gdal.GetDriverByName(driver_name)
    copy = None if driver is None else driver.CreateCopy(path, dataset, strict=0)
    if copy is None:
        gdal.Error(gdal.CE_Failure, 1, f"no driver {driver_name} that can write")
        return
    if crs and not copy.GetProjection():
        # GDAL keeps it beside the file.
        copy.SetProjection(wkt_of(crs))
    close_dataset(copy)


def _describe(raster, number: int, output: RasterOutput, alone: bool) -> None:
    if output.nodata is not None:
        raster.SetNoDataValue(output.nodata)
    if number <= len(output.band_names):
        raster.SetDescription(str(output.band_names[number - 1]))
    # GeoTIFF has one palette, and only files of one band can have it.
    if output.colours and raster.DataType == gdal.GDT_Byte and alone:
        table = gdal.ColorTable()
        for value, colour in output.colours.items():
            table.SetColorEntry(int(value), tuple(colour))
        raster.SetColorTable(table)
    if output.class_names and raster.DataType == gdal.GDT_Byte:
        names = [""] * (max(int(value) for value in output.class_names) + 1)
        for value, name in output.class_names.items():
            names[int(value)] = str(name)
        raster.SetCategoryNames(names)
