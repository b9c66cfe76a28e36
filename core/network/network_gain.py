"""Which new corridors and stepping stones improve a network most for what they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError, NothingFound, phrase
from ..progress import Progress, no_progress, part_of, with_parts
from .centrality import efficiency
from .connection import Habitat, no_connection, with_corridor
from .graph import SourceGraph
from .robustness import largest_component

MEASURES = (phrase("EC_PC"), phrase("gamma"), phrase("efficiency"), phrase("largest component"))
# Gains below this share of the measure are rounding.
_NO_GAIN = 1e-12
# Sets of corridors that the search for the optimum looks at, at most.
MOST_SETS = 20_000


@dataclass(frozen=True)
class Candidates:
    """Corridors that could be added.

    Parameters
    ----------
    first, second : ndarray of int, shape (candidates,)
        Nodes at their ends: the sources, then the stepping stones.
    cost : ndarray of float64, shape (candidates,)
        Accumulated cost, above 0.
    spending : ndarray of float64, shape (candidates,)
        What each takes from the budget, above 0: its length or its cost.
    """

    first: np.ndarray
    second: np.ndarray
    cost: np.ndarray
    spending: np.ndarray

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True)
class Step:
    """One addition.

    Parameters
    ----------
    corridors : tuple of int
        Candidates that are added together: one, or two that meet in a stepping stone.
    stone : int
        The stepping stone that comes with them, from 0; -1 for none.
    spending : float
    before, after : dict of str to float
        All `MEASURES` before and after it.
    """

    corridors: tuple
    stone: int
    spending: float
    before: dict
    after: dict


@dataclass(frozen=True)
class NetworkGain:
    """What to add to a network, in order.

    Parameters
    ----------
    steps : tuple of Step
    before, after : dict of str to float
        All `MEASURES` of the network and of the improved one.
    rule : str
        "gain per unit" or "gain": by which the better list was found.
    optimum : float or None
        The best value of the measure within the budget; None where there are too many sets to look at all.
    optimal : tuple of int
        The candidates of that optimum.
    """

    steps: tuple
    before: dict
    after: dict
    rule: str
    optimum: Optional[float]
    optimal: tuple


class _State:
    """A network with some candidates added."""

    def __init__(self, problem: _Problem, distances: np.ndarray, chosen: frozenset):
        self.problem, self.distances, self.chosen = problem, distances, chosen

    def plus(self, corridors) -> _State:
        candidates, distances = self.problem.candidates, self.distances
        for number in corridors:
            ends = candidates.first[number], candidates.second[number]
            distances = with_corridor(distances, *ends, candidates.cost[number])
        return _State(self.problem, distances, self.chosen.union(corridors))

    def present(self) -> np.ndarray:
        """The sources, and the stones that a corridor reaches."""
        problem = self.problem
        there = np.zeros(problem.nodes, dtype=bool)
        there[: problem.sources] = True
        chosen = sorted(self.chosen)
        there[problem.candidates.first[chosen]] = there[problem.candidates.second[chosen]] = True
        return there

    def value(self, measure: str) -> float:
        """One of `MEASURES`."""
        problem = self.problem
        if measure == "efficiency":
            return efficiency(self.distances[: problem.sources, : problem.sources])
        there = self.present()
        if measure == "EC_PC":
            return problem.habitat.equivalent_connectivity(self.distances, there)
        if measure == "largest component":
            return largest_component(self.distances, np.where(there, problem.habitat.attributes, 0.0))
        nodes = int(there.sum())
        links = set(problem.pairs)
        links.update(problem.pair_of(number) for number in self.chosen)
        return len(links) / (3.0 * (nodes - 2)) if nodes > 2 else float("nan")

    def values(self) -> dict:
        return {measure: self.value(measure) for measure in MEASURES}


class _Problem:
    """A network, what could be added to it, and its habitat, stones included."""

    def __init__(self, graph: SourceGraph, candidates: Candidates, habitat: Habitat):
        self.sources, self.nodes = graph.count, len(habitat.attributes)
        self.candidates, self.habitat = candidates, habitat
        self.pairs = {tuple(pair) for pair in graph.pairs().tolist()}
        distances = no_connection(self.nodes)
        distances[: self.sources, : self.sources] = graph.distances()
        self.start = _State(self, distances, frozenset())

    def pair_of(self, number: int) -> tuple:
        ends = int(self.candidates.first[number]), int(self.candidates.second[number])
        return min(ends), max(ends)

    def additions(self, state: _State) -> list:
        """What may be added next: corridors between nodes that are there, or two that meet in a new stone."""
        there = state.present()
        first, second = self.candidates.first, self.candidates.second
        left = [number for number in range(len(self.candidates)) if number not in state.chosen]
        single = [((number,), -1) for number in left if there[first[number]] and there[second[number]]]
        to_stone: dict = {}
        for number in left:
            ends = int(first[number]), int(second[number])
            new = [node for node in ends if not there[node]]
            if len(new) == 1:
                to_stone.setdefault(new[0], []).append(number)
        double = [
            ((a, b), stone - self.sources)
            for stone, numbers in sorted(to_stone.items())
            for place, a in enumerate(numbers)
            for b in numbers[place + 1 :]
        ]
        return single + double


def network_gain(
    graph: SourceGraph,
    candidates: Candidates,
    habitat: Habitat,
    budget: float,
    measure: str = "EC_PC",
    most_sets: int = MOST_SETS,
    progress: Progress = no_progress,
) -> NetworkGain:
    """Add corridors and stepping stones, always what raises a measure most per unit spent, within a budget.

    After every addition all that is left is evaluated anew and exactly, on the cheapest ways of the whole network. A
    stepping stone comes with two corridors at once, later ones may follow. A second list goes by gain alone; the one
    that ends higher is given back. Where the sets of candidates within the budget are few enough, all are looked at, so
    that the gap to the optimum is known.

    Parameters
    ----------
    graph : SourceGraph
        The network as it is.
    candidates : Candidates
    habitat : Habitat
        Attributes of the sources, then of the stepping stones.
    budget : float
        Above 0, in the unit of the candidates' spending.
    measure : {"EC_PC", "gamma", "efficiency", "largest component"}
        EC(PC) of sources and stones; links over ``3 (V - 2)``; mean of 1 / cost over all pairs of sources; greatest sum
        of attributes in one component.
    most_sets : int
        Sets up to which the optimum is looked for; 0 never.
    progress : callable

    Returns
    -------
    NetworkGain

    Raises
    ------
    InputError
        When there is no candidate, the budget is not above 0, or the measure is not known.

    References
    ----------
    Saura et al. (2011), Ecological Indicators 11:768-773 (EC). Khuller, Moss and Naor (1999), Information Processing
    Letters 70:39-45 (greedy choice within a budget, and why both lists are made).
    """
    _check(graph, candidates, budget, measure)
    problem = _Problem(graph, candidates, habitat)
    lists = []
    for per_unit, part in with_parts((True, False), part_of(progress, 0.0, 0.7)):
        lists.append(_greedy(problem, budget, measure, per_unit, part))
    better = 1 if lists[1][0].value(measure) > lists[0][0].value(measure) * (1.0 + _NO_GAIN) else 0
    state, steps = lists[better]
    optimum, optimal = _optimum(problem, budget, measure, most_sets, progress)
    progress(1.0)
    rule = (phrase("gain per unit"), phrase("gain"))[better]
    return NetworkGain(tuple(steps), problem.start.values(), state.values(), rule, optimum, optimal)


def gain_of(
    graph: SourceGraph, candidates: Candidates, habitat: Habitat, chosen: Sequence[int], rule: str
) -> NetworkGain:
    """What corridors that were chosen by another rule do to the measures, one after the other.

    Parameters
    ----------
    graph, candidates, habitat
        As in `network_gain`.
    chosen : sequence of int
        Candidates between sources, in order.
    rule : str
        What chose them.

    Returns
    -------
    NetworkGain
        Without an optimum.
    """
    problem = _Problem(graph, candidates, habitat)
    state, steps = problem.start, []
    for number in chosen:
        grown = state.plus((number,))
        steps.append(Step((number,), -1, float(candidates.spending[number]), state.values(), grown.values()))
        state = grown
    return NetworkGain(tuple(steps), problem.start.values(), state.values(), rule, None, ())


def _check(graph, candidates, budget, measure) -> None:
    if measure not in MEASURES:
        raise InputError("The measure is one of {known}, not {given}.", known=", ".join(MEASURES), given=measure)
    if graph.count < 2:
        raise NothingFound("A network to improve has two sources or more.")
    if not len(candidates):
        raise NothingFound("There is no corridor that could be added: all sources are joined, or none can be reached.")
    if not budget > 0:
        raise InputError("The budget is {given}; it must be above 0.", given=budget)
    if not (candidates.spending > 0).all() or not (candidates.cost > 0).all():
        raise InputError("Every corridor that could be added needs a cost and a length above 0.")


def _greedy(problem: _Problem, budget, measure, per_unit: bool, progress: Progress) -> tuple:
    """The state at the end and the steps that led there."""
    state, left = problem.start, budget
    steps: list = []
    spending = problem.candidates.spending
    value = state.value(measure)
    while True:
        progress(1.0 - left / budget)
        best, best_rate = None, _NO_GAIN * max(abs(value), 1e-300) / (1.0 if not per_unit else budget)
        for corridors, stone in problem.additions(state):
            need = float(spending[list(corridors)].sum())
            if need > left * (1.0 + 1e-9):
                continue
            progress(1.0 - left / budget)
            tried = state.plus(corridors)
            gain = tried.value(measure) - value
            rate = gain / need if per_unit else gain
            # Equal rates go by order, and by order only: sums differ in their last digits.
            if rate > best_rate * (1.0 + 1e-9):
                best, best_rate = (tried, corridors, stone, need), rate
        if best is None:
            return state, steps
        tried, corridors, stone, need = best
        steps.append(Step(corridors, stone, need, state.values(), tried.values()))
        state, left = tried, left - need
        value = state.value(measure)


def _optimum(problem: _Problem, budget, measure, most_sets, progress: Progress) -> tuple:
    """The best value within the budget and its candidates; None where there are too many sets."""
    spending = problem.candidates.spending
    order = np.argsort(spending, kind="stable")
    if not most_sets or _sets_within(spending[order], budget, most_sets) > most_sets:
        return None, ()
    best, best_value, seen = problem.start, problem.start.value(measure), 0

    def look(state: _State, place: int, left: float) -> None:
        nonlocal best, best_value, seen
        for rank in range(place, len(order)):
            number = int(order[rank])
            if spending[number] > left * (1.0 + 1e-9):
                return
            seen += 1
            progress(0.7 + 0.3 * min(seen / most_sets, 1.0))
            tried = state.plus((number,))
            value = tried.value(measure) if _stones_lead_on(problem, tried) else -np.inf
            if value > best_value * (1.0 + _NO_GAIN):
                best, best_value = tried, value
            look(tried, rank + 1, left - spending[number])

    look(problem.start, 0, budget)
    return best_value, tuple(sorted(best.chosen))


def _stones_lead_on(problem: _Problem, state: _State) -> bool:
    """Whether every stone has two corridors or more, as those of the greedy lists have."""
    chosen = sorted(state.chosen)
    ends = np.concatenate([problem.candidates.first[chosen], problem.candidates.second[chosen]])
    return not (np.bincount(ends, minlength=problem.nodes)[problem.sources :] == 1).any()


def _sets_within(spending: np.ndarray, budget: float, most: int) -> int:
    """How many sets of candidates fit the budget; counting stops beyond `most`."""
    sums = np.zeros(1)
    for value in spending:
        more = sums + value
        sums = np.concatenate([sums, more[more <= budget * (1.0 + 1e-9)]])
        if sums.size > most:
            break
    return sums.size
