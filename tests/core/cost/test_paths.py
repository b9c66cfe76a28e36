"""Least-cost paths without back-links."""

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.cost.paths import least_cost_path, least_cost_paths
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal
from pairing import paired


def path_cost(resistance, cell_size, rows, columns):
    met = resistance[rows, columns].astype(float)
    length = np.hypot(np.diff(rows), np.diff(columns)) * cell_size
    return float(((met[1:] + met[:-1]) / 2 * length).sum())


def assert_is_path(resistance, cost, cell_size, end, rows, columns, rtol=1e-12):
    assert (rows[0], columns[0]) == end
    assert cost[rows[-1], columns[-1]] == 0.0
    assert (cost[rows[:-1], columns[:-1]] > 0.0).all()
    moves = np.maximum(np.abs(np.diff(rows)), np.abs(np.diff(columns)))
    assert (moves == 1).all()
    assert path_cost(resistance, cell_size, rows, columns) == pytest.approx(cost[end], rel=rtol)


@pytest.mark.parametrize("kind", ["smooth", "classes", "heavy", "holes", "maze", "rooms"])
def test_a_path_costs_what_the_surface_says(kind, make_surface):
    resistance = make_surface(kind)
    sources = np.zeros(resistance.shape, dtype=int)
    sources[1, 1] = 1
    cost = accumulated_cost(resistance, sources, 30.0).cost
    reached = np.argwhere(np.isfinite(cost))
    ends = [tuple(cell) for cell in reached[:: max(1, len(reached) // 40)].tolist()]
    paths = least_cost_paths(cost, resistance, 30.0, ends)
    for end, (rows, columns) in zip(ends, paths):
        assert_is_path(resistance, cost, 30.0, end, rows, columns)
        alone = least_cost_path(cost, resistance, 30.0, end)
        assert_array_equal(alone[0], rows)
        assert_array_equal(alone[1], columns)


@given(
    arrays(np.float64, (7, 8), elements=st.sampled_from([1.0, 2.0, 9.0, 300.0, np.nan]), fill=st.nothing()),
    st.integers(0, 55),
)
def test_small_surfaces(resistance, start):
    sources = np.zeros(resistance.shape, dtype=int)
    sources.ravel()[start] = 1
    cost = accumulated_cost(resistance, sources, 2.0).cost
    ends = [(row, column) for row in range(7) for column in range(8)]
    for end, (rows, columns) in paired(ends, least_cost_paths(cost, resistance, 2.0, ends)):
        if np.isinf(cost[end]):
            assert rows.size == columns.size == 0
        else:
            assert_is_path(resistance, cost, 2.0, end, rows, columns)


def test_the_lowest_neighbour_is_not_always_the_way():
    """From the end the lowest neighbour is cheap to reach from the source but dear to step to."""
    resistance = np.array([[1.0, 1.0, 60.0], [1.0, 90.0, 1.0], [1.0, 1.0, 1.0]])
    sources = np.zeros((3, 3), dtype=int)
    sources[0, 0] = 1
    cost = accumulated_cost(resistance, sources, 1.0).cost
    rows, columns = least_cost_path(cost, resistance, 1.0, (1, 2))
    assert_is_path(resistance, cost, 1.0, (1, 2), rows, columns)


def test_ties_prefer_straight_steps_north_first():
    cost = np.array([[0.0, 10.0, 0.0], [10.0, 10.0 * np.sqrt(2), 10.0], [0.0, 10.0, 0.0]])
    cost[0, 1] = cost[1, 0] = cost[1, 2] = cost[2, 1] = 0.0
    cost[1, 1] = 10.0
    rows, columns = least_cost_path(cost, np.ones((3, 3)), 10.0, (1, 1))
    assert_array_equal(rows, [1, 0])
    assert_array_equal(columns, [1, 1])


def test_a_path_from_the_source_is_that_cell():
    cost = np.array([[0.0, 1.0]])
    rows, columns = least_cost_path(cost, np.ones((1, 2)), 1.0, (0, 0))
    assert_array_equal(rows, [0])
    assert_array_equal(columns, [0])


@pytest.mark.parametrize("kind", ["classes", "heavy", "even"])
def test_a_stored_float32_surface_will_do(kind, make_surface):
    """Steps far below the rounding of float32 make flats; the walk goes on over them."""
    resistance = make_surface(kind, 100)
    sources = np.zeros(resistance.shape, dtype=int)
    sources[0, 0] = 1
    cost = accumulated_cost(resistance, sources, 30.0).cost
    stored = cost.astype(np.float32)
    for end in [(99, 99), (50, 80), (99, 0)]:
        rows, columns = least_cost_path(stored, resistance, 30.0, end)
        assert path_cost(resistance, 30.0, rows, columns) == pytest.approx(cost[end], rel=1e-4)


def test_flats_of_a_coarse_surface_are_crossed():
    resistance = np.full((3, 30), 1.0)
    cost = np.broadcast_to(np.concatenate([[0.0], np.full(29, 7.0)]), (3, 30)).copy()
    rows, columns = least_cost_path(cost, resistance, 1.0, (1, 29))
    assert columns[-1] == 0
    assert len(set(zip(rows.tolist(), columns.tolist()))) == rows.size


def test_paths_from_a_cut_off_surface():
    sources = np.zeros((4, 20), dtype=int)
    sources[0, 0] = 1
    cost = accumulated_cost(np.ones((4, 20)), sources, 1.0, cutoff=9.0).cost
    assert least_cost_path(cost, np.ones((4, 20)), 1.0, (0, 15))[0].size == 0
    assert least_cost_path(cost, np.ones((4, 20)), 1.0, (0, 9))[0].size == 10


def test_views_and_integers_are_read_alike(make_surface):
    resistance = make_surface("classes", 40)
    sources = np.zeros(resistance.shape, dtype=int)
    sources[5, 5] = 1
    cost = accumulated_cost(resistance, sources, 3.0).cost
    expected = least_cost_path(cost, resistance, 3.0, (39, 30))
    given = np.asfortranarray(cost), resistance.astype(np.uint16)
    assert_array_equal(least_cost_path(*given, 3.0, (39, 30)), expected)
    swapped = cost.astype(cost.dtype.newbyteorder()), resistance
    assert_array_equal(least_cost_path(*swapped, 3.0, (39, 30)), expected)


def test_bad_input_is_said():
    cost = np.array([[5.0, 5.0], [4.0, np.inf]])
    with pytest.raises(InputError, match="does not fall towards a source"):
        least_cost_path(cost, np.ones((2, 2)), 1.0, (0, 0))
    with pytest.raises(InputError, match="row 2, column 0 is off the grid"):
        least_cost_path(cost, np.ones((2, 2)), 1.0, (2, 0))
    with pytest.raises(InputError, match="row 0, column -1 is off the grid"):
        least_cost_path(cost, np.ones((2, 2)), 1.0, (0, -1))
    with pytest.raises(InputError, match="not on one grid"):
        least_cost_path(cost, np.ones((2, 3)), 1.0, (0, 0))
