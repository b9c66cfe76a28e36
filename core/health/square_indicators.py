"""Indicators of the squares of a fishnet, rows of squares after rows of squares: of rasters of any size."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Mapping, Sequence, Tuple, Union

import numpy as np

from ..errors import InputError
from ..present_classes import class_counts, joined_counts
from ..progress import Progress, no_progress, slices
from ..rows import Raster, mapped, strip_rows, strips
from .indicators import Indicators, Organisation, YearLayers, class_coefficients, unit_indicators
from .units import fishnet

# Rows and columns.
Box = Tuple[slice, slice]


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
        part = part_of(layers, (strip, slice(None)))
        net = fishnet(part.values.shape, side)
        inside = part.valid
        cells.append(np.bincount(net.units[inside], minlength=net.count))
        if inside.any():
            found.append(unit_indicators(part, net.units, net.count, cell_size, organisation, classes=classes))
        else:
            found.append(nothing(part, net.count, organisation))
    return joined(found), np.concatenate(cells)


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


def part_of(layers: YearLayers, box: Box) -> YearLayers:
    """The arrays of some rows and columns."""
    rows, columns = box

    def cut(layer: Raster) -> np.ndarray:
        return layer[rows][:, columns]

    return replace(
        layers,
        values=cut(layers.values),
        valid=cut(layers.valid),
        vitality=cut(layers.vitality),
        recovery=cut(layers.recovery),
        services=tuple(map(cut, layers.services)),
        condition=None if layers.condition is None else cut(layers.condition),
    )


def nothing(layers: YearLayers, count: int, organisation: Organisation) -> Indicators:
    """Indicators of units without any data."""
    empty = np.full(count, np.nan)
    metrics = np.full((count, 4 + 2 * len(organisation.key_classes)), np.nan)
    condition = None if layers.condition is None else empty
    return Indicators(empty, empty, metrics, tuple(empty for _ in layers.services), condition)


def joined(parts: Sequence[Indicators], places: Union[slice, np.ndarray] = slice(None)) -> Indicators:
    """The indicators of units that were measured part by part, or of those at some places among them."""

    def together(layers: Iterable[np.ndarray]) -> np.ndarray:
        return np.concatenate(list(layers))[places]

    conditions = [part.condition for part in parts if part.condition is not None]
    return Indicators(
        together(part.vitality for part in parts),
        together(part.recovery for part in parts),
        together(part.metrics for part in parts),
        tuple(together(layers) for layers in zip(*(part.services for part in parts))),
        together(conditions) if conditions else None,
    )
