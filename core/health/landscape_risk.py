"""Landscape ecological risk: how disturbed and how vulnerable the classes are, by the squares that they share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from ..typed import Shape
from .landscape import check_rasters, check_units
from .patch_counts import counts_of_classes, patches_in_squares, patches_of_classes
from .units import Fishnet

SCOPES = ("region", "quadrat")
DOMINANCES = ("quadrats", "simple")
LOSSES = ("product", "root")
# Of fragmentation, isolation and dominance in the disturbance.
WEIGHTS = (0.5, 0.3, 0.2)
# Squares of so many mean patches.
PATCHES_A_SQUARE = 3.5
_HECTARE = 10_000.0


@dataclass(frozen=True)
class ClassPattern:
    """The classes of one year.

    Parameters
    ----------
    classes : ndarray of int64, shape (classes,)
        Those of all years.
    cells : ndarray of int64, shape (squares, classes)
    patches : ndarray of float64, shape (classes,)
        In the whole area.
    patches_in : ndarray of float64, shape (squares, classes), optional
        In each square, cut at its sides.
    hectares : float
        Of a cell.
    """

    classes: np.ndarray
    cells: np.ndarray
    patches: np.ndarray
    patches_in: Optional[np.ndarray]
    hectares: float

    @property
    def mean_patch(self) -> float:
        """Mean area of all patches, in hectares."""
        return float(self.cells.sum() * self.hectares / self.patches.sum())


def class_pattern(
    values: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    net: Fishnet,
    classes: Sequence[int],
    scope: str = "region",
    connectivity: int = 8,
    progress: Progress = no_progress,
) -> ClassPattern:
    """Count cells and patches of the classes of one year.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
    valid : ndarray of bool
    cell_size : float
        Metres.
    net : Fishnet
    classes : sequence of int
        Of all years, rising.
    scope : {"region", "quadrat"}
        What the patches are counted in.
    connectivity : {8, 4}
    progress : callable

    Returns
    -------
    ClassPattern

    Raises
    ------
    InputError
        As `landscape_of`.
    """
    _known(scope, SCOPES)
    classes = np.asarray(classes, dtype=np.int64)
    check_rasters(values, valid, cell_size, net.units)
    check_units(net.count, classes.size)
    counting, joining, cutting = parts_of(progress, (1, 2, 2))
    cells = counts_of_classes(values, valid, classes, net.units, net.count, counting)
    patches = patches_of_classes(values, valid, classes, connectivity, joining).astype(np.float64)
    inside = None
    if scope == "quadrat":
        inside = patches_in_squares(
            values, valid, classes, net.units, net.count, net.side, connectivity, cutting
        ).astype(np.float64)
    return ClassPattern(classes, cells, patches, inside, cell_size**2 / _HECTARE)


def default_side(pattern: ClassPattern, cell_size: float, shape: Shape) -> int:
    """Cells along a square of 3.5 times the mean area of a patch, at least 2 and at most half of the raster.

    Parameters
    ----------
    pattern : ClassPattern
    cell_size : float
        Metres.
    shape : tuple of int
        Rows and columns of the raster.

    Returns
    -------
    int
    """
    side = math.sqrt(PATCHES_A_SQUARE * pattern.mean_patch * _HECTARE) / cell_size
    return max(1, min(max(2, round(side)), max(shape) // 2))


@dataclass(frozen=True)
class Disturbance:
    """Indices of the classes of one year; shape (classes,), or (squares, classes) in squares of their own.

    NaN where a class is not there.

    Parameters
    ----------
    fragmentation, isolation, dominance : ndarray of float64
        C, N and D as their formulas give them.
    index : ndarray of float64
        E, their weighted sum.
    """

    fragmentation: np.ndarray
    isolation: np.ndarray
    dominance: np.ndarray
    index: np.ndarray


def disturbances(
    patterns: Sequence[ClassPattern],
    dominance: str = "quadrats",
    normalise: bool = True,
    ranges: Optional[dict] = None,
) -> list[Disturbance]:
    """Disturbance of the classes in all years, ``E = .5 C + .3 N + .2 D``.

    ``C = n / A`` and ``N = .5 sqrt(n / A_t) / (A / A_t)`` with areas in hectares; ``D = (Q + M) / 4 + L / 2`` with the
    shares of squares Q, patches M and area L, or ``D = .6 L + .4 M``. C and N have units: each index goes from 0 to 1
    over the classes and years before the sum, unless raw values are wanted. An index that is the same everywhere is 0.

    Parameters
    ----------
    patterns : sequence of ClassPattern
        Of the years.
    dominance : {"quadrats", "simple"}
    normalise : bool
    ranges : dict, optional
        Index to its least and greatest value, from elsewhere (another run); values beyond them count as they do. Those
        that it lacks are found and added.

    Returns
    -------
    list of Disturbance

    Raises
    ------
    InputError
        For an unknown dominance.
    """
    _known(dominance, DOMINANCES)
    raw = [_indices(pattern, dominance) for pattern in patterns]
    ranges = {} if ranges is None else ranges
    found = []
    for values in raw:
        parts = list(values)
        if normalise:
            parts = [
                _scaled(one, name, [year[place] for year in raw], ranges)
                for place, (name, one) in enumerate(zip("CND", values))
            ]
        index = sum(weight * part for weight, part in zip(WEIGHTS, parts))
        fragmentation, isolation, leading = values
        found.append(Disturbance(fragmentation, isolation, leading, index))
    return found


def _indices(pattern: ClassPattern, dominance: str) -> list:
    if pattern.patches_in is None:
        patches, area = pattern.patches, pattern.cells.sum(axis=0) * pattern.hectares
    else:
        patches, area = pattern.patches_in, pattern.cells * pattern.hectares
    area = np.where(area > 0, area, np.nan)
    total = np.nansum(area, axis=-1, keepdims=True)
    filled = pattern.cells.sum(axis=1) > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        fragmentation = patches / area
        share = area / total
        isolation = 0.5 * np.sqrt(patches / total) / share
        of_patches = patches / patches.sum(axis=-1, keepdims=True)
    if dominance == "simple":
        rule = 0.6 * share + 0.4 * of_patches
    else:
        squares = (pattern.cells[filled] > 0).sum(axis=0) / max(int(filled.sum()), 1)
        rule = (squares + of_patches) / 4.0 + share / 2.0
    return [fragmentation, isolation, rule]


def _scaled(values: np.ndarray, name: str, years: list, ranges: dict) -> np.ndarray:
    known = np.concatenate([one[np.isfinite(one)].ravel() for one in years])
    low, high = ranges.setdefault(name, (float(known.min()), float(known.max())))
    if not high > low:
        return np.where(np.isfinite(values), 0.0, np.nan)
    return np.clip((values - low) / (high - low), 0.0, 1.0)


def vulnerabilities(classes: np.ndarray, ranks: Mapping[int, float]) -> np.ndarray:
    """V of the classes: their ranks by the sum of all.

    Parameters
    ----------
    classes : ndarray of int
    ranks : mapping of int to float
        Above 0.

    Returns
    -------
    ndarray of float64, shape (classes,)

    Raises
    ------
    InputError
        When a class has no rank, or one is not above 0.
    """
    missing = [str(value) for value in classes.tolist() if value not in ranks]
    if missing:
        raise InputError("The vulnerability lacks the classes {classes}.", classes=", ".join(missing))
    found = np.array([ranks[value] for value in classes.tolist()], dtype=np.float64)
    if not (found > 0.0).all() or not np.isfinite(found).all():
        raise InputError("The vulnerability of a class must be above 0.")
    return found / found.sum()


def losses(disturbance: np.ndarray, vulnerability: np.ndarray, form: str = "product") -> np.ndarray:
    """``R = E V`` or ``R = sqrt(E V)``, shape of the disturbance.

    Raises
    ------
    InputError
        For an unknown form.
    """
    _known(form, LOSSES)
    product = disturbance * vulnerability
    return product if form == "product" else np.sqrt(product)


def risk_of_squares(pattern: ClassPattern, loss: np.ndarray) -> np.ndarray:
    """``ERI_k = sum_i A_ki / A_k R_i`` of each square.

    Parameters
    ----------
    pattern : ClassPattern
    loss : ndarray of float64, shape (classes,) or (squares, classes)

    Returns
    -------
    ndarray of float64, shape (squares,)
        NaN for squares without data.
    """
    cells = pattern.cells.astype(np.float64)
    total = cells.sum(axis=1)
    weighted = np.where(pattern.cells > 0, cells * np.nan_to_num(loss), 0.0).sum(axis=1)
    return np.divide(weighted, total, out=np.full(total.shape, np.nan), where=total > 0)


def as_resistance(surfaces: Sequence[np.ndarray], ends: Optional[tuple[float, float]] = None) -> tuple[list, tuple]:
    """Risk as a resistance of 1 to 100, ``1 + 99 (x - min) / (max - min)`` over all years.

    Parameters
    ----------
    surfaces : sequence of ndarray of float
        NaN is nodata.
    ends : tuple of float, optional
        Least and greatest risk, from elsewhere; values beyond them count as they do.

    Returns
    -------
    resistance : list of ndarray of float64
        1 everywhere where the risk does not differ.
    ends : tuple of float
    """
    if ends is None:
        ends = min(float(np.nanmin(one)) for one in surfaces), max(float(np.nanmax(one)) for one in surfaces)
    low, high = ends
    span = high - low if high > low else math.inf
    return [1.0 + 99.0 * np.clip((one - low) / span, 0.0, 1.0) for one in surfaces], (low, high)


def zoning_matrix(risk: np.ndarray, health: np.ndarray) -> np.ndarray:
    """Zones of three classes of risk and three of health.

    Parameters
    ----------
    risk, health : ndarray of int, same shape
        Classes 1 (low) to 3 (high); 0 is nodata.

    Returns
    -------
    ndarray of uint8
        ``3 (risk - 1) + health``, 1 to 9; 0 where one has no data.

    Raises
    ------
    InputError
        For layers of different shapes.
    """
    if risk.shape != health.shape:
        raise InputError("The two layers differ in their numbers of rows and columns; align them first.")
    both = (risk > 0) & (health > 0)
    return np.where(both, 3 * (risk.astype(np.int16) - 1) + health, 0).astype(np.uint8)


def _known(given: str, known: tuple) -> None:
    if given not in known:
        raise InputError("The option is one of {known}, not {given}.", known=", ".join(known), given=given)
