"""Class limits by every method, classes, scores and the class table."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.class_limits import METHODS, class_limits, variance_fit
from esp_toolbox.core.decision.classification import class_scores, class_table, classify
from esp_toolbox.core.errors import InputError
from hypothesis import given
from hypothesis import strategies as st

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"

NAN = np.nan
HUNDRED = np.arange(1.0, 101.0).reshape(10, 10)


def test_worked_case_of_distances():
    case = json.loads(CASES.read_text())["class_edges"]
    classes = classify(np.array(case["x"]), case["upper"])
    assert np.array_equal(class_scores(classes, case["values"]), case["out"])


def test_limits_by_hand():
    assert class_limits([HUNDRED], "quantile", 4).limits == (25, 50, 75)
    assert class_limits([HUNDRED], "equal interval", 3).limits == (34, 67)
    assert class_limits([HUNDRED], "geometric interval", 2).limits == pytest.approx((10,))
    spread = np.std(HUNDRED)
    assert class_limits([HUNDRED], "standard deviation", 4).limits == pytest.approx(
        (50.5 - spread, 50.5, 50.5 + spread)
    )
    assert class_limits([HUNDRED], "standard deviation", 3).limits == pytest.approx(
        (50.5 - spread / 2, 50.5 + spread / 2)
    )
    assert class_limits([HUNDRED], "manual", breaks=[20, 35.5]).limits == (20, 35.5)
    assert class_limits([HUNDRED], "natural breaks", 2).limits == (50,)
    assert class_limits([HUNDRED], "natural breaks", 2, closed="left").limits == (51,)


def test_head_tail_breaks():
    # 1/rank: few large values, many small ones.
    values = 1.0 / np.arange(1, 1001)
    first = values.mean()
    second = values[values > first].mean()
    limits = class_limits([values], "head/tail", 254).limits
    assert limits[:2] == pytest.approx((first, second))
    assert class_limits([values], "head/tail", 3).limits == limits[:2]
    # Values without a tail get one break, at their mean.
    assert class_limits([HUNDRED], "head/tail", 254).limits == (50.5,)


def test_many_equal_values_merge_limits():
    values = np.array([0.0] * 8 + [1.0, 2.0])
    assert class_limits([values], "quantile", 10).limits == (0.0, 1.0)
    assert class_limits([np.array([0.0] * 2 + [5.0] * 8)], "quantile", 5).limits == (0.0,)
    for method in METHODS[:-1]:
        found = class_limits([np.full((3, 3), 7.0)], method, 5)
        assert found.limits == ()
        assert found.gvf == 1.0


def test_sides_of_the_limits():
    values = np.array([[0.0, 0.5, 1.0, 1.5, NAN]])
    assert np.array_equal(classify(values, [0.5, 1.0]), [[1, 1, 2, 3, 0]])
    assert np.array_equal(classify(values, [0.5, 1.0], closed="left"), [[1, 2, 3, 3, 0]])
    # float32 0.1 is above the limit 0.1 and is compared so.
    assert classify(np.array([0.1], dtype=np.float32), [0.1]) == [2]


def test_scores_and_falling_scales():
    classes = np.array([[1, 2, 3, 0]], dtype=np.uint8)
    assert np.array_equal(class_scores(classes, [1, 5, 9]), [[1, 5, 9, NAN]], equal_nan=True)
    assert np.array_equal(class_scores(classes, [1, 5, 9], reverse=True), [[9, 5, 1, NAN]], equal_nan=True)
    with pytest.raises(InputError, match="2 scores for 3 classes"):
        class_scores(classes, [1, 5])


@given(st.sampled_from(METHODS[:-1]), st.integers(1, 8), st.integers(0, 20))
def test_every_method_gives_a_partition(method, count, seed):
    values = np.round(np.random.default_rng(seed).gamma(1.0, 2.0, (12, 11)), 2) + 0.01
    values[0, :4] = NAN
    found = class_limits([values], method, count)
    assert found.classes <= count
    assert list(found.limits) == sorted(set(found.limits))
    classes = classify(values, found.limits)
    assert np.array_equal(classes == 0, np.isnan(values))
    rows = class_table(classes, found, 0.09)
    assert sum(row.cells for row in rows) == values.size - 4
    assert sum(row.share for row in rows) == pytest.approx(1.0)
    for row in rows:
        inside = values[classes == row.number]
        assert row.cells == inside.size
        assert row.area_ha == pytest.approx(inside.size * 0.09)
        assert (inside <= row.upper).all()
        assert (inside >= row.lower).all()
    valid = values[~np.isnan(values)]
    within = sum(((part - part.mean()) ** 2).sum() for part in map(values.__getitem__, _masks(classes)))
    assert found.gvf == pytest.approx(1 - within / ((valid - valid.mean()) ** 2).sum(), abs=1e-9)
    # Nothing is better than natural breaks with as many classes.
    assert found.gvf <= class_limits([values], "natural breaks", max(found.classes, 1)).gvf + 1e-12


def _masks(classes):
    return [classes == number for number in np.unique(classes[classes > 0])]


def test_quantiles_hold_equal_numbers():
    values = np.random.default_rng(2).random((50, 60))
    rows = class_table(
        classify(values, class_limits([values], "quantile", 7).limits), class_limits([values], "quantile", 7), 1.0
    )
    assert {row.cells for row in rows} <= {428, 429}


def test_several_rasters_share_their_limits():
    years = [np.array([[0.0, 1.0], [NAN, 2.0]]), np.array([[10.0, 4.0]]), np.full((1, 1), NAN)]
    found = class_limits(years, "equal interval", 5)
    assert found.limits == (2, 4, 6, 8)
    assert (found.minimum, found.maximum) == (0, 10)
    assert class_limits(years, "quantile", 2).limits == (2,)
    assert variance_fit(years, found.limits) == found.gvf


def test_left_closed_natural_breaks_are_the_same_classes():
    values = np.random.default_rng(8).gamma(1, 5, (40, 40))
    right, left = (class_limits([values], "natural breaks", 5, closed=side) for side in ("right", "left"))
    assert np.array_equal(classify(values, right.limits), classify(values, left.limits, "left"))
    assert right.gvf == left.gvf


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([np.full((2, 2), NAN)], "quantile"), "No cell has data"),
        (([np.array([np.inf, 1.0])], "equal interval"), "infinite"),
        (([np.array([0.0, 1.0])], "geometric interval"), "values above 0"),
        (([HUNDRED], "manual"), "Give the limits"),
        (([HUNDRED], "manual", 5, [3, 2]), "must rise"),
        (([HUNDRED], "manual", 5, [3, NAN]), "must rise"),
        (([HUNDRED], "pretty"), "classification 'pretty'"),
        (([HUNDRED], "quantile", 0), "between 1 and 254"),
        (([HUNDRED], "quantile", 5, None, "both"), "right or on the left"),
    ],
)
def test_bad_input(arguments, message):
    with pytest.raises(InputError, match=message):
        class_limits(*arguments)


def test_too_many_limits():
    with pytest.raises(InputError, match="253"):
        classify(HUNDRED, range(254))
