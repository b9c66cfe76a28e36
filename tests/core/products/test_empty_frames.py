"""Zeros around a land: cells that nobody has marked as empty, or the sea."""

import numpy as np
import pytest
from esp_toolbox.core.products.empty_frames import empty_frame

ROWS, COLUMNS = np.mgrid[:40, :50]
HILLS = 400.0 + 8.0 * np.sin(ROWS / 3.0) * COLUMNS
EVERYWHERE = np.ones(HILLS.shape, dtype=bool)


def test_a_turned_land_has_an_empty_frame():
    beyond = ROWS > 30 + COLUMNS / 10
    outside, step = empty_frame(np.where(beyond, 0.0, HILLS), EVERYWHERE, 30.0)
    assert np.array_equal(outside, beyond)
    assert step == pytest.approx(np.median(HILLS[1:][beyond[1:] & ~beyond[:-1]]), rel=0.2)


def test_lakes_at_zero_within_the_land_are_left_alone():
    beyond, pit = ROWS > 30, (abs(ROWS - 10) < 3) & (abs(COLUMNS - 20) < 3)
    outside, _ = empty_frame(np.where(beyond | pit, 0.0, HILLS), EVERYWHERE, 30.0)
    assert np.array_equal(outside, beyond)


@pytest.mark.parametrize(
    "elevation",
    [
        np.where(ROWS < 20, 0.0, 3.0 * (ROWS - 19)),  # a shore
        30.0 * ROWS,  # a steep plane that begins at 0
        np.where(ROWS < 20, 0.0, 45.0),  # a terrace: as low as a harbour's wall against cells of 100 m
        HILLS,
        np.zeros(HILLS.shape),
    ],
)
def test_ground_and_sea_are_none(elevation):
    assert empty_frame(elevation, EVERYWHERE, 100.0) is None


def test_cells_without_data_have_no_edge():
    beyond = ROWS > 30
    assert empty_frame(np.where(beyond, 0.0, HILLS), EVERYWHERE & ~((ROWS == 30) | (ROWS == 31)), 30.0) is None
