"""Sources, resistance and corridors as a network with cost surfaces, for what is found along corridors."""

from __future__ import annotations

import itertools
import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Callable, Optional

import numpy as np

from ...core.errors import InputError, NothingFound
from ...core.memory import require_memory
from ...core.tables import cell_number
from .move_form import add_moves, moves_of

if TYPE_CHECKING:
    from ...core.network.least_cost_network import Network, NetworkRules
    from ...core.network.source_cells import SourceCells
    from ...core.network.surfaces import SurfaceStore
    from ..layers.source_layers import Sources
    from .corridor_input import CorridorInput
    from .surface_folder import SurfaceFolder

# Surfaces that need more than this are kept in files while the run lasts.
_IN_MEMORY = 2.5e8
_BYTES_PER_CELL = 60.0
# Costs of corridors that were handed over differ from ours when they differ by more than this share.
_SAME_COST = 1e-3


@dataclass
class NetworkInput:
    """A network of corridors to look at.

    Parameters
    ----------
    resistance : ndarray of float64, shape (rows, columns)
    sources : Sources
    network : Network
        Its active links are the corridors.
    store : SurfaceStore
    new_store : callable
        Gives an empty store for another resistance.
    corridors : CorridorInput or None
        The layer that was handed over.
    link_ids : list of int
        The number of every link: that of the layer, or its row in the network.
    rows : list of list of int
        Rows of the layer's features of every link.
    """

    resistance: np.ndarray
    sources: Sources
    network: Network
    store: SurfaceStore
    new_store: Callable[[np.ndarray], SurfaceStore]
    corridors: Optional[CorridorInput]
    link_ids: list
    rows: list

    def name(self, link: int) -> str:
        """A corridor by what the user calls its sources, such as 3-7."""
        first, second = self.network.links.pairs()[link]
        return f"{self.sources.called(first - 1)}-{self.sources.called(second - 1)}"

    def names(self, links) -> str:
        """Several corridors."""
        return ", ".join(self.name(link) for link in links)

    def numbers(self, links) -> str:
        """The link ids of several corridors."""
        return ", ".join(str(self.link_ids[link]) for link in links)


def add_resistance(form) -> None:
    """The resistance, where it alone gives the grid."""
    form.add_raster(
        "RESISTANCE", "Resistance", help="Above 0; cells without data are barriers. It is the grid of the result."
    )


def add_neighbour_links(form) -> None:
    """Whether only the corridors between neighbours are looked at; for `read_network`."""
    form.add_flag(
        "NEIGHBOUR_LINKS",
        "Only corridors between neighbours",
        help=(
            "Leaves out corridors of the layer that join no neighbouring sources or run through a third one: corridors "
            "between all pairs count the land that they share again and again."
        ),
    )


def add_network_inputs(form, climate: bool = True) -> None:
    """The parameters that `read_network` reads; without those of the climate of steps if need be."""
    form.add_layer(
        "SOURCES",
        "Ecological sources",
        help="Polygons, or a raster of source numbers (0 or nodata elsewhere).",
        id_field=True,
        geometry="polygon",
    )
    form.add_raster(
        "RESISTANCE",
        "Resistance",
        help="That of the corridors, above 0; cells without data are barriers. It is the grid of the result.",
    )
    form.add_features(
        "CORRIDORS",
        "Corridors",
        geometry="line",
        help="From <i>Corridors</i> or <i>Gravity</i>. Empty: neighbouring sources are joined as there by default.",
        optional=True,
    )
    form.add_file(
        "SURFACES_IN",
        "Folder of cost surfaces",
        help="From <i>Corridors</i>; saves time where sources and resistance are the same, else is passed over.",
        folder=True,
    )
    form.add_choice(
        "ENDPOINTS",
        "Corridors start and end",
        ["At the edge of the sources", "At the centroid of the sources"],
        help="As the corridors were made.",
        advanced=True,
    )
    add_moves(form, climate)


