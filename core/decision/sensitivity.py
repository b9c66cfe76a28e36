"""Correct a resistance surface by ecological sensitivity, night light or another layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Optional

import numpy as np

from ..errors import InputError
from ..progress import slices
from ..rows import Raster, flat, known_values, total

MEANS = ("corrector", "both")
# Cells that are worked on at a time: what is needed beside the layers and the result stays small.
STRIP = 1 << 20


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
    surface : ndarray or Rows of float64
        NaN is nodata.
    corrector_mean : float
        The mean that was divided by.
    other_mean : float
        The mean over the other set of cells (see `mean_over`), to tell how much the choice matters.
    raised, lowered : int
        Cells that the limits changed.
    """

    surface: Raster
    corrector_mean: float
    other_mean: float
    raised: int
    lowered: int


def correct_resistance(
    resistance: Raster,
    corrector: Raster,
    minimum: Optional[float] = None,
    maximum: Optional[float] = None,
    mean_over: str = "corrector",
    fixed: Optional[float] = None,
    out: Optional[Raster] = None,
) -> Correction:
    """``R_i' = R_i SL_i / mean(SL)``, kept within limits.

    Parameters
    ----------
    resistance, corrector : ndarray or Rows of float, same shape
        NaN is nodata; nodata in one of them is nodata in the result.
    minimum, maximum : float, optional
        Limits of the result.
    mean_over : {"corrector", "both"}
        Cells of the mean: all where the corrector has data, or only those where the resistance
        has data too.
    fixed : float, optional
        The mean, from elsewhere.
    out : ndarray or Rows of float64, optional
        Where the result is written.

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

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.sensitivity import correct_resistance
    >>> correct_resistance(np.array([[4.0, 4.0]]), np.array([[1.0, 3.0]])).surface.tolist()
    [[2.0, 6.0]]
    """
    if mean_over not in MEANS:
        raise InputError("There is no mean over '{cells}'.", cells=mean_over)
    check_layers(resistance, corrector, minimum, maximum)
    every, cells = total(known_values(corrector))
    both, common = total(factor[known] for _, factor, known in pairs(resistance, corrector))
    means = {"corrector": every / cells, "both": both / common}
    mean = means.pop(mean_over)
    mean = mean if fixed is None else fixed
    if mean <= 0.0:
        raise InputError("The corrector is 0 everywhere, so there is nothing to correct by.")
    out = np.empty(resistance.shape) if out is None else out
    result, start = flat(out), 0
    raised = lowered = 0
    for surface, factor, _ in pairs(resistance, corrector):
        part = slice(start, start + surface.size)
        result[part], up, down = within_limits(surface * factor / mean, minimum, maximum)
        start, raised, lowered = part.stop, raised + up, lowered + down
    return Correction(out, mean, means.popitem()[1], raised, lowered)


def pairs(resistance: Raster, corrector: Raster) -> Iterator[tuple]:
    """Resistance, corrector and where both have data, as flat parts in double precision."""
    surface, factor = flat(resistance), flat(corrector)
    for part in slices(surface.size, STRIP):
        first, second = surface[part].astype(np.float64), factor[part].astype(np.float64)
        yield first, second, ~(np.isnan(first) | np.isnan(second))


def check_layers(resistance: Raster, corrector: Raster, minimum: Optional[float], maximum: Optional[float]) -> None:
    """Make sure that one layer can correct the other.

    Parameters
    ----------
    resistance, corrector : ndarray or Rows of float, same shape
        NaN is nodata.
    minimum, maximum : float or None
        Limits of the result.

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
    common = infinite = False
    least = np.inf
    for surface, factor, both in pairs(resistance, corrector):
        common |= bool(both.any())
        infinite |= bool(np.isinf(factor).any() or np.isinf(surface[both]).any())
        least = min(least, float(np.nanmin(factor, initial=np.inf)))
    if not common:
        raise InputError("The resistance and the corrector have no cell in common where both have data.")
    if infinite:
        raise InputError("There are infinite values; set them to nodata first.")
    if least < 0.0:
        raise InputError(
            "The corrector has values below 0 (the smallest is {value:g}), which would make resistances negative; "
            "rescale it or set them to nodata.",
            value=least,
        )


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

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.sensitivity import within_limits
    >>> kept, raised, lowered = within_limits(np.array([0.5, 3.0, 12.0]), 1.0, 9.0)
    >>> kept.tolist(), raised, lowered
    ([1.0, 3.0, 9.0], 1, 1)
    """
    raised = lowered = 0
    if minimum is not None:
        raised = int((surface < minimum).sum())
        surface = np.maximum(surface, minimum)
    if maximum is not None:
        lowered = int((surface > maximum).sum())
        surface = np.minimum(surface, maximum)
    return surface, raised, lowered


def summarise(surface: Raster) -> Summary:
    """Minimum, maximum, mean and standard deviation of the cells with data.

    Parameters
    ----------
    surface : ndarray or Rows of float
        NaN is nodata.

    Returns
    -------
    Summary

    Raises
    ------
    InputError
        When no cell has data.
    """
    low, high = np.inf, -np.inf
    for values in known_values(surface):
        if values.size:
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    found, cells = total(known_values(surface))
    if cells == 0:
        raise InputError("The surface has no data.")
    mean = found / cells
    squares, _ = total(np.square(values.astype(np.float64) - mean) for values in known_values(surface))
    return Summary(cells, low, high, mean, float(np.sqrt(squares / cells)))
