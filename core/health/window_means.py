"""Means of values in moving windows."""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, slices
from ._window_sums import WindowSums
from .units import window_footprint

_STRIP = 256


def window_mean(
    values: np.ndarray, valid: np.ndarray, radius: int, form: str = "disc", progress: Progress = no_progress
) -> np.ndarray:
    """Mean of the cells with a value in the window around each cell.

    Parameters
    ----------
    values : ndarray of float, shape (rows, columns)
        NaN is nodata.
    valid : ndarray of bool
        Cells that count.
    radius : int
        Cells.
    form : {"disc", "square"}
    progress : callable

    Returns
    -------
    ndarray of float64
        NaN where the window has no value.
    """
    footprint = window_footprint(radius, form)
    known = valid & np.isfinite(values)
    if not known.any():
        return np.full(values.shape, np.nan)
    # Around their mean the values are small, and so is the rounding of the sums.
    middle = float(values[known].mean(dtype=np.float64))
    shifted = np.pad(np.where(known, values - middle, 0.0), radius)
    counted = np.pad(known, radius)
    out = np.full(values.shape, np.nan)
    height = max(_STRIP, 4 * radius)
    for strip in slices(values.shape[0], height, progress):
        shape = (strip.stop - strip.start, values.shape[1])
        part = slice(strip.start, strip.stop + 2 * radius)
        window = WindowSums(footprint, shifted[part].shape, shape)
        number = window.counts(counted[part])
        np.divide(window.sums(shifted[part]), number, out=out[strip], where=number > 0)
    return out + middle
