"""Least-cost corridors: what a way through each cell costs beyond the least-cost path."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Iterator, Optional, Sequence

import numpy as np

from ..progress import Progress, no_progress, parts_of, told, with_parts
from ..typed import Shape
from .corridor_area import corridor_area, runs_of
from .least_cost_network import Network
from .links import Links
from .surfaces import SurfaceStore, make_surfaces, reached_box, strips
from .width_rule import check_widths, cost_beyond, distance_to_path

# Sums along a way from its two ends differ in the last digits, and a cell whose detour equals the
# width belongs to the corridor: shares of the costs that are taken as equal.
_ROUNDING = 1e-11


@dataclass(frozen=True)
class Corridors:
    """The corridors of a network.

    Parameters
    ----------
    mosaic : ndarray of float32, shape (rows, columns)
        The least normalised cost over the active links, in resistance x map units: 0 on the least-cost
        paths; NaN beyond the greatest width. With widths in metres the distance to the nearest path instead.
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
    kind: str = "cost",
    back_store: Optional[SurfaceStore] = None,
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
    kind : {"cost", "percent", "metres"}
        Whether the widths are costs, percentages of the cost of each link's path, or map units on the ground: all
        that can be crossed within half the width of the path.
    back_store : SurfaceStore, optional
        Of directed steps, the surfaces of the ways to each source; `store` has those of the ways from it.

    Returns
    -------
    Corridors
        Of directed steps those of both ways: each link has two areas for every width, the mosaic is the lesser cost.

    Raises
    ------
    InputError
        When there is no width, or one is negative or not finite.
    """
    widths = check_widths(widths, kind)
    if network.ways is not None:
        given = (resistance, sources, cell_size, widths)
        more = (rounded, executor, progress, kind)
        return _both_ways(network, given, (store, back_store), more)
    if kind == "metres":
        return _ground_corridors(network, resistance, sources, cell_size, widths, progress)
    links = network.links
    active: list[int] = np.flatnonzero(links.active).tolist()
    reaches = corridor_reaches(links, widths[-1], kind, rounded)
    first, second = parts_of(progress, (1.0, 1.0))
    make_surfaces(store, resistance, network.starts, cell_size, reaches, executor, first, network.moves)
    far_store = store
    if back_store is not None:
        # A way through a cell comes from the first source and goes on to the second.
        far_store = back_store
        make_surfaces(
            far_store, resistance, network.starts, cell_size, reaches, executor, no_progress, network.moves.turned()
        )
    rows, columns = resistance.shape
    mosaic = np.full(resistance.shape, np.nan, dtype=np.float32)
    runs: dict[tuple[int, float], list] = {(row, width): [] for row in active for width in widths}
    parts = strips(rows, columns, len(reaches) * (1 if far_store is store else 2)) if active else []
    for (top, bottom), step in with_parts(parts, second):
        costs = {}
        for done, label in enumerate(sorted(reaches)):
            step(0.5 * done / len(reaches))
            costs[label] = _Strip(store.rows(label, top, bottom))
        far = costs if far_store is store else {
            label: _Strip(far_store.rows(label, top, bottom)) for label in sorted(reaches)
        }  # fmt: skip
        strip = np.full((bottom - top, columns), np.inf)
        for done, row in enumerate(active):
            step(0.5 + 0.5 * done / len(active))
            a, b = int(links.from_label[row]), int(links.to_label[row])
            widest = reach_of_width(cost_beyond(widths[-1], kind, links.cost[row]), rounded)
            corridor = _Corridor(costs[a], far[b], links.cost[row], widest)
            if corridor.empty:
                continue
            np.minimum(strip[:, corridor.span], corridor.detour, out=strip[:, corridor.span], where=corridor.within)
            labels = sources[top:bottom, corridor.span]
            outside = (labels != a) & (labels != b)
            for width in widths:
                within = cost_beyond(width, kind, links.cost[row]) + corridor.rounding
                inside = outside & (corridor.detour <= within)
                runs[row, width].append(runs_of(inside, top, corridor.span.start, columns))
        if rounded:
            strip = np.floor(strip + 0.5)
            if kind == "cost":
                strip[strip > widths[-1]] = np.inf
        mosaic[top:bottom] = np.where(np.isfinite(strip), strip, np.nan)
    areas = [corridor_area(row, width, columns, runs.pop((row, width))) for row in active for width in widths]
    progress(1.0)
    return Corridors(mosaic, tuple(areas))


def _both_ways(network, given, stores, more) -> Corridors:
    """The corridors of the ways there and back, one after another."""
    resistance, sources, cell_size, widths = given
    rounded, executor, progress, kind = more
    found = []
    for back, step in with_parts((False, True), progress):
        store, far = stores[::-1] if back else stores
        found.append(
            least_cost_corridors(
                network.one_way(back), resistance, sources, cell_size, widths, store, rounded, executor, step, kind, far
            )
        )
    return Corridors(np.fmin(*(one.mosaic for one in found)), found[0].areas + found[1].areas)


def reach_of_width(width: float, rounded: bool = False) -> float:
    """How far beyond a link's cost the surfaces must reach for a corridor of a width."""
    return width + (0.5 if rounded else 0.0)


