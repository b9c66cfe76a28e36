"""esp:securitypattern: the elements together, with nodes, break points, roles and statistics."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from rasters import write_tif
from vectors import box, write_geojson

X, Y = 500000.0, 4200000.0


def shifted(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[0] + X, coordinates[1] + Y]
    return [shifted(entry) for entry in coordinates]


@pytest.fixture
def layers(tmp_path):
    """Four sources in the corners, two corridors that cross in the middle, a road across one of them."""
    corners = [(0, 0), (9000, 0), (0, 9000), (9000, 9000)]
    sources = [
        ("Polygon", shifted(box(x, y, x + 1000, y + 1000)), {"source_id": n, "area_ha": 100.0, "dpc": d})
        for n, ((x, y), d) in enumerate(zip(corners, (50.0, 20.0, 19.0, 1.0)), 1)
    ]
    corridors = [
        ("LineString", shifted([[1000, 1000], [9000, 9000]]), {"link_id": 1, "class": "important", "gravity": 9.0}),
        ("LineString", shifted([[9000, 1000], [1000, 9000]]), {"link_id": 2, "class": "general", "gravity": 1.0}),
    ]
    roads = [("LineString", shifted([[2000, 0], [2000, 10000]]), {"kind": "trunk"})]
    districts = [
        ("Polygon", shifted(box(0, 0, 5000, 10000)), {"name": "West"}),
        ("Polygon", shifted(box(5000, 0, 10000, 10000)), {"name": "East"}),
    ]
    return {
        name: write_geojson(tmp_path / f"{name}.geojson", features)
        for name, features in (
            ("sources", sources),
            ("corridors", corridors),
            ("roads", roads),
            ("districts", districts),
        )
    }


def rows(path, layer):
    source = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
    assert source.isValid()
    return [{**dict(zip(source.fields().names(), f.attributes())), "at": f.geometry()} for f in source.getFeatures()]


def test_elements_roles_and_statistics(esp, layers, tmp_path, no_leftovers):
    cover = np.ones((100, 100), dtype=np.uint8)
    cover[:50] = 2
    land_cover = write_tif(tmp_path / "cover.tif", cover, cell_size=100.0, origin=(X, Y + 10000.0))
    out = tmp_path / "格局 pattern.gpkg"
    table = tmp_path / "table.csv"
    project = tmp_path / "pattern.qgz"
    result = esp(
        "securitypattern",
        SOURCES=layers["sources"],
        CORRIDORS=layers["corridors"],
        ROADS=layers["roads"],
        ROAD_FIELD="kind",
        DISTRICTS=layers["districts"],
        DISTRICT_FIELD="name",
        LANDCOVER=land_cover,
        LAYERS=[land_cover],
        TITLE="Upper basin",
        PATTERN=str(out),
        PATTERN_TABLE=str(table),
        PROJECT=str(project),
    )
    assert (result["NODES"], result["BREAK_POINTS"]) == (1, 2)
    (node,) = rows(out, "strategic_nodes")
    assert node["at"].asPoint().x() == pytest.approx(X + 5000)
    assert node["corridors"] == 2
    assert {(row["link_id"], row["road_class"]) for row in rows(out, "break_points")} == {(1, "trunk"), (2, "trunk")}
    assert [row["grade"] for row in rows(out, "sources")] == [1, 2, 2, 3]
    assert {row["class"]: row["role"] for row in rows(out, "corridors")} == {
        "important": "conservation corridor",
        "general": "restoration corridor",
    }
    lines = table.read_text(encoding="utf-8").splitlines()
    west = [line for line in lines if "West" in line and "Corridors" in line]
    assert len(west) == 2
    assert all(float(line.split(",")[-1]) == pytest.approx(4000 * 2**0.5) for line in west)
    sidecar = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))
    shares = sidecar["tables"]["LANDCOVER_ALONG_CORRIDORS"]
    assert shares["class"] == ["1", "2"]
    assert sum(shares["share_pct"]) == pytest.approx(100.0)


def test_styles_and_project_open_as_they_are(esp, layers, tmp_path):
    out, project = tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    esp(
        "securitypattern",
        SOURCES=layers["sources"],
        CORRIDORS=layers["corridors"],
        PATTERN=str(out),
        PROJECT=str(project),
    )
    assert QgsVectorLayer(f"{out}|layername=corridors", "c", "ogr").renderer().classAttribute() == "class"
    assert ogr.Open(str(out)).GetLayerByName("layer_styles").GetFeatureCount() >= 3
    opened = QgsProject()
    assert opened.read(str(project))
    names = [layer.name() for layer in opened.layerTreeRoot().layerOrder()]
    assert {"Strategic nodes", "Corridors", "Ecological sources"} <= set(names)
    assert all(layer.isValid() for layer in opened.mapLayers().values())
    assert opened.crs().authid() == "EPSG:32647"


def test_geographic_layers_are_refused(esp, layers, tmp_path):
    degrees = write_geojson(tmp_path / "degrees.geojson", [("Polygon", box(96, 36, 97, 37), {})], "EPSG:4326")
    with pytest.raises(QgsProcessingException, match="esp:prepare"):
        esp("securitypattern", SOURCES=degrees, CORRIDORS=layers["corridors"], PATTERN=str(tmp_path / "p.gpkg"))
    assert not (tmp_path / "p.gpkg").exists()


def test_steps_that_found_nothing_do_not_stop_the_pattern(esp, layers, tmp_path):
    empty = write_geojson(tmp_path / "barriers.geojson", [("Polygon", box(X, Y, X + 1, Y + 1), {"gain": 1.0})])
    layer = QgsVectorLayer(empty, "barriers", "ogr")
    layer.setSubsetString("gain > 5")
    out = tmp_path / "pattern.gpkg"
    esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], BARRIERS=layer, PATTERN=str(out))
    assert len(rows(out, "corridors")) == 2
    assert any("barriers has no features" in line for line in esp.feedback.lines)
