"""The colours of the toolbox for readers without red, green or blue cones, and in grey print."""

import itertools

import numpy as np
import pytest
from esp_toolbox.algorithms.layers import palette
from esp_toolbox.algorithms.layers.styles import RAMPS, ClassStyle, RampStyle, line_colours, ramp_colours, style_vector
from esp_toolbox.algorithms.layers.symbols import LabelStyle, SymbolStyle
from own_layers import memory_layer
from qgis.core import QgsVectorLayer

# Linear RGB as readers with a missing kind of cones see it (Machado, Oliveira and Fernandes 2009, full severity).
EYES = {
    "normal": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# From sRGB to CIE XYZ (IEC 61966-2-1).
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


# Of the rules of the toolbox: four of the paper and the control of disturbance.
ZONES = (*palette.RESTORATION_ZONES, palette.FURTHER_ZONES[0])


def lab(colour, eye="normal"):
    """CIE L*a*b* of a colour as an eye sees it."""
    value = np.frombuffer(bytes.fromhex(colour[-6:]), dtype=np.uint8) / 255.0
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(EYES[eye] @ linear, 0.0, 1.0) / WHITE
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one, other, eye):
    """CIE76 colour difference; 2.3 is just noticeable."""
    return float(np.linalg.norm(lab(one, eye) - lab(other, eye)))


def worst(pairs):
    return min((difference(one, other, eye), one, other, eye) for one, other in pairs for eye in EYES)


def test_the_measure_itself():
    assert lab("#ffffff") == pytest.approx([100, 0, 0], abs=0.02)
    assert lab("#ff0000") == pytest.approx([53.24, 80.09, 67.2], abs=0.05)
    # A red and a green of one lightness are nearly one colour without green cones.
    assert difference("#c0392b", "#5d7f1f", "deuteranopia") < 0.4 * difference("#c0392b", "#5d7f1f", "normal")


@pytest.mark.parametrize("ramp", sorted(RAMPS))
@pytest.mark.parametrize("count", [3, 5])
def test_neighbours_on_a_ramp(ramp, count):
    colours = ramp_colours(ramp, count)
    assert worst(zip(colours, colours[1:]))[0] >= 12


@pytest.mark.parametrize("ramp", ["resistance", "current", "cost", "water", "source", "corridor", "grey"])
def test_ramps_of_one_direction_print_in_grey(ramp):
    lightness = np.array([lab(colour)[0] for colour in RAMPS[ramp]])
    steps = np.diff(lightness)
    assert (np.abs(steps) >= 7).all()
    assert (steps > 0).all() or (steps < 0).all()


@pytest.mark.parametrize("ramp", sorted(set(RAMPS) - {"elevation", "change", "grey", "quality"}))
def test_lines_by_a_ramp_are_seen_on_white_paper(ramp):
    colours = line_colours(RampStyle(ramp))
    assert len(colours) == len(RAMPS[ramp])
    assert worst((colour, "#ffffff") for colour in colours)[0] >= 14
    assert line_colours(RampStyle(ramp, reverse=True)) == colours[::-1]


@pytest.mark.parametrize(
    "colours",
    [
        *(palette.source_colours(count) for count in (2, 3, 4, 5)),
        [palette.IMPORTANT.colour, palette.GENERAL.colour, palette.TOUCHING.colour],
        list(ZONES),
        list(palette.PLANNING_ZONES[:3]),
    ],
    ids=str,
)
def test_classes_of_one_layer(colours):
    assert worst(itertools.combinations(colours, 2))[0] >= 15


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (palette.PINCH_POINT.colour, palette.IMPORTANT.colour),
        (palette.PINCH_POINT.colour, palette.GENERAL.colour),
        (palette.PINCH_POINT.colour, palette.BARRIER.colour),
        *((palette.STRATEGIC_NODE.colour, colour) for colour in (*palette.source_colours(3), "#ffffff")),
        *((palette.IMPORTANT.colour, colour) for colour in palette.source_colours(3)),
        *((palette.AXIS.colour, colour) for colour in palette.PLANNING_ZONES[:3]),
        *((palette.BELT.colour, colour) for colour in palette.PLANNING_ZONES[:3]),
        *((palette.BARRIER_SPOT.colour, colour) for colour in palette.PLANNING_ZONES[:3]),
        *((palette.PINCH_SPOT.colour, colour) for colour in palette.PLANNING_ZONES[:3]),
        *itertools.product((palette.IMPORTANT.colour, palette.GENERAL.colour), ZONES),
        (palette.PINCH_ON_BARRIER.colour, palette.BARRIER.colour),
        (palette.PINCH_ON_BARRIER.colour, palette.PINCH_POINT.colour),
    ],
)
def test_what_lies_on_another(upper, lower):
    assert worst([(upper, lower)])[0] >= 15


