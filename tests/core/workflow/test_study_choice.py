"""Which steps a study runs: whole workflows, mixed ones, layers that are not there, factors that are left out."""

import pytest
from esp_toolbox.core.workflow.combination import combine
from esp_toolbox.core.workflow.definition import From, Given
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.study_choice import Choices, Made, additions, members
from esp_toolbox.core.workflow.study_weights import cut_matrix, cut_weights, judged_weights
from esp_toolbox.core.workflow.study_workflow import workflow_of_study
from esp_toolbox.core.workflow.workflow_file import workflow_of, workflow_values

_KNOWN = {workflow.name: workflow for workflow in workflows()}
QAIDAM, SHIYANG, THROUGHFLOW = (_KNOWN[name] for name in ("qaidam", "shiyang", "throughflow"))
# What the algorithms' forms call optional, as far as the tests need it.
OPTIONAL = {
    ("esp:securitypattern", key)
    for key in ("PINCH_POINTS", "BARRIERS", "ZONES", "DISTRICTS", "DISTRICT_FIELD", "ROADS", "ROAD_FIELD", "LANDCOVER")
} | {
    ("esp:securitypattern", "LAYERS"),
    ("esp:restorationzones", "TREND"),
    ("esp:restorationzones", "DISTURBANCE"),
    ("esp:restorationzones", "ELEVATION"),
    ("esp:restorationzones", "LANDCOVER"),
    ("esp:restorationzones", "DISTRICTS"),
    ("esp:weightedoverlay", "WEIGHTS"),
    ("esp:resistancefactor", "FEATURES"),
    ("esp:pinchpoints", "SURFACES_IN"),
    ("esp:pinchpoints", "LANDCOVER"),
    ("esp:barriers", "SURFACES_IN"),
    ("esp:barriers", "LANDCOVER"),
    ("esp:barriers", "PINCH_POINTS"),
}


def required(algorithm, key):
    return (algorithm, key) not in OPTIONAL


def all_layers(*found, without=()):
    layers = {layer.key: 3 if layer.several else 1 for workflow in found for layer in workflow.layers}
    return {key: number for key, number in layers.items() if key not in without}


def whole(workflow):
    return Choices(dict.fromkeys(workflow.stages, workflow))


def names(found, stage):
    return [step.name for step in found.steps[stage]]


@pytest.mark.parametrize("workflow", [QAIDAM, SHIYANG], ids=lambda workflow: workflow.name)
def test_a_study_runs_the_whole_workflow_that_it_follows(workflow):
    found = combine(whole(workflow), all_layers(workflow), required)
    assert [name for stage in workflow.stages for name in names(found, stage)] == [step.name for step in workflow.steps]
    assert set(found.products) == set(workflow.products)
    assert not any(found.left_out.values())
    corridors = found.steps["corridors"][0].step.values
    assert corridors["RESISTANCE"] == Made("resistance", "resistance")


def test_stages_of_several_workflows_take_what_they_need_with_them():
    choices = Choices({**dict.fromkeys(SHIYANG.stages, SHIYANG), "sources": QAIDAM})
    found = combine(choices, all_layers(QAIDAM, SHIYANG), required)
    assert names(found, "sources") == ["mspa", "sources"]
    # The resistance needs the quality of habitat and the loss of soil, but neither water yield nor carbon.
    assert names(found, "resistance")[:2] == ["habitat", "soil"]
    assert {"water", "carbon", "owa"}.isdisjoint(names(found, "resistance"))
    quality = next(step for step in found.steps["resistance"] if step.name == "quality")
    assert quality.step.values["INPUT"] == Made("resistance", "habitat")
    report = found.steps["report"][-1].step.values["LAYERS"]
    assert Made("resistance", "habitat") in report
    assert Made("sources", "mspa") in report, "the report tells of the steps of all workflows"
    assert not any(entry.step == "water" for entry in report)


def test_areas_of_flow_are_sources_of_other_workflows():
    choices = Choices({**dict.fromkeys(QAIDAM.stages, QAIDAM), "sources": THROUGHFLOW})
    found = combine(choices, all_layers(QAIDAM, THROUGHFLOW), required)
    # The resistance over which current flows comes with the sources; corridors cross that of the study.
    assert names(found, "sources") == ["landuse", "slope", "resistance", "flow", "sources"]
    assert found.steps["sources"][3].step.values["RESISTANCE"] == Made("sources", "resistance")
    assert found.steps["corridors"][0].step.values["RESISTANCE"] == Made("resistance", "resistance")


