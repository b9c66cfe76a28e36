"""Carbon storage against InVEST, and the value of a change."""

import csv

import numpy as np
import pytest
from esp_toolbox.core.services.carbon import POOLS, carbon_storage, sequestration_value
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.zone_statistics import zone_statistics
from reference_basins import golden_basin, reference_basin


def _run(basin):
    table = read_class_table(basin.table("carbon_pools"), POOLS, "pools")
    return carbon_storage(table, table.rows(*basin.land_cover()))


def test_equals_invest():
    basin = golden_basin()
    np.testing.assert_allclose(_run(basin), basin.output("carbon_c_storage_bas"), rtol=1e-6)


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_raster_and_total_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    density = _run(basin)
    np.testing.assert_allclose(density, basin.output("carbon_c_storage_bas"), rtol=1e-6)
    with open(basin.folder / "outputs" / "carbon_raster_values_summary.csv", newline="") as lines:
        total = float(next(csv.DictReader(lines))["Total"])
    hectares = basin.cell_size**2 / 10000.0
    assert np.nansum(density) * hectares == pytest.approx(total, rel=1e-7)


def test_value_of_a_change():
    change = np.array([[10.0, -2.0, np.nan]])
    assert sequestration_value(change, 5.0, 4)[0, :2].tolist() == [50.0, -10.0]
    # 10 t at 5 each over two years, the second discounted by 25 % and 60 %.
    assert sequestration_value(change, 5.0, 2, 25.0, 60.0)[0, 0] == pytest.approx(10 * 5 / 2 * (1 + 1 / (1.25 * 1.6)))
    assert np.isnan(sequestration_value(change, 5.0, 4)[0, 2])


def test_zones():
    zones = np.array([[1, 1, 2], [0, 1, 4]])
    values = np.array([[1.0, np.nan, 5.0], [9.0, 3.0, np.nan]])
    statistics = zone_statistics(zones, 4, values)
    assert statistics.cells.tolist() == [3, 1, 0, 1]
    assert statistics.valid.tolist() == [2, 1, 0, 0]
    assert statistics.sums.tolist() == [4.0, 5.0, 0.0, 0.0]
    assert np.array_equal(statistics.means, [2.0, 5.0, np.nan, np.nan], equal_nan=True)
