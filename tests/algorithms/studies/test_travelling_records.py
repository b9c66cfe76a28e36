"""Records of runs travel between versions of QGIS, for users' own models as well.

The records and models in tests/data/records were written by real runs: on QGIS 3.22, 3.40 and 3.44, by the toolbox of
version 0.1.0, which named outputs as its QGIS does, and by this one. See tests/support/own_model.py.
"""

import json
import shutil
from types import SimpleNamespace

import own_model
import pytest
from esp_toolbox.algorithms.platform.version import VERSION
from esp_toolbox.algorithms.studies import workflow_files
from esp_toolbox.algorithms.studies.model_outputs import output_names, safe_key
from esp_toolbox.algorithms.studies.parameter_file import Settings, read_settings
from esp_toolbox.algorithms.studies.workflow_files import output_files, recorded_outputs
from esp_toolbox.core.errors import InputError
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelOutput,
    QgsProcessingParameterRasterDestination,
)
from rasters import read_tif

RECORDS = sorted(own_model.FOLDER.glob("*.json"))
MODELS = sorted(own_model.FOLDER.glob("*.model3"))
STEPS = {"b": 3, "a": 4, "esp:classify_1": 5}


def place_of(key):
    """(step, title) that a key of any version means, as the sources of QGIS 3.22 and 3.44 say."""
    newer = {
        "classes": ("a", "Classes"),
        "classes_2": ("b", "Classes"),
        "_gre_ha": ("a", "2 Größe (ha)"),
        "": ("b", "等级"),
        "_2": ("esp:classify_1", "形态"),
        "result_classes": ("esp:classify_1", "Result: Classes"),
    }
    older = {f"{step}:{title}": (step, title) for step, titles in own_model.TITLES.items() for title in titles.values()}
    return older.get(key) or newer[key]


@pytest.fixture
def fresh(esp_provider):
    """The model as this QGIS makes it."""
    return own_model.own_model()


def test_fixtures_are_of_three_versions_and_two_toolboxes():
    assert len(RECORDS) == 6
    assert [path.stem for path in MODELS] == ["own_3_22", "own_3_40", "own_3_44"]
    keys = {tuple(json.loads(path.read_text(encoding="utf-8"))["outputs"]) for path in RECORDS}
    # The older toolbox named outputs in two ways.
    assert len(keys) == 2


@pytest.mark.parametrize("model", [*MODELS, None], ids=lambda path: path.stem if path else "made here")
@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_every_record_names_the_same_outputs_in_every_model(fresh, record, model):
    algorithm = fresh
    if model is not None:
        algorithm = QgsProcessingModelAlgorithm()
        assert algorithm.fromFile(str(model))
    settings = read_settings(str(record))
    files = output_files(algorithm, settings)
    meant = {place_of(key): name for key, name in settings.outputs.items()}
    found = {place_of(name.record): files[name.key] for name in output_names(algorithm)}
    assert found == meant


def test_what_a_run_leaves_is_the_same_in_every_version(fresh):
    files = output_files(fresh, Settings("own.model3"))
    assert recorded_outputs(fresh, files) == own_model.OUTPUTS
    for record in RECORDS:
        if record.stem.endswith(VERSION):
            assert json.loads(record.read_text(encoding="utf-8"))["outputs"] == own_model.OUTPUTS


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_every_record_runs_again(esp, record, tmp_path, no_leftovers):
    content = json.loads(record.read_text(encoding="utf-8"))
    shutil.copy(own_model.FOLDER / content["workflow"], tmp_path)
    own_model.write_surface(tmp_path / "surface.tif")
    shutil.copy(record, tmp_path / "record.json")
    esp("runworkflow", PARAMETERS=str(tmp_path / "record.json"), FOLDER=str(tmp_path / "run"))
    written = json.loads((tmp_path / "run" / "workflow.json").read_text(encoding="utf-8"))
    assert {place_of(key): name for key, name in written["outputs"].items()} == {
        place_of(key): name for key, name in content["outputs"].items()
    }
    assert written["inputs"] == {"surface": "../surface.tif"}
    # The same input as then: its checksum is that of the record.
    assert written["files"] == content["files"]
    for key, name in written["outputs"].items():
        if name.endswith(".tif"):
            assert read_tif(tmp_path / "run" / name).max() == STEPS[place_of(key)[0]]


