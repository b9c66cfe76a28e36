"""The gravity model: how strongly two sources act on each other over a corridor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError, NothingFound

FORMS = ("paper", "area x quality", "distance")
CLASSIFICATIONS = ("threshold", "top share", "natural breaks")


@dataclass(frozen=True)
class Gravity:
    """The force on every corridor.

    Parameters
    ----------
    force : ndarray of float64, shape (corridors,)
        NaN for corridors without length or cost: the sources touch, and the force has no bound.
    rank : ndarray of int64, shape (corridors,)
        1 for the strongest; equal forces go by the order of the corridors; 0 where the force is NaN.
    longest : float
        L_max: the greatest cost (or length) of the corridors.
    """

    force: np.ndarray
    rank: np.ndarray
    longest: float


def gravity(
    first: np.ndarray,
    second: np.ndarray,
    span: np.ndarray,
    area: np.ndarray,
    resistance: Optional[np.ndarray] = None,
    quality: Optional[np.ndarray] = None,
    form: str = "paper",
    names: Optional[Sequence] = None,
    longest: Optional[float] = None,
) -> Gravity:
    """The force between the two sources of every corridor.

    - ``paper``: ``G = L_max^2 ln(S_u) ln(S_v) / (L^2 P_u P_v)``, L the accumulated cost of the corridor.
    - ``distance``: the same with L the length of the corridor.
    - ``area x quality``: ``G = S_u Q_u S_v Q_v / L^2``, L the accumulated cost.

    Parameters
    ----------
    first, second : ndarray of int, shape (corridors,)
        Index of the source at either end, from 0.
    span : ndarray of float, shape (corridors,)
        L: cost, or length for "distance", 0 or above. L_max is the greatest of these, so that the
        corridors handed over are those of the network.
    area : ndarray of float, shape (sources,)
        S. With the logarithms the unit matters: square metres in the paper.
    resistance : ndarray of float, shape (sources,), optional
        P: mean resistance in the source; needed but for "area x quality".
    quality : ndarray of float, shape (sources,), optional
        Q, for "area x quality"; 1 by default.
    form : {"paper", "area x quality", "distance"}
    names : sequence, optional
        What the sources are called in messages; 1, 2, ... by default.
    longest : float, optional
        L_max, from elsewhere.

    Returns
    -------
    Gravity

    Raises
    ------
    InputError
        When an area is at most 1 (its logarithm would not be positive), a resistance or quality is
        missing or not positive, or there is no corridor.

    References
    ----------
    Journal of Arid Land 2025, 17(10), section 2.3.3; Kong et al. (2010), Landscape and Urban Planning 95:16-27;
    Linehan et al. (1995), Landscape and Urban Planning 33:179-193 (plain form).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.gravity import gravity
    >>> found = gravity([0, 0], [1, 2], [2.0, 4.0], np.full(3, np.e), np.ones(3))
    >>> found.force.round(9).tolist(), found.rank.tolist()
    ([4.0, 1.0], [1, 2])
    """
    if form not in FORMS:
        raise InputError(
            "The form of the gravity model is one of {known}, not {given}.", known=", ".join(FORMS), given=form
        )
    first, second = np.asarray(first, dtype=np.intp), np.asarray(second, dtype=np.intp)
    span, area = np.asarray(span, dtype=np.float64), np.asarray(area, dtype=np.float64)
    if not span.size:
        raise NothingFound("There is no corridor to compute the gravity of.")
    bad = np.flatnonzero(~(span >= 0) | np.isinf(span))
    if bad.size:
        raise InputError(
            "Corridor {number} has no cost or length; the gravity model needs it of every corridor.",
            number=int(bad[0]) + 1,
        )
    used = np.unique(np.concatenate([first, second]))
    names = range(1, area.size + 1) if names is None else names
    longest = float(span.max()) if longest is None else longest
    if form == "area x quality":
        mass = area * (1.0 if quality is None else _quality(quality, used, names))
        scale = 1.0
    else:
        small = used[~(area[used] > 1)]
        if small.size:
            raise InputError(
                "Source {name} has an area of {area:.4g}, whose logarithm is not positive; use a smaller unit "
                "of area, such as square metres.",
                name=names[small[0]],
                area=float(area[small[0]]),
            )
        mass = np.zeros(area.size)
        mass[used] = np.log(area[used]) / _resistance(resistance, used, names)
        scale = longest
    with np.errstate(divide="ignore", invalid="ignore"):
        force = mass[first] * mass[second] * (scale / span) ** 2
    force[span == 0] = np.nan
    order = np.argsort(-force, kind="stable")
    rank = np.zeros(force.size, dtype=np.int64)
    rank[order] = np.arange(1, force.size + 1)
    rank[np.isnan(force)] = 0
    return Gravity(force, rank, longest)


def _quality(quality: np.ndarray, used: np.ndarray, names: Sequence) -> np.ndarray:
    quality = np.asarray(quality, dtype=np.float64)
    wrong = used[~(quality[used] >= 0)]
    if wrong.size:
        raise InputError(
            "Source {name} has no quality of 0 or above; check that it lies on the quality.", name=names[wrong[0]]
        )
    return quality


def _resistance(resistance: Optional[np.ndarray], used: np.ndarray, names: Sequence) -> np.ndarray:
    """The resistances of the sources in use."""
    values = np.full(used.size, np.nan) if resistance is None else np.asarray(resistance, np.float64)[used]
    wrong = np.flatnonzero(~(values > 0))
    if wrong.size:
        raise InputError(
            "Source {name} has no mean resistance above 0; check that it lies on the resistance.",
            name=names[used[wrong[0]]],
        )
    return values


@dataclass(frozen=True)
class GravityClasses:
    """Which corridors are important.

    Parameters
    ----------
    important : ndarray of bool, shape (corridors,)
        The others are general; corridors without a force are neither.
    threshold : float
        Forces above it are important.
    """

    important: np.ndarray
    threshold: float


def classify_gravity(force: np.ndarray, method: str = "threshold", limit: float = 400.0) -> GravityClasses:
    """Divide corridors into important and general ones by their force.

    Parameters
    ----------
    force : ndarray of float, shape (corridors,)
        NaN is left out.
    method : {"threshold", "top share", "natural breaks"}
        Forces above a limit; the strongest share of the corridors; the upper of two natural classes.
    limit : float
        The limit, or the share from 0 to 1 (rounded up to whole corridors); not used by natural breaks.

    Returns
    -------
    GravityClasses

    Raises
    ------
    InputError
        When the method is unknown or the share is not between 0 and 1.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.gravity import classify_gravity
    >>> classify_gravity(np.array([900.0, 10.0, 450.0]), "threshold", 400.0).important.tolist()
    [True, False, True]
    """
    force = np.asarray(force, dtype=np.float64)
    known = np.flatnonzero(np.isfinite(force))
    if method == "threshold":
        return GravityClasses(np.nan_to_num(force, nan=-np.inf) > limit, float(limit))
    if method == "top share":
        if not 0.0 <= limit <= 1.0:
            raise InputError("The share of important corridors is between 0 and 1, not {given:.10g}.", given=limit)
        # The margin keeps a product such as 0.1 x 30 from being rounded up to 4.
        count = int(np.ceil(limit * known.size - 1e-9))
        order = known[np.argsort(-force[known], kind="stable")]
        important = np.zeros(force.size, dtype=bool)
        important[order[:count]] = True
        beyond = force[order[count]] if count < known.size else -np.inf
        return GravityClasses(important, float(beyond))
    if method == "natural breaks":
        limits = natural_breaks([force[known]], 2).limits if known.size else ()
        threshold = limits[0] if limits else np.inf
        return GravityClasses(np.nan_to_num(force, nan=-np.inf) > threshold, float(threshold))
    raise InputError(
        "The classification is one of {known}, not {given}.", known=", ".join(CLASSIFICATIONS), given=method
    )


def gravity_matrix(count: int, first: np.ndarray, second: np.ndarray, force: np.ndarray) -> np.ndarray:
    """The forces as a symmetric matrix of the sources.

    Parameters
    ----------
    count : int
        Number of sources.
    first, second : ndarray of int, shape (corridors,)
        Indices from 0.
    force : ndarray of float, shape (corridors,)

    Returns
    -------
    ndarray of float64, shape (count, count)
        NaN on the diagonal and where no corridor joins a pair; the strongest where several do.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.network.gravity import gravity_matrix
    >>> gravity_matrix(2, np.array([0]), np.array([1]), np.array([7.0])).tolist()
    [[nan, 7.0], [7.0, nan]]
    """
    matrix = np.full((count, count), np.nan)
    np.fmax.at(matrix, (first, second), force)
    np.fmax.at(matrix, (second, first), force)
    return matrix
