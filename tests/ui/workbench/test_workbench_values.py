"""A fresh study of the workbench gives every key of every step the value that the model of the toolbox gives it."""

import pytest
from basin_study import basin_study
from esp_toolbox.core.workflow.blocks import NATURAL
from esp_toolbox.core.workflow.definition import FieldOf, Layer
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.study_choice import Made
from model_sources import KINDS
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsProject,
    QgsVectorLayer,
)

WORKFLOWS = [workflow.name for workflow in workflows()]


def definition_of(name):
    return next(workflow for workflow in workflows() if workflow.name == name)


def inputs_of(algorithm):
    """Key to definition of what an algorithm takes in."""
    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    return {entry.name(): entry for entry in found.parameterDefinitions() if not entry.isDestination()}


def plain(value):
    """A value so that equal ones are equal: lists as such, numbers as numbers, nothing as an empty list."""
    entries = value if isinstance(value, (list, tuple)) and not is_reference(value) else [value]
    found = [entry for entry in entries if entry is not None and entry != ""]
    # Land covers stand for their classes, which the workbench knows of its layers.
    covers = {", ".join(NATURAL): "2,3,4,5,6,9", "water": "5"}
    return [float(entry) if isinstance(entry, (int, float)) else covers.get(entry, entry) for entry in found]


def is_reference(value):
    return isinstance(value, tuple) and value[0] in ("layer", "made")


def of_model(workflow, _basin):
    """(step, key) to the value of the model in the toolbox, with the defaults of its inputs."""
    model = QgsApplication.processingRegistry().algorithmById(f"esp:{workflow.name}")
    found = {}
    for step in workflow.steps:
        child = model.childAlgorithm(step.name)
        for key, definition in inputs_of(step.algorithm).items():
            sources = child.parameterSources().get(key, [])
            values = [source_value(workflow, source) for source in sources]
            found[step.name, key] = values if plain(values) else definition.defaultValue()
    return found


def source_value(workflow, source):
    if source.source() == KINDS.ModelParameter:
        key = source.parameterName()
        return ("layer", key) if isinstance(workflow.inputs[key], Layer) else workflow.default(key)
    if source.source() == KINDS.ChildOutput:
        return ("made", source.outputChildId(), source.outputName())
    if source.source() == KINDS.Expression:
        return QgsExpression(source.expression()).evaluate(QgsExpressionContext())
    return source.staticValue()


def of_workbench(workflow, basin):
    """(step, key) to the value of the workbench's runs in a fresh study that follows the workflow."""
    from esp_toolbox.ui.workbench import layer_facts
    from esp_toolbox.ui.workbench.plan import FromLayer

    def entry_of(entry):
        if isinstance(entry, FromLayer):
            return ("layer", entry.role)
        return ("made", entry.step, entry.output) if isinstance(entry, Made) else entry

    project = QgsProject()
    route, study = basin_study(project, basin, workflow.name)
    # The basin has no tables of what classes of roads mean and where layers come from.
    table = QgsVectorLayer("NoGeometry?field=value:string&field=class:string", "road classes", "memory")
    project.addMapLayer(table)
    study.layers["road_classes"] = study.layers["data_sources"] = layer_facts.ref_of(table)
    found = {}
    for step in route.steps_of(study):
        for run in step.runs(study, lambda _made: True):
            for key, definition in inputs_of(run.algorithm).items():
                value = run.values.get(key, definition.defaultValue())
                entries = value if isinstance(value, list) else [value]
                found[run.name, key] = [entry_of(entry) for entry in entries]
    project.clear()
    return found


READERS = {"model": of_model, "workbench": of_workbench}
# The workbench calls pattern and report as the study is called.
OF_THE_STUDY = {("pattern", "TITLE"), ("report", "TITLE")}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_all_readers_of_a_definition_give_the_same_values(name, sample_basin):
    workflow = definition_of(name)
    tables = {reader: values(workflow, sample_basin) for reader, values in READERS.items()}
    first = tables["model"]
    assert {step for step, _key in first} == {step.name for step in workflow.steps}
    for reader, table in tables.items():
        assert set(table) == set(first), reader
    fields = {
        (step.name, key): value
        for step in workflow.steps
        for key, value in step.values.items()
        if isinstance(value, FieldOf)
    }
    # The workbench knows the layers; the steps of a model find their fields.
    for place, field in fields.items():
        assert plain(first.pop(place)) == []
        assert all(entry in field.names for entry in tables["workbench"][place])
    different = {
        place: {reader: table[place] for reader, table in tables.items()}
        for place in first
        if place not in OF_THE_STUDY and any(plain(table[place]) != plain(first[place]) for table in tables.values())
    }
    assert different == {}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_definition_is_what_runs(name, sample_basin):
    from esp_toolbox.core.workflow.definition import From, Given, Product
    from esp_toolbox.ui.workbench.forms import plain_value

    workflow = definition_of(name)
    table = of_model(workflow, sample_basin)

    def entry_of(step, key, entry):
        if isinstance(entry, Given):
            given = workflow.inputs[entry.key]
            return ("layer", entry.key) if isinstance(given, Layer) else getattr(given, "form_default", None)
        if isinstance(entry, (From, Product)):
            made = workflow.made_by(entry)
            return ("made", made.step, made.output)
        # Steps of a model find the field of a layer themselves.
        return None if isinstance(entry, FieldOf) else plain_value(step.algorithm, key, entry)

    for step in workflow.steps:
        for key, value in step.values.items():
            entries = [entry_of(step, key, entry) for entry in (value if isinstance(value, list) else [value])]
            assert plain(table[step.name, key]) == plain(entries), (step.name, key)


def test_factors_without_layers_are_named(sample_basin):
    route, study = basin_study(QgsProject.instance(), sample_basin, "shiyang")
    overlays = route["resistance"].overlays
    assert not any("Left out" in line for line in overlays.told_weights(study))
    study.layers["railways"] = study.layers["highways"] = None
    lines = [line for line in overlays.told_weights(study) if "Left out" in line]
    assert lines == ["Left out, since their layers are not chosen: Distance to railways, Distance to highways."]
    study.set_value("resistance", "use.railway", False, True)
    assert "railways" not in overlays.told_weights(study)[-1]
