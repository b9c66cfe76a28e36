"""Slope with fall-backs against pygeoprocessing and by hand."""

import numpy as np
import pytest
from esp_toolbox.core.terrain.percent_slope import percent_slope
from reference_basins import reference_basin
from terrain_cases import routing_cases


def test_equals_pygeoprocessing():
    for number, _, expected in routing_cases():
        filled = np.where(expected["filled"] == -9999, np.nan, expected["filled"]).astype(float)
        slope = percent_slope(filled, 100.0)
        known = ~np.isnan(filled)
        assert np.allclose(slope[known], expected["slope"][known], rtol=1e-6, atol=0), number
        assert np.isnan(slope[~known]).all()


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_slope_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    for method in ("d8", "mfd"):
        slope = percent_slope(basin.output(f"sdr_{method}_pit_filled_dem"), basin.cell_size)
        np.testing.assert_allclose(slope, basin.output(f"sdr_{method}_slope"), rtol=1e-6)


def test_a_plane_has_one_slope_to_its_border():
    rows, columns = np.mgrid[0:7, 0:9]
    slope = percent_slope(3.0 * rows + 4.0 * columns, 10.0)
    np.testing.assert_allclose(slope, 50.0)


def test_what_is_known_of_a_line_decides():
    nan = np.nan
    alone = np.array([[nan, nan, nan], [nan, 5.0, nan], [nan, nan, nan]])
    assert percent_slope(alone, 1.0)[1, 1] == 0.0
    one_beside = np.array([[nan, nan, nan], [nan, 5.0, 8.0], [nan, nan, nan]])
    assert percent_slope(one_beside, 1.0)[1, 1] == pytest.approx(300.0)
    corner_only = np.array([[nan, nan, 7.0], [nan, 5.0, nan], [nan, nan, nan]])
    # The corner stands alone in the upper line and in the right-hand line: a diagonal in both directions.
    assert percent_slope(corner_only, 1.0)[1, 1] == pytest.approx(100.0 * np.hypot(2.0 * 2**0.5, 2.0 * 2**0.5))
