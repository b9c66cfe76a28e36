"""Inputs and outputs of the workflows on the sample basin, as files: of the models, and of esp:uncertainty."""

YEARS = (2003, 2013, 2023)
# What the runs that all tests share change of the defaults, so that the small basin has every element.
QAIDAM_SETTINGS = {"least_zone": 60}
SHIYANG_SETTINGS = {"streams": 300, "least_area": 700}
_SHIYANG_RASTERS = {
    "landcover": "landcover_2023",
    "elevation": "dem",
    "ndvi": "ndvi_2023",
    "precipitation": "precipitation",
    "evapotranspiration": "et0",
    "soil_depth": "soil_depth",
    "pawc": "pawc",
    "erosivity": "erosivity",
    "erodibility": "erodibility",
}
_QAIDAM_OUTPUTS = {
    "mspa:MSPA": "mspa.tif",
    "sources:Sources": "sources.gpkg",
    "resistance:Resistance": "resistance.tif",
    "corridors:Corridor raster": "mosaic.tif",
    "gravity:Corridors": "corridors.gpkg",
    "pinchpoints:Current": "current.tif",
    "pinchpoints:Pinch points": "pinch.gpkg",
    "barriers:Barrier score": "score.tif",
    "barriers:Barriers": "barriers.gpkg",
    "health:Health": "health.tif",
    "health:Health classes": "classes.tif",
    "health:Health class areas": "class_areas.csv",
    "change:Health difference": "difference.tif",
    "change:Health transitions": "transitions.csv",
    "zones:Restoration zones": "zones.tif",
    "zones:Deciding rules": "rules.tif",
    "pattern:Pattern": "pattern.gpkg",
    "pattern:Project": "pattern.qgz",
    "report:Report": "report.html",
    "report:Report numbers": "report.json",
}
_SHIYANG_OUTPUTS = {
    "habitat:Habitat quality": "habitat.tif",
    "water:Water yield": "water.tif",
    "soil:Soil retention": "soil.tif",
    "carbon:Carbon storage": "carbon.tif",
    "owa:OWA": "owa.tif",
    "owa:OWA scenarios": "scenarios.csv",
    "owa:Priority area": "priority.tif",
    "sources:Sources": "sources.gpkg",
    "sensitivity:Sensitivity": "sensitivity.tif",
    "resistance:Resistance": "resistance.tif",
    "corridors:Corridor raster": "mosaic.tif",
    "syntax:Corridors": "corridors.gpkg",
    "pinchpoints:Current": "current.tif",
    "pinchpoints:Pinch points": "pinch.gpkg",
    "barriers:Barrier score": "score.tif",
    "barriers:Barriers": "barriers.gpkg",
    "pattern:Pattern": "pattern.gpkg",
}


def qaidam_inputs(basin):
    """The layers of the Qaidam model."""
    return {
        "landcover": str(basin / "landcover_2023.tif"),
        "elevation": str(basin / "dem.tif"),
        "ndvi": str(basin / "ndvi_2023.tif"),
        "roads": str(basin / "roads.gpkg"),
        "landcovers": [str(basin / f"landcover_{year}.tif") for year in YEARS],
        "npp": [str(basin / f"npp_{year}.tif") for year in YEARS],
        "disturbance": [str(basin / "mines.gpkg"), str(basin / "night_light.tif")],
    }


def qaidam_outputs(folder):
    """Where the Qaidam model writes."""
    return {key: str(folder / name) for key, name in _QAIDAM_OUTPUTS.items()}


def qaidam_form(basin):
    """The Qaidam workflow in the form of esp:uncertainty, without health."""
    inputs = qaidam_inputs(basin)
    return {"WORKFLOW": 0, **{key.upper(): inputs[key] for key in ("landcover", "elevation", "ndvi", "roads")}}


def health_form(basin):
    """What the form of esp:uncertainty can take for health and zones."""
    inputs = qaidam_inputs(basin)
    return {key.upper(): inputs[key] for key in ("landcovers", "npp", "disturbance")}


def shiyang_inputs(basin):
    """The layers of the Shiyang model; railways and highways are parts of a layer."""
    roads = f"{basin / 'roads.gpkg'}|layername=roads|subset=\"class\" = "
    return {
        **{key: str(basin / f"{name}.tif") for key, name in _SHIYANG_RASTERS.items()},
        "railways": f"{roads}'railway'",
        "highways": f"{roads}'national'",
        "roads": str(basin / "roads.gpkg"),
        "districts": str(basin / "districts.gpkg"),
    }


def shiyang_outputs(folder):
    """Where the Shiyang model writes; it makes more than that."""
    return {key: str(folder / name) for key, name in _SHIYANG_OUTPUTS.items()}


def shiyang_form(basin):
    """The Shiyang workflow in the form of esp:uncertainty."""
    inputs = shiyang_inputs(basin)
    layers = {key.upper(): inputs[key] for key in (*_SHIYANG_RASTERS, "railways", "highways")}
    layers["ET0"] = layers.pop("EVAPOTRANSPIRATION")
    return {"WORKFLOW": 1, **layers, "LEAST_AREA": 700, "STREAMS": 200}
