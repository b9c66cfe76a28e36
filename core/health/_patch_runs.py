"""Patches of all classes and units in one pass: runs of equal cells in the rows, joined between rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..groups import joined_groups
from ..typed import Shape


@dataclass(frozen=True)
class Runs:
    """Runs of equal cells along the rows, and the patches that they form.

    Parameters
    ----------
    key : ndarray of int32, shape (runs,)
        Unit and class of the run.
    length : ndarray of int64, shape (runs,)
    first : ndarray of int64, shape (runs,)
        Flat position of the run's first cell.
    patch : ndarray of int32, shape (runs,)
        Patch of the run, from 0 in the raster order of the patches' first cells.
    patch_count : int
    like : ndarray of float64, shape (patches,)
        Sides that two cells of the same patch share.
    """

    key: np.ndarray
    length: np.ndarray
    first: np.ndarray
    patch: np.ndarray
    patch_count: int
    like: np.ndarray

    def labels(self, shape: Shape) -> np.ndarray:
        """The patch of each cell, -1 outside the landscape."""
        out = np.full(shape[0] * shape[1], -1, dtype=np.int32)
        cells = np.repeat(self.first - np.cumsum(self.length) + self.length, self.length)
        cells += np.arange(cells.size)
        out[cells] = np.repeat(self.patch, self.length)
        return out.reshape(shape)


def find_runs(keys: np.ndarray, connectivity: int) -> Runs:
    """Patches of cells with the same key.

    Parameters
    ----------
    keys : ndarray of int32, shape (rows, columns)
        -1 outside the landscape.
    connectivity : {8, 4}

    Returns
    -------
    Runs
    """
    rows, columns = keys.shape
    starts = np.ones((rows, columns), dtype=bool)
    np.not_equal(keys[:, 1:], keys[:, :-1], out=starts[:, 1:])
    run_of = np.cumsum(starts.reshape(-1), dtype=np.int32).reshape(rows, columns) - 1
    first = np.flatnonzero(starts)
    length = np.diff(np.append(first, rows * columns))
    key = keys.reshape(-1)[first]
    upper, lower = keys[:-1], keys[1:]
    same = (upper == lower) & (upper >= 0)
    # One edge for each pair of runs that touch: where the contact begins.
    begins = same.copy()
    begins[:, 1:] &= ~same[:, :-1] | starts[:-1, 1:] | starts[1:, 1:]
    heads, tails = [run_of[:-1][begins]], [run_of[1:][begins]]
    if connectivity == 8:
        # Diagonal contacts count only where no run reaches over the corner.
        corner = (upper[:, :-1] == lower[:, 1:]) & (upper[:, :-1] >= 0) & ~same[:, :-1] & ~same[:, 1:]
        heads.append(run_of[:-1, :-1][corner])
        tails.append(run_of[1:, 1:][corner])
        corner = (upper[:, 1:] == lower[:, :-1]) & (upper[:, 1:] >= 0) & ~same[:, :-1] & ~same[:, 1:]
        heads.append(run_of[:-1, 1:][corner])
        tails.append(run_of[1:, :-1][corner])
    head, tail = np.concatenate(heads), np.concatenate(tails)
    groups, group = joined_groups(first.size, head, tail)
    below = np.bincount(run_of[:-1][same], minlength=first.size)
    return _inside(key, length, first, group, groups, below)


def _inside(key, length, first, group, groups, below) -> Runs:
    """Keep the runs of the landscape, number its patches by their first cells."""
    kept = key >= 0
    key, length, first, group, below = key[kept], length[kept], first[kept], group[kept], below[kept]
    opener = np.full(groups, key.size, dtype=np.int64)
    # Written from the last run to the first, so that the first one stays.
    opener[group[::-1]] = np.arange(key.size)[::-1]
    order = np.argsort(opener, kind="stable")
    count = int((opener < key.size).sum())
    number = np.empty(groups, dtype=np.int32)
    number[order] = np.arange(groups, dtype=np.int32)
    patch = number[group]
    like = np.bincount(patch, weights=below + length - 1, minlength=count)
    return Runs(key, length, first, patch, count, like)
