"""The Qaidam workflow on arrays: land cover to sources, resistance, corridors, pinch points, health and zones.

Source: Journal of Arid Land 2025, 17(10); the steps and their rounding on disk are those of the QGIS model.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..bottlenecks.obstacles import with_rock_kept
from ..decision.ahp import priorities
from ..decision.ahp_matrix import check_count, check_matrix
from ..decision.overlay import reachable_overlay, weighted_overlay
from ..errors import InputError
from ..morphology.classes import MspaClass, classes_of
from ..morphology.mspa import mspa
from ..progress import Progress, no_progress, parts_of
from .factors import factor_scores
from .health_steps import HealthResult, health_step
from .layers import QaidamLayers
from .measures import common_measures, natural_limits
from .memo import Memo
from .network_steps import CorridorResult, SourcePatches, corridor_steps, source_step
from .parameters import QaidamParameters
from .scenario import changed_layers
from .species import species_walls, species_weights
from .zone_steps import ZoneResult, zone_step

# What factors can be measured on, and species can meet walls on.
MEASURED = ("land_cover", "road_distance", "water_distance", "ndvi", "elevation", "slope")


@dataclass(frozen=True)
class QaidamResult:
    """What the workflow finds, on the grid of its scenario.

    Parameters
    ----------
    layers : QaidamLayers
        Those of the scenario.
    mspa : ndarray of uint8, shape (rows, columns)
        `MspaClass` of each cell.
    sources : SourcePatches
    scores : tuple of ndarray of float32
        Of each factor.
    weights : ndarray of float64
        Of the factors.
    resistance : ndarray of float64
        As it is on disk, in single precision.
    corridors : CorridorResult
    health : HealthResult, optional
    zones : ZoneResult, optional
    """

    layers: QaidamLayers
    mspa: np.ndarray
    sources: SourcePatches
    scores: tuple
    weights: np.ndarray
    resistance: np.ndarray
    corridors: CorridorResult
    health: Optional[HealthResult] = None
    zones: Optional[ZoneResult] = None


def qaidam_workflow(
    layers: QaidamLayers,
    parameters: QaidamParameters,
    memo: Optional[Memo] = None,
    with_mosaic: bool = False,
    progress: Progress = no_progress,
) -> QaidamResult:
    """Run the whole workflow on arrays.

    Parameters
    ----------
    layers : QaidamLayers
    parameters : QaidamParameters
    memo : Memo, optional
        Shared by runs on the same layers; saves what their parameters do not change.
    with_mosaic : bool
        Also make the raster of corridors.
    progress : callable

    Returns
    -------
    QaidamResult

    Raises
    ------
    InputError
        As the steps: no habitat, no source that passes the rules, fewer than two sources ...
    """
    memo = Memo(0.0) if memo is None else memo
    key = parameters.scenario.key
    preparing, scoring, linking, assessing = parts_of(progress, (2.0, 1.0, 6.0, 3.0))
    layers = changed_layers(layers, parameters.scenario, parameters.errors, memo)
    pattern = _mspa_step(layers, parameters, memo, key)
    known = pattern != MspaClass.NODATA
    edge = None if key is None else (key, _edge_width(parameters), parameters.natural)
    selection = parameters.sources
    if selection.bridged_edge is not None:
        selection = replace(selection, bridged_edge=_edge_width(parameters))
    sources = source_step(pattern == MspaClass.CORE, known, layers.cell_size, selection, memo, edge)
    preparing(1.0)
    measured = _measures(layers, parameters, memo, key)
    scores = tuple(
        factor_scores(factor, measured[factor.measure], natural_limits(factor, measured[factor.measure], memo, key))
        for factor in parameters.factors
    )
    weights = species_weights(factor_weights(parameters), parameters.species)
    surface = weighted_overlay(scores, weights).astype(np.float32).astype(np.float64)
    surface = species_walls(surface, parameters.species, measured)
    restorable = [number for number, factor in enumerate(parameters.factors) if factor.measure == "land_cover"]
    reachable = reachable_overlay(scores, weights, restorable).astype(np.float32).astype(np.float64)
    reachable = with_rock_kept(reachable, surface, measured["slope"])
    scoring(1.0)
    corridors = corridor_steps(
        surface, sources.labels, layers.cell_size, parameters.network, with_mosaic, reachable, linking
    )
    health = zones = None
    if parameters.health is not None and layers.years:
        health = health_step(layers.years, layers.vitality, layers.cell_size, parameters.health, memo, key)
    assessing(0.8)
    if health is not None and parameters.zones is not None:
        zones = zone_step(layers, health, sources.labels, corridors.network, parameters.zones)
    assessing(1.0)
    return QaidamResult(layers, pattern, sources, scores, weights, surface, corridors, health, zones)


def factor_weights(parameters: QaidamParameters) -> np.ndarray:
    """The weights of the factors: given, or by AHP from the judgements."""
    if parameters.weights is not None:
        return np.asarray(parameters.weights, dtype=np.float64)
    check_count(len(parameters.judgements), len(parameters.factors))
    return priorities(check_matrix(np.array(parameters.judgements))).weights


def _edge_width(parameters: QaidamParameters) -> int:
    """In cells of the scenario: edges keep their width on the ground as far as whole cells allow."""
    return max(1, int(round(parameters.edge_width / parameters.scenario.coarsening)))


def _mspa_step(layers: QaidamLayers, parameters: QaidamParameters, memo: Memo, key) -> np.ndarray:
    cover, width = layers.land_cover, _edge_width(parameters)

    def analyse():
        image = cover.valid.astype(np.uint8)
        image += parameters.natural.contains(cover.values) & cover.valid
        if not (image == 2).any():
            raise InputError("No cell of the land cover has a natural class; check the classes.")
        return classes_of(mspa(image, width))

    return memo.of(None if key is None else ("mspa", key, width, parameters.natural), analyse)


def _measures(layers: QaidamLayers, parameters: QaidamParameters, memo: Memo, key) -> dict:
    """What each factor is measured on, by its name."""
    found = common_measures(layers, parameters.water, memo, key)
    if layers.road_distance is None:
        return found
    return {**found, "road_distance": np.where(layers.land_cover.valid, layers.road_distance, np.nan)}
