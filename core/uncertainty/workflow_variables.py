"""What can vary in each workflow, with the usual widths."""

from __future__ import annotations

import math

from ..health.vors import organisation_terms
from ..services.carbon import POOLS
from ..workflow.factors import Factor
from ..workflow.layers import ShiyangLayers, WorkflowLayers
from ..workflow.parameters import QaidamParameters, ShiyangParameters
from .variables import Variable

_NETWORK = ("network",)
# Scores change by up to a fifth, limits by up to a quarter of the class beside them.
_SCORES, _SHIFT = 0.2, 0.25
_MULTIPLIED = (0.05, 20.0)
# Their elements are classes of the land cover.
OF_CLASSES = (
    "suitability",
    "kc",
    "root_depth",
    "c_factor",
    "p_factor",
    *(f"carbon_{pool[2:]}" for pool in POOLS),
    "resistant",
    "resilient",
    "service_values",
)


def qaidam_variables(parameters: QaidamParameters, layers: WorkflowLayers) -> tuple[Variable, ...]:
    """What the Qaidam workflow can vary, in the order of its steps.

    Parameters
    ----------
    parameters : QaidamParameters
    layers : WorkflowLayers

    Returns
    -------
    tuple of Variable
    """
    names = tuple(factor.name for factor in parameters.factors)
    sources = parameters.sources
    found = [
        *_layer_variables(parameters),
        _whole("edge_width", ("edge_width",), parameters.edge_width, 1, 100, 1),
        _whole("largest", ("sources", "largest"), sources.largest, 1, 100_000, max(1, round(sources.largest / 3))),
        _number("least_dpc", ("sources", "least_dpc"), sources.least_dpc, 0.0, 100.0, "triangular"),
        _number("dispersal_distance", ("sources", "dispersal"), sources.dispersal, 1e-6, math.inf, "triangular"),
    ]
    if parameters.weights is None:
        found.append(Variable("judgements", "judgements", ("judgements",), -8.0, 8.0, "saaty", -1.0, 1.0, names))
    else:
        found.append(_shares("weights", ("weights",), names))
    found += _factor_variables(parameters.factors, ("factors",), "")
    found += _network_variables(parameters, gravity=True)
    if parameters.health is not None:
        found += _health_variables(parameters)
    found += _zone_variables(parameters)
    return tuple(found)


def shiyang_variables(parameters: ShiyangParameters, layers: ShiyangLayers) -> tuple[Variable, ...]:
    """What the Shiyang workflow can vary, in the order of its steps.

    Parameters
    ----------
    parameters : ShiyangParameters
    layers : ShiyangLayers

    Returns
    -------
    tuple of Variable
    """
    services, classes = parameters.services, tuple(map(str, parameters.services.classes))
    threats = tuple(threat.name for threat in services.threats)
    here = ("services",)
    found = list(_layer_variables(parameters))
    if layers.climates:
        count = float(len(layers.climates))
        names = tuple(map(str, range(len(layers.climates) + 1)))
        found.append(Variable("climate", "choice", ("scenario", "climate"), 0.0, count, "choice", 0.0, count, names))
    found += [
        _number("half_saturation", (*here, "half_saturation"), services.half_saturation, 1e-9, math.inf, "triangular"),
        _multipliers("threat_weights", (*here, "threat_weights"), threats, 0.8, 1.25),
        _multipliers("threat_distances", (*here, "threat_distances"), threats, 0.8, 1.25),
        _multipliers("suitability", (*here, "suitability"), classes, 0.9, 1.1, 0.0, 1.0),
        _number("z", (*here, "seasonality"), services.seasonality, 1e-9, 100.0, "uniform"),
        _multipliers("kc", (*here, "crop_factor"), classes, 0.85, 1.15, 0.0),
        _multipliers("root_depth", (*here, "root_depth"), classes, 0.8, 1.25, 0.0),
        _multipliers("c_factor", (*here, "cover"), classes, 0.8, 1.25, 0.0, 1.0),
        _multipliers("p_factor", (*here, "practice"), classes, 0.9, 1.1, 0.0, 1.0),
        *(
            _multipliers(f"carbon_{pool[2:]}", (*here, "pools", place), classes, 0.75, 1.25, 0.0)
            for place, pool in enumerate(POOLS)
        ),
        Variable("alpha", "number", ("alpha_factor",), 0.01, 100.0, "loguniform", 0.5, 2.0),
    ]
    if parameters.criterion:
        found.append(_shares("criterion_weights", ("criterion",), ("habitat", "water", "soil", "carbon")))
    sources = parameters.sources
    found += [
        _number("least_area", ("sources", "least_area"), sources.least_area, 0.0, math.inf, "triangular"),
        _shares("resistance_weights", ("weights",), tuple(factor.name for factor in parameters.factors)),
        *_factor_variables(parameters.factors, ("factors",), ""),
        _shares("sensitivity_weights", ("sensitivity_weights",), tuple(f.name for f in parameters.sensitivities)),
        *_factor_variables(parameters.sensitivities, ("sensitivities",), "sensitivity "),
        *_network_variables(parameters, gravity=False),
    ]
    return tuple(found)


