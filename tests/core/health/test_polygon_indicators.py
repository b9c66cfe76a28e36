"""Indicators of polygons, some at a time: those of all at once, to the last bit."""

from dataclasses import astuple

import numpy as np
import pytest
from esp_toolbox.core.errors import MemoryNeeded
from esp_toolbox.core.health import polygon_indicators as module
from esp_toolbox.core.health.indicators import Organisation, YearLayers, unit_indicators
from esp_toolbox.core.health.polygon_indicators import polygon_indicators
from esp_toolbox.core.rows import Rows

SHAPE = (60, 50)
RULES = Organisation(((1,), (2, 3)))


@pytest.fixture(scope="module")
def scene():
    """Five classes with gaps, and polygons that reach past each other; 4 has no data, 7 no cell."""
    random = np.random.default_rng(6)
    values = random.integers(1, 6, SHAPE)
    units = np.full(SHAPE, -1, dtype=np.int32)
    for number, box in enumerate(((0, 20, 0, 9), (3, 50, 10, 14), (5, 9, 20, 45), (30, 58, 16, 49), (0, 2, 40, 44),
                                  (52, 60, 0, 12), (12, 28, 15, 49))):  # fmt: skip
        units[box[0] : box[1], box[2] : box[3]] = number
    valid = (random.random(SHAPE) < 0.9) & (units != 4)
    surfaces = [np.where(random.random(SHAPE) < 0.95, random.random(SHAPE), np.nan) for _ in range(4)]
    return YearLayers(values, valid, surfaces[0], surfaces[1], (surfaces[2],), surfaces[3]), units


def flat(indicators):
    vitality, recovery, metrics, services, condition = astuple(indicators)
    return [vitality, recovery, metrics, *services, condition]


def by_rows(layers):
    def rows(array):
        return Rows(array.shape, array.dtype, lambda first, last: array[first:last])

    return YearLayers(*(rows(array) for array in (layers.values, layers.valid, layers.vitality, layers.recovery)),
                      tuple(map(rows, layers.services)), rows(layers.condition))  # fmt: skip


@pytest.mark.parametrize("cells", [1, 700, 10**9])
def test_polygons_some_at_a_time_are_all_at_once(scene, monkeypatch, cells):
    layers, units = scene
    expected = flat(unit_indicators(layers, units, 8, 30.0, RULES))
    monkeypatch.setattr(module, "STRIP_CELLS", cells)
    held = []
    found = flat(polygon_indicators(by_rows(layers), units, 8, 30.0, RULES, held.append))
    assert [part.tobytes() for part in found] == [part.tobytes() for part in expected]
    # The largest polygon at least, all of them at most.
    assert held[0] == {1: 28 * 33, 700: 28 * 33, 10**9: 60 * 49}[cells]


def test_nothing_is_measured_without_data(scene):
    layers, units = scene
    bare = YearLayers(layers.values, np.zeros(SHAPE, dtype=bool), layers.vitality, layers.recovery)
    found = polygon_indicators(bare, units, 8, 30.0, RULES, lambda cells: None)
    assert found.metrics.shape == (8, 8) and np.isnan(found.metrics).all() and np.isnan(found.vitality).all()


def test_a_polygon_too_large_for_the_memory_is_said_before_it_is_measured(scene):
    def room(cells):
        raise MemoryNeeded("no room", needed=cells)

    with pytest.raises(MemoryNeeded):
        polygon_indicators(*scene, 8, 30.0, RULES, room)
