"""esp:ecologicalsources where several class layers agree."""

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

HECTARES = 0.09


@pytest.fixture
def layers(tmp_path):
    """Two services in three classes, the second with a band more, and MSPA with two cores."""
    first = np.ones((30, 40), dtype=np.uint8)
    first[2:20, 2:20], first[2:20, 24:30] = 3, 2
    second = np.ones((30, 40), dtype=np.uint8)
    second[5:28, 2:35] = 3
    second[0, 0] = 255
    third = np.where(np.arange(40)[None] < 33, 3, 1).astype(np.uint8).repeat(30, axis=0)
    mspa = np.zeros((30, 40), dtype=np.uint8)
    mspa[4:18, 4:38] = 1
    mspa[25, 25] = 4
    return {
        "first": write_tif(tmp_path / "first.tif", first),
        "second": write_tif(tmp_path / "second.tif", second, nodata=255),
        "third": write_tif(tmp_path / "third.tif", third),
        "two": write_tif(tmp_path / "two.tif", np.stack([first, third])),
        "mspa": write_tif(tmp_path / "mspa.tif", mspa),
        "arrays": (first, second, third, mspa),
    }


def run(esp, tmp_path, **values):
    labels = tmp_path / "labels.tif"
    result = esp(
        "ecologicalsources", MIN_DPC=0.0, MIN_AREA=0.0, OUTPUT="TEMPORARY_OUTPUT", SOURCES_RASTER=str(labels),
        LAYER_TABLE=str(tmp_path / "layers.csv"), DECISIONS=str(tmp_path / "decisions.csv"), **values,
    )  # fmt: skip
    return result, read_tif(labels) > 0, "\n".join(esp.feedback.lines)


def test_all_layers_and_the_core(esp, tmp_path, layers, no_leftovers):
    first, second, _, mspa = layers["arrays"]
    given = [layers["first"], layers["second"]]
    result, found, text = run(esp, tmp_path, LAYERS=given)
    expected = (first == 3) & (second == 3)
    assert np.array_equal(found, expected)
    assert result["AREA"] == pytest.approx(expected.sum() * HECTARES)
    rows = read_csv(tmp_path / "layers.csv")
    assert [row["layer"] for row in rows] == ["first", "second"] and rows[0]["classes"] == "3"
    known = second != 255
    lost = [((first != 3) & (second == 3) & known).sum(), ((first == 3) & (second != 3) & known).sum()]
    assert [float(row["lost_ha"]) for row in rows] == pytest.approx([cells * HECTARES for cells in lost])
    assert f"second, classes 3: {(expected.sum() + lost[0]) * HECTARES:.6g} ha; {lost[1] * HECTARES:.6g} ha are" in text
    # MSPA core and the layers.
    result, found, text = run(esp, tmp_path, INPUT=layers["mspa"], VALUES="1", LAYERS=given, LAYER_CLASSES="2,3;3")
    expected = (first >= 2) & (second == 3) & (mspa == 1)
    assert np.array_equal(found, expected)
    passed, core = (cells * HECTARES for cells in (expected.sum(), 14 * 34))
    assert f"2 of 2 layers must hold a cell: {passed:.6g} of {core:.6g} ha pass." in text
    numbers = json.loads(Path(f"{tmp_path / 'layers.csv'}.json").read_text(encoding="utf-8"))["numbers"]
    assert numbers["layer_habitat_ha"] == pytest.approx(expected.sum() * HECTARES)


def test_at_least_and_any_with_bands(esp, tmp_path, layers):
    first, second, third, _ = layers["arrays"]
    count = (first == 3).astype(int) + (third == 3) + (second == 3)
    given = [layers["two"], layers["second"]]
    _, found, text = run(esp, tmp_path, LAYERS=given, RULE=1, LEAST_LAYERS=2)
    assert np.array_equal(found, (count >= 2) & (second != 255))
    assert "two: 1, classes 3" in text and "2 of 3 layers must hold a cell" in text
    _, found, text = run(esp, tmp_path, LAYERS=given, RULE=2, LAYER_CLASSES="3")
    assert np.array_equal(found, (count >= 1) & (second != 255))
    assert "of them by this layer alone" in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"LAYER_CLASSES": "3;2;1"}, "there are 3 lists of classes for 2 layers"),
        ({"LAYER_CLASSES": "9"}, "first has none of the classes 9; its classes are: 1, 2, 3"),
        ({"LAYERS": "third, third", "LAYER_CLASSES": "1;3"}, "No cell passes the rule of 2 layers"),
        ({"RULE": 1, "LEAST_LAYERS": 5}, "At least 5 of 2 layers are asked for"),
        ({"LAYERS": None, "LAYER_CLASSES": "3", "INPUT": "mspa"}, "are given without Class rasters that must agree"),
        ({"HABITAT": "somewhere.gpkg"}, "Cells are picked by"),
        ({"LAYER_CLASSES": "3;wood"}, "wood"),
    ],
)
def test_bad_layers(esp, tmp_path, layers, change, sentence):
    values = {"LAYERS": [layers["first"], layers["second"]], **change}
    if "HABITAT" in change:
        from vectors import box, write_geojson

        polygon = ("Polygon", box(500100.0, 4199500.0, 500400.0, 4199900.0), {"name": "a"})
        values["HABITAT"] = write_geojson(tmp_path / "somewhere.geojson", [polygon])
    if "INPUT" in change:
        values["INPUT"] = layers["mspa"]
    if isinstance(values["LAYERS"], str):
        values["LAYERS"] = [layers["third"]] * 2
    with pytest.raises(QgsProcessingException, match=sentence):
        run(esp, tmp_path, **{key: value for key, value in values.items() if value is not None})


def test_headless(qgis_process, tmp_path, layers):
    out = tmp_path / "o.gpkg"
    finished = qgis_process(
        "ecologicalsources", LAYERS=[layers["first"], layers["second"]], RULE=0, MIN_DPC=0, OUTPUT=out
    )
    assert finished.returncode == 0, finished.stderr
    assert "ha are lost by this layer alone" in finished.stdout + finished.stderr
