"""The cheapest ways between sources."""

import numpy as np
import pytest
from esp_toolbox.core.pattern.ways import cheapest_ways

# Sources 0 (left), 1 (middle, 100 m wide), 2 (right); corridor 2 goes straight from 0 to 2.
PLACES = np.array([[[0, 0], [50, 0]], [[150, 0], [200, 0]], [[0, 5], [200, 5]]], dtype=float)
SOURCES = np.array([[0, 1], [1, 2], [0, 2]])


def way(cost, per_metre, pair=(0, 2), sources=SOURCES):
    ((corridors, total),) = cheapest_ways(PLACES, sources, np.array(cost, dtype=float), per_metre, [pair])
    return corridors, total


def test_through_the_middle_source_where_that_is_cheaper():
    corridors, total = way([50, 50, 300], 1.0)
    assert corridors == (0, 1)
    assert total == pytest.approx(200.0, abs=1e-5)
    assert way([50, 50, 300], 1.0, (2, 0))[0] == (1, 0)


def test_straight_where_the_source_costs_more():
    assert way([50, 50, 190], 1.0)[0] == (2,)


def test_corridors_of_no_cost_are_ways_as_well():
    assert way([0, 0, 1], 0.0)[0] == (0, 1)


def test_no_way():
    corridors, total = way([1, 1, 1], 1.0, sources=np.array([[0, 1], [-1, 2], [-1, -1]]))
    assert corridors == ()
    assert total == np.inf


def test_several_pairs_do_not_disturb_each_other():
    found = cheapest_ways(PLACES, SOURCES, np.array([50.0, 50.0, 300.0]), 1.0, [(0, 1), (1, 2), (0, 2)])
    assert [corridors for corridors, _ in found] == [(0,), (1,), (0, 1)]
