"""Least-cost networks: against plain Dijkstra and the reference program's figures, rule by rule."""

import csv
import heapq
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.adjacency import candidate_links, straight_line_bound
from esp_toolbox.core.network.least_cost_network import (
    NetworkRules,
    least_cost_network,
    path_corners,
    path_length,
)
from esp_toolbox.core.network.links import LinkStatus, new_links
from esp_toolbox.core.network.pairs import chosen_links, parse_pairs
from esp_toolbox.core.network.selection import LinkLimits, apply_limits, components, keep_nearest
from esp_toolbox.core.network.source_cells import SourceCells
from esp_toolbox.core.network.surfaces import (
    LayeredSurfaces,
    MemorySurfaces,
    framed,
    reached_box,
    strips,
    surfaces_of,
)
from esp_toolbox.core.progress import Cancelled
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

ALL = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))


def dijkstra(resistance, starts, cell_size=1.0):
    """Accumulated cost with a heap, cell by cell."""
    rows, columns = resistance.shape
    cost = np.full(resistance.shape, np.inf)
    heap = [(0.0, cell) for cell in starts if np.isfinite(resistance[cell])]
    for _, cell in heap:
        cost[cell] = 0.0
    while heap:
        here, (row, column) = heapq.heappop(heap)
        if here > cost[row, column]:
            continue
        for down in (-1, 0, 1):
            for along in (-1, 0, 1):
                r, c = row + down, column + along
                if (down or along) and 0 <= r < rows and 0 <= c < columns and np.isfinite(resistance[r, c]):
                    step = (resistance[row, column] + resistance[r, c]) / 2 * np.hypot(down, along) * cell_size
                    if here + step < cost[r, c]:
                        cost[r, c] = here + step
                        heapq.heappush(heap, (here + step, (r, c)))
    return cost


def cells_of(labels, label):
    return list(zip(*(axis.tolist() for axis in np.nonzero(labels == label))))


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


# -- costs and paths ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("adjacency", ["all", "either"])
def test_costs_and_paths_against_dijkstra(seed, adjacency):
    resistance, labels = landscape(seed)
    network = least_cost_network(resistance, labels, 30.0, replace(ALL, adjacency=adjacency))
    count = int(labels.max())
    if adjacency == "all":
        assert len(network.links) == count * (count - 1) // 2
    for row, (a, b) in enumerate(network.links.pairs()):
        cost = dijkstra(resistance, cells_of(labels, a), 30.0)
        wanted = cost[labels == b].min()
        assert network.links.cost[row] == pytest.approx(wanted, rel=1e-12)
        rows, columns = network.paths[row]
        if np.isinf(wanted):
            assert not rows.size and network.links.status[row] == LinkStatus.NO_PATH
            continue
        assert labels[rows[0], columns[0]] == a and labels[rows[-1], columns[-1]] == b
        assert path_cost(resistance, (rows, columns), 30.0) == pytest.approx(wanted, rel=1e-12)
        assert np.maximum(abs(np.diff(rows)), abs(np.diff(columns))).max() == 1
        length = np.hypot(np.diff(rows), np.diff(columns)).sum() * 30
        assert network.links.length[row] == pytest.approx(length)
        others = {int(label) for label in labels[rows, columns]} - {0, a, b}
        assert (network.links.between[row] in others) if others else network.links.between[row] == 0


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_does_not_depend_on_cutoffs_store_or_executor(seed):
    resistance, labels = landscape(seed, shape=(16, 18), sources=4)
    if labels.max() < 2:
        return
    rules = NetworkRules(limits=LinkLimits(drop_intermediate=False))
    network = least_cost_network(resistance, labels, 1.0, rules)
    store = MemorySurfaces(labels.shape)
    for label, cost in surfaces_of(store, resistance, labels, 1.0, dict.fromkeys(range(1, labels.max() + 1), np.inf)):
        assert store.reach(label) == np.inf and cost[labels == label].max() == 0
    again = least_cost_network(resistance, labels, 1.0, rules, store=store)
    with ThreadPoolExecutor(2) as pool:
        threaded = least_cost_network(resistance, labels, 1.0, rules, executor=pool)
    for other in (again, threaded):
        for name in ("from_label", "to_label", "euclid", "cost", "length", "between", "status"):
            np.testing.assert_array_equal(getattr(network.links, name), getattr(other.links, name))
        for path, same in zip(network.paths, other.paths):
            np.testing.assert_array_equal(path, same)


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_numbers_of_sources_do_not_matter(seed):
    resistance, labels = landscape(seed, shape=(14, 15), sources=4)
    count = int(labels.max())
    if count < 2:
        return
    forward = least_cost_network(resistance, labels, 2.0, ALL).links
    turned = np.where(labels > 0, count + 1 - labels, 0)
    backward = least_cost_network(resistance, turned, 2.0, ALL).links
    costs = dict(zip(backward.pairs(), backward.cost))
    for (a, b), cost in zip(forward.pairs(), forward.cost):
        assert cost == pytest.approx(costs[count + 1 - b, count + 1 - a], rel=1e-12)


