"""Groups of sources, the ground nearest to them, and rules for kinds of zones."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.pattern.planning_zones import (
    ZoneRule,
    compass,
    deciding_rule,
    nearest_labels,
    read_rules,
    source_groups,
)

TABLE = {
    "zone": ["function", "restoration", "protection"],
    "measure": ["sources", "places", ""],
    "at_least": ["1", "1.5", None],
    "strategy": ["keep", "mend", None],
}


def test_groups_are_near_and_numbered_by_their_area():
    centres = np.array([[0, 0], [1, 0], [50, 50], [51, 50], [0, 90]], dtype=float)
    areas = np.array([1.0, 1.0, 5.0, 5.0, 3.0])
    assert source_groups(centres, areas, 3).tolist() == [3, 3, 1, 1, 2]
    assert source_groups(centres, areas, 1).tolist() == [1] * 5
    assert sorted(source_groups(centres, areas, 9).tolist()) == [1, 2, 3, 4, 5]
    assert source_groups(centres[:1], areas[:1], 3).tolist() == [1]


def test_groups_do_not_depend_on_the_order():
    random = np.random.default_rng(5)
    centres, areas = random.uniform(0, 100, (30, 2)), random.uniform(1, 9, 30)
    order = random.permutation(30)
    assert (source_groups(centres, areas, 4)[order] == source_groups(centres[order], areas[order], 4)).all()


def test_equal_places_make_fewer_groups():
    assert source_groups(np.ones((3, 2)), np.ones(3), 2).tolist() == [1, 1, 1]


def test_every_cell_goes_to_the_nearest_label():
    labels = np.zeros((3, 9), dtype=int)
    labels[1, 0], labels[1, 8] = 4, 7
    near = nearest_labels(labels)
    assert (near[:, :4] == 4).all()
    assert (near[:, 5:] == 7).all()
    assert not nearest_labels(np.zeros((2, 2), dtype=int)).any()


def test_the_first_rule_that_holds_decides():
    rules = read_rules(TABLE, "rules")
    assert rules[0] == ZoneRule("function", "sources", 1.0, "keep")
    assert deciding_rule(rules, {"sources": 2.0, "places": 9.0}) == 0
    assert deciding_rule(rules, {"sources": 0.9, "places": 1.5}) == 1
    assert deciding_rule(rules, {"sources": 0.9, "places": np.nan}) == 2


@pytest.mark.parametrize(
    ("column", "values", "sentence"),
    [
        ("measure", ["sources", "", "people"], "measure people in row 3"),
        ("at_least", ["x", "1", ""], "x as at_least in row 1"),
        ("zone", ["a", "", "c"], "no zone in row 2"),
        ("measure", ["sources", "places", "nodes"], "leaves places without a zone"),
    ],
)
def test_wrong_tables_are_told(column, values, sentence):
    with pytest.raises(InputError, match=sentence):
        read_rules({**TABLE, "at_least": ["1", "1", "1"], column: values}, "rules")


def test_missing_column_is_told():
    with pytest.raises(InputError, match="no column measure"):
        read_rules({"zone": ["a"], "at_least": [1]}, "rules")


@pytest.mark.parametrize(
    ("offset", "name"),
    [
        ((0.0, 9.0), "n"),
        ((9.0, 9.0), "ne"),
        ((9.0, 1.0), "e"),
        ((-1.0, -9.0), "s"),
        ((-9.0, 0.5), "w"),
        ((-6.0, 6.0), "nw"),
        ((1.0, 1.0), "centre"),
    ],
)
def test_directions(offset, name):
    assert compass(offset, 2.0) == name
