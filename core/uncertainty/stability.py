"""Sources and corridors over the runs: which ones are the same, how often they come up and at what rank."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Mapping, Optional

import numpy as np
from scipy import ndimage

from ..typed import Shape
from .outcome import NOWHERE, Links, Record

# Two sources are the same when they share at least half of the cells of the smaller one.
_SHARED = 0.5
# A corridor keeps its way when at least half of its length is within a corridor's width of the known path, so many
# cells where that width is not known.
_WAY, _WAY_REACH = 0.5, 3
_MILLION = 1_000_000
# Place of the corridors among the elements of an outcome.
_CORRIDOR = 1
# More kinds of sources are only counted.
_MOST = 2000


@dataclass
class Tally:
    """How often something came up, and its ranks.

    Parameters
    ----------
    count : int
        Runs.
    special : int
        Runs in which a corridor was important, or a source had the importance of the plain run's rank.
    least, most : int
        Lowest and highest rank number.
    total : int
        Sum of the rank numbers.
    plain : int
        Rank in the plain run; 0 where it was not there.
    same_way : int
        Runs in which a corridor kept its way.
    on_way : int
        Sum over the runs of the share of a corridor's length on the known way, in millionths.
    """

    count: int = 0
    special: int = 0
    least: int = 0
    most: int = 0
    total: int = 0
    plain: int = 0
    same_way: int = 0
    on_way: int = 0

    def note(self, rank: int, special: bool = False, on_way: float = 0.0) -> None:
        """Count a run."""
        self.least = rank if not self.count else min(self.least, rank)
        self.most = max(self.most, rank)
        self.count += 1
        self.special += bool(special)
        self.same_way += on_way >= _WAY
        self.on_way += round(on_way * _MILLION)
        self.total += rank

    @property
    def mean_rank(self) -> float:
        """NaN where it never came up."""
        return self.total / self.count if self.count else float("nan")

    @property
    def way_share(self) -> float:
        """Mean share of its length on the known way, of the runs in which it came up; NaN where it never did."""
        return self.on_way / _MILLION / self.count if self.count else float("nan")


class Catalogue:
    """All different sources and corridors that came up.

    The plain run comes first; a source of a later run that shares less than half of the smaller one's cells with
    every known source is a new one. Corridors are the same when they join the same sources.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    """

    def __init__(self, shape: Shape):
        self.shape = shape
        self.footprints: list[np.ndarray] = []
        self.sources: list[Tally] = []
        self.corridors: dict[tuple[int, int], Tally] = {}
        self.paths: dict[tuple[int, int], np.ndarray] = {}
        self.unlisted = 0
        self.reach = _WAY_REACH
        self._near: dict[tuple[int, int], np.ndarray] = {}

    def begin(self, record: Record) -> None:
        """Take the sources and corridors of the plain run, which is not counted."""
        for number, cells in enumerate(_groups(record), 1):
            self.footprints.append(cells)
            self.sources.append(Tally(plain=number))
        links = record.links
        self.reach = self._corridor_width(record)
        for rank, row in enumerate(_order(links), 1):
            pair = int(links.first[row]) - 1, int(links.second[row]) - 1
            self.corridors[pair] = Tally(plain=rank)
            self.paths[pair] = links.paths[row]

    def add(self, record: Record) -> None:
        """Count the sources and corridors of a run."""
        groups = _groups(record)
        entries = self._matched(groups, record)
        for rank, entry in enumerate(entries, 1):
            if entry is not None:
                self.sources[entry].note(rank)
        links = record.links
        for rank, row in enumerate(_order(links), 1):
            first, second = entries[int(links.first[row]) - 1], entries[int(links.second[row]) - 1]
            if first is None or second is None:
                continue
            pair = min(first, second), max(first, second)
            if pair not in self.corridors:
                self.corridors[pair] = Tally()
                self.paths[pair] = links.paths[row]
            on_way = self._on_way(pair, links.paths[row])
            self.corridors[pair].note(rank, bool(links.important[row]), on_way)

    def _matched(self, groups: list, record: Record) -> list[Optional[int]]:
        """For each source of a run its number among the known ones; new ones are entered."""
        label_of = np.zeros(self.shape[0] * self.shape[1], dtype=np.int32)
        label_of[record.cells] = record.labels
        sizes = [cells.size for cells in groups]
        pairs = []
        for entry, cells in enumerate(self.footprints):
            shared = np.bincount(label_of[cells], minlength=len(groups) + 1)[1:]
            for number in np.flatnonzero(shared):
                smaller = min(cells.size, sizes[number])
                if shared[number] >= _SHARED * smaller:
                    together = cells.size + sizes[number] - shared[number]
                    pairs.append((-shared[number] / together, entry, int(number)))
        result: list[Optional[int]] = [None] * len(groups)
        taken: set[int] = set()
        for _, entry, number in sorted(pairs):
            if result[number] is None and entry not in taken:
                result[number] = entry
                taken.add(entry)
        for number, cells in enumerate(groups):
            if result[number] is None:
                if len(self.footprints) >= _MOST:
                    self.unlisted += 1
                    continue
                result[number] = len(self.footprints)
                self.footprints.append(cells)
                self.sources.append(Tally())
        return result

    def _corridor_width(self, record: Record) -> int:
        """Mean width of the plain run's corridors in cells: their ground over the length of their ways."""
        if len(record.bits) <= _CORRIDOR:
            return _WAY_REACH
        inside = np.count_nonzero(record.inside(self.shape[0] * self.shape[1])[_CORRIDOR])
        along = np.unique(np.concatenate([NOWHERE, *map(self._cells, record.links.paths)])).size
        return max(1, round(inside / along)) if along and inside else _WAY_REACH

    def _on_way(self, pair: tuple[int, int], path: np.ndarray) -> float:
        """Share of a path's length within the reach of the known one; half of each step belongs to either end."""
        if pair not in self._near:
            self._near[pair] = self._around(self.paths[pair])
        cells = self._cells(path)
        if not cells.size:
            return 1.0
        near = np.isin(cells, self._near[pair])
        lengths = np.hypot(*np.diff(path.astype(np.float64), axis=0).T)
        if not lengths.sum() > 0.0:
            return float(near.all())
        return float((lengths * (near[:-1] + near[1:].astype(np.float64))).sum() / (2.0 * lengths.sum()))

    def _cells(self, path: np.ndarray) -> np.ndarray:
        rows = np.clip(path[:, 0].astype(np.int64), 0, self.shape[0] - 1)
        columns = np.clip(path[:, 1].astype(np.int64), 0, self.shape[1] - 1)
        return rows * self.shape[1] + columns

    def _around(self, path: np.ndarray) -> np.ndarray:
        """Flat indices of the cells near a path, ascending."""
        cells = self._cells(path)
        if not cells.size:
            return cells
        rows, columns = np.divmod(cells, self.shape[1])
        reach = self.reach
        top, left = max(rows.min() - reach, 0), max(columns.min() - reach, 0)
        window = np.zeros((rows.max() + reach + 1 - top, columns.max() + reach + 1 - left), dtype=bool)
        window[rows - top, columns - left] = True
        grown = ndimage.binary_dilation(window, np.ones((3, 3), dtype=bool), reach)
        rows, columns = np.nonzero(grown)
        rows, columns = rows + top, columns + left
        inside = (rows < self.shape[0]) & (columns < self.shape[1])
        return np.sort(rows[inside] * self.shape[1] + columns[inside])

    # -- checkpoints -----------------------------------------------------------------------

    def state(self) -> dict:
        """Everything as arrays."""
        pairs = list(self.corridors)
        return {
            "sizes": np.array([cells.size for cells in self.footprints], dtype=np.int64),
            "cells": np.concatenate(self.footprints) if self.footprints else np.zeros(0, dtype=np.int64),
            "sources": _tally_rows(self.sources),
            "pairs": np.array(pairs, dtype=np.int64).reshape(-1, 2),
            "corridors": _tally_rows([self.corridors[pair] for pair in pairs]),
            "lengths": np.array([len(self.paths[pair]) for pair in pairs], dtype=np.int64),
            "steps": np.concatenate([np.zeros((0, 2), np.float32), *(self.paths[pair] for pair in pairs)]),
            "unlisted": np.array(self.unlisted),
            "reach": np.array(self.reach),
        }

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Take up what `state` gave."""
        self.footprints = np.split(state["cells"], np.cumsum(state["sizes"])[:-1]) if state["sizes"].size else []
        self.sources = [Tally(*row) for row in state["sources"].tolist()]
        pairs = [tuple(pair) for pair in state["pairs"].tolist()]
        self.corridors = dict(zip(pairs, (Tally(*row) for row in state["corridors"].tolist())))
        steps = np.split(state["steps"], np.cumsum(state["lengths"])[:-1]) if pairs else []
        self.paths = dict(zip(pairs, steps))
        self.unlisted = int(state["unlisted"])
        self.reach = int(state["reach"])
        self._near = {}


def _tally_rows(tallies: list) -> np.ndarray:
    return np.array([astuple(tally) for tally in tallies], dtype=np.int64).reshape(-1, 8)


def _groups(record: Record) -> list[np.ndarray]:
    """The cells of each source, by label."""
    if not record.labels.size:
        return []
    order = np.argsort(record.labels, kind="stable")
    ends = np.cumsum(np.bincount(record.labels)[1:])
    return np.split(record.cells[order].astype(np.int64), ends[:-1])


def _order(links: Links) -> np.ndarray:
    """Rows of the links, the most important first."""
    return np.argsort(-np.nan_to_num(links.importance, nan=-np.inf), kind="stable")
