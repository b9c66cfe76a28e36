"""Which candidate links stay in the network: limits, third sources, nearest neighbours, components."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable

import numpy as np

from ..errors import InputError
from .links import Links, LinkStatus
from .pairs import kept_and_dropped


@dataclass(frozen=True)
class LinkLimits:
    """What a link may be. Limits themselves are allowed: a link is dropped above or below them.

    Parameters
    ----------
    minimum_euclid, maximum_euclid : float
        Straight distance in map units.
    minimum_cost, maximum_cost : float
        Cost of the least-cost path in resistance x map units.
    drop_intermediate : bool
        Drop links whose path crosses a third source.
    climate_difference : float
        Sources whose climates differ by this or less are not joined; 0 sets no limit.
    """

    minimum_euclid: float = 0.0
    maximum_euclid: float = np.inf
    minimum_cost: float = 0.0
    maximum_cost: float = np.inf
    drop_intermediate: bool = True
    climate_difference: float = 0.0

    def __post_init__(self):
        if self.minimum_euclid > self.maximum_euclid:
            raise InputError(
                "The least distance of a link, {low:.10g}, is above the greatest, {high:.10g}; swap them.",
                low=self.minimum_euclid,
                high=self.maximum_euclid,
            )
        if self.minimum_cost > self.maximum_cost:
            raise InputError(
                "The least cost of a link, {low:.10g}, is above the greatest, {high:.10g}; swap them.",
                low=self.minimum_cost,
                high=self.maximum_cost,
            )


def apply_user_choice(
    links: Links, keep: Iterable[tuple[int, int]] = (), drop: Iterable[tuple[int, int]] = ()
) -> Links:
    """Mark the links that the user keeps or drops whatever the rules say.

    Parameters
    ----------
    links : Links
    keep, drop : iterable of (int, int)
        Pairs of labels in any order.

    Returns
    -------
    Links

    Raises
    ------
    InputError
        When a pair is to be both kept and dropped.
    """
    kept, dropped = kept_and_dropped(keep, drop)
    status = links.status.copy()
    for row, pair in enumerate(links.pairs()):
        if pair in kept:
            status[row] = LinkStatus.KEPT_BY_USER
        elif pair in dropped:
            status[row] = LinkStatus.DROPPED_BY_USER
    return replace(links, status=status)


def apply_distance_limit(links: Links, limits: LinkLimits) -> Links:
    """Drop the links that are too long in a straight line; their paths need not be looked for.

    Parameters
    ----------
    links : Links
        With `euclid`.
    limits : LinkLimits

    Returns
    -------
    Links
        Links that the user keeps or drops stay as they are.
    """
    return _drop(links, links.euclid > limits.maximum_euclid, LinkStatus.EUCLID_TOO_LONG)


def apply_climate_limit(links: Links, limits: LinkLimits, climate: np.ndarray) -> Links:
    """Drop the links between sources of like climate; their paths need not be looked for.

    Parameters
    ----------
    links : Links
    limits : LinkLimits
    climate : ndarray of float, shape (sources,)
        From `source_climates`; links of sources without one are dropped.

    Returns
    -------
    Links
        Links that the user keeps or drops stay as they are.
    """
    if not limits.climate_difference > 0.0:
        return links
    apart = np.abs(climate[links.from_label - 1] - climate[links.to_label - 1]) > limits.climate_difference
    return _drop(links, ~apart, LinkStatus.CLIMATE_ALIKE)


def source_climates(labels: np.ndarray, climate: np.ndarray, count: int) -> np.ndarray:
    """The climate by which sources are told apart: the mean less two standard deviations, their coolest part.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Labels from 1.
    climate : ndarray of float, shape (rows, columns)
        NaN is not known.
    count : int
        Number of sources.

    Returns
    -------
    ndarray of float64, shape (count,)
        NaN where a source has no climate. As in Climate Linkage Mapper (Nuñez et al. 2013).
    """
    known = (labels > 0) & np.isfinite(climate)
    label, values = labels[known], climate[known].astype(np.float64)
    cells = np.bincount(label, minlength=count + 1)[1:].astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(label, values, count + 1)[1:] / cells
        squares = np.bincount(label, (values - mean[label - 1]) ** 2, count + 1)[1:] / cells
    return mean - 2.0 * np.sqrt(squares)


def apply_limits(links: Links, limits: LinkLimits) -> Links:
    """Drop links without a path, and those that break a limit; the first broken rule gives the status.

    Parameters
    ----------
    links : Links
        With `cost` and `between`.
    limits : LinkLimits

    Returns
    -------
    Links
        The rules in their order: no path, straight distance too short, cost too high, cost too low, path
        through a third source. Links that the user keeps need a path only.
    """
    broken = np.isinf(links.cost) & (links.status > 0)
    links = replace(links, status=np.where(broken, LinkStatus.NO_PATH, links.status).astype(np.int16))
    links = _drop(links, links.euclid < limits.minimum_euclid, LinkStatus.EUCLID_TOO_SHORT)
    links = _drop(links, links.cost > limits.maximum_cost, LinkStatus.COST_TOO_HIGH)
    links = _drop(links, links.cost < limits.minimum_cost, LinkStatus.COST_TOO_LOW)
    if limits.drop_intermediate:
        links = _drop(links, links.between > 0, LinkStatus.THROUGH_SOURCE)
    return links


def keep_nearest(links: Links, count: int, nearest: int, connect: bool, by_cost: bool = True) -> Links:
    """Keep the links that are among the nearest of either end, and optionally join the components.

    Parameters
    ----------
    links : Links
        Pruned are those that are active.
    count : int
        Number of sources.
    nearest : int
        How many nearest links each source keeps; 0 keeps all.
    connect : bool
        Take back the shortest dropped links that join two components, one by one, until none does.
    by_cost : bool
        Measure by the cost, or else by the straight distance.

    Returns
    -------
    Links
        A link that the user keeps counts among the nearest of its ends and stays in any case. Equal
        distances go by the order of the links.

    Notes
    -----
    Linkage Mapper's step 4; joining components ("constellations") is Kruskal's algorithm (1956) on them.
    """
    if nearest <= 0:
        return links
    distance = links.cost if by_cost else links.euclid
    active = np.flatnonzero(links.active)
    order = active[np.argsort(distance[active], kind="stable")]
    taken = np.zeros(count + 1, dtype=np.int64)
    near = np.zeros(len(links), dtype=bool)
    for row in order:
        ends = links.from_label[row], links.to_label[row]
        near[row] = any(taken[end] < nearest for end in ends)
        for end in ends:
            taken[end] += 1
    status = links.status.copy()
    by_rule = status == LinkStatus.CONNECTS
    status[by_rule & near] = LinkStatus.NEAREST
    status[by_rule & ~near] = LinkStatus.NOT_NEAREST
    component = components(count, links, status > 0)
    joined = component.copy()
    if connect:
        for row in order:
            first, second = joined[links.from_label[row]], joined[links.to_label[row]]
            if status[row] == LinkStatus.NOT_NEAREST and first != second:
                status[row] = LinkStatus.JOINS_COMPONENTS
                joined[joined == max(first, second)] = min(first, second)
    return replace(
        links, status=status, from_component=component[links.from_label], to_component=component[links.to_label]
    )


def components(count: int, links: Links, used: np.ndarray) -> np.ndarray:
    """The component of every source in the network of some links.

    Parameters
    ----------
    count : int
        Number of sources.
    links : Links
    used : ndarray of bool, shape (links,)

    Returns
    -------
    ndarray of int32, shape (count + 1,)
        Entry k belongs to label k; a component is named by its lowest label.
    """
    component = np.arange(count + 1, dtype=np.int32)
    for first, second in zip(links.from_label[used], links.to_label[used]):
        low, high = sorted((component[first], component[second]))
        component[component == high] = low
    return component


def _drop(links: Links, broken: np.ndarray, why: LinkStatus) -> Links:
    """Give the status to those of the broken links that are active and not the user's choice."""
    broken = broken & (links.status > 0) & (links.status != LinkStatus.KEPT_BY_USER)
    return replace(links, status=np.where(broken, why, links.status).astype(np.int16))
