"""Networks of directed steps: both ways of a pair, their corridors, rules by the mean."""

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import source_costs
from esp_toolbox.core.cost.direction import Flow, Slope
from esp_toolbox.core.cost.moves import Moves
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.corridors import least_cost_corridors, link_corridors
from esp_toolbox.core.network.least_cost_network import LinkLimits, NetworkRules, least_cost_network
from esp_toolbox.core.network.surfaces import MemorySurfaces

SHAPE = (24, 30)


@pytest.fixture(scope="module")
def scene():
    random = np.random.default_rng(8)
    resistance = np.exp(random.normal(0, 0.6, SHAPE))
    elevation = np.cumsum(random.normal(1.0, 6, SHAPE), axis=1)
    sources = np.zeros(SHAPE, dtype=np.int32)
    sources[2:5, 2:5], sources[18:21, 3:6], sources[10:13, 24:27] = 1, 2, 3
    return resistance, sources, Moves(direction=Slope(elevation))


def network_of(scene, **rules):
    resistance, sources, moves = scene
    stores = MemorySurfaces(SHAPE), MemorySurfaces(SHAPE)
    found = least_cost_network(
        resistance, sources, 30.0, NetworkRules(adjacency="all", moves=moves, **rules), store=stores[0],
        back_store=stores[1],
    )  # fmt: skip
    return found, stores


def test_both_ways_are_those_of_the_surfaces(scene):
    resistance, sources, moves = scene
    network, _ = network_of(scene)
    away = dict(source_costs(resistance, sources, 30.0, moves=moves))
    for row, (a, b) in enumerate(network.links.pairs()):
        assert network.ways.there[row] == away[a][sources == b].min()
        # The way back is a way from the second source.
        assert network.ways.back[row] == pytest.approx(away[b][sources == a].min(), rel=1e-12)
        assert network.links.cost[row] == (network.ways.there[row] + network.ways.back[row]) / 2.0
        for rows, columns in (network.paths[row], network.ways.paths[row]):
            assert (sources[rows[0], columns[0]], sources[rows[-1], columns[-1]]) == (a, b)
    assert (network.ways.there != network.ways.back).all()


@pytest.mark.parametrize("kind, width", [("cost", 150.0), ("percent", 5.0), ("metres", 120.0)])
def test_corridors_hold_every_way_within_the_width(scene, kind, width):
    resistance, sources, moves = scene
    network, stores = network_of(scene)
    found = least_cost_corridors(
        network, resistance, sources, 30.0, [width], stores[0], kind=kind, back_store=stores[1]
    )
    assert len(found.areas) == 2 * int(network.links.active.sum())
    if kind == "metres":
        return
    away = dict(source_costs(resistance, sources, 30.0, moves=moves))
    towards = dict(source_costs(resistance, sources, 30.0, moves=moves.turned()))
    least = np.full(SHAPE, np.inf)
    for number, back in enumerate((False, True)):
        for place, row in enumerate(np.flatnonzero(network.links.active)):
            a, b = network.links.pairs()[row]
            cost = (network.ways.back if back else network.ways.there)[row]
            detour = (away[b] + towards[a] if back else away[a] + towards[b]) - cost
            limit = width if kind == "cost" else cost * width / 100.0
            within = detour <= limit * (1 + 1e-9) + 1e-9 * cost
            least[within] = np.minimum(least[within], detour[within])
            area = found.areas[number * len(found.areas) // 2 + place]
            assert area.cells == (within & (sources != a) & (sources != b)).sum()
            # Every path runs inside its own corridor.
            paths = network.ways.paths if back else network.paths
            assert within[paths[row]].all()
    assert np.array_equal(np.isfinite(found.mosaic), np.isfinite(least))
    assert np.allclose(found.mosaic[np.isfinite(least)], np.maximum(least[np.isfinite(least)], 0), atol=1e-2)


def test_corridors_of_one_way(scene):
    network, stores = network_of(scene)
    resistance, sources, moves = scene
    least_cost_corridors(network, resistance, sources, 30.0, [100.0], stores[0], back_store=stores[1])
    there = list(link_corridors(network.one_way(False), stores[0], SHAPE, 100.0, back_store=stores[1]))
    back = list(link_corridors(network.one_way(True), stores[1], SHAPE, 100.0, back_store=stores[0]))
    for found in (*there, *back):
        assert np.nanmin(found[3]) == pytest.approx(0.0, abs=1e-6)
    assert [found[0] for found in there] == [found[0] for found in back]


def test_limits_look_at_the_mean_and_numbers_do_not_matter(scene):
    resistance, sources, moves = scene
    network, _ = network_of(scene)
    turned = np.array([0, 3, 2, 1], dtype=np.int32)[sources]
    other, _ = network_of((resistance, turned, moves))
    # Sources 1 and 3 have changed their numbers: there is back.
    row = network.links.pairs().index((1, 3))
    assert other.ways.there[row] == pytest.approx(network.ways.back[row], rel=1e-12)
    assert other.links.cost[row] == pytest.approx(network.links.cost[row], rel=1e-12)
    limit = LinkLimits(maximum_cost=float(np.median(network.links.cost)), drop_intermediate=False)
    kept = network_of(scene, limits=limit)[0].links.active
    assert kept.tolist() == (network.links.cost <= np.median(network.links.cost)).tolist()


def test_with_the_wind_on_even_ground(scene):
    _, sources, _ = scene
    even = np.ones(SHAPE), sources, Moves(direction=Flow(90.0, 4.0))
    network, _ = network_of(even)
    row = network.links.pairs().index((1, 3))
    # To the east is with the wind; the way back costs more.
    assert network.ways.there[row] < 0.5 * network.ways.back[row]


def test_no_preview(scene):
    with pytest.raises(InputError, match="preview knows no direction"):
        network_of(scene, preview=True)
