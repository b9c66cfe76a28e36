"""esp:centrality end to end."""

import csv
import importlib.util

import numpy as np
import pytest
from network_layers import CORRIDORS, SOURCES, numbers_of, place, rows_of, write_corridors, write_sources
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import write_tif
from vectors import write_geojson


@pytest.fixture
def run(esp, network, tmp_path):
    def compute(**parameters):
        outputs = {
            "SOURCES_OUT": str(tmp_path / "out.gpkg"),
            "CORRIDORS_OUT": str(tmp_path / "lines.gpkg"),
            "INDICES": str(tmp_path / "indices.csv"),
        }
        return esp("centrality", **{**network, **outputs, **parameters})

    return compute


def test_square_with_a_leaf(run, tmp_path, no_leftovers):
    result = run()
    sources = {row["source_id"]: row for row in rows_of(result["SOURCES_OUT"])}
    lines = rows_of(result["CORRIDORS_OUT"])
    # The leaf's only corridor carries one ampere for each of the others.
    assert sources[20]["centrality"] == pytest.approx(4.0) and lines[4]["centrality"] == pytest.approx(4.0)
    assert sources[9]["degree"] == 3 and sources[9]["rank"] == 1 and sources[20]["degree"] == 1
    assert sources[9]["area_ha"] == pytest.approx(4.0) and sources[9]["name"] == "源9"
    assert lines[4]["betweenn"] == 4.0 and lines[4]["link_id"] == 5
    around = sum(cost for *_, cost in CORRIDORS[:4])
    # Two ways round the square share each of its pairs' ampere, and those of the leaf.
    alone = {4: 3000.0, 12: 2000.0, 15: 5500.0}
    own = [min(cost, around - cost) for cost in alone.values()]
    assert sum(own) == 10500.0 and sources[20]["closeness"] == pytest.approx(4 / (6000 + sum(6000 + d for d in own)))
    with open(result["INDICES"], encoding="utf-8") as file:
        index = {row["index"]: float(row["value"] or "nan") for row in csv.DictReader(file)}
    assert index["alpha"] == pytest.approx(1 / 5) and index["gamma"] == pytest.approx(5 / 9) and index["beta"] == 1.0
    length = 4 * 1.0 + np.hypot(1.5, 0.5)
    assert index["cost_ratio"] == pytest.approx(1 - 5 / length, abs=1e-5)
    assert (result["ALPHA"], result["COMPONENTS"]) == (pytest.approx(0.2), 1)
    assert numbers_of(result["SOURCES_OUT"])["COMPONENTS"] == 1


def test_graphml(run, tmp_path):
    networkx = pytest.importorskip("networkx")
    path = tmp_path / "net.graphml"
    run(GRAPHML=str(path))
    graph = networkx.read_graphml(str(path), force_multigraph=True)
    assert set(graph.nodes) == {str(number) for number in SOURCES} and graph.number_of_edges() == 5
    assert graph.nodes["20"]["centrality"] == pytest.approx(4.0) and graph.nodes["9"]["area_ha"] == pytest.approx(4.0)
    assert sorted(data["cost"] for *_, data in graph.edges(data=True)) == sorted(cost for *_, cost in CORRIDORS)


def test_networkx_missing(run, tmp_path, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "networkx" else found(name))
    with pytest.raises(QgsProcessingException, match="needs the Python library networkx: on Windows run"):
        run(GRAPHML=str(tmp_path / "net.graphml"))
    assert not (tmp_path / "net.graphml").exists()
    assert run()["COMPONENTS"] == 1


def test_falls_apart(run, esp, tmp_path):
    result = run(CORRIDORS=write_corridors(tmp_path / "two.geojson", CORRIDORS[:1]))
    text = " ".join(esp.feedback.lines)
    assert "it has 4 components, the largest of 2 sources; 3 sources have no corridor" in text
    assert "There is only one corridor" in text and result["COMPONENTS"] == 4
    sources = {row["source_id"]: row for row in rows_of(result["SOURCES_OUT"])}
    assert sources[4]["centrality"] == 1.0 and sources[12]["centrality"] == 0.0


