"""Streams: where the flow of enough cells has come together.

Source: pygeoprocessing's `extract_streams_d8` and `extract_streams_mfd` (trace threshold 0.7).
"""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, parts_of
from .flow_network import FlowNetwork
from .flow_sums import upstream_parts

# Gaps of an MFD stream carry at least this share of the threshold.
_GAP_SHARE = 0.7
# pygeoprocessing looks for outlets tile by tile.
_TILE = 256
_NEVER = np.iinfo(np.int64).max


def d8_streams(accumulation: np.ndarray, threshold: float) -> np.ndarray:
    """Cells that drain more than `threshold` cells.

    Parameters
    ----------
    accumulation : ndarray of float
        Cells that drain through each cell, itself included.
    threshold : float

    Returns
    -------
    ndarray of bool, shape of `accumulation`
    """
    return accumulation > threshold


def mfd_streams(
    network: FlowNetwork, accumulation: np.ndarray, threshold: float, progress: Progress = no_progress
) -> np.ndarray:
    """Cells that drain at least `threshold` cells and are connected to an outlet.

    Where flow divides, a stream may fall below the threshold for a while: cells of at least 0.7 of it are gaps. A
    stream is followed upstream through gaps; a gap becomes stream when stream is found above it.

    Parameters
    ----------
    network : FlowNetwork
    accumulation : ndarray of float, shape (cells,)
        Cells that drain through each cell, itself included; a routed array.
    threshold : float
    progress : callable

    Returns
    -------
    ndarray of bool, shape (cells,)
        A routed array.

    Notes
    -----
    pygeoprocessing takes outlet after outlet and walks upstream first in, first out; a gap is closed only by
    stream that is found later than the gap itself. That order is kept here, with all outlets at once.
    """
    owning, walking = parts_of(progress, (1, 1))
    outlets = _outlets(network, accumulation, threshold)
    owner = _owners(network, accumulation, outlets, threshold, owning)
    found, upstream = _walk(network, owner, outlets, walking)
    strong = accumulation >= threshold
    stream = (found < _NEVER) & strong
    _close_gaps(network, found, strong, upstream, stream)
    progress(1.0)
    return stream


def _outlets(network: FlowNetwork, accumulation: np.ndarray, threshold: float) -> np.ndarray:
    """Outlets that carry a stream, in the order in which pygeoprocessing meets them."""
    outlet = (network.receivers.first_units() == 0) & (accumulation >= threshold)
    places = np.flatnonzero(outlet)
    row, column = np.divmod(network.cells[places], network.shape[1])
    return places[np.lexsort((column, row, column // _TILE, row // _TILE))]


def _owners(
    network: FlowNetwork, accumulation: np.ndarray, outlets: np.ndarray, threshold: float, progress: Progress
) -> np.ndarray:
    """For each cell that can be stream or gap, the first outlet that it reaches through such cells."""
    nobody = len(outlets)
    owner = np.full(len(accumulation), nobody, dtype=np.int32)
    owner[outlets] = np.arange(len(outlets), dtype=np.int32)
    carries = accumulation >= _GAP_SHARE * threshold
    for first, last, starts in upstream_parts(network):
        progress(1.0 - last / len(accumulation))
        if carries[first:last].any():
            place, _ = network.receivers.between(first, last)
            below = np.minimum.reduceat(owner[place], starts[:-1] - starts[0])
            owner[first:last] = np.where(carries[first:last], below, nobody)
    return owner


def _walk(
    network: FlowNetwork, owner: np.ndarray, outlets: np.ndarray, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """When each cell is found on the walk upstream, and the cells that are, without the outlets.

    The walks of all outlets advance together; a cell belongs to the walk of its owner. Times compare
    first by outlet, then by turn.
    """
    found = np.full(len(owner), _NEVER)
    found[outlets] = np.arange(len(outlets), dtype=np.int64) << 40
    queue, met, turn = outlets, [], 1
    while queue.size:
        progress(1.0 - 1.0 / turn)
        donors, givers = network.donors.of(queue)
        new = (found[donors] == _NEVER) & (owner[donors] == owner[queue][givers])
        donors = donors[new]
        _, first = np.unique(donors, return_index=True)
        queue = donors[np.sort(first)]
        found[queue] = (owner[queue].astype(np.int64) << 40) + np.arange(turn, turn + len(queue))
        turn += len(queue)
        met.append(queue)
    return found, np.concatenate(met) if met else queue


def _close_gaps(
    network: FlowNetwork, found: np.ndarray, strong: np.ndarray, upstream: np.ndarray, stream: np.ndarray
) -> None:
    """Add to the stream the gaps above which stream is found later, directly or through other gaps."""
    gaps = np.sort(upstream[~strong[upstream]])
    links = network.donors
    gaps = gaps[links.starts[gaps] < links.starts[gaps + 1]]
    if not gaps.size:
        return
    donors, givers = links.of(gaps)
    turned = np.where(strong, found, _NEVER)
    # Gaps of one level do not drain into each other, and what turns them lies in lower levels.
    level = np.searchsorted(network.levels, gaps, side="right")
    bounds = [0, *(np.flatnonzero(np.diff(level)) + 1).tolist(), len(gaps)]
    begin = np.searchsorted(givers, np.arange(len(gaps) + 1))
    for first, last in zip(bounds[:-1], bounds[1:]):
        part = slice(begin[first], begin[last])
        offer = turned[donors[part]]
        offer[offer <= found[gaps[givers[part]]]] = _NEVER
        turned[gaps[first:last]] = np.minimum.reduceat(offer, begin[first:last] - begin[first])
    stream[gaps[turned[gaps] < _NEVER]] = True
