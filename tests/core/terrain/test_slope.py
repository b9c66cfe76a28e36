"""Slope by Horn: planes, GDAL, gaps."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.terrain import slope as module
from esp_toolbox.core.terrain.slope import slope
from hypothesis import given
from hypothesis import strategies as st


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(1, 100), st.integers(0, 50))
def test_a_plane_has_one_slope_to_the_rim_and_beside_gaps(east, south, cell, seed):
    rows, columns = np.mgrid[0:9, 0:11]
    plane = 100.0 + (east * columns + south * rows) * cell
    gaps = np.random.default_rng(seed).random(plane.shape) < 0.15
    plane[gaps] = np.nan
    percent = slope(plane, cell, "percent")
    assert np.array_equal(np.isnan(percent), gaps)
    # Every cell that still has neighbours in two directions.
    present = np.pad(~gaps, 1)
    sides = sum(present[1 + i : 10 + i, 1:-1].astype(int) for i in (-1, 1))
    rows_too = sum(present[1:-1, 1 + i : 12 + i].astype(int) for i in (-1, 1))
    checked = ~gaps & (sides > 0) & (rows_too > 0)
    steep = 100 * np.hypot(east, south)
    assert np.allclose(percent[checked], steep, rtol=1e-6, atol=1e-6)
    degrees = slope(plane, cell)
    assert np.allclose(np.tan(np.radians(degrees[checked])) * 100, steep, rtol=1e-6, atol=1e-6)


def test_by_the_formula():
    window = np.array([[50.0, 45, 50], [30, 30, 30], [8, 10, 10]])
    across = ((50 + 60 + 10) - (50 + 60 + 8)) / 40
    down = ((8 + 20 + 10) - (50 + 90 + 50)) / 40
    # The worked example of Esri's "How Slope works": 75.25762 degrees.
    assert np.degrees(np.arctan(np.hypot(across, down))) == pytest.approx(75.25762, abs=1e-4)
    assert slope(window, 5.0)[1, 1] == pytest.approx(75.25762, abs=1e-4)


def test_agrees_with_gdal_inside():
    gdal = pytest.importorskip("osgeo.gdal")
    elevation = np.cumsum(np.random.default_rng(1).normal(size=(60, 70)), axis=0) * 20
    elevation[20:24, 30:33] = np.nan
    source = gdal.GetDriverByName("MEM").Create("", 70, 60, 1, gdal.GDT_Float64)
    source.SetGeoTransform((0, 30, 0, 0, 0, -30))
    source.GetRasterBand(1).SetNoDataValue(-9999)
    source.GetRasterBand(1).WriteArray(np.where(np.isnan(elevation), -9999, elevation))
    for unit in ("degrees", "percent"):
        options = gdal.DEMProcessingOptions(format="MEM", slopeFormat={"degrees": "degree"}.get(unit, unit))
        theirs = gdal.DEMProcessing("", source, "slope", options=options).ReadAsArray()
        ours = slope(elevation, 30.0, unit)
        whole = theirs != -9999
        assert whole.sum() > 3500
        assert np.allclose(ours[whole], theirs[whole], rtol=1e-5)
        assert np.array_equal(np.isnan(ours), np.isnan(elevation))


def test_special_cells():
    assert slope(np.full((3, 3), 7.0), 10.0).max() == 0.0
    lonely = np.full((3, 3), np.nan)
    lonely[1, 1] = 5.0
    assert slope(lonely, 10.0)[1, 1] == 0.0
    assert slope(np.array([[1.0, 2.0]]), 1.0)[0] == pytest.approx([45, 45])
    assert slope(np.full((1, 1), 3.0), 1.0) == 0.0


def test_strips_do_not_show(monkeypatch):
    elevation = np.random.default_rng(2).random((40, 31)).astype(np.float32)
    elevation[7:9, 3] = np.nan
    whole = slope(elevation, 2.0)
    monkeypatch.setattr(module, "_CELLS_PER_STRIP", 70)
    assert np.array_equal(slope(elevation, 2.0), whole, equal_nan=True)


def test_bad_unit_and_cancel():
    with pytest.raises(InputError, match="degrees or percent"):
        slope(np.ones((3, 3)), 1.0, "radians")

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        slope(np.ones((3, 3)), 1.0, progress=stop)
