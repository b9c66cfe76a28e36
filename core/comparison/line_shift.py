"""How far lines have moved: the distance from every piece of some lines to others."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterator, Sequence

import numpy as np
from scipy.spatial import cKDTree

from ..errors import InputError
from ..progress import Progress, no_progress
from ..typed import there

# Lines are cut into at most about so many pieces.
_PIECES = 1_000_000
# Pairs of a point and a segment that are looked at together.
_PAIRS = 1_000_000
_FIRST_LOOK = 4


@dataclass(frozen=True)
class LineShift:
    """Distances of lines from others, piece by piece.

    Parameters
    ----------
    line : ndarray of int64, shape (pieces,)
        The row of the line that a piece belongs to.
    start, stop : ndarray of float64, shape (pieces, 2)
        x and y of a piece's ends.
    distance : ndarray of float64, shape (pieces,)
        From the piece's middle to the nearest point of the other lines; infinite where there are none.
    farthest : ndarray of float64, shape (pieces,)
        The greater of the distances of its ends.
    reach : float
        Pieces whose middle is not farther are near.
    count : int
        Number of lines.
    """

    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    distance: np.ndarray
    farthest: np.ndarray
    reach: float
    count: int

    @property
    def piece_length(self) -> np.ndarray:
        """Length of every piece."""
        return np.hypot(*(self.stop - self.start).T)

    @property
    def near(self) -> np.ndarray:
        """Whether a piece is near."""
        return self.distance <= self.reach

    @property
    def length(self) -> np.ndarray:
        """Length of every line."""
        return np.bincount(self.line, self.piece_length, self.count)

    @property
    def near_length(self) -> np.ndarray:
        """Length of every line's near pieces."""
        return np.bincount(self.line, self.piece_length * self.near, self.count)

    @property
    def line_mean(self) -> np.ndarray:
        """Mean distance of every line, by length; NaN for lines without length."""
        length = self.length
        total = np.bincount(self.line, self._weighted, self.count)
        return np.divide(total, length, out=np.full(self.count, np.nan), where=length > 0)

    @property
    def _weighted(self) -> np.ndarray:
        """Distance times length of every piece; 0 for pieces without length, whatever their distance."""
        length = self.piece_length
        return np.multiply(self.distance, length, out=np.zeros(length.size), where=length > 0)

    @property
    def line_farthest(self) -> np.ndarray:
        """The greatest distance of every line; NaN for lines without pieces."""
        result = np.full(self.count, -1.0)
        np.maximum.at(result, self.line, self.farthest)
        return np.where(result < 0, np.nan, result)

    @property
    def near_share(self) -> float:
        """Share of the whole length that is near; NaN without lines."""
        whole = self.length.sum()
        return float(self.near_length.sum() / whole) if whole > 0 else math.nan

    @property
    def mean(self) -> float:
        """Mean distance by length; NaN without lines."""
        whole = self.piece_length.sum()
        return float(self._weighted.sum() / whole) if whole > 0 else math.nan

    @property
    def hausdorff(self) -> float:
        """The greatest distance: the directed Hausdorff distance; NaN without lines."""
        return float(self.farthest.max()) if self.farthest.size else math.nan

    def runs(self) -> Iterator[tuple]:
        """Stretches of lines that are near or far throughout.

        Yields
        ------
        (int, bool, ndarray of float64, shape (points, 2))
            Row of the line, whether it is near, and the points; one after another along each line's parts.
        """
        if not self.line.size:
            return
        near = self.near
        breaks = (self.line[1:] != self.line[:-1]) | (near[1:] != near[:-1])
        breaks |= np.any(self.start[1:] != self.stop[:-1], axis=1)
        edges = np.concatenate([[0], np.flatnonzero(breaks) + 1, [self.line.size]])
        for first, last in zip(edges[:-1].tolist(), edges[1:].tolist()):
            points = np.concatenate([self.start[first:last], self.stop[last - 1 : last]])
            yield int(self.line[first]), bool(near[first]), points


