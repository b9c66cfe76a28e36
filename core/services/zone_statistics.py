"""Sums and means of a service over zones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..rows import Raster, add_up, strips


@dataclass(frozen=True)
class ZoneStatistics:
    """Statistics of each zone, in the order of the zone numbers 1, 2, ...

    Parameters
    ----------
    cells : ndarray of int64, shape (zones,)
        Cells of the zone.
    valid : ndarray of int64
        Those of them that have a value.
    sums : ndarray of float64
        Sum of the values.
    """

    cells: np.ndarray
    valid: np.ndarray
    sums: np.ndarray

    @property
    def means(self) -> np.ndarray:
        """Mean of the cells with a value; NaN where there is none."""
        means = np.full(len(self.sums), np.nan)
        np.divide(self.sums, self.valid, out=means, where=self.valid > 0)
        return means


def zone_statistics(zones: np.ndarray, count: int, values: Raster) -> ZoneStatistics:
    """Count, sum and mean of a raster over zones.

    Parameters
    ----------
    zones : ndarray of int, shape (rows, columns)
        Zone numbers 1..count, 0 outside.
    count : int
    values : ndarray or Rows of float, shape of `zones`
        NaN is nodata.

    Returns
    -------
    ZoneStatistics
    """
    cells, valid = np.zeros((2, count + 1), dtype=np.int64)
    sums = np.zeros(count + 1)
    for strip in strips(zones.shape):
        layer = values[strip]
        known = ~np.isnan(layer)
        labels = zones[strip].reshape(-1)
        with_value = np.where(known.reshape(-1), labels, 0)
        cells += np.bincount(labels, minlength=count + 1)
        valid += np.bincount(with_value, minlength=count + 1)
        sums = add_up(sums, with_value, np.where(known, layer, 0.0).reshape(-1))
    return ZoneStatistics(cells[1:], valid[1:], sums[1:])
