"""The land cover of places: cells and shares by hand, ties, places and rasters without any."""

import numpy as np
from esp_toolbox.core.pattern.cover_shares import cover_shares

NAN = np.nan
LABELS = np.array([[1, 1, 1, 0], [2, 2, 3, 3], [2, 2, 4, 0]], dtype=np.uint8)
COVER = np.array([[7, 7, -2, 9], [7, -2, 5, 5], [-2, 7, 5, 9]], dtype=np.int16)
VALID = np.array([[1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 0, 1]], dtype=bool)


def test_cells_by_hand():
    found = cover_shares(LABELS, 5, COVER, VALID)
    # What lies in no place counts nowhere: 9 is no class.
    assert found.classes.tolist() == [-2, 5, 7]
    assert found.cells.tolist() == [[1, 0, 2], [2, 0, 2], [0, 2, 0], [0, 0, 0], [0, 0, 0]]
    assert found.classes.dtype == found.cells.dtype == np.int64


def test_the_main_class_is_the_lower_of_two_with_as_many_cells():
    found = cover_shares(LABELS, 5, COVER, VALID)
    assert found.main.tolist() == [2, 0, 1, -1, -1]
    assert found.places_by_class().tolist() == [1, 1, 1]


def test_shares_of_a_place_sum_to_one():
    shares = cover_shares(LABELS, 5, COVER, VALID).shares
    wanted = [[1 / 3, 0, 2 / 3], [0.5, 0, 0.5], [0, 1, 0], [NAN] * 3, [NAN] * 3]
    np.testing.assert_array_equal(shares, wanted)


def test_one_cell_is_the_whole_of_its_place():
    found = cover_shares(np.array([[0, 1]]), 1, np.array([[3, 4]]), np.ones((1, 2), dtype=bool))
    assert (found.classes.tolist(), found.cells.tolist(), found.shares.tolist()) == ([4], [[1]], [[1.0]])
    assert found.places_by_class().tolist() == [1]


def test_no_land_cover_and_no_places():
    nothing = cover_shares(LABELS, 4, COVER, np.zeros_like(VALID))
    assert nothing.cells.shape == nothing.shares.shape == (4, 0)
    assert nothing.main.tolist() == [-1] * 4 and nothing.places_by_class().size == 0
    nowhere = cover_shares(np.zeros_like(LABELS), 0, COVER, VALID)
    assert nowhere.cells.shape == (0, 0) and nowhere.main.size == 0


def test_more_places_than_the_labels_type_can_multiply():
    # 200 places of 3 classes: their numbers are beyond those of a byte.
    labels = np.arange(1, 201, dtype=np.uint8).reshape(10, 20)
    cover = (labels % 3).astype(np.uint8)
    found = cover_shares(labels, 200, cover, np.ones(labels.shape, dtype=bool))
    assert found.cells.sum(axis=1).tolist() == [1] * 200
    assert np.array_equal(found.main, labels.ravel() % 3)
