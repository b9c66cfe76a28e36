"""Vector features as cells, and the distance to them."""

from __future__ import annotations

import math

import numpy as np

from ...core.distance import euclidean_distance
from ...core.errors import InputError
from ...core.grid import Grid
from ...core.rows import Raster, strips
from .plain_geometry import inner, is_thin
from .raster_vector import rasterise


def burn_features(geometries, grid: Grid) -> np.ndarray:
    """The cells of points, lines and polygons.

    Lines and points take every cell that they touch, so that no diagonal step slips through a
    line. Polygons take the cells whose centres they cover; those narrower than a cell (mean width
    2 A / P) and those that cover no centre take every cell that they touch, so that thin rivers do
    not break and ponds do not vanish.

    Parameters
    ----------
    geometries : sequence of QgsGeometry
        In the grid's coordinate system.
    grid : Grid

    Returns
    -------
    ndarray of bool, shape of the grid
    """
    wide, thin = [], []
    for geometry in geometries:
        (thin if is_thin(geometry, grid.cell_size) else wide).append(geometry)
    mask = np.zeros(grid.shape, dtype=bool)
    if wide:
        labels = rasterise(wide, range(1, len(wide) + 1), grid)
        mask |= labels > 0
        seen = np.zeros(len(wide) + 1, dtype=bool)
        seen[np.unique(labels)] = True
        thin.extend(geometry for number, geometry in enumerate(wide, 1) if not seen[number])
    if thin:
        shapes = [inner(geometry, grid.cell_size) for geometry in thin]
        mask |= rasterise(shapes, [1] * len(shapes), grid, all_touched=True) > 0
    return mask


def feature_distance(geometries, grid: Grid, reach: float, name: str, also=None, out=None) -> Raster:
    """Distance from every cell to the nearest feature, those outside the raster included.

    Parameters
    ----------
    geometries : sequence of QgsGeometry
        In the grid's coordinate system; may be empty where `also` is given.
    grid : Grid
    reach : float
        Features up to so far outside the raster count, in metres.
    name : str
        How messages call the features.
    also : ndarray or Rows of bool, shape of the grid, optional
        Cells that count as features too.
    out : ndarray or Rows of float64, shape of the grid, optional
        Where the distances are written.

    Returns
    -------
    ndarray of float64, shape of the grid, or `out`
        Metres between the centres of cells.

    Raises
    ------
    InputError
        When there is no feature on the raster or within reach of it.
    """
    rim = _rim(geometries, grid, reach)
    wider = Grid(
        (grid.rows + 2 * rim, grid.columns + 2 * rim),
        grid.cell_size,
        (grid.origin[0] - rim * grid.cell_size, grid.origin[1] + rim * grid.cell_size),
        grid.crs,
    )
    mask = burn_features(geometries, wider)
    inside = (slice(rim, rim + grid.rows), slice(rim, rim + grid.columns))
    if also is not None:
        own = mask[inside]
        for strip in strips(own.shape):
            own[strip] |= also[strip]
    if not mask.any():
        raise InputError(
            "The layer {name} has no feature on the raster or within {reach:.0f} m of it; "
            "check the coordinate systems of both.",
            name=name,
            reach=reach,
        )
    return euclidean_distance(mask, grid.cell_size, inside, out)


def _rim(geometries, grid: Grid, reach: float) -> int:
    """How many cells the raster is widened by to hold the features within reach."""
    boxes = [geometry.boundingBox() for geometry in geometries]
    if not boxes:
        return 0
    left, bottom, right, top = grid.bounds
    beyond = max(
        left - min(box.xMinimum() for box in boxes),
        bottom - min(box.yMinimum() for box in boxes),
        max(box.xMaximum() for box in boxes) - right,
        max(box.yMaximum() for box in boxes) - top,
        0.0,
    )
    return math.ceil(min(beyond, reach) / grid.cell_size)
