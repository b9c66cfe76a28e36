"""Results lie beside the project: they follow its first save, a copy, a closing, and both can be moved together."""

import os
import shutil
import time

import numpy as np
import pytest
from esp_toolbox.ui.workbench import layer_facts, states, store
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.workspace import is_temporary, study_folder, workspace_of
from qgis.core import QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication
from rasters import write_tif

COVER = np.array([[1, 2, 2, 4], [4, 4, 7, 7], [7, 5, 5, 9]], dtype=np.uint8)


def turn(condition, seconds=20.0):
    """Let the window work until something is so."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    return condition()


@pytest.fixture
def session(esp_provider, qgis_processing, tmp_path):
    """A study whose sources were run into the temporary folder."""
    project = QgsProject()
    found = Session(project)
    (tmp_path / "work").mkdir()
    cover = QgsRasterLayer(write_tif(tmp_path / "work" / "landcover.tif", COVER), "landcover")
    project.addMapLayer(cover)
    study = found.study
    study.set_value("sources", "natural_classes", "2,4")
    folder = os.path.join(found.runs.base_folder(study), "1_sources", "run_1")
    os.makedirs(folder)
    result = write_tif(os.path.join(folder, "sources.tif"), COVER)
    record = study.record("sources")
    record.version, record.folder = 1, folder
    record.results = {"mspa": {"CLASSES": result}, "sources": {"OUTPUT": result, "COUNT": 9, "AREA": 351900.0}}
    record.algorithms = {"mspa": "esp:mspa", "sources": "esp:ecologicalsources"}
    record.inputs = states.inputs(found.route, study, "sources")
    layer = QgsRasterLayer(result, "Sources")
    layer.setCustomProperty(layer_facts.OWN, f"{study.key}/sources")
    project.addMapLayer(layer)
    record.layers = {"sources.OUTPUT": layer.id()}
    assert is_temporary(result)
    assert found.states()["sources"].kind == states.DONE
    yield found
    found.close()
    project.clear()


def is_kept(session):
    """Whether the study, its layer and its entry in the project's file name a folder beside the project."""
    file, study = session.project.fileName(), session.study
    record = study.record("sources")
    layer = session.project.mapLayer(record.layers["sources.OUTPUT"])
    folder = study_folder(file, study)
    return (
        not session.keeper.is_running
        and study.folder == folder
        and record.folder == os.path.join(folder, "1_sources", "run_1")
        and layer.isValid()
        and os.path.realpath(layer.source()).startswith(os.path.realpath(folder))
        and not session.project.isDirty()
    )


@pytest.mark.parametrize("ending", ["qgz", "qgs"])
def test_results_follow_the_first_save_and_the_file_on_the_disk_knows_it(session, tmp_path, ending):
    old = session.study.record("sources").folder
    assert session.project.write(str(tmp_path / "work" / f"valley.{ending}"))
    assert turn(lambda: is_kept(session)), session.study.folder
    assert not os.path.exists(old)
    assert workspace_of(session.project.fileName()) == str(tmp_path / "work" / "valley_esp")
    # Project and results are moved together; nothing of the old place is left.
    session.project.clear()
    shutil.move(str(tmp_path / "work"), str(tmp_path / "moved here"))
    assert session.project.read(str(tmp_path / "moved here" / f"valley.{ending}"))
    assert str(tmp_path / "work") not in session.project.readEntry("esp_toolbox", "/workbench")[0]
    assert session.states()["sources"].kind == states.DONE, session.states()["sources"].reasons
    assert session.study.result(session.route.product(session.study, "sources"))
    assert session.project.mapLayer(session.study.record("sources").layers["sources.OUTPUT"]).isValid()
    assert session.runs.base_folder(session.study) == study_folder(session.project.fileName(), session.study)


def test_results_follow_a_save_after_which_the_project_is_closed_at_once(session, tmp_path):
    path = str(tmp_path / "work" / "valley.qgz")
    assert session.project.write(path)
    session.project.clear()
    assert not session.study.has_runs, "another study is shown"
    again = QgsProject()
    assert again.read(path)
    (study,), _current = store.read(again)
    assert study.folder == study_folder(path, study)
    assert study.has_files("sources")
    assert not is_temporary(study.record("sources").folder)
    assert again.mapLayer(study.record("sources").layers["sources.OUTPUT"]).isValid()
    again.clear()


def test_a_copy_of_the_project_has_results_of_its_own(session, tmp_path):
    assert session.project.write(str(tmp_path / "work" / "valley.qgs"))
    assert turn(lambda: is_kept(session))
    first = session.study.record("sources").folder
    assert session.project.write(str(tmp_path / "work" / "dry valley.qgs"))
    assert turn(lambda: is_kept(session))
    assert session.study.record("sources").folder != first
    assert os.listdir(first) == ["sources.tif"], "the first project shows them"


def test_the_project_that_is_set_to_absolute_paths_keeps_the_study_relative(session, tmp_path):
    session.project.writeEntryBool("Paths", "/Absolute", True)
    assert session.project.write(str(tmp_path / "work" / "valley.qgs"))
    assert turn(lambda: is_kept(session))
    assert str(tmp_path) not in session.project.readEntry("esp_toolbox", "/workbench")[0]


def test_what_lies_where_the_user_wants_it_stays(session, tmp_path):
    session.keep_in(str(tmp_path / "chosen"))
    assert turn(lambda: not session.keeper.is_running and session.study.folder == str(tmp_path / "chosen"))
    assert session.project.write(str(tmp_path / "work" / "valley.qgs"))
    turn(lambda: False, 0.3)
    assert session.study.folder == str(tmp_path / "chosen")
    assert session.study.has_files("sources")
    assert not os.path.exists(tmp_path / "work" / "valley_esp")


def test_without_a_saved_project_results_are_temporary(session):
    assert workspace_of("") == ""
    assert session.runs.base_folder(session.study).startswith(QgsProcessingUtils.tempFolder())


def test_the_wish_to_save_goes_with_the_next_save_and_with_the_project(session, tmp_path):
    told = []
    session.noticed.connect(lambda _level, text: told.append(text))
    project = session.project
    for number, ending in enumerate((project.write, project.clear)):
        assert project.write(str(tmp_path / f"study{number}.qgs"))
        # The user changes the project while the results come.
        project.setDirty(True)
        assert turn(lambda: told and told[-1] == "Results have come beside the project; save it once more."), told
        ending()
        assert told[-1] == ""