def test_labels_with_gaps():
    labels = np.zeros((5, 9), dtype=np.int32)
    labels[2, 0], labels[2, 8] = 2, 7
    links = least_cost_network(np.ones((5, 9)), labels, 1.0, ALL).links
    assert links.pairs() == [(2, 7)] and links.cost.tolist() == [8.0]


# -- adjacency ---------------------------------------------------------------------------------


def walled():
    """Sources 1 and 2 behind a wall of nodata; 3 on the way round it."""
    resistance = np.ones((9, 11))
    resistance[:7, 5] = np.nan
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[1, 3], labels[1, 7], labels[8, 5] = 1, 2, 3
    return resistance, labels


def test_euclidean_zones_see_through_walls():
    resistance, labels = walled()
    cost = candidate_links(resistance, labels, 1.0, "cost")
    euclid = candidate_links(resistance, labels, 1.0, "euclidean")
    either = candidate_links(resistance, labels, 1.0, "either")
    assert cost.pairs() == [(1, 3), (2, 3)]
    assert euclid.pairs() == [(1, 2), (1, 3), (2, 3)]
    assert either.pairs() == [(1, 2), (1, 3), (2, 3)]
    assert either.cost_adjacent.tolist() == [0, 1, 1] and either.euclid_adjacent.tolist() == [1, 1, 1]
    assert cost.euclid_adjacent.tolist() == [-1, -1] and euclid.cost_adjacent.tolist() == [-1] * 3
    assert np.isinf(either.bound[0]) and np.isfinite(either.bound[1:]).all()


def test_zones_touch_on_eight_neighbours():
    labels = np.zeros((12, 12), dtype=np.int32)
    labels[1, 1], labels[10, 10], labels[1, 10], labels[10, 1] = 1, 2, 3, 4
    links = candidate_links(np.ones(labels.shape), labels, 1.0, "euclidean")
    nearest = ndimage.distance_transform_edt(labels == 0, return_distances=False, return_indices=True)
    zones = labels[tuple(nearest)]
    assert {zones[5, 5], zones[6, 6]} == {1, 2} and (1, 2) in links.pairs()


def test_all_and_list():
    resistance, labels = walled()
    every = candidate_links(resistance, labels, 1.0, "all")
    assert every.pairs() == [(1, 2), (1, 3), (2, 3)] and every.cost_adjacent.tolist() == [-1] * 3
    chosen = candidate_links(resistance, labels, 1.0, "list", [(3, 1), (1, 3)])
    assert chosen.pairs() == [(1, 3)]
    extra = candidate_links(resistance, labels, 1.0, "cost", [(2, 1)])
    assert extra.pairs() == [(1, 2), (1, 3), (2, 3)] and extra.cost_adjacent.tolist() == [0, 1, 1]


@pytest.mark.parametrize("pair", [(1, 1), (0, 1), (1, 4)])
def test_pairs_must_name_sources(pair):
    resistance, labels = walled()
    with pytest.raises(InputError, match="does not name two of the 3 sources"):
        candidate_links(resistance, labels, 1.0, "list", [pair])


def test_unknown_words():
    resistance, labels = walled()
    with pytest.raises(InputError, match="Adjacency is one of either, cost, euclidean, all, list, not near"):
        candidate_links(resistance, labels, 1.0, "near")
    with pytest.raises(InputError, match="The endpoints are one of edge, centroid, not rim"):
        least_cost_network(resistance, labels, 1.0, NetworkRules(endpoints="rim"))


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_bounds_are_costs_of_real_paths(seed):
    resistance, labels = landscape(seed, shape=(14, 15), sources=4, holes=0.02)
    if labels.max() < 2:
        return
    links = candidate_links(resistance, labels, 1.0, "cost")
    cells = SourceCells(labels, resistance)
    for (a, b), bound in zip(links.pairs(), links.bound):
        least = dijkstra(resistance, cells_of(labels, a))[labels == b].min()
        assert bound >= least * (1 - 1e-12)
        _, start, end = cells.gap(a, b)
        assert straight_line_bound(resistance, 1.0, start, end) >= least * (1 - 1e-12)


