"""Records of a species test a pattern: in sources, near corridors, elsewhere, beside what the land would give."""

import numpy as np
import pytest
from pattern_scene import X, Y, content, records, rows
from rasters import write_tif


def point(x, y, **fields):
    return ("Point", [x + X, y + Y], fields)


@pytest.fixture
def seen(layer):
    """Three in sources, two near the corridors, one far from both, an absence, one outside of all land."""
    return layer(
        "species",
        point(500, 500, species="gazelle", value=1),
        point(9500, 9500, species="gazelle", value=1),
        ("MultiPoint", [[X + 500, Y + 9500], [X + 3000, Y + 3500]], {"species": "gazelle", "value": 1}),
        point(7000, 6900, species="gazelle", value=1),
        point(5000, 9000, species="gazelle", value=1),
        point(2500, 2500, species="gazelle", value=0),
        point(50_000, 50_000, species="gazelle", value=1),
    )


def table_of(path):
    return {row["place"]: row for row in records(content(path)["tables"]["RECORDS"])}


def test_records_beside_the_share_of_the_land(esp, layers, seen, tmp_path):
    cover = np.ones((100, 100), dtype=np.uint8)
    out = tmp_path / "pattern.gpkg"
    result = esp(
        "securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"], OBSERVATIONS=seen,
        LANDCOVER=write_tif(tmp_path / "cover.tif", cover, cell_size=100.0, origin=(X, Y + 10_000.0)),
        RECORD_DISTANCE=500.0, PATTERN=str(out),
    )  # fmt: skip
    table = table_of(out)
    assert [row["number"] for row in table.values()] == [3, 2, 1]
    assert table["source"]["share"] == pytest.approx(0.5)
    assert table["source"]["area_share"] == pytest.approx(0.04, abs=0.002), "four squares of 1 km in 100 km²"
    assert table["source"]["ratio"] == pytest.approx(12.5, rel=0.05)
    # A diagonal of 8 km, as wide as 15 lines of cells, twice, without the crossing and with quarters of its round ends.
    width = 15 * 100 / np.sqrt(2)
    wide = 2 * width * 8000 * np.sqrt(2) - width**2 + np.pi * 500**2
    assert table["near corridor"]["area_share"] == pytest.approx(wide / 1e8, abs=0.004)
    assert sum(row["area_share"] for row in table.values()) == pytest.approx(1.0)
    assert result["RECORDS_INSIDE"] == pytest.approx(100 * 5 / 6)
    assert result["RECORDS_AREA"] == pytest.approx(4 + 100 * table["near corridor"]["area_share"], abs=0.3)
    found = rows(out, "species_records")
    assert [row["place"] for row in found].count("source") == 3
    assert {row["species"] for row in found} == {"gazelle"}
    (far,) = [row for row in found if row["place"] == "elsewhere"]
    # To the corner of the source in the north-west it is farther than to the corridors.
    assert far["distance_m"] == pytest.approx(min(4000.0, 4000 / np.sqrt(2)), abs=5.0)
    assert any("1 record lies outside the area" in line for line in esp.feedback.lines)
    assert any("1 absence is left out" in line for line in esp.feedback.lines)


def test_without_land_cover_the_districts_are_the_area_and_few_records_are_told(esp, layers, layer, tmp_path):
    out = tmp_path / "pattern.gpkg"
    away = layer("away", point(5000, 9900), point(100, 5000))
    result = esp("securitypattern", SOURCES=layers["sources"], DISTRICTS=layers["districts"], DISTRICT_FIELD="name",
                 CORRIDORS=layers["corridors"], OBSERVATIONS=away, PATTERN=str(out))  # fmt: skip
    assert result["RECORDS_INSIDE"] == 0.0
    assert table_of(out)["source"]["area_share"] == pytest.approx(0.04, abs=0.002)
    assert any("less often than its share of the area" in line for line in esp.feedback.lines)


def test_no_record_in_the_area_is_said_and_stops_nothing(esp, layers, layer, tmp_path):
    out = tmp_path / "pattern.gpkg"
    result = esp("securitypattern", SOURCES=layers["sources"], CORRIDORS=layers["corridors"],
                 OBSERVATIONS=layer("far", point(90_000, 0)), PATTERN=str(out))  # fmt: skip
    assert "RECORDS_INSIDE" not in result
    assert "RECORDS" not in content(out)["tables"]


def test_the_report_tells_of_the_records():
    from esp_toolbox.algorithms.report.pattern import record_blocks

    class Step:
        numbers = {"records": 6, "RECORDS_INSIDE": 83.3, "RECORDS_AREA": 25.0, "records_reach": 500.0,
                   "records_nearer": 0.87}  # fmt: skip
        columns = {"place": ["source", "near corridor", "elsewhere"], "number": [3, 2, 1], "share": [0.5, 0.33, 0.17],
                   "area_share": [0.04, 0.21, 0.75], "ratio": [12.5, 1.6, None]}  # fmt: skip

        def table(self, _key):
            return self.columns

    text, table = record_blocks(Step())
    said = text.text.replace("\xa0", " ")
    assert "Of 6 species records 83.3 % lie in sources or within 500 m of a corridor, which are 25.0 %" in said
    assert [column.label for column in table.columns][-1] == "Selection ratio"
    from esp_toolbox.algorithms.report import summary

    said = summary._records(None, Step()).replace("\xa0", " ")
    assert said == "Of 6 species records 83.3 % lie in sources or near corridors, 25.0 % of the area."
    Step.columns = {}
    assert record_blocks(Step()) == []


def test_the_report_counts_sources_that_nobody_chose():
    from esp_toolbox.algorithms.report import summary

    class Step:
        numbers: dict = {}

        def table(self, _key):
            return {"layer": ["sources", "sources", "corridors", "sources"], "district": ["", "", "", "West"],
                    "number": [1, 2, 9, 3], "area_ha": [150.0, 50.0, None, 200.0]}  # fmt: skip

    class Context:
        class study:  # noqa: N801 - as the report has it
            chosen = None

            @classmethod
            def last(cls, *names):
                return Step() if names == ("securitypattern",) else cls.chosen

    said = summary._given_sources(Context, Step()).replace("\xa0", " ")
    assert said == "3 sources were given; they cover 200 ha."
    first = summary.key_figures(Context)[0]
    assert (first["value"], first["label"]) == ("3", "ecological sources")
    Context.study.chosen = Step()
    assert summary._given_sources(Context, Step()) is None, "those that a step has chosen are told by it"
