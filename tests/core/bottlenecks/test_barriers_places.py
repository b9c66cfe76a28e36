"""Places of the highest class, their land cover, and overlaps."""

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.barrier_overlap import barrier_overlaps
from esp_toolbox.core.bottlenecks.top_class import top_places
from esp_toolbox.core.decision.natural_breaks import natural_breaks
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.pattern.cover_shares import cover_shares
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage


def hills():
    values = np.full((12, 20), np.nan)
    values[1:4, 1:4] = [[8, 9, 8], [9, 10, 9], [8, 9, 8]]
    values[1:3, 10:12] = 9.5
    values[8, 5] = 12.0
    values[6:11, 14:19] = 1.0
    values[9, 0] = -3.0
    values[10, 0] = 0.0
    return values


def test_places_ranked_by_their_peaks():
    places = top_places(hills(), 2)
    assert places.count == 3 and places.limit == 1.0 and 0.9 < places.gvf < 1
    assert places.peak.tolist() == [12.0, 10.0, 9.5] and places.cells.tolist() == [1, 9, 4]
    assert places.mean.tolist() == pytest.approx([12.0, 78 / 9, 9.5])
    assert list(zip(places.peak_rows, places.peak_columns))[:2] == [(8, 5), (2, 2)]
    assert places.labels[2, 2] == 2 and places.labels[1, 11] == 3 and places.labels[8, 16] == 0
    # Of four equal cells round one corner the first.
    assert (places.peak_rows[2], places.peak_columns[2]) == (1, 10)


def test_small_places_and_few_values():
    large = top_places(hills(), 2, 4)
    assert large.count == 2 and large.dropped == 1 and large.peak.tolist() == [10.0, 9.5]
    assert top_places(hills(), 2, 4.5).count == 1
    everything = top_places(hills(), 1)
    assert everything.limit == -np.inf and everything.count == 4 and everything.labels[9, 0] == 0
    same = top_places(np.full((3, 3), 2.0), 5)
    assert same.count == 1 and same.cells.tolist() == [9] and (same.peak_rows[0], same.peak_columns[0]) == (1, 1)
    for empty in (np.full((3, 3), np.nan), np.zeros((3, 3))):
        none = top_places(empty, 5)
        assert none.count == 0 and not none.labels.any()
        assert top_places(empty, 5, 0, np.ones((3, 3), int), np.ones((3, 3))).count == 0
    with pytest.raises(InputError, match="The number of classes is at least 1, not 0"):
        top_places(hills(), 0)


@given(st.integers(0, 10_000), st.integers(1, 6))
def test_places_by_hand(seed, classes):
    random = np.random.default_rng(seed)
    values = np.round(ndimage.gaussian_filter(random.normal(size=(30, 30)), 2) * 20).astype(np.float32)
    values[random.random((30, 30)) < 0.1] = np.nan
    places = top_places(values, classes, 2)
    positive = values[values > 0]
    if not positive.size:
        assert places.count == 0
        return
    limits = natural_breaks([positive], classes).limits
    labels, count = ndimage.label(values > (limits[-1] if limits else 0), np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:]
    assert sorted(places.cells) == sorted(sizes[sizes >= 2]) and places.dropped == np.count_nonzero(sizes < 2)
    assert (np.diff(places.peak) <= 0).all()
    for rank in range(1, places.count + 1):
        cells = values[places.labels == rank]
        assert cells.max() == places.peak[rank - 1] == values[places.peak_rows[rank - 1], places.peak_columns[rank - 1]]
        assert cells.mean(dtype=float) == pytest.approx(places.mean[rank - 1])
        assert places.labels[places.peak_rows[rank - 1], places.peak_columns[rank - 1]] == rank


def test_patches_with_a_higher_value_in_reach_are_part_of_its_place():
    values = hills()
    # From (8, 5) to (2, 2) 6.7 cells, from (2, 2) to (1, 10) 8.1.
    reach = np.full(values.shape, 6.5)
    assert top_places(values, 2, reach=reach).joined == 0
    reach[2, 2] = 7.0
    joined = top_places(values, 2, reach=reach)
    assert joined.count == 2 and joined.joined == 1 and joined.cells.tolist() == [10, 4]
    assert joined.labels[2, 2] == joined.labels[8, 5] == 1 and joined.labels[1, 10] == 2
    assert joined.mean[0] == pytest.approx(90 / 10) and (joined.peak_rows[0], joined.peak_columns[0]) == (8, 5)
    # A patch follows the one it is part of.
    reach[1, 10] = 8.1
    chained = top_places(values, 2, reach=reach)
    assert chained.count == 1 and chained.joined == 2 and chained.cells.tolist() == [14]
    # Places are measured once they are joined.
    assert top_places(values, 2, 5, reach=np.full(values.shape, 6.5)).dropped == 2
    assert top_places(values, 2, 5, reach=reach).dropped == 0


