"""The geometry of a raster: shape, cell size, origin and coordinate system."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .errors import phrase
from .typed import Shape

# Two grids are the same when no corner is off by more than this share of a cell.
_TOLERANCE = 1e-3
# How messages name a grid.
DESCRIPTION = phrase("{rows} rows x {columns} columns of {size:.10g} from ({x:.10g}, {y:.10g})")


@dataclass(frozen=True)
class Grid:
    """A north-up raster grid with square cells.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    cell_size : float
        Side of a cell, in the unit of the coordinate system (metres for projected ones).
    origin : tuple of float
        x and y of the upper left corner of the upper left cell.
    crs : str
        The coordinate system as an opaque text (an authority code or WKT).
    """

    shape: Shape
    cell_size: float
    origin: tuple[float, float] = (0.0, 0.0)
    crs: str = ""

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.shape[0]

    @property
    def columns(self) -> int:
        """Number of columns."""
        return self.shape[1]

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self.shape[0] * self.shape[1]

    @property
    def cell_area_ha(self) -> float:
        """Area of a cell in hectares, for a coordinate system in metres."""
        return self.cell_size * self.cell_size / 10_000.0

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Least x, least y, greatest x and greatest y."""
        x, y = self.origin
        return x, y - self.rows * self.cell_size, x + self.columns * self.cell_size, y

    def centres(self, rows: np.ndarray, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """x and y of the centres of cells.

        Parameters
        ----------
        rows, columns : array_like of int
            Row and column indices from the upper left.

        Returns
        -------
        x, y : ndarray of float64
        """
        x = self.origin[0] + (np.asarray(columns, dtype=np.float64) + 0.5) * self.cell_size
        y = self.origin[1] - (np.asarray(rows, dtype=np.float64) + 0.5) * self.cell_size
        return x, y

    def indices(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Row and column of the cells that hold points; outside the grid they are out of range.

        Parameters
        ----------
        x, y : array_like of float

        Returns
        -------
        rows, columns : ndarray of int64
        """
        columns = np.floor((np.asarray(x, dtype=np.float64) - self.origin[0]) / self.cell_size)
        rows = np.floor((self.origin[1] - np.asarray(y, dtype=np.float64)) / self.cell_size)
        return rows.astype(np.int64), columns.astype(np.int64)

    def matches(self, other: Grid) -> bool:
        """Whether two grids are the same cells: shape, and corners within a thousandth of a cell.

        The coordinate system is compared by those who can read it.
        """
        if self.shape != other.shape:
            return False
        reach = _TOLERANCE * self.cell_size
        return all(abs(a - b) <= reach for a, b in zip(self.bounds, other.bounds))

    def described(self, template: str) -> str:
        """The template with the grid's rows, columns, cell size and origin."""
        x, y = self.origin
        return template.format(rows=self.rows, columns=self.columns, size=self.cell_size, x=x, y=y)

    def __str__(self) -> str:
        return self.described(DESCRIPTION)
