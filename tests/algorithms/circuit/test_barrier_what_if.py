"""esp:barriers end to end: what restoring the best barriers saves."""


import pytest
from cells import CELL, features
from rasters import read_tif
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
