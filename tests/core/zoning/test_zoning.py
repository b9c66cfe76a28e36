"""Zones by ordered rules: analytic answers and properties."""

import numpy as np
import pytest
from esp_toolbox.core.classes import ClassSet
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.zoning.zoning import MOST_RULES, Condition, Limit, Rule, ZoneLayer, layers_of, zone_cells
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

HEALTH = np.array([[1, 2, 3, 0], [1, 1, 2, 5]], dtype=np.uint8)
INSIDE = np.array([[1, 0, 1, 1], [0, 1, 0, 1]], dtype=bool)
HEIGHT = np.array([[10.0, 20.0, 90.0, 5000.0], [30.0, np.nan, 40.0, 50.0]])
LAYERS = {"corridors": ZoneLayer(inside=INSIDE), "elevation": ZoneLayer(HEIGHT)}
CORRIDOR = Rule("corridor", 1, (Condition("corridors", inside=True),))
REST = Rule("rest", 3)


def high(low, **options):
    return Rule("high", 2, (Condition("elevation", low=Limit(low, **options)),))


def test_the_first_rule_that_fits_decides():
    found = zone_cells(HEALTH, LAYERS, [CORRIDOR, high(20.0), REST])
    assert found.zone.tolist() == [[1, 2, 0, 0], [2, 1, 2, 0]]
    assert found.rule.tolist() == [[1, 2, 0, 0], [2, 1, 2, 0]]
    assert found.cells.tolist() == [2, 3, 0]
    assert (found.base, found.undecided) == (5, 0)
    turned = zone_cells(HEALTH, LAYERS, [REST, high(20.0), CORRIDOR])
    assert turned.zone.tolist() == [[3, 3, 0, 0], [3, 3, 3, 0]]
    assert turned.cells.tolist() == [5, 0, 0]


def test_cells_without_data_of_a_layer_fit_no_condition_on_it():
    found = zone_cells(HEALTH, LAYERS, [high(0.0), REST])
    assert found.zone[1, 1] == 3
    excluded = Rule("not 30", 2, (Condition("elevation", excluded=ClassSet(((30, 30),))),))
    assert zone_cells(HEALTH, LAYERS, [excluded]).zone.tolist() == [[2, 2, 0, 0], [0, 0, 2, 0]]


def test_quantiles_are_those_of_the_base():
    # 10 20 30 40 are in the base; 90, 50 and 5000 are not.
    found = zone_cells(HEALTH, LAYERS, [high(50.0, quantile=True)])
    assert found.rules[0].conditions[0].low == Limit(25.0)
    assert found.zone.tolist() == [[0, 0, 0, 0], [2, 0, 2, 0]]
    assert found.undecided == 3


def test_strict_limits_leave_the_limit_out():
    assert zone_cells(HEALTH, LAYERS, [high(30.0)]).cells[0] == 2
    assert zone_cells(HEALTH, LAYERS, [high(30.0, strict=True)]).cells[0] == 1
    below = Rule("low", 2, (Condition("elevation", high=Limit(20.0, strict=True)),))
    assert zone_cells(HEALTH, LAYERS, [below]).cells[0] == 1


def test_all_parts_of_a_condition_and_all_conditions_must_hold():
    both = Condition("elevation", low=Limit(10.0), high=Limit(30.0), classes=ClassSet(((10, 20), (40, 40))))
    assert zone_cells(HEALTH, LAYERS, [Rule("both", 2, (both,))]).zone.tolist() == [[2, 2, 0, 0], [0, 0, 0, 0]]
    outside = Rule("outside", 2, (both, Condition("corridors", inside=False)))
    assert zone_cells(HEALTH, LAYERS, [outside]).zone.tolist() == [[0, 2, 0, 0], [0, 0, 0, 0]]


def test_rules_without_their_layers_are_left_out_and_named():
    mines = Rule("mines", 2, (Condition("mines", inside=True), Condition("elevation", low=Limit(50, True))))
    distance = Rule("far", 4, (Condition("corridors", low=Limit(1.0)),))
    found = zone_cells(HEALTH, LAYERS, [mines, distance, REST])
    assert found.missing == (("mines",), ("corridors",), ())
    assert found.cells.tolist() == [0, 0, 5]
    assert found.rules[0] == mines


def test_zone_0_takes_cells_out():
    found = zone_cells(HEALTH, LAYERS, [Rule("none", 0, CORRIDOR.conditions), REST])
    assert found.zone.tolist() == [[0, 3, 0, 0], [3, 0, 3, 0]]
    assert found.rule.tolist() == [[1, 2, 0, 0], [2, 1, 2, 0]]
    assert found.undecided == 0


