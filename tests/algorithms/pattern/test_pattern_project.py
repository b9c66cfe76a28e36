"""The project and the sheets of esp:securitypattern, and what stops it."""

import zipfile

import numpy as np
import pytest
from pattern_scene import X, Y, line, names_of, polygon, rows, styles_of
from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QImage
from rasters import write_tif
from vectors import box, write_geojson


def test_styles_and_project_open_as_they_are(esp, layers, layer, tmp_path):
    out, project = tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    cover = write_tif(tmp_path / "cover.tif", np.ones((100, 100), dtype=np.uint8), 100.0, (X, Y + 10000.0))
    zones = layer(
        "zones",
        polygon(2000, 2000, 3000, 3000, zone_id=1, zone_no=2, zone="Artificial restoration zone", strategy="a"),
        polygon(4000, 2000, 5000, 3000, zone_id=2, zone_no=1, zone="Corridor connectivity zone", strategy="b"),
    )
    esp(
        "securitypattern",
        SOURCES=layers["sources"],
        CORRIDORS=layers["corridors"],
        ROADS=layers["roads"],
        DISTRICTS=layers["districts"],
        ZONES=zones,
        LAYERS=[cover],
        TITLE="Upper basin",
        PATTERN=str(out),
        PROJECT=str(project),
    )
    defaults = [name for (name, _), default in styles_of(out).items() if default]
    assert sorted(defaults) == sorted(names_of(out))
    opened = QgsProject()
    assert opened.read(str(project))
    assert opened.title() == "Upper basin"
    assert opened.crs().authid() == "EPSG:32647"
    assert all(layer.isValid() for layer in opened.mapLayers().values())
    root = opened.layerTreeRoot()
    groups = ["Planning scheme", "Security pattern", "Zones", "Orientation", "Rasters"]
    assert [group.name() for group in root.findGroups()] == groups
    shown = {node.name() for node in root.findLayers() if node.isVisible()}
    assert shown == {
        "Strategic nodes", "Break points", "Corridors", "Ecological sources", "Districts", "Roads and railways",
    }  # fmt: skip
    extent = opened.viewSettings().defaultViewExtent()
    assert extent.contains(QgsVectorLayer(layers["districts"], "d", "ogr").extent())
    assert extent.width() < 1.2 * 10000
    with zipfile.ZipFile(project) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".qgs")]
        text = archive.read(name).decode("utf-8")
    assert "./pattern.gpkg|layername=corridors" in text
    assert str(tmp_path) not in text
    (layer_of_zones,) = opened.mapLayersByName("Restoration zones")
    assert [entry.value() for entry in layer_of_zones.renderer().categories()] == [
        "Corridor connectivity zone", "Artificial restoration zone",
    ]  # fmt: skip
    assert set(opened.mapThemeCollection().mapThemes()) == {"Security pattern", "Planning scheme", "Restoration zones"}


