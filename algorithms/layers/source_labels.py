"""Rasters of source numbers on a coarser grid: no source is lost between the centres of its cells."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...core.grid import Grid
from .raster_align import native_cell, same_crs, warp

# In another coordinate system the labels are first brought onto a part of a cell; finer ones win little.
_PARTS = 8
_FINER = 0.999


def finer(source, band, grid: Grid) -> bool:
    """Whether the cells of a raster are finer than those of a grid."""
    return cell_in(source, band, grid) < _FINER * grid.cell_size


def cell_in(source, band, grid: Grid) -> float:
    """The cell size of a raster in the unit of a grid."""
    if same_crs(band.grid.crs, grid.crs) or source.provider is not None:
        return band.grid.cell_size
    return native_cell(source, QgsCoordinateReferenceSystem.fromWkt(grid.crs))


def coarsened_labels(source, band, grid: Grid) -> np.ndarray:
    """Source numbers on a coarser grid, by any source in the cell.

    Of several sources in a cell the one with the largest share of it has the cell (of equal ones the lower number);
    a source that would get none has the cell of which it has most, unless that is another's only one.

    Parameters
    ----------
    source : RasterSource
    band : Band
    grid : Grid

    Returns
    -------
    ndarray of int64, shape of the grid
        0 where there is no source.
    """
    if not same_crs(band.grid.crs, grid.crs):
        parts = min(math.ceil(grid.cell_size / cell_in(source, band, grid)), _PARTS)
        shape = grid.rows * parts, grid.columns * parts
        band = warp(band, Grid(shape, grid.cell_size / parts, grid.origin, grid.crs), True, source.name)
    rows, columns = np.nonzero(band.valid & (band.values > 0))
    numbers = band.values[rows, columns].astype(np.int64)
    row, column = grid.indices(*band.grid.centres(rows, columns))
    inside = (row >= 0) & (row < grid.rows) & (column >= 0) & (column < grid.columns)
    cell = row[inside] * grid.columns + column[inside]
    return _largest(cell, numbers[inside], grid.cells).reshape(grid.shape)


def _largest(cell: np.ndarray, number: np.ndarray, cells: int) -> np.ndarray:
    pairs, count = np.unique(np.column_stack([cell, number]), axis=0, return_counts=True)
    result = np.zeros(cells, dtype=np.int64)
    # The last one that is written stays: the largest share, of equal ones the lower number.
    order = np.lexsort((-pairs[:, 1], count))
    result[pairs[order, 0]] = pairs[order, 1]
    for lost in sorted(set(np.unique(number).tolist()) - set(np.unique(result).tolist())):
        own = np.flatnonzero(pairs[:, 1] == lost)
        for place in own[np.argsort(-count[own], kind="stable")]:
            spot = pairs[place, 0]
            if np.count_nonzero(result == result[spot]) > 1:
                result[spot] = lost
                break
    return result
