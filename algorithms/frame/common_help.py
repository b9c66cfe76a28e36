"""Help of inputs that several forms have and that mean the same in all of them, where a form says nothing itself."""

from __future__ import annotations

from ...core.errors import phrase
from ..platform.language import translate

_HELP = {
    "BARRIERS": phrase("Polygons of esp:barriers, or of your own."),
    "BASELINE": phrase("Before the change, on the ground of the land cover."),
    "CLAY": phrase("Share of clay in the soil, from 0 to 100."),
    "CLIMATE": phrase("For example the mean temperature; any unit."),
    "CONDITION1_FUTURE": phrase("The same condition later, on the same grid and in the same unit."),
    "CONDITION2_FUTURE": phrase("The same condition later, on the same grid and in the same unit."),
    "CONDITIONS": phrase("In the order of the years of the land covers; high values are good."),
    "CONFIG": phrase("As Circuitscape reads it; paths in it are those from its folder."),
    "DISTRICTS": phrase("Polygons; tables then have a row for each of them."),
    "ELEVATION": phrase("Metres above the sea, as in SRTM."),
    "EVAPORATION": phrase("As many rasters as precipitation has."),
    "FEATURES": phrase("Points, lines or polygons, such as roads; curves and thin polygons are taken as they are."),
    "GREEN": phrase("Reflectance, one raster a year, in the order of the others or with years in the names."),
    "HIGHWAYS": phrase("Lines; distances to them are a factor of sensitivity."),
    "HUMIDITY": phrase("Twelve rasters, January to December; 0 to 1 is understood, too."),
    "INPUT": phrase("The raster whose grid is that of the result."),
    "LANDCOVER": phrase("A raster of classes; its legend is recognised and told in the log."),
    "LANDCOVERS": phrase("Rasters of classes of one legend, with years in their names; one or several years."),
    "LATER": phrase("With the classes of the land cover, of another year or plan."),
    "LEGEND": phrase("What the classes mean: recognised by names, colours and values, or as chosen here."),
    "LST": phrase("Degrees Celsius or kelvin, one raster a year."),
    "NEIGHBOURS": phrase("Whether cells that only share a corner are neighbours."),
    "NIR": phrase("Reflectance, one raster a year, in the order of the others or with years in the names."),
    "NIR2": phrase("Of MODIS only; other sensors do without it."),
    "NPP": phrase("One raster, or one a year, in one unit."),
    "OTHER": phrase("Its mean in a source adds to the source's value."),
    "PAWC": phrase("Water that plants can take from the soil, as a share of its volume."),
    "PINCH_POINTS": phrase("Polygons of esp:pinchpoints, or of your own."),
    "PRECIPITATION": phrase("Millimetres; of a year, or of each period."),
    "RAILWAYS": phrase("Lines; distances to them are a factor of sensitivity."),
    "RAIN_DAYS": phrase("As many rasters as precipitation has."),
    "RED": phrase("Reflectance, one raster a year, in the order of the others or with years in the names."),
    "RESISTANCE": phrase("What a metre costs; above 0, without data where nothing passes."),
    "ROADS": phrase("Lines, as of OpenStreetMap; distances to them are a factor of resistance."),
    "RUNS": phrase("More runs are more exact and take longer."),
    "SAND": phrase("Share of sand in the soil, from 0 to 100."),
    "SEED": phrase("The same number gives the same random choices."),
    "SILT": phrase("Share of silt in the soil, from 0 to 100."),
    "SLOPE": phrase("Degrees from 0 to 90."),
    "SOIL": phrase("As esp:soilretention makes it, one raster or one a year."),
    "SOIL_DEPTH": phrase("Millimetres down to what roots cannot pass."),
    "SOURCES": phrase("Polygons of esp:ecologicalsources or of your own, or a raster of their numbers."),
    "SWIR1": phrase("Reflectance, one raster a year, in the order of the others or with years in the names."),
    "SWIR2": phrase("Reflectance, one raster a year, in the order of the others or with years in the names."),
    "TABLE": phrase("Columns from, to and score, or class and score; csv, spreadsheet or table of a database."),
    "TEMPERATURE": phrase("Degrees Celsius."),
    "TITLE": phrase("Heads the page."),
    "TMAX": phrase("Twelve rasters, January to December."),
    "TMIN": phrase("Twelve rasters, January to December."),
    "VITALITIES": phrase("One raster for each land cover, with the year in its name."),
    "WIND": phrase("Twelve rasters, January to December; means hide the winds that move sand."),
    "ZONES": phrase("Polygons; each has a row in the result."),
}
# Kinds of inputs whose keys may mean something else in a choice or a number.
_LAYERS = ("raster", "vector", "source", "multilayer", "layer", "file")
_ANY_KIND = ("LEGEND", "NEIGHBOURS", "RUNS", "SEED", "TITLE")


def common_help(parameter) -> str:
    """The help of a parameter by its key, in the language of the moment; empty where there is none.

    Parameters
    ----------
    parameter : QgsProcessingParameterDefinition
    """
    key = parameter.name()
    known = key in _HELP and (parameter.type() in _LAYERS or key in _ANY_KIND)
    return translate("messages", _HELP[key]) if known else ""
