"""Workflows on what other people have end with a report, or say all that is wrong before their first step."""

import json

import numpy as np
import pytest
from esp_toolbox.algorithms.platform.compat import OPTIONAL
from network_layers import rows_of
from osgeo import ogr
from own_study import CELL, SIZE, land_cover, write_study
from provider import run
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from rasters import write_tif
from vectors import write_vector

_VALUES = ("dem", "ndvi", "npp_2020", "precipitation", "et0", "soil_depth", "pawc", "erosivity", "erodibility")
NLCD = 6
_LAYERS = ("raster", "source", "vector", "layer", "multilayer")
_NO_CORRIDORS = "There are no corridors."
_WHY = "A network needs at least two sources on cells with a resistance; 1 source is given"


@pytest.fixture(scope="module")
def study(qgis_processing, esp_provider, tmp_path_factory):
    """A function: the folder that esp:prepare makes of a study with so many forests."""
    made = {}

    def of(patches):
        if patches not in made:
            folder = tmp_path_factory.mktemp(f"own {patches}")
            given = write_study(folder / "given", patches)
            run(
                "prepare",
                CLASS_RASTERS=[given["land_2020"]],
                VALUE_RASTERS=[given[name] for name in _VALUES],
                VECTORS=[given["roads"]],
                FOLDER=str(folder / "ready"),
            )
            made[patches] = folder / "ready"
        return made[patches]

    return of


def _found(folder, name):
    """A prepared file by the beginning of its name."""
    return str(next(path for path in sorted(folder.iterdir()) if path.stem.startswith(name) and path.suffix == ".tif"))


def qaidam(folder):
    """Qaidam's inputs: one year, no districts, no disturbance, plain values."""
    cover = _found(folder, "land_2020")
    return {
        "landcover": cover,
        "elevation": _found(folder, "dem"),
        "ndvi": _found(folder, "ndvi"),
        "roads": str(folder / "osm_roads.gpkg"),
        "landcovers": [cover],
        "npp": [_found(folder, "npp")],
        "legend": NLCD,
    }


def shiyang(folder):
    """Shiyang's inputs, without districts; railways and highways are those of OpenStreetMap."""
    roads = str(folder / "osm_roads.gpkg")
    names = {
        "landcover": "land_2020", "elevation": "dem", "ndvi": "ndvi", "precipitation": "precipitation",
        "evapotranspiration": "et0", "soil_depth": "soil_depth", "pawc": "pawc", "erosivity": "erosivity",
        "erodibility": "erodibility",
    }  # fmt: skip
    return {
        **{key: _found(folder, name) for key, name in names.items()},
        "railways": f"{roads}|subset=\"highway\" = 'track'",
        "highways": f"{roads}|subset=\"highway\" = 'primary'",
        "roads": roads,
        "legend": NLCD,
        "least_area": 20,
        "streams": 100,
    }


def throughflow(folder, **settings):
    """The inputs of the through-flow workflow."""
    return {
        "landcover": _found(folder, "land_2020"),
        "elevation": _found(folder, "dem"),
        "roads": str(folder / "osm_roads.gpkg"),
        "legend": NLCD,
        "flow_radius": 900,
        **settings,
    }


def ended(workflow, inputs, folder):
    """The folder that a run made, and the words of its report."""
    file = folder / "parameters.json"
    file.write_text(json.dumps({"workflow": f"esp:{workflow}", "inputs": inputs}), encoding="utf-8")
    run("runworkflow", PARAMETERS=str(file), FOLDER=str(folder / "made"))
    made = folder / "made"
    page = next(path for path in made.iterdir() if path.name.casefold() == "report.html")
    return made, page.read_text(encoding="utf-8")


def pattern_of(made):
    """Layer of the pattern to its number of features."""
    return pattern_of_file(next(path for path in made.iterdir() if path.name.casefold() == "pattern.gpkg"))


def pattern_of_file(path):
    """Layer of a GeoPackage to its number of features."""
    dataset = ogr.Open(str(path))
    layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
    return {layer.GetName(): layer.GetFeatureCount() for layer in layers}


