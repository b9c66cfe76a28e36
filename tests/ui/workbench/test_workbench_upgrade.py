"""What version 0.1.0 left in projects and in the profile is there after the upgrade: studies, settings, own workflows.

tests/data/version_0_1_0 was written by that version in QGIS 3.22: `early` before studies followed workflows, `late` by
its last state.
"""

import os
import shutil

import package
import pytest
from esp_toolbox.algorithms.studies import own_workflows
from esp_toolbox.ui.ahp.editor import AhpEditor
from esp_toolbox.ui.factors.editor import FactorTableEditor
from esp_toolbox.ui.owa.explorer import OwaExplorer
from esp_toolbox.ui.widgets.dialog import last_folder
from esp_toolbox.ui.workbench.session import Session
from provider import register
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QSettings
from qgis.PyQt.QtWidgets import QSplitter

LEFT = package.ROOT / "tests" / "data" / "version_0_1_0"


@pytest.fixture
def profile(tmp_path, monkeypatch):
    """The profile of 0.1.0 as that of this session."""
    folder = tmp_path / "用户 profile"
    shutil.copytree(LEFT / "profile", folder)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: f"{folder}/"))
    yield folder
    monkeypatch.undo()
    register().refreshAlgorithms()


@pytest.fixture
def opened(esp_provider, tmp_path):
    """Opens a project of 0.1.0 in a session."""
    sessions = []

    def read(name):
        shutil.copytree(LEFT, tmp_path / "left")
        project = QgsProject.instance()
        project.clear()
        sessions.append(Session(project))
        assert project.read(str(tmp_path / "left" / name / "study.qgs"))
        return sessions[-1]

    yield read
    for session in sessions:
        session.close()
    QgsProject.instance().clear()


def layers_of(session):
    """Role to the names of its layers, all of which are there."""
    route, study = session.route, session.study
    return {role: [layer.name() for layer in route.layers(study, role)] for role in study.layers}


def test_an_early_study_has_its_values_and_layers(opened):
    session = opened("early")
    (study,) = session.studies
    assert (study.title, study.workflow) == ("Upper basin 上游", "qaidam")
    assert os.path.basename(study.folder) == "results"
    assert layers_of(session) == {"landcover": ["cover_2020"], "elevation": ["dem"]}
    assert study.value("sources", "largest") == 7
    assert study.value("resistance", "use.slope") is False
    assert study.value("report", "title") == "My report"


def test_late_studies_have_their_values_and_layers_and_own_workflow(opened, profile):
    register().refreshAlgorithms()
    session = opened("late")
    assert {study.title: study.workflow for study in session.studies} == {
        "Upper basin 上游": "my_way_我的",
        "Lower basin": "qaidam",
    }
    assert session.study.title == "Lower basin"
    assert layers_of(session) == {"landcover": ["cover_2020"], "elevation": ["dem"]}
    assert session.study.value("sources", "largest") == 9
    assert session.study.value("resistance", "use.ndvi") is False
    session.choose_study(session.studies[0].key)
    assert session.study.value("report", "title") == "My report"
    assert session.route["sources"].value(session.study, "largest") == 7
    assert session.route["corridors"].runs(session.study, lambda _made: True)[0].values["ADJACENCY"] == 3


def test_an_own_workflow_is_in_the_toolbox(profile, esp_provider):
    (kept,) = own_workflows.own_workflows()
    assert (kept.name, kept.title) == ("my_way_我的", "My way 我的")
    register().refreshAlgorithms()
    model = QgsApplication.processingRegistry().algorithmById("esp:my_way_我的")
    assert model.parameterDefinition("largest").defaultValue() == 7
    assert model.validate()[0]
    # It did without the slope.
    assert "slope" not in model.childAlgorithms()


def test_windows_and_dialogs_find_their_settings(profile, esp_provider, qgis_processing, monkeypatch):
    kept = QSettings(str(profile / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(QgsSettings, "value", lambda _self, name, default=None: kept.value(name, default))
    windows = (AhpEditor, FactorTableEditor, OwaExplorer)
    keys = {key for key in kept.allKeys() if key.startswith("esp_toolbox/")}
    assert keys == {"esp_toolbox/folder", *(f"esp_toolbox/{kind.__name__}/splitter" for kind in windows)}
    assert last_folder() == "/data/tables"
    restored = []
    monkeypatch.setattr(QSplitter, "restoreState", lambda _self, state: restored.append(bytes(state)))
    for kind in windows:
        kind().close()
    assert restored == [bytes(kept.value(f"esp_toolbox/{kind.__name__}/splitter")) for kind in windows]
