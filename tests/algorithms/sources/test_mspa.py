"""esp:mspa end to end."""

import json
from pathlib import Path

import numpy as np
import package
import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif, write_tif

CASE = np.load(package.ROOT / "tests" / "data" / "mspa" / "11_mid_e2_c4.npz")
CASE_1 = np.load(package.ROOT / "tests" / "data" / "mspa" / "10_mid_e1_c8.npz")
SQUARE = np.pad(np.full((9, 9), 2, dtype=np.uint8), 2, constant_values=1)


def bytes_of(path):
    return gdal.Open(str(path)).ReadAsArray()


def table_of(path):
    layer = QgsVectorLayer(str(path), "table", "ogr")
    return {row["class"]: row.attributeMap() for row in layer.getFeatures()}


def test_bytes_colours_names_and_metadata(esp, tif, tmp_path, no_leftovers):
    out = tmp_path / "形态 格局.tif"
    esp("mspa", INPUT=tif("forest", CASE["input"]), NEIGHBOURS=1, EDGE_WIDTH=2, OUTPUT=str(out))
    dataset = gdal.Open(str(out))
    band = dataset.GetRasterBand(1)
    assert np.array_equal(band.ReadAsArray(), CASE["output"])
    table, names = band.GetColorTable(), band.GetCategoryNames()
    for value, colour, name in (
        (17, (0, 200, 0), "Core"),
        (117, (0, 200, 0), "Core (inside core)"),
        (35, (255, 0, 0), "Bridge in edge"),
        (169, (255, 255, 0), "Loop in perforation (inside core)"),
        (100, (136, 136, 136), "Core-opening"),
        (220, (194, 194, 194), "Border-opening"),
        (129, (255, 255, 255), "Missing"),
        (0, (220, 220, 220), "Background"),
    ):
        assert table.GetColorEntry(value)[:3] == colour
        assert names[value] == name
    metadata = dataset.GetMetadata()
    assert [metadata[f"MSPA_{key}"] for key in ("CONNECTIVITY", "EDGE_WIDTH", "TRANSITION", "INTEXT")] == [
        "4",
        "2",
        "1",
        "1",
    ]
    layer = QgsRasterLayer(str(out), "out")
    legend = {entry.value: entry for entry in layer.renderer().classes()}
    assert set(legend) == set(np.unique(CASE["output"]))
    assert legend[17].label == "Core"
    assert legend[17].color.name() == "#00c800"


def test_transition_and_intext_off(esp, tif, tmp_path):
    out, classes = str(tmp_path / "out.tif"), str(tmp_path / "classes.tif")
    esp(
        "mspa",
        INPUT=tif("forest", CASE_1["input"]),
        TRANSITION=False,
        INTEXT=False,
        OUTPUT=out,
        CLASSES=classes,
    )
    assert np.array_equal(bytes_of(out), CASE_1["output"])
    dataset = gdal.Open(out)
    table = dataset.GetRasterBand(1).GetColorTable()
    assert [table.GetColorEntry(value)[:3] for value in (35, 37, 67, 69, 33)] == [
        (0, 0, 0),
        (0, 0, 255),
        (0, 0, 0),
        (0, 0, 255),
        (255, 0, 0),
    ]
    seven = {0: 0, 17: 1, 9: 2, 5: 3, 37: 3, 69: 3, 3: 4, 35: 4, 67: 4, 65: 5, 33: 6, 1: 7, 129: 255}
    expected = np.vectorize(seven.get)(CASE_1["output"])
    assert np.array_equal(bytes_of(classes), expected)
    dataset = gdal.Open(classes)
    band = dataset.GetRasterBand(1)
    assert band.GetNoDataValue() == 255
    assert band.GetCategoryNames()[:3] == ["Background", "Core", "Islet"]


