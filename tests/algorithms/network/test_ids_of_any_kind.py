"""Ids that are no numbers go into lists, tables and destinations, and come out in tables and pages."""

import numpy as np
import pytest
from network_layers import rows_of
from own_layers import CASES, CODES, RESISTANCE, lines_of, memory_layer, named_sources
from qgis.core import QgsProcessingException
from rasters import read_tif

IDS = {3: "Ost-3", 1: "北山", 2: "A 10"}


@pytest.fixture
def corridors(esp, tmp_path):
    """Corridors of the sources with these ids; gives the layer of lines and the rows of all links."""

    def make(**values):
        esp("corridors", SOURCES=named_sources(IDS), ID_FIELD="code", RESISTANCE=RESISTANCE,
            CORRIDORS=str(tmp_path / "lines.gpkg"), CORRIDOR_RASTER="TEMPORARY_OUTPUT",
            LINKS=str(tmp_path / "links.csv"), **values)  # fmt: skip
        return str(tmp_path / "lines.gpkg"), rows_of(tmp_path / "links.csv")

    return make


def pairs(rows):
    return {frozenset((row["from_name"], row["to_name"])) for row in rows}


def test_listed_pairs(esp, corridors):
    lines, _ = corridors(ADJACENCY=4, PAIRS="Ost-3 - A 10；北山：ost-3")
    assert pairs(rows_of(lines)) == {frozenset(("Ost-3", "A 10")), frozenset(("Ost-3", "北山"))}
    with pytest.raises(QgsProcessingException, match="List of pairs: there is no source west; the sources are A 10"):
        corridors(ADJACENCY=4, PAIRS="west-A 10")


@pytest.mark.parametrize(
    "text",
    [
        "from_id,to_id,action\nOst-3,北山,drop\n,,\n",
        # The table of links of an earlier run: numbers of ours beside the names.
        "from_id;to_id;from_name;to_name;status\n3;2;北山;Ost-3;-100\n",
        "起点,终点,操作,备注\n北山,OST-3,删除,a river lies between\n",
    ],
)
def test_overrides_by_id(esp, corridors, tmp_path, text):
    table = tmp_path / "overrides.csv"
    table.write_text(text, encoding="utf-8")
    lines, links = corridors(ADJACENCY=3, DROP_INTERMEDIATE=False, OVERRIDES=str(table))
    assert len(links) == 3
    assert pairs(rows_of(lines)) == {frozenset(("Ost-3", "A 10")), frozenset(("A 10", "北山"))}
    assert "Corridor Ost-3-北山 was dropped" in lines_of(esp) or "Corridor 北山-Ost-3 was dropped" in lines_of(esp)


def test_overrides_with_blank_rows(esp, tmp_path):
    numbers = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    lines = str(tmp_path / "lines.gpkg")
    esp("corridors", SOURCES=numbers, ID_FIELD="code", RESISTANCE=RESISTANCE, ADJACENCY=3, DROP_INTERMEDIATE=False,
        CORRIDORS=lines, CORRIDOR_RASTER="TEMPORARY_OUTPUT",
        OVERRIDES=str(CASES / "overrides_blank_rows.csv"))  # fmt: skip
    assert {(row["from_id"], row["to_id"]) for row in rows_of(lines)} == {(1, 3), (2, 3)}
    assert "0 links are kept and 1 dropped by hand" in lines_of(esp)


