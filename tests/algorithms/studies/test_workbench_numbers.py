"""The workbench gives the numbers of the workflow, whose model equals the core (test_uncertainty_models)."""

import os
import time

import numpy as np
import pytest
from basin_study import basin_study
from esp_toolbox.core.workflow.study_choice import Made
from esp_toolbox.ui.workbench import states
from esp_toolbox.ui.workbench.session import Session
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from rasters import read_tif
from workflow_files import QAIDAM_SETTINGS

# Step and output of the study to the file of the model and, of features, the columns that are compared.
RASTERS = {
    ("sources", "mspa", "OUTPUT"): "mspa.tif",
    ("resistance", "resistance", "OUTPUT"): "resistance.tif",
    ("corridors", "corridors", "CORRIDOR_RASTER"): "mosaic.tif",
    ("pinch_points", "pinchpoints", "CURRENT"): "current.tif",
    ("pinch_points", "barriers", "OUTPUT"): "score.tif",
    ("health", "health", "OUTPUT"): "health.tif",
    ("health", "health", "HEALTH_CLASSES"): "classes.tif",
    ("zones", "zones", "OUTPUT"): "zones.tif",
}
FEATURES = {
    ("sources", "sources", "OUTPUT"): ("sources.gpkg", ("source_id", "area_ha", "dpc")),
    ("corridors", "gravity", "OUTPUT"): ("corridors.gpkg", ("from_id", "to_id", "cost", "length_m", "gravity")),
    ("pinch_points", "pinchpoints", "PINCH_POINTS"): ("pinch.gpkg", ("area_ha",)),
    ("pinch_points", "barriers", "BARRIERS"): ("barriers.gpkg", ("area_ha",)),
}


def turn_until(condition, seconds=300.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)
    assert condition(), "waited too long"


@pytest.fixture(scope="module")
def study_run(qaidam_run, tmp_path_factory):
    """A session whose study was run on the basin of the model's run with the same settings, but for its report."""
    made, folder = qaidam_run
    project = QgsProject()
    session = Session(project)
    _route, study = basin_study(project, str(made), "qaidam")
    # The layers of the model's run.
    study.layers["disturbance"] = [ref for ref in study.layers["disturbance"] if "roads" not in ref.name]
    study.layers["districts"] = None
    session.adopt_study(study)
    study.folder = str(tmp_path_factory.mktemp("workbench"))
    for key, value in QAIDAM_SETTINGS.items():
        owner = next(step for step in session.route if step.ID != "data" and key in step.fields(study))
        session.set_value(owner.ID, key, value)
    session.set_value("report", "open", False)
    names = [name for name in session.wanted() if name != "report"]
    session.runs.start(names)
    turn_until(lambda: not session.is_running)
    yield session, folder
    session.close()
    project.clear()


def rows(path, columns):
    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid(), path
    assert set(columns) <= {field.name() for field in layer.fields()}
    return sorted(tuple(feature[column] for column in columns) for feature in layer.getFeatures())


def test_every_raster_and_table_of_the_study_is_that_of_the_workflow(study_run):
    session, folder = study_run
    study = session.study
    kinds = {name: state.kind for name, state in session.states().items() if name != "report"}
    assert set(kinds.values()) == {states.DONE}, [study.record(name).error for name in kinds]
    for (stage, step, output), name in RASTERS.items():
        path = study.result(Made(stage, step, output))
        assert path, (stage, step, study.record(stage).results)
        assert np.array_equal(read_tif(path), read_tif(os.path.join(folder, name)), equal_nan=True), name
    for (stage, step, output), (name, columns) in FEATURES.items():
        path = study.result(Made(stage, step, output))
        assert path, (stage, step, study.record(stage).results)
        found = rows(path, columns)
        assert found == rows(os.path.join(folder, name), columns), name
        assert len(found) > 0, name


def test_numbers_below_a_step_are_those_of_its_files(study_run):
    session, folder = study_run
    record = session.study.record("sources")
    sources = rows(os.path.join(folder, "sources.gpkg"), ("area_ha",))
    assert record.results["sources"]["COUNT"] == len(sources)
    assert float(record.results["sources"]["AREA"]) == pytest.approx(sum(area for (area,) in sources))
    # Settings that have changed since change no number that is told.
    lines = session.route["resistance"].key_numbers(session.study.record("resistance"), session.study)
    session.set_value("resistance", "use.slope", False)
    assert session.route["resistance"].key_numbers(session.study.record("resistance"), session.study) == lines
    assert any("%" in line for line in lines), "the weights are told"
    assert session.states()["resistance"].reasons[0] == "No more in this step: slope."
    session.set_value("resistance", "use.slope", True)
    assert session.states()["resistance"].kind == states.DONE
