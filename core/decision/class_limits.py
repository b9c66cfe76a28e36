"""Limits between classes, by several methods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress
from ..ranks import values_at
from ..rows import total
from ..typed import Side
from .natural_breaks import extent_of, natural_breaks, valid_strips
from .normalisation import mean_and_deviation

METHODS = (
    phrase("natural breaks"), phrase("quantile"), phrase("equal interval"), phrase("geometric interval"),
    phrase("standard deviation"), phrase("head/tail"), phrase("manual"),
)  # fmt: skip

# Jiang (2013): a head of more than 40 % of the cells is no longer a minority.
HEAD_SHARE = 0.4


@dataclass(frozen=True)
class ClassLimits:
    """Limits between classes, and how well the classes fit.

    Parameters
    ----------
    limits : tuple of float
        Rising limits between neighbouring classes, one fewer than classes. The lowest and the
        highest class are open, so that other years or scenarios can use the same limits.
    minimum, maximum : float
        The smallest and largest value of the data.
    gvf : float
        Goodness of variance fit of the classes, ``1 - squares within / squares in all``.
    """

    limits: tuple[float, ...]
    minimum: float
    maximum: float
    gvf: float

    @property
    def classes(self) -> int:
        """Number of classes."""
        return len(self.limits) + 1

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends of the classes, from the lowest to the highest.

        Limits may lie outside the data: there the class has the limit on both sides.
        """
        return min((self.minimum, *self.limits)), *self.limits, max((self.maximum, *self.limits))


def class_limits(
    layers: Sequence[np.ndarray],
    method: str = "natural breaks",
    classes: int = 5,
    breaks: Optional[Sequence[float]] = None,
    closed: str = "right",
    progress: Progress = no_progress,
) -> ClassLimits:
    """The limits of classes.

    * natural breaks: least squares within classes, see `natural_breaks.natural_breaks`;
    * quantile: limit i is the smallest value with at least the share i / k of the cells up to it;
    * equal interval: ``min + i (max - min) / k``;
    * geometric interval: ``min (max / min) ^ (i / k)``, for values above 0;
    * standard deviation: ``mean + (i - k / 2) s``, symmetrical about the mean, classes one s wide;
    * head/tail: the mean, then the mean of the values above it, and so on while those above are at
      most 40 % of their part, up to k classes;
    * manual: the limits of `breaks`.

    Equal limits are merged (many equal values), so there can be fewer classes than asked for.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float
        One layer, or several that share their limits. NaN is nodata.
    method : str
        One of `METHODS`.
    classes : int
        Number k of classes, 1 to 254; for head/tail the largest number.
    breaks : sequence of float, optional
        For "manual": rising limits between classes.
    closed : {"right", "left"}
        Side of a class to which a value on a limit belongs; for the goodness of fit.
    progress : callable

    Returns
    -------
    ClassLimits

    Raises
    ------
    InputError
        For layers without data or with infinite values, limits that do not rise, and values from 0
        down with geometric intervals.

    References
    ----------
    Slocum et al. (2009), Thematic Cartography and Geovisualization, chapter 4; Jiang (2013), The
    Professional Geographer 65: 482-494 (head/tail).
    """
    if method not in METHODS:
        raise InputError("There is no classification '{method}'.", method=method)
    if not 1 <= classes <= 254:
        raise InputError("The number of classes lies between 1 and 254, not {classes}.", classes=classes)
    if method == "natural breaks":
        found = natural_breaks(layers, classes, progress)
        if closed == "right":
            return ClassLimits(found.limits, found.minimum, found.upper[-1], found.gvf)
        # The limit belongs to the class above it, so it is the smallest value up there.
        limits = _next_values(layers, found.limits)
        return ClassLimits(limits, found.minimum, found.upper[-1], found.gvf)
    low, high, size = extent_of(layers)
    limits = tuple(sorted(set(_LIMITS[method](layers, size, classes, low, high, breaks))))
    progress(0.6)
    return ClassLimits(limits, low, high, variance_fit(layers, limits, closed))


def rising_limits(limits: Sequence[float]) -> tuple[float, ...]:
    """Limits as a tuple, checked to be finite and to rise.

    Raises
    ------
    InputError
    """
    values = tuple(float(limit) for limit in limits)
    if not all(np.isfinite(values)) or any(b <= a for a, b in zip(values, values[1:])):
        raise InputError(
            "Limits between classes must rise; '{given}' does not.",
            given=", ".join(format(value, "g") for value in values),
        )
    return values


