"""The study behind the workbench: its text, guesses of layers, needs, states, what makes it out of date."""

import json
import os

import numpy as np
import pytest
from esp_toolbox.core.workflow.definition import Layer
from esp_toolbox.core.workflow.study_choice import Made
from esp_toolbox.ui.workbench import layer_facts, states, store
from esp_toolbox.ui.workbench.class_shares import count_classes
from esp_toolbox.ui.workbench.numbers import area, decimal, length
from esp_toolbox.ui.workbench.roles import WORDS, guess, year_of
from esp_toolbox.ui.workbench.route import Route
from esp_toolbox.ui.workbench.session import Session
from esp_toolbox.ui.workbench.study import FREE, LEFT_OUT, LayerRef, Record, Study
from qgis.core import QgsProject, QgsRasterLayer
from rasters import write_tif

COVER = np.array([[1, 2, 2, 4], [4, 4, 7, 7], [7, 5, 5, 9]], dtype=np.uint8)


@pytest.fixture
def project(esp_provider, qgis_processing):
    found = QgsProject()
    yield found
    found.clear()


@pytest.fixture
def study():
    return Study("Upper basin")


def add_raster(project, path, name, array=COVER):
    layer = QgsRasterLayer(write_tif(path, array), name)
    assert layer.isValid()
    project.addMapLayer(layer)
    return layer


def test_a_new_study_follows_the_qaidam_workflow_whatever_comes_first():
    assert Study("").workflow == "qaidam"


def test_a_study_survives_its_text():
    study = Study("Upper basin 2023")
    study.folder = "/results"
    study.layers = {"landcover": LayerRef("id1", "/a.tif", "a"), "npp": [LayerRef("id2", "/b.tif", "b")]}
    study.layers["elevation"] = None
    study.set_value("sources", "largest", 12, 30)
    study.records["sources"] = Record(2, "2026-01-01T10:00:00", 3.5, "0.1.0", {"runs": "mspa"}, {"mspa": {"A": 1.5}})
    study.records["sources"].algorithms = {"mspa": "esp:mspa"}
    again = Study.from_dict(json.loads(json.dumps(study.to_dict())))
    assert again.to_dict() == study.to_dict()
    assert again.layers["npp"][0].source == "/b.tif"
    assert again.result(Made("sources", "mspa", "A")) == 1.5
    assert Study.from_dict({**study.to_dict(), "format": 99}) is None


def test_defaults_are_not_written():
    study = Study("a")
    assert study.set_value("sources", "largest", 12, 30)
    assert study.set_value("sources", "largest", 30, 30)
    assert not study.set_value("sources", "largest", 30, 30)
    assert study.values["sources"] == {}


def test_layers_are_recognised_by_their_names():
    layers = [
        ("landcover_2003", "raster"), ("Land cover 2023", "raster"), ("SRTM_DEM", "raster"), ("NDVI 2023", "raster"),
        ("roads", "line"), ("Main road points", "point"), ("County borders", "polygon"), ("npp_2023", "raster"),
        ("demography", "raster"), ("土地利用2020", "raster"), ("npp_2003", "raster"),
    ]  # fmt: skip
    kinds = {"roads": "line", "districts": "polygon", "study_area": "polygon", "railways": "line", "highways": "line"}
    wanted = [Layer(role, role, kinds.get(role, "raster"), role in ("landcovers", "npp")) for role in WORDS]
    found = {layer.key: [layers[i][0] for i in guess(layer, layers)] for layer in [*wanted, Layer("own_sources", "")]}
    assert found["landcover"][0] == "Land cover 2023"
    assert found["landcovers"] == ["landcover_2003", "土地利用2020", "Land cover 2023"]
    assert found["elevation"] == ["SRTM_DEM"]
    assert found["roads"] == ["roads"]
    assert found["districts"] == ["County borders"]
    assert found["npp"] == ["npp_2003", "npp_2023"]
    assert found["own_sources"] == []
    assert (year_of("clcd_v01_1990_albert"), year_of("tile 120201")) == (1990, None)


def test_shares_of_classes(tmp_path):
    shares = count_classes(write_tif(tmp_path / "cover.tif", COVER, nodata=9))
    assert shares == pytest.approx({1: 1 / 11, 2: 2 / 11, 4: 3 / 11, 5: 2 / 11, 7: 3 / 11})
    assert count_classes(write_tif(tmp_path / "values.tif", np.array([[0.5, 1.5]], dtype=np.float32))) == {}
    big = np.zeros((3000, 1500), dtype=np.uint8)
    big[:, :375] = 3
    assert count_classes(write_tif(tmp_path / "big.tif", big))[3] == pytest.approx(0.25, abs=0.005)


