"""esp:barriers end to end: scores, list, overlap, bad input."""

import json
from pathlib import Path

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, features, square, write_layer
from osgeo import ogr
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

SHAPE = (40, 60)


def test_barriers_of_two_roads(run_barriers, esp, tmp_path, no_leftovers):
    result = run_barriers(
        CLASSES=2,
        PERCENT=str(tmp_path / "percent.tif"),
        CIRCLES=str(tmp_path / "circles.tif"),
        OWN_LIMIT=str(tmp_path / "limit.tif"),
        RADIUS=str(tmp_path / "radius.tif"),
        DISCS=str(tmp_path / "discs.gpkg"),
        GAINS=str(tmp_path / "gains.csv"),
        COVER_TABLE=str(tmp_path / "cover.csv"),
    )
    score, circles, radius = (read_tif(result[key]) for key in ("OUTPUT", "CIRCLES", "RADIUS"))
    barriers = features(result["BARRIERS"])
    assert result["COUNT"] == len(barriers) >= 2 and result["HIGHEST"] == pytest.approx(np.nanmax(score))
    # Across the dearer road: 90 + 90 resistances of 2 cells against 2, within 4 steps.
    best, outline = barriers[0]
    assert best["rank"] == 1 and best["radius_m"] == 60.0 and best["corridors"].startswith("4-12")
    gain = CELL * (90 + 2 * 46 + 2 - 4) / 120.0
    assert best["gain"] == pytest.approx(gain, rel=1e-6) and best["saved"] == pytest.approx(120 * gain)
    assert best["n_links"] == len(best["corridors"].split(", ")) == len(best["link_ids"].split(", "))
    row, column = int((NORTH - best["y"]) / CELL), int((best["x"] - WEST) / CELL)
    assert 19 <= row <= 22 and column < 29 and score[row, column] == pytest.approx(best["gain"])
    assert outline.isGeosValid() and outline.area() == pytest.approx(best["area_ha"] * 1e4)
    gains = [values["gain"] for values, _ in barriers]
    assert gains == sorted(gains, reverse=True)
    # What the form calls cover: the main class, here by its number.
    assert best["cover"] in ("1", "8") and best["cover_pct"] <= 100 and " %" in best["covers"]
    discs = features(result["DISCS"])
    assert len(discs) == len(barriers)
    assert discs[0][1].area() == pytest.approx(np.pi * 60**2, rel=0.01) and "cover" not in discs[0][0]
    assert discs[0][1].centroid().asPoint().x() == pytest.approx(best["x"])
    profits = [entry for entry in read_csv(result["GAINS"]) if entry["rank"] == "1"]
    assert [f"{entry['from_id']}-{entry['to_id']}" for entry in profits] == best["corridors"].split(", ")
    assert float(profits[0]["gain"]) == pytest.approx(best["gain"])
    covers = read_csv(result["COVER_TABLE"])
    assert sum(int(entry["places"]) for entry in covers) == len(barriers)
    assert sum(float(entry["share_pct"]) for entry in covers) == pytest.approx(100)
    assert sum(float(entry["area_ha"]) for entry in covers) == pytest.approx(
        sum(values["area_ha"] for values, _ in barriers)
    )
    assert np.nanmax(circles) == pytest.approx(np.nanmax(score))
    assert set(np.unique(radius[radius > 0])) <= {60, 120, 180}
    limited = read_tif(result["OWN_LIMIT"])
    assert np.nanmax(limited[:, :28][[10, 30]]) <= 1.0 and np.nanmax(limited) == pytest.approx(np.nanmax(circles))
    assert any("Radii: 60, 120, 180." in line for line in esp.feedback.lines)
    assert any("No corridors are given" in line for line in esp.feedback.lines)
    assert esp.feedback.fractions[-1] == pytest.approx(100.0)
    assert Path(result["OUTPUT"].replace(".tif", ".qml")).exists()
    sidecar = json.loads(Path(result["OUTPUT"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["radii"] == [60, 120, 180] and sidecar["numbers"]["COUNT"] == len(barriers)
    package = ogr.Open(result["BARRIERS"])
    assert package.GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_corridors_and_their_surfaces_are_taken_up(esp, run_barriers, two_roads, tmp_path):
    inputs = {key: two_roads[key] for key in ("SOURCES", "RESISTANCE")}
    made = esp(
        "corridors", **inputs, ADJACENCY=3, DROP_INTERMEDIATE=False, WIDTH=300.0,
        CORRIDORS=str(tmp_path / "corridors.gpkg"), CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        SURFACES=str(tmp_path / "surfaces"),
    )  # fmt: skip
    assert made["COUNT"] == 6
    plain = run_barriers(CORRIDORS=made["CORRIDORS"], GAINS=str(tmp_path / "plain.csv"))
    wanted = read_tif(plain["OUTPUT"])
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "surfaces").glob("*.tif")}
    taken = run_barriers(
        CORRIDORS=made["CORRIDORS"], SURFACES_IN=made["SURFACES"], OUTPUT=str(tmp_path / "taken.tif"),
        GAINS=str(tmp_path / "taken.csv"),
    )  # fmt: skip
    np.testing.assert_array_equal(read_tif(taken["OUTPUT"]), wanted)
    assert any("4 of 4 cost surfaces fit and are taken up." in line for line in esp.feedback.lines)
    assert any("6 corridors are looked at." in line for line in esp.feedback.lines)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "surfaces").glob("*.tif")} == before
    assert read_csv(taken["GAINS"]) == read_csv(plain["GAINS"])
    links = {(entry["from_id"], entry["to_id"]): entry["link_id"] for entry in read_csv(taken["GAINS"])}
    ids = {(values["from_id"], values["to_id"]): values["link_id"] for values, _ in features(made["CORRIDORS"])}
    assert all(str(ids[int(a), int(b)]) == link for (a, b), link in links.items())
    # Surfaces of another resistance are passed over.
    other = write_tif(tmp_path / "other.tif", read_tif(two_roads["RESISTANCE"]) * 2)
    run_barriers(RESISTANCE=other, CORRIDORS=made["CORRIDORS"], SURFACES_IN=made["SURFACES"])
    assert any("0 of 4 cost surfaces fit" in line for line in esp.feedback.lines)
    assert any("in its layer but" in line and "check that sources" in line for line in esp.feedback.lines)


