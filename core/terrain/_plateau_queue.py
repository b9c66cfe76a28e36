"""D8 on flat ground: which of several equally short ways out a cell takes. Kernel.

pygeoprocessing's `flow_dir_d8` takes the plateaus one by one, first in, first out: it collects the cells of a
plateau from its first cell on, then walks back from the ways out and turns a cell towards the one
that first offered it its shortest distance. Where ways are equally short, that order decides. Here all
plateaus are worked on at once, a whole round of their queues at a time; only the order within a plateau matters.
"""

from __future__ import annotations

import numpy as np

from ..groups import joined_groups, trees_of
from ..progress import Progress, part_of
from .neighbours import OPPOSITE, STEP_LENGTHS, inside, shifted, strips

# pygeoprocessing reads rasters in square tiles of this many cells, and finds plateaus in that order.
_TILE = 256
_NEVER = np.iinfo(np.int64).max
_BEFORE = (1, 2, 3, 4)
_FORWARD = (0, 5, 6, 7)
_FACING = np.array(OPPOSITE, dtype=np.uint8)


def drain_plateaus(
    framed: np.ndarray, directions: np.ndarray, undrained: np.ndarray, steps: tuple[int, ...], progress: Progress
) -> None:
    """Set the directions of the cells that have no lower neighbour.

    Parameters
    ----------
    framed : ndarray of float64
        Framed raster without pits; NaN is nodata.
    directions : ndarray of uint8, shape (framed cells,)
        Flat and framed; those of the cells with a lower neighbour are set.
    undrained : ndarray of int32
        Flat indices of the others.
    steps : tuple of int
        The step to each of the eight neighbours.
    progress : callable
    """
    height = framed.reshape(-1)
    label = _plateau_labels(framed, steps)
    plateau = label[undrained]
    waits = np.zeros(height.shape, dtype=bool)
    waits[undrained] = True
    order = _collect(height, steps, _first_cells(undrained, plateau, framed.shape[1]), part_of(progress, 0.1, 0.4))
    drains = order[~waits[order]]
    drained = np.zeros(int(label.max()) + 1, dtype=bool)
    drained[label[drains]] = True
    outlets = _open_outlets(height, directions, undrained[~drained[plateau]], steps)
    waits[undrained] = False
    waits[drains] = True
    waits[outlets] = True
    _walk_back(height, directions, steps, order[waits[order]], part_of(progress, 0.4, 1.0))


def _plateau_labels(framed: np.ndarray, steps: tuple[int, ...]) -> np.ndarray:
    """A number for each connected group of cells of equal height, flat and framed."""
    pointer = np.arange(framed.size, dtype=np.int32)
    grid = pointer.reshape(framed.shape)
    for strip in strips(framed):
        height, own = inside(framed)[strip], inside(grid)[strip]
        target = own.copy()
        for neighbour in _BEFORE:
            joins = shifted(framed, neighbour, strip) == height
            np.copyto(target, own + np.int32(steps[neighbour]), where=joins)
        own[:] = target
    roots, tree = trees_of(pointer)
    grid = tree.reshape(framed.shape)
    ones, others = [], []
    for strip in strips(framed):
        height, own = inside(framed)[strip], inside(grid)[strip]
        for neighbour in _FORWARD:
            other = shifted(grid, neighbour, strip)
            meet = (shifted(framed, neighbour, strip) == height) & (other != own)
            ones.append(own[meet])
            others.append(other[meet])
    return joined_groups(roots.size, np.concatenate(ones), np.concatenate(others))[1][tree]


