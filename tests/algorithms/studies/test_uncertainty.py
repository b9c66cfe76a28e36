"""esp:uncertainty end to end: maps, layers, tables, page, resuming, bad input, headless."""

import csv
import json
import re

import numpy as np
import package
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import read_tif, write_tif
from tables import read_csv
from workflow_inputs import workflow_inputs

PRESETS = package.ROOT / "resources" / "presets" / "uncertainty"


def place(path):
    """Upper left corner and cell size of a raster."""
    dataset = gdal.Open(str(path))
    left, cell, _, top, _, _ = dataset.GetGeoTransform()
    return (left, top), cell


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


OUTPUTS = {
    "PROBABILITY": "probability.tif",
    "ZONE_PROBABILITY": "zones.tif",
    "DECISIONS": "decisions.tif",
    "ZONE_DECISIONS": "zone_decisions.tif",
    "RESISTANCE_MOMENTS": "resistance.tif",
    "SOURCE_STABILITY": "sources.gpkg",
    "CORRIDOR_STABILITY": "corridors.gpkg",
    "INFLUENCE": "influence.csv",
    "CONVERGENCE": "convergence.csv",
    "RUN_TABLE": "runs.csv",
    "SWEEPS": "sweeps.csv",
    "VALIDATION": "validation.csv",
    "PARAMETERS_OUT": "parameters.csv",
    "REPORT": "report.html",
}


def files(folder, *keys):
    return {key: str(folder / OUTPUTS[key]) for key in keys or OUTPUTS}


