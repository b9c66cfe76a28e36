"""A workflow is told once: all readers of its definition have the same value for every key of every step.

The model of the toolbox holds every value that is not left open. Any other reader is a function from a workflow to what
it has for (step, key of its algorithm); see `READERS`.
"""

import re
from dataclasses import replace

import numpy as np
import pytest
from chain_values import LEFT_OUT, OF_SOME, chain_values
from esp_toolbox.algorithms.frame.parameters import choice_words
from esp_toolbox.algorithms.studies.uncertainty_settings import choices_of, chosen_workflow, form_key, layers_of
from esp_toolbox.algorithms.studies.workflow_model import workflow_model
from esp_toolbox.core.decision.ahp_matrix import parse_matrix
from esp_toolbox.core.numbers import parse_numbers
from esp_toolbox.core.presets import read_legend
from esp_toolbox.core.products.class_entries import has_names, parse_class_entries
from esp_toolbox.core.workflow.definition import Given, Parameter
from esp_toolbox.core.workflow.definitions.qaidam import QAIDAM
from esp_toolbox.core.workflow.definitions.shiyang import SHIYANG
from esp_toolbox.core.workflow.missing_layers import FittedWorkflow
from model_sources import KINDS
from pairing import each
from qgis.core import QgsApplication
from workflow_inputs import read_inputs

WORKFLOWS = (QAIDAM, SHIYANG)
_DEFAULT = re.compile(r"^coalesce\(@\w+, (.*)\)$", re.DOTALL)


# -- the model -----------------------------------------------------------------------------


def model_values(workflow):
    """What the model of the toolbox tells each step, but for layers and what other steps make.

    Choices are by their words, or by their numbers where they have none.
    """
    model = workflow_model(workflow)
    found = {}
    for step, child in model.childAlgorithms().items():
        for definition in child.algorithm().parameterDefinitions():
            sources = child.parameterSources().get(definition.name(), [])
            values = [value for value in map(_value_of, sources) if value is not None]
            if definition.isDestination() or definition.type() == "band" or len(values) != 1:
                continue
            words = choice_words(definition)
            found[step, definition.name()] = words[values[0]] if words else values[0]
    return found


def _value_of(source):
    # Models write a parameter with a default as an expression.
    if source.source() == KINDS.StaticValue:
        return source.staticValue()
    text = _DEFAULT.match(source.expression() or "")
    if text is None:
        return None
    return text[1][1:-1] if text[1].startswith("'") else float(text[1])


# -- the form of uncertainty ---------------------------------------------------------------


def form_values(workflow, monkeypatch):
    """What esp:uncertainty tells the steps of a workflow where nothing of its form is changed."""
    values = read_inputs({"WORKFLOW": WORKFLOWS.index(workflow)})
    assert chosen_workflow(values) is workflow
    choices = choices_of(values, FittedWorkflow(workflow))
    told = {
        (step.name, key)
        for step in workflow.steps
        for key, value in step.values.items()
        if isinstance(value, Given) and isinstance(workflow.inputs[value.key], Parameter)
    }
    told.add(("sources", "DISTANCE"))
    found = {place: choices.at(*place) for place in told}
    return {place: value for place, value in found.items() if value is not None}


# -- all of them ---------------------------------------------------------------------------

# The small basin has few sources of 500 ha and short streams.
SMALL = replace(
    SHIYANG,
    parameters=tuple(
        replace(entry, default={"least_area": 1000, "streams": 200}.get(entry.key, entry.default))
        for entry in SHIYANG.parameters
    ),
)
# A further reader is one more line for each workflow that it reads.
READERS = [
    ("chain", QAIDAM, chain_values),
    ("chain", SMALL, chain_values),
    ("form of uncertainty", QAIDAM, form_values),
    ("form of uncertainty", SHIYANG, form_values),
]


@pytest.mark.parametrize(("workflow", "values_of"), [reader[1:] for reader in READERS], ids=[
    f"{name}, {workflow.name}" for name, workflow, _ in READERS
])  # fmt: skip
def test_readers_have_the_values_of_the_model(workflow, values_of, esp_provider, monkeypatch):
    model, found = model_values(workflow), values_of(workflow, monkeypatch)
    assert found
    differences = {
        place: (model.get(place, "nothing"), value)
        for place, value in found.items()
        # No least area and one of 0 are the same.
        if not (place == ("sources", "MIN_AREA") and value == 0.0 and place not in model)
        and (place not in model or not _same(model[place], value))
    }
    assert not differences


