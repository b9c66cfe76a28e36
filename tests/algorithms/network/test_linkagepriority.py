"""esp:linkagepriority end to end."""

import numpy as np
import pytest
from network_layers import place, rows_of, write_corridors, write_sources
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif

# Number, middle and half width, in metres.
SOURCES = {2: (150, 150, 60), 5: (900, 150, 90), 7: (150, 900, 30), 8: (900, 900, 120)}
PAIRS = [(2, 5, 1.0), (2, 7, 1.0), (5, 8, 1.0), (7, 8, 1.0)]
ORIGIN = tuple(place(0, 1050))


def by_range(values, inverse=False):
    low, high = min(values), max(values)
    return np.array([(high - v if inverse else v - low) / (high - low) for v in values])


@pytest.fixture
def network(tmp_path):
    rng = np.random.default_rng(1)
    resistance = rng.uniform(1, 9, (35, 35)).astype(np.float32)
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson", SOURCES),
        "CORRIDORS": write_corridors(tmp_path / "走廊.geojson", PAIRS, SOURCES, opinion=[3.0, 1.0, 5.0, 3.0]),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance, 30.0, ORIGIN),
    }


@pytest.fixture
def run(esp, network, tmp_path):
    def rank(**parameters):
        outputs = {"CORRIDORS_OUT": str(tmp_path / "out.gpkg"), "SOURCES_OUT": str(tmp_path / "value.gpkg")}
        return esp("linkagepriority", **{**network, **outputs, **parameters})

    return rank