def test_strengths_and_pairs_of_a_circuit(esp, tmp_path):
    table = tmp_path / "strengths.csv"
    table.write_text("源地,强度\nOst-3,\"0,5\"\n北山,2\nA 10,1\n", encoding="gb18030")
    inputs = {"RESISTANCE": RESISTANCE, "FOCAL": named_sources(IDS), "ID_FIELD": "code"}
    esp("current", **inputs, MODE=1, STRENGTHS=str(table), CURRENT=str(tmp_path / "named.tif"),
        RESISTANCES=str(tmp_path / "nodes.csv"))  # fmt: skip
    assert [row["name"] for row in rows_of(tmp_path / "nodes.csv")] == ["A 10", "Ost-3", "北山"]
    table.write_text("source_id,strength\n3,0.5\n1,2\n2,1\n", encoding="utf-8")
    numbers = named_sources({3: 3, 1: 1, 2: 2}, "integer")
    esp("current", **{**inputs, "FOCAL": numbers}, MODE=1, STRENGTHS=str(table), CURRENT=str(tmp_path / "plain.tif"))
    named, plain = (read_tif(tmp_path / f"{name}.tif") for name in ("named", "plain"))
    np.testing.assert_allclose(named, plain, rtol=1e-5)
    esp("current", **inputs, PAIRS="北山:Ost-3", CURRENT="TEMPORARY_OUTPUT", RESISTANCES=str(tmp_path / "pairs.csv"),
        MATRIX=str(tmp_path / "matrix.csv"))  # fmt: skip
    (row,) = (row for row in rows_of(tmp_path / "pairs.csv") if row["eff_res"] not in (None, ""))
    assert {row["from_name"], row["to_name"]} == {"Ost-3", "北山"}
    table.write_text("source_id,strength\nOst-3,1\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="no strength for the focal nodes A 10, 北山"):
        esp("current", **inputs, MODE=1, STRENGTHS=str(table), CURRENT="TEMPORARY_OUTPUT")


def test_destinations(esp, tmp_path):
    places = memory_layer("Point", [("POINT (502000 3998400)", ["渡口"]), ("POINT (500100 3999900)", ["Gate 2"])],
                          "&field=what:string(20)", "places")  # fmt: skip
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=named_sources(IDS), ID_FIELD="code", DESTINATIONS=places,
        DESTINATION_FIELD="what", OUTPUT="TEMPORARY_OUTPUT", PATHS=str(tmp_path / "paths.gpkg"))  # fmt: skip
    rows = rows_of(tmp_path / "paths.gpkg")
    assert {row["to_name"] for row in rows} == {"渡口", "Gate 2"} and {row["to_id"] for row in rows} == {1, 2}
    assert {row["from_name"] for row in rows} <= set(IDS.values())


def test_tables_of_the_network_have_the_names(esp, corridors, tmp_path):
    lines, _ = corridors(ADJACENCY=3, DROP_INTERMEDIATE=False)
    inputs = {"SOURCES": named_sources(IDS), "CORRIDORS": lines}
    esp("centrality", **inputs, SOURCES_OUT=str(tmp_path / "s.gpkg"))
    assert {row["name"] for row in rows_of(tmp_path / "s.gpkg")} == set(IDS.values())
    esp("robustness", **inputs, ORDER=[1], RUNS=2, CURVES=str(tmp_path / "c.csv"), REPORT=str(tmp_path / "r.html"))
    lost = [row["element"] for row in rows_of(tmp_path / "c.csv") if row["element"]]
    assert sorted(lost) == sorted(IDS.values())


def test_a_pattern_joins_parts_by_their_id_and_finds_the_ends(esp, corridors, tmp_path):
    lines, _ = corridors(ADJACENCY=3, DROP_INTERMEDIATE=False)
    rows = [(CODES[code], [name]) for code, name in IDS.items()]
    left, bottom = 500060, 3999450
    corner = f"POLYGON (({left} {bottom},{left + 90} {bottom},{left + 90} {bottom + 90},{left} {bottom}))"
    parts = memory_layer("Polygon", [*rows, (corner, ["Ost-3"])], "&field=code:string(9)", "sources")
    out = str(tmp_path / "pattern.gpkg")
    esp("securitypattern", SOURCES=parts, CORRIDORS=lines, PATTERN=out)
    codes = [row["code"] for row in rows_of(f"{out}|layername=sources")]
    assert sorted(codes) == sorted(IDS.values())
    assert "by the field code" in lines_of(esp) and "as when the corridors were made" in lines_of(esp)


def test_numbers_of_rasters_stay(esp, tmp_path, tif):
    labels = np.zeros((80, 80), dtype=np.int32)
    labels[5:9, 5:9], labels[50:60, 60:70] = 40, 7
    sources = tif("labels", labels, origin=(500000, 4000000), crs="EPSG:32648")
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=sources, OUTPUT="TEMPORARY_OUTPUT",
        ALLOCATION=str(tmp_path / "a.tif"))  # fmt: skip
    zones = read_tif(tmp_path / "a.tif")
    assert set(np.unique(zones[~np.isnan(zones)])) == {7.0, 40.0}
