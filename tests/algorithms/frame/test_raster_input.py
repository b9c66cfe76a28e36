"""Rasters as QGIS sees them: bands, nodata of all kinds, scale, direction of rows, odd providers, full disks."""

import resource

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsRasterRange
from rasters import read_tif, write_tif

VALUES = np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32)


def overlay(esp, tmp_path, layer, **more):
    """The layer as the overlay of itself alone reads it."""
    out = str(tmp_path / "out.tif")
    esp("weightedoverlay", INPUTS=[layer], OUTPUT=out, **more)
    return read_tif(out)


def test_band_parameter(esp, tif, tmp_path):
    path = tif("stack", np.stack([VALUES, 10 * VALUES]))
    out = str(tmp_path / "classes.tif")
    esp("classify", INPUT=path, BAND=2, CLASSIFICATION=6, BREAKS="25", OUTPUT=out)
    assert read_tif(out).tolist() == [[1.0, 1.0], [2.0, 2.0]]
    with pytest.raises(QgsProcessingException, match=r"2 band\(s\), there is no band 3"):
        esp("classify", INPUT=path, BAND=3, CLASSIFICATION=6, BREAKS="25", OUTPUT=out)


def test_declared_nodata_that_is_no_round_number(esp, tif, tmp_path):
    lowest = np.finfo(np.float32).min
    values = VALUES.copy()
    values[0, 0] = lowest
    result = overlay(esp, tmp_path, tif("lowest", values, nodata=float(lowest)))
    assert np.isnan(result[0, 0])
    assert result[1, 1] == 4.0


def test_nan_and_infinity_are_no_data(esp, tif, tmp_path):
    values = VALUES.copy()
    values[0] = [np.inf, np.nan]
    path = tif("odd", np.where(np.isnan(values), 7.0, values).astype(np.float32), nodata=7.0)
    result = overlay(esp, tmp_path, path)
    assert np.isnan(result).tolist() == [[True, True], [False, False]]


def test_nodata_that_the_user_has_switched_off_or_added(esp, tif, tmp_path):
    layer = QgsRasterLayer(tif("values", VALUES, nodata=1.0), "values")
    layer.dataProvider().setUseSourceNoDataValue(1, False)
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(3.5, 4.5)])
    assert np.isnan(overlay(esp, tmp_path, layer)).tolist() == [[False, False], [False, True]]


def test_scale_and_offset_of_the_file(esp, tif, tmp_path):
    path = tif("scaled", np.array([[100, 200], [300, -999]], dtype=np.int16), nodata=-999, scale=0.01, offset=1.0)
    result = overlay(esp, tmp_path, path)
    assert np.allclose(result, [[2.0, 3.0], [4.0, np.nan]], equal_nan=True)


def test_mask_band(esp, tmp_path):
    path = str(tmp_path / "masked.tif")
    write_tif(path, VALUES)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.array([[255, 0], [255, 255]], dtype=np.uint8))
    dataset = None
    assert np.isnan(overlay(esp, tmp_path, path)).tolist() == [[False, True], [False, False]]


def test_rows_from_south_to_north(esp, tif, tmp_path):
    north_up = tif("north", VALUES, origin=(500000.0, 4200000.0))
    south_up = tif("south", VALUES[::-1], origin=(500000.0, 4200000.0 - 60.0), cells=(30.0, 30.0))
    out = str(tmp_path / "out.tif")
    esp("weightedoverlay", INPUTS=[north_up, south_up], OUTPUT=out)
    assert read_tif(out).tolist() == VALUES.tolist()


def test_a_provider_that_gdal_does_not_serve(esp, tif, tmp_path):
    path = tif("base", VALUES)
    base = QgsRasterLayer(path, "base")
    extent = base.extent()
    uri = (
        f"?crs={base.crs().authid()}&extent={extent.xMinimum()},{extent.yMinimum()},{extent.xMaximum()},"
        f"{extent.yMaximum()}&width=2&height=2&formula=%22base@1%22%20*%202&base:uri={path}&base:provider=gdal"
    )
    layer = QgsRasterLayer(uri, "doubled", "virtualraster")
    if not layer.isValid():
        pytest.skip("this QGIS has no virtual rasters")
    assert overlay(esp, tmp_path, layer).tolist() == (2 * VALUES).tolist()


def test_no_coordinate_system_is_taken_as_metres(esp, tif, tmp_path):
    path = tif("plain", np.arange(9, dtype=np.float32).reshape(3, 3), crs=None)
    out = str(tmp_path / "out.tif")
    esp("resistancefactor", INPUT=path, MEASURE=2, CLASSIFICATION=1, SCORES="1,2", OUTPUT=out)
    assert any("taken as metres" in line for line in esp.feedback.lines)


def test_degrees_and_feet_are_refused_where_lengths_enter(esp, tif, tmp_path):
    for crs, origin, sentence in (
        ("EPSG:4326", (96.0, 36.0), "geographic coordinate system EPSG:4326"),
        ("EPSG:2263", (900000.0, 200000.0), "unit is not the metre"),
    ):
        path = tif("layer", np.arange(9, dtype=np.float32).reshape(3, 3), crs=crs, origin=origin, cell_size=0.01)
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("resistancefactor", INPUT=path, MEASURE=2, CLASSIFICATION=1, OUTPUT=str(tmp_path / "out.tif"))


def test_another_format(esp, tif, tmp_path):
    out = str(tmp_path / "out.img")
    esp("weightedoverlay", INPUTS=[tif("values", VALUES)], OUTPUT=out)
    dataset = gdal.Open(out)
    assert dataset.GetDriver().ShortName == "HFA"
    assert dataset.ReadAsArray().tolist() == VALUES.tolist()


def test_truncated_file(esp, tmp_path):
    path = tmp_path / "cut.tif"
    write_tif(path, np.random.default_rng(1).random((400, 400)).astype(np.float32))
    path.write_bytes(path.read_bytes()[:200_000])
    with pytest.raises(QgsProcessingException, match="cut cannot be read; the file is damaged|cannot be opened"):
        esp("weightedoverlay", INPUTS=[str(path)], OUTPUT=str(tmp_path / "out.tif"))
    assert not (tmp_path / "out.tif").exists()


def test_folder_that_cannot_be_written(esp, tif, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        esp("weightedoverlay", INPUTS=[tif("values", VALUES)], OUTPUT=str(blocked / "out.tif"))


def test_full_disk(esp, tif, tmp_path):
    """A limit on the size of files stands for a disk that is full (Python turns its signal into an error)."""
    noise = tif("noise", np.random.default_rng(1).random((700, 700)).astype(np.float32))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        with pytest.raises(QgsProcessingException, match="cannot be written"):
            esp("weightedoverlay", INPUTS=[noise], OUTPUT=str(tmp_path / "out.tif"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.suffix != ".xml") == ["noise.tif"]
