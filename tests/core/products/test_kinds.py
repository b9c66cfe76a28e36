"""Plausible values, fills that nobody declared, factors between units."""

import numpy as np
import pytest
from esp_toolbox.core.products.kinds import (
    beyond_plausible,
    doubtful_fill,
    doubtful_unit,
    kind_named,
    kind_of_key,
    kind_of_layer,
    undeclared_fill,
)

RNG = np.random.default_rng(3)
HEIGHTS = RNG.uniform(2700, 6800, 500).astype(np.float32)
CASES = {
    "elevation": (HEIGHTS, (-9999, -32768, -3.4028235e38, 32767, 65535)),
    "slope": (RNG.uniform(0, 50, 500).astype(np.float32), (-9999, 255, -3.4028235e38)),
    "ndvi": (RNG.uniform(-0.1, 0.9, 500).astype(np.float32), (-9999, 255, 32767, -3.4028235e38)),
    "npp": (RNG.uniform(0, 900, 500).astype(np.float32), (32766, 65535, -9999)),
    "precipitation": (RNG.uniform(15, 500, 500).astype(np.float32), (65535, -32768, -9999)),
    "et0": (RNG.uniform(600, 1500, 500).astype(np.float32), (65535, 32766, -9999)),
    "depth": (RNG.uniform(100, 2500, 500).astype(np.float32), (-9999, 65535)),
    "pawc": (RNG.uniform(0.05, 0.4, 500).astype(np.float32), (-9999, 255, -3.4028235e38)),
    "share": (RNG.uniform(0.0, 1.0, 500).astype(np.float32), (255, -9999)),
}


@pytest.mark.parametrize(("kind", "fill"), [(kind, fill) for kind, (_, fills) in CASES.items() for fill in fills])
def test_fills_are_found_and_counted(kind, fill):
    values = np.append(CASES[kind][0], np.float32([fill] * 7))
    found = undeclared_fill(values, kind_named(kind))
    assert found is not None
    assert found[0] == pytest.approx(fill, rel=1e-6)
    assert found[1] == 7


@pytest.mark.parametrize("kind", CASES)
def test_plausible_values_hold_no_fill(kind):
    assert undeclared_fill(CASES[kind][0], kind_named(kind)) is None
    assert doubtful_unit(CASES[kind][0], kind_named(kind)) is None


def test_values_that_only_look_like_fills():
    flat = np.append(np.full(50, 254), [255, 255])
    assert undeclared_fill(flat, kind_named("elevation")) is None
    assert undeclared_fill(np.arange(0, 256), None) is None
    # NDVI x 10000: 255 is .0255.
    assert undeclared_fill(np.append(RNG.integers(300, 9000, 200), 255), kind_named("ndvi")) is None
    # A difference that uses all of its numbers.
    assert undeclared_fill(np.arange(-32768, 32768), None) is None


def test_fills_where_nothing_is_known_of_the_kind():
    assert undeclared_fill(np.append(RNG.uniform(1, 9, 100), [-9999.0]), None) == (-9999.0, 1)
    assert undeclared_fill(np.append(RNG.uniform(0, 6000, 100), [-9999.0] * 3), None) == (-9999.0, 3)
    assert undeclared_fill(np.append(RNG.integers(300, 9000, 200), [-3000] * 4), kind_named("ndvi")) == (-3000.0, 4)


@pytest.mark.parametrize(
    ("kind", "low", "high", "factor"),
    [
        ("ndvi", 500, 9000, 0.0001),
        ("ndvi", 5, 90, 0.01),
        ("ndvi", 10, 230, 0.004),
        ("npp", 500, 12000, 0.1),
        ("depth", 20, 200, 10),
        ("depth", 0.2, 2.0, 1000),
        ("pawc", 5, 40, 0.01),
        ("pawc", 110, 250, 0.001),
        ("et0", 6000, 15000, 0.1),
        ("temperature", -250, 320, 0.1),
        ("erodibility", 0.2, 0.6, 0.1317),
        ("elevation", 9000, 20000, 0.3048),
        ("slope", 0, 8000, 0.01),
        ("precipitation", -50, 300, None),
    ],
)
def test_the_factor_that_would_fit(kind, low, high, factor):
    doubt = doubtful_unit(np.linspace(low, high, 1000), kind_named(kind))
    assert doubt is not None
    assert doubt.factor == factor


