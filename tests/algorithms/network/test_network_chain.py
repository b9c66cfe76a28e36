"""The network methods on the corridors that esp:corridors makes."""

import numpy as np
import pytest
from network_layers import rows_of
from rasters import write_tif

ORIGIN = (500000.0, 4200000.0)


@pytest.fixture
def found(esp, tmp_path):
    """Nine sources on rough ground, each joined to its nearest ones only."""
    rng = np.random.default_rng(4)
    resistance = rng.gamma(2.0, 4.0, (90, 90)) + 1.0
    labels = np.zeros((90, 90), dtype=np.int32)
    for number in range(9):
        row, column = 8 + 32 * (number // 3) + rng.integers(0, 8), 8 + 32 * (number % 3) + rng.integers(0, 8)
        labels[row : row + 6, column : column + 5] = 3 * number + 1
    inputs = {
        "SOURCES": write_tif(tmp_path / "sources.tif", labels, 30.0, ORIGIN),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance.astype(np.float32), 30.0, ORIGIN),
    }

    def corridors(name, **more):
        return esp(
            "corridors",
            **inputs,
            CORRIDORS=str(tmp_path / f"{name}.gpkg"),
            CORRIDOR_RASTER=str(tmp_path / f"{name}.tif"),
            **more,
        )["CORRIDORS"]

    return inputs, corridors("all"), corridors("near", NEAREST=1)


def test_parts_of_the_lines_are_parts_of_the_graph(esp, found, tmp_path):
    inputs, every, near = found
    for name, lines in (("all", every), ("near", near)):
        graph = esp("centrality", SOURCES=inputs["SOURCES"], CORRIDORS=lines, SOURCES_OUT=str(tmp_path / "s.gpkg"))
        syntax = esp(
            "spacesyntax",
            SOURCES=inputs["SOURCES"],
            CORRIDORS=lines,
            OUTPUT=str(tmp_path / f"{name}_segments.gpkg"),
            CORRIDORS_OUT=str(tmp_path / f"{name}_graded.gpkg"),
        )
        # Lines that cross may join what the graph keeps apart, never the other way round.
        assert syntax["COMPONENTS"] <= graph["COMPONENTS"]
        assert (graph["COMPONENTS"] == 1) == (name == "all")
        segments, graded = rows_of(syntax["OUTPUT"]), rows_of(syntax["CORRIDORS_OUT"])
        assert len(graded) == len(rows_of(lines)) and all(row["grade"] in range(1, 6) for row in graded)
        assert {row["component"] for row in segments} == set(range(1, syntax["COMPONENTS"] + 1))
        scores = [row["score"] for row in segments]
        assert all(min(scores) - 1e-9 <= row["score"] <= max(scores) + 1e-9 for row in graded)


def test_gain_brings_back_what_was_pruned(esp, found, tmp_path):
    inputs, every, near = found
    gone = {(row["from_id"], row["to_id"]): row["cost"] for row in rows_of(every)}
    for row in rows_of(near):
        del gone[row["from_id"], row["to_id"]]
    result = esp("networkgain", **inputs, CORRIDORS=near, BUDGET=3000.0, GAINS=str(tmp_path / "gains.gpkg"), MEASURE=3)
    gains = rows_of(result["GAINS"])
    assert gains and gains[0]["gain"] > 0
    for row in gains:
        pair = row["from_id"], row["to_id"]
        if pair in gone:
            assert row["cost"] == pytest.approx(gone[pair])
    assert any((row["from_id"], row["to_id"]) in gone for row in gains)


def test_losses_and_ranks(esp, found, tmp_path):
    inputs, every, _ = found
    lost = esp(
        "robustness",
        SOURCES=inputs["SOURCES"],
        CORRIDORS=every,
        RUNS=10,
        CURVES=str(tmp_path / "curves.csv"),
        REPORT=str(tmp_path / "page.html"),
    )
    assert 0 < lost["R_CONNECTIVITY"] < 1
    ranked = esp("linkagepriority", **inputs, CORRIDORS=every, CORRIDORS_OUT=str(tmp_path / "ranked.gpkg"))
    rows = rows_of(ranked["CORRIDORS_OUT"])
    assert sorted(row["rank"] for row in rows) == list(range(1, len(rows) + 1))
    assert max(row["prio_norm"] for row in rows) == 1.0
