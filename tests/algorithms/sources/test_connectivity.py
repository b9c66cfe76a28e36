"""esp:connectivity end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import write_tif
from tables import read_csv
from vectors import box, write_geojson, write_vector

LEFT, TOP = 500000.0, 4200000.0


def square(left, bottom, side, **properties):
    corner = LEFT + left, TOP - 3000 + bottom
    return ("Polygon", box(*corner, corner[0] + side, corner[1] + side), properties)


# A row of three, 100 m and 200 m apart, and one far off.
PATCHES = [
    square(0, 0, 100, nr=11, quality=2.0, name="west"),
    square(200, 0, 200, nr=7, quality=1.0, name="middle"),
    square(600, 0, 100, nr=30, quality=4.0, name="east"),
    square(9000, 2000, 50, nr=2, quality=0.0, name="far"),
]
AREAS = np.array([1.0, 4.0, 1.0, 0.25])


def rows_of(path):
    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


@pytest.fixture
def patches(tmp_path):
    return write_geojson(tmp_path / "patches.geojson", PATCHES)


def expected_pc(areas, p):
    """PC of the row of three, the far patch with no probability worth counting."""
    return (areas**2).sum() + 2 * (areas[0] * areas[1] * p[0] + areas[1] * areas[2] * p[1] + areas[0] * areas[2] * p[2])


def test_every_output(esp, patches, tmp_path, no_leftovers):
    out, links = tmp_path / "连接 度.gpkg", tmp_path / "links.gpkg"
    table, sweep, page = tmp_path / "patches.csv", tmp_path / "sweep.csv", tmp_path / "sweep.html"
    result = esp(
        "connectivity",
        INPUT=patches,
        ID_FIELD="nr",
        DISTANCE=200.0,
        PROBABILITY=0.25,
        LANDSCAPE_AREA=100.0,
        MIN_PROBABILITY=1e-6,
        THRESHOLDS="100, 200, 1000",
        OUTPUT=str(out),
        LINKS=str(links),
        PATCH_TABLE=str(table),
        SWEEP=str(sweep),
        PAGE=str(page),
    )
    # 100 m: p = 1/2; 200 m: p = 1/4, inclusive; through the middle 1/8, better than 500 m straight.
    numerator = expected_pc(AREAS, [1 / 2, 1 / 4, 1 / 8])
    assert result["PC"] == pytest.approx(numerator / 1e4)
    assert result["EC_PC"] == pytest.approx(np.sqrt(numerator))
    iic = (AREAS**2).sum() + 2 * (4 / 2 + 4 / 2 + 1 / 3)
    assert result["IIC"] == pytest.approx(iic / 1e4)
    assert (result["COMPONENTS"], result["LINK_COUNT"]) == (2, 2)

    found = {feature["source_id"]: feature for feature in rows_of(out)}
    assert sorted(found) == [2, 7, 11, 30]
    middle = found[7]
    assert middle["name"] == "middle"
    assert middle["nr"] == 7
    assert middle["area_ha"] == pytest.approx(4.0)
    # Without the middle, west and east meet over 500 m alone.
    without = 1 + 1 + 0.0625 + 2 * 0.25**2.5
    assert middle["dpc"] == pytest.approx(100 * (1 - without / numerator))
    assert middle["dpc_conn"] == pytest.approx(100 * 2 * (1 / 8 - 0.25**2.5) / numerator)
    assert middle["dpc"] == pytest.approx(middle["dpc_intra"] + middle["dpc_flux"] + middle["dpc_conn"])
    assert middle["diic_conn"] == pytest.approx(100 * (2 / 3) / iic)
    assert (middle["degree"], middle["component"], middle["between"]) == (2, found[11]["component"], 1.0)
    assert found[2]["degree"] == 0
    assert found[2]["dpc_flux"] == 0.0
    assert all(feature.geometry().isGeosValid() for feature in found.values())

    lines = {(feature["from_id"], feature["to_id"]): feature for feature in rows_of(links)}
    assert {frozenset(pair) for pair in lines} == {frozenset((7, 11)), frozenset((7, 30))}
    for feature in lines.values():
        assert feature.geometry().length() == pytest.approx(feature["length_m"])
        assert feature["prob"] == pytest.approx(0.25 ** (feature["length_m"] / 200))
        assert feature["cost"] is None or str(feature["cost"]) == "NULL"

    assert [int(row["source_id"]) for row in read_csv(table)] == [2, 7, 11, 30]
    rows = read_csv(sweep)
    assert [float(row["distance"]) for row in rows] == [100.0, 200.0, 1000.0]
    assert [int(row["components"]) for row in rows] == [3, 2, 2]
    assert float(rows[1]["ec_pc"]) == pytest.approx(result["EC_PC"])
    assert float(rows[1]["rank_ref"]) == pytest.approx(1.0)
    text = page.read_text(encoding="utf-8")
    assert text.count("<img") == 3
    assert "<script" not in text
    assert "http" not in text
    log = "\n".join(esp.feedback.lines)
    assert "3 of 6 pairs have a probability below 1e-06 and are not linked" in log
    sidecar = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["PC"] == result["PC"]
    assert sidecar["numbers"]["pruned_links"] == 3
    assert sidecar["tables"]["PATCH_TABLE"]["source_id"] == [2, 7, 11, 30]
    assert ogr.Open(str(out)).GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_only_the_mandatory_inputs(esp, patches):
    result = esp("connectivity", INPUT=patches, OUTPUT="TEMPORARY_OUTPUT")
    assert result["LINK_COUNT"] == 3
    assert 0 < result["PC"] <= 1
    assert "LINKS" not in result
    assert "No landscape area is given" in "\n".join(esp.feedback.lines)


def test_a_field_weighs_the_patches(esp, patches):
    one = esp("connectivity", INPUT=patches, ID_FIELD="nr", ATTRIBUTE="quality", OUTPUT="TEMPORARY_OUTPUT")
    assert one["EC_PC"] < 7.0
    rows = {feature["source_id"]: feature for feature in one["OUTPUT"].getFeatures()}
    assert rows[30]["dpc_intra"] == pytest.approx(100 * 16 / one["EC_PC"] ** 2)
    assert rows[2]["dpc"] == pytest.approx(0.0)


def test_centroids_have_no_stepping_stones(esp, patches, tmp_path):
    links = tmp_path / "links.gpkg"
    result = esp(
        "connectivity",
        INPUT=patches,
        ID_FIELD="nr",
        DISTANCE_TYPE=1,
        DISTANCE=400.0,
        OUTPUT="TEMPORARY_OUTPUT",
        LINKS=str(links),
    )
    assert all(feature["dpc_conn"] == 0.0 for feature in result["OUTPUT"].getFeatures())
    lengths = sorted(feature["length_m"] for feature in rows_of(links))
    assert lengths == pytest.approx([np.hypot(250, 50), np.hypot(350, 50)])


def test_least_cost_follows_the_resistance(esp, patches, tmp_path):
    resistance = np.full((120, 200), 2.0, dtype=np.float32)
    # A wall between the middle and the east, with a gap far to the north.
    resistance[10:, 18] = np.nan
    raster = write_tif(tmp_path / "r.tif", resistance, cell_size=25.0, origin=(LEFT, TOP))
    links = tmp_path / "links.gpkg"
    result = esp(
        "connectivity",
        INPUT=patches,
        ID_FIELD="nr",
        DISTANCE_TYPE=2,
        RESISTANCE=raster,
        DISTANCE=12000.0,
        OUTPUT="TEMPORARY_OUTPUT",
        LINKS=str(links),
    )
    found = {frozenset((feature["from_id"], feature["to_id"])): feature for feature in rows_of(links)}
    near = found[frozenset((7, 11))]
    assert near["cost"] == pytest.approx(2 * 125)
    assert near["length_m"] == pytest.approx(125)
    around = found[frozenset((7, 30))]
    assert around["cost"] > 2 * 2 * 2000
    assert around["cost"] == pytest.approx(2 * around["length_m"])
    assert around.geometry().length() == pytest.approx(around["length_m"])
    # The far patch lies off the raster.
    assert sorted(feature["source_id"] for feature in result["OUTPUT"].getFeatures()) == [7, 11, 30]
    assert "sources 2 lie outside" in "\n".join(esp.feedback.lines)


def test_conefor_s_files_both_ways(esp, patches, tmp_path):
    nodes, connections = tmp_path / "nodes.txt", tmp_path / "connections.txt"
    first = esp(
        "connectivity",
        INPUT=patches,
        ID_FIELD="nr",
        DISTANCE=200.0,
        OUTPUT="TEMPORARY_OUTPUT",
        NODES_OUT=str(nodes),
        CONNECTIONS_OUT=str(connections),
    )
    assert nodes.read_text().splitlines()[1].split("\t") == ["7", "4"]
    assert len(connections.read_text().splitlines()) == 6
    table = tmp_path / "table.csv"
    second = esp(
        "connectivity",
        NODES_FILE=str(nodes),
        CONNECTIONS_FILE=str(connections),
        DISTANCE=200.0,
        PATCH_TABLE=str(table),
        OUTPUT="TEMPORARY_OUTPUT",
    )
    for key in ("IIC", "PC", "EC_IIC", "EC_PC", "COMPONENTS", "LINK_COUNT"):
        assert second[key] == first[key]
    assert "OUTPUT" not in second
    assert [int(row["source_id"]) for row in read_csv(table)] == [2, 7, 11, 30]
    # With the polygons, in an order of their own, the layers are there too.
    shuffled = write_geojson(tmp_path / "shuffled.geojson", [PATCHES[row] for row in (2, 0, 3, 1)])
    links = tmp_path / "links.gpkg"
    third = esp(
        "connectivity",
        INPUT=shuffled,
        ID_FIELD="nr",
        NODES_FILE=str(nodes),
        CONNECTIONS_FILE=str(connections),
        DISTANCE=200.0,
        OUTPUT="TEMPORARY_OUTPUT",
        LINKS=str(links),
    )
    names = {feature["source_id"]: feature["name"] for feature in third["OUTPUT"].getFeatures()}
    assert names == {11: "west", 7: "middle", 30: "east", 2: "far"}
    assert len(rows_of(links)) == 2


def test_conefor_s_probabilities(esp, tmp_path):
    nodes, connections = tmp_path / "nodes.txt", tmp_path / "connections.txt"
    nodes.write_text("1\t2\n2\t3\n3\t5\n")
    connections.write_text("1 2 0.5\n2 3 0.5\n3 3 1\n")
    out = tmp_path / "again.txt"
    arguments = {"NODES_FILE": str(nodes), "CONNECTIONS_FILE": str(connections), "CONNECTION_VALUES": 1}
    result = esp("connectivity", LANDSCAPE_AREA=20.0, CONNECTIONS_OUT=str(out), **arguments)
    assert result["PC"] == pytest.approx(64 / 400)
    assert result["IIC"] == pytest.approx(65.66666666666667 / 400)
    assert out.read_text() == "1\t2\t0.5\n2\t3\t0.5\n"
    assert "1 line repeats a connection" in "\n".join(esp.feedback.lines)
    connections.write_text("1 2 50\n")
    with pytest.raises(QgsProcessingException, match="outside 0 to 1"):
        esp("connectivity", **arguments)


def test_parts_in_holes_curves_and_touching_patches(esp, tmp_path):
    def at(wkt_x, wkt_y):
        return f"{LEFT + wkt_x} {TOP + wkt_y}"

    ring = ", ".join(at(*point) for point in ((0, 0), (900, 0), (900, 900), (0, 900), (0, 0)))
    hole = ", ".join(at(*point) for point in ((300, 300), (600, 300), (600, 600), (300, 600), (300, 300)))
    inner = ", ".join(at(*point) for point in ((400, 400), (500, 400), (500, 500), (400, 500), (400, 400)))
    beside = ", ".join(at(*point) for point in ((900, 900), (950, 900), (950, 950), (900, 950), (900, 900)))
    circle = ", ".join(at(*point) for point in ((1000, 450), (1100, 550), (1200, 450), (1100, 350), (1000, 450)))
    path = write_vector(
        tmp_path / "odd.gpkg",
        [
            f"POLYGON (({ring}), ({hole}))",
            f"POLYGON (({inner}))",
            f"POLYGON (({beside}))",
            f"CURVEPOLYGON (CIRCULARSTRING ({circle}))",
        ],
    )
    table, links = tmp_path / "connections.txt", tmp_path / "links.gpkg"
    esp("connectivity", INPUT=path, OUTPUT="TEMPORARY_OUTPUT", LINKS=str(links), CONNECTIONS_OUT=str(table))
    distances = {tuple(line.split()[:2]): float(line.split()[2]) for line in table.read_text().splitlines()}
    assert distances["1", "2"] == 100.0
    assert distances["1", "3"] == 0.0
    assert distances["1", "4"] == pytest.approx(100.0, abs=0.01)
    lines = {(feature["from_id"], feature["to_id"]): feature.geometry() for feature in rows_of(links)}
    # Where patches touch there is nothing to draw, but the link is there.
    assert {pair for pair, line in lines.items() if line.isEmpty()} == {(1, 3)}
    assert all(line.isGeosValid() for line in lines.values())


def test_distances_of_a_sweep_that_nothing_shows(esp, patches):
    esp("connectivity", INPUT=patches, THRESHOLDS="100, 200", OUTPUT="TEMPORARY_OUTPUT")
    assert any(line.endswith("is wanted: there is no sweep.") for line in esp.feedback.lines)


def test_pairs_that_are_too_far_to_be_measured_are_told(esp, patches):
    # Of 6 pairs 100 m and 200 m count; 500 m has 1/32, and the far patch is linked with none.
    arguments = {"INPUT": patches, "DISTANCE": 200.0, "PROBABILITY": 0.25, "OUTPUT": "TEMPORARY_OUTPUT"}
    for least in (0.1, 0.2):
        esp("connectivity", MIN_PROBABILITY=least, **arguments)
        said = "\n".join(esp.feedback.lines)
        assert f"4 of 6 pairs have a probability below {least:g} and are not linked" in said


def test_a_large_component_is_announced(esp, patches, monkeypatch):
    monkeypatch.setattr("esp_toolbox.algorithms.sources.connectivity_warning._LARGE", 3)
    esp("connectivity", INPUT=patches, OUTPUT="TEMPORARY_OUTPUT")
    assert "4 patches are connected with each other, which takes about" in "\n".join(esp.feedback.lines)
    esp("connectivity", INPUT=patches, OUTPUT="TEMPORARY_OUTPUT", DISTANCE=100.0, MIN_PROBABILITY=0.2)
    assert "are connected with each other" not in "\n".join(esp.feedback.lines)


def test_cancel_leaves_nothing(esp, patches, tmp_path, no_leftovers):
    out = tmp_path / "out.gpkg"
    assert esp("connectivity", cancel_at=0, INPUT=patches, OUTPUT=str(out)) == {}
    assert not out.exists()


def test_bad_input(esp, patches, tmp_path, no_leftovers):
    nodes = tmp_path / "nodes.txt"
    nodes.write_text("1\t2\n2\t3\n")
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("1\t9\t5\n")
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00\x81")
    degrees = write_geojson(tmp_path / "degrees.geojson", [("Polygon", box(100, 40, 100.1, 40.1), {})], "EPSG:4326")
    empty = write_geojson(tmp_path / "empty.geojson", [])
    line = ("Polygon", box(LEFT, TOP, LEFT + 100, TOP), {})
    flat = write_geojson(tmp_path / "flat.geojson", [*PATCHES[:1], line])
    minus = write_geojson(tmp_path / "minus.geojson", [*PATCHES[:2], square(600, 0, 100, nr=30, quality=-1.0)])
    bare = np.ones((40, 40), np.float32)
    bare[:, 24:] = np.nan
    bare = write_tif(tmp_path / "bare.tif", bare, cell_size=25.0, origin=(LEFT, TOP - 2500))
    conefor = {"INPUT": None, "NODES_FILE": str(nodes)}
    cases = {
        "Give Habitat patches or": {"INPUT": None},
        "Give both Conefor": {"NODES_FILE": str(nodes)},
        "least cost needs Resistance": {"DISTANCE_TYPE": 2},
        "dispersal distance is 0": {"DISTANCE": 0.0},
        "probability is 1": {"PROBABILITY": 1.0},
        "least probability is 1": {"MIN_PROBABILITY": 1.0},
        "which has no metres": {"INPUT": degrees},
        "empty has no features": {"INPUT": empty},
        "quality of minus is negative for 1 patch, the first is 30": {
            "INPUT": minus,
            "ID_FIELD": "nr",
            "ATTRIBUTE": "quality",
        },
        "1 patch of minus lies where the resistance has no data, the first is 30": {
            "INPUT": minus,
            "ID_FIELD": "nr",
            "DISTANCE_TYPE": 2,
            "RESISTANCE": bare,
        },
        "flat: 1 patch has no area, the first is 2": {"INPUT": flat},
        "The field nr of half is empty for 1 feature": {"ID_FIELD": "nr", "INPUT": _half(tmp_path)},
        "has no column": {"ATTRIBUTE": "missing"},
        "as name in row 1": {"ATTRIBUTE": "name"},
        "names the node 9": {**conefor, "CONNECTIONS_FILE": str(wrong)},
        "is no plain text": {**conefor, "CONNECTIONS_FILE": str(binary)},
        "no polygon for 1 node": {"ID_FIELD": "nr", "NODES_FILE": str(nodes), "CONNECTIONS_FILE": str(nodes)},
        "A sweep needs": {"SWEEP": str(tmp_path / "sweep.csv")},
        "does not exist": {"INPUT": str(tmp_path / "missing.gpkg")},
    }
    for sentence, change in cases.items():
        out = tmp_path / "out.gpkg"
        arguments = {"INPUT": patches, "OUTPUT": str(out), **change}
        if sentence.startswith("no polygon"):
            wrong.write_text("1 2 5\n")
            arguments["CONNECTIONS_FILE"] = str(wrong)
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("connectivity", **arguments)
        assert not out.exists(), sentence


def _half(folder):
    return write_geojson(folder / "half.geojson", [square(0, 0, 10, nr="a"), square(50, 0, 10, nr=None)])


def test_headless(qgis_process, tmp_path):
    path = write_geojson(tmp_path / "patches.geojson", PATCHES)
    out, table = tmp_path / "out.gpkg", tmp_path / "table.csv"
    finished = qgis_process("connectivity", INPUT=path, OUTPUT=out, PATCH_TABLE=table)
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert results["LINK_COUNT"] == 3
    assert len(read_csv(table)) == 4
    wrong = qgis_process("connectivity", INPUT=path, OUTPUT=out, PROBABILITY=1.0)
    assert wrong.returncode == 1
    assert "must lie between 0 and 1" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
