"""Classes and scores from limits, and the table of the classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import Raster, flat
from .class_limits import ClassLimits, rising_limits, search_side

_STRIP = 1 << 20


@dataclass(frozen=True)
class ClassRow:
    """One class of a classified raster.

    Parameters
    ----------
    number : int
        From 1, rising with the values.
    lower, upper : float
        Its limits; the outer ones are the smallest and largest value of the data.
    cells : int
    area_ha : float
    share : float
        Of all cells with data, 0 to 1.
    """

    number: int
    lower: float
    upper: float
    cells: int
    area_ha: float
    share: float


def classify(
    layer: Raster,
    limits: Sequence[float],
    closed: str = "right",
    progress: Progress = no_progress,
    out: Optional[Raster] = None,
) -> Raster:
    """The class of each cell, from 1 upwards with the values; 0 is nodata.

    Parameters
    ----------
    layer : ndarray or Rows of float
        NaN is nodata.
    limits : sequence of float
        Rising limits between the classes, at most 253.
    closed : {"right", "left"}
        ``right``: a value on a limit belongs to the class below it, "(a, b]". ``left``: to the
        class above it, "[a, b)".
    progress : callable
    out : ndarray or Rows of uint8, optional
        Where the classes are written.

    Returns
    -------
    ndarray of uint8, or `out`

    Raises
    ------
    InputError

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.classification import classify
    >>> classify(np.array([1.0, 2.0, 2.5, np.nan]), [2.0]).tolist()
    [1, 1, 2, 0]
    """
    limits = np.array(rising_limits(limits))
    if limits.size > 253:
        raise InputError("There are at most 254 classes, so at most 253 limits.")
    side = search_side(closed)
    out = np.zeros(np.shape(layer), dtype=np.uint8) if out is None else out
    cells, classes = flat(layer), flat(out)
    for strip in slices(cells.size, _STRIP, progress):
        # Compared in float64: a limit of 0.1 is not the float32 next to it.
        values = cells[strip].astype(np.float64)
        part = np.searchsorted(limits, values, side=side) + 1
        part[np.isnan(values)] = 0
        classes[strip] = part
    return out


def class_table(classes: np.ndarray, found: ClassLimits, cell_area_ha: float) -> list[ClassRow]:
    """Limits, number of cells, area and share of each class.

    Parameters
    ----------
    classes : ndarray or Rows of int
        What `classify` returned, 0 is nodata; one raster or several stacked.
    found : ClassLimits
    cell_area_ha : float
        Area of a cell in hectares.

    Returns
    -------
    list of ClassRow
    """
    values, cells = flat(classes), np.zeros(found.classes + 1, dtype=np.int64)
    for strip in slices(values.size, _STRIP):
        cells += np.bincount(values[strip], minlength=found.classes + 1)
    cells = cells[1:]
    total = max(int(cells.sum()), 1)
    return [
        ClassRow(number, low, high, int(count), int(count) * cell_area_ha, int(count) / total)
        for number, (low, high, count) in enumerate(zip(found.ends, found.ends[1:], cells), 1)
    ]


def class_scores(classes: np.ndarray, scores: Sequence[float], reverse: bool = False) -> np.ndarray:
    """The score of each cell from its class.

    Parameters
    ----------
    classes : ndarray of int
        From 1; 0 is nodata.
    scores : sequence of float
        Score of class 1, 2, ...
    reverse : bool
        Give the first score to the highest class: for scales that fall, such as the distance to
        a road.

    Returns
    -------
    ndarray of float64
        NaN where there is no class.

    Raises
    ------
    InputError
        When there are more classes than scores.
    """
    scores = np.array([float(score) for score in scores], dtype=np.float64)
    highest = int(classes.max()) if classes.size else 0
    if highest > scores.size:
        raise InputError(
            "There are {scores} scores for {classes} classes; give one score for each class.",
            scores=scores.size,
            classes=highest,
        )
    return np.concatenate([[np.nan], scores[::-1] if reverse else scores])[classes]
