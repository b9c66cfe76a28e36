"""Moving windows against windows that are cut out and measured one by one."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from esp_toolbox.core.health.units import centres, fishnet, interpolated, window_footprint
from esp_toolbox.core.health.window_patches import window_patch_metrics
from esp_toolbox.core.health.windows import SUMMED, window_metrics
from esp_toolbox.core.progress import Cancelled
from scipy import ndimage


@pytest.fixture(scope="module")
def raster():
    rng = np.random.default_rng(5)
    values = ndimage.zoom(rng.integers(1, 7, (14, 17)), 3, order=0)
    values[10:20, 5:30] = 4
    valid = rng.random(values.shape) > 0.04
    valid[30:, 40:] = False
    return values, valid


def alone(values, valid, row, column, footprint, names):
    """The metrics of one window, cut out."""
    radius = footprint.shape[0] // 2
    cut = np.pad(values, radius)[row : row + 2 * radius + 1, column : column + 2 * radius + 1]
    inside = np.pad(valid, radius)[row : row + 2 * radius + 1, column : column + 2 * radius + 1] & footprint
    return landscape_metrics(landscape_of(cut, inside, 30.0), names)[0], int(inside.sum())


@pytest.mark.parametrize("form", ["disc", "square"])
@pytest.mark.parametrize("radius", [1, 3, 8, 30])
@pytest.mark.parametrize("stride", [1, 4])
def test_summed_metrics_equal_single_windows(raster, form, radius, stride):
    values, valid = raster
    found = window_metrics(values, valid, 30.0, SUMMED, radius, form, stride=stride)
    strict = window_metrics(values, valid, 30.0, SUMMED, radius, form, "nodata", stride)
    footprint = window_footprint(radius, form)
    rows, columns = centres(values.shape[0], stride), centres(values.shape[1], stride)
    rng = np.random.default_rng(radius)
    places = [(0, 0), (0, columns.size - 1), (rows.size - 1, 0)]
    places += list(zip(rng.integers(0, rows.size, 40), rng.integers(0, columns.size, 40)))
    for i, j in places:
        ours = [layer[i, j] for layer in found]
        if not valid[rows[i], columns[j]]:
            assert np.isnan(ours).all()
            continue
        expected, cells = alone(values, valid, rows[i], columns[j], footprint, SUMMED)
        assert np.allclose(ours, expected, rtol=1e-11, atol=1e-11, equal_nan=True)
        if cells < footprint.sum():
            assert np.isnan([layer[i, j] for layer in strict]).all()
        else:
            assert np.allclose([layer[i, j] for layer in strict], expected, rtol=1e-11, atol=1e-11, equal_nan=True)


def test_strips_and_executors_change_nothing(raster, monkeypatch):
    from esp_toolbox.core.health import windows

    values, valid = raster
    base = window_metrics(values, valid, 30.0, ["SHDI", "CONTAG"], 3)
    monkeypatch.setattr(windows, "_STRIP", 5)
    with ThreadPoolExecutor(2) as pool:
        for stride in (1, 3):
            base = window_metrics(values, valid, 30.0, ["SHDI", "CONTAG"], 3, stride=stride)
            other = window_metrics(values, valid, 30.0, ["SHDI", "CONTAG"], 3, stride=stride, executor=pool)
            assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(base, other))


@pytest.mark.parametrize("form", ["disc", "square"])
def test_patch_metrics_equal_single_windows(raster, form):
    values, valid = raster
    names = ["FRAC_AM", "COHESION", "DIVISION", "NP", "SHDI", "ENN_MN", "CORE_MN"]
    footprint = window_footprint(4, form)
    found = window_patch_metrics(values, valid, 30.0, names, 4, form, stride=5)
    rows, columns = centres(values.shape[0], 5), centres(values.shape[1], 5)
    for i in range(rows.size):
        for j in range(columns.size):
            ours = [layer[i, j] for layer in found]
            if not valid[rows[i], columns[j]]:
                assert np.isnan(ours).all()
                continue
            expected, _ = alone(values, valid, rows[i], columns[j], footprint, names)
            assert np.allclose(ours, expected, equal_nan=True)


def test_class_metrics_in_batches(raster, monkeypatch):
    from esp_toolbox.core.health import window_patches

    values, valid = raster
    base = window_patch_metrics(values, valid, 30.0, ["COHESION", "NP"], 4, stride=3, class_value=4)
    monkeypatch.setattr(window_patches, "_BATCH", 1000)
    with ThreadPoolExecutor(2) as pool:
        other = window_patch_metrics(
            values, valid, 30.0, ["COHESION", "NP"], 4, stride=3, class_value=4, executor=pool
        )
    assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(base, other))
    row, column = centres(values.shape[0], 3)[4], centres(values.shape[1], 3)[4]
    cut = (slice(row - 4, row + 5), slice(column - 4, column + 5))
    landscape = landscape_of(values[cut], valid[cut] & window_footprint(4), 30.0)
    expected = class_metrics(landscape, ["COHESION", "NP"])[0, list(landscape.classes).index(4)]
    assert np.allclose([layer[4, 4] for layer in base], expected)


def test_one_class_everywhere():
    values, valid = np.full((9, 9), 3), np.ones((9, 9), bool)
    shannon, contagion, richness = window_metrics(values, valid, 30.0, ["SHDI", "CONTAG", "PR"], 2)
    assert (shannon == 0).all() and np.isnan(contagion).all() and (richness == 1).all()


def test_interpolation_is_exact_for_planes():
    shape, stride = (23, 31), 4
    plane = np.add.outer(2.0 * np.arange(shape[0]), 3.0 * np.arange(shape[1]))
    rows, columns = centres(shape[0], stride), centres(shape[1], stride)
    coarse = plane[np.ix_(rows, columns)]
    fine = interpolated(coarse, shape, stride)
    inner = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    assert np.allclose(fine[inner], plane[inner])
    coarse[2, 2] = np.nan
    assert np.isfinite(interpolated(coarse, shape, stride)[rows[2], columns[2] + 1])
    assert np.isnan(interpolated(coarse, shape, stride)[rows[2], columns[2]])


def test_fishnet():
    net = fishnet((5, 7), 3)
    assert net.shape == (2, 3) and net.count == 6
    assert net.units[0].tolist() == [0, 0, 0, 1, 1, 1, 2]
    assert net.units[4].tolist() == [3, 3, 3, 4, 4, 4, 5]


def test_cancel_and_sentences(raster):
    values, valid = raster

    def stop(fraction):
        raise Cancelled

    for function in (window_metrics, window_patch_metrics):
        with pytest.raises(Cancelled):
            function(values, valid, 30.0, ["SHDI"], 3, progress=stop)
    with pytest.raises(InputError, match="need the patches"):
        window_metrics(values, valid, 30.0, ["NP"], 3)
    with pytest.raises(InputError, match="at least one cell"):
        window_metrics(values, valid, 30.0, ["SHDI"], 0)
    with pytest.raises(InputError, match="disc or a square"):
        window_metrics(values, valid, 30.0, ["SHDI"], 2, "hexagon")
    with pytest.raises(InputError, match="partial or nodata"):
        window_metrics(values, valid, 30.0, ["SHDI"], 2, border="mirror")
    with pytest.raises(InputError, match="stride"):
        window_metrics(values, valid, 30.0, ["SHDI"], 2, stride=0)
    with pytest.raises(InputError, match="at least one cell wide"):
        fishnet((3, 3), 0)
