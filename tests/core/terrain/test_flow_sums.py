"""Flow networks, accumulation and path sums against pygeoprocessing and cell-by-cell references."""

import numpy as np
import pytest
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.terrain.flow_directions import d8_directions, mfd_directions
from esp_toolbox.core.terrain.flow_network import flow_network
from esp_toolbox.core.terrain.flow_sums import accumulate, inflow, path_sum, receiver_mean
from esp_toolbox.core.terrain.pit_filling import fill_pits
from hypothesis import given
from reference_basins import reference_basin
from terrain_cases import neighbours, routing_cases, share_lists, terraces


def _receivers(filled, code):
    """For each cell: (flat index, share) of its receivers within the data, and its units."""
    shares = share_lists(code)
    for row, column in np.ndindex(filled.shape):
        own = shares[row * filled.shape[1] + column]
        linked = [
            (r * filled.shape[1] + c, own[k]) for k, r, c in neighbours(filled, row, column) if r is not None and own[k]
        ]
        yield row * filled.shape[1] + column, linked, sum(own)


def _slow_path_sum(network, filled, code, ends, weight):
    """Paths cell by cell from the outlets up; weight is that of the entered cell."""
    links = {cell: (linked, units) for cell, linked, units in _receivers(filled, code)}
    total = {}
    for cell in network.cells[::-1].tolist():
        below = [(receiver, share) for receiver, share in links[cell][0] if total.get(receiver) is not None]
        if ends.flat[cell]:
            total[cell] = 0.0
        elif below:
            units = sum(share for _, share in below)
            total[cell] = sum(share * (weight.flat[r] + total[r]) for r, share in below) / units
        else:
            total[cell] = None
    return total


def test_accumulation_equals_pygeoprocessing_to_the_last_bit():
    for number, _, expected in routing_cases():
        network = flow_network(expected["mfd"])
        cells = network.scatter(accumulate(network, np.ones(len(network.cells))), -1.0)
        known = expected["mfd"] != 0
        assert np.array_equal(cells[known], expected["mfd_accumulation"][known]), number
        assert (cells[~known] == -1).all()


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_accumulation_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    for method in ("d8", "mfd"):
        network = flow_network(basin.raw(f"sdr_{method}_flow_direction"))
        cells = network.scatter(accumulate(network, np.ones(len(network.cells))), np.nan)
        assert np.array_equal(cells, basin.output(f"sdr_{method}_flow_accumulation"), equal_nan=True)


@given(terraces(8))
def test_what_goes_in_comes_out(elevation):
    filled = fill_pits(elevation)
    for directions in (d8_directions(filled), mfd_directions(filled)):
        network = flow_network(directions)
        assert sorted(network.cells.tolist()) == np.flatnonzero(~np.isnan(filled)).tolist()
        source = np.arange(1.0, len(network.cells) + 1.0)
        out = accumulate(network, source)
        leaves = network.receivers.first_units() == 0
        assert out[leaves].sum() == pytest.approx(source.sum(), rel=1e-12)
        assert np.allclose(inflow(network, out), out - source, rtol=1e-9, atol=1e-9)
        half = accumulate(network, source, np.full(len(source), 0.5))
        assert np.allclose(half, source + 0.5 * inflow(network, half))


@given(terraces(8))
def test_path_sums_and_means_equal_cell_by_cell_ones(elevation):
    filled = fill_pits(elevation)
    code = mfd_directions(filled)
    network = flow_network(code)
    random = np.random.default_rng(elevation.size)
    weight = random.random(filled.shape)
    ends = random.random(filled.shape) < 0.2
    sums = path_sum(network, network.gather(ends), None, network.gather(weight))
    expected = _slow_path_sum(network, filled, code, ends, weight)
    for place, cell in enumerate(network.cells.tolist()):
        if expected[cell] is None:
            assert np.isnan(sums[place])
        else:
            assert sums[place] == pytest.approx(expected[cell], rel=1e-12)
    means = receiver_mean(network, network.gather(weight))
    by_cell = {cell: (linked, units) for cell, linked, units in _receivers(filled, code)}
    for place, cell in enumerate(network.cells.tolist()):
        linked, units = by_cell[cell]
        assert means[place] == pytest.approx(sum(weight.flat[r] * share for r, share in linked) / units)


def test_own_weight_and_step_length():
    slope = np.array([[5.0, 9.0, 9.0], [9.0, 4.0, 3.0]])
    network = flow_network(d8_directions(slope))
    weight = network.gather(np.array([[2.0, 1.0, 1.0], [1.0, 3.0, 7.0]]))
    ends = network.gather(np.array([[False, False, False], [False, False, True]]))
    by_count = network.scatter(path_sum(network, ends, weight, None), np.nan)
    by_length = network.scatter(path_sum(network, ends, weight, None, cell_size=10.0), np.nan)
    assert by_count[0, 0] == 2.0 + 3.0
    assert by_length[0, 0] == pytest.approx(2.0 * 10.0 * 2**0.5 + 3.0 * 10.0)


def test_nothing_to_route():
    network = flow_network(mfd_directions(np.full((3, 4), np.nan)))
    assert len(network.cells) == 0
    assert accumulate(network, np.zeros(0)).shape == (0,)
    assert path_sum(network, np.zeros(0, dtype=bool), None, np.zeros(0)).shape == (0,)
    assert receiver_mean(network, np.zeros(0)).shape == (0,)


def test_cancel_is_heard():
    def stop(fraction):
        if fraction > 0.6:
            raise Cancelled

    rows, columns = np.mgrid[0:30, 0:30]
    directions = mfd_directions(rows + columns * 1.0)
    with pytest.raises(Cancelled):
        flow_network(directions, stop)
    network = flow_network(directions)
    ones = np.ones(len(network.cells))
    with pytest.raises(Cancelled):
        accumulate(network, ones, progress=stop)
    with pytest.raises(Cancelled):
        path_sum(network, ones == 0, None, ones, progress=stop)
