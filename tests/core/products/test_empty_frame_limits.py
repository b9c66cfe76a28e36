"""How high, long and near a frame of zeros must be to be taken for cells without data."""

import numpy as np
import pytest
from esp_toolbox.core.products.empty_frames import empty_frame

SIDES = {"north": 0, "west": 1, "south": 2, "east": 3}


def land(height=400.0, size=24):
    return np.full((size, size), height)


def turned(values, side):
    """What lies in the north lies on another side."""
    return np.rot90(values, SIDES[side])


def found(elevation, cell_size=30.0, valid=None):
    return empty_frame(elevation, np.ones(elevation.shape, dtype=bool) if valid is None else valid, cell_size)


@pytest.mark.parametrize("side", SIDES)
def test_beyond_every_side(side):
    elevation = land()
    elevation[:5] = 0.0
    outside, step = found(turned(elevation, side))
    assert np.array_equal(outside, turned(elevation == 0.0, side)) and step == 400.0


@pytest.mark.parametrize("side", SIDES)
def test_a_lake_beside_the_frame_is_no_frame(side):
    elevation = land()
    elevation[1:6, 4:20] = 0.0
    assert found(turned(elevation, side)) is None
    # Through one cell it reaches the frame.
    elevation[0, 10] = 0.0
    assert np.array_equal(found(turned(elevation, side))[0], turned(elevation == 0.0, side))


def test_ten_edges_tell_and_nine_do_not():
    elevation = land()
    elevation[0, 3:11] = 0.0
    assert found(elevation)[0].sum() == 8
    elevation[0, 10] = 400.0
    assert found(elevation) is None


@pytest.mark.parametrize(("cell_size", "limit"), [(30.0, 20.0), (100.0, 50.0)])
def test_a_step_no_higher_than_a_shore_is_a_shore(cell_size, limit):
    for height, is_empty in ((limit, False), (limit + 0.5, True)):
        elevation = land(height)
        elevation[:5] = 0.0
        assert (found(elevation, cell_size) is not None) == is_empty


def test_a_step_is_high_beside_those_of_the_land():
    # Neighbours of the land differ by 40, and it begins 60 above its least height: ten times 40 is no frame yet.
    steps = np.tile(np.arange(24) % 2 * 40.0, (24, 1))
    rough = steps + steps.T
    for height, is_empty in ((340.0, False), (341.0, True)):
        elevation = height + rough
        elevation[:5] = 0.0
        assert (found(elevation) is not None) == is_empty


def test_whole_numbers_do_not_overflow():
    elevation = np.full((24, 24), -20_000, dtype=np.int16)
    elevation[:, 12:] = 20_000
    elevation[:5] = 0
    outside, step = found(elevation)
    assert np.array_equal(outside, elevation == 0) and step == 20_000.0


def test_what_is_missing_is_neither_land_nor_frame():
    elevation = land()
    elevation[:5] = 0.0
    gaps = np.random.default_rng(5).random(elevation.shape) < 0.2
    steps = np.where(gaps, 9000.0, elevation)
    outside, step = found(steps, valid=~gaps)
    assert step == 400.0 and not (outside & gaps).any() and not outside[5:].any()
    assert found(elevation, valid=np.zeros(elevation.shape, dtype=bool)) is None
    # Zeros alone are not looked at.
    assert found(elevation, valid=elevation == 0.0) is None
