"""esp:runworkflow end to end: parameter files, what they may say wrong, and runs that repeat."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
)
from rasters import read_tif
from small_workflow import write_parameters


@pytest.fixture(scope="module")
def basin(sample_basin, tmp_path_factory):
    """A copy of the sample basin: parameter files lie beside its layers."""
    return shutil.copytree(sample_basin, tmp_path_factory.mktemp("basin") / "盆地 files")


@pytest.fixture
def cover(tif):
    """A raster with a patch of class 2."""
    array = np.ones((30, 40), dtype=np.uint8)
    array[5:20, 8:30] = 2
    array[22:25, 2:30] = 2
    return tif("cover", array)


def write_file(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)


def mspa_file(folder, cover, **parts):
    inputs = {"INPUT": os.path.basename(cover), "FOREGROUND": [2], **parts.pop("inputs", {})}
    return write_file(folder / "mspa.json", {"workflow": "esp:mspa", "inputs": inputs, **parts})


def qaidam_file(folder, basin, **inputs):
    place = os.path.relpath(basin, folder)
    years = (2003, 2013, 2023)
    return write_file(
        folder / "qaidam.json",
        {
            "workflow": "esp:qaidam",
            "title": "Basin of 2023",
            "inputs": {
                "landcover": f"{place}/landcover_2023.tif",
                "elevation": f"{place}/dem.tif",
                "ndvi": f"{place}/ndvi_2023.tif",
                "roads": f"{place}/roads.gpkg",
                "landcovers": [f"{place}/landcover_{year}.tif" for year in years],
                "npp": [f"{place}/npp_{year}.tif" for year in years],
                **inputs,
            },
        },
    )


def record(folder):
    return json.loads((Path(folder) / "workflow.json").read_text(encoding="utf-8"))


def raster_bytes(folder):
    """Name of every raster to its grid and the bytes of its bands."""
    found = {}
    for path in sorted(Path(folder).glob("*.tif")):
        dataset = gdal.Open(str(path))
        found[path.name] = (dataset.GetGeoTransform(), dataset.ReadAsArray().tobytes())
    return found


def by_title(written):
    """Title of every output of a record to its file."""
    return {key.partition(":")[2]: name for key, name in written["outputs"].items()}


# -- a whole workflow ----------------------------------------------------------------------


def test_a_workflow_and_its_record_give_the_same_results(esp, basin, tmp_path, no_leftovers):
    path = write_parameters(basin / "small.json", basin, title="Basin of 2023")
    results = esp(
        "runworkflow",
        PARAMETERS=path,
        OVERRIDES="edge_width=2; npp=npp_2003.tif;npp_2013.tif;npp_2023.tif;gravity = 300",
        FOLDER=str(tmp_path / "第一 run"),
    )
    first = Path(results["FOLDER"])
    assert results["RECORD"] == str(first / "workflow.json")
    written = record(first)
    assert written["title"] == "Basin of 2023"
    assert {key: written["inputs"][key] for key in ("edge_width", "gravity", "natural_classes")} == {
        "edge_width": 2,
        "gravity": 300,
        "natural_classes": "forest, shrub, grassland, water, snow_ice, wetland, tundra",
    }
    assert set(written["made_with"]) == {"ESP Toolbox", "QGIS", "GDAL", "Python", "numpy", "scipy"}
    assert len(written["files"]["landcovers"]) == 3
    assert written["files"]["landcover"][0]["bytes"] == (basin / "landcover_2023.tif").stat().st_size
    # Every output has its file, named by its title, and every file of the run knows its folder only.
    outputs = by_title(written)
    assert outputs["Pinch points"] == "pinch_points.gpkg"
    assert outputs["Links"] == "links.csv"
    for name in written["outputs"].values():
        assert (first / name).is_file()
    assert not [path for path in first.iterdir() if b".part-" in path.read_bytes()]
    sidecar = json.loads((first / "resistance.tif.json").read_text(encoding="utf-8"))
    assert sidecar["output"] == "OUTPUT"
    assert json.loads((first / "barriers.gpkg.json").read_text())["parameters"]["RESISTANCE"] == "resistance.tif"

    esp("runworkflow", PARAMETERS=str(first / "workflow.json"), FOLDER=str(tmp_path / "second"))
    assert record(tmp_path / "second") == written
    rasters = raster_bytes(first)
    assert set(rasters) == {
        "mspa.tif", "resistance.tif", "current.tif", "barrier_score.tif", "health.tif", "health_classes.tif"
    }  # fmt: skip
    assert raster_bytes(tmp_path / "second") == rasters
    assert (tmp_path / "second" / "links.csv").read_bytes() == (first / "links.csv").read_bytes()
    assert not any("changed since" in line for line in esp.feedback.lines)


def test_headless(qgis_process, basin, tmp_path):
    path = write_parameters(basin / "small.json", basin)
    finished = qgis_process("runworkflow", PARAMETERS=path, OVERRIDES="edge_width=2", FOLDER=tmp_path / "run")
    assert finished.returncode == 0, finished.stderr
    written = record(tmp_path / "run")
    assert written["inputs"]["edge_width"] == 2
    assert all((tmp_path / "run" / name).is_file() for name in written["outputs"].values())
    refused = qgis_process("runworkflow", PARAMETERS=path, OVERRIDES="edge=20", FOLDER=tmp_path / "other")
    assert refused.returncode == 1
    assert "has no input edge; did you mean edge_width?" in refused.stdout + refused.stderr
    assert not (tmp_path / "other").exists()


def test_the_outputs_of_the_qaidam_workflow_have_readable_names(esp, basin, tmp_path):
    esp("runworkflow", PARAMETERS=qaidam_file(tmp_path, basin), TEMPLATE=True, FOLDER=str(tmp_path / "new"))
    outputs = by_title(record(tmp_path / "new"))
    assert outputs["Weights"] == "weights.csv"
    assert outputs["Gravity matrix"] == "gravity_matrix.csv"
    assert outputs["Report"] == "report.html"
    assert len(set(outputs.values())) == len(outputs)


# -- single algorithms, models of one's own --------------------------------------------------


def test_a_single_algorithm_with_chosen_outputs(esp, cover, tmp_path, no_leftovers):
    path = mspa_file(tmp_path, cover, outputs={"output": "mine.tif", "STATISTICS": None})
    esp("runworkflow", PARAMETERS=path, FOLDER=str(tmp_path / "run"))
    assert record(tmp_path / "run")["outputs"] == {"OUTPUT": "mine.tif", "CLASSES": "classes.tif"}
    assert sorted(path.name for path in (tmp_path / "run").glob("*.tif")) == ["classes.tif", "mine.tif"]
    assert record(tmp_path / "run")["inputs"]["INPUT"] == "../cover.tif"
    direct = tmp_path / "direct.tif"
    esp("mspa", INPUT=cover, FOREGROUND="2", OUTPUT=str(direct))
    assert np.array_equal(read_tif(direct), read_tif(tmp_path / "run" / "mine.tif"), equal_nan=True)


def test_without_a_file_and_options_by_name(esp, cover, tmp_path):
    esp(
        "runworkflow",
        WORKFLOW="esp:mspa",
        OVERRIDES=f"INPUT={cover}; foreground=2\nCONNECTIVITY=1;TRANSITION=no",
        FOLDER=str(tmp_path / "run"),
    )
    inputs = record(tmp_path / "run")["inputs"]
    assert (inputs["FOREGROUND"], inputs["NEIGHBOURS"], inputs["TRANSITION"]) == ("2", 1, False)
    assert (tmp_path / "run" / "mspa.tif").is_file()


def test_a_layer_of_the_project_by_its_name(esp, cover, tmp_path, qgis_new_project):
    QgsProject.instance().addMapLayer(QgsRasterLayer(cover, "My cover"))
    esp("runworkflow", WORKFLOW="esp:mspa", OVERRIDES="INPUT=My cover; FOREGROUND=2", FOLDER=str(tmp_path / "run"))
    assert record(tmp_path / "run")["inputs"]["INPUT"] == "../cover.tif"
    assert record(tmp_path / "run")["files"]["INPUT"][0]["bytes"] == os.path.getsize(cover)


def test_layers_open_in_the_project_when_asked_for(esp, cover, tmp_path, qgis_new_project):
    import processing

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"PARAMETERS": mspa_file(tmp_path, cover), "LOAD": True, "FOLDER": str(tmp_path / "run")}
    processing.run("esp:runworkflow", parameters, context=context)
    # Of tables and rasters alike.
    loaded = {os.path.basename(path): details.name for path, details in context.layersToLoadOnCompletion().items()}
    assert set(loaded) == set(record(tmp_path / "run")["outputs"].values())
    assert loaded["mspa.tif"] == "MSPA"


def test_a_model_file_of_ones_own(esp, cover, tmp_path):
    model = QgsProcessingModelAlgorithm("Eigenes Modell", "Own")
    model.addModelParameter(QgsProcessingParameterRasterLayer("cover", "Cover"), QgsProcessingModelParameter("cover"))
    child = QgsProcessingModelChildAlgorithm("esp:mspa")
    child.setChildId("step")
    source = QgsProcessingModelChildParameterSource
    child.addParameterSources("INPUT", [source.fromModelParameter("cover")])
    child.addParameterSources("FOREGROUND", [source.fromStaticValue("2")])
    for key, value in (("NEIGHBOURS", 0), ("EDGE_WIDTH", 1), ("TRANSITION", True), ("INTEXT", True)):
        child.addParameterSources(key, [source.fromStaticValue(value)])
    outputs = {}
    for key, title in (("OUTPUT", "Größe/形态 1"), ("CLASSES", "größe 形态_1")):
        output = QgsProcessingModelOutput(title)
        output.setChildId("step")
        output.setChildOutputName(key)
        outputs[title] = output
    child.setModelOutputs(outputs)
    model.addChildAlgorithm(child)
    assert model.toFile(str(tmp_path / "own.model3"))
    path = write_file(tmp_path / "own.json", {"workflow": "own.model3", "inputs": {"cover": "cover.tif"}})
    esp("runworkflow", PARAMETERS=path, FOLDER=str(tmp_path / "run"))
    assert sorted(record(tmp_path / "run")["outputs"].values()) == ["größe_形态_1.tif", "größe_形态_1_2.tif"]
    # The record names the model from its own folder.
    assert record(tmp_path / "run")["workflow"] == "../own.model3"
    esp("runworkflow", PARAMETERS=str(tmp_path / "run" / "workflow.json"), FOLDER=str(tmp_path / "again"))
    assert raster_bytes(tmp_path / "again") == raster_bytes(tmp_path / "run")


def test_a_file_to_fill_in(esp, tmp_path, no_leftovers):
    esp("runworkflow", WORKFLOW="esp:qaidam", OVERRIDES="gravity=250", TEMPLATE=True, FOLDER=str(tmp_path / "new"))
    written = record(tmp_path / "new")
    assert written["inputs"]["gravity"] == 250
    assert written["inputs"]["landcover"] is None
    assert by_title(written)["Report"] == "report.html"
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["runworkflow.json", "workflow.json"]
    with pytest.raises(QgsProcessingException, match=r"the input \w+ \(.+\) of esp:qaidam is missing"):
        esp("runworkflow", PARAMETERS=str(tmp_path / "new" / "workflow.json"), FOLDER=str(tmp_path / "run"))


# -- what may be wrong -----------------------------------------------------------------------


MISTAKES = {
    "{": "is no valid JSON: line 1, column 2",
    "[1]": "must hold an object",
    '{"inputs": {}}': 'does not name its workflow, such as "workflow": "esp:qaidam"',
    '{"workflow": "esp:mspa", "imputs": {}}': "has the part imputs; it may have: workflow, version, title, inputs",
    '{"workflow": "esp:mspa", "inputs": [1]}': "The part inputs of the parameter file base.json must be an object",
    '{"workflow": "esp:mspa", "title": 5}': "The part title of the parameter file base.json must be a text",
    '{"workflow": "esp:mspa", "workflow": "esp:owa"}': "has the key workflow twice",
    '{"workflow": "esp:mpsa"}': "There is no workflow esp:mpsa in the toolbox; the nearest name is esp:mspa",
    '{"workflow": "qaidam"}': "There is no workflow qaidam in the toolbox; the nearest name is esp:qaidam",
    '{"workflow": "esp:runworkflow"}': "esp:runworkflow cannot run itself",
    '{"workflow": "gone.model3"}': "There is no model file",
    '{"workflow": "esp:mspa"}': r"base.json: the input INPUT \(.+\) of esp:mspa is missing",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "none.tif"}}': "INPUT .* there is no file .*none.tif",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": 5}}': "INPUT .* must be the path of a file, not 5",
    '{"workflow": "esp:mspa", "inputs": {"IMPUT": "cover.tif"}}': "has no input IMPUT; did you mean INPUT",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "input": "cover.tif"}}': "input input is given twice",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "EDGE_WIDTH": "two"}}': "a whole number, not two",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "EDGE_WIDTH": 1.5}}': "a whole number, not 1.5",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "EDGE_WIDTH": 0}}': "must be from 1 to .*, not 0",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "EDGE_WIDTH": true}}': "a whole number, not True",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "TRANSITION": "perhaps"}}': "must be true or false",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "NEIGHBOURS": 6}}': "has no option 6; its options are",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "FOREGROUND": {"a": 1}}}': "must be a text, not",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif"}, "outputs": {"CLASES": "a.tif"}}': "mean CLASSES",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif"}, "outputs": {"CLASSES": "../a.tif"}}': "out a folder",
    '{"workflow": "esp:mspa", "inputs": {"INPUT": "cover.tif", "FOREGROUND": "7"}}': "MSPA stopped: None of the",
}  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_get_one_sentence(esp, cover, tmp_path, text, no_leftovers):
    path = write_file(tmp_path / "base.json", text)
    with pytest.raises(QgsProcessingException, match=MISTAKES[text]) as error:
        esp("runworkflow", PARAMETERS=path, FOLDER=str(tmp_path / "run"))
    said = str(error.value).split("\n")[-1]
    assert "Traceback" not in str(error.value)
    assert said.count(". ") == 0
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("overrides", "sentence"),
    [
        ("EDGE_WIDTH", "EDGE_WIDTH is no setting; write key=value"),
        ("EDGE_WIDTH=2; EDGE_WIDTH=3", "The setting EDGE_WIDTH is given twice"),
        ("EDGE_WIDE=2", "the settings: esp:mspa has no input EDGE_WIDE; did you mean EDGE_WIDTH"),
    ],
)
def test_mistakes_in_settings(esp, cover, tmp_path, overrides, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("runworkflow", PARAMETERS=mspa_file(tmp_path, cover), OVERRIDES=overrides, FOLDER=str(tmp_path / "run"))


def test_neither_file_nor_workflow_or_two_different_ones(esp, cover, tmp_path):
    with pytest.raises(QgsProcessingException, match="Choose a parameter file, or name a workflow"):
        esp("runworkflow", FOLDER=str(tmp_path / "run"))
    with pytest.raises(QgsProcessingException, match="is for esp:mspa, not for esp:owa"):
        esp(
            "runworkflow",
            PARAMETERS=mspa_file(tmp_path, cover),
            WORKFLOW="esp:owa",
            FOLDER=str(tmp_path / "run"),
        )


def test_a_model_says_before_its_first_step_what_is_wrong(esp, basin, tmp_path, no_leftovers):
    path = qaidam_file(tmp_path, basin, natural_classes="77")
    reason = "Natural classes: landcover_2023 has none of the classes 77; its classes are 1 Cropland"
    with pytest.raises(QgsProcessingException, match=reason):
        esp("runworkflow", PARAMETERS=path, FOLDER=str(tmp_path / "run"))
    assert not (tmp_path / "run").exists()


def test_what_was_there_stays_when_a_run_fails_or_is_cancelled(esp, cover, basin, tmp_path, no_leftovers):
    folder = tmp_path / "run"
    esp("runworkflow", PARAMETERS=mspa_file(tmp_path, cover), FOLDER=str(folder))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(QgsProcessingException, match="stopped"):
        esp("runworkflow", PARAMETERS=mspa_file(tmp_path, cover), OVERRIDES="FOREGROUND=9", FOLDER=str(folder))
    assert esp("runworkflow", cancel_at=1, PARAMETERS=qaidam_file(tmp_path, basin), FOLDER=str(folder)) == {}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert max(esp.feedback.fractions) < 60


def test_an_output_does_not_overwrite_an_input(esp, cover, tmp_path):
    path = mspa_file(tmp_path, cover, outputs={"OUTPUT": "cover.tif"})
    with pytest.raises(QgsProcessingException, match="The output cover.tif would overwrite the input INPUT"):
        esp("runworkflow", PARAMETERS=path, FOLDER=str(tmp_path))


def test_other_versions_and_changed_inputs_are_said(esp, cover, tif, tmp_path):
    esp("runworkflow", PARAMETERS=mspa_file(tmp_path, cover), FOLDER=str(tmp_path / "run"))
    old = {**record(tmp_path / "run"), "version": "0.0.9"}
    write_file(tmp_path / "run" / "workflow.json", old)
    array = read_tif(cover).astype(np.uint8)
    array[0, 0] = 2
    tif("cover", array)
    esp("runworkflow", PARAMETERS=str(tmp_path / "run" / "workflow.json"), FOLDER=str(tmp_path / "again"))
    assert any("made with version 0.0.9" in line for line in esp.feedback.lines)
    assert any("The files of INPUT have changed" in line for line in esp.feedback.lines)
    assert record(tmp_path / "again")["files"] != old["files"]
    esp(
        "runworkflow",
        PARAMETERS=str(tmp_path / "run" / "workflow.json"),
        OVERRIDES=f"INPUT={cover}",
        FOLDER=str(tmp_path / "third"),
    )
    assert not any("have changed" in line for line in esp.feedback.lines)