@pytest.fixture
def links(esp, network, tmp_path):
    """The same corridors by esp:corridors, with their lengths and costs."""
    found = esp(
        "corridors",
        SOURCES=network["SOURCES"],
        RESISTANCE=network["RESISTANCE"],
        ADJACENCY=4,
        PAIRS="2-5, 2-7, 5-8, 7-8",
        CORRIDORS=str(tmp_path / "found.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "found.tif"),
        DROP_INTERMEDIATE=False,
    )
    return rows_of(found["CORRIDORS"])


def test_by_hand(run, links, no_leftovers):
    result = run()
    lines, sources = rows_of(result["CORRIDORS_OUT"]), rows_of(result["SOURCES_OUT"])
    value = {row["source_id"]: row["value"] for row in sources}
    assert min(value.values()) == 0.0 and max(value.values()) == 1.0 == value[8]
    close = by_range([row["length_m"] for row in links], inverse=True)
    permeable = by_range([row["cost"] / row["length_m"] for row in links], inverse=True)
    joined = [(value[row["from_id"]] + value[row["to_id"]]) / 2 for row in links]
    wanted = (close + permeable + joined) / 3
    assert [(row["from_id"], row["to_id"]) for row in lines] == [(row["from_id"], row["to_id"]) for row in links]
    assert [row["priority"] for row in lines] == pytest.approx(wanted)
    assert [row["prio_norm"] for row in lines] == pytest.approx(wanted / wanted.max())
    assert sorted(row["rank"] for row in lines) == [1, 2, 3, 4]
    assert lines[int(np.argmax(wanted))]["rank"] == 1 and lines[0]["opinion"] == 3.0
    assert result["SELECTED"] == sum(row["selected"] for row in lines) == int((wanted / wanted.max() > 0.6).sum())


def test_weights_experts_and_centrality(run):
    lines = rows_of(run(WEIGHTS="0,0,0,1,0", CORRIDOR_EXPERT="opinion", THRESHOLD=0.5)["CORRIDORS_OUT"])
    assert [row["priority"] for row in lines] == pytest.approx([0.5, 0.0, 1.0, 0.5])
    assert [row["selected"] for row in lines] == [0, 0, 1, 0]
    sources = rows_of(run(SOURCE_WEIGHTS="0,0,0,1,0,0", SOURCE_EXPERT="quality")["SOURCES_OUT"])
    assert [row["value"] for row in sources] == pytest.approx([0.0, 0.5, 5 / 6, 1.0])
    central = rows_of(run(SOURCE_WEIGHTS="0,0,0,0,1,0")["SOURCES_OUT"])
    assert {row["value"] for row in central} != {1.0}


def test_climate(run, tmp_path):
    climate = np.full((35, 35), 10.0, dtype=np.float32)
    climate[:18] = 8.0
    now = write_tif(tmp_path / "now.tif", climate, 30.0, ORIGIN)
    future = write_tif(tmp_path / "future.tif", climate * 1.1, 30.0, ORIGIN)
    lines = rows_of(run(CLIMATE=now, CLIMATE_FUTURE=future, WEIGHTS="0,0,0,0,1")["CORRIDORS_OUT"])
    # From south (10) to north (8, later 8.8): a ratio of .88 has .75; along the same latitude 1.1 has 1 - .1 / .15.
    assert [row["climate"] for row in lines] == pytest.approx([0.0, 1.0, 1.0, 0.0], abs=1e-6)
    # With nothing at the smallest ratio the order turns round.
    given = {"CLIMATE": now, "CLIMATE_FUTURE": future, "WEIGHTS": "0,0,0,0,1"}
    other = run(**given, ANALOG="0, 0, 1.15, 1", CORRIDORS_OUT=str(tmp_path / "2.gpkg"))
    assert [row["climate"] for row in rows_of(other["CORRIDORS_OUT"])] == pytest.approx([1.0, 0.0, 0.0, 1.0], abs=1e-6)
    with pytest.raises(QgsProcessingException, match="needs 4 numbers, not 3"):
        run(CLIMATE=now, ANALOG="0.8, 1, 1.2")


def test_raster(run, tmp_path):
    path = str(tmp_path / "priority.tif")
    lines = rows_of(run(PRIORITY=path, WIDTH=200.0, BLEND=0.5, THRESHOLD=0.0)["CORRIDORS_OUT"])
    surface = read_tif(path)
    assert np.nanmax(surface) == pytest.approx(1.0) and np.nanmin(surface) >= 0.0 and np.isnan(surface).any()
    only = read_tif(run(PRIORITY=str(tmp_path / "only.tif"), WIDTH=200.0, BLEND=1.0, THRESHOLD=0.0)["PRIORITY"])
    values = np.unique(only[np.isfinite(only)].round(5))
    assert set(values) <= {round(row["prio_norm"], 5) for row in lines} | set(
        np.float32([row["prio_norm"] for row in lines]).round(5).astype(float)
    )
    assert (np.isnan(only) == np.isnan(surface)).all()
    # Corridors that are not selected do not enter.
    few = read_tif(run(PRIORITY=str(tmp_path / "few.tif"), WIDTH=200.0, BLEND=1.0, THRESHOLD=0.9)["PRIORITY"])
    assert np.nanmin(few) > 0.9 and np.isnan(few).sum() > np.isnan(only).sum()


def test_without_corridors(run):
    lines = rows_of(run(CORRIDORS=None)["CORRIDORS_OUT"])
    assert len(lines) >= 3 and sorted(row["rank"] for row in lines) == list(range(1, len(lines) + 1))
    assert all(row["length_m"] > 0 for row in lines)


def test_one_corridor(run, esp, tmp_path):
    one = write_corridors(tmp_path / "one.geojson", PAIRS[:1], SOURCES)
    (line,) = rows_of(run(CORRIDORS=one)["CORRIDORS_OUT"])
    assert line["closeness"] == line["permeab"] == 1.0 and line["prio_norm"] == 1.0
    assert any("it has 3 components" in text for text in esp.feedback.lines)


def test_bad_input(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="there must be 5 weights, not 2"):
        run(WEIGHTS="1,1")
    with pytest.raises(QgsProcessingException, match="has a weight; give the raster"):
        run(WEIGHTS="1,1,1,0,1")
    with pytest.raises(QgsProcessingException, match="expert value has a weight but no values"):
        run(WEIGHTS="1,1,1,1,0", CORRIDORS_OUT=str(tmp_path / "no.gpkg"))
    assert not (tmp_path / "no.gpkg").exists()
    with pytest.raises(QgsProcessingException, match="must be above 0"):
        run(WIDTH=0.0)


def test_headless(qgis_process, network, tmp_path):
    out = tmp_path / "out.gpkg"
    finished = qgis_process("linkagepriority", **network, CORRIDORS_OUT=out, PRIORITY=tmp_path / "p.tif")
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["SELECTED"] >= 1 and len(rows_of(out)) == 4


def test_twins_are_one_corridor(run, esp, tmp_path):
    twins = write_corridors(tmp_path / "twins.geojson", [*PAIRS, PAIRS[0]], SOURCES)
    lines = rows_of(run(CORRIDORS=twins)["CORRIDORS_OUT"])
    different = {name for name, value in lines[0].items() if value != lines[-1][name]}
    assert different <= {"fid", "link_id", "opinion"}
    assert any("1 line joins sources that another line joins already" in line for line in esp.feedback.lines)
