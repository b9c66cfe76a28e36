"""Pit filling: every cell raised to the lowest height from which water leaves the raster.

Source: the result is that of the priority flood (Barnes, Lehman and Mulla 2014, Computers & Geosciences
62: 117-127) without a gradient on the filled flats, as pygeoprocessing's `fill_pits`. The way there is
another one: catchments of the pits by pointer doubling, then merged over their lowest passes.
"""

from __future__ import annotations

import numpy as np

from ..groups import trees_of
from ..progress import Progress, no_progress, part_of, parts_of, slices
from .neighbours import flat_steps, frame, inside, shifted, strips

# Neighbours to the east and south: with these every pair of neighbours is met once.
_FORWARD = (0, 5, 6, 7)
# Neighbours with a smaller flat index.
_BEFORE = (1, 2, 3, 4)


def fill_pits(elevation: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """Fill the pits of an elevation model.

    Parameters
    ----------
    elevation : ndarray of float, shape (rows, columns)
        Metres; NaN is nodata. Water leaves over the edge of the raster and into nodata.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (rows, columns)
        Never below `elevation`; heights are heights of the input, unchanged.
    """
    first, second, third = parts_of(progress, (4, 2, 4))
    framed = frame(np.asarray(elevation, dtype=np.float64), np.nan)
    catchment, count = _catchments(framed, first)
    if count > 1:
        one, other, height = _passes(framed, catchment, second)
        level = _spill_levels(one, other, height, count, third)
        del one, other, height
        flat, flat_catchment = framed.reshape(-1), catchment.reshape(-1)
        for part in slices(flat.size, max(flat.size // 16, 1)):
            np.maximum(flat[part], level[flat_catchment[part]], out=flat[part])
    progress(1.0)
    return inside(framed).copy()


def _catchments(framed: np.ndarray, progress: Progress) -> tuple[np.ndarray, int]:
    """Number the catchment of each cell; 0 drains over the border, other numbers belong to pits."""
    steps = flat_steps(framed.shape)
    pointer = np.zeros(framed.shape, dtype=np.int32)
    index = np.arange(framed.size, dtype=np.int32).reshape(framed.shape)
    for strip in strips(framed, part_of(progress, 0.0, 0.5)):
        height = inside(framed)[strip]
        own = inside(index)[strip]
        target = own.copy()
        lowest = height.copy()
        border = np.zeros(height.shape, dtype=bool)
        for neighbour, step in enumerate(steps):
            other = shifted(framed, neighbour, strip)
            lower = other < lowest
            np.copyto(lowest, other, where=lower)
            np.copyto(target, own + np.int32(step), where=lower)
            border |= np.isnan(other)
        for neighbour in _BEFORE:
            # On flat ground a cell joins an equal neighbour: fewer pits, the same spill levels.
            joins = (target == own) & (shifted(framed, neighbour, strip) == height)
            np.copyto(target, own + np.int32(steps[neighbour]), where=joins)
        target[border | np.isnan(height)] = 0
        inside(pointer)[strip] = target
    del index
    roots, tree = trees_of(pointer.reshape(-1), part_of(progress, 0.5, 1.0))
    return tree.reshape(framed.shape), roots.size


def _passes(framed: np.ndarray, catchment: np.ndarray, progress: Progress) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs of neighbouring catchments and the height over which one spills into the other."""
    ones, others, heights = [], [], []
    for strip in strips(framed, progress):
        height = inside(framed)[strip]
        number = inside(catchment)[strip]
        for neighbour in _FORWARD:
            next_number = shifted(catchment, neighbour, strip)
            next_height = shifted(framed, neighbour, strip)
            meet = (number != next_number) & ~np.isnan(height) & ~np.isnan(next_height)
            ones.append(number[meet])
            others.append(next_number[meet])
            heights.append(np.maximum(height[meet], next_height[meet]))
    return np.concatenate(ones), np.concatenate(others), np.concatenate(heights)


def _spill_levels(one: np.ndarray, other: np.ndarray, height: np.ndarray, count: int, progress: Progress) -> np.ndarray:
    """The height over which each catchment spills towards the border; -inf for catchment 0.

    In rounds, every catchment joins the neighbour beyond its lowest pass. A catchment's level is then
    the greater of that pass and the level of the merged catchment, which a later round finds.
    """
    order = np.argsort(height, kind="stable")
    one, other, height = one[order], other[order], height[order]
    rounds: list = []
    while count > 1:
        progress(1.0 - 1.0 / (len(rounds) + 1))
        # Passes are sorted: of several assignments the last one, hence the lowest pass, stays.
        lowest = np.full(count, -1, dtype=np.int64)
        lowest[one[::-1]] = np.arange(len(one) - 1, -1, -1)
        back = np.full(count, len(one), dtype=np.int64)
        back[other[::-1]] = np.arange(len(one) - 1, -1, -1)
        lowest = np.where(lowest < 0, back, np.minimum(lowest, back))
        lowest[0] = 0
        joined = np.where(one[lowest] == np.arange(count), other[lowest], one[lowest])
        spill = height[lowest]
        joined[0], spill[0] = 0, -np.inf
        # Two catchments that chose the same pass point at each other; the first one stays.
        mutual = (joined[joined] == np.arange(count)) & (np.arange(count) < joined)
        joined[mutual] = np.flatnonzero(mutual)
        roots, merged = trees_of(joined)
        rounds.append((spill, merged))
        one, other = merged[one], merged[other]
        apart = one != other
        one, other, height = one[apart], other[apart], height[apart]
        count = len(roots)
    level = np.array([-np.inf])
    for spill, merged in reversed(rounds):
        level = np.maximum(spill, level[merged])
    return level
