"""Factor tables of the user's own in esp:uncertainty: scored as esp:resistancefactor scores them, varied, refused."""

import csv

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif
from workflow_inputs import workflow_inputs

HEADS = ("factor", "class", "from", "to", "score")
ELEVATION = (("", 2900, 2), ("2900", "3300", 5), (3300, "", 8))
OWN = [
    *(("land use", name, "", "", score) for name, score in (("grassland", 2), ("1", 6), ("bare", 8), ("5", 1))),
    *(("Land use", name, "", "", score) for name, score in (("2-3", 3), ("6", 4), ("8", 9), ("9", 1))),
    *(("elevation", "", *row) for row in ELEVATION),
    *(("slope", "", *row) for row in ((0, 5, 1), (5, 15, 4), (15, 90, 7))),
    *(("distance to road", "", *row) for row in ((0, 2000, 9), (2000, "", 1))),
]


def write_rows(path, rows, heads=HEADS):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *rows])
    return str(path)


def column_of(path, name):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def test_own_tables_score_as_the_resistance_factor_does(esp, qaidam, basin, tmp_path):
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    own = write_rows(tmp_path / "own.csv", OWN)
    layers, parameters, _ = workflow_inputs("qaidam", {**qaidam, "FACTOR_TABLES": own})
    found = qaidam_workflow(layers, parameters)
    names = [factor.name for factor in parameters.factors]
    dem = str(basin / "dem.tif")
    measured = {
        "land use": {"INPUT": qaidam["LANDCOVER"]},
        "elevation": {"INPUT": dem},
        "slope": {"INPUT": dem, "MEASURE": 2},
        "distance to road": {"INPUT": qaidam["LANDCOVER"], "MEASURE": 1, "FEATURES": qaidam["ROADS"]},
    }
    for name, inputs in measured.items():
        kept = slice(1, 2) if name == "land use" else slice(2, 4)
        rows = [(*row[kept], row[4]) for row in OWN if row[0].casefold() == name]
        table = write_rows(tmp_path / "one.csv", rows, (*HEADS[kept], "score"))
        path = str(tmp_path / "score.tif")
        esp("resistancefactor", **inputs, TABLE=table, OUTPUT=path)
        scores = np.asarray(found.scores[names.index(name)], dtype=np.float64)
        assert np.array_equal(scores, read_tif(path), equal_nan=True), name
        assert len(np.unique(scores[~np.isnan(scores)])) > 1, name
    # Factors that have no rows keep the paper's.
    _, plain, _ = workflow_inputs("qaidam", qaidam)
    for name in ("distance to water", "NDVI"):
        assert parameters.factors[names.index(name)] == plain.factors[names.index(name)]


def test_own_tables_are_the_plain_run_and_vary(esp, qaidam, tmp_path):
    own = write_rows(tmp_path / "own.csv", OWN)
    shared = {**qaidam, "FACTOR_TABLES": own, "RUN_TABLE": str(tmp_path / "runs.csv"), "RUNS": 8}
    rows = [("scores: elevation", "ordered", -0.2, 0.2), ("limits: elevation", "shift", -0.25, 0.25)]
    heads = ("parameter", "distribution", "low", "high")
    means = {}
    for name, given in (("both", rows), ("scores", rows[:1]), ("limits", rows[1:])):
        table = write_rows(tmp_path / f"{name}.csv", given, heads)
        esp("uncertainty", **shared, PARAMETERS=table)
        plain, *means[name] = map(float, column_of(tmp_path / "runs.csv", "mean resistance"))
        assert len(set(means[name])) == 8
        assert min(means[name]) < plain < max(means[name])
    table = str(tmp_path / "out.csv")
    esp("uncertainty", **shared, WIDTHS=0, PARAMETERS_OUT=table)
    assert {float(value) for value in column_of(tmp_path / "runs.csv", "mean resistance")} == {plain}
    names = column_of(table, "parameter")
    assert {"scores: land use", "limits: slope", "limits: distance to road"} <= set(names)
    assert "limits: land use" not in names


