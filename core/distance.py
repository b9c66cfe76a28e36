"""Exact Euclidean distance to the nearest cell of a mask."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .errors import InputError
from .memory import require_memory

# Measured peak of scipy's transform: the mask, two planes of indices, the distances in float64.
_BYTES_PER_CELL = 36


def euclidean_distance(mask: np.ndarray, cell_size: float) -> np.ndarray:
    """Distance from every cell's centre to the centre of the nearest cell of a mask.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
        True where the features are.
    cell_size : float
        Side of a cell in metres.

    Returns
    -------
    ndarray of float64, shape (rows, columns)
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
    out = ndimage.distance_transform_edt(~mask)
    out *= cell_size
    return out
