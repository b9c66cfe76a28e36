"""Formulas of health: their terms, their limits and the precision that they are computed in."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health import vors
from esp_toolbox.core.health._ratios import ratio, x_log_x


def _single(*values):
    return [np.array([value, value / 3], dtype=np.float32) for value in values]


@pytest.mark.parametrize("model", vors.MODELS)
def test_rasters_of_single_precision_are_computed_in_double(model):
    vigour, order, recovery, services, condition = _single(0.3, 0.7, 0.9, 0.11, 0.77)
    weights = np.array([0.1, 0.2, 0.3, 0.4], dtype=np.float64)
    given = (vigour, order, recovery, services, condition)
    doubled = [values.astype(np.float64) for values in given]
    found, wanted = (vors.health_index(*values, model=model, weights=weights) for values in (given, doubled))
    assert found.dtype == np.float64 and np.array_equal(found, wanted)


def test_organisation_of_single_precision_and_of_lists():
    terms = vors.organisation_terms(0)
    metrics = np.array([[0.1, 0.2, 0.3, 0.7]], dtype=np.float32)
    assert np.array_equal(vors.organisation(metrics, terms), vors.organisation(metrics.astype(np.float64), terms))
    assert vors.organisation([1.0, 1.0, 1.0, 1.0], terms) == pytest.approx(1.0)


def test_the_paper_s_terms_are_those_of_three_groups():
    terms = vors.organisation_terms()
    assert [term.name for term in terms[4:]] == ["CI1", "FI2", "CI2", "FI3", "CI3", "FI4"]
    # Cohesion raises organisation, fragmentation lowers it.
    assert [term.inverse for term in terms] == [False, False, False, True] + [False, True] * 3


def test_given_weights_are_made_to_sum_to_one_exactly():
    terms = vors.organisation_terms(0, [0.1, 0.2, 0.3, 0.4008])
    assert sum(term.weight for term in terms) == pytest.approx(1.0, abs=1e-15)
    assert terms[3].weight == pytest.approx(0.4008 / 1.0008, abs=1e-15)
    assert [term.weight for term in vors.organisation_terms(0, [0.5, 0.5, 0, 0])] == [0.5, 0.5, 0, 0]


@pytest.mark.parametrize(
    "wrong", [[np.nan, 0.5, 0.25, 0.25], [1.5, -0.5, 0, 0], [0.5, 0.5, 0.5, 0.5], [0.4, 0.4, 0, 0]]
)
def test_weights_that_are_none(wrong):
    with pytest.raises(InputError, match="weights of organisation"):
        vors.organisation_terms(0, wrong)
    with pytest.raises(InputError, match="four weights"):
        vors.health_index(1, 1, 1, condition=1, model="CVOR", weights=wrong)


def test_a_weight_of_the_condition_may_be_all_or_none():
    assert vors.health_index(0.1, 0.2, 0.3, condition=0.9, model="CVOR", weights=[1, 0, 0, 0]) == 0.9
    assert vors.health_index(0.1, 0.2, 0.3, condition=0.9, model="CVOR", weights=[0, 0, 1, 0]) == 0.2


def test_what_is_missing_leaves_its_weight_to_the_others():
    terms = vors.organisation_terms(0, [0.5, 0.5, 0.0, 0.0])
    metrics = np.array([[0.4, np.nan, 0.9, 0.9], [np.nan, np.nan, 0.9, 0.9], [0.4, 0.8, np.nan, np.nan]])
    # In the second row all that counts is missing: metrics without weight tell nothing.
    assert vors.organisation(metrics, terms, "shared") == pytest.approx([0.4, np.nan, 0.6], nan_ok=True)
    assert vors.organisation(metrics, terms) == pytest.approx([0.2, 0.0, 0.6])


def test_ratios_without_a_denominator():
    with np.errstate(all="raise"):
        found = ratio([1, 0, 3], [2, 0, -4])
    assert found == pytest.approx([0.5, np.nan, -0.75], nan_ok=True)
    assert ratio(np.float32(0.1), np.float32(3.0)) == float(np.float32(0.1)) / 3.0
    assert ratio(6.0, [[1, 2], [3, 0]]) == pytest.approx(np.array([[6.0, 3.0], [2.0, np.nan]]), nan_ok=True)


def test_entropy_of_nothing_is_nothing():
    share = np.array([0.0, 0.25, 1.0], dtype=np.float32)
    with np.errstate(all="raise"):
        assert x_log_x(share).tolist() == [0.0, 0.25 * np.log(0.25), 0.0]
    assert x_log_x(np.float32(0.3)) == float(np.float32(0.3)) * np.log(float(np.float32(0.3)))