def test_sum_and_folder_of_radii(run_barriers, tmp_path):
    most = run_barriers()
    score = read_tif(most["OUTPUT"])
    total = run_barriers(COMBINE=1, OUTPUT=str(tmp_path / "sum.tif"), BY_RADIUS=str(tmp_path / "radii"))
    summed = read_tif(total["OUTPUT"])
    assert (summed >= np.nan_to_num(score) * (1 - 1e-6)).all() and total["HIGHEST"] >= most["HIGHEST"]
    names = sorted(path.name for path in (tmp_path / "radii").glob("*.tif"))
    kinds = [(kind, radius) for kind in ("centres", "circles") for radius in (60, 120, 180)]
    assert names == sorted(f"barrier_{kind}_{radius}.tif" for kind, radius in kinds)
    by_radius = [read_tif(tmp_path / "radii" / f"barrier_centres_{radius}.tif") for radius in (60, 120, 180)]
    np.testing.assert_array_equal(np.fmax.reduce(by_radius), summed)


def test_overlap_with_pinch_points(run_barriers, esp, tmp_path):
    barriers = features(run_barriers()["BARRIERS"])
    best = barriers[0][0]
    row, column = int((NORTH - best["y"]) / CELL), int((best["x"] - WEST) / CELL)
    rows = [(square(0, 0), [7]), (square(row - 3, column - 3, 7, 7), [3])]
    pinch = write_layer(tmp_path / "pinch.gpkg", ogr.wkbPolygon, rows, ("rank",))
    result = run_barriers(PINCH_POINTS=pinch, OVERLAP=str(tmp_path / "overlap.gpkg"))
    found = features(result["OVERLAP"])
    assert {values["pinch_rank"] for values, _ in found} == {3} and found[0][0]["rank"] == 1
    for values, outline in found:
        assert outline.area() == pytest.approx(values["area_ha"] * 1e4)
        assert values["pinch_pct"] == pytest.approx(100 * values["area_ha"] * 1e4 / (49 * CELL * CELL))
        # The barrier's cells and its disc of 13 cells.
        area = barriers[values["rank"] - 1][0]["area_ha"]
        assert 100 * values["area_ha"] / (area + 13 * 0.09) <= values["barr_pct"] <= 100 * values["area_ha"] / area
    empty = write_layer(tmp_path / "empty.gpkg", ogr.wkbPolygon, [], ("rank",))
    result = run_barriers(PINCH_POINTS=empty, OVERLAP=str(tmp_path / "none.gpkg"))
    assert features(result["OVERLAP"]) == []
    assert any("has no pinch points" in line for line in esp.feedback.lines)
    run_barriers(OVERLAP=str(tmp_path / "none2.gpkg"))
    assert any("No pinch points are given" in line for line in esp.feedback.lines)