def test_other_base_classes():
    assert zone_cells(HEALTH, LAYERS, [REST], ClassSet(((3, 5),))).zone.tolist() == [[0, 0, 3, 0], [0, 0, 0, 3]]


def test_what_rules_ask_for():
    assert layers_of([CORRIDOR, high(1.0), REST]) == {("corridors", False), ("elevation", True)}


def test_a_layer_without_any_data_never_fits():
    empty = {"elevation": ZoneLayer(np.full(HEALTH.shape, np.nan))}
    assert zone_cells(HEALTH, empty, [high(50.0, quantile=True), REST]).cells.tolist() == [0, 5]


def test_bad_input():
    with pytest.raises(InputError, match="251 rules; at most 250"):
        zone_cells(HEALTH, LAYERS, [REST] * (MOST_RULES + 1))
    with pytest.raises(InputError, match="elevation has 2 x 2 cells, and health 2 x 4"):
        zone_cells(HEALTH, {"elevation": ZoneLayer(HEIGHT[:, :2])}, [REST])


@st.composite
def scenes(draw):
    shape = draw(hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=8))
    health = draw(hnp.arrays(np.uint8, shape, elements=st.integers(0, 5)))
    inside = draw(hnp.arrays(bool, shape))
    height = draw(hnp.arrays(np.float64, shape, elements=st.sampled_from([np.nan, 0.0, 1.0, 2.0, 5.0])))
    limits = st.none() | st.builds(Limit, st.sampled_from([0.0, 1.0, 40.0]), st.booleans(), st.booleans())
    classes = st.none() | st.sampled_from([ClassSet(((0, 1),)), ClassSet(((5, 5),))])
    conditions = st.one_of(
        st.builds(Condition, st.just("corridors"), inside=st.booleans()),
        st.builds(Condition, st.just("elevation"), low=limits, high=limits, classes=classes, excluded=classes),
    )
    rules = draw(st.lists(st.builds(Rule, st.text(max_size=3), st.integers(0, 4), st.tuples(conditions)), max_size=5))
    return health, inside, height, rules


def run(health, inside, height, rules):
    return zone_cells(health, {"corridors": ZoneLayer(inside=inside), "elevation": ZoneLayer(height)}, rules)


@given(scenes(), st.integers(0, 3), st.booleans())
def test_turned_and_flipped_maps_give_turned_and_flipped_zones(scene, turns, flip):
    *arrays, rules = scene

    def turned(array):
        return np.rot90(array[::-1] if flip else array, turns)

    straight, other = run(*arrays, rules), run(*(turned(array) for array in arrays), rules)
    assert np.array_equal(turned(straight.zone), other.zone)
    assert np.array_equal(turned(straight.rule), other.rule)
    assert straight.cells.tolist() == other.cells.tolist()


@given(scenes())
def test_every_base_cell_has_one_zone_or_none(scene):
    health, *others, rules = scene
    found = run(health, *others, rules)
    base = (health == 1) | (health == 2)
    assert not found.zone[~base].any() and not found.rule[~base].any()
    assert found.base == base.sum() and found.undecided == np.count_nonzero(base & (found.rule == 0))
    assert np.bincount(found.rule[base], minlength=len(rules) + 1)[1:].tolist() == found.cells.tolist()
    for number, rule in enumerate(rules, 1):
        assert (found.zone[found.rule == number] == rule.zone).all()


@given(scenes())
def test_a_rule_more_at_the_end_changes_only_undecided_cells(scene):
    *arrays, rules = scene
    before, after = run(*arrays, rules), run(*arrays, [*rules, REST])
    assert np.array_equal(before.rule[before.rule > 0], after.rule[before.rule > 0])
    assert after.undecided == 0


@given(scenes(), st.integers(1, 3))
def test_nodata_around_the_map_changes_nothing(scene, rim):
    health, inside, height, rules = scene
    straight = run(health, inside, height, rules)
    wide = run(
        np.pad(health, rim),
        np.pad(inside, rim, constant_values=True),
        np.pad(height, rim, constant_values=7.0),
        rules,
    )
    assert np.array_equal(np.pad(straight.zone, rim), wide.zone)
    # As texts: the percentile of no cell is nan, which equals nothing.
    assert repr(straight.rules) == repr(wide.rules)
