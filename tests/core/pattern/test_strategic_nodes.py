"""Junctions at which corridors meet."""

import numpy as np
import pytest
from esp_toolbox.core.network.space_syntax_lines import clean_lines
from esp_toolbox.core.pattern.strategic_nodes import meeting_junctions, users_of


def nodes(*lines):
    clean = clean_lines([np.array(line, dtype=float) for line in lines])
    found = meeting_junctions(clean, users_of(clean, np.arange(len(lines))))
    return sorted((*clean.places[each.place].tolist(), tuple(sorted(each.corridors)), each.arms) for each in found)


def test_two_lines_cross_once():
    assert nodes([(0, 0), (10, 10)], [(0, 10), (10, 0)]) == [(5, 5, (0, 1), 4)]


def test_lines_that_meet_at_a_vertex_of_one():
    assert nodes([(0, 0), (5, 0), (10, 0)], [(5, 0), (5, 9)]) == [(5, 0, (0, 1), 3)]


def test_three_lines_through_one_place_are_one_node():
    assert nodes([(0, 5), (10, 5)], [(5, 0), (5, 10)], [(0, 0), (10, 10)]) == [(5, 5, (0, 1, 2), 6)]


def test_a_shared_stretch_has_a_node_at_both_ends():
    found = nodes([(0, 0), (3, 0), (7, 0), (10, 0)], [(0, 5), (3, 0), (7, 0), (10, 5)])
    assert found == [(3, 0, (0, 1), 3), (7, 0, (0, 1), 3)]


def test_twins_and_a_line_that_crosses_itself_have_none():
    assert nodes([(0, 0), (10, 0)], [(10, 0), (4, 0), (0, 0)]) == []
    assert nodes([(0, 0), (10, 0), (10, 5), (5, 5), (5, -5)]) == []


def test_twins_crossed_by_a_third():
    assert nodes([(0, 0), (10, 0)], [(0, 0), (10, 0)], [(5, -5), (5, 5)]) == [(5, 0, (0, 1, 2), 4)]


def test_one_line_ends_where_the_other_begins():
    assert nodes([(0, 0), (5, 0)], [(5, 0), (9, 4)]) == [(5, 0, (0, 1), 2)]


def test_the_part_of_a_longer_line():
    assert nodes([(0, 0), (10, 0)], [(2, 0), (6, 0)]) == [(2, 0, (0, 1), 2), (6, 0, (0, 1), 2)]


@pytest.mark.parametrize("gap", [1.0, 0.001])
def test_parallel_lines_do_not_meet(gap):
    assert nodes([(0, 0), (10, 0)], [(0, gap), (10, gap)]) == []
