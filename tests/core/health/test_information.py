"""Entropies of neighbouring classes."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.health.catalogue import INFORMATION
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import landscape_metrics

CASE = package.SHARED / "oracles" / "more" / "12_metrics.json"


def measured(values, **units):
    values = np.asarray(values)
    return landscape_metrics(landscape_of(values, values > 0, 1.0, **units), INFORMATION)


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_landscapemetrics():
    case = json.loads(CASE.read_text())
    (found,) = measured(case["landcover"])
    assert found == pytest.approx([case["information_bits"][name] for name in INFORMATION], rel=1e-9)


def test_one_class_a_chessboard_and_halves():
    assert measured(np.ones((4, 4), dtype=int))[0].tolist() == [0, 0, 0, 0, 1]
    rows, columns = np.mgrid[0:6, 0:6]
    chess = measured((rows + columns) % 2 + 1)[0]
    # A cell tells its neighbours altogether.
    assert chess == pytest.approx([1, 1, 0, 1, 1])
    noise = np.random.default_rng(0).integers(1, 5, (400, 400))
    entropy, joint, conditional, mutual, relative = measured(noise)[0]
    assert (entropy, joint, conditional) == pytest.approx((2, 4, 2), abs=0.001)
    assert (mutual, relative) == pytest.approx((0, 0), abs=0.001)


def test_units_and_numbers_of_classes():
    values = np.random.default_rng(1).integers(1, 4, (10, 12))
    units = np.repeat(np.arange(2), 6)[None, :].repeat(10, axis=0)
    both = measured(values, units=units, unit_count=2)
    assert both[0] == pytest.approx(measured(values[:, :6])[0])
    assert measured(np.array([0, 70, 3, 2_000_000])[values])[0] == pytest.approx(measured(values)[0])
    # A single cell has no sides.
    assert np.isnan(measured([[1]])[0]).all()
