"""Change of land cover: crosstab, Markov chain, and how well a simulated map agrees with the one that came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

import numpy as np

from ..errors import InputError
from ..present_classes import classes_present
from ..progress import slices
from ..rows import STRIP_CELLS, Raster, flat


@dataclass(frozen=True)
class Crosstab:
    """Cells from each class to each.

    Parameters
    ----------
    classes : ndarray of int64, shape (classes,)
        Values of both maps, rising.
    cells : ndarray of int64, shape (classes, classes)
        From the row's class to the column's, where both maps have data.
    """

    classes: np.ndarray
    cells: np.ndarray

    @property
    def gain(self) -> np.ndarray:
        """Cells that each class gained."""
        return self.cells.sum(axis=0) - np.diagonal(self.cells)

    @property
    def loss(self) -> np.ndarray:
        """Cells that each class lost."""
        return self.cells.sum(axis=1) - np.diagonal(self.cells)

    @property
    def net(self) -> np.ndarray:
        """``|gain - loss|``."""
        return np.abs(self.gain - self.loss)

    @property
    def swap(self) -> np.ndarray:
        """``2 min(gain, loss)``: what changed places without changing the area."""
        return 2 * np.minimum(self.gain, self.loss)

    @property
    def kappa(self) -> float:
        """Cohen's kappa of the two maps; NaN where both are of the same one class."""
        total = self.cells.sum()
        agreed = np.trace(self.cells) / total
        chance = (self.cells.sum(axis=0) * (self.cells.sum(axis=1) / total)).sum() / total
        return float((agreed - chance) / (1.0 - chance)) if chance < 1.0 else float("nan")

    def probabilities(self) -> np.ndarray:
        """Transition probabilities; a class that was not there stays as it is."""
        totals = self.cells.sum(axis=1, keepdims=True)
        return np.where(totals > 0, self.cells / np.maximum(totals, 1), np.eye(self.classes.size))


@dataclass(frozen=True)
class Validation:
    """A simulated map beside the observed one.

    Parameters
    ----------
    overall, kappa : float
        Agreement of the two maps; both flatter a map that changes nothing.
    misses, hits, wrong_hits, false_alarms : int
        Cells that changed and were simulated as lasting (A), as what they became (B), as something else (C); cells that
        lasted and were simulated to change (D).
    """

    overall: float
    kappa: float
    misses: int
    hits: int
    wrong_hits: int
    false_alarms: int

    @property
    def figure_of_merit(self) -> float:
        """``B / (A + B + C + D)``; NaN where nothing changed in either map."""
        return _share(self.hits, self.misses + self.hits + self.wrong_hits + self.false_alarms)

    @property
    def producer(self) -> float:
        """``B / (A + B + C)``."""
        return _share(self.hits, self.misses + self.hits + self.wrong_hits)

    @property
    def user(self) -> float:
        """``B / (B + C + D)``."""
        return _share(self.hits, self.hits + self.wrong_hits + self.false_alarms)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def crosstab(earlier: Raster, later: Raster, valid: Raster) -> Crosstab:
    """Count the cells from each class to each.

    Parameters
    ----------
    earlier, later : ndarray or Rows of int, same shape
    valid : ndarray or Rows of bool, same shape
        Where both have data.

    Returns
    -------
    Crosstab

    Raises
    ------
    InputError
        For maps of different shapes or without a common cell.
    """
    if not earlier.shape == later.shape == valid.shape:
        raise InputError("The maps differ in their numbers of rows and columns; align them first.")
    parts = [_counted(*cells) for cells in _parts(earlier, later, valid) if cells[2].any()]
    if not parts:
        raise InputError("The maps have no cell in common where both have data.")
    classes = np.unique(np.concatenate([part.classes for part in parts]))
    cells = np.zeros((classes.size, classes.size), dtype=np.int64)
    for part in parts:
        place = np.searchsorted(classes, part.classes)
        cells[np.ix_(place, place)] += part.cells
    return Crosstab(classes, cells)


def _parts(*maps: Raster) -> Iterator[list[np.ndarray]]:
    """The cells of maps of one shape, flat, part by part."""
    cells = [flat(one) for one in maps]
    for part in slices(cells[0].size, STRIP_CELLS):
        yield [own[part] for own in cells]


def _counted(earlier: np.ndarray, later: np.ndarray, valid: np.ndarray) -> Crosstab:
    classes = np.union1d(classes_present(earlier, valid), classes_present(later, valid))
    pairs = np.searchsorted(classes, earlier[valid]) * classes.size + np.searchsorted(classes, later[valid])
    return Crosstab(classes, np.bincount(pairs, minlength=classes.size**2).reshape(classes.size, classes.size))


def matrix_power(probabilities: np.ndarray, periods: float) -> tuple[np.ndarray, bool]:
    """Transition probabilities over another time, ``P^periods``.

    Parameters
    ----------
    probabilities : ndarray of float, shape (classes, classes)
        Rows add up to 1.
    periods : float
        Times of the period that the matrix is of; parts are allowed.

    Returns
    -------
    power : ndarray of float64
        Rows add up to 1.
    mended : bool
        Whether the power had entries below 0 or no real form, so that they were set to 0 and rows brought to 1.

    Raises
    ------
    InputError
        For a time from 0 down.
    """
    if not periods > 0.0 or not np.isfinite(periods):
        raise InputError("The time to look ahead must be above 0.")
    if float(periods).is_integer():
        return np.linalg.matrix_power(probabilities, int(periods)), False
    from scipy.linalg import fractional_matrix_power

    power = fractional_matrix_power(probabilities, periods)
    mended = bool(np.abs(np.imag(power)).max() > 1e-9 or np.real(power).min() < -1e-12)
    power = np.clip(np.real(power), 0.0, None)
    return power / power.sum(axis=1, keepdims=True), mended


def validate(start: Raster, observed: Raster, simulated: Raster, valid: Raster) -> Validation:
    """How well a simulated map agrees with the observed one, from a map that both began with.

    Parameters
    ----------
    start, observed, simulated : ndarray or Rows of int, same shape
    valid : ndarray or Rows of bool, same shape
        Where all have data.

    Returns
    -------
    Validation

    Raises
    ------
    InputError
        As `crosstab`.

    References
    ----------
    Pontius et al. 2008, 10.1007/s00168-007-0138-2 (figure of merit).
    """
    agreement = crosstab(observed, simulated, valid)
    if start.shape != valid.shape:
        raise InputError("The maps differ in their numbers of rows and columns; align them first.")
    counts = np.zeros(4, dtype=np.int64)
    for before, came, guessed, known in _parts(start, observed, simulated, valid):
        changed, told = (came != before) & known, (guessed != before) & known
        right = guessed == came
        kinds = (changed & ~told, changed & told & right, changed & told & ~right, ~changed & told)
        counts += [int(cells.sum()) for cells in kinds]
    return Validation(float(np.trace(agreement.cells) / agreement.cells.sum()), agreement.kappa, *counts.tolist())
