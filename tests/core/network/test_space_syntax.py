"""Space syntax against sDNA+'s outputs, a plain reference and hand calculations."""

import csv
import json

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network import space_syntax as module
from esp_toolbox.core.network.space_syntax import LineNetwork, polyline_weights, space_syntax
from esp_toolbox.core.network.space_syntax_grade import far_in_parts, integrated_grade
from esp_toolbox.core.network.space_syntax_lines import clean_lines
from esp_toolbox.core.network.space_syntax_nodes import means_of_ends, node_measures
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pairing import each, paired

NETS = ("chain3", "star4", "two_components", "loop_and_parallel", "random20", "random60")
FIELDS = {
    "MED": "mean_distance",
    "NQPDE": "quantity",
    "BtE": "betweenness",
    "TPBt": "two_phase_betweenness",
    "TPD": "two_phase_destination",
    "Wt": "weight_within",
    "Lnk": "count_within",
    "Len": "length_within",
}


def network_of(lines):
    return clean_lines(lines, planarise=False).network


@pytest.mark.parametrize("net", NETS)
def test_sdna(oracles, net):
    folder = oracles / "spacesyntax"
    features = json.loads((folder / f"{net}.geojson").read_text())["features"]
    network = network_of([np.array(feature["geometry"]["coordinates"]) for feature in features])
    assert len(network) == len(features)
    row_of = {feature["properties"]["id"]: row for row, feature in enumerate(features)}
    user = np.array([feature["properties"]["wt"] for feature in features], dtype=float)
    runs, looked_at = {}, 0
    with open(folder / f"{net}.expected.csv", encoding="utf-8") as file:
        for wanted in each(csv.DictReader(file)):
            key = (wanted["weight_type"], wanted["user_weight"], wanted["radius"])
            if key not in runs:
                radius = 0.0 if key[2] == "n" else float(key[2])
                runs[key] = space_syntax(network, key[0], radius, user if key[1] == "1" else None)
            for column, field in FIELDS.items():
                value = getattr(runs[key], field)[row_of[int(wanted["id"])]]
                assert value == pytest.approx(float(wanted[column]), rel=1e-5), (key, wanted["id"], column)
                looked_at += 1
    assert looked_at >= 8 * len(features)


def test_three_pieces_in_a_row():
    lines = [np.array([[100.0 * k, 0.0], [100.0 * k + 100.0, 0.0]]) for k in range(3)]
    result = space_syntax(network_of(lines))
    assert result.mean_distance == pytest.approx([111.1111, 77.7778, 111.1111], rel=1e-5)
    assert result.quantity == pytest.approx([0.015, 0.0166667, 0.015], rel=1e-5)
    assert result.betweenness == pytest.approx([0.259259, 0.481481, 0.259259], rel=1e-5)
    assert result.two_phase_betweenness == pytest.approx([0.259259, 0.481481, 0.259259], rel=1e-5)
    assert result.weight == pytest.approx([1 / 3] * 3)


def reference(network, weight, radius):
    """The formulas word by word, on paths that are listed."""
    import networkx

    graph = networkx.Graph()
    count = len(network)
    before = np.zeros(count) if network.before is None else network.before
    after = np.zeros(count) if network.after is None else network.after
    for x in range(count):
        graph.add_edge(("m", x), ("j", int(network.start[x])), weight=network.length[x] / 2 + before[x])
        if network.end[x] != network.start[x]:
            graph.add_edge(("m", x), ("j", int(network.end[x])), weight=network.length[x] / 2 + after[x])
    within, paths = [], []
    for x in range(count):
        distance, path = networkx.single_source_dijkstra(graph, ("m", x))
        distance = {node[1]: value for node, value in distance.items() if node[0] == "m"}
        distance[x] = network.length[x] / 3
        within.append({y: value for y, value in distance.items() if value <= radius or y == x})
        paths.append({y: [node[1] for node in path[("m", y)] if node[0] == "m"] for y in within[x]})
    total = np.array([sum(weight[z] for z in within[y]) for y in range(count)])
    mean = [sum(weight[y] * d for y, d in within[x].items()) / total[x] for x in range(count)]
    quantity = [sum(weight[y] / d for y, d in within[x].items()) for x in range(count)]
    between, two_phase = np.zeros(count), np.zeros(count)
    for y in range(count):
        for z in within[y]:
            for x in set(paths[y][z]):
                share = 1 / 3 if x == y == z else 1 / 2 if x in (y, z) else 1.0
                between[x] += weight[y] * weight[z] * share
                two_phase[x] += weight[y] * weight[z] * share / total[y]
    return np.array(mean), np.array(quantity), between, two_phase