def test_defaults_centroids_and_label_raster(run_barriers, esp, two_roads, tmp_path):
    labels = np.zeros(SHAPE, dtype=np.int32)
    for row, column, number in ((5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20)):
        labels[row : row + 3, column : column + 3] = number
    outputs = {"OUTPUT": str(tmp_path / "d.tif"), "BARRIERS": "TEMPORARY_OUTPUT"}
    inputs = {"RESISTANCE": two_roads["RESISTANCE"]}
    esp("barriers", SOURCES=write_tif(tmp_path / "labels.tif", labels), **inputs, **outputs)
    # 40 rows of 30 m: a thirtieth is 40 m.
    assert any("Radii: 40, 80, 120, 160." in line for line in esp.feedback.lines)
    edge = run_barriers()["HIGHEST"]
    assert run_barriers(ENDPOINTS=1)["HIGHEST"] == pytest.approx(edge, rel=0.05)
    single = run_barriers(MIN_RADIUS=90.0, MAX_RADIUS=None, STEP=0.0, CLASSES=3, MIN_AREA=0.5)
    assert all(values["radius_m"] == 90 and values["area_ha"] >= 0.5 for values, _ in features(single["BARRIERS"]))
    limited = run_barriers(MIN_RADIUS=None, MAX_RADIUS=35.0, STEP=None)
    assert any("Radii: 35." in line for line in esp.feedback.lines) and limited["COUNT"] > 0
    assert any("near the cell size of 30 exaggerate" in line for line in esp.feedback.lines)


def test_nothing_to_gain(run_barriers, two_roads, tmp_path, esp):
    easy = write_tif(tmp_path / "easy.tif", np.full(SHAPE, 0.5, dtype=np.float32))
    result = run_barriers(RESISTANCE=easy, RESTORE=2, RESTORATION=str(tmp_path / "none.csv"))
    assert result["COUNT"] == 0 and features(result["BARRIERS"]) == [] and result["SAVED"] == 0
    assert any("There is no barrier" in line for line in esp.feedback.lines)
    assert any("After 0 restored barriers nothing is left to gain." in line for line in esp.feedback.lines)


def corridor_layer(path, pairs, costs=None):
    line = f"LINESTRING({WEST} {NORTH},{WEST + 900} {NORTH - 900})"
    rows = [(line, [a, b, *([] if costs is None else [cost])]) for (a, b), cost in zip(pairs, costs or pairs)]
    return write_layer(path, ogr.wkbLineString, rows, ("from_id", "to_id", *([] if costs is None else ["cost"])))


def test_pairs_that_lead_nowhere_are_said(run_barriers, esp, two_roads, tmp_path):
    resistance = read_tif(two_roads["RESISTANCE"])
    resistance[:, 29:31] = np.nan
    walled = write_tif(tmp_path / "walled.tif", resistance)
    pairs = corridor_layer(tmp_path / "pairs.gpkg", [(12, 4), (4, 9), (20, 20), (4, 12)])
    result = run_barriers(RESISTANCE=walled, CORRIDORS=pairs, GAINS=str(tmp_path / "gains.csv"))
    assert {(row["from_id"], row["to_id"]) for row in read_csv(result["GAINS"])} == {("4", "12")}
    assert any("1 corridor begins and ends in the same source" in line for line in esp.feedback.lines)
    assert any("1 corridor has no path" in line and "4-9" in line for line in esp.feedback.lines)
    with pytest.raises(QgsProcessingException, match="There is no corridor between the sources over this resistance"):
        run_barriers(RESISTANCE=walled, CORRIDORS=corridor_layer(tmp_path / "none.gpkg", [(4, 9)]))


