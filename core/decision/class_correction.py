"""Correct the resistance of each land cover by how night light or another layer differs within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional

import numpy as np

from ..errors import InputError
from ..present_classes import classes_present
from .sensitivity import checked_layers, within_limits

STRENGTHS = ("full", "half")
# Cells that are worked on at a time: what is needed beside the layers and the result stays small.
_STRIP = 1 << 20


@dataclass(frozen=True)
class ClassCorrection:
    """A corrected surface, and what its classes were corrected by.

    Parameters
    ----------
    surface : ndarray of float64
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

    surface: np.ndarray
    classes: np.ndarray
    cells: np.ndarray
    means: np.ndarray
    before: np.ndarray
    after: np.ndarray
    minimum: float
    raised: int
    lowered: int


def correct_by_class(
    resistance: np.ndarray,
    corrector: np.ndarray,
    classes: np.ndarray,
    valid: np.ndarray,
    minimum: Optional[float] = None,
    maximum: Optional[float] = None,
    strength: str = "full",
    fixed: Optional[Mapping[int, float]] = None,
) -> ClassCorrection:
    """``R_i' = R_i N_i / mean(N of the class of i)``, kept within limits.

    Parameters
    ----------
    resistance, corrector : ndarray of float, same shape
        NaN is nodata; nodata in one of the layers is nodata in the result.
    classes : ndarray of int, same shape
        The land cover.
    valid : ndarray of bool, same shape
        Where it has data.
    minimum, maximum : float, optional
        Limits of the result; without the first the smallest of the resistances, since dark cells would get 0.
    strength : {"full", "half"}
        Half corrects by the mean of the ratio and 1.
    fixed : mapping of int to float, optional
        Means of classes, from elsewhere; those that it lacks are found.

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
    surface, factor = checked_layers(resistance, corrector, minimum, maximum)
    shape, size = surface.shape, surface.size
    surface, factor = surface.ravel(), factor.ravel()
    strips = [slice(start, start + _STRIP) for start in range(0, size, _STRIP)]
    present, places = _places(surface, factor, classes.ravel(), valid.ravel(), strips)
    # Place 0 collects the cells without data.
    cells, sums, before, after = np.zeros((4, present.size + 1))
    for strip in strips:
        place = places[strip]
        cells += np.bincount(place, minlength=cells.size)
        sums += np.bincount(place, factor[strip], cells.size)
        before += np.bincount(place, surface[strip], cells.size)
    if minimum is None:
        least = float(np.nanmin(surface))
        minimum = least if maximum is None else min(least, maximum)
    means = np.append(np.nan, sums[1:] / cells[1:])
    for place, value in enumerate(present.tolist(), 1):
        means[place] = (fixed or {}).get(value, means[place])
    dark = means == 0.0
    if dark[1:].all():
        raise InputError("The corrector is 0 everywhere, so there is nothing to correct by.")
    result = np.empty(size)
    raised = lowered = 0
    for strip in strips:
        place = places[strip]
        ratio = factor[strip] / np.where(dark, 1.0, means)[place]
        if dark.any():
            ratio[dark[place]] = 1.0
        if strength == "half":
            ratio = (1.0 + ratio) / 2.0
        result[strip], up, down = within_limits(surface[strip] * ratio, minimum, maximum)
        raised, lowered = raised + up, lowered + down
        after += np.bincount(place, result[strip], cells.size)
    cells, means, before, after = cells[1:], means[1:], before[1:], after[1:]
    return ClassCorrection(
        result.reshape(shape),
        present,
        cells.astype(np.int64),
        means,
        before / cells,
        after / cells,
        float(minimum),
        raised,
        lowered,
    )


def _places(surface, factor, classes, valid, strips):
    """The classes that have all data, rising, and the place of each cell among them from 1, 0 where data lack."""
    known = valid.copy()
    for strip in strips:
        known[strip] &= ~(np.isnan(surface[strip]) | np.isnan(factor[strip]))
    present = [classes_present(classes[strip], known[strip]) for strip in strips]
    present = np.unique(np.concatenate(present))
    places = np.zeros(surface.size, dtype=np.int32)
    for strip in strips:
        places[strip][known[strip]] = np.searchsorted(present, classes[strip][known[strip]]) + 1
    if not places.any():
        raise InputError("The land cover has no class where resistance and corrector have data.")
    return present, places