@given(
    st.integers(2, 9),
    st.integers(1, 14),
    st.integers(0, 10**6),
    st.sampled_from(["link", "length", "polyline"]),
    st.sampled_from([0.0, 150.0]),
    st.booleans(),
)
@settings(max_examples=part_of(60))
def test_formulas(junctions, count, seed, weighting, radius, through):
    rng = np.random.default_rng(seed)
    ways = (rng.uniform(0, 30, count), rng.uniform(0, 30, count)) if through else ()
    network = LineNetwork(
        rng.integers(0, junctions, count), rng.integers(0, junctions, count), rng.uniform(10, 100, count), *ways
    )
    if through:
        loops = network.start == network.end
        network.after[loops] = network.before[loops]
    user = rng.uniform(0.1, 3, count)
    result = space_syntax(network, weighting, radius, user)
    wanted = reference(network, polyline_weights(network, weighting, user), radius or np.inf)
    found = (result.mean_distance, result.quantity, result.betweenness, result.two_phase_betweenness)
    for one, other in paired(found, wanted):
        assert one == pytest.approx(other, rel=1e-9)
    assert result.two_phase_destination.sum() == pytest.approx(result.weight.sum())


def test_blocks_do_not_matter(monkeypatch):
    rng = np.random.default_rng(3)
    network = LineNetwork(rng.integers(0, 30, 60), rng.integers(0, 30, 60), rng.uniform(1, 9, 60))
    whole = space_syntax(network)
    monkeypatch.setattr(module, "_BLOCK", 500)
    parts = space_syntax(network)
    assert parts.betweenness == pytest.approx(whole.betweenness, rel=1e-12)
    assert (parts.mean_distance == whole.mean_distance).all()


def test_a_link_does_not_depend_on_how_it_is_cut():
    whole = [np.array([[0.0, 0.0], [300.0, 0.0]]), np.array([[300.0, 0.0], [400.0, 50.0]])]
    whole += [np.array([[300.0, 0.0], [400.0, -50.0]])]
    cut = [np.array([[0.0, 0.0], [100.0, 0.0]]), np.array([[100.0, 0.0], [300.0, 0.0]]), *whole[1:]]
    weights = polyline_weights(network_of(cut))
    assert weights == pytest.approx([1 / 3, 2 / 3, 1.0, 1.0])
    assert polyline_weights(network_of(whole)) == pytest.approx([1.0, 1.0, 1.0])


def test_weights_of_nought_leave_gaps():
    lines = [np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([[5.0, 0.0], [6.0, 0.0]])]
    result = space_syntax(network_of(lines), "polyline", 0.0, np.array([0.0, 2.0]))
    assert np.isnan(result.mean_distance[0]) and result.quantity[0] == result.betweenness[0] == 0.0
    assert result.two_phase_betweenness[1] == pytest.approx(2 * 2 / 3 / 2)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda net: space_syntax(net, "roads"), "The weighting is one of link, length, polyline, not roads"),
        (lambda net: space_syntax(net, radius=-1.0), "The radius is -1"),
        (lambda net: space_syntax(net, user_weight=np.array([1.0, -2.0])), "Line 2 has no weight of 0 or above"),
        (lambda net: space_syntax(net, user_weight=np.array([np.nan, 2.0])), "Line 1 has no weight of 0 or above"),
        (lambda net: space_syntax(LineNetwork(net.start, net.end, np.array([1.0, 0.0]))), "1 line has no length"),
        (lambda net: space_syntax(LineNetwork(*np.zeros((2, 0), int), np.zeros(0))), "There is no line"),
    ],
)
def test_bad_input(call, sentence):
    net = LineNetwork(np.array([0, 1]), np.array([1, 2]), np.array([5.0, 6.0]))
    with pytest.raises(InputError, match=sentence):
        call(net)


