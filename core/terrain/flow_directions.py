"""Flow directions on a raster without pits: one receiver (D8) or several (MFD).

Source: O'Callaghan and Mark (1984) for D8, proportional to the drop with exponent 1 (Quinn et al. 1991)
for MFD; encodings, rounding, flats and outlets as pygeoprocessing's `flow_dir_d8` and `flow_dir_mfd`.
"""

from __future__ import annotations

from typing import Iterator, Sequence

import numpy as np

from ..progress import Progress, no_progress, parts_of, slices
from ._plateau_queue import drain_plateaus
from .flats import drainage_distances
from .neighbours import STEEPNESS, flat_steps, frame, inside, shifted, strips

D8_NODATA = 128
MFD_NODATA = 0

# Flow of a cell in an MFD raster is shared in this many units.
_UNITS = 15.0
# Cells of flats that are looked at together.
_BATCH = 1 << 16


def d8_directions(filled: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """The one neighbour to which each cell drains.

    Parameters
    ----------
    filled : ndarray of float, shape (rows, columns)
        Elevation without pits, NaN is nodata.
    progress : callable

    Returns
    -------
    ndarray of uint8, shape (rows, columns)
        0 = E, 1 = NE, 2 = N ... 7 = SE; 128 is nodata. The steepest drop, the first of equal ones; on flats a
        shortest way out, of equal ones the one that pygeoprocessing takes; at outlets the first cardinal
        neighbour without data, else the last diagonal one.
    """
    local, routing = parts_of(progress, (1, 1))
    framed = frame(np.asarray(filled, dtype=np.float64), np.nan)
    directions = np.full(filled.shape, D8_NODATA, dtype=np.uint8)
    for strip in strips(framed, local):
        height = inside(framed)[strip]
        steepest = np.zeros(height.shape)
        for neighbour, steepness in enumerate(STEEPNESS):
            drop = (height - shifted(framed, neighbour, strip)) * steepness
            steeper = drop > steepest
            np.copyto(steepest, drop, where=steeper)
            np.copyto(directions[strip], np.uint8(neighbour), where=steeper)
    undrained = (directions == D8_NODATA) & ~np.isnan(filled)
    result = frame(directions, np.uint8(D8_NODATA))
    cells = np.flatnonzero(frame(undrained, False)).astype(np.int32)
    if cells.size:
        drain_plateaus(framed, result.reshape(-1), cells, flat_steps(framed.shape), routing)
    progress(1.0)
    return inside(result).copy()


def mfd_directions(filled: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """The shares in which each cell drains to its lower neighbours.

    Parameters
    ----------
    filled : ndarray of float, shape (rows, columns)
        Elevation without pits, NaN is nodata.
    progress : callable

    Returns
    -------
    ndarray of int32, shape (rows, columns)
        Bits 4k to 4k + 3, read as unsigned, hold the share of neighbour k (0 = E, against the clock) in about
        15 units; 0 is nodata. Shares are proportional to the slope; on flats they go to the neighbours
        nearer to the way out and at outlets to all neighbours without data, with weights 1 and 1/sqrt(2).
    """
    local, routing = parts_of(progress, (1, 1))
    framed = frame(np.asarray(filled, dtype=np.float64), np.nan)
    code = np.zeros(filled.shape, dtype=np.uint32)
    for strip in strips(framed, local):
        height = inside(framed)[strip]
        drops = []
        for neighbour, steepness in enumerate(STEEPNESS):
            drop = height - shifted(framed, neighbour, strip)
            np.copyto(drop, 0.0, where=~(drop > 0.0))
            drops.append(drop * steepness)
        code[strip] = _shares(drops)
    flats = _Flats(framed, code == MFD_NODATA, routing)
    result = frame(code, np.uint32(MFD_NODATA))
    flat_result = result.reshape(-1)
    for batch in flats.batches():
        flat_result[batch] = _shares(flats.weights(batch))
    outlets = flats.outlets()
    if outlets.size:
        flat_result[outlets] = _shares(flats.outlet_weights(outlets))
    progress(1.0)
    return inside(result).view(np.int32).copy()


def _shares(weights: Sequence[np.ndarray]) -> np.ndarray:
    """The weights of the eight neighbours as one code; 0 where all are 0."""
    total = np.zeros_like(weights[0])
    for weight in weights:
        total += weight
    drained = total > 0
    total[~drained] = 1.0
    code = np.zeros(total.shape, dtype=np.uint32)
    for neighbour, weight in enumerate(weights):
        units = (0.5 + weight / total * _UNITS).astype(np.uint32)
        code |= units << np.uint32(4 * neighbour)
    return code


class _Flats:
    """Flat ground of a raster: where its cells drain."""

    def __init__(self, framed: np.ndarray, undecided: np.ndarray, progress: Progress) -> None:
        self.height = framed.reshape(-1)
        self.steps = flat_steps(framed.shape)
        undecided &= ~np.isnan(inside(framed))
        self.cells = np.flatnonzero(frame(undecided, False)).astype(np.int32)
        border = np.zeros(self.cells.shape, dtype=bool)
        for step in self.steps:
            border |= np.isnan(self.height[self.cells + np.int32(step)])
        self.distance, self.outlet = drainage_distances(self.height, self.cells, border, self.steps, progress)

    def batches(self) -> Iterator[np.ndarray]:
        """Cells of flats that are no outlets, some at a time."""
        cells = self.cells[~self.outlet]
        for part in slices(len(cells), _BATCH):
            yield cells[part]

    def outlets(self) -> np.ndarray:
        return self.cells[self.outlet]

    def weights(self, cells: np.ndarray) -> list[np.ndarray]:
        """Weights of the neighbours nearer to the way out: 1, over a diagonal 1/sqrt(2)."""
        own_height, own_distance = self.height[cells], self.distance[cells]
        weights = []
        for step, steepness in zip(self.steps, STEEPNESS):
            other = cells + np.int32(step)
            nearer = (self.height[other] == own_height) & (self.distance[other] < own_distance)
            weights.append(np.where(nearer, steepness, 0.0))
        return weights

    def outlet_weights(self, cells: np.ndarray) -> list[np.ndarray]:
        """Weights of the neighbours without data."""
        return [
            np.where(np.isnan(self.height[cells + np.int32(step)]), steepness, 0.0)
            for step, steepness in zip(self.steps, STEEPNESS)
        ]
