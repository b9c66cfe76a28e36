"""Rasters onto one grid: whether grids agree, and warping where they do not."""

from __future__ import annotations

import math
import uuid
from dataclasses import replace

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
)

from ...core.errors import InputError
from ...core.grid import Grid
from ..platform.compat import WKT_PREFERRED
from ..platform.gdal_messages import gdal_errors
from .raster_read import Band, RasterSource, grid_of, grid_of_source, has_control_points_only, open_dataset

GDAL_TYPES = {
    "u1": gdal.GDT_Byte,
    "i2": gdal.GDT_Int16,
    "i4": gdal.GDT_Int32,
    "f4": gdal.GDT_Float32,
    "f8": gdal.GDT_Float64,
}
NO_CLASS = -2147483648
NO_VALUE = -1e38


def overlap(a: Grid, b: Grid) -> bool:
    """Whether two grids in the same coordinate system share any ground."""
    left, bottom, right, top = a.bounds
    other_left, other_bottom, other_right, other_top = b.bounds
    return left < other_right and other_left < right and bottom < other_top and other_bottom < top


def same_crs(a: str, b: str) -> bool:
    """Whether two WKTs mean the same coordinate system; an unknown one is taken as the same."""
    if not a or not b or a == b:
        return True
    return QgsCoordinateReferenceSystem.fromWkt(a) == QgsCoordinateReferenceSystem.fromWkt(b)


def memory_dataset(array: np.ndarray, grid: Grid, nodata=None):
    """An array as a GDAL dataset in memory, georeferenced."""
    driver = gdal.GetDriverByName("MEM")
    dataset = driver.Create("", grid.columns, grid.rows, 1, GDAL_TYPES[array.dtype.str[1:]])
    x, y = grid.origin
    dataset.SetGeoTransform((x, grid.cell_size, 0.0, y, 0.0, -grid.cell_size))
    if grid.crs:
        dataset.SetProjection(wkt_of(grid.crs))
    raster = dataset.GetRasterBand(1)
    if nodata is not None:
        raster.SetNoDataValue(float(nodata))
    raster.WriteArray(array)
    return dataset


def wkt_of(crs: str) -> str:
    """The WKT that GDAL writes for a coordinate system given as WKT or authority code."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    return reference.ExportToWkt()


def is_coarser(target: float, cell: float, classes: bool) -> bool:
    """Whether cells become so much larger that a rule must tell what many of them make.

    Parameters
    ----------
    target, cell : float
        Sizes of the cells after and before, in one unit.
    classes : bool
        Of classes the most frequent one is taken wherever cells become larger; bilinear interpolation of values
        is as good up to half as much again.
    """
    return target > (1.01 if classes else 1.5) * cell


def cell_in(grid: Grid, target: Grid) -> float:
    """The size of a grid's cells in the unit of another grid, in the middle of what they share."""
    if same_crs(grid.crs, target.crs):
        return grid.cell_size
    source, wanted = (QgsCoordinateReferenceSystem.fromWkt(crs) for crs in (grid.crs, target.crs))
    left, bottom, right, top = grid.bounds
    x, y = (left + right) / 2.0, (bottom + top) / 2.0
    transform = QgsCoordinateTransform(source, wanted, QgsCoordinateTransformContext())
    half = grid.cell_size / 2.0
    try:
        ends = [
            transform.transform(QgsPointXY(x + dx, y + dy)) for dx, dy in ((-half, 0), (half, 0), (0, -half), (0, half))
        ]
    except QgsCsException:
        return grid.cell_size
    return math.sqrt(ends[0].distance(ends[1]) * ends[2].distance(ends[3]))


def warp(band: Band, target: Grid, classes: bool, name: str, nearest: bool = False) -> Band:
    """Resample a band onto a grid: classes by the most frequent one where cells become larger, else the nearest;
    values by bilinear interpolation, or those of the nearest cells.

    Raises
    ------
    InputError
        When the band has no data on the grid.
    """
    coarsened = classes and is_coarser(target.cell_size, cell_in(band.grid, target), True)
    result = joined([band], target, classes, coarsened, name, nearest)
    if not result.valid.any():
        raise InputError("The raster {name} does not overlap the first raster.", name=name)
    return result


def joined(bands: list, target: Grid, classes: bool, coarsened: bool, name: str, nearest: bool = False) -> Band:
    """Resample one or several bands, such as tiles, onto a grid.

    Classes take the most frequent class when they are coarsened, else the nearest; values the mean
    when coarsened, else bilinear interpolation, or with `nearest` those of the nearest cells.
    """
    kind, nodata = (np.int32, NO_CLASS) if classes else (np.float64, NO_VALUE)
    result = memory_dataset(np.full(target.shape, nodata, dtype=kind), target, nodata)
    for band in bands:
        working = band.values.astype(kind)
        working[~band.valid] = nodata
        warp_dataset(result, memory_dataset(working, band.grid, nodata), classes, coarsened, name, nearest)
    values = result.GetRasterBand(1).ReadAsArray()
    return Band(values, values != nodata, target, bands[0].class_names, bands[0].class_colours)


def warp_dataset(result, source, classes: bool, coarsened: bool, name: str, nearest: bool = False) -> None:
    """Resample a dataset onto another one by the rules of `joined`.

    Raises
    ------
    InputError
        When GDAL cannot.
    """
    if classes:
        method = gdal.GRA_Mode if coarsened else gdal.GRA_NearestNeighbour
    elif nearest:
        method = gdal.GRA_NearestNeighbour
    else:
        method = gdal.GRA_Average if coarsened else gdal.GRA_Bilinear
    with gdal_errors() as messages:
        done = gdal.Warp(result, source, resampleAlg=method, warpOptions=["UNIFIED_SRC_NODATA=YES"])
    if not done:
        reason = messages[-1][1] if messages else ""
        raise InputError("The raster {name} cannot be aligned: {reason}", name=name, reason=reason)


def native_cell(source: RasterSource, crs: QgsCoordinateReferenceSystem) -> float:
    """The cell size of a raster in the unit of another coordinate system."""
    if source.provider is not None:
        wanted = replace(grid_of_source(source), crs=crs.toWkt(WKT_PREFERRED))
        return cell_in(grid_of_source(source), wanted)
    dataset = open_dataset(source)
    transform = dataset.GetGeoTransform()
    if not source.crs or QgsCoordinateReferenceSystem.fromWkt(source.crs) == crs:
        return math.hypot(transform[1], transform[4])
    with gdal_errors():
        warped = gdal.AutoCreateWarpedVRT(dataset, wkt_of(source.crs), wkt_of(crs.toWkt()))
    return abs(warped.GetGeoTransform()[1])


def straightened(source: RasterSource) -> RasterSource:
    """A raster as it is, or north-up with square cells through a virtual file where it is not."""
    if source.provider is not None:
        return source
    dataset = open_dataset(source)
    try:
        grid_of(dataset, source.name, source.crs)
        return source
    except InputError:
        transform = dataset.GetGeoTransform()
    size = min(math.hypot(transform[1], transform[4]), math.hypot(transform[2], transform[5]))
    cells = {} if has_control_points_only(dataset) else {"xRes": size, "yRes": size}
    path = f"/vsimem/{uuid.uuid4().hex}.vrt"
    with gdal_errors():
        gdal.Warp(path, dataset, format="VRT", resampleAlg=gdal.GRA_NearestNeighbour, **cells)
    # QGIS adds a band of what lies outside to rasters that it warps by itself.
    return replace(source, uri=path, options=[], bands=dataset.RasterCount)
