"""The least-cost network: candidate links, their costs and paths, and which of them stay."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import Callable, Optional

import numpy as np

from ..cost.moves import EIGHT, Moves, crossed_cells, step_length
from ..cost.paths import least_cost_path
from ..errors import InputError
from ..progress import Progress, no_progress, parts_of, told
from ..typed import there
from .adjacency import candidate_links, straight_line_bound
from .links import Links, LinkStatus
from .preview import allocation_network
from .selection import (
    LinkLimits,
    apply_climate_limit,
    apply_distance_limit,
    apply_limits,
    apply_user_choice,
    keep_nearest,
    source_climates,
)
from .source_cells import SourceCells
from .surfaces import MemorySurfaces, SurfaceStore, surfaces_of
from .width_rule import cost_beyond

ENDPOINTS = ("edge", "centroid")


@dataclass(frozen=True)
class NetworkRules:
    """How a network is built.

    Parameters
    ----------
    adjacency : {"either", "cost", "euclidean", "all", "list"}
        Which pairs are candidates, see `candidate_links`.
    pairs : tuple of (int, int)
        The candidates of "list".
    endpoints : {"edge", "centroid"}
        Whether links run from edge to edge or between the sources' middle cells.
    limits : LinkLimits
    nearest : int
        Links that each source keeps; 0 keeps all.
    nearest_by_cost : bool
        Or else by straight distance.
    connect_components : bool
        Join what keeping the nearest has torn apart.
    keep, drop : tuple of (int, int)
        Pairs that the user keeps or drops in any case; kept pairs are candidates too.
    preview : bool
        One run over all sources instead of one for each, see `allocation_network`: the candidates are the
        pairs that are adjacent by cost, and a cost may be too high where a better path leaves the two zones.
    moves : Moves
        The steps of the paths.
    """

    adjacency: str = "either"
    pairs: tuple = ()
    endpoints: str = "edge"
    limits: LinkLimits = field(default_factory=LinkLimits)
    nearest: int = 0
    nearest_by_cost: bool = True
    connect_components: bool = False
    keep: tuple = ()
    drop: tuple = ()
    preview: bool = False
    moves: Moves = EIGHT


@dataclass(frozen=True)
class Ways:
    """Both ways of every link.

    Parameters
    ----------
    there, back : ndarray of float64, shape (links,)
        Costs from the first to the second source, and from the second to the first.
    paths : tuple of (ndarray, ndarray)
        Rows and columns of the ways back, given from the first source to the second.
    length : ndarray of float64, shape (links,)
        Of the ways back, in map units.
    """

    there: np.ndarray
    back: np.ndarray
    paths: tuple[tuple[np.ndarray, np.ndarray], ...]
    length: np.ndarray


@dataclass(frozen=True)
class Network:
    """Links between sources and their least-cost paths.

    Parameters
    ----------
    links : Links
    paths : tuple of (ndarray, ndarray)
        Rows and columns of each link's path, from the first source to the second; empty where the path
        was not looked for or does not exist.
    starts : ndarray of int32, shape (rows, columns)
        Where the costs start: the sources' cells, or their middle cells.
    ends : ndarray of int64, shape (links, 2, 2)
        Row and column of the two cells between which the straight distance is measured.
    moves : Moves
        The steps that costs and paths were made with.
    ways : Ways, optional
        Of directed steps, where the ways there and back differ. The links' cost is then the mean of both; their paths
        and lengths are those of the ways there.
    """

    links: Links
    paths: tuple[tuple[np.ndarray, np.ndarray], ...]
    starts: np.ndarray
    ends: np.ndarray
    moves: Moves = EIGHT
    ways: Optional[Ways] = None

    def one_way(self, back: bool) -> Network:
        """The network of the ways there, or back, of directed steps: their costs and paths alone."""
        ways = there(self.ways)
        if not back:
            return replace(self, links=replace(self.links, cost=ways.there), ways=None)
        links = replace(self.links, cost=ways.back, length=ways.length)
        return replace(self, links=links, paths=ways.paths, moves=self.moves.turned(), ways=None)


def least_cost_network(
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    rules: Optional[NetworkRules] = None,
    width: float = 0.0,
    store: Optional[SurfaceStore] = None,
    distance: Optional[Callable[[int, int], float]] = None,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
    width_kind: str = "cost",
    back_store: Optional[SurfaceStore] = None,
) -> Network:
    """Link sources by least-cost paths.

    The cost of a link is the least accumulated cost between its ends: the minimum of the first source's cost
    surface over the cells of the second. Its path runs through cell centres.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    sources : ndarray of int, shape (rows, columns)
        Labels from 1; 0 is no source.
    cell_size : float
        In map units; costs are in resistance x map units.
    rules : NetworkRules
    width : float
        Cost-weighted width of the corridors to come: how far beyond its links' costs a surface has to reach.
    store : SurfaceStore
        Where the cost surfaces are kept, and looked for first; in memory by default.
    distance : callable, optional
        Gives the distance in map units between the edges of two sources by their labels, for those who know
        their outlines; from the cells by default.
    executor : concurrent.futures.Executor, optional
        Runs sources at once; the result does not depend on it.
    progress : callable
    width_kind : {"cost", "percent", "metres"}
        Of the width, see `width_rule`.
    back_store : SurfaceStore, optional
        As `store`, for the costs of the ways to each source; with directed steps only.

    Returns
    -------
    Network

    Raises
    ------
    InputError
        When fewer than two sources can be used, a resistance is 0 or negative, or a rule does not hold.

    Notes
    -----
    The steps are Linkage Mapper's (McRae and Kavanagh 2011): adjacency, straight distance, cost and path,
    limits and third sources, nearest neighbours and components. A source's run ends at the cheapest
    known crossing to its partners plus `width`, which changes nothing in the result.
    """
    rules = NetworkRules() if rules is None else rules
    _check_rules(rules)
    resistance = rules.moves.crossable(np.asarray(resistance))
    cells = SourceCells(np.asarray(sources), resistance)
    centroids = rules.endpoints == "centroid"
    starts = cells.starts(centroids)
    first, second, third = parts_of(progress, (3.0, 1.0, 0.1 if rules.preview else 2.0 * cells.count))
    if rules.preview:
        links, paths = allocation_network(resistance, starts, cell_size, first, rules.moves)
    else:
        wanted = (*(rules.pairs if rules.adjacency == "list" else ()), *rules.keep)
        links = candidate_links(resistance, cells.labels, cell_size, rules.adjacency, wanted, first, rules.moves)
    links = apply_user_choice(links, rules.keep, rules.drop)
    keep_bounds = rules.preview or not centroids
    # A straight line of cells bounds a cost only where steps are free to go in all 8 directions.
    surface = resistance if rules.moves.plain else None
    links, ends = _measure_distances(links, cells, surface, cell_size, centroids, keep_bounds, distance, second)
    links = apply_distance_limit(links, rules.limits)
    if rules.moves.climate is not None:
        climates = source_climates(cells.labels, rules.moves.climate, cells.count)
        links = apply_climate_limit(links, rules.limits, climates)
    ways = None
    if rules.preview:
        links = _measure_paths(replace(links, cost=links.bound), paths, cells, cell_size)
    elif rules.moves.direction is not None:
        stores = [MemorySurfaces(resistance.shape) if each is None else each for each in (store, back_store)]
        links, paths, ways = _both_ways(
            links, cells, starts, resistance, cell_size, (width, width_kind), stores, executor, third, rules.moves
        )
    else:
        store = MemorySurfaces(resistance.shape) if store is None else store
        links, paths = _measure_costs(
            links, cells, starts, resistance, cell_size, (width, width_kind), store, executor, third, rules.moves
        )
    links = apply_limits(links, rules.limits)
    links = keep_nearest(links, cells.count, rules.nearest, rules.connect_components, rules.nearest_by_cost)
    progress(1.0)
    return Network(links, tuple(paths), starts, ends, rules.moves, ways)


def _check_rules(rules: NetworkRules) -> None:
    if rules.endpoints not in ENDPOINTS:
        raise InputError(
            "The endpoints are one of {known}, not {given}.", known=", ".join(ENDPOINTS), given=rules.endpoints
        )
    if rules.preview and rules.moves.direction is not None:
        raise InputError("A preview knows no direction of steps; leave one of them out.")


def _measure_distances(links, cells, resistance, cell_size, centroids, keep_bounds, distance, progress):
    """Straight distances, the cells between which they lie, and bounds of the costs they give."""
    euclid = np.full(len(links), np.nan)
    # Crossings between the zones of whole sources say nothing of paths between their middles.
    bound = links.bound.copy() if keep_bounds else np.full(len(links), np.inf)
    ends = np.zeros((len(links), 2, 2), dtype=np.int64)
    for row, (a, b) in told(enumerate(links.pairs()), progress):
        if centroids and cells.usable_sizes[a - 1] and cells.usable_sizes[b - 1]:
            start, end = cells.centre(a), cells.centre(b)
            euclid[row] = np.hypot(end[0] - start[0], end[1] - start[1]) * cell_size
        else:
            gap, start, end = cells.gap(a, b)
            euclid[row] = gap * cell_size if distance is None else distance(a, b)
        ends[row] = start, end
        # Sources that touch are a cell apart, so that cost per distance stays finite.
        euclid[row] = max(euclid[row], cell_size)
        if np.isinf(bound[row]) and resistance is not None:
            bound[row] = straight_line_bound(resistance, cell_size, start, end)
    return replace(links, euclid=euclid, bound=bound), ends


def _measure_costs(links, cells, starts, resistance, cell_size, width, store, executor, progress, moves):
    """Cost and path of every link that is looked for."""
    pairs = links.pairs()
    looked_for = ~np.isin(links.status, (LinkStatus.EUCLID_TOO_LONG, LinkStatus.CLIMATE_ALIKE))
    cost = np.where(looked_for, np.inf, np.nan)
    paths = [(np.empty(0, np.int64), np.empty(0, np.int64))] * len(links)
    partners: dict[int, list[int]] = {}
    for row in np.flatnonzero(looked_for):
        a, b = pairs[row]
        if cells.usable_sizes[a - 1] and cells.usable_sizes[b - 1]:
            partners.setdefault(a, []).append(int(row))
    bounds = {a: max(links.bound[row] for row in rows) for a, rows in partners.items()}
    reaches = {a: bound + cost_beyond(width[0], width[1], bound) for a, bound in bounds.items()}
    targets = _Targets(starts)
    for label, surface in surfaces_of(store, resistance, starts, cell_size, reaches, executor, progress, moves):
        for row in partners[label]:
            target = targets.of(pairs[row][1])
            values = surface.ravel()[target]
            nearest = int(np.argmin(values))
            cost[row] = values[nearest]
            end = divmod(int(target[nearest]), resistance.shape[1])
            rows, columns = least_cost_path(surface, resistance, cell_size, end, moves)
            paths[row] = rows[::-1], columns[::-1]
    return _measure_paths(replace(links, cost=cost), paths, cells, cell_size), paths


def _both_ways(links, cells, starts, resistance, cell_size, width, stores, executor, progress, moves):
    """Cost and path of every link there and back; rules look at the mean cost and at what either way crosses."""
    going, coming = parts_of(progress, (1.0, 1.0))
    there, paths = _measure_costs(
        links, cells, starts, resistance, cell_size, width, stores[0], executor, going, moves
    )
    back, paths_back = _measure_costs(
        links, cells, starts, resistance, cell_size, width, stores[1], executor, coming, moves.turned()
    )
    between = np.where(there.between > 0, there.between, back.between)
    mean = replace(there, cost=(there.cost + back.cost) / 2.0, between=between)
    return mean, paths, Ways(there.cost, back.cost, tuple(paths_back), back.length)


def _measure_paths(links, paths, cells, cell_size):
    """Length and third source of every path."""
    length = np.full(len(links), np.nan)
    between = np.zeros(len(links), dtype=np.int32)
    for row, (ends, path) in enumerate(zip(links.pairs(), paths)):
        if path[0].size:
            length[row] = path_length(*path) * cell_size
            crossed = cells.labels[crossed_cells(*path)]
            third = crossed[(crossed > 0) & (crossed != ends[0]) & (crossed != ends[1])]
            between[row] = third[0] if third.size else 0
    return replace(links, length=length, between=between)


class _Targets:
    """The start cells of each source, as flat indices."""

    def __init__(self, starts: np.ndarray):
        flat = np.flatnonzero(starts.ravel())
        labels = starts.ravel()[flat]
        order = np.argsort(labels, kind="stable")
        self._flat, self._labels = flat[order], labels[order]

    def of(self, label: int) -> np.ndarray:
        first, last = np.searchsorted(self._labels, (label, label + 1))
        return self._flat[first:last]


def path_length(rows: np.ndarray, columns: np.ndarray) -> float:
    """Length of a path through cell centres, in cells.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)

    Returns
    -------
    float
    """
    # Counted, not summed up, so that the length does not depend on the direction.
    crossed = np.abs(np.diff(rows)) + np.abs(np.diff(columns))
    diagonal, knight = (int(np.count_nonzero(crossed == kind)) for kind in (2, 3))
    straight = max(len(rows) - 1 - diagonal - knight, 0)
    return straight + diagonal * float(np.sqrt(2.0)) + knight * step_length(1, 2)


def path_corners(rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Which cells of a path are its ends or its bends; the line through them is the path.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)

    Returns
    -------
    ndarray of bool, shape (cells,)
    """
    corner = np.ones(len(rows), dtype=bool)
    corner[1:-1] = (np.diff(rows, 2) != 0) | (np.diff(columns, 2) != 0)
    return corner
