"""esp:barriers end to end: what restoring the best barriers saves."""


import numpy as np
import pytest
from cells import CELL, NORTH, features
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv


def test_what_if(run_barriers, esp, two_roads, tmp_path):
    result = run_barriers(
        RESTORE=2, RESTORATION=str(tmp_path / "what_if.csv"), RESISTANCE_AFTER=str(tmp_path / "restored.tif"),
        DISCS=str(tmp_path / "discs.gpkg"),
    )  # fmt: skip
    steps = read_csv(result["RESTORATION"])
    assert [entry["step"] for entry in steps] == ["1", "2"]
    first, second = ({key: entry[key] for key in entry} for entry in steps)
    best = features(result["BARRIERS"])[0][0]
    assert float(first["x"]) == best["x"] and float(first["gain"]) == pytest.approx(best["gain"])
    assert float(first["saved"]) >= best["saved"] * 0.95
    assert result["SAVED"] == pytest.approx(float(first["saved"]) + float(second["saved"]))
    assert float(second["total"]) == pytest.approx(result["SAVED"])
    assert int(first["n_links"]) == len(first["corridors"].split(", "))
    before, after = read_tif(two_roads["RESISTANCE"]), read_tif(result["RESISTANCE_AFTER"])
    changed = before != after
    area = float(first["area_ha"]) + float(second["area_ha"])
    assert (after[changed] == 1).all() and changed.sum() * CELL * CELL / 1e4 == pytest.approx(area)
    # The network over the restored surface is cheaper by just that.
    costs = []
    for name, surface in (("before", two_roads["RESISTANCE"]), ("after", result["RESISTANCE_AFTER"])):
        made = esp(
            "corridors", SOURCES=two_roads["SOURCES"], RESISTANCE=surface, CORRIDORS=str(tmp_path / f"{name}.gpkg"),
            CORRIDOR_RASTER=str(tmp_path / f"{name}.tif"), LINKS=str(tmp_path / f"{name}.csv"), ADJACENCY=3,
            DROP_INTERMEDIATE=False,
        )  # fmt: skip
        costs.append({(row["from_id"], row["to_id"]): float(row["cost"]) for row in read_csv(made["LINKS"])})
    defaults = read_csv(esp(
        "corridors", SOURCES=two_roads["SOURCES"], RESISTANCE=two_roads["RESISTANCE"],
        CORRIDORS=str(tmp_path / "d.gpkg"), CORRIDOR_RASTER=str(tmp_path / "d.tif"), LINKS=str(tmp_path / "d.csv"),
    )["LINKS"])  # fmt: skip
    active = [(row["from_id"], row["to_id"]) for row in defaults if int(row["status"]) > 0]
    saved = sum(costs[0][pair] - costs[1][pair] for pair in active)
    assert saved == pytest.approx(result["SAVED"], rel=1e-6)
    assert float(second["cost_after"]) == pytest.approx(sum(costs[1][pair] for pair in active), rel=1e-6)
    # Asked for without a number: five.
    five = run_barriers(RESTORATION=str(tmp_path / "five.csv"))
    assert len(read_csv(five["RESTORATION"])) == 5 and run_barriers()["SAVED"] == 0


def test_maximum_and_sum_in_one_run(run_barriers, tmp_path):
    both = run_barriers(SUM=str(tmp_path / "sum.tif"))
    most, total = read_tif(both["OUTPUT"]), read_tif(both["SUM"])
    np.testing.assert_array_equal(read_tif(run_barriers(COMBINE=1)["OUTPUT"]), total)
    np.testing.assert_array_equal(read_tif(run_barriers(COMBINE=2)["OUTPUT"]), most)
    assert (np.nan_to_num(total) > np.nan_to_num(most)).any()


def test_return_on_investment(run_barriers, tif, tmp_path, esp):
    """The dearer road comes first, unless it is fifty times as dear to restore there."""
    costs = np.full(read_tif(run_barriers()["OUTPUT"]).shape, 1000.0, dtype=np.float32)
    options = {"RESTORE": 2, "RESTORATION": str(tmp_path / "r.csv")}
    first = read_csv(run_barriers(**options)["RESTORATION"])[0]
    assert first["roi"] == "" and first["invested"] == ""
    row = int((NORTH - float(first["y"])) / CELL)
    even = run_barriers(**options, COSTS=write_tif(tmp_path / "even.tif", costs))
    best = read_csv(even["RESTORATION"])[0]
    radius = float(best["radius_m"])
    assert float(best["invested"]) == pytest.approx(0.1 * np.pi * radius**2, rel=1e-5)
    assert float(best["roi"]) == pytest.approx(float(best["gain"]) * 2 * radius / float(best["invested"]), rel=1e-5)
    costs[max(row - 12, 0) : row + 13] = 50_000.0
    dear = run_barriers(**options, COSTS=write_tif(tmp_path / "dear.tif", costs), BUDGET=1.5 * float(best["invested"]))
    steps = read_csv(dear["RESTORATION"])
    assert abs(int((NORTH - float(steps[0]["y"])) / CELL) - row) > 5
    assert dear["INVESTED"] == pytest.approx(sum(float(step["invested"]) for step in steps))
    assert dear["INVESTED"] <= 1.5 * float(best["invested"])
    with pytest.raises(QgsProcessingException, match="needs What if: cost of restoring"):
        run_barriers(BUDGET=5.0)
