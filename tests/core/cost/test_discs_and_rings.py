"""Means over discs and least values on rims, cell by cell."""

import numpy as np
import pytest
from esp_toolbox.core.cost.disc_mean import disc_mean
from esp_toolbox.core.cost.ring_minimum import ring, ring_minimum

RANDOM = np.random.default_rng(8)
SHAPE = (7, 10)
VALUES = np.where(RANDOM.random(SHAPE) < 0.3, np.nan, RANDOM.random(SHAPE) * 100.0)
VALUES[0, 0] = np.inf
NUMBERS = RANDOM.integers(0, 60_000, SHAPE).astype(np.uint16)


def away(row, column):
    """Distance of every cell from one."""
    rows, columns = np.indices(SHAPE)
    return np.hypot(rows - row, columns - column)


@pytest.mark.parametrize("radius", [0.0, 1.0, 1.5, 2.3, 6.0, 500.0])
def test_means_over_discs(radius):
    told = []
    found = disc_mean(VALUES, radius, told.append)
    assert found.dtype == np.float32 and told[-1] == 1.0
    for row, column in np.ndindex(SHAPE):
        inside = VALUES[(away(row, column) <= radius) & np.isfinite(VALUES)]
        wanted = inside.mean() if inside.size else np.nan
        np.testing.assert_allclose(found[row, column], wanted, rtol=1e-6)


def test_a_disc_without_values_has_no_mean():
    lone = np.full((5, 5), np.nan)
    lone[2, 2] = 4.0
    found = disc_mean(lone, 1.0)
    assert np.array_equal(np.isfinite(found), np.hypot(*(np.indices((5, 5)) - 2)) <= 1.0)
    assert np.nanmin(found) == np.nanmax(found) == 4.0


@pytest.mark.parametrize(("radius", "width"), [(1.0, 0.5), (3.0, 1.0), (4.2, 2.0), (2.0, 9.0), (20.0, 1.0)])
def test_least_values_on_rims(radius, width):
    found = ring_minimum(NUMBERS, radius, width)
    assert found.dtype == np.uint16
    for row, column in np.ndindex(SHAPE):
        distance = away(row, column)
        rim = (distance <= radius * (1 + 1e-9)) & (distance >= (radius - width) * (1 - 1e-9))
        assert found[row, column] == (NUMBERS[rim].min() if rim.any() else 65_535)


def test_rims_hold_the_cells_on_them_and_are_a_cell_wide_at_least():
    assert ring(3.0, 0.1).sum() == 4 and ring(5.0, 0.01).sum() == 12
    # No centre lies between 2.4 and 2.5 cells: the rim goes in by a whole cell.
    rows, columns = np.indices((5, 5)) - 2
    assert np.array_equal(ring(2.5, 0.1), (np.hypot(rows, columns) >= 1.5) & (np.hypot(rows, columns) <= 2.5))
    assert ring(0.5, 0.1).tolist() == [[True]]
    # A third of three cells is one, however it is rounded.
    assert np.array_equal(ring(0.1 * 30, 0.1), ring(3.0, 0.1))
