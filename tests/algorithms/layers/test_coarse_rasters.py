"""Large rasters in a report: drawn from an overview that is read once, with the same style, and nothing left behind."""

import numpy as np
import pytest
from esp_toolbox.algorithms.layers import coarse_rasters
from esp_toolbox.algorithms.layers.coarse_rasters import shown_raster
from esp_toolbox.algorithms.layers.opening import raster_layer
from esp_toolbox.algorithms.report.coarse_values import coarse_values
from osgeo import gdal
from qgis.core import QgsRectangle


@pytest.fixture
def small_pictures(monkeypatch):
    """Rasters of more than 100 cells from side to side are large, tiles have 32 rows."""
    monkeypatch.setattr(coarse_rasters, "_MOST", 100)
    monkeypatch.setattr(coarse_rasters, "_TILE_ROWS", 32)


@pytest.fixture
def wide(esp, tif, tmp_path):
    """A surface of 130 x 301 cells with no data, and its style."""
    values = np.add.outer(np.arange(130), np.arange(301)).astype(np.float32)
    values[:20, :40] = np.nan
    path = str(tmp_path / "surface.tif")
    esp("weightedoverlay", INPUTS=[tif("wide", values)], OUTPUT=path)
    return path


def test_a_large_raster_is_shown_from_its_overview(wide, small_pictures):
    plain, kept = raster_layer(wide), gdal.GetCacheMax()
    assert shown_raster(wide).source() == wide
    with coarse_rasters.coarse_rasters():
        assert gdal.GetCacheMax() <= min(kept, 400_000_000)
        layer = shown_raster(wide, "Surface")
        assert layer.source().startswith("/vsimem/") and shown_raster(wide).source() == layer.source()
        assert (layer.name(), layer.width(), layer.height()) == ("Surface", 301, 130)
        assert layer.extent() == plain.extent() and layer.crs() == plain.crs()
        colours = [layer.renderer().shader().rasterShaderFunction().colorRampItemList() for layer in (layer, plain)]
        assert [item.color.name() for item in colours[0]] == [item.color.name() for item in colours[1]]
        file = gdal.Open(layer.source())
        overview = file.GetRasterBand(1).GetOverview(0)
        assert (overview.XSize, overview.YSize) == (76, 33)
        whole, few = gdal.Open(wide).ReadAsArray(), overview.ReadAsArray()
        assert np.isin(few, whole).all()
        # As QGIS would have drawn it: the same place of the same surface, to within a cell of the picture.
        expected, found = coarse_values(plain, 1, 76), coarse_values(layer, 1, 76)
        assert np.array_equal(np.isnan(found[8:]), np.isnan(expected[8:]))
        assert np.nanmax(np.abs(found - expected)) <= 2 * 4 * (whole[100, 101] - whole[100, 100])
        near = layer.dataProvider().block(1, QgsRectangle(plain.extent()), 301, 130)
        assert near.value(129, 300) == plain.dataProvider().block(1, plain.extent(), 301, 130).value(129, 300)
        del file, overview
        source = layer.source()
    assert gdal.VSIStatL(source) is None and gdal.VSIStatL(f"{source}.tif") is None
    assert gdal.GetCacheMax() == kept


def test_all_bands_have_their_own_overview(tmp_path, small_pictures):
    path = str(tmp_path / "bands.tif")
    file = gdal.GetDriverByName("GTiff").Create(path, 201, 90, 3, gdal.GDT_Float32, ["TILED=YES"])
    for band in (1, 2, 3):
        file.GetRasterBand(band).Fill(band)
    del file
    with coarse_rasters.coarse_rasters():
        layer = shown_raster(path)
        assert [np.unique(coarse_values(layer, band, 60)).tolist() for band in (1, 2, 3)] == [[1.0], [2.0], [3.0]]
        file = gdal.Open(layer.source())
        assert [file.GetRasterBand(band).GetOverviewCount() for band in (1, 2, 3)] == [1, 1, 1]
        del file
