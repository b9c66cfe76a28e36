"""The quick preview of a network keeps the rules and costs what its paths cost."""

from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.links import LinkStatus
from esp_toolbox.core.network.selection import LinkLimits
from link_scenes import chain, landscape, path_cost, row_of, statuses


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("endpoints", ["edge", "centroid"])
def test_preview_costs_are_those_of_its_paths(seed, endpoints):
    resistance, labels = landscape(seed)
    rules = NetworkRules(adjacency="all", endpoints=endpoints, limits=LinkLimits(drop_intermediate=False))
    exact = least_cost_network(resistance, labels, 30.0, rules)
    quick = least_cost_network(resistance, labels, 30.0, replace(rules, preview=True))
    assert len(quick.links)
    for row, pair in enumerate(quick.links.pairs()):
        assert quick.links.cost[row] >= exact.links.cost[row_of(exact, pair)] * (1 - 1e-12)
        rows, columns = quick.paths[row]
        assert path_cost(resistance, (rows, columns), 30.0) == pytest.approx(quick.links.cost[row], rel=1e-12)
        assert np.maximum(abs(np.diff(rows)), abs(np.diff(columns))).max() == 1
        assert (quick.starts[rows[0], columns[0]], quick.starts[rows[-1], columns[-1]]) == pair
        length = np.hypot(np.diff(rows), np.diff(columns)).sum() * 30
        assert quick.links.length[row] == pytest.approx(length)


def test_preview_keeps_to_the_rules():
    resistance, labels = chain()
    rules = NetworkRules(preview=True, limits=LinkLimits(maximum_cost=7.0), drop=((1, 2),))
    network = least_cost_network(resistance, labels, 1.0, rules)
    assert statuses(network) == {(1, 2): -100, (2, 3): 1, (3, 4): LinkStatus.COST_TOO_HIGH}