@pytest.mark.parametrize("given", ["形态", "Result: Classes", "result_classes", "result: classes", "RESULT_CLASSES"])
def test_users_name_outputs_by_title_or_key(fresh, given):
    settings = Settings("own.model3", outputs={given: "mine.file"}, source="mine")
    files = recorded_outputs(fresh, output_files(fresh, settings))
    assert [key for key, name in files.items() if name == "mine.file"] == [
        "esp:classify_1:形态" if given == "形态" else "esp:classify_1:Result: Classes"
    ]


@pytest.mark.parametrize(
    ("outputs", "sentence"),
    [
        ({"Classes": "a.tif"}, "has several outputs Classes; name one of a:Classes, b:Classes."),
        ({"a:Classes": "a.tif", "classes": "b.tif"}, "the output classes is given twice"),
        ({"a:Klasses": "a.tif"}, "has no output a:Klasses; did you mean Classes"),
    ],
)
def test_names_that_say_too_little_or_too_much(fresh, outputs, sentence):
    with pytest.raises(InputError) as error:
        output_files(fresh, Settings("own.model3", outputs=outputs, source="mine"))
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("description", "key"),
    [("Report", "report"), ("2 Größe (ha)", "_gre_ha"), ("形态", ""), (" Result: Classes", "result_classes")],
)
def test_keys_are_those_of_newer_qgis(description, key):
    assert safe_key(description) == key


def test_outputs_of_a_single_algorithm_are_its_keys(esp_provider):
    destinations = [QgsProcessingParameterRasterDestination(key, key) for key in ("OUTPUT", "CLASSES")]
    algorithm = SimpleNamespace(parameterDefinitions=lambda: destinations, name=lambda: "mspa")
    assert output_files(algorithm, Settings("esp:mspa")) == {"OUTPUT": "mspa.tif", "CLASSES": "classes.tif"}
    settings = Settings("esp:mspa", outputs={"output": "a.tif", "classes": None}, source="mine")
    assert output_files(algorithm, settings) == {"OUTPUT": "a.tif", "CLASSES": "classes.tif"}


@pytest.mark.parametrize("key", ["pinchpoints:Pinch points", "pinch_points"])
def test_scripts_name_outputs_of_workflows_as_any_version(esp_provider, key):
    workflow = esp_provider.algorithm("qaidam").create()
    own = next(name.key for name in output_names(workflow) if name.title == "Pinch points")
    filled = workflow.with_outputs({"landcover": "cover.tif", key: "mine.gpkg"})
    assert filled[own] == "mine.gpkg"
    assert filled["landcover"] == "cover.tif"
    # The others are temporary.
    assert set(filled) == {"landcover", *(name.key for name in output_names(workflow))}
    assert sum(value == "mine.gpkg" for value in filled.values()) == 1


@pytest.fixture
def reporting(esp_provider):
    """A user's model whose report is a page and a Word document."""
    model = QgsProcessingModelAlgorithm("mine", "mine")
    child = QgsProcessingModelChildAlgorithm("esp:report")
    child.setChildId("report")
    outputs = {}
    for key, title in (("REPORT", "Page"), ("WORD", "To be edited")):
        output = QgsProcessingModelOutput(title)
        output.setDescription(title)
        output.setChildId("report")
        output.setChildOutputName(key)
        outputs[title] = output
    child.setModelOutputs(outputs)
    model.addChildAlgorithm(child)
    return model


@pytest.mark.parametrize("there", [True, False])
def test_outputs_whose_library_is_missing_are_not_made_unless_asked_for(reporting, monkeypatch, there):
    monkeypatch.setattr(workflow_files, "can_import", lambda library: there)
    page = {"page.html"}
    assert set(output_files(reporting, Settings("mine.model3")).values()) == (
        page | {"to_be_edited.docx"} if there else page
    )
    asked = Settings("mine.model3", outputs={"report:To be edited": "mine.docx"}, source="mine")
    assert set(output_files(reporting, asked).values()) == page | {"mine.docx"}
