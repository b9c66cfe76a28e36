"""Centrality and indices of networks against networkx, dense references and hand calculations."""

import sys

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network import graph as adapter
from esp_toolbox.core.network.centrality import centrality, current_flow, network_indices
from esp_toolbox.core.network.graph import Attributes, SourceGraph, graphml, to_networkx


def graph_of(count, edges):
    rows = np.array(edges, dtype=float).reshape(-1, 3)
    return SourceGraph(count, rows[:, 0].astype(int), rows[:, 1].astype(int), rows[:, 2])


def random_graph(seed, count=12, corridors=18):
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(count) for b in range(a)]
    chosen = rng.choice(len(pairs), corridors, replace=False)
    # Whole costs make ways that are equally cheap.
    cost = rng.integers(1, 4, corridors) if seed % 2 else rng.uniform(1, 1e6, corridors)
    return graph_of(count, [(*pairs[k], c) for k, c in zip(chosen, cost)])


@pytest.mark.parametrize("seed", range(8))
def test_against_networkx(seed):
    networkx = pytest.importorskip("networkx")
    graph = random_graph(seed)
    other = networkx.Graph()
    other.add_nodes_from(range(graph.count))
    for a, b, cost in zip(graph.first, graph.second, graph.cost):
        other.add_edge(int(a), int(b), cost=cost)
    edges = list(zip(graph.first.tolist(), graph.second.tolist()))
    nodes = range(graph.count)
    found = centrality(graph)
    between = networkx.betweenness_centrality(other, weight="cost", normalized=False)
    of_edges = networkx.edge_betweenness_centrality(other, weight="cost", normalized=False)
    near = networkx.closeness_centrality(other, distance="cost")
    clustering = networkx.clustering(other)
    assert found.source_betweenness == pytest.approx([between[n] for n in nodes])
    assert found.corridor_betweenness == pytest.approx([of_edges.get((a, b), of_edges.get((b, a))) for a, b in edges])
    assert found.closeness == pytest.approx([near[n] for n in nodes])
    assert found.degree.tolist() == [other.degree[n] for n in nodes]
    assert found.clustering == pytest.approx([clustering[n] for n in nodes])
    index = network_indices(graph)
    assert index.efficiency == pytest.approx(networkx.global_efficiency(other))
    assert index.clustering == pytest.approx(networkx.average_clustering(other))
    assert index.transitivity == pytest.approx(networkx.transitivity(other))
    assert index.components == networkx.number_connected_components(other)


@pytest.mark.parametrize("seed", range(4))
def test_current_by_one_pair_after_the_other(seed):
    graph = random_graph(seed, 9, 10)
    _, component = graph.components()
    laplacian = np.zeros((graph.count, graph.count))
    for a, b, cost in zip(graph.first, graph.second, graph.cost):
        laplacian[[a, b], [a, b]] += 1 / cost
        laplacian[[a, b], [b, a]] -= 1 / cost
    sources, corridors = np.zeros(graph.count), np.zeros(graph.corridors)
    for s in range(graph.count):
        for t in range(s):
            if component[s] != component[t]:
                continue
            current = np.zeros(graph.count)
            current[s], current[t] = 1.0, -1.0
            voltage = np.linalg.lstsq(laplacian, current, rcond=None)[0]
            flow = np.abs(voltage[graph.first] - voltage[graph.second]) / graph.cost
            corridors += flow
            through = np.bincount(graph.first, flow, graph.count) + np.bincount(graph.second, flow, graph.count)
            sources += (through + np.abs(current)) / 2
    found = current_flow(graph)
    assert found[1] == pytest.approx(corridors) and found[0] == pytest.approx(sources)


def test_current_of_a_tree():
    """On a tree every pair's ampere takes the only way."""
    sources, corridors = current_flow(graph_of(4, [(0, 1, 5.0), (1, 2, 1.0), (1, 3, 9.0)]))
    assert corridors == pytest.approx([3.0, 3.0, 3.0])
    assert sources == pytest.approx([3.0, 6.0, 3.0, 3.0])


