"""Values of services: the Qaidam paper's table, sums, adjustment, sensitivity."""

import csv

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.service_value import adjustment, sensitivity, service_value, standard_unit
from hypothesis import given
from hypothesis import strategies as st
from pairing import paired

UNIT = 6869.7638
PRESET = package.ROOT / "resources" / "presets" / "services" / "qaidam_table2.csv"


def equivalents():
    with open(PRESET, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = {key: [row[key] for row in rows] for key in rows[0]}
    services = [key for key in columns if key not in ("lucode", "name")]
    return read_class_table(columns, services, "qaidam_table2"), columns["name"]


def test_table_2_of_the_paper(oracles):
    path = oracles / "papers" / "qaidam_table2.csv"
    if not path.is_file():
        pytest.skip("the paper's table is not here")
    table, names = equivalents()
    with open(path, encoding="utf-8", newline="") as file:
        printed = list(csv.DictReader(file))
    key = next(iter(printed[0]))
    assert [row[key] for row in printed] == list(table.columns)
    cells = 0
    for row in printed:
        money = np.round(table.column(row[key])[:-1] * UNIT, 1)
        for name, text in row.items():
            if name != key:
                assert money[names.index(name)] == float(text), (row[key], name)
                cells += 1
    assert cells == 88


def test_column_sums():
    table, names = equivalents()
    classes = table.codes.reshape(1, -1).astype(np.int32)
    values = service_value(table, classes, np.ones(classes.shape, bool), 100.0, 6869.76)
    sums = dict(zip(names, np.round(values.by_class(), 1)))
    printed = {
        "cropland": 27547.8, "forest": 120426.9, "shrub": 104557.8, "grassland": 34829.9, "water": 862911.1,
        "snow_ice": 70552.6, "bare": 1374.0, "wetland": 357365.2, "impervious": 0.0,
    }  # fmt: skip
    for name, total in printed.items():
        assert sums[name] == pytest.approx(total, abs=0.55), name
    exact = service_value(table, classes, np.ones(classes.shape, bool), 100.0, UNIT)
    for name, total in paired(names, exact.by_class()):
        assert total == pytest.approx(printed[name], abs=0.3), name


def simple():
    return read_class_table({"lucode": [1, 2], "food": [1.0, 0.0], "water": [2.0, 10.0]}, ["food", "water"], "t")


def test_totals_by_class_service_and_zone():
    classes = np.array([[1, 1, 2], [2, 2, 9]])
    valid = classes != 9
    zones = np.array([[1, 1, 1], [2, 0, 2]])
    values = service_value(simple(), classes, valid, 200.0, 5.0, zones, 2)
    assert values.area_ha.tolist() == [[0, 4], [8, 4], [0, 4]]
    assert values.by_service().tolist() == [40.0, 680.0]
    assert values.by_class().tolist() == [120.0, 600.0]
    assert values.per_class.sum(axis=(1, 2)).tolist() == [200.0, 320.0, 200.0]
    assert values.total == 720.0
    assert values.density.tolist()[0] == [15.0, 15.0, 50.0]
    assert np.isnan(values.density[1, 2])
    assert np.nansum(values.density) * 4 == values.total


def test_adjustment_moves_values_and_keeps_totals_of_even_cover():
    classes = np.ones((2, 2), int)
    valid = np.ones((2, 2), bool)
    rain = np.array([[100.0, 300.0], [200.0, np.nan]])
    factor = adjustment(rain, valid)
    assert factor[0].tolist() == [0.5, 1.5]
    values = service_value(
        simple(), classes, valid, 100.0, 1.0, factors={"precipitation": factor}, drivers={"water": "precipitation"}
    )
    assert values.density.tolist() == [[2.0, 4.0], [3.0, 3.0]]
    assert values.by_service().tolist() == [4.0, 8.0]
    assert adjustment(rain, valid, reference=400.0)[0].tolist() == [0.25, 0.75]


@given(st.lists(st.floats(0.1, 50), min_size=2, max_size=2), st.floats(0.1, 1.0))
def test_sensitivity_is_the_share_of_the_class(prices, change):
    table = read_class_table({"lucode": [1, 2], "food": prices}, ["food"], "t")
    classes = np.array([[1, 2, 2]])
    values = service_value(table, classes, np.ones(classes.shape, bool), 100.0)
    shares = values.by_class() / values.total
    assert np.allclose(sensitivity(values, change), shares)
    assert sensitivity(values, change).sum() == pytest.approx(1.0)


def test_no_value_has_no_sensitivity():
    table = read_class_table({"lucode": [1], "food": [0.0]}, ["food"], "t")
    values = service_value(table, np.ones((1, 1), int), np.ones((1, 1), bool), 100.0)
    assert np.isnan(sensitivity(values)).all()


def test_standard_unit():
    assert standard_unit([7000.0], [4.0]) == pytest.approx(4000.0)
    assert standard_unit([7000.0, 2100.0], [4.0, 10.0], [1.0, 3.0]) == pytest.approx((28000 + 3 * 21000) / 4 / 7)
    assert standard_unit([100.0], [2.0], share=1.0) == 200.0


def test_sentences():
    with pytest.raises(InputError, match="2 yields, 1 prices"):
        standard_unit([1.0, 2.0], [1.0])
    with pytest.raises(InputError, match="must not be below 0"):
        standard_unit([-1.0], [1.0])
    classes, valid = np.array([[1, 3]]), np.ones((1, 2), bool)
    with pytest.raises(InputError, match="no row for class 3 of cover"):
        service_value(simple(), classes, valid, 30.0, layer="cover")
    with pytest.raises(InputError, match="standard unit must be above 0"):
        service_value(simple(), classes[:, :1], valid[:, :1], 30.0, 0.0)
    with pytest.raises(InputError, match="mean of rain must be above 0"):
        adjustment(np.zeros((1, 2)), valid, name="rain")
