"""The ways between the sample basin's large habitats: steppe lies along them, and mines and roads across them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree

from ..cost.accumulate import accumulated_cost
from ..cost.paths import least_cost_path

# Ways are looked for on a raster of at most this many cells a side, between so many habitats.
_MOST_CELLS = 200
_HABITATS = 12
# Shortest and longest way of interest, in longer sides.
_SHORTEST, _LONGEST = 0.03, 0.5


@dataclass(frozen=True)
class Way:
    """The cheapest way between two habitats; columns and rows in cells from the upper left corner of the basin.

    Parameters
    ----------
    columns, rows : ndarray of float64
    joins : bool
        Whether it is one of those that join all habitats into one network at the least cost.
    """

    columns: np.ndarray
    rows: np.ndarray
    joins: bool


def ways_of(natural: np.ndarray, effort: np.ndarray) -> list:
    """The cheapest ways between neighbouring large habitats, those of the network first, the dearest first.

    Parameters
    ----------
    natural : ndarray of bool, shape (rows, columns)
        Habitat of the basin.
    effort : ndarray of float64, same shape
        What a step costs; above 0.

    Returns
    -------
    list of Way
    """
    step = max(1, -(-max(natural.shape) // _MOST_CELLS))
    habitats = _habitats(natural)[::step, ::step]
    numbers = [number for number in range(1, _HABITATS + 1) if (habitats == number).any()]
    if len(numbers) < 2:
        return []
    effort = effort[::step, ::step]
    surfaces = [accumulated_cost(effort, (habitats == number).astype(np.int32), 1.0).cost for number in numbers]
    between = np.array([[surface[habitats == number].min() for number in numbers] for surface in surfaces])
    tree = minimum_spanning_tree(csr_matrix(np.triu(between, 1))).toarray() > 0
    found = []
    for start, end in zip(*np.triu_indices(len(numbers), 1)):
        inside = np.where(habitats == numbers[end], surfaces[start], np.inf)
        goal = divmod(int(inside.argmin()), inside.shape[1])
        rows, columns = least_cost_path(surfaces[start], effort, 1.0, goal)
        met = np.unique(habitats[rows, columns])
        share = rows.size / max(habitats.shape)
        if np.isin(met, (0, numbers[start], numbers[end])).all() and _SHORTEST < share < _LONGEST:
            way = Way((columns + 0.5) * step, (rows + 0.5) * step, bool(tree[start, end]))
            found.append((not way.joins, -between[start, end], start, end, way))
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:4])]


def _habitats(natural: np.ndarray) -> np.ndarray:
    """The largest cores, the largest is 1."""
    eight = np.ones((3, 3), dtype=bool)
    core = ndimage.binary_erosion(natural, eight)
    labels, _ = ndimage.label(ndimage.binary_dilation(core, eight, iterations=2), eight)
    labels[~core] = 0
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    order = np.argsort(-sizes, kind="stable")[:_HABITATS]
    rank = np.zeros(sizes.size, dtype=np.int32)
    rank[order] = np.arange(1, order.size + 1)
    rank[sizes == 0] = 0
    return rank[labels]
