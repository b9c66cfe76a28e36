"""What the zones of a workflow feel: sources, change, disturbances and the land that health is known of."""

from types import SimpleNamespace

import numpy as np
import pytest
from esp_toolbox.core.classes import ClassSet
from esp_toolbox.core.health.units import fishnet
from esp_toolbox.core.workflow.health_steps import HealthResult
from esp_toolbox.core.workflow.layers import ClassLayer, QaidamLayers
from esp_toolbox.core.workflow.parameters import Disturbance, ZoneParameters
from esp_toolbox.core.workflow.zone_steps import limits_of_rules, near_paths, zone_step
from esp_toolbox.core.zoning.zoning import Condition, Limit, Rule

SHAPE = (2, 6)
NOWHERE = np.zeros(SHAPE)
COLUMNS = np.tile(np.arange(6.0), (2, 1))


def network(*paths, active=None):
    """Links along paths of (row, column)."""
    sides = tuple(tuple(np.array(side) for side in zip(*path)) for path in paths)
    return SimpleNamespace(
        links=SimpleNamespace(active=np.array(active or [True] * len(paths), dtype=bool)), paths=sides
    )


def result(conditions, years=(0.2, 0.2), known=None, labels=None, rasters=(), paths=(), land=None, **parameters):
    """Zone 3 where the conditions hold, else 0; all land is weak where its health is known."""
    known = np.ones(SHAPE, dtype=bool) if known is None else known
    values, valid, elevation = land or (np.ones(SHAPE, dtype=np.int32), np.ones(SHAPE, dtype=bool), NOWHERE)
    layers = QaidamLayers(100.0, ClassLayer(values, valid), elevation, None, None, disturbance=tuple(rasters))
    indices = [SimpleNamespace(EHI=np.broadcast_to(index, SHAPE).ravel()) for index in years]
    net = fishnet(SHAPE, 1)
    strong = np.full(SHAPE, 5, dtype=np.uint8).ravel()
    health = HealthResult(net, tuple(indices), (), (strong,) * (len(years) - 1) + (known.ravel().astype(np.uint8),))
    labels = np.ones(SHAPE, dtype=np.int32) if labels is None else labels
    rules = (Rule("asked", 3, tuple(conditions)),)
    parameters = {"nested": False, **parameters}
    return zone_step(layers, health, labels, network(*paths), ZoneParameters(rules, **parameters))


def zones(conditions, **given):
    """Where the conditions hold."""
    return result(conditions, **given).zone == 3


@pytest.mark.parametrize("inside", [True, False])
def test_sources_are_where_they_are(inside):
    labels = np.zeros(SHAPE, dtype=np.int32)
    labels[:, 4:] = 7
    assert np.array_equal(zones([Condition("sources", inside=inside)], labels=labels), (labels == 7) == inside)
    # Values are the distance to them: cells next to a source are 100 m away.
    near = zones([Condition("sources", high=Limit(150.0))], labels=labels)
    assert np.array_equal(near, np.tile([False, False, False, True, True, True], (2, 1)))


def test_change_is_that_from_the_first_to_the_last_year():
    left = np.arange(6) < 3
    falling = [Condition("trend", high=Limit(-0.1))]
    assert np.array_equal(zones(falling, years=(0.4, 0.1, np.where(left, 0.2, 0.4))), np.tile(left, (2, 1)))
    assert not zones(falling, years=(0.2, 0.6, np.where(left, 0.4, 0.2))).any()
    # Two years will do; with one there is no change, and the rule is left out.
    assert np.array_equal(zones(falling, years=(0.4, np.where(left, 0.2, 0.4))), np.tile(left, (2, 1)))
    assert result([Condition("trend", high=Limit(9.0))], years=(0.4,)).zoning.missing == (("trend",),)
    rising = [Condition("trend", low=Limit(0.1))]
    assert np.array_equal(zones(rising, years=(0.2, 0.6, np.where(left, 0.4, 0.2))), np.tile(left, (2, 1)))


