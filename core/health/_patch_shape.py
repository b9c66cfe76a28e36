"""Measures of patches that need their cells: gyration, circle, contiguity, core."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull
from scipy.spatial.distance import pdist

from ..progress import Progress, no_progress
from ._patch_runs import Runs, find_runs

# From so many corners on a hull is worth its overhead.
_HULL = 60
# Four decimals of pi, cut off: they give every printed CIRCLE of FRAGSTATS; pi itself misses some last digits.
_PI = 3.1415


def gyration(labels: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """Mean distance of the cells from the centroid, in cells; half a cell for one-cell patches."""
    rows, columns = np.nonzero(labels >= 0)
    patch = labels[rows, columns]
    count = cells.size
    centre_row = np.bincount(patch, weights=rows, minlength=count) / cells
    centre_column = np.bincount(patch, weights=columns, minlength=count) / cells
    distance = np.hypot(rows - centre_row[patch], columns - centre_column[patch])
    mean = np.bincount(patch, weights=distance, minlength=count) / cells
    return np.where(cells == 1, 0.5, mean)


def contiguity(labels: np.ndarray, cells: np.ndarray, like: np.ndarray) -> np.ndarray:
    """``(mean of the template 1 2 1 / 2 1 2 / 1 2 1 inside the patch - 1) / 12``."""
    count = cells.size
    diagonal = np.zeros(count)
    for upper, lower in ((labels[:-1, :-1], labels[1:, 1:]), (labels[:-1, 1:], labels[1:, :-1])):
        same = upper[(upper == lower) & (upper >= 0)]
        diagonal += np.bincount(same, minlength=count)
    # Each pair is seen from both of its cells.
    return (4.0 * like + 2.0 * diagonal) / cells / 12.0


def circles(runs: Runs, cells: np.ndarray, columns: int, progress: Progress = no_progress) -> np.ndarray:
    """``1 - a / (pi (d / 2)^2)``, d the largest distance between two corners of the patch's cells.

    0 for one-cell patches, as FRAGSTATS' tables have it.
    """
    row, left = np.divmod(runs.first, columns)
    right = left + runs.length
    order = np.lexsort((left, row, runs.patch))
    patch, row, left, right = runs.patch[order], row[order], left[order], right[order]
    # In each row only the outermost corners can be far apart.
    opens = np.append(True, (np.diff(patch) != 0) | (np.diff(row) != 0))
    place = np.flatnonzero(opens)
    patch, row, left = patch[place], row[place], left[place]
    right = np.maximum.reduceat(right, place)
    corners = np.stack(
        [np.repeat(row, 4) + np.tile((0, 0, 1, 1), row.size), np.stack([left, right, left, right], 1).ravel()], axis=1
    )
    ends = np.searchsorted(patch, np.arange(cells.size + 1)) * 4
    out = np.zeros(cells.size)
    several = np.flatnonzero(cells > 1)
    for done, number in enumerate(several):
        if done % 2000 == 0:
            progress(done / several.size)
        points = corners[ends[number] : ends[number + 1]]
        if points.shape[0] > _HULL:
            points = points[ConvexHull(points).vertices]
        square = pdist(points.astype(np.float64), "sqeuclidean").max()
        out[number] = 1.0 - cells[number] / (_PI * square / 4.0)
    return out


def core_areas(labels: np.ndarray, connectivity: int, depth: float) -> np.ndarray:
    """Patch and number of cells of every disjunct core area, shape (core areas, 2)."""
    reach = int(depth)
    padded = np.pad(labels, reach, constant_values=-1)
    core = labels >= 0
    rows, columns = labels.shape
    for down in range(-reach, reach + 1):
        for across in range(-reach, reach + 1):
            if 0 < down * down + across * across <= depth * depth:
                shifted = padded[reach + down :, reach + across :][:rows, :columns]
                core &= shifted == labels
    runs = find_runs(np.where(core, labels, -1), connectivity)
    sizes = np.bincount(runs.patch, weights=runs.length, minlength=runs.patch_count).astype(np.int64)
    patch = np.empty(runs.patch_count, dtype=np.int64)
    patch[runs.patch] = runs.key
    return np.stack([patch, sizes], axis=1)
