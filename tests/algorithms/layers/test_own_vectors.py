"""Users' own vectors: read right, said, or refused with the cure."""

import contextlib
from pathlib import Path

import numpy as np
import pytest
from network_layers import rows_of
from osgeo import gdal
from own_layers import CASES, CODES, CURVED_ROADS, RESISTANCE, STRIP, ZONE, lines_of, memory_layer, named_sources
from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsVectorLayer
from rasters import read_tif
from vectors import write_vector


def test_curves_are_burnt(esp, tmp_path, tif):
    cover = tif("cover", np.ones((60, 80), dtype=np.uint8), origin=(500000, 4000000), crs=ZONE)
    roads = write_vector(tmp_path / "roads.gpkg", CURVED_ROADS, ZONE)
    out = str(tmp_path / "out.tif")
    esp("resistancefactor", INPUT=cover, FEATURES=roads, MEASURE=1, METHOD=3, CLASSES=2, SCORES="1,2",
        OUTPUT=out, MEASURED=str(tmp_path / "distance.tif"))  # fmt: skip
    distance = read_tif(tmp_path / "distance.tif")
    # At the top of the arc (501000, 3999700) there is the road.
    assert distance[10, 33] == 0.0 and distance.max() == pytest.approx(690.0, abs=1.0)
    assert "1 feature has arcs" in lines_of(esp)


def test_a_thin_slanting_source_has_the_cells_that_it_touches(esp, tmp_path):
    strip = write_vector(tmp_path / "strip.gpkg", [STRIP], ZONE)
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=strip, OUTPUT=str(tmp_path / "cost.tif"))
    cost = read_tif(tmp_path / "cost.tif")
    assert (cost == 0).sum() == pytest.approx(69, abs=8)
    assert "narrower than a cell, so that every cell that they touch was taken: 1." in lines_of(esp)


def test_sources_on_grid_lines_are_not_widened(esp, tmp_path):
    # One cell wide, exactly on the grid: thin by its mean width, and yet its own cells are all it touches.
    strip = write_vector(tmp_path / "s.gpkg", ["POLYGON ((500300 3999700,500330 3999700,500330 3999100,"
                                               "500300 3999100,500300 3999700))"], ZONE)  # fmt: skip
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=strip, OUTPUT=str(tmp_path / "cost.tif"))
    assert (read_tif(tmp_path / "cost.tif") == 0).sum() == 20


def test_finer_label_rasters_keep_all_sources(esp, tmp_path):
    result = esp("corridors", SOURCES=str(CASES / "sources10m_five.tif"), RESISTANCE=RESISTANCE,
                 ADJACENCY=3, CORRIDORS="TEMPORARY_OUTPUT", LINKS=str(tmp_path / "links.csv"),
                 CORRIDOR_RASTER=str(tmp_path / "c.tif"))  # fmt: skip
    links = [(row["from_id"], row["to_id"]) for row in rows_of(tmp_path / "links.csv")]
    assert len(links) == 10 and {int(number) for link in links for number in link} == {1, 2, 3, 4, 5}
    assert result["COUNT"] >= 4 and "small sources keep a cell" in lines_of(esp)


def test_a_cell_goes_to_the_largest_share(esp, tmp_path, tif):
    fine = np.zeros((60, 60), dtype=np.int32)
    fine[0:2, 0:3] = 7  # two thirds of the first coarse cell
    fine[2, 0:3] = 5  # a third of it, and nothing else: source 5 would be lost
    fine[3:6, 3:6] = 9
    fine[5, 5] = 4
    fine[6, 6] = 4  # 4 has most of no cell, but one cell to itself
    labels = tif("labels", fine, cell_size=10.0)
    resistance = tif("r", np.ones((20, 20), dtype=np.float32))
    esp("costdistance", RESISTANCE=resistance, SOURCES=labels, OUTPUT=str(tmp_path / "c.tif"),
        ALLOCATION=str(tmp_path / "a.tif"))  # fmt: skip
    nearest = read_tif(tmp_path / "a.tif")
    assert nearest[0, 0] == 7 and nearest[1, 1] == 9 and nearest[2, 2] == 4
    assert "5" not in str(np.unique(nearest))


