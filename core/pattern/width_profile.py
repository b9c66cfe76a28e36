"""How wide a corridor should be: what lies within half widths of its line, cover by cover and ampere by ampere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np
from scipy import ndimage

from ..errors import InputError
from ..progress import Progress, no_progress, slices
from ..typed import Shape

# Distances that are equal but for rounding.
_ROUNDING = 1e-9
# Cells whose distances are found at once.
_BLOCK = 1 << 20
# Cells that are counted at once.
_STRIP = 1 << 18
# Half widths that fit beside "beyond" into a byte.
_MOST_WIDTHS = 250
BEYOND = 255
# A curve that rises no further above its chord has no knee.
_LEAST_KNEE = 0.05


@dataclass(frozen=True)
class Belt:
    """Cells around a line by the least half width that holds them.

    Parameters
    ----------
    top, left : int
        Row and column of the first cell on the grid.
    rank : ndarray of uint8, shape (height, width)
        Place of the half width, `BEYOND` outside all.
    """

    top: int
    left: int
    rank: np.ndarray

    @property
    def box(self) -> tuple[slice, slice]:
        """The window on the grid."""
        height, width = self.rank.shape
        return slice(self.top, self.top + height), slice(self.left, self.left + width)


@dataclass(frozen=True)
class WidthProfile:
    """What lies within each half width.

    Parameters
    ----------
    widths : tuple of float
        Rising.
    cells : ndarray of int64, shape (widths, classes)
        Cells of each land-cover class, within the width.
    current : ndarray of float64, shape (widths,)
        Sum of the current within the width; zeros without a current.
    """

    widths: tuple
    cells: np.ndarray
    current: np.ndarray

    @property
    def shares(self) -> np.ndarray:
        """Share of each class, of the cells with land cover; NaN where there is none."""
        total = self.cells.sum(axis=1, keepdims=True)
        return np.where(total > 0, self.cells / np.maximum(total, 1), np.nan)

    def share_of(self, wanted: np.ndarray) -> np.ndarray:
        """Share of some classes together, ndarray of bool of all classes."""
        return self.shares[:, wanted].sum(axis=1)


def check_half_widths(widths: Sequence[float]) -> tuple:
    """Half widths, rising and each once.

    Raises
    ------
    InputError
        For none, too many, or one below 0 or not finite.
    """
    widths = tuple(sorted({float(width) for width in widths}))
    if not widths or len(widths) > _MOST_WIDTHS or not np.isfinite(widths).all() or widths[0] < 0.0:
        raise InputError("Give 1 to {most} half widths in metres, each 0 or more.", most=_MOST_WIDTHS)
    return widths


def belt_of(
    rows: np.ndarray, columns: np.ndarray, shape: Shape, widths: Sequence[float], cell_size: float
) -> Belt:
    """Cells around a line by their distance, from centre to centre, to its nearest cell.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)
        The line's cells, on the grid.
    shape : tuple of int
    widths : sequence of float
        From `check_half_widths`; a cell at the width itself lies within.
    cell_size : float

    Returns
    -------
    Belt
    """
    margin = int(np.floor(widths[-1] / cell_size * (1.0 + _ROUNDING)))
    top, left = max(int(rows.min()) - margin, 0), max(int(columns.min()) - margin, 0)
    bottom, right = min(int(rows.max()) + margin + 1, shape[0]), min(int(columns.max()) + margin + 1, shape[1])
    limits = np.asarray(widths) / cell_size * (1.0 + _ROUNDING)
    rank = np.full((bottom - top, right - left), BEYOND, dtype=np.uint8)
    height = max(1, _BLOCK // rank.shape[1])
    for start in range(0, rank.shape[0], height):
        stop = min(start + height, rank.shape[0])
        first, last = max(start - margin, 0), min(stop + margin, rank.shape[0])
        near = (rows - top >= first) & (rows - top < last)
        if not near.any():
            continue
        apart = np.ones((last - first, rank.shape[1]), dtype=bool)
        apart[rows[near] - top - first, columns[near] - left] = False
        distance = ndimage.distance_transform_edt(apart)[start - first : stop - first]
        found = np.searchsorted(limits, distance.ravel(), side="left").reshape(distance.shape)
        rank[start:stop] = np.where(found < limits.size, found, BEYOND)
    return Belt(top, left, rank)


def profile(
    rank: np.ndarray,
    widths: Sequence[float],
    classes: np.ndarray,
    cover: np.ndarray,
    valid: np.ndarray,
    current: Optional[np.ndarray] = None,
) -> WidthProfile:
    """Land cover and current within each half width.

    Parameters
    ----------
    rank : ndarray of uint8
        From `Belt`, or of several lines together; `BEYOND` is left out.
    widths : sequence of float
    classes : ndarray of int, shape (classes,)
        Rising; all that occur in the cover.
    cover, valid : ndarray, shape of `rank`
        Class values, and where they are data.
    current : ndarray of float, shape of `rank`, optional
        NaN counts nothing.
    """
    count = len(widths)
    cells, amperes = np.zeros(count * classes.size, dtype=np.int64), np.zeros(count)
    for rows in slices(rank.shape[0], max(1, _STRIP // rank.shape[1])):
        part = rank[rows]
        inside = valid[rows] & (part < count)
        place = np.searchsorted(classes, cover[rows][inside])
        cells += np.bincount(part[inside].astype(np.intp) * classes.size + place, minlength=cells.size)
        if current is not None:
            known = (part < count) & ~np.isnan(current[rows])
            amperes += np.bincount(part[known], weights=current[rows][known], minlength=count)
    return WidthProfile(tuple(widths), np.cumsum(cells.reshape(count, classes.size), axis=0), np.cumsum(amperes))


def widest_natural(share: np.ndarray, drop: float) -> int:
    """The place of the greatest width whose natural share is not below the first one's by more than `drop`.

    Parameters
    ----------
    share : ndarray of float, shape (widths,)
        0 to 1; NaN where there is no land cover.
    drop : float
        0 to 1.

    Returns
    -------
    int
        -1 where no share is known.
    """
    known = np.flatnonzero(~np.isnan(share))
    if not known.size:
        return -1
    return int(known[share[known] >= share[known[0]] - drop - _ROUNDING][-1])


def knee(widths: Sequence[float], share: np.ndarray) -> int:
    """The place of the knee of a curve that rises ever more slowly: farthest above the chord between its ends.

    Parameters
    ----------
    widths : sequence of float
    share : ndarray of float, shape (widths,)
        Rising; its unit does not matter.

    Returns
    -------
    int
        -1 where there is none: fewer than three widths, or no point 5 % of the rise above the chord.

    References
    ----------
    The difference curve of Satopää et al. (2011), Kneedle, 10.1109/ICDCSW.2011.20, without its smoothing; the limit of
    5 % is our own.
    """
    x, y = np.asarray(widths, dtype=np.float64), np.asarray(share, dtype=np.float64)
    if x.size < 3 or not y[-1] > y[0]:
        return -1
    above = (y - y[0]) / (y[-1] - y[0]) - (x - x[0]) / (x[-1] - x[0])
    place = int(np.argmax(above))
    return place if above[place] > _LEAST_KNEE else -1


def first_reaching(share: np.ndarray, wanted: float) -> int:
    """The place of the first width that holds a share; -1 where none does."""
    reached = np.flatnonzero(share >= wanted - _ROUNDING)
    return int(reached[0]) if reached.size else -1


def cells_holding(current: np.ndarray, shares: Sequence[float]) -> list[int]:
    """How few cells hold shares of the whole current.

    Parameters
    ----------
    current : ndarray of float
        NaN counts nothing; 0 or more.
    shares : sequence of float
        0 to 1.

    Raises
    ------
    InputError
        Where there is no current.
    """
    values = np.sort(current[~np.isnan(current)].astype(np.float64))[::-1]
    total = values.sum()
    if not total > 0.0:
        raise InputError("There is no current above 0.")
    sums = np.cumsum(values) / total
    return [min(int(np.searchsorted(sums, share - _ROUNDING)) + 1, values.size) for share in shares]


@dataclass(frozen=True)
class PinchCells:
    """Cells of the highest current within each half width.

    Parameters
    ----------
    limits : tuple of float
        Least current of such a cell, by width; NaN where no cell has current.
    cells : tuple of int
        How many there are.
    share : ndarray of float32
        Of the widths at which a cell is one; NaN where it lies in none or has no current.
    """

    limits: tuple
    cells: tuple
    share: np.ndarray


def pinch_cells(
    rank: np.ndarray, current: np.ndarray, widths: Sequence[float], rule: str, progress: Progress = no_progress
) -> PinchCells:
    """Which cells are pinch points, and at how many widths they are.

    Parameters
    ----------
    rank : ndarray of uint8
    current : ndarray of float, shape of `rank`
    widths : sequence of float
    rule : {"5", "10", "deviations"}
        The highest 5 or 10 % of the cells with current within the width, or those above its mean by two standard
        deviations.
    progress : callable

    Raises
    ------
    InputError
        For another rule.
    """
    rules = ("5", "10", "deviations")
    if rule not in rules:
        raise InputError("Pinch points are {known}, not {given}.", known=", ".join(rules), given=rule)
    flows = current > 0.0
    times = np.zeros(rank.shape, dtype=np.uint8)
    limits, cells = [], []
    for place in range(len(widths)):
        inside = flows & (rank <= place)
        values = current[inside].astype(np.float64)
        limit = _pinch_limit(values, rule)
        is_pinch = inside & (current >= limit)
        times += is_pinch
        limits.append(limit)
        cells.append(int(is_pinch.sum()))
        progress((place + 1) / len(widths))
    share = times.astype(np.float32) / np.float32(len(widths))
    share[~(flows & (rank < len(widths)))] = np.nan
    return PinchCells(tuple(limits), tuple(cells), share)


def _pinch_limit(values: np.ndarray, rule: str) -> float:
    if not values.size:
        return np.nan
    if rule == "deviations":
        return float(values.mean() + 2.0 * values.std())
    count = max(1, int(round(values.size * float(rule) / 100.0)))
    return float(np.partition(values, values.size - count)[values.size - count])
