"""Pinch points that are barriers: where both lie on the same ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

import numpy as np
from scipy import ndimage

from ..cost.disc_minimum import disc_window
from .top_class import TopPlaces


@dataclass(frozen=True)
class Overlap:
    """Cells that a pinch point and a barrier share.

    Parameters
    ----------
    pinch_point, barrier : int
        Their numbers, from 1.
    top, left : int
        Row and column of the mask's first cell on the grid.
    mask : ndarray of bool
    of_pinch_point, of_barrier : float
        Share of either, 0 to 1.
    """

    pinch_point: int
    barrier: int
    top: int
    left: int
    mask: np.ndarray
    of_pinch_point: float
    of_barrier: float


def barrier_overlaps(pinch_points: np.ndarray, barriers: TopPlaces, radius: np.ndarray) -> Iterator[Overlap]:
    """Every pair of a pinch point and a barrier on common ground.

    The ground of a barrier are its cells, which are the centres of discs to restore, and the disc round its
    peak: there a restored place would widen what squeezes the current.

    Parameters
    ----------
    pinch_points : ndarray of int, shape (rows, columns)
        Numbers from 1; 0 is none.
    barriers : TopPlaces
    radius : ndarray of float, shape (barriers,)
        Of each barrier's disc, in cells.

    Yields
    ------
    Overlap
        By barrier, then by pinch point.
    """
    shape = pinch_points.shape
    sizes = np.bincount(pinch_points.ravel())
    boxes = ndimage.find_objects(barriers.labels)
    for place, box in enumerate(boxes):
        row, column = int(barriers.peak_rows[place]), int(barriers.peak_columns[place])
        disc, inside = disc_window(shape, (row, column), float(radius[place]) * (1.0 + 1e-9))
        window = tuple(slice(min(one.start, two.start), max(one.stop, two.stop)) for one, two in zip(box, disc))
        top, left = (part.start for part in window)
        ground = barriers.labels[window] == place + 1
        ground[tuple(slice(one.start - two.start, one.stop - two.start) for one, two in zip(disc, window))] |= inside
        shared = np.where(ground, pinch_points[window], 0)
        for number in np.unique(shared[shared > 0]).tolist():
            mask = shared == number
            cells = np.count_nonzero(mask)
            yield Overlap(number, place + 1, top, left, mask, cells / sizes[number], cells / np.count_nonzero(ground))
