"""RWEQ and the climatic erosivity of wind."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services.wind_erosion import (
    climatic_erosivity,
    sand_fixation,
    soil_factors,
    soil_loss,
    soil_wetness,
    turning_point,
    vegetation_factor,
    weather_factor,
    wind_at_two_metres,
    wind_force,
)

CASE = package.SHARED / "oracles" / "more" / "02_sensitivity_importance.json"


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
@pytest.mark.parametrize("number", range(6))
def test_rows_of_the_oracle(number):
    row = json.loads(CASE.read_text())["rweq_rows"][number]
    force = wind_force([np.array([speed]) for speed in row["wind_2m"]], row["days"])
    weather = weather_factor(force, *(np.array([row[key]]) for key in ("temp_K", "elev_km", "sw", "sd")))
    layers = (np.array([row[key]]) for key in ("sand", "silt", "clay", "om", "caco3"))
    soil = soil_factors(*layers, row["kr"], row["crr"])
    found = sand_fixation(weather[None], soil.product[None], np.array([[row["cover_pct"]]]), row["z"])
    values = {"Wf": force, "WF": weather, "EF": soil.erodible, "SCF": soil.crust, "K": soil.roughness,
              "C": vegetation_factor(row["cover_pct"]), "loss_pot": found.potential, "loss_act": found.actual,
              "fixation": found.potential - found.actual}  # fmt: skip
    assert {key: float(np.ravel(value)[0]) for key, value in values.items()} == pytest.approx(
        {key: row[key] for key in values}, rel=1e-9
    )


def test_winds_below_the_threshold_move_nothing():
    assert wind_force([np.array([4.9, 5.0, 6.0]), np.array([0.0, 7.0, 6.0])], 10.0) == pytest.approx([0, 140, 60])
    assert wind_at_two_metres(np.array([10.0]), 2.0) == pytest.approx(10.0)
    assert wind_at_two_metres(np.array([10.0]), 10.0) == pytest.approx(10.0 * 0.2 ** (1 / 7))
    with pytest.raises(InputError, match="above the ground"):
        wind_at_two_metres(np.ones(1), 0.0)


def test_the_loss_rises_to_its_turning_point():
    most = turning_point()
    assert most == pytest.approx(61.73, abs=0.01)
    products = np.linspace(0.0, most, 400)
    losses = soil_loss(products)
    assert losses[0] == 0.0
    assert (np.diff(losses) > 0.0).all()
    assert soil_loss(most + 1.0) < losses[-1] > soil_loss(most - 1.0)
    # The values that are printed with the equation's fault.
    assert soil_loss(np.array([30.0, 150.0])) == pytest.approx([45.8, 32.0], abs=0.1)


def test_fixation_is_never_negative():
    weather, cover = np.array([[10.0, 60.0, 150.0, 900.0, np.nan]]), np.array([[20.0, 20.0, 5.0, 0.0, 5.0]])
    found = sand_fixation(weather, np.ones((1, 5)), cover)
    assert found.clipped == 2
    fixed = (found.potential - found.actual)[0]
    assert (fixed[:4] >= 0.0).all()
    assert fixed[3] == 0.0
    assert np.isnan(fixed[4])
    more = sand_fixation(np.full((1, 5), 40.0), np.ones((1, 5)), np.linspace(0.0, 100.0, 5)[None])
    assert (np.diff(more.actual) < 0.0).all()
    assert np.ptp(more.potential) == 0.0


def test_cover_that_is_unknown_leaves_both_losses_unknown():
    found = sand_fixation(np.array([[10.0, 10.0]]), np.ones((1, 2)), np.array([[np.nan, 50.0]]))
    assert np.isnan(found.potential).tolist() == np.isnan(found.actual).tolist() == [[True, False]]


def test_periods_add_up():
    weather, soil, cover = np.array([[10.0, 900.0]]), np.full((1, 2), 0.5), np.array([[20.0, 0.0]])
    once = sand_fixation(weather, soil, cover)
    twice = sand_fixation(weather, soil, cover, sums=sand_fixation(weather, soil, cover))
    assert (twice.potential == 2.0 * once.potential).all() and (twice.actual == 2.0 * once.actual).all()
    assert twice.clipped == 2 * once.clipped == 2


def test_soils_at_the_ends():
    zero, all_of_it = np.zeros(1), np.full(1, 100.0)
    pure = soil_factors(all_of_it, zero, zero, zero, zero)
    assert (pure.erodible[0], pure.crust[0], float(pure.roughness)) == (1.0, 1.0, 1.0)
    clay = soil_factors(zero, zero, all_of_it, zero, zero)
    assert clay.erodible[0] == pytest.approx(0.2909)
    assert soil_factors(zero, zero, zero, zero, zero).erodible[0] == pytest.approx(0.2909)
    assert soil_factors(zero, zero, all_of_it, zero, all_of_it).erodible[0] == 0.0
    unknown = soil_factors(*[np.zeros(2)] * 2, np.array([np.nan, 3.0]), *[np.zeros(2)] * 2)
    assert np.isnan(unknown.erodible).tolist() == [True, False]


def test_climatic_erosivity_by_hand():
    wind, rain, heat, humid = ([np.array([value])] * 2 for value in (3.0, 10.0, 10.0, 0.5))
    rain = [np.array([10.0]), np.array([900.0])]
    evaporation = 0.19 * 30.0**2 * 0.5
    expected = 27.0 * (evaporation - 10.0) / evaporation * 31 / 100
    assert climatic_erosivity(wind, rain, heat, humid, [31, 28]) == pytest.approx([expected])
    saturated = [np.array([1.0])] * 2
    assert climatic_erosivity(wind, rain, heat, saturated, [31, 28]).tolist() == [0.0]
    with pytest.raises(InputError, match="same months"):
        climatic_erosivity(wind, rain, heat, humid, [31])
    with pytest.raises(InputError, match="between 0 and 1"):
        climatic_erosivity(wind, rain, heat, [np.array([50.0])] * 2, [31, 28])


def test_wetness():
    assert soil_wetness(np.array([0.0, 50.0, 900.0]), np.full(3, 100.0), np.array([0.0, 15.0, 30.0]), 30.0) == (
        pytest.approx([1.0, 0.75, 0.0])
    )
    assert soil_wetness(np.array([5.0]), np.array([0.0]), np.array([3.0]), 30.0).tolist() == [0.0]


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: sand_fixation(np.ones((1, 1)), np.ones((1, 1)), np.array([[120.0]])), "Cover is a percentage"),
        (lambda: sand_fixation(np.ones((1, 1)), np.ones((1, 1)), np.array([[20.0]]), 0.0), "downwind"),
        (lambda: soil_factors(*[np.full(1, 120.0)] * 5), "percentages"),
        (lambda: soil_factors(*[np.ones(1)] * 5, -1.0), "Roughness"),
    ],
)
def test_bad_input(call, words):
    with pytest.raises(InputError, match=words):
        call()
