"""Destinations as an input: features or a raster of numbers, as cells of the grid."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsGeometry

from ...core.errors import InputError
from ...core.grid import Grid
from ..layers.raster_vector import rasterise
from ..layers.source_ids import numbered
from ..layers.vector_io import column
from ..platform.compat import POINT_GEOMETRY


@dataclass
class Destinations:
    """Where paths are wanted to.

    Parameters
    ----------
    name : str
        The layer's name.
    ids : list of int
        The number of each.
    cells : list of ndarray of int64
        The cells of each, as flat indices of the grid; empty for those that lie outside. Unlike
        sources, destinations may share cells.
    names : dict of int to str
        The user's ids, where they are no whole numbers from 1.
    """

    name: str = ""
    ids: list = field(default_factory=list)
    cells: list = field(default_factory=list)
    names: dict = field(default_factory=dict)

    def called(self, number: int) -> str:
        """A destination as messages name it."""
        return self.names.get(number, str(number))


def read_destinations(job, key: str, id_field: str) -> Destinations:
    """The destinations on the grid of the run; none where the layer is not given.

    Raises
    ------
    InputError
        When the layer is empty, or an id is missing.
    """
    if not job.given(key):
        return Destinations()
    name = job.layer_name(key)
    if job.is_raster(key):
        return _from_raster(job.classes(key), name)
    features = job.features(key)
    ids, names = list(range(1, len(features) + 1)), {}
    chosen = job.text(id_field)
    if chosen:
        ids, names = numbered(column(features.columns, chosen, name), chosen, name)
    cells = []
    for row, geometry in enumerate(features.geometries):
        job.cancel_point(row / len(ids))
        cells.append(_cells(geometry, job.grid))
    return Destinations(name, ids, cells, names)


def _from_raster(raster, name: str) -> Destinations:
    flat = np.flatnonzero(raster.valid & (raster.values > 0))
    values = raster.values.ravel()[flat]
    order = np.argsort(values, kind="stable")
    ids, first = np.unique(values[order], return_index=True)
    if not ids.size:
        raise InputError("The layer {name} has no cells above 0; destinations are numbered from 1.", name=name)
    return Destinations(name, ids.tolist(), np.split(flat[order], first[1:]))


def _cells(geometry: QgsGeometry, grid: Grid) -> np.ndarray:
    if geometry.type() == POINT_GEOMETRY:
        points = [(point.x(), point.y()) for point in geometry.vertices()]
        rows, columns = grid.indices(*zip(*points))
    else:
        rows, columns = _burnt(geometry, grid)
    inside = (rows >= 0) & (rows < grid.rows) & (columns >= 0) & (columns < grid.columns)
    return np.unique(rows[inside] * grid.columns + columns[inside])


def _burnt(geometry: QgsGeometry, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Cells whose centres a geometry covers; every cell that it touches where it covers none."""
    box = geometry.boundingBox()
    tops, lefts = grid.indices([box.xMinimum(), box.xMaximum()], [box.yMaximum(), box.yMinimum()])
    top, bottom = np.clip(tops, 0, grid.rows - 1).tolist()
    left, right = np.clip(lefts, 0, grid.columns - 1).tolist()
    corner = (grid.origin[0] + left * grid.cell_size, grid.origin[1] - top * grid.cell_size)
    window = Grid((bottom - top + 1, right - left + 1), grid.cell_size, corner, grid.crs)
    burnt = rasterise([geometry], [1], window)
    if not burnt.any():
        burnt = rasterise([geometry], [1], window, all_touched=True)
    rows, columns = np.nonzero(burnt)
    return rows + top, columns + left
