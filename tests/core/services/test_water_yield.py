"""Water yield against InVEST, worked cases and its properties."""

import json

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.water_yield import water_yield
from hypothesis import given
from hypothesis import strategies as st
from reference_basins import golden_basin, reference_basin

LAYERS = ("precip", "et0", "soil_depth", "pawc")
COLUMNS = ("kc", "root_depth", "lulc_veg")


def _run(basin):
    table = read_class_table(basin.table("awy_biophysical"), COLUMNS, "biophysical")
    rows = table.rows(*basin.land_cover())
    layers = [basin.input(name) for name in LAYERS]
    return water_yield(*layers, *(table.column(name)[rows] for name in COLUMNS), basin.parameters["awy"]["Z"])


def _same(ours, theirs):
    assert np.array_equal(np.isnan(ours), np.isnan(theirs))
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=5e-4)


def test_equals_invest():
    basin = golden_basin()
    _same(_run(basin).water_yield, basin.output("awy_wyield"))


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_every_raster_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    result = _run(basin)
    _same(result.water_yield, basin.output("awy_wyield"))
    _same(result.evapotranspiration, basin.output("awy_aet"))
    _same(result.fraction, basin.output("awy_fractp"))


def test_worked_cases(oracles):
    for case in json.loads((oracles / "services" / "worked_cases.json").read_text())["water_yield"]:
        one = [np.array([[float(case[key])]]) for key in ("P", "et0", "soil", "pawc", "kc", "root", "veg")]
        result = water_yield(*one, case["Z"])
        found = [result.water_yield[0, 0], result.evapotranspiration[0, 0], result.fraction[0, 0]]
        np.testing.assert_allclose(found, case["yield_aet_fraction"], rtol=0, atol=1e-9)


def _one(rain=500.0, reference=900.0, depth=800.0, available=0.15, crop=0.65, root=2400.0, grows=1.0, z=5.0):
    layers = [np.array([[value]]) for value in (rain, reference, depth, available, crop, root, grows)]
    return water_yield(*layers, z)


def test_a_worked_cell():
    result = _one()
    assert result.water_yield[0, 0] == pytest.approx(138.08748599224552, abs=1e-9)
    assert result.fraction[0, 0] == pytest.approx(0.723825028015509, abs=1e-12)


@given(
    st.floats(0.01, 5000),
    st.floats(0, 3000),
    st.floats(0, 5000),
    st.floats(0, 1),
    st.floats(0, 2),
    st.sampled_from([0.0, 1.0]),
    st.floats(0.1, 60),
)
def test_water_is_neither_made_nor_lost(rain, reference, depth, available, crop, grows, z):
    result = _one(rain, reference, depth, available, crop, 1000.0, grows, z)
    lost = result.evapotranspiration[0, 0]
    assert result.water_yield[0, 0] + lost == pytest.approx(rain)
    assert -1e-9 * rain <= lost <= min(rain, crop * reference) * (1 + 1e-9)


def test_more_soil_means_less_water_until_the_curve_ends():
    yields = [_one(available=value).water_yield[0, 0] for value in (0.0, 0.1, 0.3, 0.9, 1.0)]
    assert yields[0] > yields[1] > yields[2] > yields[3] == yields[4]


def test_open_water_takes_what_it_can():
    assert _one(rain=100.0, crop=1.1, grows=0.0).water_yield[0, 0] == 0.0
    assert _one(rain=600.0, reference=600.0, crop=0.2, grows=0.0).water_yield[0, 0] == pytest.approx(480.0)


def test_no_rain_is_no_result():
    for result in (_one(rain=0.0), _one(depth=np.nan, grows=0.0), _one(rain=np.nan)):
        assert np.isnan(result.water_yield[0, 0])
        assert np.isnan(result.evapotranspiration[0, 0])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"z": 0.0}, "Z is 0"),
        ({"rain": -1.0}, "precipitation is negative in 1 cell"),
        ({"depth": -9999.0}, "soil depth is negative in 1 cell \\(least -9999\\)"),
        ({"available": -0.1}, "available water content is negative"),
        ({"available": 15.0}, "reaches 15; it is a fraction"),
        ({"reference": -3.0}, "reference evapotranspiration is negative"),
    ],
)
def test_bad_input(change, sentence):
    with pytest.raises(InputError, match=sentence):
        _one(**change)


def test_cancel_is_heard():
    def stop(fraction):
        raise Cancelled

    layers = [np.ones((2, 2))] * 7
    with pytest.raises(Cancelled):
        water_yield(*layers, 5.0, progress=stop)
