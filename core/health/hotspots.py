"""Hot and cold spots: Getis-Ord Gi* of every cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import erfc

from ..detector.false_discovery import discovery_limit
from ..errors import InputError
from ..progress import Progress, no_progress
from ._window_sums import WindowSums
from .units import window_footprint

# Two-sided p of the classes: 90, 95 and 99 % confidence.
LEVELS = (0.10, 0.05, 0.01)


@dataclass(frozen=True)
class HotSpots:
    """Gi* of each cell.

    Parameters
    ----------
    z : ndarray of float64
        Gi*, a normal score; NaN where there is no data.
    p : ndarray of float64
        Two-sided.
    classes : ndarray of int8
        -3, -2, -1 cold spots with 99, 95, 90 % confidence, 0 neither, 1, 2, 3 hot spots; 0 without
        data.
    """

    z: np.ndarray
    p: np.ndarray
    classes: np.ndarray


def hot_spots(
    values: np.ndarray, radius: int, form: str = "disc", false_discovery: bool = False, progress: Progress = no_progress
) -> HotSpots:
    """Where high or low values crowd.

    ``Gi* = (sum_j w x_j - m sum_j w) / (s sqrt((n sum_j w^2 - (sum_j w)^2) / (n - 1)))`` with w = 1
    within the radius (the cell itself included) and 0 beyond it, m the mean and s the population
    standard deviation of all n cells.

    Parameters
    ----------
    values : ndarray of float, shape (rows, columns)
        NaN is nodata.
    radius : int
        Cells.
    form : {"disc", "square"}
    false_discovery : bool
        Classes by p that are corrected for the many tests (Benjamini and Hochberg 1995), for each
        level of confidence.
    progress : callable

    Returns
    -------
    HotSpots

    Raises
    ------
    InputError
        For fewer than three cells, or one value everywhere.

    References
    ----------
    Ord & Getis (1995), Geographical Analysis 27: 286-306.
    """
    footprint = window_footprint(radius, form)
    known = np.isfinite(values)
    n = int(known.sum())
    if n < 3:
        raise InputError("Hot spots need at least three cells with data.")
    mean = float(values[known].mean(dtype=np.float64))
    shifted = np.where(known, values.astype(np.float64) - mean, 0.0)
    deviation = float(np.sqrt((shifted[known] ** 2).mean()))
    if not deviation > 1e-12 * max(abs(mean), 1e-300):
        raise InputError("All cells have the same value; there are no hot spots to look for.")
    padded, counted = np.pad(shifted, radius), np.pad(known, radius)
    progress(0.1)
    window = WindowSums(footprint, padded.shape, values.shape)
    weight = window.counts(counted).astype(np.float64)
    progress(0.5)
    # Weights are 0 or 1, so their squares have the same sum.
    spread = deviation * np.sqrt(np.maximum(n * weight - weight**2, 0.0) / (n - 1.0))
    z = np.full(values.shape, np.nan)
    np.divide(window.sums(padded), spread, out=z, where=known & (spread > 0))
    progress(0.9)
    # A window that holds every cell has the mean itself.
    z[known & (spread == 0)] = 0.0
    p = erfc(np.abs(z) / np.sqrt(2.0))
    return HotSpots(z, p, _confidence(z, p, known, false_discovery))


def _confidence(z, p, known, false_discovery: bool) -> np.ndarray:
    classes = np.zeros(z.shape, dtype=np.int8)
    for step, level in enumerate(LEVELS, 1):
        limit = discovery_limit(p[known], level) if false_discovery else level
        significant = known & (p <= limit)
        classes[significant] = (np.sign(z[significant]) * step).astype(np.int8)
    return classes
