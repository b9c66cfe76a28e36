"""Distances between patches: edge to edge, between the centres of their nearest cells, and between centroids.

The edge of a raster patch is the outline of its cells, so that raster patches and the polygons traced around them have
the same distances; patches that touch, be it at a corner, have distance 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ._box_pairs import all_in_turn, pairs_within
from ._nearest_boxes import Boxes, BoxTrees, gaps2
from .memory import require_memory
from .progress import Progress, no_progress
from .typed import there

_PAIRS_AT_ONCE = 2048
# Runs of cells are cut at these columns: long boxes would be far from what they hold.
_RUN = 32
_ROUNDING = 1e-9
# Two numbers and the distance, while the pieces are put together.
_PAIR_BYTES = 48.0


@dataclass(frozen=True)
class PairDistances:
    """Distances between pairs of patches, each pair once.

    Parameters
    ----------
    count : int
        Number of patches.
    first, second : ndarray of int64, shape (pairs,)
        Patches from 0, first < second, ascending.
    distance : ndarray of float64, shape (pairs,)
        In map units, or in cost.
    lines : ndarray of float64, shape (pairs, 4), optional
        x and y of the point on the first patch and of the point on the second that are this far apart.
    """

    count: int
    first: np.ndarray
    second: np.ndarray
    distance: np.ndarray
    lines: Optional[np.ndarray] = None

    def within(self, cutoff: float) -> PairDistances:
        """The pairs that are not farther apart than the cutoff."""
        near = np.flatnonzero(self.distance <= cutoff)
        if near.size == self.distance.size:
            return self
        lines = None if self.lines is None else self.lines[near]
        return PairDistances(self.count, self.first[near], self.second[near], self.distance[near], lines)

    def matrix(self) -> np.ndarray:
        """The symmetric matrix of the distances; infinite for pairs that are not listed."""
        matrix = np.full((self.count, self.count), np.inf)
        np.fill_diagonal(matrix, 0.0)
        matrix[self.first, self.second] = self.distance
        matrix[self.second, self.first] = self.distance
        return matrix


def patch_edge_distances(
    labels: np.ndarray,
    count: int,
    cell_size: float,
    cutoff: float = np.inf,
    lines: bool = False,
    progress: Progress = no_progress,
) -> PairDistances:
    """Distances between the outlines of raster patches, exact.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Patch numbers from 1 to `count`, each in at least one cell; 0 is no patch. A patch may be in several pieces.
    count : int
    cell_size : float
        Side of a cell, in map units.
    cutoff : float
        Pairs farther apart are left out.
    lines : bool
        Also give the shortest lines, x to the right and y upwards from the upper left corner of the raster.
    progress : callable

    Returns
    -------
    PairDistances
        Patch k is number k - 1.
    """
    owner, boxes = _rim_runs(np.asarray(labels))
    trees = BoxTrees(owner, boxes, count, 1.0)
    parts = trees.parts

    def squared(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return gaps2(parts.take(first), parts.take(second))

    def points(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return _facing_points(parts.take(first), parts.take(second))

    found = all_pairs(trees, squared, points if lines else None, cutoff / cell_size, progress)
    scaled = there(found.lines) * np.array((cell_size, -cell_size, cell_size, -cell_size)) if lines else None
    distance = found.distance * cell_size
    return PairDistances(count, found.first, found.second, distance, scaled).within(cutoff)


def patch_centre_distances(
    labels: np.ndarray, count: int, cell_size: float, cutoff: float, group: np.ndarray, progress: Progress = no_progress
) -> PairDistances:
    """Distances between the centres of the nearest cells of patches of one group, exact.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        As for `patch_edge_distances`.
    count : int
    cell_size : float
        Side of a cell, in map units.
    cutoff : float
        Pairs farther apart are left out; those within rounding of it are not.
    group : ndarray of int, shape (count,)
        Only pairs of patches of the same group are looked at.
    progress : callable

    Returns
    -------
    PairDistances
        Patch k is number k - 1.
    """
    owner, runs = _rim_runs(np.asarray(labels))
    # From the centre of a run's first cell to that of its last: nearest centres of two runs are whole cells apart.
    trees = BoxTrees(owner, Boxes(runs.x0, runs.y0, runs.x1 - 1.0, runs.y1 - 1.0), count, 0.0)
    parts = trees.parts

    def squared(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return gaps2(parts.take(first), parts.take(second))

    found = all_pairs(trees, squared, None, cutoff / cell_size, progress, group)
    return PairDistances(count, found.first, found.second, found.distance * cell_size)


def point_distances(x: np.ndarray, y: np.ndarray, cutoff: float = np.inf) -> PairDistances:
    """Straight distances between points, one for each patch (its centroid).

    Parameters
    ----------
    x, y : ndarray of float, shape (patches,)
    cutoff : float
        Pairs farther apart are left out.

    Returns
    -------
    PairDistances
        With lines.
    """
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if cutoff == np.inf:
        require_memory(_PAIR_BYTES * x.size**2 / 2.0)
    firsts, seconds, distances = [], [], []
    for number in range(x.size - 1):
        distance = np.hypot(x[number + 1 :] - x[number], y[number + 1 :] - y[number])
        near = np.flatnonzero(distance <= cutoff)
        firsts.append(np.full(near.size, number))
        seconds.append(near + number + 1)
        distances.append(distance[near])
    first, second, distance = _joined(firsts, int), _joined(seconds, int), _joined(distances, float)
    lines = np.stack([x[first], y[first], x[second], y[second]], axis=1)
    return PairDistances(x.size, first, second, distance, lines)


def patch_centroids(labels: np.ndarray, count: int, cell_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Centroids of raster patches: the mean of their cells, which is the centroid of their polygon.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
    count : int
    cell_size : float

    Returns
    -------
    x, y : ndarray of float64, shape (count,)
        From the upper left corner of the raster, x to the right and y upwards. A centroid may lie outside its patch.
    """
    rows, columns = np.nonzero(labels)
    patch = labels[rows, columns] - 1
    cells = np.maximum(np.bincount(patch, minlength=count), 1)
    x = (np.bincount(patch, columns, count) / cells + 0.5) * cell_size
    y = -(np.bincount(patch, rows, count) / cells + 0.5) * cell_size
    return x, y


