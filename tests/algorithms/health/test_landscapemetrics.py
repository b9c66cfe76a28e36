"""esp:landscapemetrics end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from osgeo import gdal, ogr
from pairing import paired
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from scipy import ndimage
from tables import read_csv
from vectors import box, write_geojson

COVER = ndimage.zoom(np.random.default_rng(0).integers(1, 5, (8, 10)), 5, order=0).astype(np.uint8)
COVER[:5, :5] = 255


def cover(path):
    return write_tif(path / "cover.tif", COVER, nodata=255)


def of(values=COVER, **units):
    return landscape_of(values.astype(int), values != 255, 30.0, **units)


def test_whole_raster(esp, tmp_path, no_leftovers):
    table = tmp_path / "指标 表.csv"
    esp("landscapemetrics", INPUT=cover(tmp_path), METRICS="SHDI; contag, AWMPFD", METRICS_TABLE=str(table))
    (row,) = read_csv(table)
    expected = landscape_metrics(of(), ["SHDI", "CONTAG", "FRAC_AM"])[0]
    assert [float(row[name]) for name in ("SHDI", "CONTAG", "FRAC_AM")] == pytest.approx(expected)
    sidecar = json.loads(Path(f"{table}.json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["SHDI"] == pytest.approx(expected[0])


def test_classes_and_all_metrics(esp, tmp_path):
    table = tmp_path / "t.csv"
    esp("landscapemetrics", INPUT=cover(tmp_path), LEVEL=1, METRICS="all", CLASSES="2-3", METRICS_TABLE=str(table))
    found = read_csv(table)
    assert [row["class"] for row in found] == ["2", "3"]
    expected = class_metrics(of(), ["COHESION", "CLUMPY"])[0]
    assert float(found[1]["COHESION"]) == pytest.approx(expected[2, 0])
    assert float(found[0]["CLUMPY"]) == pytest.approx(expected[1, 1])


def test_patches(esp, tmp_path):
    table, out = tmp_path / "t.csv", tmp_path / "o.tif"
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), LEVEL=2, METRICS="AREA,ENN", CLASSES="1", METRICS_TABLE=str(table),
        OUTPUT=str(out),
    )  # fmt: skip
    found = read_csv(table)
    assert sum(float(row["AREA"]) for row in found) == pytest.approx((COVER == 1).sum() * 0.09)
    area = read_tif(out)
    assert np.array_equal(np.isfinite(area), COVER == 1)
    assert gdal.Open(str(out)).GetRasterBand(2).GetDescription() == "ENN"


def test_fishnet(esp, tmp_path):
    out, units = tmp_path / "o.tif", tmp_path / "u.gpkg"
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), UNIT=2, SIZE=310, METRICS="NP,SHDI", OUTPUT=str(out),
        UNITS_OUT=str(units),
    )  # fmt: skip
    assert any("310 m are taken as 10 cells" in line for line in esp.feedback.lines)
    net = np.arange(40)[:, None] // 10 * 5 + np.arange(50)[None, :] // 10
    expected = landscape_metrics(of(units=net, unit_count=20), ["NP", "SHDI"])
    dataset = gdal.Open(str(out))
    assert dataset.GetGeoTransform()[1] == 300.0
    assert read_tif(out, 1) == pytest.approx(expected[:, 0].reshape(4, 5), nan_ok=True)
    assert read_tif(out, 2) == pytest.approx(expected[:, 1].reshape(4, 5), abs=1e-6, nan_ok=True)
    dataset = ogr.Open(str(units))
    assert dataset.GetLayer(0).GetFeatureCount() == np.isfinite(expected[:, 0]).sum()


def test_classes_in_a_fishnet(esp, tmp_path):
    out, units = tmp_path / "o.tif", tmp_path / "u.gpkg"
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), LEVEL=1, UNIT=2, SIZE=300, METRICS="PLAND,AI", CLASSES="1,4",
        OUTPUT=str(out), UNITS_OUT=str(units),
    )  # fmt: skip
    dataset = gdal.Open(str(out))
    assert [dataset.GetRasterBand(k).GetDescription() for k in (1, 2, 3, 4)] == ["PLAND_1", "AI_1", "PLAND_4", "AI_4"]
    block = COVER[10:20, 10:20]
    assert read_tif(out, 3)[1, 1] == pytest.approx(100 * (block == 4).mean())


def test_polygons_that_overlap(esp, tmp_path):
    left, top = 500000.0, 4200000.0
    zones = write_geojson(
        tmp_path / "zones.geojson",
        [
            ("Polygon", box(left, top - 600, left + 600, top), {"name": "a"}),
            ("Polygon", box(left + 300, top - 1200, left + 1500, top - 300), {"name": "b"}),
        ],
    )
    table, out = tmp_path / "t.csv", tmp_path / "o.tif"
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), UNIT=1, ZONES=zones, METRICS="SHDI,NP", METRICS_TABLE=str(table),
        OUTPUT=str(out),
    )  # fmt: skip
    found = read_csv(table)
    assert [row["name"] for row in found] == ["a", "b"]
    for row, cut in paired(found, (COVER[:20, :20], COVER[10:40, 10:50])):
        assert [float(row["SHDI"]), float(row["NP"])] == pytest.approx(landscape_metrics(of(cut), ["SHDI", "NP"])[0])
    assert np.isnan(read_tif(out)[:5, :5]).all()


def test_moving_windows(esp, tmp_path):
    out = tmp_path / "o.tif"
    esp("landscapemetrics", INPUT=cover(tmp_path), UNIT=3, SIZE=90, OUTPUT=str(out))
    from esp_toolbox.core.health.windows import window_metrics

    expected = window_metrics(COVER.astype(int), COVER != 255, 30.0, ["SHDI", "CONTAG"], 3)
    for band, layer in enumerate(expected, 1):
        assert read_tif(out, band) == pytest.approx(layer, abs=1e-5, nan_ok=True)
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), UNIT=3, SIZE=90, METRICS="NP,SHDI", WINDOW=1, BORDER=1,
        OUTPUT=str(out),
    )  # fmt: skip
    assert gdal.Open(str(out)).GetGeoTransform()[1] == 90.0
    assert any("a stride of 3." in line for line in esp.feedback.lines)
    inner = read_tif(out, 1)[5, 5]
    assert inner == landscape_metrics(of(COVER[13:20, 13:20]), ["NP"])[0, 0]
    esp(
        "landscapemetrics", INPUT=cover(tmp_path), UNIT=3, LEVEL=1, METRICS="PLAND", CLASSES="2,3", SIZE=90, STRIDE=2,
        OUTPUT=str(out),
    )  # fmt: skip
    assert gdal.Open(str(out)).RasterCount == 2


def test_names_of_the_legend(esp, tmp_path, tif):
    table = tmp_path / "t.csv"
    esp("landscapemetrics", INPUT=cover(tmp_path), LEVEL=1, METRICS="CA", METRICS_TABLE=str(table))
    assert len(read_csv(table)) == 4


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"METRICS": "SHDJ"}, "no metric \"SHDJ\" at the landscape level"),
        ({"METRICS": "SHDI", "LEVEL": 1}, "at the class level"),
        ({"UNIT": 1}, "Choose the polygons"),
        ({"UNIT": 3, "LEVEL": 2, "OUTPUT": "o.tif"}, "no metrics of their own in a moving window"),
        ({"UNIT": 3}, "gives a raster"),
        ({"CLASSES": "77", "LEVEL": 1}, "none of these classes"),
        ({"CLASSES": "wood", "LEVEL": 1}, "choose its legend"),
    ],
)
def test_bad_parameters(esp, tmp_path, change, sentence, no_leftovers):
    change = {key: str(tmp_path / value) if key == "OUTPUT" else value for key, value in change.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("landscapemetrics", **{"INPUT": cover(tmp_path), "METRICS_TABLE": str(tmp_path / "t.csv"), **change})
    assert not (tmp_path / "t.csv").exists()


def test_bad_rasters(esp, tmp_path, tif):
    for sentence, raster in {
        "geographic coordinate system": tif("degrees", COVER, crs="EPSG:4326", cell_size=0.001, origin=(99.0, 38.0)),
        "not whole": tif("values", COVER + 0.5),
        "no data": tif("empty", np.full((3, 3), np.nan, np.float32)),
    }.items():
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("landscapemetrics", INPUT=raster, METRICS_TABLE=str(tmp_path / "t.csv"))


def test_cancel_leaves_nothing(esp, tmp_path, no_leftovers):
    out = tmp_path / "o.tif"
    assert esp("landscapemetrics", cancel_at=0, INPUT=cover(tmp_path), UNIT=3, OUTPUT=str(out)) == {}
    assert not out.exists()


def test_headless(qgis_process, tmp_path):
    table = tmp_path / "t.csv"
    finished = qgis_process("landscapemetrics", INPUT=cover(tmp_path), METRICS_TABLE=table)
    assert finished.returncode == 0, finished.stderr
    assert float(read_csv(table)[0]["NP"]) == landscape_metrics(of(), ["NP"])[0, 0]
    wrong = qgis_process("landscapemetrics", INPUT=cover(tmp_path), METRICS="nothing", METRICS_TABLE=table)
    assert wrong.returncode == 1
    assert "no metric" in wrong.stderr + wrong.stdout
