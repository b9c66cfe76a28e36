"""What is refused of outputs before any work, and what inputs are compared with them."""

import os
import shutil

import numpy as np
import pytest
from network_layers import write_corridors, write_sources
from osgeo import gdal
from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from rasters import write_tif
from refusals import refused


@pytest.fixture
def cover(tmp_path):
    """A land cover file."""
    array = np.where(np.add.outer(np.arange(20), np.arange(30)) % 7 < 4, 2, 1).astype(np.uint8)
    return write_tif(tmp_path / "cover.tif", array)


@pytest.fixture
def project():
    """The project, empty again when the test is over."""
    yield QgsProject.instance()
    QgsProject.instance().clear()


MSPA = {"FOREGROUND": "2"}
OVERWRITES = "would overwrite the input"


@pytest.mark.parametrize("given", ["id", "name", "object", "path", "link", "case"])
def test_the_file_of_a_layer_is_not_overwritten(esp, cover, project, tmp_path, given):
    layer = QgsRasterLayer(cover, "my cover")
    target = cover
    if given in ("id", "name", "object"):
        project.addMapLayer(layer)
    if given == "link":
        target = str(tmp_path / "link.tif")
        os.symlink(cover, target)
    if given == "case":
        # A file system that does not tell cases apart.
        target = str(tmp_path / "COVER.TIF")
        os.link(cover, target)
    value = {"id": layer.id(), "name": "my cover", "object": layer}.get(given, cover)
    refused(esp, OVERWRITES, LOOK=cover, INPUT=value, OUTPUT=target, **MSPA)


def test_the_file_of_a_selection_is_not_overwritten(esp, project, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    layer = QgsVectorLayer(corridors, "my corridors", "ogr")
    project.addMapLayer(layer)
    value = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    refused(
        esp, OVERWRITES, "centrality", LOOK=sources, SOURCES=sources, CORRIDORS=value, SOURCES_OUT="memory:",
        CORRIDORS_OUT=corridors,
    )  # fmt: skip


def test_what_a_virtual_raster_is_made_of_is_an_input(esp, cover, tmp_path):
    virtual = str(tmp_path / "tiles.vrt")
    gdal.BuildVRT(virtual, [cover]).FlushCache()
    refused(esp, OVERWRITES, LOOK=cover, INPUT=virtual, OUTPUT=cover, **MSPA)


def test_what_a_virtual_layer_is_made_of_is_an_input(esp, project, tmp_path):
    sources = write_sources(tmp_path / "sources.geojson")
    project.addMapLayer(QgsVectorLayer(sources, "patches", "ogr"))
    view = QgsVectorLayer("?query=SELECT * FROM patches", "view", "virtual")
    project.addMapLayer(view)
    corridors = write_corridors(tmp_path / "corridors.geojson")
    refused(
        esp, OVERWRITES, "centrality", LOOK=sources, SOURCES=view.id(), CORRIDORS=corridors, SOURCES_OUT=sources,
        CORRIDORS_OUT="memory:",
    )  # fmt: skip


def test_the_style_of_an_input_is_not_overwritten(esp, cover, tmp_path):
    layer = QgsRasterLayer(cover, "cover")
    layer.saveNamedStyle(str(tmp_path / "cover.qml"))
    refused(esp, OVERWRITES, LOOK=cover, INPUT=cover, OUTPUT=str(tmp_path / "cover.img"), **MSPA)
    # That of a vector of the same name is another one's.
    vector = QgsVectorLayer(write_sources(tmp_path / "other.geojson"), "other", "ogr")
    vector.saveNamedStyle(str(tmp_path / "cover.qml"))
    esp("mspa", INPUT=cover, OUTPUT=str(tmp_path / "cover.img"), **MSPA)


def test_files_inside_archives_are_inputs(esp, cover, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path, "cover.tif")
    inside = QgsRasterLayer(f"/vsizip/{archive}/cover.tif", "inside")
    assert inside.isValid()
    from esp_toolbox.algorithms.frame.input_files import files_of_value
    from qgis.core import QgsProcessingContext

    assert archive in files_of_value(inside, QgsProcessingContext())


# -- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("jpg", "changes values to save space"),
        ("webp", "changes values to save space"),
        ("jp2", "changes values to save space"),
        ("vrt", "cannot be written as .vrt here"),
        ("ers", "loses the coordinate system"),
    ],
)
def test_lossy_formats_are_refused(esp, cover, tmp_path, ending, words):
    refused(esp, words, LOOK=cover, INPUT=cover, OUTPUT=str(tmp_path / f"out.{ending}"), **MSPA)


