"""Dijkstra's algorithm with a heap, for stretches where the frontier is too narrow for whole arrays."""

from __future__ import annotations

import time
from heapq import heapify, heappop, heappush

import numpy as np

from ..progress import Progress
from ._state import State

# A wider queue goes back to whole-array rounds.
_WIDE = 250
_CELLS_BETWEEN_LOOKS = 20_000
_SECONDS_BETWEEN_REPORTS = 0.5
_DIAGONAL = float(np.sqrt(2.0))


def spread_narrow(state: State, waiting: np.ndarray, progress: Progress) -> np.ndarray:
    """Settle cells one by one until the queue is empty or wide.

    Parameters
    ----------
    state : State
    waiting : ndarray of intp
        The states in the queue, each once.
    progress : callable
        Called with the share of settled cells.

    Returns
    -------
    ndarray of intp
        The states that still wait, each once and in ascending order.
    """
    cost, half = state.cost.data, state.surface.half.data
    label = None if state.label is None else state.label.data
    size = state.surface.size
    lengths = [_DIAGONAL] * 4 + [1.0] * 4
    steps = list(zip(state.surface.offsets.ravel().tolist(), lengths))
    wall = float("inf")
    heap = list(zip(state.cost.take(waiting).tolist(), waiting.tolist()))
    heapify(heap)
    told = time.monotonic()
    settled = 0
    while heap and len(heap) <= _WIDE:
        value, here = heappop(heap)
        if value > cost[here]:
            continue
        cell = here % size
        toll = half[cell]
        for offset, length in steps:
            entry = half[cell + offset]
            if entry == wall:
                continue
            offer = (entry + toll) * length + value
            there = here + offset
            known = cost[there]
            if offer < known:
                cost[there] = offer
                if label is not None:
                    label[there] = label[here]
                heappush(heap, (offer, there))
            elif label is not None and offer == known and label[here] < label[there]:
                label[there] = label[here]
                heappush(heap, (offer, there))
        settled += 1
        if settled % _CELLS_BETWEEN_LOOKS == 0 and time.monotonic() - told > _SECONDS_BETWEEN_REPORTS:
            progress(state.settled(value))
            told = time.monotonic()
    return np.array(sorted({there for value, there in heap if value == cost[there]}), dtype=np.intp)
