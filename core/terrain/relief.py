"""Relief: how much a surface rises and falls around a cell."""

from __future__ import annotations

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress


def check_window(window: int) -> None:
    """Raise where a window has no cell in its middle."""
    if window < 3 or window % 2 == 0:
        raise InputError("The window of relief has an odd number of cells from 3 up, not {cells}.", cells=window)


def relief(elevation: np.ndarray, window: int, progress: Progress = no_progress) -> np.ndarray:
    """The highest less the lowest elevation in a square window around each cell.

    Parameters
    ----------
    elevation : ndarray of float, shape (rows, columns)
        Metres; NaN is nodata and does not count in the windows of others.
    window : int
        Side of the window in cells; odd, at least 3. At the rim the part inside the raster counts.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        Metres; NaN where the elevation has none.

    Raises
    ------
    InputError
    """
    from scipy import ndimage

    check_window(window)
    missing = np.isnan(elevation)
    filled = np.where(missing, -np.inf, elevation).astype(np.float64)
    highest = ndimage.maximum_filter(filled, window, mode="constant", cval=-np.inf)
    progress(0.5)
    filled[missing] = np.inf
    highest -= ndimage.minimum_filter(filled, window, mode="constant", cval=np.inf)
    highest[missing] = np.nan
    progress(1.0)
    return highest
