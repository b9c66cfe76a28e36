"""Ordinary kriging of values at points with a spherical variogram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices

# More points than these are kriged by the nearest ones of each place.
MOST_AT_ONCE = 3000
NEAREST = 32
# Distances of the empirical variogram up to half of the greatest, in so many classes, narrow ones near 0.
_LAGS = 16
_RANGES = 60
# Pairs of a point and a place that are looked at together.
_PAIRS = 1 << 18
# Directions to points that differ by less than this part of the farthest are the same.
_ALIKE = 1e-9


@dataclass(frozen=True)
class Variogram:
    """A spherical variogram.

    Parameters
    ----------
    sill : float
        Without the nugget.
    range : float
        Distance from which values are as different as they get.
    nugget : float
        Difference of places next to each other; it does not count at a point itself.
    """

    sill: float
    range: float
    nugget: float = 0.0

    def at(self, distance: np.ndarray, exact: bool = True) -> np.ndarray:
        """Half the mean squared difference at a distance; at 0 it is 0, or the nugget where that is not `exact`."""
        near = np.minimum(distance / self.range, 1.0)
        return np.where((distance > 0.0) | (not exact), self.nugget + self.sill * near * (1.5 - 0.5 * near * near), 0.0)


def fit_variogram(x: np.ndarray, y: np.ndarray, values: np.ndarray) -> Variogram:
    """The spherical variogram that fits best by least squares, weighted by pairs over the squared distance.

    Parameters
    ----------
    x, y, values : ndarray of float, shape (points,)

    Returns
    -------
    Variogram
        With a sill and a nugget of 0 where all values are the same.

    Raises
    ------
    InputError
        For fewer than two points.

    References
    ----------
    Pebesma (2004), Computers & Geosciences 30: 683-691 (gstat, whose weights these are).
    """
    if values.size < 2:
        raise InputError("Kriging needs at least two points; there is {count}.", count=values.size)
    step = -(-values.size // MOST_AT_ONCE)
    x, y, values = x[::step], y[::step], values[::step]
    reach = float(np.hypot(np.ptp(x), np.ptp(y))) / 2.0
    edges = reach * np.linspace(0.0, 1.0, _LAGS + 1) ** 2
    pairs, sums, distances = np.zeros((3, _LAGS))
    for strip in slices(values.size, max(1, _PAIRS // values.size)):
        distance = np.hypot(x[strip, None] - x, y[strip, None] - y)
        chosen = (distance > 0.0) & (distance <= reach)
        lag = np.minimum(np.searchsorted(edges, distance[chosen], side="left") - 1, _LAGS - 1)
        squares = 0.5 * (values[strip, None] - values)[chosen] ** 2
        pairs += np.bincount(lag, minlength=_LAGS)
        sums += np.bincount(lag, squares, _LAGS)
        distances += np.bincount(lag, distance[chosen], _LAGS)
    filled = pairs > 0
    if not filled.any():
        return Variogram(0.0, max(reach, 1.0))
    lags, found = distances[filled] / pairs[filled], sums[filled] / pairs[filled]
    weights = pairs[filled] / lags**2
    ranges = np.geomspace(lags[0], 2.0 * reach, _RANGES)
    best = min((_best_line(lags, found, weights, one) for one in ranges), key=lambda entry: entry[0])
    place = int(np.argmin(np.abs(ranges - best[1].range)))
    finer = np.linspace(ranges[max(place - 1, 0)], ranges[min(place + 1, _RANGES - 1)], _RANGES)
    return min((best, *(_best_line(lags, found, weights, one) for one in finer)), key=lambda entry: entry[0])[1]


def _best_line(lags, found, weights, reach: float) -> tuple:
    """Squares of what is left, and nugget and sill from 0 up that leave least, for a range."""
    shape = Variogram(1.0, reach).at(lags)
    total = weights.sum()
    mean_shape, mean_found = (weights @ shape) / total, (weights @ found) / total
    spread = weights @ (shape - mean_shape) ** 2
    sill = (weights @ ((shape - mean_shape) * (found - mean_found))) / spread if spread > 0.0 else 0.0
    nugget = mean_found - sill * mean_shape
    if sill < 0.0:
        sill, nugget = 0.0, mean_found
    elif nugget < 0.0:
        sill, nugget = (weights @ (shape * found)) / (weights @ shape**2), 0.0
    left = weights @ (found - nugget - sill * shape) ** 2
    return float(left), Variogram(float(sill), float(reach), float(nugget))


def ordinary_kriging(
    x: np.ndarray,
    y: np.ndarray,
    values: np.ndarray,
    at_x: np.ndarray,
    at_y: np.ndarray,
    variogram: Variogram,
    nearest: Optional[int] = None,
    uncertain: bool = True,
    exact: bool = True,
    progress: Progress = no_progress,
) -> tuple[np.ndarray, Optional[np.ndarray]]:
    """Values at other places, and how uncertain they are.

    Parameters
    ----------
    x, y, values : ndarray of float, shape (points,)
        Each place once.
    at_x, at_y : ndarray of float, shape (places,)
    variogram : Variogram
    nearest : int, optional
        Only so many of the nearest points count at each place; all by default.
    uncertain : bool
        Whether variances are wanted; with all points they take most of the time.
    exact : bool
        Whether a place that is a point has its value, however large the nugget: it stands out of a surface then.
    progress : callable

    Returns
    -------
    value, variance : ndarray of float64, shape (places,)
        None for variances that are not wanted.

    Raises
    ------
    InputError
        Without a point.

    References
    ----------
    Cressie (1993), Statistics for Spatial Data, section 3.2; held against pykrige.
    """
    if not values.size:
        raise InputError("Kriging needs at least two points; there is {count}.", count=0)
    points, places = np.column_stack([x, y]), np.column_stack([at_x, at_y])
    # About their mean, so that digits are kept.
    middle = float(values.mean())
    values = values - middle
    if variogram.sill + variogram.nugget <= 0.0 or values.size == 1:
        return np.full(len(places), middle), np.zeros(len(places))
    near = nearest is not None and nearest < values.size
    if near:
        value, variance = _by_nearest(points, values, places, variogram, nearest, exact, progress)
    else:
        value, variance = _by_all(points, values, places, variogram, uncertain, exact, progress)
    return value + middle, variance if uncertain else None


def _by_all(points, values, places, variogram, uncertain, exact, progress) -> tuple:
    from scipy.linalg import lu_factor, lu_solve

    count = len(points)
    system = np.ones((count + 1, count + 1))
    system[:count, :count] = variogram.at(_distances(points, points))
    system[count, count] = 0.0
    factors = lu_factor(system)
    dual = lu_solve(factors, np.append(values, 0.0))
    value, variance = np.empty((2, len(places)))
    for strip in slices(len(places), max(1, _PAIRS // count), progress):
        sides = np.ones((count + 1, strip.stop - strip.start))
        sides[:count] = variogram.at(_distances(points, places[strip]), exact)
        value[strip] = dual @ sides
        if uncertain:
            variance[strip] = (lu_solve(factors, sides) * sides).sum(axis=0)
    return value, variance


def _by_nearest(points, values, places, variogram, nearest, exact, progress) -> tuple:
    from scipy.spatial import cKDTree

    tree = cKDTree(points)
    value, variance = np.empty((2, len(places)))
    for strip in slices(len(places), max(1, 8 * _PAIRS // nearest**2), progress):
        distance, rows = tree.query(places[strip], nearest)
        around = points[rows] - places[strip, None]
        # Points of a lattice lie alike around many places, which then have the same weights.
        unit = max(float(distance.max()) * _ALIKE, 1e-300)
        keys = np.rint(around.reshape(len(rows), -1) / unit)
        _, first, same = np.unique(keys, axis=0, return_index=True, return_inverse=True)
        around, distance, same = around[first], distance[first], same.reshape(-1)
        system = np.ones((len(first), nearest + 1, nearest + 1))
        apart = np.hypot(*(around[:, :, None, axis] - around[:, None, :, axis] for axis in (0, 1)))
        system[:, :nearest, :nearest] = variogram.at(apart)
        system[:, nearest, nearest] = 0.0
        sides = np.ones((len(first), nearest + 1, 1))
        sides[:, :nearest, 0] = variogram.at(distance, exact)
        weights = np.linalg.solve(system, sides)[:, :, 0]
        value[strip] = (weights[same, :nearest] * values[rows]).sum(axis=1)
        variance[strip] = (weights * sides[:, :, 0]).sum(axis=1)[same]
    return value, variance


def _distances(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.hypot(*(one[:, None, axis] - other[None, :, axis] for axis in (0, 1)))
