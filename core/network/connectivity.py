"""Landscape connectivity: what Conefor computes of a network of patches, in one call."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..progress import Progress, no_progress, parts_of
from .connectivity_index import (
    ConnectivityIndex,
    checked_attributes,
    integral_index_of_connectivity,
    probability_of_connectivity,
    seconds_needed,
)
from .connectivity_links import PatchLinks


@dataclass(frozen=True)
class LandscapeConnectivity:
    """Indices of a landscape and of each of its patches.

    Parameters
    ----------
    iic, pc : ConnectivityIndex
        Integral index of connectivity and probability of connectivity.
    links : int
        Number of links within the threshold (NL).
    components : int
        Number of groups of linked patches (NC).
    component : ndarray of int32, shape (patches,)
        The group of each patch, from 0.
    degree : ndarray of int64, shape (patches,)
        Number of links of each patch.
    coincidence : float
        Landscape coincidence probability LCP: the sum over groups of (their attribute / A_L)^2.
    flux : float
        Area-weighted flux AWF: the sum over ordered pairs of different patches of p_ij a_i a_j.
    pruned : int
        Probabilities that were set to 0 because they were too small.
    largest : int
        Patches in the largest group that probabilities connect.
    """

    iic: ConnectivityIndex
    pc: ConnectivityIndex
    links: int
    components: int
    component: np.ndarray
    degree: np.ndarray
    coincidence: float
    flux: float
    pruned: int
    largest: int


def landscape_connectivity(
    attributes,
    links: PatchLinks,
    landscape: Optional[float] = None,
    importance: bool = True,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> LandscapeConnectivity:
    """IIC, PC and the simpler indices of a network of patches, and what each patch adds.

    Parameters
    ----------
    attributes : array_like of float, shape (patches,)
        Area, or area times quality; not negative.
    links : PatchLinks
        From `links_by_distance` or `links_by_probability`.
    landscape : float, optional
        Landscape attribute A_L in the unit of the attributes; their sum by default. It scales IIC, PC and LCP only.
    importance : bool
        Also compute dIIC and dPC with their parts, and the betweenness.
    executor : concurrent.futures.Executor, optional
        Shares the work of large components; the result does not depend on it.
    progress : callable

    Returns
    -------
    LandscapeConnectivity

    Raises
    ------
    InputError
        When an attribute is negative or not a number, or all are 0.
    MemoryNeeded
        When the largest component does not fit.

    References
    ----------
    Pascual-Hortal and Saura (2006) Landscape Ecology 21:959-967 (IIC, LCP). Saura and Pascual-Hortal (2007) Landscape
    and Urban Planning 83:91-103 (PC). Saura and Rubio (2010) Ecography 33:523-537 (intra, flux, connector). Saura et
    al. (2011) Ecological Indicators 11:768-773 (EC). Bodin and Saura (2010) Ecological Modelling 221:2393-2405
    (betweenness weighted by PC).
    """
    attributes = checked_attributes(attributes, links.count)
    components, component = links.components()
    sizes = [np.bincount(links.components(probable)[1]) for probable in (False, True)]
    steps = parts_of(progress, [1e-6 + seconds_needed(each) for each in sizes])
    iic, pc = (
        index(attributes, links, landscape, importance=importance, executor=executor, progress=step)
        for index, step in zip((integral_index_of_connectivity, probability_of_connectivity), steps)
    )
    total = float(np.sum(attributes)) if landscape is None else float(landscape)
    groups = np.bincount(component, attributes, components)
    first, second = attributes[links.first], attributes[links.second]
    return LandscapeConnectivity(
        iic,
        pc,
        int(np.count_nonzero(links.linked)),
        components,
        component,
        links.degrees(),
        float(np.sum((groups / total) ** 2)),
        float(2.0 * np.sum(links.probability * first * second)),
        links.pruned,
        int(sizes[1].max()),
    )
