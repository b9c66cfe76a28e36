"""Where restoring ground saves corridors most for the money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..cost.disc_mean import disc_mean
from ..errors import InputError
from ._barrier_scene import ROUNDING


@dataclass(frozen=True)
class Investment:
    """What restoring costs, and how much there is to spend.

    Parameters
    ----------
    costs : ndarray of float, shape (rows, columns)
        Money a square map unit; NaN where it is not known.
    budget : float
        For all discs together.

    Raises
    ------
    InputError
        When a cost is negative, none is above 0, or the budget is not above 0.
    """

    costs: np.ndarray
    budget: float = np.inf

    def __post_init__(self):
        known = self.costs[np.isfinite(self.costs)]
        if (known < 0).any():
            raise InputError(
                "The cost of restoring is negative in {count} {count:cell|cells}; give 0 or more.",
                count=int(np.count_nonzero(known < 0)),
            )
        if not (known > 0).any():
            raise InputError("The cost of restoring is above 0 nowhere, so there is no return on an investment.")
        if not self.budget > 0:
            raise InputError("The budget is {given:.10g}; give an amount above 0.", given=self.budget)

    def of_discs(self, radius: float, cell_size: float) -> np.ndarray:
        """The money that a disc around each cell costs: the mean of its cells times the disc's area.

        Parameters
        ----------
        radius, cell_size : float
            Map units.

        Returns
        -------
        ndarray of float64, shape (rows, columns)
            NaN where no cell of the disc has a cost.
        """
        mean = disc_mean(self.costs, radius / cell_size * ROUNDING).astype(np.float64)
        return mean * (np.pi * radius * radius)


@dataclass(frozen=True)
class Returns:
    """The best return of each cell over radii.

    Parameters
    ----------
    value : ndarray of float64, shape (rows, columns)
        Cost that the corridors save (the gain a unit of the diameter, times the diameter) for each unit of money; NaN
        where nothing is gained, the money is not known, or it is more than there is.
    radius, money : ndarray of float64, shape (rows, columns)
        Of the disc that gives it.
    """

    value: np.ndarray
    radius: np.ndarray
    money: np.ndarray


def returns_of(gains: dict, investment: Investment, cell_size: float, left: Optional[float] = None) -> Returns:
    """The return on investment of restoring a disc around each cell.

    Parameters
    ----------
    gains : dict of float to ndarray of float, shape (rows, columns)
        By radius in map units: cost saved a map unit restored, NaN for nothing.
    investment : Investment
    cell_size : float
    left : float, optional
        Money that is left of the budget.

    Returns
    -------
    Returns

    References
    ----------
    McRae et al. (2012), PLOS ONE 7(12) e52604; Linkage Mapper's iterate_barriers: improvement score times diameter over
    mean cost times the area of the circle.
    """
    left = investment.budget if left is None else left
    shape = investment.costs.shape
    best = Returns(*(np.full(shape, np.nan) for _ in range(3)))
    for radius, gain in gains.items():
        money = investment.of_discs(radius, cell_size)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.where((gain > 0) & (money > 0) & (money <= left), gain * (2.0 * radius) / money, np.nan)
        better = (value > 0) & ~(value <= best.value)
        best.value[better], best.radius[better], best.money[better] = value[better], radius, money[better]
    return best