def test_disturbances_are_counted_where_they_meet():
    columns = COLUMNS
    kinds = (Disturbance("dust", True, 2.5), Disturbance("roads", False, 4.5))
    rasters = (columns, columns)
    for least, wanted in ((1.0, columns >= 0.0), (2.0, (columns > 2.5) & (columns <= 4.5)), (3.0, columns < 0.0)):
        found = zones([Condition("disturbance", low=Limit(least))], rasters=rasters, disturbances=kinds)
        assert np.array_equal(found, wanted)
    # The limit of what disturbs from near is near, and the layer itself may be asked.
    near = (Disturbance("roads", False, 4.0),)
    assert np.array_equal(
        zones([Condition("roads", inside=True)], rasters=rasters[:1], disturbances=near), columns <= 4
    )
    assert np.array_equal(
        zones([Condition("roads", low=Limit(4.0))], rasters=rasters[:1], disturbances=near), columns >= 4
    )
    apart = zones([Condition("disturbance", inside=False)], rasters=rasters[:1], disturbances=kinds[:1])
    assert np.array_equal(apart, columns < 2.5)
    # Mines are those of the kinds that tell of mines.
    mining = (kinds[0], Disturbance("works", False, 0.5, mines=True))
    found = zones([Condition("mines", inside=True)], rasters=rasters, disturbances=mining)
    assert np.array_equal(found, columns == 0.0)


def test_percentiles_are_those_of_the_land_whose_health_is_known():
    values = np.array([[1.0, 2.0, 3.0, 100.0, 100.0, 100.0], [4.0, 5.0, np.nan, 100.0, 100.0, 100.0]])
    known = np.tile(np.arange(6) < 3, (2, 1))
    kinds = (Disturbance("dust", True, 50.0, quantile=True),)
    found = zones([Condition("dust", inside=True)], known=known, rasters=(values,), disturbances=kinds)
    assert np.array_equal(found, known & (np.nan_to_num(values) > 3.0))
    # Of land without data there is none: nothing disturbs.
    nothing = zones([Condition("dust", inside=True)], rasters=(values * np.nan,), disturbances=kinds)
    assert not nothing.any()


@pytest.mark.parametrize("key", ["health", "health_class"])
def test_health_is_the_class_of_the_last_year(key):
    # Earlier years are strong; land of class 3 is no base.
    known = np.tile([1, 2, 1, 3, 2, 0], (2, 1))
    assert np.array_equal(zones([Condition(key, low=Limit(2.0))], known=known), known == 2)
    assert np.array_equal(zones([Condition(key, classes=ClassSet(((1, 1),)))], known=known), known == 1)


def test_corridors_are_the_land_near_their_paths():
    # A diagonal step from the first cell, then along the lower row.
    path = [(0, 0), (1, 1), (1, 2)]
    near = zones([Condition("corridors", inside=True)], paths=[path], buffer=100.0)
    assert np.array_equal(near, [[1, 1, 1, 0, 0, 0], [1, 1, 1, 1, 0, 0]])
    # Values are metres to that land.
    far = zones([Condition("corridors", low=Limit(120.0))], paths=[path], buffer=100.0)
    assert np.array_equal(far, [[0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 1]])
    # Without corridors all land is as far as can be.
    assert zones([Condition("corridors", low=Limit(1e9))]).all()
    assert not zones([Condition("corridors", inside=True)]).any()


def test_elevation_and_land_cover_are_those_of_the_layers():
    valid = COLUMNS != 5
    land = (np.where(COLUMNS > 2, 7, 4).astype(np.int32), valid, 100.0 * COLUMNS)
    assert np.array_equal(zones([Condition("elevation", low=Limit(250.0))], land=land), COLUMNS > 2)
    assert np.array_equal(
        zones([Condition("landcover", classes=ClassSet(((7, 7),)))], land=land), (COLUMNS > 2) & valid
    )


def test_the_base_is_nested_among_weak_land():
    years = (0.9, 0.1 * (1.0 + COLUMNS))
    known = np.where(COLUMNS < 5, 1, 3)
    found = result([], years=years, known=known, nested=True, base_limit=0.35)
    assert np.array_equal(found.zone == 3, COLUMNS < 3)
    assert found.base_limit == 0.35
    # Of five values in five classes the two lowest are the base.
    found = result([], years=years, known=known, nested=True)
    assert np.array_equal(found.zone == 3, COLUMNS < 2)
    assert 0.2 <= found.base_limit < 0.3
    assert result([], years=years, known=known).base_limit is None
    # Land that is weak in other classes, too.
    found = result([], years=years, known=known, nested=True, base_limit=0.95, base=ClassSet(((3, 3),)))
    assert np.array_equal(found.zone == 3, COLUMNS == 5)


def test_small_pieces_join_from_the_area_on():
    labels = (COLUMNS < 1).astype(np.int32)
    # Two cells of four hectares each: a piece of just the least area stays.
    rest = (Rule("near", 3, (Condition("sources", inside=True),)), Rule("rest", 4))
    for area, wanted in ((8.0, np.where(COLUMNS < 1, 3, 4)), (8.1, np.full(SHAPE, 4))):
        found = zone_step(*_layers(labels), ZoneParameters(rest, nested=False, least_area=area))
        assert np.array_equal(found.zone, wanted), area
        assert np.array_equal(found.zoning.zone, np.where(COLUMNS < 1, 3, 4))


