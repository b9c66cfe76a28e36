"""esp:restorationzones end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsRasterLayer, QgsVectorLayer
from rasters import read_tif
from tables import read_csv
from vectors import write_vector
from zone_scene import COVER, HEALTH, LEFT, OUTPUTS, TOP, box_wkt, features, write_csv


def expected_rules():
    """What the seven rules of the next test decide: the later lines are the earlier rules."""
    row, column = np.mgrid[0:8, 0:8]
    expected = np.full((8, 8), 7)
    expected[np.hypot(np.maximum(4 - row, 0), np.maximum(4 - column, 0)) * 30 <= 60] = 6
    disturbed = np.hypot(row, 7 - column) * 30 <= 60
    expected[disturbed] = 5
    expected[(row < 4) & (column > 3) & ~disturbed] = 4
    expected[COVER == 6] = 3
    expected[:, 0] = 1
    expected[(row > 3) & (column > 3)] = 0
    return expected


def test_the_first_rule_that_fits_decides(esp, scene, no_leftovers):
    rules = str(Path(scene["OUTPUT"]).parent / "own.csv")
    write_csv(
        Path(rules),
        ["rule", "zone", "corridors", "disturbance", "landcover", "trend_max", "sources_max", "mines_max"],
        ["corridor", "corridor connectivity", "in", "", "", "", "", ""],
        ["never", "artificial restoration", "in", "in", "", "", "", ""],
        ["snow", "ecological recovery", "", "", "snow_ice", "", "", ""],
        ["falling, no mine", "ecological recovery", "", "out", "", "<0", "", ""],
        ["mine", "artificial restoration", "", "", "", "", "", "60.1"],
        ["near", "Ecological enhancement zone", "", "", "", "", "60.1", ""],
        ["rest", "ecological recovery", "", "", "", "", "", ""],
    )
    result = esp("restorationzones", RULES=rules, **scene)
    expected = expected_rules()
    assert np.array_equal(read_tif(scene["RULE"]), expected)
    zones = read_tif(scene["OUTPUT"])
    assert np.array_equal(zones, np.array([0, 1, 2, 3, 3, 2, 4, 3])[expected])
    assert result["BASE_AREA"] == pytest.approx(48 * 0.09) == result["ZONED_AREA"]
    log = esp.feedback.lines
    assert any("Rule 2, never, decides no cell" in line for line in log)
    assert any("each cell takes the value it lies in" in line and line.startswith("health ") for line in log)
    assert any("mines disturbs up to 60 m" in line for line in log)


def test_polygons_tables_and_sidecars(esp, scene):
    esp("restorationzones", **scene)
    zones = read_tif(scene["OUTPUT"])
    rows = features(scene["ZONES"])
    assert [row["zone_id"] for row in rows] == list(range(1, len(rows) + 1))
    for number in range(1, 5):
        area = sum(row["area_ha"] for row in rows if row["zone_no"] == number)
        assert area == pytest.approx(np.count_nonzero(zones == number) * 0.09)
    corridor = rows[0]
    assert corridor["zone"] == "Corridor connectivity zone" and corridor["rule"] == "In a corridor"
    assert corridor["district"] == "West" and corridor["cover"] == "Snow/Ice"
    preset = {(row["zone"], row["land_cover"]): row["strategy"] for row in read_csv(scene["STRATEGIES_OUT"])}
    assert corridor["strategy"] == preset["corridor connectivity", "snow_ice"]
    _check_areas(scene, zones)
    page = Path(scene["PAGE"]).read_text(encoding="utf-8")
    assert "Artificial restoration zone" in page and "Barren" in page and "West" in page
    dataset = gdal.Open(scene["RULE"])
    dataset.GetMetadata()
    assert dataset.GetRasterBand(1).GetCategoryNames()[1:3] == ["In a corridor", "Mines and works"]
    layer = QgsRasterLayer(scene["OUTPUT"], "zones")
    assert [entry.label for entry in layer.renderer().classes()][0] == "Corridor connectivity zone"
    rule_layer = QgsRasterLayer(scene["RULE"], "rule")
    assert [entry.label for entry in rule_layer.renderer().classes()][0] == "1 In a corridor"
    polygons = QgsVectorLayer(scene["ZONES"], "zones", "ogr")
    assert polygons.renderer().classAttribute() == "zone"
    assert all(feature.geometry().isGeosValid() for feature in polygons.getFeatures())


def _check_areas(scene, zones):
    table = read_csv(scene["AREA_TABLE"])
    bare = [row for row in table if row["by"] == "Land cover" and row["class"] == "7" and row["zone_no"] == "0"]
    assert float(bare[0]["area_ha"]) == pytest.approx(np.count_nonzero((zones > 0) & (COVER == 7)) * 0.09)
    for by in ("Land cover", "District"):
        for number in range(1, 5):
            parts = [row for row in table if row["by"] == by and row["zone_no"] == str(number)]
            cells = np.count_nonzero(zones == number)
            assert sum(float(row["area_ha"]) for row in parts) == pytest.approx(cells * 0.09)
            assert sum(float(row["share_zone"]) for row in parts) == pytest.approx(100.0 if cells else 0.0)
            assert sum(float(row["share_all"]) for row in parts) == pytest.approx(100 * cells / (zones > 0).sum())
    content = json.loads(Path(scene["OUTPUT"] + ".json").read_text(encoding="utf-8"))
    wide = content["tables"]["Areas of the zones (km²): Land cover"]
    assert list(wide) == ["Zone", "Share (%)", "Total (km²)", "Grassland", "Snow/Ice", "Barren"]
    assert wide["Zone"][-1] == "Total" and wide["Share (%)"][-1] == 100.0
    assert wide["Total (km²)"][-1] == pytest.approx(np.count_nonzero(zones) * 0.0009, abs=1e-4)
    sums = [sum(wide[name][row] for name in list(wide)[3:]) for row in range(6)]
    assert sums == pytest.approx(wide["Total (km²)"])
    rules = content["tables"]["Rules in their order"]
    where = dict(zip(rules["Rule"], rules["Where"]))
    assert where["In a corridor"] == "in a corridor" and where["Other weak land"] == "all that is left"
    assert where["Mines and works"] == "at mines or works" and where["Snow and ice"] == "Snow/Ice"
    assert where["Falling health"] == "health has fallen by more than 0.01"
    assert where["Near a source"].startswith("at most ") and where["Near a source"].endswith(" m from a source")
    strategy = dict(zip(rules["Rule"], rules["Strategy"]))
    assert strategy["Natural desert"].startswith("Natural desert: leave it") and "light" in strategy["Roads and light"]
    assert content["tables"]["Strategies by zone and land cover"]["Strategy"][0].endswith(".")
    assert content["numbers"]["BASE_AREA"] == pytest.approx(48 * 0.09)


def test_the_presets_copy_gives_the_same_zones(esp, scene, tmp_path):
    esp("restorationzones", **scene)
    first = read_tif(scene["RULE"])
    again = {**scene, **{key: str(tmp_path / f"again_{name}") for key, name in OUTPUTS.items()}}
    esp("restorationzones", RULES=scene["RULES_OUT"], STRATEGIES=scene["STRATEGIES_OUT"], **again)
    assert np.array_equal(read_tif(again["RULE"]), first, equal_nan=True)
    assert features(again["ZONES"]) == features(scene["ZONES"])


def test_only_health_leaves_rules_out_and_says_so(esp, tif, tmp_path):
    out = str(tmp_path / "zones.tif")
    esp("restorationzones", HEALTH=tif("health", HEALTH), CLASSIFICATION=0, NESTED=False, OUTPUT=out,
        ZONES="TEMPORARY_OUTPUT")  # fmt: skip
    assert read_tif(out).tolist() == [[3.0, 3.0], [3.0, 0.0]]
    missing = [line for line in esp.feedback.lines if "is left out: it needs" in line]
    assert len(missing) == 8 and "Rule 1, In a corridor, is left out: it needs corridors" in missing[0]


def test_a_raster_of_classes_is_taken_as_it_is(esp, tif, tmp_path):
    classes = np.array([[1, 2, 3], [255, 5, 2]], dtype=np.uint8)
    out = str(tmp_path / "zones.tif")
    esp("restorationzones", HEALTH=tif("classes", classes, nodata=255), BASE_CLASSES="2,3", OUTPUT=out,
        ZONES="TEMPORARY_OUTPUT")  # fmt: skip
    assert np.array_equal(read_tif(out), [[0, 3, 3], [np.nan, 0, 3]], equal_nan=True)
    assert any("holds classes of health" in line for line in esp.feedback.lines)


def test_the_last_band_is_read_unless_another_is_named(esp, tif, tmp_path):
    bands = np.array([[[1, 3]], [[3, 1]]], dtype=np.uint8)
    out = str(tmp_path / "zones.tif")
    common = dict(HEALTH=tif("years", bands), OUTPUT=out, ZONES="TEMPORARY_OUTPUT")
    esp("restorationzones", **common)
    assert read_tif(out).tolist() == [[0, 3]]
    esp("restorationzones", HEALTH_BAND=1, **common)
    assert read_tif(out).tolist() == [[3, 0]]


def test_without_land_cover_the_finest_raster_gives_the_grid(esp, scene):
    for key in ("LANDCOVER", "LEGEND"):
        del scene[key]
    esp("restorationzones", **scene)
    assert read_tif(scene["OUTPUT"]).shape == (8, 8)


def test_corridor_polygons_raster_and_an_empty_layer(esp, scene, tif, tmp_path):
    scene["CORRIDORS"] = write_vector(tmp_path / "areas.gpkg", [box_wkt(0, 0, 2, 8)])
    del scene["BUFFER"]
    esp("restorationzones", **scene)
    assert (read_tif(scene["RULE"]) == 1).tolist() == [[row < 2] * 8 for row in range(8)]
    cost = np.full((8, 8), np.nan, dtype=np.float32)
    cost[:, 0], cost[:, 1] = 100.0, 5000.0
    scene["CORRIDORS"], scene["CORRIDOR_RASTER"] = None, tif("cost", cost)
    esp("restorationzones", **scene)
    assert (read_tif(scene["RULE"]) == 1).sum() == 16
    esp("restorationzones", CORRIDOR_CUTOFF=1000.0, **scene)
    assert (read_tif(scene["RULE"]) == 1).sum() == 8
    scene["CORRIDORS"], scene["CORRIDOR_RASTER"] = write_vector(tmp_path / "none.gpkg", []), None
    esp("restorationzones", **scene)
    assert not (read_tif(scene["RULE"]) == 1).any()
    assert any("no cell of a corridor" in line for line in esp.feedback.lines)
    assert not any("Rule 1, In a corridor, is left out" in line for line in esp.feedback.lines)


def test_disturbance_of_rasters_far_mines_and_single_limits(esp, scene, tif, tmp_path):
    light = np.zeros((8, 8), dtype=np.float32)
    light[1, 1], light[2, 2] = 5.0, 50.0
    far = write_vector(tmp_path / "far.gpkg", [f"POINT({LEFT + 90000} {TOP})"])
    scene["DISTURBANCE"] = [tif("night light", light), far]
    rules = write_csv(tmp_path / "own.csv", ["zone", "disturbance", "night_light_min"], ["2", "in", ""], ["1", "", "0"])
    esp("restorationzones", RULES=rules, **scene)
    assert np.argwhere(read_tif(scene["RULE"]) == 1).tolist() == [[1, 1], [2, 2]]
    assert any("far has no feature on the raster or near it" in line for line in esp.feedback.lines)
    lines = esp.feedback.lines
    assert "dem: no rule asks for it." in lines and "corridors: no rule asks for it." in lines
    assert not any("night light: no rule" in line for line in lines)
    esp("restorationzones", RULES=rules, DISTURBANCE_LIMITS="Night light = 10", **scene)
    assert np.argwhere(read_tif(scene["RULE"]) == 1).tolist() == [[2, 2]]


def test_further_layers_and_zones(esp, scene, tif, tmp_path):
    slope = tif("slope", np.tile(np.arange(8, dtype=np.float32), (8, 1)))
    fields = write_vector(tmp_path / "fields.gpkg", [box_wkt(0, 0, 1, 1)])
    rules = write_csv(
        tmp_path / "own.csv",
        ["rule", "zone", "slope_min", "fields", "note"],
        ["on fields", "grazing ban", "", "in", "own zone"],
        ["steep", "none", "3", "", ""],
        ["rest", "3", "", "", ""],
    )
    esp("restorationzones", RULES=rules, LAYERS=[slope, fields], ZONE_NAMES="Grazing ban; Sand control", **scene)
    zones = read_tif(scene["OUTPUT"])
    assert zones[0, 0] == 6 and zones[0, 1] == 3 and zones[0, 3] == 0
    assert {row["zone"] for row in features(scene["ZONES"])} == {"Grazing ban", "Ecological recovery zone"}


def test_small_pieces_join_and_the_rules_raster_says_so(esp, scene):
    esp("restorationzones", **scene)
    before = read_tif(scene["OUTPUT"])
    esp("restorationzones", MIN_AREA=0.7, **scene)
    after = read_tif(scene["OUTPUT"])
    assert all(row["area_ha"] >= 0.7 for row in features(scene["ZONES"]))
    changed = before != after
    assert changed.any()
    assert (read_tif(scene["RULE"])[changed] >= 10).all() and (read_tif(scene["RULE"])[~changed] <= 9).all()
    assert any("joined a neighbour" in line for line in esp.feedback.lines)


def test_the_nested_base_is_the_weakest_part_of_the_weak_land(esp, tif, tmp_path):
    index = np.linspace(0.01, 0.6, 60, dtype=np.float32).reshape(6, 10)
    index[5] = 0.9
    rules = write_csv(tmp_path / "all.csv", ["rule", "zone"], ["all", "3"])
    common = {"RULES": rules, "OUTPUT": str(tmp_path / "zones.tif"), "ZONES": "TEMPORARY_OUTPUT"}
    limits = {"CLASSIFICATION": 2, "BREAKS": "0.3,0.45,0.7,0.8"}
    result = esp("restorationzones", HEALTH=tif("index", index), **limits, **common)
    zoned = read_tif(common["OUTPUT"]) > 0
    weak = index <= 0.45
    # Two of five natural classes of evenly spread values.
    assert (zoned <= weak).all() and zoned.sum() == pytest.approx(0.4 * weak.sum(), abs=2)
    assert index[zoned].max() < index[weak & ~zoned].min()
    assert result["BASE_AREA"] == pytest.approx(zoned.sum() * 0.09)
    classes = np.digitize(index, [0.3, 0.45, 0.7, 0.8], right=True).astype(np.uint8) + 1
    given = {"HEALTH": tif("classes", classes)}
    esp("restorationzones", **given, INDEX=tif("index", index), **common)
    assert np.array_equal(read_tif(common["OUTPUT"]) > 0, zoned)
    esp("restorationzones", **given, **common)
    assert np.array_equal(read_tif(common["OUTPUT"]) > 0, weak)
    assert any("holds classes, so the weak land cannot be divided anew" in line for line in esp.feedback.lines)
    esp("restorationzones", HEALTH=tif("index", index), NESTED=False, **limits, **common)
    assert np.array_equal(read_tif(common["OUTPUT"]) > 0, weak)


def test_mines_roads_and_desert_are_told_apart(esp, tif, tmp_path):
    cover = np.full((8, 8), 7, dtype=np.uint8)
    cover[7, :4], cover[6, :4] = 8, 4
    line = f"LINESTRING({LEFT + 15} {TOP - 105}, {LEFT + 225} {TOP - 105})"
    outputs = {key: str(tmp_path / f"{key}.tif") for key in ("OUTPUT", "RULE")}
    esp(
        "restorationzones",
        HEALTH=tif("health", np.full((8, 8), 0.1, np.float32)),
        CLASSIFICATION=0,
        NESTED=False,
        TREND=tif("trend", np.where(np.arange(8)[:, None] == 5, -0.005, 0.0).repeat(8, 1).astype(np.float32)),
        DISTURBANCE=[
            write_vector(tmp_path / "old quarries.gpkg", [f"POINT({LEFT + 15} {TOP - 15})"]),
            write_vector(tmp_path / "roads.gpkg", [line]),
        ],
        DISTURBANCE_DISTANCE=20.0,
        LANDCOVER=tif("cover", cover),
        LEGEND=1,
        ZONES="TEMPORARY_OUTPUT",
        **outputs,
    )
    zones, rule = read_tif(outputs["OUTPUT"]), read_tif(outputs["RULE"])
    assert np.argwhere(zones == 2).tolist() == [[0, 0], *([7, column] for column in range(4))]
    assert (zones[3] == 5).all() and (zones == 5).sum() == 8
    # A fall within the band of the change classes is none; bare land is left to itself.
    assert (zones[5] == 0).all() and (rule[5] == 8).all() and (zones[6, :4] == 3).all()
    assert any("Mines and works: old quarries" in text for text in esp.feedback.lines)


def test_polygons_by_land_cover(esp, scene):
    esp("restorationzones", SPLIT=True, **scene)
    rows = features(scene["ZONES"])
    assert all(row["cover_pct"] == 100.0 for row in rows)
    assert sum(row["area_ha"] for row in rows) == pytest.approx(np.count_nonzero(read_tif(scene["OUTPUT"])) * 0.09)
    corridor = {row["cover"]: row["strategy"] for row in rows if row["zone_no"] == 1}
    assert set(corridor) == {"Barren", "Snow/Ice", "Grassland"} and len(set(corridor.values())) == 3


def test_own_strategies_with_a_row_for_all_other_land_cover(esp, scene, tmp_path):
    table = write_csv(
        tmp_path / "own.csv",
        ["zone", "land_cover", "strategy"],
        ["corridor connectivity", "Snow/Ice", "leave it"],
        ["ecological recovery", "", "fence"],
        ["ecological enhancement", "7", "plant"],
    )
    esp("restorationzones", STRATEGIES=table, **scene)
    texts = {(row["zone_no"], row["cover"]): row["strategy"] for row in features(scene["ZONES"])}
    assert texts[1, "Snow/Ice"] == "leave it" and texts[4, "Barren"] == "plant"
    assert {text for (zone, _), text in texts.items() if zone == 3} == {"fence"}
    assert {text for (zone, _), text in texts.items() if zone == 2} <= {"", None}
