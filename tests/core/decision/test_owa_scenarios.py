"""Importance classes, priority areas, protection efficiency, choice and sweep of OWA scenarios."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.natural_breaks import natural_breaks
from esp_toolbox.core.decision.owa import ordered_weighted_average
from esp_toolbox.core.decision.owa_choice import choose_scenario, pareto_front
from esp_toolbox.core.decision.owa_layers import LayerStack
from esp_toolbox.core.decision.owa_priority import (
    importance_classes,
    priority_limit,
    protection_efficiencies,
)
from esp_toolbox.core.decision.owa_scenarios import Rules, ordering_agreement, owa_scenarios
from esp_toolbox.core.decision.owa_sweep import alpha_sweep, sweep_alphas
from esp_toolbox.core.decision.owa_weights import PAPER_ALPHAS, given_order_weights, order_weights
from esp_toolbox.core.errors import InputError
from pairing import paired
from reference_basins import reference_basin

CASES = json.loads((package.ROOT / "tests" / "data" / "owa_cases.json").read_text())
NAN = np.nan

# Land 2025, 14: 2159, Table 11: soil retention, habitat quality, water yield, carbon; mean and trade-off as printed.
TABLE_11 = (
    (2.67, 2.51, 2.67, 1.26, 2.28, 0.0),
    (2.94, 2.53, 2.66, 1.26, 2.35, 0.25),
    (2.76, 2.67, 2.8, 1.16, 2.35, 0.68),
    (2.97, 2.68, 2.73, 1.26, 2.41, 1.0),
    (2.76, 2.61, 3.27, 1.42, 2.53, 0.68),
    (2.42, 2.54, 4.3, 0.50, 2.44, 0.21),
    (2.72, 2.54, 3.40, 0.53, 2.30, 0.0),
)
MEANS = [sum(row[:4]) / 4 for row in TABLE_11]
TRADE_OFFS = [order_weights(alpha, 4).trade_off for alpha in PAPER_ALPHAS]


@pytest.fixture(scope="module")
def services():
    """Four services with a common gradient, noise, holes and a heavy tail."""
    rng = np.random.default_rng(3)
    gradient = np.linspace(0, 1, 120)[:, None] + np.zeros(100)
    layers = [
        gradient + 0.3 * rng.random((120, 100)),
        500 * gradient**2 + 60 * rng.random((120, 100)),
        rng.gamma(0.5, 20, (120, 100)) * (0.2 + gradient),
        np.where(gradient > 0.6, 15.8, 9.1) - 3 * rng.random((120, 100)),
    ]
    layers[2][40:45, 10:30] = NAN
    return [layer.astype(np.float32) for layer in layers]


@pytest.fixture(scope="module")
def stack(services):
    return LayerStack(services, "min-max", names=["habitat", "water", "soil", "carbon"])


def efficiency(service, priority):
    return protection_efficiencies(LayerStack([service, service], "none"), [priority], 1)[0, 0]


def test_worked_efficiency():
    case = CASES["protection_efficiency"]
    service = np.array(case["service"], dtype=float)
    assert efficiency(service, np.array(case["priority"])) == pytest.approx(case["E"], abs=1e-12)


def test_mean_efficiencies_of_table_11():
    for row, mean in paired(TABLE_11, MEANS):
        # Scenario 5 is 2.515, printed 2.53; the others follow from the services within their rounding.
        assert (abs(mean - row[4]) <= 0.005 + 1e-9) == (row is not TABLE_11[4])
    assert MEANS[4] == pytest.approx(2.515)


def test_efficiency_that_means_nothing():
    ones = np.ones((2, 2))
    assert np.isnan(efficiency(ones, 0 * ones))
    assert np.isnan(efficiency(0 * ones, ones))
    assert np.isnan(efficiency(-ones, ones))


def test_classes_end_at_the_top():
    found = importance_classes(np.array([[1.0, 1.0, 7.0, NAN]]), 5)
    assert found.numbers.tolist() == [[1, 1, 5, 0]]
    assert found.gvf == 1.0
    assert importance_classes(np.array([[1.0, 3.0, 7.0]]), 5).numbers.tolist() == [[1, 4, 5]]
    assert importance_classes(np.arange(5.0), 5).numbers.tolist() == [1, 2, 3, 4, 5]
    assert importance_classes(np.full((2, 2), 3.0), 5).numbers.tolist() == [[1, 1], [1, 1]]
    assert priority_limit(5, 2) == 4
    for classes, top in ((5, 5), (5, 0), (5, -1)):
        with pytest.raises(InputError, match="between 1 and 4"):
            priority_limit(classes, top)
    with pytest.raises(InputError, match="between 2 and 254"):
        importance_classes(np.eye(2), 1)


def test_services_that_cancel_out_have_no_priority_area():
    ramp = np.arange(6.0).reshape(2, 3)
    stack = LayerStack([ramp, ramp[::-1, ::-1]])
    result = owa_scenarios(stack, [order_weights(1.0, 2)], Rules())
    assert not result.priority(0).any()
    assert np.isnan(result.each[0].mean_efficiency)
    assert np.isnan(ordering_agreement(stack, result, Rules())[0].correlation)
    assert np.isnan(alpha_sweep(stack, [1.0], Rules())[0].mean_efficiency)
    with pytest.raises(InputError, match="cancel out"):
        choose_scenario([result.each[0].mean_efficiency], [1.0])


def test_scenarios_are_their_parts(stack, services):
    orders = [order_weights(alpha, 4) for alpha in (0.5, 2.0)] + [given_order_weights([0.1, 0.2, 0.3, 0.4])]
    result = owa_scenarios(stack, orders, Rules())
    bands = ordered_weighted_average(stack, orders)
    assert np.allclose(result.bands, bands, rtol=0, atol=1e-7, equal_nan=True)
    for number, scenario in enumerate(result.each):
        breaks = natural_breaks([result.bands[number]], 5)
        assert scenario.limits == breaks.limits
        assert scenario.gvf == breaks.gvf
        known = ~np.isnan(result.bands[number])
        expected = np.where(known, 1 + np.searchsorted(breaks.limits, result.bands[number]), 0)
        assert np.array_equal(result.classes[number], expected)
        priority = result.priority(number)
        assert np.array_equal(priority, expected >= 4)
        assert scenario.priority_share == pytest.approx(priority.sum() / known.sum())
        plain = [np.nanmean(s[priority], dtype=float) / np.nanmean(s, dtype=float) for s in services]
        assert scenario.efficiencies == pytest.approx(plain, rel=1e-9)
        assert scenario.mean_efficiency == pytest.approx(np.mean(plain))
        assert scenario.mean_efficiency > 1.2


def test_standardised_efficiency_differs_where_the_minimum_is_not_0(stack):
    orders = [order_weights(1.0, 4)]
    raw = owa_scenarios(stack, orders, Rules()).each[0]
    scaled = owa_scenarios(stack, orders, Rules(standardised_efficiency=True)).each[0]
    assert scaled.efficiencies[3] > raw.efficiencies[3] + 0.1
    # The third service starts at 0 (nearly), so that the scale cancels out.
    assert scaled.efficiencies[2] == pytest.approx(raw.efficiencies[2], rel=1e-3)


def test_a_service_without_a_meaningful_efficiency_is_left_out_of_the_mean(services):
    stack = LayerStack([services[0], services[1] - 1e4])
    scenario = owa_scenarios(stack, [order_weights(1.0, 2)], Rules()).each[0]
    assert np.isnan(scenario.efficiencies[1])
    assert scenario.mean_efficiency == scenario.efficiencies[0]
    values = protection_efficiencies(stack, [np.zeros(stack.shape, dtype=np.uint8)], 4)
    assert np.isnan(values).all()


def test_agreement_of_the_orderings(stack):
    orders = [order_weights(alpha, 4) for alpha in (0.5, 1.0, 10.0)]
    rules = Rules()
    result = owa_scenarios(stack, orders, rules)
    agreement = ordering_agreement(stack, result, rules)
    others = owa_scenarios(stack, orders, Rules(ordering="layer"))
    for number, found in enumerate(agreement):
        known = ~np.isnan(result.bands[number])
        pair = np.float64([result.bands[number][known], others.bands[number][known]])
        assert found.correlation == pytest.approx(np.corrcoef(pair)[0, 1], abs=1e-9)
        assert found.same_class == pytest.approx((result.classes[number] == others.classes[number])[known].mean())
        mine, theirs = result.priority(number), others.priority(number)
        assert found.overlap == pytest.approx((mine & theirs).sum() / (mine | theirs).sum())
    assert agreement[1].correlation == pytest.approx(1.0, abs=1e-9)
    assert agreement[1].overlap > 0.999
    assert agreement[2].correlation < 0.99
    back = ordering_agreement(stack, others, Rules(ordering="layer"))
    assert [entry.overlap for entry in back] == pytest.approx([entry.overlap for entry in agreement])


@pytest.mark.parametrize("rule", ["efficiency with trade-off", "balance", "efficiency"])
def test_the_papers_choice(rule):
    choice = choose_scenario(MEANS, TRADE_OFFS, rule)
    assert choice.index == 4
    assert choice.front == (3, 4)
    assert choice.relaxed is False


def test_choice_between_candidates():
    efficiency, trade = [3.0, 2.0, 2.5, NAN], [0.1, 1.0, 0.6, 1.0]
    choice = choose_scenario(efficiency, trade)
    assert (choice.index, choice.candidates, choice.runner_up, choice.relaxed) == (2, (1, 2), 1, False)
    assert choose_scenario(efficiency, trade, "efficiency").index == 0
    relaxed = choose_scenario(efficiency[:1], trade[:1])
    assert (relaxed.index, relaxed.relaxed, relaxed.runner_up) == (0, True, None)
    # Equal efficiencies: more trade-off, then the first.
    assert choose_scenario([2.0, 2.0, 2.0], [0.6, 0.9, 0.9]).index == 1
    assert choose_scenario([2.0, 2.0], [0.6, 0.6], "balance").index == 0
    with pytest.raises(InputError, match="No scenario has a protection efficiency"):
        choose_scenario([NAN], [1.0])
    with pytest.raises(InputError, match="no rule of choice 'best'"):
        choose_scenario([1.0], [1.0], "best")


def test_pareto_front_against_all_pairs():
    rng = np.random.default_rng(5)
    points = rng.integers(0, 6, (2, 30)).astype(float)
    expected = [
        i
        for i in range(30)
        if not any((points[:, j] >= points[:, i]).all() and (points[:, j] > points[:, i]).any() for j in range(30))
    ]
    assert list(pareto_front(*points)) == expected


def test_sweep_of_all_cells_is_the_scenarios(stack):
    alphas = sweep_alphas(0.1, 10.0, 5)
    assert alphas == pytest.approx([0.1, 10**-0.5, 1.0, 10**0.5, 10.0])
    rules = Rules(criterion=[0.4, 0.3, 0.2, 0.1])
    points = alpha_sweep(stack, alphas, rules, sample=0)
    result = owa_scenarios(stack, [order_weights(alpha, 4) for alpha in alphas], rules)
    for point, scenario in paired(points, result.each):
        assert point.efficiencies == pytest.approx(scenario.efficiencies, rel=1e-9)
        assert point.priority_share == pytest.approx(scenario.priority_share)
    front = pareto_front([p.mean_efficiency for p in points], [p.weights.trade_off for p in points])
    assert [number for number, point in enumerate(points) if point.on_front] == list(front)


def test_sweep_of_a_sample_is_near(stack):
    whole = alpha_sweep(stack, [0.5, 1.0, 2.0], Rules(ordering="layer"), sample=0)
    part = alpha_sweep(stack, [0.5, 1.0, 2.0], Rules(ordering="layer"), sample=3000)
    for one, other in paired(whole, part):
        assert other.mean_efficiency == pytest.approx(one.mean_efficiency, rel=0.05)


def test_basin_of_the_reference_program(oracles):
    basin = reference_basin(oracles, "basin")
    names = ("hq_quality_c", "awy_wyield", "sdr_mfd_avoided_erosion", "carbon_c_storage_bas")
    stack = LayerStack([basin.output(name) for name in names])
    orders = [order_weights(alpha, 4) for alpha in PAPER_ALPHAS]
    result = owa_scenarios(stack, orders, Rules())
    found = ordering_agreement(stack, result, Rules())
    assert [round(entry.correlation, 2) for entry in found] == [0.83, 0.86, 0.96, 1.0, 0.93, 0.83, 0.77]
    means = [scenario.mean_efficiency for scenario in result.each]
    assert PAPER_ALPHAS[choose_scenario(means, [order.trade_off for order in orders]).index] == 2.0


def test_bad_sweeps():
    for low, high, steps, sentence in ((0.0, 1.0, 5, "from a"), (2.0, 1.0, 5, "from a"), (1.0, 2.0, 1, "two")):
        with pytest.raises(InputError, match=sentence):
            sweep_alphas(low, high, steps)
