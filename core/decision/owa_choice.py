"""Which scenario to take: protection efficiency against trade-off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

import numpy as np

from ..errors import InputError

RULES = ("efficiency with trade-off", "balance", "efficiency")


@dataclass(frozen=True)
class Choice:
    """The scenario that was chosen, and what speaks for it.

    Parameters
    ----------
    index : int
        The scenario, from 0.
    candidates : tuple of int
        Scenarios that passed the least trade-off.
    relaxed : bool
        True where none passed it, so that all were candidates.
    runner_up : int, optional
        The second best candidate.
    front : tuple of int
        Scenarios that no other surpasses in both efficiency and trade-off.
    """

    index: int
    candidates: tuple[int, ...]
    relaxed: bool
    runner_up: Optional[int]
    front: tuple[int, ...]


def pareto_front(efficiency: Iterable[float], trade_off: Iterable[float]) -> tuple[int, ...]:
    """The scenarios that no other surpasses: none is at least as good in both and better in one.

    Parameters
    ----------
    efficiency, trade_off : sequence of float
        More is better; NaN is never on the front.

    Returns
    -------
    tuple of int
        In their order.
    """
    efficiency = np.asarray(efficiency, dtype=np.float64)
    trade_off = np.asarray(trade_off, dtype=np.float64)
    front = []
    for index in np.flatnonzero(~(np.isnan(efficiency) | np.isnan(trade_off))):
        not_worse = (efficiency >= efficiency[index]) & (trade_off >= trade_off[index])
        better = (efficiency > efficiency[index]) | (trade_off > trade_off[index])
        if not (not_worse & better).any():
            front.append(int(index))
    return tuple(front)


def choose_scenario(
    efficiency: Sequence[float],
    trade_off: Sequence[float],
    rule: str = "efficiency with trade-off",
    least_trade_off: float = 0.5,
) -> Choice:
    """The scenario to take.

    * ``efficiency with trade-off``: the highest mean efficiency among the scenarios with at least so much
      trade-off (among all, where none has it);
    * ``balance``: the nearest to the ideal point, efficiency and trade-off both scaled to 0..1 over the scenarios;
    * ``efficiency``: the highest mean efficiency.

    All rules take scenario 5 (alpha 2) from the paper's Table 11, as the paper does. Of equals the one with more
    trade-off is taken, then the first.

    Parameters
    ----------
    efficiency : sequence of float
        Mean protection efficiency of each scenario; NaN is never chosen.
    trade_off : sequence of float
    rule : str
        One of `RULES`.
    least_trade_off : float
        For the first rule, 0 to 1.

    Returns
    -------
    Choice

    Raises
    ------
    InputError
        When no scenario has an efficiency.
    """
    efficiency = np.asarray(efficiency, dtype=np.float64)
    trade_off = np.asarray(trade_off, dtype=np.float64)
    known = ~np.isnan(efficiency)
    if not known.any():
        raise InputError(
            "No scenario has a protection efficiency: the mean of every service is 0 or below (compare the "
            "standardised services instead), or the services cancel out to one single value."
        )
    if rule not in RULES:
        raise InputError("There is no rule of choice '{rule}'.", rule=rule)
    passed = known & (trade_off >= least_trade_off) if rule == RULES[0] else known
    relaxed = not passed.any()
    candidates = np.flatnonzero(known if relaxed else passed)
    merit = -_distance_to_ideal(efficiency, trade_off, known) if rule == "balance" else efficiency
    ranked = sorted(candidates.tolist(), key=lambda index: (-merit[index], -trade_off[index], index))
    return Choice(
        ranked[0],
        tuple(candidates.tolist()),
        relaxed,
        ranked[1] if len(ranked) > 1 else None,
        pareto_front(efficiency, trade_off),
    )


def _distance_to_ideal(efficiency, trade_off, known) -> np.ndarray:
    squares = np.zeros(efficiency.size)
    for values in (efficiency, trade_off):
        low, high = values[known].min(), values[known].max()
        if high > low:
            squares += ((high - values) / (high - low)) ** 2
    return np.sqrt(squares)