def test_two_sources_one_year_and_roads_of_openstreetmap(study, tmp_path):
    made, page = ended("qaidam", {**qaidam(study(2)), "largest": 2, "least_dpc": 0}, tmp_path)
    pattern = pattern_of(made)
    assert pattern["sources"] == 2 and pattern["corridors"] == 1
    # The corridor crosses the roads of OpenStreetMap, whose classes are found in the field highway.
    assert pattern["break_points"] >= 1 and pattern["roads"] == 3
    assert "Deciduous Forest" in page and _NO_CORRIDORS not in page
    assert list(made.glob("*.qgz"))


def test_what_is_optional_may_be_left_out(study, tmp_path):
    inputs = {key: value for key, value in qaidam(study(2)).items() if key in ("landcover", "legend")}
    made, page = ended("qaidam", {**inputs, "largest": 2, "least_dpc": 0}, tmp_path)
    pattern = pattern_of(made)
    assert pattern["sources"] == 2 and pattern["corridors"] == 1 and "restoration_zones" not in pattern
    table = next(path for path in made.iterdir() if path.suffix == ".csv" and "weight" in path.name.casefold())
    factors = [row["name"] for row in rows_of(table) if row.get("name")]
    assert sorted(factors) == ["distance to water", "land use"]


def test_one_source_ends_with_a_report_that_says_why_there_are_no_corridors(study, tmp_path):
    made, page = ended("qaidam", {**qaidam(study(1)), "largest": 1}, tmp_path)
    pattern = pattern_of(made)
    assert pattern["sources"] == 1 and "corridors" not in pattern
    assert _NO_CORRIDORS in page and page.count(_WHY) >= 2
    record = json.loads((made / "workflow.json").read_text(encoding="utf-8"))
    assert "zones:Restoration zones" in record["outputs"] and "pinchpoints:Current" not in record["outputs"]


def test_services_and_roads_of_openstreetmap_end(study, tmp_path):
    _, page = ended("shiyang", shiyang(study(2)), tmp_path)
    assert "Deciduous Forest" in page


def test_areas_of_flow_end_with_one_source_and_no_stepping_stone(study, tmp_path):
    _, page = ended("throughflow", throughflow(study(2), least_area=10, least_stone=100_000, largest=1), tmp_path)
    assert _NO_CORRIDORS in page and _WHY in page


def test_steps_without_anything_to_join_still_stop_by_themselves(study, tmp_path):
    folder = study(1)
    cover = _found(folder, "land_2020")
    sources = str(tmp_path / "sources.gpkg")
    run("ecologicalsources", INPUT=cover, VALUES="41", MIN_DPC=0, OUTPUT=sources)
    given = {"SOURCES": sources, "RESISTANCE": cover, "LINKS": str(tmp_path / "links.csv")}
    with pytest.raises(QgsProcessingException, match="at least two sources"):
        run("corridors", CORRIDORS=str(tmp_path / "stopped.gpkg"), CORRIDOR_RASTER="TEMPORARY_OUTPUT", **given)
    assert not (tmp_path / "stopped.gpkg").exists()
    results = run(
        "corridors", NOTHING=1, CORRIDORS=str(tmp_path / "none.gpkg"), CORRIDOR_RASTER="TEMPORARY_OUTPUT", **given
    )
    assert results["COUNT"] == 0 and set(pattern_of_file(tmp_path / "none.gpkg").values()) == {0}


def check(workflow, given):
    """What a workflow says before it runs."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"esp:{workflow}")
    return algorithm.checkParameterValues(given, QgsProcessingContext())


@pytest.fixture
def faulty(study, tmp_path):
    """Qaidam's inputs with a fault in each of seven."""
    given = qaidam(study(2))
    holes = np.full((SIZE, SIZE), 700.0, dtype=np.float32)
    holes[3, 3] = -32768.0
    green = np.full((SIZE, SIZE), 0.5, dtype=np.float32)
    area = "POLYGON((500000 4098000,500900 4098000,500900 4099000,500000 4098000))"
    place = {"cell_size": CELL, "crs": "EPSG:32648"}
    return {
        **given,
        "roads": write_vector(tmp_path / "areas.gpkg", [area], "EPSG:32648"),
        "elevation": write_tif(tmp_path / "dem.tif", holes, origin=(500_000.0, 4_100_000.0), **place),
        "ndvi": write_tif(tmp_path / "ndvi.tif", green, origin=(100_000.0, 4_100_000.0), **place),
        "npp": given["npp"] * 2,
        "water_classes": "wetland",
        "disturbance": [str(tmp_path / "nothing.gpkg")],
        "natural_classes": "tundra",
    }


