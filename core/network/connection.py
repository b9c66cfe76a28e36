"""How well a network is connected, kept up while sources and corridors are added one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError


@dataclass(frozen=True)
class Habitat:
    """Attributes of sources and how dispersal falls with the cost between them.

    Parameters
    ----------
    attributes : ndarray of float64, shape (sources,)
        Area, or area times quality; 0 or above, not all 0.
    cost : float
        Cost at which the probability of dispersal is `probability`.
    probability : float
        Between 0 and 1.

    Raises
    ------
    InputError
        When a value is out of its range.
    """

    attributes: np.ndarray
    cost: float
    probability: float = 0.5

    def __post_init__(self):
        if not self.cost > 0 or not np.isfinite(self.cost):
            raise InputError("The cost of dispersal is {given}; it must be above 0.", given=self.cost)
        if not 0 < self.probability < 1:
            raise InputError("The probability is {given}; it must lie between 0 and 1.", given=self.probability)
        values = self.attributes
        if not (values >= 0).all() or not np.isfinite(values).all() or not values.any():
            raise InputError("The attributes of the sources must be numbers of 0 or above, and not all 0.")

    def equivalent_connectivity(self, distances: np.ndarray, present: Optional[np.ndarray] = None) -> float:
        """EC(PC): ``sqrt(sum a_i a_j exp(-k d_ij))`` over the sources that are there."""
        values = self.attributes if present is None else np.where(present, self.attributes, 0.0)
        # The most probable way is the cheapest one, since the logarithm of p is proportional to the cost.
        rate = np.log(self.probability) / self.cost
        there = np.flatnonzero(values)
        strength = np.exp(rate * distances[np.ix_(there, there)])
        return float(np.sqrt(values[there] @ strength @ values[there]))


def no_connection(count: int) -> np.ndarray:
    """Distances between sources without a corridor: 0 to themselves, infinite else."""
    distances = np.full((count, count), np.inf)
    np.fill_diagonal(distances, 0.0)
    return distances


def with_corridor(distances: np.ndarray, first: int, second: int, cost: float) -> np.ndarray:
    """Cheapest ways once a corridor is added.

    Parameters
    ----------
    distances : ndarray of float, shape (sources, sources)
        Cheapest ways without it.
    first, second : int
    cost : float

    Returns
    -------
    ndarray of float, shape (sources, sources)
    """
    if not cost < distances[first, second]:
        return distances
    through = distances[:, first, None] + (cost + distances[second])
    return np.minimum(distances, np.minimum(through, through.T))


def with_source(distances: np.ndarray, source: int, others: np.ndarray, costs: np.ndarray) -> np.ndarray:
    """Cheapest ways once a source is added with its corridors to sources that are there.

    Parameters
    ----------
    distances : ndarray of float, shape (sources, sources)
        Infinite in the source's row and column, but for its own cell.
    source : int
    others : ndarray of int
    costs : ndarray of float

    Returns
    -------
    ndarray of float, shape (sources, sources)
    """
    if not len(others):
        return distances
    arrival = np.min(distances[:, others] + costs, axis=1)
    arrival[source] = 0.0
    return np.minimum(distances, arrival[:, None] + arrival)
