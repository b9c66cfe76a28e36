"""Groups of things that are joined: by pairs, or because each points at another."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .progress import Progress, no_progress


def joined_groups(count: int, first: np.ndarray, second: np.ndarray) -> tuple[int, np.ndarray]:
    """Groups of things that pairs connect.

    Parameters
    ----------
    count : int
        Number of things.
    first, second : ndarray of int, shape (pairs,)

    Returns
    -------
    groups : int
    group : ndarray of int32, shape (count,)
        The group of each thing, from 0 in the order of their first members.
    """
    graph = coo_matrix((np.ones(len(first), dtype=np.int8), (first, second)), shape=(count, count))
    groups, group = connected_components(graph, directed=False)
    return int(groups), group


def ends_of(pointer: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """The thing at the end of each thing's way, by doubling the steps.

    Parameters
    ----------
    pointer : ndarray of int, shape (count,)
        The thing that each thing points at; the last of a way points at itself.
    progress : callable

    Returns
    -------
    ndarray of int, shape (count,)
    """
    while True:
        progress(0.0)
        further = pointer[pointer]
        if np.array_equal(further, pointer):
            return pointer
        pointer = further


def trees_of(pointer: np.ndarray, progress: Progress = no_progress) -> tuple[np.ndarray, np.ndarray]:
    """Trees of things that point at each other.

    Parameters
    ----------
    pointer : ndarray of int, shape (count,)
        As for `ends_of`.
    progress : callable

    Returns
    -------
    roots : ndarray of int64, shape (trees,)
        The end of each tree's ways, ascending.
    tree : ndarray of int32, shape (count,)
        The number of each thing's tree from 0.
    """
    pointer = ends_of(pointer, progress)
    roots = np.flatnonzero(pointer == np.arange(pointer.size, dtype=pointer.dtype))
    number = np.zeros(pointer.size, dtype=np.int32)
    number[roots] = np.arange(roots.size, dtype=np.int32)
    return roots, number[pointer]
