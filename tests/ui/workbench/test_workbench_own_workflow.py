"""A study becomes a workflow of the user's own: toolbox, workbench and parameter files have it, until it is deleted."""

import json
import os

import pytest
from basin_study import basin_study
from esp_toolbox.algorithms.studies import own_workflows
from esp_toolbox.algorithms.studies.own_workflows import own_file
from esp_toolbox.core.workflow.definition import STAGES
from esp_toolbox.ui.workbench import own_workflow
from esp_toolbox.ui.workbench.import_file import read_parameters
from esp_toolbox.ui.workbench.own_workflow import forget_workflow, save_workflow
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.study import FREE
from provider import register
from qgis.core import QgsApplication, QgsProject


@pytest.fixture
def session(sample_basin, tmp_path, monkeypatch):
    """A study of the Shiyang workflow; own workflows lie in a folder of the test."""
    folder = str(tmp_path / "workflows")
    monkeypatch.setattr(own_workflows, "workflow_folder", lambda: folder)
    monkeypatch.setattr(own_workflow, "workflow_folder", lambda: folder)
    project = QgsProject.instance()
    project.clear()
    found = Session(project)
    _route, study = basin_study(project, sample_basin, "shiyang")
    found.adopt_study(study)
    yield found
    found.close()
    project.clear()
    register().refreshAlgorithms()


def model(name):
    return QgsApplication.processingRegistry().algorithmById(f"esp:{name}")


def change(session):
    session.set_value("sources", "least_area", 100.0)
    session.set_value("sources", "use.soil", False)
    session.set_value("corridors", "corridors.ADJACENCY", "all")
    session.set_value("corridors", "use.gravity", True)
    session.set_value("report", "title", "The river's pattern")


def runs_of(session):
    """Stage to its runs by name, with all that they are given."""
    return {
        step.ID: {run.name: (run.algorithm, run.values) for run in step.runs(session.study, lambda _made: True)}
        for step in session.route
    }


def test_a_changed_study_is_kept_runs_and_goes_again(session):
    import processing

    change(session)
    runs = runs_of(session)
    level, text = save_workflow(session, "Dry years, my way")
    assert (level, text) == (
        "info",
        "The workflow Dry years, my way is in the toolbox now, among the workflows (dry_years_my_way.json).",
    )
    name = "dry_years_my_way"
    assert model(name).displayName() == "Dry years, my way"
    assert model(name).group() == model("qaidam").group()
    assert model(name).parameterDefinition("least_area").defaultValue() == 100.0
    children = model(name).childAlgorithms()
    # Erosion needs the loss of soil, so that it is computed, but the sources do not count it.
    assert {"gravity", "syntax", "soil", "erosion"} <= set(children)
    assert len(children["owa"].parameterSources()["INPUTS"]) == 3
    register().refreshAlgorithms()
    assert model(name) is not None, "it is there after the toolbox was read again"

    # It is one of the workbench's workflows, and a study that follows it does the same.
    assert name in [workflow.name for workflow in session.route.workflows]
    session.new_study()
    session.study.layers = dict(session.studies[-2].layers)
    session.follow(name)
    assert {stage: set(found) for stage, found in runs_of(session).items()} == {
        stage: set(found) for stage, found in runs.items()
    }
    assert session.route["sources"].value(session.study, "least_area") == 100.0
    corridors = session.route["corridors"].runs(session.study, lambda _made: True)[0]
    assert corridors.values["ADJACENCY"] == 3

    inputs = {
        key: [layer.source() for layer in session.route.layers(session.study, key)]
        for key, entry in session.route.workflow(name).inputs.items()
        if hasattr(entry, "kind")
    }
    given = {key: found[0] for key, found in inputs.items() if found}
    # Versions of QGIS name outputs in their own way.
    sources = next(
        definition.name()
        for definition in model(name).parameterDefinitions()
        if definition.isDestination() and definition.description() == "Sources"
    )
    # Whole workflows run in the tests of the toolbox.
    kept = model(name).create()
    for child in ("corridors", "gravity", "syntax", "pinchpoints", "barriers", "pattern", "report"):
        kept.childAlgorithm(child).setActive(False)
    results = processing.run(kept, {**given, sources: "TEMPORARY_OUTPUT"})
    assert os.path.exists(str(results[sources]).split("|")[0])

    assert os.path.exists(own_file(name))
    assert forget_workflow(session, name) == ("info", f"The workflow {name} was deleted.")
    assert model(name) is None
    assert [study.workflow for study in session.studies] == ["qaidam", FREE, FREE]
    assert own_file(name) == ""


