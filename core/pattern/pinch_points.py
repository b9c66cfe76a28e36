"""Pinch points: where the current between sources is squeezed together in their corridors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

import numpy as np

from ..circuit.conductance import cell_conductance
from ..circuit.one_to_all import all_to_one
from ..circuit.pairwise import pairwise
from ..circuit.regions import FocalNodes
from ..circuit.report import SolverReport
from ..errors import InputError
from ..memory import require_memory
from ..network.corridors import corridor_reaches, link_corridors, reach_of_width
from ..network.least_cost_network import Network
from ..network.surfaces import SurfaceStore, surfaces_of
from ..progress import Progress, no_progress, part_of, parts_of

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
    cells : ndarray of int64
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
        The same with the current through the sources' cells.
    links : tuple of LinkCurrent
        The links whose corridors were solved alone.
    inside : ndarray of uint8, shape (rows, columns)
        1 in the corridors.
    report : SolverReport
    """

    current: np.ndarray
    with_sources: np.ndarray
    links: tuple
    inside: np.ndarray
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
    network: Network,
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    width: float,
    store: SurfaceStore,
    squared: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> CurrentMap:
    """Current between the two sources of each active link, alone in its corridor; the largest of all links.

    The circuit of a link is the land whose normalised cost is at most the width; both sources are regions
    that conduct without resistance, 1 A flows from one to the other over 8 neighbours, and an edge has the
    average resistance of its two cells (McRae 2012, Pinchpoint Mapper).

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    sources : ndarray of int, shape (rows, columns)
        Labels of the sources.
    cell_size : float
    width : float
        Cost-weighted, above 0.
    store : SurfaceStore
        Cost surfaces of the network's sources; those that are missing or too short are made.
    squared : bool
        Let the current feel the square of the resistance, so that it keeps to the best ground.
    tolerance : float
        Relative residual of the solutions.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    CurrentMap

    Raises
    ------
    InputError
        When no link is active, the width is not above 0 or a resistance is.
    NotConverged
        When the circuit of a link cannot be solved.
    """
    require_memory(resistance.size * _BYTES_PER_CELL)
    shape = resistance.shape
    largest = np.full(shape, np.nan, dtype=np.float32)
    inside = np.zeros(shape, dtype=np.uint8)
    links, report = [], SolverReport(tolerance=tolerance)
    solved = _solved_corridors(
        network, resistance, cell_size, width, store, squared, tolerance, True, executor, progress
    )
    for link, box, corridor, outside, result in solved:
        report = report.plus(result.report)
        inside[box] |= corridor.view(np.uint8)
        rows, columns = np.nonzero(outside)
        current = result.cumulative[rows, columns].astype(np.float32)
        cells = (rows + box[0].start) * shape[1] + columns + box[1].start
        largest.ravel()[cells] = np.fmax(largest.ravel()[cells], current)
        links.append(LinkCurrent(link, cell_size * float(result.resistances[0, 1]), cells, current))
    current = largest.copy()
    current[sources > 0] = np.nan
    return CurrentMap(current, largest, tuple(links), inside, report)


