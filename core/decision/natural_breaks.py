"""Natural breaks (Fisher-Jenks) of any number of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..rows import flat as flat_of
from ._fisher_jenks import Groups, optimal_starts

# Up to so many different values the programme runs on the values themselves.
_EXACT_VALUES = 1 << 15
# Bins of the first pass otherwise: half hold equal numbers of cells, half are equally wide.
_BINS = 1 << 13
# So many bins on each side of a break are split; a run of them into at most so many parts at a time.
_BESIDE = 8
_PARTS = 1 << 14
# A bin that holds more than this share of the squares within classes is split as well: one wide
# bin in a long tail could hide a better partition.
_HIDDEN = 1e-5
_SAMPLE = 1 << 18
_STRIP = 1 << 20
_ROUNDS = 12


@dataclass(frozen=True)
class NaturalBreaks:
    """Classes with the least variance inside.

    Parameters
    ----------
    upper : tuple of float
        The largest value of each class, rising; the last is the largest of all values. Fewer
        than asked for when there are fewer different values.
    minimum : float
        The smallest value.
    squares_within : float
        Sum of squared deviations from the class means.
    gvf : float
        Goodness of variance fit, ``1 - squares_within / squares_total``; 1 for one single value.
    """

    upper: tuple[float, ...]
    minimum: float
    squares_within: float
    gvf: float

    @property
    def limits(self) -> tuple[float, ...]:
        """The limits between classes (upper, but for the last)."""
        return self.upper[:-1]


def natural_breaks(layers: Sequence[np.ndarray], classes: int = 5, progress: Progress = no_progress) -> NaturalBreaks:
    """Classes whose values differ least from their class means.

    Minimises the sum of squared deviations from the class means over all partitions of the sorted
    values into contiguous classes (Fisher 1958; Jenks 1977), by dynamic programming. Up to 32,768
    different values are used as they are. Otherwise they are collected in 8,192 bins, the bins
    near the breaks are split down to single values, and the programme is repeated until no break
    lies near a bin that could be split: the breaks are then values of the data, and shifting them
    does not make the classes better.

    Parameters
    ----------
    layers : sequence of ndarray or Rows of float
        One layer, or several that share their breaks. NaN is nodata.
    classes : int
        Number of classes, at least 1.
    progress : callable

    Returns
    -------
    NaturalBreaks

    Raises
    ------
    InputError
        When no cell has data, a value is infinite, or `classes` is below 1.

    References
    ----------
    Fisher (1958), Journal of the American Statistical Association 53: 789-798. Jenks (1977),
    Optimal Data Classification for Choropleth Maps.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.natural_breaks import natural_breaks
    >>> [float(limit) for limit in natural_breaks([np.array([1.0, 2.0, 3.0, 10.0, 11.0, 50.0])], 3).limits]
    [3.0, 11.0]
    """
    if classes < 1:
        raise InputError("The number of classes is at least 1, not {classes}.", classes=classes)
    flat = list(layers)
    low, high, size = extent_of(flat)
    progress(0.05)
    few = _few_values(flat)
    progress(0.1)
    if few is not None:
        return _exact(*few, classes)
    edges, middle = _first_edges(flat, low, high, size)
    bins = _collect(flat, edges, middle, progress)
    for turn in range(_ROUNDS):
        progress(0.7 + 0.3 * turn / _ROUNDS)
        starts = optimal_starts(bins.groups(), classes)
        if not bins.split(starts, flat):
            break
    progress(1.0)
    return bins.breaks(starts)


def valid_strips(layers: Sequence[np.ndarray]):
    """Valid values of the layers, in blocks."""
    for layer in layers:
        cells = flat_of(layer)
        for strip in slices(cells.size, _STRIP):
            block = cells[strip]
            block = block[~np.isnan(block)]
            if block.size:
                yield block


def extent_of(layers: Sequence[np.ndarray]) -> tuple[float, float, int]:
    """Least and greatest value of the layers, and the number of cells with data."""
    low, high, size = np.inf, -np.inf, 0
    for block in valid_strips(layers):
        low, high = min(low, float(block.min())), max(high, float(block.max()))
        size += block.size
    if size == 0:
        raise InputError("No cell has data, so there is nothing to classify.")
    if not (np.isfinite(low) and np.isfinite(high)):
        raise InputError("There are infinite values; set them to nodata first.")
    return low, high, size


def _few_values(flat: Sequence[np.ndarray]) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """All different values and how often each occurs; None when there are too many."""
    values, counts = np.empty(0), np.empty(0)
    for block in valid_strips(flat):
        # A short look first: continuous data show at once.
        for part in (block[: 2 * _EXACT_VALUES], block[2 * _EXACT_VALUES :]):
            found, times = np.unique(part, return_counts=True)
            merged, where = np.unique(np.concatenate([values, found]), return_inverse=True)
            if merged.size > _EXACT_VALUES:
                return None
            counts = np.bincount(where.ravel(), np.concatenate([counts, times]), merged.size)
            values = merged
    return values.astype(np.float64), counts


def _exact(values: np.ndarray, counts: np.ndarray, classes: int) -> NaturalBreaks:
    if values.size <= classes:
        return NaturalBreaks(tuple(values.tolist()), float(values[0]), 0.0, 1.0)
    shifted = values - values[np.searchsorted(np.cumsum(counts), 0.5 * counts.sum())]
    groups = Groups(counts, counts * shifted, counts * shifted * shifted)
    return _result(groups, optimal_starts(groups, classes), float(values[0]), values)


def _result(groups: Groups, starts: np.ndarray, minimum: float, largest: np.ndarray) -> NaturalBreaks:
    stops = np.append(starts[1:], groups.size)
    within = float(groups.squares(starts, stops).sum())
    total = float(groups.squares(np.array([0]), np.array([groups.size]))[0])
    gvf = 1.0 - within / total if total > 0.0 else 1.0
    return NaturalBreaks(tuple(largest[stops - 1].tolist()), minimum, within, gvf)


def _first_edges(flat, low: float, high: float, size: int):
    """Upper edges of the bins (quantiles of an even sample, equal steps for the tails); a median."""
    step = max(size // _SAMPLE, 1)
    sample = np.concatenate([block[::step] for block in valid_strips(flat)]).astype(np.float64)
    sample.sort()
    picked = sample[np.linspace(0, sample.size - 1, _BINS // 2).astype(np.intp)]
    # Halves first: the difference of two large numbers of opposite sign could overflow.
    share = np.linspace(0.0, 1.0, _BINS // 2 + 1)[1:]
    even = low * (1.0 - share) + high * share
    edges = np.unique(np.concatenate([picked, even]))
    return np.append(edges[edges < high], high), float(picked[picked.size // 2])


def _collect(flat, edges: np.ndarray, origin: float, progress: Progress) -> _Bins:
    sums = np.zeros((3, edges.size))
    smallest, largest = np.full(edges.size, np.inf), np.full(edges.size, -np.inf)
    total = sum(layer.size for layer in flat)
    done = 0
    for block in valid_strips(flat):
        progress(0.1 + 0.6 * done / total)
        done += _STRIP
        values = np.sort(block).astype(np.float64, copy=False)
        stops = np.searchsorted(values, edges, side="right")
        _add(sums, smallest, largest, values, stops, origin)
    filled = sums[0] > 0
    return _Bins(sums[:, filled], smallest[filled], largest[filled], origin)


def _add(sums, smallest, largest, values, stops, origin) -> None:
    """Add sorted values to the bins that end at `stops`."""
    starts = np.append(0, stops[:-1])
    filled = np.flatnonzero(stops > starts)
    if filled.size == 0:
        return
    heads = starts[filled]
    smallest[filled] = np.minimum(smallest[filled], values[heads])
    largest[filled] = np.maximum(largest[filled], values[stops[filled] - 1])
    shifted = values - origin
    sums[0, filled] += stops[filled] - heads
    sums[1, filled] += np.add.reduceat(shifted, heads)
    sums[2, filled] += np.add.reduceat(shifted * shifted, heads)


class _Bins:
    """Bins in rising order: count, sum and squares (from `origin`), smallest and largest value."""

    def __init__(self, sums: np.ndarray, smallest: np.ndarray, largest: np.ndarray, origin: float):
        self._sums = sums
        self._smallest = smallest
        self._largest = largest
        self._origin = origin

    def groups(self) -> Groups:
        return Groups(*self._sums)

    def breaks(self, starts: np.ndarray) -> NaturalBreaks:
        return _result(self.groups(), starts, float(self._smallest[0]), self._largest)

    def split(self, starts: np.ndarray, flat) -> bool:
        """Split the bins near the breaks, and those that hide much; False when none is left."""
        groups = self.groups()
        inside = groups.squares(np.arange(groups.size), np.arange(1, groups.size + 1))
        within = groups.squares(starts, np.append(starts[1:], groups.size)).sum()
        chosen = inside > _HIDDEN * within
        for start in starts[1:]:
            chosen[max(start - _BESIDE, 0) : start + _BESIDE] = True
        chosen &= self._smallest < self._largest
        if not chosen.any():
            return False
        # Neighbours are split together: one look at the cells for each run of them.
        edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
        runs = edges.reshape(-1, 2)
        spans = [(self._smallest[first], self._largest[stop - 1]) for first, stop in runs]
        parts = [_split(values, self._origin) for values in _values_between(flat, spans)]
        smallest = np.concatenate([self._smallest[~chosen]] + [part[1] for part in parts])
        order = np.argsort(smallest, kind="stable")
        self._sums = np.concatenate([self._sums[:, ~chosen]] + [part[0] for part in parts], axis=1)[:, order]
        self._largest = np.concatenate([self._largest[~chosen]] + [part[2] for part in parts])[order]
        self._smallest = smallest[order]
        return True


def _values_between(flat, spans) -> list[np.ndarray]:
    """The values of each closed span."""
    found: list[list[np.ndarray]] = [[] for _ in spans]
    for block in valid_strips(flat):
        # In float64, or the ends of a span between two float32 numbers would move onto one of them.
        block = block.astype(np.float64, copy=False)
        for (low, high), values in zip(spans, found):
            values.append(block[(block >= low) & (block <= high)])
    return [np.concatenate(values) for values in found]


def _split(values: np.ndarray, origin: float):
    """Sums, smallest and largest values of the parts of one bin: single values where they are few."""
    values = np.sort(values)
    edges = np.flatnonzero(np.append(values[1:] > values[:-1], True))
    if edges.size > _PARTS:
        edges = edges[np.unique(np.linspace(0, edges.size - 1, _PARTS).astype(np.intp))]
    stops = edges + 1
    sums = np.zeros((3, stops.size))
    smallest, largest = np.full(stops.size, np.inf), np.full(stops.size, -np.inf)
    _add(sums, smallest, largest, values, stops, origin)
    return sums, smallest, largest