def _layers(labels):
    layers = QaidamLayers(
        200.0, ClassLayer(np.ones(SHAPE, dtype=np.int32), np.ones(SHAPE, dtype=bool)), NOWHERE, None, None
    )
    weak = np.ones(SHAPE, dtype=np.uint8).ravel()
    years = (SimpleNamespace(EHI=np.full(SHAPE, 0.2).ravel()),)
    return layers, HealthResult(fishnet(SHAPE, 1), years, (), (weak,)), labels, network()


RULES = (
    Rule("near", 1, (Condition("sources", low=Limit(0.0), high=Limit(500.0)), Condition("mines", inside=True))),
    Rule("high", 2, (Condition("elevation", low=Limit(80.0, quantile=True)),)),
)
KINDS = (Disturbance("dust", True, 50.0, quantile=True), Disturbance("roads", False, 300.0))


def test_limits_of_rules_are_listed_by_their_names_but_zeros():
    values, names = limits_of_rules(RULES, KINDS)
    assert values == (500.0, 80.0, 50.0, 300.0)
    assert names == ("near: sources_max", "high: elevation_min", "dust", "roads")


def test_limits_take_the_place_of_those_in_rules_and_disturbances():
    asked = [
        Condition("elevation", low=Limit(80.0, quantile=True)),
        Condition("sources", high=Limit(500.0), low=Limit(0.0)),
    ]
    labels = (COLUMNS < 1).astype(np.int32)
    land = (np.ones(SHAPE, dtype=np.int32), np.ones(SHAPE, dtype=bool), COLUMNS)
    given = {"labels": labels, "land": land, "rasters": (COLUMNS,), "disturbances": (Disturbance("dust", True, 0.5),)}
    assert np.array_equal(zones(asked, **given), COLUMNS >= 4)
    # Percentiles stay between 0 and 100.
    for percentile, distance, wanted in ((50.0, 300.0, [3]), (-10.0, 300.0, [0, 1, 2, 3]), (1e3, 500.0, [5])):
        found = zones(asked, limits=(percentile, distance, 9.0), **given)
        assert np.array_equal(found, np.isin(COLUMNS, wanted)), percentile
    dusty = zones([Condition("dust", inside=True)], limits=(3.5,), **given)
    assert np.array_equal(dusty, COLUMNS > 3.5)


def test_near_a_diagonal_is_near_its_middles_too():
    # The middle between two cells of a diagonal is 0.71 cells from the two others.
    found = near_paths(network([(0, 0), (1, 1)]), (2, 2), 10.0, 7.2)
    assert found.all()
    assert np.array_equal(near_paths(network([(0, 0), (1, 1)]), (2, 2), 10.0, 7.0), np.eye(2, dtype=bool))
    # Where a path turns there is no middle to be near.
    corner = near_paths(network([(0, 0), (1, 0), (1, 1)]), (2, 2), 10.0, 7.2)
    assert not corner[0, 1]


def test_near_is_near_to_a_centre_or_the_middle_of_a_diagonal():
    random = np.random.default_rng(4)
    for reach in (0.8, 1.5, 2.6, 3.3):
        # Diagonal and straight steps that never come back.
        steps = [(int(step), int(step) != 0 or 1) for step in random.integers(-1, 2, 12)]
        rows, columns = (np.concatenate([[0], np.cumsum(side)]) for side in zip(*steps))
        rows, columns = rows - rows.min() + 3, columns + 3
        points = [*zip(rows, columns)]
        turns = [(np.add(*ends) / 2.0) for ends in zip(np.array(points[:-1]), np.array(points[1:])) if _slants(*ends)]
        shape = (rows.max() + 4, columns.max() + 4)
        cells = np.argwhere(np.ones(shape))
        away = np.hypot(*(cells[:, None] - np.array([*points, *turns])[None]).transpose(2, 0, 1)).min(axis=1)
        assert np.array_equal(near_paths(network(points), shape, 10.0, 10.0 * reach), (away <= reach).reshape(shape))


def _slants(start, end):
    return bool((start != end).all())


def test_near_is_that_of_active_links_alone():
    lines = network([(0, 0), (0, 1)], [(4, 0), (4, 1)], active=[False, True])
    found = near_paths(lines, (5, 2), 10.0, 10.0)
    assert np.array_equal(found, np.tile(np.arange(5)[:, None] >= 3, (1, 2)))
    assert not near_paths(network([(0, 0)], active=[False]), (5, 2), 10.0, 10.0).any()
