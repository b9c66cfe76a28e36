"""Importance classes, priority areas and how well they protect each service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import STRIP_CELLS, Raster, flat
from .class_limits import variance_fit
from .classification import classify
from .natural_breaks import natural_breaks
from .owa_layers import LayerStack


@dataclass(frozen=True)
class ImportanceClasses:
    """Natural-break classes of a band.

    Parameters
    ----------
    numbers : ndarray or Rows of uint8
        1 (least important) to the number of classes asked for; 0 is nodata. With fewer different values than
        classes the numbers between are left out: the lowest class is 1 and the others end at the top, so that a
        number means the same in every band.
    limits : tuple of float
        Limits between the classes that were found; a value on a limit belongs to the class below it.
    gvf : float
        Goodness of variance fit.
    """

    numbers: Raster
    limits: tuple[float, ...]
    gvf: float


def importance_classes(
    band: Raster,
    classes: int = 5,
    progress: Progress = no_progress,
    fixed: Optional[Sequence[float]] = None,
    out: Optional[Raster] = None,
) -> ImportanceClasses:
    """Divide a band into natural-break classes, numbered so that the top class has the number asked for.

    Parameters
    ----------
    band : ndarray or Rows of float
        NaN is nodata.
    classes : int
        2 to 254.
    progress : callable
    fixed : sequence of float, optional
        Limits from elsewhere; no natural breaks are looked for then.
    out : ndarray or Rows of uint8, optional
        Where the numbers are written.

    Returns
    -------
    ImportanceClasses

    Raises
    ------
    InputError
        When no cell has data.
    """
    if not 2 <= classes <= 254:
        raise InputError("The number of classes lies between 2 and 254, not at {classes}.", classes=classes)
    if fixed is not None:
        gvf = variance_fit([band], fixed)
        return ImportanceClasses(class_numbers(band, fixed, classes, out), tuple(fixed), gvf)
    found = natural_breaks([band], classes, progress)
    return ImportanceClasses(class_numbers(band, found.limits, classes, out), found.limits, found.gvf)


def class_numbers(band: Raster, limits: Sequence[float], classes: int, out: Optional[Raster] = None) -> Raster:
    """The classes of an aggregated band between limits, the highest of them the last of all `classes`."""
    numbers = classify(band, limits, out=out)
    missing, cells = np.uint8(classes - len(limits) - 1), flat(numbers)
    for part in slices(cells.size, STRIP_CELLS) if missing else ():
        own = cells[part]
        cells[part] = np.where(own > 1, own + missing, own)
    return numbers


def priority_limit(classes: int, priority_classes: int) -> int:
    """The lowest class number that is priority area.

    Parameters
    ----------
    classes, priority_classes : int
        Number of classes, and how many of the top ones are priority area.

    Raises
    ------
    InputError
        When no class or all of them would be priority area.
    """
    if not 1 <= priority_classes < classes:
        raise InputError(
            "The number of top classes that are priority area lies between 1 and {most}, not at {given}.",
            most=classes - 1,
            given=priority_classes,
        )
    return classes - priority_classes + 1


def protection_efficiencies(
    stack: LayerStack, classes: Iterable[Raster], limit: int, standardised: bool = False
) -> np.ndarray:
    """The mean of every layer in the priority area of every scenario, as a multiple of its mean everywhere.

    ``E = mean(service in the priority area) / mean(service)``, over the service's own cells with data.

    Parameters
    ----------
    stack : LayerStack
        The services.
    classes : sequence of ndarray or Rows of int
        Class numbers of each scenario, 0 is nodata.
    limit : int
        The lowest class number that is priority area.
    standardised : bool
        Means of the standardised layers instead of their own values.

    Returns
    -------
    ndarray of float64, shape (scenarios, layers)
        NaN where the priority area has no cell with data, or the mean everywhere is not above 0 (a ratio to it
        means nothing).

    References
    ----------
    Land 2025, 14: 2159, section 2.3.2.
    """
    cells_of, count = [flat(numbers) for numbers in classes], stack.count
    totals, cells = np.zeros(count), np.zeros(count)
    inside, inside_cells = np.zeros((len(cells_of), count)), np.zeros((len(cells_of), count))
    for strip, block in stack.strips() if standardised else stack.raw_strips():
        areas = [numbers[strip] >= limit for numbers in cells_of]
        for layer, values in enumerate(block):
            known = ~np.isnan(values)
            values = np.where(known, values, 0.0)
            totals[layer] += values.sum(dtype=np.float64)
            cells[layer] += np.count_nonzero(known)
            for scenario, area in enumerate(areas):
                chosen = area & known
                inside[scenario, layer] += values[chosen].sum(dtype=np.float64)
                inside_cells[scenario, layer] += np.count_nonzero(chosen)
    overall = totals / np.where(cells > 0, cells, np.nan)
    overall[~(overall > 0.0)] = np.nan
    return inside / np.where(inside_cells > 0, inside_cells, np.nan) / overall
