"""Comparison of patterns: known answers, a pattern with itself, exchanged, turned and mirrored."""

import numpy as np
import pytest
from esp_toolbox.core.comparison.comparison import (
    class_change,
    ground_change,
    ground_overlap,
    match_patches,
    value_change,
)
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

BACK = {"lost": "gained", "gained": "lost", "split": "merged", "merged": "split"}


def labels_of(text):
    return np.array([[int(cell) for cell in row] for row in text.split()])


label_pairs = st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(
    lambda shape: st.tuples(*[hnp.arrays(np.int32, shape, elements=st.integers(0, 4))] * 2)
)
value_pairs = st.tuples(st.integers(2, 7), st.integers(2, 7)).flatmap(
    lambda shape: st.tuples(*[hnp.arrays(np.float64, shape, elements=st.integers(-20, 20).map(float))] * 2)
)


# -- patches -------------------------------------------------------------------------------


def test_each_kind_of_change_by_hand():
    before = labels_of("1100220003 1100220003 0000000000 4444006600 4444006600 0000000000 0077000000")
    after = labels_of("1100000099 1100000000 0000000000 3300555500 3300555500 0000000000 0077000000")
    changes = match_patches(before, after)
    assert [(change.change, change.before, change.after) for change in changes] == [
        ("kept", (1,), (1,)),
        ("lost", (2,), ()),
        ("kept", (3,), (9,)),
        ("kept", (4,), (3,)),
        ("kept", (6,), (5,)),
        ("kept", (7,), (7,)),
    ]
    assert [(change.cells_before, change.cells_after, change.cells_shared) for change in changes] == [
        (4, 4, 4),
        (4, 0, 0),
        (2, 2, 1),
        (8, 4, 4),
        (4, 8, 4),
        (2, 2, 2),
    ]


def test_split_merged_and_rearranged():
    one, two = labels_of("1111111"), labels_of("2220333")
    (split,) = match_patches(one, two)
    assert (split.change, split.before, split.after, split.cells_shared) == ("split", (1,), (2, 3), 6)
    (merged,) = match_patches(two, one)
    assert (merged.change, merged.before, merged.after) == ("merged", (2, 3), (1,))
    (mixed,) = match_patches(labels_of("1110222222"), labels_of("3333333444"))
    assert (mixed.change, mixed.before, mixed.after) == ("rearranged", (1, 2), (3, 4))
    assert (mixed.cells_before, mixed.cells_after, mixed.cells_shared) == (9, 10, 9)


def test_the_least_overlap_decides():
    before, after = labels_of("11110000"), labels_of("00011111")
    assert [change.change for change in match_patches(before, after, 0.25)] == ["kept"]
    assert [change.change for change in match_patches(before, after, 0.26)] == ["lost", "gained"]


def test_nothing_before_and_nothing_after():
    empty, one = np.zeros((3, 4), dtype=int), np.ones((3, 4), dtype=int)
    assert match_patches(empty, empty) == ()
    assert [change.change for change in match_patches(empty, one)] == ["gained"]
    assert [change.change for change in match_patches(one, empty)] == ["lost"]


@given(label_pairs, st.sampled_from([0.01, 0.3, 0.5, 1.0]))
def test_exchanging_the_patterns_exchanges_lost_and_gained(pair, overlap):
    before, after = pair
    forth, back = match_patches(before, after, overlap), match_patches(after, before, overlap)
    turned = {(BACK.get(c.change, c.change), c.after, c.before, c.cells_after, c.cells_before, c.cells_shared)
              for c in back}  # fmt: skip
    assert {(c.change, c.before, c.after, c.cells_before, c.cells_after, c.cells_shared) for c in forth} == turned
    # Every patch is in exactly one group.
    for labels, rows in ((before, [c.before for c in forth]), (after, [c.after for c in forth])):
        assert sorted(label for row in rows for label in row) == [label for label in np.unique(labels) if label]


@given(label_pairs)
def test_a_pattern_with_itself_and_turned(pair):
    before, after = pair
    for change in match_patches(before, before, 1.0):
        assert change.change == "kept"
        assert change.before == change.after
        assert change.cells_before == change.cells_after == change.cells_shared
    assert match_patches(np.rot90(before), np.rot90(after)) == match_patches(before, after)
    assert match_patches(before.T, after.T) == match_patches(before, after)


def test_patches_bad_input():
    with pytest.raises(InputError, match="2 x 3 and 3 x 2 cells"):
        match_patches(np.zeros((2, 3), int), np.zeros((3, 2), int))
    for overlap in (0.0, -1.0, 1.1, float("nan")):
        with pytest.raises(InputError, match="least overlap"):
            match_patches(np.zeros((2, 3), int), np.zeros((2, 3), int), overlap)


