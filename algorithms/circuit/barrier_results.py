"""The layers and tables of esp:barriers: ranked barriers, discs, gains, overlap, what-if."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.bottlenecks.barrier_overlap import barrier_overlaps
from ...core.bottlenecks.barrier_places import BarrierPlaces
from ...core.bottlenecks.barrier_restoration import Restoration
from ...core.bottlenecks.top_class import TopPlaces
from ...core.grid import Grid
from ..frame.place_layers import COVER_FIELDS, LandCover, outlines
from ..layers.raster_vector import polygonise, rasterise
from ..layers.vector_io import fields_of
from ..network.corridor_layers import window_grid
from ..network.network_input import NetworkInput


class BarrierLayers:
    """Turns ranked barriers into features and rows.

    Parameters
    ----------
    found : NetworkInput
    barriers : BarrierPlaces
    cover : LandCover
    grid : Grid
    """

    disc_fields = fields_of(
        "rank int, gain float, saved float, saved_pct float, radius_m float, x float, y float, area_ha float, "
        "n_links int, link_ids str, corridors str, lies_on str, score float, class int"
    )
    fields = (*disc_fields, *COVER_FIELDS)

    def __init__(self, found: NetworkInput, barriers: BarrierPlaces, cover: LandCover, grid: Grid):
        places, gains = barriers.places, barriers.gains
        self._found, self._places, self._grid = found, places, grid
        self._radius, self._gains = barriers.radius, gains
        links = found.network.links
        shares = 100.0 * gains[:, links.active] / links.cost[links.active]
        x, y = grid.centres(places.peak_rows, places.peak_columns)
        self._middles = [QgsPointXY(*point) for point in zip(x.tolist(), y.tolist())]
        self._values = [
            [
                place + 1,
                float(places.peak[place]),
                float(places.peak[place]) * 2.0 * self._radius[place],
                float(np.max(shares[place], initial=0.0)),
                self._radius[place],
                self._middles[place].x(),
                self._middles[place].y(),
                float(places.cells[place]) * grid.cell_area_ha,
                len(profits),
                found.numbers(profits),
                found.names(profits),
                found.names(barriers.lies_on[place]),
                float(barriers.scores[place]),
                int(barriers.classes[place]),
                *cover.values(place),
            ]
            for place, profits in enumerate(map(self._profits, range(places.count)))
        ]

    def _profits(self, place: int) -> list:
        """The links that gain at a barrier, most first."""
        order = np.argsort(-self._gains[place], kind="stable")
        return [int(link) for link in order if self._gains[place, link] > 0]

    def barriers(self) -> list:
        """The barriers with their outlines."""
        return list(zip(outlines(self._places.labels, self._places.count, self._grid), self._values))

    def discs(self) -> list:
        """The disc of every barrier's highest score."""
        shapes = [
            QgsGeometry.fromPointXY(middle).buffer(radius, 16) for middle, radius in zip(self._middles, self._radius)
        ]
        return [(shape, values[: len(self.disc_fields)]) for shape, values in zip(shapes, self._values)]

    def gains(self) -> dict:
        """The table of barriers by corridors."""
        links, ids = self._found.network.links, self._found.sources.ids
        columns: dict = {name: [] for name in ("rank", "link_id", "from_id", "to_id", "gain", "saved", "saved_pct")}
        for place in range(self._places.count):
            for link in self._profits(place):
                saved = float(self._gains[place, link])
                first, second = links.pairs()[link]
                row = (
                    place + 1,
                    self._found.link_ids[link],
                    ids[first - 1],
                    ids[second - 1],
                    saved / (2.0 * self._radius[place]),
                    saved,
                    100.0 * saved / float(links.cost[link]),
                )
                for column, value in zip(columns.values(), row):
                    column.append(value)
        return columns


OVERLAP_FIELDS = fields_of("pinch_rank int, rank int, gain float, area_ha float, pinch_pct float, barr_pct float")


def overlap_rows(numbers: list, pinch: np.ndarray, places: TopPlaces, radius: np.ndarray, grid: Grid) -> list:
    """Where pinch points are barriers.

    Parameters
    ----------
    numbers : list of int
        The rank of each pinch point.
    pinch : ndarray of int, shape (rows, columns)
        The row of the pinch point that a cell belongs to, from 1; 0 is none.
    places : TopPlaces
        The barriers.
    radius : ndarray of float, shape (places,)
        Of their discs.
    grid : Grid

    Returns
    -------
    list of (QgsGeometry, list)
        For `OVERLAP_FIELDS`.
    """
    rows = []
    for found in barrier_overlaps(pinch, places, radius / grid.cell_size):
        window = window_grid(grid, found.top, found.left, found.mask.shape)
        values = [
            numbers[found.pinch_point - 1],
            found.barrier,
            float(places.peak[found.barrier - 1]),
            float(np.count_nonzero(found.mask)) * grid.cell_area_ha,
            100.0 * found.of_pinch_point,
            100.0 * found.of_barrier,
        ]
        rows.append((polygonise(found.mask.astype(np.int32), window)[1], values))
    return rows


def pinch_point_cells(job, key: str) -> tuple[list, np.ndarray]:
    """The ranks of a layer of pinch points, and its rows from 1 on the grid; an empty layer is no error."""
    if job.is_empty(key):
        job.warn("{name} has no pinch points, so there is no overlap.", name=job.layer_name(key))
        return [], np.zeros(job.grid.shape, dtype=np.int32)
    features = job.features(key)
    labels = rasterise(features.geometries, range(1, len(features) + 1), job.grid)
    rank = features.columns.get("rank", ())
    if not rank or not all(isinstance(number, int) for number in rank):
        rank = range(1, len(features) + 1)
    return list(rank), labels


RESTORATION_FIELDS = fields_of(
    "step int, x float, y float, radius_m float, gain float, area_ha float, opened_ha float, saved float, "
    "saved_pct float, total float, cost_after float, n_links int, corridors str, invested float, roi float"
)


def restoration_row(number: int, step: Restoration, found: NetworkInput, total: float, grid: Grid) -> list:
    """A row of the what-if, for `RESTORATION_FIELDS`.

    Parameters
    ----------
    number : int
        Of the step, from 1.
    step : Restoration
    found : NetworkInput
    total : float
        Cost saved by the steps before.
    grid : Grid
    """
    links = found.network.links
    before = float(links.cost[links.active].sum())
    saved = step.saved
    profits = [int(link) for link in np.argsort(-saved, kind="stable") if saved[link] > 0]
    x, y = grid.centres(step.row, step.column)
    return [
        number,
        float(x),
        float(y),
        step.radius,
        step.score,
        step.cells * grid.cell_area_ha,
        step.opened * grid.cell_area_ha,
        float(saved.sum()),
        100.0 * float(saved.sum()) / before,
        total + float(saved.sum()),
        float(np.nansum(step.after)),
        len(profits),
        found.names(profits),
        step.money,
        step.returns,
    ]