def _layer_variables(parameters) -> list[Variable]:
    # Larger cells decide most counts, so that they vary only for those who ask for it.
    found = [Variable("cell_size", "choice", ("scenario", "coarsening"), 1.0, 10.0, "choice", 1.0, 1.0)]
    if parameters.errors is not None:
        found.append(Variable("land_cover", "errors", ("scenario",), 0.0, 1.0, "uniform", 1.0, 1.0))
    if parameters.profiles:
        count = float(len(parameters.profiles))
        names = ("none", *(profile.name for profile in parameters.profiles))
        found.append(Variable("species", "choice", ("profile",), 0.0, count, "choice", 0.0, count, names))
    return found


def _factor_variables(factors: tuple[Factor, ...], path: tuple, title: str) -> list[Variable]:
    found = []
    for place, factor in enumerate(factors):
        here = (*path, place)
        found.append(
            Variable(
                f"{title}scores: {factor.name}", "scores", (*here, "scores"), -0.9, 10.0, "ordered", -_SCORES, _SCORES
            )
        )
        if factor.limits:
            elements = tuple(f"limit {number}" for number in range(1, factor.limits + 1))
            found.append(_limits(f"{title}limits: {factor.name}", (*here, "shift"), elements))
    return found


def _network_variables(parameters, gravity: bool) -> list[Variable]:
    found = [
        Variable("corridor_width", "number", (*_NETWORK, "width_factor"), 0.01, 100.0, "loguniform", 0.5, 2.0),
        Variable("barrier_radius", "number", (*_NETWORK, "radius_factor"), 0.1, 10.0, "uniform", 0.75, 1.5),
    ]
    if gravity:
        limit = parameters.network.gravity
        found.insert(0, _number("gravity", (*_NETWORK, "gravity"), limit, 0.0, math.inf, "triangular"))
    return found


def _health_variables(parameters: QaidamParameters) -> list[Variable]:
    health = parameters.health
    classes = tuple(map(str, health.classes))
    terms = tuple(term.name for term in organisation_terms(len(health.key_classes)))
    here = ("health",)
    return [
        _shares("organisation_weights", (*here, "organisation"), terms),
        _multipliers("resistant", (*here, "resistant"), classes, 0.8, 1.2, 0.0, 1.0),
        _multipliers("resilient", (*here, "resilient"), classes, 0.8, 1.2, 0.0, 1.0),
        _multipliers("service_values", (*here, "value"), classes, 0.8, 1.25, 0.0),
        _limits("health_limits", (*here, "shift"), tuple(f"limit {number}" for number in range(1, 5))),
    ]


def _zone_variables(parameters: QaidamParameters) -> list[Variable]:
    zones = parameters.zones
    if zones is None:
        return []
    found = []
    if zones.buffer > 0.0:
        found.append(_number("zone_buffer", ("zones", "buffer"), zones.buffer, 0.0, math.inf, "uniform"))
    if zones.limits:
        elements = zones.limit_names
        found.append(_multipliers("zone_limits", ("zones", "limits"), elements, 0.8, 1.25))
    return found


def _number(name: str, path: tuple, plain: float, lowest: float, highest: float, distribution: str) -> Variable:
    """Half as much to one and a half times as much."""
    low, high = max(0.5 * plain, lowest), min(1.5 * plain, highest)
    return Variable(name, "number", path, lowest, highest, distribution, low, high)


def _whole(name: str, path: tuple, plain: int, lowest: int, highest: int, width: int) -> Variable:
    low, high = max(plain - width, lowest), min(plain + width, highest)
    return Variable(name, "whole", path, float(lowest), float(highest), "whole", float(low), float(high))


def _multipliers(name, path, elements, low, high, floor=-math.inf, ceiling=math.inf) -> Variable:
    return Variable(name, "multipliers", path, *_MULTIPLIED, "uniform", low, high, elements, floor, ceiling)


def _shares(name: str, path: tuple, elements: tuple) -> Variable:
    return Variable(name, "shares", path, 0.0, 0.9, "dirichlet", 0.0, 0.15, elements)


def _limits(name: str, path: tuple, elements: tuple) -> Variable:
    return Variable(name, "limits", path, -0.49, 0.49, "shift", -_SHIFT, _SHIFT, elements)
