"""esp:rsei end to end."""

import numpy as np
import pytest
from esp_toolbox.core.health.rsei import indicators, rsei
from osgeo import gdal
from pairing import paired
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

KEYS = ("BLUE", "GREEN", "RED", "NIR", "SWIR1", "SWIR2", "LST")


def bands_of(year):
    random = np.random.default_rng(year)
    green = random.random((12, 14))
    base = {"BLUE": 0.10, "GREEN": 0.12, "RED": 0.20, "NIR": 0.20, "SWIR1": 0.35, "SWIR2": 0.30}
    slope = {"BLUE": -0.06, "GREEN": -0.04, "RED": -0.15, "NIR": 0.30, "SWIR1": -0.15, "SWIR2": -0.2}
    bands = {key: base[key] + slope[key] * green + 0.01 * random.random(green.shape) for key in base}
    return {**bands, "LST": 310.0 - 15.0 * green + random.random(green.shape)}


SCENES = {2013: bands_of(2013), 2023: bands_of(2023)}


@pytest.fixture
def given(tmp_path):
    return {
        key: [write_tif(tmp_path / f"{key.lower()}_{year}.tif", bands[key]) for year, bands in SCENES.items()]
        for key in KEYS
    }


def read(path):
    dataset = gdal.Open(path)
    return [dataset.GetRasterBand(number + 1).ReadAsArray() for number in range(dataset.RasterCount)]


def test_two_years_on_one_scale(esp, given, tmp_path, no_leftovers):
    out, classes, parts, table = (str(tmp_path / name) for name in ("o.tif", "c.tif", "p.tif", "t.csv"))
    given["RED"].reverse()
    esp("rsei", MASK_WATER=False, OUTPUT=out, CLASSES=classes, COMPONENTS=parts, TABLE=table, **given)
    layers = [
        indicators({key.lower(): band.astype(np.float32) for key, band in bands.items()}, "oli")
        for bands in SCENES.values()
    ]
    expected = rsei(layers)
    for band, index in paired(read(out), expected.index):
        assert np.allclose(band, index, atol=1e-6)
    assert gdal.Open(out).GetRasterBand(2).GetDescription() == "2023"
    assert len(read(parts)) == 8
    rows = read_csv(table)
    assert [float(row["mean"]) for row in rows] == pytest.approx([index.mean() for index in expected.index], rel=1e-5)
    assert sum(float(rows[0][key]) for key in ("bad", "poor", "moderate", "good", "excellent")) == pytest.approx(1.0)
    assert set(np.unique(read(classes)[0])) <= {1, 2, 3, 4, 5}


def test_each_year_stored_numbers_and_water(esp, given, tmp_path):
    lake = SCENES[2013]["GREEN"].copy()
    lake[0, :3] = 0.9
    given["GREEN"][0] = write_tif(tmp_path / "green_2013.tif", lake)
    for key in KEYS[:-1]:
        values = lake if key == "GREEN" else SCENES[2013][key]
        given[key][0] = write_tif(tmp_path / f"stored_{key}_2013.tif", values * 10_000.0)
        given[key][1] = write_tif(tmp_path / f"stored_{key}_2023.tif", SCENES[2023][key] * 10_000.0)
    out = str(tmp_path / "o.tif")
    esp("rsei", FACTOR=0.0001, SCALE=1, OUTPUT=out, **given)
    assert np.isnan(read_tif(out)).sum() == 3
    assert any("compares with no other year's" in line for line in esp.feedback.lines)
    esp("rsei", MASK_WATER=False, OUTPUT=out, **given)
    assert any("Reflectance goes up to" in line and "0.0001" in line for line in esp.feedback.lines)


def test_turned_signs_and_weak_components_are_told(esp, given, tmp_path):
    given["LST"] = [write_tif(tmp_path / f"cold_{year}.tif", -bands["LST"]) for year, bands in SCENES.items()]
    esp("rsei", OUTPUT=str(tmp_path / "o.tif"), **given)
    assert any("lst loads with the wrong sign" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    "change, words",
    [
        ({"SENSOR": 3}, "MODIS needs"),
        ({"LST": 1}, "1 raster for 2 years"),
        ({"EXTRA": 3}, "3 rasters cannot be divided among 2 years"),
    ],
)
def test_mistakes(esp, given, tmp_path, change, words):
    if "LST" in change:
        change = {"LST": given["LST"][:1]}
    if "EXTRA" in change:
        change = {"EXTRA": [*given["LST"], given["RED"][0]]}
    with pytest.raises(QgsProcessingException, match=words):
        esp("rsei", OUTPUT=str(tmp_path / "o.tif"), **{**given, **change})
