"""Conductances of the edges between neighbouring cells."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from ._colours import DIRECTIONS


def neighbour_slices(step: tuple[int, int], columns: int) -> tuple[slice, slice]:
    """Columns of the cells that have a neighbour `step` away, and of those neighbours."""
    right = step[1]
    own = slice(max(0, -right), columns - max(0, right))
    other = slice(max(0, right), columns + min(0, right))
    return own, other


def edge_rows(
    conductance: np.ndarray, first: int, last: int, neighbours: int, average: str, bridges: Optional[np.ndarray] = None
) -> list[np.ndarray]:
    """Edge conductances of the cells of some rows to their E, S, SE and SW neighbours.

    With g the cells' conductances, the mean of the conductances is ``(g_a + g_b) / 2``, the
    conductance of the mean resistance ``2 / (1 / g_a + 1 / g_b)``; diagonal edges are longer by
    sqrt 2 and conduct less in proportion.

    Parameters
    ----------
    conductance : ndarray of float64, shape (rows, columns)
        0 where no current flows.
    first, last : int
        The rows, `last` excluded.
    neighbours : {8, 4}
    average : {"conductance", "resistance"}
    bridges : ndarray of bool, optional
        Cells without conductance of their own that belong to a short-circuit region and so take
        part in the mean of conductances.

    Returns
    -------
    list of ndarray of float64, each (last - first, columns)
        E and S, and SE and SW with 8 neighbours. 0 where there is no such neighbour.
    """
    rows, columns = conductance.shape
    cells = conductance[first : min(last + 1, rows)]
    present = None
    if average == "resistance":
        with np.errstate(divide="ignore"):
            cells = 1.0 / cells
    else:
        present = cells > 0.0
        if bridges is not None:
            present |= bridges[first : min(last + 1, rows)]
        present = None if present.all() else present
    edges = []
    for step in DIRECTIONS[: neighbours // 2]:
        own, other = neighbour_slices(step, columns)
        count = min(last, rows - step[0]) - first
        near = np.s_[:count, own]
        far = np.s_[step[0] : step[0] + count, other]
        edge = np.zeros((last - first, columns))
        join(cells[near], cells[far], average, step, edge[near])
        if present is not None:
            edge[near] *= present[near] & present[far]
        edges.append(edge)
    return edges


def join(one: np.ndarray, other: np.ndarray, average: str, step: tuple[int, int], out: np.ndarray) -> None:
    """Conductances of the edges between two sets of cells.

    Parameters
    ----------
    one, other : ndarray of float64
        Resistances of the cells (inf for barriers) with the average of resistances, their conductances
        with that of conductances.
    average : {"conductance", "resistance"}
    step : tuple of int
        From the ones to the others; a diagonal one is longer.
    out : ndarray of float64
    """
    length = math.sqrt(2.0) if step[0] and step[1] else 1.0
    np.add(one, other, out=out)
    if average == "resistance":
        np.divide(2.0 / length, out, out=out)
    else:
        out *= 0.5 / length
