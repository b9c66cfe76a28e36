"""Local bivariate Moran's I: esda's numbers, by hand, draws that are the same by seed."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.detector.false_discovery import discovery_limit
from esp_toolbox.core.detector.local_moran import local_moran, neighbours_of_pairs, queen_neighbours
from esp_toolbox.core.errors import InputError

ORACLE = package.SHARED / "oracles" / "more" / "07_supply_demand.json"


@pytest.mark.skipif(not ORACLE.exists(), reason="needs ../shared")
def test_as_esda():
    case = json.loads(ORACLE.read_text())
    squares = queen_neighbours(np.ones((case["rows"], case["cols"]), dtype=bool))
    found = local_moran(np.array(case["x"]), np.array(case["y"]), squares, 9999, seed=3)
    assert found.index == pytest.approx(case["local_I"], rel=1e-9, abs=1e-12)
    assert found.overall == pytest.approx(case["global_I"], rel=1e-9)
    assert found.quadrant.tolist() == case["quadrant_1HH_2LH_3LL_4HL"]
    assert np.abs(found.p - case["local_p"]).max() < 0.02


def test_neighbours_of_a_net_with_a_gap():
    squares = queen_neighbours(np.array([[True, False, True], [True, True, True]]))
    lists = [squares.units[a:b].tolist() for a, b in zip(squares.starts[:-1], squares.starts[1:])]
    assert lists == [[2, 3], [3, 4], [0, 3], [0, 1, 2, 4], [1, 3]]


def test_by_hand_and_a_unit_alone():
    # Three in a row and one apart.
    chain = neighbours_of_pairs(np.array([0, 1]), np.array([1, 2]), 4)
    here, around = np.array([4.0, 1.0, 2.0, 1.0]), np.array([1.0, 5.0, 3.0, 3.0])
    found = local_moran(here, around, chain, permutations=99)
    scores = [(values - values.mean()) / values.std() for values in (here, around)]
    lag = np.array([scores[1][1], (scores[1][0] + scores[1][2]) / 2.0, scores[1][1]])
    assert found.index[:3] == pytest.approx(0.75 * scores[0][:3] * lag)
    assert found.quadrant.tolist() == [1, 3, 4 if scores[0][2] > 0 else 2, 0]
    assert np.isnan(found.index[3])
    assert np.isnan(found.p[3])
    assert found.clusters(1.0).tolist()[3] == 0


def test_p_of_few_units_is_that_of_all_arrangements():
    # Of five, the middle one with two neighbours: six pairs of the other four, three times as likely in two orders.
    chain = neighbours_of_pairs(np.arange(4), np.arange(1, 5), 5)
    here, around = np.array([0.0, 1.0, 9.0, 2.0, 0.0]), np.array([0.0, 7.0, 3.0, 9.0, 1.0])
    found = local_moran(here, around, chain, permutations=20_000, seed=1)
    # 7 and 9 are the greatest pair: one of six.
    assert found.p[2] == pytest.approx(1 / 6, abs=0.01)


def test_the_seed_alone_decides_and_scale_does_not():
    random = np.random.default_rng(5)
    here, around = random.random(400), random.random(400)
    squares = queen_neighbours(np.ones((20, 20), dtype=bool))
    first = local_moran(here, around, squares, 199, 7)
    again = local_moran(here * 3.0 + 100.0, around / 7.0 - 2.0, squares, 199, 7)
    assert first.index == pytest.approx(again.index)
    assert np.abs(first.p - again.p).max() < 0.011
    assert np.array_equal(first.p, local_moran(here, around, squares, 199, 7).p)
    assert not np.array_equal(first.p, local_moran(here, around, squares, 199, 8).p)
    # Chance alone: about a tenth below .05 on either side, and nothing left by the correction.
    assert 0.04 < (first.p <= 0.05).mean() < 0.2
    assert not first.clusters(0.05, false_discovery=True).any()


def test_the_step_up_rule():
    assert discovery_limit(np.array([0.01, 0.02, 0.03, 0.5]), 0.05) == 0.03
    assert discovery_limit(np.array([0.04, 0.5]), 0.05) == -1.0
    # A p that is as great as its step passes, and carries those below it.
    assert discovery_limit(np.array([0.5, 0.25]), 0.5) == 0.5
    assert discovery_limit(np.array([0.25]), 0.25) == 0.25


def test_what_has_no_clusters():
    chain = neighbours_of_pairs(np.array([0, 1]), np.array([1, 2]), 3)
    with pytest.raises(InputError, match="All units have the same value"):
        local_moran(np.full(3, 0.1), np.arange(3.0), chain)
    with pytest.raises(InputError, match="at least three units"):
        local_moran(np.arange(2.0), np.arange(2.0), neighbours_of_pairs(np.array([0]), np.array([1]), 2))
