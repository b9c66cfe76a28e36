"""The way out of flat ground: distances to where a flat is drained."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress
from .neighbours import STEP_LENGTHS


def drainage_distances(
    height: np.ndarray,
    undrained: np.ndarray,
    border: np.ndarray,
    steps: tuple[int, ...],
    progress: Progress = no_progress,
) -> tuple[np.ndarray, np.ndarray]:
    """How far each cell of a flat is from the flat's way out.

    A flat is drained by its cells that have a lower neighbour. Where it has none, the cells at the border of the
    data are its outlets.

    Parameters
    ----------
    height : ndarray of float64, shape (cells,)
        Framed raster without pits, flattened; NaN is nodata.
    undrained : ndarray of int32
        Flat indices of the cells without a lower neighbour.
    border : ndarray of bool, shape of `undrained`
        Which of them touch nodata or the edge of the raster.
    steps : tuple of int
        The step to each of the eight neighbours.
    progress : callable

    Returns
    -------
    distance : ndarray of float64, shape (cells,)
        In cells, with steps of 1 and sqrt(2) within the flat; 0 at its way out and off flats.
    outlet : ndarray of bool, shape of `undrained`
    """
    distance = np.zeros(height.shape)
    distance[undrained] = np.inf
    drains = []
    for step in steps:
        other = undrained + np.int32(step)
        drains.append(other[(height[other] == height[undrained]) & (distance[other] == 0)])
    _spread(height, distance, np.unique(np.concatenate(drains)), steps, progress)
    outlet = border & np.isinf(distance[undrained])
    distance[undrained[outlet]] = 0.0
    _spread(height, distance, undrained[outlet], steps, progress)
    return distance, outlet


def _spread(
    height: np.ndarray, distance: np.ndarray, front: np.ndarray, steps: tuple[int, ...], progress: Progress
) -> None:
    """Lower the distances of equal-height neighbours, wave by wave, until none gets lower.

    Every distance ends as the least sum of steps over all paths, summed from the way out. As rounding
    grows with the sum, that is one number whatever the order of the waves.
    """
    turn = 0
    while front.size:
        progress(1.0 - 1.0 / (1.0 + 0.001 * turn))
        turn += 1
        own_height, own_distance = height[front], distance[front]
        reached = []
        for step, length in zip(steps, STEP_LENGTHS):
            other = front + np.int32(step)
            farther = own_distance + length
            nearer = (height[other] == own_height) & (farther < distance[other])
            other = other[nearer]
            distance[other] = farther[nearer]
            reached.append(other)
        front = np.unique(np.concatenate(reached))
