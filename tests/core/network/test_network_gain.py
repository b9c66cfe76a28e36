"""Greedy additions against recomputing from scratch, and the optimum against all sets."""

from itertools import combinations

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connection import Habitat
from esp_toolbox.core.network.graph import SourceGraph
from esp_toolbox.core.network.network_gain import MEASURES, Candidates, network_gain
from esp_toolbox.core.progress import Cancelled


def landscape(seed, sources=6, stones=2):
    rng = np.random.default_rng(seed)
    nodes = sources + stones
    pairs = [(a, b) for a in range(nodes) for b in range(a + 1, nodes) if a < sources]
    old = [pair for pair in pairs if pair[1] < sources and rng.random() < 0.3] or [(0, 1)]
    new = [pair for pair in pairs if pair not in old]
    new = [new[k] for k in sorted(rng.choice(len(new), min(9, len(new)), replace=False))]
    cost = rng.uniform(1, 20, len(new))
    graph = SourceGraph(sources, *np.array(old).T, rng.uniform(1, 20, len(old)))
    candidates = Candidates(*np.array(new).T, cost, cost * rng.uniform(0.2, 1, len(new)))
    return graph, candidates, Habitat(rng.uniform(1, 50, nodes), 10.0)


def from_scratch(graph, candidates, habitat, chosen, measure):
    """The measure of a network, built anew."""
    chosen = list(chosen)
    nodes = len(habitat.attributes)
    whole = SourceGraph(
        nodes,
        np.r_[graph.first, candidates.first[chosen]],
        np.r_[graph.second, candidates.second[chosen]],
        np.r_[graph.cost, candidates.cost[chosen]],
    )
    there = np.isin(np.arange(nodes), np.r_[whole.first, whole.second]) | (np.arange(nodes) < graph.count)
    distances = whole.distances()
    if measure == "efficiency":
        pairs = [1 / distances[a, b] for a in range(graph.count) for b in range(graph.count) if a != b]
        return float(np.mean(pairs))
    if measure == "gamma":
        return len(whole.pairs()) / (3 * (there.sum() - 2))
    area = np.where(there, habitat.attributes, 0.0)
    if measure == "EC_PC":
        return float(np.sqrt(area @ 0.5 ** (distances / habitat.cost) @ area))
    component = whole.components()[1]
    return float(np.bincount(component, area).max())


def all_sets(graph, candidates, habitat, budget, measure):
    best = from_scratch(graph, candidates, habitat, (), measure)
    count = len(candidates)
    for size in range(1, count + 1):
        for chosen in combinations(range(count), size):
            if candidates.spending[list(chosen)].sum() > budget:
                continue
            ends = np.r_[candidates.first[list(chosen)], candidates.second[list(chosen)]]
            if (np.bincount(ends, minlength=len(habitat.attributes))[graph.count :] == 1).any():
                continue
            best = max(best, from_scratch(graph, candidates, habitat, chosen, measure))
    return best


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("seed", range(4))
def test_steps_and_optimum(seed, measure):
    graph, candidates, habitat = landscape(seed)
    budget = 0.45 * candidates.spending.sum()
    result = network_gain(graph, candidates, habitat, budget, measure)
    chosen = []
    for step in result.steps:
        for name in MEASURES:
            assert step.before[name] == pytest.approx(from_scratch(graph, candidates, habitat, chosen, name))
        chosen += step.corridors
        for name in MEASURES:
            assert step.after[name] == pytest.approx(from_scratch(graph, candidates, habitat, chosen, name))
        assert step.spending == pytest.approx(candidates.spending[list(step.corridors)].sum())
        assert step.after[measure] > step.before[measure]
        assert (len(step.corridors) == 2) == (step.stone >= 0)
    assert len(set(chosen)) == len(chosen) and candidates.spending[chosen].sum() <= budget * (1 + 1e-9)
    assert result.optimum == pytest.approx(all_sets(graph, candidates, habitat, budget, measure))
    assert result.optimum >= result.after[measure] * (1 - 1e-12)
    assert from_scratch(graph, candidates, habitat, result.optimal, measure) == pytest.approx(result.optimum)
    assert result.before[measure] == pytest.approx(from_scratch(graph, candidates, habitat, (), measure))


def test_first_step_is_the_best_per_unit():
    graph, candidates, habitat = landscape(11, stones=0)
    result = network_gain(graph, candidates, habitat, 5.0, most_sets=0)
    before = from_scratch(graph, candidates, habitat, (), "EC_PC")
    rates = [
        (from_scratch(graph, candidates, habitat, (k,), "EC_PC") - before) / candidates.spending[k]
        if candidates.spending[k] <= 5.0
        else -1.0
        for k in range(len(candidates))
    ]
    assert result.rule == "gain per unit" and result.steps[0].corridors == (int(np.argmax(rates)),)
    assert result.optimum is None and result.optimal == ()


def test_the_second_list_saves_what_the_first_misses():
    # Per unit a cheap corridor wins and leaves too little for the one that joins most.
    graph = SourceGraph(4, np.array([0]), np.array([1]), np.array([1.0]))
    candidates = Candidates(np.array([1, 1]), np.array([2, 3]), np.ones(2), np.array([1.0, 10.0]))
    habitat = Habitat(np.array([20.0, 1.0, 4.0, 15.0]), 10.0)
    result = network_gain(graph, candidates, habitat, 10.0, "largest component")
    assert result.rule == "gain" and result.after["largest component"] == 36.0 == result.optimum
    assert [step.corridors for step in result.steps] == [(1,)] and result.optimal == (1,)


def test_a_stone_leads_over():
    graph = SourceGraph(2, *np.zeros((2, 0), dtype=int), np.zeros(0))
    cost, spending = np.array([90.0, 4.0, 5.0]), np.array([30.0, 4.0, 5.0])
    candidates = Candidates(np.array([0, 0, 1]), np.array([1, 2, 2]), cost, spending)
    result = network_gain(graph, candidates, Habitat(np.array([10.0, 10.0, 1.0]), 10.0), 20.0)
    (step,) = result.steps
    assert step.corridors == (1, 2) and step.stone == 0 and step.spending == 9.0
    assert result.before["largest component"] == 10.0 and result.after["largest component"] == 21.0
    assert result.after["efficiency"] == pytest.approx(1 / 9)


def test_nothing_fits():
    graph, candidates, habitat = landscape(2)
    result = network_gain(graph, candidates, habitat, candidates.spending.min() / 2)
    assert result.steps == () and result.before == result.after and result.optimum == result.before["EC_PC"]


def test_bad_input():
    graph, candidates, habitat = landscape(2)
    none = Candidates(*np.zeros((2, 0), dtype=int), np.zeros(0), np.zeros(0))
    free = Candidates(candidates.first, candidates.second, candidates.cost, candidates.spending * 0)
    for arguments, sentence in (
        ((graph, candidates, habitat, 0.0), "The budget is 0"),
        ((graph, candidates, habitat, 1.0, "beauty"), "The measure is one of EC_PC, gamma"),
        ((graph, none, habitat, 1.0), "There is no corridor that could be added"),
        ((graph, free, habitat, 1.0), "needs a cost and a length above 0"),
        ((SourceGraph(1, none.first, none.second, none.cost), candidates, habitat, 1.0), "two sources or more"),
    ):
        with pytest.raises(InputError, match=sentence):
            network_gain(*arguments)

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        network_gain(graph, candidates, habitat, 30.0, progress=stop)
