"""Lines cut at their crossings, touches and overlaps, with near vertices drawn together."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

# Bends by snapping may make new crossings; they die out after a few rounds.
_ROUNDS = 12
# Share of the tolerance within which a vertex draws a line to it. Of a flat triangle whose corners are further apart
# than the tolerance at most one side is then that near to a corner; else two sides would bend to and fro for ever.
_BESIDE = 0.5**0.5
# Share of the extent below which coordinates are the same: rounding of crossings.
_ROUNDING = 1e-9


def snapped(points: np.ndarray, tolerance: float) -> tuple:
    """Draw points together: each goes to the first one within the tolerance that stays.

    Parameters
    ----------
    points : ndarray of float, shape (points, 2)
        Earlier ones stay where later ones are near.
    tolerance : float

    Returns
    -------
    kept : ndarray of float, shape (kept, 2)
        More than the tolerance apart.
    label : ndarray of int, shape (points,)
        Where each point went.
    """
    _, first, same = np.unique(points, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(order.size, dtype=np.intp)
    rank[order] = np.arange(order.size)
    label, points = rank[same.ravel()], points[first[order]]
    target = np.arange(len(points))
    if tolerance > 0:
        pairs = cKDTree(points).query_pairs(tolerance, output_type="ndarray")
        for stays, goes in pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]:
            if target[stays] == stays and target[goes] == goes:
                target[goes] = stays
    kept = np.flatnonzero(target == np.arange(len(points)))
    return points[kept], np.searchsorted(kept, target)[label]


def noded(points: np.ndarray, line: np.ndarray, steps: np.ndarray, tolerance: float) -> tuple:
    """Cut lines so that they meet at vertices only.

    Parameters
    ----------
    points : ndarray of float, shape (points, 2)
        Vertices; earlier ones stay where others are near.
    line : ndarray of int, shape (steps,)
        Line of each step, ascending.
    steps : ndarray of int, shape (steps, 2)
        From which point to which, in the order of the line.
    tolerance : float
        Vertices within it of each other are drawn together, and lines to vertices within 0.7 of it.

    Returns
    -------
    points, line, steps : ndarray
        The same of the cut lines.
    label : ndarray of int, shape (points,)
        Where each point that was handed over went.
    cuts : int
        Crossings and touches that became vertices.
    """
    tolerance = max(tolerance, _ROUNDING * float(np.ptp(points, axis=0).max()))
    origin = np.arange(len(points))
    cuts = 0
    for turn in range(_ROUNDS):
        points, label = snapped(points, tolerance)
        origin, steps = label[origin], label[steps]
        moved = steps[:, 0] != steps[:, 1]
        line, steps = line[moved], steps[moved]
        if not steps.size:
            break
        segments, of = np.unique(np.sort(steps, axis=1), axis=0, return_inverse=True)
        owner, places, share = _cuts(points, segments, tolerance)
        if not owner.size:
            break
        cuts += len(np.unique(snapped(places, tolerance)[1])) if turn == 0 else 0
        points, line, steps = _cut(points, line, steps, segments, of.ravel(), owner, places, share)
    return points, line, steps, origin, cuts


def _near_pairs(points: np.ndarray, segments: np.ndarray, tolerance: float) -> np.ndarray:
    """Pairs of segments that may meet: they are cut into pieces whose middles are near."""
    start, way = points[segments[:, 0]], points[segments[:, 1]] - points[segments[:, 0]]
    length = np.hypot(*way.T)
    piece = max(float(np.median(length)), float(length.sum()) / (4 * length.size))
    count = np.ceil(length / piece).astype(np.intp)
    owner = np.repeat(np.arange(length.size), count)
    place = np.arange(owner.size) - np.repeat(np.cumsum(count) - count, count)
    middles = start[owner] + way[owner] * ((place + 0.5) / count[owner])[:, None]
    # A little more, so that rounding loses no pair.
    near = cKDTree(middles).query_pairs((piece + tolerance) * (1.0 + 1e-9), output_type="ndarray")
    pairs = np.sort(owner[near], axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _cuts(points: np.ndarray, segments: np.ndarray, tolerance: float) -> tuple:
    """Where segments are to be cut: segment, place, and share of its length up to there."""
    pairs = _near_pairs(points, segments, tolerance)
    met = np.zeros(len(pairs), dtype=bool)
    owner, places, share = [], [], []
    for one, other in ((0, 1), (1, 0)):
        segment = pairs[:, one]
        start = points[segments[segment, 0]]
        way = points[segments[segment, 1]] - start
        for end in (0, 1):
            vertex = segments[pairs[:, other], end]
            offset = points[vertex] - start
            along = (offset * way).sum(axis=1) / (way * way).sum(axis=1)
            beside = np.hypot(*(offset - along[:, None] * way).T) <= _BESIDE * tolerance
            shared = (vertex == segments[segment, 0]) | (vertex == segments[segment, 1])
            hit = beside & ~shared & (along > 0) & (along < 1)
            met |= hit | shared
            owner.append(segment[hit])
            places.append(points[vertex[hit]])
            share.append(along[hit])
    for one, along, place in _crossings(points, segments, pairs[~met]):
        owner.append(one)
        places.append(place)
        share.append(along)
    return np.concatenate(owner), np.concatenate(places), np.concatenate(share)


def _crossings(points: np.ndarray, segments: np.ndarray, pairs: np.ndarray) -> list:
    """Where the insides of two segments cross, for either segment."""
    first, second = segments[pairs[:, 0]], segments[pairs[:, 1]]
    start, way = points[first[:, 0]], points[first[:, 1]] - points[first[:, 0]]
    offset, other = points[second[:, 0]] - start, points[second[:, 1]] - points[second[:, 0]]
    turn = way[:, 0] * other[:, 1] - way[:, 1] * other[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        along = (offset[:, 0] * other[:, 1] - offset[:, 1] * other[:, 0]) / turn
        across = (offset[:, 0] * way[:, 1] - offset[:, 1] * way[:, 0]) / turn
    inside = (turn != 0) & (along > 0) & (along < 1) & (across > 0) & (across < 1)
    place = start[inside] + along[inside, None] * way[inside]
    return [(pairs[inside, 0], along[inside], place), (pairs[inside, 1], across[inside], place)]


def _cut(points, line, steps, segments, of, owner, places, share) -> tuple:
    """Every step through a cut segment becomes several."""
    order = np.lexsort((share, owner))
    owner, new = owner[order], len(points) + order
    cuts = np.bincount(owner, minlength=len(segments))
    # The vertices of all segments one after the other: its start, its cuts, its end.
    first = np.concatenate([[0], np.cumsum(cuts + 2)[:-1]])
    chain = np.empty(int((cuts + 2).sum()), dtype=np.intp)
    chain[first], chain[first + cuts + 1] = segments[:, 0], segments[:, 1]
    inner = np.ones(chain.size, dtype=bool)
    inner[first] = inner[first + cuts + 1] = False
    chain[inner] = new
    pieces = cuts[of] + 1
    step = np.repeat(np.arange(len(steps)), pieces)
    place = np.arange(step.size) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    segment = of[step]
    backward = steps[step, 0] != segments[segment, 0]
    tail = first[segment] + np.where(backward, cuts[segment] + 1 - place, place)
    head = tail + np.where(backward, -1, 1)
    return np.concatenate([points, places]), line[step], np.column_stack([chain[tail], chain[head]])
