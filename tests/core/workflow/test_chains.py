"""Which workflows the chains on arrays can run, and what they are told."""

from dataclasses import replace

import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.uncertainty.variables import at_path
from esp_toolbox.core.uncertainty.workflow_variables import qaidam_variables, shiyang_variables
from esp_toolbox.core.workflow.chain_parameters import (
    Choices,
    factor_choices,
    factor_names,
    measure_of,
    qaidam_parameters,
    shiyang_parameters,
)
from esp_toolbox.core.workflow.chains import chain_of, check_chain, fits_chain
from esp_toolbox.core.workflow.definition import From, Given, Parameter, Product
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG
from esp_toolbox.core.workflow.workflow_file import workflow_of, workflow_values
from workflow_cases import factors, qaidam_case, shiyang_case


def own(origin=QAIDAM, step="", defaults=None, **values):
    """A workflow of the user's own: one step with other values, other defaults."""
    steps = tuple(
        replace(each, values={**each.values, **values}) if each.name == step else each for each in origin.steps
    )
    defaults = defaults or {}
    parameters = tuple(replace(each, default=defaults.get(each.key, each.default)) for each in origin.parameters)
    changed = replace(origin, name="mine", title="Mine", steps=steps, parameters=parameters)
    return workflow_of(workflow_values(changed), "mine.json")


FITTING = {
    "defaults": own(defaults={"largest": 12, "gravity": 250, "natural_classes": "2,3"}),
    "constant": own(step="pinchpoints", MODE="pairwise"),
    "parameter into a constant": own(step="sources", TOP_N=12),
    "a key that was left to the algorithm": own(step="corridors", WIDTH=3000.0),
    "preset": own(step="elevation", PRESET="qaidam_elevation", CLASSIFICATION="natural breaks"),
    "shiyang": own(SHIYANG, "corridors", {"alphas": "0.5,1,2"}, ADJACENCY="all"),
    "names": own(step="ahp", NAMES="a, b, c, d, e, f"),
    "report": own(step="report", LAYERS=[Product("resistance")]),
}


@pytest.mark.parametrize("name", FITTING)
def test_other_defaults_and_constants_fit(name):
    check_chain(FITTING[name])
    assert fits_chain(FITTING[name])


@pytest.mark.parametrize("workflow", workflows(), ids=lambda found: found.name)
def test_the_workflows_of_the_toolbox_fit_their_chains(workflow):
    if workflow.chain:
        assert chain_of(workflow) is workflow
        assert fits_chain(workflow)


LATE = ("change", "zones", "pattern", "report")
NOT_FITTING = {
    "Mine was not made from one that can be run many times, such as Qaidam, Shiyang": replace(own(), chain=""),
    "was not made from one": replace(own(), chain="nowhere"),
    "has other steps than Shiyang: MSPA": replace(own(), chain="shiyang"),
    "has other steps than Qaidam: Change of health": replace(
        own(),
        steps=tuple(step for step in QAIDAM.steps if step.name not in LATE),
        products={name: made for name, made in QAIDAM.products.items() if made.step not in LATE},
    ),
    "another NEIGHBOURS in the step MSPA than Qaidam": own(step="mspa", NEIGHBOURS=1),
    "another CLASSIFICATION in the step Factor: elevation": own(step="elevation", CLASSIFICATION="quantile"),
    "another INPUT in the step Factor: NDVI": own(step="vegetation", INPUT=Given("elevation")),
    "another WEIGHTS in the step Resistance surface": own(step="resistance", WEIGHTS="1,0,0,0,0,0"),
    "another MODE in the step Pinch points": own(step="pinchpoints", MODE=None),
}


@pytest.mark.parametrize("reason", NOT_FITTING)
def test_other_steps_and_wiring_do_not_fit(reason):
    assert not fits_chain(NOT_FITTING[reason])
    with pytest.raises(InputError) as refused:
        check_chain(NOT_FITTING[reason])
    assert reason in str(refused.value)


def test_products_of_other_steps_do_not_fit():
    products = {**QAIDAM.products, "corridors": From("corridors", "CORRIDORS")}
    with pytest.raises(InputError, match="hands on another corridors than Qaidam"):
        check_chain(replace(own(), products=products))


# -- what they are told --------------------------------------------------------------------


