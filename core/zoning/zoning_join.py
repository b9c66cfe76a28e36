"""Zones of a minimum size: small pieces join the neighbouring zone that they border most."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from ..patches import label_patches, patch_sizes
from ..progress import Progress, no_progress, parts_of, told

# Half of the eight directions: each pair of neighbours is looked at once. Only sides count as border.
_SIDES = ((np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1], np.s_[1:]))
_CORNERS = ((np.s_[:-1, :-1], np.s_[1:, 1:]), (np.s_[:-1, 1:], np.s_[1:, :-1]))


@dataclass(frozen=True)
class JoinedZones:
    """Zones without small pieces.

    Parameters
    ----------
    zone : ndarray of uint8, shape (rows, columns)
    joined, dropped : ndarray of bool, shape (rows, columns)
        Cells that came to another zone, and those of small pieces without a neighbour, which left all zones.
    joined_pieces, dropped_pieces : int
    """

    zone: np.ndarray
    joined: np.ndarray
    dropped: np.ndarray
    joined_pieces: int
    dropped_pieces: int


def join_small_zones(zone: np.ndarray, least_cells: float, progress: Progress = no_progress) -> JoinedZones:
    """Let pieces of zones that are too small join the neighbouring zone with the longest common border.

    A piece is a group of cells of one zone that touch by sides or corners. The smallest pieces go first; pieces of one
    size choose at the same time, so that the result does not depend on where the raster begins. Where two zones
    border a piece equally, it joins the one with the lower number. A small piece without a zone beside it is
    dropped. Cells of zone 0 stay.

    Parameters
    ----------
    zone : ndarray of uint8, shape (rows, columns)
        Numbers of the zones; 0 is none.
    least_cells : float
        Pieces with fewer cells are small.
    progress : callable

    Returns
    -------
    JoinedZones
    """
    labelling, joining = parts_of(progress, (1, 1))
    labels, sizes, zones = pieces_of(zone, labelling)
    if not sizes.size or sizes.min() >= least_cells:
        nowhere = np.zeros(zone.shape, dtype=bool)
        return JoinedZones(zone.copy(), nowhere, nowhere.copy(), 0, 0)
    pieces = _Pieces(sizes, zones, *_borders(labels, sizes.size))
    pieces.join(least_cells, joining)
    final = np.append(np.uint8(0), pieces.final_zones()).astype(np.uint8)
    result = final[labels]
    changed = final[1:] != zones
    left_out = np.append(False, final[1:] == 0)[labels]
    progress(1.0)
    return JoinedZones(
        result,
        (result != zone) & ~left_out,
        left_out,
        int(np.count_nonzero(changed & (final[1:] > 0))),
        int(np.count_nonzero(final[1:] == 0)),
    )


def pieces_of(
    zone: np.ndarray, progress: Progress = no_progress
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number the pieces of zones: groups of cells of one zone that touch by sides or corners.

    Parameters
    ----------
    zone : ndarray of int, shape (rows, columns)
        0 is none.
    progress : callable

    Returns
    -------
    labels : ndarray of int32, shape (rows, columns)
        From 1, zone after zone, in the raster order of their first cells; 0 outside.
    sizes : ndarray of int64, shape (pieces,)
        Cells of each.
    zones : ndarray of int64, shape (pieces,)
        Zone of each.
    """
    labels = np.zeros(zone.shape, dtype=np.int32)
    sizes, zones = [np.zeros(0, dtype=np.int64)], []
    numbers = [number for number in np.unique(zone).tolist() if number > 0]
    count = 0
    for number in told(numbers, progress):
        mask = zone == number
        own, found = label_patches(mask)
        sizes.append(patch_sizes(own, found))
        zones += [number] * found
        labels[mask] = own[mask] + count
        count += found
    return labels, np.concatenate(sizes), np.array(zones, dtype=np.int64)


