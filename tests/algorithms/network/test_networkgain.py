"""esp:networkgain end to end."""

import csv

import numpy as np
import pytest
from network_layers import place, rows_of, write_corridors, write_sources
from qgis.core import QgsProcessingException
from rasters import write_tif
from vectors import box, write_geojson

# Number, middle and half width, in metres; the fourth lies beyond a mountain.
SOURCES = {2: (150, 150, 60), 5: (900, 150, 60), 7: (150, 900, 60), 8: (900, 900, 60)}
CORRIDORS = [(2, 5, 630.0)]


def write_patches(path, middles):
    features = []
    for x, y in middles:
        rings = [[place(*point) for point in ring] for ring in box(x - 30, y - 30, x + 30, y + 30)]
        features.append(("Polygon", rings, {"quality": 3.0}))
    return write_geojson(path, features)


@pytest.fixture
def network(tmp_path):
    resistance = np.ones((35, 35), dtype=np.float32)
    # Rows go down from 1050 m: a wall above the middle with a gap in the west.
    resistance[12:14, 10:] = 50.0
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson", SOURCES),
        "CORRIDORS": write_corridors(tmp_path / "走廊.geojson", CORRIDORS, SOURCES),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance, 30.0, tuple(place(0, 1050))),
    }


@pytest.fixture
def run(esp, network, tmp_path):
    def improve(**parameters):
        outputs = {
            "GAINS": str(tmp_path / "gains.gpkg"),
            "STONES": str(tmp_path / "stones.gpkg"),
            "BEFORE_AFTER": str(tmp_path / "table.csv"),
        }
        return esp("networkgain", **{**network, **outputs, **parameters})

    return improve


def table_of(result):
    with open(result["BEFORE_AFTER"], encoding="utf-8") as file:
        return {row["measure"]: row for row in csv.DictReader(file)}


def test_the_gap_in_the_wall_comes_first(run, esp, no_leftovers):
    result = run(BUDGET=1500.0)
    gains = rows_of(result["GAINS"])
    assert [row["rank"] for row in gains] == list(range(1, len(gains) + 1)) and len(gains) == 2
    assert {(row["from_id"], row["to_id"]) for row in gains} == {(2, 7), (7, 8)}
    assert all(row["cost"] == pytest.approx(row["length_m"]) for row in gains)
    assert result["SPENT"] == pytest.approx(sum(row["length_m"] for row in gains)) and result["SPENT"] <= 1500.0
    table = table_of(result)
    assert float(table["EC_PC"]["after"]) == pytest.approx(gains[-1]["ec_pc"])
    assert float(table["EC_PC"]["before"]) + sum(row["gain"] for row in gains) == pytest.approx(gains[-1]["ec_pc"])
    assert float(table["gamma"]["before"]) == pytest.approx(1 / 6)
    assert float(table["gamma"]["after"]) == pytest.approx(3 / 6)
    assert float(table["largest component"]["after"]) == pytest.approx(4 * 1.44)
    assert result["GAP"] == pytest.approx(0.0, abs=1e-9) and result["GAIN"] > 0
    assert any("it has 3 components" in line for line in esp.feedback.lines)


@pytest.mark.parametrize("measure", [0, 1, 2, 3])
def test_measures(run, measure):
    result = run(MEASURE=measure, BUDGET=700.0)
    (row,) = rows_of(result["GAINS"])
    name = ("EC_PC", "gamma", "efficiency", "largest component")[measure]
    table = table_of(result)[name]
    assert float(table["after"]) - float(table["before"]) == pytest.approx(row["gain"])
    assert row["gain_unit"] == pytest.approx(row["gain"] / row["spent"])


def test_stepping_stone(run, tmp_path):
    patches = write_patches(tmp_path / "patches.geojson", [(525, 900), (150, 150)])
    alone = run(CORRIDORS=None, BUDGET=800.0, MEASURE=0, DISTANCE=100.0, CANDIDATES=patches, NEAREST=2)
    stones, gains = rows_of(alone["STONES"]), rows_of(alone["GAINS"])
    assert {row["source_id"] for row in stones} <= {9}
    large = run(CORRIDORS=None, BUDGET=700.0, DISTANCE=300.0, CANDIDATES=patches, MEASURE=3)
    rows = rows_of(large["GAINS"])
    assert len(gains) >= 1 and len(rows) >= 1
    # The patch lies on the way between 7 and 8: both corridors together are shorter than the one past it.
    assert [row["source_id"] for row in rows_of(large["STONES"])] == [9]
    assert {(row["from_id"], row["to_id"]) for row in rows} == {(7, 9), (8, 9)}


def test_budget_of_cost_and_defaults(run, esp):
    result = run(BUDGET_UNIT=1)
    assert result["SPENT"] <= 630 / 4
    text = " ".join(esp.feedback.lines)
    assert "Budget: 157.5" in text and "Nothing that fits the budget" in text
    assert "Cost of dispersal: 630" in text
    run(CORRIDORS=None)
    assert any("begins without any" in line for line in esp.feedback.lines)


def test_attribute(run):
    result = run(ATTRIBUTE="quality", MEASURE=3, BUDGET=1500.0)
    assert float(table_of(result)["largest component"]["after"]) == pytest.approx(0.2 + 0.5 + 0.7 + 0.8)


def test_bad_input(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="must be above 0"):
        run(BUDGET=0.0)
    with pytest.raises(QgsProcessingException, match="must lie between 0 and 1"):
        run(PROBABILITY=0.0)
    every = [(a, b, 9.0) for a in SOURCES for b in SOURCES if a < b]
    with pytest.raises(QgsProcessingException, match="There is no corridor that could be added"):
        run(CORRIDORS=write_corridors(tmp_path / "all.geojson", every, SOURCES), GAINS=str(tmp_path / "no.gpkg"))
    assert not (tmp_path / "no.gpkg").exists()
    one = write_sources(tmp_path / "one.geojson", {2: SOURCES[2]})
    with pytest.raises(QgsProcessingException, match="two sources|at least two|fewer than two|one source"):
        run(SOURCES=one, CORRIDORS=None)


def test_headless(qgis_process, network, tmp_path):
    out = tmp_path / "gains.gpkg"
    finished = qgis_process("networkgain", **network, BUDGET=1500, GAINS=out)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["GAP"] < 1e-6 and len(rows_of(out)) == 2


def test_twins_count_once(run, esp, tmp_path):
    plain = rows_of(run()["GAINS"])
    twins = write_corridors(tmp_path / "twins.geojson", [*CORRIDORS, *CORRIDORS], SOURCES)
    doubled = rows_of(run(CORRIDORS=twins)["GAINS"])
    assert any("1 corridor is there twice and counts once" in line for line in esp.feedback.lines)
    assert [(row["from_id"], row["to_id"]) for row in doubled] == [(row["from_id"], row["to_id"]) for row in plain]
