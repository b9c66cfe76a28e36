"""Studies leave the workbench as models, commands and parameter files, and come back."""

import json
import os
import subprocess

import pytest
from esp_toolbox.ui.workbench.export import export
from esp_toolbox.ui.workbench.import_file import read_parameters
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.study import FREE
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProject, QgsRasterLayer, QgsVectorLayer


@pytest.fixture(scope="module")
def basin(esp_provider, qgis_processing, tmp_path_factory):
    """The files of a small sample basin."""
    import processing

    folder = str(tmp_path_factory.mktemp("export") / "a basin")
    processing.run("esp:samplebasin", {"ROWS": 100, "COLS": 100, "FOLDER": folder})
    return folder


@pytest.fixture
def session(basin):
    """A study with the layers of sources and resistance."""
    project = QgsProject.instance()
    project.clear()
    found = Session(project)
    for role, name in (("landcover", "landcover_2023"), ("elevation", "dem"), ("ndvi", "ndvi_2023")):
        layer = QgsRasterLayer(os.path.join(basin, f"{name}.tif"), name)
        project.addMapLayer(layer)
        found.set_layers(role, [layer])
    found.rename("A small study")
    found.set_value("sources", "largest", 12)
    yield found
    found.close()
    project.clear()


def model_at(path):
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    assert model.validate()[0], model.validate()[1]
    return model


def test_a_model_has_the_layers_as_inputs_and_runs(session, tmp_path, basin):
    import processing

    level, text = export(session, "model", str(tmp_path / "study"))
    assert (level, text) == ("info", f"Written to {tmp_path / 'study'}.model3.")
    model = model_at(tmp_path / "study.model3")
    inputs = {d.name() for d in model.parameterDefinitions() if not d.isDestination()}
    layers = {"landcover", "elevation", "ndvi"}
    assert {name for name in inputs if "lasses" not in name} - layers >= {"largest", "gravity", "judgements"}
    assert layers <= inputs
    assert model.parameterDefinition("largest").defaultValue() == 12
    assert inputs.isdisjoint({"roads", "npp", "least_zone"}), "they have no layers"
    children = model.childAlgorithms()
    assert {"mspa", "sources", "ahp", "resistance", "corridors", "gravity", "pattern", "report"} <= set(children)
    assert "health" not in children, "it has no layers"
    outputs = {d.name(): "TEMPORARY_OUTPUT" for d in model.parameterDefinitions() if d.isDestination()}
    # Later versions of QGIS write the names of outputs in another way.
    wanted = next(name for name in outputs if name.startswith("sources") and name.casefold().endswith("sources"))
    for child in ("corridors", "gravity", "pinchpoints", "barriers", "pattern", "report"):
        model.childAlgorithm(child).setActive(False)
    files = {"landcover": "landcover_2023", "elevation": "dem", "ndvi": "ndvi_2023"}
    values = {key: f"{basin}/{name}.tif" for key, name in files.items()}
    results = processing.run(model, {**values, **outputs})
    assert results[wanted].featureCount() > 1