_FAULTS = (
    "Roads and railways: the layer areas has polygons; a layer of lines is needed",
    "Elevation: dem has 1 cell of -32768, a fill value that the file does not declare",
    "NDVI: ndvi does not lie where land_2020 lies",
    "NPP of the same years has 2 rasters, Land cover of several years has 1",
    "Water classes: land_2020 has none of the classes wetland; its classes are 11 Open Water",
    "nothing.gpkg cannot be opened",
    "tundra",
)


def test_all_faults_are_told_at_once_before_the_first_step(faulty):
    fine, reason = check("qaidam", faulty)
    assert not fine and reason.startswith("The inputs have 7 faults:\n1. ")
    for fault in _FAULTS:
        assert fault in reason


def test_a_parameter_file_tells_all_faults_before_anything_is_made(faulty, tmp_path):
    file = tmp_path / "parameters.json"
    faulty.pop("disturbance")
    file.write_text(json.dumps({"workflow": "esp:qaidam", "inputs": faulty}), encoding="utf-8")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("esp:runworkflow")
    given = {"PARAMETERS": str(file), "FOLDER": str(tmp_path / "made")}
    fine, reason = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not fine and "The inputs have 6 faults:" in reason
    assert not (tmp_path / "made").exists()


def test_missing_layers_are_all_named(study):
    fine, reason = check("shiyang", {"landcover": _found(study(2), "land_2020")})
    assert not fine and reason.startswith("The inputs have 7 faults:")
    # What is optional is no fault.
    assert "Railways" not in reason and "Soil depth (mm): nothing is given" in reason


def test_sound_inputs_have_no_faults(study):
    assert check("qaidam", qaidam(study(2))) == (True, "")
    assert check("shiyang", shiyang(study(2))) == (True, "")
    assert check("throughflow", throughflow(study(2))) == (True, "")


def test_degrees_are_refused_where_a_step_measures(study, tmp_path):
    given = {**qaidam(study(2)), "elevation": str(study(2).parent / "given" / "dem_other.tif")}
    fine, reason = check("qaidam", given)
    assert not fine and "geographic coordinate system" in reason and "esp:prepare" in reason
    # Vegetation is only warped.
    fine, _ = check("qaidam", {**qaidam(study(2)), "ndvi": str(study(2).parent / "given" / "ndvi_other.tif")})
    assert fine


def test_values_whose_legend_is_not_known_are_told_with_the_legends_that_fit(study, tmp_path):
    values = np.where(land_cover(2) == 41, 2, 1).astype(np.uint8)
    values[50:55, 20:27] = 5
    cover = write_tif(tmp_path / "plain.tif", values, CELL, (500_000.0, 4_100_000.0), "EPSG:32648")
    given = {**qaidam(study(2)), "landcover": cover, "landcovers": [cover], "legend": 0}
    fine, reason = check("qaidam", given)
    assert not fine and "legend" in reason.casefold()
    assert check("qaidam", {**given, "legend": 1})[0]


@pytest.mark.parametrize("workflow", ["importance", "qaidam", "shiyang", "throughflow"])
def test_required_inputs_stand_first_and_every_input_has_help(esp_provider, workflow):
    definitions = [
        definition
        for definition in QgsApplication.processingRegistry().algorithmById(f"esp:{workflow}").parameterDefinitions()
        if not definition.isDestination()
    ]
    layers = [definition for definition in definitions if definition.type() in _LAYERS]
    optional = [bool(definition.flags() & OPTIONAL) for definition in layers]
    assert optional == sorted(optional) and definitions[: len(layers)] == layers
    assert not [definition.name() for definition in definitions if not definition.help().strip()]
