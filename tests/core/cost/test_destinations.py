"""Paths to destinations, and why some are not reached."""

import numpy as np
import pytest
from esp_toolbox.core.cost import destinations as module
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.cost.destinations import NOT_REACHED, OUTSIDE, REACHED, WALL, destination_paths
from numpy.testing import assert_array_equal
from pairing import paired


def landscape():
    resistance = np.ones((6, 20))
    resistance[:, 12] = np.nan
    resistance[2, 5] = 50.0
    sources = np.zeros(resistance.shape, dtype=int)
    sources[2, 0] = 1
    return resistance, accumulated_cost(resistance, sources, 10.0, cutoff=95.0).cost


def cells(*places):
    return np.array([row * 20 + column for row, column in places], dtype=np.int64)


def test_the_cheapest_cell_is_reached_from_the_source():
    resistance, cost = landscape()
    (found,) = destination_paths(cost, resistance, 10.0, [cells((2, 8), (2, 4), (2, 15))])
    assert found.status == REACHED
    assert_array_equal(found.rows, [2, 2, 2, 2, 2])
    assert_array_equal(found.columns, [0, 1, 2, 3, 4])
    assert found.cost == 40.0


def test_why_a_destination_is_not_reached():
    resistance, cost = landscape()
    found = destination_paths(
        cost,
        resistance,
        10.0,
        [cells(), cells((1, 12), (3, 12)), cells((0, 16)), cells((2, 11)), cells((1, 12), (2, 2))],
    )
    assert [path.status for path in found] == [OUTSIDE, WALL, NOT_REACHED, NOT_REACHED, REACHED]
    assert all(path.rows.size == path.columns.size == 0 and path.cost == np.inf for path in found[:4])
    assert found[4].cost == 20.0


def test_a_destination_in_the_source():
    resistance, cost = landscape()
    (found,) = destination_paths(cost, resistance, 10.0, [cells((2, 0))])
    assert (found.status, found.cost, found.rows.tolist(), found.columns.tolist()) == (REACHED, 0.0, [2], [0])


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_many_destinations_in_their_order(at_once, monkeypatch):
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    resistance, cost = landscape()
    places = [(row, column) for column in range(20) for row in range(6)]
    seen = []
    found = destination_paths(cost, resistance, 10.0, [cells(place) for place in places], progress=seen.append)
    for (row, column), path in paired(places, found):
        assert path.cost == cost[row, column]
        if path.status == REACHED:
            assert (path.rows[-1], path.columns[-1]) == (row, column)
            assert (path.rows[0], path.columns[0]) == (2, 0)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_no_destinations():
    resistance, cost = landscape()
    assert destination_paths(cost, resistance, 10.0, []) == []