# -- distances ---------------------------------------------------------------------------------


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_gap_between_the_sides_of_cells(seed):
    random = np.random.default_rng(seed)
    labels = random.choice(3, (9, 12), p=(0.9, 0.05, 0.05)).astype(np.int32)
    if not ((labels == 1).any() and (labels == 2).any()):
        return
    cells = SourceCells(labels, np.ones(labels.shape))
    first, second = (np.argwhere(labels == label) for label in (1, 2))
    apart = np.maximum(abs(first[:, None] - second[None]) - 1, 0)
    distance, start, end = cells.gap(1, 2)
    assert distance == pytest.approx(np.hypot(apart[..., 0], apart[..., 1]).min())
    assert labels[start] == 1 and labels[end] == 2
    between = np.maximum(abs(np.subtract(start, end)) - 1, 0)
    assert np.hypot(*between) == pytest.approx(distance)


def test_touching_sources_are_a_cell_apart():
    labels = np.array([[1, 2, 0, 0, 3]], dtype=np.int32)
    links = least_cost_network(np.full((1, 5), 2.0), labels, 10.0, ALL).links
    assert links.euclid.tolist() == [10.0, 30.0, 20.0]
    assert links.cost.tolist() == [20.0, 80.0, 60.0]
    assert links.length.tolist() == [10.0, 40.0, 30.0]
    assert links.between.tolist() == [0, 2, 0]


def test_distances_may_come_from_outside():
    labels = np.array([[1, 0, 0, 0, 2]], dtype=np.int32)
    network = least_cost_network(np.ones((1, 5)), labels, 1.0, ALL, distance=lambda a, b: 10.0 * a + b)
    assert network.links.euclid.tolist() == [12.0]


# -- endpoints ---------------------------------------------------------------------------------


def test_centroids_start_in_the_middle():
    labels = np.zeros((5, 21), dtype=np.int32)
    labels[1:4, 1:6], labels[1:4, 15:20] = 1, 2
    network = least_cost_network(np.ones((5, 21)), labels, 2.0, replace(ALL, endpoints="centroid"))
    assert network.links.euclid.tolist() == [28.0] and network.links.cost.tolist() == [28.0]
    rows, columns = network.paths[0]
    assert rows.tolist() == [2] * 15 and columns.tolist() == list(range(3, 18))
    assert np.count_nonzero(network.starts) == 2


def test_centroid_of_a_bent_source_lies_in_it():
    labels = np.zeros((9, 9), dtype=np.int32)
    labels[0, :5], labels[:5, 0], labels[8, 8] = 1, 1, 2
    resistance = np.ones(labels.shape)
    resistance[0, 0] = np.nan
    cells = SourceCells(labels, resistance)
    # The centroid is off the source, and the corner between its arms is nodata.
    assert labels[cells.centre(1)] == 1 and cells.centre(1) == (0, 1)


def test_centroid_paths_may_run_through_their_own_sources():
    labels = np.zeros((3, 11), dtype=np.int32)
    labels[:, :5], labels[:, 7:] = 1, 2
    rules = NetworkRules(adjacency="all", endpoints="centroid")
    assert least_cost_network(np.ones((3, 11)), labels, 1.0, rules).links.status.tolist() == [1]


# -- limits, third sources ---------------------------------------------------------------------


def chain():
    """Four sources of one cell in a row, 4, 6 and 8 cells apart, on resistance 1."""
    labels = np.zeros((3, 19), dtype=np.int32)
    labels[1, 0], labels[1, 4], labels[1, 10], labels[1, 18] = 1, 2, 3, 4
    return np.ones(labels.shape), labels


def statuses(network):
    return dict(zip(network.links.pairs(), network.links.status.tolist()))


def test_paths_through_third_sources_are_dropped():
    resistance, labels = chain()
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    active = {(1, 2), (2, 3), (3, 4)}
    assert {pair for pair, status in statuses(network).items() if status > 0} == active
    assert set(statuses(network).values()) == {1, LinkStatus.THROUGH_SOURCE}
    assert network.links.between[row_of(network, (1, 4))] == 2
    assert network.paths[row_of(network, (1, 4))][0].size == 19


