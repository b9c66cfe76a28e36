"""esp:pinchpoints end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, features, square, write_layer
from osgeo import ogr
from pairing import each, paired
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

SHAPE = (40, 60)
SOURCES = ((5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20))


def cell_of(values):
    return int((NORTH - values["y"]) / CELL), int((values["x"] - WEST) / CELL)


@pytest.fixture
def basin(tmp_path):
    """Four sources, and a wall down the middle with two gaps of one and of three cells."""
    resistance = np.full(SHAPE, 2.0, dtype=np.float32)
    resistance[:, 29:31] = np.nan
    cover = np.full(SHAPE, 1, dtype=np.uint8)
    resistance[10, 29:31], cover[10, 29:31] = 2.0, 5
    resistance[29:32, 29:31], cover[29:32, 29:31] = 2.0, 6
    rows = [(square(row, column), [number]) for row, column, number in SOURCES]
    return {
        "SOURCES": write_layer(tmp_path / "源地 a.gpkg", ogr.wkbPolygon, rows, ("source_id",)),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance),
        "LANDCOVER": write_tif(tmp_path / "cover.tif", cover),
    }


@pytest.fixture
def run(esp, basin, tmp_path):
    def pinch_points(**parameters):
        outputs = {
            "CURRENT": str(tmp_path / "out" / "current.tif"),
            "PINCH_POINTS": str(tmp_path / "out" / "pinch.gpkg"),
            "CORRIDORS_OUT": str(tmp_path / "out" / "corridors.gpkg"),
        }
        return esp("pinchpoints", **{**basin, "WIDTH": 600.0, **outputs, **parameters})

    return pinch_points


def test_gaps_are_pinch_points(run, esp, tmp_path, no_leftovers):
    result = run(COVER_TABLE=str(tmp_path / "cover.csv"), CURRENT_SOURCES=str(tmp_path / "whole.tif"))
    current = read_tif(result["CURRENT"])
    # One ampere through the gap of one cell, as much as can be anywhere.
    assert current[10, 29] == pytest.approx(1.0, rel=1e-6) and np.nanmax(current) == pytest.approx(1.0, rel=1e-6)
    for row, column, _ in SOURCES:
        assert np.isnan(current[row : row + 3, column : column + 3]).all()
    assert np.isnan(current[20, 29]) and np.isnan(current[0, 59])
    np.testing.assert_array_equal(current, read_tif(result["CURRENT_SOURCES"]))
    places = features(result["PINCH_POINTS"])
    assert len(places) == result["COUNT"] >= 1
    best, outline = places[0]
    assert best["rank"] == 1 and best["cur_max"] == pytest.approx(1.0, rel=1e-6) and cell_of(best)[0] == 10
    assert best["corridors"].split(", ")[0] == "4-9" and best["n_links"] == len(best["link_ids"].split(", "))
    assert outline.isGeosValid() and outline.area() == pytest.approx(best["area_ha"] * 1e4)
    assert best["cur_mean"] <= best["cur_max"] and best["cur_mean"] > result["LIMIT"]
    assert sum(values["area_ha"] for values, _ in places) == pytest.approx(result["AREA"])
    peaks = [values["cur_max"] for values, _ in places]
    assert peaks == sorted(peaks, reverse=True)
    labelled = np.count_nonzero(current > result["LIMIT"])
    assert labelled * CELL * CELL / 1e4 == pytest.approx(result["AREA"], abs=2 * CELL * CELL / 1e4)
    assert "5" in [part.split(" ")[0] for part in best["covers"].split("; ")]
    covers = read_csv(result["COVER_TABLE"])
    assert sum(int(row["places"]) for row in covers) == len(places)
    assert sum(float(row["area_ha"]) for row in covers) == pytest.approx(result["AREA"])
    assert any("4 circuits were solved" in line or "circuits were solved" in line for line in esp.feedback.lines)
    assert esp.feedback.fractions[-1] == pytest.approx(100.0)
    assert Path(result["CURRENT"].replace(".tif", ".qml")).exists()
    sidecar = json.loads(Path(result["CURRENT"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["COUNT"] == len(places) and sidecar["numbers"]["residual"] <= 1e-8
    package = ogr.Open(result["PINCH_POINTS"])
    assert package.GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_corridors_with_effective_resistance(run, esp, basin, tmp_path):
    inputs = {key: basin[key] for key in ("SOURCES", "RESISTANCE")}
    made = esp(
        "corridors", **inputs, ADJACENCY=3, DROP_INTERMEDIATE=False, WIDTH=600.0,
        CORRIDORS=str(tmp_path / "made.gpkg"), CORRIDOR_RASTER=str(tmp_path / "made.tif"),
        SURFACES=str(tmp_path / "surfaces"),
    )  # fmt: skip
    plain = run(CORRIDORS=made["CORRIDORS"])
    lines = features(plain["CORRIDORS_OUT"])
    given = {values["link_id"]: values for values, _ in features(made["CORRIDORS"])}
    assert len(lines) == 6 == made["COUNT"]
    for values, line in lines:
        assert {key: values[key] for key in ("from_id", "to_id", "cost", "reason")} == {
            key: given[values["link_id"]][key] for key in ("from_id", "to_id", "cost", "reason")
        }
        assert 0 < values["eff_res"] < values["cost"] and line.length() == pytest.approx(values["length_m"])
        assert values["cost_res"] == pytest.approx(values["cost"] / values["eff_res"])
        assert 0 < values["cur_mean"] < values["cur_max"] <= 1 + 1e-6
    places = features(plain["PINCH_POINTS"])
    for values, _ in lines:
        pair = f"{values['from_id']}-{values['to_id']}"
        assert values["n_pinch"] == sum(pair in place["corridors"].split(", ") for place, _ in places)
    current = read_tif(plain["CURRENT"])
    taken = run(CORRIDORS=made["CORRIDORS"], SURFACES_IN=made["SURFACES"], CURRENT=str(tmp_path / "taken.tif"))
    np.testing.assert_array_equal(read_tif(taken["CURRENT"]), current)
    assert any("4 of 4 cost surfaces fit" in line for line in esp.feedback.lines)
    # The corridors of the network alone.
    squared = run(CORRIDORS=made["CORRIDORS"], SQUARED=True)
    assert all(values["cost_res"] is None or not values["cost_res"] for values, _ in features(squared["CORRIDORS_OUT"]))
    defaults = features(run()["CORRIDORS_OUT"])
    assert {"link_id", "cost", "eff_res", "cost_res", "n_pinch"} <= set(defaults[0][0]) and defaults[0][1].length() > 0
    both = {(values["from_id"], values["to_id"]): values["eff_res"] for values, _ in lines}
    for values, _ in defaults:
        assert values["eff_res"] == pytest.approx(both[values["from_id"], values["to_id"]], rel=1e-6)


@pytest.mark.parametrize("mode", [1, 2])
def test_the_whole_network(run, mode, tmp_path):
    result = run(MODE=mode, CURRENT_SOURCES=str(tmp_path / "whole.tif"))
    current, whole = read_tif(result["CURRENT"]), read_tif(result["CURRENT_SOURCES"])
    wall = np.nansum(current[:, 29])
    # All-to-one: each of 4 grounds draws 2 A through the wall. Pairwise: 4 of 6 pairs lie across it.
    least = {1: 8.0, 2: 4.0}[mode]
    assert least * (1 - 1e-6) <= wall < 1.3 * least
    assert np.isfinite(whole[6, 6]) and np.isnan(current[6, 6])
    np.testing.assert_array_equal(current[np.isfinite(current)], whole[np.isfinite(current)])
    places = features(result["PINCH_POINTS"])
    assert places and all(values["corridors"] for values, _ in places)
    alone = {values["link_id"]: values["eff_res"] for values, _ in features(run(MODE=0)["CORRIDORS_OUT"])}
    for values, _ in each(features(run(MODE=mode)["CORRIDORS_OUT"])):
        assert values["eff_res"] == pytest.approx(alone[values["link_id"]], rel=1e-6) and values["cur_max"] > 0


def test_defaults_areas_and_classes(esp, run, basin, tmp_path):
    outputs = {"CURRENT": str(tmp_path / "d.tif")}
    result = esp("pinchpoints", SOURCES=basin["SOURCES"], RESISTANCE=basin["RESISTANCE"], **outputs)
    assert result["WIDTH_USED"] == pytest.approx(300.0) and result["COUNT"] > 0 and "PINCH_POINTS" not in result
    assert any("Corridors are 300 wide" in line for line in esp.feedback.lines)
    few = run(MIN_AREA=1.0, CLASSES=2)
    assert all(values["area_ha"] >= 1 - 1e-9 for values, _ in features(few["PINCH_POINTS"]))
    none = run(MIN_AREA=1e6)
    assert none["COUNT"] == 0 and features(none["PINCH_POINTS"]) == []
    assert any("There is no pinch point" in line for line in esp.feedback.lines)
    everything = run(CLASSES=1)
    current = read_tif(everything["CURRENT"])
    assert everything["LIMIT"] == 0 and everything["AREA"] == pytest.approx(np.nansum(current > 0) * 0.09)
    wide = run(WIDTH=2000.0, ENDPOINTS=1)
    assert wide["COUNT"] > 0 and np.isfinite(read_tif(wide["CURRENT"])).sum() > np.isfinite(current).sum()


def test_bad_input(run, basin, tmp_path, no_leftovers):
    resistance = read_tif(basin["RESISTANCE"])
    zero = resistance.copy()
    zero[3, 3:5] = -1.0
    one = write_layer(tmp_path / "one.gpkg", ogr.wkbPolygon, [(square(5, 5), [4])], ("source_id",))
    walled = resistance.copy()
    walled[:, 29:31] = np.nan
    line = f"LINESTRING({WEST} {NORTH},{WEST + 900} {NORTH - 900})"
    across = write_layer(tmp_path / "a.gpkg", ogr.wkbLineString, [(line, [4, 9])], ("from_id", "to_id"))
    nameless = write_layer(tmp_path / "n.gpkg", ogr.wkbLineString, [(line, [4, 9])], ("a", "b"))
    on_nodata = write_layer(
        tmp_path / "nodata.gpkg", ogr.wkbPolygon, [(square(5, 5), [4]), (square(20, 29, 2, 2), [5])], ("source_id",)
    )
    cases = [
        (dict(WIDTH=0.0), "The width of the corridors is 0; give a cost above 0"),
        (dict(WIDTH=-5.0), "The width of the corridors is -5; give a cost above 0"),
        (dict(RESISTANCE=write_tif(tmp_path / "zero.tif", zero)), "The resistance is 0 or negative in 2 cells"),
        (dict(SOURCES=one), "A network needs at least two sources"),
        (dict(SOURCES=on_nodata), "A network needs at least two sources"),
        (
            dict(RESISTANCE=write_tif(tmp_path / "walled.tif", walled), CORRIDORS=across),
            "There is no corridor between the sources over this resistance",
        ),
        (dict(CORRIDORS=nameless), "from_id"),
        (dict(SURFACES_IN=str(tmp_path / "nowhere")), "nowhere"),
        (dict(SOURCES=str(tmp_path / "absent.gpkg")), "the file .*absent.gpkg does not exist"),
        (
            dict(RESISTANCE=write_tif(tmp_path / "degrees.tif", resistance, 0.001, (99.0, 37.9), "EPSG:4326")),
            "geographic coordinate system",
        ),
        (dict(RESISTANCE=write_tif(tmp_path / "flat.tif", resistance, cells=(30.0, -60.0))), "square"),
        (dict(RESISTANCE=write_tif(tmp_path / "turned.tif", resistance, skew=5.0)), "rotated"),
        (dict(LANDCOVER=write_tif(tmp_path / "f.tif", np.full(SHAPE, 1.5))), "holds numbers that are not whole"),
        (dict(CURRENT=basin["RESISTANCE"]), "would overwrite the input"),
    ]
    for parameters, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            run(**parameters)
    assert not (tmp_path / "out" / "current.tif").exists() and not (tmp_path / "out" / "pinch.gpkg").exists()


def test_cancel(run, tmp_path, no_leftovers):
    run(cancel_at=40)
    assert not (tmp_path / "out" / "current.tif").exists()


def test_headless(qgis_process, basin, tmp_path):
    outputs = {"CURRENT": tmp_path / "c.tif", "PINCH_POINTS": tmp_path / "p.gpkg", "CORRIDORS_OUT": tmp_path / "k.gpkg"}
    finished = qgis_process("pinchpoints", **basin, MODE=1, **outputs)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COUNT"] == len(features(tmp_path / "p.gpkg")) > 0
    finished = qgis_process("pinchpoints", **basin, WIDTH=0, CURRENT=tmp_path / "d.tif")
    assert finished.returncode != 0 and "give a cost above 0" in finished.stderr + finished.stdout
    assert not (tmp_path / "d.tif").exists()


def test_both_modes_in_one_run(run, esp, tmp_path):
    """Each gives what it gives alone; the pairs alone tell the resistances of the corridors."""
    second = {"SECOND_CURRENT": str(tmp_path / "c2.tif"), "SECOND_PINCH_POINTS": str(tmp_path / "p2.gpkg")}
    both = run(MODE=0, SECOND_MODE=2, **second)
    maps = read_tif(both["CURRENT"]), read_tif(both["SECOND_CURRENT"])
    places = [features(both[key]) for key in ("PINCH_POINTS", "SECOND_PINCH_POINTS")]
    for mode, current, found in paired((0, 1), maps, places):
        alone = run(MODE=mode)
        np.testing.assert_array_equal(read_tif(alone["CURRENT"]), current)
        assert [values for values, _ in features(alone["PINCH_POINTS"])] == [values for values, _ in found]
    assert both["SECOND_COUNT"] == len(places[1]) and both["COUNT"] == len(places[0])
    swapped = run(MODE=1, SECOND_MODE=1, **second)
    np.testing.assert_array_equal(read_tif(swapped["SECOND_CURRENT"]), maps[0])
    assert all(values["eff_res"] > 0 for values, _ in features(swapped["CORRIDORS_OUT"]))
    with pytest.raises(QgsProcessingException, match="is the same as Current"):
        run(MODE=0, SECOND_MODE=1, **second)
    with pytest.raises(QgsProcessingException, match="needs a second current"):
        run(**second)


def test_widths_on_the_ground_and_in_percent(run, esp):
    current = read_tif(run(WIDTH=150.0, WIDTH_TYPE=2)["CURRENT"])
    # A strip of five cells beside straight paths.
    assert 0 < np.isfinite(current).sum() < 5.5 * 60 * 4
    assert any("Corridors cover" in line for line in esp.feedback.lines)
    run(WIDTH=400.0, WIDTH_TYPE=1)
    assert any("the width of the pinch points is 400 (%): give a smaller one" in line
               for line in esp.feedback.lines)  # fmt: skip
    with pytest.raises(QgsProcessingException, match="has no default in percent or metres"):
        run(WIDTH=None, WIDTH_TYPE=1)
