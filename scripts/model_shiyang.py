"""The Shiyang workflow as a model: Land 2025, 14: 2159."""

from model_builder import FromInput, FromStep, ModelBuilder, Step, factor_preset
from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

_FACTOR = "esp:resistancefactor"
# The paper's tables of services.
_PAPER = {"PRESET": 1}
_SENSITIVITY = ("land use", "NDVI", "distance to railways", "distance to highways", "distance to water", "erosion")


def shiyang() -> ModelBuilder:
    """Four services to security pattern, as in the Shiyang paper."""
    builder = ModelBuilder(
        "shiyang",
        "Shiyang workflow: ecosystem services to security pattern",
        "Workflows",
        "Habitat quality, water yield, soil retention and carbon storage, weighed by OWA under seven attitudes to "
        "risk, give the ecological sources. Land use and habitat quality, corrected by ecological sensitivity, give "
        "the resistance. Corridors join neighbouring sources and are graded by space syntax; circuit theory finds "
        "pinch points and barriers. Tables and scores are those of Land 2025, 14: 2159; what the paper leaves out "
        "(k, Z, the weights of the factors) is an input.",
    )
    for definition in _inputs():
        builder.add_input(definition)
    for step in (*_services(), *_sources(), *_resistance(), *_corridors(), *_pattern()):
        builder.add_step(step)
    return builder


def _inputs() -> tuple:
    raster, features = QgsProcessingParameterRasterLayer, QgsProcessingParameterFeatureSource
    numbers, text = QgsProcessingParameterNumber, QgsProcessingParameterString
    return (
        raster("landcover", "Land cover"),
        raster("elevation", "Elevation"),
        raster("ndvi", "NDVI, yearly maximum"),
        raster("precipitation", "Precipitation (mm a year)"),
        raster("evapotranspiration", "Reference evapotranspiration (mm a year)"),
        raster("soil_depth", "Soil depth (mm)"),
        raster("pawc", "Plant available water content (0 to 1)"),
        raster("erosivity", "Rainfall erosivity (MJ mm / (ha h yr))"),
        raster("erodibility", "Soil erodibility (t ha h / (ha MJ mm))"),
        features("railways", "Railways", [1]),
        features("highways", "Highways", [1]),
        features("roads", "Roads and railways, for break points", [1], optional=True),
        features("districts", "Districts", [2], optional=True),
        text("water_classes", "Water classes", "5"),
        numbers("half_saturation", "Half-saturation constant k of habitat quality", numbers.Double, 0.5, minValue=0),
        numbers("z", "Seasonality constant Z of water yield", numbers.Double, 5, minValue=0),
        numbers("streams", "Cells that drain through a stream cell", numbers.Double, 1000, minValue=1),
        text("alphas", "Risk coefficients alpha", "0.0001,0.1,0.5,1,2,10,100000"),
        numbers("least_area", "Least area of a source (ha)", numbers.Double, 500, minValue=0),
        text("uncovered", "Score of shrub, wetland and snow, which the paper's land use tables leave out", "5"),
        numbers("corridor_width", "Corridor width as a cost; empty: from the corridors", numbers.Double, None, True),
        text("resistance_weights", "Weights: land use, habitat quality", "0.5,0.5"),
        text(
            "sensitivity_weights",
            "Weights: land use, NDVI, railways, highways, water, erosion",
            "1/6,1/6,1/6,1/6,1/6,1/6",
        ),
    )


def _services() -> tuple:
    return (
        Step(
            "habitat",
            "esp:habitatquality",
            "Habitat quality",
            {"LANDCOVER": FromInput("landcover"), "HALF_SATURATION": FromInput("half_saturation"), **_PAPER},
            {"OUTPUT": "Habitat quality"},
        ),
        Step(
            "water",
            "esp:wateryield",
            "Water yield",
            {
                "LANDCOVER": FromInput("landcover"),
                "PRECIPITATION": FromInput("precipitation"),
                "ET0": FromInput("evapotranspiration"),
                "SOIL_DEPTH": FromInput("soil_depth"),
                "PAWC": FromInput("pawc"),
                "Z": FromInput("z"),
                **_PAPER,
            },
            {"OUTPUT": "Water yield"},
        ),
        Step(
            "soil",
            "esp:soilretention",
            "Soil retention",
            {
                "DEM": FromInput("elevation"),
                "EROSIVITY": FromInput("erosivity"),
                "ERODIBILITY": FromInput("erodibility"),
                "LANDCOVER": FromInput("landcover"),
                "STREAM_THRESHOLD": FromInput("streams"),
                # Holes along the streams would be holes in the sources.
                "STREAM_CELLS": 1,
                **_PAPER,
            },
            {"OUTPUT": "Soil retention"},
        ),
        Step(
            "carbon",
            "esp:carbonstorage",
            "Carbon storage",
            {"LANDCOVER": FromInput("landcover"), **_PAPER},
            {"OUTPUT": "Carbon storage"},
        ),
    )


def _sources() -> tuple:
    return (
        Step(
            "owa",
            "esp:owa",
            "OWA scenarios",
            {
                "INPUTS": [FromStep(name) for name in ("habitat", "water", "soil", "carbon")],
                "ALPHAS": FromInput("alphas"),
            },
            {
                "OUTPUT": "OWA",
                "PRIORITY": "Importance classes",
                "BEST_PRIORITY": "Priority area",
                "SCENARIOS": "OWA scenarios",
            },
        ),
        Step(
            "sources",
            "esp:ecologicalsources",
            "Ecological sources",
            {
                "INPUT": FromStep("owa", "BEST_PRIORITY"),
                "VALUES": "1",
                "MIN_AREA": FromInput("least_area"),
                # The paper knows no rule but the area.
                "TOP_N": 0,
                "MIN_DPC": 0,
            },
            {"OUTPUT": "Sources", "DECISIONS": "Source decisions"},
        ),
    )


