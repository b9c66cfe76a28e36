"""DIRECTION in esp:costdistance and esp:corridors, end to end."""

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.cost.direction import Flow, Slope
from esp_toolbox.core.cost.moves import Moves
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import read_tif, write_tif
from vectors import write_vector

SHAPE = (20, 26)
RANDOM = np.random.default_rng(21)
RESISTANCE = np.round(np.exp(RANDOM.normal(0, 0.5, SHAPE)), 3)
HEIGHTS = np.round(np.cumsum(RANDOM.normal(2.0, 5.0, SHAPE), axis=1), 2)
LEFT, TOP = 500000.0, 4200000.0


def box_of(top, left, bottom, right):
    return LEFT + left * 30, TOP - bottom * 30, LEFT + right * 30, TOP - top * 30


@pytest.fixture
def layers(tmp_path):
    return {
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", RESISTANCE),
        "ELEVATION": write_tif(tmp_path / "dem.tif", HEIGHTS),
    }


@pytest.fixture
def two_sources(tmp_path):
    boxes = [box_of(8, 1, 11, 4), box_of(9, 21, 12, 24)]
    return write_boxes(tmp_path / "sources.gpkg", boxes, crs=32647, source_id=[4, 7])


def labels():
    sources = np.zeros(SHAPE, dtype=np.int32)
    sources[8:11, 1:4], sources[9:12, 21:24] = 1, 2
    return sources


@pytest.mark.parametrize("rule", ["tobler", "rwalk"])
@pytest.mark.parametrize("way", ["from", "to"])
def test_cost_of_slopes(esp, layers, two_sources, tmp_path, rule, way):
    number = ("none", "tobler", "rwalk", "flow").index(rule)
    output, paths = str(tmp_path / "cost.tif"), str(tmp_path / "paths.gpkg")
    target = write_vector(tmp_path / "target.gpkg", [f"POINT({LEFT + 12.5 * 30} {TOP - 2.5 * 30})"])
    esp("costdistance", **layers, SOURCES=two_sources, DIRECTION=number, WAY=("from", "to").index(way), OUTPUT=output,
        DESTINATIONS=target, PATHS=paths)  # fmt: skip
    moves = Moves(direction=Slope(HEIGHTS, rule), towards=way == "to")
    wanted = accumulated_cost(RESISTANCE, labels(), 30.0, moves=moves).cost
    assert read_tif(output) == pytest.approx(wanted, rel=1e-6)
    (row,) = read_rows(paths)
    assert row["cost"] == pytest.approx(wanted[2, 12], rel=1e-9)
    (feature,) = QgsVectorLayer(paths, "paths", "ogr").getFeatures()
    ends = list(feature.geometry().vertices())
    target_end = ends[-1 if way == "from" else 0]
    assert (target_end.x(), target_end.y()) == (LEFT + 12.5 * 30, TOP - 2.5 * 30)


def test_wind_is_told_by_where_it_comes_from(esp, layers, two_sources, tmp_path):
    output = str(tmp_path / "cost.tif")
    given = {"RESISTANCE": layers["RESISTANCE"], "SOURCES": two_sources, "DIRECTION": 3, "OUTPUT": output}
    esp("costdistance", **given, FLOW_ANGLE=240, FLOW_COMES=True, FLOW_STRENGTH=2)
    wanted = accumulated_cost(RESISTANCE, labels(), 30.0, moves=Moves(direction=Flow(60.0, 2.0))).cost
    assert read_tif(output) == pytest.approx(wanted, rel=1e-6)
    angles = np.round(RANDOM.random(SHAPE) * 360.0, 2)
    flow = write_tif(tmp_path / "flow.tif", angles)
    esp("costdistance", **given, FLOW=flow)
    wanted = accumulated_cost(RESISTANCE, labels(), 30.0, moves=Moves(direction=Flow(angles, 4.0))).cost
    assert read_tif(output) == pytest.approx(wanted, rel=1e-5)


def test_corridors_there_and_back(esp, layers, two_sources, tmp_path, no_leftovers):
    out = {
        "CORRIDORS": str(tmp_path / "corridors.gpkg"),
        "WAYS_BACK": str(tmp_path / "back.gpkg"),
        "CORRIDOR_AREAS": str(tmp_path / "areas.gpkg"),
        "CORRIDOR_RASTER": str(tmp_path / "mosaic.tif"),
        "LINK_RASTERS": str(tmp_path / "links"),
        "SURFACES": str(tmp_path / "surfaces"),
    }
    given = {**layers, "SOURCES": two_sources, "DIRECTION": 1, "WIDTH": 300, **out}
    esp("corridors", **given)
    moves = Moves(direction=Slope(HEIGHTS))
    sources = labels()
    away = [accumulated_cost(RESISTANCE, np.where(sources == n, n, 0), 30.0, moves=moves).cost for n in (1, 2)]
    there, back = away[0][sources == 2].min(), away[1][sources == 1].min()
    (line,) = read_rows(out["CORRIDORS"])
    assert (line["from_id"], line["to_id"]) == (4, 7)
    assert [line["cost_there"], line["cost_back"]] == pytest.approx([there, back], rel=1e-9)
    assert line["cost"] == pytest.approx((there + back) / 2, rel=1e-9)
    (way_back,) = read_rows(out["WAYS_BACK"])
    assert way_back["cost"] == pytest.approx(back, rel=1e-9)
    assert way_back["length_m"] == line["len_back"]
    assert [row["way"] for row in read_rows(out["CORRIDOR_AREAS"])] == ["there", "back"]
    assert line["area_ha"] == read_rows(out["CORRIDOR_AREAS"])[0]["area_ha"]
    assert sorted(path.name for path in (tmp_path / "links").glob("*.tif")) == ["corridor_4_7.tif", "corridor_7_4.tif"]
    for folder in ("surfaces", "surfaces/back"):
        assert len(list((tmp_path / folder).glob("*.tif"))) == 2
    assert any("the dearer way of a corridor costs" in text for text in esp.feedback.lines)
    # A second run takes the surfaces up and gives the same.
    mosaic = read_tif(out["CORRIDOR_RASTER"])
    esp("corridors", **{**given, "CORRIDOR_RASTER": str(tmp_path / "again.tif")})
    assert np.array_equal(read_tif(tmp_path / "again.tif"), mosaic, equal_nan=True)
    assert read_rows(out["CORRIDORS"]) == [line]


@pytest.mark.parametrize(
    "name, given, words",
    [
        ("costdistance", {"DIRECTION": 1, "ELEVATION": None}, "Steps by slope need Elevation"),
        ("costdistance", {"DIRECTION": 3}, "one of both"),
        ("costdistance", {"DIRECTION": 3, "FLOW": "dem", "FLOW_ANGLE": 3}, "one of both"),
        ("corridors", {"DIRECTION": 1, "CLIMATE": "dem"}, "not by both"),
        ("corridors", {"DIRECTION": 1, "PREVIEW": True}, "preview knows no direction"),
    ],
)
def test_mistakes(esp, layers, two_sources, tmp_path, name, given, words):
    given = {key: layers["ELEVATION"] if value == "dem" else value for key, value in given.items()}
    outputs = {"costdistance": {"OUTPUT": "x.tif"}, "corridors": {"CORRIDORS": "x.gpkg", "CORRIDOR_RASTER": "x.tif"}}
    paths = {key: str(tmp_path / value) for key, value in outputs[name].items()}
    with pytest.raises(QgsProcessingException, match=words):
        esp(name, **{**layers, "SOURCES": two_sources, **given}, **paths)
