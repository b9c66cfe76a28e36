"""Trends, hot spots, transitions and contributions against plain references."""

from itertools import combinations, permutations

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health.change import (
    VOR_EXPONENTS,
    VORS_EXPONENTS,
    area_table,
    contributions,
    direction,
    transition,
)
from esp_toolbox.core.health.hotspots import hot_spots
from esp_toolbox.core.health.trend import trend
from esp_toolbox.core.health.units import window_footprint
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats


def kendall_s(values):
    return sum(np.sign(b - a) for a, b in combinations(values, 2))


def test_sen_slope_is_scipys():
    rng = np.random.default_rng(0)
    years = [2000, 2003, 2004, 2010, 2015]
    layers = [rng.random((6, 7)) for _ in years]
    found = trend(layers, years)
    for place in np.ndindex(6, 7):
        series = [layer[place] for layer in layers]
        assert found.slope[place] == pytest.approx(stats.theilslopes(series, years)[0])
        assert found.s[place] == kendall_s(series)


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7])
def test_exact_p_counts_all_orders(n):
    order = np.array([kendall_s(values) for values in permutations(range(n))])
    rng = np.random.default_rng(n)
    layers = [rng.random((4, 4)) for _ in range(n)]
    found = trend(layers, range(n))
    for place in np.ndindex(4, 4):
        assert found.p[place] == pytest.approx((np.abs(order) >= abs(found.s[place])).mean())


def test_exact_p_is_scipys_kendall():
    rng = np.random.default_rng(3)
    layers = [rng.random((3, 3)) for _ in range(9)]
    found = trend(layers, range(9))
    for place in np.ndindex(3, 3):
        series = [layer[place] for layer in layers]
        assert found.p[place] == pytest.approx(stats.kendalltau(range(9), series, method="exact").pvalue)


def test_normal_p_with_ties():
    # S = 8, n = 6, one pair and one triple of equal values.
    series = [1.0, 1.0, 2.0, 3.0, 3.0, 3.0]
    found = trend([np.array([[v]]) for v in series], range(6))
    variance = (6 * 5 * 17 - 2 * 1 * 9 - 3 * 2 * 11) / 18
    z = (11 - 1) / np.sqrt(variance)
    assert found.s[0, 0] == 11
    assert found.z[0, 0] == pytest.approx(z)
    assert found.p[0, 0] == pytest.approx(2 * stats.norm.sf(z))
    three = [np.array([[v]]) for v in (1.0, 2.0, 3.0)]
    assert trend(three, [2003, 2013, 2023]).p[0, 0] == pytest.approx(1 / 3)
    assert trend(three, [2003, 2013, 2023], "normal").p[0, 0] == pytest.approx(2 * stats.norm.sf(2 / np.sqrt(66 / 18)))


def test_constant_and_missing_dates():
    layers = [np.array([[1.0, 1.0, np.nan, 4.0]]), np.array([[1.0, np.nan, np.nan, 3.0]]), np.ones((1, 4))]
    layers.append(np.array([[1.0, 2.0, 1.0, 1.0]]))
    found = trend(layers, [1, 2, 4, 5])
    assert found.slope[0, 0] == 0 and found.p[0, 0] == 1
    assert found.slope[0, 1] == pytest.approx(stats.theilslopes([1, 1, 2], [1, 4, 5])[0])
    assert np.isnan([found.slope[0, 2], found.p[0, 2], found.s[0, 2], found.z[0, 2]]).all()
    assert found.slope[0, 3] < 0


@pytest.mark.parametrize("form", ["disc", "square"])
def test_getis_ord_equals_its_formula(form):
    rng = np.random.default_rng(1)
    values = rng.random((14, 17))
    values[:4, :4] += 1.0
    values[rng.random(values.shape) < 0.1] = np.nan
    found = hot_spots(values, 2, form)
    x = values[np.isfinite(values)]
    n, mean, deviation = x.size, x.mean(), x.std()
    footprint = window_footprint(2, form)
    for row, column in np.ndindex(values.shape):
        if np.isnan(values[row, column]):
            assert np.isnan(found.z[row, column]) and found.classes[row, column] == 0
            continue
        near = np.pad(values, 2, constant_values=np.nan)[row : row + 5, column : column + 5][footprint]
        near = near[np.isfinite(near)]
        expected = (near.sum() - mean * near.size) / (
            deviation * np.sqrt((n * near.size - near.size**2) / (n - 1))
        )
        assert found.z[row, column] == pytest.approx(expected, abs=1e-9)
    assert found.p == pytest.approx(2 * stats.norm.sf(np.abs(found.z)), nan_ok=True)
    assert found.classes[1, 1] == 3 or np.isnan(values[1, 1])
    strict = hot_spots(values, 2, form, false_discovery=True)
    assert (np.abs(strict.classes) <= np.abs(found.classes)).all()


