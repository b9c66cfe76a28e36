"""The Qaidam workflow: land cover to sources, resistance, corridors, pinch points, barriers, health and zones.

Source: Journal of Arid Land 2025, 17(10).
"""

from __future__ import annotations

from ...presets import matrix_of_preset
from .. import blocks
from ..definition import From, Given, Layer, Output, Parameter, Product, Step, Variation, Workflow

_LAYERS = (
    blocks.LANDCOVER,
    blocks.FACTOR_ELEVATION,
    Layer("ndvi", "NDVI", optional=True, help="Yearly maximum or mean, -1 to 1. A factor of the resistance."),
    Layer(
        "roads",
        "Roads and railways",
        "line",
        optional=True,
        help="A factor of the resistance; corridors that cross them have break points.",
    ),
    Layer(
        "landcovers",
        "Land cover of several years",
        several=True,
        optional=True,
        help=(
            "For the health of the ecosystem and the restoration zones; of one year or more, told by their names. One "
            "year leaves the change out, none both."
        ),
    ),
    Layer(
        "npp",
        "NPP of the same years",
        several=True,
        optional=True,
        help="Net primary productivity; matched to the land cover by the years in the names.",
    ),
    Layer(
        "disturbance",
        "Disturbance: mines, roads, night light",
        "layer",
        several=True,
        optional=True,
        help="Vectors disturb up to 2000 m, rasters above their 90th percentile.",
    ),
    blocks.DISTRICTS,
    blocks.RECORDS,
    blocks.ROAD_CLASSES,
    blocks.DATA_SOURCES,
)

_PARAMETERS = (
    blocks.LEGEND,
    blocks.NATURAL_CLASSES,
    blocks.WATER_CLASSES,
    Parameter(
        "edge_width",
        "Edge width (cells)",
        1,
        "whole",
        1,
        100,
        help="Of a patch, on all its sides.",
        variation=Variation(("edge_width",), "whole", -1, 1, 1, 100, steps=True),
        advanced=True,
    ),
    blocks.BRIDGE_GAPS,
    Parameter(
        "largest",
        "Number of largest patches",
        30,
        "whole",
        1,
        help="So many of the largest cores can become sources.",
        variation=Variation(("sources", "largest"), "whole", 2 / 3, 4 / 3, 1, 100_000),
    ),
    Parameter(
        "least_dpc",
        "Least dPC of a source",
        1.1,
        least=0,
        greatest=100,
        help="How much of the landscape's connectivity hangs on a patch. 0: all.",
        unit="%",
        variation=Variation(("sources", "least_dpc"), "triangular", greatest=100.0),
    ),
    Parameter(
        "distance",
        "Distance threshold of connectivity (m)",
        5000,
        least=0,
        help="Of the species; two patches this far apart are linked with a probability of 0.5.",
        unit="m",
        variation=Variation(("sources", "dispersal"), "triangular", least=1e-6, name="dispersal_distance"),
        advanced=True,
    ),
    Parameter(
        "judgements",
        "Judgement matrix of the six factors",
        matrix_of_preset("qaidam_judgements"),
        "matrix",
        help=(
            "Land use, road, water, NDVI, elevation, slope: rows of how much more a factor counts than another, from "
            "1/9 to 9."
        ),
    ),
    blocks.RASTER_WIDTH,
    blocks.CORRIDOR_WIDTH,
    Parameter(
        "least_zone",
        "Least area of a restoration zone (ha)",
        0,
        least=0,
        help="Smaller ones join a neighbour; 0: all are kept.",
        unit="ha",
        advanced=True,
    ),
    Parameter(
        "gravity",
        "Gravity of important corridors",
        400,
        least=0,
        help="Corridors above it are important, others general.",
        variation=Variation(("network", "gravity"), "triangular"),
    ),
    blocks.FIX_FROM,
)

