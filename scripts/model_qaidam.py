"""The Qaidam workflow as a model: Journal of Arid Land 2025, 17(10)."""

from model_builder import FromInput, FromStep, ModelBuilder, Step, factor_preset
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

# The factors of the resistance surface, in the order of the judgement matrix.
FACTORS = "land use, distance to road, distance to water, NDVI, elevation, slope"


def qaidam() -> ModelBuilder:
    """Land cover to security pattern, as in the Qaidam paper."""
    builder = ModelBuilder(
        "qaidam",
        "Qaidam workflow: land cover to security pattern",
        "Workflows",
        "MSPA and connectivity give the ecological sources, six weighted factors the resistance, all pairs of sources "
        "the corridors, and the gravity model tells important from general ones. Pinch points, barriers, the health "
        "of the ecosystem over the years and restoration zones join them. Weights and scores are those of "
        "Journal of Arid Land 2025, 17(10); elevation and slope are classed by natural breaks, since the paper's "
        "limits fit only its basin.",
    )
    numbers = QgsProcessingParameterNumber
    text = QgsProcessingParameterString
    for definition in (
        QgsProcessingParameterRasterLayer("landcover", "Land cover"),
        QgsProcessingParameterRasterLayer("elevation", "Elevation"),
        QgsProcessingParameterRasterLayer("ndvi", "NDVI"),
        QgsProcessingParameterFeatureSource("roads", "Roads and railways", [1]),
        QgsProcessingParameterMultipleLayers("landcovers", "Land cover of several years", QgsProcessing.TypeRaster),
        QgsProcessingParameterMultipleLayers("npp", "NPP of the same years", QgsProcessing.TypeRaster),
        QgsProcessingParameterMultipleLayers(
            "disturbance", "Disturbance: mines, roads, night light", QgsProcessing.TypeMapLayer, optional=True
        ),
        QgsProcessingParameterFeatureSource("districts", "Districts", [2], optional=True),
        text("natural_classes", "Natural classes", "2,3,4,5,6,9"),
        text("water_classes", "Water classes", "5"),
        numbers("edge_width", "Edge width (cells)", numbers.Integer, 1, minValue=1, maxValue=100),
        numbers("largest", "Number of largest patches", numbers.Integer, 30, minValue=1),
        numbers("least_dpc", "Least dPC of a source", numbers.Double, 1.1, minValue=0),
        numbers("distance", "Distance threshold of connectivity (m)", numbers.Double, 5000, minValue=0),
        text(
            "judgements",
            "Judgement matrix: land use, road, water, NDVI, elevation, slope",
            "1,7,3,4,1,2;1/7,1,1/2,1/2,1/5,1/4;1/3,2,1,2,1/2,1;1/4,2,1/2,1,1/3,1/2;1,5,2,3,1,2;1/2,4,1,2,1/2,1",
        ),
        numbers("corridor_width", "Corridor width as a cost; empty: from the corridors", numbers.Double, None, True),
        numbers("least_zone", "Smallest restoration zone (ha)", numbers.Double, 0, minValue=0),
        numbers("gravity", "Gravity of important corridors", numbers.Double, 400, minValue=0),
    ):
        builder.add_input(definition)

    factor = "esp:resistancefactor"
    for step in (
        Step(
            "mspa",
            "esp:mspa",
            "MSPA",
            {
                "INPUT": FromInput("landcover"),
                "FOREGROUND": FromInput("natural_classes"),
                "EDGE_WIDTH": FromInput("edge_width"),
            },
            {"OUTPUT": "MSPA"},
        ),
        Step(
            "sources",
            "esp:ecologicalsources",
            "Ecological sources",
            {
                "INPUT": FromStep("mspa", "CLASSES"),
                "VALUES": "1",
                "TOP_N": FromInput("largest"),
                "MIN_DPC": FromInput("least_dpc"),
                "DISTANCE": FromInput("distance"),
            },
            {"OUTPUT": "Sources", "DECISIONS": "Source decisions"},
        ),
        Step(
            "landuse",
            factor,
            "Factor: land use",
            {"INPUT": FromInput("landcover"), "PRESET": factor_preset("qaidam_land_use")},
        ),
        Step(
            "road",
            factor,
            "Factor: distance to roads",
            {
                "INPUT": FromInput("landcover"),
                "MEASURE": 1,
                "FEATURES": FromInput("roads"),
                "PRESET": factor_preset("qaidam_distance_to_road"),
            },
        ),
        Step(
            "water",
            factor,
            "Factor: distance to water",
            {
                "INPUT": FromInput("landcover"),
                "MEASURE": 1,
                "VALUES": FromInput("water_classes"),
                "PRESET": factor_preset("qaidam_distance_to_water"),
            },
        ),
        Step(
            "vegetation",
            factor,
            "Factor: NDVI",
            {"INPUT": FromInput("ndvi"), "PRESET": factor_preset("qaidam_ndvi"), "UNCOVERED": "9"},
        ),
        Step(
            "elevation",
            factor,
            "Factor: elevation",
            {"INPUT": FromInput("elevation"), "METHOD": 1},
        ),
        Step(
            "slope",
            factor,
            "Factor: slope",
            {"INPUT": FromInput("elevation"), "MEASURE": 2, "METHOD": 1},
        ),
        Step(
            "ahp",
            "esp:ahp",
            "AHP weights",
            {
                "MATRIX": FromInput("judgements"),
                "NAMES": FACTORS,
            },
            {"WEIGHTS_TABLE": "Weights"},
        ),
        Step(
            "resistance",
            "esp:weightedoverlay",
            "Resistance surface",
            {
                "INPUTS": [
                    FromStep(name) for name in ("landuse", "road", "water", "vegetation", "elevation", "slope")
                ],
                "WEIGHTS": FromStep("ahp", "WEIGHTS"),
                "NAMES": FACTORS,
            },
            {"OUTPUT": "Resistance"},
        ),
        Step(
            "corridors",
            "esp:corridors",
            "Corridors",
            {
                "SOURCES": FromStep("sources"),
                "RESISTANCE": FromStep("resistance"),
                "ADJACENCY": 3,
                "DROP_INTERMEDIATE": False,
            },
            {"CORRIDOR_RASTER": "Corridor raster", "LINKS": "Links"},
        ),
        Step(
            "gravity",
            "esp:gravity",
            "Gravity",
            {
                "SOURCES": FromStep("sources"),
                "CORRIDORS": FromStep("corridors", "CORRIDORS"),
                "RESISTANCE": FromStep("resistance"),
                "THRESHOLD": FromInput("gravity"),
            },
            {"OUTPUT": "Corridors", "MATRIX": "Gravity matrix"},
        ),
        Step(
            "pinchpoints",
            "esp:pinchpoints",
            "Pinch points",
            {
                "SOURCES": FromStep("sources"),
                "RESISTANCE": FromStep("resistance"),
                "CORRIDORS": FromStep("gravity"),
                "WIDTH": FromInput("corridor_width"),
                # The paper's choice: all sources to each in turn.
                "MODE": 1,
                "LANDCOVER": FromInput("landcover"),
            },
            {"CURRENT": "Current", "PINCH_POINTS": "Pinch points"},
        ),
        Step(
            "barriers",
            "esp:barriers",
            "Barriers",
            {
                "SOURCES": FromStep("sources"),
                "RESISTANCE": FromStep("resistance"),
                "CORRIDORS": FromStep("gravity"),
                "PINCH_POINTS": FromStep("pinchpoints", "PINCH_POINTS"),
                "LANDCOVER": FromInput("landcover"),
            },
            {"OUTPUT": "Barrier score", "BARRIERS": "Barriers"},
        ),
        Step(
            "health",
            "esp:ecosystemhealth",
            "Ecosystem health",
            # Natural breaks: the paper's limits fit only its basin.
            {"LANDCOVERS": FromInput("landcovers"), "VITALITIES": FromInput("npp"), "CLASSIFICATION": 1},
            {"OUTPUT": "Health", "HEALTH_CLASSES": "Health classes", "CLASS_TABLE": "Health class areas"},
        ),
        Step(
            "change",
            "esp:healthchange",
            "Change of health",
            {
                "INPUT": FromStep("health"),
                "COMPONENTS": FromStep("health", "COMPONENTS"),
                "CLASSIFICATION": 1,
            },
            {"DIFFERENCE": "Health difference", "TRANSITION": "Health transitions"},
        ),
        Step(
            "zones",
            "esp:restorationzones",
            "Restoration zones",
            {
                "HEALTH": FromStep("health", "HEALTH_CLASSES"),
                "CORRIDORS": FromStep("gravity"),
                "SOURCES": FromStep("sources"),
                "TREND": FromStep("change", "DIFFERENCE"),
                "DISTURBANCE": FromInput("disturbance"),
                "ELEVATION": FromInput("elevation"),
                "LANDCOVER": FromInput("landcover"),
                "DISTRICTS": FromInput("districts"),
                "MIN_AREA": FromInput("least_zone"),
            },
            {"OUTPUT": "Restoration zones", "ZONES": "Zones", "RULE": "Deciding rules", "AREA_TABLE": "Zone areas"},
        ),
        Step(
            "pattern",
            "esp:securitypattern",
            "Security pattern",
            {
                "SOURCES": FromStep("sources"),
                "CORRIDORS": FromStep("gravity"),
                "PINCH_POINTS": FromStep("pinchpoints", "PINCH_POINTS"),
                "BARRIERS": FromStep("barriers", "BARRIERS"),
                "ZONES": FromStep("zones", "ZONES"),
                "DISTRICTS": FromInput("districts"),
                "DISTRICT_FIELD": "name",
                "ROADS": FromInput("roads"),
                "ROAD_FIELD": "class",
                "LANDCOVER": FromInput("landcover"),
                "LAYERS": [
                    FromInput("landcover"),
                    FromStep("resistance"),
                    FromStep("corridors", "CORRIDOR_RASTER"),
                    FromStep("pinchpoints", "CURRENT"),
                    FromStep("barriers"),
                    FromStep("health"),
                    FromStep("mspa"),
                ],
            },
            {"PATTERN": "Pattern", "PATTERN_TABLE": "Pattern table", "PROJECT": "Project"},
        ),
        Step(
            "report",
            "esp:report",
            "Report",
            {
                "PATTERN": FromStep("pattern", "PATTERN"),
                "LAYERS": [
                    FromStep("resistance"),
                    FromStep("mspa"),
                    FromStep("sources"),
                    FromStep("ahp", "WEIGHTS_TABLE"),
                    FromStep("corridors", "CORRIDOR_RASTER"),
                    FromStep("gravity"),
                    FromStep("pinchpoints", "CURRENT"),
                    FromStep("barriers"),
                    FromStep("health"),
                    FromStep("change", "DIFFERENCE"),
                    FromStep("zones"),
                ],
            },
            {"REPORT": "Report", "REPORT_JSON": "Report numbers", "MAP": "Map"},
        ),
    ):
        builder.add_step(step)
    return builder
