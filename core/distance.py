"""Exact Euclidean distance to the nearest cell of a mask."""

from __future__ import annotations

from typing import Optional

import numpy as np
from scipy import ndimage

from .errors import InputError
from .memory import require_memory
from .rows import Raster, strips

# Measured peak: the mask, what scipy makes of it, and two planes of indices; the distances are found by strips.
_BYTES_PER_CELL = 18


def euclidean_distance(
    mask: np.ndarray,
    cell_size: float,
    inside: Optional[tuple[slice, slice]] = None,
    out: Optional[Raster] = None,
) -> Raster:
    """Distance from every cell's centre to the centre of the nearest cell of a mask.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
        True where the features are.
    cell_size : float
        Side of a cell in metres.
    inside : tuple of slice, optional
        Rows and columns of the part whose distances are wanted; all by default.
    out : ndarray or Rows of float64, optional
        Of that part's shape: where they are written.

    Returns
    -------
    ndarray of float64, shape of the part, or `out`
        Metres; 0 on the mask.

    Raises
    ------
    InputError
        When the mask is empty: there is nothing to measure to.
    MemoryNeeded
        When the run would not fit.

    References
    ----------
    Maurer, Qi & Raghavan (2003), IEEE Transactions on Pattern Analysis and Machine Intelligence 25: 265-270.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.distance import euclidean_distance
    >>> euclidean_distance(np.array([[True, False, False]]), 30.0).tolist()
    [[0.0, 30.0, 60.0]]
    """
    if not mask.any():
        raise InputError("There is no cell to measure the distance to.")
    require_memory(float(mask.size) * _BYTES_PER_CELL)
    nearest = ndimage.distance_transform_edt(~mask, return_distances=False, return_indices=True)
    rows, columns = inside or (slice(0, mask.shape[0]), slice(0, mask.shape[1]))
    out = np.empty((rows.stop - rows.start, columns.stop - columns.start)) if out is None else out
    across = np.arange(columns.start, columns.stop, dtype=np.int32)
    # Scipy's own distances need four more planes of the whole; these are the same numbers.
    for strip in strips(out.shape):
        first, last = rows.start + strip.start, rows.start + strip.stop
        down = np.arange(first, last, dtype=np.int32)[:, None]
        squares = (nearest[0, first:last, columns] - down).astype(np.float64) ** 2
        squares += (nearest[1, first:last, columns] - across).astype(np.float64) ** 2
        np.sqrt(squares, out=squares)
        squares *= cell_size
        out[strip] = squares
    return out
