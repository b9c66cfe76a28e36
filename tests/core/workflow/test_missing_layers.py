"""Workflows without optional layers: which steps stay, which weights their factors have."""

from dataclasses import replace

import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.numbers import parse_numbers
from esp_toolbox.core.workflow.definition import From, Product
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.definitions.importance import WORKFLOW as IMPORTANCE
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG
from esp_toolbox.core.workflow.missing_layers import fitted

# As the forms of the algorithms have it.
NEEDED = {
    ("esp:resistancefactor", "INPUT"), ("esp:weightedoverlay", "INPUTS"), ("esp:ecosystemhealth", "LANDCOVERS"),
    ("esp:ecosystemhealth", "VITALITIES"), ("esp:healthchange", "INPUT"), ("esp:restorationzones", "HEALTH"),
    ("esp:sensitivitycorrection", "RESISTANCE"), ("esp:sensitivitycorrection", "SENSITIVITY"),
    ("esp:securitypattern", "SOURCES"), ("esp:ahp", "MATRIX"), ("esp:omniscape", "RESISTANCE"),
}  # fmt: skip


def fit(workflow, *missing):
    layers = {layer.key: layer.key not in missing for layer in workflow.layers}
    return fitted(workflow, layers, lambda algorithm, key: (algorithm, key) in NEEDED)


@pytest.mark.parametrize("workflow", workflows(), ids=lambda workflow: workflow.name)
def test_nothing_is_left_out_where_all_is_there(workflow):
    assert fit(workflow).workflow is workflow
    every = [layer.key for layer in workflow.layers if layer.key in ("districts", "disturbance")]
    assert not fit(workflow, *every).left_out


def test_without_roads_the_other_factors_are_judged():
    found = fit(QAIDAM, "roads")
    assert [step.name for step in found.left_out] == ["road"]
    overlay, ahp = found.workflow.step("resistance"), found.workflow.step("ahp")
    assert [entry.step for entry in overlay.values["INPUTS"]] == [
        "landuse", "water", "vegetation", "elevation", "slope",
    ]  # fmt: skip
    assert overlay.values["NAMES"] == ahp.values["NAMES"] == "land use, distance to water, NDVI, elevation, slope"
    rows = found.workflow.default("judgements").split(";")
    assert len(rows) == 5 and found.cut("judgements", QAIDAM.default("judgements")) == ";".join(rows)
    # One who has cut it already, and one who gives another size.
    assert found.cut("judgements", ";".join(rows)) == ";".join(rows)
    with pytest.raises(InputError):
        found.cut("judgements", "1,2;1/2,1")
    assert "ROADS" not in found.workflow.step("pattern").values


def test_without_years_there_are_no_zones():
    for missing in (("npp",), ("landcovers",), ("landcovers", "npp")):
        found = fit(QAIDAM, *missing)
        assert [step.name for step in found.left_out] == ["health", "change", "zones"]
        assert "ZONES" not in found.workflow.step("pattern").values and "zones" not in found.workflow.products
        told = [entry.name for entry in found.workflow.step("report").values["LAYERS"]]
        assert "resistance" in told and "health" not in told and "zone_raster" not in told


def test_sensitivity_without_railways_and_highways():
    found = fit(SHIYANG, "railways", "highways", "ndvi", "roads")
    assert [step.name for step in found.left_out] == ["sensitive_ndvi", "railway", "highway"]
    weights = parse_numbers(found.cut("sensitivity_weights", "0.1,0.3,0.1,0.2,0.1,0.2"))
    assert weights == pytest.approx([0.25, 0.25, 0.5])
    assert parse_numbers(found.workflow.default("sensitivity_weights")) == pytest.approx([1 / 3] * 3)
    assert found.cut("resistance_weights", "0.6,0.4") == "0.6,0.4"


def test_a_step_that_only_improves_hands_on_its_input():
    found = fit(IMPORTANCE, "night_light", "roads", "suitability", "erodibility")
    assert [step.name for step in found.left_out] == ["soil", "road", "suitability", "resistance"]
    workflow = found.workflow
    assert workflow.products["resistance"] == From("base")
    assert workflow.step("corridors").values["RESISTANCE"] == Product("resistance")
    assert workflow.step("detector").values["NAMES"] == workflow.step("base").values["NAMES"] == "land use, slope"
    assert [entry.step for entry in workflow.step("importance").values["INPUTS"]] == ["habitat", "water", "carbon"]
    assert fit(IMPORTANCE).workflow.products["resistance"] == From("resistance")


def test_only_what_a_step_makes_can_be_handed_on():
    step = IMPORTANCE.step("resistance")
    steps = tuple(replace(step, passes="SENSITIVITY") if one is step else one for one in IMPORTANCE.steps)
    with pytest.raises(InputError, match="SENSITIVITY is not what an earlier step makes"):
        replace(IMPORTANCE, steps=steps)
