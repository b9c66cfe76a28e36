"""The parameters of the chains on arrays from the definition of a workflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Mapping, Optional

from ..classes import ClassSet
from ..numbers import parse_numbers
from .definition import Given, Product, Step, Workflow

if TYPE_CHECKING:
    from .factors import Factor
    from .parameters import NetworkParameters, QaidamParameters, ServiceParameters, ShiyangParameters, SourceParameters

# Field of the parameters to the step, and the key of its algorithm, that it is told by. A step that does not name a key
# leaves it to the algorithm, whose default is the field's.
SOURCES = {
    "largest": ("sources", "TOP_N"),
    "least_dpc": ("sources", "MIN_DPC"),
    "least_area": ("sources", "MIN_AREA"),
    "dispersal": ("sources", "DISTANCE"),
    "probability": ("sources", "PROBABILITY"),
    "bridge_gaps": ("sources", "BRIDGE_GAPS"),
    "bridged_edge": ("sources", "EDGE_WIDTH"),
}
NETWORK = {
    "adjacency": ("corridors", "ADJACENCY"),
    "drop_intermediate": ("corridors", "DROP_INTERMEDIATE"),
    "mosaic_width": ("corridors", "WIDTH"),
    "corridor_width": ("pinchpoints", "WIDTH"),
    "mode": ("pinchpoints", "MODE"),
    "neighbour_links": ("pinchpoints", "NEIGHBOUR_LINKS"),
    "restored_to": ("barriers", "RESTORED"),
    "gravity": ("gravity", "THRESHOLD"),
}
SERVICES = {
    "half_saturation": ("habitat", "HALF_SATURATION"),
    "seasonality": ("water", "Z"),
    "stream_threshold": ("soil", "STREAM_THRESHOLD"),
    "stream_cells": ("soil", "STREAM_CELLS"),
}
ZONES = {"least_area": ("zones", "MIN_AREA"), "buffer": ("zones", "BUFFER")}
HEALTH = {"resistant_share": ("health", "RESISTANT_SHARE")}
# Overlays of factors by chain, with what tells their factors' names in tables apart.
OVERLAYS = {"qaidam": (("resistance", ""),), "shiyang": (("base", ""), ("sensitivity", "sensitivity "))}
# Layers and products that a factor is measured on, by the names of the chains.
MEASURES = {
    "landcover": "land_cover",
    "roads": "road_distance",
    "railways": "railway_distance",
    "highways": "highway_distance",
}


class Choices:
    """What the steps of a workflow are told: its constants, and what a user chose or else its defaults.

    Parameters
    ----------
    workflow : Workflow
    chosen : mapping, optional
        Key of a parameter to its value.
    told : mapping, optional
        (step, key of its algorithm) to a value in place of the workflow's.
    """

    def __init__(self, workflow: Workflow, chosen: Optional[Mapping] = None, told: Optional[Mapping] = None):
        self.workflow = workflow
        self._chosen = dict(chosen or {})
        self._told = dict(told or {})
        self._steps = {step.name: step for step in workflow.steps}

    def parameter(self, key: str):
        """The value of a parameter."""
        value = self._chosen.get(key, self.workflow.default(key))
        return float(value) if value is not None and self.workflow.inputs[key].type == "number" else value

    def at(self, step: str, key: str, otherwise=None):
        """What a step is told for a key of its algorithm.

        Parameters
        ----------
        step, key : str
        otherwise
            Where the workflow does not have the step, or leaves the key to the algorithm.
        """
        if (step, key) in self._told:
            return self._told[step, key]
        value = self._steps[step].values.get(key) if step in self._steps else None
        value = self.parameter(value.key) if isinstance(value, Given) else value
        return otherwise if value is None else value

    def named(self, fields: Mapping) -> dict:
        """The fields of parameters that the workflow names, with their values.

        Parameters
        ----------
        fields : mapping
            Field to (step, key).
        """
        told = {field: self.at(*place) for field, place in fields.items()}
        return {field: value for field, value in told.items() if value is not None}


@dataclass(frozen=True)
class FactorChoice:
    """How a step scores a factor, before its table is joined to the classes of the land cover.

    Parameters
    ----------
    title : str
        What tables call the factor.
    measure : str
        See `measure_of`.
    preset : str
        Factor table; empty for natural breaks.
    scores : tuple of float
        Of natural breaks.
    uncovered : str
        Score of values that the table does not cover; empty refuses them.
    """

    title: str
    measure: str
    preset: str
    scores: tuple[float, ...]
    uncovered: str


def factor_choices(choices: Choices, overlay: str) -> tuple[FactorChoice, ...]:
    """How the factors of an overlay of the workflow are scored, in its order."""
    from .factors import SCORES

    found = []
    for step in choices.workflow.factors(overlay):
        scores = choices.at(step.name, "SCORES")
        by_table = choices.at(step.name, "CLASSIFICATION", "table") == "table"
        found.append(
            FactorChoice(
                step.factor,
                measure_of(step),
                choices.at(step.name, "PRESET", "") if by_table else "",
                SCORES if scores is None else tuple(parse_numbers(scores)),
                str(choices.at(step.name, "UNCOVERED", "")),
            )
        )
    return tuple(found)


def factor_names(workflow: Workflow) -> tuple[str, ...]:
    """What tables call the factors of a workflow, the same in every language."""
    return tuple(mark + step.factor for overlay, mark in OVERLAYS[workflow.chain] for step in workflow.factors(overlay))


def measure_of(step: Step) -> str:
    """What a factor is measured on, as the chains call it: "land_cover", "road_distance", "slope" ..."""
    kind = step.values.get("MEASURE", "value")
    if kind == "slope":
        return kind
    if kind == "distance":
        return MEASURES[step.values["FEATURES"].key] if "FEATURES" in step.values else "water_distance"
    source = step.values["INPUT"]
    name = source.name if isinstance(source, Product) else source.key
    return MEASURES.get(name, name)


def source_parameters(choices: Choices) -> SourceParameters:
    """How sources are selected."""
    from .parameters import SourceParameters

    told = choices.named(SOURCES)
    # In the form 0 stands for all patches.
    return SourceParameters(**{**told, "largest": told["largest"] or None})


def network_parameters(choices: Choices) -> NetworkParameters:
    """Corridors, pinch points and barriers."""
    from .parameters import NetworkParameters

    return NetworkParameters(**choices.named(NETWORK))


def qaidam_parameters(
    choices: Choices, factors: tuple[Factor, ...], names: Optional[Mapping] = None, **others
) -> QaidamParameters:
    """The parameters of the Qaidam workflow.

    Parameters
    ----------
    choices : Choices
    factors : tuple of Factor
        Those of `factor_choices`.
    names : mapping, optional
        Class values to names in the land cover.
    **others
        Further fields: health, zones, weights ...

    Raises
    ------
    InputError
        For texts that are no classes or no judgement matrix of the factors.
    """
    from ..decision.ahp_matrix import parse_matrix
    from ..products.class_entries import parse_class_entries
    from .parameters import QaidamParameters

    return QaidamParameters(
        natural=parse_class_entries(choices.at("mspa", "FOREGROUND"), names),
        water=_water_classes(choices, names),
        judgements=tuple(map(tuple, parse_matrix(choices.at("ahp", "MATRIX"), len(factors)).tolist())),
        factors=factors,
        edge_width=choices.at("mspa", "EDGE_WIDTH"),
        sources=source_parameters(choices),
        network=network_parameters(choices),
        **others,
    )


def shiyang_parameters(
    choices: Choices,
    services: ServiceParameters,
    factors: tuple[Factor, ...],
    sensitivities: tuple[Factor, ...],
    names: Optional[Mapping] = None,
) -> ShiyangParameters:
    """The parameters of the Shiyang workflow.

    Parameters
    ----------
    choices : Choices
    services : ServiceParameters
    factors, sensitivities : tuple of Factor
        Those of `factor_choices`.
    names : mapping, optional
        Class values to names in the land cover.

    Raises
    ------
    InputError
        For texts that are no classes, numbers or weights.
    """
    from .parameters import ShiyangParameters

    criterion = choices.at("owa", "CRITERION_WEIGHTS")
    return ShiyangParameters(
        water=_water_classes(choices, names),
        services=services,
        factors=factors,
        sensitivities=sensitivities,
        weights=_weights(choices.at("base", "WEIGHTS"), len(factors)),
        sensitivity_weights=_weights(choices.at("sensitivity", "WEIGHTS"), len(sensitivities)),
        alphas=tuple(parse_numbers(choices.at("owa", "ALPHAS"))),
        sources=source_parameters(choices),
        network=network_parameters(choices),
        standardisation=choices.at("owa", "STANDARDISATION", ShiyangParameters.standardisation),
        combination=choices.at("base", "OPERATION", ShiyangParameters.combination),
        criterion=_weights(criterion, len(choices.workflow.step("owa").values["INPUTS"])) if criterion else (),
    )


def _weights(text: str, count: int) -> tuple[float, ...]:
    from ..decision.weights import parse_weights

    return tuple(parse_weights(text, count).tolist())


def _water_classes(choices: Choices, names) -> ClassSet:
    """The classes that the distance to water is measured to."""
    from ..products.class_entries import parse_class_entries

    workflow = choices.workflow
    steps = (step for overlay, _ in OVERLAYS[workflow.chain] for step in workflow.factors(overlay))
    step = next(step for step in steps if measure_of(step) == "water_distance")
    return parse_class_entries(choices.at(step.name, "VALUES"), names)
