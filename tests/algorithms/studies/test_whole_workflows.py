"""A workflow that is run by itself appears whole or not at all, under the names that were asked for."""

import json
import os

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
)
from small_workflow import YEARS, small_workflow
from workflow_files import qaidam_inputs


@pytest.fixture
def model(esp_provider, qgis_processing):
    from esp_toolbox.algorithms.studies.workflow_model import workflow_model

    made = workflow_model(small_workflow())
    made.setProvider(esp_provider)
    return made


@pytest.fixture
def inputs(basin):
    return {
        "landcover": str(basin / "landcover_2023.tif"),
        "elevation": str(basin / "dem.tif"),
        "landcovers": [str(basin / f"landcover_{year}.tif") for year in YEARS],
        "npp": [str(basin / f"npp_{year}.tif") for year in YEARS],
    }


def outputs_of(model, folder):
    """A file for every output, in two folders that are not there."""
    from esp_toolbox.algorithms.frame.destinations import kind_of_output

    endings = {"raster": ".tif", "features": ".gpkg", "table": ".csv", "file": ".html"}
    found = {}
    for number, definition in enumerate(model.parameterDefinitions()):
        if definition.isDestination():
            place = folder / ("a" if number % 2 else "b")
            found[definition.name()] = str(place / f"out{number}{endings[kind_of_output(definition)]}")
    return found


class Feedback(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.errors = []

    def reportError(self, text, fatalError=False):
        self.errors.append(text)


def run(model, parameters):
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    results, fine = model.run(parameters, context, feedback)
    return results, fine, context, feedback


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_whole_or_not_at_all(model, inputs, tmp_path, monkeypatch):
    from esp_toolbox.algorithms.health.ecosystemhealth import EcosystemHealth
    from esp_toolbox.core.errors import InputError

    folder = tmp_path / "run"
    outputs = outputs_of(model, folder)
    named = {
        key: QgsProcessingOutputLayerDefinition(path, QgsProject.instance()) if path.endswith("f") else path
        for key, path in outputs.items()
    }
    results, fine, context, _ = run(model, {**inputs, **named})
    assert fine
    made = files(folder)
    assert {os.path.relpath(path, folder) for path in outputs.values()} <= made.keys()
    assert ".part-" not in repr(results)
    assert set(context.layersToLoadOnCompletion()) == {path for path in outputs.values() if path.endswith("f")}
    for name, content in made.items():
        assert b".part-" not in content, name
    gravity = next(json.loads(made[name]) for name in made if name.endswith(".json") and b"esp:gravity" in made[name])
    assert gravity["parameters"]["THRESHOLD"] == 400

    def fail(*_):
        raise InputError("the last step fails")

    monkeypatch.setattr(EcosystemHealth, "work", fail)
    _, fine, _, feedback = run(model, {**inputs, **outputs, "edge_width": 2})
    assert not fine
    assert any("the last step fails" in text for text in feedback.errors)
    assert files(folder) == made
    fresh = outputs_of(model, tmp_path / "fresh")
    _, fine, _, _ = run(model, {**inputs, **fresh})
    assert not fine
    assert not (tmp_path / "fresh").exists()


def test_what_can_be_known_is_refused_before_the_first_step(basin, esp_provider, qgis_processing, tmp_path):
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("esp:qaidam").create()
    context = QgsProcessingContext()
    form = qaidam_inputs(basin)
    key = next(entry.name() for entry in algorithm.parameterDefinitions() if entry.type() == "rasterDestination")
    for change, words in (
        ({"roads": str(basin / "districts.gpkg")}, "has polygons; a layer of lines is needed"),
        ({key: form["landcover"]}, "would overwrite the input"),
        ({key: str(tmp_path / "x.jpg")}, "changes values to save space"),
        ({key: str(tmp_path)}, "is a folder"),
    ):
        fine, reason = algorithm.checkParameterValues({**form, **change}, context)
        assert not fine
        assert words in reason
