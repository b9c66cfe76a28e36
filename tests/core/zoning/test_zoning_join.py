"""Small pieces of zones: what they join, and properties."""

import numpy as np
import pytest
from esp_toolbox.core.patches import label_patches, patch_sizes
from esp_toolbox.core.zoning.zoning_join import join_small_zones
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def zones(*rows):
    return np.array([[int(cell) for cell in row] for row in rows], dtype=np.uint8)


def test_a_small_piece_joins_the_zone_that_it_borders_most():
    found = join_small_zones(zones("1111", "1322", "2222"), 2)
    # The 3 has two sides of zone 1 and two of zone 2: the lower number.
    assert found.zone.tolist() == zones("1111", "1122", "2222").tolist()
    found = join_small_zones(zones("1111", "2322", "2222"), 2)
    assert found.zone.tolist() == zones("1111", "2222", "2222").tolist()
    assert (found.joined_pieces, found.dropped_pieces) == (1, 0)
    assert np.argwhere(found.joined).tolist() == [[1, 1]]


def test_borders_of_several_pieces_of_a_zone_count_together():
    # Below the 3 lies zone 1 with one side; zone 2 lies left and right of it in two pieces.
    assert join_small_zones(zones("00000", "22322", "11111"), 2).zone.tolist() == zones(
        "00000", "22222", "11111"
    ).tolist()


def test_corners_make_one_piece_but_are_no_border():
    diagonal = zones("300", "030", "003")
    assert join_small_zones(diagonal, 3).zone.tolist() == diagonal.tolist()
    found = join_small_zones(zones("110", "110", "003"), 2)
    assert found.zone.tolist() == zones("110", "110", "000").tolist()
    assert (found.joined_pieces, found.dropped_pieces) == (0, 1)
    assert np.argwhere(found.dropped).tolist() == [[2, 2]]


def test_cells_of_no_zone_are_neither_joined_nor_filled():
    found = join_small_zones(zones("20", "03"), 2)
    assert not found.zone.any() and found.dropped_pieces == 2


def test_small_pieces_grow_together_before_they_are_small():
    # 2 and 3 are small both; alone against 1 each would be lost in it.
    found = join_small_zones(zones("0230", "0230"), 4)
    assert found.zone.tolist() == zones("0220", "0220").tolist()
    assert join_small_zones(zones("1234"), 4).zone.tolist() == zones("1111").tolist()


def test_two_that_want_each_other_do_not_swap_for_ever():
    assert join_small_zones(zones("12"), 2).zone.tolist() == zones("11").tolist()
    assert join_small_zones(zones("1122", "2211"), 3).zone.tolist() == zones("1122", "2211").tolist()
    assert join_small_zones(zones("1122", "2211"), 5).zone.tolist() == zones("1111", "1111").tolist()


def test_large_pieces_stay():
    layout = zones("1122", "3344")
    found = join_small_zones(layout, 2)
    assert found.zone.tolist() == layout.tolist() and not found.joined.any() and found.zone is not layout
    assert not join_small_zones(np.zeros((3, 3), np.uint8), 5).zone.any()
    assert join_small_zones(zones("12"), 0).zone.tolist() == [[1, 2]]


layouts = hnp.arrays(
    np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=9), elements=st.integers(0, 4)
)


@given(layouts, st.integers(0, 12))
def test_no_small_piece_is_left_and_nothing_is_invented(layout, least):
    found = join_small_zones(layout, least)
    for number in range(1, 5):
        labels, count = label_patches(found.zone == number)
        assert all(size >= least for size in patch_sizes(labels, count))
    assert not found.zone[layout == 0].any()
    assert np.array_equal(found.joined, (found.zone != layout) & (found.zone > 0))
    assert np.array_equal(found.dropped, (found.zone == 0) & (layout > 0))
    # A whole area that is large enough keeps all its cells.
    labels, count = label_patches(layout > 0, 4)
    for place, size in enumerate(patch_sizes(labels, count), 1):
        if size >= least:
            assert (found.zone[labels == place] > 0).all()


@given(layouts, st.integers(0, 12), st.integers(0, 3), st.booleans())
def test_turned_and_flipped_maps(layout, least, turns, flip):
    def turned(array):
        return np.rot90(array[::-1] if flip else array, turns)

    assert np.array_equal(
        turned(join_small_zones(layout, least).zone), join_small_zones(turned(layout).copy(), least).zone
    )


@given(layouts, st.integers(0, 12))
def test_a_second_time_changes_nothing(layout, least):
    once = join_small_zones(layout, least).zone
    assert np.array_equal(join_small_zones(once, least).zone, once)


@given(layouts, st.integers(0, 12), st.integers(1, 3))
def test_nothing_around_the_map_changes_nothing(layout, least, rim):
    wide = join_small_zones(np.pad(layout, rim), least).zone
    assert np.array_equal(np.pad(join_small_zones(layout, least).zone, rim), wide)


def test_progress_rises_to_1():
    fractions = []
    layout = np.random.default_rng(1).integers(0, 5, (60, 60)).astype(np.uint8)
    join_small_zones(layout, 9, fractions.append)
    assert fractions == sorted(fractions) and fractions[-1] == pytest.approx(1.0)