def test_areas_of_flow_are_stepping_stones_between_sources_of_other_workflows():
    choices = Choices({**dict.fromkeys(QAIDAM.stages, QAIDAM), "corridors": THROUGHFLOW})
    found = combine(choices, all_layers(QAIDAM, THROUGHFLOW), required)
    assert names(found, "corridors") == ["flow", "corridors", "stones", "gain"]
    flow, corridors, stones, gain = (step.step.values for step in found.steps["corridors"])
    assert flow["RESISTANCE"] == Made("resistance", "resistance")
    assert stones["INPUT"] == Made("corridors", "flow", "CLASSES")
    assert gain["SOURCES"] == corridors["SOURCES"] == Made("sources", "sources")
    assert gain["CANDIDATES"] == Made("corridors", "stones")


def test_steps_with_one_name_are_told_apart():
    choices = Choices({**dict.fromkeys(QAIDAM.stages, QAIDAM), "sources": SHIYANG})
    found = combine(choices, all_layers(QAIDAM, SHIYANG), required)
    assert "water" in names(found, "sources")
    assert "water" in names(found, "resistance")
    made = workflow_of_study("mixed", "Mixed", "", found, {})
    algorithms = {step.name: step.algorithm for step in made.steps}
    assert algorithms["water"] == "esp:wateryield"
    assert algorithms["resistance_water"] == "esp:resistancefactor"
    assert From("resistance_water") in made.step("resistance").values["INPUTS"]


def test_factors_without_layers_are_left_out_with_their_names():
    found = combine(whole(QAIDAM), all_layers(QAIDAM, without=("roads", "ndvi")), required)
    steps = {step.name: step for step in found.steps["resistance"]}
    assert list(steps) == ["landuse", "water", "elevation", "slope", "ahp", "resistance"]
    assert steps["resistance"].used == ("landuse", "water", "elevation", "slope")
    for name in ("ahp", "resistance"):
        assert steps[name].step.values["NAMES"] == "land use, distance to water, elevation, slope"
        assert len(steps[name].factors) == 6
    assert [step.name for step in found.left_out["resistance"]] == ["road", "vegetation"]


def test_one_factor_needs_no_judgement():
    off = tuple(("resistance", name) for name in ("road", "water", "vegetation", "elevation", "slope"))
    found = combine(Choices(dict.fromkeys(QAIDAM.stages, QAIDAM), off=off), all_layers(QAIDAM), required)
    assert names(found, "resistance") == ["landuse", "resistance"]
    assert found.steps["resistance"][-1].step.values["WEIGHTING"] == "equal"
    assert "weights" not in found.products


def test_a_service_that_is_off_is_made_where_it_is_needed():
    choices = Choices(dict.fromkeys(SHIYANG.stages, SHIYANG), off=(("sources", "soil"),))
    found = combine(choices, all_layers(SHIYANG), required)
    assert "soil" not in names(found, "sources")
    assert names(found, "resistance")[0] == "soil"


def test_a_service_without_layers_takes_its_factor_with_it():
    found = combine(whole(SHIYANG), all_layers(SHIYANG, without=("erosivity",)), required)
    assert "soil" not in names(found, "sources") + names(found, "resistance")
    sensitivity = next(step for step in found.steps["resistance"] if step.name == "sensitivity")
    assert len(sensitivity.used) == 5


def test_change_needs_two_years_and_zones_can_be_without_it():
    layers = {**all_layers(QAIDAM), "landcovers": 1, "npp": 1}
    found = combine(whole(QAIDAM), layers, required)
    assert names(found, "health") == ["health"]
    assert "TREND" not in found.steps["zones"][0].step.values


def test_health_without_layers_is_what_the_zones_wait_for():
    found = combine(whole(QAIDAM), all_layers(QAIDAM, without=("npp",)), required)
    assert names(found, "health") == []
    assert found.steps["zones"][0].step.values["HEALTH"] == Made("health", "health", "HEALTH_CLASSES")


def test_a_layer_of_ones_own_stands_for_a_stage():
    choices = Choices({stage: QAIDAM for stage in QAIDAM.stages if stage != "resistance"}, own=("resistance",))
    found = combine(choices, all_layers(QAIDAM), required)
    assert found.steps["resistance"] == ()
    assert found.steps["corridors"][0].step.values["RESISTANCE"] == Given("own_resistance")
    made = workflow_of_study("own", "Own", "", found, {})
    assert "own_resistance" in [layer.key for layer in made.layers]


def test_additions_read_what_the_stage_hands_on():
    ((other, syntax),) = additions("corridors", QAIDAM, workflows())
    assert (other.name, syntax.algorithm) == ("shiyang", "esp:spacesyntax")
    assert [step.name for _workflow, step in additions("corridors", SHIYANG, workflows())] == ["gravity"]
    assert all(not additions(stage, SHIYANG, workflows()) for stage in SHIYANG.stages if stage != "corridors")
    choices = Choices(dict.fromkeys(QAIDAM.stages, QAIDAM), added={"corridors": ((other, syntax),)})
    found = combine(choices, all_layers(QAIDAM), required)
    assert names(found, "corridors") == ["corridors", "gravity", "syntax"]
    assert found.steps["corridors"][-1].step.values["CORRIDORS"] == Made("corridors", "gravity")
    assert found.products["corridors"] == Made("corridors", "gravity")
    assert Made("corridors", "syntax", "CORRIDORS_OUT") in found.steps["report"][-1].step.values["LAYERS"]


