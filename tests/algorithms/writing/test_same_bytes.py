"""The same run gives the same bytes: styles, GeoPackages, sidecars, tables, from process to process."""

import hashlib

import numpy as np
from network_layers import write_corridors, write_sources
from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer
from rasters import write_tif


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_two_processes_write_the_same(qgis_process, qgis_program, tmp_path):
    """Two starts: what one process has seen and kept does not show in what it writes."""
    rows, columns = np.mgrid[:70, :140]
    surface = (1.0 + (rows * 7 + columns * 3) % 11).astype(np.float32)
    resistance = write_tif(tmp_path / "r.tif", surface, origin=(499700.0, 4001400.0))
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    out = tmp_path / "out"
    found = []
    for run in (qgis_process, lambda name, **form: qgis_program("run", f"esp:{name}", "--", *pairs(form))):
        out.mkdir()
        finished = run("gravity", SOURCES=sources, CORRIDORS=corridors, RESISTANCE=resistance,
                       OUTPUT=str(out / "g.gpkg"), MATRIX=str(out / "m.csv"))  # fmt: skip
        assert finished.returncode == 0, finished.stderr
        finished = run("corridors", SOURCES=sources, RESISTANCE=resistance, CORRIDORS=str(out / "c.shp"),
                       CORRIDOR_RASTER=str(out / "mosaic.tif"))  # fmt: skip
        assert finished.returncode == 0, finished.stderr
        found.append(digests(out))
        for path in out.iterdir():
            path.unlink()
        out.rmdir()
    assert found[0] == found[1]
    assert not [path.name for path in tmp_path.iterdir() if path.name.endswith(".aux.xml")], "beside an input"
    assert {"g.gpkg", "g.gpkg.json", "c.qml", "mosaic.qml", "m.csv", "mosaic.tif", "c.dbf"} <= found[0].keys()


def pairs(form):
    return [f"{key}={value}" for key, value in form.items()]


def test_layers_in_memory_leave_no_ids_of_chance(esp, tmp_path):
    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    out = tmp_path / "out"
    out.mkdir()
    found = []
    for _ in range(2):
        layer = QgsVectorLayer(corridors, "my corridors", "ogr")
        layer.selectAll()
        copy = layer.materialize(QgsFeatureRequest())
        copy.setName("copy")
        QgsProject.instance().addMapLayer(copy)
        esp("centrality", SOURCES=sources, CORRIDORS=copy.id(), SOURCES_OUT=str(out / "a.gpkg"),
            CORRIDORS_OUT=str(out / "b.geojson"))  # fmt: skip
        found.append(digests(out))
        number = copy.id()
        QgsProject.instance().removeMapLayer(number)
        assert number not in (out / "a.gpkg.json").read_text()
    assert found[0] == found[1]


def test_another_result_has_another_date(esp, tmp_path):
    """The workbench sees by it whether a layer has changed."""
    from esp_toolbox.algorithms.layers.opening import last_change

    sources, corridors = write_sources(tmp_path / "s.geojson"), write_corridors(tmp_path / "c.geojson")
    fewer = write_corridors(tmp_path / "d.geojson", [(4, 9, 3000.0), (9, 12, 2000.0)])
    times = []
    for lines in (corridors, fewer, corridors):
        path = str(tmp_path / "a.gpkg")
        esp("centrality", SOURCES=sources, CORRIDORS=lines, SOURCES_OUT=path, CORRIDORS_OUT="memory:")
        times.append(last_change(path))
    assert times[0] == times[2] != times[1]
