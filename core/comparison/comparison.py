"""What changes between two patterns: patches, ground, values and classes, compared cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..decision.natural_breaks import natural_breaks
from ..errors import InputError
from ..groups import joined_groups
from ..memory import require_memory
from ..progress import Progress, no_progress, slices

LOST, GAINED, KEPT = 1, 2, 3
# Cells that are looked at together.
_STRIP = 1 << 20
# Measured peak of the comparison of two surfaces.
_BYTES_PER_CELL = 52


@dataclass(frozen=True)
class PatchChange:
    """Patches of two patterns that belong together, or one that has no counterpart.

    Parameters
    ----------
    change : {"kept", "split", "merged", "rearranged", "lost", "gained"}
        One to one, one to several, several to one, several to several, none after, none before.
    before, after : tuple of int
        Their labels, ascending.
    cells_before, cells_after : int
    cells_shared : int
        Cells that are of the group in both patterns.
    """

    change: str
    before: tuple
    after: tuple
    cells_before: int
    cells_after: int
    cells_shared: int


def match_patches(before: np.ndarray, after: np.ndarray, least_overlap: float = 0.5) -> tuple:
    """Which patches of two label arrays are the same place.

    Two patches belong together when they share at least a part `least_overlap` of the smaller one. What hangs
    together so is one group, so that a patch that falls apart is split and not lost. Exchanging the two patterns
    exchanges lost and gained, split and merged.

    Parameters
    ----------
    before, after : ndarray of int, shape (rows, columns)
        Patch numbers from 1, not necessarily without gaps; 0 is no patch.
    least_overlap : float
        Above 0, at most 1.

    Returns
    -------
    tuple of PatchChange
        By the first label before; the gained ones last, by their label.

    Raises
    ------
    InputError
        For arrays of different shapes or an overlap outside (0, 1].
    """
    _same_shape(before, after)
    if not 0.0 < least_overlap <= 1.0:
        raise InputError("The least overlap must be above 0 and at most 1, not {given:g}.", given=least_overlap)
    sizes_before, sizes_after = np.bincount(before.ravel()), np.bincount(after.ravel())
    width = sizes_after.size
    both = (before > 0) & (after > 0)
    codes, shared = np.unique(before[both].astype(np.int64) * width + after[both], return_counts=True)
    first, second = np.divmod(codes, width)
    linked = shared >= least_overlap * np.minimum(sizes_before[first], sizes_after[second])
    # One graph of both patterns; the patches after are numbered behind those before.
    size = sizes_before.size + width
    _, group = joined_groups(size, first[linked], second[linked] + sizes_before.size)
    members: dict = {}
    for label in np.flatnonzero(sizes_before)[1 if sizes_before[0] else 0 :].tolist():
        members.setdefault(group[label], ([], []))[0].append(label)
    for label in np.flatnonzero(sizes_after)[1 if sizes_after[0] else 0 :].tolist():
        members.setdefault(group[sizes_before.size + label], ([], []))[1].append(label)
    inside = group[first] == group[second + sizes_before.size]
    common = np.bincount(group[first[inside]], shared[inside], size).astype(np.int64)
    return tuple(
        PatchChange(
            _kind(len(old), len(new)),
            tuple(old),
            tuple(new),
            int(sizes_before[old].sum()),
            int(sizes_after[new].sum()),
            int(common[number]),
        )
        for number, (old, new) in members.items()
    )


def _kind(before: int, after: int) -> str:
    if not after:
        return "lost"
    if not before:
        return "gained"
    if before == 1:
        return "kept" if after == 1 else "split"
    return "merged" if after == 1 else "rearranged"


def ground_change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Where ground is lost, gained or kept.

    Parameters
    ----------
    before, after : ndarray of bool or of labels, shape (rows, columns)
        Above 0 where the ground is.

    Returns
    -------
    ndarray of uint8
        0 neither, 1 lost, 2 gained, 3 kept.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.comparison.comparison import ground_change
    >>> ground_change(np.array([True, True, False]), np.array([True, False, True])).tolist()
    [3, 1, 2]
    """
    _same_shape(before, after)
    return (before > 0).astype(np.uint8) * np.uint8(LOST) + (after > 0).astype(np.uint8) * np.uint8(GAINED)


@dataclass(frozen=True)
class Overlap:
    """How far two grounds are the same.

    Parameters
    ----------
    lost, gained, kept : int
        Cells that are ground only before, only after, in both.
    """

    lost: int
    gained: int
    kept: int

    @property
    def iou(self) -> float:
        """Intersection over union; 1 where neither has any ground."""
        union = self.lost + self.gained + self.kept
        return self.kept / union if union else 1.0


def ground_overlap(before: np.ndarray, after: np.ndarray) -> Overlap:
    """Cells of `ground_change`, counted.

    Parameters
    ----------
    before, after : ndarray of bool or of labels, shape (rows, columns)
        Above 0 where the ground is.

    References
    ----------
    Jaccard (1912), New Phytologist 11: 37-50 (intersection over union).
    """
    counts = np.bincount(ground_change(before, after).ravel(), minlength=4)
    return Overlap(int(counts[LOST]), int(counts[GAINED]), int(counts[KEPT]))