def line_shift(lines: Sequence, others: Sequence, reach: float, progress: Progress = no_progress) -> LineShift:
    """Distances from lines to other lines.

    The lines are cut into pieces of at most half the reach, segment by segment; distances to the other lines'
    segments are exact.

    Parameters
    ----------
    lines, others : sequence of sequence of ndarray of float64, shape (points, 2)
        Each line is a sequence of parts; x and y in metres.
    reach : float
        Metres, above 0: how far a line may be moved and still be called the same.
    progress : callable

    Returns
    -------
    LineShift

    Raises
    ------
    InputError
        For a reach of 0 or below.

    References
    ----------
    Goodchild & Hunter (1997), International Journal of Geographical Information Science 11: 299-306 (share of a line
    within a buffer of another).
    """
    if not reach > 0.0 or not math.isfinite(reach):
        raise InputError("The reach of corridors must be above 0, not {given:g}.", given=reach)
    whole = sum(float(np.hypot(*np.diff(part, axis=0).T).sum()) for line in (*lines, *others) for part in line)
    spacing = max(reach / 2.0, whole / _PIECES)
    line, start, stop = _pieces(lines, spacing)
    _, other_start, other_stop = _pieces(others, spacing)
    network = _Segments(other_start, other_stop, spacing)
    points = np.concatenate([(start + stop) / 2.0, start, stop])
    places, back = np.unique(points, axis=0, return_inverse=True)
    found = network.distance(places, progress)[back.ravel()]
    middle, first, last = np.split(found, 3)
    return LineShift(line, start, stop, middle, np.maximum(first, last), reach, len(lines))


def _pieces(lines: Sequence, spacing: float) -> tuple:
    """Row of the line, start and stop of equal pieces of every segment, none longer than the spacing."""
    rows, starts, stops = [], [], []
    for row, line in enumerate(lines):
        for part in line:
            part = np.asarray(part, dtype=np.float64)
            if part.shape[0] < 2:
                continue
            step = np.diff(part, axis=0)
            count = np.maximum(np.ceil(np.hypot(*step.T) / spacing).astype(np.int64), 1)
            segment = np.repeat(np.arange(count.size), count)
            place = np.arange(segment.size) - np.repeat(np.cumsum(count) - count, count)
            share = (place / count[segment])[:, None]
            start = part[:-1][segment] + share * step[segment]
            rows.append(np.full(segment.size, row, dtype=np.int64))
            starts.append(start)
            # The stop of a piece is the start of the next one, to the last bit.
            stops.append(np.concatenate([start[1:], part[-1:]]))
    if not rows:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 2)), np.zeros((0, 2))
    return np.concatenate(rows), np.concatenate(starts), np.concatenate(stops)


class _Segments:
    """Segments none of which is longer than a spacing, for the distance of points to the nearest one."""

    def __init__(self, start: np.ndarray, stop: np.ndarray, spacing: float):
        # Corridors run together for long ways: each stretch once, whichever way it is drawn.
        turned = (start[:, 0] > stop[:, 0]) | ((start[:, 0] == stop[:, 0]) & (start[:, 1] > stop[:, 1]))
        ends = np.where(turned[:, None], np.hstack([stop, start]), np.hstack([start, stop]))
        ends = np.unique(ends, axis=0)
        self.start, self.way = ends[:, :2], ends[:, 2:] - ends[:, :2]
        self.square = np.einsum("ij,ij->i", self.way, self.way)
        self.half = spacing / 2.0
        self.tree = cKDTree(self.start + self.way / 2.0) if ends.size else None

    def distance(self, points: np.ndarray, progress: Progress) -> np.ndarray:
        result = np.full(points.shape[0], np.inf)
        if self.tree is None:
            return result
        rows, wanted = np.arange(points.shape[0]), _FIRST_LOOK
        while rows.size:
            wanted = min(wanted, self.start.shape[0])
            block = max(_PAIRS // wanted, 1)
            unsure = []
            for first in range(0, rows.size, block):
                progress(1.0 - (rows.size - first) / points.shape[0])
                these = rows[first : first + block]
                result[these], settled = self._nearest(points[these], wanted)
                unsure.append(these[~settled])
            rows, wanted = np.concatenate(unsure), wanted * 4
        progress(1.0)
        return result

    def _nearest(self, points: np.ndarray, wanted: int) -> tuple:
        """Distance to the nearest of the segments with the nearest middles, and whether no other can be nearer."""
        to_middle, found = there(self.tree).query(points, k=wanted)
        to_middle, found = to_middle.reshape(-1, wanted), found.reshape(-1, wanted)
        nearest = self._to_segments(points, found).min(axis=1)
        # A segment is nearer than its middle by at most half its length.
        settled = to_middle[:, -1] >= nearest + self.half
        return nearest, settled | (wanted == self.start.shape[0])

    def _to_segments(self, points: np.ndarray, rows: np.ndarray) -> np.ndarray:
        away = points[:, None, :] - self.start[rows]
        square = self.square[rows]
        along = np.einsum("ijk,ijk->ij", away, self.way[rows])
        share = np.clip(np.divide(along, square, out=np.zeros_like(along), where=square > 0), 0.0, 1.0)
        rest = away - share[:, :, None] * self.way[rows]
        return np.hypot(rest[..., 0], rest[..., 1])
