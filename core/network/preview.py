"""A network from one single run: links across the borders of the cost allocation."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..cost.accumulate import AccumulatedCost, accumulated_cost
from ..cost.paths import least_cost_path
from ..progress import Progress, no_progress, parts_of
from .links import NOT_EVALUATED, Links, new_links

_DIAGONAL = float(np.sqrt(2.0))


def allocation_network(
    resistance: np.ndarray, starts: np.ndarray, cell_size: float, progress: Progress = no_progress
) -> tuple[Links, list]:
    """Link the sources whose zones of the cost allocation touch, by the cheapest crossing of their border.

    One run over all sources instead of one for each. The cost of a link is that of a real path, and the
    least among the paths that stay in the two zones: an upper bound of the link's least cost, and mostly equal to it.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
    starts : ndarray of int, shape (rows, columns)
        Label of the source that starts in a cell; 0 for none.
    cell_size : float
    progress : callable

    Returns
    -------
    links : Links
        With `cost`, which is also the `bound`.
    paths : list of (ndarray, ndarray)
        Rows and columns of each link's path, from the first source to the second.
    """
    first, second = parts_of(progress, (3.0, 1.0))
    nearest = accumulated_cost(resistance, starts, cell_size, progress=first)
    pairs, cost, cells = _cheapest_crossings(nearest, resistance, cell_size)
    zones = _Zones(nearest, resistance, cell_size)
    paths = []
    for done, (pair, ends) in enumerate(zip(pairs, cells)):
        second(done / len(pairs))
        halves = [zones.path(label, divmod(int(end), resistance.shape[1])) for label, end in zip(pair, ends)]
        paths.append(tuple(np.concatenate([there[::-1], back]) for there, back in zip(*halves)))
    count = len(pairs)
    return new_links(pairs[:, 0], pairs[:, 1], np.ones(count), np.full(count, NOT_EVALUATED), cost), paths


def _cheapest_crossings(nearest: AccumulatedCost, resistance: np.ndarray, cell_size: float):
    """Pairs of zones that touch, the cost of their cheapest crossing, and its cells on both sides."""
    columns = resistance.shape[1]
    every, head, tail = slice(None), slice(None, -1), slice(1, None)
    found = []
    for row, column, step in (
        ((every, every), (head, tail), 0),
        ((head, tail), (every, every), 0),
        ((head, tail), (head, tail), 1),
        ((head, tail), (tail, head), 1),
    ):
        here, there = (row[0], column[0]), (row[1], column[1])
        a, b = nearest.allocation[here], nearest.allocation[there]
        border = (a != b) & (a > 0) & (b > 0)
        r, c = np.nonzero(border)
        p = (r + (row[0].start or 0)) * columns + c + (column[0].start or 0)
        q = (r + (row[1].start or 0)) * columns + c + (column[1].start or 0)
        length = (_DIAGONAL if step else 1.0) * cell_size
        toll = resistance.ravel()[p].astype(np.float64) + resistance.ravel()[q]
        cost = nearest.cost.ravel()[p] + nearest.cost.ravel()[q] + toll * (length / 2)
        swap = a[border] > b[border]
        found.append(
            (
                np.where(swap, b[border], a[border]),
                np.where(swap, a[border], b[border]),
                cost,
                np.where(swap, q, p),
                np.where(swap, p, q),
            )
        )
    lower, upper, cost, p, q = (np.concatenate(parts) for parts in zip(*found))
    order = np.lexsort((q, p, cost, upper, lower))
    pairs = np.stack([lower, upper], axis=1)[order]
    kept = np.ones(len(pairs), dtype=bool)
    kept[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
    order = order[kept]
    return pairs[kept], cost[order], np.stack([p, q], axis=1)[order]


class _Zones:
    """Walks inside the zones of an allocation; at a tie a walk could otherwise end at another source."""

    def __init__(self, nearest: AccumulatedCost, resistance: np.ndarray, cell_size: float):
        self._nearest, self._resistance, self._cell_size = nearest, resistance, cell_size
        self._boxes = ndimage.find_objects(nearest.allocation)
        self._windows: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def path(self, label: int, end: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        box = self._boxes[label - 1]
        if label not in self._windows:
            inside = self._nearest.allocation[box] == label
            cost = np.where(inside, self._nearest.cost[box], np.inf)
            self._windows[label] = cost, self._resistance[box]
        top, left = box[0].start, box[1].start
        cost, resistance = self._windows[label]
        rows, columns = least_cost_path(cost, resistance, self._cell_size, (end[0] - top, end[1] - left))
        return rows + top, columns + left
