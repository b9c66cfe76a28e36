"""A workflow of the main steps without its long ones (report, security pattern), as a model file of a user."""

import json
import sys

import package

sys.path.insert(0, str(package.ROOT / "scripts"))

from model_builder import FromInput, FromStep, ModelBuilder, Step  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsProcessing,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

YEARS = (2003, 2013, 2023)


def write_model(path):
    """Write the model; the algorithms of the toolbox must be registered."""
    builder = ModelBuilder("small", "Small workflow", "Tests", "Sources, resistance, corridors, currents, health.")
    number = QgsProcessingParameterNumber
    for definition in (
        QgsProcessingParameterRasterLayer("landcover", "Land cover"),
        QgsProcessingParameterRasterLayer("elevation", "Elevation"),
        QgsProcessingParameterMultipleLayers("landcovers", "Land covers", QgsProcessing.TypeRaster),
        QgsProcessingParameterMultipleLayers("npp", "NPP", QgsProcessing.TypeRaster),
        QgsProcessingParameterString("natural_classes", "Natural classes", "2,3,4,5,6,9"),
        number("edge_width", "Edge width", number.Integer, 1, minValue=1, maxValue=100),
        number("gravity", "Gravity", number.Double, 400, minValue=0),
    ):
        builder.add_input(definition)
    cover = FromInput("landcover")
    joint = {"SOURCES": FromStep("sources"), "RESISTANCE": FromStep("resistance")}
    for step in (
        Step("mspa", "esp:mspa", "MSPA",
             {"INPUT": cover, "FOREGROUND": FromInput("natural_classes"), "EDGE_WIDTH": FromInput("edge_width")},
             {"CLASSES": "MSPA"}),
        Step("sources", "esp:ecologicalsources", "Sources",
             {"INPUT": FromStep("mspa", "CLASSES"), "VALUES": "1", "TOP_N": 12}, {"OUTPUT": "Sources"}),
        Step("landuse", "esp:resistancefactor", "Land use", {"INPUT": cover, "PRESET": 1}),
        Step("slope", "esp:resistancefactor", "Slope", {"INPUT": FromInput("elevation"), "MEASURE": 2, "METHOD": 1}),
        Step("resistance", "esp:weightedoverlay", "Resistance",
             {"INPUTS": [FromStep("landuse"), FromStep("slope")], "WEIGHTS": "0.7,0.3"}, {"OUTPUT": "Resistance"}),
        Step("corridors", "esp:corridors", "Corridors", joint, {"LINKS": "Links"}),
        Step("gravity", "esp:gravity", "Gravity",
             {**joint, "CORRIDORS": FromStep("corridors", "CORRIDORS"), "THRESHOLD": FromInput("gravity")},
             {"OUTPUT": "Corridors"}),
        Step("pinchpoints", "esp:pinchpoints", "Pinch points", {**joint, "CORRIDORS": FromStep("gravity")},
             {"CURRENT": "Current", "PINCH_POINTS": "Pinch points"}),
        Step("barriers", "esp:barriers", "Barriers", {**joint, "CORRIDORS": FromStep("gravity")},
             {"OUTPUT": "Barrier score", "BARRIERS": "Barriers"}),
        Step("health", "esp:ecosystemhealth", "Health",
             {"LANDCOVERS": FromInput("landcovers"), "VITALITIES": FromInput("npp"), "CLASSIFICATION": 1},
             {"OUTPUT": "Health", "HEALTH_CLASSES": "Health classes"}),
    ):  # fmt: skip
        builder.add_step(step)
    builder.write(path)


def write_parameters(path, basin, **parts):
    """A parameter file of the model ``small.model3`` beside it, with files of a sample basin beside it."""
    inputs = {
        "landcover": "landcover_2023.tif",
        "elevation": "dem.tif",
        "landcovers": [f"landcover_{year}.tif" for year in YEARS],
        "npp": [f"npp_{year}.tif" for year in YEARS],
    }
    write_model(basin / "small.model3")
    content = {"workflow": "small.model3", "inputs": inputs, **parts}
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)
