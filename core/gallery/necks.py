"""Where the best ways between the sample basin's large habitats run, so that mines can lie across them."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree

from ..cost.accumulate import accumulated_cost
from ..cost.paths import least_cost_path

# Ways are looked for on a raster of at most this many cells a side, between so many habitats.
_MOST_CELLS = 200
_HABITATS = 9
# Shortest and longest way of interest, in longer sides.
_LENGTHS = (0.03, 0.4)


def necks_of(natural: np.ndarray, count: int) -> list:
    """The middle of the dearest of the ways that join the large habitats into one network.

    Parameters
    ----------
    natural : ndarray of bool, shape (rows, columns)
        Habitat of the basin.
    count : int
        How many are wanted at most.

    Returns
    -------
    list of (column, row)
        In cells from the upper left corner.
    """
    step = max(1, -(-max(natural.shape) // _MOST_CELLS))
    habitats = _habitats(natural)[::step, ::step]
    numbers = [number for number in range(1, _HABITATS + 1) if (habitats == number).any()]
    effort = np.where(natural, 1.0, 1.7)[::step, ::step]
    surfaces = [accumulated_cost(effort, (habitats == number).astype(np.int32), 1.0).cost for number in numbers]
    if len(numbers) < 2:
        return []
    between = np.array([[surface[habitats == number].min() for number in numbers] for surface in surfaces])
    tree = minimum_spanning_tree(csr_matrix(np.triu(between, 1))).tocoo()
    found = []
    for _, start, end in sorted(zip(tree.data, tree.row, tree.col), reverse=True):
        inside = np.where(habitats == numbers[end], surfaces[start], np.inf)
        goal = np.unravel_index(int(inside.argmin()), inside.shape)
        rows, columns = least_cost_path(surfaces[start], effort, 1.0, goal)
        if _LENGTHS[0] < rows.size / max(habitats.shape) < _LENGTHS[1] and len(found) < count:
            middle = rows.size // 2
            found.append(((columns[middle] + 0.5) * step, (rows[middle] + 0.5) * step))
    return found


def _habitats(natural: np.ndarray) -> np.ndarray:
    """The largest cores, the largest is 1."""
    eight = np.ones((3, 3), dtype=bool)
    labels, _ = ndimage.label(ndimage.binary_erosion(natural, eight), eight)
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    order = np.argsort(-sizes, kind="stable")[:_HABITATS]
    rank = np.zeros(sizes.size, dtype=np.int32)
    rank[order] = np.arange(1, order.size + 1)
    rank[sizes == 0] = 0
    return rank[labels]
