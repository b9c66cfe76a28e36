"""D8 and MFD directions against pygeoprocessing, cell for cell, and their properties."""

import numpy as np
import pytest
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.terrain.flow_directions import d8_directions, mfd_directions
from esp_toolbox.core.terrain.pit_filling import fill_pits
from hypothesis import given
from reference_basins import reference_basin
from terrain_cases import neighbours, routing_cases, share_lists, terraces


def test_equal_pygeoprocessing_also_on_flats_and_at_outlets():
    cells = 0
    for number, elevation, expected in routing_cases():
        filled = fill_pits(elevation)
        assert np.array_equal(d8_directions(filled), expected["d8"]), number
        assert np.array_equal(mfd_directions(filled), expected["mfd"]), number
        cells += np.isfinite(elevation).sum()
    assert cells > 5000


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_directions_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    for method, directions in (("d8", d8_directions), ("mfd", mfd_directions)):
        filled = basin.output(f"sdr_{method}_pit_filled_dem")
        assert np.array_equal(directions(filled), basin.raw(f"sdr_{method}_flow_direction"))


@given(terraces())
def test_water_never_climbs_and_leaves_only_at_outlets(elevation):
    filled = fill_pits(elevation)
    d8 = d8_directions(filled)
    shares = np.array(share_lists(mfd_directions(filled))).reshape(*filled.shape, 8)
    for row, column in np.ndindex(filled.shape):
        if np.isnan(filled[row, column]):
            assert d8[row, column] == 128
            assert shares[row, column].sum() == 0
            continue
        around = {number: r if r is None else filled[r, c] for number, r, c in neighbours(filled, row, column)}
        lower = any(value is not None and value < filled[row, column] for value in around.values())
        for number in [int(d8[row, column]), *np.flatnonzero(shares[row, column])]:
            value = around[number]
            if lower:
                assert value is not None
                assert value < filled[row, column]
            else:
                assert value is None or value == filled[row, column]
        assert 8 < shares[row, column].sum() < 21


@given(terraces(12))
def test_every_d8_path_ends_at_an_outlet(elevation):
    filled = fill_pits(elevation)
    directions = d8_directions(filled)
    known = ~np.isnan(filled)
    left = known.copy()
    for _ in range(filled.size):
        for row, column in zip(*np.nonzero(left)):
            number, r, c = list(neighbours(filled, row, column))[directions[row, column]]
            if r is None or not left[r, c]:
                left[row, column] = False
    assert not left.any()


def test_a_lower_neighbour_goes_before_the_edge():
    assert d8_directions(np.array([[1.0, 2.0, 3.0]])).tolist() == [[2, 4, 4]]


def test_an_outlet_takes_the_first_cardinal_gap_else_the_last_diagonal_one():
    island = np.zeros((5, 5))
    island[2, 4] = np.nan
    island[0, 0] = -1.0
    # The only way out is lower ground, so no cell drains into the hole.
    assert d8_directions(island)[2, 3] != 0
    high = np.full((5, 5), 9.0)
    high[1:4, 1:4] = 5.0
    high[1, 1] = high[3, 3] = np.nan
    filled = fill_pits(high)
    assert d8_directions(filled)[2, 2] == 7
    assert share_lists(mfd_directions(filled))[12] == [0, 0, 0, 8, 0, 0, 0, 8]


def test_shares_are_rounded_to_fifteen_units():
    elevation = np.array([[9.0, 9.0, 9.0], [9.0, 3.0, 2.0], [9.0, 1.0, 9.0]])
    shares = share_lists(mfd_directions(elevation))[4]
    assert shares == [5, 0, 0, 0, 0, 0, 10, 0]
    elevation[2, 2] = 2.0
    # Drops 1, 2 and 1 / sqrt 2 of 3.71: 4.04, 8.09 and 2.86 units.
    assert share_lists(mfd_directions(elevation))[4] == [4, 0, 0, 0, 0, 0, 8, 3]


@pytest.mark.parametrize("directions", [d8_directions, mfd_directions])
def test_cancel_is_heard(directions):
    def stop(fraction):
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        directions(np.zeros((40, 40)), stop)
