"""Normalised current in four classes: impeded, diffuse, intensified and channelled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, slices

IMPEDED, DIFFUSE, INTENSIFIED, CHANNELLED = 1, 2, 3, 4
NAMES = {
    IMPEDED: phrase("impeded"),
    DIFFUSE: phrase("diffuse"),
    INTENSIFIED: phrase("intensified"),
    CHANNELLED: phrase("channelled"),
}
NODATA = 255
# Standard deviations from the mean at which the second to the fourth class begin.
LIMITS = (-1.0, 1.0, 2.0)
# A deviation below this share of the mean is rounding.
_NO_CONTRAST = 1e-9
_ROWS = 256


@dataclass(frozen=True)
class FlowClasses:
    """Where the classes of a map begin.

    Parameters
    ----------
    mean, deviation : float
        Of the normalised current; a deviation of 0 where it is the same everywhere but for rounding.
    breaks : tuple of float
        A cell at a break belongs to the class above it.
    cells : int
        How many cells have a class.
    """

    mean: float
    deviation: float
    breaks: tuple
    cells: int

    def of(self, values: np.ndarray) -> np.ndarray:
        """The classes of values; NaN gives 255. Without any deviation all flow is diffuse.

        Returns
        -------
        ndarray of uint8
        """
        if self.deviation == 0.0:
            return np.where(np.isnan(values), NODATA, DIFFUSE).astype(np.uint8)
        classes = (np.searchsorted(self.breaks, values, side="right") + 1).astype(np.uint8)
        classes[np.isnan(values)] = NODATA
        return classes


def check_limits(limits) -> tuple:
    """Three rising numbers of standard deviations.

    Raises
    ------
    InputError
        For anything else.
    """
    limits = tuple(float(limit) for limit in limits)
    if len(limits) != 3 or not limits[0] < limits[1] < limits[2]:
        raise InputError(
            "The limits of the classes are three rising numbers of standard deviations, such as -1,1,2, not {given}.",
            given=", ".join(f"{limit:g}" for limit in limits) or "-",
        )
    return limits


def flow_classes(rows, size: int, limits=LIMITS, progress: Progress = no_progress) -> FlowClasses:
    """Classes by standard deviations from the mean of all cells.

    Parameters
    ----------
    rows : callable
        ``rows(first, last)`` gives rows of the normalised current, NaN for cells without a class.
    size : int
        Number of rows.
    limits : sequence of float
        Three numbers of standard deviations.
    progress : callable

    Returns
    -------
    FlowClasses

    Notes
    -----
    Below about 1 current is kept away, near 1 it flows as without resistance, above it is led together: McRae et al.
    2016, Conserving nature's stage, The Nature Conservancy.
    """
    limits = check_limits(limits)
    count, mean, squares = 0, 0.0, 0.0
    for part in slices(size, _ROWS, progress):
        values = rows(part.start, part.stop)
        values = values[~np.isnan(values)]
        if not values.size:
            continue
        # Means and squares of parts are put together without the loss of digits of sums of squares.
        own = float(values.mean())
        total = count + values.size
        step = own - mean
        squares += float(((values - own) ** 2).sum()) + step * step * count * values.size / total
        mean += step * values.size / total
        count = total
    deviation = float(np.sqrt(squares / count)) if count else 0.0
    if deviation <= _NO_CONTRAST * mean:
        deviation = 0.0
    return FlowClasses(mean, deviation, tuple(mean + limit * deviation for limit in limits), count)
