"""Features that block: cells taken out of a resistance surface, and the sources that lie on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..rows import Raster, Rows, strips


@dataclass(frozen=True)
class Blocking:
    """A surface with barriers, and what lies on them.

    Parameters
    ----------
    surface : ndarray or Rows of float64
        NaN on the barriers.
    cells : int
        Cells that were blocked (with data before).
    touched : tuple of int
        Numbers of the sources that have cells on a barrier.
    buried : tuple of int
        Those of them that have no other cell: nothing can reach them.
    """

    surface: Raster
    cells: int
    touched: tuple[int, ...]
    buried: tuple[int, ...]


def block(surface: Raster, barrier: np.ndarray, sources: Optional[np.ndarray] = None) -> Blocking:
    """Make barriers nodata, which no path crosses.

    Parameters
    ----------
    surface : ndarray or Rows of float, shape (rows, columns)
        NaN is nodata; rows are written into.
    barrier : ndarray of bool, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns), optional
        Source numbers from 1; 0 elsewhere.

    Returns
    -------
    Blocking
    """
    blocked: Raster = surface if isinstance(surface, Rows) else np.empty(surface.shape)
    cells = 0
    for strip in strips(surface.shape):
        values, wall = surface[strip].astype(np.float64), barrier[strip]
        cells += int((wall & ~np.isnan(values)).sum())
        values[wall] = np.nan
        blocked[strip] = values
    touched = buried = np.empty(0, dtype=np.int64)
    if sources is not None:
        touched = np.unique(sources[barrier & (sources > 0)])
        buried = np.setdiff1d(touched, np.unique(sources[~barrier]))
    return Blocking(blocked, cells, tuple(touched.tolist()), tuple(buried.tolist()))
