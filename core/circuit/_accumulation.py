"""Sums and largest values of maps."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..typed import Shape, there


class MapSums:
    """The sum and the cell-wise largest value of maps, where they are wanted.

    Parameters
    ----------
    shape : tuple of int
    total, largest : bool
        What is wanted.

    Attributes
    ----------
    wants_total, wants_largest : bool
    count : int
        Maps so far.
    """

    def __init__(self, shape: Shape, total: bool, largest: bool):
        self._shape = shape
        self.wants_total, self.wants_largest = total, largest
        self._total: Optional[np.ndarray] = None
        self._largest: Optional[np.ndarray] = None
        self.count = 0

    @property
    def wanted(self) -> bool:
        """Whether there is anything to add to."""
        return self.wants_total or self.wants_largest

    @property
    def total(self) -> Optional[np.ndarray]:
        """The sum, float64; made when it is first asked for, since solvers need the memory before."""
        if self._total is None and self.wants_total:
            self._total = np.zeros(self._shape)
        return self._total

    @property
    def largest(self) -> Optional[np.ndarray]:
        """The largest values, float64; -inf where no map has been."""
        if self._largest is None and self.wants_largest:
            self._largest = np.full(self._shape, -np.inf)
        return self._largest

    def add(self, raster: np.ndarray) -> None:
        """Add one map."""
        if self.wants_total:
            total = there(self.total)
            total += raster
        if self.wants_largest:
            largest = there(self.largest)
            np.maximum(largest, raster, out=largest)
        self.count += 1

    def add_nothing(self) -> None:
        """Note that some map was 0 everywhere."""
        if self.wants_largest:
            largest = there(self.largest)
            np.maximum(largest, 0.0, out=largest)

    def add_total(self, window, total: np.ndarray, count: int, largest: Optional[np.ndarray] = None) -> None:
        """Add the sum, and the largest value, of several maps that are 0 outside a window."""
        if self.wants_total:
            there(self.total)[window] += total
        self.add_nothing()
        if self.wants_largest:
            own = there(self.largest)
            np.maximum(own[window], there(largest), out=own[window])
        self.count += count
