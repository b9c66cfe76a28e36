"""Which sources are neighbours, and the bounds of their costs."""

import numpy as np
import pytest
from cost_reference import dijkstra
from esp_toolbox.core.cost.moves import Moves
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.adjacency import candidate_links, straight_line_bound
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.source_cells import SourceCells
from hypothesis import given, settings
from hypothesis import strategies as st
from link_scenes import landscape, walled
from pairing import paired
from scipy import ndimage


def test_euclidean_zones_see_through_walls():
    resistance, labels = walled()
    cost = candidate_links(resistance, labels, 1.0, "cost")
    euclid = candidate_links(resistance, labels, 1.0, "euclidean")
    either = candidate_links(resistance, labels, 1.0, "either")
    assert cost.pairs() == [(1, 3), (2, 3)]
    assert euclid.pairs() == [(1, 2), (1, 3), (2, 3)]
    assert either.pairs() == [(1, 2), (1, 3), (2, 3)]
    assert either.cost_adjacent.tolist() == [0, 1, 1] and either.euclid_adjacent.tolist() == [1, 1, 1]
    assert cost.euclid_adjacent.tolist() == [-1, -1] and euclid.cost_adjacent.tolist() == [-1] * 3
    assert np.isinf(either.bound[0]) and np.isfinite(either.bound[1:]).all()


def test_zones_touch_on_eight_neighbours():
    labels = np.zeros((12, 12), dtype=np.int32)
    labels[1, 1], labels[10, 10], labels[1, 10], labels[10, 1] = 1, 2, 3, 4
    links = candidate_links(np.ones(labels.shape), labels, 1.0, "euclidean")
    nearest = ndimage.distance_transform_edt(labels == 0, return_distances=False, return_indices=True)
    zones = labels[tuple(nearest)]
    assert {zones[5, 5], zones[6, 6]} == {1, 2} and (1, 2) in links.pairs()


def test_all_and_list():
    resistance, labels = walled()
    every = candidate_links(resistance, labels, 1.0, "all")
    assert every.pairs() == [(1, 2), (1, 3), (2, 3)] and every.cost_adjacent.tolist() == [-1] * 3
    chosen = candidate_links(resistance, labels, 1.0, "list", [(3, 1), (1, 3)])
    assert chosen.pairs() == [(1, 3)]
    extra = candidate_links(resistance, labels, 1.0, "cost", [(2, 1)])
    assert extra.pairs() == [(1, 2), (1, 3), (2, 3)] and extra.cost_adjacent.tolist() == [0, 1, 1]


@pytest.mark.parametrize("pair", [(1, 1), (0, 1), (1, 4)])
def test_pairs_must_name_sources(pair):
    resistance, labels = walled()
    with pytest.raises(InputError, match="does not name two of the 3 sources"):
        candidate_links(resistance, labels, 1.0, "list", [pair])


def test_unknown_words():
    resistance, labels = walled()
    with pytest.raises(InputError, match="Adjacency is one of either, cost, euclidean, all, list, not near"):
        candidate_links(resistance, labels, 1.0, "near")
    with pytest.raises(InputError, match="The endpoints are one of edge, centroid, not rim"):
        least_cost_network(resistance, labels, 1.0, NetworkRules(endpoints="rim"))


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_bounds_are_costs_of_real_paths(seed):
    resistance, labels = landscape(seed, shape=(14, 15), sources=4, holes=0.02)
    if labels.max() < 2:
        return
    links = candidate_links(resistance, labels, 1.0, "cost")
    cells = SourceCells(labels, resistance)
    for (a, b), bound in paired(links.pairs(), links.bound):
        least = dijkstra(resistance, labels == a, 1.0, Moves())[labels == b].min()
        assert bound >= least * (1 - 1e-12)
        _, start, end = cells.gap(a, b)
        assert straight_line_bound(resistance, 1.0, start, end) >= least * (1 - 1e-12)


# -- distances ---------------------------------------------------------------------------------