@pytest.mark.skipif(os.name == "nt", reason="there is no sh here")
def test_commands_run_in_a_shell(session, qgis_program, tmp_path):
    """Two starts by the file: what is written works as commands, with the quoting of a shell."""
    session.follow(FREE)
    session.set_value("resistance", "steps_of", "own")
    assert export(session, "commands", str(tmp_path / "study.sh"))[0] == "info"
    text = (tmp_path / "study.sh").read_text(encoding="utf-8")
    assert text.count("qgis_process run esp:") == 2
    assert "TOP_N=12" in text
    (tmp_path / "bin").mkdir()
    os.symlink(qgis_program.path, tmp_path / "bin" / "qgis_process")
    environment = {**qgis_program.environment, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    command = ["sh", str(tmp_path / "study.sh")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sources = QgsVectorLayer(str(tmp_path / "results" / "sources" / "sources.gpkg"), "s", "ogr")
    assert 1 < sources.featureCount() <= 12


def test_commands_for_windows(session, tmp_path, monkeypatch):
    session.study.folder = "D:/results of mine/结果"
    session.study.title = "Study\nof 50 %"
    session.set_value("report", "title", 'More than 50 % of "green"')
    assert export(session, "commands", str(tmp_path / "study.bat"))[0] == "info"
    text = (tmp_path / "study.bat").read_bytes().decode()
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    # Before anything that is not ASCII.
    assert lines[:3] == ["@echo off", "rem The file is in UTF-8.", "chcp 65001 >nul"]
    assert lines[3].startswith("rem Study of 50 %%: ")
    assert 'set "OUT=D:\\results of mine\\结果"' in lines
    assert '"%OUT%\\mspa\\mspa.tif"' in text
    assert "call %QGIS_PROCESS% run esp:mspa -- ^" in text
    assert text.count("call %QGIS_PROCESS%") == text.count(" || exit /b 1") > 5
    # Two readings make one sign of four.
    assert 'TITLE="More than 50 %%%% of ""green"""' in text
    begin = lines.index('set "QGIS_PROCESS=qgis_process-qgis.bat"')
    assert lines[begin + 1] == 'where /q %QGIS_PROCESS% || set "QGIS_PROCESS=qgis_process-qgis-ltr.bat"'
    monkeypatch.setattr(QgsApplication, "prefixPath", staticmethod(lambda: "C:\\OSGeo4W\\apps\\QGIS-LTR"))
    export(session, "commands", str(tmp_path / "ltr.bat"))
    assert 'set "QGIS_PROCESS=qgis_process-qgis-ltr.bat"' in (tmp_path / "ltr.bat").read_text(encoding="utf-8")


def test_a_folder_that_windows_shell_cannot_name(session, tmp_path):
    session.study.folder = "D:\\100 % results"
    level, text = export(session, "commands", str(tmp_path / "study.bat"))
    assert (level, text.split(",")[0]) == (
        "warning",
        "Commands for Windows cannot name the folder D:\\100 % results",
    )
    assert not (tmp_path / "study.bat").exists()


def test_a_layer_in_memory_cannot_go_into_commands(session, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32647", "My sources", "memory")
    session.project.addMapLayer(layer)
    session.follow(FREE)
    session.set_value("sources", "steps_of", "own")
    session.set_layers("own_sources", [layer])
    assert export(session, "commands", str(tmp_path / "study.sh")) == (
        "warning",
        "The layer My sources is no file; save it to one first.",
    )
    assert not os.path.exists(tmp_path / "study.sh")


def test_a_parameter_file_comes_back(session, tmp_path, basin):
    session.set_value("resistance", "use.slope", False)
    path = tmp_path / "study.json"
    assert export(session, "parameters", str(path))[0] == "info"
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["workflow"] == "study.model3"
    assert not os.path.isabs(content["inputs"]["landcover"])
    model_at(tmp_path / "study.model3")

    session.project.removeAllMapLayers()
    level, text = read_parameters(session, str(path))
    assert (level, text) == ("info", "The study A small study was taken in.")
    study = session.study
    assert len(session.studies) == 2
    assert study.value("sources", "largest") == 12
    assert study.workflow == "qaidam"
    assert study.value("resistance", "use.slope") is False
    layer = session.route.layers(study, "landcover")[0]
    assert os.path.samefile(layer.source(), os.path.join(basin, "landcover_2023.tif"))


def test_the_parameter_file_is_one_for_esp_runworkflow(session, tmp_path):
    from esp_toolbox.algorithms.studies.parameter_file import read_settings

    export(session, "parameters", str(tmp_path / "study.json"))
    settings = read_settings(str(tmp_path / "study.json"))
    assert settings.workflow == "study.model3"
    assert os.path.exists(os.path.join(settings.folder, settings.inputs["elevation"]))


def test_a_file_of_the_qaidam_workflow_is_taken_in(session, tmp_path, basin):
    path = tmp_path / "qaidam.json"
    inputs = {
        "landcover": f"{basin}/landcover_2023.tif",
        "elevation": f"{basin}/dem.tif",
        "npp": [f"{basin}/npp_2013.tif", f"{basin}/npp_2023.tif"],
        "roads": "not_there.gpkg",
        "edge_width": 2,
        "gravity": 250.0,
    }
    path.write_text(json.dumps({"workflow": "esp:qaidam", "inputs": inputs}), encoding="utf-8")
    assert read_parameters(session, str(path)) == (
        "warning",
        "These layers are not where the file says: not_there.gpkg.",
    )
    study = session.study
    assert (study.value("sources", "edge_width"), study.value("corridors", "gravity")) == (2, 250.0)
    assert len(session.route.layers(study, "npp")) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is no valid JSON"),
        ('{"workflow": "esp:other", "inputs": {}}', "those of the toolbox' workflows"),
    ],
)
def test_other_files_are_refused_in_a_sentence(session, tmp_path, text, words):
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    level, sentence = read_parameters(session, str(tmp_path / "bad.json"))
    assert level == "warning"
    assert words in sentence
    assert len(session.studies) == 1


def test_a_place_that_cannot_be_written_is_said(session, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    level, text = export(session, "commands", str(tmp_path / "file" / "study.sh"))
    assert level == "warning"
    assert "cannot be written" in text


def test_own_factors_go_with_the_study(session, tmp_path, basin):
    """Into the model as inputs of their own, into commands, and into a parameter file and back."""
    layers = [QgsRasterLayer(os.path.join(basin, f"{name}.tif"), name) for name in ("night_light", "precipitation")]
    for layer in layers:
        session.project.addMapLayer(layer)
    session.set_layers("own_factors", layers)
    used = session.route["resistance"].overlays.used(session.study, "resistance")
    assert used[-2:] == ["own_factor_1", "own_factor_2"]
    assert export(session, "model", str(tmp_path / "own"))[0] == "info"
    model = model_at(tmp_path / "own.model3")
    assert model.parameterDefinition("own_factor_2").description() == "precipitation"
    assert "own_factors" not in [found.name() for found in model.parameterDefinitions()]
    assert export(session, "commands", str(tmp_path / "own.sh"))[0] == "info"
    commands = (tmp_path / "own.sh").read_text(encoding="utf-8")
    assert "precipitation.tif" in commands
    assert export(session, "parameters", str(tmp_path / "own.json"))[0] == "info"
    session.remove_study()
    assert read_parameters(session, str(tmp_path / "own.json"))[0] == "info"
    assert session.route["resistance"].overlays.used(session.study, "resistance") == used
