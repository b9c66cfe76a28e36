"""esp:servicevalue end to end."""


import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv
from vectors import box, write_geojson

UNIT = 6869.7638
EARLY = np.array([[1, 4, 7], [4, 4, 255]], dtype=np.uint8)
LATE = np.array([[1, 5, 7], [4, 4, 255]], dtype=np.uint8)
SUMS = {1: 27547.8, 4: 34829.9, 5: 862911.1, 7: 1374.0}


def covers(path):
    return [
        write_tif(path / f"landcover_{year}.tif", values, cell_size=100.0, nodata=255)
        for year, values in ((2003, EARLY), (2023, LATE))
    ]


def test_two_years_with_the_papers_table(esp, tmp_path, no_leftovers):
    out, table, matrix = tmp_path / "价值.tif", tmp_path / "t.csv", tmp_path / "m.csv"
    result = esp(
        "servicevalue", LANDCOVERS=covers(tmp_path), LEGEND=1, OUTPUT=str(out), VALUE_TABLE=str(table),
        MATRIX=str(matrix),
    )  # fmt: skip
    expected = np.vectorize(lambda code: SUMS.get(code, np.nan))(EARLY)
    assert read_tif(out) == pytest.approx(expected, abs=0.5, nan_ok=True)
    assert gdal.Open(str(out)).GetRasterBand(2).GetDescription() == "2023"
    totals = {row["year"]: float(row["value"]) for row in read_csv(table) if row["level"] == "total"}
    assert totals["2003"] == pytest.approx(np.nansum(expected), abs=1)
    assert result["TOTAL"] == totals["2023"]
    assert result["UNIT_USED"] == UNIT
    last = {(row["level"], row["item"]): row for row in read_csv(table) if row["year"] == "2023"}
    assert float(last["total", ""]["change"]) == pytest.approx(SUMS[5] - SUMS[4], abs=1)
    shares = [float(row["share"]) for (level, _), row in last.items() if level == "category"]
    assert sum(shares) == pytest.approx(1.0)
    effect = [float(row["sensitiv"]) for (level, _), row in last.items() if level == "class"]
    assert sum(effect) == pytest.approx(1.0)
    in_matrix = sum(float(row["value"]) for row in read_csv(matrix) if row["year"] == "2003")
    assert in_matrix == pytest.approx(totals["2003"])


def test_own_table_by_names_zones_and_adjustment(esp, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("name,food,hydrology\nCropland,2,1\nGrassland,1,3\nBarren,0,0\n", encoding="utf-8")
    left, top = 500000.0, 4200000.0
    zones = write_geojson(
        tmp_path / "zones.geojson",
        [("Polygon", box(left, top - 200, left + 100, top), {"name": "west"})],
    )
    rain = write_tif(tmp_path / "rain.tif", np.full((2, 3), 300.0, np.float32), cell_size=100.0)
    out, zoned = tmp_path / "o.tif", tmp_path / "z.csv"
    esp(
        "servicevalue", LANDCOVERS=covers(tmp_path)[:1], LEGEND=1, VALUES=str(own), PRECIPITATION=[rain], ZONES=zones,
        OUTPUT=str(out), ZONES_OUT=str(zoned),
    )  # fmt: skip
    assert read_tif(out).tolist()[0] == [3.0, 4.0, 0.0]
    (row,) = read_csv(zoned)
    assert row["name"] == "west" and float(row["v_2003"]) == 7.0 and float(row["d_2003"]) == 3.5


def test_standard_unit_from_crops_and_squares(esp, tmp_path):
    out = tmp_path / "o.tif"
    result = esp(
        "servicevalue", LANDCOVERS=covers(tmp_path), LEGEND=1, YIELDS="7000", PRICES="2", SIZE=200,
        OUTPUT=str(out),
    )  # fmt: skip
    assert result["UNIT_USED"] == pytest.approx(2000.0)
    dataset = gdal.Open(str(out))
    assert (dataset.RasterYSize, dataset.RasterXSize, dataset.GetGeoTransform()[1]) == (1, 2, 200.0)
    equivalent = [(SUMS[1] + 3 * SUMS[4]) / 4 / UNIT * 2000, SUMS[7] / UNIT * 2000]
    assert read_tif(out)[0].tolist() == pytest.approx(equivalent, rel=1e-4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"LEGEND": 0}, "choose its legend"),
        ({"YIELDS": "5000"}, "both yields and prices"),
        ({"YIELDS": "5000", "PRICES": "1,2"}, "1 yields, 2 prices"),
        ({"YIELDS": "5000", "PRICES": "1", "UNIT_VALUE": 5}, "not both"),
        ({"YEARS": "2003"}, "1 different years for 2 layers"),
        ({"VALUES": "wrong"}, "no row for class 4"),
        ({"VALUES": "unknown"}, "\"moor\" of the table"),
        ({"ZONES_OUT": "z.gpkg"}, "Choose the zones"),
    ],
)
def test_bad_parameters(esp, tmp_path, change, sentence, no_leftovers):
    (tmp_path / "wrong.csv").write_text("lucode,food\n1,2\n")
    (tmp_path / "unknown.csv").write_text("name,food\nmoor,2\n")
    for key, ending in (("VALUES", ".csv"), ("ZONES_OUT", "")):
        if key in change:
            change = {key: str(tmp_path / (change[key] + ending))}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp(
            "servicevalue",
            **{"LANDCOVERS": covers(tmp_path), "LEGEND": 1, "OUTPUT": str(tmp_path / "o.tif"), **change},
        )
    assert not (tmp_path / "o.tif").exists()


def test_headless(qgis_process, tmp_path):
    out = tmp_path / "o.tif"
    finished = qgis_process("servicevalue", LANDCOVERS=covers(tmp_path), LEGEND=1, OUTPUT=out)
    assert finished.returncode == 0, finished.stderr
    total = SUMS[1] + SUMS[5] + SUMS[7] + 2 * SUMS[4]
    assert qgis_process.results(finished)["TOTAL"] == pytest.approx(total, abs=2)


def test_headers_as_people_write_them_and_what_is_adjusted(esp, tmp_path):
    rows = "Forest,2,1\nGrassland,1,3\nCropland,4,0\nBarren,0,0\n"
    npp = write_tif(tmp_path / "npp_2003.tif", np.array([[100, 400, 7], [4, 4, 5]], np.float32), cell_size=100.0)
    found = []
    for number, head in enumerate(("Food production,Hydrology", "food,hydrology")):
        own, out = tmp_path / f"own_{number}.csv", tmp_path / f"out_{number}.tif"
        own.write_text(f"name,{head}\n{rows}", encoding="utf-8")
        esp("servicevalue", LANDCOVERS=covers(tmp_path)[:1], LEGEND=1, VALUES=str(own), NPP=[npp], OUTPUT=str(out))
        assert "Adjusted by npp: food." in esp.feedback.lines
        found.append(read_tif(out))
    assert np.array_equal(*found, equal_nan=True)