def _borders(labels: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of neighbouring pieces (from 0) and the number of cell sides between them."""
    keys, weights = [], []
    for directions, weight in ((_SIDES, 1), (_CORNERS, 0)):
        for one, other in directions:
            a, b = labels[one], labels[other]
            meet = (a != b) & (a > 0) & (b > 0)
            low, high = np.minimum(a[meet], b[meet]) - 1, np.maximum(a[meet], b[meet]) - 1
            pairs, sides = np.unique(low.astype(np.int64) * count + high, return_counts=True)
            keys.append(pairs)
            weights.append(sides * weight)
    pairs, place = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(place.ravel(), np.concatenate(weights), minlength=pairs.size).astype(np.int64)
    return pairs // count, pairs % count, total


class _Pieces:
    """Pieces as a graph; joined ones share a root."""

    def __init__(
        self, sizes: np.ndarray, zones: np.ndarray, first: np.ndarray, second: np.ndarray, sides: np.ndarray
    ) -> None:
        self._size, self._zone = sizes.tolist(), zones.tolist()
        self._root = list(range(len(self._size)))
        self._beside: list = [{} for _ in self._size]
        for a, b, border in zip(first.tolist(), second.tolist(), sides.tolist()):
            self._beside[a][b] = border
            self._beside[b][a] = border

    def join(self, least_cells: float, progress: Progress) -> None:
        """Join small pieces, the smallest first; those without a neighbour get zone 0."""
        queue = [(size, piece) for piece, size in enumerate(self._size) if size < least_cells]
        heapq.heapify(queue)
        most = left = len(queue)
        while queue:
            left = min(left, len(queue))
            progress(1.0 - left / most)
            size = queue[0][0]
            alike = set()
            while queue and queue[0][0] == size:
                alike.add(heapq.heappop(queue)[1])
            # Pieces that have grown since they were queued, or joined others, have entries of their own.
            alike = {piece for piece in alike if self._root[piece] == piece and self._size[piece] == size}
            choices = {piece: self._choice(piece) for piece in alike}
            for piece in [piece for piece, target in choices.items() if not target]:
                self._zone[piece] = 0
                del choices[piece]
            moving = self._first_to_move(choices)
            for piece in moving:
                self._zone[piece] = choices[piece]
            for piece in moving:
                self._grow(self._find(piece))
            # Those that waited choose again among what the others have become.
            for piece in {self._find(piece) for piece in choices}:
                if self._size[piece] < least_cells:
                    heapq.heappush(queue, (self._size[piece], piece))

    def _choice(self, piece: int) -> int:
        """The zone that borders a piece most; 0 where none does."""
        border: dict = {}
        for other, sides in self._beside[piece].items():
            number = self._zone[other]
            if sides and number:
                border[number] = border.get(number, 0) + sides
        return min(border, key=lambda number: (-border[number], number), default=0)

    def _first_to_move(self, choices: dict) -> list:
        """Pieces whose chosen neighbours stay; where all wait for each other, those of the highest zone."""
        free = [
            piece
            for piece, target in choices.items()
            if any(
                sides and self._zone[other] == target and other not in choices
                for other, sides in self._beside[piece].items()
            )
        ]
        if free or not choices:
            return free
        highest = max(self._zone[piece] for piece in choices)
        return [piece for piece in choices if self._zone[piece] == highest]

    def _grow(self, piece: int) -> None:
        """Merge a piece with all that it touches and that are of its zone."""
        alike = [other for other in self._beside[piece] if self._zone[other] == self._zone[piece]]
        # The piece with most neighbours takes the others in.
        keeper = max([piece, *alike], key=lambda one: len(self._beside[one]))
        for other in [piece, *alike]:
            if other != keeper:
                self._merge(keeper, other)

    def _merge(self, keeper: int, other: int) -> None:
        self._root[other] = keeper
        self._size[keeper] += self._size[other]
        for neighbour, sides in self._beside[other].items():
            del self._beside[neighbour][other]
            if neighbour != keeper:
                total = self._beside[keeper].get(neighbour, 0) + sides
                self._beside[keeper][neighbour] = total
                self._beside[neighbour][keeper] = total
        self._beside[other] = {}

    def _find(self, piece: int) -> int:
        """The piece that a piece has become part of."""
        while self._root[piece] != piece:
            piece = self._root[piece]
        return piece

    def final_zones(self) -> list:
        """The zone of every piece in the end."""
        return [self._zone[self._find(piece)] for piece in range(len(self._root))]
