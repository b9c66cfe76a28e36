"""Layers, parameters and steps that workflows share: the definitions are put together from them."""

from __future__ import annotations

from dataclasses import replace

from ..presets import classes_of_covers
from ..tables import ROAD_FIELDS
from .definition import FieldOf, From, Given, Layer, Output, Parameter, Product, Step

NATURAL = ("forest", "shrub", "grassland", "water", "snow_ice", "wetland", "tundra")
_WATER = ("water",)
# The product whose class values are the defaults.
_LEGEND = "clcd"
# The field that names districts, by any of the headers that mean a name.
DISTRICT_FIELD = FieldOf("districts", ("name",))
# The land cover with its legend, as algorithms take it.
COVER = {"LANDCOVER": Given("landcover"), "LEGEND": Given("legend")}
COVER_INPUT = {"INPUT": Given("landcover"), "LEGEND": Given("legend")}
# Later steps do without what is not there.
GO_ON = {"NOTHING": "leave empty"}
_NETWORK = {"SOURCES": Product("sources"), "RESISTANCE": Product("resistance")}

LANDCOVER = Layer("landcover", "Land cover", help="Its grid is that of all results.")
ELEVATION = Layer("elevation", "Elevation", help="Metres.")
FACTOR_ELEVATION = replace(ELEVATION, optional=True, help="Metres. For factors of the resistance.")
CROSSED_ROADS = Layer(
    "roads",
    "Roads and railways, for break points",
    "line",
    optional=True,
    help="Where a corridor crosses one there is a break point.",
)
DISTRICTS = Layer("districts", "Districts", "polygon", optional=True, help="Areas are told for each of them.")
RECORDS = Layer(
    "observations",
    "Species records",
    "point",
    optional=True,
    help="Points where a species was seen: the report tells how many lie in sources and near corridors.",
)
ROAD_CLASSES = Layer(
    "road_classes",
    "Table of road classes",
    "table",
    optional=True,
    help=(
        "What values of the roads' class field mean, columns value and class, where they are not those of "
        "OpenStreetMap, GRIP or national data."
    ),
)
DATA_SOURCES = Layer(
    "data_sources",
    "Where the data come from",
    "table",
    optional=True,
    help="Columns layer, source, year, resolution: the report prints them as the table of the data.",
)
NATURAL_CLASSES = Parameter(
    "natural_classes",
    "Natural classes",
    classes_of_covers(NATURAL, _LEGEND),
    "classes",
    help="The foreground of MSPA: land that wild species live on.",
    covers=NATURAL,
)
WATER_CLASSES = Parameter(
    "water_classes",
    "Water classes",
    classes_of_covers(_WATER, _LEGEND),
    "classes",
    help="The distance to water is measured to them.",
    covers=_WATER,
    advanced=True,
)
LEGEND = Parameter(
    "legend",
    "Legend of the land cover",
    0,
    "legend",
    help="The first: the layer's own class names, or the product that it is known to be; the log says which.",
)
BRIDGE_GAPS = Parameter(
    "bridge_gaps",
    "Patches that are this near are one source (m)",
    least=0,
    help=(
        "Empty: the two edges of cores and a cell, without MSPA a cell, so that edges alone part no sources; 0: each "
        "is one."
    ),
    unit="m",
    empty="two edges and a cell",
    advanced=True,
)
FIX_FROM = Parameter(
    "fix_from",
    "Folder of the run whose limits hold",
    None,
    "folder",
    help=(
        "An earlier run of this workflow, such as that of the first year: its limits of classes, ranges and widths "
        "hold here too, so that only the land differs. Empty: they are found anew."
    ),
    empty="found anew",
    advanced=True,
)
# For the steps that find limits, ranges or widths in their data.
FIXED = {"FIX_FROM": Given("fix_from")}
RASTER_WIDTH = Parameter(
    "raster_width",
    "Width of the corridor raster as a cost",
    10_000,
    least=0,
    help=(
        "Resistance x metres: how much dearer than the path a way through a cell of the raster may be. Lines, pinch "
        "points and barriers do not depend on it."
    ),
    advanced=True,
)
CORRIDOR_WIDTH = Parameter(
    "corridor_width",
    "Corridor width of the pinch points as a cost",
    least=0,
    help="Resistance x metres: the ground that current flows through. Empty: chosen from the corridors.",
    empty="from the corridors",
    advanced=True,
)


