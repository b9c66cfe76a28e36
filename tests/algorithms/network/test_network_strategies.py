"""Strategies of esp:networkgain, and recovery in esp:robustness."""

import numpy as np
import pytest
from network_layers import place, rows_of, write_corridors, write_sources
from qgis.core import QgsProcessingException
from rasters import write_tif
from tables import read_csv

# Number, middle and half width, in metres.
SOURCES = {2: (150, 150, 60), 5: (900, 150, 90), 7: (150, 900, 60), 8: (900, 900, 60), 11: (520, 520, 30)}
CORRIDORS = [(2, 5, 630.0), (2, 7, 640.0), (2, 11, 500.0)]


@pytest.fixture
def layers(tmp_path):
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson", SOURCES),
        "CORRIDORS": write_corridors(tmp_path / "corridors.geojson", CORRIDORS, SOURCES),
        "RESISTANCE": write_tif(
            tmp_path / "r.tif", np.ones((35, 35), dtype=np.float32), 30.0, tuple(place(0, 1050))
        ),
    }


def improved(esp, layers, tmp_path, **options):
    outputs = {key: str(tmp_path / name) for key, name in (("GAINS", "g.gpkg"), ("ROBUSTNESS", "r.csv"))}
    result = esp("networkgain", **layers, **outputs, **options)
    gains = [(row["from_id"], row["to_id"]) for row in rows_of(result["GAINS"])]
    return gains, {row["attack"]: row for row in read_csv(result["ROBUSTNESS"])}, result


def test_low_degree_joins_what_is_least_joined(esp, layers, tmp_path, no_leftovers):
    gains, robustness, result = improved(esp, layers, tmp_path, STRATEGY=1, EDGES=2, RUNS=20)
    # Source 8 has no corridor; of those with one the middle is the nearest.
    assert gains[0] == (8, 11)
    assert len(gains) == 2
    assert list(robustness) == ["degree", "betweenness", "random"]
    for row in robustness.values():
        assert float(row["after"]) >= float(row["before"])
    assert float(robustness["random"]["after_lo"]) <= float(robustness["random"]["after"])
    assert result["SPENT"] > 0
    assert any("by low degree first" in line for line in esp.feedback.lines)


def test_nearest_within_a_budget_and_random_by_seed(esp, layers, tmp_path):
    gains, _, result = improved(esp, layers, tmp_path, STRATEGY=3, BUDGET=1100.0)
    assert result["SPENT"] <= 1100.0
    assert len(gains) >= 1
    first, again, other = (improved(esp, layers, tmp_path, STRATEGY=5, EDGES=3, SEED=seed)[0] for seed in (4, 4, 5))
    assert first == again != other


def test_greedy_tells_robustness_too(esp, layers, tmp_path):
    _, robustness, _ = improved(esp, layers, tmp_path, BUDGET=1500.0)
    assert float(robustness["degree"]["after"]) > float(robustness["degree"]["before"])


def test_a_number_of_corridors_belongs_to_a_strategy(esp, layers, tmp_path):
    with pytest.raises(QgsProcessingException, match="belongs to the other strategies"):
        improved(esp, layers, tmp_path, EDGES=2)


def test_recovery_and_protection(esp, network, tmp_path, no_leftovers):
    outputs = {key: str(tmp_path / f"{key}.csv") for key in ("CURVES", "RECOVERY", "PROTECTION")}
    esp("robustness", **network, **outputs, REPORT=str(tmp_path / "p.html"), RUNS=10)
    rows = read_csv(outputs["RECOVERY"])
    assert [row["order"] for row in rows] == ["degree"] * 5 + ["betweenness"] * 5 + ["random"] * 5
    assert all(float(rows[0][key]) == 1.0 for key in ("connection", "largest", "nodes", "edges"))
    # Without source 9 the other three of the square hold together.
    assert (rows[1]["element"], float(rows[1]["connection"]), float(rows[1]["largest"])) == ("9", 0.75, 0.6)
    assert rows[11]["element"] == ""
    protected = read_csv(outputs["PROTECTION"])
    assert len({row["source"] for row in protected}) == 5
    lost = [float(row["r_lost"]) for row in protected]
    assert lost == sorted(lost, reverse=True)
