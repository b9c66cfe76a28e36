"""The Shiyang workflow: four services to sources by OWA, corrected resistance, corridors, pinch points and barriers.

Source: Land 2025, 14: 2159.
"""

from __future__ import annotations

from .. import blocks
from ..definition import From, Given, Layer, Output, Parameter, Product, Step, Variation, Workflow
from ..service_blocks import services

# The paper's tables of services.
_PAPER = {"PRESET": "shiyang"}

_LAYERS = (
    blocks.LANDCOVER,
    blocks.ELEVATION,
    Layer("precipitation", "Precipitation (mm a year)", help="Millimetres a year."),
    Layer("evapotranspiration", "Reference evapotranspiration (mm a year)", help="Reference, millimetres a year."),
    Layer("soil_depth", "Soil depth (mm)", help="Millimetres."),
    Layer("pawc", "Plant available water content (0 to 1)", help="Plant available water, 0 to 1."),
    Layer("erosivity", "Rainfall erosivity (MJ mm / (ha h yr))", help="MJ mm / (ha h yr)."),
    Layer("erodibility", "Soil erodibility (t ha h / (ha MJ mm))", help="t ha h / (ha MJ mm)."),
    Layer("ndvi", "NDVI, yearly maximum", optional=True, help="-1 to 1. A factor of the sensitivity."),
    Layer("railways", "Railways", "line", optional=True, help="Land near them is sensitive."),
    Layer("highways", "Highways", "line", optional=True, help="Land near them is sensitive."),
    blocks.CROSSED_ROADS,
    blocks.DISTRICTS,
    blocks.RECORDS,
    blocks.ROAD_CLASSES,
    blocks.DATA_SOURCES,
)

_PARAMETERS = (
    blocks.LEGEND,
    blocks.WATER_CLASSES,
    Parameter(
        "half_saturation",
        "Half-saturation constant k of habitat quality",
        0.5,
        least=0,
        help="About half of the greatest degradation.",
        variation=Variation(("services", "half_saturation"), "triangular", least=1e-9),
        advanced=True,
    ),
    Parameter(
        "z",
        "Seasonality constant Z of water yield",
        5,
        least=0,
        help="About a fifth of the number of rainy days in a year.",
        variation=Variation(("services", "seasonality"), "uniform", least=1e-9, greatest=100.0),
        advanced=True,
    ),
    Parameter(
        "streams",
        "Cells that drain through a stream cell",
        1000,
        least=1,
        help="Where so many cells drain through one, a stream begins.",
        advanced=True,
    ),
    Parameter(
        "alphas",
        "Risk coefficients alpha",
        "0.0001,0.1,0.5,1,2,10,100000",
        "numbers",
        help="One scenario each: small ones take risks, large ones avoid them.",
    ),
    Parameter(
        "least_area",
        "Least area of a source (ha)",
        500,
        least=0,
        help="Smaller patches do not become sources.",
        unit="ha",
        variation=Variation(("sources", "least_area"), "triangular"),
    ),
    Parameter(
        "uncovered",
        "Score of shrub, wetland and snow",
        "5",
        "text",
        help="The paper's land use tables of resistance and sensitivity leave these classes out.",
        advanced=True,
    ),
    blocks.BRIDGE_GAPS,
    blocks.RASTER_WIDTH,
    blocks.CORRIDOR_WIDTH,
    Parameter(
        "resistance_weights",
        "Weights: land use, habitat quality",
        "0.5,0.5",
        "numbers",
        help="In the order of the factors; they sum to 1.",
    ),
    Parameter(
        "sensitivity_weights",
        "Weights of the factors of sensitivity",
        "1/6,1/6,1/6,1/6,1/6,1/6",
        "numbers",
        help="Land use, NDVI, railways, highways, water, erosion, in this order; they sum to 1.",
    ),
    blocks.FIX_FROM,
)

_SERVICES = services(
    _PAPER,
    {"HALF_SATURATION": Given("half_saturation")},
    {"Z": Given("z")},
    {"STREAM_THRESHOLD": Given("streams")},
    Output("USLE", file="soil_loss.tif"),
)

_SOURCES = (
    *_SERVICES,
    Step(
        "owa",
        "sources",
        "esp:owa",
        "OWA scenarios",
        {"INPUTS": [From(step.name) for step in _SERVICES], "ALPHAS": Given("alphas"), **blocks.FIXED},
        (
            Output("OUTPUT", "OWA", "owa.tif"),
            Output("PRIORITY", "Importance classes", "importance_classes.tif"),
            Output("BEST_PRIORITY", "Priority area", "priority_area.tif", background=True, layer=True),
            Output("SCENARIOS", "OWA scenarios", "owa_scenarios.csv"),
            Output("PAGE", file="owa.html"),
        ),
    ),
    blocks.selected_sources(
        {
            "INPUT": From("owa", "BEST_PRIORITY"),
            "VALUES": "1",
            "MIN_AREA": Given("least_area"),
            # The paper knows no rule but the area.
            "TOP_N": 0,
            "MIN_DPC": 0,
            # Priority areas have no edges: a single cell parts no sources.
            "BRIDGE_GAPS": Given("bridge_gaps"),
            "EDGE_WIDTH": 0,
        }
    ),
)

_COVER = {**blocks.COVER_INPUT, "UNCOVERED": Given("uncovered")}
_DISTANCE = {**blocks.COVER_INPUT, "MEASURE": "distance"}

_FACTORS = (
    blocks.factor("landuse", "Resistance: land use", "land use", {**_COVER, "PRESET": "shiyang_land_use"}, "landcover"),
    blocks.factor(
        "quality",
        "Resistance: habitat quality",
        "habitat quality",
        {"INPUT": Product("habitat_quality"), "PRESET": "shiyang_habitat_quality"},
        "landcover",
    ),
)

