"""Slope in percent, defined for every cell with data, as pygeoprocessing's `calculate_slope`.

Horn's (1981) 3 x 3 differences; at the border of the data each line of three cells falls back on what
is known of it, so that no cell is lost.
"""

from __future__ import annotations

from typing import Iterable

import numpy as np

from ..progress import Progress, no_progress
from .neighbours import ROOT, frame, inside, shifted, strips

# Lines of three cells, as neighbours from low to high coordinate; None is the cell itself.
_ACROSS = ((3, 2, 1), (4, None, 0), (5, 6, 7))
_DOWN = ((3, 4, 5), (2, None, 6), (1, 0, 7))


def percent_slope(elevation: np.ndarray, cell_size: float, progress: Progress = no_progress) -> np.ndarray:
    """Slope of each cell.

    Parameters
    ----------
    elevation : ndarray of float, shape (rows, columns)
        Metres; NaN is nodata.
    cell_size : float
        Metres.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        100 times the rise over the run; 0 for a cell without neighbours, NaN where the elevation is.

    Notes
    -----
    Each of three lines gives a difference over two steps: of the two outer cells; where one of them is
    missing of the other one and the middle cell, over one step; where the middle one is missing too of the
    outer cell and the centre, over a diagonal. The line through the centre counts twice. Slope in one
    direction is the sum of the differences over the sum of the steps.
    """
    framed = frame(np.asarray(elevation, dtype=np.float64), np.nan)
    slope = np.empty(elevation.shape)
    for strip in strips(framed, progress):
        across = _gradient(framed, _ACROSS, strip, cell_size)
        down = _gradient(framed, _DOWN, strip, cell_size)
        slope[strip] = 100.0 * np.hypot(across, down)
    slope[np.isnan(elevation)] = np.nan
    return slope


def _gradient(framed: np.ndarray, lines: Iterable[tuple], strip: slice, cell_size: float) -> np.ndarray:
    """Rise over run along one axis, 0 where nothing is known of it."""
    centre = inside(framed)[strip]
    rise = np.zeros(centre.shape)
    run = np.zeros(centre.shape)
    for low, middle, high in lines:
        first = shifted(framed, low, strip)
        last = shifted(framed, high, strip)
        if middle is None:
            between, weight, reach = centre, 2.0, 1.0
        else:
            between, weight, reach = shifted(framed, middle, strip), 1.0, ROOT
        difference = first - last
        steps = 2.0
        if np.isnan(difference).any():
            steps = np.full(centre.shape, 2.0)
            for shorter in (first - between, between - last, (first - centre) * reach, (centre - last) * reach):
                missing = np.isnan(difference) & ~np.isnan(shorter)
                difference[missing] = shorter[missing]
                steps[missing] = 1.0
        known = ~np.isnan(difference)
        rise += np.where(known, weight * difference, 0.0)
        run += np.where(known, weight * steps, 0.0)
    return np.divide(rise, run * cell_size, out=np.zeros(centre.shape), where=run > 0)