def test_a_layer_of_sensitivity_corrects_what_is_not_corrected():
    layers = {**all_layers(QAIDAM, SHIYANG), "sensitivity": 1}
    found = combine(whole(QAIDAM), layers, required)
    assert names(found, "resistance")[-1] == "correction"
    assert found.products["resistance"] == Made("resistance", "correction")
    found = combine(whole(SHIYANG), layers, required)
    assert "correction" not in names(found, "resistance")


def test_night_light_corrects_within_each_land_cover():
    layers = {**all_layers(QAIDAM), "sensitivity": 1, "night_light": 1}
    found = combine(whole(QAIDAM), layers, required)
    assert names(found, "resistance")[-2:] == ["correction", "light_correction"]
    last = found.steps["resistance"][-1].step
    assert last.values["RESISTANCE"] == Made("resistance", "correction")
    assert (last.values["SENSITIVITY"], last.values["LANDCOVER"]) == (Given("night_light"), Given("landcover"))
    assert found.products["resistance"] == Made("resistance", "light_correction")
    # Without a land cover there are no classes to correct within.
    found = combine(whole(QAIDAM), {**layers, "landcover": 0}, required)
    assert "light_correction" not in names(found, "resistance")


def test_services_of_ones_own_join_the_others():
    found = combine(whole(SHIYANG), {**all_layers(SHIYANG), "services": 2}, required)
    owa = next(step for step in found.steps["sources"] if step.name == "owa")
    assert owa.step.values["INPUTS"][-1] == Given("services")
    assert [step.name for step in members(SHIYANG, "sources")] == ["habitat", "water", "soil", "carbon"]


def test_weights_and_judgements_are_cut():
    names_ = ("a", "b", "c")
    assert cut_matrix("1,2,4;1/2,1,2;1/4,1/2,1", names_, ("a", "c")) == "1,4;1/4,1"
    assert cut_matrix("1, 2; 0.5, 1", ("a", "b"), ("a", "b")) == "1, 2; 0.5, 1"
    assert cut_weights("1/6,1/6,2/3", names_, names_) == "1/6,1/6,2/3"
    kept = [float(weight) for weight in cut_weights("0.2,0.3,0.5", names_, ("a", "c")).split(",")]
    assert kept == pytest.approx([2 / 7, 5 / 7])
    assert judged_weights("1,3;1/3,1", 2) == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize("workflow", [QAIDAM, SHIYANG], ids=lambda workflow: workflow.name)
def test_a_study_becomes_a_workflow_with_its_values(workflow):
    found = combine(whole(workflow), all_layers(workflow), required)
    made = workflow_of_study("again", "Again", "", found, {("pinch_points", "corridor_width"): 5000})
    assert [step.name for step in made.steps] == [step.name for step in workflow.steps]
    assert {step.name: step.values for step in made.steps if step.stage != "report"} == {
        step.name: step.values for step in workflow.steps if step.stage != "report"
    }
    assert made.default("corridor_width") == 5000
    assert [entry.key for entry in made.parameters] == [entry.key for entry in workflow.parameters]
    assert workflow_of(workflow_values(made), "again") == made


def test_the_report_of_one_workflow_takes_in_what_another_one_makes():
    choices = Choices({**dict.fromkeys(QAIDAM.stages, QAIDAM), "report": SHIYANG})
    found = combine(choices, all_layers(QAIDAM, SHIYANG), required)
    assert found.steps["report"][0].step.values["ZONES"] == Made("zones", "zones", "ZONES")


def test_without_land_cover_distances_are_measured_on_another_grid():
    layers = all_layers(QAIDAM, without=("landcover",))
    off = (("resistance", "landuse"), ("resistance", "water"))
    choices = Choices({"resistance": QAIDAM, "corridors": QAIDAM}, own=("sources",), off=off)
    found = combine(choices, layers, required)
    assert names(found, "resistance") == ["road", "vegetation", "elevation", "slope", "ahp", "resistance"]
    road = found.steps["resistance"][0].step.values
    assert road["INPUT"] == Given("elevation")
    assert road["FEATURES"] == Given("roads")
    assert "LEGEND" not in road
    # Nobody can restore land use that is not known.
    overlay = found.steps["resistance"][-1].step
    assert "RESTORABLE" not in overlay.values
    assert "REACHABLE" not in [output.key for output in overlay.outputs]
    assert "reachable" not in found.products
    # Where there is no raster to measure on, the factor is left out.
    bare = {**layers, "elevation": 0, "ndvi": 0}
    assert "road" not in names(combine(choices, bare, required), "resistance")