def test_numbers_are_said_with_sensible_digits(qgis_app):
    assert [decimal(value) for value in (0, 3519.3, 0.00982, 1.5, 95.94)] == ["0", "3,519", "0.00982", "1.5", "95.9"]
    assert (area(351900), area(12.34), length(2250454), length(12.3)) == ("3,519 km²", "12.3 ha", "2,250 km", "12.3 m")


def test_needs_in_plain_words(project, study, tmp_path):
    route = Route(project)
    found = {step.ID: states.needs(route, study, step.ID) for step in route.steps_of(study)}
    assert [need.text for need in found["sources"]] == ["Needs a layer: Land cover."]
    assert [need.target for need in found["corridors"]] == ["sources", "resistance"]
    assert states.states(route, study, {})["sources"].kind == states.EMPTY
    layer = add_raster(project, tmp_path / "cover.tif", "cover")
    study.layers["landcover"] = layer_facts.ref_of(layer)
    # Without a legend land covers are proposed by name; the run finds their values.
    assert states.needs(route, study, "sources") == []
    study.set_value("sources", "natural_classes", "2,4")
    assert states.needs(route, study, "sources") == []
    study.set_value("data", "legend", "clcd")
    study.values["sources"] = {}
    assert route["sources"].classes(study, "natural_classes") == "2,3,4,5,6,9"
    found = states.states(route, study, {"sources": 43, "resistance": -1})
    assert (found["sources"].note, found["resistance"].note) == ("running 43 %", "waiting")
    assert found["corridors"].note == "needs 1, 2"


def done(route, study, name, results, folder=""):
    """A record as if the step had been run now."""
    record = study.record(name)
    record.version += 1
    record.folder = str(folder)
    record.results = results
    known = {step.name: step.algorithm for _workflow, step in route[name].wanted(study)}
    record.algorithms = {run: known[run] for run in results}
    record.inputs = states.inputs(route, study, name)


def test_what_makes_a_step_out_of_date(project, study, tmp_path):
    route = Route(project)
    layer = add_raster(project, tmp_path / "cover.tif", "cover")
    study.layers["landcover"] = layer_facts.ref_of(layer)
    study.set_value("sources", "natural_classes", "2,4")
    sources = {"mspa": {"CORE_AREA": 5.0}, "sources": {"OUTPUT": "s.gpkg", "COUNT": 9, "AREA": 351900.0}}
    done(route, study, "sources", sources)
    assert states.states(route, study, {})["sources"] == states.State(states.DONE, "9 sources, 3,519 km²")

    study.set_value("sources", "largest", 5, 30)
    found = states.states(route, study, {})["sources"]
    assert (found.kind, found.reasons) == (states.STALE, ("Number of largest patches changed.",))
    study.set_value("sources", "largest", 30, 30)
    assert states.states(route, study, {})["sources"].kind == states.DONE

    os.utime(tmp_path / "cover.tif", (1, 1))
    assert states.states(route, study, {})["sources"].reasons == ("Land cover changed.",)
    done(route, study, "sources", sources)
    study.workflow = "shiyang"
    study.layers["precipitation"] = study.layers["evapotranspiration"] = study.layers["landcover"]
    found = states.changes(
        route, study, "sources", study.record("sources").inputs, states.inputs(route, study, "sources")
    )
    assert found == ["Another workflow was chosen."]
    study.workflow = "qaidam"

    study.record("sources").error = "MSPA: no cell."
    found = states.states(route, study, {})["sources"]
    assert (found.kind, found.note) == (states.FAILED, "failed: MSPA: no cell.")


