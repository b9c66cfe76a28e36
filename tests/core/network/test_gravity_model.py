"""The gravity model against worked numbers, its units, its classes and its bad input."""

import json

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.gravity import classify_gravity, gravity, gravity_matrix
from esp_toolbox.core.patches import patch_means
from hypothesis import given
from hypothesis import strategies as st


def pairs_of(count):
    return np.triu_indices(count, 1)


def test_worked_case(oracles):
    case = json.loads((oracles / "services" / "worked_cases.json").read_text(encoding="utf-8"))["gravity"]
    first, second = pairs_of(3)
    cost = np.array(case["cost"])[first, second]
    result = gravity(first, second, cost, case["area_m2"], case["mean_resistance"])
    wanted = np.array(case["G"], dtype=float)
    matrix = gravity_matrix(3, first, second, result.force)
    np.testing.assert_allclose(matrix, wanted, rtol=1e-12)
    assert result.longest == 250.0
    assert result.rank.tolist() == [2, 3, 1]


def test_written_out_by_hand():
    force = gravity([0], [1], [50.0], [1e6, 4e6], [2.0, 5.0]).force[0]
    # One corridor: L = L_max.
    assert force == pytest.approx(np.log(1e6) * np.log(4e6) / 10.0, rel=1e-14)
    force = gravity([0, 1], [1, 2], [50.0, 100.0], [1e6, 4e6, 1e6], [2.0, 5.0, 1.0]).force
    assert force[0] == pytest.approx(4 * np.log(1e6) * np.log(4e6) / 10.0, rel=1e-14)
    assert force[1] == pytest.approx(np.log(1e6) * np.log(4e6) / 5.0, rel=1e-14)