def factor(name: str, title: str, factor: str, values: dict, *needs: str) -> Step:
    """A factor of the resistance or of the sensitivity.

    Parameters
    ----------
    name, title : str
        Of the step.
    factor : str
        What tables call it.
    values : dict
        Of esp:resistancefactor.
    *needs : str
        Layers without which the factor is left out.
    """
    return Step(name, "resistance", "esp:resistancefactor", title, {**values, **FIXED}, needs=needs, factor=factor)


LAND_USE = factor(
    "landuse", "Factor: land use", "land use", {**COVER_INPUT, "PRESET": "qaidam_land_use"}, "landcover"
)


def overlay(
    name: str, title: str, factors: tuple[Step, ...], weights, output: Output, restorable: str = "", **others
) -> Step:
    """The weighted sum of factors; the weights are those of a parameter or of a step.

    With a restorable factor (by its name in tables) also what restoration can reach. Others are further values of
    esp:weightedoverlay.
    """
    values = {
        "INPUTS": [From(step.name) for step in factors],
        "WEIGHTS": weights,
        "NAMES": ", ".join(step.factor for step in factors),
        **others,
        **FIXED,
    }
    outputs = (output,)
    if restorable:
        values["RESTORABLE"] = restorable
        outputs = (output, Output("REACHABLE", file="reachable_resistance.tif", background=True, hidden=True))
    return Step(name, "resistance", "esp:weightedoverlay", title, values, outputs)


def selected_sources(values: dict, *outputs: Output) -> Step:
    """The selection of sources among patches; with further outputs."""
    return Step(
        "sources",
        "sources",
        "esp:ecologicalsources",
        "Ecological sources",
        values,
        (
            Output("OUTPUT", "Sources", "sources.gpkg", layer=True),
            Output("DECISIONS", "Source decisions", "source_decisions.csv"),
            *outputs,
        ),
    )


def corridors(final: bool = False, **values) -> Step:
    """Least-cost corridors between the sources.

    Parameters
    ----------
    final : bool
        Whether they are the workflow's corridors as they are, without gravity or grades of a later step.
    **values
        Further ones of esp:corridors.
    """
    lines = Output("CORRIDORS", "Corridors", "corridors.gpkg", layer=True)
    return Step(
        "corridors",
        "corridors",
        "esp:corridors",
        "Corridors",
        {**_NETWORK, "WIDTH": Given("raster_width"), **values, **GO_ON},
        (
            lines if final else Output("CORRIDORS", file="least_cost_paths.gpkg"),
            Output("CORRIDOR_RASTER", "Corridor raster", "corridor_raster.tif", background=True, layer=True),
            Output("INACTIVE", file="dropped_links.gpkg", hidden=True, layer=True),
            Output("LINKS", "Links", "links.csv"),
            Output("SURFACES", file="surfaces"),
        ),
    )


