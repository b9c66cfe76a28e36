"""Diversity and contagion in moving windows, by sums whose cost does not grow with the window."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..executors import run_tasks
from ..progress import Progress, no_progress
from ._ratios import ratio
from ._window_sums import WindowSums
from .catalogue import check_metrics
from .landscape import class_places
from .units import centres, window_footprint

# Metrics that follow from counts of cells and adjacencies alone.
SUMMED = ("SHDI", "SHEI", "SIDI", "SIEI", "MSIDI", "MSIEI", "PR", "PRD", "TA", "TE", "ED", "PLADJ", "CONTAG")
_ADJACENT = ("CONTAG", "PLADJ", "TE", "ED")
_STRIP = 192
# Longer tables of n ln n would leave the cache.
_TABLE = 1 << 20


def window_metrics(
    values: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    names: Sequence[str],
    radius: int,
    form: str = "disc",
    border: str = "partial",
    stride: int = 1,
    everywhere: bool = False,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> list[np.ndarray]:
    """Metrics of the window around each cell, each window a landscape of its own.

    Parameters
    ----------
    values : ndarray of int, shape (rows, columns)
        Classes.
    valid : ndarray of bool
        True where there is data; windows whose centre has none are NaN.
    cell_size : float
        Metres.
    names : sequence of str
        Of `SUMMED`.
    radius : int
        Cells.
    form : {"disc", "square"}
    border : {"partial", "nodata"}
        Windows that reach beyond the data: of the cells that are there, or NaN as in FRAGSTATS.
    stride : int
        Centres are every stride-th row and column; see `units.centres`.
    everywhere : bool
        Measure windows whose centre has no data as well, for interpolation between centres.
    executor : concurrent.futures.Executor, optional
    progress : callable

    Returns
    -------
    list of ndarray of float64, shape (centre rows, centre columns)

    Raises
    ------
    InputError
    """
    names = check_metrics(names, "landscape")
    wrong = [name for name in names if name not in SUMMED]
    if wrong:
        raise InputError("{names} need the patches of each window; use window_patch_metrics.", names=", ".join(wrong))
    if border not in ("partial", "nodata"):
        raise InputError("The border rule is partial or nodata, not {given}.", given=border)
    if not valid.any():
        raise InputError("The raster has no cell with data.")
    footprint = window_footprint(radius, form)
    classes, index = class_places(values, valid)
    rows, columns = centres(values.shape[0], stride), centres(values.shape[1], stride)
    height = max(_STRIP, 4 * radius)
    strips = [
        (start, rows[(rows >= start) & (rows < start + height)] - start) for start in range(0, values.shape[0], height)
    ]
    strips = [strip for strip in strips if strip[1].size]
    kind = np.int16 if len(classes) < 32_000 else np.int32
    padded = np.pad(index.astype(kind), radius, constant_values=-1)
    common = padded, footprint, len(classes), names, border, everywhere, columns, height, cell_size
    parts = list(run_tasks(_strip, strips, executor, progress, in_flight=4, common=common))
    return [np.concatenate([part[number] for part in parts]) for number in range(len(names))]


def _strip(common: tuple, task: tuple) -> list:
    """The metrics of a strip of rows."""
    padded, footprint, class_count, names, border, everywhere, columns, height, cell_size = common
    start, rows = task
    radius = footprint.shape[0] // 2
    out_shape = (min(height, padded.shape[0] - 2 * radius - start), padded.shape[1] - 2 * radius)
    index = padded[start : start + out_shape[0] + 2 * radius]
    window = _Window(index, footprint, out_shape, rows, columns)
    present = np.unique(index)
    present = present[present >= 0]
    counts = window.cells(present)
    results = _diversity(counts, set(names), cell_size)
    if set(names) & set(_ADJACENT):
        results.update(_adjacent(window, present, counts, set(names), cell_size))
    centre = index[radius + rows[:, None], radius + columns[None, :]]
    outside = (counts.total == 0) if everywhere else centre < 0
    if border == "nodata":
        outside |= counts.total < footprint.sum()
    for result in results.values():
        result[outside] = np.nan
    return [results[name] for name in names]


class _Counts:
    """Cells of each class in the windows, with what many metrics share."""

    def __init__(self, cells: list):
        self.cells = cells
        self.total = sum(cells, np.zeros(cells[0].shape if cells else (0, 0), dtype=np.int64))
        self.present = sum(((count > 0).astype(np.int32) for count in cells), np.zeros_like(self.total))


class _Window:
    """Counts of cells and adjacencies of one strip at the centres that are asked for."""

    def __init__(self, index, footprint, out_shape, rows, columns):
        self.index, self.rows, self.columns = index, rows, columns
        dense = rows.size == out_shape[0] and columns.size == out_shape[1]
        self.pick = None if dense else np.ix_(rows, columns)
        self.centred = WindowSums(footprint, index.shape, out_shape)
        # Only pairs with both cells inside the window count.
        self.beside = WindowSums(footprint[:, :-1] & footprint[:, 1:], index.shape, out_shape)
        self.below = WindowSums(footprint[:-1] & footprint[1:], index.shape, out_shape)

    def _picked(self, sums: np.ndarray) -> np.ndarray:
        return sums if self.pick is None else sums[self.pick]

    def cells(self, present) -> _Counts:
        if not present.size:
            return _Counts([np.zeros((self.rows.size, self.columns.size), dtype=np.int64)])
        return _Counts([self._picked(self.centred.counts(self.index == place)) for place in present])

    def pairs(self, present):
        """(class, class, sides between them in the windows) for all pairs that the strip has."""
        count = int(present.max(initial=0)) + 1
        wide = self.index.astype(np.int32)
        beside = _pair_codes(wide[:, :-1], wide[:, 1:], count)
        below = _pair_codes(wide[:-1], wide[1:], count)
        for code in np.union1d(np.unique(beside), np.unique(below)):
            if code < 0:
                continue
            sides = self._picked(self.beside.counts(beside == code)) + self._picked(self.below.counts(below == code))
            yield int(code) // count, int(code) % count, sides


def _pair_codes(one: np.ndarray, other: np.ndarray, count: int) -> np.ndarray:
    codes = np.minimum(one, other) * count + np.maximum(one, other)
    codes[(one < 0) | (other < 0)] = -1
    return codes


def _diversity(counts: _Counts, names: set, cell_size: float) -> dict:
    total = counts.total.astype(np.float64)
    hectares = total * cell_size**2 / 10_000.0
    log_present = np.log(np.maximum(counts.present, 1))
    out = {"TA": hectares, "PR": counts.present.astype(np.float64)}
    out["PRD"] = 100.0 * ratio(out["PR"], hectares)
    if names & {"SHDI", "SHEI"}:
        terms = sum((_n_log_n(count) for count in counts.cells), np.zeros(total.shape))
        # One class gives 0, not the rounding of two logarithms.
        shannon = np.where(counts.present == 1, 0.0, np.log(np.maximum(total, 1.0)) - ratio(terms, total))
        out["SHDI"], out["SHEI"] = shannon, np.where(counts.present == 1, 0.0, ratio(shannon, log_present))
    if names & {"SIDI", "SIEI", "MSIDI", "MSIEI"}:
        squares = sum((count.astype(np.float64) ** 2 for count in counts.cells), np.zeros(total.shape))
        same = ratio(squares, total**2)
        out["SIDI"], out["MSIDI"] = 1.0 - same, -np.log(same) + 0.0
        out["SIEI"] = ratio(1.0 - same, 1.0 - ratio(1.0, counts.present.astype(np.float64)))
        out["MSIEI"] = np.where(counts.present == 1, 0.0, ratio(out["MSIDI"], log_present))
    return {name: value for name, value in out.items() if name in names}


def _adjacent(window: _Window, present, counts: _Counts, names: set, cell_size: float) -> dict:
    """CONTAG and edges; ``sum x ln x = sum_i P_i (ln P_i + sum_k g_ik ln g_ik / g_i - ln g_i)``."""
    place = {int(value): number for number, value in enumerate(present)}
    shape, total = counts.total.shape, counts.total.astype(np.float64)
    sums = [np.zeros(shape, dtype=np.int64) for _ in present]
    terms = [np.zeros(shape) for _ in present]
    like, unlike = np.zeros(shape), np.zeros(shape)
    contagion = "CONTAG" in names
    for one, other, sides in window.pairs(present):
        first, second = place[one], place[other]
        if first == second:
            # Each side is seen from both of its cells.
            sides = 2 * sides
            like += sides
        else:
            unlike += sides
        if contagion:
            part = _n_log_n(sides)
            for number in {first, second}:
                sums[number] += sides
                terms[number] += part
    out = {
        "PLADJ": 100.0 * ratio(like, 4.0 * total),
        "TE": unlike * cell_size,
        "ED": ratio(unlike * cell_size, total * cell_size**2 / 10_000.0),
    }
    if contagion:
        information = np.zeros(shape)
        for count, side_sum, part in zip(counts.cells, sums, terms):
            adjoined = side_sum > 0
            inner = np.zeros(shape)
            np.divide(part - _n_log_n(side_sum), side_sum, out=inner, where=adjoined)
            # P ln P = (n ln n - n ln N) / N; N is divided out below.
            information += np.where(
                adjoined, _n_log_n(count) - count * np.log(np.maximum(total, 1.0)) + count * inner, 0.0
            )
        spread = ratio(information, total)
        out["CONTAG"] = 100.0 * (1.0 + ratio(spread, 2.0 * np.log(np.maximum(counts.present, 1))))
    return {name: value for name, value in out.items() if name in names}


_TABLES: dict = {}


def _n_log_n(counts: np.ndarray) -> np.ndarray:
    """``n ln n`` of whole numbers, looked up where they are small."""
    top = int(counts.max(initial=0))
    if top < _TABLE:
        size = 1 << max(top, 1).bit_length()
        if size not in _TABLES:
            numbers = np.arange(size, dtype=np.float64)
            _TABLES[size] = numbers * np.log(np.maximum(numbers, 1.0))
        return np.take(_TABLES[size], counts)
    numbers = counts.astype(np.float64)
    return numbers * np.log(np.maximum(numbers, 1.0))
