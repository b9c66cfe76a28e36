"""Files are opened alike whether or not another plugin has switched GDAL's exceptions on."""

import numpy as np
import pytest
from esp_toolbox.algorithms.layers.raster_source import source_of
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer
from rasters import write_tif


@pytest.fixture(params=[False, True], ids=["plain", "exceptions"])
def exceptions(request):
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if request.param else gdal.DontUseExceptions)()
    yield request.param
    (gdal.UseExceptions if before else gdal.DontUseExceptions)()


def test_what_cannot_be_opened_is_none(exceptions, tif, tmp_path):
    from esp_toolbox.algorithms.layers.opening import open_raster, open_vector

    raster = str(tif("raster", np.ones((3, 4), "uint8")))
    vector = tmp_path / "table.csv"
    vector.write_text("a,b\n1,2\n", encoding="utf-8")
    assert open_raster(raster).RasterXSize == 4
    assert open_vector(str(vector)).GetLayerCount() == 1
    assert open_raster(str(vector)) is None
    assert open_vector(raster) is None
    assert open_raster(str(tmp_path / "missing.tif")) is None


def test_a_report_reads_all_kinds_of_files(exceptions, esp, tif, tmp_path):
    raster = str(tif("raster", np.arange(1.0, 13.0, dtype="float32").reshape(3, 4)))
    out = str(tmp_path / "overlay.tif")
    esp("weightedoverlay", INPUTS=[raster, raster], WEIGHTS="0.5,0.5", OUTPUT=out)
    esp("report", LAYERS=[out], REPORT=str(tmp_path / "r.html"), REPORT_JSON=str(tmp_path / "r.json"))
    assert "raster.tif" in (tmp_path / "r.html").read_text(encoding="utf-8")


class Forgetful(QgsCoordinateReferenceSystem):
    """A system of which QGIS has lost what it says, since the thread that it belonged to has ended."""

    def toWkt(self, *_):
        return ""


def test_a_system_that_qgis_has_lost_is_that_of_the_file(qgis_processing, tmp_path):
    path = str(write_tif(tmp_path / "cover.tif", np.ones((4, 4), "u1")))
    layer = QgsRasterLayer(path, "cover")
    whole = source_of(layer).crs
    assert "UTM zone" in whole
    layer.crs = lambda: Forgetful("EPSG:32647")
    assert QgsCoordinateReferenceSystem.fromWkt(source_of(layer).crs) == QgsCoordinateReferenceSystem.fromWkt(whole)
    layer.crs = QgsCoordinateReferenceSystem
    assert source_of(layer).crs == "", "a layer without a system stays without"
