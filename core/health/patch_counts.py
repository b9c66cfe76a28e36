"""How many cells and patches each class has, counted in strips: little memory, whatever the size of the raster."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..groups import joined_groups
from ..patches import neighbourhood
from ..progress import Progress, no_progress, slices
from ..typed import Shape
from ._patch_runs import find_runs

# Cells of a strip.
_STRIP = 1 << 19


def counts_of_classes(
    values: np.ndarray,
    valid: np.ndarray,
    classes: np.ndarray,
    units: np.ndarray,
    unit_count: int,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Cells of each class in each unit.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
    valid : ndarray of bool, same shape
    classes : ndarray of int, shape (classes,)
        Rising, with all values that have data.
    units : ndarray of int, same shape
        From 0.
    unit_count : int
    progress : callable

    Returns
    -------
    ndarray of int64, shape (units, classes)
    """
    found = np.zeros(unit_count * classes.size, dtype=np.int64)
    for rows in _strips(values.shape, 1, progress):
        keys = _keys(values[rows], valid[rows], classes, units[rows])
        found += np.bincount(keys[keys >= 0], minlength=found.size)
    return found.reshape(unit_count, classes.size)


def patches_of_classes(
    values: np.ndarray,
    valid: np.ndarray,
    classes: np.ndarray,
    connectivity: int = 8,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Patches of each class in the whole raster.

    Parameters are those of `counts_of_classes`; connectivity {8, 4} tells whether corners join.

    Returns
    -------
    ndarray of int64, shape (classes,)
    """
    neighbourhood(connectivity)
    keys, heads, tails, count = [], [], [], 0
    above: Optional[tuple] = None
    for rows in _strips(values.shape, 1, progress):
        strip = _keys(values[rows], valid[rows], classes)
        runs = find_runs(strip, connectivity)
        key = np.empty(runs.patch_count, dtype=np.int32)
        key[runs.patch] = runs.key
        first, last = (_row_labels(runs, strip.shape, row) for row in (0, strip.shape[0] - 1))
        if above is not None:
            for one, other in _touching(above[0], strip[0], connectivity):
                heads.append(above[1][one])
                tails.append(first[other] + count)
        above = strip[-1].copy(), last + count
        keys.append(key)
        count += runs.patch_count
    groups, group = joined_groups(count, np.concatenate([*heads, _NONE]), np.concatenate([*tails, _NONE]))
    kind = np.empty(groups, dtype=np.int32)
    kind[group] = np.concatenate([*keys, _NONE])
    return np.bincount(kind, minlength=classes.size)


def patches_in_squares(
    values: np.ndarray,
    valid: np.ndarray,
    classes: np.ndarray,
    units: np.ndarray,
    unit_count: int,
    side: int,
    connectivity: int = 8,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Patches of each class in each square of a fishnet, cut at its sides.

    Parameters are those of `counts_of_classes` and `patches_of_classes`; side is the number of rows of a square.

    Returns
    -------
    ndarray of int64, shape (squares, classes)
    """
    neighbourhood(connectivity)
    found = np.zeros(unit_count * classes.size, dtype=np.int64)
    for rows in _strips(values.shape, side, progress):
        runs = find_runs(_keys(values[rows], valid[rows], classes, units[rows]), connectivity)
        key = np.empty(runs.patch_count, dtype=np.int32)
        key[runs.patch] = runs.key
        found += np.bincount(key, minlength=found.size)
    return found.reshape(unit_count, classes.size)


_NONE = np.empty(0, dtype=np.int32)


def _strips(shape: Shape, side: int, progress: Progress):
    """Strips of whole squares."""
    return slices(shape[0], side * max(1, _STRIP // (shape[1] * side)), progress)


def _keys(values, valid, classes, units=None) -> np.ndarray:
    """Unit and class of each cell as one number; -1 without data."""
    places = np.searchsorted(classes, values).astype(np.int32)
    if units is not None:
        places += units * np.int32(classes.size)
    places[~valid] = -1
    return places


def _row_labels(runs, shape, row) -> np.ndarray:
    """The patches of the cells of one row, -1 where there is none."""
    start = row * shape[1]
    mine = (runs.first >= start) & (runs.first < start + shape[1])
    labels = np.full(shape[1], -1, dtype=np.int32)
    first, length = runs.first[mine] - start, runs.length[mine]
    cells = np.repeat(first - np.cumsum(length) + length, length) + np.arange(length.sum())
    labels[cells] = np.repeat(runs.patch[mine], length)
    return labels


def _touching(upper, lower, connectivity):
    """Columns of the cells of two rows that touch and are of one class, once for each kind of contact."""
    pairs = [(slice(None), slice(None))]
    if connectivity == 8:
        pairs += [(slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))]
    columns = np.arange(upper.size)
    for one, other in pairs:
        same = (upper[one] == lower[other]) & (upper[one] >= 0)
        yield columns[one][same], columns[other][same]
