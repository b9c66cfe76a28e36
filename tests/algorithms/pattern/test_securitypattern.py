"""esp:securitypattern: elements with nodes, break points, roles, statistics, scheme, project and sheets for print."""

import numpy as np
import pytest
from pattern_scene import X, Y, content, line, names_of, polygon, records, rows, styles_of
from qgis.core import (
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from rasters import write_tif
from vectors import box, write_geojson

# -- elements --------------------------------------------------------------------------------


def test_elements_roles_and_statistics(esp, layers, tmp_path, no_leftovers):
    cover = np.ones((100, 100), dtype=np.uint8)
    cover[:50] = 2
    land_cover = write_tif(tmp_path / "cover.tif", cover, cell_size=100.0, origin=(X, Y + 10000.0))
    out = tmp_path / "格局 pattern.gpkg"
    table = tmp_path / "table.csv"
    result = esp(
        "securitypattern",
        SOURCES=layers["sources"],
        CORRIDORS=layers["corridors"],
        ROADS=layers["roads"],
        ROAD_FIELD="kind",
        DISTRICTS=layers["districts"],
        DISTRICT_FIELD="name",
        LANDCOVER=land_cover,
        PATTERN=str(out),
        PATTERN_TABLE=str(table),
    )
    assert (result["NODES"], result["BREAK_POINTS"]) == (1, 2)
    (node,) = rows(out, "strategic_nodes")
    assert node["at"].asPoint().x() == pytest.approx(X + 5000)
    assert (node["corridors"], node["important"], node["arms"], node["link_ids"]) == (2, 1, 4, "1, 2")
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
    sidecar = content(out)
    along = records(sidecar["tables"]["LANDCOVER_ALONG_CORRIDORS"])
    assert [(row["class"], row["value"]) for row in along] == [("1", 1), ("2", 2)]
    for row in along:
        assert row["length_m"] == pytest.approx(8000 * 2**0.5)
        assert row["once_m"] == pytest.approx(8000 * 2**0.5)
        assert row["share_pct"] == pytest.approx(50.0)
    assert sidecar["numbers"]["corridor_length_m"] == pytest.approx(16000 * 2**0.5)
    places = records(sidecar["tables"]["PLACES_BY_LANDCOVER"])
    assert [(row["layer"], row["class"], row["places"], row["area_ha"]) for row in places] == [
        ("sources", "1", 2, 200.0),
        ("sources", "2", 2, 200.0),
    ]
    assert [(row["cover"], row["cover_pct"]) for row in rows(out, "sources")] == [
        ("1", 100.0), ("1", 100.0), ("2", 100.0), ("2", 100.0),
    ]  # fmt: skip


def test_numbers_of_the_tables_are_those_of_the_layers(esp, layers, layer, tmp_path):
    out = tmp_path / "pattern.gpkg"
    pinch = layer("pinch", polygon(4900, 4900, 5300, 5100, rank=1), polygon(11000, 0, 11100, 100, rank=2))
    esp(
        "securitypattern",
        SOURCES=layers["sources"],
        CORRIDORS=layers["corridors"],
        PINCH_POINTS=pinch,
        BARRIERS=pinch,
        ROADS=layers["roads"],
        DISTRICTS=layers["districts"],
        PATTERN=str(out),
        PATTERN_TABLE=str(tmp_path / "table.csv"),
    )
    table = records(content(out)["tables"]["PATTERN_TABLE"])
    elements = {row["layer"] for row in table}
    assert elements == {"sources", "corridors", "pinch_points", "barriers", "strategic_nodes", "break_points"}
    for name in elements:
        whole = [row for row in table if row["layer"] == name and not row["district"]]
        parts = [row for row in table if row["layer"] == name and row["district"]]
        features = rows(out, name)
        assert sum(row["number"] for row in whole) == sum(row["mainly"] for row in parts) == len(features)
        for key in ("area_ha", "length_m"):
            total = sum(feature.get(key, 0.0) for feature in features)
            assert sum(row[key] for row in whole) == pytest.approx(total)
            assert sum(row[key] for row in parts) == pytest.approx(total)
    by_district = {row["district"]: row for row in records(content(out)["tables"]["BY_DISTRICT"])}
    assert list(by_district) == ["West", "East", "outside the districts", "all"]
    assert [by_district[name]["pinch_points"] for name in by_district] == [0, 1, 1, 2]
    assert by_district["West"]["pinch_points_ha"] == pytest.approx(2.0)
    assert by_district["all"]["sources_ha"] == pytest.approx(400.0)


def test_corridors_on_each_other_count_once_on_the_ground(esp, layers, layer, tmp_path):
    corridors = layer(
        "shared",
        line((1000, 500), (3000, 500), (7000, 500), (9000, 500), link_id=1),
        line((1000, 2500), (3000, 500), (7000, 500), (9000, 2500), link_id=2),
        line((9000, 500), (1000, 500), link_id=3),
    )
    out = tmp_path / "pattern.gpkg"
    result = esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=corridors, ROADS=layer(
        "road", line((5000, 0), (5000, 9000), fclass="primary"), line((5030, 0), (5030, 9000), fclass="primary"),
        line((5000, -100), (5000, 900), fclass="rail"), line((1500, 2000), (2500, 1000), fclass="track"),
    ), PATTERN=str(out))  # fmt: skip
    assert {(node["at"].asPoint().x() - X, node["corridors"]) for node in rows(out, "strategic_nodes")} == {
        (3000.0, 3),
        (7000.0, 3),
    }
    breaks = {row["road_class"]: row for row in rows(out, "break_points")}
    # Both carriageways are one place, for all three corridors; the track runs with a corridor for 1414 m.
    assert result["BREAK_POINTS"] == len(breaks) == 3
    assert (breaks["primary"]["corridors"], breaks["primary"]["link_ids"]) == (3, "1, 2, 3")
    assert breaks["railway"]["corridors"] == 3
    assert breaks["track"]["along_m"] == pytest.approx(1000 * 2**0.5)
    assert breaks["track"]["at"].asPoint().x() - X == pytest.approx(2000.0)
    assert content(out)["numbers"]["corridor_length_once_m"] == pytest.approx(8000 + 4 * 2000 * 2**0.5 / 2)
    assert any("1 corridor lies wholly on others" in line for line in esp.feedback.lines)


