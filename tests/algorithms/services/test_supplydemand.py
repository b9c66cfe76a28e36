"""esp:supplydemand end to end."""

import numpy as np
import pytest
from osgeo import gdal
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from tables import read_csv

RANDOM = np.random.default_rng(11)
SUPPLY = np.round(RANDOM.random((12, 15)) * 50.0, 3)
DEMAND = np.round(60.0 - SUPPLY + RANDOM.random((12, 15)) * 20.0, 3)


@pytest.fixture
def layers(tmp_path):
    supply = SUPPLY.copy()
    supply[0, 0] = np.nan
    return {
        "SUPPLIES": [write_tif(tmp_path / "water.tif", supply)],
        "DEMANDS": [write_tif(tmp_path / "use.tif", DEMAND)],
        "OUTPUT": str(tmp_path / "ratio.tif"),
    }


def read_bands(path):
    return [read_tif(path, number) for number in range(1, gdal.Open(path).RasterCount + 1)]


def test_cells_squares_and_table(esp, layers, tmp_path, no_leftovers):
    units, table = str(tmp_path / "units.gpkg"), str(tmp_path / "table.csv")
    more = {"LOG_RATIO": str(tmp_path / "log.tif"), "CLASSES": str(tmp_path / "classes.tif")}
    result = esp("supplydemand", **layers, SIZE=30, RANGE=70, CLUSTERS=units, TABLE=table, **more)
    known = np.ones(SUPPLY.shape, dtype=bool)
    known[0, 0] = False
    scale = (SUPPLY[known].max() + DEMAND[known].max()) / 2.0
    (ratio,) = read_bands(layers["OUTPUT"])
    assert np.isnan(ratio[0, 0])
    assert ratio[known] == pytest.approx(((SUPPLY - DEMAND) / scale)[known], rel=1e-5, abs=1e-6)
    (logs,) = read_bands(more["LOG_RATIO"])
    assert logs[known] == pytest.approx(np.log10(SUPPLY / DEMAND)[known], rel=1e-4, abs=1e-5)
    assert result["RATIO"] == pytest.approx(np.nanmean(ratio), rel=1e-5)
    rows = read_rows(units)
    assert len(rows) == known.sum()
    # Squares of one cell are the cells.
    assert [row["esdr"] for row in rows] == pytest.approx(((SUPPLY - DEMAND) / scale)[known], rel=1e-5, abs=1e-6)
    assert {row["cluster"] for row in rows} >= {0, 2, 4}
    (told,) = read_csv(table)
    area = sum(float(told[key]) for key in ("surplus_ha", "balance_ha", "deficit_ha"))
    assert area == pytest.approx(known.sum() * 0.09)
    # Every supply reaches demand, and all of it arrives.
    assert float(told["received"]) == pytest.approx(float(told["supply"]))
    assert sum(row["received"] for row in rows) == pytest.approx(SUPPLY[known].sum(), rel=1e-5)
    assert float(told["moran"]) == pytest.approx(np.mean([row["moran_i"] for row in rows]) * 179 / 178, rel=1e-6)
    hectares = [float(told[key]) for key in ("high_high", "low_high", "low_low", "high_low")]
    assert hectares == pytest.approx([0.09 * sum(row["cluster"] == kind for row in rows) for kind in (1, 2, 3, 4)])


def test_years_share_a_scale_and_services_are_combined(esp, layers, tmp_path):
    later = write_tif(tmp_path / "later.tif", SUPPLY * 2.0)
    carbon = [write_tif(tmp_path / f"carbon{number}.tif", SUPPLY[::-1] + number) for number in (1, 2)]
    table, units = str(tmp_path / "table.csv"), str(tmp_path / "units.gpkg")
    esp("supplydemand", SUPPLIES=[*layers["SUPPLIES"], later, *carbon], DEMANDS=layers["DEMANDS"] * 4, WEIGHTS="3,1",
        YEARS="2000,2020", OUTPUT=layers["OUTPUT"], TABLE=table, CLUSTERS=units, SIZE=90)  # fmt: skip
    bands = read_bands(layers["OUTPUT"])
    assert len(bands) == 6
    scale = (SUPPLY.max() * 2.0 + DEMAND.max()) / 2.0
    assert bands[0][5, 5] == pytest.approx((SUPPLY - DEMAND)[5, 5] / scale, rel=1e-5)
    assert bands[1][5, 5] == pytest.approx((2 * SUPPLY - DEMAND)[5, 5] / scale, rel=1e-5)
    assert bands[4][5, 5] == pytest.approx((3 * bands[0] + bands[2])[5, 5] / 4.0, rel=1e-5)
    told = read_csv(table)
    assert [(row["number"], row["year"]) for row in told[:5]] == [
        ("1", "2000"), ("2", "2020"), ("3", "2000"), ("4", "2020"), ("", "2000")
    ]  # fmt: skip
    assert {"esdr_1", "cluster_4"} <= set(read_rows(units)[0])


