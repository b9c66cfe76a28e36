"""Moves of 4 and 16 neighbours, corners between walls, climate: against a plain Dijkstra over every step."""

import json

import numpy as np
import package
import pytest
from cost_reference import dijkstra, reference_step
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs
from esp_toolbox.core.cost.allocation import allocation_links
from esp_toolbox.core.cost.moves import Moves, crossed_cells
from esp_toolbox.core.cost.paths import least_cost_path
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import (
    LinkLimits,
    NetworkRules,
    least_cost_network,
    path_length,
)
from pairing import paired

DATA = package.ROOT / "tests" / "data" / "cost"
KINDS = [
    Moves(4),
    Moves(16),
    Moves(16, ends_only=True),
    Moves(8, "between"),
    Moves(8, "beside"),
    Moves(16, "beside"),
]


def landscape(seed, shape=(17, 21), holes=0.25, sources=3):
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0, 1, shape))
    resistance[random.random(shape) < holes] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label in range(1, sources + 1):
        row, column = random.integers(0, shape[0]), random.integers(0, shape[1])
        labels[row, column] = label
    resistance[labels > 0] = 1.0
    return resistance, labels


@pytest.mark.parametrize("moves", KINDS, ids=Moves.key)
@pytest.mark.parametrize("seed", range(4))
def test_costs_against_dijkstra(moves, seed):
    resistance, labels = landscape(seed)
    result = accumulated_cost(resistance, labels, 30.0, moves=moves)
    expected = dijkstra(resistance, labels > 0, 30.0, moves)
    np.testing.assert_allclose(result.cost, expected, rtol=1e-12)
    alone = dict(source_costs(resistance, labels, 30.0, moves=moves))
    reached = np.isfinite(expected)
    for label, cost in alone.items():
        own = reached & (result.allocation == label)
        np.testing.assert_allclose(cost[own], expected[own], rtol=1e-12)


@pytest.mark.parametrize("moves", KINDS, ids=Moves.key)
def test_paths_cost_what_the_surface_says(moves):
    resistance, labels = landscape(7)
    cost = accumulated_cost(resistance, labels, 30.0, moves=moves).cost
    for end in np.argwhere(np.isfinite(cost))[::7]:
        rows, columns = least_cost_path(cost, resistance, 30.0, tuple(end), moves)
        steps = [
            reference_step(
                resistance, 30.0, moves, rows[i], columns[i], rows[i + 1] - rows[i], columns[i + 1] - columns[i]
            )
            for i in range(len(rows) - 1)
        ]
        assert sum(steps) == pytest.approx(cost[tuple(end)], rel=1e-12)
        assert labels[rows[-1], columns[-1]] > 0
        assert path_length(rows, columns) == pytest.approx(np.hypot(np.diff(rows), np.diff(columns)).sum())


@pytest.mark.parametrize("moves", KINDS, ids=Moves.key)
@pytest.mark.parametrize("seed", range(3))
def test_networks_and_bounds(moves, seed):
    resistance, labels = landscape(seed + 20, holes=0.15)
    present = np.unique(labels[labels > 0])
    if present.size < 2:
        pytest.skip("sources fell on each other")
    labels = np.searchsorted(present, labels).astype(np.int32) + (labels > 0)
    labels[labels > present.size] = present.size
    labels = np.where(np.isin(labels, np.arange(1, present.size + 1)), labels, 0)
    result = accumulated_cost(resistance, labels, 1.0, moves=moves)
    links = allocation_links(result.cost, result.allocation, resistance, 1.0, moves)
    alone = {label: dijkstra(resistance, labels == label, 1.0, moves) for label in range(1, present.size + 1)}
    for first, second, bound in paired(links.from_label, links.to_label, links.boundary_cost):
        assert bound >= alone[first][labels == second].min() * (1 - 1e-9)
    rules = NetworkRules("all", limits=LinkLimits(drop_intermediate=False), moves=moves)
    network = least_cost_network(resistance, labels, 1.0, rules)
    assert network.moves is moves
    for row, (first, second) in enumerate(network.links.pairs()):
        assert network.links.cost[row] == pytest.approx(alone[first][labels == second].min(), rel=1e-12)


def test_a_plain_by_hand():
    resistance, source = np.full((7, 7), 2.0), np.zeros((7, 7), dtype=np.int32)
    source[3, 3] = 1
    four, eight, sixteen = (accumulated_cost(resistance, source, 10.0, moves=Moves(count)).cost for count in (4, 8, 16))
    assert four[4, 5] == pytest.approx(60) and four[4, 4] == pytest.approx(40)
    assert eight[4, 5] == pytest.approx(20 * (1 + np.sqrt(2)))
    assert sixteen[4, 5] == pytest.approx(20 * np.sqrt(5)) and sixteen[6, 6] == pytest.approx(60 * np.sqrt(2))
    assert (sixteen <= eight).all() and (eight <= four).all()