@pytest.fixture
def corridors_by_code(esp, tmp_path):
    def make(sources, field="code"):
        path = tmp_path / "corridors.gpkg"
        esp("corridors", SOURCES=sources, ID_FIELD=field, RESISTANCE=RESISTANCE,
            CORRIDORS=str(path), CORRIDOR_RASTER=str(tmp_path / "mosaic.tif"))  # fmt: skip
        return str(path)

    return make


def gravities(path):
    return {(row["from_id"], row["to_id"]): row["gravity"] for row in rows_of(path)}


def gravity_by_hand():
    """Of sources 1 and 2: (L_max / L)2 ln S1 ln S2 / (P1 P2), with the costs of the three corridors."""
    resistance = read_tif(RESISTANCE)
    first, second = resistance[10:14, 56:60], resistance[43:48, 53:58]
    longest, length = 3694.812767608817, 2670.548698896889
    areas = np.log(120.0**2) * np.log(150.0**2)
    return (longest / length) ** 2 * areas / (first.mean() * second.mean())


def test_a_forgotten_id_field_is_taken_from_the_corridors(esp, corridors_by_code, tmp_path):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    lines = corridors_by_code(sources)
    inputs = {"SOURCES": sources, "CORRIDORS": lines, "RESISTANCE": RESISTANCE}
    esp("gravity", **inputs, ID_FIELD="code", OUTPUT=str(tmp_path / "right.gpkg"))
    right = gravities(tmp_path / "right.gpkg")
    esp("gravity", **inputs, OUTPUT=str(tmp_path / "forgotten.gpkg"))
    assert gravities(tmp_path / "forgotten.gpkg") == right
    assert "the ids are those of the field code, as when the corridors were made" in lines_of(esp)
    assert right[1, 2] == pytest.approx(gravity_by_hand())
    sinks = dict.fromkeys(("SOURCES_OUT", "CORRIDORS_OUT", "GAINS", "CURVES", "BEFORE_AFTER"), "TEMPORARY_OUTPUT")
    further = {
        "centrality": {},
        "robustness": {"RUNS": 2, "REPORT": str(tmp_path / "r.html")},
        "networkgain": {"RESISTANCE": RESISTANCE},
    }
    for name, more in further.items():
        chosen = {key: inputs[key] for key in ("SOURCES", "CORRIDORS")}
        # All sources are joined already, so that networkgain has nothing to add; it reads both layers before.
        with contextlib.suppress(QgsProcessingException):
            esp(name, **chosen, **more, **sinks)
        assert "the ids are those of the field code" in lines_of(esp), name