def test_passing_beside_a_third_source_is_fine():
    resistance, labels = chain()
    labels[1, 4] = 0
    labels[0, 4] = 2
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    assert statuses(network)[1, 3] == LinkStatus.CONNECTS


def test_limits_hold_at_their_own_value():
    resistance, labels = chain()
    wide = NetworkRules(adjacency="all")
    # From side to side the gaps are a cell less than from centre to centre.
    for limits, pair, status in (
        (LinkLimits(maximum_euclid=7.0), (3, 4), 1),
        (LinkLimits(maximum_euclid=6.9), (3, 4), LinkStatus.EUCLID_TOO_LONG),
        (LinkLimits(minimum_euclid=3.0), (1, 2), 1),
        (LinkLimits(minimum_euclid=3.1), (1, 2), LinkStatus.EUCLID_TOO_SHORT),
        (LinkLimits(maximum_cost=8.0), (3, 4), 1),
        (LinkLimits(maximum_cost=7.9), (3, 4), LinkStatus.COST_TOO_HIGH),
        (LinkLimits(minimum_cost=4.0), (1, 2), 1),
        (LinkLimits(minimum_cost=4.1), (1, 2), LinkStatus.COST_TOO_LOW),
    ):
        network = least_cost_network(resistance, labels, 1.0, replace(wide, limits=limits))
        assert statuses(network)[pair] == status


def test_the_first_broken_rule_is_named():
    resistance, labels = chain()
    rules = NetworkRules(adjacency="all", limits=LinkLimits(maximum_euclid=10.0, maximum_cost=9.0))
    links = least_cost_network(resistance, labels, 1.0, rules).links
    named = dict(zip(links.pairs(), links.status.tolist()))
    assert named[1, 4] == LinkStatus.EUCLID_TOO_LONG
    assert named[1, 3] == LinkStatus.COST_TOO_HIGH
    row = links.pairs().index((1, 4))
    assert np.isnan(links.cost[row]) and links.euclid[row] == 17.0


def test_limits_must_be_in_order():
    with pytest.raises(InputError, match="least distance of a link, 5, is above the greatest, 2"):
        LinkLimits(minimum_euclid=5, maximum_euclid=2)
    with pytest.raises(InputError, match="least cost of a link, 5, is above the greatest, 2"):
        LinkLimits(minimum_cost=5, maximum_cost=2)


def test_no_path_has_its_own_status():
    resistance, labels = walled()
    resistance[:, 5] = np.nan
    labels[8, 5] = 0
    network = least_cost_network(resistance, labels, 1.0, NetworkRules())
    assert statuses(network) == {(1, 2): LinkStatus.NO_PATH}
    assert np.isinf(network.links.cost[0]) and np.isnan(network.links.length[0])


def test_sources_on_nodata_are_reported_not_lost():
    resistance, labels = chain()
    resistance[1, 10] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    named = statuses(network)
    assert {named[pair] for pair in ((1, 3), (2, 3), (3, 4))} == {LinkStatus.NO_PATH}
    # The cell of the lost source is a wall: the way leads round it.
    assert named[2, 4] == LinkStatus.CONNECTS
    centres = least_cost_network(
        resistance, labels, 1.0, NetworkRules(adjacency="all", endpoints="centroid")
    )
    assert statuses(centres) == named


def test_partly_usable_sources_start_where_they_can():
    resistance, labels = chain()
    labels[:, 0] = 1
    resistance[:2, 0] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="all"))
    rows, columns = network.paths[0]
    assert (rows[0], columns[0]) == (2, 0)


@pytest.mark.parametrize("resistance", [1.0, np.nan])
def test_one_source_is_not_a_network(resistance):
    labels = np.zeros((4, 4), dtype=np.int32)
    labels[0, 0] = 1
    if np.isnan(resistance):
        labels[3, 3] = 2
    surface = np.full((4, 4), 1.0)
    surface[3, 3] = resistance
    with pytest.raises(InputError, match="at least two sources on cells with a resistance"):
        least_cost_network(surface, labels, 1.0)


