"""The editors that the workbench's steps open, and what becomes of what they choose."""

import json

import numpy as np
import pytest
from esp_toolbox.ui.widgets.open_windows import close_all
from esp_toolbox.ui.workbench import layer_facts, states
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.study import FREE
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from rasters import write_tif


@pytest.fixture
def session(esp_provider, qgis_processing, tmp_path):
    """A study with land cover and elevation, whose runs are made up."""
    project = QgsProject.instance()
    project.clear()
    found = Session(project)
    rng = np.random.default_rng(1)
    cover = rng.integers(1, 10, (40, 40)).astype(np.uint8)
    arrays = {"landcover": cover, "elevation": rng.random((40, 40)).astype("f4")}
    for role, array in arrays.items():
        layer = QgsRasterLayer(write_tif(tmp_path / f"clcd_{role}.tif", array), f"clcd {role}")
        project.addMapLayer(layer)
        found.set_layers(role, [layer])
    yield found
    close_all()
    found.close()
    project.clear()


def test_judgements_come_back_as_weights(session):
    step = session.route["resistance"]
    overlays = step.overlays
    assert overlays.used(session.study, "resistance") == ["landuse", "water", "elevation", "slope"]
    session.editors.open("ahp", None, "resistance", "resistance")
    editor = session.editors.windows[-1]
    assert editor.isVisible()
    assert list(editor.judgements.names) == ["Land use", "Distance to water", "Elevation", "Slope"]
    before = overlays.weights(session.study, "resistance")
    values = editor.values()
    assert [float(weight) for weight in values["WEIGHTS"].split(",")] == pytest.approx(list(before.values()))
    editor.chosen.emit({**values, "MATRIX": "1,1,1,1;1,1,1,1;1,1,1,1;1,1,1,1", "WEIGHTS": "0.25,0.25,0.25,0.25"})
    assert overlays.weights(session.study, "resistance") == dict.fromkeys(before, 0.25)
    run = next(run for run in step.runs(session.study, lambda name: False) if run.name == "ahp")
    assert run.values["MATRIX"].startswith("1,1,1,1;")
    # A factor less: the judgements of the others stay.
    session.set_value("resistance", "use.slope", False)
    run = next(run for run in step.runs(session.study, lambda name: False) if run.name == "ahp")
    assert run.values["MATRIX"] == "1,1,1;1,1,1;1,1,1"


def test_judgements_of_several_experts_are_read_by_the_names_that_they_were_shown(session, tmp_path):
    import processing

    step = session.route["resistance"]
    session.editors.open("ahp", None, "resistance", "resistance")
    editor = session.editors.windows[-1]
    names = list(editor.judgements.names)
    table = tmp_path / "experts.csv"
    pairs = [(first, second) for row, first in enumerate(names) for second in names[row + 1 :]]
    rows = [f"{expert},{first},{second},{expert}" for expert in (1, 2) for first, second in pairs]
    table.write_text("\n".join(["expert,first,second,judgement", *rows]), encoding="utf-8")
    kept = {key: value for key, value in editor.values().items() if key not in ("MATRIX", "WEIGHTS")}
    editor.chosen.emit({**kept, "EXPERTS": str(table)})
    run = next(run for run in step.runs(session.study, lambda name: False) if run.name == "ahp")
    plain = {key: value for key, value in run.values.items() if isinstance(value, (str, int, float))}
    weights = [float(weight) for weight in processing.run("esp:ahp", plain)["WEIGHTS"].split(",")]
    assert sum(weights) == pytest.approx(1.0) and weights[0] > 1.5 * weights[-1]


def test_judgements_of_other_criteria_are_refused(session):
    said = []
    session.noticed.connect(lambda level, text: said.append((level, text)))
    session.editors.open("ahp", None, "resistance", "resistance")
    session.editors.windows[-1].chosen.emit({"MATRIX": "1,2;1/2,1", "NAMES": "a, b"})
    assert said == [("warning", "The editor has 2 criteria, but 4 factors count; nothing was changed.")]
    assert session.study.value("resistance", "judgements") is None


def test_scores_of_a_factor_come_back(session):
    step = session.route["resistance"]
    session.editors.open("factors", None, "resistance", "elevation")
    session.editors.windows[-1].chosen.emit({"CLASSIFICATION": 2, "SCORES": "1,9", "INPUT": "other", "TABLE": None})
    assert step.overlays.scores(session.study, "elevation") == "own"
    run = next(run for run in step.runs(session.study, lambda name: False) if run.name == "elevation")
    assert (run.values["CLASSIFICATION"], run.values["SCORES"]) == (2, "1,9")
    assert run.values["INPUT"].role == "elevation"