def read_network(job, stack: ExitStack, progress, executor=None) -> NetworkInput:
    """Read the inputs of `add_network_inputs` and compute the costs of the corridors.

    Parameters
    ----------
    job : Job
    stack : ExitStack
        Holds the temporary files of the run.
    progress : callable
    executor : concurrent.futures.Executor, optional
        Makes the cost surfaces.

    Raises
    ------
    InputError
        When no two sources can be used, a resistance is 0 or negative, or no corridor is left.
    """
    from ...core.network.least_cost_network import ENDPOINTS, least_cost_network
    from ...core.network.source_cells import SourceCells
    from ...core.network.surface_cache import CachedSurfaces
    from ...core.network.surfaces import LayeredSurfaces, MemorySurfaces
    from ..writing.files import passing_folder
    from . import corridor_log
    from .corridor_input import read_corridors
    from .surface_folder import SurfaceFolder

    resistance = job.values("RESISTANCE").astype(np.float64)
    moves = moves_of(job)
    sources = job.sources("SOURCES")
    require_memory(_BYTES_PER_CELL * job.grid.cells)
    cells = SourceCells(sources.labels, resistance)
    corridor_log.log_sources(job, cells, sources)
    centroids = ENDPOINTS[job.choice("ENDPOINTS")] == "centroid"
    starts = cells.starts(centroids)
    corridors = read_corridors(job, "CORRIDORS", sources) if job.given("CORRIDORS") else None
    rules = replace(_rules(job, corridors, centroids), moves=moves)
    counter = itertools.count()

    def new_store(surface):
        if 8.0 * job.grid.cells * len(sources.ids) <= _IN_MEMORY:
            return MemorySurfaces(job.grid.shape)
        folder = stack.enter_context(passing_folder(f"esp-surfaces-{next(counter)}-"))
        return CachedSurfaces(SurfaceFolder(folder, job.grid, surface, starts, sources.ids, moves), job.grid.shape)

    store = new_store(resistance)
    if job.given("SURFACES_IN"):
        given = SurfaceFolder(_folder(job), job.grid, resistance, starts, sources.ids, moves)
        _log_surfaces(job, given, cells)
        store = LayeredSurfaces(CachedSurfaces(given, job.grid.shape), store)
    network = least_cost_network(
        resistance, sources.labels, job.grid.cell_size, rules, store=store, executor=executor, progress=progress
    )
    if corridors is not None:
        network = _neighbours(job, network, resistance, sources)
    links = network.links
    rows = [[] for _ in range(len(links))]
    if corridors is not None:
        link_of = {pair: row for row, pair in enumerate(links.pairs())}
        for row, ends in enumerate(zip(corridors.first + 1, corridors.second + 1)):
            pair = int(min(ends)), int(max(ends))
            if pair in link_of:
                rows[link_of[pair]].append(row)
        _log_lines(job, corridors, rows)
    result = NetworkInput(resistance, sources, network, store, new_store, corridors, _link_ids(corridors, rows), rows)
    _log_links(job, result)
    return result


def _neighbours(job, network: Network, resistance, sources: Sources) -> Network:
    """The network without links that join no neighbours where these are left out, else a warning of them."""
    from ...core.network.neighbours import neighbour_network

    if job.algorithm.parameterDefinition("NEIGHBOUR_LINKS") is None:
        return network
    kept = neighbour_network(network, resistance, sources.labels, job.grid.cell_size)
    given, left = int(network.links.active.sum()), int(kept.links.active.sum())
    if not job.flag("NEIGHBOUR_LINKS"):
        through = int((network.links.active & (network.links.between > 0)).sum())
        if through:
            job.warn(
                "{through} of {count} {count:corridor|corridors} {through:runs|run} through a third source, so that "
                "land which several share counts several times; {parameter} leaves them out.",
                through=through,
                count=given,
                parameter=job.label("NEIGHBOUR_LINKS"),
            )
        return network
    if not left:
        raise NothingFound(
            "No corridor joins neighbouring sources; leave {parameter} off.", parameter=job.label("NEIGHBOUR_LINKS")
        )
    if left < given:
        job.log(
            "{kept} of {count} {count:corridor|corridors} {kept:joins|join} neighbours and {kept:runs|run} through no "
            "third source.",
            kept=left,
            count=given,
        )
    return kept


