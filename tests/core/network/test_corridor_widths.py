"""Corridors by a share of the cheapest cost and by metres, lengths on the ground, sources of unlike climate."""

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.link_corridors import LinkCorridors
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.cost.moves import Moves
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.corridors import least_cost_corridors
from esp_toolbox.core.network.ground_length import ground_length
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.links import LinkStatus
from esp_toolbox.core.network.selection import LinkLimits, source_climates
from esp_toolbox.core.network.surfaces import MemorySurfaces
from esp_toolbox.core.network.width_rule import distance_to_path

CELL = 30.0


@pytest.fixture
def ground():
    random = np.random.default_rng(4)
    resistance = np.exp(random.normal(0, 0.7, (40, 60)))
    resistance[random.random(resistance.shape) < 0.05] = np.nan
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[4:8, 3:7], labels[28:34, 20:24], labels[6:10, 50:55] = 1, 2, 3
    resistance[labels > 0] = 1.0
    return resistance, labels


def corridors_of(ground, widths, kind, width_kind=None, **options):
    resistance, labels = ground
    store = MemorySurfaces(resistance.shape)
    rules = NetworkRules("all", limits=LinkLimits(drop_intermediate=False))
    reach = dict(width=widths[-1], width_kind=kind) if width_kind is None else {}
    network = least_cost_network(resistance, labels, CELL, rules, store=store, **reach)
    found = least_cost_corridors(network, resistance, labels, CELL, widths, store, kind=kind, **options)
    return network, store, found


@pytest.mark.parametrize("reach", [None, "too short"])
def test_percent_of_the_cheapest_cost(ground, reach):
    resistance, labels = ground
    network, store, found = corridors_of(ground, [5.0, 20.0], "percent", reach)
    costs = {label: accumulated_cost(resistance, labels == label, CELL).cost for label in (1, 2, 3)}
    least = np.full(resistance.shape, np.inf)
    for area in found.areas:
        a, b = network.links.pairs()[area.link]
        cost = network.links.cost[area.link]
        through = costs[a] + costs[b]
        expected = (through <= cost * (1 + area.width / 100) * (1 + 1e-9)) & (labels != a) & (labels != b)
        top, left, mask = area.window()
        seen = np.zeros(resistance.shape, dtype=bool)
        seen[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
        np.testing.assert_array_equal(seen, expected)
        inside = through <= cost * 1.2 * (1 + 1e-9)
        least[inside] = np.minimum(least, through - cost)[inside]
    np.testing.assert_allclose(found.mosaic, np.where(np.isinf(least), np.nan, least), rtol=1e-6, atol=1e-3)
    corridors = LinkCorridors(network, resistance, CELL, 20.0, store, kind="percent")
    np.testing.assert_array_equal(corridors.inside, np.isfinite(least))


def test_metres_on_the_ground(ground):
    resistance, labels = ground
    network, store, found = corridors_of(ground, [90.0, 300.0], "metres")
    rows, columns = np.indices(resistance.shape)
    least = np.full(resistance.shape, np.inf)
    for area in found.areas:
        distance = np.full(resistance.shape, np.inf)
        path = np.column_stack(network.paths[area.link])
        for start, end in zip(path[:-1], path[1:]):
            # Distance from cell centres to each step as a line.
            step = end - start
            along = np.clip(((rows - start[0]) * step[0] + (columns - start[1]) * step[1]) / (step**2).sum(), 0, 1)
            apart = np.hypot(rows - start[0] - along * step[0], columns - start[1] - along * step[1])
            distance = np.minimum(distance, apart * CELL)
        distance[np.isnan(resistance)] = np.inf
        expected = (distance <= area.width / 2 * (1 + 1e-9)) & ~np.isin(labels, network.links.pairs()[area.link])
        top, left, mask = area.window()
        seen = np.zeros(resistance.shape, dtype=bool)
        seen[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
        np.testing.assert_array_equal(seen, expected)
        least = np.minimum(least, np.where(distance <= 150.0 * (1 + 1e-9), distance, np.inf))
    np.testing.assert_allclose(found.mosaic, np.where(np.isinf(least), np.nan, least), rtol=1e-6, atol=1e-4)
    corridors = LinkCorridors(network, resistance, CELL, 300.0, store, kind="metres")
    np.testing.assert_array_equal(corridors.inside, np.isfinite(least))


def test_distance_to_a_path_in_strips(monkeypatch):
    rows, columns = np.arange(60), np.r_[np.arange(30), np.full(30, 30)]
    whole = distance_to_path(rows, columns, (70, 50), 9.0)
    monkeypatch.setattr("esp_toolbox.core.network.width_rule._BLOCK", 600)
    parts = distance_to_path(rows, columns, (70, 50), 9.0)
    assert whole[:2] == parts[:2]
    np.testing.assert_array_equal(whole[2], parts[2])


def test_refusals(ground):
    with pytest.raises(InputError, match="10000 % of the cheapest cost"):
        corridors_of(ground, [10_000.0], "percent", "too short")
    with pytest.raises(InputError, match="cost, percent, metres"):
        corridors_of(ground, [1.0], "feet", "too short")


def test_lengths_by_hand():
    sources = np.zeros((5, 12), dtype=np.int32)
    sources[2, :2], sources[2, 10:], sources[2, 5:7] = 1, 2, 3
    straight = np.full(11, 2), np.arange(1, 12)
    branch = np.r_[np.full(8, 2), 3, 4], np.r_[np.arange(1, 9), 9, 10]
    found = ground_length([straight, branch, straight], sources, 10.0)
    assert found.lines == pytest.approx(10.0 * (10 + 10 + 7 + 2 * np.sqrt(2)))
    assert found.ground == pytest.approx(10.0 * (10 + 2 * np.sqrt(2)))
    # From side to side of the sources: 1.5 to 4.5 and 6.5 to 9.5.
    assert found.outside == pytest.approx(10.0 * (3 + 3 + 2 * np.sqrt(2)))
    assert ground_length([], sources, 10.0).lines == 0.0
    # A knight's move from a source: a quarter of it lies in each of four cells.
    knight = ground_length([(np.array([2, 3]), np.array([0, 2]))], sources, 1.0)
    assert knight.ground == pytest.approx(np.sqrt(5)) and knight.outside == pytest.approx(np.sqrt(5) / 2)


def test_links_between_unlike_climates(ground):
    resistance, labels = ground
    climate = np.where(labels == 2, 20.0, 10.0) + np.where(labels == 3, 1.0, 0.0)
    climate[4:6, 3:7] += 2.0
    found = source_climates(labels, climate, 3)
    assert found == pytest.approx([11.0 - 2.0, 20.0, 11.0])
    moves = Moves(climate=climate, climate_cost=100.0)
    limits = LinkLimits(drop_intermediate=False, climate_difference=2.0)
    network = least_cost_network(resistance, labels, CELL, NetworkRules("all", limits=limits, moves=moves))
    status = dict(zip(network.links.pairs(), network.links.status.tolist()))
    # More than the difference, not just as much.
    assert status == {(1, 2): 1, (1, 3): LinkStatus.CLIMATE_ALIKE, (2, 3): 1}
    assert np.isnan(network.links.cost[network.links.pairs().index((1, 3))])
