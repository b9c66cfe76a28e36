"""Which sources are neighbours: links across the borders of cost and Euclidean allocation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ..errors import InputError
from .moves import EIGHT, Moves

_DIAGONAL = float(np.sqrt(2.0))
# Summed from one end to the other a path's cost differs in its last digits from the sum of two halves.
_ROUNDING = 1e-11


@dataclass(frozen=True)
class AllocationLinks:
    """Pairs of sources whose allocation zones touch.

    Parameters
    ----------
    from_label, to_label : ndarray of int32, shape (links,)
        from_label < to_label; sorted by both.
    boundary_cost : ndarray of float64, shape (links,)
        Cost of the cheapest crossing of their border: an upper bound of the link's cost, in floating
        point too.
    """

    from_label: np.ndarray
    to_label: np.ndarray
    boundary_cost: np.ndarray


def allocation_links(
    cost: np.ndarray, allocation: np.ndarray, resistance: np.ndarray, cell_size: float, moves: Moves = EIGHT
) -> AllocationLinks:
    """The pairs of sources whose allocation zones touch, and the cheapest crossing of each border.

    A crossing between two neighbouring cells p and q costs ``D[p] + step(p, q) + D[q]``. The least over the
    border is the cost of a real path, so the link costs that at most, and a run from either source with a
    cutoff of that much reaches the other.

    Parameters
    ----------
    cost, allocation : ndarray, shape (rows, columns)
        From `accumulated_cost` over all sources.
    resistance : ndarray of float, shape (rows, columns)
    cell_size : float
    moves : Moves
        Those of the cost.

    Returns
    -------
    AllocationLinks
        8-neighbour adjacency. The bound is infinite where no step leads over the border.
    """
    lower, upper, crossing, _, _ = cheapest_crossings(cost, allocation, resistance, cell_size, moves)
    return AllocationLinks(lower.astype(np.int32), upper.astype(np.int32), crossing * (1.0 + _ROUNDING))


def cheapest_crossings(
    cost: np.ndarray, allocation: np.ndarray, resistance: np.ndarray, cell_size: float, moves: Moves = EIGHT
) -> tuple[np.ndarray, ...]:
    """The cheapest crossing between each two allocation zones that touch.

    Parameters
    ----------
    cost, allocation, resistance, cell_size, moves
        As for `allocation_links`. Crossings are those between cells that touch.

    Returns
    -------
    lower, upper : ndarray of int, shape (pairs,)
        The labels on both sides; lower < upper, sorted by both.
    crossing : ndarray of float64, shape (pairs,)
    lower_cell, upper_cell : ndarray of int, shape (pairs,)
        Flat indices of the crossing's cells.
    """
    cost, allocation, resistance = np.asarray(cost), np.asarray(allocation), np.asarray(resistance)
    found = []
    effective = moves.effective(resistance)
    for first, second, length in _neighbour_views():
        a, b = allocation[first], allocation[second]
        rows, columns = np.nonzero((a != b) & (a > 0) & (b > 0))
        p, q = (
            (rows + (part[0].start or 0)) * cost.shape[1] + columns + (part[1].start or 0) for part in (first, second)
        )
        swapped = a[rows, columns] > b[rows, columns]
        toll = effective.ravel()[p].astype(np.float64) + effective.ravel()[q]
        crossing = cost.ravel()[p].astype(np.float64) + cost.ravel()[q] + toll * (length * cell_size / 2)
        if moves.direction is not None:
            # The way on from a border into another zone is not that zone's way to the border: no bound is known.
            crossing[:] = np.inf
        elif not moves.plain:
            crossing += _ruled_crossing(effective, moves, p, q, length > 1.0)
        ends = np.where(swapped, q, p), np.where(swapped, p, q)
        found.append((*(allocation.ravel()[cells] for cells in ends), crossing, *ends))
    lower, upper, crossing, one, other = (np.concatenate(parts) for parts in zip(*found))
    order = np.lexsort((other, one, crossing, upper, lower))
    kept = np.ones(order.size, dtype=bool)
    kept[1:] = (np.diff(lower[order]) != 0) | (np.diff(upper[order]) != 0)
    order = order[kept]
    return lower[order], upper[order], crossing[order], one[order], other[order]


def _ruled_crossing(resistance: np.ndarray, moves: Moves, p: np.ndarray, q: np.ndarray, diagonal: bool) -> np.ndarray:
    """What rules add to the steps from cells p to cells q; infinite where they refuse them."""
    extra = np.zeros(p.size)
    if moves.climate is not None:
        extra += np.abs(moves.climate.ravel()[p] - moves.climate.ravel()[q]) * moves.climate_cost
    if not diagonal:
        return extra
    if moves.neighbours == 4:
        return np.full(p.size, np.inf)
    if moves.corners != "free":
        (row, column), (other, across) = np.divmod(p, resistance.shape[1]), np.divmod(q, resistance.shape[1])
        walls = [~np.isfinite(resistance[beside]) for beside in ((row, across), (other, column))]
        extra[walls[0] & walls[1] if moves.corners == "between" else walls[0] | walls[1]] = np.inf
    return extra


def euclidean_allocation(sources: np.ndarray) -> np.ndarray:
    """Label of the source that is nearest in a straight line; barriers do not count.

    Exact, between cell centres. Where two sources are equally near, the raster scan of the distance transform
    decides, always alike.

    Parameters
    ----------
    sources : ndarray of int, shape (rows, columns)
        Labels above 0; 0 is no source.

    Returns
    -------
    ndarray of int32, shape (rows, columns)

    Raises
    ------
    InputError
        When there is no source.
    """
    sources = np.asarray(sources)
    if not (sources > 0).any():
        raise InputError("There is no source on the grid; give at least one.")
    nearest = ndimage.distance_transform_edt(sources <= 0, return_distances=False, return_indices=True)
    return sources[nearest[0], nearest[1]].astype(np.int32)


def adjacent_labels(allocation: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of labels that touch in an allocation, on 8 neighbours.

    Parameters
    ----------
    allocation : ndarray of int, shape (rows, columns)
        Labels above 0; 0 belongs to no source.

    Returns
    -------
    from_label, to_label : ndarray of int32, shape (pairs,)
        from_label < to_label; sorted by both.
    """
    allocation = np.asarray(allocation)
    pairs = []
    for first, second, _ in _neighbour_views():
        a, b = allocation[first], allocation[second]
        border = (a != b) & (a > 0) & (b > 0)
        a, b = a[border], b[border]
        pairs.append(np.unique(np.stack([np.minimum(a, b), np.maximum(a, b)], axis=1), axis=0))
    pairs = np.unique(np.concatenate(pairs), axis=0)
    return pairs[:, 0].astype(np.int32), pairs[:, 1].astype(np.int32)


def _neighbour_views() -> tuple:
    """Each pair of neighbours once: east, south, south-east, south-west."""
    every, head, tail = slice(None), slice(None, -1), slice(1, None)
    return (
        ((every, head), (every, tail), 1.0),
        ((head, every), (tail, every), 1.0),
        ((head, head), (tail, tail), _DIAGONAL),
        ((head, tail), (tail, head), _DIAGONAL),
    )