def _log_lines(job, corridors: CorridorInput, rows: list) -> None:
    """The lines only name the pairs, whose paths are found anew: say where that shows."""
    twins = sum(len(row) - 1 for row in rows if len(row) > 1)
    empty = sum(geometry.length() == 0.0 for geometry in corridors.features.geometries)
    if twins:
        job.warn(
            "{name}: {count} {count:line joins|lines join} sources that another line joins already; each pair is one "
            "corridor.",
            name=corridors.features.name,
            count=twins,
        )
    if empty:
        job.warn(
            "{name}: {count} {count:line has|lines have} no length; the paths between their sources are found anew.",
            name=corridors.features.name,
            count=empty,
        )


def _folder(job) -> str:
    folder = job.text("SURFACES_IN")
    if not os.path.isdir(folder):
        raise InputError(
            "{parameter}: the folder {path} does not exist; leave it empty to compute the surfaces.",
            parameter=job.label("SURFACES_IN"),
            path=folder,
        )
    return folder


def _rules(job, corridors, centroids: bool) -> NetworkRules:
    from ...core.network.least_cost_network import NetworkRules
    from ...core.network.selection import LinkLimits

    endpoints = "centroid" if centroids else "edge"
    if corridors is None:
        job.log("No corridors are given: neighbouring sources are joined, but not through third ones.")
        return NetworkRules(endpoints=endpoints)
    pairs = {(int(min(a, b)) + 1, int(max(a, b)) + 1) for a, b in zip(corridors.first, corridors.second)}
    loops = sorted(pair for pair in pairs if pair[0] == pair[1])
    if loops:
        job.warn(
            "{name}: {count} {count:corridor begins and ends|corridors begin and end} in the same source and "
            "{count:is|are} left out.",
            name=corridors.features.name,
            count=len(loops),
        )
    return NetworkRules(
        adjacency="list",
        pairs=tuple(sorted(pairs.difference(loops))),
        endpoints=endpoints,
        limits=LinkLimits(drop_intermediate=False),
    )


def _link_ids(corridors, rows: list) -> list:
    """The layer's numbers where all of them are whole and different, else those of the network."""
    numbers = list(range(1, len(rows) + 1))
    given = None if corridors is None else corridors.features.columns.get("link_id")
    if given is None or not all(found and given[found[0]] is not None for found in rows):
        return numbers
    try:
        ids = [int(cell_number(given[found[0]])) for found in rows]
    except InputError:
        return numbers
    return ids if len(set(ids)) == len(ids) else numbers


def _log_surfaces(job, given: SurfaceFolder, cells: SourceCells) -> None:
    usable = np.flatnonzero(cells.usable_sizes) + 1
    fit = sum(given.reach(int(label)) is not None for label in usable)
    job.log(
        "{fit} of {count} cost {count:surface|surfaces} {fit:fits and is|fit and are} taken up.",
        fit=fit,
        count=usable.size,
    )


def _log_links(job, found: NetworkInput) -> None:
    from ...core.network.links import LinkStatus

    links = found.network.links
    active = np.flatnonzero(links.active)
    job.log("{count} {count:corridor is|corridors are} looked at.", count=active.size)
    left_out = (LinkStatus.NOT_ADJACENT, LinkStatus.THROUGH_SOURCE)
    lost = np.flatnonzero(~links.active & ~np.isin(links.status, left_out))
    if found.corridors is not None and lost.size:
        job.warn(
            "{count} {count:corridor has|corridors have} no path over this resistance and {count:is|are} left out: "
            "{names}.",
            count=lost.size,
            names=found.names(lost),
        )
    if not active.size:
        raise InputError("There is no corridor between the sources over this resistance; check both.")
    given = None if found.corridors is None else found.corridors.features.columns.get("cost")
    if given is None:
        return
    for row in active:
        for feature in found.rows[row]:
            try:
                cost = cell_number(given[feature])
            except InputError:
                continue
            if abs(cost - links.cost[row]) > _SAME_COST * links.cost[row]:
                job.warn(
                    "Corridor {name} costs {given:.6g} in its layer but {found:.6g} over this resistance: check that "
                    "sources, resistance, end points and steps are those of the corridors.",
                    name=found.name(row),
                    given=cost,
                    found=links.cost[row],
                )
                return
