"""esp:barriers end to end."""

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


@pytest.fixture
def basin(tmp_path):
    """Four sources; a dear road down the middle, a dearer one across the lower half, and land cover."""
    resistance = np.full(SHAPE, 2.0, dtype=np.float32)
    cover = np.full(SHAPE, 1, dtype=np.uint8)
    resistance[:, 29:31], cover[:, 29:31] = 60.0, 7
    resistance[20:22, :29], cover[20:22, :29] = 90.0, 8
    sources = [(5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20)]
    rows = [(square(row, column), [number]) for row, column, number in sources]
    return {
        "SOURCES": write_layer(tmp_path / "源地 a.gpkg", ogr.wkbPolygon, rows),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance),
        "LANDCOVER": write_tif(tmp_path / "cover.tif", cover),
    }


@pytest.fixture
def run(esp, basin, tmp_path):
    def barriers(**parameters):
        outputs = {
            "OUTPUT": str(tmp_path / "out" / "barriers.tif"),
            "BARRIERS": str(tmp_path / "out" / "barriers.gpkg"),
        }
        radii = {"MIN_RADIUS": 60.0, "MAX_RADIUS": 180.0, "STEP": 60.0}
        # Barrier Mapper's way, unless a test says otherwise: restored ground of a resistance of 1.
        return esp("barriers", **{**basin, **radii, "RESTORED": 1, **outputs, **parameters})

    return barriers


