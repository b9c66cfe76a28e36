"""Keys of earlier versions: scripts, models and commands that give them make the same files, with a line in the log."""

import json
from pathlib import Path

import numpy as np
import pytest
from network_layers import write_corridors, write_sources
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
)
from rasters import write_tif
from vectors import write_vector

ROWS, COLUMNS, CELL = 14, 16, 30.0
WEST, NORTH = 500000.0, 4200000.0
# Algorithm and old key to the new one, a value that is not the default and another one.
CASES = {
    ("soilretention", "DEM"): ("ELEVATION", "slope.tif", "random.tif"),
    ("soilretention", "DEM_BAND"): ("ELEVATION_BAND", 2, 1),
    ("mspa", "CONNECTIVITY"): ("NEIGHBOURS", 1, 0),
    ("ecologicalsources", "CONNECTIVITY"): ("NEIGHBOURS", 1, 0),
    ("classify", "METHOD"): ("CLASSIFICATION", 2, 1),
    ("resistancefactor", "METHOD"): ("CLASSIFICATION", 3, 1),
    ("resistancefactor", "BARRIERS"): ("WALLS", "fence.gpkg", "other.gpkg"),
    ("resistancefactor", "BARRIER_VALUES"): ("WALL_VALUES", "3", "4"),
    ("weightedoverlay", "BARRIERS"): ("WALLS", "fence.gpkg", "other.gpkg"),
    ("sensitivitycorrection", "BARRIERS"): ("WALLS", "fence.gpkg", "other.gpkg"),
    ("costdistance", "CUTOFF"): ("MAX_COST", 900.0, 800.0),
    ("servicevalue", "UNIT_SIZE"): ("SIZE", 90.0, 60.0),
    ("gravity", "PICTURE"): ("PAGE", "page.html", "other.html"),
    ("connectivity", "SWEEP_PICTURE"): ("PAGE", "page.html", "other.html"),
    ("owa", "REPORT"): ("PAGE", "page.html", "other.html"),
}
# What each algorithm needs besides; the last entry is the output that is compared.
NEEDS = {
    "soilretention": {
        "ELEVATION": "slope.tif", "EROSIVITY": "random.tif", "ERODIBILITY": "random.tif", "LANDCOVER": "cover.tif",
        "PRESET": 1, "LEGEND": 1, "STREAM_THRESHOLD": 20, "OUTPUT": "out.tif",
    },
    "mspa": {"INPUT": "cover.tif", "FOREGROUND": "2,3", "OUTPUT": "out.tif"},
    "ecologicalsources": {
        "INPUT": "cover.tif", "VALUES": "2", "MIN_DPC": 0, "OUTPUT": "TEMPORARY_OUTPUT", "SOURCES_RASTER": "out.tif",
    },
    "classify": {"INPUT": "random.tif", "OUTPUT": "out.tif"},
    "resistancefactor": {"INPUT": "cover.tif", "SCORES": "1,2,3", "OUTPUT": "out.tif"},
    "weightedoverlay": {"INPUTS": ["random.tif", "slope.tif"], "OUTPUT": "out.tif"},
    "sensitivitycorrection": {"RESISTANCE": "random.tif", "SENSITIVITY": "slope.tif", "OUTPUT": "out.tif"},
    "costdistance": {"RESISTANCE": "random.tif", "SOURCES": "labels.tif", "OUTPUT": "out.tif"},
    "servicevalue": {
        "LANDCOVERS": ["cover.tif", "later.tif"], "LEGEND": 1, "YEARS": "2020,2021", "YIELDS": "7000", "PRICES": "2",
        "OUTPUT": "out.tif",
    },
    "gravity": {
        "SOURCES": "sources.geojson", "CORRIDORS": "corridors.geojson", "RESISTANCE": "flat.tif",
        "OUTPUT": "TEMPORARY_OUTPUT", "MATRIX": "out.csv",
    },
    "connectivity": {"INPUT": "sources.geojson", "THRESHOLDS": "500,1000", "PATCH_TABLE": "out.csv"},
    "owa": {"INPUTS": ["random.tif", "slope.tif"], "BEST_PRIORITY": "out.tif"},
}  # fmt: skip
PLACES = ["_".join(case) for case in CASES]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """A folder of small layers."""
    folder = tmp_path_factory.mktemp("inputs")
    rng = np.random.default_rng(5)
    shape = (ROWS, COLUMNS)
    slope = 100.0 + 5.0 * np.arange(ROWS)[:, None] + np.arange(COLUMNS) + rng.random(shape)
    grid = {"cell_size": CELL, "origin": (WEST, NORTH)}
    write_tif(folder / "slope.tif", np.stack([slope, slope[::-1]]).astype(np.float32), **grid)
    write_tif(folder / "random.tif", np.stack([1.0 + 9.0 * rng.random(shape)] * 2).astype(np.float32), **grid)
    for name in ("cover", "later"):
        write_tif(folder / f"{name}.tif", rng.integers(1, 6, shape).astype(np.uint8), **grid)
    labels = np.zeros(shape, np.int32)
    labels[2, 3], labels[10, 12] = 4, 9
    write_tif(folder / "labels.tif", labels, **grid)
    flat = np.full((30, 40), 5.0, np.float32)
    write_tif(folder / "flat.tif", flat, cell_size=100.0, origin=(499600.0, 4001900.0))
    for name, column in (("fence", 5), ("other", 9)):
        left = WEST + column * CELL
        line = f"LINESTRING({left} {NORTH - 5}, {left} {NORTH - ROWS * CELL + 5})"
        write_vector(folder / f"{name}.gpkg", [line])
    write_sources(folder / "sources.geojson")
    write_corridors(folder / "corridors.geojson")
    return folder