def _same(told, value) -> bool:
    """Whether a value of the model, which may be a text of numbers, is that of a reader."""
    if isinstance(told, str) and isinstance(value, str) and has_names(told) and not has_names(value):
        # Arrays have the values of CLCD, forms the land covers that they are.
        return parse_class_entries(told, read_legend("clcd").names) == parse_class_entries(value)
    if isinstance(told, str) and not isinstance(value, str):
        matrix = isinstance(value, list) and isinstance(value[0], list)
        told = parse_matrix(told).tolist() if matrix else parse_numbers(told)
        value = value if isinstance(value, (list, tuple)) else [value]
    if isinstance(value, (list, tuple)):
        return np.array_equal(np.array(told), np.array(value))
    return told == value


@pytest.mark.parametrize("workflow", [QAIDAM, SMALL], ids=("qaidam", "shiyang"))
def test_the_chain_knows_every_value_of_the_model(workflow, esp_provider, monkeypatch):
    known = chain_values(workflow, monkeypatch)
    stages = {step.name: step.stage for step in workflow.steps}
    factors = {step.name for step in workflow.steps if step.factor}
    unknown = {
        place: value
        for place, value in model_values(workflow).items()
        if stages[place[0]] != "report" and place not in known and place[1] not in LEFT_OUT
    }
    # Scores count for natural breaks, the unit of slopes for slopes; no factor is transformed or of relief.
    unknown = {place: value for place, value in unknown.items() if place[0] not in factors or place[1] not in OF_SOME}
    assert not unknown


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=("qaidam", "shiyang"))
def test_the_form_of_uncertainty_has_every_input(workflow, esp_provider):
    values = read_inputs({})
    for key in map(form_key, (layer.key for layer in layers_of(workflow))):
        assert values.definition(key) is not None
    # The limits that a finished run found are of its files; a study fixes those of its own plain run (CLASS_LIMITS).
    # No run of it makes the raster of corridors.
    parameters = [entry for entry in workflow.parameters if entry.type != "folder" and entry.key != "raster_width"]
    for parameter in each(parameters):
        definition = values.definition(parameter.key.upper())
        assert definition.defaultValue() == parameter.form_default
        assert definition.description().endswith(parameter.title)
    assert {layer.key for layer in workflow.layers} - {layer.key for layer in layers_of(workflow)} == {
        "qaidam": {"districts", "observations", "road_classes", "data_sources"},
        "shiyang": {"districts", "observations", "roads", "road_classes", "data_sources"},
    }[workflow.name]


def test_the_order_of_the_form_is_that_of_0_1_0(esp_provider):
    """Keys, and with them the order of what users and scripts see, are part of the contract."""
    names = [name for name in _inputs() if not name.endswith("BAND")]
    assert [name for name in names if name != "OWN_WORKFLOW"] == FORM.split()


def _inputs():
    algorithm = QgsApplication.processingRegistry().algorithmById("esp:uncertainty")
    return [entry.name() for entry in algorithm.parameterDefinitions() if not entry.isDestination()]


FORM = """
WORKFLOW LANDCOVER LEGEND ELEVATION NDVI ROADS LANDCOVERS NPP DISTURBANCE PRECIPITATION ET0 SOIL_DEPTH PAWC EROSIVITY
ERODIBILITY RAILWAYS HIGHWAYS CLIMATE_P CLIMATE_ET0
PARAMETERS FACTOR_TABLES WIDTHS CONFUSION ERROR_REACH SPECIES
METHOD RUNS SEED SHARE OBSERVATIONS WORKERS SCHEDULER RUNS_FOLDER
WATER_CLASSES NATURAL_CLASSES EDGE_WIDTH LARGEST LEAST_DPC DISTANCE JUDGEMENTS WEIGHTS GRAVITY CORRIDOR_WIDTH
KEY_CLASSES RESILIENCE VALUES RULES LEAST_ZONE HALF_SATURATION Z STREAMS ALPHAS LEAST_AREA UNCOVERED RESISTANCE_WEIGHTS
SENSITIVITY_WEIGHTS CRITERION_WEIGHTS THREATS SENSITIVITY WATER_TABLE SOIL_TABLE POOLS BRIDGE_GAPS CLASS_LIMITS
"""
