"""Workflows that users keep: written, found, run many times; files that cannot be used are said and passed over."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.algorithms.studies import own_workflows, uncertainty_settings
from esp_toolbox.algorithms.studies.workflow_model import workflow_model
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG
from esp_toolbox.core.workflow.missing_layers import FittedWorkflow
from esp_toolbox.core.workflow.workflow_file import FORMAT
from qgis.core import QgsApplication, QgsProcessingException
from tables import read_csv
from workflow_inputs import read_inputs

MINE = replace(
    QAIDAM,
    name="mine",
    title="My basin",
    short="Mine",
    parameters=tuple(
        replace(parameter, default={"largest": 12, "gravity": 250}.get(parameter.key, parameter.default))
        for parameter in QAIDAM.parameters
    ),
)


@pytest.fixture
def profile(tmp_path, monkeypatch, qgis_app):
    """An empty profile; what QGIS logs of the toolbox."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", lambda: str(tmp_path))
    lines = []
    log = QgsApplication.messageLog()

    def keep(text, tag, level):
        if tag == "ESP Toolbox":
            lines.append(text)

    log.messageReceived.connect(keep)
    yield lines
    log.messageReceived.disconnect(keep)


def write(name, content):
    """A file among the workflows of the profile."""
    path = Path(own_workflows.workflow_folder()) / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def test_what_is_kept_is_found(profile):
    assert own_workflows.own_workflows() == []
    path = own_workflows.keep_workflow(MINE)
    assert own_workflows.read_workflow(path) == MINE
    assert own_workflows.own_workflows() == [MINE]
    assert own_workflows.all_workflows()[-1] == MINE
    assert own_workflows.find_workflow("mine") == own_workflows.find_workflow("esp:Mine") == MINE
    assert own_workflows.find_workflow("esp:qaidam") is QAIDAM
    assert own_workflows.find_workflow("yours") is None
    # A newer one takes the place of the older, and no half-written file is left.
    own_workflows.keep_workflow(replace(MINE, title="Another basin"))
    assert [found.title for found in own_workflows.own_workflows()] == ["Another basin"]
    assert [path.name for path in Path(own_workflows.workflow_folder()).iterdir()] == ["mine.json"]
    assert not profile


def test_names_of_the_toolbox_are_taken(profile):
    with pytest.raises(InputError, match="shiyang is the name of a workflow of the toolbox"):
        own_workflows.keep_workflow(replace(MINE, name="shiyang"))
    # A file that took it by hand is passed over.
    content = json.loads(Path(own_workflows.keep_workflow(MINE)).read_text(encoding="utf-8"))
    write("other.json", {**content, "name": "qaidam"})
    assert [found.name for found in own_workflows.own_workflows()] == ["mine"]


def test_files_that_cannot_be_used_are_said_once_and_passed_over(profile):
    own_workflows.keep_workflow(MINE)
    write("a.json", "{broken")
    write("b.json", {"format": FORMAT + 1})
    write("c.json", {"format": FORMAT, "name": "c"})
    write("notes.txt", "nothing")
    assert own_workflows.own_workflows() == [MINE]
    assert own_workflows.own_workflows() == [MINE]
    assert len(profile) == 3
    assert "a.json is no workflow of the ESP Toolbox" in profile[0]
    assert "b.json was written by a newer ESP Toolbox" in profile[1]


def test_an_own_workflow_becomes_a_model(profile, esp_provider):
    model = workflow_model(MINE)
    assert model.validate()[0]
    assert model.name() == "mine"
    assert model.parameterDefinition("largest").defaultValue() == 12


def test_an_own_workflow_is_run_by_its_id(esp, profile, tmp_path):
    own_workflows.keep_workflow(MINE)
    esp("runworkflow", WORKFLOW="esp:mine", OVERRIDES="gravity=90", TEMPLATE=True, FOLDER=str(tmp_path / "new"))
    written = json.loads((tmp_path / "new" / "workflow.json").read_text(encoding="utf-8"))
    assert written["workflow"] == "esp:mine"
    assert (written["inputs"]["largest"], written["inputs"]["gravity"]) == (12, 90)
    with pytest.raises(QgsProcessingException, match="There is no workflow esp:yours"):
        esp("runworkflow", WORKFLOW="esp:yours", TEMPLATE=True, FOLDER=str(tmp_path / "other"))


