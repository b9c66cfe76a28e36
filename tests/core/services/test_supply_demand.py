"""Supply and demand: ratios, means of units, made demands, flow within a range."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services import supply_demand
from esp_toolbox.core.services.catchment_flow import catchment_flow, gaussian_weights, over_places, over_squares
from esp_toolbox.core.services.demand import head_demand, water_demand
from esp_toolbox.core.services.supply_demand import (
    balance_classes,
    combined_ratio,
    extremes,
    log_ratio,
    supply_demand_ratio,
    unit_means,
)

ORACLE = package.SHARED / "oracles" / "more" / "07_supply_demand.json"


@pytest.mark.skipif(not ORACLE.exists(), reason="needs ../shared")
def test_the_oracle():
    case = json.loads(ORACLE.read_text())
    supply, demand = np.array(case["supply"]), np.array(case["demand"])
    ratio = supply_demand_ratio(supply, demand, extremes([supply], [demand]))
    assert ratio == pytest.approx(case["esdr"], rel=1e-9, abs=1e-12)
    assert log_ratio(supply, demand) == pytest.approx(case["log_ratio"], rel=1e-9)


def test_extremes_are_those_of_all_years_where_both_are_known():
    supplies = [np.array([1.0, 9.0, 2.0]), np.array([3.0, 4.0, np.nan])]
    demands = [np.array([2.0, np.nan, 1.0]), np.array([0.0, 5.0, 8.0])]
    greatest = extremes(supplies, demands)
    assert (greatest.supply, greatest.demand, greatest.scale) == (4.0, 5.0, 4.5)
    ratio = supply_demand_ratio(supplies[0], demands[0], greatest)
    assert ratio[0] == pytest.approx(-1 / 4.5)
    assert np.isnan(ratio[1])
    with pytest.raises(InputError, match="anywhere above 0"):
        extremes([np.zeros(2)], [np.zeros(2)])
    with pytest.raises(InputError, match="no cell in common"):
        extremes([np.array([np.nan, 1.0])], [np.array([1.0, np.nan])])


def test_classes_logarithms_and_the_combined_ratio():
    ratio = np.array([-0.5, -0.1, 0.0, 0.1, 0.6, np.nan])
    assert balance_classes(ratio).tolist() == [1, 1, 2, 3, 3, 0]
    assert balance_classes(ratio, 0.1).tolist() == [1, 2, 2, 2, 3, 0]
    found = log_ratio(np.array([10.0, 0.0, -1.0, np.nan]), np.array([1.0, 1.0, 1.0, 1.0]))
    assert found[:2].tolist() == [1.0, -9.0]
    assert np.isnan(found[2:]).all()
    combined = combined_ratio([ratio, ratio * 3.0], [1.0, 3.0])
    assert combined[:5] == pytest.approx(ratio[:5] * 2.5)
    with pytest.raises(InputError, match="0 or more"):
        combined_ratio([ratio, ratio], [0.0, 0.0])


def test_means_of_units_do_not_depend_on_strips(monkeypatch):
    random = np.random.default_rng(2)
    supply, demand = random.random((2, 30, 7))
    supply[3, 2] = np.nan
    units = random.integers(-1, 4, (30, 7)).astype(np.int32)
    whole = unit_means(units, 5, supply, demand)
    monkeypatch.setattr(supply_demand, "_STRIP", 20)
    parts = unit_means(units, 5, supply, demand)
    for unit in range(5):
        inside = (units == unit) & ~np.isnan(supply)
        assert whole.cells[unit] == inside.sum() == parts.cells[unit]
        for found in (whole, parts):
            assert found.supply[unit] == pytest.approx(supply[inside].mean() if inside.any() else np.nan, nan_ok=True)
            assert found.demand[unit] == pytest.approx(demand[inside].mean() if inside.any() else np.nan, nan_ok=True)


def test_made_demands():
    people, product, fields = np.array([500.0, 0.0, np.nan]), np.array([200.0, 10.0, 5.0]), np.array([0.5, 1.0, 0.0])
    # 500 people a square kilometre are 5 a hectare: 5 x 40 + 2 x 30 + .5 x 6000 m3 are 326 mm.
    assert water_demand(people, product, fields, 40.0, 30.0, 6000.0)[0] == pytest.approx(326.0)
    assert water_demand(people, home=40.0).tolist()[:2] == pytest.approx([20.0, 0.0])
    assert np.isnan(water_demand(people, product, fields, 40.0, 30.0, 6000.0)[2])
    assert head_demand(people, 0.4)[0] == pytest.approx(2.0)
    with pytest.raises(InputError, match="coefficient of -1"):
        head_demand(people, -1.0)
    with pytest.raises(InputError, match="count below 0, and there is -3"):
        head_demand(np.array([-3.0, 1.0]), 1.0)
    with pytest.raises(InputError, match="needs population"):
        water_demand()


def test_weights_fall_to_nothing_at_the_range():
    weights = gaussian_weights(np.array([0.0, 0.5, 1.0, 2.0]), 1.0)
    assert weights[[0, 2, 3]].tolist() == [1.0, 0.0, 0.0]
    assert weights[1] == pytest.approx((np.exp(-0.125) - np.exp(-0.5)) / (1 - np.exp(-0.5)))


@pytest.mark.parametrize("reach", [0.5, 1.0, 1.5, 4.2])
def test_what_is_received_is_what_is_supplied(reach):
    random = np.random.default_rng(4)
    supply, demand = random.random((9, 13)), random.random((9, 13)) * (random.random((9, 13)) < 0.3)
    found = catchment_flow(supply, demand, over_squares(reach))
    assert found.received.sum() + found.lost == pytest.approx(supply.sum())
    assert (found.received[demand == 0.0] == 0.0).all()
    rows, columns = np.indices(supply.shape)
    places = over_places(columns.ravel() * 30.0, rows.ravel() * 30.0, reach * 30.0)
    same = catchment_flow(supply.ravel(), demand.ravel(), places)
    assert same.received == pytest.approx(found.received.ravel())
    assert same.lost == pytest.approx(found.lost)


def test_one_supply_between_two_demands():
    places = over_places(np.array([0.0, 1.0, 3.0]), np.zeros(3), 4.0)
    found = catchment_flow(np.array([0.0, 12.0, 0.0]), np.array([2.0, 0.0, 5.0]), places)
    near, far = gaussian_weights(np.array([1.0, 2.0]), 4.0)
    wanted = 2 * near + 5 * far
    assert found.received == pytest.approx([12 * 2 * near / wanted, 0, 12 * 5 * far / wanted])
    with pytest.raises(InputError, match="0 or more"):
        catchment_flow(np.array([-1.0]), np.array([1.0]), over_places(np.zeros(1), np.zeros(1), 1.0))