def test_bad_grids():
    with pytest.raises(InputError, match="give both on one grid"):
        least_cost_network(np.ones((3, 4)), np.ones((4, 3), dtype=int), 1.0)
    resistance, labels = chain()
    resistance[2, 3:5] = -1.0
    with pytest.raises(InputError, match="0 or negative in 2 cells"):
        least_cost_network(resistance, labels, 1.0)


# -- the user's choice -------------------------------------------------------------------------


def test_kept_links_pass_every_rule_and_dropped_ones_none():
    resistance, labels = chain()
    rules = NetworkRules(
        adjacency="cost",
        limits=LinkLimits(maximum_euclid=6.0, maximum_cost=7.0),
        keep=((4, 1),),
        drop=((2, 1),),
    )
    network = least_cost_network(resistance, labels, 1.0, rules)
    assert statuses(network) == {
        (1, 2): LinkStatus.DROPPED_BY_USER,
        (1, 4): LinkStatus.KEPT_BY_USER,
        (2, 3): LinkStatus.CONNECTS,
        (3, 4): LinkStatus.EUCLID_TOO_LONG,
    }
    assert network.links.cost.tolist()[:2] == [4.0, 18.0]


def test_kept_links_need_a_path():
    resistance, labels = walled()
    resistance[:, 5] = np.nan
    network = least_cost_network(resistance, labels, 1.0, NetworkRules(adjacency="list", keep=((1, 2),)))
    assert statuses(network) == {(1, 2): LinkStatus.NO_PATH}


def test_a_link_cannot_be_kept_and_dropped():
    resistance, labels = chain()
    with pytest.raises(InputError, match="The link 1-2 is both to be kept and to be dropped"):
        least_cost_network(resistance, labels, 1.0, NetworkRules(keep=((1, 2),), drop=((2, 1),)))


# -- nearest neighbours and components ---------------------------------------------------------


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


# -- surfaces ----------------------------------------------------------------------------------


def test_a_second_run_makes_nothing_anew():
    resistance, labels = landscape(3)
    store = MemorySurfaces(labels.shape)
    saved = []
    keep = store.save
    store.save = lambda label, cost, reach: (saved.append(label), keep(label, cost, reach))
    first = least_cost_network(resistance, labels, 1.0, store=store, width=3.0)
    assert saved
    made = len(saved)
    second = least_cost_network(resistance, labels, 1.0, store=store, width=2.0)
    assert len(saved) == made
    np.testing.assert_array_equal(first.links.cost, second.links.cost)
    third = least_cost_network(resistance, labels, 1.0, store=store, width=4.0)
    assert len(saved) == 2 * made
    np.testing.assert_array_equal(first.links.cost, third.links.cost)


def test_surfaces_are_kept_before_they_are_handed_on():
    resistance, labels = landscape(5)
    store = MemorySurfaces(labels.shape)
    for done, (label, cost) in enumerate(surfaces_of(store, resistance, labels, 1.0, {2: 9.0, 1: 9.0, 3: 9.0}), 1):
        assert label == done and store.reach(label) == 9.0
        np.testing.assert_array_equal(store.rows(label, 0, cost.shape[0]), cost)
        if done == 2:
            break
    assert store.reach(3) is None


def test_a_cancel_passes_through():
    resistance, labels = landscape(5)

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        least_cost_network(resistance, labels, 1.0, progress=stop)


def test_progress_rises_to_one():
    resistance, labels = landscape(6)
    told = []
    least_cost_network(resistance, labels, 1.0, progress=told.append)
    assert told[-1] == 1.0 and told == sorted(told) and min(told) >= 0.0


def test_surfaces_reach_no_further_than_they_must():
    labels = np.zeros((3, 200), dtype=np.int32)
    labels[1, 100], labels[1, 104] = 1, 2
    store = MemorySurfaces(labels.shape)
    least_cost_network(np.ones(labels.shape), labels, 1.0, NetworkRules(adjacency="cost"), 6.0, store)
    cost = store.rows(1, 0, 3)
    assert store.reach(1) == pytest.approx(10.0)
    assert np.flatnonzero(np.isfinite(cost).any(axis=0)).tolist() == list(range(90, 111))