_SOURCES = (
    Step(
        "mspa",
        "sources",
        "esp:mspa",
        "MSPA",
        {**blocks.COVER_INPUT, "FOREGROUND": Given("natural_classes"), "EDGE_WIDTH": Given("edge_width")},
        (
            Output("OUTPUT", "MSPA", "mspa.tif", background=True, layer=True),
            Output("CLASSES", file="mspa_classes.tif"),
            Output("STATISTICS", file="mspa_statistics.csv"),
        ),
    ),
    blocks.selected_sources(
        {
            "INPUT": From("mspa", "CLASSES"),
            "VALUES": "1",
            "TOP_N": Given("largest"),
            "MIN_DPC": Given("least_dpc"),
            "DISTANCE": Given("distance"),
            # Cores that only their edges part would have trivial corridors.
            "BRIDGE_GAPS": Given("bridge_gaps"),
            "EDGE_WIDTH": Given("edge_width"),
        }
    ),
)

_DISTANCE = {**blocks.COVER_INPUT, "MEASURE": "distance"}
# The paper's limits of elevation and slope fit only its basin.
_BREAKS = {"INPUT": Given("elevation"), "CLASSIFICATION": "natural breaks"}

_FACTORS = (
    blocks.LAND_USE,
    blocks.factor(
        "road",
        "Factor: distance to roads",
        "distance to road",
        {**_DISTANCE, "FEATURES": Given("roads"), "PRESET": "qaidam_distance_to_road"},
        *("landcover", "roads"),
    ),
    blocks.factor(
        "water",
        "Factor: distance to water",
        "distance to water",
        {**_DISTANCE, "VALUES": Given("water_classes"), "PRESET": "qaidam_distance_to_water"},
        "landcover",
    ),
    blocks.factor(
        "vegetation",
        "Factor: NDVI",
        "NDVI",
        {"INPUT": Given("ndvi"), "PRESET": "qaidam_ndvi", "UNCOVERED": "9"},
        "ndvi",
    ),
    blocks.factor("elevation", "Factor: elevation", "elevation", _BREAKS, "elevation"),
    blocks.factor("slope", "Factor: slope", "slope", {**_BREAKS, "MEASURE": "slope"}, "elevation"),
)

_RESISTANCE = (
    *_FACTORS,
    Step(
        "ahp",
        "resistance",
        "esp:ahp",
        "AHP weights",
        {"MATRIX": Given("judgements"), "NAMES": ", ".join(step.factor for step in _FACTORS)},
        (Output("WEIGHTS_TABLE", "Weights", "weights.csv"),),
    ),
    blocks.overlay(
        "resistance",
        "Resistance surface",
        _FACTORS,
        From("ahp", "WEIGHTS"),
        Output("OUTPUT", "Resistance", "resistance.tif", background=True, layer=True),
        restorable="land use",
    ),
)

_CORRIDORS = (
    # The gravity model compares all pairs of sources.
    blocks.corridors(ADJACENCY="all", DROP_INTERMEDIATE=False),
    Step(
        "gravity",
        "corridors",
        "esp:gravity",
        "Gravity",
        {
            "SOURCES": Product("sources"),
            "CORRIDORS": From("corridors", "CORRIDORS"),
            "RESISTANCE": Product("resistance"),
            "THRESHOLD": Given("gravity"),
            **blocks.GO_ON,
            **blocks.FIXED,
        },
        (
            Output("OUTPUT", "Corridors", "corridors.gpkg", layer=True),
            Output("MATRIX", "Gravity matrix", "gravity_matrix.csv"),
            Output("PAGE", file="gravity_matrix.html"),
        ),
    ),
)

