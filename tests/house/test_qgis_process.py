"""What only the program itself proves: its start, its end, and that the session of the other tests does as it does.

A start takes seconds, so all other tests run their algorithms through the fixture `qgis_process`. Each test here says
what its starts are for.
"""

import json
import re

import numpy as np
import pytest
from network_layers import rows_of, write_corridors, write_sources
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
)
from qgis_program import QgisProgram, plugins_folder, write_settings
from rasters import read_tif, write_tif


@pytest.fixture(scope="module")
def layers(tmp_path_factory):
    """Small layers that no test changes."""
    folder = tmp_path_factory.mktemp("layers")
    ramp, even = np.arange(100.0).reshape(10, 10), np.ones((10, 10))
    cover = np.ones((30, 40), dtype=np.uint8)
    cover[5:20, 8:30] = 2
    return {
        "ramp": write_tif(folder / "ramp.tif", ramp),
        "even": write_tif(folder / "even.tif", even),
        "far": write_tif(folder / "far.tif", even, origin=(900000.0, 4200000.0)),
        "cover": write_tif(folder / "cover.tif", cover),
        "sources": write_sources(folder / "sources.geojson"),
        "corridors": write_corridors(folder / "corridors.geojson"),
    }


# A warning of Python is followed by the line of QGIS' own code that it means.
_WARNING = re.compile(r"^.*DeprecationWarning: .*\n(?:  \S.*\n)?", re.MULTILINE)


def lines_of(text):
    """What a run said, without what Python and Qt say of QGIS' own code at the program's start."""
    return [line for line in _WARNING.sub("", text + "\n").splitlines() if line.strip()]


def with_layers(parameters, layers):
    """Parameters with the paths of layers for their names."""
    return {
        key: [layers[entry] for entry in value] if isinstance(value, tuple) else layers.get(value, value)
        for key, value in parameters.items()
    }


def both(qgis_program, qgis_process, folder, name, parameters):
    """A run by the program and the same by the session: the finished processes and their folders of outputs."""
    for kind, run in (("program", qgis_program.run), ("session", qgis_process.run)):
        (folder / kind).mkdir()
        given = {key: folder / kind / value[1:] if value[:1] == "@" else value for key, value in parameters.items()}
        yield run(f"esp:{name}", **given), folder / kind


def said(finished, folder):
    """What a finished run printed as JSON, with its folder's name left out."""
    content = json.loads(finished.stdout.replace(str(folder), "@"))
    log = [line.split(" took ")[0] for line in content["log"]["info"]]
    return content["inputs"], content["results"], log, set(content["log"])


def table_of(path):
    """The attributes of a layer or the values of a raster."""
    return read_tif(path).tolist() if path.suffix == ".tif" else rows_of(path)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("weightedoverlay", {"INPUTS": ("ramp", "even"), "WEIGHTS": "0.75,0.25", "OUTPUT": "@made.tif"}),
        ("mspa", {"INPUT": "cover", "FOREGROUND": "2", "CONNECTIVITY": "1", "OUTPUT": "@made.tif"}),
        ("centrality", {"SOURCES": "sources", "CORRIDORS": "corridors", "SOURCES_OUT": "@made.gpkg"}),
    ],
)
def test_the_session_gives_what_the_program_gives(qgis_program, qgis_process, layers, tmp_path, name, parameters):
    """Three starts: lists, options by number and defaults, layers of lines and polygons are read as from a command."""
    (real, one), (session, two) = both(qgis_program, qgis_process, tmp_path, name, with_layers(parameters, layers))
    assert real.returncode == session.returncode == 0, real.stderr + session.stderr
    assert said(real, one) == said(session, two)
    assert lines_of(real.stderr) == lines_of(session.stderr) == []
    (made,) = (path.name for path in one.glob("made.*") if path.suffix in (".tif", ".gpkg"))
    assert table_of(one / made) == table_of(two / made)


