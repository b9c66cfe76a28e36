"""Currents in corridors against dense Laplacians, and analytic circuits."""

from itertools import combinations

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks import link_corridors as corridors_module
from esp_toolbox.core.bottlenecks.link_corridors import LinkCorridors
from esp_toolbox.core.bottlenecks.pinch_points import (
    default_width,
    link_currents,
    link_resistances,
    links_in_places,
    network_currents,
    strong_cells,
)
from esp_toolbox.core.circuit import one_to_all as one_module
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces, surfaces_of
from esp_toolbox.core.progress import Cancelled
from hypothesis import given, settings
from hypothesis import strategies as st
from pairing import paired

FREE = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))
CELL = 30.0


def landscape(seed, shape=(13, 15)):
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0.7, 0.8, shape))
    resistance[random.random(shape) < 0.06] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label, (row, column) in enumerate(((1, 1), (2, 11), (10, 6)), 1):
        labels[row : row + 2, column : column + 2] = label
    resistance[labels > 0] = 1.0
    return resistance, labels


def built(resistance, labels, width, rules=FREE):
    store = MemorySurfaces(labels.shape)
    return least_cost_network(resistance, labels, CELL, rules, width, store), store


def corridors_of(resistance, labels, width, rules=FREE, **options):
    network, store = built(resistance, labels, width, rules)
    return network, LinkCorridors(network, resistance, CELL, width, store, **options)


def dense_currents(resistance, mask, regions, currents):
    """Node currents and potentials of the regions: the text-book way, cell by cell."""
    open_cells = mask & np.isfinite(resistance)
    node = np.full(resistance.shape, -1)
    free = open_cells & (regions == 0)
    count = int(regions.max())
    for number in range(1, count + 1):
        node[open_cells & (regions == number)] = number - 1
    node[free] = np.arange(count, count + free.sum())
    edges = []
    rows, columns = resistance.shape
    for row, column in np.argwhere(open_cells):
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            r, c = row + down, column + right
            if r < rows and 0 <= c < columns and open_cells[r, c] and node[r, c] != node[row, column]:
                conductance = 2 / (resistance[row, column] + resistance[r, c]) / np.hypot(down, right)
                edges.append((node[row, column], node[r, c], conductance))
    size = count + int(free.sum())
    laplacian = np.zeros((size, size))
    for a, b, conductance in edges:
        laplacian[[a, b], [a, b]] += conductance
        laplacian[a, b] -= conductance
        laplacian[b, a] -= conductance
    potential = np.linalg.pinv(laplacian, hermitian=True) @ np.append(currents, np.zeros(size - count))
    size_of, net = np.zeros(size), np.zeros(size)
    for a, b, conductance in edges:
        flow = conductance * (potential[a] - potential[b])
        for end, sign in ((a, 1), (b, -1)):
            size_of[end] += abs(flow)
            net[end] += sign * flow
    through = (size_of + abs(net)) / 2
    return np.where(open_cells, through[node], np.nan), potential[:count]


def whole_costs(resistance, labels):
    full = MemorySurfaces(labels.shape)
    reaches = dict.fromkeys(np.unique(labels[labels > 0]).tolist(), np.inf)
    return dict(surfaces_of(full, resistance, labels, CELL, reaches))


def corridor_masks(network, resistance, labels, width):
    cost = whole_costs(resistance, labels)
    with np.errstate(invalid="ignore"):
        return {
            row: cost[a] + cost[b] - network.links.cost[row] <= width + 1e-6
            for row, (a, b) in enumerate(network.links.pairs())
        }


# -- against the dense Laplacian ---------------------------------------------------------------------


