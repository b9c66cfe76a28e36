"""Circuits given as edges."""

import numpy as np
import pytest
from esp_toolbox.core.circuit.network import Network, network_advanced, network_pairwise
from esp_toolbox.core.circuit.pairs import PairSelection
from esp_toolbox.core.errors import InputError

#  1 - 2 - 4 with 1 - 3 - 4 beside it, and 10 - 11 apart; one edge is double, one a loop.
SQUARE = Network([1, 2, 4, 3, 10, 1, 3], [2, 4, 3, 1, 11, 2, 3], [0.5, 1, 1, 1, 2, 0.5, 9])


def test_parallel_edges_add_and_loops_vanish():
    assert SQUARE.nodes.tolist() == [1, 2, 3, 4, 10, 11]
    assert SQUARE.low.size == 5
    assert SQUARE.conductances.tolist() == [1, 1, 1, 1, 2]


def test_pairs_of_a_square():
    result = network_pairwise(SQUARE, [4, 1, 2, 10])
    assert result.ids.tolist() == [1, 2, 4, 10]
    expected = [[0, 0.75, 1, -1], [0.75, 0, 0.75, -1], [1, 0.75, 0, -1], [-1, -1, -1, 0]]
    assert result.resistances == pytest.approx(np.array(expected))
    across = result.pairs[1, 4]
    assert across.nodes.tolist() == [1, 2, 3, 4]
    assert across.voltages == pytest.approx([0, 0.5, 0.5, 1])
    assert across.node_currents == pytest.approx([1, 0.5, 0.5, 1])
    assert across.branches.tolist() == [[1, 2], [1, 3], [2, 4], [3, 4]]
    assert across.branch_currents == pytest.approx([0.5] * 4)
    assert result.cumulative.voltages is None
    assert result.cumulative.nodes.tolist() == [1, 2, 3, 4, 10, 11]
    assert result.cumulative.node_currents[4:].tolist() == [0, 0]
    total = sum(found.node_currents for found in result.pairs.values())
    assert result.cumulative.node_currents[:4] == pytest.approx(total)
    assert len(result.pairs) == 3


def test_branches_without_current_are_not_listed():
    network = Network([0, 1, 1], [1, 2, 3], [1, 1, 1])
    found = network_pairwise(network, [0, 2]).pairs[0, 2]
    assert found.branches.tolist() == [[0, 1], [1, 2]]
    assert found.nodes.tolist() == [0, 1, 2, 3]
    assert found.node_currents[3] == 0


def test_selected_pairs():
    result = network_pairwise(SQUARE, [1, 2, 4], PairSelection.of("exclude", [(1, 2)]))
    assert result.resistances[0, 1] == -1
    assert sorted(result.pairs) == [(1, 4), (2, 4)]
    assert network_pairwise(SQUARE, [1, 2, 4], PairSelection.of("include", [(1, 2)])).ids.tolist() == [1, 2]


def test_advanced_network():
    found = network_advanced(SQUARE, {1: 2.0, 10: 1.0}, {4: np.inf})
    assert found.voltages == pytest.approx([2, 1, 1, 0, 0, 0])
    assert found.node_currents == pytest.approx([2, 1, 1, 2, 0, 0])
    assert found.branches.tolist() == [[1, 2], [1, 3], [2, 4], [3, 4]]
    finite = network_advanced(SQUARE, {1: 2.0}, {4: 0.5}, unit_currents=True)
    assert finite.voltages == pytest.approx([3, 2.5, 2.5, 2, 0, 0])
    direct = network_advanced(SQUARE, {1: 2.0}, {4: 0.5}, direct_grounds=True)
    assert direct.voltages == pytest.approx([2, 1, 1, 0, 0, 0])
    removed = network_advanced(SQUARE, {1: 2.0, 4: 1.0}, {4: 0.5, 2: 1.0}, policy="rmvsrc")
    assert removed.voltages[0] > removed.voltages[3] > 0


def test_bad_networks():
    with pytest.raises(InputError, match="2 edges whose resistance or conductance is not a positive number"):
        Network([1, 2, 3], [2, 3, 1], [0, 1, -1])
    with pytest.raises(InputError, match="focal node 5 is not a node of the network"):
        network_pairwise(SQUARE, [1, 5])
    with pytest.raises(InputError, match="1 focal node; at least 2"):
        network_pairwise(SQUARE, [1, 1])
    with pytest.raises(InputError, match="source node 99"):
        network_advanced(SQUARE, {99: 1.0}, {1: 1.0})
