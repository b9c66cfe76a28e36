"""One connectivity index of a network of patches, IIC or PC, and what each patch adds to it."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..memory import require_memory
from ..progress import Progress, no_progress, part_of, parts_of
from ._betweenness import betweenness
from ._exclude_one import losses_without_each, pivots_at_most, strictly_between
from ._path_closure import Closure, Meter, unbuffered
from ._path_rules import FewestLinks, MostProbable
from .connectivity_links import PatchLinks

# Rounding, in per cent of the index: smaller connectors are none.
_NOTHING = 1e-10
# Seconds for one pivot in a network of one node, squared by its size; measured on one core of a server.
_SECONDS = 2.5e-10


@dataclass(frozen=True)
class PatchImportance:
    """What each patch adds to an index, in per cent of the index, arrays of shape (patches,).

    Parameters
    ----------
    total : ndarray of float64
        dX = 100 (X - X without the patch) / X, the sum of the three parts.
    intra : ndarray of float64
        By its own attribute.
    flux : ndarray of float64
        By its connections as the start or the end.
    connector : ndarray of float64
        As a stepping stone between others: what their best paths lose without it.
    betweenness : ndarray of float64
        IIC: over pairs of other patches, the sum of the share of their shortest paths through this one. PC: the same
        with the most probable paths, each pair weighted by its part of the index, in per cent; never less than the
        connector part.
    """

    total: np.ndarray
    intra: np.ndarray
    flux: np.ndarray
    connector: np.ndarray
    betweenness: np.ndarray


@dataclass(frozen=True)
class ConnectivityIndex:
    """IIC or PC of a landscape.

    Parameters
    ----------
    numerator : float
        Sum over ordered pairs of patches, themselves included, of both attributes and the strength of the best path.
    value : float
        The index: numerator / (landscape attribute)^2.
    equivalent : float
        Equivalent connectivity EC, the square root of the numerator: the attribute of a single patch of this value.
    intra, direct, step : float
        Shares of the numerator in per cent: within patches, by direct links, and gained through stepping stones.
    importance : PatchImportance or None
    reach : ndarray of float64, shape (patches,)
        ``sum_j a_j s_ij`` over the other patches, s the strength of the best path: the flux F of Graphab for PC.
    """

    numerator: float
    value: float
    equivalent: float
    intra: float
    direct: float
    step: float
    importance: Optional[PatchImportance]
    reach: np.ndarray


def probability_of_connectivity(attributes, links: PatchLinks, landscape: Optional[float] = None, **options):
    """Probability of connectivity PC (Saura and Pascual-Hortal 2007).

    ``PC = sum_i sum_j a_i a_j p*_ij / A_L^2`` with p*_ij the greatest product of link probabilities along any path
    from i to j, and p*_ii = 1.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
        Area, or area times quality; not negative.
    links : PatchLinks
    landscape : float, optional
        A_L in the unit of the attributes; their sum by default. It scales the index only.
    **options
        As in `connectivity_index`.

    Returns
    -------
    ConnectivityIndex

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.connectivity_index import probability_of_connectivity
    >>> from esp_toolbox.core.network.connectivity_links import PatchLinks
    >>> links = PatchLinks(2, np.array([0]), np.array([1]), np.array([0.5]), np.array([True]))
    >>> round(float(probability_of_connectivity([1.0, 1.0], links).value), 6)
    0.75
    """
    return connectivity_index(attributes, links, MostProbable, landscape, **options)


def integral_index_of_connectivity(attributes, links: PatchLinks, landscape: Optional[float] = None, **options):
    """Integral index of connectivity IIC (Pascual-Hortal and Saura 2006).

    ``IIC = sum_i sum_j a_i a_j / (1 + nl_ij) / A_L^2`` with nl_ij the least number of links from i to j; pairs
    without a path add nothing.

    Parameters
    ----------
    attributes, links, landscape, **options
        As in `probability_of_connectivity`.

    Returns
    -------
    ConnectivityIndex

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.connectivity_index import integral_index_of_connectivity
    >>> from esp_toolbox.core.network.connectivity_links import PatchLinks
    >>> links = PatchLinks(2, np.array([0]), np.array([1]), np.array([0.5]), np.array([True]))
    >>> round(float(integral_index_of_connectivity([1.0, 3.0], links).value), 6)
    0.8125
    """
    return connectivity_index(attributes, links, FewestLinks, landscape, **options)


def connectivity_index(
    attributes,
    links: PatchLinks,
    rule,
    landscape: Optional[float] = None,
    importance: bool = True,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> ConnectivityIndex:
    """An index over best paths, by components of the network, exact.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
    links : PatchLinks
    rule : MostProbable or FewestLinks
    landscape : float, optional
        Landscape attribute; the sum of the attributes by default.
    importance : bool
        Also compute what each patch adds (Saura and Rubio 2010 for the three parts).
    executor : concurrent.futures.Executor, optional
        Shares the work of large components; the result does not depend on it.
    progress : callable

    Returns
    -------
    ConnectivityIndex

    Raises
    ------
    InputError
        When an attribute is negative or not a number, or all are 0.
    MemoryNeeded
        When the largest component does not fit.
    """
    attributes = checked_attributes(attributes, links.count)
    probable = rule is MostProbable
    _, component = links.components(probable)
    sizes = np.bincount(component, minlength=1)
    require_memory(bytes_needed(int(sizes.max()), importance))
    first, second, values = _link_values(links, probable)
    flow = attributes * attributes
    direct = float(np.sum(2.0 * attributes[first] * attributes[second] * rule.strength(values)))
    loss, paths, reach = np.zeros((3, links.count))
    groups = _groups(component, sizes, first)
    steps = parts_of(progress, [pivots_at_most(nodes.size) * nodes.size**2 for nodes, _ in groups])
    for (nodes, members), step in zip(groups, steps):
        matrix = _matrix(nodes, first[members], second[members], values[members], rule)
        found = _component(matrix, attributes[nodes], rule, importance, executor, step)
        reach[nodes], loss[nodes], paths[nodes] = found
        flow[nodes] = attributes[nodes] * reach[nodes]
    progress(1.0)
    numerator = float(np.sum(flow))
    landscape = float(np.sum(attributes)) if landscape is None else float(landscape)
    square = landscape**2
    # A square of numbers that small is 0 or makes the index infinite.
    if not (landscape > 0.0 and square > 0.0 and numerator / square < np.inf):
        raise InputError("The landscape attribute is {given}; it must be above 0.", given=landscape)
    own = attributes * attributes
    within = 100.0 * float(np.sum(own)) / numerator
    straight = 100.0 * direct / numerator
    parts = None
    if importance:
        connector = 100.0 * loss / numerator
        connector[np.abs(connector) < _NOTHING] = 0.0
        intra, flux = 100.0 * own / numerator, 100.0 * 2.0 * (flow - own) / numerator
        passing = 100.0 * paths / numerator if probable else paths / 2.0
        parts = PatchImportance(intra + flux + connector, intra, flux, connector, passing)
    return ConnectivityIndex(
        numerator,
        numerator / square,
        float(np.sqrt(numerator)),
        within,
        straight,
        max(100.0 - within - straight, 0.0),
        parts,
        np.maximum(reach - attributes, 0.0),
    )


def checked_attributes(attributes, count: int) -> np.ndarray:
    """The patches' attributes as floats.

    Raises
    ------
    InputError
        When they are not one for each patch, negative, not a number, or all 0.
    """
    attributes = np.asarray(attributes, dtype=np.float64)
    if attributes.shape != (count,):
        raise InputError(
            "There are {count} patches and {given} attributes; give one for each.", count=count, given=attributes.size
        )
    wrong = ~(attributes >= 0.0) | np.isinf(attributes)
    if wrong.any():
        raise InputError(
            "{count} {count:patch has|patches have} a negative or missing attribute, the first is patch {number}; "
            "correct the field or remove such patches.",
            count=int(wrong.sum()),
            number=int(np.flatnonzero(wrong)[0]) + 1,
        )
    if not (attributes > 0.0).any():
        raise InputError("The attribute of every patch is 0; choose another field.")
    return attributes


def bytes_needed(largest: int, importance: bool = True) -> float:
    """Peak memory for a component of this many patches."""
    triangles = 9.0 + (np.ceil(np.log2(max(largest, 2))) if importance else 0.0)
    return 4.0 * largest**2 * triangles + 40.0 * largest**2


def seconds_needed(sizes) -> float:
    """Rough time of the importance of every patch, for components of these sizes."""
    return float(sum(_SECONDS * size**2 * pivots_at_most(size) for size in np.atleast_1d(sizes).tolist()))


def _link_values(links: PatchLinks, probable: bool) -> tuple:
    if probable:
        chosen = np.flatnonzero(links.probability > 0.0)
        values = links.probability[chosen]
    else:
        chosen = np.flatnonzero(links.linked)
        values = np.ones(chosen.size, dtype=FewestLinks.dtype)
    return links.first[chosen], links.second[chosen], values


def _groups(component: np.ndarray, sizes: np.ndarray, first: np.ndarray) -> list:
    """Nodes and link numbers of each component of two and more."""
    nodes = np.split(np.argsort(component, kind="stable"), np.cumsum(sizes)[:-1])
    owner = component[first]
    members = np.split(np.argsort(owner, kind="stable"), np.cumsum(np.bincount(owner, minlength=sizes.size))[:-1])
    return [(nodes[number], members[number]) for number in np.flatnonzero(sizes > 1)]


def _matrix(nodes, first, second, values, rule) -> np.ndarray:
    matrix = np.full((nodes.size, nodes.size), rule.none, dtype=rule.dtype)
    np.fill_diagonal(matrix, rule.own)
    a, b = np.searchsorted(nodes, first), np.searchsorted(nodes, second)
    matrix[a, b] = values
    matrix[b, a] = values
    return matrix


def _component(matrix, attributes, rule, importance: bool, executor, progress: Progress) -> tuple:
    """What each node reaches, itself included, and the loss and the paths through it."""
    size = attributes.size
    direct = Closure.of(matrix, rule)
    closing, excluding = part_of(progress, 0.0, 0.1), part_of(progress, 0.1, 0.95)
    with unbuffered():
        best = direct.insert(range(size), Meter(closing, size), keep=True)
    reach = np.einsum("ij,j->i", rule.strength(best.matrix()), attributes)
    nothing = np.zeros(size)
    if not importance or size < 3:
        return reach, nothing, nothing
    between = strictly_between(direct, best)
    loss = losses_without_each(direct, best, between, attributes, executor, excluding)
    paths = betweenness(direct, best, between, attributes if rule is MostProbable else None)
    return reach, loss, paths
