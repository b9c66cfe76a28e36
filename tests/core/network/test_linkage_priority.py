"""Linkage priority by hand, its scaling, and its limits."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.climate_priority import RatioPriority, climate_priority
from esp_toolbox.core.network.linkage_priority import (
    blended_priority,
    by_maximum,
    by_range,
    linkage_priority,
    source_value,
)

AREA, PERIMETER, RESISTANCE = np.array([100.0, 400.0, 25.0]), np.array([40.0, 80.0, 20.0]), np.array([2.0, 4.0, 1.0])
FIRST, SECOND = np.array([0, 0, 1]), np.array([1, 2, 2])
LENGTH, COST = np.array([10.0, 20.0, 40.0]), np.array([30.0, 40.0, 200.0])


def test_scales():
    values = np.array([1.0, 3.0, np.nan, 5.0])
    assert by_range(values) == pytest.approx([0, 0.5, np.nan, 1], nan_ok=True)
    assert by_range(values, inverse=True) == pytest.approx([1, 0.5, np.nan, 0], nan_ok=True)
    assert by_maximum(values) == pytest.approx([0.2, 0.6, np.nan, 1], nan_ok=True)
    assert by_maximum(values, inverse=True) == pytest.approx([1, 0.6, np.nan, 0.2], nan_ok=True)
    same = np.full(3, 7.0)
    for scale in (by_range, by_maximum):
        assert scale(same).tolist() == scale(same, inverse=True).tolist() == [1.0] * 3
    assert by_maximum(np.array([-2.0, 0.0])).tolist() == [0.0, 0.0]
    assert np.isnan(by_range(np.array([np.nan]))).all()


def test_value_of_sources():
    resistance = (4 + 1 - RESISTANCE) / 4
    compact = AREA / PERIMETER / 5.0
    plain = 0.33 * resistance + 0.33 * AREA / 400 + 0.34 * compact
    wanted = (plain - plain.min()) / (plain.max() - plain.min())
    assert source_value(RESISTANCE, AREA, PERIMETER) == pytest.approx(wanted)
    only = source_value(None, AREA, PERIMETER, np.array([3.0, 1.0, 2.0]), weights=(0, 0, 0, 2, 0, 0))
    assert only == pytest.approx([1.0, 0.0, 0.5])


def test_priority_of_corridors():
    value = np.array([0.2, 1.0, 0.0])
    result = linkage_priority(FIRST, SECOND, LENGTH, COST, value)
    close, permeable = np.array([1, 2 / 3, 0]), np.array([2 / 3, 1, 0])
    wanted = (close + permeable + [0.6, 0.1, 0.5]) / 3
    assert result.closeness == pytest.approx(close) and result.permeability == pytest.approx(permeable)
    assert result.priority == pytest.approx(wanted) and result.normalised == pytest.approx(wanted / wanted.max())
    assert result.rank.tolist() == [1, 2, 3]
    assert (linkage_priority(FIRST, SECOND, LENGTH * 9, COST, value).priority == pytest.approx(result.priority))
    expert = linkage_priority(FIRST, SECOND, LENGTH, COST, value, np.array([0.0, 1.0, 4.0]), weights=(0, 0, 0, 1, 0))
    assert expert.priority == pytest.approx([0, 0.25, 1]) and expert.rank.tolist() == [3, 2, 1]


def test_one_corridor_has_the_best_priority():
    result = linkage_priority(FIRST[:1], SECOND[:1], LENGTH[:1], COST[:1], np.array([1.0, 1.0]))
    assert result.priority == pytest.approx([1.0]) and result.normalised == pytest.approx([1.0])


def test_climate():
    now, future = np.array([10.0, 8.0, 9.0]), np.array([11.0, 10.0, 9.9])
    # From the warmer one: 0 to 1, 0 to 2, 2 to 1.
    ratio = np.array([1.0, 0.99, 10 / 9])
    # Through (.99, .75), (1, 1) and (1.15, 0), as the greatest ratio is below 1.15; then by range.
    plain = np.array([1.0, 0.75, 1 - (ratio[2] - 1) / 0.15])
    assert RatioPriority().of(ratio) == pytest.approx(plain)
    wanted = (plain - plain.min()) / (1 - plain.min())
    assert climate_priority(FIRST, SECOND, now, future) == pytest.approx(wanted)
    # Twice the ratios: the greatest is now 2.2, nothing lies below the target.
    double = climate_priority(FIRST, SECOND, now, 2 * future)
    assert double == pytest.approx(by_range(1 - (2 * ratio - 1) / (2 * ratio.max() - 1)))
    # From 1 to 0, 2 to 0, 1 to 2.
    cooler = climate_priority(FIRST, SECOND, now, future, higher_is_cooler=True)
    ratio = np.array([11 / 8, 11 / 9, 9.9 / 8])
    assert cooler == pytest.approx(by_range(1 - (ratio - 1) / (11 / 8 - 1)))
    # The preference is scaled by its range, too: destinations 10, 9.9 and 10 of 11.
    both = climate_priority(FIRST, SECOND, now, future, preferred=11.0, analog_weight=0.25)
    assert both == pytest.approx(0.25 * wanted + 0.75 * np.array([1.0, 0.0, 1.0]))


def test_climate_parameters_are_those_of_the_form():
    ratio = np.array([0.8, 0.9, 1.3, 1.5])
    found = RatioPriority(0.5, 0.2, 2.0, 1.1).of(ratio)
    assert found == pytest.approx([0.5, 0.5 + 0.1 / 0.3 * 0.5, 1 - 0.2 / 0.9 * 0.8, 1 - 0.4 / 0.9 * 0.8])
    assert RatioPriority().of(np.ones(3)).tolist() == [1.0] * 3
    assert climate_priority(FIRST, SECOND, np.ones(3), np.ones(3)).tolist() == [1.0] * 3


def test_blend():
    surfaces = [(0, 0, 0, np.array([[0.0, 5.0, np.nan]])), (1, 0, 1, np.array([[10.0, 0.0]]))]
    surfaces.append((2, 0, 0, np.full((1, 3), 99.0)))
    blend = blended_priority(surfaces, np.array([1.0, 0.5, 0.1]), (1, 3), 10.0, 0.5)
    assert blend[0] == pytest.approx([1.0, 0.5, 0.75])
    assert np.isnan(blended_priority(surfaces[2:], np.ones(3), (1, 3), 10.0)).all()
    # A corridor that is not selected does not enter.
    only = blended_priority(surfaces, np.array([np.nan, 0.5, np.nan]), (1, 3), 10.0, 0.5)
    assert only[0] == pytest.approx([np.nan, 0.25, 0.75], nan_ok=True)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: linkage_priority(FIRST, SECOND, LENGTH, COST, AREA, weights=(1, 1)), "There must be 5 weights"),
        (lambda: linkage_priority(FIRST, SECOND, LENGTH, COST, AREA, weights=(1, 1, 1, 0, 1)), "climate has a weight"),
        (lambda: linkage_priority(FIRST, SECOND, LENGTH, COST, AREA, weights=(0,) * 5), "All weights of closeness"),
        (lambda: linkage_priority(FIRST, SECOND, LENGTH * 0, COST, AREA), "3 corridors have no length or cost"),
        (lambda: linkage_priority(FIRST[:0], SECOND[:0], LENGTH[:0], COST[:0], AREA), "no corridor to rank"),
        (lambda: source_value(None, AREA, PERIMETER), "The criterion resistance has a weight but no values"),
        (lambda: climate_priority(FIRST, SECOND, AREA * 0, AREA), "The climate must be above 0"),
        (lambda: climate_priority(FIRST, SECOND, AREA, AREA, preferred=0.0), "The climate must be above 0"),
        (lambda: climate_priority(FIRST, SECOND, AREA, AREA, analog_weight=2), "share of the analogue ratio is 2"),
        (lambda: blended_priority([], AREA, (1, 1), 0.0), "The cost-weighted width is 0"),
        (lambda: blended_priority([], AREA, (1, 1), 1.0, 1.5), "share of the corridors' priority is 1.5"),
    ],
)
def test_bad_input(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()
