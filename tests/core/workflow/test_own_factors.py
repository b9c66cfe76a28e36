"""Factors of the user's own beside those of a workflow."""

import pytest
from esp_toolbox.core.numbers import parse_numbers
from esp_toolbox.core.workflow.combination import combine
from esp_toolbox.core.workflow.definition import From, Given
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.own_factors import overlay_of, place_of, with_own_factors
from esp_toolbox.core.workflow.study_choice import Choices
from esp_toolbox.core.workflow.study_weights import cut_matrix, cut_weights, judged_weights

KNOWN = {workflow.name: workflow for workflow in workflows()}


def required(algorithm, key):
    return (algorithm, key) != ("esp:weightedoverlay", "WEIGHTS")


def overlay_of_study(workflow, layers):
    found = combine(Choices({"resistance": workflow}), layers, required)
    name = overlay_of(workflow).name
    return next(step for step in found.steps["resistance"] if step.name == name), found


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_each_workflow_takes_further_factors(name):
    workflow = with_own_factors(KNOWN[name], ["Light, at night", "slope", "Light, at night"])
    overlay = overlay_of(workflow)
    assert overlay.values["INPUTS"][-3:] == [From(f"own_factor_{number}") for number in (1, 2, 3)]
    words = overlay.values["NAMES"].split(", ")
    assert len(words) == len(set(words)) == len(overlay.values["INPUTS"])
    assert "Light at night" in words
    layers = {layer.key: 3 if layer.several else 1 for layer in workflow.layers}
    made, found = overlay_of_study(workflow, layers)
    assert made.used == made.factors == tuple(entry.step for entry in overlay.values["INPUTS"])
    factor = next(step for step in found.steps["resistance"] if step.name == "own_factor_2").step
    assert factor.values["INPUT"] == Given("own_factor_2")
    # One whose layer has gone is left out.
    assert "own_factor_2" not in overlay_of_study(workflow, {**layers, "own_factor_2": 0})[0].used
    assert with_own_factors(KNOWN[name], []) is KNOWN[name]


def test_weights_of_what_was_there_keep_their_proportions():
    before, after = KNOWN["qaidam"], with_own_factors(KNOWN["qaidam"], ["light"])
    matrix = after.default("judgements")
    weights = judged_weights(matrix, 7)
    assert sum(weights) == pytest.approx(1.0)
    # Judged alike with all of them, it neither leads nor ends.
    assert min(weights[:6]) < weights[6] < max(weights[:6])
    names = [f"f{number}" for number in range(7)]
    kept = judged_weights(cut_matrix(matrix, names, names[:6]), 6)
    assert kept == pytest.approx(judged_weights(before.default("judgements"), 6))
    shares = parse_numbers(with_own_factors(KNOWN["shiyang"], ["a", "b"]).default("resistance_weights"))
    assert shares == pytest.approx([0.25] * 4)
    assert parse_numbers(cut_weights("0.25,0.25,0.25,0.25", list("abcd"), ["a", "b"])) == pytest.approx([0.5, 0.5])


def test_roles_of_single_factors():
    assert place_of("own_factor_12") == 11
    assert place_of("own_factors") is None
    assert place_of("landcover") is None
