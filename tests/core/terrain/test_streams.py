"""Streams against pygeoprocessing and a queue that takes cell after cell."""

from collections import deque

import numpy as np
import pytest
from esp_toolbox.core.terrain.flow_directions import mfd_directions
from esp_toolbox.core.terrain.flow_network import flow_network
from esp_toolbox.core.terrain.flow_sums import accumulate
from esp_toolbox.core.terrain.pit_filling import fill_pits
from esp_toolbox.core.terrain.streams import d8_streams, mfd_streams
from hypothesis import given
from hypothesis import strategies as st
from reference_basins import reference_basin
from terrain_cases import neighbours, routing_cases, share_lists, terraces


def _queued_streams(filled, code, cells, threshold):
    """Walk upstream from outlet after outlet, first in, first out, closing gaps on the way."""
    shares = np.array(share_lists(code)).reshape(*filled.shape, 8)
    state = np.zeros(filled.shape, dtype=int)
    around = {position: list(neighbours(filled, *position)) for position in np.ndindex(filled.shape)}
    for outlet in np.ndindex(filled.shape):
        drains_out = any(shares[outlet][k] and r is None for k, r, _ in around[outlet])
        if state[outlet] or np.isnan(filled[outlet]) or cells[outlet] < threshold or not drains_out:
            continue
        state[outlet] = 1
        queue = deque([outlet])
        while queue:
            for k, *donor in around[queue.popleft()]:
                donor = tuple(donor)
                if donor[0] is None or state[donor] or not shares[donor][(k + 4) % 8]:
                    continue
                if cells[donor] >= threshold:
                    state[donor] = 1
                    queue.append(donor)
                    trace = [donor]
                    while trace:
                        here = trace.pop()
                        for n, *below in around[here]:
                            if below[0] is not None and shares[here][n] and state[tuple(below)] == 2:
                                state[tuple(below)] = 1
                                trace.append(tuple(below))
                elif cells[donor] >= 0.7 * threshold:
                    state[donor] = 2
                    queue.append(donor)
    return state == 1


def test_equal_pygeoprocessing():
    gaps = 0
    for number, _, expected in routing_cases():
        network = flow_network(expected["mfd"])
        cells = accumulate(network, np.ones(len(network.cells)))
        streams = mfd_streams(network, cells, float(expected["threshold"]))
        assert np.array_equal(network.scatter(streams.astype(np.uint8), 255), expected["mfd_streams"]), number
        gaps += (streams & (cells < expected["threshold"])).sum()
        network = flow_network(expected["d8"])
        cells = accumulate(network, np.ones(len(network.cells)))
        streams = d8_streams(cells, float(expected["threshold"]))
        assert np.array_equal(network.scatter(streams.astype(np.uint8), 255), expected["d8_streams"]), number
    assert gaps > 50


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_streams_of_the_reference_basins(oracles, instance):
    basin = reference_basin(oracles, instance)
    network = flow_network(basin.raw("sdr_mfd_flow_direction"))
    streams = mfd_streams(network, network.gather(basin.output("sdr_mfd_flow_accumulation")), basin.threshold)
    found = network.scatter(streams.astype(float), np.nan)
    assert np.array_equal(found, basin.output("sdr_mfd_stream"), equal_nan=True)
    cells = basin.output("sdr_d8_flow_accumulation")
    known = ~np.isnan(cells)
    assert np.array_equal(d8_streams(cells, basin.threshold)[known], basin.output("sdr_d8_stream")[known])


@given(terraces(12), st.sampled_from([1.0, 1.5, 2.0, 3.0, 4.5, 8.0]))
def test_equal_the_queue(elevation, threshold):
    filled = fill_pits(elevation)
    code = mfd_directions(filled)
    network = flow_network(code)
    cells = accumulate(network, np.ones(len(network.cells)))
    streams = network.scatter(mfd_streams(network, cells, threshold), False)
    assert np.array_equal(streams, _queued_streams(filled, code, network.scatter(cells, np.nan), threshold))


def test_the_threshold_itself_is_stream_for_mfd_only():
    valley = fill_pits(np.array([[9.0, 5.0, 9.0], [9.0, 4.0, 9.0], [9.0, 3.0, 9.0]]))
    network = flow_network(mfd_directions(valley))
    cells = accumulate(network, np.ones(9))
    most = cells.max()
    assert mfd_streams(network, cells, most).sum() == 1
    assert d8_streams(cells, most).sum() == 0