def corridor_reaches(links: Links, width: float, kind: str = "cost", rounded: bool = False) -> dict[int, float]:
    """The cost up to which the surface of each source must be complete for its active links' corridors.

    Parameters
    ----------
    links : Links
    width : float
    kind : {"cost", "percent", "metres"}
        Of the width.
    rounded : bool
        As in `reach_of_width`.

    Returns
    -------
    dict of int to float
        By label; sources without an active link are left out.
    """
    reaches: dict[int, float] = {}
    for row in np.flatnonzero(links.active):
        for label in (int(links.from_label[row]), int(links.to_label[row])):
            cost = float(links.cost[row])
            beyond = reach_of_width(cost_beyond(width, kind, cost), rounded)
            reaches[label] = max(reaches.get(label, 0.0), cost + beyond)
    return reaches


def link_corridors(
    network: Network,
    store: SurfaceStore,
    shape: Shape,
    width: float,
    kind: str = "cost",
    cell_size: float = 1.0,
    back_store: Optional[SurfaceStore] = None,
) -> Iterator[tuple[int, int, int, np.ndarray]]:
    """The normalised cost of every active link alone, cut at a width.

    Parameters
    ----------
    network : Network
    store : SurfaceStore
        Holds the surfaces of the active links' ends, complete to their costs and `width`.
    shape : tuple of int
        Rows and columns of the grid.
    width : float
    kind : {"cost", "percent", "metres"}
        Of the width. With metres the distance to the path is given instead of the cost.
    cell_size : float
        For widths in metres.
    back_store : SurfaceStore, optional
        Of one way of directed steps, the surfaces of the ways to each source.

    Yields
    ------
    link : int
        Row of the link.
    top, left : int
        Row and column of the first cell.
    corridor : ndarray of float64, shape (height, width)
        NaN beyond the width.
    """
    links = network.links
    for row in np.flatnonzero(links.active):
        if kind == "metres":
            path = network.paths[row]
            top, left, distance = distance_to_path(path[0], path[1], shape, width / 2.0 / cell_size)
            distance[np.isinf(distance)] = np.nan
            yield int(row), top, left, distance * cell_size
            continue
        ends = int(links.from_label[row]), int(links.to_label[row])
        near_far = zip((store, store if back_store is None else back_store), ends)
        near, far = (kept.rows(label, 0, shape[0]) for kept, label in near_far)
        detour = normalised_cost(near, far, links.cost[row])
        beyond = cost_beyond(width, kind, links.cost[row])
        detour[detour > beyond + _ROUNDING * (links.cost[row] + beyond)] = np.inf
        box = reached_box(detour)
        corridor = detour[box]
        corridor[np.isinf(corridor)] = np.nan
        yield int(row), box[0].start, box[1].start, corridor


def _ground_corridors(network, resistance, sources, cell_size, widths, progress) -> Corridors:
    """The corridors of some widths on the ground, and the distance to the nearest path."""
    links, columns = network.links, resistance.shape[1]
    mosaic = np.full(resistance.shape, np.nan, dtype=np.float32)
    areas = []
    for row in told(np.flatnonzero(links.active), progress):
        path = network.paths[row]
        top, left, distance = distance_to_path(path[0], path[1], resistance.shape, widths[-1] / 2.0 / cell_size)
        box = slice(top, top + distance.shape[0]), slice(left, left + distance.shape[1])
        distance[~np.isfinite(resistance[box])] = np.inf
        within = np.isfinite(distance)
        mosaic[box][within] = np.fmin(mosaic[box][within], (distance[within] * cell_size).astype(np.float32))
        ends = links.from_label[row], links.to_label[row]
        outside = ~np.isin(sources[box], ends)
        for width in widths:
            inside = outside & (distance <= width / 2.0 / cell_size * (1.0 + 1e-9)) & within
            areas.append(corridor_area(int(row), width, columns, [runs_of(inside, top, left, columns)]))
    progress(1.0)
    return Corridors(mosaic, tuple(areas))


def paths_alone(network: Network) -> Corridors:
    """The corridors of a network without cost surfaces: 0 on the least-cost paths, no areas.

    Parameters
    ----------
    network : Network

    Returns
    -------
    Corridors
    """
    mosaic = np.full(network.starts.shape, np.nan, dtype=np.float32)
    for row in np.flatnonzero(network.links.active):
        mosaic[network.paths[row]] = 0.0
    return Corridors(mosaic, ())


class _Corridor:
    """One link's detour in some rows, where both surfaces hold anything."""

    def __init__(self, first: _Strip, second: _Strip, link_cost: float, width: float):
        self.rounding = _ROUNDING * (link_cost + width)
        limit = link_cost + width + self.rounding
        left, right = max(first.left, second.left), min(first.right, second.right)
        self.empty = left >= right or first.least > limit or second.least > limit
        if not self.empty:
            self.span = slice(left, right)
            self.detour = normalised_cost(first.cost[:, self.span], second.cost[:, self.span], link_cost)
            self.within = self.detour <= width + self.rounding


class _Strip:
    """Some rows of a cost surface, and where they hold anything."""

    def __init__(self, cost: np.ndarray):
        self.cost = cost
        reached = np.flatnonzero(np.isfinite(cost).any(axis=0))
        self.left, self.right = (int(reached[0]), int(reached[-1]) + 1) if reached.size else (0, 0)
        self.least = float(cost[:, self.left : self.right].min()) if reached.size else np.inf
