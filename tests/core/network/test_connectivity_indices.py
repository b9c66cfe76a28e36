"""IIC and PC: reference values, brute force by deleting patches, properties, rare networks."""

import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError, MemoryNeeded
from esp_toolbox.core.network.connectivity import landscape_connectivity
from esp_toolbox.core.network.connectivity_index import (
    bytes_needed,
    integral_index_of_connectivity,
    probability_of_connectivity,
    seconds_needed,
)
from esp_toolbox.core.network.connectivity_links import (
    PatchLinks,
    dispersal_probability,
    links_by_distance,
    links_by_probability,
)
from esp_toolbox.core.patch_distances import point_distances
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st
from pairs import pairs_of_matrix
from scipy.sparse.csgraph import dijkstra

INDICES = {"IIC": integral_index_of_connectivity, "PC": probability_of_connectivity}
PARTS = (("total", "d"), ("intra", "d_intra"), ("flux", "d_flux"), ("connector", "d_connector"))


def discs(count, seed, side=20_000.0, radius=(50.0, 450.0)):
    """Edge-to-edge distances of random discs, and their areas."""
    rng = np.random.default_rng(seed)
    x, y = rng.random((2, count)) * side
    r = rng.uniform(*radius, count)
    gap = np.maximum(np.hypot(x[:, None] - x, y[:, None] - y) - r[:, None] - r, 0.0)
    return pairs_of_matrix(gap), np.pi * r**2 / 1e4


def network(probability, linked=None):
    first, second = np.triu_indices(len(probability), 1)
    p = np.asarray(probability, float)[first, second]
    linked = p > 0 if linked is None else np.asarray(linked)[first, second]
    return PatchLinks(len(probability), first, second, p, linked)


def strengths(name, links):
    """Best paths by the plainest code there is."""
    count = links.count
    if name == "PC":
        best = np.eye(count)
        best[links.first, links.second] = best[links.second, links.first] = links.probability
        for k in range(count):
            best = np.maximum(best, best[:, k, None] * best[k])
        return best
    steps = np.full((count, count), np.inf)
    np.fill_diagonal(steps, 0.0)
    steps[links.first[links.linked], links.second[links.linked]] = 1.0
    steps = np.minimum(steps, steps.T)
    for k in range(count):
        steps = np.minimum(steps, steps[:, k, None] + steps[k])
    return 1.0 / (1.0 + steps)


def without(links, patch):
    kept = (links.first != patch) & (links.second != patch)
    return PatchLinks(links.count, *(a[kept] for a in (links.first, links.second, links.probability, links.linked)))


def by_deletion(name, attributes, links):
    """The index's numerator and the three parts of every patch by deleting it."""
    best = strengths(name, links)
    numerator = attributes @ best @ attributes
    total = []
    for patch in range(links.count):
        rest = attributes.copy()
        rest[patch] = 0.0
        total.append(100.0 * (1.0 - rest @ strengths(name, without(links, patch)) @ rest / numerator))
    intra = 100.0 * attributes**2 / numerator
    flux = 200.0 * attributes * (best @ attributes - attributes) / numerator
    return numerator, np.array(total), intra, flux


def links_of(case):
    distance = np.array(case["dist"], float)
    if "P_num" in case:
        return network(np.array(case["P_num"]) / case["P_den"], distance <= case["iic_threshold"])
    return links_by_distance(
        pairs_of_matrix(distance), case["d0"], case["p0"], case.get("p_min") or 0.0, case["iic_threshold"]
    )


def test_reference_cases_to_a_billionth(oracles):
    files = sorted((oracles / "connectivity").glob("*.json"))
    assert len(files) == 20
    for file in files:
        case = json.loads(file.read_text())
        links = links_of(case["input"])
        for name, index in INDICES.items():
            found = index(case["input"]["areas"], links, case["input"]["AL"])
            expected = case["expected"][name]
            assert found.numerator == pytest.approx(expected["num"], rel=1e-12)
            assert found.equivalent == pytest.approx(expected["ECA"], rel=1e-12)
            assert found.value == pytest.approx(expected["index"], rel=1e-12)
            for part, key in PARTS:
                assert np.abs(getattr(found.importance, part) - expected[key]).max() < 1e-9, (file.name, name, part)


