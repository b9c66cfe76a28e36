"""esp:ecologicalsources end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif, write_tif
from scipy import ndimage
from tables import read_csv
from vectors import box, write_geojson

LEFT, TOP, CELL = 500000.0, 4200000.0, 30.0
HECTARES = 0.09


def rows_of(path):
    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


def classes():
    """Core (1) of several sizes, edge (4) around the largest, nodata in a corner."""
    array = np.zeros((60, 80), dtype=np.uint8)
    array[2:24, 2:24] = 4
    array[3:23, 3:23] = 1
    array[10:12, 10:12] = 0
    array[30:40, 5:15] = 1
    array[40:44, 15:20] = 1
    array[30:38, 40:50] = 1
    array[50:52, 70:72] = 1
    array[55, 2] = 1
    array[:5, 70:] = 255
    return array


@pytest.fixture
def raster(tmp_path):
    return write_tif(tmp_path / "classes.tif", classes(), nodata=255)


def test_every_output(esp, raster, tmp_path, no_leftovers):
    out, labels, decisions = tmp_path / "源 地.gpkg", tmp_path / "labels.tif", tmp_path / "decisions.csv"
    quality = np.linspace(0.0, 1.0, 60 * 80, dtype=np.float32).reshape(60, 80)
    result = esp(
        "ecologicalsources",
        INPUT=raster,
        VALUES="1",
        MIN_AREA=0.1,
        TOP_N=4,
        MIN_DPC=3.0,
        DISTANCE=500.0,
        VALUE_RASTERS=[write_tif(tmp_path / "habitat quality.tif", quality)],
        OUTPUT=str(out),
        SOURCES_RASTER=str(labels),
        DECISIONS=str(decisions),
    )
    rows = read_csv(decisions)
    assert [int(row["patch_id"]) for row in rows] == [1, 2, 3, 4, 5]
    areas = [float(row["area_ha"]) for row in rows]
    assert areas == pytest.approx([cells * HECTARES for cells in (396, 120, 80, 4, 1)])
    by_reason = {row["patch_id"]: row for row in rows}
    assert by_reason["5"]["reason"] == "0.09 ha is less than 0.1 ha"
    assert by_reason["4"]["decision"] == "dropped"
    assert "is less than 3 %" in by_reason["4"]["reason"]
    assert by_reason["5"]["dpc"] == ""
    assert [row["decision"] for row in rows] == ["kept", "kept", "kept", "dropped", "dropped"]
    assert float(rows[0]["x"]) == pytest.approx(LEFT + 13 * CELL, abs=1)

    sources = {feature["source_id"]: feature for feature in rows_of(out)}
    assert sorted(sources) == [1, 2, 3]
    importance = [sources[number]["dpc"] for number in (1, 2, 3)]
    assert importance == sorted(importance, reverse=True)
    first = sources[1]
    assert first["patch_id"] == 1
    assert first["area_ha"] == pytest.approx(396 * HECTARES)
    assert first.geometry().area() == pytest.approx(396 * 900)
    assert first["dpc"] == pytest.approx(first["dpc_intra"] + first["dpc_flux"] + first["dpc_conn"])
    assert first["diic"] > 0
    mask = classes() == 1
    numbers, _ = ndimage.label(mask, np.ones((3, 3)))
    assert first["habitat_qu"] == pytest.approx(quality[numbers == 1].mean(), rel=1e-5)
    assert all(feature.geometry().isGeosValid() for feature in sources.values())
    assert float(rows[0]["dpc"]) == pytest.approx(first["dpc"])

    grid = read_tif(labels)
    for number, feature in sources.items():
        assert np.nansum(grid == number) * HECTARES == pytest.approx(feature["area_ha"])
    assert np.isnan(grid[mask == 0]).all()
    assert result["COUNT"] == 3
    assert result["AREA"] == pytest.approx(sum(feature["area_ha"] for feature in sources.values()))
    assert result["KEPT_SHARE"] == pytest.approx(sources[3]["ec_share"])
    assert result["EC_PC"] > first["area_ha"]
    sidecar = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["COUNT"] == 3
    assert sidecar["tables"]["DECISIONS"]["patch_id"] == [1, 2, 3, 4, 5]
    assert gdal.Open(str(labels)).GetMetadata()["ESP_ALGORITHM"] == "esp:ecologicalsources"
    assert QgsRasterLayer(str(labels), "sources").renderer().type() == "singlebandpseudocolor"
    assert ogr.Open(str(out)).GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_only_the_raster(esp, raster):
    """Thirty largest, dPC from 1.1, 5000 m at 0.5; which of several classes is habitat is asked for."""
    with pytest.raises(QgsProcessingException, match="several classes, .* say in Values that are habitat which"):
        esp("ecologicalsources", INPUT=raster, OUTPUT="TEMPORARY_OUTPUT")
    result = esp("ecologicalsources", INPUT=raster, VALUES="1", OUTPUT="TEMPORARY_OUTPUT")
    assert result["COUNT"] == 4
    assert "SOURCES_RASTER" not in result
    assert "DECISIONS" not in result


def test_any_raster_gives_something(esp, tif):
    rng = np.random.default_rng(1)
    for name, array in (
        ("random", rng.integers(5, 9, (40, 40)).astype(np.int16)),
        ("one", np.full((3, 3), 7, np.uint8)),
        ("row", np.array([[1, 0, 1, 1]], np.uint8)),
        ("floats", np.where(rng.random((30, 30)) > 0.5, 2.0, np.nan).astype(np.float32)),
    ):
        values = "5" if name == "random" else ""
        result = esp("ecologicalsources", INPUT=tif(name, array), VALUES=values, OUTPUT="TEMPORARY_OUTPUT")
        assert result["COUNT"] >= 1
        assert all(feature.geometry().isGeosValid() for feature in result["OUTPUT"].getFeatures())


def test_mspa_bytes_are_recognised(esp, tif):
    """Without a legend the bytes of MSPA tell what is core; 1 is branch there."""
    array = np.zeros((30, 30), dtype=np.uint8)
    array[2:20, 2:20] = 3
    array[3:19, 3:19] = 17
    array[8:12, 8:12] = 117
    array[10, 20:28] = 1
    result = esp("ecologicalsources", INPUT=tif("mspa", array), OUTPUT="TEMPORARY_OUTPUT")
    (feature,) = result["OUTPUT"].getFeatures()
    assert feature["area_ha"] == pytest.approx(256 * HECTARES)
    assert feature["core_share"] == 100.0


def test_class_names_and_share_of_core(esp, tmp_path):
    path = write_tif(tmp_path / "named.tif", classes(), nodata=255)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["Background", "Core", "", "", "Edge"])
    dataset = None
    result = esp("ecologicalsources", INPUT=path, VALUES="core, edge", OUTPUT="TEMPORARY_OUTPUT")
    largest = max(result["OUTPUT"].getFeatures(), key=lambda feature: feature["area_ha"])
    assert largest["area_ha"] == pytest.approx(480 * HECTARES)
    assert largest["core_share"] == pytest.approx(100 * 396 / 480)
    # A raster of classes given for it counts its 1.
    other = write_tif(tmp_path / "mspa.tif", np.where(classes() == 4, 1, 0).astype(np.uint8))
    result = esp("ecologicalsources", INPUT=path, VALUES="1,4", MSPA=other, OUTPUT="TEMPORARY_OUTPUT")
    largest = max(result["OUTPUT"].getFeatures(), key=lambda feature: feature["area_ha"])
    assert largest["core_share"] == pytest.approx(100 * 84 / 480)
    plain = esp(
        "ecologicalsources",
        INPUT=write_tif(tmp_path / "plain.tif", classes() * 3, nodata=253),
        VALUES="3",
        OUTPUT="TEMPORARY_OUTPUT",
    )
    assert all(str(feature["core_share"]) == "NULL" for feature in plain["OUTPUT"].getFeatures())


def test_connectivity_holes_and_gaps(esp, raster, tmp_path):
    def patches(**options):
        table = tmp_path / "decisions.csv"
        esp("ecologicalsources", INPUT=raster, VALUES="1", OUTPUT="TEMPORARY_OUTPUT", DECISIONS=str(table), **options)
        return [round(float(row["area_ha"]) / HECTARES) for row in read_csv(table)]

    assert patches() == [396, 120, 80, 4, 1]
    assert patches(NEIGHBOURS=1) == [396, 100, 80, 20, 4, 1]
    assert patches(FILL_HOLES=0.36) == [400, 120, 80, 4, 1]
    assert patches(FILL_HOLES=0.35) == [396, 120, 80, 4, 1]
    # 7 rows between the two large ones.
    assert patches(BRIDGE_GAPS=209.9) == [396, 120, 80, 4, 1]
    assert patches(BRIDGE_GAPS=210.0) == [516, 80, 4, 1]
    assert patches(NEIGHBOURS=1, BRIDGE_GAPS=0.0) == [396, 120, 80, 4, 1]


def test_the_share_of_ec_stops_the_selection(esp, raster, tmp_path):
    table = tmp_path / "decisions.csv"
    result = esp(
        "ecologicalsources",
        INPUT=raster,
        VALUES="1",
        MIN_DPC=0.0,
        EC_SHARE=90.0,
        OUTPUT="TEMPORARY_OUTPUT",
        DECISIONS=str(table),
    )
    rows = sorted(read_csv(table), key=lambda row: int(row["dpc_rank"]))
    shares = [float(row["ec_share"]) for row in rows]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(100.0)
    assert shares[result["COUNT"] - 2] < 90.0 <= shares[result["COUNT"] - 1]
    assert "reach 90 % of EC(PC)" in rows[-1]["reason"]
    esp("ecologicalsources", INPUT=raster, VALUES="1", MIN_DPC=60.0, EC_SHARE=99.0, OUTPUT="TEMPORARY_OUTPUT")
    assert "instead of 99 %, since the least dPC drops others" in "\n".join(esp.feedback.lines)


def test_quality_weighs_the_connectivity(esp, raster, tmp_path):
    quality = np.full((60, 80), 0.01, dtype=np.float32)
    quality[28:45] = 1.0
    quality[50:] = np.nan
    plain = esp("ecologicalsources", INPUT=raster, VALUES="1", OUTPUT="TEMPORARY_OUTPUT")
    weighted = esp(
        "ecologicalsources",
        INPUT=raster,
        VALUES="1",
        QUALITY=write_tif(tmp_path / "q.tif", quality),
        OUTPUT="TEMPORARY_OUTPUT",
    )
    first = next(feature for feature in plain["OUTPUT"].getFeatures() if feature["source_id"] == 1)
    other = next(feature for feature in weighted["OUTPUT"].getFeatures() if feature["source_id"] == 1)
    assert (first["patch_id"], other["patch_id"]) == (1, 2)
    assert "2 patches have no quality" in "\n".join(esp.feedback.lines)


def test_polygons_and_cells_give_the_same(esp, raster, tmp_path):
    """The sources of a raster, polygonised and handed over as habitat, are chosen alike."""
    one = tmp_path / "one.gpkg"
    arguments = {"TOP_N": 0, "MIN_DPC": 0.0, "DISTANCE": 700.0}
    esp("ecologicalsources", INPUT=raster, VALUES="1", OUTPUT=str(one), **arguments)
    labels = tmp_path / "labels.tif"
    outputs = {"OUTPUT": str(tmp_path / "two.gpkg"), "SOURCES_RASTER": str(labels)}
    esp("ecologicalsources", HABITAT=str(one), INPUT=raster, **outputs, **arguments)
    first = {feature["source_id"]: feature for feature in rows_of(one)}
    second = {feature["source_id"]: feature for feature in rows_of(tmp_path / "two.gpkg")}
    assert sorted(first) == sorted(second) == [1, 2, 3, 4, 5]
    for number in first:
        for name in ("area_ha", "dpc", "dpc_intra", "dpc_flux", "dpc_conn", "diic", "ec_share"):
            assert second[number][name] == pytest.approx(first[number][name], rel=1e-9, abs=1e-9)
    assert np.nansum(read_tif(labels) > 0) == 601


def test_polygons_alone(esp, tmp_path):
    outer = box(LEFT, TOP + 2000, LEFT + 900, TOP + 2900)
    hole = box(LEFT + 300, TOP + 2300, LEFT + 400, TOP + 2400)
    path = write_geojson(
        tmp_path / "habitat.geojson",
        [
            ("Polygon", box(LEFT, TOP, LEFT + 1000, TOP + 1000), {}),
            ("Polygon", box(LEFT + 1000, TOP, LEFT + 1500, TOP + 500), {}),
            ("Polygon", box(LEFT + 3000, TOP, LEFT + 3100, TOP + 100), {}),
            ("Polygon", [*outer, *hole], {}),
        ],
    )
    labels = tmp_path / "labels.tif"
    result = esp(
        "ecologicalsources",
        HABITAT=path,
        MIN_DPC=0.0,
        BRIDGE_GAPS=0.0,
        FILL_HOLES=1.0,
        CELL_SIZE=50.0,
        OUTPUT="TEMPORARY_OUTPUT",
        SOURCES_RASTER=str(labels),
    )
    areas = sorted(feature["area_ha"] for feature in result["OUTPUT"].getFeatures())
    assert areas == pytest.approx([1.0, 81.0, 125.0])
    grid = read_tif(labels)
    assert grid.shape == (58, 62)
    assert np.nansum(grid == 1) * 0.25 == pytest.approx(125.0)
    plain = esp("ecologicalsources", HABITAT=path, MIN_DPC=0.0, DISTANCE_TYPE=1, OUTPUT="TEMPORARY_OUTPUT")
    areas = sorted(feature["area_ha"] for feature in plain["OUTPUT"].getFeatures())
    assert areas == pytest.approx([1.0, 25.0, 80.0, 100.0])
    assert all(feature["dpc_conn"] == 0.0 for feature in plain["OUTPUT"].getFeatures())


def test_patches_in_holes_that_are_filled(esp, tif, tmp_path):
    """Cells and their polygons give the same, and no area counts twice."""
    array = np.zeros((40, 40), dtype=np.uint8)
    array[4:24, 4:24] = 1
    array[8:18, 8:18] = 0
    array[11:14, 11:14] = 1
    array[30:35, 30:35] = 1
    cells, one = tif("cells", array), tmp_path / "one.gpkg"
    arguments = {"TOP_N": 0, "MIN_DPC": 0.0, "OUTPUT": "TEMPORARY_OUTPUT"}
    esp("ecologicalsources", INPUT=cells, **{**arguments, "OUTPUT": str(one)})
    assert len(rows_of(one)) == 3
    for place in ({"INPUT": cells}, {"HABITAT": str(one), "CELL_SIZE": CELL}):
        found = esp("ecologicalsources", FILL_HOLES=9.5, **place, **arguments)
        areas = [feature["area_ha"] for feature in found["OUTPUT"].getFeatures()]
        assert areas == pytest.approx([400 * HECTARES, 25 * HECTARES])
        assert "Holes of together 8.19 ha were filled." in esp.feedback.lines


def test_polygons_and_the_grid_beside_them(esp, raster, tmp_path, no_leftovers):
    def habitat(name, *boxes):
        return write_geojson(tmp_path / f"{name}.geojson", [("Polygon", box(*each), {}) for each in boxes])

    large, speck = (LEFT + 300, TOP - 900, LEFT + 600, TOP - 600), (LEFT + 1001, TOP - 209, LEFT + 1005, TOP - 204)
    flat = (LEFT + 90, TOP - 90, LEFT + 90, TOP - 90)
    labels = tmp_path / "labels.tif"
    arguments = {"INPUT": raster, "MIN_DPC": 0.0, "OUTPUT": "TEMPORARY_OUTPUT", "SOURCES_RASTER": str(labels)}
    esp("ecologicalsources", HABITAT=habitat("both", large, speck), **arguments)
    numbers, cells = np.unique(read_tif(labels), return_counts=True)
    # What covers no centre of a cell takes the cell that it touches.
    assert dict(zip(numbers[:2].tolist(), cells[:2].tolist())) == {1.0: 100, 2.0: 1}
    esp("ecologicalsources", HABITAT=habitat("flat", large, flat), **arguments)
    assert "flat: 1 feature has no area and was left out." in esp.feedback.lines
    away = tuple(side + 100_000.0 for side in large)
    with pytest.raises(QgsProcessingException, match="The layer away does not overlap the raster classes"):
        esp("ecologicalsources", HABITAT=habitat("away", away), **arguments)
    esp("ecologicalsources", HABITAT=habitat("partly", large, away), **arguments)
    assert "Sources 2 lie outside the raster or under others and are not on it." in esp.feedback.lines


def test_many_patches_are_valid_polygons_and_one_table(esp, tif, tmp_path):
    noise = ndimage.gaussian_filter(np.random.default_rng(2).standard_normal((160, 160)), 1.2)
    table = tmp_path / "decisions.csv"
    result = esp(
        "ecologicalsources",
        INPUT=tif("noise", (noise > 0.05).astype(np.uint8)),
        TOP_N=0,
        MIN_DPC=0.0,
        MIN_PROBABILITY=0.01,
        DISTANCE=300.0,
        OUTPUT="TEMPORARY_OUTPUT",
        DECISIONS=str(table),
    )
    features = list(result["OUTPUT"].getFeatures())
    assert len(features) == result["COUNT"] == len(read_csv(table)) > 100
    assert all(feature.geometry().isGeosValid() for feature in features)
    assert "pairs have a probability below 0.01 and are not linked" in "\n".join(esp.feedback.lines)


def test_cancel_leaves_nothing(esp, raster, tmp_path, no_leftovers):
    out = tmp_path / "out.gpkg"
    assert esp("ecologicalsources", cancel_at=0, INPUT=raster, VALUES="1", OUTPUT=str(out)) == {}
    assert not out.exists()


def test_bad_input(esp, tif, raster, tmp_path, no_leftovers):
    points = write_geojson(tmp_path / "flat.geojson", [("Polygon", box(LEFT, TOP, LEFT, TOP), {})])
    empty = write_geojson(tmp_path / "empty.geojson", [])
    degrees = {"cell_size": 0.001, "origin": (100, 40), "crs": "EPSG:4326"}
    cases = {
        "Give Class raster or": {"INPUT": None},
        "holds one of the habitat values; its values are: 0, 1, 4": {"VALUES": "9"},
        "choose its legend": {"VALUES": "forest"},
        "least area of 1000 ha; the largest of 5": {"MIN_AREA": 1000.0},
        "dPC of 99 % or more": {"MIN_DPC": 99.0},
        "dispersal distance is 0": {"DISTANCE": 0.0},
        "must lie between 0 and 1": {"PROBABILITY": 0.0},
        "no data in band 1": {"INPUT": tif("nothing", np.full((4, 4), 255, np.uint8), nodata=255)},
        "not whole": {"INPUT": tif("real", np.full((4, 4), 1.5, np.float32))},
        "which has no metres": {"INPUT": tif("degrees", classes(), **degrees)},
        "is rotated": {"INPUT": tif("turned", classes(), skew=5.0)},
        "make them square": {"INPUT": tif("flat", classes(), cells=(30.0, -25.0))},
        "does not exist": {"INPUT": str(tmp_path / "missing.tif")},
        "does not overlap": {"VALUE_RASTERS": [tif("away", np.ones((3, 3), np.float32), origin=(0.0, 0.0))]},
        "quality minus is negative in 5 patches": {"QUALITY": tif("minus", np.full((60, 80), -1.0, np.float32))},
        "empty has no features": {"HABITAT": empty},
        "no polygons with an area": {"HABITAT": points},
        "No cell is habitat|none of|habitat values": {"INPUT": tif("zeros", np.zeros((4, 4), np.uint8))},
    }
    for sentence, change in cases.items():
        out = tmp_path / "out.gpkg"
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("ecologicalsources", **{"INPUT": raster, "VALUES": "1", "OUTPUT": str(out), **change})
        assert not out.exists(), sentence


def test_headless(qgis_process, tmp_path):
    path = write_tif(tmp_path / "classes.tif", classes(), nodata=255)
    out, labels, table = tmp_path / "out.gpkg", tmp_path / "labels.tif", tmp_path / "decisions.csv"
    finished = qgis_process(
        "ecologicalsources", INPUT=path, VALUES=1, OUTPUT=out, SOURCES_RASTER=labels, DECISIONS=table
    )
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COUNT"] == 4
    assert len(read_csv(table)) == 5
    assert Path(labels).with_suffix(".qml").is_file()
    wrong = qgis_process("ecologicalsources", INPUT=path, OUTPUT=out, VALUES=9)
    assert wrong.returncode == 1
    assert "its values are: 0, 1, 4" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
