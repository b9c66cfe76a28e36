"""What one year found, given to its own data again, changes nothing; given to another year it holds."""

import numpy as np
import pytest
from esp_toolbox.core.decision.class_correction import correct_by_class
from esp_toolbox.core.decision.owa_layers import LayerStack
from esp_toolbox.core.decision.owa_scenarios import Rules, owa_scenarios
from esp_toolbox.core.decision.owa_weights import parse_alphas
from esp_toolbox.core.network.gravity import gravity
from esp_toolbox.core.network.space_syntax_grade import integrated_grade
from esp_toolbox.core.zoning.zoning import Condition, Limit, Rule, ZoneLayer, zone_cells

EARLIER, LATER = np.random.default_rng(5).gamma(2.0, 3.0, (2, 3, 9, 11))


def test_scales_and_limits_of_owa():
    weights = parse_alphas("0.5,1,2", 3)
    first = LayerStack(list(EARLIER))
    found = owa_scenarios(first, weights, Rules())
    limits = [scenario.limits for scenario in found.each]
    again = owa_scenarios(LayerStack(list(EARLIER), scales=first.scales), weights, Rules(), limits=limits)
    np.testing.assert_array_equal(again.classes, found.classes)
    np.testing.assert_array_equal(again.bands, found.bands)
    later = owa_scenarios(LayerStack(list(LATER), scales=first.scales), weights, Rules(), limits=limits)
    assert [scenario.limits for scenario in later.each] == limits
    # Beyond the range values count as its ends.
    assert np.min(later.bands) >= 0.0
    assert np.max(later.bands) <= 1.0


def test_ranges_of_a_grade():
    far, near = EARLIER[0].ravel(), EARLIER[1].ravel()
    found = integrated_grade(far, [near])
    again = integrated_grade(far, [near], ranges=found.ranges, limits=found.limits)
    np.testing.assert_array_equal(again.score, found.score)
    assert again.limits == found.limits
    later = integrated_grade(LATER[0].ravel(), [LATER[1].ravel()], ranges=found.ranges, limits=found.limits)
    assert (later.ranges, later.limits) == (found.ranges, found.limits)
    assert 0.0 <= later.score.min() <= later.score.max() <= 1.0


def test_the_longest_corridor_of_gravity():
    first, second, span = np.array([0, 1]), np.array([1, 2]), np.array([100.0, 400.0])
    given = {"area": np.array([1e4, 2e4, 3e4]), "resistance": np.array([1.0, 2.0, 3.0])}
    found = gravity(first, second, span, **given)
    half = gravity(first, second, span, **given, longest=200.0)
    np.testing.assert_allclose(half.force, found.force / 4.0)
    assert (found.longest, half.longest) == (400.0, 200.0)


def test_percentiles_of_zones():
    health = np.ones((9, 11), dtype=np.uint8)
    rules = [Rule("far", 1, (Condition("trend", low=Limit(75.0, quantile=True)),))]
    found = zone_cells(health, {"trend": ZoneLayer(EARLIER[0])}, rules)
    assert found.percentiles == {("trend", 75.0): pytest.approx(np.percentile(EARLIER[0], 75.0))}
    later = zone_cells(health, {"trend": ZoneLayer(LATER[0])}, rules, percentiles=found.percentiles)
    np.testing.assert_array_equal(later.zone == 1, LATER[0] >= found.percentiles["trend", 75.0])


def test_means_of_classes():
    classes = np.tile([1, 2, 3], 33).reshape(9, 11)
    valid = np.ones(classes.shape, dtype=bool)
    found = correct_by_class(EARLIER[0], EARLIER[1], classes, valid, 0.0)
    held = dict(zip(found.classes.tolist(), found.means.tolist()))
    del held[3]
    later = correct_by_class(EARLIER[0], 2.0 * EARLIER[1], classes, valid, 0.0, fixed=held)
    own = correct_by_class(EARLIER[0], 2.0 * EARLIER[1], classes, valid, 0.0)
    inside = classes != 3
    np.testing.assert_allclose(later.surface[inside], 2.0 * found.surface[inside])
    np.testing.assert_array_equal(later.surface[~inside], own.surface[~inside])
