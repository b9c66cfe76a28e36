"""How long the ways of a network are: as lines, on the ground, and outside the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

import numpy as np

from ..cost.moves import between_steps


@dataclass(frozen=True)
class GroundLength:
    """Lengths of a network's ways in map units.

    Parameters
    ----------
    lines : float
        The sum of the lines: ground that several share counts for each of them.
    ground : float
        What lies under them, once.
    outside : float
        The part of it outside all sources.
    """

    lines: float
    ground: float
    outside: float


def ground_length(paths: Iterable[tuple], sources: np.ndarray, cell_size: float) -> GroundLength:
    """The lengths of several paths through cell centres.

    Parameters
    ----------
    paths : iterable of (ndarray of int, ndarray of int)
        Rows and columns of each path.
    sources : ndarray of int, shape (rows, columns)
        Labels above 0; 0 is no source.
    cell_size : float

    Returns
    -------
    GroundLength
        A step lies half in each of its two cells, a knight's move a quarter in each of the four that it crosses.
    """
    columns_of_grid = sources.shape[1]
    lines, steps = 0.0, []
    for rows, columns in paths:
        if len(rows) < 2:
            continue
        cells = rows.astype(np.int64) * columns_of_grid + columns
        ends = np.sort(np.stack([cells[:-1], cells[1:]], axis=1), axis=1)
        lines += float(np.hypot(np.diff(rows), np.diff(columns)).sum())
        steps.append(ends)
    if not steps:
        return GroundLength(0.0, 0.0, 0.0)
    first, second = np.unique(np.concatenate(steps), axis=0).T
    (row, column), (other, across) = np.divmod(first, columns_of_grid), np.divmod(second, columns_of_grid)
    length = np.hypot(other - row, across - column)
    free = (sources == 0).ravel()
    share = 0.5 * (free[first].astype(np.float64) + free[second])
    for step in np.flatnonzero(np.abs(other - row) + np.abs(across - column) == 3):
        between = between_steps(int(other[step] - row[step]), int(across[step] - column[step]))
        crossed = [free[int((row[step] + down) * columns_of_grid + column[step] + right)] for down, right in between]
        share[step] = 0.5 * share[step] + 0.25 * sum(crossed)
    return GroundLength(lines * cell_size, float(length.sum()) * cell_size, float((length * share).sum()) * cell_size)
