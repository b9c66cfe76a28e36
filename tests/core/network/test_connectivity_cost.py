"""Least-cost distances between patches."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connectivity_cost import patch_cost_distances
from pairing import paired
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra


def grid_graph(resistance, cell_size):
    """All cells and the costs of their steps."""
    rows, columns = resistance.shape
    number = np.arange(rows * columns).reshape(rows, columns)
    ends, costs = [], []
    for dr, dc in ((0, 1), (1, 0), (1, 1), (1, -1)):
        a = (slice(0, rows - dr), slice(max(0, -dc), columns - max(0, dc)))
        b = (slice(dr, rows), slice(max(0, dc), columns - max(0, -dc)))
        step = (resistance[a] + resistance[b]) / 2 * cell_size * np.hypot(dr, dc)
        usable = np.isfinite(step)
        ends.append(np.stack([number[a][usable], number[b][usable]]))
        costs.append(step[usable])
    ends = np.concatenate(ends, axis=1)
    return coo_matrix((np.concatenate(costs), tuple(ends)), shape=(number.size, number.size)).tocsr()


@pytest.fixture(scope="module")
def scene():
    rng = np.random.default_rng(2)
    resistance = rng.integers(1, 20, (24, 30)).astype(float)
    resistance[:, 20] = np.nan
    labels = np.zeros(resistance.shape, int)
    labels[2:5, 2:6], labels[15:20, 4:9], labels[10:12, 15:19], labels[5:8, 24:28] = 1, 2, 3, 4
    labels[20:22, 12] = 1
    return resistance, labels


def test_costs_are_the_cheapest_between_any_cells(scene):
    resistance, labels = scene
    found = patch_cost_distances(resistance, labels, 4, 30.0)
    graph = grid_graph(resistance, 30.0)
    for first, second, cost in paired(found.first, found.second, found.distance):
        starts = np.flatnonzero(labels.ravel() == first + 1)
        ends = np.flatnonzero(labels.ravel() == second + 1)
        away = dijkstra(graph, directed=False, indices=starts, min_only=True)
        assert cost == pytest.approx(away[ends].min(), rel=1e-12)
    # Patch 4 lies behind a wall.
    assert list(zip(found.first, found.second)) == [(0, 1), (0, 2), (1, 2)]


def test_cutoff_only_leaves_out(scene):
    resistance, labels = scene
    whole = patch_cost_distances(resistance, labels, 4, 30.0)
    cutoff = float(np.median(whole.distance))
    near = patch_cost_distances(resistance, labels, 4, 30.0, cutoff)
    assert np.array_equal(near.distance, whole.distance[whole.distance <= cutoff])


def test_ways_cost_what_the_distance_says(scene):
    resistance, labels = scene
    limit = float(np.median(patch_cost_distances(resistance, labels, 4, 30.0).distance))
    found = patch_cost_distances(resistance, labels, 4, 30.0, path_cutoff=limit)
    lengths = []
    for first, second, cost, (rows, columns) in paired(found.first, found.second, found.distance, found.paths):
        lengths.append(rows.size)
        if cost > limit:
            assert rows.size == 0
            continue
        assert labels[rows[0], columns[0]] == second + 1
        assert labels[rows[-1], columns[-1]] == first + 1
        mean = (resistance[rows[1:], columns[1:]] + resistance[rows[:-1], columns[:-1]]) / 2
        assert (mean * np.hypot(np.diff(rows), np.diff(columns))).sum() * 30.0 == pytest.approx(cost, rel=1e-12)
    assert 0 in lengths
    assert max(lengths) > 3


def test_touching_patches_cost_one_step():
    labels = np.array([[1, 2]])
    assert patch_cost_distances(np.array([[2.0, 4.0]]), labels, 2, 10.0).distance.tolist() == [30.0]


def test_one_patch_has_no_pairs():
    assert patch_cost_distances(np.ones((2, 2)), np.ones((2, 2), int), 1, 10.0).first.size == 0


def test_patch_on_nodata_is_named():
    labels = np.array([[1, 0, 2]])
    with pytest.raises(InputError, match="1 patch lies where the resistance has no data, the first is patch 2"):
        patch_cost_distances(np.array([[1.0, 1.0, np.nan]]), labels, 2, 10.0)
