"""esp:classify end to end."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.decision.natural_breaks import natural_breaks
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif

VALUES = np.random.default_rng(0).gamma(2.0, 5.0, (40, 50)).astype(np.float32)
VALUES[3, 4:9] = np.nan


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_natural_breaks_by_default(esp, tif, tmp_path, no_leftovers):
    out, table = str(tmp_path / "等级.tif"), str(tmp_path / "classes.csv")
    result = esp("classify", INPUT=tif("values", VALUES), OUTPUT=out, CLASS_TABLE=table)
    found = natural_breaks([VALUES], 5)
    limits = [float(text) for text in result["BREAKS_OUT"].split(",")]
    assert limits == list(found.limits)
    assert result["GVF"] == pytest.approx(found.gvf)
    classes = read_tif(out)
    assert np.array_equal(np.isnan(classes), np.isnan(VALUES))
    expected = np.searchsorted(limits, VALUES.astype(float)) + 1.0
    assert np.array_equal(classes[~np.isnan(classes)], expected[~np.isnan(VALUES)])
    rows = rows_of(table)
    assert [int(row["class"]) for row in rows] == [1, 2, 3, 4, 5]
    assert sum(int(row["cells"]) for row in rows) == VALUES.size - 5
    assert sum(float(row["area_ha"]) for row in rows) == pytest.approx((VALUES.size - 5) * 0.09)
    assert sum(float(row["share"]) for row in rows) == pytest.approx(1.0)
    # Legend with the limits, in the file and in the style.
    dataset = gdal.Open(out)  # kept: a band does not hold its dataset
    dataset.GetMetadata()  # without it GDAL 3.6 does not know the names
    assert dataset.GetRasterBand(1).GetCategoryNames()[5].endswith(f" - {np.nanmax(VALUES):.4g}")
    layer = QgsRasterLayer(out, "out")
    assert [entry.label for entry in layer.renderer().classes()][0].startswith(f"{np.nanmin(VALUES):.4g} - ")
    sidecar = json.loads(Path(out + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["GVF"] == result["GVF"]
    assert len(sidecar["tables"]["CLASS_TABLE"]["class"]) == 5


def test_years_share_their_limits(esp, tif, tmp_path):
    years = [tif("y2003", VALUES), tif("y2023", VALUES * 2)]
    out, table = str(tmp_path / "out.tif"), str(tmp_path / "classes.csv")
    result = esp("classify", INPUTS=years, CLASSIFICATION=2, CLASSES=4, OUTPUT=out, CLASS_TABLE=table)
    low, high = np.nanmin(VALUES), 2 * np.nanmax(VALUES).astype(float)
    limits = [float(text) for text in result["BREAKS_OUT"].split(",")]
    assert limits == pytest.approx([low + (high - low) * i / 4 for i in (1, 2, 3)])
    first, second = read_tif(out, 1), read_tif(out, 2)
    assert np.nanmax(first) < np.nanmax(second) == 4
    assert [row["layer"] for row in rows_of(table)] == ["y2003"] * 4 + ["y2023"] * 4
    dataset = gdal.Open(out)
    assert dataset.GetRasterBand(2).GetDescription() == "y2023"
    apart = esp("classify", INPUTS=years, CLASSIFICATION=2, CLASSES=4, SHARED=False, OUTPUT=out)
    assert len(apart["BREAKS_OUT"].split(";")) == 2
    assert np.array_equal(read_tif(out, 1), read_tif(out, 2), equal_nan=True)


def test_legend_of_layers_with_limits_of_their_own(esp, tif, tmp_path):
    few, many = np.where(np.isnan(VALUES), np.nan, 1.0 + (VALUES > 10)), VALUES * 2
    out = str(tmp_path / "out.tif")
    esp("classify", INPUTS=[tif("few", few), tif("many", many)], SHARED=False, OUTPUT=out)
    # Limits of one layer would be wrong for the other.
    layer = QgsRasterLayer(out, "out")
    entries = [(int(entry.value), entry.label) for entry in layer.renderer().classes()]
    assert entries == [(number, str(number)) for number in range(1, 6)]


def test_limits_outside_the_data_in_the_legend(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    esp("classify", INPUT=tif("some", np.array([[1.0, 2.0, 4.0]])), CLASSIFICATION=6, BREAKS="-3, 2, 9", OUTPUT=out)
    layer = QgsRasterLayer(out, "out")
    labels = [entry.label for entry in layer.renderer().classes()]
    assert labels == ["-3 - -3", "-3 - 2", "2 - 9", "9 - 9"]


def test_bands(esp, tif, tmp_path):
    path = tif("bands", np.stack([VALUES, VALUES * 3]))
    out = str(tmp_path / "out.tif")
    esp("classify", INPUT=path, BAND=2, CLASSIFICATION=6, BREAKS="30", OUTPUT=out)
    assert np.nansum(read_tif(out) == 2) == (VALUES > 10).sum()
    esp("classify", INPUT=path, ALL_BANDS=True, CLASSIFICATION=6, BREAKS="10;20", OUTPUT=out)
    assert gdal.Open(out).RasterCount == 2
    assert np.nansum(read_tif(out, 2) == 1) == (VALUES * 3 <= 10).sum()


def test_scores_and_sides(esp, tif, tmp_path):
    path = tif("steps", np.array([[1.0, 2.0, 3.0, np.nan]]))
    out = str(tmp_path / "out.tif")
    esp("classify", INPUT=path, CLASSIFICATION=6, BREAKS="2", SCORES="1/2, 9", OUTPUT=out)
    assert np.array_equal(read_tif(out), [[0.5, 0.5, 9, np.nan]], equal_nan=True)
    esp("classify", INPUT=path, CLASSIFICATION=6, BREAKS="2", SCORES="0.5, 9", CLOSED=1, OUTPUT=out)
    assert np.array_equal(read_tif(out), [[0.5, 9, 9, np.nan]], equal_nan=True)


@pytest.mark.parametrize("method", range(6))
def test_every_method_and_few_values(esp, tif, tmp_path, method):
    path = tif("two", np.array([[1.0, 1.0, 5.0]]))
    result = esp("classify", INPUT=path, CLASSIFICATION=method, OUTPUT=str(tmp_path / "out.tif"))
    assert 0.0 < result["GVF"] <= 1.0
    if method in (0, 1):
        assert any("2 classes instead of 5" in line for line in esp.feedback.lines)


def test_degrees_have_no_areas(esp, tif, tmp_path):
    path = tif("degrees", VALUES, crs="EPSG:4326", origin=(100.0, 40.0), cell_size=0.001)
    table = tmp_path / "classes.csv"
    esp("classify", INPUT=path, OUTPUT=str(tmp_path / "out.tif"), CLASS_TABLE=str(table))
    assert {row["area_ha"] for row in rows_of(table)} == {""}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"INPUT": None}, "either one raster or several"),
        ({"CLASSIFICATION": 6}, "Give the limits"),
        ({"CLASSIFICATION": 6, "BREAKS": "3,2"}, "must rise"),
        ({"CLASSIFICATION": 6, "BREAKS": "3,x"}, "'x' is not a number"),
        ({"SCORES": "1,2"}, "2 scores for 5 classes"),
        ({"CLASSIFICATION": 3}, "values above 0"),
        ({"BAND": 7}, "band"),
    ],
)
def test_bad_parameters(esp, tif, tmp_path, no_leftovers, change, sentence):
    out = tmp_path / "out.tif"
    parameters = {"INPUT": tif("values", np.array([[0.0, 1.0]])), "OUTPUT": str(out), **change}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("classify", **parameters)
    assert not out.exists()


def test_cancel_leaves_nothing(esp, tif, tmp_path, no_leftovers):
    out = tmp_path / "out.tif"
    assert esp("classify", cancel_at=1, INPUT=tif("values", VALUES), OUTPUT=str(out)) == {}
    assert not out.exists()


def test_headless(qgis_process, tmp_path):
    path = write_tif(tmp_path / "values.tif", VALUES)
    finished = qgis_process("classify", INPUT=path, CLASSIFICATION=1, OUTPUT=tmp_path / "out.tif")
    assert finished.returncode == 0, finished.stderr
    counts = np.bincount(read_tif(tmp_path / "out.tif")[~np.isnan(VALUES)].astype(int))
    assert counts[1:].tolist() == [399] * 5
    wrong = qgis_process("classify", INPUT=path, CLASSIFICATION=6, OUTPUT=tmp_path / "no.tif")
    assert wrong.returncode == 1
    assert "Give the limits" in wrong.stderr + wrong.stdout
