"""Of a network the links between neighbouring sources: those on which circuit theory works."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..progress import Progress, no_progress
from .adjacency import candidate_links
from .least_cost_network import Network
from .links import LinkStatus
from .selection import LinkLimits, apply_limits


def neighbour_network(
    network: Network,
    resistance: np.ndarray,
    sources: np.ndarray,
    cell_size: float,
    progress: Progress = no_progress,
) -> Network:
    """The same network with those links active alone that join neighbours and do not run through a third source.

    Corridors between all pairs count the land that they share again and again: Linkage Mapper's Pinchpoint and Barrier
    Mapper work on its network of neighbours (McRae 2012).

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns)
        Labels from 1; 0 is no source.
    cell_size : float
    progress : callable

    Returns
    -------
    Network
        Links between sources whose zones touch in neither allocation, by cost or straight, are
        `LinkStatus.NOT_ADJACENT`; links that the user keeps stay.
    """
    touching = candidate_links(resistance, sources, cell_size, "either", progress=progress, moves=network.moves)
    neighbours = set(touching.pairs())
    links = network.links
    apart = np.array([pair not in neighbours for pair in links.pairs()], dtype=bool)
    apart &= (links.status > 0) & (links.status != LinkStatus.KEPT_BY_USER)
    status = np.where(apart, LinkStatus.NOT_ADJACENT, links.status).astype(links.status.dtype)
    links = apply_limits(replace(links, status=status), LinkLimits(drop_intermediate=True))
    return replace(network, links=links)