def test_meetings_in_sources_and_dropped_links_do_not_count(esp, layers, layer, tmp_path):
    corridors = layer(
        "corridors2",
        line((500, 0), (500, 9500), link_id=1, status=1),
        line((0, 500), (9500, 500), link_id=2, status=1),
        line((500, 5000), (9500, 9500), link_id=3, status=-20),
    )
    out = tmp_path / "pattern.gpkg"
    roads = layer("road", line((0, 600), (900, 600), kind="county"), line((0, 2000), (900, 2000), kind="county"))
    result = esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=corridors, ROADS=roads, PATTERN=str(out))
    assert (result["NODES"], result["BREAK_POINTS"], len(rows(out, "corridors"))) == (0, 1, 2)


def test_grades_by_a_field_and_sources_of_several_features(esp, layers, layer, tmp_path):
    sources = layer(
        "parts",
        polygon(0, 0, 1000, 1000, source_id=7, quality=1.0),
        polygon(2000, 0, 3000, 1000, source_id=7, quality=1.0),
        polygon(0, 9000, 1000, 10000, source_id=8, quality=9.0),
        polygon(9000, 9000, 10000, 10000, source_id=9, quality=None),
    )
    out = tmp_path / "pattern.gpkg"
    options = {"CORRIDORS": layers["corridors"], "PATTERN": str(out)}
    esp("securitypattern", SOURCES=sources, GRADE_FIELD="quality", GRADES=2, **options)
    found = {row["source_id"]: row for row in rows(out, "sources")}
    assert {number: row["grade"] for number, row in found.items()} == {7: 2, 8: 1, 9: 2}
    assert found[7]["area_ha"] == pytest.approx(200.0)
    esp("securitypattern", SOURCES=sources, **options)
    assert {row["source_id"]: row["grade"] for row in rows(out, "sources")}[7] == 1
    with pytest.raises(QgsProcessingException, match="no column worth"):
        esp("securitypattern", SOURCES=sources, GRADE_FIELD="worth", **options)


