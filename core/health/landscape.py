"""A landscape as the metrics see it: classes numbered from 0, and the units they are measured in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError


@dataclass(frozen=True)
class Landscape:
    """A raster of classes, divided into units.

    Each unit is a landscape of its own: patches are cut at its border, which counts in their
    perimeters and not in the edges between classes.

    Parameters
    ----------
    index : ndarray of int32, shape (rows, columns)
        Place of the cell's class in `classes`; -1 outside the landscape.
    units : ndarray of int32, shape (rows, columns)
        Number of the cell's unit from 0; -1 outside all units. `index` is -1 there as well.
    unit_count : int
    classes : ndarray of int64, shape (classes,)
        Class values, ascending.
    cell_size : float
        Metres.
    """

    index: np.ndarray
    units: np.ndarray
    unit_count: int
    classes: np.ndarray
    cell_size: float

    @property
    def class_count(self) -> int:
        """Number m of classes of the whole raster."""
        return len(self.classes)

    @property
    def keys(self) -> np.ndarray:
        """Unit and class of each cell as one number; -1 outside the landscape."""
        keys = self.units * np.int32(self.class_count) + self.index
        return np.where(self.index < 0, np.int32(-1), keys)

    def cells(self) -> np.ndarray:
        """Cells of each class in each unit, shape (units, classes)."""
        keys = self.keys.reshape(-1)
        counts = np.bincount(keys[keys >= 0], minlength=self.unit_count * self.class_count)
        return counts.reshape(self.unit_count, self.class_count)


def landscape_of(
    values: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    units: Optional[np.ndarray] = None,
    unit_count: int = 1,
    known: Optional[np.ndarray] = None,
) -> Landscape:
    """Number the classes of a raster.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
        Class values.
    valid : ndarray of bool, shape of `values`
        True where the raster has data.
    cell_size : float
        Metres.
    units : ndarray of int, shape of `values`, optional
        Unit numbers from 0, -1 outside; without it the whole raster is one unit.
    unit_count : int
    known : ndarray of int, optional
        Classes, rising, of a larger raster that this is a part of; by default those that are there.

    Returns
    -------
    Landscape

    Raises
    ------
    InputError
        When no cell is left, the shapes differ, or the cell size is not above 0.
    """
    inside = check_rasters(values, valid, cell_size, units)
    classes, index = class_places(values, inside)
    if known is not None:
        # -1 stays the last place.
        index = np.append(np.searchsorted(known, classes), -1).astype(np.int32)[index]
        classes = np.asarray(known, dtype=np.int64)
    labels = np.zeros(values.shape, dtype=np.int32) if units is None else units.astype(np.int32)
    check_units(unit_count, len(classes))
    return Landscape(index, np.where(inside, labels, -1).astype(np.int32), int(unit_count), classes, float(cell_size))


def check_rasters(
    values: np.ndarray, valid: np.ndarray, cell_size: float, units: Optional[np.ndarray] = None
) -> np.ndarray:
    """Raise as `landscape_of` does for rasters that do not go together; the cells with data inside the units."""
    if values.ndim != 2 or values.shape != valid.shape or (units is not None and units.shape != values.shape):
        raise InputError("Classes, mask and units must be rasters of one shape.")
    if not (np.isfinite(cell_size) and cell_size > 0):
        raise InputError("The cell size must be above 0, not {given}.", given=cell_size)
    inside = valid if units is None else valid & (units >= 0)
    if not inside.any():
        raise InputError("The raster has no cell with data inside the units.")
    return inside


def check_units(units: int, classes: int) -> None:
    """Raise where units and classes together are too many for numbers of 32 bits."""
    if int(units) * classes >= np.iinfo(np.int32).max:
        raise InputError(
            "There are too many units ({units}) for {classes} classes; use larger units.", units=units, classes=classes
        )


def class_places(values: np.ndarray, valid: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The class values of a raster and each cell's place among them (-1 without data)."""
    present = values[valid]
    low, high = int(present.min()), int(present.max())
    if high - low < 1 << 20:
        # Codes of land cover lie close together: a direct table is much quicker than sorting.
        seen = np.zeros(high - low + 1, dtype=bool)
        seen[present.astype(np.int64) - low] = True
        classes = np.flatnonzero(seen) + low
        table = np.cumsum(seen, dtype=np.int32) - 1
        index = table[np.where(valid, values, low).astype(np.int64) - low]
    else:
        classes = np.unique(present)
        index = np.searchsorted(classes, np.where(valid, values, low)).astype(np.int32)
    return classes.astype(np.int64), np.where(valid, index, -1).astype(np.int32)


def merged(landscape: Landscape, groups) -> Landscape:
    """The same units with classes put together.

    Parameters
    ----------
    landscape : Landscape
    groups : sequence of sequence of int
        Class values of each group; classes in no group become one more class at the end.

    Returns
    -------
    Landscape
        Its classes are the numbers of the groups from 0.
    """
    places = np.full(landscape.class_count + 1, len(groups), dtype=np.int32)
    for number, values in enumerate(groups):
        places[:-1][np.isin(landscape.classes, list(values))] = number
    places[-1] = -1
    return Landscape(
        places[landscape.index], landscape.units, landscape.unit_count, np.arange(len(groups) + 1), landscape.cell_size
    )
