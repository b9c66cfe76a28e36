"""Areas of zones by land cover, by district or by anything else that has classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..pattern.cover_shares import cover_shares


@dataclass(frozen=True)
class ZoneAreas:
    """Cells of each zone in each class, as in the paper's table 4.

    Parameters
    ----------
    classes : ndarray of int64, shape (classes,)
        The class values that occur in zones, ascending.
    cells : ndarray of int64, shape (zones, classes)
        Row k belongs to zone k + 1.
    total : ndarray of int64, shape (zones,)
        All cells of each zone, those without a class included.
    """

    classes: np.ndarray
    cells: np.ndarray
    total: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """Share of each zone in all zones, 0 to 1; 0 without any."""
        return self.total / max(int(self.total.sum()), 1)

    @property
    def without_class(self) -> np.ndarray:
        """Cells of each zone without a class."""
        return self.total - self.cells.sum(axis=1)


def zone_areas(zone: np.ndarray, zones: int, classes: np.ndarray, valid: Optional[np.ndarray] = None) -> ZoneAreas:
    """Count the cells of zones by class.

    Parameters
    ----------
    zone : ndarray of int, shape (rows, columns)
        Numbers of the zones from 1; 0 is none.
    zones : int
        How many there are.
    classes : ndarray of int, shape (rows, columns)
        Land cover, districts ...
    valid : ndarray of bool, shape (rows, columns), optional
        Where there is a class; everywhere by default.

    Returns
    -------
    ZoneAreas
    """
    valid = np.ones(zone.shape, dtype=bool) if valid is None else valid
    shares = cover_shares(zone, zones, classes, valid)
    total = np.bincount(zone.ravel(), minlength=zones + 1)[1 : zones + 1]
    return ZoneAreas(shares.classes, shares.cells, total.astype(np.int64))
