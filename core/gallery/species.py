"""Records of a species in the sample basin whose preference is known, so that models of habitat can be tried."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ._frame import stream

# The preference: ln of the density of records by NDVI, slope in degrees and nearness of people (0 to 1).
GREEN, GREEN_BEST, STEEP, PEOPLE = 60.0, 0.32, 0.16, 5.0
RECORDS = 300


@dataclass(frozen=True)
class Records:
    """Places where the gazelle was seen; columns and rows in cells from the upper left corner of the basin.

    Parameters
    ----------
    columns, rows : ndarray of float64
    years : ndarray of int
    """

    columns: np.ndarray
    rows: np.ndarray
    years: np.ndarray


def preference(ndvi: np.ndarray, slope: np.ndarray, people: np.ndarray) -> np.ndarray:
    """Relative density of records: open steppe (NDVI about 0.32) on gentle slopes away from people.

    ``ln density = -60 (NDVI - 0.32)^2 - 0.16 slope - 5 people``

    Parameters
    ----------
    ndvi, slope, people : ndarray of float
        Slope in degrees; nearness to people 0 to 1.

    Returns
    -------
    ndarray of float64
        1 where all is best.
    """
    return np.exp(-GREEN * (ndvi - GREEN_BEST) ** 2 - STEEP * slope - PEOPLE * people)


def records_of(density: np.ndarray, seed: int) -> Records:
    """Draw records by a density, each within its cell.

    Parameters
    ----------
    density : ndarray of float, shape (rows, columns)
        Relative; cells of 0 have no records.
    seed : int

    Returns
    -------
    Records
    """
    random = stream(seed, "species")
    share = np.cumsum(density.ravel(), dtype=np.float64)
    cells = np.searchsorted(share, random.random(RECORDS) * share[-1], side="right")
    rows, columns = np.divmod(np.minimum(cells, share.size - 1), density.shape[1])
    shift = random.random((2, RECORDS))
    return Records(columns + shift[0], rows + shift[1], random.integers(2018, 2024, RECORDS))
