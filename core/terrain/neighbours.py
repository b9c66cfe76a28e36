"""The eight neighbours of a cell, numbered from the east against the clock, on framed rasters.

The numbering 0 = E, 1 = NE, 2 = N ... 7 = SE is that of InVEST and pygeoprocessing, so that direction
rasters can be exchanged. The kernels work on rasters with a frame of one cell without data: a neighbour
is then a fixed step in the flat array and no index is ever out of range.
"""

from __future__ import annotations

from typing import Iterator, Union

import numpy as np

from ..progress import Progress, no_progress, slices
from ..typed import Shape

ROW_STEPS = (0, -1, -1, -1, 0, 1, 1, 1)
COLUMN_STEPS = (1, 1, 0, -1, -1, -1, 0, 1)
OPPOSITE = (4, 5, 6, 7, 0, 1, 2, 3)
ROOT = 1.4142135623730951
# Length of the step to each neighbour, in cells, and what a drop over it is multiplied by.
STEP_LENGTHS = (1.0, ROOT, 1.0, ROOT, 1.0, ROOT, 1.0, ROOT)
STEEPNESS = tuple(1.0 / length for length in STEP_LENGTHS)

# Cells that a stencil works on at a time: its temporaries then stay in the processor's cache.
_STRIP_CELLS = 1 << 16


def frame(values: np.ndarray, fill: Union[float, np.generic]) -> np.ndarray:
    """A copy with one more cell of `fill` on each side."""
    framed = np.full((values.shape[0] + 2, values.shape[1] + 2), fill, dtype=values.dtype)
    framed[1:-1, 1:-1] = values
    return framed


def inside(framed: np.ndarray) -> np.ndarray:
    """The raster within the frame."""
    return framed[1:-1, 1:-1]


def flat_steps(shape: Shape) -> tuple[int, ...]:
    """The step to each neighbour in the flat array of a framed raster of that shape."""
    return tuple(row * shape[1] + column for row, column in zip(ROW_STEPS, COLUMN_STEPS))


def shifted(framed: np.ndarray, neighbour: int, strip: slice) -> np.ndarray:
    """The values of one neighbour of the cells in some rows within the frame.

    Parameters
    ----------
    framed : ndarray
    neighbour : int
        0..7.
    strip : slice
        Rows of the raster within the frame.
    """
    row, column = ROW_STEPS[neighbour] + 1, COLUMN_STEPS[neighbour] + 1
    return framed[strip.start + row : strip.stop + row, column : column + framed.shape[1] - 2]


def strips(framed: np.ndarray, progress: Progress = no_progress) -> Iterator[slice]:
    """Slices of rows of the inner cells, small enough for the processor's cache."""
    rows, columns = framed.shape[0] - 2, framed.shape[1] - 2
    return slices(rows, max(_STRIP_CELLS // max(columns, 1), 1), progress)