# -- many runs -----------------------------------------------------------------------------

OTHER_STEPS = replace(MINE, name="another", short="Another", chain="shiyang")


def offered():
    """The options of the form."""
    return list(read_inputs({}).definition("WORKFLOW").options())


def test_own_workflows_that_fit_a_chain_come_after_those_of_the_toolbox(profile):
    plain = offered()
    assert plain == ["Qaidam", "Shiyang"]
    own_workflows.keep_workflow(MINE)
    own_workflows.keep_workflow(OTHER_STEPS)
    assert offered() == [*plain, "Mine"]
    assert uncertainty_settings.offered_workflows() == [QAIDAM, SHIYANG, MINE]


def test_an_own_workflow_has_its_values_where_the_form_is_not_changed(profile):
    own_workflows.keep_workflow(MINE)
    for chosen in ({"WORKFLOW": 2}, {"OWN_WORKFLOW": "mine"}, {"OWN_WORKFLOW": "esp:mine", "LARGEST": 30}):
        values = read_inputs(chosen)
        workflow = uncertainty_settings.chosen_workflow(values)
        assert workflow == MINE
        choices = uncertainty_settings.choices_of(values, FittedWorkflow(workflow))
        assert (choices.parameter("largest"), choices.parameter("gravity")) == (12, 250.0)
    values = read_inputs({"OWN_WORKFLOW": "mine", "LARGEST": 40, "NATURAL_CLASSES": "2"})
    choices = uncertainty_settings.choices_of(values, FittedWorkflow(MINE))
    assert (choices.parameter("largest"), choices.parameter("natural_classes")) == (40, "2")
    # Those of the toolbox have what the form says.
    choices = uncertainty_settings.choices_of(read_inputs({"GRAVITY": 90}), FittedWorkflow(QAIDAM))
    assert (choices.parameter("largest"), choices.parameter("gravity")) == (30, 90.0)
    choices = uncertainty_settings.choices_of(read_inputs({"WORKFLOW": 1, "DISTANCE": 900}), FittedWorkflow(SHIYANG))
    assert choices.at("sources", "DISTANCE") == 900.0


def test_an_own_workflow_runs_many_times(esp, profile, qaidam, tmp_path):
    own_workflows.keep_workflow(MINE)
    outputs = {"PARAMETERS_OUT": str(tmp_path / "varied.csv"), "SWEEPS": str(tmp_path / "sweeps.csv")}
    esp("uncertainty", **qaidam, OWN_WORKFLOW="mine", RUNS=2, **outputs)
    varied = {row["parameter"]: (float(row["low"]), float(row["high"])) for row in read_csv(tmp_path / "varied.csv")}
    assert varied["largest"] == (8.0, 16.0)
    assert varied["gravity"] == (125.0, 375.0)
    assert {float(row["given"]) for row in read_csv(tmp_path / "sweeps.csv")} == {250.0, QAIDAM.default("least_dpc")}


def test_own_workflows_that_cannot_be_run_many_times_say_why(esp, profile, tif):
    own_workflows.keep_workflow(OTHER_STEPS)
    for name, reason in (("another", "has other steps than Shiyang: MSPA"), ("mine", "There is no workflow mine")):
        with pytest.raises(InputError, match=reason):
            uncertainty_settings.chosen_workflow(read_inputs({"OWN_WORKFLOW": name}))
    layer = tif("layer", np.ones((4, 5), dtype=np.uint8))
    with pytest.raises(QgsProcessingException, match="has other steps"):
        esp("uncertainty", OWN_WORKFLOW="another", LANDCOVER=layer, ELEVATION=layer, NDVI=layer)