_HEALTH = (
    Step(
        "health",
        "health",
        "esp:ecosystemhealth",
        "Ecosystem health",
        # Natural breaks: the paper's limits fit only its basin.
        {
            "LANDCOVERS": Given("landcovers"),
            "LEGEND": Given("legend"),
            "VITALITIES": Given("npp"),
            "CLASSIFICATION": "natural breaks",
            **blocks.FIXED,
        },
        (
            Output("OUTPUT", "Health", "health.tif", background=True, layer=True),
            Output("HEALTH_CLASSES", "Health classes", "health_classes.tif", background=True, layer=True),
            Output("COMPONENTS", "Health components", "health_components.tif"),
            Output("CLASS_TABLE", "Health class areas", "health_class_areas.csv"),
        ),
        needs=("landcovers", "npp"),
    ),
    Step(
        "change",
        "health",
        "esp:healthchange",
        "Change of health",
        {
            "INPUT": From("health"),
            "COMPONENTS": From("health", "COMPONENTS"),
            "CLASSIFICATION": "natural breaks",
            # Layers of one year have no change, and the zones do without it.
            "ONE_YEAR": "leave out",
            **blocks.FIXED,
        },
        (
            Output("DIFFERENCE", "Health difference", "health_difference.tif", background=True, layer=True),
            Output("TREND", file="health_trend.tif"),
            Output("TRANSITION", "Health transitions", "health_transitions.csv"),
        ),
        needs=("landcovers", "npp"),
        several="landcovers",
    ),
)

_ZONES = (
    Step(
        "zones",
        "zones",
        "esp:restorationzones",
        "Restoration zones",
        {
            "HEALTH": Product("health_classes"),
            "INDEX": Product("health"),
            "CORRIDORS": Product("corridors"),
            "SOURCES": Product("sources"),
            "TREND": Product("difference"),
            "DISTURBANCE": Given("disturbance"),
            "ELEVATION": Given("elevation"),
            **blocks.COVER,
            "DISTRICTS": Given("districts"),
            "DISTRICT_FIELD": blocks.DISTRICT_FIELD,
            "MIN_AREA": Given("least_zone"),
            **blocks.FIXED,
        },
        (
            Output("OUTPUT", "Restoration zones", "zones.tif"),
            Output("ZONES", "Zones", "restoration_zones.gpkg", background=True, layer=True),
            Output("RULE", "Deciding rules", "deciding_rules.tif"),
            Output("AREA_TABLE", "Zone areas", "zone_areas.csv"),
            Output("PAGE", file="zone_areas.html"),
        ),
    ),
)

WORKFLOW = QAIDAM = Workflow(
    "qaidam",
    "Qaidam workflow: land cover to security pattern",
    "Qaidam",
    "MSPA and connectivity give the ecological sources, six weighted factors the resistance, all pairs of sources "
    "the corridors, and the gravity model tells important from general ones. Pinch points and barriers on the "
    "corridors between neighbours, the health of the ecosystem over the years and restoration zones join them. "
    "Weights and scores are those of Journal of Arid Land 2025, 17(10); elevation and slope are classed by natural "
    "breaks, since the paper's limits fit only its basin.",
    "Journal of Arid Land 2025, 17(10)",
    _LAYERS,
    _PARAMETERS,
    (
        *_SOURCES,
        *_RESISTANCE,
        *_CORRIDORS,
        # The paper's choice: all sources to each in turn.
        *blocks.pinch_points_and_barriers(reachable=True, MODE="all-to-one"),
        *_HEALTH,
        *_ZONES,
        *blocks.pattern_and_report(
            ("resistance", "corridor_raster", "current", "barrier_score", "health", "mspa"),
            (
                *("resistance", "mspa", "sources", "weights", "corridor_raster", "corridors", "current"),
                *("barrier_score", "health", "difference", "zone_raster"),
            ),
            ZONES=Product("zones"),
            ROAD_CLASSES=Given("road_classes"),
        ),
    ),
    {
        **blocks.network_products(From("gravity")),
        "mspa": From("mspa"),
        "weights": From("ahp", "WEIGHTS_TABLE"),
        "resistance": From("resistance"),
        "reachable": From("resistance", "REACHABLE"),
        "gravity_matrix": From("gravity", "MATRIX"),
        "health": From("health"),
        "health_classes": From("health", "HEALTH_CLASSES"),
        "difference": From("change", "DIFFERENCE"),
        "zones": From("zones", "ZONES"),
        "zone_raster": From("zones"),
    },
    chain="qaidam",
)