def test_the_explorer_needs_services_first(session, tmp_path):
    session.follow("shiyang")
    reason = session.editors.why_not("owa")
    assert "Run the step first" in reason
    step, study = session.route["sources"], session.study
    study.set_value("sources", "use.water", False, True)
    study.set_value("sources", "use.soil", False, True)
    rng = np.random.default_rng(2)
    made = {}
    for name in ("habitat", "carbon"):
        made[name] = {"OUTPUT": write_tif(tmp_path / f"{name}.tif", rng.random((30, 30)).astype("f4"))}
    study.record("sources").results = made
    assert [run.name for run in step.runs(study, lambda made: False)] == ["habitat", "carbon", "owa", "sources"]
    assert session.editors.why_not("owa") == ""
    session.editors.open("owa", None, "sources")
    session.editors.windows[-1].chosen.emit({"ALPHAS": "0.5", "CRITERION_WEIGHTS": "0.4,0.6"})
    assert (study.value("sources", "alphas"), study.value("sources", "owa.CRITERION_WEIGHTS")) == ("0.5", "0.4,0.6")


def test_links_kept_by_hand_go_into_the_next_run(session, monkeypatch):
    assert "Run the step first" in session.editors.why_not("network")
    started = []
    monkeypatch.setattr(session, "run", started.append)
    session.editors._receive_network({"OVERRIDES": "/tables/overrides.csv", "SOURCES": "x"})
    assert started == ["corridors"]
    run = session.route["corridors"].runs(session.study, lambda name: True)[0]
    assert run.values["OVERRIDES"] == "/tables/overrides.csv"


def test_an_open_network_view_shows_the_new_run(session, monkeypatch):
    from esp_toolbox.ui.network.view import NetworkView

    session.study.record("corridors").results = {"corridors": {}}
    session.editors.open("network", None)
    (view,) = session.editors.windows
    assert isinstance(view, NetworkView)
    taken = []
    monkeypatch.setattr(view, "take", lambda *layers: taken.append(layers))
    layer = QgsVectorLayer("LineString?crs=EPSG:32647", "corridors", "memory")
    session.project.addMapLayer(layer)
    session.study.record("corridors").layers = {"gravity.OUTPUT": layer.id()}
    session.study.record("corridors").algorithms = {"gravity": "esp:gravity"}
    session.finished.emit("")
    session.finished.emit("sources")
    assert taken == []
    session.finished.emit("corridors")
    assert taken == [(layer, None)]


def test_a_failure_of_another_method_does_not_hide_what_is_needed(session):
    session.study.record("sources").error = "MSPA: no metres"
    assert session.states()["sources"].kind == states.FAILED
    session.follow(FREE)
    session.set_value("sources", "steps_of", "own")
    assert session.states()["sources"].reasons == ("Needs a layer: My sources.",)
    layer = QgsVectorLayer("Polygon?crs=EPSG:32647", "reserves", "memory")
    session.project.addMapLayer(layer)
    session.set_layers("own_sources", [layer])
    assert session.states()["sources"].kind == states.DONE


def test_what_editors_give_can_be_kept_in_the_project(session):
    session.editors.open("ahp", None, "resistance", "resistance")
    session.editors.windows[-1].chosen.emit(session.editors.windows[-1].values())
    assert json.loads(json.dumps(session.study.to_dict()))["values"] == session.study.values
    assert states.inputs(session.route, session.study, "resistance")["value:ahp:MATRIX"]
    assert layer_facts.is_result(next(iter(session.project.mapLayers().values()))) is False


def test_own_factors_of_any_number_join_the_overlay(session, tmp_path):
    step, study = session.route["resistance"], session.study
    overlays = step.overlays
    rng = np.random.default_rng(5)
    layers = []
    for name in ("night light", "noise", "dust"):
        layer = QgsRasterLayer(write_tif(tmp_path / f"{name}.tif", rng.random((40, 40)).astype("f4")), name)
        session.project.addMapLayer(layer)
        layers.append(layer)
    assert "own_factors" in step.fields(study)
    before = overlays.weights(study, "resistance")
    session.set_layers("own_factors", layers)
    own = ["own_factor_1", "own_factor_2", "own_factor_3"]
    assert overlays.used(study, "resistance")[-3:] == own
    assert dict(step.fields(study)["factors.resistance"].names)["own_factor_1"] == "Night light"
    weights = overlays.weights(study, "resistance")
    assert sum(weights.values()) == pytest.approx(1.0)
    ratio = weights["landuse"] / weights["slope"]
    assert ratio > 1.0 and before["landuse"] / before["slope"] > 1.0
    run = next(run for run in step.runs(study, lambda _made: False) if run.name == "own_factor_2")
    assert session.route.layers(study, run.values["INPUT"].role) == [layers[1]]
    # The editor judges them with the others.
    session.editors.open("ahp", None, "resistance", "resistance")
    assert len(session.editors.windows[-1].judgements.names) == 7
    # Scores belong to a layer, not to a place in the list.
    session.set_value("resistance", "scores.own_factor_3", {"SCORES": "1,9"})
    session.set_value("resistance", "scores.own_factor_1", {"SCORES": "2,4"})
    session.set_layers("own_factors", [layers[0], layers[2]])
    assert overlays.scores(study, "own_factor_1") == "own"
    assert study.value("resistance", "scores.own_factor_3") is None
    assert overlays.used(study, "resistance")[-2:] == own[:2]
    session.set_layers("own_factors", [])
    assert overlays.weights(study, "resistance") == before
