"""Which corridors matter first: closeness, permeability, the value of what they join, climate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence, Union

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from .corridors import corridor_reaches, link_corridors, reach_of_width
from .least_cost_network import Network
from .surfaces import SurfaceStore, make_surfaces

# Linkage Mapper's demonstration: resistance, area and compactness of the sources.
SOURCE_WEIGHTS = (0.33, 0.33, 0.34, 0.0, 0.0, 0.0)
# Closeness, permeability, value of the sources, expert value, climate: the three that need nothing more.
CORRIDOR_WEIGHTS = (1.0, 1.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Criteria:
    """Criteria and their weights.

    Parameters
    ----------
    values : tuple of ndarray of float64
        Each from 0 to 1 where it is known; None where a criterion is not given.
    weights : tuple of float
        One for each.
    names : tuple of str
        For messages.
    """

    values: tuple
    weights: tuple
    names: tuple

    def mean(self) -> np.ndarray:
        """The weighted mean of the criteria; the weights are scaled to sum 1.

        Raises
        ------
        InputError
            When the weights do not fit, or one with a weight is missing.
        """
        weights = np.asarray(self.weights, dtype=np.float64)
        if len(weights) != len(self.values) or not (weights >= 0).all() or not np.isfinite(weights).all():
            raise InputError(
                "There must be {count} weights of 0 or above, for {names}; {given} were given.",
                count=len(self.values),
                names=", ".join(self.names),
                given=len(weights),
            )
        if not weights.any():
            raise InputError("All weights of {names} are 0; at least one must be above.", names=", ".join(self.names))
        total: Union[float, np.ndarray] = 0.0
        for value, weight, name in zip(self.values, weights / weights.sum(), self.names):
            if weight > 0 and value is None:
                raise InputError(
                    "The criterion {name} has a weight but no values; give them or set its weight to 0.", name=name
                )
            if weight > 0:
                total = total + weight * value
        return np.asarray(total)


def by_range(values: np.ndarray, inverse: bool = False) -> np.ndarray:
    """``(x - min) / (max - min)``, or ``(max - x) / (max - min)``; all 1 where all values are the same.

    NaN stays and is not looked at. What does not differ says nothing: it gives everyone the best score, as `by_maximum`
    does, and no order changes.
    """
    low, high = _extremes(values)
    if not high > low:
        return np.where(np.isnan(values), np.nan, 1.0)
    return (high - values if inverse else values - low) / (high - low)


def by_maximum(values: np.ndarray, inverse: bool = False) -> np.ndarray:
    """``x / max``, or ``(max + min - x) / max``; all 0 where the maximum is not above 0. NaN stays."""
    low, high = _extremes(values)
    if not high > 0:
        return np.where(np.isnan(values), np.nan, 0.0)
    return (high + low - values if inverse else values) / high


def _extremes(values: np.ndarray) -> tuple:
    known = values[~np.isnan(values)]
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def source_value(
    resistance: Optional[np.ndarray],
    area: np.ndarray,
    perimeter: np.ndarray,
    expert: Optional[np.ndarray] = None,
    centrality: Optional[np.ndarray] = None,
    other: Optional[np.ndarray] = None,
    weights: Sequence[float] = SOURCE_WEIGHTS,
) -> np.ndarray:
    """The value of every source (CAV), from 0 to 1.

    The weighted sum of: mean resistance (inverted, by maximum), area, area / perimeter, expert value and current-flow
    centrality (by maximum), mean of another raster (by range); then scaled by range.

    Parameters
    ----------
    resistance, area, perimeter, expert, centrality, other : ndarray of float, shape (sources,)
        None where a criterion is not given.
    weights : sequence of float
        Of resistance, area, compactness, expert value, centrality and the other raster; scaled to sum 1.

    Returns
    -------
    ndarray of float64, shape (sources,)

    Raises
    ------
    InputError
        When a weight has no values, or the weights do not fit.
    """
    compact = np.asarray(area, dtype=np.float64) / perimeter
    values = (
        None if resistance is None else by_maximum(resistance, inverse=True),
        by_maximum(np.asarray(area, dtype=np.float64)),
        by_maximum(compact),
        None if expert is None else by_maximum(expert),
        None if centrality is None else by_maximum(centrality),
        None if other is None else by_range(other),
    )
    names = ("resistance", "area", "area / perimeter", "expert value", "centrality", "other raster")
    return by_range(Criteria(values, tuple(weights), names).mean())


@dataclass(frozen=True)
class LinkagePriority:
    """Scores of corridors, arrays of float64 from 0 to 1.

    Parameters
    ----------
    closeness, permeability, value : ndarray
        Relative closeness, relative permeability, and the mean value of both sources.
    priority : ndarray
        CSP: the weighted sum.
    normalised : ndarray
        CSP by its maximum.
    rank : ndarray of int
        1 for the highest; equal ones go by order.
    """

    closeness: np.ndarray
    permeability: np.ndarray
    value: np.ndarray
    priority: np.ndarray
    normalised: np.ndarray
    rank: np.ndarray


def linkage_priority(
    first: np.ndarray,
    second: np.ndarray,
    length: np.ndarray,
    cost: np.ndarray,
    value: np.ndarray,
    expert: Optional[np.ndarray] = None,
    climate: Optional[np.ndarray] = None,
    weights: Sequence[float] = CORRIDOR_WEIGHTS,
) -> LinkagePriority:
    """Priority of every corridor (CSP).

    ``w1 closeness + w2 permeability + w3 mean value of both sources + w4 expert value + w5 climate``: closeness is the
    length inverted by range, permeability the cost per length inverted by range, the expert value by range.

    Parameters
    ----------
    first, second : ndarray of int, shape (corridors,)
        Source at either end, from 0.
    length, cost : ndarray of float, shape (corridors,)
        Of the least-cost path; the length above 0.
    value : ndarray of float, shape (sources,)
        From `source_value`.
    expert, climate : ndarray of float, shape (corridors,), optional
        The climate's from 0 to 1, see `climate_priority.climate_priority`.
    weights : sequence of float
        The five; scaled to sum 1.

    Returns
    -------
    LinkagePriority

    Raises
    ------
    InputError
        When there is no corridor, a length or cost is not above 0, or the weights do not fit.

    References
    ----------
    Gallo and Greene (2018), Connectivity analysis software for estimating linkage priority, Conservation Biology
    Institute; Linkage Mapper 3, Linkage Priority.
    """
    length, cost = np.asarray(length, dtype=np.float64), np.asarray(cost, dtype=np.float64)
    if not length.size:
        raise InputError("There is no corridor to rank.")
    wrong = np.flatnonzero(~(length > 0) | ~(cost > 0) | np.isinf(length) | np.isinf(cost))
    if wrong.size:
        raise InputError(
            "{count} {count:corridor has|corridors have} no length or cost above 0, the first is number {number}; "
            "leave them out.",
            count=wrong.size,
            number=int(wrong[0]) + 1,
        )
    close = by_range(length, inverse=True)
    permeable = by_range(cost / length, inverse=True)
    joined = (value[first] + value[second]) / 2.0
    values = (close, permeable, joined, None if expert is None else by_range(expert), climate)
    names = ("closeness", "permeability", "value of the sources", "expert value", "climate")
    priority = Criteria(values, tuple(weights), names).mean()
    rank = np.empty(length.size, dtype=np.int64)
    rank[np.argsort(-np.round(priority, 12), kind="stable")] = np.arange(1, length.size + 1)
    return LinkagePriority(close, permeable, joined, priority, by_maximum(priority), rank)


def blended_priority(corridors, normalised: np.ndarray, shape: tuple, cutoff: float, share: float = 0.5) -> np.ndarray:
    """Priority of every cell: how near it is to the best path of a corridor, and that corridor's priority.

    ``(1 - share) (max - x) / (max - min) + share CSP_norm`` with x the corridor's normalised least cost where it is at
    most the cutoff; the greatest over the corridors.

    Parameters
    ----------
    corridors : iterable of (int, int, int, ndarray)
        Number of a corridor, row and column of its window's first cell, and its normalised least cost in the window
        (NaN outside), one after the other.
    normalised : ndarray of float, shape (corridors,)
        NaN leaves a corridor out.
    shape : (int, int)
    cutoff : float
        In cost, above 0.
    share : float
        From 0 to 1.

    Returns
    -------
    ndarray of float32, shape (rows, columns)
        NaN outside all corridors.

    Raises
    ------
    InputError
        When the cutoff is not above 0 or the share not between 0 and 1.
    """
    if not cutoff > 0:
        raise InputError("The cost-weighted width is {given}; it must be above 0.", given=cutoff)
    if not 0 <= share <= 1:
        raise InputError("The share of the corridors' priority is {given}; it must be from 0 to 1.", given=share)
    result = np.full(shape, np.nan, dtype=np.float32)
    for number, top, left, surface in corridors:
        inside = surface <= cutoff
        if np.isnan(normalised[number]) or not inside.any():
            continue
        near = by_range(surface[inside].astype(np.float64), inverse=True)
        blend = (1.0 - share) * near + share * normalised[number]
        window = result[top : top + surface.shape[0], left : left + surface.shape[1]]
        window[inside] = np.fmax(window[inside], blend.astype(np.float32))
    return result


def priority_surface(
    network: Network,
    resistance: np.ndarray,
    cell_size: float,
    store: SurfaceStore,
    normalised: np.ndarray,
    cutoff: float,
    share: float = 0.5,
    progress: Progress = no_progress,
) -> np.ndarray:
    """`blended_priority` of the active links of a network.

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    store : SurfaceStore
        That of the network; surfaces that are missing or too short are made.
    normalised : ndarray of float, shape (links,)
        NaN for links that do not enter.
    cutoff, share : float
    progress : callable

    Returns
    -------
    ndarray of float32, shape (rows, columns)
    """
    links = network.links
    making, blending = parts_of(progress, (2.0, 1.0))
    reaches = corridor_reaches(links, reach_of_width(cutoff))
    make_surfaces(store, resistance, network.starts, cell_size, reaches, None, making, network.moves)

    def told():
        for done, corridor in enumerate(link_corridors(network, store, resistance.shape, cutoff)):
            blending(done / len(links))
            yield corridor

    return blended_priority(told(), normalised, resistance.shape, cutoff, share)
