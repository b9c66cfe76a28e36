"""How far each patch is from the next of its class: first round about its outline, then in windows about the patch."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import find_objects
from scipy.spatial import Delaunay, QhullError, cKDTree

from ..progress import Progress, no_progress, parts_of, told

# Steps from the outlines that are looked along, and how often the outlines' length may be looked at in all.
_REACH, _LOOKS = 16, 40
# A point of a triangulation takes the time of so many cells of a window.
_CELLS_A_POINT = 500


def nearest_distances(labels: np.ndarray, key: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """Shortest distance between cell centres to another patch of the same key.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Patch of each cell, -1 outside the landscape.
    key : ndarray of int, shape (patches,)
        Unit and class of each patch.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (patches,)
        In cells; NaN without another patch of the key.
    """
    present, group = np.unique(key, return_inverse=True)
    several = np.bincount(group, minlength=present.size)[group] > 1
    # One more entry, for the label -1.
    group = np.append(np.where(several, group, -1), -1)
    outline = _outline(labels) & several[labels]
    around, about = parts_of(progress, (1, 1))
    found = _by_steps(labels, group, outline, around)
    left = np.flatnonzero(several & np.isinf(found))
    boxes = find_objects(labels + 1) if left.size else []
    kinds = np.unique(group[left])
    for kind, step in zip(kinds, parts_of(about, [1] * kinds.size) if kinds.size else ()):
        mine = left[group[left] == kind].tolist()
        area = sum(_window(boxes[patch], _REACH, labels.shape)[1] for patch in mine)
        if area > _CELLS_A_POINT * np.count_nonzero(outline & (group[labels] == kind)):
            triangulated = _triangulated(labels, outline & (group[labels] == kind), key.size)
            found[mine] = triangulated[mine]
            continue
        for patch in told(mine, step):
            found[patch] = _in_windows(labels, group, outline, patch, boxes[patch])
    return np.where(np.isinf(found), np.nan, found)


def _outline(labels: np.ndarray) -> np.ndarray:
    """Cells with a neighbour of another patch, or at the rim: the ends of shortest ways are such cells."""
    outline = labels >= 0
    inner = outline[1:-1, 1:-1].copy()
    middle = labels[1:-1, 1:-1]
    inner &= (
        (labels[:-2, 1:-1] != middle)
        | (labels[2:, 1:-1] != middle)
        | (labels[1:-1, :-2] != middle)
        | (labels[1:-1, 2:] != middle)
    )
    outline[1:-1, 1:-1] = inner
    return outline


def _shells() -> list:
    """(distance, steps down and right) of all steps up to `_REACH`, nearest first."""
    down, right = np.indices((2 * _REACH + 1, 2 * _REACH + 1)) - _REACH
    square = down**2 + right**2
    lengths = np.unique(square[(square > 1) & (square <= _REACH**2)])
    shells = [np.argwhere(square == one) - _REACH for one in lengths.tolist()]
    return [(float(np.hypot(*steps[0])), steps) for steps in shells]


def _by_steps(labels, group, outline, progress) -> np.ndarray:
    """What is found along steps of rising length; infinite for patches with none so near."""
    found = np.full(group.size - 1, np.inf)
    columns = labels.shape[1] + _REACH
    # A margin between the rows serves both sides.
    wide = np.pad(labels, ((_REACH, _REACH + 1), (0, _REACH)), constant_values=-1).ravel()
    rows, across = np.nonzero(outline)
    place = (rows + _REACH) * columns + across
    patch = labels[rows, across]
    looks, shells = _LOOKS * place.size, _shells()
    for number, (distance, steps) in enumerate(shells):
        progress(number / len(shells))
        looks -= place.size * len(steps)
        if not place.size or looks < 0:
            break
        for down, right in steps.tolist():
            other = wide.take(place + (down * columns + right))
            hit = ((other != patch) & (other >= 0)).nonzero()[0]
            hit = hit[group[other[hit]] == group[patch[hit]]]
            found[patch[hit]] = distance
        kept = np.isinf(found[patch]).nonzero()[0]
        if kept.size < place.size:
            place, patch = place[kept], patch[kept]
    progress(1.0)
    return found


def _window(box, reach, shape):
    """The part of the raster up to a distance round a box, and its cells."""
    rows, columns = (
        slice(max(0, side.start - reach), min(length, side.stop + reach)) for side, length in zip(box, shape)
    )
    return (rows, columns), (rows.stop - rows.start) * (columns.stop - columns.start)


def _in_windows(labels, group, outline, patch, box) -> float:
    """The distance of one patch, in windows that grow until nothing nearer can lie outside."""
    reach = 2 * _REACH
    while True:
        window, area = _window(box, reach, labels.shape)
        part = labels[window]
        marked = outline[window]
        mine = np.argwhere(marked & (part == patch))
        others = np.argwhere(marked & (part != patch) & (group[part] == group[patch]))
        if not len(others):
            reach *= 3
            continue
        lengths, nearest = cKDTree(others).query(mine)
        place = int(lengths.argmin())
        distance = float(np.hypot(*(mine[place] - others[nearest[place]])))
        if distance <= reach or area == labels.size:
            return distance
        reach = int(np.ceil(distance))


def _triangulated(labels, outline, count) -> np.ndarray:
    """The same of all patches of a key at once: the shortest ways are edges of every triangulation of the outlines."""
    points = np.argwhere(outline)
    patch = labels[outline]
    found = np.full(count, np.inf)
    first, second = _neighbours(points)
    apart = patch[first] != patch[second]
    first, second = first[apart], second[apart]
    length = np.hypot(*(points[first] - points[second]).T)
    np.minimum.at(found, patch[first], length)
    np.minimum.at(found, patch[second], length)
    return found


def _neighbours(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ends of the edges of a Delaunay triangulation; all pairs in a row for points on one line."""
    try:
        # Coordinates from the middle keep the arithmetic exact on large rasters.
        corners = Delaunay(points - points.mean(axis=0).round()).simplices
    except (QhullError, ValueError):
        order = np.lexsort((points[:, 1], points[:, 0]))
        return order[:-1], order[1:]
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    return pairs[:, 0], pairs[:, 1]
