"""The workflows on arrays equal the QGIS models step by step."""

import numpy as np
import pytest
from qgis.core import QgsProcessingFeatureSourceDefinition, QgsVectorLayer
from rasters import read_tif
from workflow_inputs import workflow_inputs

YEARS = (2003, 2013, 2023)


@pytest.fixture(scope="module")
def basin(tmp_path_factory, qgis_app, esp_provider):
    """A small sample basin as files."""
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    folder = tmp_path_factory.mktemp("basin") / "files"
    processing.run("esp:samplebasin", {"ROWS": 76, "COLS": 90, "CELL_SIZE": 650, "SEED": 3, "FOLDER": str(folder)})
    return folder


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


def test_the_qaidam_workflow_equals_its_model(esp, basin, tmp_path):
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    outputs = {
        "mspa:MSPA": "mspa.tif",
        "sources:Sources": "sources.gpkg",
        "resistance:Resistance": "resistance.tif",
        "corridors:Corridor raster": "mosaic.tif",
        "gravity:Corridors": "corridors.gpkg",
        "pinchpoints:Current": "current.tif",
        "pinchpoints:Pinch points": "pinch.gpkg",
        "barriers:Barrier score": "score.tif",
        "barriers:Barriers": "barriers.gpkg",
        "health:Health": "health.tif",
        "health:Health classes": "classes.tif",
        "zones:Restoration zones": "zones.tif",
        "zones:Deciding rules": "rules.tif",
    }
    covers = [str(basin / f"landcover_{year}.tif") for year in YEARS]
    npp = [str(basin / f"npp_{year}.tif") for year in YEARS]
    disturbance = [str(basin / "mines.gpkg"), str(basin / "night_light.tif")]
    shared = {"landcovers": covers, "npp": npp, "disturbance": disturbance}
    files = {"landcover": "landcover_2023", "elevation": "dem", "ndvi": "ndvi_2023"}
    files = {key: str(basin / f"{name}.tif") for key, name in files.items()}
    roads = str(basin / "roads.gpkg")
    esp(
        "qaidam",
        **files,
        **shared,
        roads=roads,
        natural_classes="2,3,4,5,6,9",
        water_classes="5",
        edge_width=1,
        largest=30,
        least_dpc=1.1,
        distance=5000,
        gravity=400,
        least_zone=60,
        **{key: str(tmp_path / name) for key, name in outputs.items()},
    )
    form = {
        "WORKFLOW": 0,
        "LANDCOVER": files["landcover"],
        "ELEVATION": files["elevation"],
        "NDVI": files["ndvi"],
        "ROADS": roads,
        "LANDCOVERS": covers,
        "NPP": npp,
        "DISTURBANCE": disturbance,
        "LEAST_ZONE": 60,
    }
    layers, parameters, job = workflow_inputs("qaidam", form)
    found = qaidam_workflow(layers, parameters, with_mosaic=True)
    lines = check_network(found, tmp_path, job.grid.cell_area_ha)
    assert [line["gravity"] for line in lines] == pytest.approx(found.corridors.gravity.force.tolist())
    assert [line["class"] == "important" for line in lines] == found.corridors.important.tolist()
    sources = features(tmp_path / "sources.gpkg")
    assert [source["dpc"] for source in sources] == pytest.approx(found.sources.importance.tolist())
    assert len(sources) >= 3
    mspa = read_tif(tmp_path / "mspa.tif")
    assert np.array_equal(found.mspa == 1, np.isin(mspa, (17, 117)))
    for number, year in enumerate(found.health.years, 1):
        assert equal(found.health.painted(year.EHI), tmp_path / "health.tif", number)
    for number, classes in enumerate(found.health.classes, 1):
        expected = np.nan_to_num(read_tif(tmp_path / "classes.tif", number))
        assert np.array_equal(found.health.painted(classes), expected)
    assert np.array_equal(np.nan_to_num(read_tif(tmp_path / "zones.tif")), found.zones.zone)
    rules = np.nan_to_num(read_tif(tmp_path / "rules.tif"))
    # The model also marks the small pieces that joined their neighbours.
    decided = rules <= len(parameters.zones.rules)
    assert np.array_equal(rules[decided], found.zones.zoning.rule[decided])
    assert np.count_nonzero(~decided) < 10
    assert np.count_nonzero(found.zones.zone) > 100


