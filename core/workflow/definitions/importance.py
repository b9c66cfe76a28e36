"""The importance workflow: important services and sensitive land give the sources, night light corrects the resistance.

Source: the guide for delineating ecological conservation redlines (China, 2017); Chen, Peng et al. (2017), Geographical
Research 36: 471.
"""

from __future__ import annotations

from .. import blocks
from ..definition import From, Given, Layer, Output, Parameter, Product, Step, Workflow
from ..service_blocks import services

_LAYERS = (
    blocks.LANDCOVER,
    blocks.ELEVATION,
    Layer("erosivity", "Rainfall erosivity (MJ mm / (ha h yr))", help="MJ mm / (ha h yr)."),
    Layer(
        "cover",
        "Vegetation cover (0 to 1)",
        help="A fraction. The highest NDVI of the year can stand for it; it is lower, so that more land is sensitive.",
    ),
    Layer("precipitation", "Precipitation (mm a year)", optional=True, help="For the water yield."),
    Layer("evapotranspiration", "Reference evapotranspiration (mm a year)", optional=True, help="For the water yield."),
    Layer("soil_depth", "Soil depth (mm)", optional=True, help="For the water yield."),
    Layer("pawc", "Plant available water content (0 to 1)", optional=True, help="For the water yield."),
    Layer("erodibility", "Soil erodibility (t ha h / (ha MJ mm))", optional=True, help="For the soil retention."),
    Layer(
        "suitability",
        "Habitat suitability (0 to 1)",
        optional=True,
        help="For example of MaxEnt (cloglog). It is turned into a factor of the resistance.",
    ),
    Layer(
        "night_light",
        "Night light",
        optional=True,
        help="Corrects the resistance within each land cover: resistance x light / mean light of the class.",
    ),
    Layer(
        "roads",
        "Roads and railways",
        "line",
        optional=True,
        help="A factor of the resistance; corridors that cross them have break points.",
    ),
    blocks.DISTRICTS,
    blocks.RECORDS,
    blocks.ROAD_CLASSES,
    blocks.DATA_SOURCES,
)

_PARAMETERS = (
    blocks.LEGEND,
    blocks.NATURAL_CLASSES,
    Parameter(
        "layer_classes",
        "Classes of importance and sensitivity that count",
        "2,3",
        "text",
        help="3 is extremely, 2 also what is important or sensitive.",
    ),
    Parameter(
        "least_layers",
        "Of importance and sensitivity so many must hold a cell",
        1,
        "whole",
        1,
        2,
        help="1: important or sensitive; 2: both.",
    ),
    blocks.BRIDGE_GAPS,
    Parameter("largest", "Number of largest patches", 30, "whole", 1, help="So many of them can become sources."),
    Parameter(
        "least_dpc",
        "Least dPC of a source",
        1.1,
        least=0,
        greatest=100,
        help="How much of the landscape's connectivity hangs on a patch. 0: all.",
        unit="%",
    ),
    Parameter(
        "curvature",
        "Curvature of suitability to resistance",
        4,
        least=0.01,
        help="c of the negative exponential: 1 hardly bent, 16 low resistance until habitat is poor. Try several.",
        advanced=True,
    ),
    Parameter(
        "greatest_resistance",
        "Greatest resistance after the correction",
        100,
        least=0,
        help="A single mine in dark land would otherwise have a resistance of thousands.",
        advanced=True,
    ),
    Parameter(
        "new_corridors",
        "New corridors that are looked for",
        least=1,
        type="whole",
        help="Empty: a tenth of those that are there.",
        empty="a tenth",
        advanced=True,
    ),
    blocks.RASTER_WIDTH,
    blocks.CORRIDOR_WIDTH,
    blocks.FIX_FROM,
)

# The tables of services are those that are known for arid land.
_SERVICES = services({"PRESET": "shiyang"}, {}, {}, {})

_SOURCES = (
    *_SERVICES,
    Step(
        "importance",
        "sources",
        "esp:ecologicalimportance",
        "Importance of the services",
        {"INPUTS": [From(step.name) for step in _SERVICES]},
        (
            Output("OUTPUT", file="importance_of_services.tif", background=True, hidden=True, layer=True),
            Output("COMBINED", "Importance", "importance.tif", background=True, layer=True),
            Output("TABLE", "Areas of importance", "importance.csv"),
        ),
    ),
    Step(
        "relief",
        "sources",
        "esp:resistancefactor",
        "Relief",
        {"INPUT": Given("elevation"), "MEASURE": "relief", "CLASSIFICATION": "natural breaks"},
        (Output("MEASURED", file="relief.tif", background=True, hidden=True),),
    ),
    Step(
        "sensitivity",
        "sources",
        "esp:ecologicalsensitivity",
        "Sensitivity to erosion",
        {
            "PRESET": "erosion",
            # The three grades of the guide, as the importance has three classes.
            "GRADES": "3",
            "INPUTS": [Given("erosivity"), From("relief", "MEASURED"), Given("cover")],
            "FACTORS": "rain_erosivity, relief, cover",
        },
        (
            Output("OUTPUT", file="sensitivity.tif", background=True, hidden=True),
            Output("CLASSES", "Sensitivity", "sensitivity_grades.tif", background=True, layer=True),
            Output("TABLE", "Areas of sensitivity", "sensitivity.csv"),
        ),
    ),
    Step(
        "mspa",
        "sources",
        "esp:mspa",
        "MSPA",
        {**blocks.COVER_INPUT, "FOREGROUND": Given("natural_classes")},
        (
            Output("OUTPUT", "MSPA", "mspa.tif", background=True, layer=True),
            Output("CLASSES", file="mspa_classes.tif"),
        ),
    ),
    blocks.selected_sources(
        {
            "INPUT": From("mspa", "CLASSES"),
            "VALUES": "1",
            "LAYERS": [From("importance", "COMBINED"), From("sensitivity", "CLASSES")],
            "LAYER_CLASSES": Given("layer_classes"),
            "RULE": "at least",
            "LEAST_LAYERS": Given("least_layers"),
            "TOP_N": Given("largest"),
            "MIN_DPC": Given("least_dpc"),
            "BRIDGE_GAPS": Given("bridge_gaps"),
            "EDGE_WIDTH": 1,
        },
        Output("LAYER_TABLE", "Importance and sensitivity of the sources", "layers_of_sources.csv"),
    ),
)