@pytest.mark.parametrize("key, least", [("PC_pmin_0_01", 0.01), ("PC_no_pmin", 0.0)])
def test_makurhini_to_its_printed_digits(oracles, key, least):
    folder = oracles / "connectivity" / "makurhini"
    table = np.genfromtxt(folder / "habitat_nodes.csv", delimiter=",", names=True)
    published = json.loads((folder / "published.json").read_text())
    links = links_by_distance(point_distances(table["x"], table["y"]), 10_000.0, 0.5, least)
    found = probability_of_connectivity(table["area_ha"], links, published["LA_ha"])
    printed = published[key]
    assert float(f"{found.numerator:.7g}") == printed["PCnum"]
    assert float(f"{found.equivalent:.7g}") == printed["EC"]
    nodes = np.array(printed["nodes"])
    m = found.importance
    ours = np.stack([m.total, m.intra, m.flux, m.connector], axis=1)[: len(nodes)]
    assert np.abs(ours[:, :3] - nodes[:, :3]).max() <= 0.5001e-7
    assert np.abs(ours[:, 3] - nodes[:, 3]).max() <= 0.5001e-10
    if least:
        assert links.pruned > 0
        for value, name, digits in (
            (found.value, "PC", 8),
            (found.intra, "intra_pct", 5),
            (found.direct, "direct_pct", 5),
            (found.step, "step_pct", 5),
        ):
            assert round(value, digits) == pytest.approx(printed[name], abs=10.0**-digits / 2)
    else:
        # Straight distances between points: no way around is shorter.
        assert not m.connector.any()


def test_makurhini_iic_without_its_artefact(oracles):
    folder = oracles / "connectivity" / "makurhini"
    table = np.genfromtxt(folder / "habitat_nodes.csv", delimiter=",", names=True)
    links = links_by_distance(point_distances(table["x"], table["y"]), 10_000.0)
    found = integral_index_of_connectivity(table["area_ha"], links)
    assert found.numerator == pytest.approx(2.041990367e11, rel=1e-10)


@pytest.mark.parametrize("name", INDICES)
@pytest.mark.parametrize("count, seed, threshold, least", [(40, 1, 900, 0.0), (90, 2, 1500, 0.0), (90, 3, 700, 0.9)])
def test_deleting_every_patch_gives_the_same(name, count, seed, threshold, least):
    pairs, areas = discs(count, seed)
    links = links_by_distance(pairs, 5000.0, 0.5, least, threshold)
    found = INDICES[name](areas, links)
    numerator, total, intra, flux = by_deletion(name, areas, links)
    m = found.importance
    assert found.numerator == pytest.approx(numerator, rel=1e-12)
    assert np.abs(m.total - total).max() < 1e-9
    assert np.abs(m.intra - intra).max() < 1e-9
    assert np.abs(m.flux - flux).max() < 1e-9
    assert np.array_equal(m.total, m.intra + m.flux + m.connector)
    assert (m.connector > 0.0).any()