def test_the_note_outlives_the_file_beside_and_layers_in_memory(esp, corridors_by_code, tmp_path):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    lines = corridors_by_code(sources)
    Path(lines + ".json").unlink()
    inputs = {"SOURCES": sources, "RESISTANCE": RESISTANCE}
    first = esp("gravity", **inputs, CORRIDORS=lines, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    again = esp("gravity", **inputs, CORRIDORS=first, OUTPUT=str(tmp_path / "again.gpkg"))["OUTPUT"]
    assert gravities(again)[1, 2] == pytest.approx(gravity_by_hand())
    assert "as when the corridors were made" in lines_of(esp)


def test_another_field_of_ids_is_refused(esp, corridors_by_code, tmp_path):
    fields = "&field=code:integer&field=other:integer"
    rows = [(CODES[code], [code, other]) for code, other in ((3, 1), (1, 2), (2, 3))]
    sources = memory_layer("Polygon", rows, fields, "sources")
    lines = corridors_by_code(sources)
    with pytest.raises(QgsProcessingException, match="made with the field code of sources, not with other"):
        esp("gravity", SOURCES=sources, CORRIDORS=lines, RESISTANCE=RESISTANCE, ID_FIELD="other",
            OUTPUT="TEMPORARY_OUTPUT")  # fmt: skip


def test_without_a_note_lines_that_end_elsewhere_are_refused(esp, corridors_by_code, tmp_path):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    plain = QgsVectorLayer(corridors_by_code(sources), "lines", "ogr")
    rows = [(f.geometry().asWkt(), [f["from_id"], f["to_id"], f["cost"]]) for f in plain.getFeatures()]
    bare = memory_layer("MultiLineString", rows, "&field=from_id:integer&field=to_id:integer&field=cost:double")
    with pytest.raises(QgsProcessingException, match="end at other sources"):
        esp("gravity", SOURCES=sources, CORRIDORS=bare, RESISTANCE=RESISTANCE, OUTPUT="TEMPORARY_OUTPUT")


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("string(40)", {3: "Ost-3", 1: "北山", 2: "A 10"}),
        ("string(40)", {3: "007", 1: "07", 2: "7"}),
        ("int8", {3: 2**53, 1: 2**53 + 1, 2: 5}),
        ("date", {3: "2024-05-31", 1: "2023-01-01", 2: "2025-12-24"}),
        ("double", {3: 1.5, 1: 2.5, 2: 10.0}),
        ("integer", {3: 0, 1: -4, 2: 8}),
    ],
)
def test_ids_of_any_kind_go_through(esp, corridors_by_code, tmp_path, kind, ids):
    sources = named_sources(ids, kind)
    lines = corridors_by_code(sources)
    told = {frozenset((row["from_name"], row["to_name"])) for row in rows_of(lines)}
    names = {str(value).removesuffix(".0") for value in ids.values()}
    assert {name for pair in told for name in pair} == names and len(told) >= 2
    esp("gravity", SOURCES=sources, CORRIDORS=lines, RESISTANCE=RESISTANCE, OUTPUT=str(tmp_path / "g.gpkg"),
        MATRIX=str(tmp_path / "m.gpkg"), PAGE=str(tmp_path / "p.html"))  # fmt: skip
    rows = {frozenset((row["from_name"], row["to_name"])): row["gravity"] for row in rows_of(tmp_path / "g.gpkg")}
    one, two = (str(ids[code]).removesuffix(".0") for code in (1, 2))
    assert rows[frozenset((one, two))] == pytest.approx(gravity_by_hand())
    assert {row["name"] for row in rows_of(tmp_path / "m.gpkg")} == names
    assert one in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_sources_that_were_filtered_keep_their_links(esp, corridors_by_code, tmp_path):
    lines = corridors_by_code(named_sources({3: "c", 1: "a", 2: "b"}))
    kept = QgsVectorLayer(lines, "lines", "ogr")
    kept.setSubsetString("from_name <> 'a' AND to_name <> 'a'")
    less = memory_layer("Polygon", [(CODES[3], ["c"]), (CODES[2], ["b"])], "&field=code:string(9)", "sources")
    esp("gravity", SOURCES=less, CORRIDORS=kept, RESISTANCE=RESISTANCE, OUTPUT=str(tmp_path / "g.gpkg"))
    (row,) = rows_of(tmp_path / "g.gpkg")
    assert {row["from_name"], row["to_name"]} == {"b", "c"}


def test_empty_ids_are_refused(esp):
    sources = named_sources({3: "c", 1: None, 2: "b"})
    with pytest.raises(QgsProcessingException, match="The field code of sources is empty for 1 feature"):
        esp("corridors", SOURCES=sources, ID_FIELD="code", RESISTANCE=RESISTANCE,
            CORRIDORS="TEMPORARY_OUTPUT", CORRIDOR_RASTER="TEMPORARY_OUTPUT")  # fmt: skip