def test_bad_input(run_barriers, two_roads, tmp_path, no_leftovers):
    resistance = read_tif(two_roads["RESISTANCE"])
    zero = resistance.copy()
    zero[3, 3:5] = 0.0
    one = write_layer(tmp_path / "one.gpkg", ogr.wkbPolygon, [(square(5, 5), [4])])
    lonely = corridor_layer(tmp_path / "lonely.gpkg", [(4, 5)])
    cases = [
        (dict(MIN_RADIUS=300.0, MAX_RADIUS=200.0), "The least radius of 300 is above the greatest of 200; exchange"),
        (dict(MIN_RADIUS=20.0), "The least radius of 20 is below the cell size of 30; give at least a cell"),
        (dict(RESTORED_RESISTANCE=0.0), "restored ground is 0; give a number above 0"),
        (dict(RESISTANCE=write_tif(tmp_path / "zero.tif", zero)), "The resistance is 0 or negative in 2 cells"),
        (dict(SOURCES=one), "A network needs at least two sources"),
        (dict(CORRIDORS=lonely), "has 5 as to_id, but there is no such source"),
        (dict(SURFACES_IN=str(tmp_path / "nowhere")), "nowhere"),
        (dict(RESISTANCE=str(tmp_path / "absent.tif")), "the file .*absent.tif does not exist"),
        (
            dict(RESISTANCE=write_tif(tmp_path / "degrees.tif", resistance, 0.001, (99.0, 37.9), "EPSG:4326")),
            "geographic coordinate system",
        ),
        (dict(RESISTANCE=write_tif(tmp_path / "empty.tif", np.full(SHAPE, np.nan))), "has no data in band 1"),
        (
            dict(RESISTANCE=write_tif(tmp_path / "far.tif", resistance, origin=(700000.0, 4200000.0))),
            "has no sources on the raster",
        ),
        (dict(RESISTANCE=write_tif(tmp_path / "flat.tif", resistance, cells=(30.0, -60.0))), "square"),
        (dict(RESISTANCE=write_tif(tmp_path / "turned.tif", resistance, skew=5.0)), "rotated"),
        (dict(RESISTANCE_BAND=3), "RESISTANCE_BAND|[Bb]and"),
        (dict(PINCH_POINTS=two_roads["RESISTANCE"], OVERLAP="TEMPORARY_OUTPUT"), "resistance is not a vector layer"),
        (dict(OUTPUT=two_roads["RESISTANCE"]), "would overwrite the input"),
    ]
    for parameters, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            run_barriers(**parameters)
    assert not (tmp_path / "out" / "barriers.tif").exists() and not (tmp_path / "out" / "barriers.gpkg").exists()


def test_cancel(run_barriers, tmp_path, no_leftovers):
    run_barriers(cancel_at=30)
    assert not (tmp_path / "out" / "barriers.tif").exists()


def test_headless(qgis_process, two_roads, tmp_path):
    finished = qgis_process(
        "barriers", **two_roads, OUTPUT=tmp_path / "b.tif", BARRIERS=tmp_path / "b.gpkg", RESTORATION=tmp_path / "r.csv"
    )
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert results["COUNT"] == len(features(tmp_path / "b.gpkg")) > 0 and len(read_csv(tmp_path / "r.csv")) == 4
    finished = qgis_process(
        "barriers", **two_roads, MIN_RADIUS=10, OUTPUT=tmp_path / "c.tif", BARRIERS=tmp_path / "c.gpkg"
    )
    assert finished.returncode != 0 and "below the cell size of 30" in finished.stderr + finished.stdout
    assert not (tmp_path / "c.tif").exists() and not (tmp_path / "c.gpkg").exists()


# -- obstacles ---------------------------------------------------------------------------------------