def test_kelvin_is_told_from_tenths_of_a_degree():
    kelvin = doubtful_unit(np.linspace(255, 305, 1000), kind_named("temperature"))
    assert (kelvin.factor, kelvin.offset) == (None, -273.15)
    tenths = doubtful_unit(np.linspace(120, 320, 1000), kind_named("temperature"))
    assert (tenths.factor, tenths.offset) == (0.1, 0.0)


@pytest.mark.parametrize(("kind", "fill"), [("precipitation", -99), ("ndvi", -99), ("share", -1), ("elevation", 9999)])
def test_shorter_fills_are_found_where_the_kind_tells(kind, fill):
    values = np.append(CASES[kind][0], np.float32([fill] * 7))
    assert undeclared_fill(values, kind_named(kind)) == (float(fill), 7)
    assert undeclared_fill(np.append(np.linspace(0.0, 90.0, 500), [-99.0]), None) is None


def test_kinds_of_keys_and_names():
    assert kind_of_key("ELEVATION").name == "elevation"
    assert kind_of_key("VITALITIES").name == "npp"
    assert kind_of_key("INPUTS") is None
    assert kind_of_layer("srtm_41_19").name == "elevation"
    assert kind_of_layer("年均NDVI_2020").name == "ndvi"
    assert kind_of_layer("降水量").name == "precipitation"
    assert kind_of_layer("model demand") is None


@pytest.mark.parametrize("fill", [-99, -9999, -10000, -32768, -5555, 12345])
@pytest.mark.parametrize(("low", "high"), [(-6.0, 40.0), (3.0, 1700.0), (2700.0, 6800.0)])
def test_fills_of_elevations_are_found_wherever_the_land_lies(fill, low, high):
    values = np.append(RNG.uniform(low, high, 500).astype(np.float32), np.float32([fill] * 7))
    assert undeclared_fill(values, kind_named("elevation")) == (float(fill), 7)


def test_heights_below_the_sea_are_no_fill():
    elevation = kind_named("elevation")
    assert undeclared_fill(np.append(np.linspace(-98.0, 30.0, 500), [-99.0] * 5), elevation) is None
    # A single cell that is wrong is no fill; that it is not plausible is said.
    odd = np.append(HEIGHTS, [12345.0])
    assert undeclared_fill(odd, elevation) is None
    assert beyond_plausible(odd, elevation) == 1


def test_values_that_may_be_fills_are_doubted():
    elevation, rain = kind_named("elevation"), kind_named("precipitation")
    assert doubtful_fill(np.append(HEIGHTS, [0.0] * 9), elevation) == (0.0, 9)
    assert doubtful_fill(np.append(np.linspace(1.0, 900.0, 500), [0.0] * 9), elevation) is None
    assert doubtful_fill(np.append(np.linspace(20.0, 190.0, 500), [255.0] * 4), rain) == (255.0, 4)
    assert undeclared_fill(np.append(np.linspace(20.0, 900.0, 500), [9999.0] * 4), rain) == (9999.0, 4)
    # Of values of which nothing is known those below zero alone: a road may have a resistance of 9999.
    assert doubtful_fill(np.append(np.linspace(1.0, 90.0, 500), [-99.0] * 3), None) == (-99.0, 3)
    assert undeclared_fill(np.append(np.linspace(0.0, 1.0, 500), [-99.0] * 3), None) == (-99.0, 3)
    assert doubtful_fill(np.append(np.linspace(1.0, 90.0, 500), [9999.0] * 3), None) is None


def test_zeros_far_from_values_that_are_alike():
    kelvin = RNG.uniform(288, 313, 500).astype(np.float32)
    assert undeclared_fill(np.append(kelvin, np.zeros(8, np.float32)), None) == (0.0, 8)
    for values in (np.array([0, 0, 1, 1, 1] * 50), np.linspace(0, 30, 200), np.append(np.zeros(50), HEIGHTS)):
        assert undeclared_fill(values, None) is None
