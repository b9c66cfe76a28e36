"""The four detectors, against the packages' data and by hand."""

import csv
import json

import numpy as np
import package
import pytest
from esp_toolbox.core.detector.geodetector import (
    KINDS,
    ecological_difference,
    factor_power,
    interaction,
    q_value,
    risk_differences,
    strata_of,
)
from esp_toolbox.core.errors import InputError
from pairing import paired
from scipy import stats

FOLDER = package.SHARED / "oracles" / "more"
FACTORS = ("type", "region", "level")
needs_shared = pytest.mark.skipif(not FOLDER.exists(), reason="needs ../shared")


@pytest.fixture(scope="module")
def oracle():
    return json.loads((FOLDER / "06_geodetector.json").read_text())


@pytest.fixture(scope="module")
def disease():
    with open(FOLDER / "06_disease.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    incidence = np.array([float(row["incidence"]) for row in rows])
    return incidence, {name: strata_of(incidence, np.array([int(row[name]) for row in rows])) for name in FACTORS}


@needs_shared
@pytest.mark.parametrize("name", FACTORS)
def test_factor_detector_of_the_packages(oracle, disease, name):
    incidence, strata = disease
    found, expected = factor_power(strata[name]), oracle["factor"][name]
    assert (found.q, found.f) == pytest.approx((expected["q"], expected["F"]), rel=1e-9)
    assert found.p == pytest.approx(expected["p_central_anova"], rel=1e-9)
    assert found.p_wang == pytest.approx(expected["p_population"], rel=1e-9)
    assert found.p_wang_sample == pytest.approx(expected["p_sample"], rel=1e-9)
    assert found.strata == expected["L"]


@needs_shared
def test_interaction_and_ecological_detector_of_the_packages(oracle, disease):
    incidence, strata = disease
    for row in oracle["interaction"]:
        found = interaction(incidence, strata[row["a"]], strata[row["b"]])
        assert (found.q_first, found.q_second, found.q) == pytest.approx((row["q1"], row["q2"], row["q12"]), rel=1e-9)
        assert found.kind.replace(", ", "_") == row["kind"]
    for row in oracle["ecological"]:
        powers = [q_value(strata[row[key]]) for key in "ab"]
        found = ecological_difference(*powers, incidence.size)
        expected = row["F"], row["p_upper"], row["p_two_sided"]
        assert (found.f, found.p_upper, found.p_two_sided) == pytest.approx(expected, rel=1e-9)


@needs_shared
def test_risk_detector_of_scipy(oracle, disease):
    found = risk_differences(disease[1]["level"])
    assert len(found) == len(oracle["risk_level"])
    for one, row in paired(found, oracle["risk_level"]):
        assert (one.first, one.second) == (row["s"], row["t"])
        assert (one.t, one.degrees, one.p) == pytest.approx((row["t_stat"], row["df"], row["p"]), rel=1e-9)


VALUES = np.array([1.0, 3.0, 5.0, 7.0, 9.0, 11.0])
HALVES = np.array([1, 1, 1, 2, 2, 2])


def test_by_hand():
    power = factor_power(strata_of(VALUES, HALVES))
    # Within 8 + 8, in all 70.
    assert power.q == pytest.approx(1 - 16 / 70)
    assert power.adjusted == pytest.approx(1 - 16 / 70 * 5 / 4)
    assert (power.f, power.p) == pytest.approx(tuple(stats.f_oneway(VALUES[:3], VALUES[3:])))


@pytest.mark.parametrize("shift, scale", [(0.0, 1e-9), (1e9, 1.0), (-7e6, 1e6)])
def test_unit_and_origin_of_the_variable_do_not_matter(shift, scale):
    random = np.random.default_rng(1)
    labels = random.integers(0, 6, 500)
    values = random.random(500) + 0.1 * labels
    plain = factor_power(strata_of(values, labels))
    other = factor_power(strata_of(values * scale + shift, labels))
    assert (other.q, other.f, other.p) == pytest.approx((plain.q, plain.f, plain.p), rel=1e-5)
    if shift:
        assert abs(other.p_wang - plain.p_wang) > 1e-3 * plain.p_wang


def test_labels_are_only_names():
    random = np.random.default_rng(2)
    labels, values = random.integers(0, 9, 300), random.random(300)
    plain = strata_of(values, labels)
    far = strata_of(values, np.array([-5, 2, 3, 40, 50, 6_000_000, 7_000_000, 8_000_000, 2_000_000_000])[labels])
    assert np.array_equal(far.index, plain.index)
    assert np.array_equal(far.means, plain.means)
    assert far.codes[-1] == 2_000_000_000


def test_pairs_of_classes_are_not_mixed():
    # Written one behind the other, 1 with 12 would be 11 with 2.
    first, second = np.array([1, 1, 11, 11] * 3), np.array([12, 12, 2, 2] * 3)
    values = np.arange(12.0) + 10.0 * (first == 1)
    found = interaction(values, strata_of(values, first), strata_of(values, second))
    assert found.q == pytest.approx(found.q_first)
    assert found.kind == "weaken, univariate"


def test_kinds_of_interaction():
    one, two = np.array([0, 0, 1, 1] * 25), np.array([0, 1, 0, 1] * 25)

    def kind(values):
        return interaction(values, strata_of(values, one), strata_of(values, two)).kind

    noise = np.random.default_rng(3).normal(0.0, 0.01, 100)
    assert kind(1.0 * (one ^ two) + noise) == "enhance, nonlinear"
    assert kind(1.0 * one + 1.0 * two) == "independent"
    assert kind(1.0 * (one | two) + noise) == "enhance, nonlinear"
    # Factors that tell nearly the same.
    close = np.where(np.arange(100) < 4, 1 - one, one)
    values = 1.0 * one + 1.0 * close + noise
    assert interaction(values, strata_of(values, one), strata_of(values, close)).kind == "enhance, bivariate"
    assert set(KINDS) >= {"weaken, nonlinear", "independent"}


def test_strata_without_meaning():
    random = np.random.default_rng(4)
    values, labels = random.random(4000), random.integers(0, 200, 4000)
    power = factor_power(strata_of(values, labels))
    assert power.q == pytest.approx(199 / 3999, abs=0.02)
    assert abs(power.adjusted) < 0.02
    assert power.p > 0.001


def test_single_members_and_extremes():
    alone = strata_of(VALUES, np.array([1, 1, 1, 2, 2, 3]))
    assert alone.single == 1
    assert np.isnan([found.t for found in risk_differences(alone)]).tolist() == [False, True, True]
    whole = factor_power(strata_of(VALUES, np.ones(6, dtype=int)))
    assert (whole.q, whole.strata) == (0.0, 1)
    assert np.isnan(whole.p)
    each = factor_power(strata_of(VALUES, np.arange(6)))
    assert (each.q, each.single) == (1.0, 6)
    for meaningless in (each, whole):
        tests = (meaningless.adjusted, meaningless.f, meaningless.p, meaningless.p_wang, meaningless.p_wang_sample)
        assert np.isnan(tests).all()
    steps = np.repeat([1.0, 2.0], 3)
    perfect = factor_power(strata_of(steps, HALVES))
    assert (perfect.q, perfect.adjusted, perfect.single) == (1.0, 1.0, 0)
    assert (perfect.p, perfect.p_wang, perfect.p_wang_sample) == (0.0, 0.0, 0.0)
    # Three values are the fewest that can be explained.
    assert q_value(strata_of(VALUES[:3], np.array([1, 1, 2]))) > 0.0
    assert np.isnan(ecological_difference(0.5, 1.0, 6).f)


@pytest.mark.parametrize(
    "values, labels, words",
    [
        (np.ones(5), np.arange(5), "nothing to explain"),
        (VALUES[:2], HALVES[:2], "three or more"),
        (VALUES, HALVES[:3], "one value for each"),
        (np.append(VALUES, np.inf), np.append(HALVES, 2), "infinite"),
    ],
)
def test_bad_input(values, labels, words):
    with pytest.raises(InputError, match=words):
        strata_of(values, labels)
