"""Flux, importance of links and metapopulation capacity."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connectivity import landscape_connectivity
from esp_toolbox.core.network.connectivity_index import probability_of_connectivity
from esp_toolbox.core.network.connectivity_links import PatchLinks
from esp_toolbox.core.network.link_importance import link_importance
from esp_toolbox.core.network.metapopulation import metapopulation_capacity

CASE = package.SHARED / "oracles" / "more" / "14_graph.json"


def links_of(count, first, second, probability):
    first, second = np.asarray(first), np.asarray(second)
    return PatchLinks(count, first, second, np.asarray(probability, dtype=float), np.ones(first.size, dtype=bool))


def without(links, number):
    kept = np.arange(links.first.size) != number
    return links_of(links.count, links.first[kept], links.second[kept], links.probability[kept])


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_measures_of_the_oracle():
    case = json.loads(CASE.read_text())
    areas = np.array([node["area"] for node in case["nodes"]])
    first, second, length, importance = np.array(case["edges_with_dPC_percent"]).T
    pairs = first.astype(int) - 1, second.astype(int) - 1
    links = links_of(areas.size, *pairs, np.exp(-case["alpha"] * length))
    found = landscape_connectivity(areas, links).pc
    assert found.equivalent == pytest.approx(case["EC"], rel=1e-9)
    assert found.reach == pytest.approx(case["flux_F"], rel=1e-9)
    assert areas * (found.reach + areas) == pytest.approx(case["interaction_flux_IF"], rel=1e-9)
    assert link_importance(areas, links) == pytest.approx(importance, rel=1e-9)
    places = np.array([(node["x"], node["y"]) for node in case["nodes"]])
    upper = np.triu_indices(areas.size, 1)
    distance = np.hypot(*(places[upper[0]] - places[upper[1]]).T)
    expected = case["metapopulation_capacity"]
    capacity = metapopulation_capacity(areas, *upper, distance, expected["alpha_m"])
    assert capacity.capacity == pytest.approx(expected["lam"], rel=1e-9)
    assert capacity.shares == pytest.approx(expected["patch_share"], rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_links_removed_one_by_one(seed):
    random = np.random.default_rng(seed)
    first, second = np.triu_indices(14, 1)
    kept = random.random(first.size) < 0.25
    # Ties, certain links and links of no probability among them.
    probability = random.choice([0.0, 0.25, 0.5, 0.5, 0.9, 1.0], kept.sum())
    links, areas = links_of(14, first[kept], second[kept], probability), random.integers(0, 9, 14) + 0.0
    whole = probability_of_connectivity(areas, links, importance=False).numerator
    slow = [
        100.0 * (1.0 - probability_of_connectivity(areas, without(links, number), importance=False).numerator / whole)
        for number in range(probability.size)
    ]
    assert link_importance(areas, links) == pytest.approx(slow, abs=1e-4)
    some = np.array([3, 0, 5])
    assert link_importance(areas, links, some) == pytest.approx(link_importance(areas, links)[some])


def test_a_chain_by_hand():
    chain = links_of(3, [0, 1], [1, 2], [0.5, 0.5])
    # PC is 3 + 2 (.5 + .5 + .25); without one link 3 + 2 * .5.
    assert link_importance(np.ones(3), chain) == pytest.approx([100 * 1.5 / 5.5] * 2)
    assert link_importance(np.ones(3), links_of(3, [0], [1], [0.0])).tolist() == [0.0]
    # A detour that is as good loses nothing.
    ring = links_of(3, [0, 1, 0], [1, 2, 2], [0.5, 0.5, 0.25])
    assert link_importance(np.ones(3), ring)[2] == pytest.approx(0.0, abs=1e-9)


def test_capacity_by_hand_and_of_many_patches():
    two = metapopulation_capacity([3.0, 3.0], [0], [1], [1000.0], 1000.0)
    assert two.capacity == pytest.approx(9.0 / np.e)
    assert two.shares == pytest.approx([0.5, 0.5])
    assert metapopulation_capacity([3.0], [], [], [], 1000.0).capacity == 0.0
    random = np.random.default_rng(0)
    areas, (first, second) = random.random(320), np.triu_indices(320, 1)
    distance = random.random(first.size) * 5000.0
    matrix = np.zeros((320, 320))
    matrix[first, second] = areas[first] * areas[second] * np.exp(-distance / 800.0)
    expected = np.linalg.eigvalsh(matrix + matrix.T)[-1]
    assert metapopulation_capacity(areas, first, second, distance, 800.0).capacity == pytest.approx(expected, rel=1e-9)
    with pytest.raises(InputError, match="above 0"):
        metapopulation_capacity([1.0, 2.0], [0], [1], [10.0], 0.0)
