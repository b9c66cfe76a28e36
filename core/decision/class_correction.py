"""Correct the resistance of each land cover by how night light or another layer differs within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional

import numpy as np

from ..errors import InputError
from ..present_classes import classes_present
from ..rows import Raster, flat
from .sensitivity import check_layers, pairs, within_limits

STRENGTHS = ("full", "half")


@dataclass(frozen=True)
class ClassCorrection:
    """A corrected surface, and what its classes were corrected by.

    Parameters
    ----------
    surface : ndarray or Rows of float64
        NaN is nodata.
    classes : ndarray of int64, shape (classes,)
        Values of the classes, rising.
    cells : ndarray of int64, shape (classes,)
        Cells that have resistance, corrector and class.
    means : ndarray of float64, shape (classes,)
        Mean of the corrector over them.
    before, after : ndarray of float64, shape (classes,)
        Mean resistance.
    minimum : float
        The least resistance that the result was kept above.
    raised, lowered : int
        Cells that the limits changed.
    """

    surface: Raster
    classes: np.ndarray
    cells: np.ndarray
    means: np.ndarray
    before: np.ndarray
    after: np.ndarray
    minimum: float
    raised: int
    lowered: int


def correct_by_class(
    resistance: Raster,
    corrector: Raster,
    classes: Raster,
    valid: Raster,
    minimum: Optional[float] = None,
    maximum: Optional[float] = None,
    strength: str = "full",
    fixed: Optional[Mapping[int, float]] = None,
    out: Optional[Raster] = None,
) -> ClassCorrection:
    """``R_i' = R_i N_i / mean(N of the class of i)``, kept within limits.

    Parameters
    ----------
    resistance, corrector : ndarray or Rows of float, same shape
        NaN is nodata; nodata in one of the layers is nodata in the result.
    classes : ndarray or Rows of int, same shape
        The land cover.
    valid : ndarray or Rows of bool, same shape
        Where it has data.
    minimum, maximum : float, optional
        Limits of the result; without the first the smallest of the resistances, since dark cells would get 0.
    strength : {"full", "half"}
        Half corrects by the mean of the ratio and 1.
    fixed : mapping of int to float, optional
        Means of classes, from elsewhere; those that it lacks are found.
    out : ndarray or Rows of float64, optional
        Where the result is written.

    Returns
    -------
    ClassCorrection
        Classes whose mean is 0 keep their resistance.

    Raises
    ------
    InputError
        As `sensitivity.correct_resistance`, and when no class has data where the two layers have.

    References
    ----------
    Chen, X., Peng, J. et al. 2017, Geographical Research 36: 471 (night light within a land cover). The half strength
    is this project's own.
    """
    if strength not in STRENGTHS:
        raise InputError("There is no strength '{strength}'.", strength=strength)
    if classes.shape != resistance.shape:
        raise InputError("The two layers differ in their numbers of rows and columns; align them first.")
    check_layers(resistance, corrector, minimum, maximum)
    layers = resistance, corrector, flat(classes), flat(valid)
    present = _present(*layers)
    # Place 0 collects the cells without data.
    cells, sums, before, after = np.zeros((4, present.size + 1))
    least = np.inf
    for surface, factor, place in _places(present, *layers):
        cells += np.bincount(place, minlength=cells.size)
        sums += np.bincount(place, factor, cells.size)
        before += np.bincount(place, surface, cells.size)
        least = min(least, float(np.nanmin(surface, initial=np.inf)))
    if minimum is None:
        minimum = least if maximum is None else min(least, maximum)
    means = np.append(np.nan, sums[1:] / cells[1:])
    for place, value in enumerate(present.tolist(), 1):
        means[place] = (fixed or {}).get(value, means[place])
    dark = means == 0.0
    if dark[1:].all():
        raise InputError("The corrector is 0 everywhere, so there is nothing to correct by.")
    out = np.empty(resistance.shape) if out is None else out
    result, start = flat(out), 0
    raised = lowered = 0
    for surface, factor, place in _places(present, *layers):
        ratio = factor / np.where(dark, 1.0, means)[place]
        if dark.any():
            ratio[dark[place]] = 1.0
        if strength == "half":
            ratio = (1.0 + ratio) / 2.0
        corrected, up, down = within_limits(surface * ratio, minimum, maximum)
        result[start : start + corrected.size] = corrected
        start, raised, lowered = start + corrected.size, raised + up, lowered + down
        after += np.bincount(place, corrected, cells.size)
    cells, means, before, after = cells[1:], means[1:], before[1:], after[1:]
    return ClassCorrection(
        out,
        present,
        cells.astype(np.int64),
        means,
        before / cells,
        after / cells,
        float(minimum),
        raised,
        lowered,
    )


def _present(resistance, corrector, classes, valid) -> np.ndarray:
    """The classes that have all data, rising."""
    found, start = [], 0
    for _, _, known in pairs(resistance, corrector):
        part = slice(start, start + known.size)
        found.append(classes_present(classes[part], known & valid[part]))
        start = part.stop
    present = np.unique(np.concatenate(found))
    if not present.size:
        raise InputError("The land cover has no class where resistance and corrector have data.")
    return present


def _places(present, resistance, corrector, classes, valid):
    """Strips of resistance and corrector, and the place of each cell's class from 1, 0 where data lack."""
    start = 0
    for surface, factor, known in pairs(resistance, corrector):
        part = slice(start, start + known.size)
        known &= valid[part]
        places = np.zeros(known.size, dtype=np.int32)
        places[known] = np.searchsorted(present, classes[part][known]) + 1
        start = part.stop
        yield surface, factor, places
