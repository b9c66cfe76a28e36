"""Squares of one class, and the condition of the land beside its vigour."""

import numpy as np
import pytest
from esp_toolbox.core.health.assessment import assess_health
from esp_toolbox.core.health.indicators import (
    Organisation,
    YearLayers,
    unit_indicators,
    unit_metrics,
    window_indicators,
)
from esp_toolbox.core.health.units import fishnet
from esp_toolbox.core.health.vors import organisation_terms
from esp_toolbox.core.health.window_means import window_mean

CONTAGION, DIVERSITY = 2, 1


def land():
    """Two squares of 6 x 6 cells: one of one class, one of two classes that alternate in blocks."""
    values = np.ones((6, 12), dtype=np.int32)
    values[:, 8:10] = values[3:, 6:8] = 2
    return values, np.ones(values.shape, dtype=bool)


def test_squares_of_one_class_are_as_contagious_as_can_be():
    values, valid = land()
    net = fishnet(values.shape, 6)
    metrics = unit_metrics(values, valid, net.units, net.count, 30.0, Organisation())
    assert metrics[0, DIVERSITY] == 0.0 and metrics[0, CONTAGION] == 100.0
    assert metrics[1, DIVERSITY] > 0.0 and metrics[1, CONTAGION] < 100.0
    # Without cells a square has no contagion.
    nothing = unit_metrics(values, valid & (np.arange(12) >= 6), net.units, net.count, 30.0, Organisation())
    assert np.isnan(nothing[0, CONTAGION])


def test_windows_of_one_class_are_as_contagious_as_can_be():
    values, valid = land()
    year = YearLayers(values, valid, np.ones(values.shape), np.ones(values.shape))
    metrics = window_indicators(year, 30.0, Organisation(), 2, form="square").metrics
    assert np.array_equal(metrics[..., CONTAGION] == 100.0, metrics[..., DIVERSITY] == 0.0)
    assert (metrics[:, :4, CONTAGION] == 100.0).all() and (metrics[:, 6:10, CONTAGION] < 100.0).all()


def test_the_condition_is_the_mean_of_its_own_raster():
    values, valid = land()
    vigour, recovery, condition = (np.arange(72.0).reshape(6, 12) ** power for power in (1.0, 0.5, 2.0))
    year = YearLayers(values, valid, vigour, recovery, condition=condition)
    net = fishnet(values.shape, 6)
    units = unit_indicators(year, net.units, net.count, 30.0, Organisation())
    for found, raster in ((units.vitality, vigour), (units.recovery, recovery), (units.condition, condition)):
        assert found == pytest.approx([raster[:, :6].mean(), raster[:, 6:].mean()])
    windows = window_indicators(year, 30.0, Organisation(), 2)
    assert windows.condition == pytest.approx(window_mean(condition, valid, 2))
    # It counts in the index by its own weight alone.
    health = assess_health([units], organisation_terms(0), "CVOR", cvor_weights=(1.0, 0.0, 0.0, 0.0))[0]
    low, high = units.condition
    assert low < high and pytest.approx([0.0, 1.0]) == health.EHI
