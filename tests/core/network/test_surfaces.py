"""Cost surfaces: made once, kept, no further than needed, read by strips."""

import numpy as np
import pytest
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.surfaces import LayeredSurfaces, MemorySurfaces, framed, reached_box, strips, surfaces_of
from esp_toolbox.core.progress import Cancelled
from link_scenes import landscape


def test_a_second_run_makes_nothing_anew():
    resistance, labels = landscape(3)
    store = MemorySurfaces(labels.shape)
    saved = []
    keep = store.save
    store.save = lambda label, cost, reach: (saved.append(label), keep(label, cost, reach))
    first = least_cost_network(resistance, labels, 1.0, store=store, width=3.0)
    assert saved
    made = len(saved)
    second = least_cost_network(resistance, labels, 1.0, store=store, width=2.0)
    assert len(saved) == made
    np.testing.assert_array_equal(first.links.cost, second.links.cost)
    third = least_cost_network(resistance, labels, 1.0, store=store, width=4.0)
    assert len(saved) == 2 * made
    np.testing.assert_array_equal(first.links.cost, third.links.cost)


def test_surfaces_are_kept_before_they_are_handed_on():
    resistance, labels = landscape(5)
    store = MemorySurfaces(labels.shape)
    for done, (label, cost) in enumerate(surfaces_of(store, resistance, labels, 1.0, {2: 9.0, 1: 9.0, 3: 9.0}), 1):
        assert label == done and store.reach(label) == 9.0
        np.testing.assert_array_equal(store.rows(label, 0, cost.shape[0]), cost)
        if done == 2:
            break
    assert store.reach(3) is None


def test_a_cancel_passes_through():
    resistance, labels = landscape(5)

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        least_cost_network(resistance, labels, 1.0, progress=stop)


def test_progress_rises_to_one():
    resistance, labels = landscape(6)
    told = []
    least_cost_network(resistance, labels, 1.0, progress=told.append)
    assert told[-1] == 1.0 and told == sorted(told) and min(told) >= 0.0


def test_surfaces_reach_no_further_than_they_must():
    labels = np.zeros((3, 200), dtype=np.int32)
    labels[1, 100], labels[1, 104] = 1, 2
    store = MemorySurfaces(labels.shape)
    least_cost_network(np.ones(labels.shape), labels, 1.0, NetworkRules(adjacency="cost"), 6.0, store)
    cost = store.rows(1, 0, 3)
    assert store.reach(1) == pytest.approx(10.0)
    assert np.flatnonzero(np.isfinite(cost).any(axis=0)).tolist() == list(range(90, 111))


def test_layered_stores_keep_the_given_one_as_it_is():
    resistance, labels = landscape(4)
    given_, own = MemorySurfaces(labels.shape), MemorySurfaces(labels.shape)
    list(surfaces_of(given_, resistance, labels, 1.0, {1: 5.0, 2: 50.0}))
    both = LayeredSurfaces(given_, own)
    wanted = dict(surfaces_of(MemorySurfaces(labels.shape), resistance, labels, 1.0, {1: 9.0, 2: 9.0, 3: 9.0}))
    for label, cost in surfaces_of(both, resistance, labels, 1.0, {1: 9.0, 2: 9.0, 3: 9.0}):
        near = wanted[label] <= 9.0
        np.testing.assert_array_equal(cost[near], wanted[label][near])
        np.testing.assert_array_equal(both.rows(label, 0, 24)[near], wanted[label][near])
    assert [given_.reach(label) for label in (1, 2, 3)] == [5.0, 50.0, None]
    assert [own.reach(label) for label in (1, 2, 3)] == [9.0, None, 9.0]
    assert [both.reach(label) for label in (1, 2, 3, 4)] == [9.0, 50.0, 9.0, None]


def test_boxes_and_frames():
    cost = np.full((6, 7), np.inf)
    assert reached_box(cost) == (slice(0, 1), slice(0, 1))
    cost[2:4, 3] = 1.0
    cost[3, 5] = 2.0
    box = reached_box(cost)
    assert box == (slice(2, 4), slice(3, 6))
    for start, stop in ((0, 6), (0, 2), (3, 5), (2, 3), (5, 6)):
        np.testing.assert_array_equal(framed(cost[box], 2, 3, start, stop, 7), cost[start:stop])


def test_strips_cover_every_row_once():
    for rows, columns, surfaces in ((10, 10, 3), (4000, 5000, 46), (7, 10**9, 10)):
        parts = strips(rows, columns, surfaces)
        assert [start for start, _ in parts][1:] == [stop for _, stop in parts][:-1]
        assert parts[0][0] == 0 and parts[-1][1] == rows
    assert len(strips(7, 10**9, 10)) == 7
