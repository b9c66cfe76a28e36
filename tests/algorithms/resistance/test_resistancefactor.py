"""esp:resistancefactor end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
)
from rasters import read_tif, write_tif
from tables import read_csv
from vectors import write_vector

WEST, NORTH, CELL = 500000.0, 4200000.0, 30.0
COVER = np.array([[1, 2, 4], [5, 7, 8], [9, 6, 0]], dtype=np.uint8)
ROAD = f"LINESTRING({WEST + 45} {NORTH + 5}, {WEST + 45} {NORTH - 3500})"


def write_csv(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def out(tmp_path):
    return str(tmp_path / "阻力.tif")


# -- values and classes -----------------------------------------------------------------------


def test_classes_by_name_from_a_preset(esp, tif, out, tmp_path, no_leftovers):
    table = str(tmp_path / "scores.csv")
    esp("resistancefactor", INPUT=tif("cover", COVER, nodata=0), PRESET=1, LEGEND=1, OUTPUT=out, SCORE_TABLE=table)
    assert np.array_equal(read_tif(out), [[5, 3, 1], [1, 9, 7], [1, 1, np.nan]], equal_nan=True)
    rows = read_csv(table)
    assert [int(float(row["from"])) for row in rows] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert [int(row["cells"]) for row in rows] == [1, 1, 0, 1, 1, 1, 1, 1, 1]
    assert float(rows[0]["area_ha"]) == pytest.approx(0.09)
    assert json.loads(Path(out + ".json").read_text(encoding="utf-8"))["numbers"]["maximum"] == 9.0


def test_classes_by_the_names_in_the_raster(esp, tif, out, tmp_path):
    path = tif("cover", np.array([[11, 41, 42]], dtype=np.uint8))
    dataset = gdal.Open(path, gdal.GA_Update)
    names = [""] * 43
    names[11], names[41], names[42] = "Open Water", "Deciduous Forest", "林地"
    dataset.GetRasterBand(1).SetCategoryNames(names)
    dataset = None
    table = write_csv(tmp_path / "t.csv", "class,score\nwater,1\nforest,2.5\ndeciduous forest,1/2\n")
    esp("resistancefactor", INPUT=path, TABLE=table, OUTPUT=out)
    assert read_tif(out).tolist() == [[1, 0.5, 2.5]]
    wrong = write_csv(tmp_path / "wrong.csv", "class,score\nwater,1\ncoral,2\n")
    with pytest.raises(QgsProcessingException, match="coral"):
        esp("resistancefactor", INPUT=path, TABLE=wrong, OUTPUT=out)


def test_uncovered_classes_are_listed_refused_or_set(esp, tif, out):
    path = tif("cover", COVER, nodata=0)
    # Shrub, ice and wetland have no resistance in this paper.
    with pytest.raises(QgsProcessingException, match=r"2 cells of cover.*6 Snow/Ice \(1\), 9 Wetland \(1\)"):
        esp("resistancefactor", INPUT=path, PRESET=7, LEGEND=1, OUTPUT=out)
    assert not Path(out).exists()
    esp("resistancefactor", INPUT=path, PRESET=7, LEGEND=1, UNCOVERED="12", OUTPUT=out)
    assert read_tif(out)[2].tolist()[:2] == [12, 12]
    assert any("2 cells from 6 to 9" in line for line in esp.feedback.lines)
    esp("resistancefactor", INPUT=path, PRESET=7, LEGEND=1, UNCOVERED="nodata", OUTPUT=out)
    assert np.isnan(read_tif(out)[2]).all()


def test_names_without_a_legend_are_refused(esp, tif, out):
    with pytest.raises(QgsProcessingException, match="choose its legend"):
        esp("resistancefactor", INPUT=tif("cover", COVER, nodata=0), PRESET=1, OUTPUT=out)


def test_ranges_with_open_ends_and_both_sides(esp, tif, out, tmp_path):
    path = tif("ndvi", np.array([[-0.2, 0.2, 0.5, 0.8, 0.9]], dtype=np.float64))
    result = esp("resistancefactor", INPUT=path, PRESET=4, OUTPUT=out)
    assert read_tif(out).tolist() == [[9, 9, 5, 3, 1]]
    assert [float(text) for text in result["BREAKS"].split(",")] == [0.2, 0.4, 0.6, 0.8]
    esp("resistancefactor", INPUT=path, PRESET=4, CLOSED=1, OUTPUT=out)
    assert read_tif(out).tolist() == [[9, 7, 5, 1, 1]]
    table = write_csv(tmp_path / "t.csv", "range,score\n<=0.2,nodata\n0.2-0.8,3\n>0.8,1\n")
    esp("resistancefactor", INPUT=path, TABLE=table, OUTPUT=out)
    assert np.array_equal(read_tif(out), [[np.nan, np.nan, 3, 3, 1]], equal_nan=True)


def test_natural_breaks_without_a_table(esp, tif, out):
    elevation = np.array([[1.0, 2, 11, 12], [21, 22, 31, 32], [41, 42, 43, np.nan]])
    result = esp("resistancefactor", INPUT=tif("dem", elevation), OUTPUT=out)
    expected = [[1, 1, 3, 3], [5, 5, 7, 7], [9, 9, 9, np.nan]]
    assert np.array_equal(read_tif(out), expected, equal_nan=True)
    assert result["BREAKS"] == "2,12,22,32"
    assert any("natural breaks are used" in line for line in esp.feedback.lines)
    esp("resistancefactor", INPUT=tif("dem", elevation), CLASSIFICATION=1, SCORES="1,10", REVERSE=True, OUTPUT=out)
    assert np.nanmax(read_tif(out)[2]) == 1
    esp("resistancefactor", INPUT=tif("dem", elevation), CLASSIFICATION=3, SCORES="1,2", PRESET=5, OUTPUT=out)
    assert (read_tif(out) == 2).sum() == 5
    assert any("table is not used" in line for line in esp.feedback.lines)


# -- distance -----------------------------------------------------------------------------------


def test_distance_to_a_road(esp, tif, out, tmp_path, no_leftovers):
    grid = tif("grid", np.ones((4, 80), dtype=np.float32))
    road = write_vector(tmp_path / "roads 道路.gpkg", [ROAD])
    measured = str(tmp_path / "distance.tif")
    esp("resistancefactor", INPUT=grid, MEASURE=1, FEATURES=road, PRESET=2, OUTPUT=out, MEASURED=measured)
    away = np.abs(np.arange(80) - 1) * CELL
    assert np.array_equal(read_tif(measured), np.tile(away, (4, 1)))
    expected = np.array([9, 7, 5, 3, 1])[np.searchsorted([500, 1000, 1500, 2000], away)]
    assert np.array_equal(read_tif(out), np.tile(expected, (4, 1)))


def test_nodata_of_the_raster_stays_and_features_outside_count(esp, tif, out, tmp_path):
    ground = np.ones((3, 10), dtype=np.float32)
    ground[1, 1] = np.nan
    # 10 cells west of the raster, in degrees: transformed on the way.
    line = QgsGeometry.fromWkt(f"LINESTRING({WEST - 285} {NORTH + 400}, {WEST - 285} {NORTH - 400})")
    line.transform(
        QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:32647"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
        )
    )
    road = write_vector(tmp_path / "road.gpkg", [line.asWkt(12)], crs="EPSG:4326")
    measured = str(tmp_path / "distance.tif")
    esp(
        "resistancefactor",
        INPUT=tif("grid", ground), MEASURE=1, FEATURES=road, PRESET=2, OUTPUT=out, MEASURED=measured,
    )  # fmt: skip
    distance = read_tif(measured)
    assert np.isnan(distance[1, 1])
    assert np.isnan(read_tif(out)[1, 1])
    assert distance[0].tolist() == [300.0 + CELL * column for column in range(10)]


def test_distance_to_classes_and_polygons_together(esp, tif, out, tmp_path):
    cover = np.full((1, 12), 7, dtype=np.uint8)
    cover[0, 0] = 5
    # A pond smaller than a cell, away from all centres, and a polygon that fits cells exactly.
    boxes = [(331, -5, 335, -1), (120, -30, 180, 0)]
    shapes = [QgsGeometry.fromRect(QgsRectangle(*box)) for box in boxes]
    for shape in shapes:
        shape.translate(WEST, NORTH)
    water = write_vector(tmp_path / "water.gpkg", [shape.asWkt() for shape in shapes])
    measured = str(tmp_path / "distance.tif")
    esp(
        "resistancefactor",
        INPUT=tif("cover", cover), MEASURE=1, FEATURES=water, VALUES="water", LEGEND=1, OUTPUT=out, MEASURED=measured,
    )  # fmt: skip
    cells = np.array([0, 4, 5, 11])
    assert read_tif(measured)[0].tolist() == [CELL * abs(cells - column).min() for column in range(12)]
    esp("resistancefactor", INPUT=tif("cover", cover), MEASURE=1, VALUES="5", OUTPUT=out, MEASURED=measured)
    assert read_tif(measured)[0].tolist() == [CELL * column for column in range(12)]


def test_several_distances_take_the_worst_or_the_sum(esp, tif, out, tmp_path):
    grid = tif("grid", np.ones((1, 100), dtype=np.float32))
    railway = write_vector(tmp_path / "rail.gpkg", [ROAD])
    line = f"LINESTRING({WEST + 2985} {NORTH}, {WEST + 2985} {NORTH - 30})"
    highway = write_vector(tmp_path / "highway.gpkg", [line])
    parameters = {
        "INPUT": grid, "MEASURE": 1, "OUTPUT": out,
        "FEATURES": railway, "PRESET": 12, "FEATURES_2": highway, "PRESET_2": 13,
    }  # fmt: skip
    result = esp("resistancefactor", **parameters)
    to_rail = np.abs(np.arange(100) - 1) * CELL
    to_highway = np.abs(np.arange(100) - 99) * CELL
    rail = np.array([20, 15, 10, 5, 1])[np.searchsorted([500, 1000, 1500, 2000], to_rail)]
    high = np.array([20, 15, 10, 5, 1])[np.searchsorted([100, 500, 1000, 1500], to_highway)]
    assert np.array_equal(read_tif(out)[0], np.maximum(rail, high))
    assert result["BREAKS"] == "500,1000,1500,2000;100,500,1000,1500"
    esp("resistancefactor", COMBINE=1, **parameters)
    assert np.array_equal(read_tif(out)[0], rail + high)
    # Without a table of their own the further features are scored like the first.
    esp("resistancefactor", **{**parameters, "PRESET_2": None})
    same = np.array([20, 15, 10, 5, 1])[np.searchsorted([500, 1000, 1500, 2000], to_highway)]
    assert np.array_equal(read_tif(out)[0], np.maximum(rail, same))


# -- slope and barriers ---------------------------------------------------------------------------


def test_slope(esp, tif, out, tmp_path):
    plane = np.tile(np.arange(8) * 3.0, (6, 1))
    measured = str(tmp_path / "slope.tif")
    esp("resistancefactor", INPUT=tif("dem", plane), MEASURE=2, PRESET=6, OUTPUT=out, MEASURED=measured)
    assert np.allclose(read_tif(measured), np.degrees(np.arctan(0.1)))
    assert np.unique(read_tif(out)).tolist() == [1]
    esp("resistancefactor", INPUT=tif("dem", plane), MEASURE=2, SLOPE_UNIT=1, PRESET=6, OUTPUT=out, MEASURED=measured)
    assert np.allclose(read_tif(measured), 10.0)
    assert np.unique(read_tif(out)).tolist() == [3]


def test_barriers_block_and_sources_on_them_are_told(esp, tif, out, tmp_path):
    cover = np.array([[1, 1, 1, 1], [1, 1, 8, 1], [1, 1, 1, 1]], dtype=np.uint8)
    fence = write_vector(tmp_path / "fence.gpkg", [f"LINESTRING({WEST + 35} {NORTH - 5}, {WEST + 55} {NORTH - 85})"])
    labels = tif("sources", np.array([[0, 4, 0, 0], [0, 0, 0, 9], [9, 9, 0, 0]], dtype=np.uint8))
    table = write_csv(tmp_path / "t.csv", "class,score\n1,5\n8,9\n")
    esp(
        "resistancefactor",
        INPUT=tif("cover", cover), TABLE=table, WALLS=fence, WALL_VALUES="8", SOURCES=labels, OUTPUT=out,
    )  # fmt: skip
    expected = np.array([[5, np.nan, 5, 5], [5, np.nan, np.nan, 5], [5, np.nan, 5, 5]])
    assert np.array_equal(read_tif(out), expected, equal_nan=True)
    assert "2 of 2 sources have cells on walls: 4, 9." in esp.feedback.lines
    assert any("nothing can be reached: 4." in line for line in esp.feedback.lines)
    numbers = json.loads(Path(out + ".json").read_text(encoding="utf-8"))["numbers"]
    assert (numbers["barrier_cells"], numbers["sources_on_barriers"]) == (4, 2)


def test_a_table_is_not_turned_round(esp, tif, out, tmp_path):
    table = write_csv(tmp_path / "table.csv", "from,to,score\n,5,1\n5,,9\n")
    esp("resistancefactor", INPUT=tif("values", np.array([[1.0, 8.0]])), TABLE=table, REVERSE=True, OUTPUT=out)
    assert read_tif(out).tolist() == [[1.0, 9.0]]
    assert any("are not turned round" in line for line in esp.feedback.lines)


# -- bad input --------------------------------------------------------------------------------------


def test_bad_input(esp, tif, out, tmp_path, no_leftovers):
    road = write_vector(tmp_path / "road.gpkg", [ROAD])
    far = write_vector(tmp_path / "far.gpkg", ["LINESTRING(900000 100000, 900100 100000)"])
    grid = tif("grid", np.ones((3, 3), dtype=np.float32))
    degrees = tif("degrees", np.ones((3, 3), dtype=np.float32), crs="EPSG:4326", origin=(99.0, 38.0), cell_size=0.01)
    tables = {
        name: write_csv(tmp_path / f"{name}.csv", text)
        for name, text in {
            "gap": "from,to,score\n0,5,1\n6,9,2\n",
            "overlap": "from,to,score\n0,5,1\n4,9,2\n",
            "turned": "from,to,score\n5,0,1\n",
            "unscored": "from,to\n0,5\n",
            "short": "from,to,score\n2,5,1\n",
            "classes": "class,score\n1,1\n2,3\n",
        }.items()
    }
    cases = [
        ("gap between 5 and 6", {"TABLE": tables["gap"]}),
        ("two scores to values of both rows 0 to 5 and 4 to 9", {"TABLE": tables["overlap"]}),
        ("smaller number first", {"TABLE": tables["turned"]}),
        ("needs the columns score", {"TABLE": tables["unscored"]}),
        (r"no score for 9 cells of grid, value \(cells\): 1 \(9\)", {"TABLE": tables["short"]}),
        ("either a factor table", {"TABLE": tables["short"], "PRESET": 1}),
        ("Choose the features", {"MEASURE": 1}),
        ("choose it as score", {"FEATURES": road}),
        ("no feature on the raster", {"MEASURE": 1, "FEATURES": far}),
        ("need ranges with the columns", {"MEASURE": 1, "VALUES": "1", "TABLE": tables["classes"]}),
        ("land use gives scores of classes", {"MEASURE": 2, "PRESET": 1}),
        ("no cell of 3", {"MEASURE": 1, "VALUES": "3"}),
        ("geographic", {"MEASURE": 1, "INPUT": degrees, "FEATURES": road}),
        ("geographic", {"MEASURE": 2, "INPUT": degrees}),
        ("'a' is not a number", {"SCORES": "a,b"}),
        ("'none' is not a number", {"UNCOVERED": "none"}),
        ("everything is nodata", {"WALL_VALUES": "1"}),
    ]
    for sentence, change in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("resistancefactor", **{"INPUT": grid, "OUTPUT": out, **change})
        assert not Path(out).exists()


def test_cancel_leaves_nothing(esp, tif, out, no_leftovers):
    grid = tif("grid", np.random.default_rng(0).random((50, 50)).astype(np.float32))
    assert esp("resistancefactor", cancel_at=1, INPUT=grid, OUTPUT=out) == {}
    assert not Path(out).exists()


def test_headless(qgis_process, tmp_path):
    grid = write_tif(tmp_path / "grid.tif", np.ones((4, 80), dtype=np.float32))
    road = write_vector(tmp_path / "road.gpkg", [ROAD])
    finished = qgis_process(
        "resistancefactor", INPUT=grid, MEASURE=1, FEATURES=road, PRESET=2, OUTPUT=tmp_path / "out.tif"
    )
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["BREAKS"] == "500,1000,1500,2000"
    assert read_tif(tmp_path / "out.tif")[0, [0, 79]].tolist() == [9, 1]
    wrong = qgis_process("resistancefactor", INPUT=grid, MEASURE=1, OUTPUT=tmp_path / "no.tif")
    assert wrong.returncode == 1
    assert "Choose the features" in wrong.stderr + wrong.stdout
