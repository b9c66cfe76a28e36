"""Distances between polygons, edge to edge."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ._nearest_boxes import Boxes, BoxTrees, gaps2
from .errors import InputError
from .patch_distances import PairDistances, all_pairs
from .progress import Progress, no_progress

# Coordinates of some thousand kilometres carry about a nanometre of rounding; without it, distances of polygons traced
# around cells are the same as those of the cells, and a threshold takes the same links.
_DECIMALS = 9


def polygon_edge_distances(
    polygons: Sequence[Sequence[np.ndarray]],
    cutoff: float = np.inf,
    lines: bool = False,
    progress: Progress = no_progress,
) -> PairDistances:
    """Distances between the outlines of polygons, exact; 0 where they touch, cross or hold one another.

    Parameters
    ----------
    polygons : sequence of sequence of ndarray of float, shape (vertices, 2)
        The rings of each (multi)polygon, outer and inner ones in any order; closed or not.
    cutoff : float
        Pairs farther apart are left out.
    lines : bool
        Also give the shortest lines.
    progress : callable

    Returns
    -------
    PairDistances
    """
    owner, segments = _segments(polygons)
    # Near the origin products of coordinates keep more digits.
    shift = np.floor(segments.min(axis=0).reshape(2, 2).min(axis=0))
    segments -= np.tile(shift, 2)
    boxes = Boxes(
        np.minimum(segments[:, 0], segments[:, 2]),
        np.minimum(segments[:, 1], segments[:, 3]),
        np.maximum(segments[:, 0], segments[:, 2]),
        np.maximum(segments[:, 1], segments[:, 3]),
    )
    trees = BoxTrees(owner, boxes, len(polygons), 0.0)
    segments = segments[trees.order]

    def squared(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return _shortest_lines(segments[first], segments[second])[0]

    def points(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return _shortest_lines(segments[first], segments[second])[1] + np.tile(shift, 2)

    found = all_pairs(trees, squared, points if lines else None, cutoff, progress)
    np.round(found.distance, _DECIMALS, out=found.distance)
    roots = trees.roots
    shifted = Boxes(roots.x0 + shift[0], roots.y0 + shift[1], roots.x1 + shift[0], roots.y1 + shift[1])
    _nested_are_together(found, shifted, polygons)
    return found.within(cutoff)


def _segments(polygons: Sequence[Sequence[np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """The owners and ends of all outline segments."""
    owners, ends = [], []
    for number, rings in enumerate(polygons):
        vertices = 0
        for ring in rings:
            ring = np.asarray(ring, dtype=np.float64)[:, :2]
            following = np.roll(ring, -1, axis=0)
            ends.append(np.concatenate([ring, following], axis=1))
            owners.append(np.full(len(ring), number))
            vertices += len(ring)
        if not vertices:
            raise InputError("The polygon number {number} is empty; remove it.", number=number + 1)
    segments = np.concatenate(ends)
    return np.concatenate(owners), segments


def _shortest_lines(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Squared distances of segments and the shortest lines between them."""
    best = np.full(len(a), np.inf)
    lines = np.empty((len(a), 4))
    for swapped, point, segment in (
        (False, a[:, :2], b),
        (False, a[:, 2:], b),
        (True, b[:, :2], a),
        (True, b[:, 2:], a),
    ):
        foot = _foot(point, segment)
        distance2 = np.sum((point - foot) ** 2, axis=1)
        better = np.flatnonzero(distance2 < best)
        best[better] = distance2[better]
        ends = (foot, point) if swapped else (point, foot)
        lines[better] = np.concatenate(ends, axis=1)[better]
    crossing, where = _crossings(a, b)
    best[crossing] = 0.0
    lines[crossing] = np.concatenate([where, where], axis=1)
    return best, lines


def _foot(point: np.ndarray, segment: np.ndarray) -> np.ndarray:
    """The point of a segment that is nearest to a point."""
    start, along = segment[:, :2], segment[:, 2:] - segment[:, :2]
    length2 = np.sum(along * along, axis=1)
    share = np.sum((point - start) * along, axis=1) / np.where(length2 > 0.0, length2, 1.0)
    return start + np.clip(share, 0.0, 1.0)[:, None] * along


def _crossings(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which segments cross in their insides, and where; ends that touch are found by their feet."""
    along_a, along_b, between = a[:, 2:] - a[:, :2], b[:, 2:] - b[:, :2], b[:, :2] - a[:, :2]
    turn = along_a[:, 0] * along_b[:, 1] - along_a[:, 1] * along_b[:, 0]
    safe = np.where(turn != 0.0, turn, np.inf)
    on_a = (between[:, 0] * along_b[:, 1] - between[:, 1] * along_b[:, 0]) / safe
    on_b = (between[:, 0] * along_a[:, 1] - between[:, 1] * along_a[:, 0]) / safe
    inside = (turn != 0.0) & (on_a >= 0.0) & (on_a <= 1.0) & (on_b >= 0.0) & (on_b <= 1.0)
    crossing = np.flatnonzero(inside)
    return crossing, a[crossing, :2] + on_a[crossing, None] * along_a[crossing]


def _nested_are_together(found: PairDistances, roots: Boxes, polygons: Sequence) -> None:
    """Set the distance of polygons that lie within others to 0.

    Outlines that do not cross are wholly inside or outside, so one vertex of each ring is asked.
    """
    overlapping = (found.distance > 0.0) & (gaps2(roots.take(found.first), roots.take(found.second)) == 0.0)
    starts = [np.array([ring[0][:2] for ring in rings], dtype=np.float64) for rings in polygons]
    for pair in np.flatnonzero(overlapping):
        for inner, outer in ((found.first[pair], found.second[pair]), (found.second[pair], found.first[pair])):
            point = _vertex_inside(starts[inner], roots.take(outer), polygons[outer])
            if point is not None:
                found.distance[pair] = 0.0
                if found.lines is not None:
                    found.lines[pair] = (*point, *point)
                break


def _vertex_inside(points: np.ndarray, box: Boxes, rings: Sequence[np.ndarray]) -> Optional[np.ndarray]:
    """The first of some points that lies inside a polygon."""
    x, y = points.T
    for point in points[(x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)]:
        if _holds(rings, point):
            return point
    return None


def _holds(rings: Sequence[np.ndarray], point: np.ndarray) -> bool:
    """Whether a point lies inside a polygon with holes: an odd number of outlines to its right."""
    inside = False
    for ring in rings:
        ring = np.asarray(ring, dtype=np.float64)[:, :2]
        following = np.roll(ring, -1, axis=0)
        across = (ring[:, 1] > point[1]) != (following[:, 1] > point[1])
        start, end = ring[across], following[across]
        share = (point[1] - start[:, 1]) / (end[:, 1] - start[:, 1])
        crossings = start[:, 0] + share * (end[:, 0] - start[:, 0])
        inside ^= bool(np.count_nonzero(crossings > point[0]) % 2)
    return inside
