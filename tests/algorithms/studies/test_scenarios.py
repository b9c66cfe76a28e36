"""esp:scenarios end to end: runs from a table, resume, finished folders, and what the results say."""

import csv
import json
import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr
from pairing import each
from qgis.core import QgsCategorizedSymbolRenderer, QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif
from small_workflow import write_parameters
from tables import read_csv


@pytest.fixture(scope="module")
def basin(sample_basin, tmp_path_factory):
    """A copy of the sample basin: parameter files and tables lie beside its layers."""
    return shutil.copytree(sample_basin, tmp_path_factory.mktemp("basin") / "盆地 files")


@pytest.fixture(scope="module")
def base(basin):
    """A parameter file for the basin, in its folder."""
    return write_parameters(basin / "base.json", basin)


def table(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def number(rows, scenario, element, measure):
    found = [row for row in rows if (row["scenario"], row["element"], row["measure"]) == (scenario, element, measure)]
    assert len(found) == 1, (scenario, element, measure)
    return float(found[0]["value"])


@pytest.fixture(scope="module")
def compared(basin, base, tmp_path_factory):
    """Today and the land cover of 2003, run and compared."""
    import processing
    from qgis.core import QgsProcessingFeedback

    folder = tmp_path_factory.mktemp("scenarios") / "方案 out"
    plans = table(
        basin / "plans.csv",
        "name,landcover,natural_classes\ntoday,,\n2003年,landcover_2003.tif,\"2,3,4,5,6\"\n",
    )
    results = processing.run(
        "esp:scenarios",
        {"PARAMETERS": base, "SCENARIOS": plans, "FOLDER": str(folder), "KEY_NUMBERS": str(folder) + ".csv"},
        feedback=QgsProcessingFeedback(False),
    )
    return results, folder, plans


def test_a_folder_for_each_run_and_for_the_comparison(compared):
    results, folder, _ = compared
    assert sorted(path.name for path in folder.iterdir()) == ["2003年", "comparison", "today"]
    for name in ("today", "2003年"):
        record = json.loads((folder / name / "workflow.json").read_text(encoding="utf-8"))
        assert record["title"] == name
        assert all((folder / name / file).is_file() for file in record["outputs"].values())
    assert results["REPORT"] == str(folder / "comparison" / "comparison.html")
    page = Path(results["REPORT"]).read_text(encoding="utf-8")
    assert page.count("data:image/png;base64") >= 6
    assert "landcover_2003.tif" in page
    assert "{" not in page.split("</style>")[1]
    assert [path.name for path in (folder / "comparison").iterdir() if path.is_dir()].count("today") == 0


def test_a_run_equal_to_the_reference_has_no_changes(esp, compared, tmp_path):
    run = compared[1] / "today"
    esp("scenarios", FOLDERS=f"today={run};same={run}", FOLDER=str(tmp_path))
    folder = tmp_path / "comparison"
    rows = read_csv(folder / "changes.csv")
    for element in ("sources", "pinch_points", "barriers"):
        assert number(rows, "same", element, "intersection over union") == 1.0
        assert number(rows, "same", element, "ground lost") == 0.0
    for element in ("corridors", "important"):
        assert number(rows, "same", element, "length kept") == 100.0
        assert number(rows, "same", element, "length that is new") == 0.0
        assert number(rows, "same", element, "greatest distance (Hausdorff)") == pytest.approx(0.0, abs=1e-6)
    for element in ("resistance", "current", "barrier_score", "health"):
        assert number(rows, "same", element, "root mean square difference") == 0.0
        assert number(rows, "same", element, "overlap of the highest class") == 1.0
    assert number(rows, "same", "mspa", "same class") == 100.0
    assert {row["change"] for row in read_csv(folder / "sources.csv") if row["scenario"] == "same"} == {"kept"}
    difference = read_tif(folder / "same" / "current_change.tif")
    assert np.nanmax(np.abs(difference)) == 0.0


def test_numbers_are_those_of_the_layers(compared):
    folder = compared[1]
    rows = read_csv(folder / "comparison" / "changes.csv")
    keys = read_csv(folder / "comparison" / "key_numbers.csv")
    with open(str(folder) + ".csv", encoding="utf-8", newline="") as file:
        table_rows = list(csv.DictReader(file))
    assert [float(row["today"]) for row in table_rows] == pytest.approx([float(row["today"]) for row in keys])
    for name in ["2003年"]:
        package = folder / "comparison" / name / "changes.gpkg"
        sources = QgsVectorLayer(f"{package}|layername=sources", "sources", "ogr")
        assert isinstance(sources.renderer(), QgsCategorizedSymbolRenderer)
        for kind in ("kept", "lost", "gained", "split", "merged"):
            drawn = [feature for feature in sources.getFeatures() if feature["change"] == kind]
            assert len(drawn) == number(rows, name, "sources", kind)
            for feature in drawn:
                area = feature["area_ref"] if kind == "lost" else feature["area_ha"]
                assert feature.geometry().area() / 1e4 == pytest.approx(area)
        ground = QgsVectorLayer(f"{package}|layername=sources_ground", "ground", "ogr")
        for feature in each(ground.getFeatures()):
            wanted = number(rows, name, "sources", f"ground {feature['change']}")
            assert feature.geometry().area() / 1e4 == pytest.approx(wanted) == feature["area_ha"]
        corridors = QgsVectorLayer(f"{package}|layername=corridors", "corridors", "ogr")
        lengths = dict.fromkeys(("kept", "lost", "gained"), 0.0)
        for feature in corridors.getFeatures():
            lengths[feature["change"]] += feature.geometry().length() / 1000.0
        whole = number(rows, name, "corridors", "length of the scenario")
        assert lengths["kept"] + lengths["gained"] == pytest.approx(whole)
        new = number(rows, name, "corridors", "length that is new")
        assert lengths["gained"] == pytest.approx(whole * new / 100.0)
        before = number(rows, name, "corridors", "length of the reference")
        assert before - lengths["lost"] == pytest.approx(before * number(rows, name, "corridors", "length kept") / 100)
        run = QgsVectorLayer(str(folder / name / "corridors.gpkg"), "run", "ogr")
        assert sum(feature.geometry().length() for feature in run.getFeatures()) == pytest.approx(1000.0 * whole)
        resistance = [read_tif(folder / run / "resistance.tif") for run in ("today", name)]
        change = read_tif(folder / "comparison" / name / "resistance_change.tif")
        assert np.allclose(change, resistance[1] - resistance[0], atol=1e-5)
        assert number(rows, name, "resistance", "mean difference") == pytest.approx(change.mean(), abs=1e-5)
        style = QgsRasterLayer(str(folder / "comparison" / name / "resistance_change.tif")).renderer()
        assert style.classificationMin() == -style.classificationMax()
    areas = {row["to_class"]: 0.0 for row in read_csv(folder / "comparison" / "transitions.csv")}
    for row in read_csv(folder / "comparison" / "transitions.csv"):
        if (row["scenario"], row["element"]) == ("2003年", "mspa"):
            areas[row["to_class"]] += float(row["area_ha"])
    mspa = read_tif(folder / "2003年" / "mspa.tif")
    for value, area in areas.items():
        assert area == pytest.approx(np.count_nonzero(mspa == float(value)) * 81.0) or area == 0.0


@pytest.fixture
def cores(basin, tmp_path):
    """A parameter file of a single algorithm, quickly run."""
    path = tmp_path / "cores.json"
    inputs = {"INPUT": str(basin / "landcover_2023.tif"), "FOREGROUND": "2,3,4,5,6,9"}
    path.write_text(json.dumps({"workflow": "esp:mspa", "inputs": inputs}), encoding="utf-8")
    return str(path)


def taken(esp):
    return sorted(line.split(":")[0] for line in esp.feedback.lines if "the finished run is taken" in line)


def test_finished_runs_are_taken_and_changed_ones_run_again(esp, cores, basin, tmp_path, no_leftovers):
    folder = tmp_path / "out"
    plans = table(basin / "edges.csv", "name,EDGE_WIDTH,INPUT\na,,\nb,2,\nc,,landcover_2003.tif\n")
    call = {"PARAMETERS": cores, "SCENARIOS": plans, "FOLDER": str(folder)}
    esp("scenarios", **call)
    assert taken(esp) == []
    esp("scenarios", **call)
    assert taken(esp) == ["a", "b", "c"]
    # The base itself changes, but not what b sets.
    esp("scenarios", **call, OVERRIDES="EDGE_WIDTH=3")
    assert taken(esp) == ["b"]
    esp("scenarios", **call, OVERRIDES="EDGE_WIDTH=3", AGAIN=True)
    assert taken(esp) == []
    (folder / "c" / "mspa.tif").unlink()
    (folder / "a" / "workflow.json").write_text("{", encoding="utf-8")
    esp("scenarios", **call, OVERRIDES="EDGE_WIDTH=3", REFERENCE="C")
    assert taken(esp) == ["b"]
    # The layers of an earlier comparison are gone: its scenarios were others.
    assert sorted(entry.name for entry in (folder / "comparison").iterdir() if entry.is_dir()) == ["a", "b"]
    rows = read_csv(folder / "comparison" / "changes.csv")
    assert {(row["scenario"], row["element"]) for row in rows} == {("a", "mspa"), ("b", "mspa")}


def test_an_input_that_changed_is_run_again(esp, cores, basin, tmp_path):
    mine = tmp_path / "cover.tif"
    shutil.copy(basin / "landcover_2013.tif", mine)
    plans = table(tmp_path / "plans.csv", "name,INPUT\na,\nb,cover.tif\n")
    call = {"PARAMETERS": cores, "SCENARIOS": plans, "FOLDER": str(tmp_path / "out")}
    esp("scenarios", **call)
    shutil.copy(basin / "landcover_2003.tif", mine)
    esp("scenarios", **call)
    assert taken(esp) == ["a"]


def test_exchanging_the_reference_exchanges_lost_and_gained(esp, compared, tmp_path):
    folder = compared[1]
    esp(
        "scenarios",
        FOLDERS=f"today={folder / 'today'}; {folder / '2003年'}",
        REFERENCE="2003年",
        FOLDER=str(tmp_path / "back"),
    )
    forth = read_csv(folder / "comparison" / "changes.csv")
    back = read_csv(tmp_path / "back" / "comparison" / "changes.csv")
    name = "2003年"
    for element in ("sources", "pinch_points", "barriers"):
        for kind in ("lost", "gained"):
            other = {"lost": "gained", "gained": "lost"}[kind]
            assert number(forth, name, element, f"ground {kind}") == number(back, "today", element, f"ground {other}")
    assert number(forth, name, "sources", "lost") == number(back, "today", "sources", "gained")
    assert number(forth, name, "sources", "split") == number(back, "today", "sources", "merged")
    farthest = "greatest distance (Hausdorff)"
    assert number(forth, name, "corridors", farthest) == pytest.approx(number(back, "today", "corridors", farthest))
    kept = number(forth, name, "corridors", "length kept")
    assert 100.0 - number(back, "today", "corridors", "length that is new") == pytest.approx(kept)
    alike = number(back, "today", "current", "correlation")
    assert number(forth, name, "current", "correlation") == pytest.approx(alike)


def test_a_folder_of_runs_and_a_reach(esp, compared, tmp_path):
    esp("scenarios", FOLDERS=str(compared[1]), REACH=50000, REFERENCE="today", FOLDER=str(tmp_path / "all"))
    rows = read_csv(tmp_path / "all" / "comparison" / "changes.csv")
    assert {row["scenario"] for row in rows} == {"2003年"}
    assert number(rows, "2003年", "corridors", "length kept") == 100.0


def test_results_without_a_parameter_file(esp, compared, tmp_path):
    """Files of single algorithms are known by their JSON; what only one run has is said."""
    both = ("sources.gpkg", "resistance.tif")
    for name, files in (("one", both), ("two", (*both, "mspa.tif"))):
        (tmp_path / name).mkdir()
        for file in files:
            for ending in ("", ".json"):
                source = compared[1] / ("today" if name == "one" else "2003年") / (file + ending)
                shutil.copy(source, tmp_path / name / (file + ending))
    esp("scenarios", FOLDERS=f"{tmp_path / 'one'};{tmp_path / 'two'}", FOLDER=str(tmp_path / "out"))
    rows = read_csv(tmp_path / "out" / "comparison" / "changes.csv")
    assert {row["element"] for row in rows} == {"sources", "resistance"}
    assert any("mspa is only in two" in line for line in esp.feedback.lines)
    changed = read_csv(compared[1] / "comparison" / "changes.csv")
    value = number(changed, "2003年", "sources", "intersection over union")
    assert number(rows, "two", "sources", "intersection over union") == value


def test_a_pattern_without_an_element(esp, compared, tmp_path):
    """A run that found no pinch points is compared: all of the other's are gained."""
    for name in ("today", "2003年"):
        shutil.copytree(compared[1] / name, tmp_path / name)
    dataset = ogr.Open(str(tmp_path / "today" / "pinch_points.gpkg"), 1)
    for layer in (dataset.GetLayerByName("pinch_points"),):
        for feature in [feature.GetFID() for feature in layer]:
            layer.DeleteFeature(feature)
    layer = dataset = None
    esp("scenarios", FOLDERS=f"{tmp_path / 'today'};{tmp_path / '2003年'}", FOLDER=str(tmp_path / "out"))
    rows = read_csv(tmp_path / "out" / "comparison" / "changes.csv")
    assert number(rows, "2003年", "pinch_points", "ground kept") == 0.0
    assert number(rows, "2003年", "pinch_points", "ground gained") > 0.0
    assert number(rows, "2003年", "pinch_points", "intersection over union") == 0.0


def test_headless(qgis_process, compared, tmp_path):
    finished = qgis_process(
        "scenarios",
        FOLDERS=f"{compared[1] / 'today'};{compared[1] / '2003年'}",
        FOLDER=tmp_path / "out",
    )
    assert finished.returncode == 0, finished.stderr
    page = Path(qgis_process.results(finished)["REPORT"]).read_text(encoding="utf-8")
    assert page.count("data:image/png;base64") >= 6


def test_a_failing_scenario_is_named_and_finished_ones_stay(esp, cores, basin, tmp_path, no_leftovers):
    plans = table(basin / "bad.csv", "scenario,FOREGROUND\ngood,\nbad,77\n")
    with pytest.raises(QgsProcessingException, match="bad stopped: None of the foreground classes 77"):
        esp("scenarios", PARAMETERS=cores, SCENARIOS=plans, FOLDER=str(tmp_path / "out"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good"]


def test_cancel_keeps_finished_runs(esp, cores, basin, tmp_path, no_leftovers):
    plans = table(basin / "three.csv", "name,EDGE_WIDTH\na,\nb,2\nc,3\n")
    assert esp("scenarios", cancel_at=31, PARAMETERS=cores, SCENARIOS=plans, FOLDER=str(tmp_path / "out")) == {}
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a"]
    assert esp.feedback.fractions == sorted(esp.feedback.fractions)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,edge\na,1\nb,2\n", "has the column edge, which is no input of small.model3; did you mean edge_width"),
        ("name,edge_width\na,1\n,2\n", "The scenario in row 2 of .* has no name"),
        ("name,edge_width\na,1\nA,2\n", "Two scenarios are called a and A"),
        ("name,edge_width\na/b,1\na:b,2\n", "Two scenarios are called a/b and a:b"),
        ("name,edge_width\na,1\nComparison,2\n", "A scenario cannot be called Comparison"),
        ("name,edge_width\na,1\nUnit,2\n", "A scenario cannot be called Unit"),
        ("name,edge_width\na,1\n", "There is one scenario only"),
        ("name,edge_width\na,1\nb,x\n", r"b: edge_width \(.+\) must be a whole number, not x"),
        ("name,landcover\na,\nb,gone.tif\n", r"b: landcover \(.+\): there is no file"),
    ],
)
def test_mistakes_in_the_table(esp, base, basin, tmp_path, text, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("scenarios", PARAMETERS=base, SCENARIOS=table(tmp_path / "plans.csv", text), FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_other_mistakes(esp, base, basin, compared, tmp_path):
    plans = table(tmp_path / "plans.csv", "name,edge_width\na,1\nb,2\n")
    out = str(tmp_path / "out")
    (tmp_path / "empty").mkdir()
    for parameters, sentence in (
        ({}, "There is nothing to compare"),
        ({"SCENARIOS": plans}, "need a base: give a parameter file"),
        ({"FOLDERS": str(compared[1] / "today")}, "There is nothing to compare"),
        ({"FOLDERS": f"{tmp_path / 'gone'};{tmp_path / 'empty'}"}, "There is no folder .*gone"),
        ({"FOLDERS": f"{tmp_path / 'empty'};{compared[1] / 'today'}"}, "holds no results of the toolbox"),
        ({"FOLDERS": f"x={compared[1] / 'today'};x={compared[1] / 'today'}"}, "are called x and x"),
        ({"PARAMETERS": base, "SCENARIOS": plans, "WORKFLOW": "esp:owa"}, "is for small.model3, not for esp:owa"),
        ({"PARAMETERS": base, "SCENARIOS": plans, "REFERENCE": "c"}, "is called c; the scenarios are: a, b"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("scenarios", FOLDER=out, **parameters)
    assert not (tmp_path / "out").exists()


def test_comparison_tables_hold_no_numbers_that_are_none(compared):
    values = [row["value"] for row in read_csv(compared[1] / "comparison" / "changes.csv")]
    numbers = [float(value) for value in values if value]
    assert numbers and all(map(math.isfinite, numbers))