def test_barriers_of_two_roads(run, esp, tmp_path, no_leftovers):
    result = run(
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


def test_corridors_and_their_surfaces_are_taken_up(esp, run, basin, tmp_path):
    inputs = {key: basin[key] for key in ("SOURCES", "RESISTANCE")}
    made = esp(
        "corridors", **inputs, ADJACENCY=3, DROP_INTERMEDIATE=False, WIDTH=300.0,
        CORRIDORS=str(tmp_path / "corridors.gpkg"), CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        SURFACES=str(tmp_path / "surfaces"),
    )  # fmt: skip
    assert made["COUNT"] == 6
    plain = run(CORRIDORS=made["CORRIDORS"], GAINS=str(tmp_path / "plain.csv"))
    wanted = read_tif(plain["OUTPUT"])
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "surfaces").glob("*.tif")}
    taken = run(
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
    other = write_tif(tmp_path / "other.tif", read_tif(basin["RESISTANCE"]) * 2)
    run(RESISTANCE=other, CORRIDORS=made["CORRIDORS"], SURFACES_IN=made["SURFACES"])
    assert any("0 of 4 cost surfaces fit" in line for line in esp.feedback.lines)
    assert any("in its layer but" in line and "check that sources" in line for line in esp.feedback.lines)


def test_sum_and_folder_of_radii(run, tmp_path):
    most = run()
    score = read_tif(most["OUTPUT"])
    total = run(COMBINE=1, OUTPUT=str(tmp_path / "sum.tif"), BY_RADIUS=str(tmp_path / "radii"))
    summed = read_tif(total["OUTPUT"])
    assert (summed >= np.nan_to_num(score) * (1 - 1e-6)).all() and total["HIGHEST"] >= most["HIGHEST"]
    names = sorted(path.name for path in (tmp_path / "radii").glob("*.tif"))
    kinds = [(kind, radius) for kind in ("centres", "circles") for radius in (60, 120, 180)]
    assert names == sorted(f"barrier_{kind}_{radius}.tif" for kind, radius in kinds)
    by_radius = [read_tif(tmp_path / "radii" / f"barrier_centres_{radius}.tif") for radius in (60, 120, 180)]
    np.testing.assert_array_equal(np.fmax.reduce(by_radius), summed)


def test_what_if(run, esp, basin, tmp_path):
    result = run(
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
    before, after = read_tif(basin["RESISTANCE"]), read_tif(result["RESISTANCE_AFTER"])
    changed = before != after
    area = float(first["area_ha"]) + float(second["area_ha"])
    assert (after[changed] == 1).all() and changed.sum() * CELL * CELL / 1e4 == pytest.approx(area)
    # The network over the restored surface is cheaper by just that.
    costs = []
    for name, surface in (("before", basin["RESISTANCE"]), ("after", result["RESISTANCE_AFTER"])):
        made = esp(
            "corridors", SOURCES=basin["SOURCES"], RESISTANCE=surface, CORRIDORS=str(tmp_path / f"{name}.gpkg"),
            CORRIDOR_RASTER=str(tmp_path / f"{name}.tif"), LINKS=str(tmp_path / f"{name}.csv"), ADJACENCY=3,
            DROP_INTERMEDIATE=False,
        )  # fmt: skip
        costs.append({(row["from_id"], row["to_id"]): float(row["cost"]) for row in read_csv(made["LINKS"])})
    defaults = read_csv(esp(
        "corridors", SOURCES=basin["SOURCES"], RESISTANCE=basin["RESISTANCE"], CORRIDORS=str(tmp_path / "d.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "d.tif"), LINKS=str(tmp_path / "d.csv"),
    )["LINKS"])  # fmt: skip
    active = [(row["from_id"], row["to_id"]) for row in defaults if int(row["status"]) > 0]
    saved = sum(costs[0][pair] - costs[1][pair] for pair in active)
    assert saved == pytest.approx(result["SAVED"], rel=1e-6)
    assert float(second["cost_after"]) == pytest.approx(sum(costs[1][pair] for pair in active), rel=1e-6)
    # Asked for without a number: five.
    five = run(RESTORATION=str(tmp_path / "five.csv"))
    assert len(read_csv(five["RESTORATION"])) == 5 and run()["SAVED"] == 0


def test_overlap_with_pinch_points(run, esp, tmp_path):
    barriers = features(run()["BARRIERS"])
    best = barriers[0][0]
    row, column = int((NORTH - best["y"]) / CELL), int((best["x"] - WEST) / CELL)
    rows = [(square(0, 0), [7]), (square(row - 3, column - 3, 7, 7), [3])]
    pinch = write_layer(tmp_path / "pinch.gpkg", ogr.wkbPolygon, rows, ("rank",))
    result = run(PINCH_POINTS=pinch, OVERLAP=str(tmp_path / "overlap.gpkg"))
    found = features(result["OVERLAP"])
    assert {values["pinch_rank"] for values, _ in found} == {3} and found[0][0]["rank"] == 1
    for values, outline in found:
        assert outline.area() == pytest.approx(values["area_ha"] * 1e4)
        assert values["pinch_pct"] == pytest.approx(100 * values["area_ha"] * 1e4 / (49 * CELL * CELL))
        # The barrier's cells and its disc of 13 cells.
        area = barriers[values["rank"] - 1][0]["area_ha"]
        assert 100 * values["area_ha"] / (area + 13 * 0.09) <= values["barr_pct"] <= 100 * values["area_ha"] / area
    empty = write_layer(tmp_path / "empty.gpkg", ogr.wkbPolygon, [], ("rank",))
    result = run(PINCH_POINTS=empty, OVERLAP=str(tmp_path / "none.gpkg"))
    assert features(result["OVERLAP"]) == []
    assert any("has no pinch points" in line for line in esp.feedback.lines)
    run(OVERLAP=str(tmp_path / "none2.gpkg"))
    assert any("No pinch points are given" in line for line in esp.feedback.lines)


def test_defaults_centroids_and_label_raster(run, esp, basin, tmp_path):
    labels = np.zeros(SHAPE, dtype=np.int32)
    for row, column, number in ((5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20)):
        labels[row : row + 3, column : column + 3] = number
    outputs = {"OUTPUT": str(tmp_path / "d.tif"), "BARRIERS": "TEMPORARY_OUTPUT"}
    inputs = {"RESISTANCE": basin["RESISTANCE"]}
    esp("barriers", SOURCES=write_tif(tmp_path / "labels.tif", labels), **inputs, **outputs)
    # 40 rows of 30 m: a thirtieth is 40 m.
    assert any("Radii: 40, 80, 120, 160." in line for line in esp.feedback.lines)
    edge = run()["HIGHEST"]
    assert run(ENDPOINTS=1)["HIGHEST"] == pytest.approx(edge, rel=0.05)
    single = run(MIN_RADIUS=90.0, MAX_RADIUS=None, STEP=0.0, CLASSES=3, MIN_AREA=0.5)
    assert all(values["radius_m"] == 90 and values["area_ha"] >= 0.5 for values, _ in features(single["BARRIERS"]))
    limited = run(MIN_RADIUS=None, MAX_RADIUS=35.0, STEP=None)
    assert any("Radii: 35." in line for line in esp.feedback.lines) and limited["COUNT"] > 0
    assert any("near the cell size of 30 exaggerate" in line for line in esp.feedback.lines)


def test_nothing_to_gain(run, basin, tmp_path, esp):
    easy = write_tif(tmp_path / "easy.tif", np.full(SHAPE, 0.5, dtype=np.float32))
    result = run(RESISTANCE=easy, RESTORE=2, RESTORATION=str(tmp_path / "none.csv"))
    assert result["COUNT"] == 0 and features(result["BARRIERS"]) == [] and result["SAVED"] == 0
    assert any("There is no barrier" in line for line in esp.feedback.lines)
    assert any("After 0 restored barriers nothing is left to gain." in line for line in esp.feedback.lines)


def corridor_layer(path, pairs, costs=None):
    line = f"LINESTRING({WEST} {NORTH},{WEST + 900} {NORTH - 900})"
    rows = [(line, [a, b, *([] if costs is None else [cost])]) for (a, b), cost in zip(pairs, costs or pairs)]
    return write_layer(path, ogr.wkbLineString, rows, ("from_id", "to_id", *([] if costs is None else ["cost"])))


def test_pairs_that_lead_nowhere_are_said(run, esp, basin, tmp_path):
    resistance = read_tif(basin["RESISTANCE"])
    resistance[:, 29:31] = np.nan
    walled = write_tif(tmp_path / "walled.tif", resistance)
    pairs = corridor_layer(tmp_path / "pairs.gpkg", [(12, 4), (4, 9), (20, 20), (4, 12)])
    result = run(RESISTANCE=walled, CORRIDORS=pairs, GAINS=str(tmp_path / "gains.csv"))
    assert {(row["from_id"], row["to_id"]) for row in read_csv(result["GAINS"])} == {("4", "12")}
    assert any("1 corridor begins and ends in the same source" in line for line in esp.feedback.lines)
    assert any("1 corridor has no path" in line and "4-9" in line for line in esp.feedback.lines)
    with pytest.raises(QgsProcessingException, match="There is no corridor between the sources over this resistance"):
        run(RESISTANCE=walled, CORRIDORS=corridor_layer(tmp_path / "none.gpkg", [(4, 9)]))


def test_bad_input(run, basin, tmp_path, no_leftovers):
    resistance = read_tif(basin["RESISTANCE"])
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
        (dict(PINCH_POINTS=basin["RESISTANCE"], OVERLAP="TEMPORARY_OUTPUT"), "resistance is not a vector layer"),
        (dict(OUTPUT=basin["RESISTANCE"]), "would overwrite the input"),
    ]
    for parameters, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            run(**parameters)
    assert not (tmp_path / "out" / "barriers.tif").exists() and not (tmp_path / "out" / "barriers.gpkg").exists()


def test_cancel(run, tmp_path, no_leftovers):
    run(cancel_at=30)
    assert not (tmp_path / "out" / "barriers.tif").exists()


def test_headless(qgis_process, basin, tmp_path):
    finished = qgis_process(
        "barriers", **basin, OUTPUT=tmp_path / "b.tif", BARRIERS=tmp_path / "b.gpkg", RESTORATION=tmp_path / "r.csv"
    )
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert results["COUNT"] == len(features(tmp_path / "b.gpkg")) > 0 and len(read_csv(tmp_path / "r.csv")) == 4
    finished = qgis_process(
        "barriers", **basin, MIN_RADIUS=10, OUTPUT=tmp_path / "c.tif", BARRIERS=tmp_path / "c.gpkg"
    )
    assert finished.returncode != 0 and "below the cell size of 30" in finished.stderr + finished.stdout
    assert not (tmp_path / "c.tif").exists() and not (tmp_path / "c.gpkg").exists()


# -- obstacles ---------------------------------------------------------------------------------------


@pytest.fixture
def plain(esp, tif, tmp_path):
    """A plain of resistance 5 with two sources at its sides, and roads across it."""

    def find(roads=(), **parameters):
        resistance = np.full((120, 200), 5.0, dtype=np.float32)
        for column, toll in roads:
            resistance[:, column : column + 2] = toll
        sources = np.zeros(resistance.shape, dtype=np.uint8)
        sources[50:70, 5:15], sources[50:70, 185:195] = 1, 2
        outputs = {"OUTPUT": str(tmp_path / "score.tif"), "BARRIERS": str(tmp_path / "barriers.gpkg")}
        return esp(
            "barriers",
            SOURCES=tif("sources", sources, cell_size=250.0),
            RESISTANCE=tif("resistance", resistance, cell_size=250.0),
            **{**outputs, **parameters},
        )

    return find


def test_a_plain_has_no_barrier(plain, esp):
    result = plain()
    assert result["COUNT"] == 0 and result["SHORT_CUT_COUNT"] == 0 and features(result["BARRIERS"]) == []
    # The scores are Barrier Mapper's all the same: the plain's resistance less that of restored ground.
    assert result["HIGHEST"] == pytest.approx(4.0)
    assert any("no place costs a corridor more than its own surroundings" in line for line in esp.feedback.lines)
    assert plain(RESTORED=1)["COUNT"] == 1


def test_a_road_across_a_plain_is_the_barrier(plain, tmp_path):
    result = plain([(99, 9.0)], EXCESS=str(tmp_path / "excess.tif"))
    ((road, outline),) = features(result["BARRIERS"])
    assert road["area_ha"] == 750.0 and road["lies_on"] == road["corridors"] == "1-2" and road["class"] == 5
    # Two columns of 4 above the plain, of a disc 2000 m across.
    assert (road["radius_m"], road["gain"], road["saved"]) == (1000.0, 1.0, pytest.approx(2000.0))
    assert road["score"] == pytest.approx(5.0) and outline.area() == pytest.approx(7.5e6)
    excess = read_tif(result["EXCESS"])
    assert np.nanmax(excess) == pytest.approx(1.0) and np.isnan(excess[60, 30])


def test_of_two_roads_the_dearer_one_comes_first(plain):
    first, second = (row for row, _ in features(plain([(60, 7.0), (99, 9.0)])["BARRIERS"]))
    assert (first["gain"], second["gain"]) == pytest.approx((1.0, 0.5))
    assert first["x"] - second["x"] == pytest.approx(39 * 250.0, abs=250.0)
    assert (first["class"], second["class"]) == (5, 4)


def test_what_cannot_be_restored_is_no_barrier(plain, tif, tmp_path):
    reach = np.full((120, 200), 5.0, dtype=np.float32)
    reach[:, 60:62] = 7.0
    given = {"RESTORED_RASTER": tif("reach", reach, cell_size=250.0)}
    result = plain([(60, 7.0), (99, 9.0)], RESTORE=1, RESISTANCE_AFTER=str(tmp_path / "after.tif"), **given)
    ((road, _),) = features(result["BARRIERS"])
    assert road["gain"] == pytest.approx(1.0)
    after = read_tif(result["RESISTANCE_AFTER"])
    # A disc of 9 rows in front of the sources; the other road cannot be restored.
    lowered = np.flatnonzero(after[:, 99] == 5.0)
    assert after.min() == 5.0 and lowered.size == 9 and 46 <= lowered.min() < 66 and (after[:, 60:62] == 7.0).all()
    with pytest.raises(QgsProcessingException, match="counts only where a barrier is what costs more"):
        plain(RESTORED=1, **given)


def test_short_cuts_are_no_barriers(esp, tif, tmp_path):
    """A wall whose only gate lies far off: the corridor takes the gate, restoring the wall would be a new way."""
    resistance = np.full((60, 60), 1.0, dtype=np.float32)
    resistance[:55, 29:31] = 200.0
    sources = np.zeros(resistance.shape, dtype=np.uint8)
    sources[2:6, 5:10], sources[2:6, 50:55] = 1, 2
    result = esp(
        "barriers",
        SOURCES=tif("sources", sources, cell_size=30.0),
        RESISTANCE=tif("resistance", resistance, cell_size=30.0),
        MIN_RADIUS=60.0,
        MAX_RADIUS=60.0,
        OUTPUT=str(tmp_path / "score.tif"),
        BARRIERS=str(tmp_path / "barriers.gpkg"),
        SHORT_CUTS=str(tmp_path / "short.gpkg"),
    )
    assert result["COUNT"] == 0 and result["SHORT_CUT_COUNT"] >= 1
    assert any("possible short cuts" in line for line in esp.feedback.lines)
    short, outline = features(result["SHORT_CUTS"])[0]
    assert short["lies_on"] in ("", None) and short["corridors"] == "1-2" and short["gain"] > 0
    assert outline.centroid().asPoint().y() > 0


def test_the_rim_of_barrier_mapper(plain, run, tmp_path):
    disc, rim = run(), None
    disc = read_tif(disc["OUTPUT"])
    rim = read_tif(run(WINDOW=1)["OUTPUT"])
    # A rim of four cells finds no more than the disc, and less in most places; the best place is the same.
    both = np.isfinite(disc) & np.isfinite(rim)
    assert both.sum() > 100 and (rim[both] <= disc[both] + 1e-4).all() and (rim[both] < disc[both] - 0.01).any()


def test_corridors_between_neighbours_alone(esp, tif, tmp_path):
    resistance = np.full((30, 90), 3.0, dtype=np.float32)
    sources = np.zeros(resistance.shape, dtype=np.uint8)
    for number, column in enumerate((2, 40, 80), 1):
        sources[12:18, column : column + 6] = number
    given = {
        "SOURCES": tif("sources", sources, cell_size=30.0),
        "RESISTANCE": tif("resistance", resistance, cell_size=30.0),
    }
    lines = esp(
        "corridors", **given, ADJACENCY=3, DROP_INTERMEDIATE=False, CORRIDORS=str(tmp_path / "all.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
    )["CORRIDORS"]  # fmt: skip
    outputs = {"OUTPUT": str(tmp_path / "score.tif"), "BARRIERS": str(tmp_path / "b.gpkg")}
    esp("barriers", **given, CORRIDORS=lines, **outputs)
    assert any("1 of 3 corridors runs through a third source" in line for line in esp.feedback.lines)
    esp("barriers", **given, CORRIDORS=lines, NEIGHBOUR_LINKS=True, **outputs)
    assert any("2 of 3 corridors join neighbours" in line for line in esp.feedback.lines)
    assert not any("run through a third source, so that" in line for line in esp.feedback.lines)


def test_maximum_and_sum_in_one_run(run, tmp_path):
    both = run(SUM=str(tmp_path / "sum.tif"))
    most, total = read_tif(both["OUTPUT"]), read_tif(both["SUM"])
    np.testing.assert_array_equal(read_tif(run(COMBINE=1)["OUTPUT"]), total)
    np.testing.assert_array_equal(read_tif(run(COMBINE=2)["OUTPUT"]), most)
    assert (np.nan_to_num(total) > np.nan_to_num(most)).any()


def test_return_on_investment(run, tif, tmp_path, esp):
    """The dearer road comes first, unless it is fifty times as dear to restore there."""
    costs = np.full(read_tif(run()["OUTPUT"]).shape, 1000.0, dtype=np.float32)
    options = {"RESTORE": 2, "RESTORATION": str(tmp_path / "r.csv")}
    first = read_csv(run(**options)["RESTORATION"])[0]
    assert first["roi"] == "" and first["invested"] == ""
    row = int((NORTH - float(first["y"])) / CELL)
    even = run(**options, COSTS=write_tif(tmp_path / "even.tif", costs))
    best = read_csv(even["RESTORATION"])[0]
    radius = float(best["radius_m"])
    assert float(best["invested"]) == pytest.approx(0.1 * np.pi * radius**2, rel=1e-5)
    assert float(best["roi"]) == pytest.approx(float(best["gain"]) * 2 * radius / float(best["invested"]), rel=1e-5)
    costs[max(row - 12, 0) : row + 13] = 50_000.0
    dear = run(**options, COSTS=write_tif(tmp_path / "dear.tif", costs), BUDGET=1.5 * float(best["invested"]))
    steps = read_csv(dear["RESTORATION"])
    assert abs(int((NORTH - float(steps[0]["y"])) / CELL) - row) > 5
    assert dear["INVESTED"] == pytest.approx(sum(float(step["invested"]) for step in steps))
    assert dear["INVESTED"] <= 1.5 * float(best["invested"])
    with pytest.raises(QgsProcessingException, match="needs What if: cost of restoring"):
        run(BUDGET=5.0)
