"""The nested base: the weakest natural classes of weak land, by hand and at the ends."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.zoning.nested import nested_base

NAN = np.nan
# Three groups of weak land, and strong land that is lower than none of them.
INDEX = np.array([[0.10, 0.11, 0.30, 0.31], [0.60, 0.61, 0.62, 0.90], [0.95, NAN, 0.12, 0.05]])
WEAK = np.array([[1, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 0]], dtype=bool)


def places(found):
    return np.flatnonzero(found.inside).tolist()


def test_the_lowest_classes_of_weak_land_alone():
    one, two = nested_base(INDEX, WEAK, 3, 1), nested_base(INDEX, WEAK, 3, 2)
    assert (places(one), one.limit, one.weak, one.cells) == ([0, 1, 10], 0.12, 8, 3)
    # The limit itself is in the base.
    assert (places(two), two.limit, two.weak, two.cells) == ([0, 1, 2, 3, 10], 0.31, 8, 5)


def test_two_of_five_classes_are_the_paper_s():
    index = np.array([[0.0, 0.1, 1.0, 1.1, 2.0, 2.1, 3.0, 3.1, 4.0, 4.1]])
    found = nested_base(index, np.ones(index.shape, dtype=bool))
    assert (places(found), found.limit) == ([0, 1, 2, 3], 1.1)


@pytest.mark.parametrize("index", [np.full((1, 4), 0.3), np.array([[0.3, 0.3, 0.3, NAN]])])
def test_land_of_one_value_is_its_own_base(index):
    found = nested_base(index, np.array([[True, True, True, True]]))
    assert found.limit == np.inf and np.array_equal(found.inside, np.isfinite(index))
    assert found.cells == found.weak == np.isfinite(index).sum()


def test_all_classes_are_all_weak_land():
    found = nested_base(INDEX, WEAK, 3, 3)
    assert found.limit == np.inf and np.array_equal(found.inside, WEAK & np.isfinite(INDEX)) and found.cells == 8


def test_no_weak_land_has_no_base():
    found = nested_base(INDEX, np.zeros(WEAK.shape, dtype=bool))
    assert (places(found), found.limit, found.weak, found.cells) == ([], np.inf, 0, 0)


def test_a_limit_from_elsewhere():
    found = nested_base(INDEX, WEAK, fixed=0.30)
    assert (places(found), found.limit, found.weak, found.cells) == ([0, 1, 2, 10], 0.30, 8, 4)
    every = nested_base(INDEX, WEAK, fixed=float("inf"))
    assert np.array_equal(every.inside, WEAK & np.isfinite(INDEX)) and every.cells == every.weak == 8


def test_single_precision_has_the_limit_that_double_has():
    single = np.array([[0.1, 0.2, 0.7, 0.8]], dtype=np.float32)
    found = nested_base(single, np.ones(single.shape, dtype=bool), 2, 1)
    assert found.limit == float(np.float32(0.2)) and places(found) == [0, 1]


def test_the_weak_land_that_was_given_is_left_alone_and_progress_ends():
    weak, told = WEAK.copy(), []
    nested_base(INDEX, weak, 3, 1, told.append)
    assert np.array_equal(weak, WEAK) and told and told == sorted(told)


@pytest.mark.parametrize(("classes", "lowest"), [(5, 0), (5, 6), (1, 2)])
def test_classes_that_are_not_there(classes, lowest):
    with pytest.raises(InputError, match=f"The base takes {lowest} of {classes} classes"):
        nested_base(INDEX, WEAK, classes, lowest)