_SENSITIVITIES = (
    blocks.factor(
        "sensitive_landuse",
        "Sensitivity: land use",
        "land use",
        {**_COVER, "PRESET": "shiyang_sensitivity_land_use"},
        "landcover",
    ),
    blocks.factor(
        "sensitive_ndvi",
        "Sensitivity: NDVI",
        "NDVI",
        {"INPUT": Given("ndvi"), "PRESET": "shiyang_sensitivity_ndvi"},
        "ndvi",
    ),
    blocks.factor(
        "railway",
        "Sensitivity: railways",
        "distance to railways",
        {**_DISTANCE, "FEATURES": Given("railways"), "PRESET": "shiyang_sensitivity_railway"},
        *("landcover", "railways"),
    ),
    blocks.factor(
        "highway",
        "Sensitivity: highways",
        "distance to highways",
        {**_DISTANCE, "FEATURES": Given("highways"), "PRESET": "shiyang_sensitivity_highway"},
        *("landcover", "highways"),
    ),
    blocks.factor(
        "riparian",
        "Sensitivity: water",
        "distance to water",
        {**_DISTANCE, "VALUES": Given("water_classes"), "PRESET": "shiyang_sensitivity_water"},
        "landcover",
    ),
    blocks.factor(
        "erosion",
        "Sensitivity: erosion",
        "erosion",
        {"INPUT": Product("soil_loss"), "CLASSIFICATION": "natural breaks", "SCORES": "1,5,10,15,20"},
        *("landcover", "elevation", "erosivity", "erodibility"),
    ),
)

_RESISTANCE = (
    *_FACTORS,
    blocks.overlay(
        "base",
        "Base resistance",
        _FACTORS,
        Given("resistance_weights"),
        Output("OUTPUT", file="base_resistance.tif", background=True, hidden=True, layer=True),
        restorable="land use",
        # The printed mean of 29.90 is a mean of the base weighted by sensitivity; a mean of both factors ends at 20.
        OPERATION="total",
    ),
    *_SENSITIVITIES,
    blocks.overlay(
        "sensitivity",
        "Ecological sensitivity",
        _SENSITIVITIES,
        Given("sensitivity_weights"),
        Output("OUTPUT", "Sensitivity", "sensitivity.tif", background=True, layer=True),
    ),
    Step(
        "resistance",
        "resistance",
        "esp:sensitivitycorrection",
        "Corrected resistance",
        {"RESISTANCE": From("base"), "SENSITIVITY": From("sensitivity"), **blocks.FIXED},
        (Output("OUTPUT", "Resistance", "resistance.tif", background=True, layer=True),),
    ),
    # Land use may be restored, a place stays as sensitive as it is: the same divisor for both surfaces.
    Step(
        "reachable",
        "resistance",
        "esp:sensitivitycorrection",
        "What restoration can reach",
        {"RESISTANCE": From("base", "REACHABLE"), "SENSITIVITY": From("sensitivity"), **blocks.FIXED},
        (Output("OUTPUT", file="restored_resistance.tif", background=True, hidden=True),),
    ),
)

_CORRIDORS = (
    blocks.corridors(),
    Step(
        "syntax",
        "corridors",
        "esp:spacesyntax",
        "Space syntax",
        {"CORRIDORS": From("corridors", "CORRIDORS"), "SOURCES": Product("sources"), **blocks.GO_ON, **blocks.FIXED},
        (
            Output("CORRIDORS_OUT", "Corridors", "corridors.gpkg", layer=True),
            Output("OUTPUT", "Segments", "segments.gpkg"),
        ),
    ),
)

WORKFLOW = SHIYANG = Workflow(
    "shiyang",
    "Shiyang workflow: ecosystem services to security pattern",
    "Shiyang",
    "Habitat quality, water yield, soil retention and carbon storage, weighed by OWA under seven attitudes to "
    "risk, give the ecological sources. The sum of land use and habitat quality, corrected by ecological "
    "sensitivity, gives the resistance. Corridors join neighbouring sources and are graded by space syntax; "
    "circuit theory finds pinch points and barriers. Tables and scores are those of Land 2025, 14: 2159; what the "
    "paper leaves out (k, Z, the weights of the factors) is an input. Where most land yields no water, the chosen "
    "scenario, which asks for all services, keeps a few percent of it as sources; the table of scenarios has the "
    "others.",
    "Land 2025, 14: 2159",
    _LAYERS,
    _PARAMETERS,
    (
        *_SOURCES,
        *_RESISTANCE,
        *_CORRIDORS,
        *blocks.pinch_points_and_barriers(reachable=True),
        *blocks.pattern_and_report(
            ("resistance", "corridor_raster", "current", "barrier_score", "priority_area"),
            (
                *("resistance", "habitat_quality", "water_yield", "soil_retention", "carbon_storage"),
                *("priority_area", "sources", "base_resistance", "sensitivity", "corridor_raster", "corridors"),
                *("current", "barrier_score"),
            ),
            ROAD_CLASSES=Given("road_classes"),
        ),
    ),
    {
        **blocks.network_products(From("syntax", "CORRIDORS_OUT")),
        "habitat_quality": From("habitat"),
        "water_yield": From("water"),
        "soil_retention": From("soil"),
        "soil_loss": From("soil", "USLE"),
        "carbon_storage": From("carbon"),
        "priority_area": From("owa", "BEST_PRIORITY"),
        "base_resistance": From("base"),
        "sensitivity": From("sensitivity"),
        "resistance": From("resistance"),
        "reachable": From("reachable"),
    },
    chain="shiyang",
)
