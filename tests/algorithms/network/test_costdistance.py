"""esp:costdistance end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif, write_tif
from vectors import box, write_geojson

LEFT, TOP, CELL = 500000.0, 4200000.0, 30.0
ROWS, COLUMNS = 12, 20


def resistance():
    """Even ground, a dear stripe, a wall that cuts the east off."""
    array = np.full((ROWS, COLUMNS), 2.0, dtype=np.float32)
    array[:, 8] = 40.0
    array[:, 15] = np.nan
    return array


def centre(row, column):
    return [LEFT + (column + 0.5) * CELL, TOP - (row + 0.5) * CELL]


def cell_box(top, left, bottom, right):
    """The rectangle of cells from the first to the last, both included."""
    return box(LEFT + left * CELL, TOP - (bottom + 1) * CELL, LEFT + (right + 1) * CELL, TOP - top * CELL)


def points(path, places, **columns):
    features = [
        ("Point", centre(*place), {key: values[row] for key, values in columns.items()})
        for row, place in enumerate(places)
    ]
    return write_geojson(path, features)


def rows_of(path):
    layer = QgsVectorLayer(str(path), "paths", "ogr")
    assert layer.isValid()
    return list(layer.getFeatures())


@pytest.fixture
def sources(tmp_path):
    return write_geojson(
        tmp_path / "sources.geojson",
        [("Polygon", cell_box(1, 1, 2, 2), {"nr": 30}), ("Polygon", cell_box(9, 12, 10, 13), {"nr": 7})],
    )


def test_cost_allocation_and_paths(esp, tif, sources, tmp_path, no_leftovers):
    """Non-ASCII path, every output, the statistics of a path that can be worked out by hand."""
    out, zones, paths = tmp_path / "累积 阻力.tif", tmp_path / "zones.tif", tmp_path / "paths.gpkg"
    places = [(1, 6), (10, 14), (5, 18), (3, 15), (1, 1), (1, 500)]
    result = esp(
        "costdistance",
        RESISTANCE=tif("resistance", resistance()),
        SOURCES=sources,
        ID_FIELD="nr",
        DESTINATIONS=points(tmp_path / "goals.geojson", places, name=[11, 12, 13, 14, 15, 16]),
        DESTINATION_FIELD="name",
        OUTPUT=str(out),
        ALLOCATION=str(zones),
        PATHS=str(paths),
    )
    cost, allocation = read_tif(out), read_tif(zones)
    assert cost[1, 6] == 4 * 2 * CELL
    assert cost[1, 1] == 0.0
    assert np.isnan(cost[:, 15:]).all()
    assert not np.isnan(cost[:, :15]).any()
    assert set(np.unique(allocation[:, :15])) == {7.0, 30.0}
    assert np.isnan(allocation[:, 15:]).all()
    assert allocation[1, 1] == 30.0
    assert allocation[10, 14] == 7.0
    assert (result["REACHED"], result["NOT_REACHED"]) == (3, 3)

    found = {feature["to_id"]: feature for feature in rows_of(paths)}
    straight = found[11]
    assert straight["from_id"] == 30
    assert straight["length_m"] == 120.0
    assert straight["euclid_m"] == 120.0
    assert straight["cost"] == 240.0
    assert straight["cost_len"] == 2.0
    assert straight["cost_euc"] == 2.0
    line = straight.geometry().asMultiPolyline()[0]
    assert [(point.x(), point.y()) for point in line] == [tuple(centre(1, 2)), tuple(centre(1, 6))]
    assert found[12]["cost"] == 60.0
    assert found[12]["from_id"] == 7
    assert found[13].geometry().isEmpty()
    assert found[13]["reason"] == "behind barriers or beyond the greatest cost"
    assert found[14]["reason"] == "on cells without resistance"
    assert (found[15]["reason"], found[15]["cost"], found[15]["length_m"]) == ("lies in the source", 0.0, 0.0)
    assert found[16]["reason"] == "outside the raster"
    text = "\n".join(esp.feedback.lines)
    assert "destinations 13 are not reached" in text
    assert "destinations 14 lie on cells without resistance" in text
    assert "destinations 16 lie outside" in text

    layer = QgsRasterLayer(str(out), "cost")
    assert layer.renderer().type() == "singlebandpseudocolor"
    assert QgsRasterLayer(str(zones), "zones").renderer().type() == "paletted"
    assert gdal.Open(str(out)).GetMetadata()["ESP_ALGORITHM"] == "esp:costdistance"
    sidecar = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["REACHED"] == 3
    assert sum(sidecar["tables"]["zones"]["area_ha"]) == pytest.approx(ROWS * 15 * 0.09)
    assert ogr.Open(str(paths)).GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_only_the_mandatory_inputs(esp, tif, sources):
    result = esp("costdistance", RESISTANCE=tif("r", resistance()), SOURCES=sources, OUTPUT="TEMPORARY_OUTPUT")
    assert np.nanmin(read_tif(result["OUTPUT"])) == 0.0
    assert (result["REACHED"], result["NOT_REACHED"]) == (0, 0)
    assert "ALLOCATION" not in result


def test_a_cutoff_leaves_dear_cells_out(esp, tif, sources, tmp_path):
    out = tmp_path / "out.tif"
    goals = points(tmp_path / "goals.geojson", [(1, 6), (1, 4)])
    paths = tmp_path / "paths.gpkg"
    arguments = {"RESISTANCE": tif("r", resistance()), "SOURCES": sources, "OUTPUT": str(out)}
    esp("costdistance", MAX_COST=130.0, DESTINATIONS=goals, PATHS=str(paths), **arguments)
    cost = read_tif(out)
    assert np.nanmax(cost) <= 130.0
    assert cost[1, 4] == 120.0
    assert np.isnan(cost[1, 5])
    found = {feature["to_id"]: feature for feature in rows_of(paths)}
    assert found[2]["cost"] == 120.0
    assert found[1].geometry().isEmpty()
    esp("costdistance", MAX_COST=0, **{**arguments, "OUTPUT": str(tmp_path / "all.tif")})
    assert np.isfinite(read_tif(tmp_path / "all.tif")).sum() == ROWS * 15


def test_raster_sources_and_destinations(esp, tif, tmp_path):
    labels, goals = np.zeros((2, ROWS, COLUMNS), dtype=np.int32)
    labels[0, 0], labels[11, 0] = 5, 3
    goals[0, 4:7], goals[9, 14] = 2, 9
    zones, paths = tmp_path / "zones.tif", tmp_path / "paths.gpkg"
    esp(
        "costdistance",
        RESISTANCE=tif("r", resistance()),
        SOURCES=tif("labels", labels),
        DESTINATIONS=tif("goals", goals),
        OUTPUT=str(tmp_path / "out.tif"),
        ALLOCATION=str(zones),
        PATHS=str(paths),
    )
    assert read_tif(zones)[0, 0] == 5.0
    assert read_tif(zones)[11, 0] == 3.0
    found = {feature["to_id"]: (feature["from_id"], feature["cost"]) for feature in rows_of(paths)}
    assert found[2] == (5, 240.0)
    assert found[9][0] == 3


def test_destinations_of_every_kind(esp, tif, sources, tmp_path):
    """Points in one cell keep a path each; a polygon smaller than a cell and a line are reached."""
    x, y = centre(5, 5)
    goals = write_geojson(
        tmp_path / "goals.geojson",
        [
            ("Point", [x - 5, y + 5], {}),
            ("Point", [x + 5, y - 5], {}),
            ("MultiPoint", [centre(1, 7), centre(1, 4)], {}),
            ("Polygon", box(x + 10, y + 10, x + 12, y + 12), {}),
            ("LineString", [centre(5, 6), centre(5, 7)], {}),
            ("Polygon", box(LEFT - 900, TOP + 100, LEFT - 800, TOP + 200), {}),
        ],
    )
    paths = tmp_path / "paths.gpkg"
    esp(
        "costdistance",
        RESISTANCE=tif("r", resistance()),
        SOURCES=sources,
        DESTINATIONS=goals,
        OUTPUT=str(tmp_path / "out.tif"),
        PATHS=str(paths),
    )
    found = {feature["to_id"]: feature for feature in rows_of(paths)}
    assert found[1]["cost"] == found[2]["cost"] == found[4]["cost"]
    assert found[3]["cost"] == 120.0
    assert found[5]["cost"] > 0.0
    assert found[6]["reason"] == "outside the raster"


def test_no_source_is_lost_in_silence(esp, tif, tmp_path):
    """Smaller than a cell, on nodata, partly on nodata, outside: each is burnt or named."""
    x, y = centre(3, 3)
    sources = write_geojson(
        tmp_path / "sources.geojson",
        [
            ("Polygon", box(x + 8, y + 8, x + 9, y + 9), {"source_id": 1}),
            ("Polygon", cell_box(2, 15, 3, 15), {"source_id": 2}),
            ("Polygon", cell_box(8, 14, 8, 15), {"source_id": 3}),
            ("Polygon", box(LEFT - 500, TOP, LEFT - 400, TOP + 50), {"source_id": 4}),
            ("Point", centre(11, 0), {"source_id": 5}),
        ],
    )
    zones = tmp_path / "zones.tif"
    esp(
        "costdistance",
        RESISTANCE=tif("r", resistance()),
        SOURCES=sources,
        OUTPUT=str(tmp_path / "out.tif"),
        ALLOCATION=str(zones),
    )
    text = "\n".join(esp.feedback.lines)
    assert "sources 1 are smaller than a cell" in text
    assert "sources 2 lie on cells without resistance and start nothing" in text
    assert "sources 3 lie partly on cells without resistance" in text
    assert "sources 4 lie outside" in text
    assert set(np.unique(read_tif(zones)[:, :15])) == {1.0, 3.0, 5.0}


def test_cancel_leaves_nothing(esp, tif, sources, tmp_path, no_leftovers):
    out = tmp_path / "out.tif"
    result = esp("costdistance", cancel_at=0, RESISTANCE=tif("r", resistance()), SOURCES=sources, OUTPUT=str(out))
    assert result == {}
    assert not out.exists()


def test_bad_input(esp, tif, sources, tmp_path, no_leftovers):
    out = str(tmp_path / "out.tif")
    bad = resistance()
    bad[0, :3] = [0.0, -1.0, -5.0]
    far = write_geojson(tmp_path / "far.geojson", [("Polygon", box(0, 0, 50, 50), {})])
    nodata = write_geojson(tmp_path / "nodata.geojson", [("Polygon", cell_box(0, 15, 3, 15), {})])
    empty = write_geojson(tmp_path / "empty.geojson", [])
    good = {"RESISTANCE": tif("r", resistance()), "SOURCES": sources, "OUTPUT": out}
    cases = {
        "0 or negative in 3 cells": {"RESISTANCE": tif("bad", bad)},
        "no data in band 1": {"RESISTANCE": tif("nothing", np.full((4, 4), np.nan, dtype=np.float32))},
        "no sources on the raster": {"SOURCES": far},
        "lies where r has data": {"SOURCES": nodata},
        "empty has no features": {"SOURCES": empty},
        "which has no metres": {
            "RESISTANCE": tif("degrees", resistance(), cell_size=0.001, origin=(100, 40), crs="EPSG:4326")
        },
        "is rotated": {"RESISTANCE": tif("turned", resistance(), skew=5.0)},
        "make them square": {"RESISTANCE": tif("flat", resistance(), cells=(30.0, -25.0))},
        "does not exist": {"RESISTANCE": str(tmp_path / "missing.tif")},
        "no cells above 0": {"DESTINATIONS": tif("zeros", np.zeros((ROWS, COLUMNS), dtype=np.int32))},
        "need Destinations": {"PATHS": str(tmp_path / "paths.gpkg")},
    }
    for sentence, change in cases.items():
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("costdistance", **{**good, **change})
        assert not Path(out).exists(), sentence


def test_headless(qgis_process, tmp_path):
    raster = write_tif(tmp_path / "r.tif", resistance())
    source = write_geojson(tmp_path / "s.geojson", [("Polygon", cell_box(1, 1, 2, 2), {})])
    goals = points(tmp_path / "goals.geojson", [(1, 6), (5, 18)])
    out, paths = tmp_path / "out.tif", tmp_path / "paths.gpkg"
    arguments = {"RESISTANCE": raster, "SOURCES": source, "DESTINATIONS": goals, "OUTPUT": out, "PATHS": paths}
    finished = qgis_process("costdistance", **arguments)
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert (results["REACHED"], results["NOT_REACHED"]) == (1, 1)
    assert read_tif(out)[1, 6] == 240.0
    bad = resistance()
    bad[0, 0] = 0.0
    arguments["RESISTANCE"] = write_tif(tmp_path / "bad.tif", bad)
    wrong = qgis_process("costdistance", **arguments)
    assert wrong.returncode == 1
    assert "0 or negative in 1 cell" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
