"""Nearest parts of pairs of patches: trees of bounding boxes, many pairs of patches descended at once.

A patch is a list of parts (runs of cells, or segments of outlines). Its tree joins two parts into a box, two boxes
into a larger one, and so on up to one box. A pair of patches starts with its two roots; on every level the pairs
of boxes are replaced by the pairs of their children, and those that cannot hold the nearest parts are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np


@dataclass(frozen=True)
class Boxes:
    """Bounding boxes, one array for each side."""

    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray

    def __len__(self) -> int:
        return self.x0.size

    def take(self, index: np.ndarray) -> Boxes:
        """Some of the boxes."""
        return Boxes(self.x0[index], self.y0[index], self.x1[index], self.y1[index])

    def joined(self, starts: np.ndarray) -> Boxes:
        """The boxes around runs of boxes that begin at `starts`."""
        low = (np.minimum.reduceat(side, starts) for side in (self.x0, self.y0))
        high = (np.maximum.reduceat(side, starts) for side in (self.x1, self.y1))
        return Boxes(*low, *high)


@dataclass(frozen=True)
class _Level:
    """Boxes of one level; their children below begin at `first` and are one or two (`more` is 0 or 1)."""

    boxes: Boxes
    first: np.ndarray
    more: np.ndarray


class BoxTrees:
    """The trees of all patches.

    Parameters
    ----------
    owner : ndarray of int, shape (parts,)
        The patch of each part, from 0.
    boxes : Boxes
        The boxes of the parts.
    count : int
        Number of patches, each with at least one part.
    grain : float
        Least width and height of a part.
    """

    def __init__(self, owner: np.ndarray, boxes: Boxes, count: int, grain: float):
        self.count = count
        self.grain = grain
        self.order = np.lexsort((_along_curve(boxes), owner))
        self.parts = boxes.take(self.order)
        self.levels = []
        owner, boxes = owner[self.order], self.parts
        while len(boxes) > count:
            sizes = np.bincount(owner, minlength=count)
            inside = np.arange(owner.size) - (np.cumsum(sizes) - sizes)[owner]
            first = np.flatnonzero(inside % 2 == 0)
            boxes = boxes.joined(first)
            self.levels.append(_Level(boxes, first, np.diff(np.append(first, owner.size)) - 1))
            owner = owner[first]
        self.roots = boxes

    def nearest(self, first: np.ndarray, second: np.ndarray, squared: Callable, limit2: float = np.inf) -> tuple:
        """The nearest parts of pairs of patches.

        Parameters
        ----------
        first, second : ndarray of int, shape (pairs,)
            At least one pair; some thousand at once are best.
        squared : callable
            Indices of parts and of other parts, in the trees' order, to their squared distances.
        limit2 : float
            Pairs whose squared distance is greater may be left out.

        Returns
        -------
        pair : ndarray of int64
            Which pairs are found, ascending.
        distance2 : ndarray of float64
            Squared distances.
        part_of_first, part_of_second : ndarray of int64
            In the trees' order.
        """
        pair = np.arange(first.size)
        for number in range(len(self.levels) - 1, -1, -1):
            level = self.levels[number]
            below = self.levels[number - 1].boxes if number else self.parts
            pair, first, second = _children(level, pair, first, second)
            nearest, farthest = _bounds(below.take(first), below.take(second), self.grain)
            kept = np.flatnonzero(nearest <= np.minimum(_least(farthest, pair), limit2))
            pair, first, second = pair[kept], first[kept], second[kept]
        distances = squared(first, second)
        hits = np.flatnonzero(distances == _least(distances, pair))
        hits = hits[_starts(pair[hits])]
        return pair[hits], distances[hits], first[hits], second[hits]


def gaps2(a: Boxes, b: Boxes) -> np.ndarray:
    """Squared distances of boxes, 0 where they touch or overlap."""
    x = np.maximum(np.maximum(b.x0 - a.x1, a.x0 - b.x1), 0.0)
    y = np.maximum(np.maximum(b.y0 - a.y1, a.y0 - b.y1), 0.0)
    return x * x + y * y


def _least(values: np.ndarray, pair: np.ndarray) -> np.ndarray:
    """The least value of the run of equal numbers that each value belongs to."""
    starts = _starts(pair)
    if not starts.size:
        return values
    return np.repeat(np.minimum.reduceat(values, starts), np.diff(np.append(starts, pair.size)))


def _starts(pair: np.ndarray) -> np.ndarray:
    """Where the runs of equal numbers begin."""
    changes = np.ones(pair.size, dtype=bool)
    np.not_equal(pair[1:], pair[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def _children(level: _Level, pair: np.ndarray, first: np.ndarray, second: np.ndarray) -> tuple:
    """All pairs of children of pairs of boxes: one, two or four."""
    across = level.more[second]
    total = (level.more[first] + 1) << across
    source = np.repeat(np.arange(pair.size), total)
    inside = np.arange(source.size) - (np.cumsum(total) - total)[source]
    across = across[source]
    return (
        pair[source],
        level.first[first][source] + (inside >> across),
        level.first[second][source] + (inside & across),
    )


def _bounds(a: Boxes, b: Boxes, grain: float) -> tuple:
    """The least squared distance that the contents of tight boxes can have, and the greatest that the nearest can.

    Each side of a box is touched by a part. So there are two parts that are as far apart as two facing sides in one
    direction, and at most as far as both boxes reach in the other.
    """
    gap_x, side_x, reach_x = _along_axis(a.x0, a.x1, b.x0, b.x1, grain)
    gap_y, side_y, reach_y = _along_axis(a.y0, a.y1, b.y0, b.y1, grain)
    return gap_x + gap_y, np.minimum(side_x + reach_y, side_y + reach_x)


def _along_axis(a0: np.ndarray, a1: np.ndarray, b0: np.ndarray, b1: np.ndarray, grain: float) -> tuple:
    """Squares along one axis of the gap, of the distance of the facing sides and of the whole reach less two parts."""
    one, other = b0 - a1, a0 - b1
    side = np.maximum(one, other)
    reach = np.minimum(one, other)
    reach += 2.0 * grain
    np.minimum(reach, 0.0, out=reach)
    gap = np.maximum(side, 0.0)
    gap *= gap
    side *= side
    reach *= reach
    return gap, side, reach


def _along_curve(boxes: Boxes) -> np.ndarray:
    """Position of the boxes' centres along a Z-shaped curve, which keeps neighbours together."""
    x, y = boxes.x0 + boxes.x1, boxes.y0 + boxes.y1
    span = max(float(np.ptp(x)), float(np.ptp(y))) or 1.0
    columns = ((x - x.min()) * (65_535.0 / span)).astype(np.uint32)
    rows = ((y - y.min()) * (65_535.0 / span)).astype(np.uint32)
    return _spread_bits(columns) | (_spread_bits(rows) << np.uint32(1))


def _spread_bits(values: np.ndarray) -> np.ndarray:
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        values = (values | (values << np.uint32(shift))) & np.uint32(mask)
    return values
