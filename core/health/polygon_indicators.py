"""Indicators of polygons on rasters of any size: of some polygons at a time, in the box of their own."""

from __future__ import annotations

from typing import Callable, Iterator

import numpy as np

from ..progress import Progress, no_progress
from ..rows import STRIP_CELLS, mapped, strips
from .indicators import Indicators, Organisation, YearLayers, unit_indicators
from .square_indicators import Box, joined, nothing, part_of, present_classes_of


def polygon_indicators(
    layers: YearLayers,
    units: np.ndarray,
    count: int,
    cell_size: float,
    organisation: Organisation,
    room: Callable[[int], None],
    progress: Progress = no_progress,
) -> Indicators:
    """Indicators of each polygon.

    Parameters
    ----------
    layers : YearLayers
        Arrays or `Rows`, all of one shape.
    units : ndarray of int, shape (rows, columns)
        Numbers of polygons from 0, -1 outside.
    count : int
        Polygons.
    cell_size : float
        Metres.
    organisation : Organisation
    room : callable
        Is told how many cells will be held at once; raises where they are too many.
    progress : callable

    Returns
    -------
    Indicators
        Arrays of shape (count,): those of `indicators.unit_indicators`, to the last bit. A polygon is a landscape of
        its own, so that no other need be known for it. All NaN where no polygon has land cover with data.
    """
    inside = mapped(lambda known, numbers: known & (numbers >= 0), layers.valid, units, dtype=bool)
    classes = present_classes_of(layers.values, inside)
    if not classes.size:
        return nothing(layers, count, organisation)
    boxes = list(_boxes(units, count))
    room(max((_cells(box) for _, box in boxes), default=0))
    found, order, spot = [], [], (slice(0, 0), slice(0, 0))
    for done, (numbers, box) in enumerate(boxes):
        progress(done / len(boxes))
        part = part_of(layers, box)
        # Polygons of other boxes, which reach into this one, are outside.
        chosen = np.full(count + 1, -1, dtype=np.int32)
        chosen[numbers] = np.arange(len(numbers))
        own = chosen[units[box]]
        known = part.valid & (own >= 0)
        if known.any():
            row, column = (side.start + int(places[0]) for side, places in zip(box, np.nonzero(known)))
            spot = slice(row, row + 1), slice(column, column + 1)
            order += numbers
            found.append(unit_indicators(part, own, len(numbers), cell_size, organisation, classes=classes))
    # Those without data are as units beside a cell with data.
    empty = sorted(set(range(count)) - set(order))
    beside = np.full((1, 1), len(empty), dtype=np.int32)
    last = unit_indicators(part_of(layers, spot), beside, len(empty) + 1, cell_size, organisation, classes=classes)
    # The cell itself has been measured: its number is no polygon's, and the last of all.
    places = np.argsort([*order, *empty, count])[:count]
    return joined([*found, last], places)


def _cells(box: Box) -> int:
    return (box[0].stop - box[0].start) * (box[1].stop - box[1].start)


def _boxes(units: np.ndarray, count: int) -> Iterator[tuple[list[int], Box]]:
    """Numbers of polygons that lie near each other, and the box around them: of a strip's cells, or of one polygon."""
    ends = _ends(units, count)
    group: list[int] = []
    around = np.empty(4, dtype=np.int64)
    for number in sorted(np.flatnonzero(ends[:, 1] > 0).tolist(), key=lambda place: ends[place, 0]):
        own = ends[number]
        wider = np.append(np.minimum(around[::2], own[::2]), np.maximum(around[1::2], own[1::2]))[[0, 2, 1, 3]]
        if group and _cells(_box(wider)) > STRIP_CELLS:
            yield group, _box(around)
            group = []
        around = wider if group else own
        group.append(number)
    if group:
        yield group, _box(around)


def _box(ends: np.ndarray) -> Box:
    first, last, left, right = ends.tolist()
    return slice(first, last), slice(left, right)


def _ends(units: np.ndarray, count: int) -> np.ndarray:
    """First row, row after the last, first column and column after the last of each number; 0 where it is nowhere."""
    ends = np.zeros((count, 4), dtype=np.int64)
    ends[:, ::2] = max(units.shape)
    for strip in strips(units.shape):
        rows, columns = np.nonzero(units[strip] >= 0)
        numbers = units[strip][rows, columns]
        for place, values in ((0, rows + strip.start), (2, columns)):
            np.minimum.at(ends[:, place], numbers, values)
            np.maximum.at(ends[:, place + 1], numbers, values + 1)
    return ends
