"""Disc minimum and maximum against the filter with the disc's footprint."""

import numpy as np
import pytest
from esp_toolbox.core.cost import disc_minimum as module
from esp_toolbox.core.cost.disc_minimum import disc, disc_maximum, disc_minimum, disc_window
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal
from scipy import ndimage

RADII = st.one_of(st.integers(0, 7).map(float), st.floats(0.0, 7.5), st.just(40.0))
VALUES = st.sampled_from([0.0, 1.0, -3.5, 2.0, 7.25, np.nan, np.nan, np.inf, -np.inf])


def by_footprint(array, radius):
    """The least number in the disc, NaN where there is none; the definition, cell by cell."""

    def least(window):
        numbers = window[~np.isnan(window)]
        return numbers.min() if numbers.size else np.nan

    return ndimage.generic_filter(array, least, footprint=disc(radius), mode="constant", cval=np.nan)


@given(arrays(np.float64, st.tuples(st.integers(1, 9), st.integers(1, 9)), elements=VALUES), RADII)
def test_small_arrays_against_the_definition(array, radius):
    assert_array_equal(disc_minimum(array, radius), by_footprint(array, radius))
    assert_array_equal(disc_maximum(array, radius), -by_footprint(-array, radius))


@pytest.mark.parametrize("radius", [0, 1, 1.5, 2, 5, 12, 15.99, 16, 31])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_bit_identical_with_the_footprint_filter(radius, kind, monkeypatch):
    # Small blocks, so that their borders are crossed.
    monkeypatch.setattr(module, "_BLOCK_ROWS", 23)
    monkeypatch.setattr(module, "_BLOCK_COLUMNS", 31)
    monkeypatch.setattr(module, "_STRIP", 200)
    array = np.random.default_rng(3).standard_normal((70, 95)).astype(kind)
    expected = ndimage.minimum_filter(array, footprint=disc(radius), mode="constant", cval=np.inf)
    least = disc_minimum(array, radius)
    assert least.dtype == kind
    assert least.tobytes() == expected.tobytes()
    highest = ndimage.maximum_filter(array, footprint=disc(radius), mode="constant", cval=-np.inf)
    assert disc_maximum(array, radius).tobytes() == highest.tobytes()


def test_nothing_infinity_and_numbers_are_told_apart():
    array = np.full((1, 7), np.nan)
    array[0, 0], array[0, 6] = np.inf, 4.0
    assert_array_equal(disc_minimum(array, 1), [[np.inf, np.inf, np.nan, np.nan, np.nan, 4.0, 4.0]])
    array[0, 0] = -np.inf
    assert_array_equal(disc_maximum(array, 1), [[-np.inf, -np.inf, np.nan, np.nan, np.nan, 4.0, 4.0]])
    assert np.isnan(disc_minimum(np.full((4, 5), np.nan), 2)).all()


def test_a_disc_larger_than_the_raster_sees_all_of_it():
    array = np.arange(12.0).reshape(3, 4)
    assert (disc_minimum(array, 1e9) == 0.0).all()
    assert (disc_maximum(array, 1e9) == 11.0).all()


def test_the_disc_holds_the_centres_within_the_radius():
    assert disc(1.0).sum() == 5
    assert disc(1.41).sum() == 5
    assert disc(1.42).sum() == 9
    assert disc(133.3333).shape == (267, 267)


def test_integers_are_taken_as_numbers_and_the_input_is_left_alone():
    array = np.array([[3, 1, 2], [9, 8, 7]], dtype=np.uint8)
    assert_array_equal(disc_maximum(array, 1), [[9.0, 8.0, 7.0], [9.0, 9.0, 8.0]])
    for kind in (np.uint8, np.uint32):
        least = disc_minimum(array.astype(kind), 1)
        assert_array_equal(least, [[1, 1, 1], [3, 1, 2]])
        assert least.dtype == kind
    assert disc_minimum(array.astype(np.int16), 1).dtype == np.float64
    given_array = np.array([[np.nan, 2.0, 1.0]])
    before = given_array.copy()
    disc_minimum(given_array, 1)
    assert_array_equal(given_array, before)


def test_progress_reaches_the_end():
    seen = []
    disc_minimum(np.zeros((500, 20)), 3, progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 2
    assert seen[-1] == 1.0


@pytest.mark.parametrize("radius", [-1.0, np.nan, np.inf])
def test_bad_radius_is_said(radius):
    with pytest.raises(InputError, match="radius is"):
        disc_minimum(np.zeros((2, 2)), radius)


@pytest.mark.parametrize("radius", [0.0, 1.0, 2.3, 9.0])
def test_windows_of_discs_end_at_the_edge_of_the_raster(radius):
    shape = (5, 7)
    rows, columns = np.indices(shape)
    for row, column in np.ndindex(*shape):
        window, inside = disc_window(shape, (row, column), radius)
        whole = np.zeros(shape, dtype=bool)
        whole[window] = inside
        assert_array_equal(whole, (rows - row) ** 2 + (columns - column) ** 2 <= radius * radius)
        assert whole[window].shape == inside.shape
