"""esp:prepare with what users have: tiles of several years, fills, scales, products, legends."""

import json

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif

RNG = np.random.default_rng(5)
TILE = RNG.uniform(100.0, 900.0, (10, 10)).astype(np.float32)
EAST = (500300.0, 4200000.0)


def prepared(esp, folder, **parameters):
    esp("prepare", FOLDER=str(folder), **parameters)
    return json.loads((folder / "prepare.json").read_text(encoding="utf-8"))


def said(esp, *parts):
    return any(all(part in line for part in parts) for line in esp.feedback.lines)


def tile(tmp_path, name, value, origin=(500000.0, 4200000.0), **options):
    return write_tif(tmp_path / f"{name}.tif", np.full((10, 10), value, dtype=np.int16), origin=origin, **options)


def test_tiles_of_two_years_one_of_them_missing(esp, tmp_path):
    paths = [
        tile(tmp_path, "MOD17A3HGF.A2010001.h25v05", 4000),
        tile(tmp_path, "MOD17A3HGF.A2011001.h25v05", 5000),
        tile(tmp_path, "MOD17A3HGF.A2011001.h26v05", 6000, EAST),
    ]
    folder = tmp_path / "out"
    told = prepared(esp, folder, VALUE_RASTERS=paths)
    names = ["MOD17A3HGF.A2010001.h25v05", "MOD17A3HGF.A2011001"]
    assert told["tables"]["TILES"] == {
        "output": names,
        "tiles": [names[0], "MOD17A3HGF.A2011001.h25v05, MOD17A3HGF.A2011001.h26v05"],
        "year": ["2010", "2011"],
    }
    first, second = (read_tif(folder / f"{name}.tif") for name in names)
    assert np.nanmax(first) == pytest.approx(0.4) and np.nanmin(first) == pytest.approx(0.4)
    assert set(np.round(np.unique(second[np.isfinite(second)]), 6)) == {0.5, 0.6}
    assert said(esp, "MOD17A3HGF.A2011001: from MOD17A3HGF.A2011001.h25v05, MOD17A3HGF.A2011001.h26v05, year 2011")
    assert said(esp, "taken for MODIS net primary productivity", "x 0.0001", "kg C/m²/yr")


def test_tiles_without_a_study_area_are_all_covered(esp, tmp_path):
    paths = [tile(tmp_path, "dem_1", 100), tile(tmp_path, "dem_2", 200, EAST)]
    prepared(esp, tmp_path / "out", VALUE_RASTERS=paths)
    found = read_tif(tmp_path / "out" / "dem.tif")
    assert found.shape == (10, 20)
    assert (found[:, :10] == 100).all() and (found[:, 10:] == 200).all()


def test_settings_that_no_layer_has(esp, tif, tmp_path):
    paths = [tif("ndvi_2020", TILE), tif("rain", TILE)]
    for key, text in (("SCALES", "nvdi=0.1"), ("VALID_RANGES", "npp=0..10"), ("PRODUCTS", "npp=mod17_npp")):
        with pytest.raises(QgsProcessingException, match="no layer is called .*; the layers are: ndvi_2020, rain"):
            esp("prepare", VALUE_RASTERS=paths, FOLDER=str(tmp_path / "out"), **{key: text})
    with pytest.raises(QgsProcessingException, match="there is no product mod99; the products are: none, mod13"):
        esp("prepare", VALUE_RASTERS=paths, PRODUCTS="ndvi=mod99", FOLDER=str(tmp_path / "out"))


def test_settings_of_a_chinese_keyboard(esp, tif, tmp_path):
    paths = [tif("sand", TILE), tif("rain", TILE)]
    prepared(esp, tmp_path / "out", VALUE_RASTERS=paths, SCALES="sand＝0.1；rain=2")
    assert np.allclose(read_tif(tmp_path / "out" / "sand.tif"), 0.1 * TILE)
    assert np.allclose(read_tif(tmp_path / "out" / "rain.tif"), 2 * TILE)


def test_valid_ranges_are_those_of_the_stored_numbers(esp, tif, tmp_path):
    stored = np.full((10, 10), 5000, dtype=np.int16)
    stored[0, :4] = 32766
    path = tif("greenness", stored, scale=0.0001)
    prepared(esp, tmp_path / "out", VALUE_RASTERS=[path], VALID_RANGES="greenness=-2000..10000")
    found = read_tif(tmp_path / "out" / "greenness.tif")
    assert np.isnan(found).sum() == 4
    assert np.nanmax(found) == pytest.approx(0.5)


def test_undeclared_fills(esp, tif, tmp_path):
    stored = TILE.copy()
    stored[3, :5] = -9999
    with pytest.raises(QgsProcessingException, match="rain has 5 cells of -9999.*VALID_RANGES"):
        esp("prepare", VALUE_RASTERS=[tif("rain", stored)], FOLDER=str(tmp_path / "out"))
    prepared(esp, tmp_path / "out", VALUE_RASTERS=[tif("rain", stored)], VALID_RANGES="rain=0..5000")
    assert np.isnan(read_tif(tmp_path / "out" / "rain.tif")).sum() == 5


