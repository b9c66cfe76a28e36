"""Classes of a continuous factor that explain a variable best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError, phrase
from ..progress import Progress, no_progress
from .geodetector import q_value, strata_of

METHODS = (phrase("equal"), phrase("quantile"), phrase("natural"), phrase("geometric"), phrase("sd"))
CHOICES = ("best", "fewest")
# The fewest classes may explain so much less than the best ones.
_NEARLY = 0.95


@dataclass(frozen=True)
class Classes:
    """One way to divide a factor.

    Parameters
    ----------
    method : str
        One of `METHODS`.
    count : int
        Classes that were asked for; some may hold no sample.
    limits : tuple of float
        Rising limits between them; a value on a limit belongs to the class below.
    sizes : tuple of int
        Samples in each.
    q : float
        What they explain.
    """

    method: str
    count: int
    limits: tuple[float, ...]
    sizes: tuple[int, ...]
    q: float

    def codes(self, values: np.ndarray) -> np.ndarray:
        """The class of each value, from 1."""
        return np.searchsorted(self.limits, values, side="left") + 1


def class_limits_of(values: np.ndarray, method: str, count: int) -> Optional[tuple[float, ...]]:
    """Limits between classes.

    * equal: ``min + i (max - min) / k``; quantile: shares i / k, linear between values; natural: least squares within;
    * geometric: ``min (max / min)^(i / k)``; sd: ``mean + s (i - k / 2)`` with s of N - 1.

    Parameters
    ----------
    values : ndarray of float, shape (N,)
    method : str
        One of `METHODS`.
    count : int
        Classes k.

    Returns
    -------
    tuple of float or None
        None where the method cannot be used: geometric with values from 0 down.

    Raises
    ------
    InputError
        For an unknown method.
    """
    low, high = float(values.min()), float(values.max())
    steps = np.arange(1, count) / count
    if method == "equal":
        return tuple(low + steps * (high - low))
    if method == "quantile":
        return tuple(np.quantile(values, steps))
    if method == "natural":
        return natural_breaks([values], count).limits
    if method == "geometric":
        return tuple(low * (high / low) ** steps) if low > 0.0 else None
    if method == "sd":
        return tuple(values.mean() + values.std(ddof=1) * (np.arange(1, count) - count / 2.0))
    raise InputError("There is no classification '{method}'.", method=method)


def divided(
    values: np.ndarray,
    variable: np.ndarray,
    methods: Sequence[str] = METHODS,
    counts: Sequence[int] = range(3, 9),
    name: str = "",
    progress: Progress = no_progress,
) -> list[Classes]:
    """All ways to divide a factor, with what each explains.

    Parameters
    ----------
    values, variable : ndarray of float, shape (N,)
        The factor and what it is to explain, without NaN.
    methods : sequence of str
    counts : sequence of int
    name : str
        What messages call the factor.
    progress : callable

    Returns
    -------
    list of Classes
        By method, then by number of classes.

    Raises
    ------
    InputError
        When the factor has one value, or no method can be used.
    """
    values = np.asarray(values, dtype=np.float64)
    if values.min() == values.max():
        raise InputError(
            "{name} is {value:g} in all samples, so it explains nothing; leave it out.",
            name=name,
            value=float(values[0]),
        )
    found = []
    for place, method in enumerate(methods):
        for count in counts:
            progress(place / len(methods))
            limits = class_limits_of(values, method, count)
            if limits is None:
                continue
            places = np.searchsorted(limits, values, side="left")
            sizes = tuple(np.bincount(places, minlength=len(limits) + 1).tolist())
            found.append(Classes(method, count, limits, sizes, q_value(strata_of(variable, places))))
    if not found:
        raise InputError("{name}: geometric classes need values above 0; choose another method.", name=name)
    progress(1.0)
    return found


def chosen(ways: Sequence[Classes], choice: str = "best") -> Classes:
    """The way that explains most, or the fewest classes that explain nearly as much.

    Parameters
    ----------
    ways : sequence of Classes
    choice : {"best", "fewest"}
        The second: least number of classes within 95 % of the best q; q never falls with finer classes, so that the
        first mostly takes as many as it may.

    Returns
    -------
    Classes

    Raises
    ------
    InputError
    """
    if choice not in CHOICES:
        raise InputError("There is no choice '{choice}' among classes.", choice=choice)
    most = max(way.q for way in ways)
    enough = most if choice == "best" else _NEARLY * most
    return min((way for way in ways if way.q >= enough), key=lambda way: (way.count, -way.q))
