"""Sweep over dispersal distances, and rank correlation."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connectivity import landscape_connectivity
from esp_toolbox.core.network.connectivity_links import links_by_distance
from esp_toolbox.core.network.connectivity_sweep import connectivity_sweep, rank_correlation
from esp_toolbox.core.patch_distances import point_distances
from scipy.stats import spearmanr


@pytest.fixture(scope="module")
def scene():
    rng = np.random.default_rng(3)
    return point_distances(*(rng.random((2, 40)) * 10_000)), rng.uniform(1, 50, 40)


def test_every_row_is_the_run_at_its_distance(scene):
    pairs, areas = scene
    single = {d: landscape_connectivity(areas, links_by_distance(pairs, d, 0.4)) for d in (800.0, 2000.0, 5000.0)}
    sweep = connectivity_sweep(areas, pairs, [5000, 800, 2000], 0.4, reference=single[2000.0].pc.importance.total)
    assert sweep.distance.tolist() == [800.0, 2000.0, 5000.0]
    for row, distance in enumerate(sweep.distance):
        one = single[distance]
        assert sweep.pc[row] == one.pc.value
        assert sweep.ec_pc[row] == one.pc.equivalent
        assert sweep.iic[row] == one.iic.value
        assert sweep.ec_iic[row] == one.iic.equivalent
        assert (sweep.links[row], sweep.components[row]) == (one.links, one.components)
        expected = spearmanr(one.pc.importance.total, single[2000.0].pc.importance.total).correlation
        assert sweep.rank_reference[row] == pytest.approx(expected)
        assert sweep.largest_share[row] == pytest.approx(
            100 * np.bincount(one.component, areas).max() / areas.sum()
        )
    assert sweep.rank_reference[1] == pytest.approx(1.0)
    assert np.isnan(sweep.rank_previous[0])
    assert np.isnan(sweep.top_previous[0])
    expected = spearmanr(single[800.0].pc.importance.total, single[2000.0].pc.importance.total).correlation
    assert sweep.rank_previous[1] == pytest.approx(expected)
    assert (np.diff(sweep.ec_pc) > 0).all()
    assert (np.diff(sweep.components) < 0).all()


def test_the_ten_most_important_patches_are_followed(scene):
    pairs, areas = scene
    sweep = connectivity_sweep(areas, pairs, [1000, 3000])
    tops = [
        set(np.argsort(-landscape_connectivity(areas, links_by_distance(pairs, d)).pc.importance.total)[:10])
        for d in (1000, 3000)
    ]
    assert sweep.top_previous[1] == 10 * len(tops[0] & tops[1])


def test_rank_correlation_with_ties():
    rng = np.random.default_rng(0)
    for _ in range(20):
        a, b = rng.integers(0, 5, (2, 12))
        assert rank_correlation(a, b) == pytest.approx(spearmanr(a, b).correlation)
    assert np.isnan(rank_correlation(np.ones(4), np.arange(4)))
    assert np.isnan(rank_correlation(np.array([1.0]), np.array([2.0])))


def test_bad_distances_are_told(scene):
    pairs, areas = scene
    for distances in ([], [0.0, 100.0], [-5.0]):
        with pytest.raises(InputError, match="distances of the sweep"):
            connectivity_sweep(areas, pairs, distances)
