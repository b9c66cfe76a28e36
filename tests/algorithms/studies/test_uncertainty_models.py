"""The workflows on arrays equal the QGIS models step by step."""

import numpy as np
import pytest
from pairing import paired
from qgis.core import QgsVectorLayer
from rasters import read_tif
from workflow_files import QAIDAM_SETTINGS, SHIYANG_SETTINGS, health_form, qaidam_form
from workflow_inputs import workflow_inputs


def features(path):
    return list(QgsVectorLayer(str(path), "layer", "ogr").getFeatures())


def equal(array, path, band=1):
    """A raster in single precision is the array, cell by cell."""
    expected = read_tif(path, band)
    found = np.asarray(array, dtype=np.float64)
    assert found.shape == expected.shape
    return np.array_equal(found.astype(np.float32), expected.astype(np.float32), equal_nan=True)


def check_network(found, folder, cell_area):
    links = found.corridors.network.links
    lines = features(folder / "corridors.gpkg")
    assert [(line["from_id"], line["to_id"]) for line in lines] == [
        pair for pair, active in zip(links.pairs(), links.active) if active
    ]
    assert [line["cost"] for line in lines] == links.cost[links.active].tolist()
    assert [line["length_m"] for line in lines] == links.length[links.active].tolist()
    assert equal(found.resistance, folder / "resistance.tif")
    assert equal(found.corridors.mosaic, folder / "mosaic.tif")
    assert equal(found.corridors.current.current, folder / "current.tif")
    assert equal(found.corridors.scores.centres, folder / "score.tif")
    for name, places in (("pinch", found.corridors.pinch_points), ("barriers", found.corridors.barriers)):
        areas = [place["area_ha"] for place in features(folder / f"{name}.gpkg")]
        assert areas == pytest.approx((places.cells * cell_area).tolist()), name
    return lines


def test_the_qaidam_workflow_equals_its_model(qaidam_run):
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    basin, folder = qaidam_run
    settings = {key.upper(): value for key, value in QAIDAM_SETTINGS.items()}
    form = {**qaidam_form(basin), **health_form(basin), **settings}
    layers, parameters, job = workflow_inputs("qaidam", form)
    found = qaidam_workflow(layers, parameters, with_mosaic=True)
    lines = check_network(found, folder, job.grid.cell_area_ha)
    assert [line["gravity"] for line in lines] == pytest.approx(found.corridors.gravity.force.tolist())
    assert [line["class"] == "important" for line in lines] == found.corridors.important.tolist()
    sources = features(folder / "sources.gpkg")
    assert [source["dpc"] for source in sources] == pytest.approx(found.sources.importance.tolist())
    assert len(sources) >= 3
    mspa = read_tif(folder / "mspa.tif")
    assert np.array_equal(found.mspa == 1, np.isin(mspa, (17, 117)))
    for number, year in enumerate(found.health.years, 1):
        assert equal(found.health.painted(year.EHI), folder / "health.tif", number)
    for number, classes in enumerate(found.health.classes, 1):
        expected = np.nan_to_num(read_tif(folder / "classes.tif", number))
        assert np.array_equal(found.health.painted(classes), expected)
    assert np.array_equal(np.nan_to_num(read_tif(folder / "zones.tif")), found.zones.zone)
    rules = np.nan_to_num(read_tif(folder / "rules.tif"))
    # The model also marks the small pieces that joined their neighbours.
    decided = rules <= len(parameters.zones.rules)
    assert np.array_equal(rules[decided], found.zones.zoning.rule[decided])
    assert np.count_nonzero(~decided) < 10
    assert np.count_nonzero(found.zones.zone) > 100


def test_the_shiyang_workflow_equals_its_model(shiyang_run, shiyang):
    from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow

    folder, _ = shiyang_run
    form = {**shiyang, **{key.upper(): value for key, value in SHIYANG_SETTINGS.items()}}
    layers, parameters, job = workflow_inputs("shiyang", form)
    found = shiyang_workflow(layers, parameters, with_mosaic=True)
    for name, layer in paired(("habitat", "water", "soil", "carbon"), found.services.layers()):
        assert equal(layer, folder / f"{name}.tif"), name
    for number, band in enumerate(found.scenarios.bands, 1):
        assert equal(band, folder / "owa.tif", number)
    priority = np.where(found.scenarios.classes[0] > 0, found.scenarios.priority(found.chosen), np.nan)
    assert equal(priority, folder / "priority.tif")
    assert equal(found.sensitivity, folder / "sensitivity.tif")
    assert found.sources.count == len(features(folder / "sources.gpkg")) >= 2
    lines = check_network(found, folder, job.grid.cell_area_ha)
    assert [line["score"] for line in lines] == pytest.approx(found.grades.score.tolist())
    assert [line["grade"] for line in lines] == found.grades.grade.tolist()
