"""Sums along the flow: accumulation, path sums to the streams, means over receivers.

Source: pygeoprocessing's `flow_accumulation_*` and `distance_to_channel_*`.
"""

from __future__ import annotations

from typing import Iterator, Optional

import numpy as np

from ..progress import Progress, no_progress
from .flow_network import FlowNetwork

# Cells that are worked on together; bounds the temporaries.
_BATCH = 1 << 17


def downstream_parts(network: FlowNetwork) -> Iterator[tuple[int, int, np.ndarray]]:
    """Cells below level 0 that can be worked on at once, in order, and where their donors begin."""
    for start, stop in zip(network.levels[1:-1], network.levels[2:]):
        for first in range(start, stop, _BATCH):
            last = min(first + _BATCH, stop)
            yield first, last, network.donors.starts[first : last + 1]


def upstream_parts(network: FlowNetwork) -> Iterator[tuple[int, int, np.ndarray]]:
    """Cells that can be worked on at once, from the outlets up, and where their receivers begin."""
    for start, stop in zip(network.levels[-2::-1], network.levels[:0:-1]):
        for first in range(start, stop, _BATCH):
            last = min(first + _BATCH, stop)
            yield first, last, network.receivers.starts[first : last + 1]


def accumulate(
    network: FlowNetwork, source: np.ndarray, kept: Optional[np.ndarray] = None, progress: Progress = no_progress
) -> np.ndarray:
    """Sum what the cells give and pass it down.

    Parameters
    ----------
    network : FlowNetwork
    source : ndarray of float, shape (cells,)
        What each cell adds; a routed array.
    kept : ndarray of float, shape (cells,), optional
        The share of its inflow that a cell passes on; 1 by default.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (cells,)
        out = source + kept * inflow, where inflow is the sum of the donors' out by their shares.
    """
    out = np.array(source, dtype=np.float64)
    links = network.donors
    for first, last, starts in downstream_parts(network):
        progress(first / len(out))
        own = np.arange(last - first)
        receiver = np.repeat(own, np.diff(starts))
        donor, units = links.between(first, last)
        flow = out[donor] * units / network.units[donor]
        if kept is not None:
            flow *= kept[first:last][receiver]
        # One addend after the other, in the order of the neighbours: the sum is then the same to the last
        # bit as in pygeoprocessing, and so are the cells that reach a threshold.
        out[first:last] = np.bincount(
            np.concatenate((own, receiver)), np.concatenate((out[first:last], flow)), minlength=last - first
        )
    progress(1.0)
    return out


def inflow(network: FlowNetwork, out: np.ndarray) -> np.ndarray:
    """What the donors of each cell pass to it.

    Parameters
    ----------
    network : FlowNetwork
    out : ndarray of float, shape (cells,)
        What each cell passes on in all; a routed array.

    Returns
    -------
    ndarray of float64, shape (cells,)
    """
    given = out / network.units
    links = network.donors
    total = np.zeros(len(out))
    for first, last, starts in downstream_parts(network):
        donor, units = links.between(first, last)
        total[first:last] = np.add.reduceat(units * given[donor], starts[:-1] - starts[0])
    return total


def receiver_mean(network: FlowNetwork, values: np.ndarray) -> np.ndarray:
    """Mean of a value over the receivers of each cell, by their shares.

    Parameters
    ----------
    network : FlowNetwork
    values : ndarray of float, shape (cells,)
        A routed array without NaN.

    Returns
    -------
    ndarray of float64, shape (cells,)
        0 where a cell drains out of the data.
    """
    links = network.receivers
    mean = np.empty(len(values))
    for first in range(0, len(values), _BATCH):
        last = min(first + _BATCH, len(values))
        starts = links.starts[first : last + 1]
        place, units = links.between(first, last)
        total = np.add.reduceat(units * values[place], starts[:-1] - starts[0])
        mean[first:last] = total / network.units[first:last]
    return mean


def path_sum(
    network: FlowNetwork,
    ends: np.ndarray,
    on_leaving: Optional[np.ndarray],
    on_entering: Optional[np.ndarray],
    cell_size: float = 0.0,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Sum a cost along the flow down to the first end cell.

    Parameters
    ----------
    network : FlowNetwork
    ends : ndarray of bool, shape (cells,)
        Where paths end, such as streams; a routed array.
    on_leaving, on_entering : ndarray of float, shape (cells,)
        What a cell adds when the path leaves it or enters it; routed arrays, None for nothing.
    cell_size : float
        Where positive, `on_leaving` is multiplied by the length of the step.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (cells,)
        Where flow divides, the mean over the receivers that reach an end, by their shares; 0 at ends, NaN for
        cells from which no end is reached.
    """
    links = network.receivers
    count = len(ends)
    reaches = ends.astype(np.float64)
    below = np.zeros(count)
    if on_entering is not None:
        below[ends] = on_entering[ends]
    total = np.full(count, np.nan)
    total[ends] = 0.0
    for first, last, starts in upstream_parts(network):
        progress(1.0 - last / count)
        (place, units), offsets = links.between(first, last), starts[:-1] - starts[0]
        counted = units * reaches[place]
        weight = np.add.reduceat(counted, offsets)
        added = np.add.reduceat(units * below[place], offsets)
        if on_leaving is not None:
            own = on_leaving[first:last]
            if cell_size:
                length = np.where(links.diagonal(first, last), cell_size * np.sqrt(2.0), cell_size)
                added += own * np.add.reduceat(counted * length, offsets)
            else:
                added += own * weight
        open_cells = ~ends[first:last] & (weight > 0)
        sums = added[open_cells] / weight[open_cells]
        where = first + np.flatnonzero(open_cells)
        total[where] = sums
        reaches[where] = 1.0
        below[where] = sums if on_entering is None else sums + on_entering[where]
    progress(1.0)
    return total
