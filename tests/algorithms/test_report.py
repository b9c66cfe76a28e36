"""esp:report: a page that says what the layers say."""

import json
import re

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import write_tif
from vectors import box, write_geojson

X, Y = 500000.0, 4200000.0


@pytest.fixture
def study(esp, tmp_path):
    """A small pattern and a resistance surface, made by the toolbox."""
    sources = write_geojson(
        tmp_path / "sources.geojson",
        [
            ("Polygon", box(X, Y, X + 1000, Y + 1000), {"source_id": 1}),
            ("Polygon", box(X + 9000, Y + 9000, X + 10000, Y + 10000), {"source_id": 2}),
        ],
    )
    corridors = write_geojson(
        tmp_path / "corridors.geojson",
        [("LineString", [[X + 1000, Y + 1000], [X + 9000, Y + 9000]], {"link_id": 1, "class": "important"})],
    )
    pattern = str(tmp_path / "pattern.gpkg")
    esp(
        "securitypattern",
        SOURCES=sources,
        CORRIDORS=corridors,
        PATTERN=pattern,
        PATTERN_TABLE=str(tmp_path / "pattern.csv"),
    )
    road = write_tif(
        tmp_path / "road.tif",
        np.random.default_rng(1).uniform(1, 9, (100, 100)).astype(np.float32),
        cell_size=100.0,
        origin=(X, Y + 10000.0),
    )
    surface = str(tmp_path / "resistance <b>.tif")
    esp("weightedoverlay", INPUTS=[road], OUTPUT=surface)
    return pattern, surface


def test_page_and_numbers_agree_with_the_layers(esp, study, tmp_path, no_leftovers):
    pattern, surface = study
    page, numbers, picture = (tmp_path / name for name in ("报告 report.html", "report.json", "map.png"))
    esp(
        "report",
        PATTERN=pattern,
        LAYERS=[surface],
        TITLE="Upper <basin> & valley",
        REPORT=str(page),
        REPORT_JSON=str(numbers),
        MAP=str(picture),
    )
    text = page.read_text(encoding="utf-8")
    assert "Upper &lt;basin&gt; &amp; valley" in text
    assert "resistance &lt;b&gt;" in text
    assert len(re.findall("data:image/png;base64", text)) == 2
    assert "<script" not in text
    assert not re.search(r"(src|href)=\"http", text)
    assert picture.read_bytes()[:4] == b"\x89PNG"
    steps = json.loads(numbers.read_text(encoding="utf-8"))["steps"]
    assert [step["algorithm"] for step in steps] == ["esp:securitypattern", "esp:weightedoverlay"]
    mean = steps[1]["numbers"]["mean"]
    assert f"{mean:.5g}" in text
    length = steps[0]["tables"]["PATTERN_TABLE"]["length_m"][0]
    assert length == pytest.approx(8000 * 2**0.5)
    assert f"{length:,.0f}" in text


def test_layers_of_others_are_shown_as_maps(esp, tmp_path):
    foreign = write_tif(tmp_path / "foreign.tif", np.arange(9.0).reshape(3, 3))
    page = tmp_path / "report.html"
    esp("report", LAYERS=[foreign], REPORT=str(page))
    assert "data:image/png" in page.read_text(encoding="utf-8")
    assert any("was not made by the toolbox" in line for line in esp.feedback.lines)


def test_nothing_to_report(esp, tmp_path):
    with pytest.raises(QgsProcessingException, match="at least one layer"):
        esp("report", REPORT=str(tmp_path / "report.html"))
