"""Sums and means of a service over zones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


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


def zone_statistics(zones: np.ndarray, count: int, values: np.ndarray) -> ZoneStatistics:
    """Count, sum and mean of a raster over zones.

    Parameters
    ----------
    zones : ndarray of int, shape (rows, columns)
        Zone numbers 1..count, 0 outside.
    count : int
    values : ndarray of float, shape of `zones`
        NaN is nodata.

    Returns
    -------
    ZoneStatistics
    """
    known = ~np.isnan(values)
    labels = zones.reshape(-1)
    with_value = np.where(known.reshape(-1), labels, 0)
    return ZoneStatistics(
        np.bincount(labels, minlength=count + 1)[1:],
        np.bincount(with_value, minlength=count + 1)[1:],
        np.bincount(with_value, weights=np.where(known, values, 0.0).reshape(-1), minlength=count + 1)[1:],
    )