def test_progress_and_cancel():
    from esp_toolbox.core.progress import Cancelled

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        space_syntax(LineNetwork(np.array([0]), np.array([1]), np.array([5.0])), progress=stop)


def test_node_formulas():
    networkx = pytest.importorskip("networkx")
    rng = np.random.default_rng(5)
    graph = networkx.gnm_random_graph(20, 28, seed=5)
    edges = np.array(graph.edges)
    length = rng.uniform(1, 9, len(edges))
    for (a, b), value in zip(edges, length):
        graph[a][b]["length"] = value
    # A loop and a longer second way change nothing.
    loops = np.vstack([edges, [[edges[0, 0]] * 2, edges[0]]])
    result = node_measures(LineNetwork(loops[:, 0], loops[:, 1], np.r_[length, 1.0, 99.0]))
    nodes = len(result.harmonic)
    between = networkx.betweenness_centrality(graph, weight="length", normalized=False)
    harmonic = networkx.harmonic_centrality(graph, distance="length")
    assert result.betweenness == pytest.approx([between[n] for n in range(nodes)])
    assert result.harmonic == pytest.approx([harmonic[n] for n in range(nodes)])
    for node in range(nodes):
        distance = networkx.single_source_dijkstra_path_length(graph, node, weight="length")
        others = [value for other, value in distance.items() if other != node]
        if others:
            assert result.mean_distance[node] == pytest.approx(np.mean(others))
        else:
            assert np.isnan(result.mean_distance[node])
    ends = means_of_ends(LineNetwork(edges[:, 0], edges[:, 1], length), result.harmonic)
    assert ends[0] == pytest.approx(result.harmonic[edges[0]].mean())


def test_node_way_through_a_source_counts():
    network = LineNetwork(np.array([0]), np.array([1]), np.array([10.0]), np.array([3.0]), np.array([2.0]))
    assert node_measures(network).mean_distance == pytest.approx([15.0, 15.0])


def test_grade():
    far, much = np.array([30.0, 20.0, 10.0, np.nan]), np.array([0.0, 1.0, 2.0, 5.0])
    grade = integrated_grade(far, [much], classes=3)
    assert grade.score[:3] == pytest.approx([0.0, 0.35, 0.7]) and np.isnan(grade.score[3])
    assert grade.classes().tolist() == [1, 2, 3, 0]
    assert grade.classes(np.array([0.1, 0.6])).tolist() == [2, 3]
    assert integrated_grade(far, [much], [3, 1]).score[1] == pytest.approx(0.75 * 0.5 + 0.25 * 0.2)
    same = integrated_grade(np.array([4.0, 4.0]), [np.array([1.0, 1.0])])
    assert same.score.tolist() == [1.0, 1.0] and same.classes().tolist() == [1, 1]
    for weights in ([1.0], [1.0, -1.0], [0.0, 0.0], [np.nan, 1.0]):
        with pytest.raises(InputError, match="There must be 2 weights"):
            integrated_grade(far, [much], weights)


def test_small_components_do_not_look_central():
    network = LineNetwork(np.array([0, 1, 2, 8]), np.array([1, 2, 3, 9]), np.array([10.0, 10.0, 10.0, 1.0]))
    result = space_syntax(network, "length")
    assert result.mean_distance.argmin() == 3
    corrected = far_in_parts(network, result.mean_distance, result.weight)
    assert corrected[3] == pytest.approx(31 / 3) and corrected[3] > corrected[1]
    assert corrected[:3] == pytest.approx(result.mean_distance[:3] * 31 / 30)
    count, component = network.components()
    assert count == 2 and component.tolist() == [0, 0, 0, 1]