def test_a_saved_study_follows_its_workflow_and_is_free_with_the_same_values_when_that_goes(session):
    change(session)
    runs = runs_of(session)
    save_workflow(session, "Mine")
    assert session.study.workflow == "mine"
    assert session.study.values == {"sources": {}, "corridors": {}, "report": {"title": "The river's pattern"}} | {
        stage: {} for stage in ("resistance", "pinch_points")
    }
    assert runs_of(session) == runs, "it runs the same steps with the same values"

    # What is changed later stays, too.
    session.set_value("sources", "least_area", 50.0)
    runs = runs_of(session)
    forget_workflow(session, "mine")
    assert session.study.workflow == FREE
    followed = {stage: session.route.followed(session.study, stage) for stage in STAGES}
    assert followed == {**dict.fromkeys(STAGES, "shiyang"), "health": "", "zones": ""}
    assert session.route["sources"].value(session.study, "least_area") == 50.0
    assert runs_of(session) == runs


def test_a_workflow_of_a_workflow_of_ones_own_knows_those_of_the_toolbox(session):
    change(session)
    runs = runs_of(session)
    save_workflow(session, "First")
    save_workflow(session, "Second")
    assert {chosen["steps_of"] for chosen in session.route.workflow("second").choices.values()} == {"shiyang"}
    forget_workflow(session, "first")
    assert session.study.workflow == "second"
    forget_workflow(session, "second")
    assert session.study.workflow == FREE
    assert runs_of(session) == runs


def test_a_step_of_a_free_choice_goes_on_when_its_workflow_goes(session):
    save_workflow(session, "Mine")
    session.follow(FREE)
    session.set_value("resistance", "steps_of", "qaidam")
    forget_workflow(session, "mine")
    assert session.study.value("sources", "steps_of") == "shiyang"
    assert session.route.followed(session.study, "resistance") == "qaidam"


def test_help_of_a_saved_workflow_tells_its_steps_layers_and_study(session):
    session.rename("Upper river")
    save_workflow(session, "Mine")
    text = session.route.workflow("mine").description
    assert text.startswith("Saved from the study Upper river of the ESP Workbench. Layers: Land cover, ")
    assert "\nCorridors (Shiyang): Corridors, Space syntax\n" in text
    assert text.replace("\n", "<br>") in model("mine").shortHelpString()


def test_a_name_that_is_taken_gets_a_number(session):
    assert save_workflow(session, "Shiyang")[0] == "info"
    assert own_file("shiyang") == ""
    assert os.path.exists(own_file("shiyang_2"))


def test_parameter_files_of_all_workflows_are_taken_in_whole(session, tmp_path, sample_basin):
    save_workflow(session, "Mine")
    inputs = {"landcover": f"{sample_basin}/landcover_2023.tif", "z": "8", "least_area": 50}
    inputs["resistance_weights"] = "0.7,0.3"
    for name in ("shiyang", "mine"):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"workflow": f"esp:{name}", "inputs": inputs}), encoding="utf-8")
        assert read_parameters(session, str(path)) == ("info", f"The study {name} was taken in.")
        assert session.study.workflow == name
        assert session.study.values["sources"] == {"z": 8.0, "least_area": 50.0}
        assert session.study.values["resistance"] == {"resistance_weights": "0.7,0.3"}


def test_what_does_not_fit_is_named(session, tmp_path, sample_basin):
    inputs = {"landcover": f"{sample_basin}/landcover_2023.tif", "corridor_width": 900}
    inputs.update(largest="many", mode="adjacent", legend="clcd")
    path = tmp_path / "qaidam.json"
    path.write_text(json.dumps({"workflow": "esp:qaidam", "inputs": inputs}), encoding="utf-8")
    assert read_parameters(session, str(path)) == (
        "warning",
        "The workbench has no place for: largest=many, mode=adjacent, legend=clcd.",
    )
    assert session.study.values["pinch_points"] == {"corridor_width": 900.0}
