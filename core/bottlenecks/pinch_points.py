"""Pinch points: where the current between sources is squeezed together in their corridors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Optional

import numpy as np

from ..circuit.circuit import Circuit
from ..circuit.conductance import cell_conductance
from ..circuit.one_to_all import all_to_one
from ..circuit.pairwise import pairwise
from ..circuit.regions import FocalNodes
from ..circuit.report import SolverReport
from ..cluster.task_progress import task_progress
from ..errors import InputError
from ..executors import run_tasks
from ..memory import require_memory
from ..network.least_cost_network import Network
from ..progress import Progress, no_progress, with_parts
from ..typed import there
from .link_corridors import LinkCorridors

NETWORK_MODES = ("all-to-one", "pairwise")
# Width of the corridors where none is given: a share of their median cost, up to the paper's 10 km at a
# resistance of 1 (Journal of Arid Land 2025, 17(10)), but a few cells in any case.
_WIDTH_SHARE, _WIDEST, _LEAST_CELLS = 0.02, 10_000.0, 5.0
# The rasters that a run holds beside what the circuit takes.
_BYTES_PER_CELL = 60.0


@dataclass(frozen=True)
class LinkCurrent:
    """The current of 1 A between the sources of one link, within its corridor.

    Parameters
    ----------
    link : int
        Row of the link.
    resistance : float
        Effective resistance times the cell size, so that it has the unit of a cost.
    cells : ndarray of int32 or int64
        Flat indices of the corridor's cells outside the two ends.
    current : ndarray of float32
        Ampere in each of them.
    """

    link: int
    resistance: float
    cells: np.ndarray
    current: np.ndarray


@dataclass(frozen=True)
class CurrentMap:
    """The current in the corridors of a network.

    Parameters
    ----------
    current : ndarray of float32, shape (rows, columns)
        Ampere; NaN outside the corridors and in the sources.
    with_sources : ndarray of float32, shape (rows, columns)
        The same with the current in the sources' cells: of links that were solved alone what flows through to
        others, else all of it or what flows through (`network_currents`).
    links : tuple of LinkCurrent
        The links whose corridors were solved alone.
    report : SolverReport
    """

    current: np.ndarray
    with_sources: np.ndarray
    links: tuple
    report: SolverReport


def default_width(network: Network, cell_size: float) -> float:
    """A corridor width that suits the costs of a network.

    Parameters
    ----------
    network : Network
    cell_size : float

    Returns
    -------
    float
        2 % of the active links' median cost, at most 10,000, but at least the cost of 5 cells at the mean
        resistance that the median path meets.
    """
    active = network.links.active
    if not active.any():
        return _WIDEST
    cost, length = network.links.cost[active], network.links.length[active]
    least = _LEAST_CELLS * cell_size * np.median(cost / length)
    return float(max(min(_WIDTH_SHARE * np.median(cost), _WIDEST), least))


def link_currents(
    corridors: LinkCorridors,
    sources: np.ndarray,
    squared: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> CurrentMap:
    """Current between the two sources of each active link, alone in its corridor; the largest of all links.

    The circuit of a link is its corridor; both ends are regions that conduct without resistance, 1 A flows
    from one to the other over 8 neighbours, and an edge has the average resistance of its two cells
    (McRae 2012, Pinchpoint Mapper).

    Parameters
    ----------
    corridors : LinkCorridors
    sources : ndarray of int, shape (rows, columns)
        Labels of the sources.
    squared : bool
        Let the current feel the square of the resistance, so that it keeps to the best ground.
    tolerance : float
        Relative residual of the solutions.
    executor : concurrent.futures.Executor, optional
        Takes the links, each by itself.
    progress : callable

    Returns
    -------
    CurrentMap

    Raises
    ------
    NotConverged
        When the circuit of a link cannot be solved.
    """
    require_memory(corridors.resistance.size * _BYTES_PER_CELL)
    largest = np.full(corridors.resistance.shape, np.nan, dtype=np.float32)
    links, report = [], SolverReport(tolerance=tolerance)
    for found, solved in _solved(corridors, squared, tolerance, True, executor, progress):
        report = report.plus(solved)
        largest.ravel()[found.cells] = np.fmax(largest.ravel()[found.cells], found.current)
        links.append(found)
    current = largest.copy()
    current[sources > 0] = np.nan
    return CurrentMap(current, largest, tuple(links), report)


def link_resistances(
    corridors: LinkCorridors,
    squared: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> np.ndarray:
    """The effective resistance of every active link within its corridor, without current maps.

    Parameters
    ----------
    corridors, squared, tolerance, executor, progress
        As in `link_currents`.

    Returns
    -------
    ndarray of float64, shape (links,)
        Times the cell size; NaN for links that are not active.
    """
    found = np.full(len(corridors.network.links), np.nan)
    for link, _ in _solved(corridors, squared, tolerance, False, executor, progress):
        found[link.link] = link.resistance
    return found


def network_currents(
    corridors: LinkCorridors,
    sources: np.ndarray,
    mode: str = "all-to-one",
    squared: bool = False,
    through_flow: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> CurrentMap:
    """Current between all sources in all corridors together, summed over the solutions.

    All-to-one: each source in turn is the ground of 1 A from every other; the sources conduct without
    resistance. Pairwise: 1 A between every two sources; the others are ordinary ground.

    Parameters
    ----------
    corridors : LinkCorridors
    sources : ndarray of int, shape (rows, columns)
        Labels of the sources; all their cells with a resistance are part of the circuit.
    mode : {"all-to-one", "pairwise"}
    through_flow : bool
        Inside the sources, only what flows through them: without the currents that begin or end there, which
        Pinchpoint Mapper sets to 0 (``set_focal_node_currents_to_zero``).
    squared, tolerance, executor, progress
        As in `link_currents`.

    Returns
    -------
    CurrentMap
        Without links.

    Raises
    ------
    InputError
        For an unknown mode.
    NotConverged
        When the circuit cannot be solved.
    """
    if mode not in NETWORK_MODES:
        raise InputError("The mode is one of {known}, not {given}.", known=", ".join(NETWORK_MODES), given=mode)
    resistance, links = corridors.resistance, corridors.network.links
    require_memory(resistance.size * _BYTES_PER_CELL)
    # Sources that no corridor joins take no part.
    joined = np.union1d(links.from_label[links.active], links.to_label[links.active])
    focal = np.where(np.isfinite(resistance) & np.isin(sources, joined), sources, 0).astype(np.int32)
    ground = corridors.inside | (focal > 0)
    rows, columns = np.flatnonzero(ground.any(axis=1)), np.flatnonzero(ground.any(axis=0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    conductance = _conductance(resistance[box], ground[box], squared)
    solve = _all_to_one if mode == "all-to-one" else _pairwise
    total, own, report = solve(conductance, focal[box], tolerance, executor, progress)
    if through_flow:
        # A node's current is its inflow or its outflow, whichever is more: they differ by what begins or ends there.
        total = np.maximum(total - own[focal[box]], 0.0)
    whole = np.full(resistance.shape, np.nan, dtype=np.float32)
    whole[box] = np.where(ground[box], total, np.nan)
    current = whole.copy()
    current[sources > 0] = np.nan
    return CurrentMap(current, whole, (), report)


def links_in_places(labels: np.ndarray, count: int, members: Iterable[tuple[int, np.ndarray]]) -> list:
    """Which links each place belongs to.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Number of each cell's place, from 1; 0 is none.
    count : int
        Number of places.
    members : iterable of (int, ndarray of int)
        Row of a link and the flat indices of its cells.

    Returns
    -------
    list of list of int
        Rows of the links of each place, those with most cells there first.
    """
    found: list = [[] for _ in range(count)]
    flat = labels.ravel()
    for link, cells in members:
        hits = np.bincount(flat[cells], minlength=count + 1)
        for place in np.flatnonzero(hits[1:]):
            found[place].append((-int(hits[place + 1]), int(link)))
    return [[link for _, link in sorted(entries)] for entries in found]


def strong_cells(links, limit: float) -> Iterator[tuple[int, np.ndarray]]:
    """The cells of each `LinkCurrent` whose own current is above a limit, for `links_in_places`."""
    for entry in links:
        yield entry.link, entry.cells[entry.current > limit]


@dataclass(frozen=True)
class _Ground:
    """How the circuits of links are solved.

    Parameters
    ----------
    cell_size : float
    squared : bool
    tolerance : float
    mapped : bool
        Whether the currents are wanted.
    """

    cell_size: float
    squared: bool
    tolerance: float
    mapped: bool


def _solved(corridors: LinkCorridors, squared, tolerance, mapped, executor, progress):
    """The current of every active link, and the report of its solution."""
    links = corridors.network.links
    tasks = [
        (link, int(links.from_label[link]), int(links.to_label[link]), area) for link, area in corridors.areas.items()
    ]
    ground = _Ground(corridors.cell_size, squared, tolerance, mapped)
    common = corridors.resistance, corridors.network.starts, ground
    if executor is None:
        for task, step in with_parts(tasks, progress):
            yield _solve_link(common, task, step)
        progress(1.0)
        return
    yield from run_tasks(_solve_link, tasks, executor, progress, common=common)


def _solve_link(common: tuple, task: tuple, progress: Optional[Progress] = None) -> tuple[LinkCurrent, SolverReport]:
    """The current of one link in its corridor; with the rasters of all links, of which it looks at its box."""
    resistance, starts, ground = common
    link, first, second, area = task
    top, left, corridor = area.window()
    box = slice(top, top + corridor.shape[0]), slice(left, left + corridor.shape[1])
    focal = (corridor & (starts[box] == first)).astype(np.uint8)
    focal[corridor & (starts[box] == second)] = 2
    result = pairwise(
        _conductance(resistance[box], corridor, ground.squared),
        FocalNodes.from_labels(focal),
        average="resistance",
        cumulative=ground.mapped,
        tolerance=ground.tolerance,
        progress=task_progress() if progress is None else progress,
    )
    effective = ground.cell_size * float(result.resistances[0, 1])
    if not ground.mapped:
        return LinkCurrent(link, effective, np.zeros(0, np.int64), np.zeros(0, np.float32)), result.report
    rows, columns = np.nonzero(corridor & (focal == 0))
    current = there(result.cumulative)[rows, columns].astype(np.float32)
    # The cells of all corridors are kept.
    index = np.int32 if resistance.size < 2**31 else np.int64
    cells = ((rows + top) * resistance.shape[1] + columns + left).astype(index)
    return LinkCurrent(link, effective, cells, current), result.report


def _pairwise(conductance, focal, tolerance, executor, progress):
    result = pairwise(
        conductance,
        FocalNodes.from_labels(focal),
        average="resistance",
        tolerance=tolerance,
        executor=executor,
        progress=progress,
    )
    own = np.zeros(int(focal.max()) + 1)
    own[result.ids] = (result.resistances > 0.0).sum(axis=1)
    return result.cumulative, own, result.report


def _all_to_one(conductance, focal, tolerance, executor, progress):
    """The current, the amperes that begin or end in each source (by label), and the report."""
    nodes = FocalNodes.from_labels(focal)
    result = all_to_one(
        conductance, nodes, average="resistance", tolerance=tolerance, executor=executor, progress=progress
    )
    circuit = Circuit(conductance, 8, "resistance", focal)
    components = circuit.component_of(circuit.node_at(*nodes.firsts()))
    own = np.zeros(int(focal.max()) + 1)
    # In a component of n sources each takes up n - 1 amperes once and gives 1 ampere n - 1 times.
    own[nodes.ids] = 2.0 * (np.bincount(components)[components] - 1.0)
    return result.cumulative, own, result.report


def _conductance(resistance: np.ndarray, mask: np.ndarray, squared: bool) -> np.ndarray:
    values = np.asarray(resistance, dtype=np.float64)
    return cell_conductance(np.square(values) if squared else values, mask=mask)