def placed(value, inputs, out):
    """A value with its files in the folders of inputs and outputs."""
    if isinstance(value, list):
        return [placed(entry, inputs, out) for entry in value]
    if not isinstance(value, str) or "." not in value:
        return value
    is_output = value.startswith("out.") or value.endswith(".html")
    return str((out if is_output else inputs) / value)


def parameters(case, key, inputs, out, value=None) -> dict:
    """The form of a case with its value under a key."""
    algorithm, old = case
    new, usual, _ = CASES[case]
    out.mkdir(exist_ok=True)
    given = {**NEEDS[algorithm], key: usual if value is None else value}
    if key == old and new in NEEDS[algorithm]:
        del given[new]
    return {name: placed(entry, inputs, out) for name, entry in given.items()}


def files(folder) -> dict:
    """The bytes of the outputs, without the folder's name in them."""
    name = str(folder).encode()
    return {
        path.name: path.read_bytes().replace(name, b"")
        for path in sorted(folder.iterdir())
        if path.suffix in (".tif", ".csv", ".html")
    }


def line_of(case) -> str:
    return f"{case[1]} is now called {CASES[case][0]}; the old name still works."


@pytest.mark.parametrize("case", CASES, ids=PLACES)
def test_scripts(esp, inputs, tmp_path, case):
    algorithm, old = case
    new = CASES[case][0]
    result = esp(algorithm, **parameters(case, new, inputs, tmp_path / "new"))
    assert line_of(case) not in esp.feedback.lines and old not in result
    again = esp(algorithm, **parameters(case, old, inputs, tmp_path / "old"))
    assert esp.feedback.lines.count(line_of(case)) == 1
    made = files(tmp_path / "new")
    assert made and made == files(tmp_path / "old")
    if new in result:
        assert again[old] == again[new] == str(tmp_path / "old" / "page.html")
        return
    told = json.loads(next((tmp_path / "old").glob("out.*.json")).read_text(encoding="utf-8"))["parameters"]
    assert old not in told and told[new] == parameters(case, new, inputs, tmp_path / "new")[new]


@pytest.mark.parametrize("case", CASES, ids=PLACES)
def test_models(esp, inputs, tmp_path, case):
    algorithm, old = case
    esp(algorithm, **parameters(case, CASES[case][0], inputs, tmp_path / "new"))
    given = parameters(case, old, inputs, tmp_path / "old")
    model = QgsProcessingModelAlgorithm("old", "old")
    child = QgsProcessingModelChildAlgorithm(f"esp:{algorithm}")
    child.setChildId("step")
    shown = {}
    for key, value in given.items():
        if str(tmp_path) in str(value):
            output = QgsProcessingModelOutput(key)
            output.setChildId("step")
            output.setChildOutputName(key)
            shown[key] = output
        else:
            values = value if isinstance(value, list) else [value]
            child.addParameterSources(key, list(map(QgsProcessingModelChildParameterSource.fromStaticValue, values)))
    child.setModelOutputs(shown)
    model.addChildAlgorithm(child)
    lines = []

    class Feedback(QgsProcessingFeedback):
        def pushInfo(self, text):
            lines.append(text)

    destinations = {f"step:{key}": given[key] for key in shown}
    results, fine = model.run(destinations, QgsProcessingContext(), Feedback())
    assert fine and line_of(case) in lines
    assert files(tmp_path / "new") == files(tmp_path / "old")
    if old in shown:
        assert results[f"step:{old}"] == given[old]


