"""The near/far kernel: vectorised label-correcting shortest paths on a padded flat grid."""

from __future__ import annotations

import time

import numpy as np

from ..errors import InputError
from ..progress import Progress

_DIAGONAL = float(np.sqrt(2.0))


class Surface:
    """Half the cost of crossing each cell, flat, with a cell of wall all round.

    Parameters
    ----------
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    cell_size : float
        Side of a cell.
    """

    def __init__(self, resistance: np.ndarray, cell_size: float):
        resistance = np.asarray(resistance)
        bad = int(np.count_nonzero(resistance <= 0))
        if bad:
            raise InputError(
                "The resistance is 0 or negative in {count} cells; give every cell a value above 0.",
                count=bad,
            )
        rows, columns = resistance.shape
        self.shape = (rows, columns)
        self.stride = columns + 1
        half = np.full((rows + 2, self.stride), np.inf)
        half[1:-1, :-1] = np.where(np.isnan(resistance), np.inf, resistance) * (cell_size / 2)
        self.half = np.append(half.ravel(), np.inf)
        finite = self.half[np.isfinite(self.half)]
        self.open_cells = finite.size
        self.delta = 6.0 * float(np.median(finite)) if finite.size else 1.0
        s = self.stride
        self.steps = (
            (-1, 1.0), (1, 1.0), (-s, 1.0), (s, 1.0),
            (-s - 1, _DIAGONAL), (-s + 1, _DIAGONAL), (s - 1, _DIAGONAL), (s + 1, _DIAGONAL),
        )  # fmt: skip

    def flat(self, array: np.ndarray, fill, dtype) -> np.ndarray:
        """A padded flat copy of a grid."""
        padded = np.full(self.half.size, fill, dtype=dtype)
        self.grid(padded)[...] = array
        return padded

    def grid(self, padded: np.ndarray) -> np.ndarray:
        """The view of a padded flat array that holds the grid's cells."""
        rows, columns = self.shape
        return padded[:-1].reshape(rows + 2, self.stride)[1:-1, :columns]


def spread(surface: Surface, sources: np.ndarray, cutoff: float, allocate: bool, progress: Progress):
    """Cost and label of the nearest source for every cell."""
    half = surface.half
    label = surface.flat(np.maximum(sources, 0), 0, np.int32)
    label[~np.isfinite(half)] = 0
    cost = np.full(half.size, np.inf)
    near = np.flatnonzero(label)
    cost[near] = 0.0
    mark = np.zeros(half.size, dtype=np.uint8)
    mark[near] = 1
    far = np.empty(0, dtype=np.intp)
    level = surface.delta
    told = time.monotonic()
    while True:
        while near.size:
            mark[near] = 0
            found_near, found_far = [], []
            start, toll, name = cost[near], half[near], label[near]
            for offset, length in surface.steps:
                cell = near + offset
                candidate = start + (toll + half[cell]) * length
                old = cost[cell]
                better = candidate < old
                if allocate:
                    better |= (candidate == old) & (name < label[cell]) & np.isfinite(candidate)
                better &= candidate <= cutoff
                cell, candidate = cell[better], candidate[better]
                cost[cell] = candidate
                if allocate:
                    label[cell] = name[better]
                is_near = candidate < level
                chosen = cell[is_near]
                chosen = chosen[mark[chosen] != 1]
                mark[chosen] = 1
                found_near.append(chosen)
                chosen = cell[~is_near]
                chosen = chosen[mark[chosen] == 0]
                mark[chosen] = 2
                found_far.append(chosen)
            near = np.concatenate(found_near)
            far = np.concatenate([far] + found_far)
            now = time.monotonic()
            if now - told > 0.5:
                told = now
                progress(min(np.count_nonzero(cost < level) / surface.open_cells, 1.0))
        far = far[mark[far] == 2]
        if not far.size:
            break
        value = cost[far]
        level = max(level + surface.delta, float(value.min()) + surface.delta)
        is_near = value < level
        near, far = far[is_near], far[~is_near]
        mark[near] = 1
    progress(1.0)
    result = surface.grid(cost).copy()
    return result, surface.grid(label).copy() if allocate else None