# -- ground --------------------------------------------------------------------------------


def test_ground_by_hand():
    before, after = labels_of("0550"), labels_of("0077")
    assert ground_change(before, after).tolist() == [[0, 1, 3, 2]]
    overlap = ground_overlap(before, after)
    assert (overlap.lost, overlap.gained, overlap.kept, overlap.iou) == (1, 1, 1, pytest.approx(1 / 3))
    assert ground_overlap(before * 0, after * 0).iou == 1.0


@given(label_pairs)
def test_ground_is_symmetric(pair):
    before, after = pair
    forth, back = ground_overlap(before, after), ground_overlap(after, before)
    assert (forth.lost, forth.gained, forth.kept) == (back.gained, back.lost, back.kept)
    assert forth.iou == back.iou
    assert 0.0 <= forth.iou <= 1.0
    assert ground_overlap(before, before).iou == 1.0
    assert forth == ground_overlap(np.rot90(before), np.rot90(after))


# -- values --------------------------------------------------------------------------------


def test_values_by_hand():
    before = np.array([[1.0, 2.0, 3.0, np.nan, 100.0]])
    after = np.array([[2.0, 2.0, 5.0, 7.0, np.nan]])
    change = value_change(before, after, 2)
    assert change.difference[0, :3].tolist() == [1.0, 0.0, 2.0]
    assert np.isnan(change.difference[0, 3:]).all()
    assert change.cells == 3
    assert change.mean_difference == pytest.approx(1.0)
    assert change.root_mean_square == pytest.approx(np.sqrt(5 / 3))
    assert change.correlation == pytest.approx(np.corrcoef([1, 2, 3], [2, 2, 5])[0, 1])
    # Natural breaks of 1 2 2 2 3 5 in two classes: the values up to 3, and 5.
    assert change.top_limit == 3.0
    assert (change.top.lost, change.top.gained, change.top.kept) == (0, 1, 0)


def test_where_only_one_surface_has_data_the_other_may_have_a_value():
    before, after = np.array([[1.0, np.nan, np.nan]]), np.array([[np.nan, 4.0, np.nan]])
    change = value_change(before, after, 2, absent=0.0)
    assert change.difference[0, :2].tolist() == [-1.0, 4.0]
    assert np.isnan(change.difference[0, 2])
    assert (change.cells, change.mean_before, change.mean_after) == (2, 0.5, 2.0)
    assert np.isnan(before[0, 1])


@given(value_pairs)
def test_values_with_themselves_and_exchanged(pair):
    before, after = pair
    own = value_change(before, before)
    assert not own.difference.any()
    assert own.root_mean_square == 0.0
    assert own.top.iou == 1.0
    assert np.isnan(own.correlation) or own.correlation == pytest.approx(1.0)
    forth, back = value_change(before, after), value_change(after, before)
    assert np.array_equal(forth.difference, -back.difference)
    assert forth.correlation == pytest.approx(back.correlation, nan_ok=True)
    assert (forth.top.lost, forth.top.gained) == (back.top.gained, back.top.lost)
    turned = value_change(np.rot90(before), np.rot90(after))
    assert np.array_equal(turned.difference, np.rot90(forth.difference))
    assert turned.top == forth.top


def test_values_bad_input():
    with pytest.raises(InputError, match="no cell in common"):
        value_change(np.array([[1.0, np.nan]]), np.array([[np.nan, 1.0]]))
    with pytest.raises(InputError, match="one grid"):
        value_change(np.zeros((1, 2)), np.zeros((2, 1)))


# -- classes -------------------------------------------------------------------------------


def test_transitions_by_hand():
    before, after = labels_of("1122 9922"), labels_of("1422 4900")
    change = class_change(before, after, after > 0)
    assert change.classes == (1, 2, 4, 9)
    assert change.cells.tolist() == [[1, 0, 1, 0], [0, 2, 0, 0], [0, 0, 0, 0], [0, 0, 1, 1]]
    assert change.same_share == pytest.approx(4 / 6)


@given(label_pairs)
def test_transitions_exchanged_and_with_themselves(pair):
    before, after = pair
    valid = (before > 0) & (after > 0)
    forth, back = class_change(before, after, valid), class_change(after, before, valid)
    assert forth.classes == back.classes
    assert np.array_equal(forth.cells, back.cells.T)
    assert forth.cells.sum() == valid.sum()
    own = class_change(before, before, before > 0)
    assert np.array_equal(own.cells, np.diag(np.diag(own.cells)))
    assert own.same_share == 1.0 or not (before > 0).any()
