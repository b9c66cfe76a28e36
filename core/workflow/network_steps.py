"""Steps that both workflows share: sources, corridors, gravity, pinch points, barriers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..bottlenecks.barrier_places import PlaceRules, barrier_places
from ..bottlenecks.barriers import BarrierScores, barrier_radii, barrier_scores, default_radii
from ..bottlenecks.link_corridors import LinkCorridors
from ..bottlenecks.obstacles import restorable_part, surroundings_of
from ..bottlenecks.pinch_points import CurrentMap, default_width, link_currents, network_currents
from ..bottlenecks.top_class import TopPlaces, top_places
from ..network.corridors import least_cost_corridors
from ..network.gravity import Gravity, classify_gravity, gravity
from ..network.least_cost_network import Network, NetworkRules, least_cost_network
from ..network.neighbours import neighbour_network
from ..network.selection import LinkLimits
from ..network.surfaces import MemorySurfaces, SurfaceStore
from ..patch_distances import patch_edge_distances
from ..patches import patch_means
from ..progress import Progress, no_progress, parts_of
from ..sources.habitat_patches import HabitatPatches, edge_gap, habitat_patches, renumbered
from ..sources.sources import SelectionRules, SourceSelection, select_sources
from ..typed import there
from .memo import Memo
from .parameters import NetworkParameters, SourceParameters

_SQUARE_METRES = 10_000.0


@dataclass(frozen=True)
class SourcePatches:
    """Habitat patches and those that became sources.

    Parameters
    ----------
    patches : HabitatPatches
    areas : ndarray of float64, shape (patches,)
        Hectares.
    selection : SourceSelection
    labels : ndarray of int32, shape (rows, columns)
        Sources from 1, the most important first; 0 elsewhere.
    """

    patches: HabitatPatches
    areas: np.ndarray
    selection: SourceSelection
    labels: np.ndarray

    @property
    def count(self) -> int:
        """Number of sources."""
        return self.selection.kept.size

    @property
    def importance(self) -> np.ndarray:
        """dPC of every source, in percent."""
        return self.selection.of_all(there(self.selection.connectivity.pc.importance).total)[self.selection.kept]


@dataclass(frozen=True)
class CorridorResult:
    """Corridors and what is found along them; of all links those that are active count.

    Parameters
    ----------
    network : Network
    mosaic : ndarray of float32, optional
        Cost beyond the cheapest path of the nearest corridor, where it was asked for.
    width : float
        Width of the corridors that the current flows in.
    inside : ndarray of bool, shape (rows, columns)
        Cells of these corridors.
    gravity : Gravity, optional
        One entry for each active link, in their order; None where the workflow does without.
    important : ndarray of bool, shape (active links,)
        By their gravity.
    current : CurrentMap
    pinch_points, barriers : TopPlaces
    scores : BarrierScores
    """

    network: Network
    mosaic: Optional[np.ndarray]
    width: float
    inside: np.ndarray
    gravity: Optional[Gravity]
    important: np.ndarray
    current: CurrentMap
    pinch_points: TopPlaces
    scores: BarrierScores
    barriers: TopPlaces


def source_step(
    habitat: np.ndarray, valid: np.ndarray, cell_size: float, parameters: SourceParameters, memo: Memo, key=None
) -> SourcePatches:
    """Patches of a habitat mask and the selection of sources among them.

    Parameters
    ----------
    habitat, valid : ndarray of bool, shape (rows, columns)
    cell_size : float
        Metres.
    parameters : SourceParameters
    memo : Memo
    key : hashable, optional
        Says what the habitat depends on.

    Returns
    -------
    SourcePatches

    Raises
    ------
    InputError
        When there is no habitat, or no patch passes the rules.
    """
    gap = parameters.bridge_gaps
    if gap is None and parameters.bridged_edge is not None:
        gap = edge_gap(parameters.bridged_edge, cell_size)
    key = None if key is None else (key, gap)
    patches = memo.of(
        None if key is None else ("patches", key), lambda: habitat_patches(habitat, valid, cell_size, gap=gap)
    )
    areas = patches.cells * (cell_size * cell_size / _SQUARE_METRES)

    def distances(candidates):
        found = None if key is None else ("distances", key, candidates.tobytes())
        labels = renumbered(patches.labels, patches.count, candidates)
        return memo.of(found, lambda: patch_edge_distances(labels, candidates.size, cell_size))

    rules = SelectionRules(parameters.least_area, parameters.largest, parameters.least_dpc)
    selection = select_sources(areas, distances, rules, parameters.dispersal, parameters.probability)
    return SourcePatches(patches, areas, selection, renumbered(patches.labels, patches.count, selection.kept))


def corridor_steps(
    resistance: np.ndarray,
    labels: np.ndarray,
    cell_size: float,
    parameters: NetworkParameters,
    with_mosaic: bool = False,
    reachable: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
) -> CorridorResult:
    """Corridors between the sources, their gravity, their pinch points and barriers.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN cells are walls.
    labels : ndarray of int, shape (rows, columns)
        Sources from 1.
    cell_size : float
        Metres.
    parameters : NetworkParameters
    with_mosaic : bool
        Also make the raster of corridors.
    reachable : ndarray of float, shape (rows, columns), optional
        Resistance that restoration can reach.
    progress : callable

    Returns
    -------
    CorridorResult

    Raises
    ------
    InputError
        When fewer than two sources can be used or no corridor joins them.
    """
    linking, mapping, flowing, scoring = parts_of(progress, (2.0, 1.0 if with_mosaic else 0.0, 5.0, 2.0))
    store = MemorySurfaces(resistance.shape)
    rules = NetworkRules(
        adjacency=parameters.adjacency, limits=LinkLimits(drop_intermediate=parameters.drop_intermediate)
    )
    reach = parameters.mosaic_width if with_mosaic else 0.0
    network = least_cost_network(resistance, labels, cell_size, rules, reach, store, progress=linking)
    mosaic = None
    if with_mosaic:
        widths = [parameters.mosaic_width]
        mosaic = least_cost_corridors(network, resistance, labels, cell_size, widths, store, progress=mapping).mosaic
    pull, important = _gravity_step(network, labels, resistance, cell_size, parameters.gravity)
    whole = network
    if parameters.neighbour_links:
        network = neighbour_network(network, resistance, labels, cell_size)
    width = parameters.corridor_width
    width = parameters.width_factor * (default_width(network, cell_size) if width is None else width)
    corridors = LinkCorridors(network, resistance, cell_size, width, store)
    if parameters.mode == "adjacent":
        current = link_currents(corridors, labels, progress=flowing)
    else:
        current = network_currents(corridors, labels, parameters.mode, progress=flowing)
    pinch_points = top_places(current.current, parameters.classes, fixed=parameters.pinch_limit)
    scores, barriers = _barrier_step(network, resistance, cell_size, parameters, store, reachable, scoring)
    progress(1.0)
    return CorridorResult(
        whole,
        mosaic,
        width,
        corridors.inside,
        pull,
        important,
        current,
        pinch_points,
        scores,
        barriers,
    )


def _gravity_step(network: Network, labels, resistance, cell_size: float, limit: Optional[float]):
    links, active = network.links, network.links.active
    if limit is None:
        return None, np.zeros(int(np.count_nonzero(active)), dtype=bool)
    count = int(labels.max())
    area = np.bincount(labels.ravel(), minlength=count + 1)[1:] * (cell_size * cell_size)
    pull = gravity(
        links.from_label[active] - 1,
        links.to_label[active] - 1,
        links.cost[active],
        area,
        patch_means(labels, count, resistance),
    )
    return pull, classify_gravity(pull.force, "threshold", limit).important


def _barrier_step(network, resistance, cell_size, parameters, store: SurfaceStore, reachable, progress):
    given = parameters.radii or default_radii(resistance.shape, cell_size)
    least, most, step = (parameters.radius_factor * length for length in given)
    radii = barrier_radii(max(least, cell_size), max(most, cell_size), step, cell_size)
    surroundings = None
    if parameters.restored_to == "corridor":
        part = None if reachable is None else restorable_part(resistance, reachable)
        surroundings = surroundings_of(network, resistance, cell_size, radii[0], part)
    restored = parameters.restored
    scores = barrier_scores(
        network,
        resistance,
        cell_size,
        radii,
        store,
        restored=restored,
        surroundings=surroundings,
        progress=progress,
    )
    rules = PlaceRules(parameters.classes, fixed=parameters.barrier_limit)
    return scores, barrier_places(network, cell_size, store, scores, rules, surroundings, restored)[0].places
