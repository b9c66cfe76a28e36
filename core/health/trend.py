"""Trends over several dates: Sen's slope and the Mann-Kendall test, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Optional, Sequence

import numpy as np
from scipy.special import erfc

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import Raster, flat

METHODS = ("auto", "normal", "exact")
# Up to so many dates the exact distribution of S is used by "auto".
_EXACT = 10
_STRIP = 1 << 18


@dataclass(frozen=True)
class Trend:
    """Trend of each cell; arrays of the layers' shape, NaN where fewer than three dates have data.

    Parameters
    ----------
    slope : ndarray or Rows of float64
        Sen's slope, change per year.
    p : ndarray or Rows of float64
        Two-sided p of the Mann-Kendall test: 1 where nothing rises or falls.
    s : ndarray or Rows of float64
        Mann-Kendall's S: rising pairs less falling pairs.
    z : ndarray or Rows of float64
        Its normal score with the correction for continuity.
    """

    slope: Raster
    p: Raster
    s: Raster
    z: Raster


def trend(
    layers: Sequence[Raster],
    years: Sequence[float],
    method: str = "auto",
    progress: Progress = no_progress,
    out: Optional[Trend] = None,
) -> Trend:
    """Sen's slope and the Mann-Kendall test.

    The slope is the median of ``(x_j - x_i) / (t_j - t_i)`` over all pairs of dates. S is the sum of
    the signs of ``x_j - x_i``; its variance ``(n (n-1) (2n+5) - sum t (t-1) (2t+5)) / 18`` is
    corrected for ties. Cells may lack some dates.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float
        One for each date; NaN is nodata.
    years : sequence of float
        Dates, rising.
    method : {"auto", "normal", "exact"}
        p by the normal approximation, by the exact distribution of S (which holds without ties), or
        exact up to 10 dates without ties and normal otherwise.
    progress : callable
    out : Trend, optional
        Where the result is written.

    Returns
    -------
    Trend

    Raises
    ------
    InputError
        For fewer than three dates, dates that do not rise, and layers of different shapes.

    References
    ----------
    Sen (1968), JASA 63: 1379-1389; Mann (1945), Econometrica 13: 245-259; Kendall (1975), Rank
    Correlation Methods.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.health.trend import trend
    >>> found = trend([np.array([[value]]) for value in (1.0, 3.0, 5.0)], [2000, 2001, 2002])
    >>> found.slope.tolist()
    [[2.0]]
    """
    check_years(layers, years)
    if len(layers) < 3:
        raise InputError("A trend needs at least three dates, and there are {count}.", count=len(layers))
    if method not in METHODS:
        raise InputError("The test is auto, normal or exact, not {given}.", given=method)
    shape = np.shape(layers[0])
    out = out or Trend(*(np.empty(shape) for _ in range(4)))
    cells = [flat(layer) for layer in layers]
    targets = [flat(part) for part in (out.slope, out.p, out.s, out.z)]
    for part in slices(cells[0].size, _STRIP, progress):
        block = np.stack([layer[part].astype(np.float64) for layer in cells])
        for target, found in zip(targets, _block_trend(block, np.asarray(years, float), method)):
            target[part] = found
    return out


def check_years(layers: Sequence[np.ndarray], years: Sequence[float]) -> None:
    """Raise unless there is a year for each layer, rising, and the layers have one shape."""
    if len(layers) != len(years):
        raise InputError(
            "There are {years} years for {layers} layers; give one for each.", years=len(years), layers=len(layers)
        )
    if any(later <= earlier for earlier, later in zip(years, years[1:])):
        raise InputError("The years must rise from layer to layer.")
    if len({np.shape(layer) for layer in layers}) > 1:
        raise InputError("The layers of the years must have the same shape.")


def _block_trend(block: np.ndarray, years: np.ndarray, method: str):
    count, cells = block.shape
    number = np.isfinite(block).sum(axis=0)
    slopes, s = [], np.zeros(cells)
    for i in range(count - 1):
        for j in range(i + 1, count):
            step = block[j] - block[i]
            s += np.nan_to_num(np.sign(step))
            slopes.append(step / (years[j] - years[i]))
    few = number < 3
    slopes = np.stack(slopes)
    slopes[:, few] = 0.0
    slope = np.nanmedian(slopes, axis=0)
    variance = number * (number - 1.0) * (2.0 * number + 5.0)
    tied = _tie_terms(block)
    z = np.zeros(cells)
    deviation = np.sqrt(np.maximum(variance - tied, 0.0) / 18.0)
    np.divide(s - np.sign(s), deviation, out=z, where=deviation > 0)
    p = erfc(np.abs(z) / np.sqrt(2.0))
    if method != "normal":
        limit = count if method == "exact" else min(count, _EXACT)
        exact = (number <= limit) & ((tied == 0) | (method == "exact"))
        for n in np.unique(number[exact & ~few]):
            chosen = exact & (number == n)
            p[chosen] = _exact_p(int(n))[np.abs(s[chosen]).astype(np.int64)]
    for layer in (slope, p, s, z):
        layer[few] = np.nan
    return slope, p, s, z


def _tie_terms(block: np.ndarray) -> np.ndarray:
    """``sum t (t - 1) (2t + 5)`` over groups of t equal values of each cell."""
    ordered = np.sort(block, axis=0)
    total = np.zeros(block.shape[1])
    run = np.ones(block.shape[1])
    for row in range(1, block.shape[0]):
        same = ordered[row] == ordered[row - 1]
        total += np.where(same, 0.0, run * (run - 1) * (2 * run + 5))
        run = np.where(same, run + 1, 1.0)
    return total + run * (run - 1) * (2 * run + 5)


@lru_cache(maxsize=64)
def _exact_p(n: int) -> np.ndarray:
    """Two-sided p by |S| of n different values in random order."""
    # Inversions of permutations: each further value can be put behind 0..k others.
    ways = np.ones(1)
    for k in range(1, n):
        ways = np.convolve(ways, np.ones(k + 1)) / (k + 1)
    pairs = n * (n - 1) // 2
    s = np.abs(pairs - 2 * np.arange(pairs + 1))
    share = np.bincount(s, weights=ways, minlength=pairs + 1)
    return np.minimum(np.cumsum(share[::-1])[::-1], 1.0)
