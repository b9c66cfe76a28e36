"""A workflow of the main steps without its long ones (report, security pattern), as a model file of a user."""

import json

YEARS = (2003, 2013, 2023)


def small_workflow():
    """The definition."""
    from esp_toolbox.core.workflow.blocks import ELEVATION, FIX_FROM, FIXED, LANDCOVER, NATURAL_CLASSES
    from esp_toolbox.core.workflow.definition import From, Given, Layer, Output, Parameter, Product, Step, Workflow

    cover = Given("landcover")
    joint = {"SOURCES": Product("sources"), "RESISTANCE": Product("resistance")}
    factor = "esp:resistancefactor"
    steps = (
        Step("mspa", "sources", "esp:mspa", "MSPA",
             {"INPUT": cover, "FOREGROUND": Given("natural_classes"), "EDGE_WIDTH": Given("edge_width")},
             (Output("CLASSES", "MSPA"),)),
        Step("sources", "sources", "esp:ecologicalsources", "Sources",
             {"INPUT": From("mspa", "CLASSES"), "VALUES": "1", "TOP_N": 12}, (Output("OUTPUT", "Sources"),)),
        Step("landuse", "resistance", factor, "Land use", {"INPUT": cover, "PRESET": 1}),
        Step("slope", "resistance", factor, "Slope",
             {"INPUT": Given("elevation"), "MEASURE": 2, "CLASSIFICATION": 1, **FIXED}),
        Step("resistance", "resistance", "esp:weightedoverlay", "Resistance",
             {"INPUTS": [From("landuse"), From("slope")], "WEIGHTS": "0.7,0.3"}, (Output("OUTPUT", "Resistance"),)),
        Step("corridors", "corridors", "esp:corridors", "Corridors", joint, (Output("LINKS", "Links"),)),
        Step("gravity", "corridors", "esp:gravity", "Gravity",
             {**joint, "CORRIDORS": From("corridors", "CORRIDORS"), "THRESHOLD": Given("gravity"), **FIXED},
             (Output("OUTPUT", "Corridors"),)),
        Step("pinchpoints", "pinch_points", "esp:pinchpoints", "Pinch points",
             {**joint, "CORRIDORS": Product("corridors"), **FIXED},
             (Output("CURRENT", "Current"), Output("PINCH_POINTS", "Pinch points"))),
        Step("barriers", "pinch_points", "esp:barriers", "Barriers",
             {**joint, "CORRIDORS": Product("corridors"), **FIXED},
             (Output("OUTPUT", "Barrier score"), Output("BARRIERS", "Barriers"))),
        Step("health", "health", "esp:ecosystemhealth", "Health",
             {"LANDCOVERS": Given("landcovers"), "VITALITIES": Given("npp"), "CLASSIFICATION": 1, **FIXED},
             (Output("OUTPUT", "Health"), Output("HEALTH_CLASSES", "Health classes"))),
    )  # fmt: skip
    return Workflow(
        "small",
        "Small workflow",
        "Small",
        "Sources, resistance, corridors, currents, health.",
        "",
        (
            LANDCOVER,
            ELEVATION,
            Layer("landcovers", "Land covers", several=True),
            Layer("npp", "NPP", several=True),
        ),
        (
            NATURAL_CLASSES,
            Parameter("edge_width", "Edge width", 1, "whole", 1, 100),
            Parameter("gravity", "Gravity", 400, least=0),
            FIX_FROM,
        ),
        steps,
        {"sources": From("sources"), "resistance": From("resistance"), "corridors": From("gravity")},
    )


def write_model(path):
    """Write the model; the algorithms of the toolbox must be registered."""
    from esp_toolbox.algorithms.studies.model_builder import ModelBuilder

    ModelBuilder(small_workflow()).write(path)


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