def link_resistances(
    network: Network,
    resistance: np.ndarray,
    cell_size: float,
    width: float,
    store: SurfaceStore,
    squared: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> np.ndarray:
    """The effective resistance of every active link within its corridor, without current maps.

    Parameters
    ----------
    network, resistance, cell_size, width, store, squared, tolerance, executor, progress
        As in `link_currents`.

    Returns
    -------
    ndarray of float64, shape (links,)
        Times the cell size; NaN for links that are not active.
    """
    found = np.full(len(network.links), np.nan)
    solved = _solved_corridors(
        network, resistance, cell_size, width, store, squared, tolerance, False, executor, progress
    )
    for link, _, _, _, result in solved:
        found[link] = cell_size * float(result.resistances[0, 1])
    return found


def network_currents(
    network: Network,
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    width: float,
    store: SurfaceStore,
    mode: str = "all-to-one",
    squared: bool = False,
    tolerance: float = 1e-8,
    executor=None,
    progress: Progress = no_progress,
) -> CurrentMap:
    """Current between all sources in all corridors together, summed over the solutions.

    All-to-one: each source in turn is the ground of 1 A from every other; the sources conduct without
    resistance. Pairwise: 1 A between every two sources; the others are ordinary ground.

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns)
        Labels of the sources; all their cells with a resistance are part of the circuit.
    cell_size, width, store, squared, tolerance, executor, progress
        As in `link_currents`.
    mode : {"all-to-one", "pairwise"}

    Returns
    -------
    CurrentMap
        Without links.

    Raises
    ------
    InputError, NotConverged
        As in `link_currents`, and for an unknown mode.
    """
    if mode not in NETWORK_MODES:
        raise InputError(
            "The mode is one of {known}, not {given}.", known=", ".join(NETWORK_MODES), given=mode
        )
    require_memory(resistance.size * _BYTES_PER_CELL)
    surfacing, masking, solving = parts_of(progress, (1.0, 0.5, 4.0))
    _complete_surfaces(network, resistance, cell_size, width, store, executor, surfacing)
    inside = np.zeros(resistance.shape, dtype=np.uint8)
    for _, box, corridor in _corridor_masks(network, store, resistance.shape, width, masking):
        inside[box] |= corridor.view(np.uint8)
    focal = np.where(np.isfinite(resistance) & (sources > 0), sources, 0).astype(np.int32)
    # Sources that no corridor joins take no part.
    active = network.links.active
    joined = np.union1d(network.links.from_label[active], network.links.to_label[active])
    focal[~np.isin(focal, joined)] = 0
    open_cells = inside.view(bool) | (focal > 0)
    rows, columns = np.flatnonzero(open_cells.any(axis=1)), np.flatnonzero(open_cells.any(axis=0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    conductance = _conductance(resistance[box], open_cells[box], squared)
    solve = all_to_one if mode == "all-to-one" else pairwise
    result = solve(
        conductance,
        FocalNodes.from_labels(focal[box]),
        average="resistance",
        tolerance=tolerance,
        executor=executor,
        progress=solving,
    )
    whole = np.full(resistance.shape, np.nan, dtype=np.float32)
    whole[box] = np.where(open_cells[box], result.cumulative, np.nan)
    current = whole.copy()
    current[sources > 0] = np.nan
    return CurrentMap(current, whole, (), inside, result.report)


def links_in_places(labels: np.ndarray, count: int, members: Iterator[tuple[int, np.ndarray]]) -> list:
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


def corridor_cells(
    network: Network, store: SurfaceStore, shape: tuple[int, int], width: float
) -> Iterator[tuple[int, np.ndarray]]:
    """The cells of each active link's corridor, for `links_in_places`; the surfaces must be complete."""
    for link, top, left, corridor in link_corridors(network, store, shape, width):
        rows, columns = np.nonzero(np.isfinite(corridor))
        yield link, (rows + top) * shape[1] + columns + left


def _complete_surfaces(network, resistance, cell_size, width, store, executor, progress) -> None:
    """Make the cost surfaces that the corridors still lack."""
    if not 0.0 < width < np.inf:
        raise InputError("The width of the corridors is {given:.10g}; give a cost above 0.", given=width)
    if not network.links.active.any():
        raise InputError("There is no corridor between the sources, so no current flows.")
    reaches = corridor_reaches(network.links, reach_of_width(width))
    lacking = {label: reach for label, reach in reaches.items() if (store.reach(label) or -1.0) < reach}
    for _ in surfaces_of(store, resistance, network.starts, cell_size, lacking, executor, progress):
        pass
    progress(1.0)


def _corridor_masks(network, store, shape, width, progress):
    """(link, box, mask) of every active link's corridor."""
    active = int(np.count_nonzero(network.links.active))
    for done, (link, top, left, corridor) in enumerate(link_corridors(network, store, shape, width)):
        progress(done / active)
        yield link, (slice(top, top + corridor.shape[0]), slice(left, left + corridor.shape[1])), np.isfinite(corridor)
    progress(1.0)


def _solved_corridors(network, resistance, cell_size, width, store, squared, tolerance, mapped, executor, progress):
    """Every active link: its box, its corridor, the corridor without its ends, the solution."""
    links = network.links
    active = int(np.count_nonzero(links.active))
    surfacing, solving = parts_of(progress, (1.0, 4.0))
    _complete_surfaces(network, resistance, cell_size, width, store, executor, surfacing)
    masks = _corridor_masks(network, store, resistance.shape, width, no_progress)
    for done, (link, box, corridor) in enumerate(masks):
        starts = network.starts[box]
        focal = np.where(corridor & (starts == links.from_label[link]), 1, 0).astype(np.int32)
        focal[corridor & (starts == links.to_label[link])] = 2
        result = pairwise(
            _conductance(resistance[box], corridor, squared),
            FocalNodes.from_labels(focal),
            average="resistance",
            cumulative=mapped,
            tolerance=tolerance,
            executor=executor,
            progress=part_of(solving, done / active, (done + 1) / active),
        )
        yield link, box, corridor, corridor & (focal == 0), result
    progress(1.0)


def _conductance(resistance: np.ndarray, mask: np.ndarray, squared: bool) -> np.ndarray:
    values = np.asarray(resistance, dtype=np.float64)
    return cell_conductance(np.square(values) if squared else values, mask=mask)
