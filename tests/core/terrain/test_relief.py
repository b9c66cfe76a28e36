"""Relief in a window, by hand and against windows one by one."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.terrain.relief import relief

NAN = np.nan


def one_by_one(elevation, window):
    reach, result = window // 2, np.full(elevation.shape, NAN)
    for row, column in np.ndindex(elevation.shape):
        part = elevation[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1]
        if not np.isnan(elevation[row, column]):
            result[row, column] = np.nanmax(part) - np.nanmin(part)
    return result


@pytest.mark.parametrize("window", [3, 5, 11, 41])
def test_windows_one_by_one(window):
    random = np.random.default_rng(window)
    elevation = random.random((17, 23)) * 900.0 - 100.0
    elevation[random.random((17, 23)) < 0.2] = NAN
    assert np.array_equal(relief(elevation, window), one_by_one(elevation, window), equal_nan=True)


@pytest.mark.parametrize("shape", [(29, 6), (6, 29)])
@pytest.mark.parametrize("height", [1, 4, 29])
def test_strips_are_the_whole(monkeypatch, shape, height):
    elevation = np.random.default_rng(height).random(shape).astype(np.float32)
    whole = relief(elevation, 5)
    monkeypatch.setattr("esp_toolbox.core.rows.strip_rows", lambda columns: height)
    told, out = [], np.full(shape, 7.0)
    assert relief(elevation, 5, told.append, out) is out
    assert np.array_equal(out, whole) and np.array_equal(out, one_by_one(elevation.astype(np.float64), 5))
    assert len(told) >= shape[0] // height and told == sorted(told)


def test_a_slope_and_a_lone_cell():
    plane = np.tile(np.arange(9.0) * 10.0, (7, 1))
    assert np.array_equal(relief(plane, 3)[3], [10, 20, 20, 20, 20, 20, 20, 20, 10])
    lone = np.full((5, 5), NAN)
    lone[2, 2] = 4.0
    assert relief(lone, 5)[2, 2] == 0.0
    assert np.isnan(relief(lone, 5)).sum() == 24
    assert relief(np.full((3, 3), np.float32(1200.0)), 3).tolist() == [[0.0] * 3] * 3


@pytest.mark.parametrize("window", [1, 4, 0, -3])
def test_a_window_has_a_cell_in_its_middle(window):
    with pytest.raises(InputError, match="odd number"):
        relief(np.ones((3, 3)), window)
