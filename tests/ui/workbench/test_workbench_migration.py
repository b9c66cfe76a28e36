"""Studies that version 0.1.0 left in projects and files are taken over."""

import copy

import pytest
from esp_toolbox.core.workflow.study_choice import Made
from esp_toolbox.ui.workbench import states
from esp_toolbox.ui.workbench.migration import taken_over
from esp_toolbox.ui.workbench.route import Route
from esp_toolbox.ui.workbench.study import FREE, Study
from qgis.core import QgsProject

REF = {"id": "x", "source": "/a.tif", "name": "a", "provider": "gdal"}
OLD = {
    "format": 1,
    "key": "abc",
    "title": "Upper basin",
    "folder": "/results",
    "open_step": "zones",
    "layers": {"landcover": REF, "dem": REF, "disturbance": REF, "npp": [REF], "et0": None},
    "values": {
        "sources": {"natural_classes": "2,3", "largest": 12, "criterion_weights": "0.5,0.5", "soil": False},
        "resistance": {
            "factors": {"slope": {"off": True}, "elevation": {"scores": "paper"}, "ndvi": {"scores": "breaks"}},
            "judgements": {"factors": ["land_use", "ndvi"], "values": {"MATRIX": "1,2;1/2,1"}},
            "water_classes": "5",
        },
        "corridors": {"pairs": "either", "important": "share", "share": 10.0, "overrides": "/o.csv", "width": 5000.0},
        "pinch_points": {"mode": "all_to_one", "width": 900.0, "restore": 3, "barriers": False},
        "health": {"unit": "window", "size": 900.0},
        "zones": {"least_area": 4.0, "buffer": 500.0},
        "report": {"title": "My report"},
    },
    "records": {
        "sources": {"version": 2, "inputs": {"runs": "mspa,sources"}, "results": {"mspa": {"CORE_AREA": 1.0}}},
        "resistance": {
            "version": 1,
            "results": {
                "factor_land_use": {"OUTPUT": "/l.tif"},
                "base_resistance": {"OUTPUT": "/b.tif"},
                "resistance": {"OUTPUT": "/r.tif"},
            },
            "layers": {"resistance.OUTPUT": "id1", "base_resistance.OUTPUT": "id2"},
        },
        "data": {"version": 1, "results": {"prepare": {"FOLDER": "/p"}}, "layers": {"prepare.dem.0": "id3"}},
    },
}


def test_values_roles_and_results_have_their_new_names():
    before = copy.deepcopy(OLD)
    study = Study.from_dict(OLD)
    assert before == OLD, "what is read stays as it is"
    assert study.workflow == "qaidam"
    assert set(study.layers) == {"landcover", "elevation", "disturbance", "npp", "evapotranspiration"}
    assert [ref.id for ref in study.layers["disturbance"]] == ["x"], "there may be several now"
    assert study.values["sources"] == {
        "natural_classes": "2,3", "largest": 12, "owa.CRITERION_WEIGHTS": "0.5,0.5", "use.soil": False,
    }  # fmt: skip
    resistance = study.values["resistance"]
    assert resistance["use.slope"] is False
    assert resistance["scores.elevation"]["PRESET"] == "qaidam_elevation"
    assert resistance["scores.vegetation"] == "breaks"
    assert resistance["judgements"] == {"factors": ["landuse", "vegetation"], "values": {"MATRIX": "1,2;1/2,1"}}
    assert study.values["corridors"] == {
        "corridors.ADJACENCY": "either",
        "gravity.CLASSIFICATION": "top share",
        "gravity.THRESHOLD": 10.0,
        "corridors.OVERRIDES": "/o.csv",
        "raster_width": 5000.0,
        "use.syntax": True,
    }
    assert study.values["pinch_points"] == {
        "pinchpoints.MODE": "all-to-one", "corridor_width": 900.0, "barriers.RESTORE": 3, "use.barriers": False,
    }  # fmt: skip
    assert study.values["health"] == {"health.UNIT": 1, "health.SIZE": 900.0}
    assert study.values["zones"] == {"least_zone": 4.0, "zones.BUFFER": 500.0}
    assert study.result(Made("resistance", "landuse", "OUTPUT")) == "/l.tif"
    assert study.result(Made("resistance", "resistance", "OUTPUT")) == "/b.tif"
    assert study.result(Made("resistance", "correction", "OUTPUT")) == "/r.tif"
    assert study.record("resistance").layers == {"correction.OUTPUT": "id1", "resistance.OUTPUT": "id2"}
    assert study.record("resistance").algorithms["landuse"] == "esp:resistancefactor"
    assert study.record("data").layers == {"prepare.elevation.0": "id3"}
    assert taken_over(study.to_dict()) == study.to_dict(), "what is in the present format stays as it is"


@pytest.mark.parametrize("followed", ["qaidam", FREE])
def test_what_has_become_a_parameter_of_the_workflows_keeps_its_value(followed, esp_provider):
    values = {"corridors": {"steps_of": "importance", "corridors.WIDTH": 700.0, "corridors.MAX_EUCLIDEAN": 9e4}}
    study = Study.from_dict({"format": 2, "title": "a", "workflow": followed, "values": values})
    assert study.values["corridors"] == {
        "steps_of": "importance", "raster_width": 700.0, "corridors.MAX_EUCLIDEAN": 9e4
    }  # fmt: skip
    route = Route(QgsProject())
    runs = {run.name: run for run in route["corridors"].runs(study, lambda _made: True)}
    assert (runs["corridors"].values["WIDTH"], runs["corridors"].values["MAX_EUCLIDEAN"]) == (700.0, 9e4)
    keys = [field.key for field in route["corridors"].fields(study).values()]
    assert "raster_width" in keys and "corridors.WIDTH" not in keys


def test_a_workflow_of_the_users_own_without_that_parameter_keeps_the_old_key():
    values = {"corridors": {"corridors.WIDTH": 700.0}}
    study = Study.from_dict({"format": 2, "title": "a", "workflow": "my_way", "values": values})
    assert study.values == values


def test_what_was_the_default_then_stays_chosen():
    study = Study.from_dict({"format": 1, "title": "a"})
    assert study.values["pinch_points"] == {"pinchpoints.MODE": "adjacent"}
    assert study.values["corridors"] == {"use.syntax": True}


def test_methods_become_a_free_choice():
    values = {"sources": {"method": "owa"}, "resistance": {"method": "own"}}
    study = Study.from_dict({"format": 1, "title": "a", "values": values})
    assert study.workflow == FREE
    assert {step: entries["steps_of"] for step, entries in study.values.items()} == {
        "sources": "shiyang",
        "resistance": "own",
        **dict.fromkeys(("corridors", "pinch_points", "health", "zones", "report"), "qaidam"),
    }


def test_results_of_then_are_out_of_date(esp_provider, qgis_processing, tmp_path):
    project = QgsProject()
    content = {**copy.deepcopy(OLD), "layers": {}}
    content["records"]["sources"]["folder"] = str(tmp_path)
    study = Study.from_dict(content)
    route = Route(project)
    found = states.states(route, study, {})["sources"]
    assert found.kind == states.STALE
    runs = {run.name: run for step in route for run in step.runs(study, lambda _made: True)}
    assert runs["pinchpoints"].values["MODE"] == 1
    assert (runs["gravity"].values["CLASSIFICATION"], runs["gravity"].values["THRESHOLD"]) == (1, 10.0)
    assert runs["corridors"].values["ADJACENCY"] == 0
    assert "barriers" not in runs
    assert [run for run in runs if run in ("corridors", "gravity", "syntax")] == ["corridors", "gravity", "syntax"]
