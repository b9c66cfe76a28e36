"""Layers and parameters of the workflows as core takes them, from the form of esp:uncertainty."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.decision.ahp_matrix import parse_matrix
from ...core.decision.weights import parse_weights
from ...core.errors import InputError
from ...core.health.indicators import check_groups
from ...core.health.vors import organisation_terms
from ...core.presets import land_cover_meanings, read_preset
from ...core.services.carbon import POOLS
from ...core.services.threats import read_threats
from ...core.workflow.factors import Factor, factor_of_table
from ...core.workflow.layers import ClassLayer, QaidamLayers, ShiyangLayers
from ...core.workflow.parameters import (
    Disturbance,
    HealthParameters,
    NetworkParameters,
    QaidamParameters,
    ServiceParameters,
    ShiyangParameters,
    SourceParameters,
    ZoneParameters,
)
from ...core.workflow.zone_steps import limits_of_rules
from ..frame.legends import chosen_legend
from ..health.health_inputs import key_classes
from ..layers.feature_mask import feature_distance
from ..pattern.zone_grid import CoarseRaster
from ..pattern.zone_layers import named_layers, rule_layers
from ..pattern.zone_rules import rules_of, rules_table, zones_of
from ..resistance.factor_tables import FactorTable, uncovered_score
from ..services.class_coefficients import own_table, preset_table
from .uncertainty_factors import OwnFactors
from .uncertainty_tables import threat_classes

# Limits may move: features count farther out than the last limit of a table.
_BEYOND = 2.0
# A quarter of the raster's longer side, as in the algorithm of the zones.
_REACH = 0.25
# What disturbs where nothing is said: up to so many metres, above this percentile.
_DISTANCE, _PERCENTILE = 2000.0, 90.0
_UNIT = 6869.7638
_NINE = (1.0, 3.0, 5.0, 7.0, 9.0)
_TWENTY = (1.0, 5.0, 10.0, 15.0, 20.0)

NEEDED = {
    "qaidam": ("ROADS",),
    "shiyang": (
        "PRECIPITATION",
        "ET0",
        "SOIL_DEPTH",
        "PAWC",
        "EROSIVITY",
        "ERODIBILITY",
        "RAILWAYS",
        "HIGHWAYS",
    ),
}


class WorkflowInputs:
    """Reads what a workflow needs.

    Parameters
    ----------
    job : Job
    """

    def __init__(self, job):
        self.job = job
        raster = job.classes("LANDCOVER")
        self.cover = ClassLayer(raster.values, raster.valid)
        self.name = job.layer_name("LANDCOVER")
        self.legend = chosen_legend(job, "LEGEND", raster.names)
        self.names = raster.names or dict(self.legend.names)
        self.zone_titles: tuple = ()
        self.own = None

    # -- Qaidam ----------------------------------------------------------------------------

    def qaidam(self) -> tuple[QaidamLayers, QaidamParameters]:
        """Layers and parameters of the Qaidam workflow."""
        job = self.job
        self.own = OwnFactors(job, "qaidam")
        factors = self._qaidam_factors()
        years = tuple(ClassLayer(year.values, year.valid) for year in job.classes_list("LANDCOVERS"))
        vitality = tuple(job.values_list("NPP"))
        if len(years) != len(vitality) or len(years) == 1:
            raise InputError(
                "Ecosystem health needs land cover and NPP of the same two or more years; there are {covers} and "
                "{npp} rasters.",
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
            self._distance("ROADS", factors[1]),
            years,
            vitality,
            disturbance,
        )
        self.own.check_covered(
            {"NDVI": layers.ndvi, "elevation": layers.elevation, "distance to road": layers.road_distance}
        )
        weights = job.text("WEIGHTS")
        parameters = QaidamParameters(
            job.class_set("NATURAL_CLASSES", self.names),
            job.class_set("WATER_CLASSES", self.names),
            tuple(map(tuple, parse_matrix(job.text("JUDGEMENTS"), len(factors)).tolist())),
            factors,
            job.integer("EDGE_WIDTH"),
            tuple(parse_weights(weights, len(factors)).tolist()) if weights else None,
            SourceParameters(job.integer("LARGEST"), job.number("LEAST_DPC"), 0.0, job.number("DISTANCE")),
            NetworkParameters(
                corridor_width=job.number("CORRIDOR_WIDTH") or None,
                mode="all-to-one",
                gravity=job.number("GRAVITY"),
            ),
            health,
            zones,
        )
        return layers, parameters

    def _qaidam_factors(self) -> tuple:
        # Their names are those of the parameters' table, which is the same in every language.
        return (
            self._factor("qaidam_land_use", "land use"),
            self._factor("qaidam_distance_to_road", "distance to road"),
            self._factor("qaidam_distance_to_water", "distance to water"),
            self._factor("qaidam_ndvi", "NDVI", 9.0),
            self._classed("elevation", _NINE),
            self._classed("slope", _NINE),
        )

    def _health(self) -> HealthParameters:
        job = self.job
        groups = check_groups(key_classes(job, "KEY_CLASSES", self.names, self.name))
        if job.given("RESILIENCE"):
            coefficients = own_table(job, "RESILIENCE", self.names, ["resistant", "resilient"])
        else:
            coefficients = preset_table(job, "health", "resistance_resilience_own", self.names, self.name)
        if job.given("VALUES"):
            values, unit = own_table(job, "VALUES", self.names), 1.0
        else:
            values, unit = preset_table(job, "services", "qaidam_table2", self.names, self.name), _UNIT
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
                disturbances.append(Disturbance(layer.key, True, _PERCENTILE, True))
                continue
            geometries = job.read_source(layer.source).geometries
            reach = _REACH * max(job.grid.shape) * job.grid.cell_size
            layers.append(feature_distance(geometries, job.grid, reach, layer.name).astype(np.float32))
            disturbances.append(Disturbance(layer.key, False, _DISTANCE))
        limits, names = limits_of_rules(rules, disturbances)
        self.zone_titles = titles.titles
        least = job.number("LEAST_ZONE")
        zones = ZoneParameters(rules, limits, names, tuple(disturbances), least_area=least, zones=len(titles.titles))
        return zones, tuple(layers)

    # -- Shiyang ---------------------------------------------------------------------------

    def shiyang(self) -> tuple[ShiyangLayers, ShiyangParameters]:
        """Layers and parameters of the Shiyang workflow."""
        job = self.job
        self.own = OwnFactors(job, "shiyang")
        uncovered = uncovered_score(job.text("UNCOVERED"))
        named, of = "shiyang_sensitivity_", "sensitivity "
        sensitivities = (
            self._factor(f"{named}land_use", "land use", uncovered, of),
            self._factor(f"{named}ndvi", "NDVI", None, of),
            self._factor(f"{named}railway", "distance to railways", None, of),
            self._factor(f"{named}highway", "distance to highways", None, of),
            self._factor(f"{named}water", "distance to water", None, of),
            self._classed("erosion", _TWENTY, of),
        )
        layers = ShiyangLayers(
            job.grid.cell_size,
            self.cover,
            job.values("ELEVATION"),
            job.values("NDVI"),
            *(job.values(key) for key in NEEDED["shiyang"][:6]),
            self._distance("RAILWAYS", sensitivities[2]),
            self._distance("HIGHWAYS", sensitivities[3]),
            self._climates(),
        )
        self.own.check_covered(
            {
                f"{of}NDVI": layers.ndvi,
                f"{of}distance to railways": layers.railway_distance,
                f"{of}distance to highways": layers.highway_distance,
            }
        )
        criterion = job.text("CRITERION_WEIGHTS")
        parameters = ShiyangParameters(
            job.class_set("WATER_CLASSES", self.names),
            self._services(),
            (
                self._factor("shiyang_land_use", "land use", uncovered),
                self._factor("shiyang_habitat_quality", "habitat quality"),
            ),
            sensitivities,
            tuple(job.numbers("ALPHAS")),
            1.0,
            tuple(parse_weights(criterion, 4).tolist()) if criterion else (),
            tuple(parse_weights(job.text("RESISTANCE_WEIGHTS"), 2).tolist()),
            tuple(parse_weights(job.text("SENSITIVITY_WEIGHTS"), 6).tolist()),
            SourceParameters(None, 0.0, job.number("LEAST_AREA"), job.number("DISTANCE")),
            NetworkParameters(
                adjacency="either",
                drop_intermediate=True,
                corridor_width=job.number("CORRIDOR_WIDTH") or None,
            ),
        )
        return layers, parameters

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
            job.number("HALF_SATURATION"),
            job.number("Z"),
            job.number("STREAMS"),
        )

    def _table(self, key: str, preset: str, wanted: list):
        if self.job.given(key):
            return own_table(self.job, key, self.names, wanted)
        return preset_table(self.job, "services", preset, self.names, self.name)

    # -- both ------------------------------------------------------------------------------

    def _factor(self, preset: str, title: str, uncovered=None, of: str = "") -> Factor:
        """By the user's table, or by the paper's."""
        own = self._own(of + title, uncovered)
        if own is not None:
            return own
        table = FactorTable(read_preset("factors", preset), title, True).scores("right", self.legend, self.name)
        return replace(factor_of_table(table, uncovered), name=title)

    def _classed(self, title: str, scores: tuple, of: str = "") -> Factor:
        """By the user's table, or by natural breaks."""
        return self._own(of + title) or Factor(title, scores)

    def _own(self, name: str, uncovered=None) -> Factor | None:
        cover = np.where(self.cover.valid, self.cover.values.astype(np.float64), np.nan)
        return self.own.factor(name, self.legend, cover, self.name, uncovered)

    def _distance(self, key: str, factor: Factor) -> np.ndarray:
        """Metres to features, as far outside the raster as limits that move may ask for."""
        features = self.job.features(key)
        last = max((end for row in factor.rows for end in row if np.isfinite(end)), default=0.0)
        return feature_distance(features.geometries, self.job.grid, _BEYOND * last, features.name)