def square(left, bottom, side):
    right, top = left + side, bottom + side
    return f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"


OVERLAPPING = [square(500000, 3999000, 300), square(500150, 3999000, 300), square(501500, 3999000, 300)]


def test_overlapping_patches_count_once(esp, tmp_path):
    patches = memory_layer("Polygon", [(wkt, []) for wkt in OVERLAPPING], name="patches")
    out = str(tmp_path / "out.gpkg")
    esp("connectivity", INPUT=patches, OUTPUT=out)
    assert "2 patches" in lines_of(esp)
    assert sorted(row["area_ha"] for row in rows_of(out)) == pytest.approx([9.0, 13.5])
    assert "2 features overlap on 4.5 ha and are joined" in lines_of(esp)


def test_overlapping_patches_with_ids_share_no_ground(esp, tmp_path):
    rows = [(wkt, [number]) for number, wkt in enumerate(OVERLAPPING, 1)]
    patches = memory_layer("Polygon", rows, "&field=nr:integer", "patches")
    out = str(tmp_path / "out.gpkg")
    esp("connectivity", INPUT=patches, ID_FIELD="nr", OUTPUT=out)
    assert {row["source_id"]: row["area_ha"] for row in rows_of(out)} == pytest.approx({1: 4.5, 2: 9.0, 3: 9.0})
    assert "1 pair of sources overlaps on 4.5 ha" in lines_of(esp)


def test_a_patch_within_another_is_refused(esp):
    rows = [(square(500100, 3999100, 50), ["in"]), (OVERLAPPING[0], ["out"])]
    patches = memory_layer("Polygon", rows, "&field=nr:string(9)", "patches")
    with pytest.raises(QgsProcessingException, match="source in lies wholly within other sources"):
        esp("connectivity", INPUT=patches, ID_FIELD="nr")


def test_neighbours_that_touch_do_not_overlap(esp, tmp_path):
    rows = [(square(500000 + 300 * number, 3999000, 300), []) for number in range(3)]
    esp("connectivity", INPUT=memory_layer("Polygon", rows), OUTPUT=str(tmp_path / "out.gpkg"))
    assert "3 patches" in lines_of(esp) and "overlap" not in lines_of(esp)


def test_selected_features_only(esp, tmp_path):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    sources.selectByExpression("code <> 2")
    from qgis.core import QgsProject

    QgsProject.instance().addMapLayer(sources, False)
    try:
        chosen = QgsProcessingFeatureSourceDefinition(sources.id(), True)
        esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=chosen, ID_FIELD="code", OUTPUT=str(tmp_path / "c.tif"),
            ALLOCATION=str(tmp_path / "a.tif"))  # fmt: skip
        assert set(np.unique(read_tif(tmp_path / "a.tif")).tolist()) == {1.0, 3.0}
        by_flag = {"SOURCES": sources, "SOURCES_SELECTED": True}
        esp("costdistance", RESISTANCE=RESISTANCE, **by_flag, OUTPUT=str(tmp_path / "d.tif"))
        assert gdal.Open(str(tmp_path / "d.tif")).ReadAsArray()[70 // 30, 5] >= 0
        cost = read_tif(tmp_path / "d.tif")
        assert cost[45, 55] > 0  # in source 2, which is not selected
    finally:
        QgsProject.instance().removeMapLayer(sources.id())


def test_web_mercator_is_refused(esp, tmp_path, tif):
    raster = tif("web", np.ones((20, 20), dtype=np.float32), origin=(1.1e7, 4.865e6), crs="EPSG:3857")
    sources = memory_layer("Polygon", [(square(1.1e7, 4.865e6 - 300, 100), [])], crs="EPSG:3857")
    with pytest.raises(QgsProcessingException, match="the system of web maps: its lengths are 1.30 times and its areas "
                       "1.71 times those on the ground; project it with esp:prepare"):  # fmt: skip
        esp("costdistance", RESISTANCE=raster, SOURCES=sources, OUTPUT=str(tmp_path / "c.tif"))
    with pytest.raises(QgsProcessingException, match="system of web maps"):
        esp("connectivity", INPUT=sources, OUTPUT="TEMPORARY_OUTPUT")


def test_distorting_systems_are_told_with_the_factor(esp, tmp_path, tif):
    raster = tif("merc", np.ones((20, 20), dtype=np.float32), origin=(1.1e7, 4.865e6), crs="EPSG:3395")
    sources = memory_layer("Polygon", [(square(1.1e7, 4.865e6 - 300, 100), [])], crs="EPSG:3395")
    esp("costdistance", RESISTANCE=raster, SOURCES=sources, OUTPUT=str(tmp_path / "c.tif"))
    assert "makes lengths 1.31 (east) and 1.31 (north) times and areas 1.7" in lines_of(esp)
    zone = memory_layer("Polygon", [(CODES[3], []), (CODES[1], [])])
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=zone, OUTPUT=str(tmp_path / "d.tif"))
    assert "makes lengths" not in lines_of(esp)


