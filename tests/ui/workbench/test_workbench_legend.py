"""The legend of a land cover in the workbench: told by its values once they are known, never before."""

import time

import numpy as np
import pytest
from esp_toolbox.ui.workbench import layer_facts
from esp_toolbox.ui.workbench.session import Session
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication
from rasters import write_tif

WORLDCOVER = np.array([[10, 20, 30, 40], [50, 60, 80, 95], [100, 70, 10, 10]], dtype=np.uint8)


@pytest.fixture
def session(qgis_app):
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