def _first_cells(undrained: np.ndarray, plateau: np.ndarray, columns: int) -> np.ndarray:
    """The cell of each plateau that is met first, tile by tile and row by row."""
    row, column = np.divmod(undrained, columns)
    row, column = row - 1, column - 1
    order = np.lexsort((column, row, column // _TILE, row // _TILE))
    _, first = np.unique(plateau[order], return_index=True)
    return undrained[order[first]]


def _collect(height: np.ndarray, steps: tuple[int, ...], roots: np.ndarray, progress: Progress) -> np.ndarray:
    """The cells of the plateaus in the order in which a queue from their first cells meets them."""
    met = np.zeros(height.shape, dtype=bool)
    met[roots] = True
    queue, order = roots, [roots]
    while queue.size:
        progress(1.0 - 1.0 / len(order))
        targets = np.add.outer(queue, np.array(steps, dtype=queue.dtype))
        new = (height[targets] == height[queue][:, None]) & ~met[targets]
        targets = targets[new]
        _, first = np.unique(targets, return_index=True)
        queue = targets[np.sort(first)]
        met[queue] = True
        order.append(queue)
    return np.concatenate(order)


def _open_outlets(height: np.ndarray, directions: np.ndarray, cells: np.ndarray, steps: tuple[int, ...]) -> np.ndarray:
    """Turn border cells of plateaus without another way out to nodata; returns them.

    The first cardinal neighbour without data is taken, else the last diagonal one.
    """
    missing = np.zeros(cells.shape, dtype=bool)
    for neighbour in (1, 3, 5, 7, 6, 4, 2, 0):
        empty = np.isnan(height[cells + np.int32(steps[neighbour])])
        directions[cells[empty]] = neighbour
        missing |= empty
    return cells[missing]


def _walk_back(
    height: np.ndarray, directions: np.ndarray, steps: tuple[int, ...], queue: np.ndarray, progress: Progress
) -> None:
    """Turn the cells towards the ways out, round by round of the queue that starts with these."""
    distance = np.full(height.shape, np.inf)
    distance[queue] = 0.0
    place = np.full(height.shape, -1, dtype=np.int32)
    turn = 0
    while queue.size:
        progress(1.0 - 1.0 / (1.0 + 0.001 * turn))
        turn += 1
        place[queue] = np.arange(queue.size, dtype=np.int32)
        offered = _distances_when_taken(height, distance, place, steps, queue)
        cells, key, neighbour = _improved(height, distance, place, steps, queue, offered)
        place[queue] = -1
        directions[cells] = _FACING[neighbour]
        queue = cells[np.argsort(key, kind="stable")]


def _distances_when_taken(
    height: np.ndarray, distance: np.ndarray, place: np.ndarray, steps: tuple[int, ...], queue: np.ndarray
) -> np.ndarray:
    """The distance of each cell at the moment when the queue comes to it.

    Cells taken earlier in the same round may have shortened it.
    """
    own = np.arange(queue.size, dtype=np.int32)
    own_height = height[queue]
    earlier = []
    for step, length in zip(steps, STEP_LENGTHS):
        other = queue - np.int32(step)
        before = place[other]
        counts = np.flatnonzero((before >= 0) & (before < own) & (height[other] == own_height))
        earlier.append((counts, before[counts], length))
    current = distance[queue]
    while True:
        shorter = current.copy()
        for counts, before, length in earlier:
            shorter[counts] = np.minimum(shorter[counts], current[before] + length)
        if np.array_equal(shorter, current):
            return current
        current = shorter


def _improved(
    height: np.ndarray,
    distance: np.ndarray,
    place: np.ndarray,
    steps: tuple[int, ...],
    queue: np.ndarray,
    offered: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shorten the distances next to the queue.

    Returns the cells that got shorter, when each did so first (its place in the next round), and from
    which neighbour's side the shortest offer came first.
    """
    own_height = height[queue]
    reached = []
    for step in steps:
        other = queue + np.int32(step)
        reached.append(other[height[other] == own_height])
    cells = np.unique(np.concatenate(reached))
    own_height, before = height[cells], distance[cells]
    best = before.copy()
    best_key = np.full(cells.shape, _NEVER)
    first_key = np.full(cells.shape, _NEVER)
    direction = np.zeros(cells.shape, dtype=np.uint8)
    for neighbour, (step, length) in enumerate(zip(steps, STEP_LENGTHS)):
        source = cells - np.int32(step)
        turn = place[source].astype(np.int64)
        offers = (turn >= 0) & (height[source] == own_height)
        offer = np.where(offers, offered[turn] + length, np.inf)
        key = 8 * turn + neighbour
        shorter = offer < before
        np.minimum(first_key, key, out=first_key, where=shorter)
        better = shorter & ((offer < best) | ((offer == best) & (key < best_key)))
        best[better], best_key[better], direction[better] = offer[better], key[better], neighbour
    improved = best < before
    cells = cells[improved]
    distance[cells] = best[improved]
    return cells, first_key[improved], direction[improved]