def test_wrong_kinds_are_found_before_the_run(esp, tmp_path):
    import processing  # noqa: F401 - makes the registry
    from qgis.core import QgsApplication, QgsProcessingContext

    roads = write_vector(tmp_path / "roads.gpkg", [CURVED_ROADS[0]], ZONE)
    algorithm = QgsApplication.processingRegistry().algorithmById("esp:gravity").create()
    values = {"SOURCES": memory_layer("Polygon", [(CODES[1], [])]), "RESISTANCE": RESISTANCE,
              "OUTPUT": "TEMPORARY_OUTPUT",
              "CORRIDORS": memory_layer("Point", [("POINT(500100 3999000)", [])], name="dots")}  # fmt: skip
    fine, reason = algorithm.checkParameterValues(values, QgsProcessingContext())
    assert not fine and "Corridors: the layer dots has points; a layer of lines is needed" in reason
    values = {"SOURCES": roads, "RESISTANCE": RESISTANCE, "CORRIDORS": roads, "OUTPUT": "TEMPORARY_OUTPUT"}
    fine, reason = algorithm.checkParameterValues(values, QgsProcessingContext())
    assert not fine and "sources: the layer roads has lines; a layer of polygons is needed" in reason


def test_what_was_understood_is_said(esp, tmp_path):
    sources = named_sources({3: "c", 1: "a", 2: "b"})
    esp("corridors", SOURCES=sources, ID_FIELD="code", RESISTANCE=RESISTANCE, CORRIDORS="TEMPORARY_OUTPUT",
        CORRIDOR_RASTER="TEMPORARY_OUTPUT")  # fmt: skip
    said = lines_of(esp)
    assert "sources: 3 polygons in EPSG:32648, fields code." in said
    assert "sources: 3 sources by the field code (ids that are numbered anew)." in said




def test_prepare_keeps_parts_that_touch_the_frame(esp, tmp_path, tif):
    cover = tif("cover", np.ones((20, 20), dtype=np.uint8), origin=(500000, 4000000), crs=ZONE)
    frame_corner = 500600
    # Each has a part within the frame and one that only touches its edge, which alone is a line or a point.
    areas = [f"MULTIPOLYGON((({500300} 3999700,{500400} 3999700,{500400} 3999800,{500300} 3999800,{500300} 3999700)),"
             f"(({frame_corner} 3999500,500700 3999500,500700 3999600,{frame_corner} 3999600,{frame_corner} 3999500)))",
             f"POLYGON(({frame_corner} 3999400,500700 3999400,500700 3999450,{frame_corner} 3999400))"]  # fmt: skip
    lines = [f"MULTILINESTRING((500100 3999900,500200 3999900),({frame_corner} 3999900,500700 3999950))"]
    vectors = [write_vector(tmp_path / "areas.gpkg", areas, ZONE), write_vector(tmp_path / "lines.gpkg", lines, ZONE)]
    folder = tmp_path / "out"
    esp("prepare", CLASS_RASTERS=[cover], VECTORS=vectors, FOLDER=str(folder))
    (area,) = QgsVectorLayer(str(folder / "areas.gpkg"), "a", "ogr").getFeatures()
    (line,) = QgsVectorLayer(str(folder / "lines.gpkg"), "l", "ogr").getFeatures()
    assert area.geometry().area() == pytest.approx(1e4) and line.geometry().length() == pytest.approx(100.0)


