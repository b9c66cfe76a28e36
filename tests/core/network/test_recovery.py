"""Recovery of a network, and corridors added by simple strategies."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.edge_adding import STRATEGIES, added_edges, with_edges
from esp_toolbox.core.network.graph import SourceGraph
from esp_toolbox.core.network.recovery import ATTACKS, attack_order, recovery_curve, robustness_lost

CASE = package.SHARED / "oracles" / "more" / "05_network.json"
needs_shared = pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
CALLED = dict(zip(("degree", "betweenness", "nearest", "gravity"), STRATEGIES))


def graph_of(count, edges):
    edges = np.array(edges, dtype=float).reshape(-1, 3)
    return SourceGraph(count, edges[:, 0].astype(int), edges[:, 1].astype(int), edges[:, 2])


def matrix(curve):
    return np.stack([curve.connection, curve.largest, curve.node_recovery, curve.edge_recovery], axis=1)


@pytest.fixture(scope="module")
def case():
    case = json.loads(CASE.read_text())
    case["graph"] = graph_of(14, [(one - 1, other - 1, cost) for one, other, cost in case["edges"]])
    case["orders"] = {name: [number - 1 for number in order] for name, order in case["attack_orders"].items()}
    return case


@needs_shared
def test_orders_and_curves_of_the_oracle(case):
    for attack in ATTACKS:
        assert attack_order(case["graph"], attack) == case["orders"][attack]
    for name, expected in case["curves"].items():
        found = recovery_curve(case["graph"], case["orders"][name])
        assert np.allclose(matrix(found), expected, rtol=1e-9)
        assert found.robustness == pytest.approx(case["R_before"][name], rel=1e-9)


@needs_shared
@pytest.mark.parametrize("name", CALLED)
def test_strategies_of_the_oracle(case, name):
    candidates = np.array(case["candidates"])
    first, second, cost = candidates[:, 0].astype(int) - 1, candidates[:, 1].astype(int) - 1, candidates[:, 2]
    areas = [node["area"] for node in case["nodes"]]
    expected = case["additions"][name]
    chosen = added_edges(case["graph"], first, second, cost, CALLED[name], len(expected["edges"]), attributes=areas)
    assert [sorted((first[row] + 1, second[row] + 1)) for row in chosen] == [sorted(edge) for edge in expected["edges"]]
    grown = with_edges(case["graph"], first, second, cost, chosen)
    for order, value in expected["R_after"].items():
        removed = attack_order(grown, order) if order in ATTACKS else case["orders"][order]
        assert recovery_curve(grown, removed).robustness == pytest.approx(value, rel=1e-9)


def one_by_one(graph, removed):
    """The measures by their definitions."""
    rows, count = [], graph.count
    for lost in range(count):
        gone = set(removed[:lost])
        pairs = list(zip(graph.first.tolist(), graph.second.tolist()))
        groups = [{node} for node in range(count) if node not in gone]
        for pair in pairs:
            touched = [group for group in groups if group & set(pair)] if not gone & set(pair) else []
            if len(touched) == 2:
                groups = [group for group in groups if group not in touched] + [touched[0] | touched[1]]
        most = max(map(len, groups))
        near = {node: {b if a == node else a for a, b in pairs if node in (a, b)} for node in gone}
        dead = sum(not near[node] - gone for node in gone)
        cut = sum(set(pair) <= gone for pair in pairs)
        rows.append((most / (count - lost), most / count, 1 - dead / count, 1 - cut / len(pairs)))
    return rows


@pytest.mark.parametrize("seed", range(5))
def test_curves_by_their_definitions(seed):
    random = np.random.default_rng(seed)
    pairs = np.argwhere(np.triu(random.random((11, 11)) < 0.2, 1))
    graph = graph_of(11, [(one, other, 1.0) for one, other in pairs])
    removed = random.permutation(11).tolist()
    assert np.allclose(matrix(recovery_curve(graph, removed)), one_by_one(graph, removed))


def test_more_corridors_never_lower_the_largest_component():
    random = np.random.default_rng(9)
    first, second = np.triu_indices(12, 1)
    graph = graph_of(12, [(0, 1, 1.0), (2, 3, 1.0), (5, 9, 1.0)])
    removed = random.permutation(12).tolist()
    before = recovery_curve(graph, removed).largest
    for row in random.permutation(first.size)[:30]:
        graph = with_edges(graph, first, second, np.ones(first.size), [row])
        after = recovery_curve(graph, removed).largest
        assert (after >= before).all()
        before = after


def test_what_to_protect_first():
    star = graph_of(5, [(0, leaf, 1.0) for leaf in range(1, 5)])
    lost = robustness_lost(star, [4, 3, 2, 1, 0])
    assert int(np.argmax(lost)) == 0
    assert lost[4] == 0.0


def test_budget_number_seed_and_no_candidates():
    graph = graph_of(6, [(0, 1, 5.0), (1, 2, 5.0)])
    first, second, cost = np.array([0, 3, 2, 4]), np.array([3, 4, 3, 5]), np.array([4.0, 1.0, 2.0, 9.0])
    nearest = STRATEGIES[2]
    assert added_edges(graph, first, second, cost, nearest) == [1]
    assert added_edges(graph, first, second, cost, nearest, 9) == [1, 2, 0, 3]
    # What no longer fits is passed over.
    assert added_edges(graph, first, second, cost, nearest, budget=10.0) == [1, 2, 0]
    assert added_edges(graph, first, second, cost, nearest, budget=10.0, spending=np.array([1.0, 9.5, 9.0, 1.0])) == [1]
    assert added_edges(graph, first[:0], second[:0], cost[:0], nearest, 3) == []
    draws = [added_edges(graph, first, second, cost, STRATEGIES[4], 4, seed=seed) for seed in (1, 1, 2, 3)]
    assert draws[0] == draws[1] != draws[2]
    # The draw hangs on the pairs, not on the order in which they were found.
    turned = added_edges(graph, second[::-1], first[::-1], cost[::-1], STRATEGIES[4], 4, seed=1)
    assert [3 - row for row in turned] == draws[0]
    with pytest.raises(InputError, match="no strategy"):
        added_edges(graph, first, second, cost, "best")
    with pytest.raises(InputError, match="attribute of the sources"):
        added_edges(graph, first, second, cost, STRATEGIES[3])
