"""The layers and tables of a network of corridors: lines, sticks, areas, the table of links."""

from __future__ import annotations

from typing import Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.grid import Grid
from ...core.network.corridor_area import CorridorArea
from ...core.network.corridor_width import CorridorWidth
from ...core.network.least_cost_network import Network, path_corners
from ..layers.raster_vector import polygonise
from ..layers.source_layers import Sources
from ..layers.vector_io import fields_of

_LINK = (("link_id", int), ("from_id", int), ("to_id", int))
# Where the sources have names.
_NAMES = (("from_name", str), ("to_name", str))
_STATISTICS = fields_of(
    "status int, reason str, euclid_m float, cost float, length_m float, cost_euc float, cost_len float"
)
_WIDTH = (("area_ha", float), ("width_mean", float), ("width_min", float), ("width_max", float))
# What the lines have beside the means of rasters.
FIELDS = tuple(name for name, _ in (*_LINK, *_NAMES, *_STATISTICS, *_WIDTH))
_TABLE = (("cost_adj", int), ("euclid_adj", int), ("through_id", int), ("from_comp", int), ("to_comp", int))


def window_grid(grid: Grid, top: int, left: int, shape: tuple) -> Grid:
    """The part of a grid that begins at a row and a column."""
    x, y = grid.origin
    return Grid(shape, grid.cell_size, (x + left * grid.cell_size, y - top * grid.cell_size), grid.crs)


class CorridorLayers:
    """Turns a network into features.

    Parameters
    ----------
    network : Network
    grid : Grid
    sources : Sources
    reasons : list of str
        Why each link is, or is not, part of the network.
    means : list of (str, ndarray of float)
        Further fields with a value for each link.
    """

    def __init__(self, network: Network, grid: Grid, sources: Sources, reasons: list, means: Sequence = ()):
        self._network, self._grid, self._sources = network, grid, sources
        self._outlines, self._reasons = sources.geometries, reasons
        link = (*_LINK, *_NAMES) if sources.names else _LINK
        self._means = [values for _, values in means]
        self.inactive_fields = (*link, *_STATISTICS, *((name, float) for name, _ in means))
        self.line_fields = (*self.inactive_fields, *_WIDTH)
        self.table_fields = (*self.line_fields, *_TABLE)
        self.area_fields = (*link, ("cutoff", float), *_WIDTH)
        # Of directed steps each link has an area for the way there and one for the way back.
        self._directed = network.ways is not None
        if self._directed:
            self.area_fields += (("way", str),)

    def lines(self, found: dict) -> list:
        """The active links along their least-cost paths.

        Parameters
        ----------
        found : dict
            Row of a link to its `CorridorArea` and `CorridorWidth`, where these are known.
        """
        rows = np.flatnonzero(self._network.links.active)
        return [(self._path(row), [*self._values(row), *self._width(found.get(row))]) for row in rows]

    def inactive(self) -> list:
        """The dropped links along their paths, or straight where no path was looked for or found."""
        rows = np.flatnonzero(~self._network.links.active)
        return [(self._path(row), self._values(row)) for row in rows]

    def sticks(self) -> list:
        """All links straight from centroid to centroid."""
        points = [outline.centroid().asPoint() for outline in self._outlines]
        return [
            (QgsGeometry.fromPolylineXY([points[a - 1], points[b - 1]]), self._values(row))
            for row, (a, b) in enumerate(self._network.links.pairs())
        ]

    def table(self, found: dict) -> list:
        """All links without geometry, with their adjacency and components; `found` as for the lines."""
        links = self._network.links
        rows = []
        for row in range(len(links)):
            more = [
                _known(links.cost_adjacent[row]),
                _known(links.euclid_adjacent[row]),
                self._id(links.between[row]),
                self._id(links.from_component[row]),
                self._id(links.to_component[row]),
            ]
            rows.append((None, [*self._values(row), *self._width(found.get(row)), *more]))
        return rows

    def area(self, area: CorridorArea, width: CorridorWidth, back: bool = False) -> tuple:
        """The polygon of a corridor; without geometry where it has no cell outside the sources."""
        top, left, mask = area.window()
        values = [*self._link(area.link), area.width, *self._width((area, width))]
        if self._directed:
            values.append("back" if back else "there")
        if not area.cells:
            return None, values
        return polygonise(mask.astype(np.int32), window_grid(self._grid, top, left, mask.shape))[1], values

    def _width(self, found) -> list:
        if found is None:
            return [None] * len(_WIDTH)
        area, width = found
        return [area.cells * self._grid.cell_area_ha, width.mean, width.minimum, width.maximum]

    def _id(self, label: int):
        return self._sources.ids[label - 1] if label else None

    def _link(self, row: int) -> list:
        ends = [int(labels[row]) for labels in (self._network.links.from_label, self._network.links.to_label)]
        names = [self._sources.names[label - 1] for label in ends] if self._sources.names else []
        return [int(row) + 1, *map(self._id, ends), *names]

    def _values(self, row: int) -> list:
        links = self._network.links
        cost = float(links.cost[row]) if np.isfinite(links.cost[row]) else np.nan
        return [
            *self._link(row),
            int(links.status[row]),
            self._reasons[row],
            float(links.euclid[row]),
            cost,
            float(links.length[row]),
            cost / float(links.euclid[row]),
            cost / float(links.length[row]),
            *(float(values[row]) for values in self._means),
        ]

    def _path(self, row: int) -> QgsGeometry:
        rows, columns = self._network.paths[row]
        if rows.size:
            corner = path_corners(rows, columns)
            rows, columns = rows[corner], columns[corner]
        else:
            rows, columns = self._network.ends[row].T
        x, y = self._grid.centres(rows, columns)
        return QgsGeometry.fromPolylineXY([QgsPointXY(*point) for point in zip(x.tolist(), y.tolist())])


def _known(adjacent: int):
    return None if adjacent < 0 else int(adjacent)
