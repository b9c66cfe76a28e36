"""Places of the highest class of a raster: pinch points of a current map, barriers of a score map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError
from ..patches import label_patches, patch_sizes
from ..progress import Progress, no_progress, parts_of


@dataclass(frozen=True)
class TopPlaces:
    """Places of the highest class, by rank.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Rank of the place that a cell belongs to, from 1; 0 elsewhere.
    limit : float
        Values above it are of the highest class; all values count where it is minus infinity.
    gvf : float
        Goodness of variance fit of the classes.
    dropped : int
        Patches that were too small.
    joined : int
        Patches that became part of a higher place.
    cells : ndarray of int64, shape (places,)
    peak : ndarray of float64, shape (places,)
        The highest value, by which they are ranked.
    mean : ndarray of float64, shape (places,)
    peak_rows, peak_columns : ndarray of int64, shape (places,)
        The cell of the highest value; of several the one nearest to their middle.
    """

    labels: np.ndarray
    limit: float
    gvf: float
    dropped: int
    joined: int
    cells: np.ndarray
    peak: np.ndarray
    mean: np.ndarray
    peak_rows: np.ndarray
    peak_columns: np.ndarray

    @property
    def count(self) -> int:
        """Number of places."""
        return self.cells.size


def top_places(
    values: np.ndarray, classes: int = 5, least_cells: float = 0.0, progress: Progress = no_progress
) -> TopPlaces:
    """The patches of the highest natural class, ranked by their highest value.

    Parameters
    ----------
    values : ndarray of float, shape (rows, columns)
        NaN is no data; 0 and below is of no class.
    classes : int
        Number of natural breaks' classes. With 1 all values above 0 belong to the places.
    least_cells : float
        Smaller patches (8 neighbours) are dropped.
    progress : callable

    Returns
    -------
    TopPlaces
        Of no place where no value is above 0.

    Raises
    ------
    InputError
        When `classes` is below 1.
    """
    if classes < 1:
        raise InputError("The number of classes is at least 1, not {classes}.", classes=classes)
    breaking, labelling = parts_of(progress, (3.0, 1.0))
    positive = values > 0.0
    limit, gvf = -np.inf, 1.0
    if positive.any():
        breaks = natural_breaks([values[positive]], classes, breaking)
        gvf = breaks.gvf
        if breaks.limits:
            limit = breaks.limits[-1]
    labelling(0.0)
    labels, count = label_patches(positive & (values > limit))
    sizes = patch_sizes(labels, count)
    small = sizes < least_cells
    table = np.zeros(count + 1, dtype=np.int32)
    table[1:][~small] = np.arange(1, count - int(small.sum()) + 1)
    return _ranked(table[labels], values, limit, gvf, int(small.sum()), 0)


def join_near_peaks(places: TopPlaces, values: np.ndarray, reach: np.ndarray) -> TopPlaces:
    """Places whose peaks lie within the reach of a higher place's peak become part of that.

    Parameters
    ----------
    places : TopPlaces
    values : ndarray of float, shape (rows, columns)
        Of which they are the places.
    reach : ndarray of float, shape (places,)
        In cells.

    Returns
    -------
    TopPlaces
    """
    if places.count < 2:
        return places
    points = np.column_stack([places.peak_rows, places.peak_columns]).astype(np.float64)
    tree = cKDTree(points)
    table = np.zeros(places.count + 1, dtype=np.int32)
    found = 0
    for number in range(places.count):
        if table[number + 1]:
            continue
        found += 1
        table[number + 1] = found
        # Those of a higher rank are taken already, or too far from what took them to be here.
        for other in tree.query_ball_point(points[number], reach[number] * (1.0 + 1e-9)):
            if not table[other + 1]:
                table[other + 1] = found
    joined = places.count - found
    if not joined:
        return places
    return _ranked(table[places.labels], values, places.limit, places.gvf, places.dropped, joined)


def _ranked(labels: np.ndarray, values: np.ndarray, limit, gvf, dropped, joined) -> TopPlaces:
    """Statistics of labelled patches, renumbered by their highest value."""
    flat = np.flatnonzero(labels.ravel())
    label = labels.ravel()[flat]
    order = np.argsort(label, kind="stable")
    flat, label = flat[order], label[order]
    value = values.ravel()[flat].astype(np.float64)
    count = int(label[-1]) if label.size else 0
    starts = np.searchsorted(label, np.arange(1, count + 1))
    cells = np.bincount(label, minlength=count + 1)[1:]
    if not count:
        empty, whole = np.empty(0), np.empty(0, dtype=np.int64)
        return TopPlaces(labels, limit, gvf, dropped, joined, whole, empty, empty, whole, whole)
    peak = np.maximum.reduceat(value, starts)
    mean = np.add.reduceat(value, starts) / cells
    highest = _middle_of_highest(flat, label, value == peak[label - 1], labels.shape[1], count)
    # Equal peaks: the higher mean first, then the raster order.
    order = np.lexsort((starts, -mean, -peak))
    rank = np.empty(count + 1, dtype=np.int32)
    rank[0] = 0
    rank[order + 1] = np.arange(1, count + 1)
    rows, columns = np.divmod(highest[order], labels.shape[1])
    return TopPlaces(
        rank[labels], limit, gvf, dropped, joined, cells[order], peak[order], mean[order], rows, columns
    )


def _middle_of_highest(flat, label, is_peak, columns: int, count: int) -> np.ndarray:
    """Of each patch's cells of the highest value the one that is nearest to their centroid."""
    flat, label = flat[is_peak], label[is_peak]
    row, column = np.divmod(flat, columns)
    size = np.bincount(label, minlength=count + 1)[label]
    distance = np.zeros(flat.size)
    for place in (row, column):
        distance += (place - np.bincount(label, place, count + 1)[label] / size) ** 2
    order = np.lexsort((flat, distance, label))
    return flat[order][np.searchsorted(label[order], np.arange(1, count + 1))]
