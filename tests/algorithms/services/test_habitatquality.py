"""esp:habitatquality end to end."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from polygons import write_boxes
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif
from reference_basins import GOLDEN, ORIGIN, golden_basin, write_inputs

THREATS = ("threat_cropland", "threat_bare", "threat_builtup")


@pytest.fixture
def basin(tmp_path):
    """The golden basin with its land cover, threats and tables as files."""
    golden = golden_basin()
    paths = write_inputs(golden, tmp_path, "lulc", *THREATS)
    for name in ("threats", "sensitivity"):
        shutil.copy(GOLDEN / f"{name}.csv", tmp_path)
        paths[name] = str(tmp_path / f"{name}.csv")
    golden_paths = {**paths, "out": str(tmp_path / "质量 out.tif")}
    return golden, golden_paths


def _own_tables(paths, **more):
    tables = {"LANDCOVER": paths["lulc"], "THREATS": paths["threats"], "SENSITIVITY": paths["sensitivity"]}
    return {**tables, "OUTPUT": paths["out"], **more}


def _same(path, expected, atol=2e-7):
    found = read_tif(path)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=0, atol=atol)


def test_invest_tables_and_paths_as_they_are(esp, basin, tmp_path, no_leftovers):
    golden, paths = basin
    by_threat = str(tmp_path / "by_threat.tif")
    degradation = str(tmp_path / "degradation.tif")
    result = esp("habitatquality", **_own_tables(paths, DEGRADATION=degradation, THREAT_DEGRADATION=by_threat))
    _same(paths["out"], golden.output("hq_quality_c"))
    _same(degradation, golden.output("hq_deg_sum_c"))
    assert result["MEAN_QUALITY"] == pytest.approx(np.nanmean(golden.output("hq_quality_c")), abs=1e-7)
    assert result["K_USED"] == 0.5
    bands = gdal.Open(by_threat)
    names = [bands.GetRasterBand(number).GetDescription() for number in (1, 2, 3)]
    assert names == ["cropland", "bare", "builtup"]
    total = sum(read_tif(by_threat, number) for number in (1, 2, 3))
    np.testing.assert_allclose(total, read_tif(degradation), atol=1e-6)
    sidecar = json.loads(Path(paths["out"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["K_USED"] == 0.5
    assert QgsRasterLayer(paths["out"], "q").renderer().type() == "singlebandpseudocolor"


@pytest.mark.parametrize("provider", ["ogr", "delimitedtext"])
def test_tables_that_are_loaded_in_the_project(esp, basin, provider):
    golden, paths = basin
    before = {"ogr": "", "delimitedtext": "file://"}[provider]
    after = {"ogr": "", "delimitedtext": "?type=csv&geomType=none"}[provider]
    layers = [QgsVectorLayer(before + paths[name] + after, name, provider) for name in ("threats", "sensitivity")]
    assert all(layer.isValid() for layer in layers)
    QgsProject.instance().addMapLayers(layers)
    try:
        esp("habitatquality", **_own_tables(paths, THREATS=layers[0], SENSITIVITY=layers[1].id()))
    finally:
        QgsProject.instance().removeMapLayers([layer.id() for layer in layers])
    _same(paths["out"], golden.output("hq_quality_c"))


def test_rasters_by_name_go_before_paths(esp, basin):
    golden, paths = basin
    rasters = [paths[name] for name in reversed(THREATS)]
    esp("habitatquality", **_own_tables(paths, THREAT_RASTERS=rasters))
    _same(paths["out"], golden.output("hq_quality_c"))


def test_threats_of_classes_and_the_papers_tables(esp, basin):
    golden, paths = basin
    # The basin's threat rasters are its cropland, bare and impervious cells; its classes are those of CLCD.
    esp("habitatquality", LANDCOVER=paths["lulc"], PRESET=1, LEGEND=1, OUTPUT=paths["out"])
    _same(paths["out"], golden.output("hq_quality_c"))


def test_the_papers_tables_follow_another_legend(esp, basin, tmp_path, tif):
    golden, paths = basin
    classes, valid = golden.land_cover()
    worldcover = np.array([0, 40, 10, 20, 30, 80, 70, 60, 50, 90], dtype=np.uint8)[np.where(valid, classes, 0)]
    land_cover = tif("esa", worldcover, cell_size=golden.cell_size, nodata=0)
    esp("habitatquality", LANDCOVER=land_cover, PRESET=1, LEGEND=2, OUTPUT=paths["out"])
    _same(paths["out"], golden.output("hq_quality_c"))


def test_models_and_k(esp, basin, tmp_path):
    golden, paths = basin
    means = {}
    for model in (0, 1, 2):
        result = esp("habitatquality", **_own_tables(paths, MODEL=model, HALF_SATURATION_RULE=1))
        means[model] = result["MEAN_QUALITY"]
        assert result["K_USED"] < 0.5
    # The threat rasters hold 0 and 1, so intensity makes no difference.
    assert means[0] == pytest.approx(means[2])
    assert means[1] != pytest.approx(means[0])


def test_access_shields_and_rarity_compares(esp, basin, tmp_path):
    golden, paths = basin
    shield = write_boxes(tmp_path / "access.gpkg", [(500000, 4210000, 509000, 4220000)], access=[0.0])
    rarity = str(tmp_path / "rarity.tif")
    esp("habitatquality", **_own_tables(paths, ACCESS=shield, BASELINE=paths["lulc"], RARITY=rarity))
    quality = read_tif(paths["out"])
    table = golden.table("sensitivity")
    suitability = dict(zip(map(int, table["lucode"]), map(float, table["habitat"])))
    classes, _ = golden.land_cover()
    inside = np.vectorize(suitability.get)(classes[:40, :36])
    np.testing.assert_allclose(quality[:40, :36], inside, rtol=1e-6)
    assert set(np.unique(read_tif(rarity))) == {0.5}


def test_a_threat_that_is_nowhere_is_said(esp, basin, tif):
    golden, paths = basin
    nothing = np.zeros((60, 72), dtype=np.uint8)
    empty = tif("builtup", nothing, cell_size=golden.cell_size, origin=ORIGIN, crs="EPSG:32648")
    rasters = [paths["threat_cropland"], paths["threat_bare"], empty]
    esp("habitatquality", **_own_tables(paths, THREAT_RASTERS=rasters))
    assert any("builtup is nowhere on the raster" in line for line in esp.feedback.lines)


def test_kilometres_are_noticed(esp, basin):
    _, paths = basin
    Path(paths["threats"]).write_text(
        "THREAT,MAX_DIST,WEIGHT,DECAY,CUR_PATH\n"
        "cropland,0.5,0.7,linear,threat_cropland.tif\n"
        "bare,3,1,exponential,threat_bare.tif\n"
        "builtup,0.8,0.2,linear,threat_builtup.tif\n"
    )
    esp("habitatquality", **_own_tables(paths))
    assert any("are the table's distances kilometres?" in line for line in esp.feedback.lines)
    esp("habitatquality", **_own_tables(paths, KILOMETRES=True))
    _same(paths["out"], golden_basin().output("hq_quality_c"))


def test_cancel_leaves_nothing(esp, basin, no_leftovers):
    _, paths = basin
    assert esp("habitatquality", cancel_at=10, **_own_tables(paths)) == {}
    assert not Path(paths["out"]).exists()


def _text(path, text):
    Path(path).write_text(text)
    return str(path)


def test_bad_input(esp, basin, tmp_path, tif, no_leftovers):
    golden, paths = basin
    rows = Path(paths["sensitivity"]).read_text().splitlines()
    small = np.full((5, 5), 1, dtype=np.uint8)
    far = tif("cropland", small, cell_size=250.0, origin=(900000.0, 4200000.0), crs="EPSG:32648")
    high = "\n".join(rows).replace("0.95", "9.5")
    cases = [
        ({"SENSITIVITY": _text(tmp_path / "a.csv", "\n".join(rows[:-1]))}, "no row for class 9 of lulc"),
        (
            {"SENSITIVITY": _text(tmp_path / "b.csv", "\n".join(row.rsplit(",", 1)[0] for row in rows))},
            "no column builtup; its header must be: lucode, habitat, cropland, bare, builtup",
        ),
        ({"SENSITIVITY": _text(tmp_path / "c.csv", high)}, "habitat = 9.5 for class 3"),
        ({"THREATS": _text(tmp_path / "d.csv", "name,distance\na,1\n")}, "no column threat, max_dist, weight, decay"),
        (
            {"THREATS": _text(tmp_path / "e.csv", "threat,max_dist,weight,decay\ncropland,5,1,linear\n")},
            "threat cropland has no layer",
        ),
        ({"THREAT_RASTERS": [far]}, "does not overlap lulc"),
        ({"PRESET": 1}, "the paper's tables are chosen as well"),
        ({"THREATS": None}, "choose a table, or the paper's tables"),
        ({"RARITY": str(tmp_path / "r.tif")}, "Rarity needs an earlier land cover"),
        ({"LANDCOVER": tif("degrees", small, cell_size=0.01, origin=(100.0, 38.0), crs="EPSG:4326")}, "geographic"),
        ({"LANDCOVER": str(tmp_path / "none.tif")}, "none.tif"),
    ]
    for change, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("habitatquality", **_own_tables(paths, **change))
    # 1 to 9 are all classes of CLCD; three of them may be anything.
    few = tif("few", np.where(golden.input("lulc") > 3, 3, golden.input("lulc")).astype(np.uint8), nodata=0)
    with pytest.raises(QgsProcessingException, match="its values fit .*CLCD.*choose its legend"):
        esp("habitatquality", LANDCOVER=few, PRESET=1, OUTPUT=paths["out"])
    field = write_boxes(tmp_path / "wide.gpkg", [(500000, 4210000, 509000, 4220000)], access=[3.0])
    with pytest.raises(QgsProcessingException, match="access of .* must lie between 0 and 1"):
        esp("habitatquality", **_own_tables(paths, ACCESS=field))
    assert not Path(paths["out"]).exists()


def test_headless(qgis_process, basin):
    golden, paths = basin
    finished = qgis_process("habitatquality", **_own_tables(paths))
    assert finished.returncode == 0, finished.stderr
    _same(paths["out"], golden.output("hq_quality_c"))
    Path(paths["sensitivity"]).write_text("lucode,habitat\n1,1\n")
    wrong = qgis_process("habitatquality", **_own_tables(paths))
    assert wrong.returncode != 0
    assert "its header must be" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