_FACTORS = (
    blocks.LAND_USE,
    blocks.factor("slope", "Factor: slope", "slope", {"INPUT": Given("elevation"), "MEASURE": "slope"}, "elevation"),
    blocks.factor(
        "road",
        "Factor: distance to roads",
        "distance to road",
        {
            **blocks.COVER_INPUT,
            "MEASURE": "distance",
            "FEATURES": Given("roads"),
            "PRESET": "qaidam_distance_to_road",
        },
        *("landcover", "roads"),
    ),
    blocks.factor(
        "suitability",
        "Factor: habitat suitability",
        "habitat suitability",
        # On the scale of the other factors.
        {"INPUT": Given("suitability"), "CLASSIFICATION": "transform", "SHAPE": Given("curvature"), "GREATEST": 9},
        "suitability",
    ),
)

_RESISTANCE = (
    *_FACTORS,
    Step(
        "detector",
        "resistance",
        "esp:geodetector",
        "Weights by the geographical detector",
        # Weights without judgements. The quality of habitats would not do: it is made from the land use itself.
        {
            "Y": Given("cover"),
            "FACTORS": [From(step.name) for step in _FACTORS],
            "NAMES": ", ".join(step.factor for step in _FACTORS),
        },
        (
            Output("FACTOR_TABLE", "Factors and vegetation cover", "factor_detector.csv"),
            Output("WEIGHTS", "Weights", "weights.csv"),
            Output("PAGE", file="factor_detector.html"),
        ),
    ),
    blocks.overlay(
        "base",
        "Base resistance",
        _FACTORS,
        From("detector", "WEIGHTS_OUT"),
        Output("OUTPUT", file="base_resistance.tif", background=True, hidden=True, layer=True),
    ),
    Step(
        "resistance",
        "resistance",
        "esp:sensitivitycorrection",
        "Resistance corrected by night light",
        {
            "RESISTANCE": From("base"),
            "SENSITIVITY": Given("night_light"),
            **blocks.COVER,
            # In full, all land without light would have the least resistance.
            "STRENGTH": "half",
            "MAXIMUM": Given("greatest_resistance"),
            **blocks.FIXED,
        },
        (Output("OUTPUT", "Resistance", "resistance.tif", background=True, layer=True),),
        needs=("night_light",),
        passes="RESISTANCE",
    ),
)

_CORRIDORS = (
    blocks.corridors(final=True),
    Step(
        "gain",
        "corridors",
        "esp:networkgain",
        "New corridors",
        {
            "SOURCES": Product("sources"),
            "RESISTANCE": Product("resistance"),
            "CORRIDORS": From("corridors", "CORRIDORS"),
            "STRATEGY": "low degree first",
            "EDGES": Given("new_corridors"),
            **blocks.GO_ON,
        },
        (
            Output("GAINS", "New corridors by rank", "new_corridors.gpkg", background=True, layer=True),
            Output("BEFORE_AFTER", "Network before and after", "network_gain.csv"),
        ),
    ),
)

WORKFLOW = Workflow(
    "importance",
    "Importance workflow: services, sensitivity and night light to security pattern",
    "Importance",
    "Core of natural land that is important for a service or sensitive to erosion gives the sources: the cells that "
    "hold the first half and the next three tenths of a service, and the three grades of sensitivity of the red-line "
    "guide. The weights of the resistance are what its factors explain of the vegetation cover; night light corrects "
    "it within each land cover, at half strength. Corridors join neighbouring sources, and new ones are looked for "
    "between the sources that have least. The tables of services are those of Land 2025, 14: 2159, made for arid "
    "land; the choice of factors, their weights by the geographical detector and the half strength are the toolbox' "
    "own.",
    "Guide for delineating ecological conservation redlines (2017); Chen et al. (2017), Geographical Research 36: 471",
    _LAYERS,
    _PARAMETERS,
    (
        *_SOURCES,
        *_RESISTANCE,
        *_CORRIDORS,
        *blocks.pinch_points_and_barriers(),
        *blocks.pattern_and_report(
            ("resistance", "corridor_raster", "current", "barrier_score", "importance", "sensitivity"),
            (
                *("habitat_quality", "water_yield", "soil_retention", "carbon_storage", "importance", "sensitivity"),
                *("mspa", "sources", "weights", "resistance", "corridor_raster", "corridors", "new_corridors"),
                *("current", "barrier_score"),
            ),
            ROAD_CLASSES=Given("road_classes"),
        ),
    ),
    {
        **blocks.network_products(From("corridors", "CORRIDORS")),
        "habitat_quality": From("habitat"),
        "water_yield": From("water"),
        "soil_retention": From("soil"),
        "carbon_storage": From("carbon"),
        "importance": From("importance", "COMBINED"),
        "sensitivity": From("sensitivity", "CLASSES"),
        "mspa": From("mspa"),
        "weights": From("detector", "WEIGHTS"),
        "resistance": From("resistance"),
        "new_corridors": From("gain", "GAINS"),
    },
)
