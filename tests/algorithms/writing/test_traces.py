"""What a run leaves beside its inputs and results: nothing that it was not asked for."""

import os
import zipfile

import numpy as np
import pytest
from network_layers import write_corridors, write_sources
from qgis.core import QgsProcessingException, QgsProject
from rasters import write_tif
from workflow_files import qaidam_form


def test_no_statistics_lie_beside_inputs_and_results(esp, tmp_path):
    given, made = tmp_path / "given", tmp_path / "made"
    given.mkdir()
    values = np.random.default_rng(3).random((30, 40))
    rasters = [write_tif(given / f"{name}.tif", (values + 1.0).astype("f4")) for name in "ab"]
    esp("weightedoverlay", INPUTS=rasters, WEIGHTS="0.5,0.5", OUTPUT=str(made / "sum.tif"))
    QgsProject.instance().clear()
    assert sorted(os.listdir(given)) == ["a.tif", "b.tif"]
    assert sorted(os.listdir(made)) == ["sum.qml", "sum.tif", "sum.tif.json"]


def test_side_files_of_an_input_are_read(esp, tmp_path):
    """Statistics are kept from a raster without an .aux.xml only: in one there may be all that GDAL knows of it."""
    from esp_toolbox.algorithms.layers.opening import raster_layer

    path = write_tif(tmp_path / "a.tif", np.ones((4, 4), "f4"), crs="")
    (tmp_path / "a.tif.aux.xml").write_text("<PAMDataset><SRS>EPSG:32647</SRS></PAMDataset>")
    assert raster_layer(path).crs().authid() == "EPSG:32647"


def test_a_project_is_the_same_bytes(esp, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    other = write_corridors(tmp_path / "d.geojson", [(4, 9, 1.0)])
    found = []
    for lines in (corridors, corridors, other):
        made = {"PATTERN": str(tmp_path / "p.gpkg"), "PROJECT": str(tmp_path / "p.qgz")}
        esp("securitypattern", SOURCES=sources, CORRIDORS=lines, **made)
        found.append((tmp_path / "p.qgz").read_bytes())
    assert found[0] == found[1] != found[2]
    with zipfile.ZipFile(tmp_path / "p.qgz") as archive:
        text = archive.read("p.qgs").decode()
    project = QgsProject()
    assert project.read(str(tmp_path / "p.qgz"))
    ids = set(project.mapLayers())
    assert len(ids) >= 2 and all(layer.isValid() for layer in project.mapLayers().values())
    assert all(text.count(number) >= 3 for number in ids), "the tree, the order and the layer name it"


@pytest.mark.parametrize(("ending", "words"), [("asc", "the 3 bands"), ("png", "cannot hold"), ("gif", "cannot hold")])
def test_formats_of_one_band_hold_no_years(esp, tmp_path, ending, words):
    values = np.random.default_rng(3).random((20, 20)).astype("f4")
    rasters = [write_tif(tmp_path / f"{number}.tif", values + number) for number in range(3)]
    with pytest.raises(QgsProcessingException, match=words):
        esp("owa", INPUTS=rasters, ALPHAS="0.5,1,2", OUTPUT=str(tmp_path / f"owa.{ending}"))
    assert not esp.feedback.fractions, "it began to work"


def test_one_band_goes_into_a_format_of_one(esp, tmp_path):
    values = np.random.default_rng(3).random((20, 20)).astype("f4")
    rasters = [write_tif(tmp_path / f"{number}.tif", values + number) for number in range(3)]
    esp("owa", INPUTS=rasters, ALPHAS="1", OUTPUT=str(tmp_path / "owa.asc"))
    assert (tmp_path / "owa.asc").exists()


def test_whole_numbers_that_a_format_cannot_hold(esp, tmp_path):
    sources = write_sources(tmp_path / "s.geojson")
    resistance = write_tif(tmp_path / "r.tif", np.ones((70, 140), "f4"), origin=(499700.0, 4001400.0))
    with pytest.raises(QgsProcessingException, match="cannot hold the values"):
        esp("costdistance", RESISTANCE=resistance, SOURCES=sources, OUTPUT=str(tmp_path / "c.tif"),
            ALLOCATION=str(tmp_path / "a.png"))  # fmt: skip
    assert not esp.feedback.fractions, "it began to work"


def test_layers_and_projects_have_their_ending(esp, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    for key, other, ending in (("PATTERN", "p.html", "gpkg"), ("PROJECT", "p.zip", "qgz")):
        made = {"PATTERN": str(tmp_path / "p.gpkg"), key: str(tmp_path / other)}
        with pytest.raises(QgsProcessingException, match=rf"does not end in \.{ending}"):
            esp("securitypattern", SOURCES=sources, CORRIDORS=corridors, **made)


def test_bands_that_the_form_decides_are_refused_before_the_work(esp, sample_basin, tmp_path):
    values = np.ones((70, 140), "f4")
    raster = write_tif(tmp_path / "r.tif", values, origin=(499700.0, 4001400.0))
    lines = [write_corridors(tmp_path / f"{name}.geojson") for name in "ab"]
    sources = write_sources(tmp_path / "s.geojson")
    cases = (
        ("resistancefactor", "MEASURED", 2,
         {"INPUT": raster, "MEASURE": 1, "FEATURES": lines[0], "FEATURES_2": lines[1], "OUTPUT": "TEMPORARY_OUTPUT"}),
        ("ecologicalsensitivity", "SCORES", 2, {"INPUTS": [raster] * 2, "PRESET": 4, "OUTPUT": "TEMPORARY_OUTPUT"}),
        ("current", "VOLTAGE", 2,
         {"RESISTANCE": raster, "FOCAL": sources, "PAIRS": "4-9;9-12", "CURRENT": "TEMPORARY_OUTPUT"}),
        ("uncertainty", "ZONE_PROBABILITY", 5, qaidam_form(sample_basin)),
    )  # fmt: skip
    for name, key, count, form in cases:
        with pytest.raises(QgsProcessingException, match=f"the {count} bands"):
            esp(name, **form, **{key: str(tmp_path / "o.asc")})
        assert not [fraction for fraction in esp.feedback.fractions if fraction > 5], f"{name} began to work"
    # One pair is one band, whatever the number of nodes.
    esp("current", RESISTANCE=raster, FOCAL=sources, PAIRS="4-9", VOLTAGE=str(tmp_path / "v.asc"),
        CURRENT="TEMPORARY_OUTPUT")  # fmt: skip