@pytest.mark.parametrize("field", ["highway", "fclass", "roadtype", "等级", "nothing"])
def test_roads_of_any_field_do_not_stop_the_pattern(esp, tmp_path, field):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    road = "LINESTRING(500900 4000000,500900 3998200)"
    roads = memory_layer("LineString", [(road, ["motorway_link"])], f"&field={field}:string(20)", "osm")
    lines = tmp_path / "corridors.gpkg"
    esp("corridors", SOURCES=sources, ID_FIELD="code", RESISTANCE=RESISTANCE, CORRIDORS=str(lines),
        CORRIDOR_RASTER="TEMPORARY_OUTPUT")  # fmt: skip
    esp("securitypattern", SOURCES=sources, ID_FIELD="code", CORRIDORS=str(lines), ROADS=roads, ROAD_FIELD="class",
        PATTERN=str(tmp_path / "pattern.gpkg"))  # fmt: skip
    kinds = {row["road_class"] for row in QgsVectorLayer(f"{tmp_path}/pattern.gpkg|layername=roads", "r").getFeatures()}
    known = field != "nothing"
    assert kinds == ({"motorway"} if known else {"road"})
    said = "class of roads is read from the field" if known else "no field with the class of the roads"
    assert said in lines_of(esp)


def test_a_mapping_of_roads_of_the_users_own(esp, tmp_path):
    sources = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    roads = memory_layer(
        "LineString", [("LINESTRING(500900 4000000,500900 3998200)", ["R7"])], "&field=kind:string(20)", "own"
    )
    table = tmp_path / "kinds.csv"
    table.write_text("value,class\nR7,motorway\n", encoding="utf-8")
    lines = tmp_path / "corridors.gpkg"
    esp("corridors", SOURCES=sources, ID_FIELD="code", RESISTANCE=RESISTANCE, CORRIDORS=str(lines),
        CORRIDOR_RASTER="TEMPORARY_OUTPUT")  # fmt: skip
    esp("securitypattern", SOURCES=sources, ID_FIELD="code", CORRIDORS=str(lines), ROADS=roads, ROAD_FIELD="kind",
        ROAD_CLASSES=str(table), PATTERN=str(tmp_path / "pattern.gpkg"))  # fmt: skip
    layer = QgsVectorLayer(f"{tmp_path}/pattern.gpkg|layername=roads", "r")
    assert {row["road_class"] for row in layer.getFeatures()} == {"motorway"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_factor_tables_of_any_encoding(esp, tmp_path, tif, encoding, separator):
    cover = tif("cover", np.array([[1, 2], [1, 2]], dtype=np.uint8))
    rows = [["因子表", ""], ["值", "得分"], ["1", "3"], ["", ""], ["2", "9"], ["合计", "12"]]
    if separator != ",":
        rows[2][1] = "3,5"
    table = tmp_path / "table.csv"
    table.write_text("\n".join(separator.join(row) for row in rows) + "\n", encoding=encoding)
    esp("resistancefactor", INPUT=cover, TABLE=str(table), OUTPUT=str(tmp_path / "out.tif"))
    assert read_tif(tmp_path / "out.tif")[0].tolist() == [3.0 if separator == "," else 3.5, 9.0]
    assert "1 row of totals was left out" in lines_of(esp)
