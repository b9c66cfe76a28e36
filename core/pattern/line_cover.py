"""How far lines run over the classes of a raster, exactly."""

from __future__ import annotations

import numpy as np


def cells_along(line: np.ndarray) -> tuple:
    """The cells that a line runs through, with its length in each.

    The line is cut at every border between cells, so the lengths add up to its own. A stretch on a border belongs to
    the cell to its right or below.

    Parameters
    ----------
    line : ndarray of float, shape (vertices, 2)
        Columns and rows, counted in cells from the upper left corner of the grid.

    Returns
    -------
    rows, columns : ndarray of int, shape (pieces,)
        They may lie outside the grid.
    length : ndarray of float, shape (pieces,)
        In cells.
    """
    start, step = line[:-1], np.diff(line, axis=0)
    count = len(step)
    segment, share = [np.arange(count), np.arange(count)], [np.zeros(count), np.ones(count)]
    for axis in (0, 1):
        low = np.minimum(line[:-1, axis], line[1:, axis])
        high = np.maximum(line[:-1, axis], line[1:, axis])
        first = np.ceil(low)
        borders = np.where(high > low, np.floor(high) - first + 1, 0).astype(np.int64)
        of = np.repeat(np.arange(count), borders)
        nth = np.arange(of.size) - np.repeat(np.cumsum(borders) - borders, borders)
        segment.append(of)
        share.append((first[of] + nth - start[of, axis]) / step[of, axis])
    segment, share = np.concatenate(segment), np.clip(np.concatenate(share), 0.0, 1.0)
    order = np.lexsort((share, segment))
    segment, share = segment[order], share[order]
    pieces = np.flatnonzero((np.diff(segment) == 0) & (np.diff(share) > 0))
    of, span = segment[pieces], share[pieces + 1] - share[pieces]
    middle = start[of] + step[of] * (share[pieces] + span / 2)[:, None]
    cells = np.floor(middle).astype(np.int64)
    return cells[:, 1], cells[:, 0], span * np.hypot(*step[of].T)


def cover_lengths(lines: list, classes: np.ndarray, cover: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Length of each line over each class.

    Parameters
    ----------
    lines : list of ndarray of float, shape (vertices, 2)
        As in `cells_along`.
    classes : ndarray of int, shape (classes,)
        The class values to tell apart, ascending.
    cover : ndarray of int, shape (rows, columns)
    valid : ndarray of bool, shape (rows, columns)

    Returns
    -------
    ndarray of float64, shape (lines, classes + 1)
        In cells; the last column is what runs over no data or outside the grid.
    """
    result = np.zeros((len(lines), len(classes) + 1))
    for number, line in enumerate(lines):
        rows, columns, length = cells_along(np.asarray(line, dtype=np.float64))
        inside = (rows >= 0) & (columns >= 0) & (rows < cover.shape[0]) & (columns < cover.shape[1])
        place = np.full(length.size, len(classes))
        known = np.flatnonzero(inside)
        known = known[valid[rows[known], columns[known]]]
        place[known] = np.searchsorted(classes, cover[rows[known], columns[known]])
        result[number] = np.bincount(place, length, len(classes) + 1)
    return result
