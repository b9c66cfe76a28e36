"""The legend of a land cover in the workbench: told by its values once they are known, never before."""

import time

import numpy as np
import pytest
from esp_toolbox.core.presets import read_legend
from esp_toolbox.ui.workbench import layer_facts
from esp_toolbox.ui.workbench.session import Session
from osgeo import gdal
from qgis.core import QgsPalettedRasterRenderer, QgsProject, QgsRasterLayer, QgsSingleBandGrayRenderer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor
from rasters import write_tif

WORLDCOVER = np.array([[10, 20, 30, 40], [50, 60, 80, 95], [100, 70, 10, 10]], dtype=np.uint8)


@pytest.fixture
def session(esp_provider):
    project = QgsProject()
    session = Session(project)
    yield session
    session.close()


def chosen(session, tmp_path, array, name="landcover"):
    layer = QgsRasterLayer(write_tif(tmp_path / f"{name}.tif", array), name)
    session.project.addMapLayer(layer)
    session.set_layers("landcover", [layer])
    return layer


def looked_at(session, layer):
    end = time.monotonic() + 30
    while not session.route.is_legend_known(session.study, layer):
        assert time.monotonic() < end
        QCoreApplication.processEvents()
    return session.route.legend_name(session.study)


def test_the_values_tell_the_legend(session, tmp_path):
    layer = chosen(session, tmp_path, WORLDCOVER)
    route, study = session.route, session.study
    assert route.legend(study) == 0
    assert "being looked at" in " ".join(route.describe_grid(study))
    assert looked_at(session, layer) == "esa_worldcover"
    assert "Legend of the land cover: ESA WorldCover." in route.describe_grid(study)
    assert route["sources"].classes(study, "natural_classes") == "10,20,30,70,80,90,95,100"
    # Kept with the study: no step of a project that is opened again looks out of date for a moment.
    assert type(study).from_dict(study.to_dict()).legends == study.legends


def test_a_name_alone_tells_nothing(session, tmp_path):
    """Values that are not NLCD's in a file that is called so."""
    layer = chosen(session, tmp_path, WORLDCOVER, "nlcd_2020")
    assert looked_at(session, layer) == "esa_worldcover"


def test_values_that_fit_several_ask(session, tmp_path):
    layer = chosen(session, tmp_path, np.array([[10, 20, 30, 40, 50, 60, 80, 90]], dtype=np.uint8))
    assert looked_at(session, layer) == ""
    assert "fit GlobeLand30, ESA WorldCover" in " ".join(session.route.describe_grid(session.study))
    session.set_value("data", "legend", "globeland30")
    assert session.route["sources"].classes(session.study, "natural_classes") == "20,30,40,50,60,70,100"
    assert layer_facts.class_names(layer) == {}


def labels(layer):
    return {int(entry.value): entry.label for entry in layer.renderer().classes()}


def test_a_land_cover_whose_legend_is_known_has_its_names_and_colours_on_the_map(session, tmp_path):
    layer = chosen(session, tmp_path, WORLDCOVER)
    assert isinstance(layer.renderer(), QgsSingleBandGrayRenderer)
    session.project.setDirty(False)
    assert looked_at(session, layer) == "esa_worldcover"
    assert labels(layer)[10] == "Tree cover" and set(labels(layer)) == set(WORLDCOVER.ravel().tolist())
    assert layer.renderer().classes()[0].color.name() == "#006400"
    assert not session.project.isDirty(), "nobody has changed anything"
    # What the workbench has lent is no legend of the layer's own: no step looks out of date, nothing else is told.
    assert layer_facts.class_names(layer) == {}
    assert session.route.legend_name(session.study) == "esa_worldcover"
    field = session.route["data"].fields(session.study)["legend"]
    assert field.found(session.study) == "ESA WorldCover, recognised"
    session.set_value("data", "legend", "globeland30")
    session.covers.dress_all()
    assert labels(layer)[10] != "Tree cover", "another legend was chosen"
    session.set_value("data", "legend", None)
    own = QgsPalettedRasterRenderer.Class(10, QColor("red"), "My trees")
    layer.setRenderer(QgsPalettedRasterRenderer(None, 1, [own]))
    session.covers.dress_all()
    assert labels(layer) == {10: "My trees"}, "whoever has named the classes knows best"
    assert layer_facts.class_names(layer) == {10: "My trees"}


def test_a_style_that_somebody_has_chosen_stays(session, tmp_path):
    layer = QgsRasterLayer(write_tif(tmp_path / "landcover.tif", WORLDCOVER), "landcover")
    layer.renderer().setGradient(QgsSingleBandGrayRenderer.Gradient.WhiteToBlack)
    session.project.addMapLayer(layer)
    session.set_layers("landcover", [layer])
    assert looked_at(session, layer) == "esa_worldcover"
    session.covers.dress_all()
    assert isinstance(layer.renderer(), QgsSingleBandGrayRenderer)
    assert layer.renderer().gradient() == QgsSingleBandGrayRenderer.Gradient.WhiteToBlack


def test_names_without_colours_have_those_of_their_kind(session, tmp_path):
    path = write_tif(tmp_path / "landcover.tif", np.array([[1, 2], [3, 1]], dtype=np.uint8))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["", "Forest", "Cropland", "Moon"])
    dataset = None
    layer = QgsRasterLayer(path, "landcover")
    session.project.addMapLayer(layer)
    session.set_layers("landcover", [layer])
    end = time.monotonic() + 30
    while isinstance(layer.renderer(), QgsSingleBandGrayRenderer):
        assert time.monotonic() < end
        QCoreApplication.processEvents()
    assert labels(layer) == {1: "Forest", 2: "Cropland", 3: "Moon"}
    colours = {int(entry.value): entry.color.name() for entry in layer.renderer().classes()}
    known = read_legend("clcd")
    forest = next(value for value, cover in known.land_cover.items() if cover == "forest")
    assert colours[1] == known.colours[forest].lower() and len(set(colours.values())) == 3
    assert layer_facts.class_names(layer) == {1: "Forest", 2: "Cropland", 3: "Moon"}, "the file tells them still"


def test_a_file_is_asked_for_its_classes_again_only_once_it_or_one_beside_it_has_changed(
    tmp_path, monkeypatch, qgis_app
):
    asked, first = [], layer_facts.look_of_file
    monkeypatch.setattr(layer_facts, "look_of_file", lambda path: asked.append(path) or first(path))
    layer = QgsRasterLayer(write_tif(tmp_path / "cover.tif", np.ones((4, 4), np.uint8)), "cover")
    assert [layer_facts.class_names(layer) for _ in range(3)] == [{}, {}, {}]
    assert len(asked) == 1
    style = '<paletteEntry value="1" label="{name}" color="#00ff00"/>'
    for number, name in enumerate(("Forest", "Open water"), 2):
        (tmp_path / "cover.qml").write_text(f"<qgis>{style.format(name=name)}</qgis>", encoding="utf-8")
        assert [layer_facts.class_names(layer) for _ in range(2)] == [{1: name}] * 2
        assert len(asked) == number
