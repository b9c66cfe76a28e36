"""Ranges of health that another year found."""

import numpy as np
import pytest
from esp_toolbox.core.health.assessment import assess_health
from esp_toolbox.core.health.indicators import Indicators
from esp_toolbox.core.health.vors import organisation_terms

TERMS = organisation_terms(1)


def year(seed):
    draw = np.random.default_rng(seed).random
    return Indicators(draw(40), draw(40), draw((40, len(TERMS))), (draw(40),))


@pytest.mark.parametrize("rescale", ["none", "range", "percentiles"])
def test_own_ranges_change_nothing_and_hold_in_another_year(rescale):
    ranges = {}
    found = assess_health([year(1)], TERMS, rescale=rescale, ranges=ranges)[0]
    assert {"vitality", "services 1", "resilience", *(term.name for term in TERMS)} <= set(ranges)
    assert ("index" in ranges) == (rescale != "none")
    again = assess_health([year(1)], TERMS, rescale=rescale, ranges=dict(ranges))[0]
    np.testing.assert_array_equal(again.EHI, found.EHI)
    kept = dict(ranges)
    other = assess_health([year(2)], TERMS, rescale=rescale, ranges=kept)[0]
    assert kept == ranges
    low, high = ranges["vitality"]
    np.testing.assert_allclose(other.EV, np.clip((year(2).vitality - low) / (high - low), 0.0, 1.0))
    assert np.isfinite(other.EHI).all()


def test_each_year_alone_has_no_range_that_could_hold():
    ranges = {"vitality": (0.0, 1e9)}
    found = assess_health([year(1)], TERMS, normalisation="each year", ranges=ranges)[0]
    assert (found.EV.min(), found.EV.max()) == (0.0, 1.0)
    assert ranges == {"vitality": (0.0, 1e9)}