def test_doubled_and_useless_corridors(run, esp, network, tmp_path):
    plain = rows_of(run()["CORRIDORS_OUT"])
    more = [*CORRIDORS, CORRIDORS[0], (9, 9, 5.0)]
    result = run(CORRIDORS=write_corridors(tmp_path / "more.geojson", more))
    lines = rows_of(result["CORRIDORS_OUT"])
    assert [line["centrality"] for line in lines[:5]] == pytest.approx([line["centrality"] for line in plain])
    assert lines[5]["centrality"] == lines[0]["centrality"] and str(lines[6]["centrality"]) == "NULL"
    text = " ".join(esp.feedback.lines)
    assert "1 corridor is there twice and counts once" in text and "begins and ends in the same source" in text


def test_lines_without_length_are_left_out(run, esp, tmp_path):
    corridors = [
        ("LineString", [place(0, 0), place(0, 0)], {"from_id": 4, "to_id": 12, "cost": 10.0}),
        ("LineString", [place(0, 0), place(1000, 0)], {"from_id": 4, "to_id": 9, "cost": 3000.0}),
    ]
    result = run(CORRIDORS=write_geojson(tmp_path / "point.geojson", corridors))
    lines = rows_of(result["CORRIDORS_OUT"])
    assert [str(line["centrality"]) == "NULL" for line in lines] == [True, False]
    assert any("1 line has no length" in line for line in esp.feedback.lines)
    layer = QgsVectorLayer(result["CORRIDORS_OUT"], "lines", "ogr")
    assert {feature.geometry().type() for feature in layer.getFeatures()} == {layer.geometryType()}


def test_sources_as_a_raster(run, tmp_path):
    labels = np.zeros((40, 80), dtype=np.int32)
    for number, (x, y, half) in SOURCES.items():
        row, column = int((1500 - y) / 50), int((x + 500) / 50)
        reach = max(half // 50, 1)
        labels[row - reach : row + reach, column - reach : column + reach] = number
    path = write_tif(tmp_path / "labels.tif", labels, 50.0, tuple(place(-500, 1500)))
    polygons, raster = run(), run(SOURCES=path, SOURCES_OUT=str(tmp_path / "raster.gpkg"))
    one, other = (rows_of(result["SOURCES_OUT"]) for result in (polygons, raster))
    assert [row["centrality"] for row in one] == pytest.approx([row["centrality"] for row in other])


def test_other_fields(run, tmp_path):
    corridors = [
        ("LineString", [place(0, 0), place(9, 9)], {"From_Core": 4, "To_Core": 9, "CW_Dist": 7.0}),
        ("LineString", [place(0, 0), place(5, 9)], {"From_Core": 4, "To_Core": 12, "CW_Dist": 1.0}),
    ]
    fields = {"FROM_FIELD": "From_Core", "TO_FIELD": "To_Core", "COST_FIELD": "CW_Dist"}
    result = run(CORRIDORS=write_geojson(tmp_path / "lcp.geojson", corridors), **fields)
    assert rows_of(result["CORRIDORS_OUT"])[0]["centrality"] == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("corridors", "sentence"),
    [
        ([(4, 9, 0.0)], "bad has 1 corridor whose cost is not above 0; the first is in row 1"),
        ([(4, 9, None)], "has no cost in row 1"),
        ([(4, 4, 5.0)], "has no corridor that joins two different sources"),
    ],
)
def test_bad_corridors(run, tmp_path, corridors, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(CORRIDORS=write_corridors(tmp_path / "bad.geojson", corridors))
    assert not (tmp_path / "out.gpkg").exists()


def test_unknown_source(run, tmp_path):
    bad = write_sources(tmp_path / "few.geojson", {4: SOURCES[4], 9: SOURCES[9]})
    with pytest.raises(QgsProcessingException, match="there is no such source"):
        run(SOURCES=bad)


def test_headless(qgis_process, network, tmp_path):
    out = tmp_path / "out.gpkg"
    finished = qgis_process("centrality", **network, SOURCES_OUT=out, CORRIDORS_OUT=tmp_path / "lines.gpkg")
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COMPONENTS"] == 1 and len(rows_of(out)) == 5
