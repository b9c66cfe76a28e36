"""Relief: how much a surface rises and falls around a cell."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress
from ..rows import Raster, strips


def check_window(window: int) -> None:
    """Raise where a window has no cell in its middle."""
    if window < 3 or window % 2 == 0:
        raise InputError("The window of relief has an odd number of cells from 3 up, not {cells}.", cells=window)


def relief(
    elevation: Raster, window: int, progress: Progress = no_progress, out: Optional[Raster] = None
) -> Raster:
    """The highest less the lowest elevation in a square window around each cell.

    Parameters
    ----------
    elevation : ndarray or Rows of float, shape (rows, columns)
        Metres; NaN is nodata and does not count in the windows of others.
    window : int
        Side of the window in cells; odd, at least 3. At the rim the part inside the raster counts.
    progress : callable
    out : ndarray or Rows of float64, optional
        Where the relief is written.

    Returns
    -------
    ndarray of float64, shape (rows, columns), or `out`
        Metres; NaN where the elevation has none.

    Raises
    ------
    InputError

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.terrain.relief import relief
    >>> relief(np.array([[10.0, 30.0, 70.0]]), 3).tolist()
    [[20.0, 60.0, 40.0]]
    """
    check_window(window)
    out = np.empty(elevation.shape) if out is None else out
    rim = window // 2
    for strip in strips(elevation.shape, progress):
        first = max(strip.start - rim, 0)
        around = _relief(elevation[first : min(strip.stop + rim, elevation.shape[0])], window)
        out[strip] = around[strip.start - first : strip.stop - first]
    return out


def _relief(elevation: np.ndarray, window: int) -> np.ndarray:
    from scipy import ndimage

    missing = np.isnan(elevation)
    filled = np.where(missing, -np.inf, elevation).astype(np.float64)
    highest = ndimage.maximum_filter(filled, window, mode="constant", cval=-np.inf)
    filled[missing] = np.inf
    highest -= ndimage.minimum_filter(filled, window, mode="constant", cval=np.inf)
    highest[missing] = np.nan
    return highest