def test_hot_spots_of_a_window_over_everything():
    assert (hot_spots(np.array([[1.0, 2.0, 3.0]]), 5, "square").z == 0).all()


def test_transition_matrix():
    earlier = np.array([[1, 1, 2, 3, 0, 2]], dtype=np.uint8)
    later = np.array([[1, 2, 1, 3, 3, 0]], dtype=np.uint8)
    found = transition(earlier, later, 3, 2.0)
    assert found.area_ha.tolist() == [[2, 2, 0], [2, 0, 0], [0, 0, 2]]
    assert (found.stable, found.upward, found.downward) == (4.0, 2.0, 2.0)
    assert area_table([earlier, later], 3, 2.0).tolist() == [[4, 4, 2], [4, 2, 4]]
    weights = np.array([[1, 2, 3, 4, 5, 6]])
    assert area_table([earlier], 3, weights).tolist() == [[3, 9, 4]]


def test_direction():
    change = np.array([[0.2, -0.2, 0.01, np.nan, 0.2]])
    assert direction(change, 0.05).tolist() == [[3, 1, 2, 0, 3]]
    p = np.array([[0.01, 0.2, 0.01, 0.01, np.nan]])
    assert direction(change, 0.05, p).tolist() == [[3, 2, 2, 0, 2]]


parts = st.lists(st.one_of(st.just(0.0), st.floats(1e-6, 1.0)), min_size=8, max_size=8)


@given(parts, st.booleans())
def test_contributions_sum_to_the_change(numbers, with_services):
    exponents = VORS_EXPONENTS if with_services else VOR_EXPONENTS
    names = list(exponents)
    earlier = {name: np.array([numbers[k]]) for k, name in enumerate(names)}
    later = {name: np.array([numbers[k + 4]]) for k, name in enumerate(names)}
    index = [np.prod([year[name] ** exponents[name] for name in names], axis=0) for year in (earlier, later)]
    found = contributions(earlier, later, exponents)
    assert found.change == pytest.approx(index[1] - index[0], abs=1e-9)
    assert sum(found.parts.values()) == pytest.approx(found.change, abs=1e-9)


def test_contributions_go_to_what_changed():
    earlier = {name: np.array([0.5, np.nan, 0.0]) for name in VORS_EXPONENTS}
    later = {**earlier, "EV": np.array([0.8, 0.8, 0.8])}
    found = contributions(earlier, later, VORS_EXPONENTS)
    assert found.parts["EV"][0] == pytest.approx(found.change[0])
    assert found.parts["EO"][0] == 0
    assert np.isnan([part[1] for part in found.parts.values()]).all()
    assert found.means()["EV"] == pytest.approx(found.change[[0, 2]].mean())


def test_sentences():
    layer = np.ones((2, 2))
    with pytest.raises(InputError, match="at least three dates"):
        trend([layer, layer], [1, 2])
    with pytest.raises(InputError, match="2 years for 3 layers"):
        trend([layer] * 3, [1, 2])
    with pytest.raises(InputError, match="must rise"):
        trend([layer] * 3, [1, 3, 2])
    with pytest.raises(InputError, match="same shape"):
        trend([layer, layer, np.ones((1, 2))], [1, 2, 3])
    with pytest.raises(InputError, match="auto, normal or exact"):
        trend([layer] * 3, [1, 2, 3], "kendall")
    with pytest.raises(InputError, match="same value"):
        hot_spots(layer, 1)
    with pytest.raises(InputError, match="three cells"):
        hot_spots(np.full((2, 2), np.nan), 1)
    with pytest.raises(InputError, match="threshold"):
        direction(layer, -1.0)
    with pytest.raises(InputError, match="same shape"):
        transition(np.ones((1, 2), int), np.ones((2, 1), int), 2, 1.0)
    with pytest.raises(InputError, match="beyond 2"):
        transition(np.full((1, 1), 3), np.ones((1, 1), int), 2, 1.0)
    with pytest.raises(InputError, match="components ES"):
        contributions({"EV": layer, "EO": layer, "ER": layer}, {"EV": layer, "EO": layer, "ER": layer}, VORS_EXPONENTS)
    with pytest.raises(InputError, match="EV has values below 0"):
        contributions(*[dict.fromkeys(VOR_EXPONENTS, -layer)] * 2, VOR_EXPONENTS)
