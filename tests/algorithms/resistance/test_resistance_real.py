"""Resistance from files that nobody here made: NLCD classes, SRTM slope, OpenStreetMap roads in degrees."""

import numpy as np
import pytest
from osgeo import gdal
from rasters import read_tif


@pytest.fixture
def real(shared):
    return shared / "real"


def test_nlcd_classes_by_the_preset(esp, real, tmp_path):
    out = str(tmp_path / "resistance.tif")
    source = str(real / "augusta" / "augusta_nlcd.tif")
    esp("resistancefactor", INPUT=source, PRESET=1, LEGEND=6, OUTPUT=out)
    classes, scores = read_tif(source), read_tif(out)
    assert np.array_equal(np.isnan(classes), np.isnan(scores))
    expected = {11: 1, 21: 7, 24: 7, 31: 9, 41: 3, 42: 3, 43: 3, 52: 3, 71: 1, 81: 5, 82: 5, 90: 1, 95: 1}
    for value, score in expected.items():
        assert set(np.unique(scores[classes == value])) <= {score}, value


def test_slope_and_distances_of_swellendam(esp, real, tmp_path):
    folder = real / "swellendam"
    dem = str(folder / "srtm_41_19.tif")
    # The zeros around the turned tile are no ground, which GDAL must be told.
    elevation = read_tif(dem)
    elevation = np.where(elevation == 0, np.nan, elevation)
    out, measured = str(tmp_path / "out.tif"), str(tmp_path / "measured.tif")
    esp("resistancefactor", INPUT=dem, MEASURE=2, OUTPUT=out, MEASURED=measured)
    ours = read_tif(measured)
    options = gdal.DEMProcessingOptions(format="MEM")
    land = gdal.Translate("", dem, format="MEM", noData=0)
    theirs = gdal.DEMProcessing("", land, "slope", options=options).ReadAsArray()
    inside = theirs != -9999
    assert inside.mean() > 0.5
    assert np.allclose(ours[inside], theirs[inside], rtol=1e-4, atol=1e-4)
    assert np.array_equal(np.isnan(ours), np.isnan(elevation))
    assert set(np.unique(read_tif(out)[inside])) == {1, 3, 5, 7, 9}
    # Roads and rivers come in degrees, the elevation in UTM.
    for name, preset, near in (("roads.gpkg", 2, 9), ("rivers.shp", 3, 1)):
        esp(
            "resistancefactor",
            INPUT=dem, MEASURE=1, FEATURES=str(folder / name), PRESET=preset, OUTPUT=out, MEASURED=measured,
        )  # fmt: skip
        distance, scores = read_tif(measured), read_tif(out)
        valid = ~np.isnan(elevation)
        assert np.array_equal(np.isnan(distance), ~valid)
        assert (scores[valid & (distance == 0)] == near).all()
        assert (distance == 0).sum() > 100
        order = np.argsort(distance[valid])
        steps = np.diff(scores[valid][order])
        assert (steps <= 0).all() if near == 9 else (steps >= 0).all()