@dataclass(frozen=True)
class ValueChange:
    """How a surface of values changes; all numbers over the cells of the difference.

    Parameters
    ----------
    difference : ndarray of float64, shape (rows, columns)
        After minus before; NaN where they cannot be compared.
    cells : int
    mean_before, mean_after : float
    root_mean_square : float
        Of the difference.
    correlation : float
        Pearson's; NaN where one of them is constant.
    top_limit : float
        Values above it are of the highest class of both surfaces together; NaN where there is but one value.
    top : Overlap
        Of the places of the highest class.
    """

    difference: np.ndarray
    cells: int
    mean_before: float
    mean_after: float
    root_mean_square: float
    correlation: float
    top_limit: float
    top: Overlap

    @property
    def mean_difference(self) -> float:
        """Mean of the difference."""
        return self.mean_after - self.mean_before


def value_change(
    before: np.ndarray,
    after: np.ndarray,
    classes: int = 5,
    absent: Optional[float] = None,
    progress: Progress = no_progress,
) -> ValueChange:
    """Compare two surfaces.

    The highest class is that of natural breaks of the values of both surfaces together, so that one limit holds
    for both.

    Parameters
    ----------
    before, after : ndarray of float, shape (rows, columns)
        NaN is no data.
    classes : int
        Number of natural breaks' classes, from 2.
    absent : float, optional
        The value of a surface where only the other one has data, such as 0 for a current that does not flow there;
        without it such cells are left out.
    progress : callable

    Returns
    -------
    ValueChange

    Raises
    ------
    InputError
        For surfaces of different shapes or without a cell in common.
    MemoryNeeded
        When the comparison would not fit.
    """
    _same_shape(before, after)
    require_memory(float(before.size) * _BYTES_PER_CELL)
    has_before, has_after = np.isfinite(before), np.isfinite(after)
    both = has_before & has_after if absent is None else has_before | has_after
    if not both.any():
        raise InputError("The two surfaces have no cell in common where both have data.")
    if absent is not None:
        before, after = np.where(has_before, before, absent), np.where(has_after, after, absent)
    old, new = before[both].astype(np.float64), after[both].astype(np.float64)
    difference = np.full(before.shape, np.nan)
    difference[both] = new - old
    limits = natural_breaks([old, new], classes, progress).limits
    limit = float(limits[-1]) if limits else np.nan
    return ValueChange(
        difference,
        int(old.size),
        float(old.mean()),
        float(new.mean()),
        float(np.sqrt(np.mean((new - old) ** 2))),
        _correlation(old, new),
        limit,
        ground_overlap(both & (before > limit), both & (after > limit)),
    )


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    a, b = a - a.mean(), b - b.mean()
    scale = np.sqrt(np.dot(a, a) * np.dot(b, b))
    return float(np.clip(np.dot(a, b) / scale, -1.0, 1.0)) if scale > 0.0 else np.nan


@dataclass(frozen=True)
class ClassChange:
    """From which class to which.

    Parameters
    ----------
    classes : tuple of int
        All classes of both, ascending.
    cells : ndarray of int64, shape (classes, classes)
        Rows are the classes before, columns those after.
    """

    classes: tuple
    cells: np.ndarray

    @property
    def same_share(self) -> float:
        """Share of the cells that stay in their class."""
        total = self.cells.sum()
        return float(np.trace(self.cells) / total) if total else np.nan


def class_change(before: np.ndarray, after: np.ndarray, valid: np.ndarray) -> ClassChange:
    """Transition matrix of two rasters of classes.

    Parameters
    ----------
    before, after : ndarray of int, shape (rows, columns)
    valid : ndarray of bool
        Where both hold data.

    Returns
    -------
    ClassChange

    Raises
    ------
    InputError
        For rasters of different shapes.
    """
    _same_shape(before, after)
    rows = max(1, _STRIP // max(before.shape[1], 1))
    strips = list(slices(before.shape[0], rows))
    found = [np.unique(values[strip][valid[strip]]) for strip in strips for values in (before, after)]
    classes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=before.dtype)
    cells = np.zeros(classes.size**2, dtype=np.int64)
    for strip in strips:
        inside = valid[strip]
        first, second = (np.searchsorted(classes, values[strip][inside]) for values in (before, after))
        cells += np.bincount(first * classes.size + second, minlength=cells.size)
    return ClassChange(tuple(classes.tolist()), cells.reshape(classes.size, classes.size))


def _same_shape(before: np.ndarray, after: np.ndarray) -> None:
    if before.shape != after.shape:
        raise InputError(
            "The two patterns have {before} and {after} cells; bring them onto one grid.",
            before=" x ".join(map(str, before.shape)),
            after=" x ".join(map(str, after.shape)),
        )