@pytest.mark.parametrize("name", INDICES)
def test_a_component_of_several_tiles(name, monkeypatch):
    """More patches than a tile has rows and columns; some are checked by deletion with Dijkstra's algorithm."""
    monkeypatch.setattr("esp_toolbox.core.network._path_closure._TILE_ROWS", 16)
    monkeypatch.setattr("esp_toolbox.core.network._path_closure._TILE_BYTES_A_ROW", 256)
    count = 300
    rng = np.random.default_rng(4)
    # A ring of chords: long ways around, every patch matters.
    first = np.concatenate([np.arange(count), rng.integers(0, count, count // 5)])
    second = np.concatenate([(np.arange(count) + 1) % count, rng.integers(0, count, count // 5)])
    first, second = np.minimum(first, second), np.maximum(first, second)
    _, unique = np.unique(first * count + second, return_index=True)
    first, second = first[unique], second[unique]
    first, second = first[first != second], second[first != second]
    p = rng.uniform(0.9, 1.0, first.size)
    links = PatchLinks(count, first, second, p, np.ones(p.size, bool))
    areas = rng.uniform(1, 10, count)
    found = INDICES[name](areas, links)
    cost = -np.log(p) if name == "PC" else np.ones(p.size)
    matrix = np.zeros((count, count))
    matrix[first, second] = matrix[second, first] = cost

    def numerator(graph, weights):
        away = dijkstra(graph, directed=False)
        return weights @ (np.exp(-away) if name == "PC" else 1.0 / (1.0 + away)) @ weights

    whole = numerator(matrix, areas)
    assert found.numerator == pytest.approx(whole, rel=1e-10)
    for patch in (0, 15, 16, 130, count - 1):
        graph, weights = matrix.copy(), areas.copy()
        graph[patch] = graph[:, patch] = 0.0
        weights[patch] = 0.0
        lost = 100.0 * (1.0 - numerator(graph, weights) / whole)
        assert found.importance.total[patch] == pytest.approx(lost, rel=1e-8)


@given(
    st.integers(1, 9).flatmap(
        lambda n: st.tuples(
            st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=n * n, max_size=n * n),
            st.lists(st.integers(0, 5), min_size=n, max_size=n).filter(any),
        )
    )
)
def test_small_networks_with_ties_and_certain_links(case):
    values, areas = case
    count = len(areas)
    links = network(np.array(values).reshape(count, count))
    areas = np.array(areas, float)
    for name, index in INDICES.items():
        found = index(areas, links)
        numerator, total, _, _ = by_deletion(name, areas, links)
        m = found.importance
        assert found.numerator == pytest.approx(numerator, rel=1e-13)
        assert np.abs(m.total - total).max() < 1e-10
        assert (m.connector >= 0.0).all()
        assert m.intra.sum() + m.flux.sum() / 2 == pytest.approx(100.0)
        assert found.intra + found.direct + found.step == pytest.approx(100.0)
        if name == "PC":
            assert (m.betweenness >= m.connector - 1e-9).all()


def test_order_of_patches_and_executor_do_not_matter():
    pairs, areas = discs(120, 7)
    links = links_by_distance(pairs, 5000.0, 0.5, 0.0, 1200.0)
    one = landscape_connectivity(areas, links)
    with ThreadPoolExecutor(3) as executor:
        other = landscape_connectivity(areas, links, executor=executor)
    for a, b in ((one.pc, other.pc), (one.iic, other.iic)):
        assert a.numerator == b.numerator
        assert np.array_equal(a.importance.connector, b.importance.connector)
    order = np.random.default_rng(1).permutation(120)
    shuffled = pairs_of_matrix(pairs.matrix()[np.ix_(order, order)])
    third = landscape_connectivity(areas[order], links_by_distance(shuffled, 5000.0, 0.5, 0.0, 1200.0))
    assert np.allclose(third.pc.importance.total, one.pc.importance.total[order], rtol=1e-9, atol=1e-10)
    assert np.array_equal(third.degree, one.degree[order])


def test_betweenness_of_known_networks():
    # A path of five: the middle is passed by four pairs.
    path = network(np.diag(np.full(4, 0.5), 1))
    found = landscape_connectivity(np.ones(5), path)
    assert found.iic.importance.betweenness.tolist() == [0.0, 3.0, 4.0, 3.0, 0.0]
    # A square: two equal ways across share the pair.
    square = network([[0, 1, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]])
    assert landscape_connectivity(np.ones(4), square).iic.importance.betweenness.tolist() == [0.5] * 4
    # Links of probability 1: of the equally probable paths the shortest counts.
    certain = network([[0, 1, 1], [0, 0, 1], [0, 0, 0]])
    assert landscape_connectivity(np.ones(3), certain).pc.importance.betweenness.tolist() == [0.0] * 3
    # Weighted by PC: patches 1 and 3 meet through 2 with p = 1/4, in both directions.
    chain = landscape_connectivity(np.array([2.0, 3.0, 5.0]), network([[0, 0.5, 0], [0, 0, 0.5], [0, 0, 0]]))
    assert chain.pc.importance.betweenness == pytest.approx([0.0, 100.0 * 2 * 10 / 4 / 64, 0.0])


def test_betweenness_against_counting_all_shortest_paths():
    pairs, areas = discs(70, 9)
    links = links_by_distance(pairs, 2500.0)
    count = links.count
    adjacent = np.zeros((count, count))
    adjacent[links.first[links.linked], links.second[links.linked]] = 1.0
    adjacent += adjacent.T
    steps = dijkstra(np.where(adjacent > 0, 1.0, 0.0), directed=False, unweighted=True)
    ways = np.eye(count)
    for length in range(1, int(steps[np.isfinite(steps)].max()) + 1):
        ways += np.where(steps == length, np.where(steps == length - 1, ways, 0.0) @ adjacent, 0.0)
    expected = np.zeros(count)
    for k in range(count):
        through = steps[:, k, None] + steps[k] == steps
        through &= np.isfinite(steps)
        through[k] = through[:, k] = False
        share = ways[:, k, None] * ways[k] / np.where(ways > 0, ways, 1.0)
        expected[k] = np.triu(np.where(through, share, 0.0), 1).sum()
    found = integral_index_of_connectivity(areas, links).importance.betweenness
    assert expected.max() > 100
    assert np.allclose(found, expected, rtol=1e-12)


def test_counts_and_simple_indices():
    pairs = pairs_of_matrix(np.array([[0, 10, 999], [10, 0, 999], [999, 999, 0.0]]))
    found = landscape_connectivity([1, 1, 4], links_by_distance(pairs, 50.0, 0.75), 10.0)
    assert (found.links, found.components, found.largest) == (1, 2, 3)
    assert found.component.tolist() == [0, 0, 1]
    assert found.degree.tolist() == [1, 1, 0]
    assert found.coincidence == pytest.approx((2**2 + 4**2) / 100)
    p = 0.75 ** (np.array([10, 999, 999]) / 50)
    assert found.flux == pytest.approx(2 * (p * [1, 4, 4]).sum())


def test_pruning_is_reported_and_only_lowers_pc():
    pairs, areas = discs(60, 3)
    full = landscape_connectivity(areas, links_by_distance(pairs, 2000.0))
    links = links_by_distance(pairs, 2000.0, 0.5, 0.05)
    pruned = landscape_connectivity(areas, links)
    expected = int((dispersal_probability(pairs.distance, 2000.0, 0.5) < 0.05).sum())
    assert full.pruned == 0
    assert pruned.pruned == expected > 0
    assert pruned.pc.numerator < full.pc.numerator
    assert pruned.iic.numerator == full.iic.numerator
    assert pruned.pc.importance.connector.sum() > full.pc.importance.connector.sum()
    assert links_by_distance(pairs, 2000.0, 0.5, 0.5).probability.min() == 0.0


def test_threshold_is_inclusive():
    pairs = pairs_of_matrix(np.array([[0, 100.0], [100.0, 0]]))
    assert landscape_connectivity([1, 1], links_by_distance(pairs, 100.0)).links == 1
    assert landscape_connectivity([1, 1], links_by_distance(pairs, np.nextafter(100.0, 0))).links == 0
    by_value = links_by_probability(2, np.array([0]), np.array([1]), np.array([0.5]))
    assert by_value.linked.tolist() == [True]


def test_probabilities_too_small_for_a_float_are_no_links():
    pairs = pairs_of_matrix(np.array([[0, 1e9, 1.0], [1e9, 0, 1e9], [1.0, 1e9, 0]]))
    found = landscape_connectivity([1, 2, 3], links_by_distance(pairs, 100.0))
    assert found.largest == 2
    assert found.pc.importance.flux[1] == 0.0
    # Products that vanish on a long way are no path either.
    chain = network(np.diag(np.full(3, 1e-200), 1))
    ends = probability_of_connectivity([1, 1, 1, 1], chain)
    assert ends.numerator == pytest.approx(4.0)
    assert np.isfinite(ends.importance.total).all()


def test_without_importance():
    pairs, areas = discs(30, 1)
    links = links_by_distance(pairs, 2000.0)
    found = landscape_connectivity(areas, links, importance=False)
    assert found.pc.importance is None
    assert found.pc.numerator == landscape_connectivity(areas, links).pc.numerator


def test_progress_rises_and_cancelling_stops():
    pairs, areas = discs(150, 5)
    links = links_by_distance(pairs, 3000.0, 0.5, 0.0, 1500.0)
    seen = []
    landscape_connectivity(areas, links, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)
    assert len(seen) > 50

    def stop(fraction):
        if fraction > 0.3:
            raise Cancelled

    usual = np.getbufsize()
    with pytest.raises(Cancelled):
        landscape_connectivity(areas, links, progress=stop)
    assert np.getbufsize() == usual


def test_large_components_are_estimated_and_refused_without_memory(monkeypatch):
    assert seconds_needed([2000]) > 5 * seconds_needed([1000])
    assert bytes_needed(5000) > 1e9
    monkeypatch.setattr("esp_toolbox.core.memory.free_memory", lambda: 1e4)
    pairs, areas = discs(60, 5)
    with pytest.raises(MemoryNeeded, match="GB"):
        landscape_connectivity(areas, links_by_distance(pairs, 5000.0))


@pytest.mark.parametrize(
    "attributes, text",
    [
        ([1, -1, 2], "1 patch has a negative or missing attribute, the first is patch 2"),
        ([1, np.nan, np.nan], "2 patches have a negative or missing attribute"),
        ([0, 0, 0], "every patch is 0"),
        ([1, 2], "3 patches and 2 attributes"),
    ],
)
def test_bad_attributes_are_told(attributes, text):
    links = links_by_distance(pairs_of_matrix(np.ones((3, 3))), 1.0)
    with pytest.raises(InputError, match=text):
        landscape_connectivity(attributes, links)


def test_bad_parameters_are_told():
    pairs = pairs_of_matrix(np.ones((2, 2)))
    for arguments, text in (
        ((0.0,), "dispersal distance is 0"),
        ((5.0, 1.0), "probability is 1.0"),
        ((5.0, 0.5, 1.0), "least probability is 1.0"),
    ):
        with pytest.raises(InputError, match=text):
            links_by_distance(pairs, *arguments)
    with pytest.raises(InputError, match="outside 0 to 1.*1200"):
        links_by_probability(2, np.array([0]), np.array([1]), np.array([1200.0]))
    with pytest.raises(InputError, match="landscape attribute is 0"):
        landscape_connectivity([1, 1], links_by_distance(pairs, 5.0), 0.0)