def variance_fit(layers: Sequence[np.ndarray], limits: Sequence[float], closed: str = "right") -> float:
    """Goodness of variance fit of classes with the given limits; 1 for one single value.

    Parameters
    ----------
    layers : sequence of ndarray of float
        NaN is nodata.
    limits : sequence of float
        Rising limits between classes.
    closed : {"right", "left"}

    Returns
    -------
    float
        ``1 - sum of squares within the classes / sum of squares about the mean``.
    """
    limits = np.asarray(limits, dtype=np.float64)
    side = search_side(closed)
    origin = None
    sums = np.zeros((3, limits.size + 1))
    for values in _blocks(layers):
        if origin is None:
            origin = float(values.mean())
        index = np.searchsorted(limits, values, side=side)
        shifted = values - origin
        for row, weights in zip(sums, (None, shifted, shifted * shifted)):
            row += np.bincount(index, weights, limits.size + 1)
    count, total, square = sums
    whole = square.sum() - total.sum() ** 2 / count.sum()
    if whole <= 0.0:
        return 1.0
    filled = count > 0
    within = square[filled] - total[filled] ** 2 / count[filled]
    return float(1.0 - np.clip(within, 0.0, None).sum() / whole)


def search_side(closed: str) -> Side:
    """The `side` of `numpy.searchsorted` for classes closed on the right or on the left.

    Raises
    ------
    InputError
    """
    if closed not in ("right", "left"):
        raise InputError("Classes are closed on the right or on the left, not '{side}'.", side=closed)
    return "left" if closed == "right" else "right"


def _blocks(layers):
    """Valid values of all layers in float64 blocks."""
    for block in valid_strips(layers):
        yield block.astype(np.float64)


def _next_values(layers, limits) -> tuple[float, ...]:
    above = np.full(len(limits), np.inf)
    for values in _blocks(layers):
        for number, limit in enumerate(limits):
            higher = values[values > limit]
            if higher.size:
                above[number] = min(above[number], float(higher.min()))
    return tuple(above.tolist())


def _quantile(layers, size, classes, low, high, breaks):
    ranks = [-(-size * i // classes) - 1 for i in range(1, classes)]
    # A limit at the largest value would leave an empty class above it.
    return [value for value in values_at(lambda: valid_strips(layers), ranks) if value < high]


def _equal(layers, size, classes, low, high, breaks):
    return [low + (high - low) * i / classes for i in range(1, classes)] if high > low else []


def _geometric(layers, size, classes, low, high, breaks):
    if low <= 0.0:
        raise InputError(
            "Geometric intervals need values above 0, and the smallest is {value:g}; "
            "choose another method, for example natural breaks.",
            value=low,
        )
    return [low * (high / low) ** (i / classes) for i in range(1, classes)] if high > low else []


def _deviation(layers, size, classes, low, high, breaks):
    mean, spread = mean_and_deviation(lambda: valid_strips(layers), size)
    return [mean + (i - classes / 2.0) * spread for i in range(1, classes)] if spread > 0.0 else []


def _head_tail(layers, size, classes, low, high, breaks):
    limits: list[float] = []
    least, beyond = low, -np.inf
    while len(limits) < classes - 1 and least < high:
        mean = total(_above(layers, beyond))[0] / size
        limits.append(mean)
        head, least = 0, np.inf
        for values in _above(layers, mean):
            head, least = head + values.size, min(least, float(values.min(initial=np.inf)))
        if head == 0 or head > HEAD_SHARE * size:
            break
        beyond, size = mean, head
    return limits


def _above(layers, limit: float):
    """The values above a limit, in blocks."""
    for values in _blocks(layers):
        yield values[values > limit]


def _manual(layers, size, classes, low, high, breaks):
    if not breaks:
        raise InputError("Give the limits between the classes, for example 0.2, 0.35, 0.5, 0.75.")
    return rising_limits(breaks)


_LIMITS = {
    "quantile": _quantile,
    "equal interval": _equal,
    "geometric interval": _geometric,
    "standard deviation": _deviation,
    "head/tail": _head_tail,
    "manual": _manual,
}
