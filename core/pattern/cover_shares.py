"""Land cover of places: the area of each class in each place, and the places by their main class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class CoverShares:
    """Cells of each land-cover class in each place.

    Parameters
    ----------
    classes : ndarray of int64, shape (classes,)
        The class values that occur, ascending.
    cells : ndarray of int64, shape (places, classes)
        Cells without land cover count nowhere.
    """

    classes: np.ndarray
    cells: np.ndarray

    @property
    def main(self) -> np.ndarray:
        """Column of the class with most cells in each place (the lower value of two); -1 without any."""
        if not self.classes.size:
            return np.full(self.cells.shape[0], -1)
        return np.where(self.cells.any(axis=1), self.cells.argmax(axis=1), -1)

    @property
    def shares(self) -> np.ndarray:
        """Share of each class in each place, 0 to 1; NaN without any land cover."""
        total = self.cells.sum(axis=1, keepdims=True)
        return np.where(total > 0, self.cells / np.maximum(total, 1), np.nan)

    def places_by_class(self) -> np.ndarray:
        """How many places have each class as their main one."""
        main = self.main
        return np.bincount(main[main >= 0], minlength=self.classes.size)


def cover_shares(labels: np.ndarray, count: int, cover: np.ndarray, valid: np.ndarray) -> CoverShares:
    """The land cover of places.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Number of the place of each cell, from 1; 0 is none.
    count : int
        Number of places.
    cover : ndarray of int, shape (rows, columns)
        Class values.
    valid : ndarray of bool, shape (rows, columns)
        Where there is land cover.

    Returns
    -------
    CoverShares
    """
    flat = np.flatnonzero((labels.ravel() > 0) & valid.ravel())
    classes, column = np.unique(cover.ravel()[flat], return_inverse=True)
    place = labels.ravel()[flat].astype(np.int64) - 1
    cells = np.bincount(place * max(classes.size, 1) + column.ravel(), minlength=count * classes.size)
    return CoverShares(classes.astype(np.int64), cells[: count * classes.size].reshape(count, classes.size))
