"""The workflows that come with the plugin: they validate, run, and can be copied."""

import json
import os

import numpy as np
import pytest
from esp_toolbox.algorithms.platform.compat import OPTIONAL
from esp_toolbox.algorithms.studies.model_outputs import output_names
from esp_toolbox.core.workflow.definitions import workflows
from provider import run
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProject, QgsVectorLayer
from rasters import read_tif
from tables import read_csv
from workflow_files import SHIYANG_SETTINGS, qaidam_inputs, qaidam_outputs

WORKFLOWS = [workflow.name for workflow in workflows()]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_models_validate_and_can_be_copied(name, qgis_processing, esp_provider):
    model = QgsApplication.processingRegistry().algorithmById(f"esp:{name}")
    assert isinstance(model, QgsProcessingModelAlgorithm)
    assert model.validate()[0]
    from esp_toolbox.ui.model_actions import copy_of

    duplicate = copy_of(model)
    assert duplicate.validate()[0]
    assert set(duplicate.childAlgorithms()) == set(model.childAlgorithms())
    assert duplicate.sourceFilePath() == ""


@pytest.mark.parametrize("name", WORKFLOWS)
def test_forms_ask_in_the_order_of_the_work(name, qgis_processing, esp_provider):
    """What must be there first, then what may, settings, those for few; then outputs, the first step's first."""
    model = QgsApplication.processingRegistry().createAlgorithmById(f"esp:{name}")
    outputs = [entry.record.split(":")[0] for entry in output_names(model)]
    steps = [step.name for step in model.workflow.steps]
    assert len(set(outputs)) > 3
    assert [steps.index(step) for step in outputs] == sorted(steps.index(step) for step in outputs)
    definitions = model.parameterDefinitions()
    assert [entry.name() for entry in definitions if not entry.isDestination()] == list(model.workflow.inputs)
    destinations = [entry.isDestination() for entry in definitions]
    assert destinations == sorted(destinations)
    required = [bool(entry.flags() & OPTIONAL) for entry in definitions[: len(model.workflow.layers)]]
    assert required == sorted(required)