def test_out_of_date_goes_down_the_chain(project, study, tmp_path):
    route = Route(project)
    layer = add_raster(project, tmp_path / "cover.tif", "cover")
    study.layers["landcover"] = layer_facts.ref_of(layer)
    study.set_value("sources", "natural_classes", "2,4")
    study.set_value("resistance", "water_classes", "5")
    done(route, study, "sources", {"sources": {"OUTPUT": "s.gpkg", "COUNT": 9, "AREA": 1.0}})
    done(route, study, "resistance", {"resistance": {"OUTPUT": "r.tif"}})
    made = {"CORRIDORS": "c.gpkg", "COUNT": 3, "LENGTH": 9.0, "COMPONENTS": 1}
    done(route, study, "corridors", {"corridors": made, "gravity": {"IMPORTANT": 1}})
    assert states.states(route, study, {})["corridors"].kind == states.DONE
    study.set_value("sources", "largest", 5, 30)
    assert states.states(route, study, {})["corridors"].reasons == ("Sources is out of date.",)
    done(route, study, "sources", study.record("sources").results)
    assert states.states(route, study, {})["corridors"].reasons == ("Sources was run again.",)
    done(route, study, "corridors", study.record("corridors").results)
    # The same steps with the same values are done, whatever workflow they are chosen of.
    study.workflow = FREE
    assert states.states(route, study, {})["corridors"].kind == states.DONE
    before = study.record("corridors").inputs
    del before["step:sources"]
    reasons = ("Sources is taken in now, or no more.",)
    assert states.states(route, study, {})["corridors"].reasons == reasons


def test_a_free_choice_has_the_steps_that_were_followed_and_offers_the_others(project, tmp_path):
    session = Session(project)
    layer = add_raster(project, tmp_path / "cover.tif", "landcover")
    session.follow("shiyang")
    before = [step.ID for step in session.route.steps_of(session.study)]
    session.set_layers("landcover", [layer])
    session.follow(FREE)
    found = session.states()
    assert [name for name, state in found.items() if state.note != "left out"] == before
    assert {found[name] for name in ("health", "zones")} == {states.State(states.EMPTY, "left out")}
    assert not {"health", "zones"} & set(session.wanted())
    assert states.needs(session.route, session.study, "health") == []
    assert [field.key for field in session.route["health"].visible_fields(session.study)] == ["steps_of"]
    # They can be taken in, and left out again.
    session.set_value("health", "steps_of", "qaidam")
    assert session.route.followed(session.study, "health") == "qaidam"
    assert session.route["health"].wanted(session.study)
    session.set_value("health", "steps_of", LEFT_OUT)
    assert session.route["health"].wanted(session.study) == []
    session.close()


def test_results_that_are_gone_are_said(project, study, tmp_path):
    route = Route(project)
    layer = add_raster(project, tmp_path / "cover.tif", "cover")
    study.layers["landcover"] = layer_facts.ref_of(layer)
    study.set_value("sources", "natural_classes", "2,4")
    done(route, study, "sources", {"sources": {"COUNT": 1, "AREA": 1.0}}, tmp_path / "gone")
    found = states.states(route, study, {})["sources"]
    assert (found.kind, found.note) == (states.STALE, "results are gone")


def test_a_layer_of_my_own_stands_for_sources_and_resistance(project, study, tmp_path):
    route = Route(project)
    layer = add_raster(project, tmp_path / "r.tif", "my resistance")
    study.workflow = FREE
    study.set_value("resistance", "steps_of", "own")
    study.layers["own_resistance"] = layer_facts.ref_of(layer)
    found = states.states(route, study, {})
    assert (found["resistance"].kind, found["resistance"].note) == (states.DONE, "The layer my resistance is taken.")
    assert route.is_ready(study, route.product(study, "resistance"))
    assert route.product(study, "sources") == Made("sources", "sources")
    assert not route.is_ready(study, route.product(study, "sources"))


def test_factors_without_a_layer_are_left_out_of_the_judgements(project, study, tmp_path):
    route = Route(project)
    step = route["resistance"]
    for role in ("landcover", "elevation"):
        study.layers[role] = layer_facts.ref_of(add_raster(project, tmp_path / f"{role}.tif", role))
    study.set_value("resistance", "water_classes", "5")
    overlays = step.overlays
    assert overlays.used(study, "resistance") == ["landuse", "water", "elevation", "slope"]
    runs = {run.name: run for run in step.runs(study, lambda made: False)}
    assert list(runs)[-2:] == ["ahp", "resistance"]
    assert runs["ahp"].values["MATRIX"] == "1,3,1,2;1/3,1,1/2,1;1,2,1,2;1/2,1,1/2,1"
    assert sum(overlays.weights(study, "resistance").values()) == pytest.approx(1.0)
    study.set_value("resistance", "weighting.resistance", "given")
    assert overlays.weights(study, "resistance")["landuse"] == pytest.approx(0.32 / 0.87, abs=0.01)
    assert "ahp" not in [run.name for run in step.runs(study, lambda made: False)]
    study.values["resistance"].update({"use.slope": False, "scores.elevation": {"SCORES": "1,9"}})
    assert "slope" not in overlays.used(study, "resistance")
    run = next(run for run in step.runs(study, lambda made: False) if run.name == "elevation")
    assert run.values["SCORES"] == "1,9"


