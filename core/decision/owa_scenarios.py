"""The scenarios of an OWA: bands, importance classes, priority areas, efficiencies, agreement of the orderings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..progress import Progress, no_progress, parts_of, slices, with_parts
from .owa import check_order_weights, ordered_weighted_average
from .owa_layers import CELLS_PER_STRIP, LayerStack
from .owa_priority import importance_classes, priority_limit, protection_efficiencies
from .owa_weights import OrderWeights


@dataclass(frozen=True)
class Rules:
    """How scenarios are made and judged.

    Parameters
    ----------
    ordering : {"pixel", "layer"}
    criterion : sequence of float, optional
        Criterion weights of the layers.
    classes, priority_classes : int
        Natural-break classes, and how many of the top ones are priority area.
    standardised_efficiency : bool
        Efficiencies from the standardised layers instead of their own values.
    """

    ordering: str = "pixel"
    criterion: Optional[Sequence[float]] = None
    classes: int = 5
    priority_classes: int = 2
    standardised_efficiency: bool = False


@dataclass(frozen=True)
class Scenario:
    """What is known of one scenario.

    Parameters
    ----------
    weights : OrderWeights
    limits : tuple of float
        Limits between its importance classes.
    gvf : float
        Their goodness of variance fit.
    priority_share : float
        Share of the cells with data that is priority area.
    efficiencies : tuple of float
        Protection efficiency of each layer; NaN where it is undefined.
    mean_efficiency : float
        Mean of those that are defined.
    """

    weights: OrderWeights
    limits: tuple[float, ...]
    gvf: float
    priority_share: float
    efficiencies: tuple[float, ...]
    mean_efficiency: float


@dataclass(frozen=True)
class Scenarios:
    """All scenarios.

    Parameters
    ----------
    bands : ndarray of float32, shape (scenarios, rows, columns)
        The aggregated layers, NaN is nodata.
    classes : ndarray of uint8, same shape
        Importance classes, 0 is nodata.
    each : tuple of Scenario
    priority_from : int
        The lowest class number that is priority area.
    """

    bands: np.ndarray
    classes: np.ndarray
    each: tuple[Scenario, ...]
    priority_from: int

    def priority(self, index: int) -> np.ndarray:
        """The priority area of a scenario as a boolean mask."""
        return self.classes[index] >= self.priority_from


@dataclass(frozen=True)
class Agreement:
    """How alike a scenario is under the two orderings.

    Parameters
    ----------
    correlation : float
        Pearson's r of the bands; NaN where one of them is constant.
    same_class : float
        Share of the cells in the same importance class.
    overlap : float
        Cells that are priority area in both, as a share of those that are in at least one (Jaccard).
    """

    correlation: float
    same_class: float
    overlap: float


def owa_scenarios(
    stack: LayerStack,
    weights: Sequence[OrderWeights],
    rules: Rules,
    progress: Progress = no_progress,
    limits: Optional[Sequence[Sequence[float]]] = None,
) -> Scenarios:
    """Aggregate, classify and judge one scenario for each set of order weights.

    Bands are float32, as on disk, and the classes are those of the float32 values.

    Parameters
    ----------
    stack : LayerStack
    weights : sequence of OrderWeights
    rules : Rules
    progress : callable
    limits : sequence of sequence of float, optional
        Between the classes of each scenario, from elsewhere: another year's.

    Returns
    -------
    Scenarios

    Raises
    ------
    InputError
        As `ordered_weighted_average`, and for numbers of classes that do not fit.
    """
    limit = priority_limit(rules.classes, rules.priority_classes)
    check_order_weights(stack, weights)
    aggregating, classifying, judging = parts_of(progress, (1, 3, 1))
    bands = ordered_weighted_average(stack, weights, rules.ordering, rules.criterion, np.float32, aggregating)
    classes = np.empty(bands.shape, dtype=np.uint8)
    found = []
    held = [None] * len(bands) if limits is None else limits
    for (band, numbers, own), step in with_parts(zip(bands, classes, held), classifying):
        result = importance_classes(band, rules.classes, step, own)
        numbers[:] = result.numbers
        found.append((result.limits, result.gvf))
    judging(0.0)
    efficiencies = protection_efficiencies(stack, classes, limit, rules.standardised_efficiency)
    each = []
    for order, (breaks, gvf), numbers, values in zip(weights, found, classes, efficiencies):
        share = float(np.count_nonzero(numbers >= limit) / stack.common)
        each.append(Scenario(order, breaks, gvf, share, tuple(values.tolist()), mean_of_known(values)))
    judging(1.0)
    return Scenarios(bands, classes, tuple(each), limit)


def ordering_agreement(
    stack: LayerStack, scenarios: Scenarios, rules: Rules, progress: Progress = no_progress
) -> tuple[Agreement, ...]:
    """Compare every scenario with the same order weights under the other ordering.

    Parameters
    ----------
    stack : LayerStack
    scenarios : Scenarios
        Made with `rules`.
    rules : Rules
    progress : callable

    Returns
    -------
    tuple of Agreement
    """
    other = "layer" if rules.ordering == "pixel" else "pixel"
    found = []
    # One band at a time: all of them would double the memory.
    for number, step in enumerate(parts_of(progress, [1] * len(scenarios.each))):
        one, two = parts_of(step, (1, 3))
        order = scenarios.each[number].weights
        band = ordered_weighted_average(stack, [order], other, rules.criterion, np.float32, one)[0]
        result = importance_classes(band, rules.classes, two)
        mine, theirs = scenarios.classes[number], result.numbers
        limit = scenarios.priority_from
        both = int(np.count_nonzero((mine >= limit) & (theirs >= limit)))
        either = int(np.count_nonzero((mine >= limit) | (theirs >= limit)))
        same = np.count_nonzero((mine == theirs) & (mine > 0))
        found.append(Agreement(_correlation(scenarios.bands[number], band), same / stack.common, both / max(either, 1)))
    return tuple(found)


def mean_of_known(values: Sequence[float]) -> float:
    """The mean of the numbers that are not NaN; NaN where there is none."""
    known = np.asarray(values)[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    """Pearson's r over the cells with data in both, about values in the data so that digits are kept."""
    first, second = first.reshape(-1), second.reshape(-1)
    known = ~(np.isnan(first) | np.isnan(second))
    origin = np.array([first[known].mean(dtype=np.float64), second[known].mean(dtype=np.float64)])
    products = np.zeros((2, 2))
    for strip in slices(first.size, CELLS_PER_STRIP):
        pair = np.array([first[strip][known[strip]], second[strip][known[strip]]], dtype=np.float64)
        pair -= origin[:, None]
        products += np.array([[np.dot(a, b) for b in pair] for a in pair])
    spread = np.sqrt(products[0, 0] * products[1, 1])
    return float(np.clip(products[0, 1] / spread, -1.0, 1.0)) if spread > 0.0 else float("nan")
