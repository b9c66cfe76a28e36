"""The links of a network of sources, and what became of each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class LinkStatus(IntEnum):
    """What became of a link; above 0 it is active. The numbers are Linkage Mapper's, but for -16 to -18."""

    CONNECTS = 1
    NEAREST = 10
    JOINS_COMPONENTS = 20
    KEPT_BY_USER = 100
    NOT_NEAREST = -1
    EUCLID_TOO_LONG = -11
    COST_TOO_HIGH = -12
    EUCLID_TOO_SHORT = -13
    COST_TOO_LOW = -14
    THROUGH_SOURCE = -15
    NO_PATH = -16
    NOT_ADJACENT = -17
    CLIMATE_ALIKE = -18
    DROPPED_BY_USER = -100


# Adjacency that the chosen method did not look at.
NOT_EVALUATED = -1


@dataclass(frozen=True)
class Links:
    """Links between pairs of sources, sorted by both labels; link k is row k - 1.

    Parameters
    ----------
    from_label, to_label : ndarray of int32, shape (links,)
        from_label < to_label.
    cost_adjacent, euclid_adjacent : ndarray of int8, shape (links,)
        Whether the zones of the cost and the Euclidean allocation touch: 1, 0 or `NOT_EVALUATED`.
    bound : ndarray of float64, shape (links,)
        An upper bound of the cost; infinite where none is known.
    euclid : ndarray of float64, shape (links,)
        Straight distance between the two ends, in map units.
    cost : ndarray of float64, shape (links,)
        Accumulated cost of the least-cost path, in resistance x map units; NaN where it was not
        looked for, infinite where there is no path.
    length : ndarray of float64, shape (links,)
        Length of the least-cost path, in map units; NaN without a path.
    between : ndarray of int32, shape (links,)
        Label of the first third source that the path crosses; 0 for none.
    from_component, to_component : ndarray of int32, shape (links,)
        Component of each end in the network of the nearest neighbours, before components are joined; 0 where
        the network was not pruned.
    status : ndarray of int16, shape (links,)
        `LinkStatus` values.
    """

    from_label: np.ndarray
    to_label: np.ndarray
    cost_adjacent: np.ndarray
    euclid_adjacent: np.ndarray
    bound: np.ndarray
    euclid: np.ndarray
    cost: np.ndarray
    length: np.ndarray
    between: np.ndarray
    from_component: np.ndarray
    to_component: np.ndarray
    status: np.ndarray

    def __len__(self) -> int:
        return self.from_label.size

    @property
    def active(self) -> np.ndarray:
        """Which links are part of the network."""
        return self.status > 0

    def pairs(self) -> list[tuple[int, int]]:
        """The labels of both ends of every link, as plain numbers."""
        return list(zip(self.from_label.tolist(), self.to_label.tolist()))


def new_links(from_label, to_label, cost_adjacent, euclid_adjacent, bound) -> Links:
    """Links of which only the adjacency is known; all of them connect.

    Parameters
    ----------
    from_label, to_label, cost_adjacent, euclid_adjacent, bound : array_like, shape (links,)
        As in `Links`, sorted.

    Returns
    -------
    Links
    """
    count = len(from_label)
    return Links(
        from_label=np.asarray(from_label, dtype=np.int32),
        to_label=np.asarray(to_label, dtype=np.int32),
        cost_adjacent=np.asarray(cost_adjacent, dtype=np.int8),
        euclid_adjacent=np.asarray(euclid_adjacent, dtype=np.int8),
        bound=np.asarray(bound, dtype=np.float64),
        euclid=np.full(count, np.nan),
        cost=np.full(count, np.nan),
        length=np.full(count, np.nan),
        between=np.zeros(count, dtype=np.int32),
        from_component=np.zeros(count, dtype=np.int32),
        to_component=np.zeros(count, dtype=np.int32),
        status=np.full(count, LinkStatus.CONNECTS, dtype=np.int16),
    )
