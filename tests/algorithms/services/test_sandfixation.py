"""esp:sandfixation end to end, and the climatic erosivity of wind in esp:climateindex."""

import numpy as np
import pytest
from esp_toolbox.core.services.evapotranspiration import DAYS
from esp_toolbox.core.services.wind_erosion import (
    climatic_erosivity,
    sand_fixation,
    soil_factors,
    weather_factor,
    wind_at_two_metres,
    wind_force,
)
from qgis.core import QgsProcessingException
from rasters import read_tif

SHAPE = (5, 4)
RANDOM = np.random.default_rng(8)


def field(low, high):
    return np.round(low + (high - low) * RANDOM.random(SHAPE), 2)


SOIL = {"SAND": field(40, 70), "SILT": field(10, 30), "CLAY": field(5, 20), "ORGANIC": field(0.2, 3)}
COVER, ELEVATION = field(0, 80), field(900, 3000)
WINDS = [field(3, 14) for _ in range(12)]
HEAT = [field(-15, 20) for _ in range(12)]


@pytest.fixture
def given(tif, tmp_path):
    layers = {key: tif(key.lower(), values) for key, values in SOIL.items()}
    layers["COVER"] = [tif("cover", COVER)]
    layers["ELEVATION"] = tif("dem", ELEVATION)
    layers["WIND"] = [tif(f"wind_{number}", layer) for number, layer in enumerate(WINDS, 1)]
    layers["TEMPERATURE"] = [tif(f"heat_{number}", layer) for number, layer in enumerate(HEAT, 1)]
    layers["OUTPUT"] = str(tmp_path / "固沙.tif")
    return layers


def expected(periods, height=10.0, wet=1.0, carbonate=0.0, cover=COVER):
    """Sums over (winds, temperature, days)."""
    soil = soil_factors(*SOIL.values(), np.full(SHAPE, carbonate))
    parts = []
    for winds, heat, days in periods:
        force = wind_force([wind_at_two_metres(wind, height) for wind in winds], days)
        weather = weather_factor(force, heat + 273.15, ELEVATION / 1000.0, np.full(SHAPE, wet))
        parts.append(sand_fixation(weather, soil.product, cover))
    return sum(part.potential for part in parts), sum(part.actual for part in parts)


def test_twelve_months(esp, given, tmp_path, no_leftovers):
    bare, covered = str(tmp_path / "bare.tif"), str(tmp_path / "covered.tif")
    result = esp("sandfixation", POTENTIAL=bare, ACTUAL=covered, **given)
    potential, actual = expected(([wind], heat, days) for wind, heat, days in zip(WINDS, HEAT, DAYS))
    assert np.allclose(read_tif(bare), potential, rtol=1e-5)
    assert np.allclose(read_tif(covered), actual, rtol=1e-5)
    assert np.allclose(read_tif(given["OUTPUT"]), potential - actual, rtol=1e-5)
    assert result["MEAN"] == pytest.approx((potential - actual).mean(), rel=1e-5)
    assert any("count as its highest loss" in line for line in esp.feedback.lines)


def test_several_winds_in_a_period_kelvin_and_shares(esp, given, tif, tmp_path):
    given["TEMPERATURE"] = [tif("kelvin", HEAT[0] + 273.15)]
    given["COVER"] = [tif("share", COVER / 100.0)]
    esp("sandfixation", WIND_SAMPLES=12, DAYS="30", WIND_HEIGHT=2, WETNESS=[tif("wet", np.full(SHAPE, 0.5))], **given)
    potential, actual = expected([(WINDS, HEAT[0], 30.0)], height=2.0, wet=0.5)
    assert np.allclose(read_tif(given["OUTPUT"]), potential - actual, rtol=1e-4)


def test_wetness_from_rain(esp, given, tif):
    rain = {"PRECIPITATION": 40.0, "EVAPORATION": 80.0, "RAIN_DAYS": 15.0}
    layers = {key: [tif(key, np.full(SHAPE, value))] for key, value in rain.items()}
    esp("sandfixation", WIND_SAMPLES=12, DAYS="30", **{**given, "TEMPERATURE": given["TEMPERATURE"][:1]}, **layers)
    potential, actual = expected([(WINDS, HEAT[0], 30.0)], wet=0.75)
    assert np.allclose(read_tif(given["OUTPUT"]), potential - actual, rtol=1e-5)


@pytest.mark.parametrize(
    "change, words",
    [
        ({"WIND_SAMPLES": 5}, "12 rasters of wind cannot be divided into periods of 5"),
        ({"DAYS": "31,28"}, "one number above 0 for each of 12 periods"),
        ({"TEMPERATURE": 5}, "5 rasters for 12 periods"),
        ({"PRECIPITATION": 1}, "needs precipitation, days with rain and evapotranspiration together"),
        ({"WETNESS": 1}, "runs from 0 to 1"),
    ],
)
def test_mistakes(esp, given, change, words):
    (key, value), = change.items()
    if key not in ("WIND_SAMPLES", "DAYS"):
        value = given["TEMPERATURE"][:value]
    with pytest.raises(QgsProcessingException, match=words):
        esp("sandfixation", **{**given, key: value})


def test_climatic_erosivity_of_wind(esp, given, tif, tmp_path):
    rain, humid = field(0, 60), field(20, 80)
    out = str(tmp_path / "fq.tif")
    esp(
        "climateindex",
        INDEX=11,
        WIND=given["WIND"],
        TMIN=given["TEMPERATURE"],
        TMAX=given["TEMPERATURE"],
        PRECIPITATION=[tif(f"rain_{month}", rain) for month in range(1, 13)],
        HUMIDITY=[tif(f"humid_{month}", humid) for month in range(1, 13)],
        OUTPUT=out,
    )
    winds = [wind_at_two_metres(wind, 10.0) for wind in WINDS]
    assert np.allclose(
        read_tif(out), climatic_erosivity(winds, [rain] * 12, HEAT, [humid / 100] * 12, DAYS), rtol=1e-5
    )


def test_textures_that_are_no_percentages_are_doubted(esp, given, tif):
    shares = {key: tif(f"{key.lower()}_share", SOIL[key] / 100.0) for key in ("SAND", "SILT", "CLAY")}
    esp("sandfixation", **{**given, **shares})
    assert any("not to 100 %; x 100 would be percent" in line for line in esp.feedback.lines)