def test_statistics_table_and_numbers(esp, tif, tmp_path):
    image = SQUARE.copy()
    image[6, 6] = 1
    image[0, 0] = 0
    table = tmp_path / "table.csv"
    out = tmp_path / "out.tif"
    result = esp("mspa", INPUT=tif("forest", image), INTEXT=False, OUTPUT=str(out), STATISTICS=str(table))
    rows = table_of(table)
    assert float(rows["Core"]["area_ha"]) == pytest.approx(40 * 0.09)
    assert int(rows["Core"]["cells"]) == 40
    assert float(rows["Edge"]["fg_share"]) == pytest.approx(100 * 32 / 80)
    assert float(rows["Perforation"]["data_share"]) == pytest.approx(100 * 8 / 168)
    assert [int(rows[name]["patches"]) for name in ("Core", "Background", "Core-opening", "Missing")] == [1, 2, 1, 1]
    assert float(rows["Core-opening"]["porosity"]) == pytest.approx(100 - 100 * 80 / 81)
    assert result["POROSITY"] == pytest.approx(100 / 81)
    assert result["FOREGROUND_AREA"] == pytest.approx(80 * 0.09)
    assert result["INTEGRAL_AREA"] == pytest.approx(81 * 0.09)
    assert result["CORE_AREA"] == pytest.approx(40 * 0.09)
    sidecar = json.loads(Path(str(out) + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["POROSITY"] == result["POROSITY"]
    assert sidecar["tables"]["STATISTICS"]["class"][0] == "Core"
    assert any("Core: 1 patch with 50.0 % of the foreground" in line for line in esp.feedback.lines)


def test_foreground_from_classes_ranges_and_names(esp, tif, tmp_path):
    landcover = np.where(SQUARE == 2, 6, 40).astype(np.int16)
    landcover[6, 2:8] = 2
    landcover[0, 0] = -1
    expected = SQUARE.copy()
    expected[0, 0] = 0
    plain = str(tmp_path / "plain.tif")
    esp("mspa", INPUT=tif("expected", expected), OUTPUT=plain)
    out = str(tmp_path / "out.tif")
    given = tif("cover", landcover, nodata=-1)
    for text in ("2,3,5-7", "2; 6", "7-5,2"):
        esp("mspa", INPUT=given, FOREGROUND=text, OUTPUT=out)
        assert np.array_equal(bytes_of(out), bytes_of(plain))
        assert bytes_of(out)[0, 0] == 129
    esp("mspa", INPUT=given, FOREGROUND="2,3,6", OUTPUT=out)
    assert any("no cells of the foreground classes 3" in line for line in esp.feedback.lines)
    esp("mspa", INPUT=given, FOREGROUND="2,6,50-60,3", OUTPUT=out)
    assert any("no cells of the foreground classes 50-60, 3." in line for line in esp.feedback.lines)
    named = tif("named", np.where(landcover == -1, 0, landcover).astype(np.uint8), nodata=0)
    dataset = gdal.Open(named, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["", "", "Shrub", "", "", "", "Forest", *[""] * 33, "Cropland"])
    dataset = None
    esp("mspa", INPUT=named, FOREGROUND="forest, Shrub", OUTPUT=out)
    assert np.array_equal(bytes_of(out), bytes_of(plain))
    with pytest.raises(QgsProcessingException, match="its classes are: .*40 Cropland"):
        esp("mspa", INPUT=named, FOREGROUND="coral", OUTPUT=out)


def test_names_of_the_style(esp, tif, tmp_path):
    from qgis.core import QgsPalettedRasterRenderer
    from qgis.PyQt.QtGui import QColor

    layer = QgsRasterLayer(tif("cover", np.where(SQUARE == 2, 6, 4).astype(np.uint8)), "cover")
    entries = [QgsPalettedRasterRenderer.Class(6, QColor("green"), "林地")]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))
    out = str(tmp_path / "out.tif")
    esp("mspa", INPUT=layer, FOREGROUND="林地", OUTPUT=out)
    assert np.count_nonzero(bytes_of(out) == 17) == 49


