"""Small rough surfaces with sources for tests of links, and what a path on them costs."""

import numpy as np
from esp_toolbox.core.network.least_cost_network import NetworkRules
from esp_toolbox.core.network.selection import LinkLimits

ALL = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))


def landscape(seed, shape=(24, 30), sources=5, holes=0.08):
    """A rough surface with holes, and scattered sources of a few cells."""
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0, 1, shape))
    resistance[random.random(shape) < holes] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label in range(1, sources + 1):
        row, column = random.integers(0, shape[0] - 2), random.integers(0, shape[1] - 2)
        labels[row : row + 2, column : column + 2] = label
    # An early source may be covered by a later one.
    present = np.unique(labels[labels > 0])
    number = np.zeros(sources + 1, dtype=np.int32)
    number[present] = np.arange(1, present.size + 1)
    resistance[labels > 0] = 1.0
    return resistance, number[labels]


def row_of(network, pair):
    return network.links.pairs().index(pair)


def path_cost(resistance, path, cell_size=1.0):
    rows, columns = path
    toll = resistance[rows, columns]
    return float(((toll[1:] + toll[:-1]) / 2 * np.hypot(np.diff(rows), np.diff(columns))).sum() * cell_size)


def walled():
    """Sources 1 and 2 behind a wall of nodata; 3 on the way round it."""
    resistance = np.ones((9, 11))
    resistance[:7, 5] = np.nan
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[1, 3], labels[1, 7], labels[8, 5] = 1, 2, 3
    return resistance, labels


def chain():
    """Four sources of one cell in a row, 4, 6 and 8 cells apart, on resistance 1."""
    labels = np.zeros((3, 19), dtype=np.int32)
    labels[1, 0], labels[1, 4], labels[1, 10], labels[1, 18] = 1, 2, 3, 4
    return np.ones(labels.shape), labels


def statuses(network):
    return dict(zip(network.links.pairs(), network.links.status.tolist()))
