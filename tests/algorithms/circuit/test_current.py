"""esp:current end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.circuit.advanced import advanced
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif
from tables import read_csv
from vectors import box, write_geojson, write_vector

LEFT, TOP, SIZE = 500000.0, 4200000.0, 30.0


def surface():
    rng = np.random.default_rng(7)
    resistance = np.exp(rng.standard_normal((20, 25))).astype(np.float32)
    resistance[:12, 10] = np.nan
    return resistance


RESISTANCE = surface()
CONDUCTANCE = np.nan_to_num(1.0 / RESISTANCE.astype(np.float64))
CELLS = {4: (2, 3), 7: (17, 20), 9: (3, 22)}


def place(row, column):
    return LEFT + (column + 0.5) * SIZE, TOP - (row + 0.5) * SIZE


def points(path, cells=CELLS):
    return write_geojson(
        path, [("Point", list(place(*cell)), {"source_id": number}) for number, cell in cells.items()]
    )


def nodes(cells=CELLS):
    return FocalNodes.from_cells(*zip(*((r, c, n) for n, (r, c) in cells.items())))


@pytest.fixture
def paths(tif, tmp_path):
    return {"RESISTANCE": tif("resistance", RESISTANCE), "FOCAL": points(tmp_path / "焦点.geojson")}


def masked(array):
    return np.where(np.isnan(RESISTANCE), np.nan, array)


def test_pairwise_with_everything(esp, paths, tmp_path, no_leftovers):
    outputs = {key: str(tmp_path / f"{key} 图.tif") for key in ("CURRENT", "MAX_CURRENT", "VOLTAGE")}
    outputs.update({key: str(tmp_path / f"{key}.csv") for key in ("RESISTANCES", "MATRIX")})
    result = esp("current", **paths, **outputs, MAPS=str(tmp_path / "maps"))
    maps = {}
    expected = pairwise(
        CONDUCTANCE,
        nodes(),
        8,
        "resistance",
        maximum=True,
        on_pair=lambda found: maps.__setitem__((found.first, found.second), found),
    )
    current = read_tif(outputs["CURRENT"])
    assert current == pytest.approx(masked(expected.cumulative), rel=1e-6, nan_ok=True)
    assert read_tif(outputs["MAX_CURRENT"]) == pytest.approx(masked(expected.maximum), rel=1e-6, nan_ok=True)
    assert np.nanmax(read_tif(outputs["MAX_CURRENT"])) == pytest.approx(1.0)
    assert gdal.Open(outputs["VOLTAGE"]).RasterCount == 3
    assert gdal.Open(outputs["VOLTAGE"]).GetRasterBand(2).GetDescription() == "4-9"
    assert read_tif(outputs["VOLTAGE"], 2) == pytest.approx(masked(maps[4, 9].voltage), rel=1e-6, nan_ok=True)
    assert sorted(path.name for path in (tmp_path / "maps").glob("*.tif")) == [
        f"{kind}_{pair}.tif" for kind in ("current", "voltage") for pair in ("4_7", "4_9", "7_9")
    ]
    assert read_tif(tmp_path / "maps" / "current_7_9.tif") == pytest.approx(
        masked(maps[7, 9].current), rel=1e-6, nan_ok=True
    )
    table = read_csv(outputs["RESISTANCES"])
    assert [(row["from_id"], row["to_id"]) for row in table] == [("4", "7"), ("4", "9"), ("7", "9")]
    assert [float(row["eff_res"]) for row in table] == pytest.approx([row[2] for row in expected.triples()])
    matrix = read_csv(outputs["MATRIX"])
    assert [float(matrix[1][f"to_{number}"]) for number in CELLS] == pytest.approx(expected.resistances[1].tolist())
    assert result["SOLVED"] == 3
    assert 0 <= result["RESIDUAL"] < 1e-8
    assert 0 <= result["IMBALANCE"] < 1e-8
    assert QgsRasterLayer(outputs["CURRENT"], "x").renderer().type() == "singlebandpseudocolor"
    sidecar = json.loads(Path(outputs["CURRENT"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["SOLVED"] == 3
    assert any("relative residual" in line for line in esp.feedback.lines)


def test_defaults_are_8_neighbours_and_average_resistance(esp, paths, tmp_path):
    out = str(tmp_path / "out.tif")
    esp("current", **paths, CURRENT=out)
    first = read_tif(out)
    esp("current", **paths, CURRENT=out, MODE=0, NEIGHBOURS=0, AVERAGE=0, TOLERANCE=1e-8, THREADS=2, SOLVER=1)
    assert read_tif(out) == pytest.approx(first, rel=1e-6, nan_ok=True)
    esp("current", **paths, CURRENT=out, NEIGHBOURS=1, AVERAGE=1)
    expected = pairwise(CONDUCTANCE, nodes(), 4, "conductance").cumulative
    assert read_tif(out) == pytest.approx(masked(expected), rel=1e-6, nan_ok=True)


@pytest.mark.parametrize(("mode", "core"), [(1, one_to_all), (2, all_to_one)])
def test_one_by_one_with_strengths(esp, paths, tmp_path, mode, core):
    table = tmp_path / "strengths.csv"
    table.write_text("source_id,strength\n9,3\n4,1\n7,0.5\n1,8\n")
    out, resistances = str(tmp_path / "out.tif"), str(tmp_path / "r.csv")
    esp("current", **paths, MODE=mode, STRENGTHS=str(table), CURRENT=out, RESISTANCES=resistances, VOLTAGE=str(
        tmp_path / "v.tif"
    ))
    expected = core(CONDUCTANCE, nodes(), neighbours=8, average="resistance", strengths=[1, 0.5, 3])
    assert read_tif(out) == pytest.approx(masked(expected.cumulative), rel=1e-6, nan_ok=True)
    assert [float(row["eff_res"]) for row in read_csv(resistances)] == pytest.approx(expected.values.tolist())
    assert gdal.Open(str(tmp_path / "v.tif")).RasterCount == 3


def test_left_out_partners_of_all_to_one_inject_nothing(esp, paths, tmp_path):
    out, table = str(tmp_path / "out.tif"), str(tmp_path / "r.csv")
    given = {**paths, "MODE": 2, "CURRENT": out, "RESISTANCES": table}
    esp("current", **given, PAIRS="4-7, 4-9", PAIRS_MODE=1)
    assert [row["reason"] for row in read_csv(table)] == ["left out", "", ""]
    # What is left is the pair 7-9, once in each direction.
    both = pairwise(CONDUCTANCE, nodes().only([7, 9]), 8, "resistance")
    assert read_tif(out) == pytest.approx(masked(2 * both.cumulative), rel=1e-6, abs=1e-7, nan_ok=True)


def test_regions_from_polygons_and_rasters(esp, tif, tmp_path):
    def outline(top, left, bottom, right):
        return box(LEFT + left * SIZE, TOP - bottom * SIZE, LEFT + right * SIZE, TOP - top * SIZE)

    boxes = {3: (1, 1, 4, 6), 8: (14, 18, 19, 23)}
    labels = np.zeros(RESISTANCE.shape, np.int32)
    for number, (top, left, bottom, right) in boxes.items():
        labels[top:bottom, left:right] = number
    lake = np.zeros(RESISTANCE.shape, np.uint8)
    lake[8:11, 12:15] = 5
    shapes = [("Polygon", outline(*corners), {"core": number}) for number, corners in boxes.items()]
    common = {"RESISTANCE": tif("resistance", RESISTANCE)}
    expected = pairwise(CONDUCTANCE, FocalNodes.from_labels(labels), 8, "resistance", lake.astype(int))
    polygons = {
        "FOCAL": write_geojson(tmp_path / "cores.geojson", shapes),
        "ID_FIELD": "core",
        "SHORT_CIRCUITS": write_geojson(tmp_path / "lake.geojson", [("Polygon", outline(8, 12, 11, 15), {})]),
    }
    rasters = {"FOCAL": tif("cores", labels), "SHORT_CIRCUITS": tif("lake", lake, nodata=0)}
    for given in (polygons, rasters):
        out, table = str(tmp_path / "out.tif"), str(tmp_path / "r.csv")
        esp("current", **common, **given, CURRENT=out, RESISTANCES=table)
        assert read_tif(out) == pytest.approx(masked(expected.cumulative), rel=1e-6, nan_ok=True)
        assert float(read_csv(table)[0]["eff_res"]) == pytest.approx(expected.resistances[0, 1])


def test_text_lists(esp, tif, tmp_path):
    listed = tmp_path / "points.txt"
    listed.write_text("".join(f"{n}\t{place(*cell)[0]}\t{place(*cell)[1]}\n" for n, cell in CELLS.items()))
    pairs = tmp_path / "pairs.txt"
    pairs.write_text("mode exclude\n4 9\n")
    table = str(tmp_path / "r.csv")
    given = {"RESISTANCE": tif("resistance", RESISTANCE), "FOCAL_FILE": str(listed), "RESISTANCES": table}
    esp("current", **given, PAIRS_FILE=str(pairs), CURRENT=str(tmp_path / "out.tif"))
    rows = read_csv(table)
    assert [row["reason"] for row in rows] == ["", "left out", ""]
    assert rows[1]["eff_res"] == ""
    esp("current", **given, PAIRS="4-9", CURRENT=str(tmp_path / "out.tif"))
    assert [row["from_id"] + row["to_id"] for row in read_csv(table)] == ["49"]
    esp("current", **given, PAIRS="4-9", PAIRS_MODE=1, CURRENT=str(tmp_path / "out.tif"))
    assert [row["reason"] for row in read_csv(table)] == ["", "left out", ""]


def test_advanced_from_rasters_points_and_lists(esp, tif, tmp_path):
    sources, grounds = np.full((2, *RESISTANCE.shape), np.nan)
    sources[2, 3], sources[5, 20], grounds[17, 20], grounds[18, 1] = 2.0, 1.5, 0.0, 4.0
    expected = advanced(
        Circuit(CONDUCTANCE, 8, "resistance"),
        sources,
        np.where(np.isnan(grounds), 0, np.where(grounds == 0, np.inf, 1 / np.where(grounds == 0, 1, grounds))),
    )
    lists = {}
    for key, values in (("SOURCE_FILE", sources), ("GROUND_FILE", grounds)):
        path = tmp_path / f"{key}.txt"
        cells = np.argwhere(~np.isnan(values))
        path.write_text("".join("{} {} {}\n".format(values[tuple(cell)], *place(*cell)) for cell in cells))
        lists[key] = str(path)

    def features(name, values):
        return write_geojson(
            tmp_path / f"{name}.geojson",
            [
                ("Point", list(place(*cell)), {"value": float(values[tuple(cell)])})
                for cell in np.argwhere(~np.isnan(values))
            ],
        )

    rasters = {"SOURCE_RASTER": tif("sources", sources), "GROUND_RASTER": tif("grounds", grounds)}
    vectors = {
        "SOURCE_RASTER": features("s", sources),
        "SOURCE_FIELD": "value",
        "GROUND_RASTER": features("g", grounds),
        "GROUND_FIELD": "value",
    }
    for given in (rasters, vectors, lists):
        out, voltage = str(tmp_path / "out.tif"), str(tmp_path / "v.tif")
        result = esp(
            "current", RESISTANCE=tif("resistance", RESISTANCE), MODE=3, CURRENT=out, VOLTAGE=voltage, **given
        )
        assert read_tif(out) == pytest.approx(masked(expected.current), rel=1e-6, nan_ok=True)
        assert read_tif(voltage) == pytest.approx(masked(expected.voltage), rel=1e-6, nan_ok=True)
        assert result["SOLVED"] == 1
    assert any("3.5 A enter 1 connected component" in line for line in esp.feedback.lines)


def test_advanced_options(esp, tif, tmp_path):
    row = np.ones((1, 6), np.float32)
    common = {"RESISTANCE": tif("row", row), "MODE": 3, "ZERO_BARRIERS": True}
    sources = tif("s", np.array([[5.0, 0, 0, 0, 0, 0]], np.float32))
    grounds = tif("g", np.array([[np.nan, np.nan, np.nan, 0.5, np.nan, np.nan]], np.float32))
    voltage, out = str(tmp_path / "v.tif"), str(tmp_path / "c.tif")
    given = {"SOURCE_RASTER": sources, "GROUND_RASTER": grounds, "VOLTAGE": voltage, "CURRENT": out}
    esp("current", **common, **given, GROUND_KIND=1, UNIT_CURRENTS=True)
    assert read_tif(voltage)[0].tolist() == pytest.approx([5, 4, 3, 2, 2, 2])
    esp("current", **common, **given, GROUND_KIND=0, DIRECT_GROUNDS=True, UNIT_CURRENTS=True)
    assert read_tif(voltage)[0].tolist() == pytest.approx([3, 2, 1, 0, 0, 0])
    assert read_tif(out)[0].tolist() == pytest.approx([1, 1, 1, 1, 0, 0])
    points_only = write_vector(tmp_path / "g.gpkg", [f"POINT({x} {y})" for x, y in (place(0, 0), place(0, 4))])
    esp("current", **common, **{**given, "GROUND_RASTER": points_only}, CONFLICTS=2)
    assert read_tif(voltage)[0].tolist() == pytest.approx([20, 15, 10, 5, 0, 0])


def test_mask_conductances_and_logarithms(esp, tif, tmp_path, paths):
    out = str(tmp_path / "out.tif")
    mask = np.ones(RESISTANCE.shape, np.uint8)
    mask[:, 8:16] = 0
    mask[16:20, 8:16] = 1
    expected = pairwise(np.where(mask, CONDUCTANCE, 0), nodes(), 8, "resistance").cumulative
    polygons = write_geojson(
        tmp_path / "mask.geojson",
        [
            ("Polygon", box(LEFT, TOP - 20 * SIZE, LEFT + 8 * SIZE, TOP), {}),
            ("Polygon", box(LEFT + 16 * SIZE, TOP - 20 * SIZE, LEFT + 25 * SIZE, TOP), {}),
            ("Polygon", box(LEFT + 8 * SIZE, TOP - 20 * SIZE, LEFT + 16 * SIZE, TOP - 16 * SIZE), {}),
        ],
    )
    for layer in (tif("mask", mask), polygons):
        esp("current", **paths, MASK=layer, CURRENT=out, ZERO_BARRIERS=True)
        assert read_tif(out) == pytest.approx(expected, rel=1e-6)
    conductances = {**paths, "RESISTANCE": tif("conductance", np.where(CONDUCTANCE > 0, CONDUCTANCE, -1.0))}
    esp("current", **conductances, IS_CONDUCTANCE=True, MASK=tif("mask", mask), CURRENT=out, LOGARITHM=True)
    found = read_tif(out)
    flows = expected > 0
    assert found[flows] == pytest.approx(np.log10(expected[flows]), abs=1e-5)
    assert np.isnan(found[~flows]).all()
    assert gdal.Open(out).GetRasterBand(1).GetDescription() == "log10 current"
    assert "conductance: negative conductances are barriers." in esp.feedback.lines


def test_nodes_without_current_are_named(esp, tif, tmp_path):
    resistance = RESISTANCE.copy()
    resistance[:, 10] = np.nan
    given = {
        "RESISTANCE": tif("split", resistance),
        "FOCAL": points(tmp_path / "p.geojson", {**CELLS, 2: (19, 2), 5: (4, 10)}),
        "CURRENT": str(tmp_path / "out.tif"),
        "RESISTANCES": str(tmp_path / "r.csv"),
    }
    esp("current", **given)
    assert any("the focal nodes 5 lie on barriers" in line for line in esp.feedback.lines)
    assert any("10 pairs: 2 solved, 8 without a resistance" in line for line in esp.feedback.lines)
    reasons = {(row["from_id"], row["to_id"]): row["reason"] for row in read_csv(given["RESISTANCES"])}
    assert reasons["2", "4"] == reasons["7", "9"] == ""
    assert reasons["2", "5"] == reasons["5", "9"] == "on a barrier"
    assert reasons["2", "7"] == "not connected"


def test_geographic_rasters_are_fine(esp, tmp_path):
    """No length enters: current is per cell."""
    path = write_tif(tmp_path / "r.tif", RESISTANCE, cell_size=0.01, origin=(100.0, 38.0), crs="EPSG:4326")
    places = write_vector(
        tmp_path / "p.gpkg", ["POINT(100.035 37.975)", "POINT(100.205 37.825)"], crs="EPSG:4326"
    )
    out = str(tmp_path / "out.tif")
    esp("current", RESISTANCE=path, FOCAL=places, CURRENT=out)
    assert np.nanmax(read_tif(out)) == pytest.approx(1.0)


def test_cancel_leaves_nothing(esp, tif, tmp_path, no_leftovers):
    rng = np.random.default_rng(1)
    large = tif("large", np.exp(rng.standard_normal((150, 150))).astype(np.float32))
    out = tmp_path / "out.tif"
    focal = points(tmp_path / "p.geojson", {1: (2, 2), 2: (140, 140)})
    assert esp("current", cancel_at=30, RESISTANCE=large, FOCAL=focal, CURRENT=str(out), MAPS=str(tmp_path / "m")) == {}
    assert not out.exists()
    assert not (tmp_path / "m").exists()
    assert max(esp.feedback.fractions) < 90


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"FOCAL": None}, "exactly one of Focal nodes and Focal nodes as a text list"),
        ({"FOCAL_FILE": __file__}, "exactly one of Focal nodes"),
        ({"MODE": 3}, "exactly one of Current sources"),
        ({"PAIRS": "1,2,3"}, "is not a list of pairs"),
        ({"PAIRS": "4-7", "PAIRS_FILE": __file__}, "Give the pairs once"),
        ({"PAIRS_FILE": __file__}, "cannot be read: begin a list with"),
        ({"PAIRS": "4-5"}, "List of pairs: there is no source 5; the sources are 4, 7, 9"),
        ({"FOCAL": "one"}, "1 node with a number of its own; at least 2"),
        ({"FOCAL": "nodata"}, "1 of the 2 focal nodes of nodata lies where resistance has no data"),
        ({"FOCAL": "apart", "RESISTANCE": "split"}, "No two focal nodes of apart are connected"),
        ({"RESISTANCE": "zero"}, "The zero layer has 1 cell of 0 or less"),
        ({"RESISTANCE": "missing.tif"}, "missing.tif does not exist"),
        ({"MASK": "far"}, "far does not overlap resistance"),
        ({"MASK": "closed"}, "No cell of the resistance layer conducts"),
        ({"STRENGTHS": "strengths.csv"}, "one-to-all and all-to-one only"),
        ({"STRENGTHS": "strengths.csv", "MODE": 1}, "no strength for the focal nodes 7, 9"),
        ({"FOCAL": None, "FOCAL_FILE": "outside.txt"}, "outside.txt lies outside the resistance layer"),
        ({"FOCAL": None, "FOCAL_FILE": "broken.txt"}, "Line 2 of .*broken.txt cannot be read"),
    ],
)
def test_bad_input(esp, tif, tmp_path, paths, no_leftovers, change, sentence):
    split, zero = RESISTANCE.copy(), RESISTANCE.copy()
    split[:, 10], zero[0, 0] = np.nan, 0
    closed = np.zeros(RESISTANCE.shape, np.uint8)
    (tmp_path / "strengths.csv").write_text("source_id,strength\n4,1\n")
    (tmp_path / "outside.txt").write_text("1 500015 4199985\n2 1 1\n")
    (tmp_path / "broken.txt").write_text("1 500015 4199985\n2 x y\n")
    files = {
        "split": lambda: tif("split", split),
        "zero": lambda: tif("zero", zero),
        "far": lambda: tif("far", closed, origin=(900000.0, TOP)),
        "closed": lambda: tif("closed", closed),
        "one": lambda: points(tmp_path / "one.geojson", {4: (2, 3)}),
        "nodata": lambda: points(tmp_path / "nodata.geojson", {4: (2, 3), 5: (4, 10)}),
        "apart": lambda: points(tmp_path / "apart.geojson", {4: (2, 3), 5: (4, 20)}),
    }
    files.update(
        (name, lambda name=name: str(tmp_path / name))
        for name in ("missing.tif", "strengths.csv", "outside.txt", "broken.txt")
    )
    change = {key: files.get(value, lambda value=value: value)() for key, value in change.items()}
    out = tmp_path / "out.tif"
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("current", **{**paths, **change}, CURRENT=str(out))
    assert not out.exists()


def test_bad_advanced_input(esp, tif, tmp_path):
    none = np.full(RESISTANCE.shape, np.nan, np.float32)
    source, ground = none.copy(), none.copy()
    source[2, 3], ground[4, 10] = 1, 0
    given = {"RESISTANCE": tif("resistance", RESISTANCE), "MODE": 3, "CURRENT": str(tmp_path / "out.tif")}
    sources = tif("s", source)
    with pytest.raises(QgsProcessingException, match="No ground lies on a cell that conducts"):
        esp("current", **given, SOURCE_RASTER=sources, GROUND_RASTER=tif("g", ground))
    split = RESISTANCE.copy()
    split[:, 10] = np.nan
    given["RESISTANCE"] = tif("split", split)
    ground[4, 20] = 0
    with pytest.raises(QgsProcessingException, match="No source can reach a ground"):
        esp("current", **given, SOURCE_RASTER=sources, GROUND_RASTER=tif("g", ground))
    far = write_vector(tmp_path / "far.gpkg", ["POINT(0 0)"])
    with pytest.raises(QgsProcessingException, match="No feature of far lies on the raster split"):
        esp("current", **given, SOURCE_RASTER=sources, GROUND_RASTER=far)
    assert not (tmp_path / "out.tif").exists()


def test_headless(qgis_process, tmp_path):
    resistance = write_tif(tmp_path / "resistance.tif", RESISTANCE)
    focal = points(tmp_path / "p.geojson")
    out, table = tmp_path / "new folder" / "out.tif", tmp_path / "r.csv"
    finished = qgis_process("current", RESISTANCE=resistance, FOCAL=focal, CURRENT=out, RESISTANCES=table)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["SOLVED"] == 3
    expected = pairwise(CONDUCTANCE, nodes(), 8, "resistance")
    assert read_tif(out) == pytest.approx(masked(expected.cumulative), rel=1e-6, nan_ok=True)
    assert len(read_csv(table)) == 3
    wrong = qgis_process("current", RESISTANCE=resistance, CURRENT=out)
    assert wrong.returncode == 1
    assert "exactly one of Focal nodes" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