@pytest.mark.parametrize("squared", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_adjacent_pairs(seed, squared):
    resistance, labels = landscape(seed)
    width = 200.0
    network, corridors = corridors_of(resistance, labels, width)
    found = link_currents(corridors, labels, squared)
    masks = corridor_masks(network, resistance, labels, width)
    felt = resistance**2 if squared else resistance
    largest = np.full(labels.shape, np.nan)
    assert [entry.link for entry in found.links] == list(masks) == [0, 1, 2]
    for entry in found.links:
        a, b = network.links.pairs()[entry.link]
        regions = np.where(labels == a, 1, np.where(labels == b, 2, 0))
        current, potential = dense_currents(felt, masks[entry.link], regions, np.array([1.0, -1.0]))
        assert entry.resistance == pytest.approx(CELL * (potential[0] - potential[1]), rel=1e-7)
        outside = masks[entry.link] & np.isfinite(resistance) & (regions == 0)
        np.testing.assert_array_equal(np.sort(entry.cells), np.flatnonzero(outside))
        np.testing.assert_allclose(entry.current, current.ravel()[entry.cells], rtol=1e-5, atol=1e-7)
        largest = np.fmax(largest, np.where(outside, current, np.nan))
    np.testing.assert_allclose(found.with_sources, largest, rtol=1e-5, atol=1e-7)
    largest[labels > 0] = np.nan
    np.testing.assert_allclose(found.current, largest, rtol=1e-5, atol=1e-7)
    assert np.array_equal(corridors.inside, np.logical_or.reduce(list(masks.values())))
    for link, cells in corridors.cells():
        np.testing.assert_array_equal(np.sort(cells), np.flatnonzero(masks[link]))
    assert found.report.converged
    alone = link_resistances(corridors, squared)
    np.testing.assert_allclose(alone, [entry.resistance for entry in found.links], rtol=1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_network(seed, monkeypatch):
    resistance, labels = landscape(seed)
    width = 150.0
    network, corridors = corridors_of(resistance, labels, width)
    mask = np.logical_or.reduce(list(corridor_masks(network, resistance, labels, width).values())) | (labels > 0)
    found = network_currents(corridors, labels)
    total = np.zeros(labels.shape)
    for ground in range(3):
        amperes = np.ones(3)
        amperes[ground] = -2.0
        total += dense_currents(resistance, mask, labels, amperes)[0]
    np.testing.assert_allclose(found.with_sources, total, rtol=1e-5, atol=1e-6)
    # Each of three sources takes up 2 A once and gives 1 A twice; the rest flows through.
    through = network_currents(corridors, labels, through_flow=True)
    np.testing.assert_array_equal(through.current, found.current)
    inside = (labels > 0) & np.isfinite(found.with_sources)
    np.testing.assert_allclose(through.with_sources[inside], total[inside] - 4.0, rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(found.current[labels == 0], found.with_sources[labels == 0])
    monkeypatch.setattr(one_module, "FIELD_BYTES", 0.0)
    one_by_one = network_currents(corridors, labels)
    np.testing.assert_allclose(one_by_one.with_sources, total, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(one_by_one.with_sources, found.with_sources, rtol=1e-6, atol=1e-7)
    assert one_by_one.report.solves == 3 and found.report.solves == 2
    found = network_currents(corridors, labels, "pairwise")
    total = np.zeros(labels.shape)
    for a, b in combinations((1, 2, 3), 2):
        regions = np.where(labels == a, 1, np.where(labels == b, 2, 0))
        total += dense_currents(resistance, mask, regions, np.array([1.0, -1.0]))[0]
    np.testing.assert_allclose(found.with_sources, total, rtol=1e-5, atol=1e-6)
    through = network_currents(corridors, labels, "pairwise", through_flow=True)
    np.testing.assert_allclose(through.with_sources[inside], total[inside] - 2.0, rtol=1e-5, atol=1e-5)
    assert found.links == () and found.report.converged


# -- analytic --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("short_of_memory", [False, True])
def test_what_flows_through_a_source(monkeypatch, short_of_memory):
    """Three sources in a row: what goes from one end to the other passes the middle one."""
    resistance, labels = np.ones((3, 15)), np.zeros((3, 15), dtype=np.int32)
    for label, column in enumerate((0, 6, 13), 1):
        labels[:, column : column + 2] = label
    _, corridors = corridors_of(resistance, labels, 500.0)
    if short_of_memory:
        monkeypatch.setattr(one_module, "affordable_terminals", lambda *_: 1)
    whole = network_currents(corridors, labels)
    through = network_currents(corridors, labels, through_flow=True)
    for label, (all_of_it, passing) in {1: (4, 0), 2: (6, 2), 3: (4, 0)}.items():
        np.testing.assert_allclose(whole.with_sources[labels == label], all_of_it, atol=1e-5)
        np.testing.assert_allclose(through.with_sources[labels == label], passing, atol=1e-5)
    np.testing.assert_array_equal(whole.current, through.current)
    pairs = network_currents(corridors, labels, "pairwise", through_flow=True)
    np.testing.assert_allclose(pairs.with_sources[labels != 2][:2], 0.0, atol=1e-6)
    # On the way from 1 to 3 the middle one is ordinary ground of three rows.
    assert pairs.with_sources[labels == 2].sum() == pytest.approx(2.0, abs=1e-5)


def channels(rows):
    """Two sources joined by some channels one cell wide, of 9 cells of resistance 2."""
    resistance = np.full((9, 13), np.nan)
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[:, :2], labels[:, 11:] = 1, 2
    resistance[labels > 0] = 2.0
    resistance[list(rows), 2:11] = 2.0
    return resistance, labels


def test_one_channel_carries_it_all():
    resistance, labels = channels([4])
    network, corridors = corridors_of(resistance, labels, 50.0)
    found = link_currents(corridors, labels)
    np.testing.assert_allclose(found.current[4, 2:11], 1.0, rtol=1e-6)
    assert np.count_nonzero(np.isfinite(found.current)) == 9
    # 8 inner edges of 2, and at both ends 3 parallel edges: one straight, two across the corner.
    ends = 1 / (1 / 2 + 2 / (2 * np.sqrt(2)))
    assert found.links[0].resistance == pytest.approx(CELL * (8 * 2 + 2 * ends), rel=1e-8)
    assert network.links.cost[0] == pytest.approx(CELL * 20)


def test_parallel_channels_share_it():
    resistance, labels = channels([1, 4, 7])
    network, corridors = corridors_of(resistance, labels, 50.0)
    found = link_currents(corridors, labels)
    np.testing.assert_allclose(found.current[[1, 4, 7], 2:11], 1 / 3, rtol=1e-6)
    resistance, labels = channels([4])
    alone = link_currents(corridors_of(resistance, labels, 50.0)[1], labels)
    assert found.links[0].resistance == pytest.approx(alone.links[0].resistance / 3, rel=1e-8)


@given(st.integers(0, 10_000))
@settings(max_examples=6)
def test_wider_corridors_resist_less(seed):
    resistance, labels = landscape(seed)
    network, store = built(resistance, labels, 900.0)
    found = [
        link_resistances(LinkCorridors(network, resistance, CELL, width, store)) for width in (10.0, 150.0, 900.0)
    ]
    assert (found[0] >= found[1] * (1 - 1e-7)).all() and (found[1] >= found[2] * (1 - 1e-7)).all()
    assert (found[0] <= network.links.cost * (1 + 1e-7)).all()


def test_surfaces_that_are_too_short_are_made():
    resistance, labels = landscape(5)
    network, short = built(resistance, labels, 0.0)
    wide, long = built(resistance, labels, 400.0)
    first = LinkCorridors(network, resistance, CELL, 400.0, short)
    plain = corridors_module._BLOCK
    corridors_module._BLOCK = 30
    try:
        second = LinkCorridors(wide, resistance, CELL, 400.0, long)
    finally:
        corridors_module._BLOCK = plain
    for (link, box, mask), (other_link, other_box, other_mask) in paired(first, second):
        assert (link, box) == (other_link, other_box)
        np.testing.assert_array_equal(mask, other_mask)
    np.testing.assert_array_equal(link_currents(first, labels).current, link_currents(second, labels).current)


# -- places, widths, bad input -----------------------------------------------------------------------------


def test_links_of_places():
    labels = np.zeros((4, 6), dtype=np.int32)
    labels[0, :3], labels[3, 4:] = 1, 2
    members = [(7, np.array([0, 1])), (2, np.array([0, 1, 2, 22])), (5, np.array([12, 13]))]
    assert links_in_places(labels, 3, iter(members)) == [[2, 7], [2], []]
    resistance, labels = channels([4])
    network, corridors = corridors_of(resistance, labels, 50.0)
    found = link_currents(corridors, labels)
    (link, cells) = next(strong_cells(found.links, 0.5))
    assert link == 0 and cells.size == 9 and next(strong_cells(found.links, 1.5))[1].size == 0
    (link, cells) = next(corridors.cells())
    assert np.array_equal(np.sort(cells), np.flatnonzero(corridors.inside)) and cells.size > 9


def test_default_width():
    resistance, labels = landscape(1)
    network, _ = built(resistance, labels, 0.0)
    links = network.links
    # Short corridors: 5 cells at the resistance that the paths meet.
    assert default_width(network, CELL) == pytest.approx(5 * CELL * np.median(links.cost / links.length))
    assert default_width(network, 1e-3) == pytest.approx(0.02 * np.median(links.cost))
    wide, labels = np.full((3, 300), 9.0), np.zeros((3, 300), dtype=np.int32)
    labels[1, 0], labels[1, -1] = 1, 2
    network = least_cost_network(wide, labels, 500.0, FREE)
    assert default_width(network, 500.0) == 5 * 500 * 9
    assert default_width(network, 1.0) == 10_000


def test_bad_input():
    resistance, labels = landscape(0)
    for width in (0.0, -1.0, np.nan, np.inf):
        network, store = built(resistance, labels, 100.0)
        with pytest.raises(InputError, match="The width of the corridors is .*; give a cost above 0"):
            LinkCorridors(network, resistance, CELL, width, store)
    _, corridors = corridors_of(resistance, labels, 100.0)
    with pytest.raises(InputError, match="The mode is one of all-to-one, pairwise, not both"):
        network_currents(corridors, labels, "both")
    none = NetworkRules(limits=LinkLimits(maximum_cost=1.0))
    with pytest.raises(InputError, match="There is no corridor between the sources, so no current flows"):
        corridors_of(resistance, labels, 100.0, none)


@pytest.mark.parametrize("run", [link_currents, network_currents])
def test_cancel(run):
    resistance, labels = landscape(0)
    fractions = []

    def cancel(fraction):
        fractions.append(fraction)
        if fraction > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(corridors_of(resistance, labels, 100.0)[1], labels, progress=cancel)
    assert fractions == sorted(fractions)
    fractions.clear()
    with pytest.raises(Cancelled):
        corridors_of(resistance, labels, 100.0, progress=cancel)
    assert len(fractions) >= 2 and fractions == sorted(fractions)


def test_short_of_memory(monkeypatch):
    resistance, labels = landscape(1)
    _, corridors = corridors_of(resistance, labels, 200.0)
    wanted = network_currents(corridors, labels)
    monkeypatch.setattr(one_module, "affordable_terminals", lambda *_: 1)
    found = network_currents(corridors, labels)
    np.testing.assert_allclose(found.with_sources, wanted.with_sources, rtol=1e-5, atol=1e-7)
    assert found.report.solves == 3
