"""Records in a pattern beside its share of the area: by hand, and what must hold of any."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.pattern.record_check import ELSEWHERE, IN_SOURCE, NEAR_CORRIDOR, auc, check_records, places_of


def test_places():
    found = places_of(np.array([True, False, False, False]), np.array([0.0, 100.0, 100.1, np.inf]), 100.0)
    assert found.tolist() == [IN_SOURCE, NEAR_CORRIDOR, ELSEWHERE, ELSEWHERE]


def test_by_hand():
    found = check_records([0, 0, 0, 1], [0.0, 0.0, 0.0, 40.0], [0, 1, 2, 2, 2], [0.0, 50.0, 100.0, 200.0, 300.0])
    assert found.counts.tolist() == [3, 1, 0]
    assert found.ratios == pytest.approx([0.75 / 0.2, 0.25 / 0.2, 0.0])
    assert (found.inside, found.area_inside) == (1.0, 0.4)
    assert (found.distance, found.area_distance) == (0.0, 100.0)
    assert check_records([2, 2], [5.0, 7.0], [2], [1.0]).distance == 6.0
    # Of 20 pairs with the area: three records are nearer in four and equal in one each, the last is nearer in four.
    assert found.nearer == pytest.approx((3 * 4.5 + 4) / 20)


def test_records_that_take_no_notice_of_the_pattern():
    random = np.random.default_rng(5)
    distance = random.random(40_000)
    places = places_of(distance < 0.1, distance, 0.3)
    found = check_records(places[:20_000], distance[:20_000], places[20_000:], distance[20_000:])
    assert found.ratios == pytest.approx(1.0, abs=0.08)
    assert found.nearer == pytest.approx(0.5, abs=0.01)
    assert found.nearer == auc(-distance[:20_000], -distance[20_000:])


def test_what_is_not_there():
    assert np.isnan(check_records([2], [5.0], [2, 2], [1.0, 9.0]).ratios[:2]).all()
    # Land that lies wholly in sources.
    assert np.isnan(check_records([0, 2], [0.0, 5.0], [0, 0], [0.0, 0.0]).ratios).tolist() == [False, True, True]
    nothing = np.full(2, np.nan)
    assert np.isnan(auc(np.ones(2), nothing)) and np.isnan(auc(nothing, np.ones(2)))
    with pytest.raises(InputError, match="No record lies in the area"):
        check_records([], [], [2], [1.0])
