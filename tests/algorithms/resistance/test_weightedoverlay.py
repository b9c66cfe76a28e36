"""esp:weightedoverlay end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif
from vectors import write_vector

ROAD = np.array([[1.0, 3.0], [5.0, 9.0]], dtype=np.float32)
SLOPE = np.array([[9.0, 5.0], [np.nan, 1.0]], dtype=np.float32)


def test_weighted_sum_with_its_companions(esp, tif, tmp_path, no_leftovers):
    out = str(tmp_path / "阻力 面.tif")
    result = esp("weightedoverlay", INPUTS=[tif("road", ROAD), tif("slope", SLOPE)], WEIGHTS="3/4; 1/4", OUTPUT=out)
    expected = 0.75 * ROAD + 0.25 * SLOPE
    assert np.array_equal(read_tif(out), expected, equal_nan=True)
    assert result["WEIGHTS_OUT"] == "0.75,0.25"
    dataset = gdal.Open(out)
    assert dataset.GetMetadata()["ESP_ALGORITHM"] == "esp:weightedoverlay"
    assert json.loads(dataset.GetMetadata()["ESP_PARAMETERS"])["WEIGHTS"] == "3/4; 1/4"
    sidecar = json.loads(Path(out + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["weights"] == {"layer": ["road", "slope"], "weight": [0.75, 0.25]}
    assert sidecar["numbers"]["maximum"] == np.nanmax(expected)
    layer = QgsRasterLayer(out, "out")
    assert layer.renderer().type() == "singlebandpseudocolor"


def test_no_weights_are_equal_weights_and_said(esp, tif, tmp_path):
    out = str(tmp_path / "out.tif")
    esp("weightedoverlay", INPUTS=[tif("road", ROAD), tif("slope", SLOPE)], NODATA_RULE=1, OUTPUT=out)
    assert read_tif(out).tolist() == [[5.0, 4.0], [5.0, 5.0]]
    assert any("weigh the same" in line for line in esp.feedback.lines)


def test_values_that_are_no_resistance_are_told(esp, tif, tmp_path):
    layers, out = [tif("road", ROAD), tif("slope", SLOPE)], str(tmp_path / "out.tif")
    esp("weightedoverlay", INPUTS=layers, OUTPUT=out)
    assert not any("cost distance would refuse" in line for line in esp.feedback.lines)
    esp("weightedoverlay", INPUTS=layers, STANDARDISATION=2, OUTPUT=out)
    assert any("cost distance would refuse" in line for line in esp.feedback.lines)


def test_weights_that_another_weighting_leaves_unused_are_told(esp, tif, tmp_path):
    layers = [tif("road", ROAD), tif("slope", SLOPE)]
    parameters = dict(INPUTS=layers, WEIGHTS="0.3,0.7", NAMES="道路，坡度", OUTPUT=str(tmp_path / "out.tif"))
    assert esp("weightedoverlay", WEIGHTING=1, **parameters)["WEIGHTS_OUT"] == "0.5,0.5"
    assert any("not used" in line for line in esp.feedback.lines)
    assert any(line.startswith("坡度: weight") for line in esp.feedback.lines)


def test_weights_by_name_from_a_csv(esp, tif, tmp_path):
    table = tmp_path / "weights.csv"
    table.write_text("name,weight\nslope,0.25\nroad,0.75\n")
    out = str(tmp_path / "out.tif")
    result = esp(
        "weightedoverlay",
        INPUTS=[tif("road", ROAD), tif("slope", SLOPE)],
        WEIGHTS_TABLE=str(table),
        OUTPUT=out,
    )
    assert result["WEIGHTS_OUT"] == "0.75,0.25"


def test_entropy_and_standardisation(esp, tif, tmp_path):
    flat = np.full((2, 2), 4.0, dtype=np.float32)
    out = str(tmp_path / "out.tif")
    result = esp(
        "weightedoverlay",
        INPUTS=[tif("road", ROAD), tif("flat", flat)],
        WEIGHTING=2,
        STANDARDISATION=1,
        COSTS="1",
        OUTPUT=out,
    )
    assert result["WEIGHTS_OUT"] == "1,0"
    assert read_tif(out).tolist() == [[1.0, 0.75], [0.5, 0.0]]


def test_entropy_sees_the_layers_as_they_are_combined(esp, tif, tmp_path):
    values = np.random.default_rng(0).gamma(1.0, 2.0, (2, 20, 20)).astype(np.float32)
    paths = [tif("a", values[0]), tif("b", values[1])]
    turned = [tif("c", -values[0]), paths[1]]
    out = str(tmp_path / "out.tif")
    common = {"WEIGHTING": 2, "STANDARDISATION": 1, "OUTPUT": out}
    weights = esp("weightedoverlay", INPUTS=paths, COSTS="1", **common)["WEIGHTS_OUT"]
    other = esp("weightedoverlay", INPUTS=turned, **common)["WEIGHTS_OUT"]
    plain = esp("weightedoverlay", INPUTS=paths, **common)["WEIGHTS_OUT"]
    first = [float(text.split(",")[0]) for text in (weights, other, plain)]
    assert first[0] == pytest.approx(first[1], rel=1e-6)
    assert abs(first[0] - first[2]) > 0.01


def test_weights_of_a_paper(esp, tif, tmp_path):
    names = ["slope", "elevation", "ndvi", "distance_to_water", "distance_to_road", "land_use"]
    out = str(tmp_path / "out.tif")
    named = [tif(name, ROAD) for name in names]
    weights = esp("weightedoverlay", INPUTS=named, PRESET=1, OUTPUT=out)["WEIGHTS_OUT"]
    assert weights == "0.15,0.27,0.08,0.13,0.05,0.32"
    others = [tif(f"f{number}", ROAD) for number in range(6)]
    weights = esp("weightedoverlay", INPUTS=others, PRESET=1, OUTPUT=out)["WEIGHTS_OUT"]
    assert [float(text) for text in weights.split(",")] == [0.32, 0.05, 0.13, 0.08, 0.27, 0.15]
    assert any("in the order of the layers" in line for line in esp.feedback.lines)


def test_another_grid_is_warped_with_a_warning(esp, tif, tmp_path):
    coarse = np.array([[2.0]], dtype=np.float32)
    out = str(tmp_path / "out.tif")
    esp("weightedoverlay", INPUTS=[tif("road", ROAD), tif("coarse", coarse, cell_size=60.0)], OUTPUT=out)
    assert read_tif(out).tolist() == ((ROAD + 2.0) / 2).tolist()
    assert any("coarse" in line and "warped onto the grid of road" in line for line in esp.feedback.lines)


def test_barriers_block_whatever_the_nodata_rule(esp, tif, tmp_path):
    fence = write_vector(tmp_path / "fence.gpkg", ["LINESTRING(500045 4199995, 500045 4199965)"])
    sources = tif("sources", np.array([[0, 3], [3, 0]], dtype=np.uint8))
    out = str(tmp_path / "out.tif")
    esp(
        "weightedoverlay",
        INPUTS=[tif("road", ROAD), tif("slope", SLOPE)],
        NODATA_RULE=1,
        WALLS=fence,
        SOURCES=sources,
        OUTPUT=out,
    )
    assert np.array_equal(read_tif(out), [[5.0, np.nan], [5.0, np.nan]], equal_nan=True)
    assert "1 of 1 source has cells on walls: 3." in esp.feedback.lines


def test_cancel_leaves_nothing(esp, tif, tmp_path, no_leftovers):
    out = tmp_path / "out.tif"
    assert esp("weightedoverlay", cancel_at=0, INPUTS=[tif("a", ROAD), tif("b", ROAD)], OUTPUT=str(out)) == {}
    assert not out.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"WEIGHTS": "0.5"}, "1 weights for 2 layers"),
        ({"WEIGHTS": "0.5,0.6"}, "sum to 1.1"),
        ({"WEIGHTS": "a,b"}, "'a' is not a number"),
        ({"COSTS": "3"}, "no layer 3 among the 2"),
        ({"COSTS": "1"}, "when they are standardised"),
        ({"PRESET": 1}, "6 weights for 2 layers"),
        ({"PRESET": 2, "WEIGHTS": "0.5,0.5"}, "Give the weights once"),
    ],
)
def test_bad_parameters(esp, tif, tmp_path, change, sentence):
    parameters = {"INPUTS": [tif("road", ROAD), tif("slope", SLOPE)], "OUTPUT": str(tmp_path / "out.tif"), **change}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("weightedoverlay", **parameters)
    assert not (tmp_path / "out.tif").exists()


def test_bad_layers(esp, tif, tmp_path, no_leftovers):
    road = tif("road", ROAD)
    cases = {
        "does not overlap": tif("far", ROAD, origin=(900000.0, 4200000.0)),
        "is rotated": tif("turned", ROAD, skew=5.0),
        "make them square": tif("flat", ROAD, cells=(30.0, -25.0)),
        "no data in band 1": tif("empty", np.full((2, 2), np.nan, dtype=np.float32)),
        "missing.tif does not exist": str(tmp_path / "missing.tif"),
    }
    for sentence, other in cases.items():
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("weightedoverlay", INPUTS=[road, other], OUTPUT=str(tmp_path / "out.tif"))
    with pytest.raises(QgsProcessingException, match="would overwrite the input"):
        esp("weightedoverlay", INPUTS=[road], OUTPUT=road)
    assert not (tmp_path / "out.tif").exists()
    assert np.array_equal(read_tif(road), ROAD)


def test_headless(qgis_process, tmp_path):
    layers = [write_tif(tmp_path / f"{name}.tif", values) for name, values in (("road", ROAD), ("slope", SLOPE))]
    out = tmp_path / "new folder" / "out.tif"
    finished = qgis_process("weightedoverlay", INPUTS=layers, WEIGHTS="0.75,0.25", OUTPUT=out)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["WEIGHTS_OUT"] == "0.75,0.25"
    assert np.array_equal(read_tif(out), 0.75 * ROAD + 0.25 * SLOPE, equal_nan=True)
    wrong = qgis_process("weightedoverlay", INPUTS=layers, WEIGHTS="0.75,0.75", OUTPUT=out)
    assert wrong.returncode == 1
    assert "sum to 1.5" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
