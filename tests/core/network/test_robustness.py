"""Robustness curves against removing by hand."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connection import Habitat, no_connection, with_corridor, with_source
from esp_toolbox.core.network.graph import SourceGraph
from esp_toolbox.core.network.robustness import MEASURES, ORDERS, removal_curve, robustness_curves
from esp_toolbox.core.progress import Cancelled
from pairing import paired
from scipy.sparse.csgraph import connected_components


def random_network(seed, count=9, corridors=13):
    rng = np.random.default_rng(seed)
    first = rng.integers(0, count, corridors)
    second = (first + rng.integers(1, count, corridors)) % count
    graph = SourceGraph(count, first, second, rng.uniform(1, 20, corridors))
    return graph, Habitat(rng.uniform(0, 9, count), 8.0, 0.4)


def by_hand(graph, habitat, present):
    distances = graph.distances()
    strength = habitat.probability ** (distances / habitat.cost)
    values = np.where(present, habitat.attributes, 0.0)
    others = ~np.eye(graph.count, dtype=bool)
    sizes = np.bincount(connected_components(np.isfinite(distances))[1][present], minlength=1)
    return (
        np.sqrt(sum(values[i] * values[j] * strength[i, j] for i in range(len(values)) for j in range(len(values)))),
        (1 / distances[others]).sum(),
        sizes.max(),
        (sizes * (sizes - 1)).sum(),
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("elements", ["sources", "corridors"])
def test_curve_is_removal_by_hand(seed, elements):
    graph, habitat = random_network(seed)
    count = graph.count if elements == "sources" else graph.corridors
    removed = np.random.default_rng(seed).permutation(count)
    curve = removal_curve(graph, habitat, elements, removed)
    whole = np.array(by_hand(graph, habitat, np.ones(graph.count, dtype=bool)), dtype=float)
    for number in range(count + 1):
        present = np.ones(graph.count, dtype=bool)
        if elements == "sources":
            present[removed[:number]] = False
            left = graph.without(removed[:number])
        else:
            left = graph.without((), removed[:number])
        wanted = np.array(by_hand(left, habitat, present)) / whole if present.any() else np.zeros(4)
        assert curve[:, number] == pytest.approx(wanted, abs=1e-12), number
    assert curve[:, 0] == pytest.approx(1.0) and (np.diff(curve, axis=1) <= 1e-12).all()


def test_adding_shortens_ways():
    graph, _ = random_network(1)
    distances = no_connection(graph.count)
    for a, b, cost in zip(graph.first, graph.second, graph.cost):
        distances = with_corridor(distances, a, b, cost)
    assert distances == pytest.approx(graph.distances())
    alone = graph.without([0])
    others = np.r_[graph.second[graph.first == 0], graph.first[graph.second == 0]]
    costs = np.r_[graph.cost[graph.first == 0], graph.cost[graph.second == 0]]
    assert with_source(alone.distances(), 0, others, costs) == pytest.approx(graph.distances())


def test_star_falls_with_its_middle():
    count = 8
    graph = SourceGraph(count, np.zeros(count - 1, int), np.arange(1, count), np.full(count - 1, 5.0))
    curves = robustness_curves(graph, Habitat(np.ones(count), 5.0), runs=40, seed=3)
    assert [curve.order for curve in curves] == list(ORDERS)
    for curve in curves[1:]:
        assert curve.removed[0] == 0 and curve.mean[2, 1] == 1 / count and curve.mean[1, 1] == 0.0
    chance = curves[0]
    assert (chance.low <= chance.mean + 1e-12).all() and (chance.mean <= chance.high + 1e-12).all()
    assert chance.removed == () and 0.2 < chance.mean[2, 4] < 0.6
    assert (chance.area > curves[1].area).all()
    # 1, then an eighth seven times, then nothing.
    assert curves[1].area[2] == pytest.approx((9 / 16 + 6 / 8 + 1 / 16) / 8)


@pytest.mark.parametrize("elements", ["sources", "corridors"])
def test_ranks(elements):
    graph, habitat = random_network(7)
    count = graph.count if elements == "sources" else graph.corridors
    once = robustness_curves(graph, habitat, elements, ORDERS[1:], recalculate=False)
    anew = robustness_curves(graph, habitat, elements, ORDERS[1:], recalculate=True)
    for curve, other in paired(once, anew):
        assert sorted(curve.removed) == sorted(other.removed) == list(range(count))
        assert curve.removed[0] == other.removed[0]
    losses = []
    for element in range(count):
        if elements == "sources":
            present = np.arange(count) != element
            left = by_hand(graph.without([element]), habitat, present)
        else:
            left = by_hand(graph.without((), [element]), habitat, np.ones(graph.count, dtype=bool))
        losses.append(left[0])
    assert once[2].removed == tuple(np.argsort(losses, kind="stable"))


def test_corridor_ranks():
    # A bridge between two triangles carries most ways.
    edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]
    graph = SourceGraph(6, *np.array(edges).T, np.ones(7))
    curves = robustness_curves(graph, Habitat(np.ones(6), 1.0), "corridors", ("degree", "betweenness", "dPC"))
    assert [curve.removed[0] for curve in curves] == [3, 3, 3]
    assert curves[0].mean[2, 1] == 0.5 and curves[0].mean[3, 1] == pytest.approx(12 / 30)


def test_seed():
    graph, habitat = random_network(4)
    runs = [robustness_curves(graph, habitat, orders=("random",), runs=7, seed=seed)[0].mean for seed in (1, 1, 2)]
    assert (runs[0] == runs[1]).all() and (runs[0] != runs[2]).any()
    assert len(MEASURES) == len(runs[0])


def test_bad_input():
    graph, habitat = random_network(4)
    for options, sentence in (
        ({"elements": "rivers"}, "Elements are one of sources, corridors"),
        ({"orders": ("luck",)}, "orders some of random, degree"),
        ({"orders": ()}, "orders some of random, degree"),
        ({"runs": 0}, "The number of runs is 0"),
    ):
        with pytest.raises(InputError, match=sentence):
            robustness_curves(graph, habitat, **options)
    empty = np.zeros(0, dtype=int)
    with pytest.raises(InputError, match="The network has no corridor"):
        robustness_curves(SourceGraph(9, empty, empty, np.zeros(0)), habitat)
    for values, cost, probability, sentence in (
        ([1.0, -1.0], 1.0, 0.5, "numbers of 0 or above"),
        ([0.0, 0.0], 1.0, 0.5, "not all 0"),
        ([1.0, 1.0], 0.0, 0.5, "The cost of dispersal is 0"),
        ([1.0, 1.0], 1.0, 1.0, "The probability is 1"),
    ):
        with pytest.raises(InputError, match=sentence):
            Habitat(np.array(values), cost, probability)

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        robustness_curves(graph, habitat, progress=stop)


@pytest.mark.parametrize("seed", range(3))
def test_connectivity_is_that_of_the_patches(seed):
    """EC of the cheapest ways is EC(PC) of the links' probabilities."""
    from esp_toolbox.core.network.connectivity_index import probability_of_connectivity
    from esp_toolbox.core.network.connectivity_links import links_by_probability

    graph, habitat = random_network(seed)
    pairs = graph.pairs()
    cheapest = np.asarray(graph.matrix()[pairs[:, 0], pairs[:, 1]]).ravel()
    probability = habitat.probability ** (cheapest / habitat.cost)
    links = links_by_probability(graph.count, pairs[:, 0], pairs[:, 1], probability)
    wanted = probability_of_connectivity(habitat.attributes, links).equivalent
    assert habitat.equivalent_connectivity(graph.distances()) == pytest.approx(wanted, rel=1e-12)