@pytest.mark.parametrize(
    ("name", "parameters", "sentence"),
    [
        ("mspa", {"OUTPUT": "@made.tif"}, "The following mandatory parameters were not specified"),
        (
            "centrality",
            {"SOURCES": "no.gpkg", "CORRIDORS": "corridors", "SOURCES_OUT": "@made.gpkg"},
            "no.gpkg does not exist",
        ),
        ("weightedoverlay", {"INPUTS": ("ramp", "far"), "WEIGHTS": "0.5,0.5", "OUTPUT": "@made.tif"}, "overlap"),
    ],
)
def test_the_session_refuses_what_the_program_refuses(
    qgis_program, qgis_process, layers, tmp_path, name, parameters, sentence
):
    """Three starts: what the program itself asks for, what a form checks, and what fails while it runs."""
    (real, one), (session, two) = both(qgis_program, qgis_process, tmp_path, name, with_layers(parameters, layers))
    assert real.returncode == session.returncode == 1
    assert sentence in real.stderr
    assert lines_of(real.stderr) == lines_of(session.stderr)
    assert "Traceback" not in real.stderr
    assert not list(one.iterdir()) + list(two.iterdir())


def test_temporary_files_of_users_with_other_names(qgis_process, layers):
    """No start: profile, plugin and temporary files of the session lie in a long folder that is not ASCII."""
    assert not str(qgis_process.home).isascii() and " " in qgis_process.home.name and len(qgis_process.home.name) > 40
    given = {"INPUT": layers["cover"], "FOREGROUND": "2", "OUTPUT": "TEMPORARY_OUTPUT"}
    finished = qgis_process("mspa", **given)
    assert finished.returncode == 0, finished.stderr
    made = qgis_process.results(finished)["OUTPUT"]
    assert made.startswith(str(qgis_process.home))
    assert (read_tif(made) > 0).any()


def test_the_program_switches_the_plugin_on(qgis_program):
    """The start that all of `qgis_program` share: metadata.txt lets the program take the plugin for a provider."""
    assert qgis_program.enabling.returncode == 0, qgis_program.enabling.stderr
    assert "* esp_toolbox" in qgis_program.enabling.stdout
    assert lines_of(qgis_program.enabling.stderr) == []


def test_the_program_lists_every_algorithm(qgis_program, esp_provider):
    """One start: the provider loads without a window, and its models are there at once."""
    listed = qgis_program("list")
    assert lines_of(listed.stderr) == []
    named = [line.split("\t")[1] for line in listed.stdout.splitlines() if line.startswith("\tesp:")]
    assert sorted(named) == sorted(algorithm.id() for algorithm in esp_provider.algorithms())


def test_the_program_helps_in_chinese(tmp_path):
    """One start: the help of an algorithm, in the language of the profile."""
    (tmp_path / "home").mkdir()
    language = "[locale]\noverrideFlag=true\nuserLocale=zh_CN\nglobalLocale=zh_CN\n"
    write_settings(tmp_path / "home", f"[PythonPlugins]\nesp_toolbox=true\nprocessing=true\n\n{language}")
    program = QgisProgram(tmp_path / "home", plugins_folder(tmp_path / "home"))
    helped = program("help", "esp:weightedoverlay")
    assert helped.returncode == 0, helped.stderr
    assert "加权叠加 (esp:weightedoverlay)" in helped.stdout
    assert "公式" in helped.stdout
    assert "STANDARDISATION" in helped.stdout


def test_the_program_runs_a_model_file(qgis_program, layers, tmp_path, esp_provider):
    """One start: a model of a user's own, by its path, finds the algorithms of the toolbox."""
    model = QgsProcessingModelAlgorithm("Own", "Own")
    model.addModelParameter(QgsProcessingParameterRasterLayer("cover", "Cover"), QgsProcessingModelParameter("cover"))
    step = QgsProcessingModelChildAlgorithm("esp:mspa")
    step.setChildId("step")
    step.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("cover")])
    step.addParameterSources("FOREGROUND", [QgsProcessingModelChildParameterSource.fromStaticValue("2")])
    output = QgsProcessingModelOutput("classes")
    output.setChildId("step")
    output.setChildOutputName("CLASSES")
    step.setModelOutputs({"classes": output})
    model.addChildAlgorithm(step)
    assert model.toFile(str(tmp_path / "own.model3"))
    made = tmp_path / "classes.tif"
    finished = qgis_program.run(tmp_path / "own.model3", cover=layers["cover"], **{"step:classes": made})
    assert finished.returncode == 0, finished.stderr
    assert json.loads(finished.stdout)["results"]["step:classes"] == str(made)
    assert 1 in read_tif(made)