def test_ranges_of_class_numbers_have_no_limits_that_move(qaidam, tmp_path):
    rows = [("land use", "", *row) for row in ((0, 3, 3), (3, 5, 1), (5, 9, 7))]
    own = write_rows(tmp_path / "own.csv", rows)
    _, parameters, _ = workflow_inputs("qaidam", {**qaidam, "FACTOR_TABLES": own})
    factor = parameters.factors[0]
    assert factor.of_classes
    assert factor.limits == 0
    scores = dict(zip((low for low, _ in factor.rows), factor.scores))
    assert {number: scores[number] for number in (1.0, 3.0, 4.0, 5.0, 8.0)} == {1: 3, 3: 3, 4: 1, 5: 1, 8: 7}


def test_own_tables_of_the_shiyang_workflow(shiyang, esp, tmp_path):
    from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow

    rows = [
        ("habitat quality", "", "", "", "", 5),
        ("sensitivity erosion", "", 0, 100, "", 1),
        ("Sensitivity: erosion", "", 100, "", "", 20),
        ("sensitivity land use", "1-9", "", "", "", 7),
        ("land use", "bare", "", "", "", 9),
    ]
    own = write_rows(tmp_path / "own.csv", rows, ("factor", "class", "from", "to", "range", "score"))
    layers, parameters, _ = workflow_inputs("shiyang", {**shiyang, "FACTOR_TABLES": own})
    assert parameters.factors[1].scores == (5.0,)
    assert parameters.sensitivities[5].rows == ((0.0, 100.0), (100.0, np.inf))
    assert [factor.name for factor in parameters.sensitivities][::5] == ["land use", "erosion"]
    assert set(parameters.sensitivities[0].scores) == {7.0}
    found = shiyang_workflow(layers, parameters)
    # The sum of 9 (bare) or 5 (what the table does not cover) and of 5 everywhere.
    assert set(np.unique(found.base[~np.isnan(found.base)])) == {10.0, 14.0}
    esp("uncertainty", **{**shiyang, "FACTOR_TABLES": own}, RUNS=2, RUN_TABLE=str(tmp_path / "runs.csv"))
    assert any("are not in the table and got 5" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("aspect", "", 0, 9, 1)], "score aspect, which this workflow does not have; it has: land use, distance"),
        ([("", "", 0, 9, 1)], "The factor tables .* have no rows"),
        ([("slope", "", 0, 5, 1), ("slope", "", 6, 90, 3)], "factor table of slope leaves a gap between 5 and 6"),
        ([("slope", "", 0, 5, 1), ("slope", "", 4, 90, 3)], "factor table of slope gives two scores"),
        ([("slope", "", 0, 90, "")], "factor table of slope has no score at all"),
        ([("slope", "", 0, 90, "x")], "'x'"),
        ([("slope", "3", "", "", 1)], "factor table of slope gives scores of classes"),
        ([("land use", "3", "", "", 1), ("land use", "", 0, 9, 1)], "give land use both by from, to and by class"),
        ([("land use", "3", "", "", 1)], "factor table of land use has no score for .* cells of landcover_2023"),
        ([("elevation", "", 0, 9, 1)], "^The factor table of elevation has no score for .* cells of elevation with"),
    ],
)
def test_bad_factor_tables_are_refused_before_any_run(esp, qaidam, tmp_path, monkeypatch, rows, sentence):
    import esp_toolbox.core.uncertainty.study as module

    monkeypatch.setattr(module, "run_study", lambda *_: pytest.fail("a run was begun"))
    own = write_rows(tmp_path / "own.csv", rows)
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("uncertainty", **qaidam, FACTOR_TABLES=own, RUNS=2, RUN_TABLE=str(tmp_path / "runs.csv"))


def test_a_table_without_the_column_factor_is_refused(esp, qaidam, tmp_path):
    own = write_rows(tmp_path / "own.csv", [(1, 2, 3)], ("from", "to", "score"))
    with pytest.raises(QgsProcessingException, match="has no column factor; its columns are: from, to, score"):
        esp("uncertainty", **qaidam, FACTOR_TABLES=own, RUNS=2, RUN_TABLE=str(tmp_path / "runs.csv"))