def test_patches_of_one_kind():
    values = np.ones((6, 9))
    kinds = np.zeros((6, 9), dtype=np.int32)
    kinds[:, 4:] = 7
    values[2, 1], values[4, 7] = 3.0, 2.0
    apart = top_places(values, 1, kinds=kinds)
    assert apart.cells.tolist() == [24, 30] and apart.labels[0, 3] == 1 and apart.labels[0, 4] == 2
    one = top_places(values, 1, kinds=kinds, reach=np.full((6, 9), 7.0))
    assert one.count == 1 and one.joined == 1
    # Equal peaks in reach of each other are one place; diagonal neighbours of a kind touch.
    level = top_places(np.ones((6, 9)), 1, kinds=kinds, reach=np.full((6, 9), 5.0))
    assert level.count == 1
    chess = np.indices((4, 4)).sum(axis=0) % 2
    assert top_places(np.ones((4, 4)), 1, kinds=chess).count == 2


@given(st.integers(0, 10_000))
def test_patches_of_kinds_by_hand(seed):
    random = np.random.default_rng(seed)
    values = np.round(ndimage.gaussian_filter(random.normal(size=(25, 25)), 1) * 20)
    kinds = ndimage.zoom(random.integers(0, 3, (5, 5)), 5, order=0)
    places = top_places(values, 2, kinds=kinds)
    top = values > places.limit if np.isfinite(places.limit) else values > 0
    sizes = []
    for kind in range(3):
        labels, count = ndimage.label(top & (kinds == kind), np.ones((3, 3)))
        sizes += np.bincount(labels.ravel())[1:].tolist()
    assert sorted(places.cells.tolist()) == sorted(sizes)
    assert np.array_equal(places.labels > 0, top)


def test_land_cover_of_places():
    labels = np.array([[1, 1, 1, 0], [2, 2, 3, 3], [2, 0, 3, 4]])
    cover = np.array([[5, 5, 7, 7], [7, 5, 9, 9], [7, 5, 0, 2]])
    valid = np.ones(labels.shape, dtype=bool)
    valid[2, 2] = valid[2, 3] = False
    shares = cover_shares(labels, 4, cover, valid)
    assert shares.classes.tolist() == [5, 7, 9]
    assert shares.cells.tolist() == [[2, 1, 0], [1, 2, 0], [0, 0, 2], [0, 0, 0]]
    assert shares.main.tolist() == [0, 1, 2, -1]
    assert shares.places_by_class().tolist() == [1, 1, 1]
    np.testing.assert_allclose(shares.shares[:2], [[2 / 3, 1 / 3, 0], [1 / 3, 2 / 3, 0]])
    assert np.isnan(shares.shares[3]).all()
    bare = cover_shares(labels, 4, cover, np.zeros(labels.shape, dtype=bool))
    assert bare.cells.shape == (4, 0) and bare.main.tolist() == [-1] * 4 and bare.places_by_class().tolist() == []


@pytest.mark.parametrize("radius", [1.0, 2.5, 30.0])
def test_overlaps(radius):
    places = top_places(hills(), 2)
    pinch = np.zeros((12, 20), dtype=np.int32)
    pinch[0:3, 0:2], pinch[8:12, 0:7], pinch[0, 19] = 5, 2, 9
    found = {(entry.barrier, entry.pinch_point): entry for entry in barrier_overlaps(pinch, places, np.full(3, radius))}
    rows, columns = np.indices(pinch.shape)
    wanted = {}
    for barrier in range(1, 4):
        distance = np.hypot(rows - places.peak_rows[barrier - 1], columns - places.peak_columns[barrier - 1])
        ground = (places.labels == barrier) | (distance <= radius)
        for number in (2, 5, 9):
            shared = ground & (pinch == number)
            if shared.any():
                wanted[barrier, number] = shared, shared.sum() / (pinch == number).sum(), shared.sum() / ground.sum()
    assert list(found) == list(wanted) and ((1, 2) in found and (2, 5) in found)
    for key, (shared, of_pinch_point, of_barrier) in wanted.items():
        entry = found[key]
        whole = np.zeros(pinch.shape, dtype=bool)
        height, width = entry.mask.shape
        whole[entry.top : entry.top + height, entry.left : entry.left + width] = entry.mask
        np.testing.assert_array_equal(whole, shared)
        assert (entry.of_pinch_point, entry.of_barrier) == pytest.approx((of_pinch_point, of_barrier))
    assert list(barrier_overlaps(np.zeros_like(pinch), places, np.full(3, radius))) == []