def test_declared_nodata_is_missing(esp, tif, tmp_path):
    image = SQUARE.astype(np.float32)
    image[6, 6] = np.nan
    out = str(tmp_path / "out.tif")
    esp("mspa", INPUT=tif("forest", image), OUTPUT=out)
    assert bytes_of(out)[6, 6] == 129
    # The missing cell does not make a hole: the foreground goes on across it.
    assert np.count_nonzero(bytes_of(out) == 17) == 48


def test_nothing_in_the_foreground_and_no_core_are_said(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    result = esp("mspa", INPUT=tif("empty", np.ones((4, 5), dtype=np.uint8)), OUTPUT=out)
    assert (bytes_of(out) == 0).all()
    assert "POROSITY" not in result
    assert any("empty has no foreground" in line for line in esp.feedback.lines)
    esp("mspa", INPUT=tif("forest", SQUARE), EDGE_WIDTH=5, OUTPUT=out)
    assert set(np.unique(bytes_of(out))) == {0, 9}
    assert any("no foreground is 11 cells wide" in line for line in esp.feedback.lines)


def test_without_metres_areas_are_left_out(esp, tif, tmp_path):
    table = tmp_path / "table.csv"
    source = tif("forest", SQUARE, cell_size=0.001, origin=(95.0, 38.0), crs="EPSG:4326")
    result = esp("mspa", INPUT=source, OUTPUT=str(tmp_path / "out.tif"), STATISTICS=str(table))
    assert "CORE_AREA" not in result
    assert int(table_of(table)["Core"]["cells"]) == 49
    assert any("not in metres" in line for line in esp.feedback.lines)


def test_other_formats_and_temporary_outputs(esp, tif, tmp_path):
    out = tmp_path / "out.img"
    result = esp("mspa", INPUT=tif("forest", SQUARE), OUTPUT=str(out), CLASSES="TEMPORARY_OUTPUT")
    assert np.count_nonzero(bytes_of(out) == 17) == 49
    assert np.count_nonzero(read_tif(result["CLASSES"]) == 1) == 49


def test_values_that_are_no_foreground_are_refused_before_the_run(esp_provider, tif, tmp_path):
    form = QgsApplication.processingRegistry().createAlgorithmById("esp:mspa")
    values = {"INPUT": tif("forest", SQUARE + 5), "OUTPUT": str(tmp_path / "out.tif")}
    fine, reason = form.checkParameterValues(values, QgsProcessingContext())
    assert not fine
    assert "holds 6, 7; give the classes that are foreground" in reason
    assert form.checkParameterValues({**values, "FOREGROUND": "7"}, QgsProcessingContext())[0]
    assert form.checkParameterValues({**values, "INPUT": tif("image", SQUARE)}, QgsProcessingContext())[0]


@pytest.mark.parametrize("percent", [0, 15, 60])
def test_cancel_leaves_nothing(esp, tif, tmp_path, no_leftovers, percent):
    out = tmp_path / "out.tif"
    image = np.tile(SQUARE, (20, 20))
    assert esp("mspa", cancel_at=percent, INPUT=tif("forest", image), OUTPUT=str(out)) == {}
    assert not out.exists()


@pytest.mark.parametrize(
    ("image", "change", "sentence"),
    [
        (SQUARE + 5, {}, "forest holds 6, 7; give the classes that are foreground"),
        (SQUARE, {"FOREGROUND": "3,4"}, "None of the foreground classes 3,4 is in forest, which holds 1, 2"),
        (SQUARE, {"FOREGROUND": "forest"}, "choose its legend"),
        (SQUARE * 0.3, {}, "not whole"),
        (np.zeros((3, 3), dtype=np.uint8), {}, "missing cells"),
        (np.full((3, 3), np.nan, dtype=np.float32), {}, "no data in band 1"),
        (SQUARE, {"BAND": 3}, "there is no band 3"),
        (SQUARE, {"EDGE_WIDTH": 101}, "Edge width .*: 101 is too large; the greatest is 100"),
        (SQUARE, {"EDGE_WIDTH": 0}, "Edge width .*: 0 is too small; the least is 1"),
    ],
)
def test_bad_input(esp, tif, tmp_path, no_leftovers, image, change, sentence):
    out = tmp_path / "out.tif"
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("mspa", INPUT=tif("forest", image), OUTPUT=str(out), **change)
    assert not out.exists()


def test_bad_layers(esp, tif, tmp_path):
    cases = {
        "missing.tif does not exist": str(tmp_path / "missing.tif"),
        "is rotated": tif("turned", SQUARE, skew=5.0),
        "make them square": tif("flat", SQUARE, cells=(30.0, -25.0)),
    }
    for sentence, source in cases.items():
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("mspa", INPUT=source, OUTPUT=str(tmp_path / "out.tif"))
    source = tif("forest", SQUARE)
    with pytest.raises(QgsProcessingException, match="would overwrite the input"):
        esp("mspa", INPUT=source, OUTPUT=source)


def test_headless(qgis_process, tmp_path):
    source = write_tif(tmp_path / "forest.tif", CASE["input"])
    out, table = tmp_path / "new folder" / "out.tif", tmp_path / "table.csv"
    finished = qgis_process("mspa", INPUT=source, NEIGHBOURS=1, EDGE_WIDTH=2, OUTPUT=out, STATISTICS=table)
    assert finished.returncode == 0, finished.stderr
    assert np.array_equal(bytes_of(out), CASE["output"])
    assert qgis_process.results(finished)["CORE_AREA"] == pytest.approx(float(table_of(table)["Core"]["area_ha"]))
    defaults = qgis_process("mspa", INPUT=source, OUTPUT=out)
    assert defaults.returncode == 0, defaults.stderr
    wrong = qgis_process("mspa", INPUT=source, FOREGROUND="7", OUTPUT=out)
    assert wrong.returncode == 1
    assert "None of the foreground classes 7 is in forest" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr


def test_no_background_and_core_sizes(esp, tif, tmp_path):
    image = np.where(SQUARE == 2, 2, 0).astype(np.uint8)
    esp("mspa", INPUT=tif("forest", image), OUTPUT=str(tmp_path / "out.tif"))
    assert any("forest has no background" in line for line in esp.feedback.lines)
    table = tmp_path / "sizes.csv"
    given = {"INPUT": tif("square", SQUARE), "OUTPUT": str(tmp_path / "two.tif"), "STATISTICS": str(table)}
    esp("mspa", **given, CORE_SIZES="1, 10")
    assert not any("no background" in line for line in esp.feedback.lines)
    found = table_of(table)
    assert [int(found[name]["patches"]) for name in ("Small cores", "Medium cores", "Large cores")] == [0, 1, 0]
    assert found["Medium cores"]["area_ha"] == found["Core"]["area_ha"]
    with pytest.raises(QgsProcessingException, match="needs 2 numbers, not 1"):
        esp("mspa", INPUT=tif("square", SQUARE), CORE_SIZES="1", OUTPUT=str(tmp_path / "no.tif"))


def test_form_is_checked_without_a_context(esp_provider, tif, tmp_path):
    form = QgsApplication.processingRegistry().createAlgorithmById("esp:mspa")
    values = {"INPUT": tif("forest", SQUARE), "OUTPUT": str(tmp_path / "out.tif")}
    assert form.checkParameterValues(values, None) == (True, "")
    fine, reason = form.checkParameterValues({**values, "INPUT": "/nowhere.tif"}, None)
    assert not fine and reason.endswith("the file /nowhere.tif does not exist.")


def test_a_word_need_not_have_all_its_classes(esp, tif, tmp_path):
    cover = np.full((8, 9), 41, dtype=np.uint8)
    cover[4] = 81
    esp("mspa", INPUT=tif("nlcd", cover), LEGEND=6, FOREGROUND="forest, wetland", OUTPUT=str(tmp_path / "out.tif"))
    assert not any("no cells of the foreground" in line for line in esp.feedback.lines)
