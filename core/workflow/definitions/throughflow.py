"""The through-flow workflow: current in all directions gives the sources, or stepping stones between other sources.

Source: McRae et al. (2016), Conserving Nature's Stage, The Nature Conservancy.
"""

from __future__ import annotations

from .. import blocks
from ..definition import From, Given, Output, Parameter, Product, Step, Workflow

# Intensified and channelled flow.
_HIGH = "3,4"
# Percent of the land: studies are of any size.
_SOURCE_SHARE = 0.25

_LAYERS = (
    blocks.LANDCOVER,
    blocks.FACTOR_ELEVATION,
    blocks.CROSSED_ROADS,
    blocks.DISTRICTS,
    blocks.RECORDS,
    blocks.ROAD_CLASSES,
    blocks.DATA_SOURCES,
)

_PARAMETERS = (
    blocks.LEGEND,
    Parameter(
        "flow_radius",
        "Radius of the windows (m)",
        least=0,
        help="How far animals move. Empty: a tenth of the map's shorter side, at most 50 cells.",
        empty="a tenth of the map",
        unit="m",
    ),
    Parameter(
        "least_area",
        "Least area of a source (ha)",
        least=0,
        help="Smaller areas of high normalised current are no sources. Empty: a four-hundredth of the land.",
        empty="a four-hundredth of the land",
        unit="ha",
    ),
    Parameter(
        "largest",
        "Number of largest areas",
        20,
        "whole",
        1,
        help="So many of the largest areas of high normalised current are sources.",
    ),
    Parameter(
        "least_stone",
        "Least area of a stepping stone (ha)",
        least=0,
        help=(
            "Areas of high normalised current between the sources; the best ones are chosen. Empty: three tenths of "
            "the least area of a source that follows from the land."
        ),
        empty="from the land",
        unit="ha",
    ),
    blocks.RASTER_WIDTH,
    blocks.CORRIDOR_WIDTH,
    blocks.FIX_FROM,
)

_FACTORS = (
    blocks.LAND_USE,
    blocks.factor("slope", "Factor: slope", "slope", {"INPUT": Given("elevation"), "MEASURE": "slope"}, "elevation"),
)

_RESISTANCE = (
    *_FACTORS,
    blocks.overlay(
        "resistance",
        "Resistance surface",
        _FACTORS,
        "0.75,0.25",
        Output("OUTPUT", "Resistance", "resistance.tif", background=True, layer=True),
    ),
)

_SOURCES = (
    Step(
        "flow",
        "sources",
        "esp:omniscape",
        "Omnidirectional current",
        {
            "RESISTANCE": Product("resistance"),
            "RADIUS": Given("flow_radius"),
            # The largest that hardly shows, and targets over all of the block, which is closer to single cells.
            "BLOCK_SIZE": 0,
            "TARGET": "spread",
        },
        (
            Output("CURRENT", "Omnidirectional current", "flow_current.tif", background=True, layer=True),
            Output("NORMALISED", "Normalised current", "flow_normalised.tif", background=True, layer=True),
            Output("CLASSES", "Classes of flow", "flow_classes.tif", background=True, layer=True),
        ),
    ),
    blocks.selected_sources(
        {
            "INPUT": From("flow", "CLASSES"),
            "VALUES": _HIGH,
            "MIN_AREA": Given("least_area"),
            "MIN_SHARE": _SOURCE_SHARE,
            "TOP_N": Given("largest"),
            "MIN_DPC": 0,
        }
    ),
)

_CORRIDORS = (
    blocks.corridors(final=True),
    Step(
        "stones",
        "corridors",
        "esp:ecologicalsources",
        "Possible stepping stones",
        {
            "INPUT": Product("flow_classes"),
            "VALUES": _HIGH,
            "MIN_AREA": Given("least_stone"),
            "MIN_SHARE": 0.3 * _SOURCE_SHARE,
            "TOP_N": 0,
            "MIN_DPC": 0,
            **blocks.GO_ON,
        },
        (Output("OUTPUT", "Possible stepping stones", "possible_stones.gpkg", hidden=True, layer=True),),
    ),
    Step(
        "gain",
        "corridors",
        "esp:networkgain",
        "Stepping stones and new corridors",
        {
            "SOURCES": Product("sources"),
            "RESISTANCE": Product("resistance"),
            "CORRIDORS": From("corridors", "CORRIDORS"),
            "CANDIDATES": From("stones"),
            **blocks.GO_ON,
        },
        (
            Output("GAINS", "New corridors by rank", "new_corridors.gpkg", background=True, layer=True),
            Output("STONES", "Stepping stones by rank", "stepping_stones.gpkg", layer=True),
            Output("BEFORE_AFTER", "Network before and after", "network_gain.csv"),
        ),
    ),
)

WORKFLOW = Workflow(
    "throughflow",
    "Through-flow workflow: omnidirectional current to security pattern",
    "Through-flow",
    "Current flows in all directions over a resistance of land use and slope, without sources that must be known. "
    "Areas where it is led together are the sources, smaller ones stepping stones that the network gains most from; "
    "corridors, pinch points and barriers join them. In the workbench the sources of another workflow can take the "
    "stepping stones of this one, and the other way round.",
    "McRae et al. (2016), Conserving Nature's Stage",
    _LAYERS,
    _PARAMETERS,
    (
        *_RESISTANCE,
        *_SOURCES,
        *_CORRIDORS,
        *blocks.pinch_points_and_barriers(),
        *blocks.pattern_and_report(
            ("resistance", "flow_normalised", "corridor_raster", "current", "barrier_score"),
            (
                *("resistance", "flow_current", "flow_normalised", "flow_classes", "sources", "corridor_raster"),
                *("corridors", "stepping_stones", "current", "barrier_score"),
            ),
            ROAD_CLASSES=Given("road_classes"),
        ),
    ),
    {
        **blocks.network_products(From("corridors", "CORRIDORS")),
        "resistance": From("resistance"),
        "flow_current": From("flow", "CURRENT"),
        "flow_normalised": From("flow", "NORMALISED"),
        "flow_classes": From("flow", "CLASSES"),
        "stepping_stones": From("gain", "STONES"),
    },
)