def test_corridors_graded_by_space_syntax(esp, layers, tmp_path):
    graded, out, project = tmp_path / "graded.gpkg", tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    esp("spacesyntax", CORRIDORS=layers["corridors"], OUTPUT="memory:", CORRIDORS_OUT=str(graded))
    esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=str(graded), PATTERN=str(out), PROJECT=str(project))
    before = [row["grade"] for row in rows(graded, "graded")]
    assert [row["grade"] for row in rows(out, "corridors")] == before
    assert [row["class"] for row in rows(out, "corridors")] == ["important", "general"]
    assert styles_of(out)["corridors", "corridors"] == 1
    assert styles_of(out)["corridors", "corridors_by_grade"] == 0
    opened = QgsProject()
    assert opened.read(str(project))
    (by_grade,) = opened.mapLayersByName("Corridors by space syntax")
    assert by_grade.renderer().classAttribute() == "grade"
    assert QgsVectorLayer(f"{out}|layername=corridors", "c", "ogr").renderer().classAttribute() == "class"


def test_sources_in_degrees_are_brought_to_the_metres_of_the_corridors(esp, layers, tmp_path, qgis_processing):
    import processing

    degrees, plain, out = tmp_path / "degrees.gpkg", tmp_path / "plain.gpkg", tmp_path / "pattern.gpkg"
    values = {"INPUT": layers["sources"], "TARGET_CRS": "EPSG:4326"}
    processing.run("native:reprojectlayer", {**values, "OUTPUT": str(degrees)})
    esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], PATTERN=str(plain))
    esp("securitypattern", SOURCES=str(degrees), CORRIDORS=layers["corridors"], PATTERN=str(out))
    for name in ("sources", "strategic_nodes", "corridors"):
        found, wanted = rows(out, name), rows(plain, name)
        assert len(found) == len(wanted) > 0
        assert [row.get("grade") for row in found] == [row.get("grade") for row in wanted]
    assert rows(out, "sources")[0]["area_ha"] == pytest.approx(100.0, rel=1e-6)


def test_only_sources(esp, layers, layer, tmp_path):
    empty = QgsVectorLayer("LineString?crs=EPSG:32647&field=link_id:integer", "no corridors", "memory")
    out, project = tmp_path / "pattern.gpkg", tmp_path / "pattern.qgz"
    result = esp(
        "securitypattern", SOURCES=layers["sources"], CORRIDORS=empty, ROADS=layers["roads"], PATTERN=str(out),
        PROJECT=str(project),
    )  # fmt: skip
    assert (result["NODES"], result["BREAK_POINTS"]) == (0, 0)
    assert names_of(out) == {"sources", "roads", "scheme_zones"}
    assert any("There are no corridors" in line for line in esp.feedback.lines)
    assert QgsProject().read(str(project))


def test_steps_that_found_nothing_do_not_stop_the_pattern(esp, layers, tmp_path):
    empty = write_geojson(tmp_path / "barriers.geojson", [("Polygon", box(X, Y, X + 1, Y + 1), {"gain": 1.0})])
    layer = QgsVectorLayer(empty, "barriers", "ogr")
    layer.setSubsetString("gain > 5")
    out = tmp_path / "pattern.gpkg"
    esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], BARRIERS=layer, PATTERN=str(out))
    assert len(rows(out, "corridors")) == 2
    assert any("barriers has no features" in line for line in esp.feedback.lines)


