"""Resistance from the suitability of a habitat."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.suitability import SHAPES, suitability_to_resistance, unit_suitability
from esp_toolbox.core.errors import InputError

CASE = package.SHARED / "oracles" / "more" / "04_suitability.json"
# Names of the oracle's rows that are not those of the forms.
_CALLED = {"power1000_1_100": "power", "linear_1_100": "linear", "reciprocal_min0.01": "reciprocal"}
FALLING = ("negative exponential", "linear", "power", "reciprocal", "inverse monomolecular", "reverse monomolecular")
TENTHS = np.linspace(0.0, 1.0, 11)


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_all_forms_of_the_oracle():
    case = json.loads(CASE.read_text())
    suitability, seen = np.array(case.pop("h")), set()
    del case["how"]
    for name, expected in case.items():
        if name.startswith("negexp_c"):
            form, shape = "negative exponential", float(name[8:])
        else:
            form, shape = _CALLED.get(name, name.replace("_", " ")), None
        seen.add(form)
        assert np.allclose(suitability_to_resistance(suitability, form, shape), expected, rtol=1e-9), name
    assert seen == set(SHAPES)


def test_worked_values():
    half = np.array([0.0, 0.5, 1.0, np.nan])
    assert np.array_equal(suitability_to_resistance(half, "linear"), [100, 50.5, 1, np.nan], equal_nan=True)
    assert np.array_equal(suitability_to_resistance(half, "reciprocal", None, 50.0), [50, 2, 1, np.nan], equal_nan=True)
    assert suitability_to_resistance(half, "negative exponential")[1] == pytest.approx(100 - 99 / (1 + np.exp(-2.0)))
    assert suitability_to_resistance(half, "power", 100.0, 100.0)[:3] == pytest.approx([100, 10, 1])


@pytest.mark.parametrize("form", FALLING)
def test_good_habitat_never_costs_more(form):
    assert (np.diff(suitability_to_resistance(TENTHS, form)) < 0.0).all()


@pytest.mark.parametrize("form", list(SHAPES))
def test_resistances_are_at_least_one(form):
    assert suitability_to_resistance(TENTHS, form).min() == pytest.approx(1.0)


def test_the_ends_hold_for_any_curvature_and_more_of_it_never_raises_resistance():
    before = np.full(11, np.inf)
    for curvature in (1e-9, 0.25, 1.0, 4.0, 32.0, 700.0):
        now = suitability_to_resistance(TENTHS, shape=curvature)
        assert now[[0, -1]] == pytest.approx([100.0, 1.0])
        assert (now <= before + 1e-9).all()
        before = now
    # Almost straight where there is almost no curvature.
    assert suitability_to_resistance(TENTHS, shape=1e-9) == pytest.approx(suitability_to_resistance(TENTHS, "linear"))


def test_any_unit_and_direction():
    percent = np.array([-5.0, 0.0, 25.0, 100.0, 130.0, np.nan])
    assert np.array_equal(unit_suitability(percent, 0, 100), [0, 0, 0.25, 1, 1, np.nan], equal_nan=True)
    assert np.array_equal(unit_suitability(percent, 100, 0)[:4], [1, 1, 0.75, 0])


@pytest.mark.parametrize(
    "options, words",
    [
        ({"form": "cubic"}, "no form"),
        ({"shape": 0.0}, "above 0"),
        ({"form": "power", "shape": 1.0}, "above 1"),
        ({"shape": np.inf}, "above 0"),
        ({"greatest": 1.0}, "greatest resistance"),
        ({"greatest": np.nan}, "greatest resistance"),
    ],
)
def test_bad_options(options, words):
    with pytest.raises(InputError, match=words):
        suitability_to_resistance(TENTHS, **options)


@pytest.mark.parametrize("limits", [(1.0, 1.0), (0.0, np.inf), (np.nan, 1.0)])
def test_bad_limits(limits):
    with pytest.raises(InputError, match="two different numbers"):
        unit_suitability(TENTHS, *limits)
