"""Units in which landscape metrics and health are measured: the whole raster, polygons, or a fishnet."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle

from ...core import rows
from ...core.grid import Grid
from ...core.health.units import fishnet
from ..layers.kept_columns import kept_columns
from .service_zones import Zones


def cells_of(job, key: str, default: int) -> int:
    """A length parameter as a whole number of cells, at least one; `default` cells where it is not given."""
    length = job.number(key)
    if length is None:
        return default
    cells = max(1, int(round(length / job.grid.cell_size)))
    if abs(cells * job.grid.cell_size - length) > 1e-6 * length:
        job.log(
            "{parameter}: {length:g} m are taken as {cells} cells of {cell:g} m.",
            parameter=job.label(key),
            length=length,
            cells=cells,
            cell=job.grid.cell_size,
        )
    return cells


class WholeRaster:
    """The whole raster as one unit."""

    count = 1

    def __init__(self, job):
        self.grid = job.grid
        self._units = np.zeros(job.grid.shape, dtype=np.int32)

    def measure(self, function):
        """``function(units, count)``: what it measures in each unit, along the first axis."""
        return function(self._units, 1)

    def paint(self, values: np.ndarray) -> np.ndarray:
        """A value of each unit as a raster on `grid`."""
        return np.full(self.grid.shape, float(values[0]))

    def names(self) -> list:
        """What tables call the units."""
        return [1]

    def fields(self, added):
        """Fields of the units' own and their values."""
        return [("unit_id", int)], [[1]]

    def geometries(self) -> list:
        """A polygon for each unit."""
        left, bottom, right, top = self.grid.bounds
        return [QgsGeometry.fromRect(QgsRectangle(left, bottom, right, top))]


class FishnetUnits(WholeRaster):
    """Squares of so many cells; `grid` has one cell for each."""

    def __init__(self, job, side: int):
        self.net = fishnet(job.grid.shape, side)
        self.count = self.net.count
        fine = job.grid
        self.grid = Grid(self.net.shape, fine.cell_size * side, fine.origin, fine.crs)

    def measure(self, function):
        """``function(units, count)`` over the squares."""
        return function(self.net.units, self.count)

    def paint(self, values):
        """One cell for each square."""
        return np.asarray(values).reshape(self.net.shape)

    def names(self):
        """Row after row from 1."""
        return list(range(1, self.count + 1))

    def fields(self, added):
        """The number of the square."""
        return [("unit_id", int)], [[number] for number in self.names()]

    def geometries(self):
        """The squares."""
        left, _, _, top = self.grid.bounds
        size = self.grid.cell_size
        return [
            QgsGeometry.fromRect(
                QgsRectangle(left + column * size, top - (row + 1) * size, left + (column + 1) * size, top - row * size)
            )
            for row in range(self.grid.rows)
            for column in range(self.grid.columns)
        ]


class ZoneUnits(WholeRaster):
    """Polygons, which may overlap."""

    def __init__(self, job):
        self.zones = Zones(job)
        self.count, self.grid = self.zones.count, job.grid

    def measure(self, function):
        """``function(units, count)`` over polygons that do not overlap, group after group."""
        merged = None
        for labels in self.zones.layers:
            if not (labels > 0).any():
                continue
            found = function(labels - 1, self.count)
            if merged is None:
                merged = found
                continue
            here = np.unique(labels[labels > 0]) - 1
            _copy(merged, found, here)
        return merged

    def paint(self, values):
        """Each polygon's value on its cells, by rows where the raster is large; earlier polygons lie on top."""
        table = np.append(np.asarray(values, dtype=np.float64), np.nan)

        def painted(first: int, last: int) -> np.ndarray:
            out = np.full((last - first, self.grid.columns), np.nan)
            for layer in self.zones.layers:
                labels = layer[first:last]
                free = np.isnan(out) & (labels > 0)
                out[free] = table[labels[free] - 1]
            return out

        if self.grid.cells > rows.AT_ONCE:
            return rows.Rows(self.grid.shape, np.float64, painted)
        return painted(0, self.grid.rows)

    def names(self):
        """In the order of the layer, from 1."""
        return list(range(1, self.count + 1))

    def fields(self, added):
        """The polygons' own attributes."""
        return kept_columns(self.zones.features, added)

    def geometries(self):
        """The polygons."""
        return self.zones.features.geometries


def _copy(target, source, places) -> None:
    """Take the units at `places` from another result: an array, or an object of arrays and tuples of them."""
    if isinstance(target, np.ndarray):
        target[places] = source[places]
    elif isinstance(target, tuple):
        for one, other in zip(target, source):
            _copy(one, other, places)
    elif target is not None:
        for name in vars(target):
            _copy(getattr(target, name), getattr(source, name), places)
