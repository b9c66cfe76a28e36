"""A store of cost surfaces that remembers what was read last."""

from __future__ import annotations

from collections import OrderedDict
from typing import Optional

import numpy as np

from ..typed import Shape
from .surfaces import SurfaceStore, framed, reached_box


class CachedSurfaces:
    """Keeps the boxes that the surfaces reach in memory, those that were read last, up to a size.

    Every link asks for the surfaces at its ends; from files they would be read and unpacked anew each time.

    Parameters
    ----------
    store : SurfaceStore
    shape : tuple of int
        Rows and columns of the grid.
    most_bytes : float
        Larger surfaces, and those that were not read for longest, are not kept.
    """

    def __init__(self, store: SurfaceStore, shape: Shape, most_bytes: float = 5e8):
        self._store, self._shape, self._most = store, shape, most_bytes
        self._kept: OrderedDict[int, tuple[int, int, np.ndarray]] = OrderedDict()

    def reach(self, label: int) -> Optional[float]:
        """As in `SurfaceStore`."""
        return self._store.reach(label)

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """As in `SurfaceStore`."""
        self._store.save(label, cost, reach)
        self._kept.pop(label, None)
        self._keep(label, cost)

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """As in `SurfaceStore`; a whole surface is remembered, some rows are not."""
        if label not in self._kept:
            rows = self._store.rows(label, start, stop)
            if (start, stop) == (0, self._shape[0]):
                self._keep(label, rows)
            return rows
        self._kept.move_to_end(label)
        top, left, window = self._kept[label]
        return framed(window, top, left, start, stop, self._shape[1])

    def _keep(self, label: int, cost: np.ndarray) -> None:
        box = reached_box(cost)
        if cost[box].nbytes > self._most:
            return
        self._kept[label] = box[0].start, box[1].start, cost[box].copy()
        while sum(window.nbytes for _, _, window in self._kept.values()) > self._most:
            self._kept.popitem(last=False)
