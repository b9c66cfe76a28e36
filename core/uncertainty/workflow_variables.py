"""What can vary in each workflow, with the usual widths.

Numbers that a user chooses vary as the definition of the workflow says (`definition.Variation`); scores, limits, shares
and what is known by class follow from the parameters.
"""

from __future__ import annotations

import math
from typing import Iterator

from ..health.vors import organisation_terms
from ..services.carbon import POOLS
from ..typed import there
from ..workflow.definition import Parameter, Workflow
from ..workflow.definitions.qaidam import QAIDAM
from ..workflow.definitions.shiyang import SHIYANG
from ..workflow.factors import Factor
from ..workflow.layers import ShiyangLayers, WorkflowLayers
from ..workflow.parameters import QaidamParameters, ShiyangParameters
from .variables import Variable, at_path

# Scores change by up to a fifth, limits by up to a quarter of the class beside them.
_SCORES, _SHIFT = 0.2, 0.25
_MULTIPLIED = (0.05, 20.0)
# Their elements are classes of the land cover.
OF_CLASSES = (
    "suitability", "kc", "root_depth", "c_factor", "p_factor", *(f"carbon_{pool[2:]}" for pool in POOLS),
    "resistant", "resilient", "service_values",
)  # fmt: skip


def qaidam_variables(
    parameters: QaidamParameters, layers: WorkflowLayers, workflow: Workflow = QAIDAM
) -> tuple[Variable, ...]:
    """What the Qaidam workflow can vary, in the order of its steps.

    Parameters
    ----------
    parameters : QaidamParameters
    layers : WorkflowLayers
    workflow : Workflow
        It, or one that fits its chain.

    Returns
    -------
    tuple of Variable
    """
    names = tuple(factor.name for factor in parameters.factors)
    found = [*_layer_variables(parameters), *_chosen(workflow, parameters, "mspa", "sources")]
    if parameters.weights is None:
        found.append(Variable("judgements", "judgements", ("judgements",), -8.0, 8.0, "saaty", -1.0, 1.0, names))
    else:
        found.append(_shares("weights", ("weights",), names))
    found += _factor_variables(parameters.factors, ("factors",), "")
    found += [*_chosen(workflow, parameters, "gravity"), *_network_variables()]
    if parameters.health is not None:
        found += _health_variables(parameters)
    found += _zone_variables(parameters)
    return tuple(found)


def shiyang_variables(
    parameters: ShiyangParameters, layers: ShiyangLayers, workflow: Workflow = SHIYANG
) -> tuple[Variable, ...]:
    """What the Shiyang workflow can vary, in the order of its steps.

    Parameters
    ----------
    parameters : ShiyangParameters
    layers : ShiyangLayers
    workflow : Workflow
        It, or one that fits its chain.

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
        *_chosen(workflow, parameters, "habitat"),
        _multipliers("threat_weights", (*here, "threat_weights"), threats, 0.8, 1.25),
        _multipliers("threat_distances", (*here, "threat_distances"), threats, 0.8, 1.25),
        _multipliers("suitability", (*here, "suitability"), classes, 0.9, 1.1, 0.0, 1.0),
        *_chosen(workflow, parameters, "water"),
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
        names = tuple(step.name for step in workflow.factors("owa"))
        found.append(_shares("criterion_weights", ("criterion",), names))
    found += [
        *_chosen(workflow, parameters, "sources"),
        _shares("resistance_weights", ("weights",), tuple(factor.name for factor in parameters.factors)),
        *_factor_variables(parameters.factors, ("factors",), ""),
        _shares("sensitivity_weights", ("sensitivity_weights",), tuple(f.name for f in parameters.sensitivities)),
        *_factor_variables(parameters.sensitivities, ("sensitivities",), "sensitivity "),
        *_network_variables(),
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


def _network_variables() -> list[Variable]:
    return [
        Variable("corridor_width", "number", ("network", "width_factor"), 0.01, 100.0, "loguniform", 0.5, 2.0),
        Variable("barrier_radius", "number", ("network", "radius_factor"), 0.1, 10.0, "uniform", 0.75, 1.5),
    ]


def _health_variables(parameters: QaidamParameters) -> list[Variable]:
    health = there(parameters.health)
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
        # Half as much to one and a half times as much.
        ends = 0.5 * zones.buffer, 1.5 * zones.buffer
        found.append(Variable("zone_buffer", "number", ("zones", "buffer"), 0.0, math.inf, "uniform", *ends))
    if zones.limits:
        elements = zones.limit_names
        found.append(_multipliers("zone_limits", ("zones", "limits"), elements, 0.8, 1.25))
    return found


def _chosen(workflow: Workflow, parameters, *steps: str) -> Iterator[Variable]:
    """What a user chooses for steps and a study varies, in the order of the workflow's parameters."""
    for parameter in workflow.parameters:
        fed = {step.name for step, _ in workflow.feeds(parameter.key)}
        if parameter.variation is not None and fed.intersection(steps):
            plain = at_path(parameters, parameter.variation.path)
            if plain is not None:
                yield _variable_of(parameter, plain)


def _variable_of(parameter: Parameter, plain: float) -> Variable:
    """The variable of a parameter around its value."""
    varies = there(parameter.variation)
    kind = "whole" if varies.distribution == "whole" else "number"
    ends = [plain + end if varies.steps else plain * end for end in (varies.low, varies.high)]
    low, high = (
        float(min(max(float(round(end) if kind == "whole" else end), varies.least), varies.greatest)) for end in ends
    )
    name, lowest, highest = varies.name or parameter.key, float(varies.least), float(varies.greatest)
    return Variable(name, kind, varies.path, lowest, highest, varies.distribution, low, high)


def _multipliers(name, path, elements, low, high, floor=-math.inf, ceiling=math.inf) -> Variable:
    return Variable(name, "multipliers", path, *_MULTIPLIED, "uniform", low, high, elements, floor, ceiling)


def _shares(name: str, path: tuple, elements: tuple) -> Variable:
    return Variable(name, "shares", path, 0.0, 0.9, "dirichlet", 0.0, 0.15, elements)


def _limits(name: str, path: tuple, elements: tuple) -> Variable:
    return Variable(name, "limits", path, -0.49, 0.49, "shift", -_SHIFT, _SHIFT, elements)
