"""Least-cost networks: costs and paths against plain Dijkstra, distances, end points, third sources."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from cost_reference import dijkstra
from esp_toolbox.core.cost.moves import Moves
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network, path_corners, path_length
from esp_toolbox.core.network.links import LinkStatus
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.source_cells import SourceCells
from esp_toolbox.core.network.surfaces import MemorySurfaces, surfaces_of
from hypothesis import given, settings
from hypothesis import strategies as st
from link_scenes import ALL, landscape, path_cost
from pairing import paired


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("adjacency", ["all", "either"])
def test_costs_and_paths_against_dijkstra(seed, adjacency):
    resistance, labels = landscape(seed)
    network = least_cost_network(resistance, labels, 30.0, replace(ALL, adjacency=adjacency))
    count = int(labels.max())
    if adjacency == "all":
        assert len(network.links) == count * (count - 1) // 2
    for row, (a, b) in enumerate(network.links.pairs()):
        cost = dijkstra(resistance, labels == a, 30.0, Moves())
        wanted = cost[labels == b].min()
        assert network.links.cost[row] == pytest.approx(wanted, rel=1e-12)
        rows, columns = network.paths[row]
        if np.isinf(wanted):
            assert not rows.size and network.links.status[row] == LinkStatus.NO_PATH
            continue
        assert labels[rows[0], columns[0]] == a and labels[rows[-1], columns[-1]] == b
        assert path_cost(resistance, (rows, columns), 30.0) == pytest.approx(wanted, rel=1e-12)
        assert np.maximum(abs(np.diff(rows)), abs(np.diff(columns))).max() == 1
        length = np.hypot(np.diff(rows), np.diff(columns)).sum() * 30
        assert network.links.length[row] == pytest.approx(length)
        others = {int(label) for label in labels[rows, columns]} - {0, a, b}
        assert (network.links.between[row] in others) if others else network.links.between[row] == 0


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_does_not_depend_on_cutoffs_store_or_executor(seed):
    resistance, labels = landscape(seed, shape=(16, 18), sources=4)
    if labels.max() < 2:
        return
    rules = NetworkRules(limits=LinkLimits(drop_intermediate=False))
    network = least_cost_network(resistance, labels, 1.0, rules)
    store = MemorySurfaces(labels.shape)
    for label, cost in surfaces_of(store, resistance, labels, 1.0, dict.fromkeys(range(1, labels.max() + 1), np.inf)):
        assert store.reach(label) == np.inf and cost[labels == label].max() == 0
    again = least_cost_network(resistance, labels, 1.0, rules, store=store)
    with ThreadPoolExecutor(2) as pool:
        threaded = least_cost_network(resistance, labels, 1.0, rules, executor=pool)
    for other in (again, threaded):
        for name in ("from_label", "to_label", "euclid", "cost", "length", "between", "status"):
            np.testing.assert_array_equal(getattr(network.links, name), getattr(other.links, name))
        for path, same in paired(network.paths, other.paths):
            np.testing.assert_array_equal(path, same)


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_numbers_of_sources_do_not_matter(seed):
    resistance, labels = landscape(seed, shape=(14, 15), sources=4)
    count = int(labels.max())
    if count < 2:
        return
    forward = least_cost_network(resistance, labels, 2.0, ALL).links
    turned = np.where(labels > 0, count + 1 - labels, 0)
    backward = least_cost_network(resistance, turned, 2.0, ALL).links
    costs = dict(zip(backward.pairs(), backward.cost))
    for (a, b), cost in paired(forward.pairs(), forward.cost):
        assert cost == pytest.approx(costs[count + 1 - b, count + 1 - a], rel=1e-12)


def test_labels_with_gaps():
    labels = np.zeros((5, 9), dtype=np.int32)
    labels[2, 0], labels[2, 8] = 2, 7
    links = least_cost_network(np.ones((5, 9)), labels, 1.0, ALL).links
    assert links.pairs() == [(2, 7)] and links.cost.tolist() == [8.0]


# -- distances ---------------------------------------------------------------------------------


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_gap_between_the_sides_of_cells(seed):
    random = np.random.default_rng(seed)
    labels = random.choice(3, (9, 12), p=(0.9, 0.05, 0.05)).astype(np.int32)
    if not ((labels == 1).any() and (labels == 2).any()):
        return
    cells = SourceCells(labels, np.ones(labels.shape))
    first, second = (np.argwhere(labels == label) for label in (1, 2))
    apart = np.maximum(abs(first[:, None] - second[None]) - 1, 0)
    distance, start, end = cells.gap(1, 2)
    assert distance == pytest.approx(np.hypot(apart[..., 0], apart[..., 1]).min())
    assert labels[start] == 1 and labels[end] == 2
    between = np.maximum(abs(np.subtract(start, end)) - 1, 0)
    assert np.hypot(*between) == pytest.approx(distance)


def test_touching_sources_are_a_cell_apart():
    labels = np.array([[1, 2, 0, 0, 3]], dtype=np.int32)
    links = least_cost_network(np.full((1, 5), 2.0), labels, 10.0, ALL).links
    assert links.euclid.tolist() == [10.0, 30.0, 20.0]
    assert links.cost.tolist() == [20.0, 80.0, 60.0]
    assert links.length.tolist() == [10.0, 40.0, 30.0]
    assert links.between.tolist() == [0, 2, 0]


def test_distances_may_come_from_outside():
    labels = np.array([[1, 0, 0, 0, 2]], dtype=np.int32)
    network = least_cost_network(np.ones((1, 5)), labels, 1.0, ALL, distance=lambda a, b: 10.0 * a + b)
    assert network.links.euclid.tolist() == [12.0]


# -- endpoints ---------------------------------------------------------------------------------


def test_centroids_start_in_the_middle():
    labels = np.zeros((5, 21), dtype=np.int32)
    labels[1:4, 1:6], labels[1:4, 15:20] = 1, 2
    network = least_cost_network(np.ones((5, 21)), labels, 2.0, replace(ALL, endpoints="centroid"))
    assert network.links.euclid.tolist() == [28.0] and network.links.cost.tolist() == [28.0]
    rows, columns = network.paths[0]
    assert rows.tolist() == [2] * 15 and columns.tolist() == list(range(3, 18))
    assert np.count_nonzero(network.starts) == 2


def test_centroid_of_a_bent_source_lies_in_it():
    labels = np.zeros((9, 9), dtype=np.int32)
    labels[0, :5], labels[:5, 0], labels[8, 8] = 1, 1, 2
    resistance = np.ones(labels.shape)
    resistance[0, 0] = np.nan
    cells = SourceCells(labels, resistance)
    # The centroid is off the source, and the corner between its arms is nodata.
    assert labels[cells.centre(1)] == 1 and cells.centre(1) == (0, 1)


def test_centroid_paths_may_run_through_their_own_sources():
    labels = np.zeros((3, 11), dtype=np.int32)
    labels[:, :5], labels[:, 7:] = 1, 2
    rules = NetworkRules(adjacency="all", endpoints="centroid")
    assert least_cost_network(np.ones((3, 11)), labels, 1.0, rules).links.status.tolist() == [1]


# -- paths as lines ----------------------------------------------------------------------------


def test_length_and_corners_of_a_path():
    rows, columns = np.array([0, 0, 0, 1, 2, 3]), np.array([0, 1, 2, 3, 4, 4])
    assert path_length(rows, columns) == pytest.approx(3 + 2 * np.sqrt(2))
    assert path_length(rows[::-1], columns[::-1]) == path_length(rows, columns)
    assert path_corners(rows, columns).tolist() == [True, False, True, False, True, True]
    assert path_length(rows[:1], columns[:1]) == 0.0 and path_length(rows[:0], columns[:0]) == 0.0
    assert path_corners(rows[:1], columns[:1]).tolist() == [True]