@pytest.mark.parametrize(
    ("name", "stored", "value", "gaps"),
    [
        ("MOD13Q1_2020", [-3000, 5000], 0.5, 1),
        ("MOD16A3GF_2010_PET", [65533, 12000], 1200.0, 1),
        ("VNP46A4_2020", [65535, 123], 12.3, 1),
        ("srtm_41_19", [-32768, 2700], 2700.0, 1),
        ("TerraClimate_pet_2020", [-32768, 12000], 1200.0, 1),
        ("soilgrids_clay", [-32768, 250], 25.0, 1),
        ("chirps-v2", [-9999, 300], 300.0, 1),
    ],
)
def test_products_have_their_fills_and_scales(esp, tmp_path, name, stored, value, gaps):
    kind = np.int32 if max(stored) > 32767 else np.int16
    cells = np.full((10, 10), stored[1], dtype=kind)
    cells[0, 0] = stored[0]
    prepared(esp, tmp_path / "out", VALUE_RASTERS=[write_tif(tmp_path / f"{name}.tif", cells)])
    found = read_tif(tmp_path / "out" / f"{name}.tif")
    assert np.isnan(found).sum() == gaps
    assert np.nanmax(found) == pytest.approx(value)


def test_a_product_can_be_named_or_switched_off(esp, tmp_path):
    cells = np.full((10, 10), 5000, dtype=np.int16)
    path = write_tif(tmp_path / "green.tif", cells)
    prepared(esp, tmp_path / "a", VALUE_RASTERS=[path], PRODUCTS="green=mod13")
    assert np.allclose(read_tif(tmp_path / "a" / "green.tif"), 0.5)
    path = write_tif(tmp_path / "MOD13Q1.tif", cells)
    prepared(esp, tmp_path / "b", VALUE_RASTERS=[path], PRODUCTS="MOD13Q1=none")
    assert np.allclose(read_tif(tmp_path / "b" / "MOD13Q1.tif"), 5000)
    # What has been scaled is not scaled again.
    path = write_tif(tmp_path / "MOD13A3.tif", (cells / 10000).astype(np.float32))
    prepared(esp, tmp_path / "c", VALUE_RASTERS=[path])
    assert np.allclose(read_tif(tmp_path / "c" / "MOD13A3.tif"), 0.5)


@pytest.mark.parametrize("kind", ["float", "int", "picture"])
def test_what_is_no_class_raster(esp, tif, tmp_path, kind):
    sentence = "continuous values"
    if kind == "picture":
        path, sentence = str(tmp_path / "map.tif"), "bands of red, green and blue"
        gdal.GetDriverByName("GTiff").Create(path, 10, 10, 3, gdal.GDT_Byte, ["PHOTOMETRIC=RGB"]).SetGeoTransform(
            (500000.0, 30.0, 0, 4200000.0, 0, -30.0)
        )
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.SetProjection(gdal.Open(tif("crs", TILE)).GetProjection())
        dataset = None
    else:
        values = RNG.uniform(0.0, 0.9, (10, 10)).astype(np.float32)
        path = tif("ndvi", values if kind == "float" else (values * 10000).astype(np.int16))
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("prepare", CLASS_RASTERS=[path], FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_names_of_classes_above_255_reach_the_next_algorithm(esp, tif, tmp_path):
    cover = np.full((12, 12), 211, dtype=np.int16)
    cover[3:9, 3:9] = 311
    cover[:2] = 512
    cover[10] = 321
    prepared(esp, tmp_path / "out", CLASS_RASTERS=[tif("land", cover)])
    assert said(esp, "legend: CORINE (codes 111 to 523), by its set of values", "Copernicus Land Monitoring Service")
    path = str(tmp_path / "out" / "land.tif")
    layer = QgsRasterLayer(path, "land")
    labels = {int(entry.value): (entry.label, entry.color.name()) for entry in layer.renderer().classes()}
    assert labels[311] == ("Broad-leaved forest", "#80ff00")
    out, plain = str(tmp_path / "mspa.tif"), str(tmp_path / "plain.tif")
    esp("mspa", INPUT=path, FOREGROUND="broad-leaved forest", OUTPUT=out)
    esp("mspa", INPUT=path, FOREGROUND="311", OUTPUT=plain)
    assert np.array_equal(read_tif(out), read_tif(plain))


def test_a_virtual_raster(esp, tif, tmp_path):
    base = QgsRasterLayer(tif("base", TILE), "base")
    extent = base.extent()
    uri = (
        f"?crs={base.crs().authid()}&extent={extent.xMinimum()},{extent.yMinimum()},{extent.xMaximum()},"
        f"{extent.yMaximum()}&width=10&height=10&formula=%22base@1%22%20*%202&base:uri={base.source()}"
        "&base:provider=gdal"
    )
    layer = QgsRasterLayer(uri, "doubled", "virtualraster")
    if not layer.isValid():
        pytest.skip("this QGIS has no virtual rasters")
    prepared(esp, tmp_path / "out", VALUE_RASTERS=[layer])
    assert np.allclose(read_tif(tmp_path / "out" / "doubled.tif"), 2 * TILE)