def test_choices_are_what_the_user_says_else_the_definition_else_the_algorithm():
    choices = Choices(QAIDAM, {"gravity": 250}, {("sources", "DISTANCE"): 800.0})
    assert choices.parameter("gravity") == choices.at("gravity", "THRESHOLD") == 250.0
    assert choices.at("sources", "TOP_N") == 30
    assert choices.at("sources", "DISTANCE") == 800.0
    assert choices.at("pinchpoints", "MODE") == "all-to-one"
    assert choices.at("pinchpoints", "WIDTH") is None
    assert choices.at("pinchpoints", "WIDTH", 5.0) == choices.at("nothing", "WIDTH", 5.0) == 5.0


def test_an_own_workflow_tells_its_chain():
    mine = FITTING["defaults"]
    choices = Choices(mine)
    parameters = qaidam_parameters(choices, factors(choices, "resistance"))
    assert parameters.sources.largest == 12
    assert parameters.network.gravity == 250.0
    assert parameters.natural.ranges == ((2, 2), (3, 3))
    assert parameters.sources.least_dpc == QAIDAM.default("least_dpc")
    chosen = factor_choices(Choices(FITTING["preset"]), "resistance")[4]
    # By natural breaks the table is not used, as in the form.
    assert not chosen.preset
    _, plain = shiyang_case()
    choices = Choices(FITTING["shiyang"])
    overlays = (factors(choices, overlay) for overlay in ("base", "sensitivity"))
    parameters = shiyang_parameters(choices, plain.services, *overlays)
    assert parameters.alphas == (0.5, 1.0, 2.0)
    assert parameters.network.adjacency == "all"


def test_factors_are_measured_on_what_their_steps_read():
    assert [measure_of(step) for step in QAIDAM.factors("resistance")] == [
        *("land_cover", "road_distance", "water_distance", "ndvi", "elevation", "slope")
    ]
    assert [measure_of(step) for overlay in ("base", "sensitivity") for step in SHIYANG.factors(overlay)] == [
        *("land_cover", "habitat_quality", "land_cover", "ndvi", "railway_distance", "highway_distance"),
        *("water_distance", "soil_loss"),
    ]
    assert factor_names(SHIYANG)[1:4] == ("habitat quality", "sensitivity land use", "sensitivity NDVI")


@pytest.mark.parametrize(
    ("workflow", "case", "variables"),
    [(QAIDAM, qaidam_case, qaidam_variables), (SHIYANG, shiyang_case, shiyang_variables)],
    ids=("qaidam", "shiyang"),
)
def test_what_varies_is_what_the_definition_says(workflow, case, variables):
    layers, parameters = case()
    known = {variable.name: variable for variable in variables(parameters, layers)}
    varying = [parameter for parameter in workflow.parameters if parameter.variation is not None]
    assert varying
    for parameter in varying:
        varies = parameter.variation
        found = known[varies.name or parameter.key]
        plain = at_path(parameters, varies.path)
        assert found.path == varies.path
        assert (found.distribution, found.lowest, found.highest) == (varies.distribution, varies.least, varies.greatest)
        low, high = (plain + end if varies.steps else plain * end for end in (varies.low, varies.high))
        assert (found.low, found.high) == pytest.approx((max(low, varies.least), min(high, varies.greatest)))
        if parameter.key not in ("least_area", "streams"):
            # The case has values of its own for these.
            assert plain == parameter.default


def test_whole_numbers_stay_whole():
    mine = own(defaults={"largest": 7, "edge_width": 3})
    choices = Choices(mine)
    layers, _ = qaidam_case(health=False)
    parameters = qaidam_parameters(choices, factors(choices, "resistance"))
    known = {variable.name: variable for variable in qaidam_variables(parameters, layers, mine)}
    assert (known["largest"].low, known["largest"].high) == (5.0, 9.0)
    assert (known["edge_width"].low, known["edge_width"].high) == (2.0, 4.0)


def test_a_parameter_that_feeds_nothing_any_more_does_not_vary():
    mine = own(step="gravity", THRESHOLD=300)
    assert isinstance(mine.inputs["gravity"], Parameter)
    choices = Choices(mine)
    layers, _ = qaidam_case(health=False)
    parameters = qaidam_parameters(choices, factors(choices, "resistance"))
    assert parameters.network.gravity == 300
    assert "gravity" not in {variable.name for variable in qaidam_variables(parameters, layers, mine)}