def check_qaidam(folder):
    sources = QgsVectorLayer(str(folder / "sources.gpkg"), "sources", "ogr")
    corridors = QgsVectorLayer(str(folder / "corridors.gpkg"), "corridors", "ogr")
    count = sources.featureCount()
    assert count >= 2
    # All pairs of sources are joined, as in the paper.
    assert corridors.featureCount() == count * (count - 1) // 2
    assert all(feature["dpc"] > 1.1 for feature in sources.getFeatures())
    health = [read_tif(folder / "health.tif", band) for band in (1, 3)]
    difference = read_tif(folder / "difference.tif", 1)
    assert np.allclose(difference, health[1] - health[0], atol=1e-5, equal_nan=True)
    surface = read_tif(folder / "resistance.tif")
    assert surface.min() >= 1.0
    assert surface.max() <= 9.0
    weights = json.loads((folder / "resistance.tif.json").read_text(encoding="utf-8"))["numbers"]["weights"]
    assert [round(weight, 2) for weight in weights["weight"]] == [0.32, 0.05, 0.13, 0.08, 0.27, 0.15]
    numbers = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    pattern = next(step for step in numbers["steps"] if step["algorithm"] == "esp:securitypattern")
    table = pattern["tables"]["PATTERN_TABLE"]
    reported = sum(
        length
        for element, district, length in zip(table["element"], table["district"], table["length_m"])
        if element == "Corridors" and not district
    )
    drawn = sum(feature.geometry().length() for feature in corridors.getFeatures())
    assert reported == pytest.approx(drawn, rel=1e-9)
    project = QgsProject()
    assert project.read(str(folder / "pattern.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())


def test_importance_workflow(sample_basin, qgis_processing, tmp_path):
    files = {
        "importance:Importance": "importance.tif",
        "sensitivity:Sensitivity": "sensitivity.tif",
        "mspa:MSPA": "mspa.tif",
        "sources:Sources": "sources.gpkg",
        "resistance:Resistance": "resistance.tif",
        "detector:Weights": "weights.csv",
        "gain:New corridors by rank": "new.gpkg",
        "report:Report": "report.html",
    }
    layers = ("elevation", "dem"), ("erosivity",) * 2, ("cover", "ndvi_2023"), ("night_light",) * 2
    run(
        "importance",
        landcover=str(sample_basin / "landcover_2023.tif"),
        **{key: str(sample_basin / f"{name}.tif") for key, name in layers},
        least_layers=2,
        least_dpc=0,
        **{key: str(tmp_path / name) for key, name in files.items()},
    )
    held = [np.isin(read_tif(tmp_path / f"{name}.tif"), (2, 3)) for name in ("importance", "sensitivity")]
    core = np.isin(read_tif(tmp_path / "mspa.tif"), (17, 117))
    sources = QgsVectorLayer(str(tmp_path / "sources.gpkg"), "sources", "ogr")
    areas = [feature.geometry().area() / 1e4 for feature in sources.getFeatures()]
    assert 2 <= len(areas) <= 30 and sum(areas) <= (held[0] & held[1] & core).sum() * 81 * 1.0001
    surface = read_tif(tmp_path / "resistance.tif")
    assert 1 <= surface.min() < surface.max() <= 100
    rows = read_csv(tmp_path / "weights.csv")
    assert [row["factor"] for row in rows] == ["land use", "slope"]
    assert sum(float(row["weight"]) for row in rows) == pytest.approx(1)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "at least 2 of the class layers" in page and "half of the correction being taken" in page


def test_throughflow_workflow(sample_basin, qgis_processing, tmp_path):
    files = {
        "flow:Classes of flow": "flow.tif",
        "sources:Sources": "sources.gpkg",
        "stones:Possible stepping stones": "stones.gpkg",
        "gain:New corridors by rank": "gains.gpkg",
        "report:Report": "report.html",
    }
    run(
        "throughflow",
        landcover=str(sample_basin / "landcover_2023.tif"),
        elevation=str(sample_basin / "dem.tif"),
        **{key: str(tmp_path / name) for key, name in files.items()},
    )
    classes = read_tif(tmp_path / "flow.tif")
    sources = QgsVectorLayer(str(tmp_path / "sources.gpkg"), "sources", "ogr")
    areas = [feature.geometry().area() / 1e4 for feature in sources.getFeatures()]
    # At least a quarter of a percent of the land.
    assert 2 <= len(areas) <= 20 and min(areas) >= 0.0025 * np.isin(classes, (1, 2, 3, 4)).sum() * 81
    # Sources are patches of intensified and channelled flow.
    assert sum(areas) <= np.isin(classes, (3, 4)).sum() * 81 * 1.0001
    assert QgsVectorLayer(str(tmp_path / "gains.gpkg"), "gains", "ogr").isValid()
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Omnidirectional connectivity was computed by circuit theory" in report
    assert "Amperes that were asked for" in report


def test_qaidam_workflow(qaidam_run):
    _, folder = qaidam_run
    check_qaidam(folder)
    assert not list(folder.rglob(".part-*"))


def test_qaidam_headless_with_only_the_files(qgis_program, basin, tmp_path):
    """One start: a model of the plugin, with the defaults that the program hands on, and a report without a screen."""
    finished = qgis_program.run("esp:qaidam", **qaidam_inputs(basin), **qaidam_outputs(tmp_path))
    assert finished.returncode == 0, finished.stderr
    check_qaidam(tmp_path)


def test_shiyang_workflow(shiyang_run):
    folder, results = shiyang_run
    sources = QgsVectorLayer(str(folder / "sources.gpkg"), "sources", "ogr")
    assert sources.featureCount() >= 2
    assert all(feature["area_ha"] >= SHIYANG_SETTINGS["least_area"] for feature in sources.getFeatures())
    priority = read_tif(folder / "priority.tif")
    inside = sum(feature["area_ha"] for feature in sources.getFeatures())
    assert inside <= np.count_nonzero(priority == 1) * 81.0 * (1 + 1e-9)
    scenarios = (folder / "scenarios.csv").read_text(encoding="utf-8").splitlines()
    assert len(scenarios) == 1 + 7
    assert read_tif(folder / "sensitivity.tif").min() >= 1.0
    assert read_tif(folder / "sensitivity.tif").max() <= 20.0
    corridors = QgsVectorLayer(str(folder / "corridors.gpkg"), "corridors", "ogr")
    assert corridors.featureCount() >= sources.featureCount() - 1
    assert {"grade", "med", "tpbt"} <= {field.name().lower() for field in corridors.fields()}
    numbers = next(path for path in results.values() if str(path).endswith(".json"))
    with open(numbers, encoding="utf-8") as file:
        steps = json.load(file)["steps"]
    assert {"esp:habitatquality", "esp:owa", "esp:spacesyntax", "esp:barriers"} <= {step["algorithm"] for step in steps}


def test_outputs_of_a_workflow_need_not_be_named(shiyang_run):
    folder, results = shiyang_run
    others = {key: path for key, path in results.items() if key.casefold().startswith("report")}
    assert others
    assert all(os.path.isfile(path) and not path.startswith(str(folder)) for path in others.values())
