"""Correction of a resistance surface within each land cover."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.class_correction import correct_by_class
from esp_toolbox.core.errors import InputError

CASE = package.SHARED / "oracles" / "more" / "03_class_mean.json"
NAN = np.nan


def corrected(resistance, corrector, classes, **options):
    classes = np.asarray(classes)
    resistance, corrector = np.asarray(resistance, float), np.asarray(corrector, float)
    return correct_by_class(resistance, corrector, classes, classes > 0, **options)


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
@pytest.mark.parametrize(
    "name, options",
    [("corrected", {"minimum": 0.0}), ("damped", {"minimum": 0.0, "strength": "half"}), ("clipped", {"maximum": True})],
)
def test_group_means_of_pandas(name, options):
    case = json.loads(CASE.read_text())
    if options.pop("maximum", False):
        options["maximum"] = np.max(case["resistance"])
    found = corrected(case["resistance"], case["light"], case["landcover"], **options)
    assert np.allclose(found.surface, case[name], rtol=1e-9, atol=1e-12)
    assert dict(zip(map(str, found.classes), found.means)) == pytest.approx(case["class_means"])


def test_a_worked_row():
    found = corrected([[10, 10, 20, 20, 20, 5, 5, NAN]], [[1, 3, 0, 0, 0, 2, NAN, 4]], [[1, 1, 2, 2, 2, 3, 3, 3]])
    # Class 1 has the mean 2; class 2 is dark and stays; class 3 has one cell with all data.
    assert np.array_equal(found.surface, [[5, 15, 20, 20, 20, 5, NAN, NAN]], equal_nan=True)
    assert found.cells.tolist() == [2, 3, 1]
    assert found.means.tolist() == [2, 0, 2]
    assert (found.before.tolist(), found.after.tolist()) == ([10, 20, 5], [10, 20, 5])
    assert (found.minimum, found.raised, found.lowered) == (5, 0, 0)


def test_dark_cells_get_the_smallest_resistance():
    found = corrected([[3, 8, 8]], [[1, 0, 2]], [[1, 2, 2]])
    assert found.surface.tolist() == [[3, 3, 16]]
    assert found.raised == 1
    assert corrected([[3, 8, 8]], [[1, 0, 2]], [[1, 2, 2]], maximum=9.0).lowered == 1
    # An upper limit below every resistance is the lower one, too.
    assert corrected([[3, 8, 8]], [[1, 0, 2]], [[1, 2, 2]], maximum=2.0).surface.tolist() == [[2, 2, 2]]


@pytest.mark.parametrize("strength", ["full", "half"])
def test_the_mean_of_a_class_of_one_resistance_stays(strength):
    random = np.random.default_rng(4)
    classes = random.integers(1, 6, (40, 50))
    found = corrected(classes * 7.0, random.random((40, 50)), classes, minimum=0.0, strength=strength)
    assert found.after == pytest.approx(found.before)
    assert found.before.tolist() == [7, 14, 21, 28, 35]


def test_strips_unit_of_the_corrector_and_names_of_classes_do_not_matter(monkeypatch):
    from esp_toolbox.core.decision import sensitivity

    random = np.random.default_rng(5)
    classes = random.integers(0, 4, (30, 30))
    resistance, light = random.random((30, 30)) + 1.0, random.random((30, 30))
    whole = corrected(resistance, light, classes)
    assert np.isnan(whole.surface[classes == 0]).all()
    renamed = np.array([0, 11, 52, 2_000_000_000])[classes]
    other = corrected(resistance, light * 63.0, renamed)
    assert np.allclose(other.surface, whole.surface, equal_nan=True)
    assert other.classes.tolist() == [11, 52, 2_000_000_000]
    monkeypatch.setattr(sensitivity, "STRIP", 7)
    assert np.allclose(corrected(resistance, light, classes).surface, whole.surface, rtol=1e-14, equal_nan=True)


ONES = np.ones((2, 2))


@pytest.mark.parametrize(
    "resistance, corrector, classes, options, words",
    [
        (ONES, -ONES, ONES, {}, "below 0"),
        (ONES, 0 * ONES, ONES, {}, "0 everywhere"),
        (ONES, ONES, 0 * ONES, {}, "no class where"),
        (ONES, ONES, np.ones((2, 3)), {}, "rows and columns"),
        (ONES, np.ones((2, 3)), ONES, {}, "rows and columns"),
        (ONES, NAN * ONES, ONES, {}, "no cell in common"),
        (ONES, np.inf * ONES, ONES, {}, "infinite"),
        (ONES, ONES, ONES, {"minimum": 3.0, "maximum": 2.0}, "above the greatest"),
        (ONES, ONES, ONES, {"strength": "twice"}, "no strength"),
    ],
)
def test_bad_input(resistance, corrector, classes, options, words):
    with pytest.raises(InputError, match=words):
        corrected(resistance, corrector, classes.astype(int), **options)
