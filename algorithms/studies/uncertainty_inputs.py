"""Layers and parameters of the workflows as core takes them, from the form of esp:uncertainty."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np

from ...core.decision.weights import parse_weights
from ...core.errors import InputError
from ...core.health.indicators import check_groups
from ...core.health.vors import organisation_terms
from ...core.presets import land_cover_meanings, read_preset
from ...core.services.carbon import POOLS
from ...core.services.threats import read_threats
from ...core.workflow import chain_parameters as chains
from ...core.workflow.factors import Factor, factor_of_table
from ...core.workflow.layers import ClassLayer, QaidamLayers, ShiyangLayers
from ...core.workflow.missing_layers import FittedWorkflow
from ...core.workflow.parameters import (
    Disturbance,
    HealthParameters,
    QaidamParameters,
    ServiceParameters,
    ShiyangParameters,
    ZoneParameters,
)
from ...core.workflow.zone_steps import limits_of_rules
from ..frame.layer_years import align_years
from ..frame.legends import chosen_legend
from ..health.health_inputs import key_classes
from ..layers.feature_mask import feature_distance
from ..pattern.zone_grid import CoarseRaster
from ..pattern.zone_layers import DISTURBED, HIGH, REACH, named_layers, rule_layers
from ..pattern.zone_rules import rules_of, rules_table, zones_of
from ..resistance.factor_tables import FactorTable, uncovered_score
from ..services.class_coefficients import QAIDAM_UNIT, own_table, preset_table
from .uncertainty_factors import OwnFactors
from .uncertainty_settings import choices_of
from .uncertainty_tables import threat_classes

# Limits may move: features count farther out than the last limit of a table.
_BEYOND = 2.0
# What factors can be measured on before anything runs.
_SEEN = ("ndvi", "elevation", "road_distance", "railway_distance", "highway_distance")


class WorkflowInputs:
    """Reads what a workflow needs.

    Parameters
    ----------
    job : Job
    found : FittedWorkflow
    """

    def __init__(self, job, found: FittedWorkflow):
        self.job = job
        self.workflow = workflow = found.workflow
        self.choices = choices_of(job, found)
        raster = job.classes("LANDCOVER")
        self.cover = ClassLayer(raster.values, raster.valid)
        self.name = job.layer_name("LANDCOVER")
        self.legend = chosen_legend(job, "LEGEND", raster.names)
        self.names = raster.names or dict(self.legend.names)
        self.zone_titles: tuple = ()
        self.own = OwnFactors(job, workflow)

    def read(self) -> tuple:
        """Layers and parameters of the workflow."""
        return {"qaidam": self._qaidam, "shiyang": self._shiyang}[self.workflow.chain]()

    # -- Qaidam ----------------------------------------------------------------------------

    def _qaidam(self) -> tuple[QaidamLayers, QaidamParameters]:
        """Layers and parameters of the Qaidam workflow."""
        job = self.job
        (factors,) = self._factors()
        if job.raster_sources("LANDCOVERS"):
            align_years(job, "", "LANDCOVERS", ("NPP",))
        years = tuple(ClassLayer(year.values, year.valid) for year in job.classes_list("LANDCOVERS"))
        vitality = tuple(job.values_list("NPP"))
        if len(years) == 1:
            job.log("There is one year only: the change of health is left out.")
        if len(years) != len(vitality):
            raise InputError(
                "Ecosystem health needs land cover and NPP of the same years; there are {covers} and {npp} rasters.",
                covers=len(years),
                npp=len(vitality),
            )
        health = self._health() if years else None
        zones, disturbance = self._zones() if years else (None, ())
        layers = QaidamLayers(
            job.grid.cell_size,
            self.cover,
            job.values("ELEVATION"),
            job.values("NDVI"),
            self._distance("ROADS", factors),
            years,
            vitality,
            disturbance,
        )
        self._check_covered(layers)
        weights = job.text("WEIGHTS")
        parameters = chains.qaidam_parameters(
            self.choices,
            factors,
            self.names,
            weights=tuple(parse_weights(weights, len(factors)).tolist()) if weights else None,
            health=health,
            zones=zones,
        )
        return layers, parameters

    def _health(self) -> HealthParameters:
        job = self.job
        wanted = self.choices.at("health", "KEY_CLASSES", "")
        groups = check_groups(key_classes(job, "KEY_CLASSES", self.names, self.name, wanted))
        wanted = ["resistant", "resilient"]
        coefficients = self._table("RESILIENCE", "resistance_resilience_own", wanted, "health")
        values, unit = self._table("VALUES", "qaidam_table2"), 1.0 if job.given("VALUES") else QAIDAM_UNIT
        worth = dict(zip(values.codes.tolist(), (values.values[:-1].sum(axis=1) * unit).tolist()))
        codes = [code for code in coefficients.codes.tolist() if code in worth]
        rows = [coefficients.codes.tolist().index(code) for code in codes]
        terms = organisation_terms(len(groups))
        return HealthParameters(
            tuple(codes),
            tuple(coefficients.column("resistant")[rows].tolist()),
            tuple(coefficients.column("resilient")[rows].tolist()),
            tuple(worth[code] for code in codes),
            tuple(term.weight for term in terms),
            groups,
            **self.choices.named(chains.HEALTH),
        )

    def _zones(self) -> tuple[ZoneParameters, tuple]:
        job = self.job
        titles = zones_of(job.algorithm, "")
        named = named_layers(job, "DISTURBANCE", "")
        columns, table = rules_table(job, "RULES")
        rules = tuple(rules_of(columns, table, rule_layers(named, self.legend), titles))
        disturbances, layers = [], []
        for layer in named:
            if layer.is_raster:
                layers.append(CoarseRaster(job, layer.source, 1).values())
                disturbances.append(Disturbance(layer.key, True, HIGH, True, layer.mines))
                continue
            geometries = job.read_source(layer.source).geometries
            reach = REACH * max(job.grid.shape) * job.grid.cell_size
            layers.append(feature_distance(geometries, job.grid, reach, layer.name).astype(np.float32))
            disturbances.append(Disturbance(layer.key, False, DISTURBED, mines=layer.mines))
        limits, names = limits_of_rules(rules, disturbances)
        self.zone_titles = titles.titles
        told = self.choices.named(chains.ZONES)
        zones = ZoneParameters(rules, limits, names, tuple(disturbances), zones=len(titles.titles), **told)
        return zones, tuple(layers)

    # -- Shiyang ---------------------------------------------------------------------------

    def _shiyang(self) -> tuple[ShiyangLayers, ShiyangParameters]:
        """Layers and parameters of the Shiyang workflow."""
        job = self.job
        factors, sensitivities = self._factors()
        layers = ShiyangLayers(
            job.grid.cell_size,
            self.cover,
            job.values("ELEVATION"),
            job.values("NDVI"),
            *(job.values(key) for key in ("PRECIPITATION", "ET0", "SOIL_DEPTH", "PAWC", "EROSIVITY", "ERODIBILITY")),
            self._distance("RAILWAYS", sensitivities),
            self._distance("HIGHWAYS", sensitivities),
            self._climates(),
        )
        self._check_covered(layers)
        return layers, chains.shiyang_parameters(self.choices, self._services(), factors, sensitivities, self.names)

    def _climates(self) -> tuple:
        rain, demand = self.job.values_list("CLIMATE_P"), self.job.values_list("CLIMATE_ET0")
        if rain and demand and len(rain) != len(demand):
            raise InputError(
                "There are {rain} changes of precipitation and {demand} of ET0; give one of each for every climate.",
                rain=len(rain),
                demand=len(demand),
            )
        nothing = np.zeros(self.job.grid.shape, dtype=np.float32)
        count = max(len(rain), len(demand))
        return tuple(zip(rain or [nothing] * count, demand or [nothing] * count))

    def _services(self) -> ServiceParameters:
        job = self.job
        own = job.given("THREATS")
        columns = job.table("THREATS") if own else read_preset("services", "shiyang_threats")
        threats = read_threats(columns, job.layer_name("THREATS") if own else "shiyang_threats")
        heads = [threat.name.casefold() for threat in threats]
        tables = [
            self._table("SENSITIVITY", "shiyang_sensitivity", ["habitat", *heads]),
            self._table("WATER_TABLE", "shiyang_water_yield", ["kc", "root_depth", "lulc_veg"]),
            self._table("SOIL_TABLE", "shiyang_soil_retention", ["usle_c", "usle_p"]),
            self._table("POOLS", "shiyang_carbon", list(POOLS)),
        ]
        codes = sorted(set.intersection(*(set(table.codes.tolist()) for table in tables)))

        def column(place, name):
            table = tables[place]
            return tuple(table.column(name)[[table.codes.tolist().index(code) for code in codes]].tolist())

        return ServiceParameters(
            tuple(codes),
            column(0, "habitat"),
            tuple(column(0, head) for head in heads),
            tuple(threats),
            threat_classes(columns, threats, self.legend, self.names, land_cover_meanings()),
            tuple(threat.weight for threat in threats),
            tuple(threat.max_distance for threat in threats),
            *(column(1, name) for name in ("kc", "root_depth", "lulc_veg")),
            *(column(2, name) for name in ("usle_c", "usle_p")),
            tuple(column(3, pool) for pool in POOLS),
            **self.choices.named(chains.SERVICES),
        )

    def _table(self, key: str, preset: str, wanted: Optional[list] = None, room: str = "services"):
        if self.job.given(key):
            return own_table(self.job, key, self.names, wanted)
        return preset_table(self.job, room, preset, self.names, self.name)

    # -- both ------------------------------------------------------------------------------

    def _factors(self) -> list:
        """The factors of each overlay of the workflow."""
        return [
            tuple(self._factor(choice, mark) for choice in chains.factor_choices(self.choices, overlay))
            for overlay, mark in chains.OVERLAYS[self.workflow.chain]
        ]

    def _factor(self, choice: chains.FactorChoice, mark: str) -> Factor:
        """By the user's table, by the paper's, or by natural breaks."""
        uncovered = uncovered_score(choice.uncovered)
        cover = np.where(self.cover.valid, self.cover.values.astype(np.float64), np.nan)
        name, of_classes = mark + choice.title, choice.measure == chains.MEASURES["landcover"]
        found = self.own.factor(name, of_classes, self.legend, cover, self.name, uncovered)
        if found is None and choice.preset:
            columns = read_preset("factors", choice.preset)
            table = FactorTable(columns, choice.title, True).scores("right", self.legend, self.name)
            found = factor_of_table(table, uncovered)
        found = found or Factor(choice.title, choice.scores)
        return replace(found, name=choice.title, measure=choice.measure)

    def _check_covered(self, layers) -> None:
        """Refuse the user's tables that leave values of the layers without a score."""
        known = {
            mark + choice.title: getattr(layers, choice.measure)
            for overlay, mark in chains.OVERLAYS[self.workflow.chain]
            for choice in chains.factor_choices(self.choices, overlay)
            if choice.measure in _SEEN and hasattr(layers, choice.measure)
        }
        self.own.check_covered(known)

    def _distance(self, key: str, factors: tuple) -> Optional[np.ndarray]:
        """Metres to features, as far outside the raster as limits that move may ask for; None where none are given."""
        features = self.job.features(key)
        if features is None:
            return None
        (factor,) = (factor for factor in factors if factor.measure == chains.MEASURES[key.lower()])
        last = max((end for row in factor.rows for end in row if np.isfinite(end)), default=0.0)
        return feature_distance(features.geometries, self.job.grid, _BEYOND * last, features.name)
