"""Indicators of the squares of a fishnet, rows of squares after rows of squares: of rasters of any size."""

from __future__ import annotations

from dataclasses import replace
from typing import Mapping

import numpy as np

from ..errors import InputError
from ..present_classes import class_counts, joined_counts
from ..progress import Progress, no_progress, slices
from ..rows import Raster, mapped, strip_rows, strips
from .indicators import Indicators, Organisation, YearLayers, class_coefficients, unit_indicators
from .units import fishnet


def square_indicators(
    layers: YearLayers, side: int, cell_size: float, organisation: Organisation, progress: Progress = no_progress
) -> tuple[Indicators, np.ndarray]:
    """Indicators of each square, and its cells with data.

    Parameters
    ----------
    layers : YearLayers
        Arrays or `Rows`, all of one shape.
    side : int
        Cells along a square.
    cell_size : float
        Metres.
    organisation : Organisation
    progress : callable

    Returns
    -------
    indicators : Indicators
        Arrays of shape (squares,), in the order of `units.fishnet`: those of `indicators.unit_indicators`, to the
        last bit. A square is a landscape of its own, so that no other need be known for it.
    cells : ndarray of int64, shape (squares,)

    Raises
    ------
    InputError
        When the land cover has no data.
    """
    shape = layers.values.shape
    classes = present_classes_of(layers.values, layers.valid)
    if not classes.size:
        raise InputError("The raster has no cell with data inside the units.")
    height = max(strip_rows(shape[1]) // side, 1) * side
    found, cells = [], []
    for strip in slices(shape[0], height, progress):
        part = _strip_of(layers, strip)
        net = fishnet(part.values.shape, side)
        inside = part.valid
        cells.append(np.bincount(net.units[inside], minlength=net.count))
        if inside.any():
            found.append(unit_indicators(part, net.units, net.count, cell_size, organisation, classes=classes))
        else:
            found.append(_nothing(part, net.count, organisation))
    return _joined(found), np.concatenate(cells)


def present_classes_of(values: Raster, valid: Raster) -> np.ndarray:
    """The classes with data of a raster that may be read by rows, rising."""
    counts = []
    for strip in strips(values.shape):
        known = valid[strip]
        if known.any():
            counts.append(class_counts(values[strip], known))
    return joined_counts(counts)[0] if counts else np.empty(0, dtype=np.int64)


def coefficients_of(values: Raster, valid: Raster, by_value: Mapping[int, float]) -> Raster:
    """`indicators.class_coefficients` of a raster that may be read by rows.

    Raises
    ------
    InputError
        When a class has none.
    """
    present = present_classes_of(values, valid)
    class_coefficients(present, np.ones(present.shape, dtype=bool), dict(by_value))

    def of_cells(cells: np.ndarray, known: np.ndarray) -> np.ndarray:
        if not known.any():
            return np.full(cells.shape, np.nan)
        return class_coefficients(cells, known, dict(by_value))

    return mapped(of_cells, values, valid)


def _strip_of(layers: YearLayers, strip: slice) -> YearLayers:
    return replace(
        layers,
        values=layers.values[strip],
        valid=layers.valid[strip],
        vitality=layers.vitality[strip],
        recovery=layers.recovery[strip],
        services=tuple(layer[strip] for layer in layers.services),
        condition=None if layers.condition is None else layers.condition[strip],
    )


def _nothing(layers: YearLayers, count: int, organisation: Organisation) -> Indicators:
    """Of squares without any data."""
    empty = np.full(count, np.nan)
    metrics = np.full((count, 4 + 2 * len(organisation.key_classes)), np.nan)
    condition = None if layers.condition is None else empty
    return Indicators(empty, empty, metrics, tuple(empty for _ in layers.services), condition)


def _joined(parts: list) -> Indicators:
    first = parts[0]
    return Indicators(
        np.concatenate([part.vitality for part in parts]),
        np.concatenate([part.recovery for part in parts]),
        np.concatenate([part.metrics for part in parts]),
        tuple(np.concatenate(layers) for layers in zip(*(part.services for part in parts))),
        None if first.condition is None else np.concatenate([part.condition for part in parts]),
    )