def test_the_shiyang_workflow_equals_its_model(esp, basin, tmp_path):
    from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow

    outputs = {
        "habitat:Habitat quality": "habitat.tif",
        "water:Water yield": "water.tif",
        "soil:Soil retention": "soil.tif",
        "carbon:Carbon storage": "carbon.tif",
        "owa:OWA": "owa.tif",
        "owa:Priority area": "priority.tif",
        "sources:Sources": "sources.gpkg",
        "sensitivity:Sensitivity": "sensitivity.tif",
        "resistance:Resistance": "resistance.tif",
        "corridors:Corridor raster": "mosaic.tif",
        "syntax:Corridors": "corridors.gpkg",
        "pinchpoints:Current": "current.tif",
        "pinchpoints:Pinch points": "pinch.gpkg",
        "barriers:Barrier score": "score.tif",
        "barriers:Barriers": "barriers.gpkg",
    }
    keys = {
        "landcover": ("LANDCOVER", "landcover_2023"),
        "elevation": ("ELEVATION", "dem"),
        "ndvi": ("NDVI", "ndvi_2023"),
        "precipitation": ("PRECIPITATION", "precipitation"),
        "evapotranspiration": ("ET0", "et0"),
        "soil_depth": ("SOIL_DEPTH", "soil_depth"),
        "pawc": ("PAWC", "pawc"),
        "erosivity": ("EROSIVITY", "erosivity"),
        "erodibility": ("ERODIBILITY", "erodibility"),
    }
    roads = {}
    for name, kind in (("railways", "railway"), ("highways", "national")):
        roads[name] = str(tmp_path / f"{name}.gpkg")
        import processing

        source = QgsProcessingFeatureSourceDefinition(str(basin / "roads.gpkg"))
        processing.run(
            "native:extractbyexpression",
            {"INPUT": source, "EXPRESSION": f"\"class\" = '{kind}'", "OUTPUT": roads[name]},
        )
    esp(
        "shiyang",
        **{key: str(basin / f"{name}.tif") for key, (_, name) in keys.items()},
        **roads,
        water_classes="5",
        half_saturation=0.5,
        z=5,
        streams=300,
        alphas="0.0001,0.1,0.5,1,2,10,100000",
        least_area=700,
        uncovered="5",
        resistance_weights="0.5,0.5",
        sensitivity_weights="1/6,1/6,1/6,1/6,1/6,1/6",
        **{key: str(tmp_path / name) for key, name in outputs.items()},
    )
    form = {
        "WORKFLOW": 1,
        **{key: str(basin / f"{name}.tif") for key, name in keys.values()},
        **{name.upper(): path for name, path in roads.items()},
        "STREAMS": 300,
        "LEAST_AREA": 700,
    }
    layers, parameters, job = workflow_inputs("shiyang", form)
    found = shiyang_workflow(layers, parameters, with_mosaic=True)
    for name, layer in zip(("habitat", "water", "soil", "carbon"), found.services.layers()):
        assert equal(layer, tmp_path / f"{name}.tif"), name
    for number, band in enumerate(found.scenarios.bands, 1):
        assert equal(band, tmp_path / "owa.tif", number)
    priority = np.where(found.scenarios.classes[0] > 0, found.scenarios.priority(found.chosen), np.nan)
    assert equal(priority, tmp_path / "priority.tif")
    assert equal(found.sensitivity, tmp_path / "sensitivity.tif")
    assert found.sources.count == len(features(tmp_path / "sources.gpkg")) >= 2
    lines = check_network(found, tmp_path, job.grid.cell_area_ha)
    assert [line["score"] for line in lines] == pytest.approx(found.grades.score.tolist())
    assert [line["grade"] for line in lines] == found.grades.grade.tolist()