def test_layered_stores_keep_the_given_one_as_it_is():
    resistance, labels = landscape(4)
    given_, own = MemorySurfaces(labels.shape), MemorySurfaces(labels.shape)
    list(surfaces_of(given_, resistance, labels, 1.0, {1: 5.0, 2: 50.0}))
    both = LayeredSurfaces(given_, own)
    wanted = dict(surfaces_of(MemorySurfaces(labels.shape), resistance, labels, 1.0, {1: 9.0, 2: 9.0, 3: 9.0}))
    for label, cost in surfaces_of(both, resistance, labels, 1.0, {1: 9.0, 2: 9.0, 3: 9.0}):
        near = wanted[label] <= 9.0
        np.testing.assert_array_equal(cost[near], wanted[label][near])
        np.testing.assert_array_equal(both.rows(label, 0, 24)[near], wanted[label][near])
    assert [given_.reach(label) for label in (1, 2, 3)] == [5.0, 50.0, None]
    assert [own.reach(label) for label in (1, 2, 3)] == [9.0, None, 9.0]
    assert [both.reach(label) for label in (1, 2, 3, 4)] == [9.0, 50.0, 9.0, None]


def test_boxes_and_frames():
    cost = np.full((6, 7), np.inf)
    assert reached_box(cost) == (slice(0, 1), slice(0, 1))
    cost[2:4, 3] = 1.0
    cost[3, 5] = 2.0
    box = reached_box(cost)
    assert box == (slice(2, 4), slice(3, 6))
    for start, stop in ((0, 6), (0, 2), (3, 5), (2, 3), (5, 6)):
        np.testing.assert_array_equal(framed(cost[box], 2, 3, start, stop, 7), cost[start:stop])


def test_strips_cover_every_row_once():
    for rows, columns, surfaces in ((10, 10, 3), (4000, 5000, 46), (7, 10**9, 10)):
        parts = strips(rows, columns, surfaces)
        assert [start for start, _ in parts][1:] == [stop for _, stop in parts][:-1]
        assert parts[0][0] == 0 and parts[-1][1] == rows
    assert len(strips(7, 10**9, 10)) == 7


# -- paths as lines ----------------------------------------------------------------------------


def test_length_and_corners_of_a_path():
    rows, columns = np.array([0, 0, 0, 1, 2, 3]), np.array([0, 1, 2, 3, 4, 4])
    assert path_length(rows, columns) == pytest.approx(3 + 2 * np.sqrt(2))
    assert path_length(rows[::-1], columns[::-1]) == path_length(rows, columns)
    assert path_corners(rows, columns).tolist() == [True, False, True, False, True, True]
    assert path_length(rows[:1], columns[:1]) == 0.0 and path_length(rows[:0], columns[:0]) == 0.0
    assert path_corners(rows[:1], columns[:1]).tolist() == [True]


# -- preview -----------------------------------------------------------------------------------


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


# -- the reference program's demonstration -----------------------------------------------------


@pytest.fixture(scope="module")
def demo(oracles):
    gdal = pytest.importorskip("osgeo.gdal")
    folder = oracles / "linkage"
    dataset = gdal.Open(str(folder / "lm_resistances.tif"))
    resistance = dataset.ReadAsArray().astype(np.float64)
    resistance[resistance < 0] = np.nan
    labels = gdal.Open(str(folder / "lm_cores.tif")).ReadAsArray().astype(np.int32)
    return folder, resistance, labels, dataset.GetGeoTransform()[1]


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_demo_costs_of_arcgis(demo):
    folder, resistance, labels, cell_size = demo
    links = least_cost_network(resistance, labels, cell_size).links
    cost = dict(zip(links.pairs(), links.cost))
    for row in rows_of(folder / "lm_expected_arcgis.csv"):
        pair = int(row["core1"]), int(row["core2"])
        assert cost[pair] == pytest.approx(float(row["implied_arcgis_cwd"]), rel=6e-6)
        if row["arcgis_cwd_printed"]:
            assert cost[pair] == pytest.approx(float(row["arcgis_cwd_printed"]), abs=0.051)


def test_demo_all_pairs(demo):
    folder, resistance, labels, cell_size = demo
    network = least_cost_network(resistance, labels, cell_size, NetworkRules(adjacency="all"))
    adjacent = candidate_links(resistance, labels, cell_size)
    bounds = dict(zip(adjacent.pairs(), adjacent.bound))
    table = rows_of(folder / "lm_pairs_ours.csv")
    assert len(table) == len(network.links) == 15
    for row in table:
        pair = int(row["core1"]), int(row["core2"])
        k = row_of(network, pair)
        assert network.links.cost[k] == pytest.approx(float(row["cwd"]), abs=6e-5)
        assert network.links.length[k] == pytest.approx(float(row["lcp_len"]), abs=6e-3)
        assert network.links.between[k] == int(row["intermediate"] or 0)
        # Cells cover the outlines to within a cell.
        assert network.links.euclid[k] == pytest.approx(float(row["euc"]), abs=1.5 * cell_size)
        assert (pair in bounds) == (row["cwdadj"] == "1" or row["eucadj"] == "1")
        if row["boundary_cost"] != "nan":
            assert bounds[pair] == pytest.approx(float(row["boundary_cost"]), abs=6e-5)