@pytest.mark.parametrize(("width", "height"), [(60000, 6000), (6000, 60000), (700, 500)])
def test_sheets_hold_everything_and_cut_nothing(esp, layer, tmp_path, width, height):
    small = min(width, height) / 10
    sources = layer(
        "s", *(polygon(x, y, x + small, y + small, source_id=n) for n, (x, y) in enumerate(
            [(0, 0), (width - small, height - small), (width / 2, height / 2)], 1)),
    )  # fmt: skip
    corridors = layer("c", line((small, small), (width / 2, height / 2), link_id=1))
    districts = layer("d", polygon(0, 0, width, height, name="The district of the long name"))
    out, project = tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    esp(
        "securitypattern", SOURCES=sources, CORRIDORS=corridors, DISTRICTS=districts, PATTERN=str(out),
        PROJECT=str(project), TITLE="A title",
    )  # fmt: skip
    opened = QgsProject()
    assert opened.read(str(project))
    layouts = opened.layoutManager().printLayouts()
    assert {layout.name() for layout in layouts} == {
        f"{subject} {paper}" for subject in ("Security pattern", "Planning scheme") for paper in ("A3", "A4")
    }
    for layout in layouts:
        page = layout.pageCollection().page(0).pageSize()
        sides = {"A3": {297.0, 420.0}, "A4": {210.0, 297.0}}[layout.name()[-2:]]
        assert {page.width(), page.height()} == sides
        picture = tmp_path / "sheet.png"
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 40
        assert QgsLayoutExporter(layout).exportToImage(str(picture), settings) == QgsLayoutExporter.ExportResult.Success
        assert not QImage(str(picture)).isNull()
        boxes = {}
        for item in layout.items():
            # The map's degrees stand outside its frame; all else is as large as it says.
            place = QRectF(item.pos(), item.rect().size())
            if place.width() * place.height() and type(item).__name__ not in ("QgsLayoutItemPage", "QGraphicsRectItem"):
                boxes[type(item).__name__, len(boxes)] = place
                assert place.left() >= 0 and place.top() >= 0
                assert place.right() <= page.width() and place.bottom() <= page.height()
        kinds = [kind for kind, _ in boxes]
        for kind in ("Legend", "Map", "ScaleBar", "Picture"):
            assert f"QgsLayoutItem{kind}" in kinds
        assert "QgsLayoutFrame" in kinds
        assert kinds.count("QgsLayoutItemLabel") == 3
        placed = list(boxes.values())
        for row, one in enumerate(placed):
            for other in placed[row + 1 :]:
                meeting = one.intersected(other)
                assert min(meeting.width(), meeting.height()) < 0.5, (layout.name(), kinds, one, other)
        (sheet,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
        assert sheet.extent().contains(QgsVectorLayer(districts, "d", "ogr").extent())
        assert float(f"{sheet.scale():.3g}") == pytest.approx(sheet.scale(), rel=1e-4)


def test_two_runs_are_equal(esp, layers, tmp_path):
    found = []
    for name in ("one", "two"):
        out = tmp_path / name / "pattern.gpkg"
        esp(
            "securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], ROADS=layers["roads"],
            PATTERN=str(out), PATTERN_TABLE=str(tmp_path / name / "table.csv"),
        )  # fmt: skip
        found.append(
            [
                [(row.pop("at").asWkt(6), *row.values()) for row in rows(out, layer)]
                for layer in sorted(names_of(out))
            ]
        )
    assert found[0] == found[1]


def test_geographic_layers_are_refused(esp, layers, tmp_path):
    sources = write_geojson(tmp_path / "sources.geojson", [("Polygon", box(96, 36, 97, 37), {})], "EPSG:4326")
    way = [("LineString", [[96.5, 36.5], [97.5, 36.5]], {"from_id": 1, "to_id": 2})]
    corridors = write_geojson(tmp_path / "corridors.geojson", way, "EPSG:4326")
    with pytest.raises(QgsProcessingException, match="esp:prepare"):
        esp("securitypattern", SOURCES=sources, CORRIDORS=corridors, PATTERN=str(tmp_path / "p.gpkg"))
    assert not (tmp_path / "p.gpkg").exists()


@pytest.mark.parametrize(
    ("key", "given", "sentence"),
    [
        ("SOURCES", "roads", "Ecological sources: the layer roads has lines; a layer of polygons is needed."),
        ("CORRIDORS", "districts", "Corridors: the layer districts has polygons; a layer of lines is needed."),
        ("DISTRICTS", "roads", "Districts: the layer roads has lines; a layer of polygons is needed."),
    ],
)
def test_a_layer_of_the_wrong_geometry(esp, layers, tmp_path, no_leftovers, key, given, sentence):
    chosen = {"SOURCES": layers["sources"], "CORRIDORS": layers["corridors"], key: layers[given]}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("securitypattern", **chosen, PATTERN=str(tmp_path / "p.gpkg"))
    assert not (tmp_path / "p.gpkg").exists()


@pytest.mark.parametrize("at", [1, 40, 90])
def test_cancel_leaves_nothing(esp, layers, tmp_path, no_leftovers, at):
    out = tmp_path / "out" / "pattern.gpkg"
    esp(
        "securitypattern", cancel_at=at, SOURCES=layers["sources"], CORRIDORS=layers["corridors"],
        ROADS=layers["roads"], PATTERN=str(out), PROJECT=str(tmp_path / "out" / "pattern.qgz"),
    )  # fmt: skip
    assert not out.parent.exists() or not list(out.parent.iterdir())


def test_names_of_planning_zones_are_never_left_out(esp, layers, tmp_path):
    project = tmp_path / "pattern.qgz"
    esp(
        "securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], DISTRICTS=layers["districts"],
        PATTERN=str(tmp_path / "pattern.gpkg"), PROJECT=str(project),
    )  # fmt: skip
    opened = QgsProject()
    assert opened.read(str(project))
    shown = {layer.name(): layer.labeling().settings() for layer in opened.mapLayers().values() if layer.labeling()}
    overlaps = {name: overlaps_allowed(settings) for name, settings in shown.items()}
    # Sources are called by their numbers in all tables.
    assert overlaps == {"Planning zones": True, "Districts": False, "Ecological sources": True}
    numbered = shown["Ecological sources"]
    assert numbered.fieldName == "source_id"
    for layout in opened.layoutManager().printLayouts():
        world = layout.itemById("place in the world")
        # Inside the project: a path would be another one elsewhere.
        assert world is not None and world.picturePath().startswith("base64:")


def overlaps_allowed(settings):
    if hasattr(settings, "placementSettings"):
        return settings.placementSettings().overlapHandling() != Qgis.LabelOverlapHandling.PreventOverlap
    return settings.displayAll


def test_on_the_command_line(qgis_process, layers, tmp_path):
    out, project = tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    finished = qgis_process(
        "securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], ROADS=layers["roads"],
        ROAD_FIELD="kind", DISTRICTS=layers["districts"], PATTERN=out, PROJECT=project,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert (results["NODES"], results["BREAK_POINTS"]) == (1, 2)
    opened = QgsProject()
    assert opened.read(str(project))
    assert len(opened.layoutManager().printLayouts()) == 4
    missing = tmp_path / "none.gpkg"
    finished = qgis_process("securitypattern", SOURCES=missing, CORRIDORS=layers["corridors"], PATTERN=out)
    assert finished.returncode != 0
    assert "does not exist" in finished.stdout + finished.stderr


def test_a_project_that_cannot_be_written_leaves_no_pattern(esp, layers, tmp_path, no_leftovers):
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        esp(
            "securitypattern",
            SOURCES=layers["sources"],
            CORRIDORS=layers["corridors"],
            PATTERN=str(tmp_path / "pattern.gpkg"),
            PROJECT=str(tmp_path / "taken" / "pattern.qgz"),
        )
    assert not (tmp_path / "pattern.gpkg").exists()
    assert not (tmp_path / "pattern.gpkg.json").exists()