def test_natural_breaks_take_the_place_of_a_table(project, study, tmp_path):
    route = Route(project)
    for role in ("landcover", "ndvi"):
        study.layers[role] = layer_facts.ref_of(add_raster(project, tmp_path / f"{role}.tif", role))
    study.set_value("resistance", "scores.vegetation", "breaks")
    run = next(run for run in route["resistance"].runs(study, lambda made: False) if run.name == "vegetation")
    # Green land is easy to cross.
    assert {key: run.values.get(key) for key in ("CLASSIFICATION", "SCORES", "REVERSE", "PRESET", "UNCOVERED")} == {
        "CLASSIFICATION": 1, "SCORES": "1,3,5,7,9", "REVERSE": True, "PRESET": None, "UNCOVERED": None,
    }  # fmt: skip
    assert not route["resistance"].overlays.can_break(study, "landuse")


def test_project_entries_hold_relative_paths(project, study, tmp_path):
    project.setFileName(str(tmp_path / "study.qgs"))
    (tmp_path / "results").mkdir()
    study.folder = str(tmp_path / "results")
    results = {"s": {"OUTPUT": str(tmp_path / "s.gpkg")}}
    study.records["sources"] = Record(1, folder=str(tmp_path / "results"), results=results)
    assert store.write(project, [study], study.key)
    assert not store.write(project, [study], study.key), "written again without a change"
    text = project.readEntry("esp_toolbox", "/workbench")[0]
    assert str(tmp_path) not in text
    found, current = store.read(project)
    assert (current, found[0].folder) == (study.key, study.folder)
    assert found[0].records["sources"].results == study.records["sources"].results


def test_studies_in_one_folder_do_not_write_over_each_other(tmp_path):
    from esp_toolbox.ui.workbench.keeper import _place, free_folder

    run = tmp_path / "1_sources" / "run_1"
    assert free_folder(str(run)) == str(run)
    run.mkdir(parents=True)
    (tmp_path / "1_sources" / "run_2").mkdir()
    assert free_folder(str(run)) == str(tmp_path / "1_sources" / "run_3")
    (tmp_path / "basin").mkdir()
    assert free_folder(str(tmp_path / "basin")) == str(tmp_path / "basin_2")
    assert _place(str(tmp_path), str(run)) == str(run), "what lies there already stays"
    assert _place(str(tmp_path), "/elsewhere/1_sources/run_1") == str(tmp_path / "1_sources" / "run_3")


def test_what_the_workbench_names_of_algorithms_is_there(project):
    from esp_toolbox.ui.workbench import forms, key_numbers

    for algorithm, keys in forms.EXTRAS.items():
        for key in keys:
            assert forms.definition(algorithm, key) is not None, (algorithm, key)
    for algorithm, output, _text in key_numbers.known_links():
        assert forms.definition(algorithm, output).isDestination(), (algorithm, output)


def test_key_numbers_are_said_whatever_else_a_run_has_left(project):
    from esp_toolbox.ui.workbench.key_numbers import key_numbers

    record = Record(algorithms={"corridors": "esp:corridors", "pinch": "esp:pinchpoints", "barriers": "esp:barriers"})
    record.results = {
        "corridors": {"COUNT": 1, "LENGTH": 900.0, "COMPONENTS": 2, "CORRIDORS": "/c.gpkg"},
        "pinch": {"COUNT": 1, "AREA": 5.0, "PINCH_POINTS": "/p.gpkg"},
        "barriers": {"COUNT": 3, "BARRIERS": "/b.gpkg", "HIGHEST": 0.0, "SAVED": 7.0},
    }
    assert key_numbers(record) == [
        "1 corridor, 900 m",
        "The network falls into 2 parts.",
        "Pinch points: 1, barriers: 3",
        "The pinch points cover 5 ha.",
        "Restoring them would save 7 of cost.",
    ]
    assert key_numbers(Record(algorithms={"ahp": "esp:ahp"}, results={"ahp": {"CR": 0.2}})) == [
        "The judgements contradict each other: CR = 0.2, 0.1 or more."
    ]