@pytest.mark.parametrize("ending", ["png", "gif", "bmp"])
def test_pictures_hold_classes_but_no_values(esp, cover, tmp_path, ending):
    esp("mspa", INPUT=cover, OUTPUT=str(tmp_path / f"out.{ending}"), **MSPA)
    esp("mspa", INPUT=cover, OUTPUT=str(tmp_path / "out.tif"), **MSPA)
    written, wanted = (gdal.Open(str(tmp_path / f"out.{end}")).ReadAsArray() for end in (ending, "tif"))
    assert np.array_equal(written, wanted)
    refused(
        esp, "cannot hold the values", "weightedoverlay", LOOK=cover, INPUTS=[cover, cover], WEIGHTS="0.5,0.5",
        OUTPUT=str(tmp_path / f"sum.{ending}"),
    )  # fmt: skip


@pytest.mark.parametrize("ending", ["sdat", "rst", "bil", "img", "asc", "xyz"])
def test_formats_of_several_files_arrive_with_all_of_them(esp, cover, tmp_path, ending):
    place = tmp_path / "made" / "here"
    esp("weightedoverlay", INPUTS=[cover, cover], WEIGHTS="0.5,0.5", OUTPUT=str(place / f"sum.{ending}"))
    dataset = gdal.Open(str(place / f"sum.{ending}"))
    assert "PROJCS" in dataset.GetProjection()
    values = dataset.ReadAsArray()
    assert np.allclose(values, gdal.Open(cover).ReadAsArray())
    assert (place / "sum.qml").exists() and (place / f"sum.{ending}.json").exists()
    assert not [name for name in os.listdir(place) if name.startswith(".part-")]


def test_tables_are_no_shapefiles(esp, tmp_path):
    words = "a table cannot be a .shp"
    refused(esp, words, "ahp", LOOK=str(tmp_path / "x"), MATRIX="1,2;1/2,1", WEIGHTS_TABLE=str(tmp_path / "w.shp"))


# -- places ----------------------------------------------------------------------------------------


def test_open_targets_name_their_layer(esp, cover, project, tmp_path, monkeypatch):
    target = str(tmp_path / "out.tif")
    esp("mspa", INPUT=cover, OUTPUT=target, **MSPA)
    project.addMapLayer(QgsRasterLayer(target, "my result"))
    real = os.replace

    def replace(source, place):
        if str(place) == target:
            raise PermissionError(13, "used by another process")
        real(source, place)

    monkeypatch.setattr(os, "replace", replace)
    refused(esp, "is open as the layer my result; remove the layer", LOOK=cover, INPUT=cover, OUTPUT=target, **MSPA)


@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "file as folder"])
def test_targets_that_are_no_files(esp, cover, tmp_path, kind):
    target = tmp_path / "x.tif"
    if kind == "folder":
        target.mkdir()
    elif kind == "fifo":
        os.mkfifo(target)
    elif kind == "device":
        target = "/dev/full"
    else:
        target = tmp_path / "cover.tif" / "x.tif"
    words = {"folder": "is a folder", "file as folder": "cannot be written"}.get(kind, "is a device")
    refused(esp, words, LOOK=cover, INPUT=cover, OUTPUT=str(target), **MSPA)


def test_wrong_geometry_is_refused_before_the_work(esp, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    refused(
        esp, "has polygons; a layer of lines is needed", "centrality", LOOK=sources, SOURCES=sources,
        CORRIDORS=sources, SOURCES_OUT=str(tmp_path / "o.gpkg"), CORRIDORS_OUT="memory:",
    )  # fmt: skip
    assert corridors
