"""Places on a raster as polygons and tables: pinch points, barriers, and their land cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import numpy as np

from ...core.grid import Grid
from ..layers.vector_io import columns_of

if TYPE_CHECKING:
    from ...core.pattern.cover_shares import CoverShares
    from ..layers.raster_read import ClassRaster

COVER_FIELDS = (("cover", str), ("cover_pct", float), ("covers", str))
# Shares below this are not told in the text.
_TOLD_SHARE = 0.005


class LandCover:
    """The land cover of numbered places.

    Parameters
    ----------
    raster : ClassRaster or None
        Without it all values are empty.
    labels : ndarray of int, shape (rows, columns)
        Number of each cell's place, from 1; 0 is none.
    count : int
    grid : Grid
    """

    def __init__(self, raster: Optional[ClassRaster], labels: np.ndarray, count: int, grid: Grid):
        from ...core.pattern.cover_shares import cover_shares

        self._grid = grid
        self._names = {} if raster is None else raster.names
        self._shares: Optional[CoverShares] = None
        if raster is not None:
            self._shares = cover_shares(labels, count, raster.values, raster.valid)
            # Found once: there may be thousands of places.
            self._main, self._parts = self._shares.main, self._shares.shares

    def _name(self, value: int) -> str:
        return str(self._names.get(int(value), int(value)))

    def values(self, place: int) -> list:
        """Main class, its percentage and all percentages of a place (from 0), for `COVER_FIELDS`."""
        if self._shares is None or self._main[place] < 0:
            return [None, None, None]
        main, shares = int(self._main[place]), self._parts[place]
        order = np.argsort(-shares, kind="stable")
        texts = [
            f"{self._name(self._shares.classes[row])} {100 * shares[row]:.0f} %"
            for row in order
            if shares[row] >= _TOLD_SHARE
        ]
        return [self._name(self._shares.classes[main]), 100.0 * float(shares[main]), "; ".join(texts)]

    def table(self) -> dict:
        """For each class the number of places whose main class it is, and its area and share in all places."""
        rows = []
        if self._shares is not None:
            cells = self._shares.cells.sum(axis=0)
            total = max(int(cells.sum()), 1)
            for value, places, count in zip(self._shares.classes, self._shares.places_by_class(), cells):
                sizes = float(count) * self._grid.cell_area_ha, 100.0 * float(count) / total
                rows.append((int(value), self._name(value), int(places), *sizes))
        return columns_of(("class", "name", "places", "area_ha", "share_pct"), rows)


def outlines(labels: np.ndarray, count: int, grid: Grid) -> list:
    """The outline of every place, in the order of their numbers."""
    from ..layers.raster_vector import polygonise

    found = polygonise(labels, grid) if count else {}
    return [found[number] for number in range(1, count + 1)]


def least_cells(minimum_area: Optional[float], grid: Grid) -> float:
    """The number of cells that makes an area in hectares; rounding does not drop a place of just that size."""
    return (minimum_area or 0.0) / grid.cell_area_ha * (1.0 - 1e-9)
