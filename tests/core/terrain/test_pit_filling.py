"""Pit filling against a priority flood and pygeoprocessing."""

import numpy as np
import pytest
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.terrain.pit_filling import fill_pits
from hypothesis import given
from terrain_cases import priority_flood, routing_cases, terraces


@given(terraces())
def test_equals_a_priority_flood(elevation):
    assert np.array_equal(fill_pits(elevation), priority_flood(elevation), equal_nan=True)


def test_equals_a_priority_flood_on_noise():
    elevation = np.random.default_rng(3).random((60, 70))
    assert np.array_equal(fill_pits(elevation), priority_flood(elevation))


def test_equals_pygeoprocessing():
    for number, elevation, expected in routing_cases():
        filled = fill_pits(elevation)
        assert np.array_equal(np.where(np.isnan(filled), -9999, filled), expected["filled"]), number


def test_nested_pits_spill_over_the_outer_rim():
    rings = np.array([3.0, 5.0, 1.0, 4.0, 0.0, 4.0, 2.0, 6.0, 0.5])
    elevation = np.full((5, 9), 9.0)
    elevation[2] = rings
    assert fill_pits(elevation)[2].tolist() == [3.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 6.0, 0.5]


def test_filled_again_it_is_the_same():
    filled = fill_pits(np.random.default_rng(0).random((40, 40)))
    assert np.array_equal(fill_pits(filled), filled)


@pytest.mark.parametrize("value", [np.nan, -7.0])
def test_one_cell_and_nodata_everywhere(value):
    assert np.array_equal(fill_pits(np.full((1, 1), value)), np.full((1, 1), value), equal_nan=True)
    assert np.array_equal(fill_pits(np.full((4, 3), value)), np.full((4, 3), value), equal_nan=True)


def test_the_input_is_not_touched_and_cancel_is_heard():
    elevation = np.random.default_rng(0).random((30, 30))
    before = elevation.copy()
    seen = []
    fill_pits(elevation, seen.append)
    assert np.array_equal(elevation, before)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        fill_pits(elevation, stop)
