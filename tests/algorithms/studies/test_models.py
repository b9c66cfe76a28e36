"""The workflows that come with the plugin: they validate, run, and can be copied."""

import json

import numpy as np
import pytest
from esp_toolbox.core.workflow.definitions import workflows
from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProject, QgsVectorLayer
from rasters import read_tif

WORKFLOWS = [workflow.name for workflow in workflows()]


@pytest.fixture(scope="module")
def basin(tmp_path_factory, qgis_app, esp_provider):
    """A small sample basin as files."""
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    folder = tmp_path_factory.mktemp("basin") / "files"
    processing.run("esp:samplebasin", {"ROWS": 90, "COLS": 110, "CELL_SIZE": 900, "SEED": 2, "FOLDER": str(folder)})
    return folder


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


def qaidam_inputs(basin):
    return {
        "landcover": str(basin / "landcover_2023.tif"),
        "elevation": str(basin / "dem.tif"),
        "ndvi": str(basin / "ndvi_2023.tif"),
        "roads": str(basin / "roads.gpkg"),
        "landcovers": [str(basin / f"landcover_{year}.tif") for year in (2003, 2013, 2023)],
        "npp": [str(basin / f"npp_{year}.tif") for year in (2003, 2013, 2023)],
    }


def qaidam_outputs(folder):
    return {
        "mspa:MSPA": str(folder / "mspa.tif"),
        "sources:Sources": str(folder / "sources.gpkg"),
        "resistance:Resistance": str(folder / "resistance.tif"),
        "corridors:Corridor raster": str(folder / "corridor_raster.tif"),
        "gravity:Corridors": str(folder / "corridors.gpkg"),
        "pinchpoints:Current": str(folder / "current.tif"),
        "pinchpoints:Pinch points": str(folder / "pinch_points.gpkg"),
        "barriers:Barrier score": str(folder / "barrier_score.tif"),
        "barriers:Barriers": str(folder / "barriers.gpkg"),
        "health:Health": str(folder / "health.tif"),
        "health:Health class areas": str(folder / "health_class_areas.csv"),
        "change:Health difference": str(folder / "health_difference.tif"),
        "change:Health transitions": str(folder / "health_transitions.csv"),
        "pattern:Pattern": str(folder / "pattern.gpkg"),
        "pattern:Project": str(folder / "pattern.qgz"),
        "report:Report": str(folder / "report.html"),
        "report:Report numbers": str(folder / "report.json"),
    }


def check_qaidam(folder):
    sources = QgsVectorLayer(str(folder / "sources.gpkg"), "sources", "ogr")
    corridors = QgsVectorLayer(str(folder / "corridors.gpkg"), "corridors", "ogr")
    count = sources.featureCount()
    assert count >= 2
    # All pairs of sources are joined, as in the paper.
    assert corridors.featureCount() == count * (count - 1) // 2
    assert all(feature["dpc"] > 1.1 for feature in sources.getFeatures())
    health = [read_tif(folder / "health.tif", band) for band in (1, 3)]
    difference = read_tif(folder / "health_difference.tif", 1)
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


def test_qaidam_workflow(esp, basin, tmp_path, no_leftovers):
    parameters = {
        **qaidam_inputs(basin),
        "natural_classes": "2,3,4,5,6,9",
        "water_classes": "5",
        "edge_width": 1,
        "largest": 30,
        "least_dpc": 1.1,
        "distance": 5000,
        "judgements": (
            "1,7,3,4,1,2;1/7,1,1/2,1/2,1/5,1/4;1/3,2,1,2,1/2,1;1/4,2,1/2,1,1/3,1/2;1,5,2,3,1,2;1/2,4,1,2,1/2,1"
        ),
        "gravity": 400,
        **qaidam_outputs(tmp_path),
    }
    esp("qaidam", **parameters)
    check_qaidam(tmp_path)


def test_qaidam_headless_with_only_the_files(qgis_program, basin, tmp_path):
    """One start: a model of the plugin, with the defaults that the program hands on, and a report without a screen."""
    finished = qgis_program.run("esp:qaidam", **qaidam_inputs(basin), **qaidam_outputs(tmp_path))
    assert finished.returncode == 0, finished.stderr
    check_qaidam(tmp_path)


def shiyang_inputs(basin):
    def roads(kind):
        return f"{basin / 'roads.gpkg'}|layername=roads|subset=\"class\" = '{kind}'"

    named = {
        "landcover": "landcover_2023",
        "elevation": "dem",
        "ndvi": "ndvi_2023",
        "precipitation": "precipitation",
        "evapotranspiration": "et0",
        "soil_depth": "soil_depth",
        "pawc": "pawc",
        "erosivity": "erosivity",
        "erodibility": "erodibility",
    }
    return {
        **{key: str(basin / f"{name}.tif") for key, name in named.items()},
        "railways": roads("railway"),
        "highways": roads("national"),
        "roads": str(basin / "roads.gpkg"),
        "districts": str(basin / "districts.gpkg"),
    }


def test_shiyang_headless_with_only_the_files(qgis_process, basin, tmp_path):
    finished = qgis_process(
        "shiyang",
        **shiyang_inputs(basin),
        **{
            "habitat:Habitat quality": str(tmp_path / "habitat.tif"),
            "owa:OWA scenarios": str(tmp_path / "scenarios.csv"),
            "owa:Priority area": str(tmp_path / "priority.tif"),
            "sources:Sources": str(tmp_path / "sources.gpkg"),
            "sensitivity:Sensitivity": str(tmp_path / "sensitivity.tif"),
            "resistance:Resistance": str(tmp_path / "resistance.tif"),
            "syntax:Corridors": str(tmp_path / "corridors.gpkg"),
            "pattern:Pattern": str(tmp_path / "pattern.gpkg"),
            "report:Report numbers": str(tmp_path / "report.json"),
        },
    )
    assert finished.returncode == 0, finished.stderr
    sources = QgsVectorLayer(str(tmp_path / "sources.gpkg"), "sources", "ogr")
    assert sources.featureCount() >= 2
    assert all(feature["area_ha"] >= 500 for feature in sources.getFeatures())
    priority = read_tif(tmp_path / "priority.tif")
    inside = sum(feature["area_ha"] for feature in sources.getFeatures())
    assert inside <= np.count_nonzero(priority == 1) * 81.0 * (1 + 1e-9)
    scenarios = (tmp_path / "scenarios.csv").read_text(encoding="utf-8").splitlines()
    assert len(scenarios) == 1 + 7
    assert read_tif(tmp_path / "sensitivity.tif").min() >= 1.0
    assert read_tif(tmp_path / "sensitivity.tif").max() <= 20.0
    corridors = QgsVectorLayer(str(tmp_path / "corridors.gpkg"), "corridors", "ogr")
    assert corridors.featureCount() >= sources.featureCount() - 1
    assert {"grade", "med", "tpbt"} <= {field.name().lower() for field in corridors.fields()}
    steps = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["steps"]
    assert {"esp:habitatquality", "esp:owa", "esp:spacesyntax", "esp:barriers"} <= {step["algorithm"] for step in steps}


def test_outputs_of_a_workflow_need_not_be_named(esp, basin, tmp_path):
    result = esp("shiyang", **shiyang_inputs(basin), **{"sources:Sources": str(tmp_path / "sources.gpkg")})
    assert QgsVectorLayer(result["sources:Sources"], "sources", "ogr").featureCount() >= 2
