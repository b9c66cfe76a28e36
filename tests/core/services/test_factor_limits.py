"""Soil erodibility, evapotranspiration and demands at the limits of what they take, and their precision."""

import warnings

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services.demand import head_demand, water_demand
from esp_toolbox.core.services.erodibility import erodibility_epic
from esp_toolbox.core.services.evapotranspiration import extraterrestrial_radiation, reference_evapotranspiration

NAN = np.nan


def _soil(*shares):
    return [np.array([share], dtype=np.float64) for share in shares]


def test_soils_of_single_precision_and_of_lists_are_computed_in_double():
    single = [np.array([share, share / 1.1], dtype=np.float32) for share in (40.7, 38.9, 20.3, 1.3)]
    found = erodibility_epic(*single)
    assert found.dtype == np.float64
    assert np.array_equal(found, erodibility_epic(*(layer.astype(np.float64) for layer in single)))
    assert erodibility_epic([40], [40], [20], [1])[0] == pytest.approx(0.0389, abs=5e-5)


def test_no_soil_at_all_is_no_fault():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isnan(erodibility_epic(*(np.full((2, 2), NAN) for _ in range(4)))).all()
        assert erodibility_epic(*(np.empty(0) for _ in range(4))).size == 0


def test_a_cell_without_one_share_has_no_erodibility():
    for missing in range(4):
        soil = _soil(40.0, 40.0, 20.0, 1.0)
        soil[missing][0] = NAN
        assert np.isnan(erodibility_epic(*soil)).all()


def test_a_soil_of_sand_has_no_fines():
    # Without silt or clay the term of the fines is 0, and so is K; of a little of both their ratio tells, as of much.
    with np.errstate(all="raise"):
        assert erodibility_epic(*_soil(100.0, 0.0, 0.0, 0.5)).tolist() == [0.0]
    little, more = (erodibility_epic(*_soil(100.0 - 2 * part, part, part, 0.5))[0] for part in (0.2, 0.6))
    assert little > more > 0.01


@pytest.mark.parametrize("shares", [(100.5, 0, 0, 1), (50, -0.1, 50, 1), (40, 40, 20, 100.5)])
def test_shares_beyond_a_percentage(shares):
    with pytest.raises(InputError, match="must be a percentage"):
        erodibility_epic(*_soil(*shares))


def test_shares_may_miss_a_hundred_by_five():
    for total in (95.0, 105.0):
        assert erodibility_epic(*_soil(total - 60.0, 40.0, 20.0, 1.0))[0] > 0
    for total in (94.9, 105.1):
        with pytest.raises(InputError, match=f"together are {total:g} percent"):
            erodibility_epic(*_soil(total - 60.0, 40.0, 20.0, 1.0))


def test_temperatures_of_single_precision_are_computed_in_double():
    single = [np.array([[2.3, 7.1]], dtype=np.float32) + np.float32(0.1 * month) for month in range(12)]
    warm = [layer + np.float32(9.7) for layer in single]
    latitude = np.array([[31.3, 44.7]], dtype=np.float32)
    found = reference_evapotranspiration(single, warm, latitude)
    wanted = reference_evapotranspiration(
        *([layer.astype(float) for layer in side] for side in (single, warm)), latitude
    )
    assert np.array_equal(found, wanted)
    assert np.array_equal(
        extraterrestrial_radiation(latitude, 15.5), extraterrestrial_radiation(latitude.astype(float), 15.5)
    )


def test_a_row_of_latitudes_serves_a_raster():
    cold, warm = [np.full((3, 2), 5.0)] * 12, [np.full((3, 2), 20.0)] * 12
    found = reference_evapotranspiration(cold, warm, np.array([[10.0], [40.0], [60.0]]))
    assert found.shape == (3, 2) and (found[:, 0] == found[:, 1]).all() and (np.diff(found[:, 0]) < 0).all()


def test_what_has_no_coefficient_wants_nothing():
    people, product, fields = np.array([200.0]), np.array([3.0]), np.array([0.5])
    assert water_demand(people, product, fields).tolist() == [0.0]
    assert water_demand(people, product, fields, home=50.0).tolist() == [10.0]
    assert water_demand(people, product, fields, industry=50.0).tolist() == [0.15]
    assert water_demand(people, product, fields, irrigation=6000.0).tolist() == [300.0]


def test_demands_of_single_precision_and_of_nobody():
    people = np.array([0.1, NAN], dtype=np.float32)
    found = head_demand(people, 0.7)
    assert found.dtype == np.float64 and found[0] == np.float64(people[0]) * (0.7 / 100.0) and np.isnan(found[1])
    assert head_demand(np.array([1, 3]), 0.5).tolist() == [0.005, 0.015]
    assert head_demand(np.empty(0), 0.7).size == 0


@pytest.mark.parametrize("rate", [-0.1, np.inf, NAN])
def test_coefficients_that_are_none(rate):
    with pytest.raises(InputError, match="coefficient"):
        head_demand(np.ones(2), rate)
