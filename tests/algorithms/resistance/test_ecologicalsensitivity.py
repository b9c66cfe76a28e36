"""esp:ecologicalsensitivity end to end."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException
from rasters import read_tif
from tables import read_csv

RAIN = np.array([[20.0, 90.0, 700.0], [300.0, 500.0, np.nan]])
SOIL = np.array([[1, 2, 5], [3, 4, 1]], dtype=np.uint8)
RELIEF = np.array([[10.0, 40.0, 400.0], [80.0, 200.0, 10.0]])
COVER = np.array([[0.9, 0.7, 0.1], [0.5, 0.3, 0.9]])


@pytest.fixture
def inputs(tif):
    return [tif("rain", RAIN), tif("soil", SOIL), tif("relief", RELIEF), tif("cover", COVER)]


def test_erosion(esp, inputs, tmp_path, no_leftovers):
    out, classes, scores, table = (str(tmp_path / name) for name in ("o.tif", "c.tif", "s.tif", "t.csv"))
    esp("ecologicalsensitivity", INPUTS=inputs, OUTPUT=out, CLASSES=classes, SCORES=scores, TABLE=table)
    assert np.allclose(read_tif(out), [[1, 3, 9], [5, 7, np.nan]], equal_nan=True)
    assert gdal.Open(classes).ReadAsArray().tolist() == [[1, 2, 5], [3, 4, 255]]
    assert gdal.Open(scores).RasterCount == 4
    rows = read_csv(table)
    assert [row["cells"] for row in rows] == ["1", "1", "1", "1", "1"]
    assert rows[4]["grade"] == "extremely sensitive"


def test_other_order_percent_and_three_grades(esp, inputs, tif, tmp_path):
    out = str(tmp_path / "o.tif")
    given = [tif("percent", COVER * 100.0), inputs[2]]
    esp("ecologicalsensitivity", INPUTS=given, FACTORS="cover; relief", GRADES=1, OUTPUT=out)
    assert np.allclose(read_tif(out), [[1, 1, 5], [3, np.sqrt(9), 1]])
    assert any("percent are taken as shares" in line for line in esp.feedback.lines)


def test_scores_and_the_highest_of_several(esp, tif, tmp_path):
    out, classes = str(tmp_path / "o.tif"), str(tmp_path / "c.tif")
    layers = [tif("one", np.array([[1.0, 9.0]])), tif("two", np.array([[4.0, 1.0]]))]
    esp("ecologicalsensitivity", PRESET=4, INPUTS=layers, OUTPUT=out)
    assert read_tif(out).tolist() == [[2, 3]]
    esp("ecologicalsensitivity", PRESET=5, INPUTS=layers, OUTPUT=out, CLASSES=classes)
    assert read_tif(out).tolist() == [[4, 9]]
    assert gdal.Open(classes).ReadAsArray().tolist() == [[2, 5]]


def test_one_grade_everywhere_is_told(esp, tif, tmp_path):
    flat = tif("flat", np.full((3, 3), 5.0))
    esp("ecologicalsensitivity", PRESET=4, INPUTS=[flat], OUTPUT=str(tmp_path / "o.tif"))
    assert any("All land has the grade moderately sensitive" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"PRESET": 3}, "no table of karst in 5 grades"),
        ({"PRESET": 2, "GRADES": 1}, "no table of salinisation in 3 grades"),
        ({"FACTORS": "rain"}, "each of rain_erosivity, soil, relief, cover once, not rain"),
        ({"FACTORS": "cover,cover"}, "once"),
        ({"FACTORS": "cover,soil"}, "There are 4 rasters for cover, soil"),
    ],
)
def test_mistakes(esp, inputs, tmp_path, given, words):
    with pytest.raises(QgsProcessingException, match=words):
        esp("ecologicalsensitivity", INPUTS=inputs, OUTPUT=str(tmp_path / "o.tif"), **given)


def test_soils_that_the_table_does_not_have(esp, inputs, tif, tmp_path):
    inputs[1] = tif("soil", np.full((2, 3), 7, dtype=np.uint8))
    with pytest.raises(QgsProcessingException, match="soil"):
        esp("ecologicalsensitivity", INPUTS=inputs, OUTPUT=str(tmp_path / "o.tif"))


def test_cover_that_is_none_tells_of_the_order(esp, inputs, tmp_path):
    with pytest.raises(QgsProcessingException, match="vegetation cover lies between .*check the order"):
        esp("ecologicalsensitivity", INPUTS=inputs[::-1], FACTORS="rain_erosivity,relief,soil,cover",
            OUTPUT=str(tmp_path / "out.tif"))  # fmt: skip


def test_ndvi_stands_for_cover(esp, tif, tmp_path):
    out = str(tmp_path / "o.tif")
    cover = np.array([[-0.3, 0.0, 0.25, 0.9]], dtype=np.float32)
    esp("ecologicalsensitivity", INPUTS=[tif("ndvi", cover)], FACTORS="cover", GRADES=0, OUTPUT=out)
    assert read_tif(out)[0].tolist() == [9, 9, 7, 1]
    assert any("NDVI stands for the cover" in line for line in esp.feedback.lines)
