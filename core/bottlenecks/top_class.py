"""Places of the highest class of a raster: pinch points of a current map, barriers of a score map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..cost.disc_minimum import disc_window
from ..decision.natural_breaks import natural_breaks
from ..errors import InputError
from ..groups import joined_groups, trees_of
from ..patches import label_patches
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
        Places that were too small.
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


def places_among(places: TopPlaces, kept: np.ndarray) -> TopPlaces:
    """Some of the places, ranked anew.

    Parameters
    ----------
    places : TopPlaces
    kept : ndarray of bool, shape (places,)

    Returns
    -------
    TopPlaces
        In the same order.
    """
    rank = np.append(0, np.where(kept, np.cumsum(kept), 0)).astype(np.int32)
    return replace(
        places,
        labels=rank[places.labels],
        cells=places.cells[kept],
        peak=places.peak[kept],
        mean=places.mean[kept],
        peak_rows=places.peak_rows[kept],
        peak_columns=places.peak_columns[kept],
    )


def top_places(
    values: np.ndarray,
    classes: int = 5,
    least_cells: float = 0.0,
    kinds: Optional[np.ndarray] = None,
    reach: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
    fixed: Optional[float] = None,
) -> TopPlaces:
    """The patches of the highest natural class, ranked by their highest value.

    Parameters
    ----------
    values : ndarray of float, shape (rows, columns)
        NaN is no data; 0 and below is of no class.
    classes : int
        Number of natural breaks' classes. With 1 all values above 0 belong to the places.
    least_cells : float
        Smaller places are dropped.
    kinds : ndarray of int, shape (rows, columns), optional
        Neighbours of different kinds are in different patches.
    reach : ndarray of float, shape (rows, columns), optional
        In cells. A patch is a place of its own only where no value is higher within the reach of its
        peak; else it is part of the place of that higher value. All patches are places without it.
    progress : callable
    fixed : float, optional
        The limit of the highest class, from elsewhere; no natural breaks are looked for then.

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
    if fixed is not None:
        limit = fixed
    elif positive.any():
        breaks = natural_breaks([values[positive]], classes, breaking)
        gvf = breaks.gvf
        if breaks.limits:
            limit = breaks.limits[-1]
    labelling(0.0)
    top = positive & (values > limit)
    labels = label_patches(top)[0] if kinds is None else _patches_of_kinds(top, kinds)
    patches = _Patches(labels, values)
    joined = 0
    if reach is not None:
        part_of_place = _higher_places(patches, labels, values, reach)
        labels = np.append(0, part_of_place)[labels].astype(np.int32)
        joined = patches.count - int(part_of_place.max(initial=0))
    places = ranked_places(labels, values, joined, limit, gvf, least_cells)
    progress(1.0)
    return places


def ranked_places(
    labels: np.ndarray, values: np.ndarray, joined: int, limit: float, gvf: float, least_cells: float
) -> TopPlaces:
    """Places by their highest value.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Number of each cell's place, from 1; 0 is none. Numbers may be missing.
    values : ndarray of float, shape (rows, columns)
    joined, limit, gvf
        As in `TopPlaces`.
    least_cells : float
        Smaller places are dropped.

    Returns
    -------
    TopPlaces
    """
    present, labels_present = np.unique(labels[labels > 0], return_inverse=True)
    if present.size and present[-1] != present.size:
        numbered = np.zeros(labels.shape, dtype=np.int32)
        numbered[labels > 0] = labels_present + 1
        labels = numbered
    patches = _Patches(labels, values)
    kept = np.flatnonzero(patches.cells >= least_cells)
    # Equal peaks: the higher mean first, then the raster order.
    order = kept[np.lexsort((kept, -patches.mean[kept], -patches.peak[kept]))]
    rank = np.zeros(patches.count + 1, dtype=np.int32)
    rank[order + 1] = np.arange(1, order.size + 1)
    rows, columns = np.divmod(patches.highest[order], values.shape[1])
    return TopPlaces(
        rank[labels],
        limit,
        gvf,
        patches.count - kept.size,
        joined,
        patches.cells[order],
        patches.peak[order],
        patches.mean[order],
        rows,
        columns,
    )


def _patches_of_kinds(top: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Patches of cells that touch (8 neighbours) and are of one kind, in the raster order of their first cells."""
    flat = np.flatnonzero(top.ravel())
    number = np.full(top.shape, -1, dtype=np.int64)
    number.ravel()[flat] = np.arange(flat.size)
    ends = []
    for one, other in (
        (np.s_[:, :-1], np.s_[:, 1:]),
        (np.s_[:-1], np.s_[1:]),
        (np.s_[:-1, :-1], np.s_[1:, 1:]),
        (np.s_[:-1, 1:], np.s_[1:, :-1]),
    ):
        same = top[one] & top[other] & (kinds[one] == kinds[other])
        ends.append((number[one][same], number[other][same]))
    first, second = (np.concatenate(side) for side in zip(*ends))
    labels = np.zeros(top.shape, dtype=np.int32)
    if flat.size:
        labels.ravel()[flat] = joined_groups(flat.size, first, second)[1] + 1
    return labels


def _higher_places(patches: _Patches, labels: np.ndarray, values: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """For each patch the number of its place, from 1."""
    parent = np.arange(patches.count)
    rows, columns = np.divmod(patches.highest, values.shape[1])
    for patch, (row, column) in enumerate(zip(rows.tolist(), columns.tolist())):
        window, inside = disc_window(values.shape, (row, column), float(reach[row, column]) * (1.0 + 1e-9))
        near = labels[window]
        found = np.where(inside & (near > 0), values[window], -np.inf)
        highest = found.max()
        # Of equal peaks within reach the first patch has the place.
        first = int(near[found == highest].min()) - 1
        if highest > patches.peak[patch] or first < patch:
            parent[patch] = first
    return trees_of(parent)[1] + 1


class _Patches:
    """Number of cells, highest and mean value, and the cell of the highest value of labelled patches."""

    def __init__(self, labels: np.ndarray, values: np.ndarray):
        flat = np.flatnonzero(labels.ravel())
        label = labels.ravel()[flat]
        order = np.argsort(label, kind="stable")
        flat, label = flat[order], label[order]
        value = values.ravel()[flat].astype(np.float64)
        self.count = int(label[-1]) if label.size else 0
        self.cells = np.bincount(label, minlength=self.count + 1)[1:]
        if not self.count:
            self.peak, self.mean, self.highest = np.empty(0), np.empty(0), np.empty(0, dtype=np.int64)
            return
        starts = np.searchsorted(label, np.arange(1, self.count + 1))
        self.peak = np.maximum.reduceat(value, starts)
        self.mean = np.add.reduceat(value, starts) / self.cells
        self.highest = _middle_of_highest(flat, label, value == self.peak[label - 1], labels.shape[1], self.count)


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
