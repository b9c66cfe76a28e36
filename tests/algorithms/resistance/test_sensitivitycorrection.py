"""esp:sensitivitycorrection end to end."""

import csv
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from vectors import write_vector

RESISTANCE = np.array([[1.0, 5.0, 10.0], [15.0, 20.0, 1.0]])
SENSITIVITY = np.array([[1.0, 5.0, 10.0], [15.0, 20.0, np.nan]])
EXPECTED = RESISTANCE * SENSITIVITY / 10.2


def test_correction_and_statistics(esp, tif, tmp_path, no_leftovers):
    out, table = str(tmp_path / "修正.tif"), str(tmp_path / "statistics.csv")
    result = esp(
        "sensitivitycorrection",
        RESISTANCE=tif("r", RESISTANCE), SENSITIVITY=tif("s", SENSITIVITY), OUTPUT=out, STATISTICS=table,
    )  # fmt: skip
    assert np.allclose(read_tif(out), EXPECTED, rtol=1e-6, equal_nan=True)
    with open(table, encoding="utf-8", newline="") as file:
        before, after = csv.DictReader(file)
    assert (before["layer"], int(before["cells"]), float(before["maximum"])) == ("before", 6, 20.0)
    assert float(after["mean"]) == pytest.approx(np.nanmean(EXPECTED))
    assert float(after["minimum"]) == pytest.approx(np.nanmin(EXPECTED))
    assert result["MEAN"] == pytest.approx(np.nanmean(EXPECTED))


def test_limits_night_light_and_the_cells_of_the_mean(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    light = np.array([[0.0, 2.0, 4.0]])
    ground = np.array([[10.0, 10.0, np.nan]])
    layers = {"RESISTANCE": tif("r", ground), "SENSITIVITY": tif("light", light), "OUTPUT": out}
    esp("sensitivitycorrection", **layers)
    assert np.array_equal(read_tif(out), [[0, 10, np.nan]], equal_nan=True)
    assert any("1 cell has resistance 0" in line for line in esp.feedback.lines)
    assert any("over the other set of cells it would be 1" in line for line in esp.feedback.lines)
    esp("sensitivitycorrection", MEAN_OVER=1, MINIMUM=1, MAXIMUM=15, **layers)
    assert np.array_equal(read_tif(out), [[1, 15, np.nan]], equal_nan=True)
    assert any("1 cell was raised to 1." in line for line in esp.feedback.lines)


def test_another_grid_and_barriers(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    fence = write_vector(tmp_path / "fence.gpkg", ["LINESTRING(500015 4199999, 500015 4199941)"])
    esp(
        "sensitivitycorrection",
        RESISTANCE=tif("r", RESISTANCE[:, :2]),
        SENSITIVITY=tif("coarse", np.array([[3.0]]), cell_size=60.0),
        WALLS=fence,
        SOURCES=tif("sources", np.array([[1, 0], [0, 0]], dtype=np.uint8)),
        OUTPUT=out,
    )
    assert np.array_equal(read_tif(out), [[np.nan, 5], [np.nan, 20]], equal_nan=True)
    assert any("coarse" in line and "warped" in line for line in esp.feedback.lines)
    assert any("nothing can be reached: 1." in line for line in esp.feedback.lines)


def test_bad_input(esp, tif, tmp_path, no_leftovers):
    out = tmp_path / "out.tif"
    good = tif("r", RESISTANCE)
    cases = [
        ("below 0", {"SENSITIVITY": tif("minus", SENSITIVITY - 3)}),
        ("0 everywhere", {"SENSITIVITY": tif("zero", SENSITIVITY * 0)}),
        ("no cell in common", {"SENSITIVITY": tif("a", np.where(RESISTANCE > 5, np.nan, 1)),
                               "RESISTANCE": tif("b", np.where(RESISTANCE > 5, 1, np.nan))}),
        ("above the greatest", {"MINIMUM": 5, "MAXIMUM": 1}),
        ("does not overlap", {"SENSITIVITY": tif("far", SENSITIVITY, origin=(900000.0, 4200000.0))}),
    ]  # fmt: skip
    for sentence, change in cases:
        parameters = {"RESISTANCE": good, "SENSITIVITY": tif("s", SENSITIVITY), "OUTPUT": str(out), **change}
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("sensitivitycorrection", **parameters)
        assert not out.exists()


def test_headless(qgis_process, tmp_path):
    layers = [write_tif(tmp_path / name, array) for name, array in (("r.tif", RESISTANCE), ("s.tif", SENSITIVITY))]
    out = Path(tmp_path, "out.tif")
    finished = qgis_process("sensitivitycorrection", RESISTANCE=layers[0], SENSITIVITY=layers[1], OUTPUT=out)
    assert finished.returncode == 0, finished.stderr
    assert np.allclose(read_tif(out), EXPECTED, rtol=1e-6, equal_nan=True)


def test_within_each_land_cover(esp, tif, tmp_path):
    out, table = str(tmp_path / "out.tif"), str(tmp_path / "classes.csv")
    layers = {
        "RESISTANCE": tif("r", np.array([[10.0, 10.0, 50.0, 50.0, 2.0]])),
        "SENSITIVITY": tif("light", np.array([[1.0, 3.0, 0.0, 0.0, 1.0]])),
        "LANDCOVER": tif("cover", np.array([[10, 10, 60, 60, 0]], dtype=np.uint8), nodata=0),
        "OUTPUT": out,
    }
    esp("sensitivitycorrection", LEGEND=2, CLASS_TABLE=table, **layers)
    assert np.array_equal(read_tif(out), [[5, 15, 50, 50, np.nan]], equal_nan=True)
    with open(table, encoding="utf-8", newline="") as file:
        trees, bare = csv.DictReader(file)
    assert (trees["class"], trees["name"], float(trees["area_ha"])) == ("10", "Tree cover", 0.18)
    assert [float(bare[key]) for key in ("corrector_mean", "before", "after")] == [0, 50, 50]
    lines = esp.feedback.lines
    assert any(line.startswith("Bare") and "the resistance stays" in line for line in lines)
    esp("sensitivitycorrection", STRENGTH=1, MAXIMUM=12, **layers)
    assert np.array_equal(read_tif(out), [[7.5, 12, 12, 12, np.nan]], equal_nan=True)


def test_a_mine_on_bare_land_is_told(esp, tif, tmp_path):
    light = np.zeros((1, 40))
    light[0, 7] = 5.0
    layers = {
        "RESISTANCE": tif("r", np.full((1, 40), 30.0)),
        "SENSITIVITY": tif("light", light),
        "OUTPUT": str(tmp_path / "out.tif"),
    }
    esp("sensitivitycorrection", LANDCOVER=tif("cover", np.full((1, 40), 6, dtype=np.uint8)), **layers)
    assert any("40 times what it was" in line and "for example 30" in line for line in esp.feedback.lines)
    assert any("The least resistance is that of the surface, 30." in line for line in esp.feedback.lines)
    esp("sensitivitycorrection", STRENGTH=1, MINIMUM=1, **layers)
    assert any("belong to a land cover" in line for line in esp.feedback.lines)