def test_doubled_corridors_share_the_current():
    sources, corridors = current_flow(graph_of(2, [(0, 1, 1.0), (1, 0, 3.0)]))
    assert corridors == pytest.approx([0.75, 0.25]) and sources == pytest.approx([1.0, 1.0])
    index = network_indices(graph_of(2, [(0, 1, 1.0), (1, 0, 3.0)]))
    assert (index.corridors, index.diameter) == (1, 1.0)


def test_indices_of_a_square_with_a_diagonal():
    edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0), (0, 2, 1.0)]
    index = network_indices(graph_of(4, edges), np.full(5, 2000.0))
    assert (index.alpha, index.beta, index.gamma) == pytest.approx((2 / 3, 5 / 4, 5 / 6))
    assert index.cost_ratio == pytest.approx(1 - 5 / 10)
    assert index.efficiency == pytest.approx((5 + 1 / 2) / 6)
    assert index.clustering == pytest.approx((2 / 3 + 1 + 2 / 3 + 1) / 4)
    assert (index.components, index.largest, index.mean_degree) == (1, 4, 2.5)


def test_one_corridor_and_none():
    one = network_indices(graph_of(2, [(0, 1, 7.0)]), np.array([500.0]))
    assert np.isnan(one.alpha) and np.isnan(one.gamma)
    assert (one.beta, one.efficiency, one.diameter, one.cost_ratio) == (0.5, 1.0, 7.0, -1.0)
    none = graph_of(3, [])
    assert centrality(none).source_flow.tolist() == [0, 0, 0] and network_indices(none).components == 3


def test_apart():
    index = network_indices(graph_of(5, [(0, 1, 1.0), (2, 3, 2.0)]))
    assert (index.components, index.largest, index.alpha) == (3, 2, 0.0)
    assert index.efficiency == pytest.approx(2 / 10)


@pytest.mark.parametrize("unit", [1e-6, 1.0, 1e9])
def test_unit_of_cost_does_not_matter(unit):
    graph = random_graph(2)
    scaled = SourceGraph(graph.count, graph.first, graph.second, graph.cost * unit)
    assert current_flow(scaled)[1] == pytest.approx(current_flow(graph)[1], rel=1e-6)


@pytest.mark.parametrize("cost", [0.0, -1.0, np.nan, np.inf])
def test_costs_are_above_nought(cost):
    with pytest.raises(InputError, match="1 corridor has no cost above 0, the first is number 2"):
        graph_of(3, [(0, 1, 1.0), (1, 2, cost)])
    with pytest.raises(InputError, match="1 corridor begins and ends in the same source"):
        graph_of(3, [(1, 1, 1.0)])


def test_graphml_comes_back():
    networkx = pytest.importorskip("networkx")
    attributes = Attributes(
        {"area": np.array([1.5, np.nan, 3.0]), "name": ["湖", None, "c"]}, {"length": np.array([7.0, 8.0])}, [4, 9, 12]
    )
    text = graphml(graph_of(3, [(0, 1, 2.0), (1, 2, 3.0)]), attributes)
    back = networkx.parse_graphml(text, force_multigraph=True)
    assert set(back.nodes) == {"4", "9", "12"} and back.nodes["4"] == {"area": 1.5, "name": "湖"}
    assert back.nodes["9"] == {} and [data["cost"] for *_, data in back.edges(data=True)] == [2.0, 3.0]
    assert [data["length"] for *_, data in back.edges(data=True)] == [7.0, 8.0]


def test_networkx_missing(monkeypatch):
    monkeypatch.setattr(adapter.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(InputError, match="needs the Python library networkx: on Windows run"):
        to_networkx(graph_of(2, [(0, 1, 1.0)]))
    assert centrality(graph_of(2, [(0, 1, 1.0)])).degree.tolist() == [1, 1]