def pinch_points_and_barriers(reachable: bool = False, **values) -> tuple[Step, Step]:
    """Both in the corridors between neighbours.

    Parameters
    ----------
    reachable : bool
        Whether the resistance hands on what restoration can reach, as the product of that name.
    **values
        Further ones of esp:pinchpoints.
    """
    network = {
        **_NETWORK,
        "CORRIDORS": Product("corridors"),
        # All pairs would count the land that they share again and again.
        "NEIGHBOUR_LINKS": True,
        "SURFACES_IN": Product("surfaces"),
        **COVER,
        **GO_ON,
        **FIXED,
    }
    return (
        Step(
            "pinchpoints",
            "pinch_points",
            "esp:pinchpoints",
            "Pinch points",
            {**network, "WIDTH": Given("corridor_width"), **values},
            (
                Output("CURRENT", "Current", "current.tif", background=True, layer=True),
                Output("PINCH_POINTS", "Pinch points", "pinch_points.gpkg", layer=True),
                Output("CORRIDORS_OUT", file="corridors_resistance.gpkg"),
            ),
        ),
        Step(
            "barriers",
            "pinch_points",
            "esp:barriers",
            "Barriers",
            {
                **network,
                **({"RESTORED_RASTER": Product("reachable")} if reachable else {}),
                "ELEVATION": Given("elevation"),
                "PINCH_POINTS": From("pinchpoints", "PINCH_POINTS"),
            },
            (
                Output("OUTPUT", "Barrier score", "barrier_score.tif", background=True, layer=True),
                Output("BARRIERS", "Barriers", "barriers.gpkg", layer=True),
                Output("SHORT_CUTS", file="short_cuts.gpkg", hidden=True, layer=True),
            ),
        ),
    )


def pattern_and_report(below: tuple[str, ...], sections: tuple[str, ...], **values) -> tuple[Step, Step]:
    """The security pattern and its report.

    Parameters
    ----------
    below : tuple of str
        Products that the pattern's project shows below it, besides the land cover.
    sections : tuple of str
        Products that the report tells of, in its order.
    **values
        Further ones of esp:securitypattern.
    """
    pattern = {
        "SOURCES": Product("sources"),
        "CORRIDORS": Product("corridors"),
        "PINCH_POINTS": Product("pinch_points"),
        "BARRIERS": Product("barriers"),
        **values,
        "DISTRICTS": Given("districts"),
        "DISTRICT_FIELD": DISTRICT_FIELD,
        "ROADS": Given("roads"),
        "ROAD_FIELD": FieldOf("roads", ROAD_FIELDS),
        "OBSERVATIONS": Given("observations"),
        **COVER,
        "LAYERS": [Given("landcover"), *map(Product, below)],
    }
    return (
        Step(
            "pattern",
            "report",
            "esp:securitypattern",
            "Security pattern",
            pattern,
            (
                Output("PATTERN", "Pattern", "pattern.gpkg", layer=True),
                Output("PATTERN_TABLE", "Pattern table", "pattern_table.csv"),
                Output("PROJECT", "Project", "pattern.qgz"),
            ),
        ),
        Step(
            "report",
            "report",
            "esp:report",
            "Report",
            {
                "PATTERN": From("pattern", "PATTERN"),
                "LAYERS": [*map(Product, sections), Product("links")],
                "DATA_SOURCES": Given("data_sources"),
            },
            (
                Output("REPORT", "Report", "report.html"),
                Output("REPORT_JSON", "Report numbers", "report.json"),
                Output("MAP", "Map", "map.png"),
                Output("PDF", "Report for print", "report.pdf", asked=True),
                Output("WORD", "Report as a Word document", "report.docx", asked=True, library="docx"),
                Output("MATERIAL", "Figures, tables and references", "report_material", asked=True),
            ),
        ),
    )


def network_products(corridors: From) -> dict:
    """What the steps of this file hand on.

    Parameters
    ----------
    corridors : From
        The corridors with their gravity or their grades.
    """
    return {
        "sources": From("sources"),
        "corridors": corridors,
        "corridor_raster": From("corridors", "CORRIDOR_RASTER"),
        # Where there are no corridors, it is the links that tell the report why.
        "links": From("corridors", "LINKS"),
        "surfaces": From("corridors", "SURFACES"),
        "pinch_points": From("pinchpoints", "PINCH_POINTS"),
        "current": From("pinchpoints", "CURRENT"),
        "barriers": From("barriers", "BARRIERS"),
        "barrier_score": From("barriers"),
        "pattern": From("pattern", "PATTERN"),
    }