def all_pairs(
    trees: BoxTrees,
    squared: Callable,
    points: Optional[Callable],
    cutoff: float,
    progress: Progress,
    group: Optional[np.ndarray] = None,
) -> PairDistances:
    """Distances of all pairs of patches in box trees.

    Parameters
    ----------
    trees : BoxTrees
    squared : callable
        Indices of parts and of other parts to their squared distances.
    points : callable, optional
        Indices of parts and of other parts to the shortest lines between them.
    cutoff : float
        Pairs that are clearly farther apart are left out; those within rounding of it are not.
    progress : callable
    group : ndarray of int, shape (patches,), optional
        Pairs of patches of different groups are left out; for a cutoff.

    Returns
    -------
    PairDistances
    """
    if cutoff == np.inf:
        require_memory(_PAIR_BYTES * trees.count**2 / 2.0)
    limit2 = (cutoff * (1.0 + _ROUNDING)) ** 2
    firsts, seconds, distances, lines = [], [], [], [np.zeros((0, 4))]
    near = all_in_turn(trees.count) if cutoff == np.inf else pairs_within(trees.roots, limit2, group, progress)
    for first, second, share in near:
        for start in range(0, first.size, _PAIRS_AT_ONCE):
            progress(share)
            a, b = first[start : start + _PAIRS_AT_ONCE], second[start : start + _PAIRS_AT_ONCE]
            near, distance2, part_a, part_b = trees.nearest(a, b, squared, limit2)
            firsts.append(a[near])
            seconds.append(b[near])
            distances.append(np.sqrt(distance2))
            if points is not None:
                lines.append(points(part_a, part_b))
    progress(1.0)
    return PairDistances(
        trees.count,
        _joined(firsts, int),
        _joined(seconds, int),
        _joined(distances, float),
        None if points is None else np.concatenate(lines),
    )


def _joined(parts: list, kind: type) -> np.ndarray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=kind)


def _rim_runs(labels: np.ndarray) -> tuple[np.ndarray, Boxes]:
    """The rim cells of all patches in runs along the rows, in units of cells from the upper left corner.

    The nearest cells of two patches are rim cells: from an inner cell one step towards the other patch comes nearer.
    """
    around = np.pad(labels, 1)
    rim = labels > 0
    inner = rim.copy()
    for side in (around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]):
        inner &= side == labels
    rim &= ~inner
    kept = np.where(rim, labels, 0)
    cut = kept[:, 1:] != kept[:, :-1]
    cut[:, _RUN - 1 :: _RUN] = True
    starts, stops = rim, rim.copy()
    starts[:, 1:] &= cut
    stops[:, :-1] &= cut
    rows, first = np.nonzero(starts)
    _, last = np.nonzero(stops)
    boxes = Boxes(*(side.astype(np.float64) for side in (first, rows, last + 1, rows + 1)))
    return kept[rows, first].astype(np.int64) - 1, boxes


def _facing_points(a: Boxes, b: Boxes) -> np.ndarray:
    """Two points of two boxes that are as near as the boxes, in the middle of the sides that face each other."""
    lines = np.empty((len(a), 4))
    for axis, (a0, a1, b0, b1) in enumerate(((a.x0, a.x1, b.x0, b.x1), (a.y0, a.y1, b.y0, b.y1))):
        middle = (np.maximum(a0, b0) + np.minimum(a1, b1)) / 2.0
        lines[:, axis] = np.where(b0 > a1, a1, np.where(a0 > b1, a0, middle))
        lines[:, axis + 2] = np.where(b0 > a1, b0, np.where(a0 > b1, b1, middle))
    return lines