def test_demo_preview_is_the_boundary_cost(demo):
    folder, resistance, labels, cell_size = demo
    links = least_cost_network(resistance, labels, cell_size, NetworkRules(preview=True)).links
    cost = dict(zip(links.pairs(), links.cost))
    wanted = {
        (int(row["core1"]), int(row["core2"])): float(row["boundary_cost"])
        for row in rows_of(folder / "lm_pairs_ours.csv")
        if row["cwdadj"] == "1"
    }
    assert cost == pytest.approx(wanted, abs=6e-5)


def test_demo_network_of_the_guide(demo):
    _, resistance, labels, cell_size = demo
    rules = NetworkRules(limits=LinkLimits(maximum_euclid=40000, maximum_cost=100000), nearest=4)
    links = least_cost_network(resistance, labels, cell_size, rules).links
    named = dict(zip(links.pairs(), links.status.tolist()))
    assert links.active.sum() == 8
    assert {pair: status for pair, status in named.items() if status < 0} == {
        (1, 2): LinkStatus.COST_TOO_HIGH,
        (2, 5): LinkStatus.THROUGH_SOURCE,
    }
    assert links.between[links.pairs().index((2, 5))] == 3
    free = NetworkRules(limits=LinkLimits(drop_intermediate=False))
    assert least_cost_network(resistance, labels, cell_size, free).links.active.sum() == 10


# -- what users write --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        ("1-2", [(1, 2)]),
        ("1-2, 3-5;4 - 6", [(1, 2), (3, 5), (4, 6)]),
        ("1,3;2,5", [(1, 3), (2, 5)]),
        ("1 3\n2 5\n", [(1, 3), (2, 5)]),
        ("12\u201313 1:4", [(12, 13), (1, 4)]),
        ("１２－１３，１：４；2、3", [(12, 13), (1, 4), (2, 3)]),
    ],
)
def test_pairs_as_written(text, pairs):
    assert parse_pairs(text, {str(number): number for number in range(1, 14)}) == pairs


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1", "is not a list of pairs of sources"),
        ("4-4", "is not a list of pairs of sources"),
        ("1-2, 3", "is not a list of pairs of sources"),
        ("1,2,3", "is not a list of pairs of sources"),
        ("1-2-", "there is no source 2-; the sources are 1, 2, 3, 4"),
        ("a-b", "there is no source a"),
        ("1-9", "there is no source 9"),
        ("1.5-2", "there is no source 1.5"),
    ],
)
def test_what_is_no_pair(text, sentence):
    with pytest.raises(InputError, match=sentence):
        parse_pairs(text, {str(number): number for number in range(1, 5)})


NAMED = {"a-1": 1, "a-1-b": 2, "b": 3, "北山": 4, "a 10": 5, "x, y": 6, "3": 7, "b-c": 8, "c": 9}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A-1 - 北山", [(1, 4)]),
        ("A-1：北山；a 10－3", [(1, 4), (5, 7)]),
        ("b-北山, x, y - 3", [(3, 4), (6, 7)]),
        ("x, y : b, b : c", [(6, 3), (3, 9)]),
        ("北山 3", [(4, 7)]),
    ],
)
def test_pairs_of_ids_that_are_no_numbers(text, pairs):
    assert parse_pairs(text, NAMED) == pairs


def test_a_text_that_may_be_two_pairs_is_refused():
    with pytest.raises(InputError, match='"a-1-b-c" may be several pairs'):
        parse_pairs("a-1-b-c", NAMED)


def test_overrides_of_a_table():
    first, second = [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7]
    keep, drop = chosen_links(first, second, ["Keep", " drop ", "100", -100.0, None, "-15"])
    assert keep == [(1, 2), (3, 4)] and drop == [(2, 3), (4, 5)]
    with pytest.raises(InputError, match='"perhaps" in row 2'):
        chosen_links([1, 1], [2, 3], ["", "perhaps"])
