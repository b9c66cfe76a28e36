"""esp:corridorwidth end to end."""

import numpy as np
import pytest
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv
from vectors import write_vector

# Forest in the middle rows, fields outside; the line runs through the middle row.
COVER = np.full((41, 60), 1, dtype=np.uint8)
COVER[14:27] = 2
CURRENT = np.exp(-np.abs(np.arange(41) - 20.0) / 4.0)[:, None] * np.ones(60)
TOP = 4200000.0
MIDDLE = TOP - 20.5 * 30.0


@pytest.fixture
def layers(tmp_path):
    wkt = f"LINESTRING(500015 {MIDDLE}, 501785 {MIDDLE})"
    return {
        "CORRIDORS": write_vector(tmp_path / "lines.gpkg", [wkt]),
        "LANDCOVER": write_tif(tmp_path / "cover.tif", COVER, nodata=0),
        "WIDTHS": "0, 60, 180, 240, 300, 600",
        "NATURAL": "2",
        "WIDTH_TABLE": str(tmp_path / "widths.csv"),
    }


def rows_of(layers):
    rows = read_csv(layers["WIDTH_TABLE"])
    return [[row for row in rows if row["link_id"] == number] for number in ("1", "0")]


def test_land_cover_current_and_pinch_points(esp, layers, tmp_path, no_leftovers):
    current = write_tif(tmp_path / "current.tif", CURRENT)
    out = {"AREAS": str(tmp_path / "belts.gpkg"), "PAGE": str(tmp_path / "page.html"),
           "PINCH_SHARE": str(tmp_path / "share.tif")}  # fmt: skip
    result = esp("corridorwidth", **layers, CURRENT=current, PINCH_RULE=1, **out)
    one, together = rows_of(layers)
    for rows in (one, together):
        # Within 180 m there are six rows of forest to either side; within 240 m eight rows, two of them fields.
        assert [float(row["natural"]) for row in rows] == pytest.approx([1, 1, 1, 13 / 17, 13 / 21, 13 / 41])
        assert [float(row["area_ha"]) for row in rows] == pytest.approx([n * 60 * 0.09 for n in (1, 5, 13, 17, 21, 41)])
        assert [row["class_1"] for row in rows][:3] == ["0", "0", "0"]
    assert result["NATURAL_WIDTH"] == 180.0
    whole = CURRENT.sum()
    shares = [CURRENT[20 - n : 21 + n].sum() / whole for n in (0, 2, 6, 8, 10, 20)]
    assert [float(row["current"]) for row in together] == pytest.approx(shares, rel=1e-6)
    assert result["CURRENT_WIDTH"] == next(w for w, share in zip((0, 60, 180, 240, 300), shares) if share >= 0.8)
    assert result["KNEE_WIDTH"] in (180.0, 240.0)
    assert "natural" in together[2]["pick"]
    assert float(one[1]["mean_m"]) == pytest.approx(5 * 30 * 1800 / 1770)
    # The top tenth lies in the middle rows, at every width.
    share = read_tif(out["PINCH_SHARE"])
    assert share[20, 30] == 1.0
    assert share[0, 0] == 0.0
    assert float(together[0]["pinch_ha"]) >= 6 * 0.09
    belts = read_rows(out["AREAS"])
    assert [row["width"] for row in belts] == [600, 300, 240, 180, 60, 0]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.count("data:image/png") == 2
    assert "The natural share holds up to 180 m" in html


def test_a_curve_without_a_knee_is_said(esp, layers, tmp_path):
    flat = write_tif(tmp_path / "flat.tif", np.ones((41, 60)))
    result = esp("corridorwidth", **{**layers, "WIDTHS": "0,60,120,180,240,300"}, CURRENT=flat)
    assert "KNEE_WIDTH" not in result
    assert any("has no knee" in line for line in esp.feedback.lines)
    assert any("No width that is listed holds 80 %" in line for line in esp.feedback.lines)


def test_sources_are_left_out_and_widths_by_cost(esp, layers, tmp_path):
    boxes = [(500000, MIDDLE - 45, 500150, MIDDLE + 45), (501650, MIDDLE - 45, 501800, MIDDLE + 45)]
    sources = write_boxes(tmp_path / "sources.gpkg", boxes, crs=32647, source_id=[1, 2])
    resistance = write_tif(tmp_path / "resistance.tif", np.where(COVER == 2, 1.0, 5.0))
    corridors = str(tmp_path / "corridors.gpkg")
    mosaic = str(tmp_path / "mosaic.tif")
    esp("corridors", SOURCES=sources, RESISTANCE=resistance, CORRIDORS=corridors, CORRIDOR_RASTER=mosaic)
    given = {**layers, "CORRIDORS": corridors, "SOURCES": sources, "RESISTANCE": resistance, "PERCENTS": "1,5,10"}
    esp("corridorwidth", **given, AREAS=str(tmp_path / "belts.gpkg"), PAGE=str(tmp_path / "page.html"))
    rows = read_csv(layers["WIDTH_TABLE"])
    by_cost = [row for row in rows if row["kind"] == "percent"]
    assert [row["width"] for row in by_cost] == ["1", "5", "10"]
    areas = [float(row["area_ha"]) for row in by_cost]
    assert areas == sorted(areas)
    # Ten percent of 1,500 m are a way at most 344 m off the line, but fields cost five times.
    assert float(by_cost[2]["natural"]) > 0.9
    assert 0 < float(by_cost[0]["mean_m"]) < float(by_cost[2]["mean_m"])
    # Between the sources lie 50 columns.
    assert float(rows[0]["area_ha"]) == pytest.approx(50 * 0.09)
    assert "Widths by cost" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_cells_wider_than_belts_and_natural_by_name(esp, layers, tmp_path):
    cover = write_tif(tmp_path / "clcd_2020.tif", COVER, nodata=0)
    esp("corridorwidth", **{**layers, "LANDCOVER": cover, "NATURAL": "", "WIDTHS": "10,20,90"}, LEGEND=1)
    assert any("hold the cells of the lines only: 10, 20" in line for line in esp.feedback.lines)
    one, together = rows_of(layers)
    assert [float(row["natural"]) for row in one] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    "given, words",
    [
        ({"WIDTHS": "-5"}, "half widths in metres"),
        ({"WIDTHS": "wide"}, "wide"),
        ({"RESISTANCE": "cover"}, "Widths by cost need"),
        ({"PINCH_SHARE": "x.tif"}, "needs Current"),
        ({"NATURAL": "moss"}, "moss"),
    ],
)
def test_mistakes(esp, layers, tmp_path, given, words):
    files = {"cover": layers["LANDCOVER"], "x.tif": str(tmp_path / "x.tif")}
    given = {key: files.get(value, value) for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=words):
        esp("corridorwidth", **{**layers, **given})