def test_made_demands_and_what_a_cell_counts(esp, layers, tmp_path):
    people = np.full((12, 15), 18.0)
    cover = np.where(np.arange(15) < 5, 1, 2) * np.ones((12, 1), dtype=int)
    given = {
        "SUPPLIES": layers["SUPPLIES"] * 2,
        "DEMAND_MODELS": "water, food",
        "POPULATION": [write_tif(tmp_path / "people.tif", people)],
        "POPULATION_UNIT": 1,
        "LANDCOVERS": [write_tif(tmp_path / "cover.tif", cover.astype(np.uint8))],
        "CROPLAND": "1",
        "HOME": "50",
        "IRRIGATION": "3000",
        "RATION": "0.4",
        "DEMAND": str(tmp_path / "made.tif"),
        "OUTPUT": layers["OUTPUT"],
    }
    esp("supplydemand", **given)
    water, food = read_bands(given["DEMAND"])
    # 18 people on 900 m2 are 200 a hectare: 1,000 mm, and 300 mm more on fields.
    assert (water[3, 2], water[3, 9]) == pytest.approx((1300.0, 1000.0))
    assert food[3, 3] == pytest.approx(80.0)
    esp("supplydemand", **{**given, "UNIT": 1})
    water, food = read_bands(given["DEMAND"])
    assert (water[3, 2], food[3, 3]) == pytest.approx((13000.0 * 0.09, 80.0 * 0.09))
    # Counts of wider cells are thinner, not more.
    wide = write_tif(tmp_path / "wide.tif", people[:4, :5], 90.0)
    esp("supplydemand", **{**given, "POPULATION": [wide], "HOME": "50", "IRRIGATION": ""})
    assert read_bands(given["DEMAND"])[0][5, 7] == pytest.approx(1000.0 / 9.0, rel=1e-5)


def test_counts_of_cells_in_degrees(esp, layers, tmp_path):
    people = write_tif(tmp_path / "people.tif", np.full((60, 60), 11.0), 0.001, (98.97, 37.97), "EPSG:4326")
    made = str(tmp_path / "made.tif")
    esp("supplydemand", SUPPLIES=layers["SUPPLIES"], DEMAND_MODELS="food", POPULATION=[people], POPULATION_UNIT=1,
        RATION="0.5", DEMAND=made, OUTPUT=layers["OUTPUT"])  # fmt: skip
    # The cells lie at 37.945 degrees north: 0.1112 by 0.0877 km.
    density = 11.0 / (0.111195**2 * np.cos(np.radians(37.945)))
    assert read_bands(made)[0][5, 7] == pytest.approx(density / 100.0 * 0.5, rel=1e-3)


def test_zones_by_those_that_touch(esp, layers, tmp_path):
    boxes = [
        (500000 + 150 * x, 4199640 + 120 * y, 500150 + 150 * x, 4199760 + 120 * y) for y in range(3) for x in range(3)
    ]
    zones = write_boxes(tmp_path / "zones.gpkg", boxes, crs=32647)
    units = str(tmp_path / "units.gpkg")
    esp("supplydemand", **layers, ZONES=zones, RANGE=400, CLUSTERS=units)
    rows = read_rows(units)
    assert len(rows) == 9
    # The zone in the middle touches all others; its row of weights is one eighth each.
    demand = np.array([row["demand"] for row in rows])
    supply = np.array([row["supply"] for row in rows])
    scores = [(values - values.mean()) / values.std() for values in (supply, demand)]
    assert rows[4]["moran_i"] == pytest.approx(8 / 9 * scores[0][4] * np.delete(scores[1], 4).mean(), rel=1e-6)
    assert all(row["received"] > 0 for row in rows)


@pytest.mark.parametrize(
    "given, words",
    [
        ({"YEARS": "2000,2010"}, "cannot be divided among 2 years"),
        ({"DEMANDS": []}, "give a demand for each"),
        ({"DEMAND_MODELS": "tea"}, "words given, water, carbon, food"),
        ({"DEMAND_MODELS": "carbon", "DEMANDS": []}, "The demand for carbon needs: Population, Carbon"),
        ({"DEMAND_MODELS": "water", "DEMANDS": []}, "The demand for water needs: Water of a person"),
        ({"WEIGHTS": "1,2"}, "there must be 1 weights"),
        ({"RATION": "1,2"}, "give one number"),
        ({"DEMAND": "d.tif"}, "No demand is made"),
    ],
)
def test_mistakes(esp, layers, tmp_path, given, words):
    given = {key: str(tmp_path / value) if key == "DEMAND" else value for key, value in given.items()}
    with pytest.raises(QgsProcessingException, match=words):
        esp("supplydemand", **{**layers, **given})


def test_a_flat_demand_has_a_ratio_but_no_clusters(esp, layers, tmp_path):
    flat = write_tif(tmp_path / "flat.tif", np.full((12, 15), 7.0))
    units = str(tmp_path / "units.gpkg")
    esp("supplydemand", **{**layers, "DEMANDS": [flat]}, SIZE=60, CLUSTERS=units)
    assert any("same value" in line for line in esp.feedback.lines)
    assert all(row["cluster"] in (None,) or str(row["cluster"]) == "NULL" for row in read_rows(units))
