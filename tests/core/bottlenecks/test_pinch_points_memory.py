"""A link's circuit lies in the box of its corridor: around it the raster may be as large as it likes."""

import tracemalloc

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.link_corridors import LinkCorridors
from esp_toolbox.core.bottlenecks.pinch_points import link_currents, network_currents
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces

CELL, WIDTH, SIDE = 30.0, 3000.0, 80
RULES = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))


def scene(around):
    """Three sources on open ground, and far dearer ground around it."""
    random = np.random.default_rng(6)
    resistance = np.full((SIDE + around, SIDE + around), 400.0)
    labels = np.zeros(resistance.shape, np.int32)
    inner = np.s_[around // 2 : around // 2 + SIDE, around // 2 : around // 2 + SIDE]
    resistance[inner] = np.exp(0.4 * random.standard_normal((SIDE, SIDE)))
    for label, (row, column) in enumerate(((5, 5), (36, 69), (72, 14)), 1):
        labels[inner][row : row + 5, column : column + 5] = label
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, CELL, RULES, WIDTH, store)
    return LinkCorridors(network, resistance, CELL, WIDTH, store), labels


@pytest.fixture(scope="module")
def scenes():
    return scene(0), scene(240)


@pytest.mark.parametrize("solve", [link_currents, network_currents])
def test_only_the_maps_grow_with_the_raster(scenes, solve):
    peaks, found = [], []
    for corridors, labels in scenes:
        tracemalloc.start()
        found.append(np.nanmax(solve(corridors, labels).with_sources))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    small, large = (labels.size for _, labels in scenes)
    assert found[0] == found[1]
    assert sum(mask.sum() for _, _, mask in corridors) > 2 * SIDE**2
    # Maps in single precision, masks and labels.
    assert peaks[1] - peaks[0] < 24.0 * (large - small)
