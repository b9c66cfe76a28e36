"""Slope of a surface by Horn's method."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import Raster

UNITS = ("degrees", "percent")

_CELLS_PER_STRIP = 1 << 19
# Columns and rows (downwards) of the 3 x 3 window, and Horn's weights; the centre's weight only
# matters where neighbours are missing.
_X = np.array([-1.0, 0, 1, -1, 0, 1, -1, 0, 1])
_Y = np.array([-1.0, -1, -1, 0, 0, 0, 1, 1, 1])
_WEIGHT = np.array([1.0, 2, 1, 2, 4, 2, 1, 2, 1])


def slope(
    elevation: Raster,
    cell_size: float,
    unit: str = "degrees",
    progress: Progress = no_progress,
    out: Optional[Raster] = None,
) -> Raster:
    """Slope from elevation.

    Horn's gradient is the least-squares plane through the 3 x 3 window, in which the neighbours on
    the sides count twice: ``dz/dx = ((z3 + 2 z6 + z9) - (z1 + 2 z4 + z7)) / 8 h`` and likewise
    ``dz/dy``; ``slope = atan(sqrt(dz/dx^2 + dz/dy^2))``. Where neighbours are missing (rim, beside
    nodata) the same plane is fitted to those that are there, so that a plane has the same slope
    everywhere and no cell of the elevation is lost.

    Parameters
    ----------
    elevation : ndarray or Rows of float, shape (rows, columns)
        In the unit of `cell_size` (metres); NaN is nodata.
    cell_size : float
        Metres.
    unit : {"degrees", "percent"}
        Percent is ``100 tan`` of the angle.
    progress : callable
    out : ndarray or Rows of float64, optional
        Where the slope is written.

    Returns
    -------
    ndarray of float64, shape (rows, columns), or `out`
        NaN where the elevation has none; 0 for a cell without neighbours.

    Raises
    ------
    InputError

    References
    ----------
    Horn (1981), Proceedings of the IEEE 69: 14-47.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.terrain.slope import slope
    >>> plane = np.tile(30.0 * np.arange(4), (3, 1))
    >>> slope(plane, 30.0).round(6).tolist()[1]
    [45.0, 45.0, 45.0, 45.0]
    """
    if unit not in UNITS:
        raise InputError("Slope is given in degrees or percent, not in '{unit}'.", unit=unit)
    rows, columns = elevation.shape
    out = np.empty((rows, columns)) if out is None else out
    step = max(_CELLS_PER_STRIP // max(columns, 1), 1)
    for strip in slices(rows, step, progress):
        start, stop = strip.start, strip.stop
        window = np.full((stop - start + 2, columns + 2), np.nan)
        top, bottom = max(start - 1, 0), min(stop + 1, rows)
        window[top - start + 1 : bottom - start + 1, 1:-1] = elevation[top:bottom]
        steep = _steepness(window)
        steep /= cell_size
        if unit == "percent":
            steep *= 100.0
        else:
            np.arctan(steep, out=steep)
            np.degrees(steep, out=steep)
        out[strip] = steep
    return out


def _steepness(window: np.ndarray) -> np.ndarray:
    """Length of the gradient per cell of the inner part of a window with a rim of one cell."""
    views = [
        window[1 + dy : window.shape[0] - 1 + dy, 1 + dx : window.shape[1] - 1 + dx]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    ]
    a, b, c, d, centre, f, g, h, i = views
    across = (c + 2.0 * f + i) - (a + 2.0 * d + g)
    down = (g + 2.0 * h + i) - (a + 2.0 * b + c)
    out = np.hypot(across, down) / 8.0
    gaps = np.flatnonzero(np.isnan(out) & ~np.isnan(centre))
    if gaps.size:
        cells = np.stack([view.ravel()[gaps] for view in views], axis=1)
        out.ravel()[gaps] = _steepness_beside_gaps(cells)
    out[np.isnan(centre)] = np.nan
    return out


def _steepness_beside_gaps(cells: np.ndarray) -> np.ndarray:
    """The same from the cells of each window that have data; rows are windows, 9 columns."""
    present = ~np.isnan(cells)
    patterns, which = np.unique(present @ (1 << np.arange(9)), return_inverse=True)
    gradient = np.array([_plane_fit(pattern) for pattern in patterns])[which.ravel()]
    rises = np.where(present, cells - cells[:, 4:5], 0.0)
    return np.hypot(*np.einsum("nij,nj->in", gradient, rises))


def _plane_fit(pattern: int) -> np.ndarray:
    """The (2, 9) matrix that takes a window's values to the gradient of its weighted plane."""
    root = np.sqrt(_WEIGHT * (pattern >> np.arange(9) & 1))
    design = np.stack([np.ones(9), _X, _Y], axis=1) * root[:, None]
    # Cells in one line fix the slope along it only; the pseudo-inverse takes 0 across it.
    return np.linalg.pinv(design)[1:] * root
