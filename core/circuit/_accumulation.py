"""Sums and largest values of maps."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..typed import Shape, there


class MapSums:
    """The sum and the cell-wise largest value of maps, where they are wanted.

    Attributes
    ----------
    total, largest : ndarray of float64 or None
        `largest` is -inf where no map has been.
    count : int
        Maps so far.
    """

    def __init__(self, shape: Shape, total: bool, largest: bool):
        self.total: Optional[np.ndarray] = np.zeros(shape) if total else None
        self.largest: Optional[np.ndarray] = np.full(shape, -np.inf) if largest else None
        self.count = 0

    @property
    def wanted(self) -> bool:
        """Whether there is anything to add to."""
        return self.total is not None or self.largest is not None

    def add(self, raster: np.ndarray) -> None:
        """Add one map."""
        if self.total is not None:
            self.total += raster
        if self.largest is not None:
            np.maximum(self.largest, raster, out=self.largest)
        self.count += 1

    def add_nothing(self) -> None:
        """Note that some map was 0 everywhere."""
        if self.largest is not None:
            np.maximum(self.largest, 0.0, out=self.largest)

    def add_total(self, window, total: np.ndarray, count: int, largest: Optional[np.ndarray] = None) -> None:
        """Add the sum, and the largest value, of several maps that are 0 outside a window."""
        if self.total is not None:
            self.total[window] += total
        self.add_nothing()
        if self.largest is not None:
            np.maximum(self.largest[window], there(largest), out=self.largest[window])
        self.count += count