@pytest.mark.parametrize("case", CASES, ids=PLACES)
def test_two_values_are_refused(esp, inputs, tmp_path, case):
    algorithm, old = case
    new, _, other = CASES[case]
    given = {**parameters(case, new, inputs, tmp_path), old: placed(other, inputs, tmp_path)}
    with pytest.raises(QgsProcessingException) as error:
        esp(algorithm, **given)
    sentence = f"is given as {new} and as {old}, its old name, with different values; give {new} alone."
    assert sentence in str(error.value)
    assert files(tmp_path) == {}


def test_the_same_value_twice_is_fine(esp, inputs, tmp_path):
    case = ("classify", "METHOD")
    esp("classify", **{**parameters(case, "METHOD", inputs, tmp_path), "CLASSIFICATION": 2})
    assert line_of(case) in esp.feedback.lines


def test_neither_name_is_one_sentence(esp, inputs, tmp_path):
    given = parameters(("soilretention", "DEM"), "ELEVATION", inputs, tmp_path)
    del given["ELEVATION"]
    with pytest.raises(QgsProcessingException, match="Elevation, m is missing; give ELEVATION."):
        esp("soilretention", **given)


def test_every_old_key_has_a_case(qgis_app):
    from esp_toolbox.algorithms.frame.old_keys import renamed_keys
    from esp_toolbox.algorithms.platform.compat import HIDDEN, OPTIONAL
    from esp_toolbox.algorithms.provider import ALGORITHMS

    forms = [kind().create() for kind in ALGORITHMS]
    renamed = {(form.name(), old): new for form in forms for old, new in renamed_keys(form).items()}
    assert renamed == {case: new for case, (new, _, _) in CASES.items()}
    for form in forms:
        hidden = {entry.name() for entry in form.parameterDefinitions() if entry.flags() & HIDDEN}
        assert hidden == set(renamed_keys(form))
        assert all(form.parameterDefinition(key).flags() & OPTIONAL for key in hidden)
        # The window asks for it still.
        assert not any(form.parameterDefinition(key).flags() & OPTIONAL for key in form.needed_keys)


def test_on_the_command_line(qgis_process, inputs, tmp_path):
    case = ("soilretention", "DEM")
    results = []
    for key, folder in (("ELEVATION", tmp_path / "new"), ("DEM", tmp_path / "old")):
        finished = qgis_process("soilretention", **parameters(case, key, inputs, folder))
        assert finished.returncode == 0, finished.stderr
        results.append(finished.stdout + finished.stderr)
    assert [line_of(case) in text for text in results] == [False, True]
    assert files(tmp_path / "new") == files(tmp_path / "old") != {}
    given = parameters(case, "ELEVATION", inputs, tmp_path)
    neither = qgis_process("soilretention", **{key: value for key, value in given.items() if key != "ELEVATION"})
    assert neither.returncode != 0
    assert "Elevation, m is missing; give ELEVATION." in neither.stdout + neither.stderr


def test_parameter_files_of_earlier_versions(inputs, esp_provider):
    from esp_toolbox.algorithms.studies.parameter_file import Settings
    from esp_toolbox.algorithms.studies.workflow_inputs import effective_inputs
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById("esp:mspa")
    settings = Settings("esp:mspa", {"INPUT": "cover.tif", "connectivity": "4"}, folder=str(inputs), source="old.json")
    values = effective_inputs(algorithm, settings, QgsProcessingContext())
    assert values["NEIGHBOURS"] == 1 and "CONNECTIVITY" not in values


def test_sidecars_of_earlier_versions(tmp_path, esp_provider):
    from esp_toolbox.algorithms.report.search import collect

    path = Path(write_tif(tmp_path / "mspa.tif", np.ones((2, 2), np.uint8)))
    content = {
        "algorithm": "esp:mspa", "parameters": {"INPUT": "cover.tif", "CONNECTIVITY": 1}, "numbers": {},
        "tables": {}, "messages": [], "output": "OUTPUT",
    }  # fmt: skip
    Path(f"{path}.json").write_text(json.dumps(content))
    (step,) = collect([("mspa", str(path))], {}).steps
    assert step.parameters == {"INPUT": "cover.tif", "NEIGHBOURS": 1}
