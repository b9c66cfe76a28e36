"""esp:corridors end to end."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, features
from osgeo import gdal, ogr
from pairing import each, paired
from rasters import read_tif, write_tif
from row_of_sources import statuses
from tables import read_csv


def test_defaults_join_neighbours(run_corridors, esp, no_leftovers):
    result = run_corridors()
    assert (result["COUNT"], result["COMPONENTS"]) == (3, 1)
    lines = features(result["CORRIDORS"])
    assert [(values["from_id"], values["to_id"]) for values, _ in lines] == [(3, 7), (7, 11), (11, 20)]
    values, line = lines[0]
    # From centre to centre of the facing cells 11 steps of resistance 2; 10 cells from edge to edge.
    assert values["length_m"] == 330.0 and values["cost"] == 660.0 and values["euclid_m"] == 300.0
    assert values["cost_euc"] == pytest.approx(2.2) and values["cost_len"] == 2.0
    assert values["status"] == 1 and values["reason"] == "joins two sources"
    assert line.length() == pytest.approx(330.0)
    assert result["LENGTH"] == pytest.approx(sum(line.length() for _, line in lines))
    points = [(point.x(), point.y()) for point in line.vertices()]
    assert points[0][0] == WEST + 3.5 * CELL and points[-1][0] == WEST + 14.5 * CELL
    raster = read_tif(result["CORRIDOR_RASTER"])
    assert np.nanmin(raster) == 0.0 and np.nanmax(raster) <= 600.0 and np.isnan(raster[19]).all()
    assert features(result["INACTIVE"]) == []
    assert any("The network of 4 sources has 1 part." in line for line in esp.feedback.lines)
    assert esp.feedback.fractions[-1] == pytest.approx(100.0)
    sidecar = json.loads(Path(result["CORRIDOR_RASTER"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["COUNT"] == 3 and sidecar["numbers"]["links_by_status"] == {"1": 3}
    assert Path(result["CORRIDOR_RASTER"].replace(".tif", ".qml")).exists()
    package = ogr.Open(result["CORRIDORS"])
    assert package.GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_limits_and_reasons(run_corridors, esp):
    result = run_corridors(ADJACENCY=3, MAX_EUCLIDEAN=1200.0, MAX_COST=1250.0, MIN_COST=700.0)
    assert statuses(result["LINKS"]) == {
        (3, 7): -14,
        (3, 11): -12,
        (3, 20): -11,
        (7, 11): 1,
        (7, 20): -12,
        (11, 20): -12,
    }
    reasons = {(values["from_id"], values["to_id"]): values["reason"] for values, _ in features(result["INACTIVE"])}
    assert reasons[3, 7] == "its cost of 660 is below 700"
    assert reasons[3, 20] == "its straight distance of 1440 m is above 1200 m"
    assert "Corridor 3-20 was dropped: its straight distance of 1440 m is above 1200 m." in esp.feedback.lines
    by_pair = {(row["from_id"], row["to_id"]): row for row in read_csv(result["LINKS"])}
    assert by_pair["3", "20"]["cost"] == "" and by_pair["3", "20"]["length_m"] == ""
    assert float(by_pair["3", "11"]["cost"]) == 1620.0
    # A link without a path is drawn straight.
    lines = {(values["from_id"], values["to_id"]): line for values, line in features(result["INACTIVE"])}
    assert lines[3, 20].length() == pytest.approx(1470.0) and len(list(lines[3, 20].vertices())) == 2


def test_third_sources(run_corridors, esp):
    result = run_corridors(ADJACENCY=3)
    assert statuses(result["LINKS"]) == {
        (3, 7): 1, (3, 11): -15, (3, 20): -15, (7, 11): 1, (7, 20): -15, (11, 20): 1,
    }  # fmt: skip
    assert "Corridor 3-11 was dropped: it runs through source 7." in esp.feedback.lines
    through = {(row["from_id"], row["to_id"]): row["through_id"] for row in read_csv(result["LINKS"])}
    assert through["3", "20"] == "7" and through["3", "7"] == ""
    kept = run_corridors(ADJACENCY=3, DROP_INTERMEDIATE=False)
    assert set(statuses(kept["LINKS"]).values()) == {1}


def test_nearest_and_components(run_corridors):
    result = run_corridors(NEAREST=1)
    assert statuses(result["LINKS"]) == {(3, 7): 10, (7, 11): 10, (11, 20): 10}
    # The listed links: 20 and 11 are each other's nearest, so are 3 and 7.
    listed = dict(ADJACENCY=4, PAIRS="3-7, 11-20; 7,20", DROP_INTERMEDIATE=False, NEAREST=1)
    torn = run_corridors(**listed)
    assert statuses(torn["LINKS"]) == {(3, 7): 10, (7, 20): -1, (11, 20): 10} and torn["COMPONENTS"] == 2
    joined = run_corridors(**listed, CONNECT_COMPONENTS=True)
    assert statuses(joined["LINKS"])[7, 20] == 20 and joined["COMPONENTS"] == 1
    bridge = next(row for row in read_csv(joined["LINKS"]) if row["status"] == "20")
    assert (bridge["from_comp"], bridge["to_comp"], bridge["cost_adj"]) == ("3", "11", "")


def test_listed_pairs_that_are_not_asked_for(run_corridors, esp):
    assert len(statuses(run_corridors(PAIRS="3-7")["LINKS"])) == 3
    assert any("List of pairs: not used" in line for line in esp.feedback.lines)


def test_edited_links_are_overrides(run_corridors, esp, tmp_path):
    first = run_corridors(ADJACENCY=3, LINKS=str(tmp_path / "first.csv"))
    table = read_csv(first["LINKS"])
    for row in table:
        pair = int(row["from_id"]), int(row["to_id"])
        row["status"] = {(3, 20): "100", (7, 11): "-100"}.get(pair, row["status"])
    edited = tmp_path / "edited.csv"
    with open(edited, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0])
        writer.writeheader()
        writer.writerows(table)
    again = run_corridors(ADJACENCY=1, OVERRIDES=str(edited))
    assert statuses(again["LINKS"]) == {(3, 7): 1, (3, 20): 100, (7, 11): -100, (11, 20): 1}
    assert any("1 link is kept and 1 dropped by hand" in line for line in esp.feedback.lines)


def test_overrides_in_words_and_of_sources_that_are_gone(run_corridors, esp, tmp_path):
    table = tmp_path / "choice.csv"
    table.write_text("from_id,to_id,action\n7,3,drop\n7,99,keep\n20,11,\n")
    result = run_corridors(OVERRIDES=str(table))
    assert statuses(result["LINKS"]) == {(3, 7): -100, (7, 11): 1, (11, 20): 1}
    assert any("1 row names sources that do not exist" in line for line in esp.feedback.lines)


def test_areas_sticks_and_link_rasters(run_corridors, tmp_path, no_leftovers):
    result = run_corridors(
        MORE_WIDTHS="200",
        CORRIDOR_AREAS=str(tmp_path / "areas.gpkg"),
        STICKS=str(tmp_path / "sticks.gpkg"),
        LINK_RASTERS=str(tmp_path / "corridors one by one"),
    )
    areas = features(result["CORRIDOR_AREAS"])
    assert [(values["link_id"], values["cutoff"]) for values, _ in areas] == [
        (1, 200.0), (1, 600.0), (2, 200.0), (2, 600.0), (3, 200.0), (3, 600.0),
    ]  # fmt: skip
    for values, polygon in areas:
        assert polygon.isGeosValid()
        assert polygon.area() / 1e4 == pytest.approx(values["area_ha"])
        assert 0 < values["width_min"] <= values["width_mean"] <= values["width_max"]
    lines = features(result["CORRIDORS"])
    assert [values["area_ha"] for values, _ in lines] == [values["area_ha"] for values, _ in areas[1::2]]
    sticks = features(result["STICKS"])
    assert [stick.length() for _, stick in sticks] == pytest.approx([360.0, 480.0, 660.0])
    folder = Path(result["LINK_RASTERS"])
    names = sorted(path.name for path in folder.glob("*.tif"))
    assert names == ["corridor_11_20.tif", "corridor_3_7.tif", "corridor_7_11.tif"]
    mosaic = read_tif(result["CORRIDOR_RASTER"])
    dataset = gdal.Open(str(folder / "corridor_3_7.tif"))
    left = round((dataset.GetGeoTransform()[0] - WEST) / CELL)
    top = round((NORTH - dataset.GetGeoTransform()[3]) / CELL)
    one = read_tif(folder / "corridor_3_7.tif")
    part = mosaic[top : top + one.shape[0], left : left + one.shape[1]]
    assert np.nanmin(one) == 0.0 and (part[np.isfinite(one)] <= one[np.isfinite(one)]).all()


def test_centroids(run_corridors):
    result = run_corridors(ENDPOINTS=1, ADJACENCY=3, MAX_EUCLIDEAN=0.0)
    links = {(row["from_id"], row["to_id"]): row for row in read_csv(result["LINKS"])}
    assert float(links["3", "7"]["euclid_m"]) == float(links["3", "7"]["length_m"]) == 360.0


def test_preview_from_one_run(run_corridors, esp, tmp_path):
    exact = read_csv(run_corridors()["LINKS"])
    quick = run_corridors(PREVIEW=True, CORRIDOR_AREAS=str(tmp_path / "areas.gpkg"))
    for row, other in paired(exact, read_csv(quick["LINKS"])):
        assert (row["from_id"], row["to_id"], row["cost"]) == (other["from_id"], other["to_id"], other["cost"])
    raster = read_tif(quick["CORRIDOR_RASTER"])
    assert np.unique(raster[np.isfinite(raster)]).tolist() == [0.0]
    assert features(quick["CORRIDOR_AREAS"]) == []
    assert any("preview has paths only" in line for line in esp.feedback.lines)
    assert not any("whatever pairs" in line for line in esp.feedback.lines)
    run_corridors(PREVIEW=True, ADJACENCY=4, PAIRS="3-20")
    assert any("neighbours by cost only, whatever pairs" in line for line in esp.feedback.lines)
    table = tmp_path / "choice.csv"
    table.write_text("from_id,to_id,action\n20,3,keep\n3,7,drop\n")
    chosen = run_corridors(PREVIEW=True, OVERRIDES=str(table))
    assert statuses(chosen["LINKS"])[3, 7] == -100
    assert "Corridor 3-20 is to be kept, but the preview joins neighbours by cost only." in esp.feedback.lines


def test_sources_as_a_raster(run_corridors, tmp_path):
    labels = np.zeros((20, 60), dtype=np.int32)
    for number, column in ((3, 2), (7, 14), (11, 30), (20, 52)):
        labels[8:10, column : column + 2] = number
    polygons = read_csv(run_corridors()["LINKS"])
    raster = read_csv(run_corridors(SOURCES=write_tif(tmp_path / "labels.tif", labels))["LINKS"])
    assert polygons == raster


def test_headless(qgis_process, row_of_four, tmp_path):
    sources, resistance = row_of_four
    out = tmp_path / "corridors.gpkg"
    arguments = dict(
        SOURCES=sources,
        RESISTANCE=resistance,
        CORRIDORS=out,
        CORRIDOR_RASTER=tmp_path / "corridors.tif",
        SURFACES=tmp_path / "s",
    )
    finished = qgis_process("corridors", **arguments)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COUNT"] == 3
    assert len(features(out)) == 3 and len(list((tmp_path / "s").glob("cost_*.tif"))) == 4
    wrong = qgis_process("corridors", **{**arguments, "MIN_COST": 9, "MAX_COST": 3})
    assert wrong.returncode == 1 and "is above the greatest, 3" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr


# -- the reference program's demonstration -----------------------------------------------------


def test_demo(esp, oracles, tmp_path):
    folder = oracles / "linkage"
    result = esp(
        "corridors",
        SOURCES=str(folder / "lm_cores.gpkg"),
        ID_FIELD="core_id",
        RESISTANCE=str(folder / "lm_resistances.tif"),
        MAX_EUCLIDEAN=40000.0,
        MAX_COST=100000.0,
        NEAREST=4,
        WIDTH=200000.0,
        ROUND=True,
        CORRIDORS=str(tmp_path / "corridors.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        LINKS=str(tmp_path / "links.csv"),
    )
    assert result["COUNT"] == 8
    links = {(int(row["from_id"]), int(row["to_id"])): row for row in read_csv(result["LINKS"])}
    assert {pair for pair, row in links.items() if row["status"] == "-12"} == {(1, 2)}
    assert {pair for pair, row in links.items() if row["status"] == "-15"} == {(2, 5)}
    with open(folder / "distances_lm_cores.txt", encoding="utf-8") as file:
        distance = {tuple(map(int, line.split()[:2])): float(line.split()[2]) for line in file if line.strip()}
    for pair, row in links.items():
        assert float(row["euclid_m"]) == pytest.approx(distance[pair], abs=5e-4)
    for row in each(read_csv(folder / "lm_expected_arcgis.csv")):
        link = links[int(row["core1"]), int(row["core2"])]
        assert float(link["cost"]) == pytest.approx(float(row["implied_arcgis_cwd"]), rel=6e-6)
        ratio = float(link["cost"]) / int(float(link["euclid_m"]))
        assert ratio == pytest.approx(float(row["arcgis_cwd_to_euc(6 digits)"]), rel=1e-5)
    raster = read_tif(result["CORRIDOR_RASTER"])
    values = raster[np.isfinite(raster)]
    assert values.size == 108210 and values.mean() == pytest.approx(88793.89, abs=0.006)