def test_scheme_of_a_basin_with_known_answers(esp, basin, tmp_path):
    out = tmp_path / "pattern.gpkg"
    esp("securitypattern", PATTERN=str(out), **basin)
    zones = {row["name"]: row for row in rows(out, "scheme_zones")}
    assert set(zones) == {
        "Southern ecological function zone",
        "Central ecological restoration zone",
        "Northern ecological restoration zone",
    }
    # The middle source is nearest between 9 and 21.5 km from the south; the borders bend towards the small one.
    assert zones["Central ecological restoration zone"]["area_ha"] == pytest.approx(9 * 12.5 * 100, rel=0.03)
    assert zones["Central ecological restoration zone"]["reason"].startswith("places 2.4")
    assert zones["Northern ecological restoration zone"]["reason"].startswith("corridors")
    assert sum(row["area_ha"] for row in zones.values()) == pytest.approx(27000.0)
    # The way from the north to the south is made of the other two: it is no axis of its own.
    axes = rows(out, "scheme_axes")
    assert [(row["name"], row["link_ids"]) for row in axes] == [
        ("Axis 1: south - centre", "1"),
        ("Axis 2: centre - north", "2"),
    ]
    # One number, that of the line on the map: from middle to middle of the sources, not the corridors' 10 and 13 km.
    assert [row["length_m"] for row in axes] == pytest.approx([12500.0, 14000.0])
    assert [row["length_m"] for row in axes] == pytest.approx([row["at"].length() for row in axes])
    (belt,) = rows(out, "scheme_belt")
    # On the way between both sources its middle is the border, half way between them.
    across = belt["at"].intersection(QgsGeometry.fromWkt(f"LineString ({X + 4500} {Y}, {X + 4500} {Y + 29000})"))
    assert across.length() == pytest.approx(2 * belt["width_m"], rel=0.05)
    assert across.boundingBox().center().y() == pytest.approx(Y + 9000, abs=60)
    assert [(row["kind"], row["own_id"]) for row in rows(out, "scheme_points")] == [("pinch point", 1)]
    assert content(out)["numbers"]["scheme"] == "3 zones, 2 corridor axes, 1 belt, 1 point"
    assert {row["part"] for row in records(content(out)["tables"]["SCHEME"])} == {
        "Planning zones", "Corridor axes", "Ecological protection belt", "Points of action",
    }  # fmt: skip


def test_rules_zones_and_belt_of_the_users_own(esp, basin, layer, tmp_path):
    out, table = tmp_path / "pattern.gpkg", tmp_path / "rules.csv"
    table.write_text("zone,measure,at_least,strategy\nquiet,sources,99,\nbusy,,,Look after it\n", encoding="utf-8")
    river = layer("river", line((0, 15000), (9000, 15000)))
    options = {**basin, "SCHEME_RULES": str(table), "BELT_LINES": river, "BELT_WIDTH": 500.0, "PATTERN": str(out)}
    esp("securitypattern", SCHEME_FIELD="plan", **options)
    (zone,) = rows(out, "scheme_zones")
    assert (zone["name"], zone["zone"], zone["rule"], zone["strategy"]) == ("a", "busy", 2, "Look after it")
    assert zone["sources"] == 3
    (belt,) = rows(out, "scheme_belt")
    assert belt["area_ha"] == pytest.approx(900.0)
    # With a single zone the axes are the longest chains of the strongest corridors.
    assert rows(out, "scheme_axes")[0]["name"] == "Axis 1"


def test_no_scheme_and_chains_without_zones(esp, basin, tmp_path):
    out = tmp_path / "pattern.gpkg"
    esp("securitypattern", SCHEME_ZONES=0, SCHEME_AXES=0, PATTERN=str(out), **basin)
    assert not {name for name in names_of(out) if name.startswith("scheme")}
    esp("securitypattern", SCHEME_ZONES=0, SCHEME_AXES=1, PATTERN=str(out), **basin)
    (axis,) = rows(out, "scheme_axes")
    assert axis["link_ids"] == "1, 2"


def test_wrong_rules_are_told_and_leave_nothing(esp, basin, tmp_path):
    table, out = tmp_path / "rules.csv", tmp_path / "pattern.gpkg"
    table.write_text("zone,measure,at_least\nquiet,people,1\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="measure people in row 1"):
        esp("securitypattern", SCHEME_RULES=str(table), PATTERN=str(out), **basin)
    assert not out.exists()


def test_preset_of_the_rules_is_what_is_built_in():
    from esp_toolbox.core.pattern.planning_zones import DEFAULT_RULES, read_rules
    from esp_toolbox.core.presets import read_preset

    assert tuple(read_rules(read_preset("pattern", "planning_zones"), "preset")) == DEFAULT_RULES
