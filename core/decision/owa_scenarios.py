"""The scenarios of an OWA: bands, importance classes, priority areas, efficiencies, agreement of the orderings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterator, Optional, Sequence

import numpy as np

from ..progress import Progress, no_progress, parts_of, slices, with_parts
from ..rows import STRIP_CELLS, Raster, flat, mapped, total
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
    bands : list of ndarray or Rows of float32, shape (rows, columns)
        The aggregated layers, NaN is nodata.
    classes : list of ndarray or Rows of uint8
        Importance classes, 0 is nodata.
    each : tuple of Scenario
    priority_from : int
        The lowest class number that is priority area.
    """

    bands: list[Raster]
    classes: list[Raster]
    each: tuple[Scenario, ...]
    priority_from: int

    def priority(self, index: int) -> Raster:
        """The priority area of a scenario as a boolean mask."""
        return mapped(lambda numbers: numbers >= self.priority_from, self.classes[index], dtype=bool)


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
    room: Optional[Callable[[Any], Raster]] = None,
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
    room : callable, optional
        Gives an empty raster of a type, as `Job.passing`: where bands and classes are written.

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
    room = room or _arrays_of(stack)
    bands, classes = ([room(kind) for _ in weights] for kind in (np.float32, np.uint8))
    ordered_weighted_average(stack, weights, rules.ordering, rules.criterion, aggregating, bands)
    found = []
    held = [None] * len(bands) if limits is None else limits
    for (band, numbers, own), step in with_parts(zip(bands, classes, held), classifying):
        result = importance_classes(band, rules.classes, step, own, numbers)
        found.append((result.limits, result.gvf))
    judging(0.0)
    efficiencies = protection_efficiencies(stack, classes, limit, rules.standardised_efficiency)
    each = []
    for order, (breaks, gvf), numbers, values in zip(weights, found, classes, efficiencies):
        share = sum(int(np.count_nonzero(part >= limit)) for (part,) in _parts(numbers)) / stack.common
        each.append(Scenario(order, breaks, gvf, share, tuple(values.tolist()), mean_of_known(values)))
    judging(1.0)
    return Scenarios(bands, classes, tuple(each), limit)


def ordering_agreement(
    stack: LayerStack,
    scenarios: Scenarios,
    rules: Rules,
    progress: Progress = no_progress,
    room: Optional[Callable[[Any], Raster]] = None,
) -> tuple[Agreement, ...]:
    """Compare every scenario with the same order weights under the other ordering.

    Parameters
    ----------
    stack : LayerStack
    scenarios : Scenarios
        Made with `rules`.
    rules : Rules
    progress : callable
    room : callable, optional
        As of `owa_scenarios`.

    Returns
    -------
    tuple of Agreement
    """
    room = room or _arrays_of(stack)
    band, theirs = room(np.float32), room(np.uint8)
    other = "layer" if rules.ordering == "pixel" else "pixel"
    found = []
    # One band at a time: all of them would double the memory.
    for number, step in enumerate(parts_of(progress, [1] * len(scenarios.each))):
        one, two = parts_of(step, (1, 3))
        order = scenarios.each[number].weights
        ordered_weighted_average(stack, [order], other, rules.criterion, one, [band])
        importance_classes(band, rules.classes, two, out=theirs)
        limit, both, either, same = scenarios.priority_from, 0, 0, 0
        for first, second in _parts(scenarios.classes[number], theirs):
            both += int(np.count_nonzero((first >= limit) & (second >= limit)))
            either += int(np.count_nonzero((first >= limit) | (second >= limit)))
            same += int(np.count_nonzero((first == second) & (first > 0)))
        found.append(Agreement(_correlation(scenarios.bands[number], band), same / stack.common, both / max(either, 1)))
    return tuple(found)


def _arrays_of(stack: LayerStack) -> Callable[[Any], Raster]:
    return lambda kind: np.empty(stack.shape, dtype=kind)


def _parts(*rasters: Raster, size: int = STRIP_CELLS) -> Iterator[list[np.ndarray]]:
    """The cells of rasters of one shape, flat, part by part."""
    cells = [flat(raster) for raster in rasters]
    for part in slices(cells[0].size, size):
        yield [own[part] for own in cells]


def mean_of_known(values: Sequence[float]) -> float:
    """The mean of the numbers that are not NaN; NaN where there is none."""
    known = np.asarray(values)[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")


def _correlation(first: Raster, second: Raster) -> float:
    """Pearson's r over the cells with data in both, about values in the data so that digits are kept."""

    def known_pairs() -> Iterator[np.ndarray]:
        for pair in _parts(first, second, size=CELLS_PER_STRIP):
            cells = np.array(pair)
            yield cells[:, ~np.isnan(cells).any(axis=0)]

    origin = np.array([np.divide(*total(pair[number] for pair in known_pairs())) for number in range(2)])
    products = np.zeros((2, 2))
    for known in known_pairs():
        pair = known.astype(np.float64) - origin[:, None]
        products += np.array([[np.dot(a, b) for b in pair] for a in pair])
    spread = np.sqrt(products[0, 0] * products[1, 1])
    return float(np.clip(products[0, 1] / spread, -1.0, 1.0)) if spread > 0.0 else float("nan")
