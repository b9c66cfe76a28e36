"""Erosivity, erodibility and reference evapotranspiration: published values and reference data."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services import erosivity
from esp_toolbox.core.services.erodibility import erodibility_epic
from esp_toolbox.core.services.evapotranspiration import (
    DAYS,
    extraterrestrial_radiation,
    reference_evapotranspiration,
)
from esp_toolbox.core.services.monthly import annual_maximum, annual_sum
from reference_basins import golden_basin, reference_basin

MONTHS = [2, 3, 8, 17, 36, 48, 92, 105, 44, 19, 5, 1]


def _months(values=MONTHS):
    return [np.array([[float(value)]]) for value in values]


def test_annual_forms():
    rain = np.array([[200.0, 850.0, 1200.0]])
    assert erosivity.erosivity_renard_annual(rain)[0].tolist() == pytest.approx(
        [0.0483 * 200**1.61, 0.0483 * 850**1.61, 587.8 - 1.219 * 1200 + 0.004105 * 1200**2]
    )
    assert erosivity.erosivity_zhang_annual(rain)[0, 0] == pytest.approx(0.0534 * 200**1.6548)


def test_both_branches_of_renard_and_freimund_meet():
    at, above = erosivity.erosivity_renard_annual(np.array([850.0, 850.001]))
    assert above == pytest.approx(at, rel=0.01)
    low = erosivity.erosivity_renard_monthly(_months([54.999] * 12))[0, 0]
    high = erosivity.erosivity_renard_monthly(_months([55.0] * 12))[0, 0]
    assert high == pytest.approx(low, rel=0.01)


def test_monthly_forms():
    total = sum(MONTHS)
    fournier = sum(value**2 for value in MONTHS) / total
    assert erosivity.modified_fournier_index(_months())[0, 0] == pytest.approx(fournier)
    assert erosivity.erosivity_zhang_monthly(_months())[0, 0] == pytest.approx(0.3589 * fournier**1.9462)
    expected = 95.77 - 6.081 * fournier + 0.477 * fournier**2
    assert fournier > 55
    assert erosivity.erosivity_renard_monthly(_months())[0, 0] == pytest.approx(expected)
    metric = sum(1.735 * 10 ** (1.5 * np.log10(value**2 / total) - 0.8188) for value in MONTHS)
    assert erosivity.erosivity_arnoldus(_months())[0, 0] == pytest.approx(9.80665 * metric)


def test_the_forms_agree_within_a_factor_of_three():
    values = [
        erosivity.erosivity_renard_annual(annual_sum(_months()))[0, 0],
        erosivity.erosivity_zhang_annual(annual_sum(_months()))[0, 0],
        erosivity.erosivity_renard_monthly(_months())[0, 0],
        erosivity.erosivity_zhang_monthly(_months())[0, 0],
        erosivity.erosivity_arnoldus(_months())[0, 0],
    ]
    assert max(values) < 3 * min(values)


@pytest.mark.parametrize(
    "form", [erosivity.erosivity_renard_monthly, erosivity.erosivity_zhang_monthly, erosivity.erosivity_arnoldus]
)
def test_no_rain_no_erosivity_and_nodata_stays(form):
    assert form(_months([0] * 12))[0, 0] == 0.0
    months = _months()
    months[4][:] = np.nan
    assert np.isnan(form(months)[0, 0])
    with pytest.raises(InputError, match="11 rasters of precipitation"):
        form(months[:11])
    with pytest.raises(InputError, match="negative in 1 cell"):
        form(_months([-1, *MONTHS[1:]]))


def test_annual_rain_may_not_be_negative():
    for form in (erosivity.erosivity_renard_annual, erosivity.erosivity_zhang_annual):
        with pytest.raises(InputError, match="negative in 2 cells"):
            form(np.array([-1.0, 3.0, -2.0]))


def test_sum_and_maximum():
    layers = [np.array([[1.0, np.nan, np.nan]]), np.array([[3.0, 2.0, np.nan]])]
    assert np.array_equal(annual_sum(layers), [[4.0, np.nan, np.nan]], equal_nan=True)
    assert np.array_equal(annual_maximum(layers), [[3.0, 2.0, np.nan]], equal_nan=True)


def _texture(basin):
    return [basin.input(name) for name in ("sand", "silt", "clay", "soc")]


def test_erodibility_of_the_reference_soils():
    basin = golden_basin()
    np.testing.assert_allclose(erodibility_epic(*_texture(basin)), basin.input("erodibility"), rtol=5e-7)


def test_erodibility_of_the_large_basin(oracles):
    basin = reference_basin(oracles, "basin")
    np.testing.assert_allclose(erodibility_epic(*_texture(basin)), basin.input("erodibility"), rtol=5e-7)


def test_erodibility_by_hand():
    sand, silt, clay, carbon = 40.0, 40.0, 20.0, 2.0
    rest = 0.6
    expected = (
        (0.2 + 0.3 * np.exp(-0.0256 * 40 * 0.6))
        * (40 / 60) ** 0.3
        * (1 - 0.25 * 2 / (2 + np.exp(3.72 - 5.9)))
        * (1 - 0.7 * rest / (rest + np.exp(-5.51 + 22.9 * rest)))
    )
    assert erodibility_epic(sand, silt, clay, carbon) == pytest.approx(0.1317 * expected)
    assert erodibility_epic(sand, silt, clay, carbon, china=True) == pytest.approx(
        0.1317 * (0.51575 * expected - 0.01383)
    )


def test_pure_sand_and_bad_shares():
    assert erodibility_epic(np.array([100.0]), np.array([0.0]), np.array([0.0]), np.array([0.5]))[0] == 0.0
    assert np.isnan(erodibility_epic(np.array([np.nan]), np.array([0.0]), np.array([0.0]), np.array([0.5]))[0])
    with pytest.raises(InputError, match="share of silt runs from -1 to -1"):
        erodibility_epic(50.0, -1.0, 51.0, 1.0)
    with pytest.raises(InputError, match="share of sand runs from 400"):
        erodibility_epic(400.0, 400.0, 200.0, 1.0)
    with pytest.raises(InputError, match="together are 1 percent"):
        erodibility_epic(0.4, 0.4, 0.2, 0.01)


@pytest.mark.parametrize(
    ("latitude", "day", "printed"), [(-20.0, 246, 32.2), (13.73, 105, 38.06), (45.72, 196, 40.55), (50.8, 187, 41.09)]
)
def test_radiation_of_the_examples_in_fao_56(latitude, day, printed):
    assert extraterrestrial_radiation(latitude, day) == pytest.approx(printed, rel=2e-3)


def test_polar_night_and_day():
    assert extraterrestrial_radiation(85.0, 355) == 0.0
    assert extraterrestrial_radiation(85.0, 172) > 40.0


def test_hargreaves_of_the_example_in_fao_56():
    # Example 20: 45.72 N in July, 26.6 and 14.8 degrees: 5.0 mm/day.
    low, high = [[np.array([[t]])] * 12 for t in (14.8, 26.6)]
    july = 0.0023 * 0.408 * 40.55 * (20.7 + 17.8) * np.sqrt(11.8)
    assert july == pytest.approx(5.03, abs=0.02)
    cold = [np.array([[-40.0]])] * 12
    only_july = [high[m] if m == 6 else cold[m] for m in range(12)]
    least = [low[m] if m == 6 else cold[m] for m in range(12)]
    assert reference_evapotranspiration(least, only_july, 45.72)[0, 0] == pytest.approx(31 * july, rel=3e-3)


def test_modified_hargreaves():
    low, high, rain = [[np.array([[t]])] * 12 for t in (5.0, 17.0, 60.0)]
    expected = 0.0
    start = 0
    for days in DAYS:
        radiation = 0.408 * extraterrestrial_radiation(38.0, start + (days + 1) / 2)
        expected += days * 0.0013 * radiation * (11.0 + 17.0) * (12.0 - 0.0123 * 60.0) ** 0.76
        start += days
    assert start == 365
    assert reference_evapotranspiration(low, high, 38.0, rain)[0, 0] == pytest.approx(expected)
    flood = [np.array([[5000.0]])] * 12
    assert reference_evapotranspiration(low, high, 38.0, flood)[0, 0] == 0.0


def test_bad_temperatures():
    low, high = [[np.array([[t]])] * 12 for t in (5.0, 17.0)]
    with pytest.raises(InputError, match="In month 1 the minimum temperature lies above the maximum in 1 cell"):
        reference_evapotranspiration(high, low, 38.0)
    with pytest.raises(InputError, match="3 rasters of maximum temperature"):
        reference_evapotranspiration(low, high[:3], 38.0)
    with pytest.raises(InputError, match="1 rasters of precipitation"):
        reference_evapotranspiration(low, high, 38.0, low[:1])
