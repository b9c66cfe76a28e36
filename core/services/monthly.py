"""Twelve monthly rasters: their sum, their greatest value, and what must hold of them."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..errors import InputError, phrase
from ..rows import Raster, known_values, mapped


def check_months(months: Sequence[Raster], what: str = phrase("precipitation")) -> None:
    """Raise unless there are twelve rasters.

    Raises
    ------
    InputError
        With the number that there is.
    """
    if len(months) != 12:
        raise InputError(
            "There are {count} rasters of {what}; this index needs one for each month from January to December.",
            count=len(months),
            what=what,
        )


def check_rain(rain: Raster) -> None:
    """Raise when rain is negative.

    Raises
    ------
    InputError
        With the number of cells.
    """
    negative = sum(int(np.count_nonzero(values < 0)) for values in known_values(rain))
    if negative:
        raise InputError(
            "The precipitation is negative in {count} {count:cell|cells}; correct it or declare its nodata value.",
            count=negative,
        )


def annual_sum(layers: Sequence[Raster]) -> Raster:
    """Sum of the rasters; NaN where one has no data."""
    return mapped(_sum, *layers)


def _sum(*layers: np.ndarray) -> np.ndarray:
    total = np.zeros(np.shape(layers[0]))
    for layer in layers:
        total += layer
    return total


def annual_maximum(layers: Sequence[Raster]) -> Raster:
    """Greatest value of each cell, as the yearly maximum of monthly NDVI; NaN where all have no data."""
    return mapped(_greatest, *layers)


def _greatest(*layers: np.ndarray) -> np.ndarray:
    greatest = np.array(layers[0], dtype=np.float64)
    for layer in layers[1:]:
        np.fmax(greatest, layer, out=greatest)
    return greatest
