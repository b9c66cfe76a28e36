"""Rasters by rows: sums, percentiles and cells are those of the whole array, wherever strips begin."""

import numpy as np
import pytest
from esp_toolbox.core import ranks, rows
from hypothesis import given
from hypothesis import strategies as st


def by_rows(array, height, monkeypatch):
    monkeypatch.setattr(rows, "strip_rows", lambda columns: height)
    return rows.Rows(array.shape, array.dtype, lambda first, last: array[first:last])


@pytest.fixture(scope="module")
def land():
    """More cells than numpy adds at a time, with gaps."""
    values = np.random.default_rng(3).normal(size=(700, 531)) * 1e4
    values[:40, 17:] = np.nan
    return values


@pytest.mark.parametrize("height", [1, 7, 64, 1000])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_sums_and_means_are_those_of_numpy(land, height, dtype, monkeypatch):
    array = land.astype(dtype)
    raster = by_rows(array, height, monkeypatch)
    known = array[~np.isnan(array)]
    found = rows.extent(raster)
    assert (found.cells, found.minimum, found.maximum) == (known.size, known.min(), known.max())
    # numpy adds up in an order of its own, which is another one in its later versions; ours is that of no height.
    assert found.total == pytest.approx(np.nansum(array, dtype=np.float64), rel=1e-15, abs=0)
    assert found == rows.extent(array)
    assert rows.total(rows.known_values(raster)) == (pytest.approx(known.sum(dtype=np.float64), rel=1e-15), known.size)
    assert rows.total(rows.known_values(raster)) == rows.total(rows.known_values(array))
    wanted = np.nanpercentile(array.astype(np.float64), 98)
    assert rows.percentile_of(raster, 98) == wanted


def test_cells_along_one_axis(land, monkeypatch):
    cells = rows.flat(by_rows(land, 7, monkeypatch))
    parts = [cells[start : start + 4000] for start in range(0, land.size, 4000)]
    assert np.array_equal(np.concatenate(parts), land.ravel(), equal_nan=True)
    known = rows.flat(rows.KnownCells(by_rows(land, 7, monkeypatch)))
    parts = [known[start : start + 999] for start in range(0, known.size, 999)]
    assert np.array_equal(np.concatenate(parts), land[~np.isnan(land)])


def test_sums_by_an_index_go_on_from_strip_to_strip():
    random = np.random.default_rng(1)
    index, weights = random.integers(0, 5, 3000), random.normal(size=3000)
    sums = np.zeros(5)
    for part in (slice(0, 11), slice(11, 1700), slice(1700, None)):
        sums = rows.add_up(sums, index[part], weights[part])
    assert np.array_equal(sums, np.bincount(index, weights))


FLOATS = st.floats(allow_nan=False, allow_infinity=False, width=64)


@given(st.lists(st.one_of(FLOATS, st.integers(-3, 3).map(float)), min_size=1, max_size=60), st.sampled_from([1, 4, 99]))
def test_values_by_rank_are_those_of_a_sort(values, few):
    array = np.array(values)
    before, ranks._SORTED = ranks._SORTED, few
    try:
        found = ranks.values_at(lambda: np.array_split(array, 4), range(array.size))
    finally:
        ranks._SORTED = before
    assert found == (np.sort(array) + 0.0).tolist()


def test_percentiles_are_those_of_numpy(land, monkeypatch):
    monkeypatch.setattr(ranks, "_SORTED", 50)
    for known in (land[~np.isnan(land)], np.round(land[~np.isnan(land)], -4), np.array([4.0])):
        shares = [0.0, 2.0, 33.3, 50.0, 98.0, 100.0]
        found = ranks.percentiles(lambda values=known: np.array_split(values, 9), known.size, shares)
        assert found == np.percentile(known, shares).tolist()
