"""Zones by strips of rows, within a part of the base, and by limits of both kinds."""

import numpy as np
import pytest
from esp_toolbox.core.classes import ClassSet
from esp_toolbox.core.zoning.zoning import MOST_RULES, Condition, Limit, Rule, ZoneLayer, zone_cells

RANDOM = np.random.default_rng(11)
HEALTH = RANDOM.integers(0, 5, (9, 6)).astype(np.uint8)
HEIGHT = np.where(RANDOM.random((9, 6)) < 0.1, np.nan, RANDOM.random((9, 6)).round(2))
INSIDE = RANDOM.random((9, 6)) < 0.5
WITHIN = RANDOM.random((9, 6)) < 0.7
LAYERS = {"height": ZoneLayer(HEIGHT, INSIDE)}
BASE = ((HEALTH == 1) | (HEALTH == 2)) & WITHIN
RULES = [
    Rule("low and inside", 1, (Condition("height", high=Limit(50.0, quantile=True), inside=True),)),
    Rule("high", 2, (Condition("height", low=Limit(75.0, quantile=True, strict=True)),)),
    Rule("out", 3, (Condition("height", inside=False),)),
]


def expected():
    """The same rules on whole rasters."""
    heights = HEIGHT[BASE & ~np.isnan(HEIGHT)]
    fits = (
        (np.percentile(heights, 50) >= HEIGHT) & INSIDE,
        np.percentile(heights, 75) < HEIGHT,
        ~INSIDE,
    )
    zone = np.zeros(HEALTH.shape, dtype=np.uint8)
    for number, fit in enumerate(fits, 1):
        zone[BASE & fit & (zone == 0)] = number
    return zone


@pytest.mark.parametrize("height", [1, 4, 9])
def test_strips_are_the_whole(monkeypatch, height):
    monkeypatch.setattr("esp_toolbox.core.rows.strip_rows", lambda columns: height)
    told = []
    found = zone_cells(HEALTH, LAYERS, RULES, within=WITHIN, progress=told.append)
    assert np.array_equal(found.zone, expected()) and np.array_equal(found.rule, found.zone)
    assert found.zone.dtype == found.rule.dtype == np.uint8
    assert found.cells.tolist() == [int((expected() == number).sum()) for number in (1, 2, 3)]
    assert found.cells.all() and found.cells.dtype == np.int64
    assert (found.base, found.undecided) == (BASE.sum(), (BASE & (expected() == 0)).sum())
    assert told[-1] == 1.0 and len(told) > 9 // height


def test_percentiles_of_one_year_hold_for_another():
    first = zone_cells(HEALTH, LAYERS, RULES, within=WITHIN)
    assert list(first.percentiles) == [("height", 50.0), ("height", 75.0)]
    limits = [rule.conditions[0] for rule in first.rules[:2]]
    assert limits[0].high == Limit(first.percentiles["height", 50.0])
    assert limits[1].low == Limit(first.percentiles["height", 75.0], strict=True)
    later = {"height": ZoneLayer(HEIGHT + 0.3, INSIDE)}
    found = zone_cells(HEALTH, later, RULES, within=WITHIN, percentiles=first.percentiles)
    assert found.percentiles == first.percentiles and found.rules == first.rules
    assert not np.array_equal(found.zone, first.zone)


def test_each_layer_has_percentiles_of_its_own():
    layers = {"height": ZoneLayer(HEIGHT), "depth": ZoneLayer(HEIGHT * 10.0)}
    rules = [Rule(name, 1, (Condition(name, low=Limit(50.0, quantile=True)),)) for name in layers]
    found = zone_cells(HEALTH, layers, rules).percentiles
    assert found["depth", 50.0] == pytest.approx(10.0 * found["height", 50.0])


def test_nodata_of_health_is_in_no_base():
    found = zone_cells(HEALTH, {}, [Rule("rest", 1)], ClassSet(((0, 2),)))
    assert np.array_equal(found.zone == 1, (HEALTH == 1) | (HEALTH == 2))


def test_a_layer_s_values_and_its_inside_are_asked_for_together():
    values, inside = np.array([[1.0, np.nan, 3.0, 4.0]]), np.array([[False, True, True, True]])
    layers = {"x": ZoneLayer(values, inside)}

    def zones(**asked):
        return (
            zone_cells(np.ones((1, 4), np.uint8), layers, [Rule("x", 1, (Condition("x", **asked),))]).zone[0].tolist()
        )

    assert zones(inside=True, low=Limit(0.0)) == [0, 0, 1, 1]
    assert zones(inside=False, low=Limit(0.0)) == [1, 0, 0, 0]
    assert zones(low=Limit(1.0), high=Limit(3.0)) == [1, 0, 1, 0]
    assert zones(low=Limit(1.0, strict=True), high=Limit(4.0)) == [0, 0, 1, 1]
    assert zones(low=Limit(1.0), high=Limit(4.0, strict=True)) == [1, 0, 1, 0]
    assert zones(excluded=ClassSet(((3, 3),))) == [1, 0, 0, 1]


def test_as_many_rules_as_bytes_tell():
    rules = [Rule("never", 1, (Condition("x", inside=True),))] * (MOST_RULES - 1) + [Rule("rest", 2)]
    found = zone_cells(np.ones((1, 1), np.uint8), {"x": ZoneLayer(inside=np.zeros((1, 1), bool))}, rules)
    assert found.rule.tolist() == [[MOST_RULES]] and found.zone.tolist() == [[2]]
