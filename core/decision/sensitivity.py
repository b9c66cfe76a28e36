"""Correct a resistance surface by ecological sensitivity, night light or another layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError

MEANS = ("corrector", "both")


@dataclass(frozen=True)
class Summary:
    """Statistics of a surface over its cells with data.

    Parameters
    ----------
    cells : int
    minimum, maximum, mean, deviation : float
        The last is the standard deviation.
    """

    cells: int
    minimum: float
    maximum: float
    mean: float
    deviation: float


@dataclass(frozen=True)
class Correction:
    """A corrected surface and what was done to it.

    Parameters
    ----------
    surface : ndarray of float64
        NaN is nodata.
    corrector_mean : float
        The mean that was divided by.
    other_mean : float
        The mean over the other set of cells (see `mean_over`), to tell how much the choice matters.
    raised, lowered : int
        Cells that the limits changed.
    """

    surface: np.ndarray
    corrector_mean: float
    other_mean: float
    raised: int
    lowered: int


def correct_resistance(
    resistance: np.ndarray,
    corrector: np.ndarray,
    minimum: Optional[float] = None,
    maximum: Optional[float] = None,
    mean_over: str = "corrector",
    fixed: Optional[float] = None,
) -> Correction:
    """``R_i' = R_i SL_i / mean(SL)``, kept within limits.

    Parameters
    ----------
    resistance, corrector : ndarray of float, same shape
        NaN is nodata; nodata in one of them is nodata in the result.
    minimum, maximum : float, optional
        Limits of the result.
    mean_over : {"corrector", "both"}
        Cells of the mean: all where the corrector has data, or only those where the resistance
        has data too.
    fixed : float, optional
        The mean, from elsewhere.

    Returns
    -------
    Correction

    Raises
    ------
    InputError
        For different shapes, a corrector with values below 0 or without any above 0, no common
        cell, infinite values, and limits that are turned round.

    References
    ----------
    Land 2025, 14: 2159, section 2.4 (sensitivity); the same formula with night light is usual for
    resistance by land use.
    """
    if mean_over not in MEANS:
        raise InputError("There is no mean over '{cells}'.", cells=mean_over)
    surface, factor = checked_layers(resistance, corrector, minimum, maximum)
    has_corrector = ~np.isnan(factor)
    both = has_corrector & ~np.isnan(surface)
    means = {"corrector": float(factor[has_corrector].mean()), "both": float(factor[both].mean())}
    mean = means.pop(mean_over)
    mean = mean if fixed is None else fixed
    if mean <= 0.0:
        raise InputError("The corrector is 0 everywhere, so there is nothing to correct by.")
    surface, raised, lowered = within_limits(surface * factor / mean, minimum, maximum)
    return Correction(surface, mean, means.popitem()[1], raised, lowered)


def checked_layers(
    resistance: np.ndarray, corrector: np.ndarray, minimum: Optional[float], maximum: Optional[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Resistance and corrector as float64, once it is known that one can correct by the other.

    Parameters
    ----------
    resistance, corrector : ndarray of float, same shape
        NaN is nodata.
    minimum, maximum : float or None
        Limits of the result.

    Returns
    -------
    resistance, corrector : ndarray of float64

    Raises
    ------
    InputError
        For different shapes, a corrector with values below 0, no common cell, infinite values, and limits that are
        turned round.
    """
    if minimum is not None and maximum is not None and minimum > maximum:
        raise InputError(
            "The least resistance {minimum:g} is above the greatest {maximum:g}.", minimum=minimum, maximum=maximum
        )
    if resistance.shape != corrector.shape:
        raise InputError("The two layers differ in their numbers of rows and columns; align them first.")
    factor = np.asarray(corrector, dtype=np.float64)
    surface = np.asarray(resistance, dtype=np.float64)
    has_corrector = ~np.isnan(factor)
    both = has_corrector & ~np.isnan(surface)
    if not both.any():
        raise InputError("The resistance and the corrector have no cell in common where both have data.")
    if not (np.isfinite(factor[has_corrector]).all() and np.isfinite(surface[both]).all()):
        raise InputError("There are infinite values; set them to nodata first.")
    if factor[has_corrector].min() < 0.0:
        raise InputError(
            "The corrector has values below 0 (the smallest is {value:g}), which would make resistances negative; "
            "rescale it or set them to nodata.",
            value=float(factor[has_corrector].min()),
        )
    return surface, factor


def within_limits(
    surface: np.ndarray, minimum: Optional[float], maximum: Optional[float]
) -> tuple[np.ndarray, int, int]:
    """A surface kept within limits, with the numbers of cells that were raised and lowered.

    Parameters
    ----------
    surface : ndarray of float64
        NaN is nodata.
    minimum, maximum : float or None

    Returns
    -------
    surface : ndarray of float64
    raised, lowered : int
    """
    raised = lowered = 0
    if minimum is not None:
        raised = int((surface < minimum).sum())
        surface = np.maximum(surface, minimum)
    if maximum is not None:
        lowered = int((surface > maximum).sum())
        surface = np.minimum(surface, maximum)
    return surface, raised, lowered


def summarise(surface: np.ndarray) -> Summary:
    """Minimum, maximum, mean and standard deviation of the cells with data.

    Parameters
    ----------
    surface : ndarray of float
        NaN is nodata.

    Returns
    -------
    Summary

    Raises
    ------
    InputError
        When no cell has data.
    """
    values = surface[~np.isnan(surface)].astype(np.float64)
    if values.size == 0:
        raise InputError("The surface has no data.")
    return Summary(
        int(values.size), float(values.min()), float(values.max()), float(values.mean()), float(values.std())
    )
