"""Layers of the project whose files a run replaces: they show what is there now; one that is edited is left alone."""

import numpy as np
import pytest
from network_layers import write_corridors, write_sources
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer, QgsVectorLayer


@pytest.fixture
def project():
    """The project, empty again when the test is over."""
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


def test_layers_read_replaced_files_anew(esp, tif, project, tmp_path):
    rasters = [str(tif(f"r{number}", np.full((4, 5), number, "f4"))) for number in (1, 3)]
    target = str(tmp_path / "sum.tif")
    esp("weightedoverlay", INPUTS=rasters, WEIGHTS="1,0", OUTPUT=target)
    layer = QgsRasterLayer(target, "sum")
    project.addMapLayer(layer)
    assert layer.dataProvider().block(1, layer.extent(), 5, 4).value(1, 1) == 1.0
    esp("weightedoverlay", INPUTS=rasters, WEIGHTS="0,1", OUTPUT=target)
    assert layer.dataProvider().block(1, layer.extent(), 5, 4).value(1, 1) == 3.0


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_vectors_read_replaced_files_anew(esp, project, tmp_path, ending):
    sources = write_sources(tmp_path / "s.geojson")
    target = str(tmp_path / f"links.{ending}")
    counts = []
    for lines in (None, [(4, 9, 3000.0), (9, 12, 2000.0)]):
        corridors = write_corridors(tmp_path / "c.geojson", lines)
        esp("centrality", SOURCES=sources, CORRIDORS=corridors, SOURCES_OUT="memory:", CORRIDORS_OUT=target)
        if not counts:
            layer = QgsVectorLayer(target, "links", "ogr")
            project.addMapLayer(layer)
        counts.append((layer.featureCount(), sum(1 for _ in layer.getFeatures())))
    assert counts == [(5, 5), (2, 2)]


def test_a_layer_that_is_edited_is_not_replaced(esp, project, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    form = {"SOURCES": sources, "CORRIDORS": corridors, "SOURCES_OUT": "memory:"}
    target = str(tmp_path / "links.gpkg")
    esp("centrality", **form, CORRIDORS_OUT=target)
    layer = QgsVectorLayer(target, "my links", "ogr")
    project.addMapLayer(layer)
    layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())
    with pytest.raises(QgsProcessingException, match="is being edited as the layer my links"):
        esp("centrality", **form, CORRIDORS_OUT=target)
    assert layer.commitChanges() and layer.featureCount() == 4
    esp("centrality", **form, CORRIDORS_OUT=target)
    assert layer.featureCount() == 5
