"""The Shiyang workflow on arrays: four services to sources by OWA, corrected resistance, corridors, pinch points.

Source: Land 2025, 14: 2159; the steps and their rounding on disk are those of the QGIS model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..bottlenecks.obstacles import with_rock_kept
from ..decision.overlay import reachable_overlay, weighted_overlay
from ..decision.owa_choice import RULES, choose_scenario
from ..decision.owa_layers import LayerStack
from ..decision.owa_scenarios import Rules, Scenarios, owa_scenarios
from ..decision.owa_weights import order_weights
from ..decision.sensitivity import correct_resistance
from ..progress import Progress, no_progress, parts_of
from .corridor_grades import CorridorGrades, corridor_grades
from .factors import factor_scores
from .layers import ShiyangLayers
from .measures import common_measures, natural_limits
from .memo import Memo
from .network_steps import CorridorResult, SourcePatches, corridor_steps, source_step
from .parameters import ShiyangParameters
from .scenario import changed_layers
from .service_steps import Services, service_steps
from .species import species_walls, species_weights

# What factors can be measured on, and species can meet walls on.
MEASURED = (
    *("land_cover", "water_distance", "ndvi", "elevation", "slope"),
    *("habitat_quality", "railway_distance", "highway_distance", "soil_loss"),
)
# The scenario with the highest efficiency among those with so much trade-off.
_LEAST_TRADE_OFF = 0.5


@dataclass(frozen=True)
class ShiyangResult:
    """What the workflow finds, on the grid of its scenario.

    Parameters
    ----------
    layers : ShiyangLayers
        Those of the scenario.
    services : Services
    scenarios : Scenarios
        Of OWA.
    chosen : int
        Place of the chosen scenario among them.
    sources : SourcePatches
    base, sensitivity : ndarray of float32
        Resistance before its correction, and what it is corrected by.
    resistance : ndarray of float64
        As it is on disk, in single precision.
    corridors : CorridorResult
    grades : CorridorGrades
        Of space syntax.
    """

    layers: ShiyangLayers
    services: Services
    scenarios: Scenarios
    chosen: int
    sources: SourcePatches
    base: np.ndarray
    sensitivity: np.ndarray
    resistance: np.ndarray
    corridors: CorridorResult
    grades: CorridorGrades


def shiyang_workflow(
    layers: ShiyangLayers,
    parameters: ShiyangParameters,
    memo: Optional[Memo] = None,
    with_mosaic: bool = False,
    progress: Progress = no_progress,
) -> ShiyangResult:
    """Run the whole workflow on arrays.

    Parameters
    ----------
    layers : ShiyangLayers
    parameters : ShiyangParameters
    memo : Memo, optional
        Shared by runs on the same layers; saves what their parameters do not change.
    with_mosaic : bool
        Also make the raster of corridors.
    progress : callable

    Returns
    -------
    ShiyangResult

    Raises
    ------
    InputError
        As the steps: no patch of the least area, fewer than two sources ...
    """
    memo = Memo(0.0) if memo is None else memo
    key = parameters.scenario.key
    serving, weighing, scoring, linking = parts_of(progress, (4.0, 1.0, 1.0, 6.0))
    layers = changed_layers(layers, parameters.scenario, parameters.errors, memo)
    services = service_steps(layers, parameters.services, memo, key, serving)
    scenarios, chosen = _owa_step(services, parameters)
    weighing(1.0)
    known = scenarios.classes[0] > 0
    sources = source_step(scenarios.priority(chosen) & known, known, layers.cell_size, parameters.sources, memo)
    measured = _measures(layers, services, parameters, memo, key)
    weights = species_weights(np.asarray(parameters.weights, dtype=np.float64), parameters.species)
    scores, operation = _scores(parameters.factors, measured), parameters.combination
    base = _single(weighted_overlay(scores, weights, operation=operation))
    sensitivity = _single(weighted_overlay(_scores(parameters.sensitivities, measured), parameters.sensitivity_weights))
    surface = _corrected(base, sensitivity)
    surface = species_walls(surface, parameters.species, measured)
    restorable = [number for number, factor in enumerate(parameters.factors) if factor.measure == "land_cover"]
    reachable = _corrected(_single(reachable_overlay(scores, weights, restorable, operation=operation)), sensitivity)
    reachable = with_rock_kept(reachable, surface, measured["slope"])
    scoring(1.0)
    corridors = corridor_steps(
        surface, sources.labels, layers.cell_size, parameters.network, with_mosaic, reachable, linking
    )
    grades = corridor_grades(corridors.network, layers.cell_size)
    return ShiyangResult(layers, services, scenarios, chosen, sources, base, sensitivity, surface, corridors, grades)


def _owa_step(services: Services, parameters: ShiyangParameters) -> tuple[Scenarios, int]:
    names = ("habitat quality", "water yield", "soil retention", "carbon storage")
    stack = LayerStack(services.layers(), parameters.standardisation, names=names)
    weights = [order_weights(alpha * parameters.alpha_factor, stack.count) for alpha in parameters.alphas]
    scenarios = owa_scenarios(stack, weights, Rules(criterion=parameters.criterion or None))
    choice = choose_scenario(
        [scenario.mean_efficiency for scenario in scenarios.each],
        [scenario.weights.trade_off for scenario in scenarios.each],
        RULES[0],
        _LEAST_TRADE_OFF,
    )
    return scenarios, choice.index


def _scores(factors, measured: dict) -> list:
    scores = []
    for factor in factors:
        values = measured[factor.measure]
        scores.append(factor_scores(factor, values, natural_limits(factor, values, Memo(0.0))))
    return scores


def _single(surface: np.ndarray) -> np.ndarray:
    """As it is on disk."""
    return surface.astype(np.float32)


def _corrected(base: np.ndarray, sensitivity: np.ndarray) -> np.ndarray:
    return _single(correct_resistance(base, sensitivity).surface).astype(np.float64)


def _measures(layers: ShiyangLayers, services: Services, parameters: ShiyangParameters, memo: Memo, key) -> dict:
    """What each factor is measured on, by its name."""
    known = layers.land_cover.valid
    distances = {"railway_distance": layers.railway_distance, "highway_distance": layers.highway_distance}
    return {
        **common_measures(layers, parameters.water, memo, key),
        "habitat_quality": services.habitat,
        **{name: np.where(known, far, np.nan) for name, far in distances.items() if far is not None},
        "soil_loss": services.soil_loss,
    }
