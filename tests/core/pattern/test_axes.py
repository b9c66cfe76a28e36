"""The longest chains of the strongest corridors."""

import itertools

import numpy as np
from esp_toolbox.core.pattern.axes import longest_chains, strongest_tree
from hypothesis import given, settings
from hypothesis import strategies as st


def chains(links, count=3):
    first, second, strength, length = (np.array(column) for column in zip(*links))
    return longest_chains(first, second, strength.astype(float), length.astype(float), count)


def test_the_strongest_way_round_a_ring_without_its_weakest_link():
    links = [(1, 2, 9.0, 10.0), (2, 3, 8.0, 10.0), (3, 4, 7.0, 10.0), (4, 1, 1.0, 10.0)]
    (axis,) = chains(links)
    assert axis.sources == (1, 2, 3, 4)
    assert axis.corridors == (0, 1, 2)
    assert axis.length == 30.0


def test_branches_become_further_axes():
    links = [(1, 2, 5, 10.0), (2, 3, 5, 10.0), (2, 4, 5, 6.0), (4, 5, 5, 2.0), (6, 7, 5, 7.0)]
    first, second, third = chains(links)
    assert first.sources == (1, 2, 3)
    assert second.sources == (2, 4, 5)
    assert third.sources == (6, 7)
    assert len(chains(links, 1)) == 1


def test_twins_loops_and_touching_sources():
    links = [(1, 2, 1.0, 5.0), (1, 2, 4.0, 6.0), (2, 2, 9.0, 50.0), (2, 3, np.nan, 0.0)]
    (axis,) = chains(links)
    assert axis.corridors == (1, 3)
    assert axis.length == 6.0


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=9
    )
)
def test_tree_is_the_heaviest_and_the_axis_its_longest_path(links):
    first, second, strength, length = (np.array(column) for column in zip(*links))
    tree = strongest_tree(first, second, strength.astype(float))
    weight = sum(strength[row] for row in tree)
    best = 0
    for rows in itertools.combinations(range(len(links)), len(tree)):
        if len(strongest_tree(first[list(rows)], second[list(rows)], np.ones(len(rows)))) == len(tree):
            best = max(best, sum(strength[row] for row in rows))
    assert weight == best
    axes = longest_chains(first, second, strength.astype(float), length.astype(float), 9)
    assert sorted(row for axis in axes for row in axis.corridors) == sorted(tree)
    assert [axis.length for axis in axes] == sorted((axis.length for axis in axes), reverse=True)
    for axis in axes:
        for row, one, other in zip(axis.corridors, axis.sources, axis.sources[1:]):
            assert {one, other} == {first[row], second[row]}