def test_qaidam_with_everything(esp, qaidam, health, basin, tmp_path, no_leftovers):
    grid = read_tif(basin / "dem.tif").shape
    origin, cell = place(basin / "dem.tif")
    points = [
        {"x": origin[0] + (column + 0.5) * cell, "y": origin[1] - (row + 0.5) * cell, "variable": kind, "value": value}
        for row, column, kind, value in (
            (10, 10, "presence", 1),
            (30, 50, "presence", 1),
            (40, 20, "presence", 0),
            (20, 60, "resistance", 4.0),
            (50, 33, "resistance", 5.0),
            (12, 40, "health", 0.2),
        )
    ]
    result = esp(
        "uncertainty",
        **qaidam,
        **health,
        CONFUSION=str(PRESETS / "confusion_own.csv"),
        SPECIES=str(PRESETS / "species_qaidam_own.csv"),
        OBSERVATIONS=write_csv(tmp_path / "seen.csv", points),
        RUNS=12,
        SEED=3,
        WORKERS=2,
        **files(tmp_path),
    )
    ended = result["ENDED"]
    assert ended + result["FAILED"] == 12
    assert ended >= 10
    probabilities = [read_tif(tmp_path / "probability.tif", band) for band in (1, 2, 3, 4)]
    for layer in probabilities:
        assert layer.shape == grid
        counts = layer * ended
        assert np.allclose(counts, np.rint(counts), atol=1e-4)
        assert layer.max() > 0.0
    decided = read_tif(tmp_path / "decisions.tif")
    least = int(np.ceil(0.9 * ended - 1e-9))
    assert np.array_equal(decided == 1, np.rint(probabilities[0] * ended) >= least)
    zones = [read_tif(tmp_path / "zones.tif", band) for band in (1, 2, 3, 4)]
    assert (np.sum(zones, axis=0) <= 1.0 + 1e-6).all()
    assert np.sum(zones, axis=0).max() > 0.0
    mean, deviation = (read_tif(tmp_path / "resistance.tif", band) for band in (1, 2))
    assert np.nanmin(mean) >= 1.0
    assert np.nanmax(mean) <= 11.0
    assert np.nanmean(deviation) > 0.05
    sources = list(QgsVectorLayer(str(tmp_path / "sources.gpkg"), "s", "ogr").getFeatures())
    assert [source["source_id"] for source in sources[:2]] == [1, 2]
    for source in sources:
        assert source["share"] == pytest.approx(source["runs"] / ended)
        assert source.geometry().area() / 1e4 == pytest.approx(source["area_ha"])
        assert 0.0 < source["land_share"] <= 1.0
        assert source["class"] in ("stable", "likely", "possible")
    corridors = list(QgsVectorLayer(str(tmp_path / "corridors.gpkg"), "c", "ogr").getFeatures())
    assert len(corridors) >= 3
    assert all(line.geometry().length() == pytest.approx(line["length_m"]) for line in corridors)
    numbers = {source["stab_id"] for source in sources}
    assert all({line["from_id"], line["to_id"]} <= numbers for line in corridors)
    runs = read_csv(tmp_path / "runs.csv")
    assert [row["run"] for row in runs] == ["plain", *map(str, range(1, 13))]
    assert any(float(row["area of zone 3 (ha)"]) > 0.0 for row in runs)
    influence = read_csv(tmp_path / "influence.csv")
    moved = [row for row in influence if row["parameter"] == "zone_limits" and row["output"].startswith("area of zone")]
    assert any(row["spearman"] for row in moved)
    varied = {row["parameter"] for row in influence}
    assert {"land_cover", "species", "judgements"} <= varied
    assert "cell_size" not in varied
    (*_, last) = read_csv(tmp_path / "convergence.csv")
    errors = {key: float(value) for key, value in last.items() if key != "runs"}
    zones = [f"zone_{number}" for number in range(1, 6)]
    assert list(errors) == ["source", "corridor", "pinch_point", "barrier", *zones]
    assert result["ERROR"] == pytest.approx(max(errors.values()))
    assert max(errors[f"zone_{number}"] for number in range(1, 5)) > 0.0
    seen = read_csv(tmp_path / "validation.csv")
    assert {"plain", "1", "12", "mean", "probability"} <= {row["run"] for row in seen}
    assert {row["variable"] for row in seen} == {"presence", "resistance", "health"}
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "How sure is the pattern?" in page
    assert "1 run in 20 is below" in page
    assert "Ecological recovery zone (ha)" in page
    assert page.count("<img") >= 6
    assert "http" not in re.sub(r'src="data:[^"]*"', "", page)
    sidecar = json.loads((tmp_path / "probability.tif.json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["ENDED"] == ended


def test_no_width_equals_the_model_and_seeds_repeat(esp, qaidam, tmp_path):
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    esp("uncertainty", **qaidam, RUNS=3, WIDTHS=0, **files(tmp_path, "PROBABILITY"))
    assert any("Nothing varies" in line for line in esp.feedback.lines)
    layers, parameters, _ = workflow_inputs("qaidam", qaidam)
    found = qaidam_workflow(layers, parameters)
    masks = (
        found.sources.labels > 0,
        found.corridors.inside,
        found.corridors.pinch_points.labels > 0,
        found.corridors.barriers.labels > 0,
    )
    for band, mask in enumerate(masks, 1):
        assert np.array_equal(read_tif(tmp_path / "probability.tif", band), mask.astype(float))
    seeds = {}
    for name, seed, workers in (("a", 4, 1), ("b", 4, 2), ("c", 5, 1)):
        path = tmp_path / f"{name}.tif"
        esp("uncertainty", **qaidam, RUNS=6, SEED=seed, WORKERS=workers, PROBABILITY=str(path))
        seeds[name] = [read_tif(path, band) for band in (1, 2, 3, 4)]
    assert all(np.array_equal(one, two) for one, two in zip(seeds["a"], seeds["b"]))
    assert not all(np.array_equal(one, two) for one, two in zip(seeds["a"], seeds["c"]))


def test_the_table_of_parameters_can_be_given_back(esp, qaidam, tmp_path):
    esp("uncertainty", **qaidam, RUNS=4, **files(tmp_path, "PARAMETERS_OUT", "PROBABILITY"))
    rows = read_csv(tmp_path / "parameters.csv")
    first = [read_tif(tmp_path / "probability.tif", band) for band in (1, 2, 3, 4)]
    table = write_csv(tmp_path / "given.csv", rows)
    esp("uncertainty", **qaidam, RUNS=4, PARAMETERS=table, **files(tmp_path, "PROBABILITY"))
    again = [read_tif(tmp_path / "probability.tif", band) for band in (1, 2, 3, 4)]
    assert all(np.array_equal(one, two) for one, two in zip(first, again))
    kept = [row for row in rows if row["parameter"] in ("gravity", "edge_width")]
    table = write_csv(tmp_path / "few.csv", kept)
    esp("uncertainty", **qaidam, RUNS=6, PARAMETERS=table, **files(tmp_path, "RUN_TABLE", "INFLUENCE"))
    assert {row["parameter"] for row in read_csv(tmp_path / "influence.csv")} == {"gravity", "edge_width"}
    resistances = {row["mean resistance"] for row in read_csv(tmp_path / "runs.csv")}
    assert len(resistances) == 1


def test_larger_cells_vary_on_demand_and_what_dominates_is_said(esp, qaidam, tmp_path):
    rows = [row("cell_size", "choice", 1, 3), row("gravity", "uniform", "90%", "110%")]
    given = write_csv(tmp_path / "cells.csv", rows)
    esp("uncertainty", **qaidam, PARAMETERS=given, RUNS=24, **files(tmp_path, "RUN_TABLE", "INFLUENCE", "REPORT"))
    found = {
        entry["output"]: float(entry["spearman"] or 0.0)
        for entry in read_csv(tmp_path / "influence.csv")
        if entry["parameter"] == "cell_size"
    }
    beyond = [name for name, value in found.items() if abs(value) > 0.7]
    assert "pinch points" in beyond
    (line,) = (text for text in esp.feedback.lines if " dominates " in text)
    assert line == f"cell_size dominates {', '.join(beyond)}: the rank correlation is beyond 0.7."
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "One row of the parameters dominates: cell size decides most of" in page
    parts = ("PARAMETERS_OUT", "REPORT")
    esp("uncertainty", **qaidam, RUNS=4, **files(tmp_path, *parts))
    (kept,) = (entry for entry in read_csv(tmp_path / "parameters.csv") if entry["parameter"] == "cell_size")
    assert float(kept["low"]) == float(kept["high"]) == 1.0
    # Four runs say nothing about correlations.
    assert "One row of the parameters" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_saltellis_design_gives_sobol_indices(esp, qaidam, tmp_path):
    rows = [
        {"parameter": "gravity", "distribution": "uniform", "low": "50%", "high": "150%"},
        {"parameter": "corridor_width", "distribution": "uniform", "low": "0.5", "high": "2"},
    ]
    esp(
        "uncertainty",
        **qaidam,
        PARAMETERS=write_csv(tmp_path / "two.csv", rows),
        METHOD=2,
        RUNS=32,
        **files(tmp_path, "INFLUENCE", "REPORT"),
    )
    assert any("32 runs" in line for line in esp.feedback.lines)
    assert any("by 8 base runs are rough; 256 runs or fewer" in line for line in esp.feedback.lines)
    table = [row for row in read_csv(tmp_path / "influence.csv") if row["total"]]
    total = {(row["parameter"], row["output"]): float(row["total"]) for row in table}
    # Eight base runs are few, but what has no effect has none in any of them.
    assert 0.3 < total["corridor_width", "corridor area (ha)"] < 1.7
    assert total["gravity", "important corridors"] > 0.3
    assert total["gravity", "corridor area (ha)"] == pytest.approx(0.0, abs=1e-9)
    assert total["corridor_width", "important corridors"] == pytest.approx(0.0, abs=1e-9)
    assert "Shares of the variance" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_quick_way_of_the_shiyang_workflow(esp, shiyang, basin, tmp_path, no_leftovers):
    change = np.full(read_tif(basin / "dem.tif").shape, 60.0, dtype=np.float32)
    origin, cell = place(basin / "dem.tif")
    wetter = write_tif(tmp_path / "wetter.tif", change, cell_size=cell, origin=origin)
    rows = [
        {"parameter": name, "distribution": "", "low": low, "high": high}
        for name, low, high in (
            ("z", "50%", "150%"),
            ("climate", 0, 1),
            ("resistance_weights", 0, 0.2),
            ("least_area", "80%", "100000%"),
        )
    ]
    result = esp(
        "uncertainty",
        **shiyang,
        CLIMATE_P=[wetter],
        PARAMETERS=write_csv(tmp_path / "few.csv", rows),
        METHOD=3,
        TORNADO=str(tmp_path / "tornado.csv"),
        **files(tmp_path, "SWEEPS", "REPORT"),
    )
    table = read_csv(tmp_path / "tornado.csv")
    by_name = {(row["parameter"], row["element"], row["output"]): row for row in table}
    wet = by_name["climate", "1", "mean water yield (mm)"]
    assert float(wet["at_high"]) > float(wet["at_low"]) == float(wet["plain"])
    assert {row["element"] for row in table if row["parameter"] == "resistance_weights"} == {
        "land use",
        "habitat quality",
    }
    failed = by_name["least_area", "", "sources"]
    assert "No patch has the least area" in failed["failure"]
    assert failed["at_high"] == ""
    assert result["FAILED"] == 1
    assert {row["threshold_of"] for row in read_csv(tmp_path / "sweeps.csv")} == {"least dPC (%)"}
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "What the pattern depends on" in page
    assert "Runs that failed" in page


def test_each_workflow_has_its_preset_of_species(esp, qaidam, shiyang, tmp_path):
    for workflow, inputs in (("qaidam", qaidam), ("shiyang", shiyang)):
        esp(
            "uncertainty",
            **inputs,
            SPECIES=str(PRESETS / f"species_{workflow}_own.csv"),
            PARAMETERS=write_csv(tmp_path / "species.csv", [row("species", "choice", 0, 2)]),
            RUNS=6,
            **files(tmp_path, "RUN_TABLE"),
        )
        runs = read_csv(tmp_path / "runs.csv")
        assert not any(entry["failure"] for entry in runs)
        # None, the ungulate and the plant.
        assert len({entry["mean resistance"] for entry in runs}) == 3


def test_a_stopped_study_goes_on(esp, qaidam, tmp_path, no_leftovers):
    folder = tmp_path / "läufe" / "new"
    shared = {"RUNS": 10, "WORKERS": 1, "RUNS_FOLDER": str(folder), **files(tmp_path, "PROBABILITY")}
    esp("uncertainty", cancel_at=60, **qaidam, **shared)
    kept = len(list(folder.glob("run_*.npz")))
    assert 2 <= kept < 10
    assert not (tmp_path / "probability.tif").exists()
    esp("uncertainty", **qaidam, **shared)
    assert f"{kept} finished runs were taken up." in esp.feedback.lines
    path = tmp_path / "whole.tif"
    esp("uncertainty", **qaidam, RUNS=10, WORKERS=1, PROBABILITY=str(path))
    for band in (1, 2, 3, 4):
        assert np.array_equal(read_tif(path, band), read_tif(tmp_path / "probability.tif", band))
    with pytest.raises(QgsProcessingException, match="holds runs of other inputs or settings"):
        esp("uncertainty", **qaidam, **shared, SEED=9)


def table(tmp_path, name, *rows):
    return write_csv(tmp_path / f"{name}.csv", list(rows))


def row(parameter, distribution, low, high):
    return {"parameter": parameter, "distribution": distribution, "low": low, "high": high}


BAD = "1,9,3,4,1,2;1/9,1,9,1/2,1/5,1/4;1/3,1/9,1,9,1/2,1;1/4,2,1/9,1,1/3,1/2;1,5,2,3,1,9;1/2,4,1,2,1/9,1"


def test_inconsistent_judgements_are_refused_in_the_form(qaidam):
    from esp_toolbox.algorithms.frame.values import Values
    from esp_toolbox.algorithms.studies.uncertainty import Uncertainty
    from esp_toolbox.core.errors import InputError
    from qgis.core import QgsProcessingContext

    algorithm = Uncertainty()
    algorithm.initAlgorithm()

    def check(**change):
        algorithm.check(Values(algorithm, {**qaidam, **change}, QgsProcessingContext()))

    check()
    with pytest.raises(InputError, match="judgement matrix is inconsistent: its CR is 0.[1-9].* instead of below 0.1"):
        check(JUDGEMENTS=BAD)
    with pytest.raises(InputError):
        check(JUDGEMENTS="1,2;1/2,1")
    check(JUDGEMENTS=BAD, WEIGHTS="0.3,0.1,0.1,0.1,0.2,0.2")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"PARAMETERS": [row("least_dpc", "uniform", -1, 2)]}, "least_dpc in the table .* leaves its allowed range"),
        ({"PARAMETERS": [row("edge", "whole", 1, 2)]}, "varies edge, which this workflow does not have"),
        ({"CONFUSION": [{"class": 1, "c1": 0.7, "c2": 0.2}, {"class": 2, "c1": 0, "c2": 1}]}, "class 1 .* sums to 0.9"),
        ({"SPECIES": [{"species": "a", "layer": "depth", "multiplier": 2}]}, "factors are measured on: land_cover"),
        ({"SPECIES": [{"species": "a", "layer": "slope", "multiplier": "x"}]}, "\"x\" as multiplier in row 1"),
        ({"SPECIES": [{"species": "a", "layer": "depth", "max": 2}]}, "a has a barrier on depth; the layers are: land"),
        ({"SPECIES": [{"species": "a", "layer": "slope", "min": 9, "max": 2}]}, "min of 9 above the max of 2 for a"),
        ({"OBSERVATIONS": [{"east side": 0, "value": 0}]}, "neither columns x and y nor points"),
        ({"RUNS_FOLDER": __file__}, "Folder of finished runs: .* is a file; choose a folder"),
        ({"OBSERVATIONS": [{"x": 0, "y": 0}]}, "No observation of .* lies on the raster"),
        ({"SCHEDULER": "tcp://127.0.0.1:9"}, "scheduler tcp://127.0.0.1:9 cannot be reached"),
        ({"LEAST_DPC": 99}, "The plain run, with nothing varied, fails: No patch has a dPC"),
        ({"WORKFLOW": 1}, "this workflow needs it"),
        ({"JUDGEMENTS": BAD}, "The judgement matrix is inconsistent: its CR is"),
        ({"WEIGHTS": "0.5,0.5"}, "2 weights for 6 layers"),
    ],
)
def test_bad_input_is_said(esp, qaidam, tmp_path, no_leftovers, monkeypatch, change, sentence):
    import esp_toolbox.core.cluster.workers as module

    if "SCHEDULER" in change:
        pytest.importorskip("distributed", reason="dask.distributed is not installed")
    monkeypatch.setattr(module, "_PATIENCE", 1.0)
    given = {
        key: table(tmp_path, key.lower(), *value) if isinstance(value, list) else value for key, value in change.items()
    }
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("uncertainty", **{**qaidam, **given}, RUNS=3, WORKERS=1, **files(tmp_path, "PROBABILITY"))
    assert not (tmp_path / "probability.tif").exists()


def test_headless_with_only_the_files(qgis_process, qaidam, tmp_path):
    finished = qgis_process("uncertainty", **qaidam, RUNS=3, **files(tmp_path, "PROBABILITY", "REPORT"))
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["ENDED"] == 3
    assert (tmp_path / "report.html").exists()
    assert read_tif(tmp_path / "probability.tif").max() > 0.0
    finished = qgis_process("uncertainty", **{**qaidam, "WORKFLOW": 1}, RUNS=3, **files(tmp_path, "PROBABILITY"))
    assert finished.returncode != 0
    assert "this workflow needs it" in finished.stdout + finished.stderr
