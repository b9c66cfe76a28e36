"""esp:landscapemetrics, what it must be told of the surroundings of patches: end to end."""

import numpy as np
import pytest
from esp_toolbox.core.health.class_pairs import read_class_pairs
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from esp_toolbox.core.health.patches import patch_table
from esp_toolbox.core.health.surroundings import Surroundings
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from scipy import ndimage
from tables import read_csv

COVER = ndimage.zoom(np.random.default_rng(7).integers(1, 4, (8, 10)), 3, order=0).astype(np.uint8)
PAIRS = "class_1,class_2,value\n1,2,0.5\n1,3,1\n2,3,0.25\n"
SQUARE = "类别,1,2,3\n1,,0.2,0.4\n2,,,0.6\n3,0.4,,1\n"


def told(radius=90.0, border=0.0):
    def pairs(numbers, alike):
        columns = {"class_1": [1, 1, 2], "class_2": [2, 3, 3], "value": numbers}
        return read_class_pairs(columns, "t", {}, alike)

    return Surroundings(radius, pairs([0.2, 0.4, 0.6], 1.0), pairs([0.5, 1, 0.25], 0.0), border, 8)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "contrast.csv").write_text(PAIRS, encoding="utf-8")
    (tmp_path / "similarity.csv").write_text(SQUARE, encoding="utf-8")
    return {
        "INPUT": write_tif(tmp_path / "cover.tif", COVER, nodata=255),
        "SIMILARITY": str(tmp_path / "similarity.csv"),
        "CONTRAST": str(tmp_path / "contrast.csv"),
        "RADIUS": 90.0,
        "CLASSES_MAX": 8,
        "METRICS_TABLE": str(tmp_path / "t.csv"),
    }


def landscape():
    return landscape_of(COVER.astype(int), COVER != 255, 30.0)


def test_levels(esp, files, tmp_path):
    names = ["CONNECT", "CWED", "TECI", "SIMI_MN", "RPR"]
    esp("landscapemetrics", **files, METRICS=",".join(names), BOUNDARY_CONTRAST=0.5)
    (row,) = read_csv(files["METRICS_TABLE"])
    expected = landscape_metrics(landscape(), names, surroundings=told(border=0.5))[0]
    assert [float(row[name]) for name in names] == pytest.approx(expected)
    esp("landscapemetrics", **files, METRICS="PROX_MN,CWED", LEVEL=1)
    found = [[float(row["PROX_MN"]), float(row["CWED"])] for row in read_csv(files["METRICS_TABLE"])]
    expected = class_metrics(landscape(), ["PROX_MN", "CWED"], surroundings=told())[0]
    assert np.array(found) == pytest.approx(expected)
    out = tmp_path / "o.tif"
    esp("landscapemetrics", **files, METRICS="PROX,SIMI,ECON", LEVEL=2, OUTPUT=str(out))
    table = patch_table(landscape(), ["PROX", "SIMI", "ECON"], surroundings=told())
    for band, name in enumerate(("PROX", "SIMI", "ECON"), 1):
        assert read_tif(out, band) == pytest.approx(table.values(name)[table.labels], rel=1e-6)


def test_all_is_what_can_be_measured(esp, files):
    plain = {key: files[key] for key in ("INPUT", "METRICS_TABLE")}
    esp("landscapemetrics", **plain, METRICS="all", RADIUS=60)
    (row,) = read_csv(files["METRICS_TABLE"])
    assert {"CONNECT", "PROX_AM", "ENT"} <= set(row)
    assert not {"SIMI_MN", "TECI", "RPR"} & set(row)
    left = [line for line in esp.feedback.lines if line.startswith("Left out without")]
    assert len(left) == 3
    assert any("(CONTRAST): ECON_MN, ECON_AM, ECON_SD, ECON_CV, CWED, TECI." in line for line in left)


def test_moving_windows(esp, files, tmp_path):
    out = tmp_path / "o.tif"
    esp("landscapemetrics", **files, METRICS="TECI", UNIT=3, SIZE=90, WINDOW=1, STRIDE=3, OUTPUT=str(out))
    # The third centre of a stride of 3 is cell 7.
    part = landscape_of(COVER[4:11, 4:11].astype(int), np.ones((7, 7), bool), 30.0)
    assert read_tif(out)[2, 2] == pytest.approx(landscape_metrics(part, ["TECI"], surroundings=told())[0, 0])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"METRICS": "PROX_MN", "RADIUS": None}, r"PROX_MN needs Radius .* \(RADIUS\)"),
        ({"METRICS": "SIMI_AM", "SIMILARITY": None}, r"SIMI_AM needs .* \(SIMILARITY\)"),
        ({"METRICS": "CWED", "CONTRAST": None}, r"CWED needs .* \(CONTRAST\)"),
        ({"METRICS": "RPR", "CLASSES_MAX": None}, r"RPR needs .* \(CLASSES_MAX\)"),
        ({"METRICS": "RPR", "CLASSES_MAX": 2}, "3 classes, more than the 2"),
        ({"METRICS": "CONNECT", "RADIUS": 0}, "above 0 m"),
        ({"METRICS": "CWED", "CONTRAST": "class_1,class_2,value\n1,2,0.5\n"}, "lacks 2 pairs of classes: 1-3, 2-3"),
    ],
)
def test_bad_parameters(esp, files, tmp_path, change, sentence, no_leftovers):
    if "\n" in str(change.get("CONTRAST")):
        (tmp_path / "few.csv").write_text(change["CONTRAST"], encoding="utf-8")
        change = {**change, "CONTRAST": str(tmp_path / "few.csv")}
    given = {key: value for key, value in {**files, **change}.items() if value is not None}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("landscapemetrics", **given)


def test_headless(qgis_process, files):
    finished = qgis_process("landscapemetrics", **files, METRICS="PROX_MN,TECI")
    assert finished.returncode == 0, finished.stderr
    expected = landscape_metrics(landscape(), ["PROX_MN", "TECI"], surroundings=told())[0]
    (row,) = read_csv(files["METRICS_TABLE"])
    assert [float(row["PROX_MN"]), float(row["TECI"])] == pytest.approx(expected)
