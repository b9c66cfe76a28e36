"""Capacity of a network of patches for a metapopulation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from .connectivity_index import checked_attributes

# For more patches the leading eigenvalue alone is found.
_DENSE = 300


@dataclass(frozen=True)
class MetapopulationCapacity:
    """The capacity, and what each patch has of it.

    Parameters
    ----------
    capacity : float
        In the unit of the attributes, squared.
    shares : ndarray of float64, shape (patches,)
        Squared leading eigenvector; their sum is 1.
    """

    capacity: float
    shares: np.ndarray


def metapopulation_capacity(attributes, first, second, distance, mean_distance: float) -> MetapopulationCapacity:
    """The greatest eigenvalue of ``a_i a_j exp(-d_ij / alpha)`` with a diagonal of 0.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
    first, second : ndarray of int, shape (pairs,)
        Patches from 0, each pair once.
    distance : ndarray of float, shape (pairs,)
        Of the pairs; those that are not listed have no exchange.
    mean_distance : float
        alpha, in the unit of `distance`.

    Returns
    -------
    MetapopulationCapacity

    Raises
    ------
    InputError
        For a distance from 0 down, and as `checked_attributes`.

    References
    ----------
    Hanski & Ovaskainen 2000, Nature 404: 755-758, for areas as they are.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.metapopulation import metapopulation_capacity
    >>> found = metapopulation_capacity([2.0, 2.0], [0], [1], [np.log(2.0)], 1.0)
    >>> round(float(found.capacity), 6), found.shares.round(6).tolist()
    (2.0, [0.5, 0.5])
    """
    attributes = np.asarray(attributes, dtype=np.float64)
    attributes = checked_attributes(attributes, attributes.size)
    if not mean_distance > 0.0:
        raise InputError("The mean dispersal distance is {given}; it must be above 0.", given=mean_distance)
    exchange = np.zeros((attributes.size, attributes.size))
    exchange[first, second] = exchange[second, first] = np.exp(-np.asarray(distance) / mean_distance)
    exchange *= np.outer(attributes, attributes)
    if attributes.size > _DENSE:
        from scipy.sparse.linalg import eigsh

        # A start that is the same in every run.
        values, vectors = eigsh(exchange, 1, which="LA", v0=np.ones(attributes.size))
    else:
        values, vectors = np.linalg.eigh(exchange)
    return MetapopulationCapacity(max(float(values[-1]), 0.0), vectors[:, -1] ** 2)
