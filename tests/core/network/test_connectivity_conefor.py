"""Conefor's files: every digit both ways, and what is wrong in a line."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.conefor import (
    format_connections,
    format_nodes,
    parse_connections,
    parse_nodes,
)
from hypothesis import given
from hypothesis import strategies as st

NODES = "7\t2.5\n3\t10\n12\t0\n"


@given(st.lists(st.floats(0, 1e12), min_size=2, max_size=8))
def test_files_come_back_as_they_were(values):
    values = np.array(values)
    identifiers = np.arange(values.size) * 3 + 5
    nodes = parse_nodes(format_nodes(identifiers, values))
    assert np.array_equal(nodes.identifiers, identifiers)
    assert np.array_equal(nodes.attributes, values)
    first, second = np.triu_indices(values.size, 1)
    distances = np.abs(values[first] - values[second]) / 7
    back = parse_connections(format_connections(identifiers, first, second, distances), nodes)
    assert np.array_equal(back.first, first)
    assert np.array_equal(back.second, second)
    assert np.array_equal(back.value, distances)
    assert back.complete
    assert back.ignored == 0
    assert np.array_equal(back.distances(values.size).distance, distances)


def test_form_of_the_files():
    assert format_nodes([1, 2], [5.0, 0.1]) == "1\t5\n2\t0.1\n"
    assert format_connections([10, 20], [0], [1], [1 / 3]) == f"10\t20\t{1 / 3!r}\n"


def test_spaces_windows_lines_and_a_byte_order_mark():
    nodes = parse_nodes("\ufeff7  2.5\r\n\r\n 3\t10 1\r\n12.0 0")
    assert nodes.identifiers.tolist() == [7, 3, 12]
    assert nodes.attributes.tolist() == [2.5, 10.0, 0.0]


def test_partial_list_in_any_order():
    connections = parse_connections("12 7 100\n3\t3\t0\n7 12 100\n", parse_nodes(NODES))
    assert (connections.first.tolist(), connections.second.tolist()) == ([0], [2])
    assert not connections.complete
    assert connections.ignored == 2
    assert np.isinf(connections.distances(3).matrix()[0, 1])
    assert parse_connections("", parse_nodes(NODES)).first.size == 0


@pytest.mark.parametrize(
    "text, message",
    [
        ("", "nodes is empty"),
        ("id\tarea\n1\t2\n", "Line 1 .* has id as a node.*no header"),
        ("1\t2\n2\n", "Line 2 .* 1 columns instead of 2: 2"),
        ("1\t2\n1\t3\n", "the node 1 twice, again in line 2"),
        ("1\t2,5\n", "has 2,5 as a value.*decimal point"),
        ("1\t-2\n", "has -2 as a value"),
        ("1.5\t2\n", "has 1.5 as a node"),
        ("inf\t2\n", "has inf as a node"),
    ],
)
def test_wrong_nodes_are_told(text, message):
    with pytest.raises(InputError, match=message):
        parse_nodes(text)


@pytest.mark.parametrize(
    "text, message",
    [
        ("7 3 5\n7 99 5\n", "Line 2 .* names the node 99"),
        ("7 3 5\n12 7 2\n3 7 6\n", "Line 3 .* another value than line 1"),
        ("7 3\n", "Line 1 .* 2 columns instead of 3"),
        ("7 3 nan\n", "has nan as a value"),
    ],
)
def test_wrong_connections_are_told(text, message):
    with pytest.raises(InputError, match=message):
        parse_connections(text, parse_nodes(NODES))
