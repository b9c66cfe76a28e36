"""Between rasters and vectors: burning geometries into a grid, polygons from labels."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry

from ...core.errors import InputError
from ...core.grid import Grid
from .plain_geometry import inner, is_thin
from .raster_align import memory_dataset


def _memory_layer(crs: str):
    """An OGR layer in memory; the driver's name changed with GDAL 3.11."""
    driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")
    dataset = driver.CreateDataSource("")
    reference = None
    if crs:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
    layer = dataset.CreateLayer("features", reference)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
    return dataset, layer


def rasterise(geometries, values, grid: Grid, all_touched: bool = False, add: bool = False) -> np.ndarray:
    """Burn geometries into a grid; where they overlap the last one wins.

    Parameters
    ----------
    geometries : sequence of QgsGeometry
        In the grid's coordinate system.
    values : sequence of int
        The value of each geometry.
    grid : Grid
    all_touched : bool
        Burn every cell that a geometry touches, not only those whose centre it covers.
    add : bool
        Sum the values of overlapping geometries instead.

    Returns
    -------
    ndarray of int32, shape (rows, columns)
        0 where nothing was burnt.
    """
    dataset, layer = _memory_layer(grid.crs)
    for geometry, value in zip(geometries, values):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(bytes(geometry.asWkb())))
        feature.SetField(0, int(value))
        layer.CreateFeature(feature)
    target = memory_dataset(np.zeros(grid.shape, dtype=np.int32), grid)
    options = ["ATTRIBUTE=value"]
    if all_touched:
        options.append("ALL_TOUCHED=TRUE")
    if add:
        options.append("MERGE_ALG=ADD")
    gdal.RasterizeLayer(target, [1], layer, options=options)
    return target.GetRasterBand(1).ReadAsArray()


def labels_of(geometries: list, grid: Grid) -> tuple[np.ndarray, list, list]:
    """Number of every polygon, from 1, on its cells.

    Polygons take the cells whose centres they cover. Those narrower than a cell, and those that cover no centre,
    take every cell that they touch and no other has, too.

    Returns
    -------
    labels : ndarray of int32, shape (rows, columns)
    small : list of int
        Numbers of the polygons that cover no centre of their own.
    thin : list of int
        Numbers of the others that are narrower than a cell.
    """
    rows = range(1, len(geometries) + 1)
    labels = rasterise(geometries, rows, grid)
    small = sorted(set(rows) - set(np.unique(labels).tolist()))
    thin = sorted(set(rows).difference(small).intersection(
        row for row, geometry in enumerate(geometries, 1) if is_thin(geometry, grid.cell_size)
    ))  # fmt: skip
    wider = sorted([*small, *thin])
    if wider:
        shapes = [inner(geometries[row - 1], grid.cell_size) for row in wider]
        touched = rasterise(shapes, wider, grid, all_touched=True)
        labels = np.where((labels == 0) & (touched > 0), touched, labels)
    return labels, small, thin


def polygonise(labels: np.ndarray, grid: Grid) -> dict:
    """One multipolygon for each label.

    Parts are traced with 4-connectivity and collected by label: 8-connected tracing gives rings
    that touch themselves.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        0 is no polygon.
    grid : Grid

    Returns
    -------
    dict
        Label to QgsGeometry (valid multipolygon), in ascending order of the labels.
    """
    source = memory_dataset(labels.astype(np.int32), grid)
    mask = memory_dataset((labels != 0).astype(np.uint8), grid)
    dataset, layer = _memory_layer(grid.crs)
    gdal.Polygonize(source.GetRasterBand(1), mask.GetRasterBand(1), layer, 0, [])
    parts: dict = {}
    for feature in layer:
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        parts.setdefault(feature.GetField(0), []).append(geometry)
    result = {}
    for label in sorted(parts):
        geometry = QgsGeometry.collectGeometry(parts[label])
        if not geometry.isMultipart() and not geometry.convertToMultiType():
            raise InputError("The outline of {label} cannot be made.", label=label)
        result[label] = geometry
    return result