def test_distance_is_the_same_form_with_another_span():
    arguments = ([0, 0], [1, 2], [10.0, 30.0], [50.0, 60.0, 70.0], [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(gravity(*arguments, form="distance").force, gravity(*arguments).force)


def test_area_times_quality_is_plain():
    result = gravity([0], [1], [10.0], [3.0, 0.5], quality=[0.5, 0.8], form="area x quality")
    assert result.force[0] == pytest.approx(1.5 * 0.4 / 100.0)
    result = gravity([0], [1], [10.0], [3.0, 0.5], form="area x quality")
    assert result.force[0] == pytest.approx(1.5 / 100.0)


@given(st.floats(1e-3, 1e6))
def test_does_not_depend_on_the_unit_of_cost(unit):
    arguments = [0, 0, 1], [1, 2, 2]
    cost = np.array([100.0, 250.0, 80.0])
    plain = gravity(*arguments, cost, [1e7, 5e7, 2e8], [2.5, 3.1, 4.0]).force
    np.testing.assert_allclose(gravity(*arguments, cost * unit, [1e7, 5e7, 2e8], [2.5, 3.1, 4.0]).force, plain)


def test_depends_on_the_unit_of_area():
    arguments = [0, 0], [1, 2], [100.0, 110.0]
    area = np.array([5e6, 1.01e4, 9e8])
    square_metres = gravity(*arguments, area, [1.0, 1.0, 3.0]).force
    hectares = gravity(*arguments, area / 1e4, [1.0, 1.0, 3.0]).force
    assert square_metres[0] > square_metres[1]
    assert hectares[0] < hectares[1]


def test_dropping_the_longest_corridor_scales_the_rest():
    first, second = np.array([0, 0, 1]), np.array([1, 2, 2])
    cost = np.array([100.0, 250.0, 80.0])
    every = gravity(first, second, cost, [1e7, 5e7, 2e8], [2.5, 3.1, 4.0]).force
    kept = gravity(first[[0, 2]], second[[0, 2]], cost[[0, 2]], [1e7, 5e7, 2e8], [2.5, 3.1, 4.0]).force
    np.testing.assert_allclose(kept, every[[0, 2]] * (100 / 250) ** 2)


def test_touching_sources_have_no_force():
    result = gravity([0, 0, 1], [1, 2, 2], [0.0, 5.0, 10.0], [100.0] * 3, [1.0] * 3)
    assert np.isnan(result.force[0]) and result.rank.tolist() == [0, 1, 2]
    for method, limit in (("threshold", -1.0), ("top share", 1.0), ("natural breaks", 0.0)):
        assert not classify_gravity(result.force, method, limit).important[0]
    every = gravity([0], [1], [0.0], [100.0] * 2, [1.0] * 2)
    assert np.isnan(every.force).all()
    assert not classify_gravity(every.force, "natural breaks").important.any()


def test_sources_without_corridor_may_be_of_any_size():
    assert gravity([0], [1], [5.0], [100.0, 100.0, 0.5], [1.0, 1.0, np.nan]).force.size == 1


def test_the_longest_may_be_told():
    arguments = ([0], [1], [50.0], [1e6, 4e6], [2.0, 5.0])
    found = gravity(*arguments, longest=100.0)
    assert found.longest == 100.0
    assert found.force[0] == pytest.approx(4 * gravity(*arguments).force[0], rel=1e-14)


def test_sources_that_are_not_named_go_by_their_number():
    with pytest.raises(InputError, match="Source 3 has an area of 0.5"):
        gravity([0], [2], [5.0], [100.0, 100.0, 0.5], [1.0] * 3)


def test_a_source_of_no_quality_has_no_force():
    assert gravity([0], [1], [5.0], [3.0, 4.0], quality=[0.0, 1.0], form="area x quality").force.tolist() == [0.0]


def test_values_of_single_precision_are_computed_in_double():
    single = [np.array(values, dtype=np.float32) for values in ([0.1, 0.7], [1e6, 3e6, 7e6], [1.1, 2.3, 3.7])]
    double = [values.astype(np.float64) for values in single]
    for form in ("paper", "area x quality"):
        found, wanted = (
            gravity([0.0, 1.0], [1.0, 2.0], span, area, worth, worth, form) for span, area, worth in (single, double)
        )
        assert found.force.dtype == np.float64 and np.array_equal(found.force, wanted.force)


def test_equal_forces_go_by_the_order_of_the_corridors():
    count = 40
    found = gravity([0] * count, [1] * count, [5.0, 9.0] * (count // 2), [100.0] * 2, [1.0] * 2)
    assert found.rank.tolist() == [1 + number // 2 + (number % 2) * (count // 2) for number in range(count)]
    assert found.rank.dtype == np.int64
    important = classify_gravity(found.force, "top share", 0.25).important
    assert np.flatnonzero(important).tolist() == list(range(0, count // 2, 2))


def test_the_paper_s_limit_is_the_default():
    classes = classify_gravity([400.0, 400.1, np.nan, -np.inf])
    assert (classes.threshold, classes.important.tolist()) == (400.0, [False, True, False, False])
    assert classes.important.dtype == bool


def test_threshold_is_not_important_itself():
    classes = classify_gravity(np.array([400.0, 400.1, 3.0]), "threshold", 400.0)
    assert classes.important.tolist() == [False, True, False]


def test_top_share_rounds_up_and_breaks_ties_by_order():
    force = np.array([1.0, 7.0, 7.0, 7.0])
    assert classify_gravity(force, "top share", 0.5).important.tolist() == [False, True, True, False]
    assert classify_gravity(force, "top share", 0.51).important.tolist() == [False, True, True, True]
    assert classify_gravity(np.arange(30.0), "top share", 0.1).important.sum() == 3
    assert classify_gravity(force, "top share", 0.0).important.sum() == 0
    assert classify_gravity(force, "top share", 1.0).important.all()


def test_natural_breaks_split_two_groups():
    classes = classify_gravity(np.array([900.0, 10.0, 12.0, 850.0, 15.0]), "natural breaks")
    assert classes.important.tolist() == [True, False, False, True, False]
    assert classes.threshold == 15.0
    assert not classify_gravity(np.full(4, 3.0), "natural breaks").important.any()


def test_the_upper_of_two_natural_classes_is_important_also_where_there_are_three_groups():
    force = np.array([1.0, 2.0, 3.0, 40.0, 41.0, 42.0, 900.0, np.nan])
    classes = classify_gravity(force, "natural breaks")
    assert classes.threshold == 42.0 and np.flatnonzero(classes.important).tolist() == [6]


def test_thresholds_are_told():
    force = np.array([1.0, 7.0, np.nan, 5.0, 3.0])
    assert classify_gravity(force, "threshold", 4.0).threshold == 4.0
    # That of a share is the strongest force that is not important.
    assert classify_gravity(force, "top share", 0.5).threshold == 3.0
    assert classify_gravity(force, "top share", 1.0).threshold == -np.inf
    with pytest.raises(InputError, match="between 0 and 1, not 1.5"):
        classify_gravity(force, "top share", 1.5)


def test_matrix_is_symmetric_with_gaps():
    matrix = gravity_matrix(3, np.array([0, 0, 1]), np.array([1, 1, 2]), np.array([3.0, 8.0, 5.0]))
    nan = np.nan
    np.testing.assert_array_equal(matrix, [[nan, 8, nan], [8, nan, 5], [nan, 5, nan]])


def test_means_leave_out_nodata():
    labels = np.array([[1, 1, 2], [0, 1, 3]])
    values = np.array([[2.0, np.nan, np.nan], [99.0, 4.0, 7.0]])
    np.testing.assert_array_equal(patch_means(labels, 3, values), [3.0, np.nan, 7.0])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (dict(area=[1.0, 50.0]), "Source A has an area of 1, whose logarithm is not positive"),
        (dict(area=[np.nan, 50.0]), "Source A has an area of nan"),
        (dict(resistance=[1.0, np.nan]), "Source B has no mean resistance above 0"),
        (dict(resistance=[1.0, 0.0]), "Source B has no mean resistance above 0"),
        (dict(resistance=None), "Source A has no mean resistance above 0"),
        (dict(span=[np.nan]), "Corridor 1 has no cost or length"),
        (dict(span=[np.inf]), "Corridor 1 has no cost or length"),
        (dict(span=[-1.0]), "Corridor 1 has no cost or length"),
        (dict(first=[], second=[], span=[]), "There is no corridor"),
        (dict(form="newton"), "The form of the gravity model is one of paper, area x quality, distance"),
        (dict(form="area x quality", quality=[1.0, np.nan]), "Source B has no quality of 0 or above"),
    ],
)
def test_bad_input(arguments, sentence):
    good = dict(first=[0], second=[1], span=[5.0], area=[50.0, 50.0], resistance=[1.0, 1.0], names=["A", "B"])
    with pytest.raises(InputError, match=sentence):
        gravity(**{**good, **arguments})


def test_bad_classification():
    with pytest.raises(InputError, match="between 0 and 1, not 28"):
        classify_gravity(np.ones(3), "top share", 28.0)
    with pytest.raises(InputError, match="one of threshold, top share, natural breaks, not best"):
        classify_gravity(np.ones(3), "best")
