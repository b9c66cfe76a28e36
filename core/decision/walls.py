"""Features that block: cells taken out of a resistance surface, and the sources that lie on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np


@dataclass(frozen=True)
class Blocking:
    """A surface with barriers, and what lies on them.

    Parameters
    ----------
    surface : ndarray of float64
        NaN on the barriers.
    cells : int
        Cells that were blocked (with data before).
    touched : tuple of int
        Numbers of the sources that have cells on a barrier.
    buried : tuple of int
        Those of them that have no other cell: nothing can reach them.
    """

    surface: np.ndarray
    cells: int
    touched: tuple[int, ...]
    buried: tuple[int, ...]


def block(surface: np.ndarray, barrier: np.ndarray, sources: Optional[np.ndarray] = None) -> Blocking:
    """Make barriers nodata, which no path crosses.

    Parameters
    ----------
    surface : ndarray of float, shape (rows, columns)
        NaN is nodata.
    barrier : ndarray of bool, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns), optional
        Source numbers from 1; 0 elsewhere.

    Returns
    -------
    Blocking
    """
    blocked = np.array(surface, dtype=np.float64)
    cells = int((barrier & ~np.isnan(blocked)).sum())
    blocked[barrier] = np.nan
    touched = buried = np.empty(0, dtype=np.int64)
    if sources is not None:
        touched = np.unique(sources[barrier & (sources > 0)])
        buried = np.setdiff1d(touched, np.unique(sources[~barrier]))
    return Blocking(blocked, cells, tuple(touched.tolist()), tuple(buried.tolist()))
