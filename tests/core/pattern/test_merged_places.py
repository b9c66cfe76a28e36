"""Near places drawn together."""

import numpy as np
from esp_toolbox.core.pattern.merged_places import merged_places
from hypothesis import given
from hypothesis import strategies as st


def test_the_weightiest_takes_in_its_neighbours():
    points = np.array([[0.0, 0.0], [8.0, 0.0], [16.0, 0.0], [100.0, 0.0]])
    kept, group = merged_places(points, np.array([1, 3, 1, 2]), 10.0)
    assert kept.tolist() == [1, 3]
    assert group.tolist() == [0, 0, 0, 1]


def test_a_row_of_near_places_does_not_become_one():
    points = np.column_stack([np.arange(0.0, 100.0, 5.0), np.zeros(20)])
    kept, _ = merged_places(points, np.ones(20), 10.0)
    assert points[kept, 0].tolist() == [0, 15, 30, 45, 60, 75, 90]


def test_distance_of_nought_joins_equal_places_only():
    kept, group = merged_places(np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 1.001]]), np.ones(3), 0.0)
    assert len(kept) == 2
    assert group[0] == group[1] != group[2]


def test_none():
    kept, group = merged_places(np.empty((0, 2)), np.empty(0), 5.0)
    assert kept.size == group.size == 0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 4)), min_size=1, max_size=25))
def test_apart_complete_and_independent_of_the_order(rows):
    points, weights = np.array([row[:2] for row in rows], dtype=float), np.array([row[2] for row in rows])
    kept, group = merged_places(points, weights, 5.0)
    chosen = points[kept]
    between = np.hypot(*(chosen[:, None] - chosen[None]).transpose(2, 0, 1))
    assert (between[~np.eye(len(kept), dtype=bool)] > 5.0).all()
    assert (np.hypot(*(points - chosen[group]).T) <= 5.0).all()
    back, _ = merged_places(points[::-1], weights[::-1], 5.0)
    assert points[::-1][back].tolist() == chosen.tolist()
