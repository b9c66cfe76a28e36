"""Protection efficiency and trade-off over a continuous range of the risk coefficient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, told
from .owa import Ranking, weighted_ranks
from .owa_choice import pareto_front
from .owa_layers import LayerStack
from .owa_priority import importance_classes, priority_limit
from .owa_scenarios import Rules, mean_of_known
from .owa_weights import SAMPLE, OrderWeights, order_weights


@dataclass(frozen=True)
class SweepPoint:
    """One risk coefficient of a sweep.

    Parameters
    ----------
    weights : OrderWeights
    efficiencies : tuple of float
        Protection efficiency of each layer.
    mean_efficiency : float
    priority_share : float
        Share of the cells that is priority area.
    on_front : bool
        Whether no other point surpasses it in both mean efficiency and trade-off.
    """

    weights: OrderWeights
    efficiencies: tuple[float, ...]
    mean_efficiency: float
    priority_share: float
    on_front: bool


def sweep_alphas(lowest: float, highest: float, steps: int) -> np.ndarray:
    """Risk coefficients at even steps of their logarithm.

    Raises
    ------
    InputError
        Unless ``0 < lowest < highest`` and there are at least two steps.
    """
    if not 0.0 < lowest < highest < np.inf:
        raise InputError(
            "The sweep goes from a risk coefficient above 0 to a higher one, not from {low:g} to {high:g}.",
            low=lowest,
            high=highest,
        )
    if steps < 2:
        raise InputError("The sweep has at least two risk coefficients, not {steps}.", steps=steps)
    return np.geomspace(lowest, highest, steps)


def alpha_sweep(
    stack: LayerStack, alphas: Sequence[float], rules: Rules, sample: int = SAMPLE, progress: Progress = no_progress
) -> tuple[SweepPoint, ...]:
    """Efficiency and trade-off of many risk coefficients, from cells at even steps of the raster.

    Parameters
    ----------
    stack : LayerStack
    alphas : sequence of float
    rules : Rules
    sample : int
        At most so many cells (of those where all layers have data); 0 takes all. The means everywhere are always
        those of all cells.
    progress : callable

    Returns
    -------
    tuple of SweepPoint
        In the order of `alphas`.

    Raises
    ------
    InputError
    """
    orders = [order_weights(alpha, stack.count) for alpha in alphas]
    overall = stack.means(rules.standardised_efficiency)
    overall[~(overall > 0.0)] = np.nan
    raw, block = stack.sample(sample)
    values, shares = Ranking(stack, rules.ordering, rules.criterion).of(block)
    services = block if rules.standardised_efficiency else raw
    limit = priority_limit(rules.classes, rules.priority_classes)
    rows = []
    for order in told(orders, progress):
        band = weighted_ranks(values, shares, order.values).astype(np.float32)
        inside = importance_classes(band, rules.classes).numbers >= limit
        # A band of one single value has no priority area.
        efficiencies = services[:, inside].sum(axis=1) / (np.count_nonzero(inside) or np.nan) / overall
        rows.append((order, efficiencies, mean_of_known(efficiencies), float(inside.mean())))
    front = set(pareto_front([row[2] for row in rows], [row[0].trade_off for row in rows]))
    return tuple(
        SweepPoint(order, tuple(efficiencies.tolist()), mean, share, number in front)
        for number, (order, efficiencies, mean, share) in enumerate(rows)
    )
