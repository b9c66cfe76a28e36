"""The parameters of the workflows: everything that a planner chooses or a paper gives.

What a workflow chooses comes from its definition, see `chain_parameters`; defaults here are those of the algorithms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..classes import ClassSet
from ..network.least_cost_network import NetworkRules
from ..network.selection import LinkLimits
from ..services.soil_retention import SedimentOptions
from ..services.threats import Threat
from ..sources.sources import DISPERSAL, PROBABILITY
from ..zoning.zoning import ZONES, Rule
from .factors import Factor
from .land_cover_errors import ErrorModel
from .scenario import Scenario


@dataclass(frozen=True)
class SpeciesProfile:
    """How a species meets a landscape differently.

    Parameters
    ----------
    name : str
    multipliers : tuple of float
        How many times the weight of each factor counts; the weights are then divided by their sum.
    walls : tuple of (str, float, float)
        A measured layer ("elevation", "slope", "ndvi", "land_cover", "road_distance", "water_distance" ...) and the
        span that the species can cross; cells outside are walls.
    """

    name: str = ""
    multipliers: tuple[float, ...] = ()
    walls: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True)
class SourceParameters:
    """How sources are selected; see `sources.sources.SelectionRules`.

    Parameters
    ----------
    largest : int, optional
        Number of largest patches; None for all.
    least_dpc : float
        Percent.
    least_area : float
        Hectares.
    dispersal, probability : float
        The probability of dispersal at this distance in metres.
    bridge_gaps : float, optional
        Patches that are not farther apart than this, in metres, are one.
    bridged_edge : int, optional
        Edge width in cells: without `bridge_gaps` patches parted by their edges alone are one, see
        `habitat_patches.edge_gap`. Without both each patch is one of its own.
    """

    largest: Optional[int]
    least_dpc: float
    least_area: float = 0.0
    dispersal: float = DISPERSAL
    probability: float = PROBABILITY
    bridge_gaps: Optional[float] = None
    bridged_edge: Optional[int] = None


@dataclass(frozen=True)
class NetworkParameters:
    """Corridors, pinch points and barriers.

    Parameters
    ----------
    adjacency : str
        Of `network.adjacency.ADJACENCIES`.
    drop_intermediate : bool
        Drop corridors that run through a third source.
    mosaic_width : float
        Cost up to which the raster of corridors reaches.
    corridor_width : float, optional
        Width of corridors as a cost; None takes `pinch_points.default_width`.
    width_factor : float
        What the width is multiplied by.
    mode : {"adjacent", "all-to-one", "pairwise"}
        How the current flows.
    gravity : float, optional
        Corridors above it are important; None does without gravity.
    radius_factor : float
        What the radii of barriers are multiplied by; the radii are `barriers.default_radii` unless `radii` gives
        least, greatest and step.
    radii : tuple of float, optional
    neighbour_links : bool
        Pinch points and barriers on the corridors between neighbours alone, see `neighbours.neighbour_network`.
    restored_to : {"corridor", "number"}
        Whether barriers are obstacles beyond the corridors' own surroundings, or the highest scores.
    restored : float
        Resistance of restored ground of the scores.
    classes : int
        Natural classes of current and of barrier scores.
    """

    adjacency: str = NetworkRules.adjacency
    drop_intermediate: bool = LinkLimits.drop_intermediate
    mosaic_width: float = 10_000.0
    corridor_width: Optional[float] = None
    width_factor: float = 1.0
    mode: str = "adjacent"
    gravity: Optional[float] = None
    radius_factor: float = 1.0
    radii: Optional[tuple[float, float, float]] = None
    neighbour_links: bool = False
    restored_to: str = "corridor"
    restored: float = 1.0
    classes: int = 5


@dataclass(frozen=True)
class HealthParameters:
    """Ecosystem health.

    Parameters
    ----------
    classes : tuple of int
        Class values that the coefficients belong to.
    resistant, resilient : tuple of float
        0 to 1, for each class.
    value : tuple of float
        Worth of all services a hectare, for each class.
    organisation : tuple of float
        Weights of the terms of organisation, in the order of `vors.organisation_terms`.
    key_classes : tuple of tuple of int
    resistant_share : float
        Share of resistance in resilience, the rest is that of recovery.
    side : int, optional
        Cells along a square; None takes `units.default_side`.
    shift : tuple of float
        How far the limits of the five classes are moved, see `Factor`.
    """

    classes: tuple[int, ...]
    resistant: tuple[float, ...]
    resilient: tuple[float, ...]
    value: tuple[float, ...]
    organisation: tuple[float, ...]
    key_classes: tuple[tuple[int, ...], ...]
    resistant_share: float = 0.4
    side: Optional[int] = None
    shift: tuple[float, ...] = ()


@dataclass(frozen=True)
class Disturbance:
    """A layer that disturbs.

    Parameters
    ----------
    name : str
        How rules call it.
    is_raster : bool
        It disturbs above the limit; a layer of distances up to the limit.
    limit : float
        A value or metres; a percentile with `quantile`.
    quantile : bool
    mines : bool
        It tells of mines and works.
    """

    name: str
    is_raster: bool
    limit: float
    quantile: bool = False
    mines: bool = False


@dataclass(frozen=True)
class ZoneParameters:
    """Restoration zones.

    Parameters
    ----------
    rules : tuple of Rule
        In their order; see `zoning.zone_cells`.
    limits : tuple of float
        The limits in the rules and of the disturbances, in the order of `limit_names`; they are used in place of
        those.
    limit_names : tuple of str
    disturbances : tuple of Disturbance
        What the layers' disturbance rasters are.
    base : ClassSet
        Health classes that are zoned.
    nested : bool
        Class the weak land anew and zone its weakest part alone, see `nested.nested_base`.
    buffer : float
        Metres on both sides of a corridor's path that count as corridor.
    least_area : float
        Hectares; smaller pieces join their neighbours.
    zones : int
        How many zones the rules know.
    """

    rules: tuple[Rule, ...]
    limits: tuple[float, ...] = ()
    limit_names: tuple[str, ...] = ()
    disturbances: tuple[Disturbance, ...] = ()
    base: ClassSet = ClassSet(((1, 2),))
    nested: bool = True
    buffer: float = 1000.0
    least_area: float = 0.0
    zones: int = len(ZONES)


@dataclass(frozen=True)
class QaidamParameters:
    """All parameters of the Qaidam workflow.

    Parameters
    ----------
    natural, water : ClassSet
        Foreground of MSPA, and classes that the distance to water is measured to.
    judgements : tuple of tuple of float
        AHP matrix of the factors.
    factors : tuple of Factor
        In the order of the judgements.
    edge_width : int
        Of MSPA, in cells.
    sources : SourceParameters
    network : NetworkParameters
    weights : tuple of float, optional
        Instead of those of the judgements.
    health : HealthParameters, optional
    zones : ZoneParameters, optional
    profiles : tuple of SpeciesProfile
    profile : int
        0 for none of them, k for the k-th.
    scenario : Scenario
    errors : ErrorModel, optional
        Of the land cover.
    """

    natural: ClassSet
    water: ClassSet
    judgements: tuple[tuple[float, ...], ...]
    factors: tuple[Factor, ...]
    edge_width: int
    sources: SourceParameters
    network: NetworkParameters
    weights: Optional[tuple[float, ...]] = None
    health: Optional[HealthParameters] = None
    zones: Optional[ZoneParameters] = None
    profiles: tuple[SpeciesProfile, ...] = ()
    profile: int = 0
    scenario: Scenario = Scenario()
    errors: Optional[ErrorModel] = None

    @property
    def species(self) -> SpeciesProfile:
        """The profile that is in use."""
        return self.profiles[self.profile - 1] if self.profile else SpeciesProfile()


@dataclass(frozen=True)
class ServiceParameters:
    """The four services of the Shiyang workflow; the tuples by class go with `classes`.

    Parameters
    ----------
    classes : tuple of int
    suitability : tuple of float
        Of habitat, by class.
    sensitivity : tuple of tuple of float
        For each threat, by class.
    threats : tuple of Threat
    threat_classes : tuple of ClassSet
        Land cover that each threat comes from.
    threat_weights, threat_distances : tuple of float
        In place of those of the threats.
    crop_factor, root_depth, vegetated : tuple of float
        Kc, mm and 0 or 1, by class.
    cover, practice : tuple of float
        C and P of soil loss, by class.
    pools : tuple of tuple of float
        t/ha above ground, below ground, in soil, in dead matter; each by class.
    half_saturation : float
        k of habitat quality.
    seasonality : float
        Z of water yield.
    stream_threshold : float
        Cells that drain through a stream cell.
    stream_cells : str
        What stream cells become, see `SedimentOptions`.
    """

    classes: tuple[int, ...]
    suitability: tuple[float, ...]
    sensitivity: tuple[tuple[float, ...], ...]
    threats: tuple[Threat, ...]
    threat_classes: tuple[ClassSet, ...]
    threat_weights: tuple[float, ...]
    threat_distances: tuple[float, ...]
    crop_factor: tuple[float, ...]
    root_depth: tuple[float, ...]
    vegetated: tuple[float, ...]
    cover: tuple[float, ...]
    practice: tuple[float, ...]
    pools: tuple[tuple[float, ...], ...]
    half_saturation: float
    seasonality: float
    stream_threshold: float
    stream_cells: str = SedimentOptions.stream_cells


@dataclass(frozen=True)
class ShiyangParameters:
    """All parameters of the Shiyang workflow.

    Parameters
    ----------
    water : ClassSet
        Classes that the distance to water is measured to.
    services : ServiceParameters
    factors, sensitivities : tuple of Factor
        Of the resistance, and of what corrects it.
    weights, sensitivity_weights : tuple of float
        Of these.
    alphas : tuple of float
        Risk coefficients of the OWA scenarios.
    sources : SourceParameters
    network : NetworkParameters
    alpha_factor : float
        What all risk coefficients are multiplied by.
    criterion : tuple of float
        Criterion weights of the four services; empty for none.
    standardisation : str
        Of the services, see `owa_layers.LayerStack`.
    combination : str
        Of the factors of the resistance, see `overlay.weighted_overlay`.
    profiles : tuple of SpeciesProfile
        With multipliers of the two factors of the resistance.
    profile : int
        0 for none of them, k for the k-th.
    scenario : Scenario
    errors : ErrorModel, optional
    """

    water: ClassSet
    services: ServiceParameters
    factors: tuple[Factor, ...]
    sensitivities: tuple[Factor, ...]
    weights: tuple[float, ...]
    sensitivity_weights: tuple[float, ...]
    alphas: tuple[float, ...]
    sources: SourceParameters
    network: NetworkParameters
    alpha_factor: float = 1.0
    criterion: tuple[float, ...] = ()
    standardisation: str = "min-max"
    combination: str = "sum"
    profiles: tuple[SpeciesProfile, ...] = ()
    profile: int = 0
    scenario: Scenario = Scenario()
    errors: Optional[ErrorModel] = None

    @property
    def species(self) -> SpeciesProfile:
        """The profile that is in use."""
        return self.profiles[self.profile - 1] if self.profile else SpeciesProfile()