def test_classes_of_health_and_change():
    from esp_toolbox.algorithms.health.health_classes import class_colours

    colours = class_colours()
    assert worst(zip(colours, colours[1:]))[0] >= 15


def test_roads_by_what_maps_call_them():
    assert palette.road_style("railway") is palette.road_style("Rail") is palette.RAILWAY
    assert palette.road_style("trail") is palette.ROAD
    assert palette.road_style("motorway_link") is palette.road_style("国道") is palette.TRUNK_ROAD
    assert palette.road_style("provincial") is palette.road_style("primary") is palette.MAIN_ROAD


# -- symbols ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["Point", "LineString", "Polygon"])
def test_symbols_and_labels(qgis_app, kind):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:32647&field=name:string", "x", "memory")
    look = SymbolStyle("#123456", fill="hatch", dash="dash", shape="square", casing=True, label=LabelStyle("name"))
    style_vector(layer, look)
    assert layer.renderer().usingSymbolLevels()
    assert layer.labelsEnabled()
    assert layer.labeling().settings().fieldName == "name"
    symbol = layer.renderer().symbol()
    assert symbol.symbolLayerCount() == (1 if kind == "Point" else 2)


def test_classes_with_symbols_and_everything_else(qgis_app):
    layer = QgsVectorLayer("LineString?crs=EPSG:32647&field=class:string", "x", "memory")
    entries = (("a", palette.IMPORTANT, "A"), ("b", "#6baed6", "B"), (None, palette.TOUCHING, "Other"))
    style_vector(layer, ClassStyle(entries, "class", 0.9))
    first, second, other = layer.renderer().categories()
    assert (first.label(), second.label(), other.label()) == ("A", "B", "Other")
    assert first.symbol().symbolLayer(1).renderingPass() > other.symbol().symbolLayer(1).renderingPass()
    assert second.symbol().width() == pytest.approx(0.9)


def test_whole_numbers_have_steps_of_their_own(qgis_app):
    layer = memory_layer("Point", [(f"POINT({rank} 0)", [rank]) for rank in range(1, 13)], "&field=rank:integer")
    style_vector(layer, RampStyle("corridor", field="rank"))
    ranges = layer.renderer().ranges()
    labels = [one.label() for one in ranges]
    assert labels[0] == "1 - 3" and labels[-1] == "11 - 12"
    few = memory_layer("Point", [(f"POINT({rank} 0)", [rank]) for rank in (1, 2, 2)], "&field=rank:integer")
    style_vector(few, RampStyle("corridor", field="rank"))
    assert [one.label() for one in few.renderer().ranges()] == ["1", "2"]


def test_limits_that_differ_by_their_last_digits_make_no_class(qgis_app):
    values = [0.2, 0.9, 0.9 + 1e-15, 0.9 + 2e-15, 0.9 + 3e-15, 1.4, 1.4 + 1e-15]
    layer = memory_layer("Point", [(f"POINT({n} 0)", [value]) for n, value in enumerate(values)], "&field=far:double")
    style_vector(layer, RampStyle("corridor", field="far"))
    ranges = layer.renderer().ranges()
    held = [sum(one.lowerValue() <= value <= one.upperValue() for value in values) for one in ranges]
    assert len(ranges) > 1 and all(held) and all(one.upperValue() - one.lowerValue() > 0.01 for one in ranges)
    assert (ranges[0].lowerValue(), ranges[-1].upperValue()) == (min(values), max(values))


@pytest.mark.parametrize("values", [[0.2, 0.9, 1.4], [0.2, 0.9, 5.0, 9.1], [0.3, 0.3]])
def test_few_values_make_no_class_without_any(qgis_app, values):
    layer = memory_layer("Point", [(f"POINT({n} 0)", [value]) for n, value in enumerate(values)], "&field=far:double")
    style_vector(layer, RampStyle("corridor", field="far"))
    ranges = layer.renderer().ranges()
    uppers = [one.upperValue() for one in ranges]
    # A value on a limit is of the class below it.
    held = [next(row for row, upper in enumerate(uppers) if value <= upper) for value in values]
    assert sorted(set(held)) == list(range(len(ranges)))
