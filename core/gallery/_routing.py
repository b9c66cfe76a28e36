"""Where water goes on a raster: receivers, closed hollows opened, and sums along the flow. Kernels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from ..groups import ends_of

_OFFSETS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True)
class FlowTree:
    """Every cell's way to its outlet, sorted so that a receiver comes before its givers.

    Parameters
    ----------
    receiver : ndarray of int64, shape (cells,)
        Flat index of the next cell downstream; an outlet is its own receiver.
    order : ndarray of int64, shape (cells,)
        Cells by their number of steps to the outlet.
    starts : ndarray of int64
        Where each number of steps begins in `order`; the last entry is the number of cells.
    """

    receiver: np.ndarray
    order: np.ndarray
    starts: np.ndarray

    def levels(self) -> list[slice]:
        """Slices of `order` from the first cells above the outlets to the farthest ones."""
        return [slice(a, b) for a, b in zip(self.starts[1:-1], self.starts[2:])]

    def targets(self) -> np.ndarray:
        """Position in `order` of the receiver of each cell of `order`."""
        position = self.in_place(np.arange(self.order.size))
        return position[self.receiver[self.order]]

    def in_place(self, ordered: np.ndarray) -> np.ndarray:
        """Values in the order of `order`, back at their cells."""
        values = np.empty_like(ordered)
        values[self.order] = ordered
        return values


def steepest_receivers(height: np.ndarray, outlet: np.ndarray) -> np.ndarray:
    """Flat index of the neighbour with the steepest drop; outlets and pits are their own receivers."""
    rows, columns = height.shape
    rimmed = np.full((rows + 2, columns + 2), np.inf)
    rimmed[1:-1, 1:-1] = height
    index = np.arange(rows * columns).reshape(rows, columns)
    receiver = index.copy()
    steepest = np.zeros(height.shape)
    for down, right in _OFFSETS:
        drop = height - rimmed[1 + down : 1 + down + rows, 1 + right : 1 + right + columns]
        if down and right:
            drop *= np.sqrt(0.5)
        better = drop > steepest
        np.copyto(steepest, drop, where=better)
        np.copyto(receiver, index + (down * columns + right), where=better)
    receiver[outlet] = index[outlet]
    return receiver.ravel()


def open_hollows(height: np.ndarray, outlet: np.ndarray, receiver: np.ndarray) -> np.ndarray:
    """Lead every pit over the lowest pass to the next hollow and so to an outlet.

    The hollows and their passes form a small graph; its minimum spanning tree from the outlets holds the lowest
    ways out (Cordonnier, Bovy and Braun 2019, Earth Surface Dynamics 7, 549-562). Along each way from
    the pass back to the pit the receivers are turned around.
    """
    cells = receiver.size
    own = np.arange(cells)
    pit = (receiver == own) & ~outlet.ravel()
    if not pit.any():
        return receiver
    hollow_of = np.zeros(cells, dtype=np.int64)
    hollow_of[pit] = np.arange(1, np.count_nonzero(pit) + 1)
    hollow = hollow_of[ends_of(receiver)].reshape(height.shape)
    lower, upper, pass_height, lower_cell, upper_cell = _passes(height, hollow)
    count = int(np.count_nonzero(pit)) + 1
    # Passes by rank: of equal ones the last by its hollows is the lower, whatever sorts them, and none is zero, which
    # csgraph takes for a missing edge.
    weight = np.empty(pass_height.size)
    weight[np.lexsort((-upper, -lower, pass_height))] = np.arange(1.0, pass_height.size + 1.0)
    graph = coo_matrix((weight, (lower, upper)), shape=(count, count)).tocsr()
    tree = minimum_spanning_tree(graph)
    _, before = breadth_first_order(tree, 0, directed=False)
    inner = np.arange(1, count)
    towards = before[1:].astype(np.int64)
    key = lower * count + upper
    at = np.searchsorted(key, np.minimum(inner, towards) * count + np.maximum(inner, towards))
    inner_is_lower = inner < towards
    inside = np.where(inner_is_lower, lower_cell[at], upper_cell[at])
    outside = np.where(inner_is_lower, upper_cell[at], lower_cell[at])
    receiver = receiver.copy()
    while inside.size:
        following = receiver[inside]
        receiver[inside] = outside
        going_on = following != inside
        outside, inside = inside[going_on], following[going_on]
    return receiver


def _passes(height: np.ndarray, hollow: np.ndarray) -> tuple:
    """The lowest pair of cells between each two neighbouring hollows, sorted by the pair of hollows."""
    rows, columns = height.shape
    index = np.arange(rows * columns).reshape(rows, columns)
    count = int(hollow.max()) + 1
    keys, heights, ones, others = [], [], [], []
    for down, right in ((0, 1), (1, -1), (1, 0), (1, 1)):
        here = (slice(0, rows - down), slice(max(0, -right), columns - max(0, right)))
        there = (slice(down, rows), slice(max(0, right), columns - max(0, -right)))
        a, b = hollow[here], hollow[there]
        differ = a != b
        a, b = a[differ], b[differ]
        i, j = index[here][differ], index[there][differ]
        swapped = a > b
        keys.append(np.minimum(a, b) * count + np.maximum(a, b))
        heights.append(np.maximum(height[here][differ], height[there][differ]))
        ones.append(np.where(swapped, j, i))
        others.append(np.where(swapped, i, j))
    key, pass_height = np.concatenate(keys), np.concatenate(heights)
    order = np.lexsort((pass_height, key))
    key = key[order]
    first = np.ones(key.size, dtype=bool)
    first[1:] = key[1:] != key[:-1]
    chosen = order[first]
    key = key[first]
    return (
        key // count,
        key % count,
        pass_height[chosen],
        np.concatenate(ones)[chosen],
        np.concatenate(others)[chosen],
    )


def flow_tree(height: np.ndarray, outlet: np.ndarray) -> FlowTree:
    """Receivers with all hollows opened, and the order from the outlets upstream.

    Parameters
    ----------
    height : ndarray of float64, shape (rows, columns)
    outlet : ndarray of bool, same shape
        Cells where water may end; at least one.
    """
    receiver = open_hollows(height, outlet, steepest_receivers(height, outlet))
    return order_flow(receiver)


def order_flow(receiver: np.ndarray) -> FlowTree:
    """Sort cells by their number of steps to the outlet."""
    steps = (receiver != np.arange(receiver.size)).astype(np.int32)
    jump = receiver
    while True:
        ahead = steps[jump]
        if not ahead.any():
            break
        steps += ahead
        jump = jump[jump]
    deepest = int(steps.max())
    # numpy sorts 16-bit integers by radix, several times faster than wider ones.
    order = np.argsort(steps.astype(np.uint16) if deepest < 65536 else steps, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(steps, minlength=deepest + 1))))
    return FlowTree(receiver, order, starts)


def accumulate(tree: FlowTree, amount: np.ndarray, loss: Optional[np.ndarray] = None) -> np.ndarray:
    """Sum of an amount over every cell and all that is upstream of it.

    Parameters
    ----------
    tree : FlowTree
    amount : ndarray of float64
        What each cell adds.
    loss : ndarray of float64, optional
        What each cell takes from the water that passes it, as far as there is any.

    Returns
    -------
    ndarray of float64, shape of `amount`
    """
    target = tree.targets()
    total = amount.ravel()[tree.order]
    taken = None if loss is None else loss.ravel()[tree.order]
    below = len(tree.starts) - 3
    for level in reversed(tree.levels()):
        if taken is not None:
            total[level] = np.maximum(total[level] - taken[level], 0.0)
        # Receivers lie one step nearer to the outlet: a stretch of its own in the order.
        receivers = slice(tree.starts[below], tree.starts[below + 1])
        total[receivers] += np.bincount(target[level] - receivers.start, total[level], receivers.stop - receivers.start)
        below -= 1
    return tree.in_place(total).reshape(amount.shape)
