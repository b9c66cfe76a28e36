"""The layers and tables of a network of corridors: lines, sticks, areas, the table of links."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ..core.grid import Grid
from ..core.network.corridors import CorridorArea
from ..core.network.least_cost_network import Network, path_corners
from ..core.network.links import LinkStatus
from .raster_vector import polygonise

LINE_FIELDS = (
    ("link_id", int),
    ("from_id", int),
    ("to_id", int),
    ("status", int),
    ("reason", str),
    ("euclid_m", float),
    ("cost", float),
    ("length_m", float),
    ("cost_euc", float),
    ("cost_len", float),
)
WIDTH_FIELDS = (("area_ha", float), ("width_mean", float), ("width_min", float), ("width_max", float))
TABLE_FIELDS = (("cost_adj", int), ("euclid_adj", int), ("through_id", int), ("from_comp", int), ("to_comp", int))
AREA_FIELDS = (("link_id", int), ("from_id", int), ("to_id", int), ("cutoff", float), *WIDTH_FIELDS)
STICK_FIELDS = LINE_FIELDS


class CorridorLayers:
    """Turns a network into features.

    Parameters
    ----------
    network : Network
    grid : Grid
    ids : list of int
        The user's number of each source, by label.
    outlines : list of QgsGeometry
        The outline of each source, by label.
    reasons : list of str
        Why each link is, or is not, part of the network.
    """

    def __init__(self, network: Network, grid: Grid, ids: list, outlines: list, reasons: list):
        self._network, self._grid, self._ids = network, grid, ids
        self._outlines, self._reasons = outlines, reasons

    def lines(self, widths: dict) -> list:
        """The active links along their least-cost paths, with area and width where these are known."""
        rows = np.flatnonzero(self._network.links.active)
        return [(self._path(row), [*self._values(row), *_widths(widths.get(row))]) for row in rows]

    def inactive(self) -> list:
        """The dropped links along their paths, or straight where no path was looked for or found."""
        rows = np.flatnonzero(~self._network.links.active)
        return [(self._path(row), self._values(row)) for row in rows]

    def sticks(self) -> list:
        """All links straight from centroid to centroid."""
        points = [outline.centroid().asPoint() for outline in self._outlines]
        pairs = self._network.links.pairs()
        return [
            (QgsGeometry.fromPolylineXY([points[a - 1], points[b - 1]]), self._values(row))
            for row, (a, b) in enumerate(pairs)
        ]

    def table(self, widths: dict) -> list:
        """All links without geometry, with their adjacency and components."""
        links = self._network.links
        result = []
        for row in range(len(links)):
            more = [
                _known(links.cost_adjacent[row]),
                _known(links.euclid_adjacent[row]),
                self._id(links.between[row]),
                self._id(links.from_component[row]),
                self._id(links.to_component[row]),
            ]
            result.append((None, [*self._values(row), *_widths(widths.get(row)), *more]))
        return result

    def area(self, area: CorridorArea, widths) -> tuple:
        """The polygon of a corridor; without geometry where it has no cell outside the sources."""
        top, left, mask = area.window()
        values = [*self._values(area.link)[:3], area.width, *_widths(widths)]
        if not area.cells:
            return None, values
        x, y = self._grid.origin
        size = self._grid.cell_size
        window = Grid(mask.shape, size, (x + left * size, y - top * size), self._grid.crs)
        return polygonise(mask.astype(np.int32), window)[1], values

    def _id(self, label: int):
        return self._ids[label - 1] if label else None

    def _values(self, row: int) -> list:
        links = self._network.links
        cost = float(links.cost[row]) if np.isfinite(links.cost[row]) else np.nan
        return [
            row + 1,
            self._id(links.from_label[row]),
            self._id(links.to_label[row]),
            int(links.status[row]),
            self._reasons[row],
            float(links.euclid[row]),
            cost,
            float(links.length[row]),
            cost / float(links.euclid[row]),
            cost / float(links.length[row]),
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


def _widths(found) -> list:
    """Area in hectares, mean, least and greatest width."""
    return [None] * 4 if found is None else list(found)


def log_decisions(job, network: Network, ids: list, reasons: list) -> None:
    """A line for every link that was dropped, or one for each kind of reason where they are many."""
    links = network.links
    dropped = np.flatnonzero(~links.active)
    job.log("{count} links were looked at, {active} are corridors.", count=len(links), active=len(links) - dropped.size)
    if dropped.size <= _LOGGED:
        for row in dropped:
            job.log(
                "Corridor {first}-{second} was dropped: {reason}.",
                first=ids[links.from_label[row] - 1],
                second=ids[links.to_label[row] - 1],
                reason=reasons[row],
            )
        return
    for status in sorted(set(links.status[dropped].tolist()), reverse=True):
        rows = np.flatnonzero(links.status == status)
        job.log(
            "{count} links were dropped with status {status} (for example {first}-{second}: {reason}).",
            count=rows.size,
            status=f"{status} {LinkStatus(status).name.lower().replace('_', ' ')}",
            first=ids[links.from_label[rows[0]] - 1],
            second=ids[links.to_label[rows[0]] - 1],
            reason=reasons[rows[0]],
        )


_LOGGED = 200
