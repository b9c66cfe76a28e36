"""One colour for one thing, in every layer, chart and map of the toolbox.

Chosen to stay apart for readers without red or green cones and in grey print; `tests/algorithms/layers/test_colours.py`
measures it. What lies near to each other also differs in shape, width or filling.
"""

from __future__ import annotations

import re

from .symbols import SymbolStyle

# Sources from the highest grade to the lowest.
_GREENS = ("#00441b", "#41ab5d", "#c7e9c0")
IMPORTANT = SymbolStyle("#08519c", width=1.2, casing=True)
GENERAL = SymbolStyle("#6baed6", width=0.7, casing=True)
TOUCHING = SymbolStyle("#969696", width=0.7, dash="dot", casing=True)
CORRIDOR_AREA = SymbolStyle("#9ecae1", "#3182bd", opacity=0.5)
PINCH_POINT = SymbolStyle("#f4511e", "#f4511e", outline_width=0.6)
BARRIER = SymbolStyle("#404040", "#1a1a1a", fill="hatch", outline_width=0.35)
STRATEGIC_NODE = SymbolStyle("#ffd92f", "#000000", 0.7)
BREAK_POINT = SymbolStyle("#ffffff", "#1a1a1a", 0.65, shape="triangle", outline_width=0.35)
PINCH_SPOT = SymbolStyle(PINCH_POINT.colour, "#ffffff", 0.6, shape="diamond")
BARRIER_SPOT = SymbolStyle(BARRIER.colour, "#ffffff", 0.55, shape="square")
BARRIER_DISC = SymbolStyle("#404040", "#404040", fill="none", dash="dash", outline_width=0.35)
# Records of species in a source, near a corridor, elsewhere.
RECORDS = (
    SymbolStyle("#54278f", "#ffffff", 0.4, outline_width=0.15),
    SymbolStyle("#9e9ac8", "#ffffff", 0.4, outline_width=0.15),
    SymbolStyle("#ffffff", "#54278f", 0.4, outline_width=0.25),
)
PINCH_ON_BARRIER = SymbolStyle("#7a0177", "#7a0177", outline_width=0.6)
DISTRICT = SymbolStyle("#ffffff", "#737373", fill="none", dash="dash", outline_width=0.3)
# Lines of transport by their class as maps and OpenStreetMap call it; others are ROAD.
ROAD = SymbolStyle("#9e9e9e", width=0.35)
TRUNK_ROAD = SymbolStyle("#595959", width=0.85)
MAIN_ROAD = SymbolStyle("#757575", width=0.55)
RAILWAY = SymbolStyle("#000000", width=0.5, dash="dash")
_TRUNK_ROADS = re.compile(r"national|motorway|trunk|highway|expressway|高速|国道")
_MAIN_ROADS = re.compile(r"provincial|primary|省道")
_RAILWAYS = re.compile(r"\brail|铁路")
# Restoration zones in the order of Journal of Arid Land 2025, 17(10), section 3.3.
RESTORATION_ZONES = ("#5c3317", "#c8501e", "#e8a1b0", "#f6e04b")
# The control of disturbance, then those of users' own rules.
FURTHER_ZONES = ("#737373", "#7a4f9a", "#a6761d", "#c994c7", "#e7298a", "#4d4d4d")
# Planning zones: ecological function, restoration, protection; further kinds of users' own rules.
PLANNING_ZONES = ("#b7dfb0", "#fdae6b", "#b5a8d8", "#f0f0f0", "#9ecae1", "#fee391")
AXIS = SymbolStyle("#08519c", width=2.2, casing=True)
BELT = SymbolStyle("#01665e", "#01665e", fill="hatch", outline_width=0.4)
# For classes without an order and a colour of their own.
OTHERS = ("#0072b2", "#d55e00", "#f0e442", "#009e73", "#56b4e9", "#cc79a7", "#e69f00", "#999999")


def source_colours(count: int) -> list:
    """Greens from the highest grade of sources to the lowest."""
    if count <= 1:
        return [_GREENS[1]]
    stops = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in _GREENS]
    result = []
    for number in range(count):
        place = 2.0 * number / (count - 1)
        low = min(int(place), 1)
        mixed = [a + (b - a) * (place - low) for a, b in zip(stops[low], stops[low + 1])]
        result.append("#{:02x}{:02x}{:02x}".format(*(round(value) for value in mixed)))
    return result


def road_style(kind: str) -> SymbolStyle:
    """The line of a road or railway by the name of its class."""
    name = str(kind).casefold()
    if _RAILWAYS.search(name):
        return RAILWAY
    if _TRUNK_ROADS.search(name):
        return TRUNK_ROAD
    return MAIN_ROAD if _MAIN_ROADS.search(name) else ROAD


def zone_colour(number: int) -> str:
    """The colour of a restoration zone, counted from 1."""
    if number <= len(RESTORATION_ZONES):
        return RESTORATION_ZONES[number - 1]
    return FURTHER_ZONES[(number - len(RESTORATION_ZONES) - 1) % len(FURTHER_ZONES)]


def other_colour(number: int) -> str:
    """A colour for the class of a number from 0, round and round."""
    return OTHERS[number % len(OTHERS)]