def _factor(name: str, title: str, values: dict) -> Step:
    return Step(name, _FACTOR, title, values)


def _sensitivity(name: str, title: str, preset: str, values: dict) -> Step:
    return _factor(name, title, {**values, "PRESET": factor_preset(f"shiyang_sensitivity_{preset}")})


def _resistance() -> tuple:
    landcover = {"INPUT": FromInput("landcover")}
    covered = {**landcover, "UNCOVERED": FromInput("uncovered")}
    distance = {**landcover, "MEASURE": 1}
    sensitivities = ("sensitive_landuse", "sensitive_ndvi", "railway", "highway", "riparian", "erosion")
    return (
        _factor("landuse", "Resistance: land use", {**covered, "PRESET": factor_preset("shiyang_land_use")}),
        _factor(
            "quality",
            "Resistance: habitat quality",
            {"INPUT": FromStep("habitat"), "PRESET": factor_preset("shiyang_habitat_quality")},
        ),
        Step(
            "base",
            "esp:weightedoverlay",
            "Base resistance",
            {
                "INPUTS": [FromStep("landuse"), FromStep("quality")],
                "WEIGHTS": FromInput("resistance_weights"),
                "NAMES": "land use, habitat quality",
            },
        ),
        _sensitivity("sensitive_landuse", "Sensitivity: land use", "land_use", covered),
        _sensitivity("sensitive_ndvi", "Sensitivity: NDVI", "ndvi", {"INPUT": FromInput("ndvi")}),
        _sensitivity(
            "railway", "Sensitivity: railways", "railway", {**distance, "FEATURES": FromInput("railways")}
        ),
        _sensitivity(
            "highway", "Sensitivity: highways", "highway", {**distance, "FEATURES": FromInput("highways")}
        ),
        _sensitivity("riparian", "Sensitivity: water", "water", {**distance, "VALUES": FromInput("water_classes")}),
        _factor(
            "erosion",
            "Sensitivity: erosion",
            {"INPUT": FromStep("soil", "USLE"), "METHOD": 1, "SCORES": "1,5,10,15,20"},
        ),
        Step(
            "sensitivity",
            "esp:weightedoverlay",
            "Ecological sensitivity",
            {
                "INPUTS": [FromStep(name) for name in sensitivities],
                "WEIGHTS": FromInput("sensitivity_weights"),
                "NAMES": ", ".join(_SENSITIVITY),
            },
            {"OUTPUT": "Sensitivity"},
        ),
        Step(
            "resistance",
            "esp:sensitivitycorrection",
            "Corrected resistance",
            {"RESISTANCE": FromStep("base"), "SENSITIVITY": FromStep("sensitivity")},
            {"OUTPUT": "Resistance"},
        ),
    )


def _corridors() -> tuple:
    network = {"SOURCES": FromStep("sources"), "RESISTANCE": FromStep("resistance")}
    graded = FromStep("syntax", "CORRIDORS_OUT")
    return (
        Step(
            "corridors",
            "esp:corridors",
            "Corridors",
            network,
            {"CORRIDOR_RASTER": "Corridor raster", "LINKS": "Links"},
        ),
        Step(
            "syntax",
            "esp:spacesyntax",
            "Space syntax",
            {"CORRIDORS": FromStep("corridors", "CORRIDORS"), "SOURCES": FromStep("sources")},
            {"CORRIDORS_OUT": "Corridors", "OUTPUT": "Segments"},
        ),
        Step(
            "pinchpoints",
            "esp:pinchpoints",
            "Pinch points",
            {
                **network,
                "CORRIDORS": graded,
                "WIDTH": FromInput("corridor_width"),
                "LANDCOVER": FromInput("landcover"),
            },
            {"CURRENT": "Current", "PINCH_POINTS": "Pinch points"},
        ),
        Step(
            "barriers",
            "esp:barriers",
            "Barriers",
            {
                **network,
                "CORRIDORS": graded,
                "PINCH_POINTS": FromStep("pinchpoints", "PINCH_POINTS"),
                "LANDCOVER": FromInput("landcover"),
            },
            {"OUTPUT": "Barrier score", "BARRIERS": "Barriers"},
        ),
    )


def _pattern() -> tuple:
    return (
        Step(
            "pattern",
            "esp:securitypattern",
            "Security pattern",
            {
                "SOURCES": FromStep("sources"),
                "CORRIDORS": FromStep("syntax", "CORRIDORS_OUT"),
                "PINCH_POINTS": FromStep("pinchpoints", "PINCH_POINTS"),
                "BARRIERS": FromStep("barriers", "BARRIERS"),
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
                    FromStep("owa", "BEST_PRIORITY"),
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
                    *(FromStep(name) for name in ("resistance", "habitat", "water", "soil", "carbon")),
                    FromStep("owa", "BEST_PRIORITY"),
                    FromStep("sources"),
                    FromStep("base"),
                    FromStep("sensitivity"),
                    FromStep("corridors", "CORRIDOR_RASTER"),
                    FromStep("syntax", "CORRIDORS_OUT"),
                    FromStep("pinchpoints", "CURRENT"),
                    FromStep("barriers"),
                ],
            },
            {"REPORT": "Report", "REPORT_JSON": "Report numbers", "MAP": "Map"},
        ),
    )
