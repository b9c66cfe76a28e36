"""Focal nodes, and regions whose cells are one node of the circuit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..groups import joined_groups
from ..typed import Shape


@dataclass(frozen=True)
class FocalNodes:
    """Places that current enters or leaves: points, or regions of several cells.

    Parameters
    ----------
    rows, columns : ndarray of int
        The cells, by ascending number, those of one number in column-major order.
    numbers : ndarray of int
        The number of each cell; positive.
    """

    rows: np.ndarray
    columns: np.ndarray
    numbers: np.ndarray

    @classmethod
    def from_labels(cls, labels: np.ndarray) -> FocalNodes:
        """From a raster: positive cells are focal, the rest is not."""
        columns, rows = np.nonzero(labels.T > 0)
        return cls.from_cells(rows, columns, labels[rows, columns])

    @classmethod
    def from_cells(cls, rows, columns, numbers) -> FocalNodes:
        """From lists of cells and their numbers; numbers of 0 or less are left out."""
        rows, columns, numbers = (np.asarray(values, dtype=np.int64) for values in (rows, columns, numbers))
        kept = numbers > 0
        rows, columns, numbers = rows[kept], columns[kept], numbers[kept]
        order = np.argsort(numbers, kind="stable")
        return cls(rows[order], columns[order], numbers[order])

    @property
    def ids(self) -> np.ndarray:
        """The distinct numbers, ascending."""
        return np.unique(self.numbers)

    @property
    def has_regions(self) -> bool:
        """Whether some number has several cells."""
        return self.ids.size < self.numbers.size

    def firsts(self) -> tuple[np.ndarray, np.ndarray]:
        """Row and column of the first cell of each distinct number."""
        _, first = np.unique(self.numbers, return_index=True)
        return self.rows[first], self.columns[first]

    def only(self, ids) -> FocalNodes:
        """Those with the given numbers."""
        kept = np.isin(self.numbers, np.asarray(list(ids), dtype=np.int64))
        return FocalNodes(self.rows[kept], self.columns[kept], self.numbers[kept])

    def of_several_cells(self) -> FocalNodes:
        """The numbers that have several cells."""
        ids, counts = np.unique(self.numbers, return_counts=True)
        return self.only(ids[counts > 1])

    def require(self, shape: Shape, least: int = 2) -> None:
        """Raise when cells lie off the raster or there are too few distinct numbers."""
        outside = (self.rows < 0) | (self.rows >= shape[0]) | (self.columns < 0) | (self.columns >= shape[1])
        if outside.any():
            raise InputError(
                "The focal node {number} lies outside the resistance layer: move it inside or leave it out.",
                number=int(self.numbers[outside][0]),
            )
        if self.ids.size < least:
            raise InputError(
                "The focal layer has {count} {count:node|nodes} with a number of its own; at least {least} are needed.",
                count=int(self.ids.size),
                least=least,
            )


def unite_regions(shape: Shape, regions: Optional[np.ndarray], focal: FocalNodes) -> Optional[np.ndarray]:
    """Short-circuit regions together with focal regions.

    All cells that share a region's or a focal number, also by way of others, become one region.

    Parameters
    ----------
    shape : tuple of int
    regions : ndarray of int, optional
        Short-circuit regions, positive; 0 elsewhere.
    focal : FocalNodes
        Only those of several cells join anything.

    Returns
    -------
    ndarray of int32, or None where there is no region at all
    """
    focal = focal.of_several_cells()
    if focal.numbers.size == 0:
        return None if regions is None else np.where(regions > 0, regions, 0).astype(np.int32)
    ids, which = np.unique(focal.numbers, return_inverse=True)
    if regions is None:
        united = np.zeros(shape, np.int32)
        known = np.empty(0, np.int64)
        under = np.full(focal.numbers.size, -1)
    else:
        known = np.unique(regions[regions > 0])
        inside = regions[focal.rows, focal.columns]
        under = np.where(inside > 0, np.searchsorted(known, inside), -1)
    # Nodes of the graph: focal numbers first, then the short-circuit regions.
    count = ids.size + known.size
    # Two focal numbers may share a cell.
    cells, cell = np.unique(focal.rows * shape[1] + focal.columns, return_inverse=True)
    ends = np.concatenate([np.where(under >= 0, ids.size + under, which), count + cell])
    starts = np.concatenate([which, which])
    _, group = joined_groups(count + cells.size, starts, ends)
    if regions is not None:
        lookup = group[ids.size : count] + 1
        united = np.zeros(shape, np.int32)
        inside = regions > 0
        united[inside] = lookup[np.searchsorted(known, regions[inside])]
    united[focal.rows, focal.columns] = group[which] + 1
    return united
