"""The nearest links of each source, joined components, limits on links without a path."""

from dataclasses import replace

import numpy as np
from esp_toolbox.core.network.links import LinkStatus, new_links
from esp_toolbox.core.network.selection import LinkLimits, apply_limits, components, keep_nearest
from hypothesis import given
from hypothesis import strategies as st


def links_of(table):
    """Links of (from, to, cost)."""
    table = sorted(table)
    links = new_links(*zip(*[(a, b, 1, 1, np.inf) for a, b, _ in table]))
    cost = np.array([cost for _, _, cost in table], dtype=float)
    return replace(links, cost=cost, euclid=cost[::-1].copy())


def plain_nearest(links, nearest, connect):
    """The same rule, link by link and component by component."""
    status = {}
    ranked = {}
    for row, (a, b) in enumerate(links.pairs()):
        for end in (a, b):
            ranked.setdefault(end, []).append((links.cost[row], row))
    near = {row for ends in ranked.values() for _, row in sorted(ends)[:nearest]}
    for row in range(len(links)):
        status[row] = 10 if row in near else -1
    groups = [{end} for end in ranked]

    def merge(a, b):
        one, other = (next(group for group in groups if end in group) for end in (a, b))
        if one is other:
            return False
        groups.remove(other)
        one |= other
        return True

    for row in near:
        merge(*links.pairs()[row])
    if connect:
        for row in sorted(set(range(len(links))) - near, key=lambda row: (links.cost[row], row)):
            if merge(*links.pairs()[row]):
                status[row] = 20
    return [status[row] for row in range(len(links))]


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] < pair[1]),
        st.integers(1, 6),
        min_size=1,
    ),
    st.integers(1, 3),
    st.booleans(),
)
def test_nearest_of_either_end(table, nearest, connect):
    links = links_of([(a, b, cost) for (a, b), cost in table.items()])
    pruned = keep_nearest(links, 9, nearest, connect)
    assert pruned.status.tolist() == plain_nearest(links, nearest, connect)


def test_two_clusters_are_joined_by_the_shortest_bridge():
    table = [(1, 2, 1), (1, 3, 1), (2, 3, 1), (4, 5, 1), (4, 6, 1), (5, 6, 1), (3, 4, 9), (2, 5, 8), (1, 6, 10)]
    links = links_of(table)
    torn = keep_nearest(links, 6, 2, connect=False)
    named = dict(zip(torn.pairs(), torn.status.tolist()))
    assert {named[pair] for pair in ((3, 4), (2, 5), (1, 6))} == {LinkStatus.NOT_NEAREST}
    assert np.unique(components(6, torn, torn.active)[1:]).tolist() == [1, 4]
    joined = keep_nearest(links, 6, 2, connect=True)
    named = dict(zip(joined.pairs(), joined.status.tolist()))
    assert named[2, 5] == LinkStatus.JOINS_COMPONENTS
    assert {named[pair] for pair in ((3, 4), (1, 6))} == {LinkStatus.NOT_NEAREST}
    row = joined.pairs().index((2, 5))
    assert (joined.from_component[row], joined.to_component[row]) == (1, 4)
    assert np.unique(components(6, joined, joined.active)[1:]).tolist() == [1]


def test_nearest_by_straight_distance():
    links = links_of([(1, 2, 1.0), (1, 3, 2.0), (1, 4, 3.0)])
    by_cost = keep_nearest(links, 4, 1, False).status.tolist()
    by_distance = keep_nearest(links, 4, 1, False, by_cost=False).status.tolist()
    # Sources 2, 3 and 4 have one link each, so that all are the nearest of an end.
    assert by_cost == by_distance == [10, 10, 10]
    links = links_of([(1, 2, 1.0), (1, 3, 2.0), (2, 3, 3.0)])
    assert keep_nearest(links, 3, 1, False).status.tolist() == [10, 10, -1]
    assert keep_nearest(links, 3, 1, False, by_cost=False).status.tolist() == [-1, 10, 10]


def test_zero_nearest_keeps_all():
    links = links_of([(1, 2, 1.0), (1, 3, 2.0)])
    assert keep_nearest(links, 3, 0, True) is links


def test_kept_links_count_among_the_nearest_and_dropped_ones_do_not():
    links = links_of([(1, 2, 1.0), (1, 3, 2.0), (2, 3, 3.0), (1, 4, 9.0)])
    order = {pair: row for row, pair in enumerate(links.pairs())}
    status = np.ones(4, dtype=np.int16)
    status[order[1, 2]], status[order[2, 3]] = LinkStatus.DROPPED_BY_USER, LinkStatus.KEPT_BY_USER
    pruned = keep_nearest(replace(links, status=status), 4, 1, False)
    named = dict(zip(pruned.pairs(), pruned.status.tolist()))
    assert named == {(1, 2): -100, (1, 3): 10, (2, 3): 100, (1, 4): 10}


def test_limits_on_links_without_path():
    links = replace(links_of([(1, 2, np.inf), (1, 3, 5.0)]), euclid=np.array([1.0, 1.0]))
    limited = apply_limits(links, LinkLimits(maximum_cost=4.0))
    assert limited.status.tolist() == [LinkStatus.NO_PATH, LinkStatus.COST_TOO_HIGH]
