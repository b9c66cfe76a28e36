"""The nested base of restoration: of the weak land the part that is weakest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError
from ..progress import Progress, no_progress


@dataclass(frozen=True)
class NestedBase:
    """Weak land classed anew.

    Parameters
    ----------
    inside : ndarray of bool, shape (rows, columns)
        The base.
    limit : float
        Highest index of the base; infinite where the weak land cannot be classed.
    weak, cells : int
        Cells of weak land, and of the base.
    """

    inside: np.ndarray
    limit: float
    weak: int
    cells: int


def nested_base(
    index: np.ndarray,
    weak: np.ndarray,
    classes: int = 5,
    lowest: int = 2,
    progress: Progress = no_progress,
    fixed: Optional[float] = None,
) -> NestedBase:
    """The lowest natural classes of the weak land alone.

    Parameters
    ----------
    index : ndarray of float, shape (rows, columns)
        Index of ecosystem health; NaN is nodata.
    weak : ndarray of bool, shape (rows, columns)
        Land of weak and relatively weak health.
    classes : int
        Natural classes of the weak land.
    lowest : int
        How many of them, from the weakest, are the base.
    progress : callable
    fixed : float, optional
        The limit of the base, from elsewhere; infinite for all weak land.

    Returns
    -------
    NestedBase
        All weak land where its index has no more different values than one.

    Raises
    ------
    InputError
        When not 1 <= lowest <= classes.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.6: the weak and relatively weak areas of 2023 are divided into five
    natural classes, whose first two are the base of the restoration zones.
    """
    if not 1 <= lowest <= classes:
        raise InputError(
            "The base takes {lowest} of {classes} classes; give at least 1 and no more than there are.",
            lowest=lowest,
            classes=classes,
        )
    weak = weak & np.isfinite(index)
    values = index[weak].astype(np.float64)
    limit = fixed
    if limit is None:
        limits = natural_breaks([values], classes, progress).limits if values.size else ()
        limit = float(limits[lowest - 1]) if len(limits) >= lowest else float("inf")
    if limit == float("inf"):
        return NestedBase(weak, limit, int(values.size), int(values.size))
    inside = weak & (index <= limit)
    return NestedBase(inside, limit, int(values.size), int(np.count_nonzero(inside)))
