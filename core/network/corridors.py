"""Least-cost corridors: what a way through each cell costs beyond the least-cost path."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from .least_cost_network import Network
from .surfaces import SurfaceStore, strips, surfaces_of


@dataclass(frozen=True)
class CorridorArea:
    """The cells of one link's corridor within one width, without the sources at its ends.

    Parameters
    ----------
    link : int
        Row of the link.
    width : float
        Cost-weighted width.
    cells : int
        Number of cells.
    columns : int
        Columns of the grid.
    starts, stops : ndarray of int64
        Runs of cells along the rows, as indices ``row * (columns + 1) + column``; stop is the one after
        the last.
    """

    link: int
    width: float
    cells: int
    columns: int
    starts: np.ndarray
    stops: np.ndarray

    def window(self) -> tuple[int, int, np.ndarray]:
        """The corridor as a mask.

        Returns
        -------
        top, left : int
            Row and column of the mask's first cell on the grid.
        mask : ndarray of bool, shape (height, width)
            Without any cell where the corridor has none.
        """
        if not self.cells:
            return 0, 0, np.zeros((0, 0), dtype=bool)
        rows, first = np.divmod(self.starts, self.columns + 1)
        last = self.stops - rows * (self.columns + 1)
        top, left = int(rows[0]), int(first.min())
        edges = np.zeros((int(rows[-1]) - top + 1, int(last.max()) - left + 1), dtype=np.int8)
        edges[rows - top, first - left] = 1
        edges[rows - top, last - left] -= 1
        return top, left, edges.cumsum(axis=1, dtype=np.int8)[:, :-1].astype(bool)


@dataclass(frozen=True)
class Corridors:
    """The corridors of a network.

    Parameters
    ----------
    mosaic : ndarray of float32, shape (rows, columns)
        The least normalised cost over the active links, in resistance x map units: 0 on the least-cost
        paths; NaN beyond the greatest width.
    areas : tuple of CorridorArea
        For every active link, every width.
    """

    mosaic: np.ndarray
    areas: tuple


def normalised_cost(first: np.ndarray, second: np.ndarray, link_cost: float) -> np.ndarray:
    """What a path through each cell costs beyond the least-cost path of a link.

    ``D_a + D_b - L``, where D is the accumulated cost from either end and L the cost of the link; 0 on the
    least-cost path (Linkage Mapper's normalised least-cost corridor).

    Parameters
    ----------
    first, second : ndarray of float64, shape (rows, columns)
        Accumulated cost from both ends; infinite where not reached.
    link_cost : float

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        Never below 0.
    """
    detour = first + second
    detour -= link_cost
    # Sums along a path from its two ends differ in the last digits.
    return np.maximum(detour, 0.0, out=detour)


def least_cost_corridors(
    network: Network,
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    widths: Sequence[float],
    store: SurfaceStore,
    rounded: bool = False,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> Corridors:
    """The normalised least-cost corridors of the active links, their mosaic and their areas.

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns)
        Labels of the sources, which are left out of the areas of their own links.
    cell_size : float
    widths : sequence of float
        Cost-weighted widths, in resistance x map units: a corridor holds the cells whose normalised cost is
        at most that. The mosaic is cut at the greatest.
    store : SurfaceStore
        That of the network; surfaces that are missing or too short are made.
    rounded : bool
        Round the mosaic to whole numbers before it is cut, as Linkage Mapper does.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    Corridors

    Raises
    ------
    InputError
        When there is no width, or one is negative or not finite.
    """
    widths = sorted({float(width) for width in widths})
    if not widths or not np.isfinite(widths).all() or widths[0] < 0:
        raise InputError("The width of a corridor is a cost of 0 or above; give at least one.")
    links = network.links
    active = np.flatnonzero(links.active)
    first, second = parts_of(progress, (1.0, 1.0))
    reaches: dict[int, float] = {}
    for row in active:
        for label in (int(links.from_label[row]), int(links.to_label[row])):
            reaches[label] = max(reaches.get(label, 0.0), links.cost[row] + widths[-1])
    lacking = {label: reach for label, reach in reaches.items() if (store.reach(label) or -1.0) < reach}
    for _ in surfaces_of(store, resistance, network.starts, cell_size, lacking, executor, first):
        pass
    rows, columns = resistance.shape
    mosaic = np.full(resistance.shape, np.nan, dtype=np.float32)
    runs: dict[tuple[int, float], list] = {(row, width): [] for row in active for width in widths}
    parts = strips(rows, columns, len(reaches)) if active.size else []
    for number, (top, bottom) in enumerate(parts):
        costs = {label: _Strip(store.rows(label, top, bottom)) for label in sorted(reaches)}
        strip = np.full((bottom - top, columns), np.inf)
        for done, row in enumerate(active):
            second((number + done / active.size) / len(parts))
            a, b = int(links.from_label[row]), int(links.to_label[row])
            left, right = max(costs[a].left, costs[b].left), min(costs[a].right, costs[b].right)
            limit = links.cost[row] + widths[-1]
            if left >= right or costs[a].least > limit or costs[b].least > limit:
                continue
            span = slice(left, right)
            detour = normalised_cost(costs[a].cost[:, span], costs[b].cost[:, span], links.cost[row])
            np.minimum(strip[:, span], detour, out=strip[:, span])
            labels = sources[top:bottom, span]
            outside = (labels != a) & (labels != b)
            for width in widths:
                inside = outside & (detour <= width)
                runs[row, width].append(_runs(inside, top, left, columns))
        if rounded:
            np.floor(strip + 0.5, out=strip)
        within = strip <= widths[-1]
        mosaic[top:bottom][within] = strip[within]
    areas = [_area(row, width, columns, runs.pop((row, width))) for row in active for width in widths]
    progress(1.0)
    return Corridors(mosaic, tuple(areas))


class _Strip:
    """Some rows of a cost surface, and where they hold anything."""

    def __init__(self, cost: np.ndarray):
        self.cost = cost
        reached = np.flatnonzero(np.isfinite(cost).any(axis=0))
        self.left, self.right = (int(reached[0]), int(reached[-1]) + 1) if reached.size else (0, 0)
        self.least = float(cost[:, self.left : self.right].min()) if reached.size else np.inf


def _runs(inside: np.ndarray, top: int, left: int, columns: int) -> np.ndarray:
    """First cells and the ones after the last of the runs of a mask, as indices on the grid."""
    height, width = inside.shape
    padded = np.zeros((height, width + 2), dtype=bool)
    padded[:, 1:-1] = inside
    edges = np.flatnonzero(padded[:, 1:] != padded[:, :-1])
    rows, column = np.divmod(edges, width + 1)
    return ((rows + top) * (columns + 1) + column + left).reshape(-1, 2)


def _area(row: int, width: float, columns: int, runs: list) -> CorridorArea:
    found = np.concatenate(runs) if runs else np.empty((0, 2), dtype=np.int64)
    cells = int((found[:, 1] - found[:, 0]).sum())
    return CorridorArea(int(row), width, cells, columns, found[:, 0].copy(), found[:, 1].copy())