def test_knights_do_not_leap_over_walls():
    resistance, source = np.ones((5, 9)), np.zeros((5, 9), dtype=np.int32)
    source[2, 0] = 1
    resistance[:, 4] = np.nan
    assert np.isinf(accumulated_cost(resistance, source, 1.0, moves=Moves(16)).cost[:, 5:]).all()
    leaping = accumulated_cost(resistance, source, 1.0, moves=Moves(16, ends_only=True)).cost
    assert np.isfinite(leaping[:, 5:]).all()


def test_knights_moves_cost_what_they_cost_in_grass():
    resistance, theirs = (np.loadtxt(DATA / name) for name in ("resistance.txt", "grass_8_2_r_cost_k.txt"))
    source = np.zeros(resistance.shape, dtype=np.int32)
    source[4, 5], source[11, 16] = 1, 2
    ours = accumulated_cost(resistance, source, 1.0, moves=Moves(16)).cost
    assert np.isnan(resistance).sum() > 20
    np.testing.assert_allclose(np.where(np.isfinite(ours), ours, np.nan), theirs, rtol=1e-11)


def test_corners_between_walls():
    # A wall of cells that touch at corners only: a diagonal step leads between two of them.
    resistance, source = np.ones((6, 6)), np.zeros((6, 6), dtype=np.int32)
    resistance[np.arange(6), np.arange(6)] = np.nan
    source[5, 0] = 1
    free = accumulated_cost(resistance, source, 1.0).cost
    assert np.isfinite(free[0, 5])
    for corners in ("between", "beside"):
        closed = accumulated_cost(resistance, source, 1.0, moves=Moves(8, corners)).cost
        assert np.isinf(closed[np.triu_indices(6, 1)]).all()
    # Past a single wall the way is longer where no corner may be cut.
    resistance, source = np.ones((3, 3)), np.zeros((3, 3), dtype=np.int32)
    resistance[1, 1], source[2, 1] = np.nan, 1
    costs = [
        accumulated_cost(resistance, source, 1.0, moves=Moves(8, corners)).cost[1, 2]
        for corners in ("between", "beside")
    ]
    assert costs == pytest.approx([np.sqrt(2), 2.0])


def test_climate_against_r_walk(oracles):
    case = json.loads((oracles / "more" / "13_directed_cost.json").read_text())
    elevation, friction = np.array(case["elevation"]), np.array(case["friction"])
    source = np.zeros(elevation.shape, dtype=np.int32)
    source[tuple(case["source_row_col"])] = 1
    expected = np.array(case["linkage_mapper_climate_from_source"])
    moves = Moves(climate=elevation, climate_cost=500.0)
    result = accumulated_cost(friction, source, case["cell"], moves=moves)
    np.testing.assert_allclose(result.cost, expected, rtol=1e-9, atol=1e-6)


def test_climate_against_dijkstra():
    resistance, labels = landscape(3)
    climate = np.random.default_rng(5).normal(10, 3, resistance.shape)
    climate[2, 3] = np.nan
    moves = Moves(16, "beside", climate=climate, climate_cost=70.0)
    walled = np.where(np.isnan(climate), np.nan, resistance)
    result = accumulated_cost(resistance, labels, 30.0, moves=moves)
    np.testing.assert_allclose(result.cost, dijkstra(walled, labels > 0, 30.0, moves), rtol=1e-12)
    # There and back again costs the same.
    first, second = (np.argwhere(labels == label)[0] for label in np.unique(labels[labels > 0])[:2])
    costs = dict(source_costs(resistance, labels, 30.0, moves=moves))
    ends = [costs[labels[tuple(cell)]] for cell in (first, second)]
    assert ends[0][tuple(second)] == pytest.approx(ends[1][tuple(first)], rel=1e-12)


def test_refusals():
    with pytest.raises(InputError, match="4, 8 or 16"):
        Moves(6)
    with pytest.raises(InputError, match="free, between, beside"):
        Moves(8, "round")
    with pytest.raises(InputError, match="0 or more"):
        Moves(climate_cost=-1.0)


def test_crossed_cells():
    rows, columns = crossed_cells(np.array([0, 1, 1, 3]), np.array([0, 2, 3, 4]))
    assert list(zip(rows.tolist(), columns.tolist())) == [
        (0, 0),
        (0, 1),
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 3),
        (2, 4),
        (3, 4),
    ]
