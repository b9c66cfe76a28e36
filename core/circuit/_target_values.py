"""What conditions compare sources with: the median or the most frequent value of the targets' blocks."""

from __future__ import annotations

import numpy as np


def target_values(blocks: np.ndarray, comparison: str) -> np.ndarray:
    """The value of each target.

    Parameters
    ----------
    blocks : ndarray of float64, shape (targets, k, k)
        NaN is missing and left out.
    comparison : {"within", "equal"}
        The median, or the most frequent value; of several as frequent the one that first reaches their count, column
        by column.

    Returns
    -------
    ndarray of float64, shape (targets,)
        NaN where a block has no value.
    """
    if blocks.shape[1:] == (1, 1):
        return blocks[:, 0, 0].copy()
    # Column by column: the order in which Julia stores a block.
    cells = blocks.transpose(0, 2, 1).reshape(blocks.shape[0], -1)
    values = np.full(cells.shape[0], np.nan)
    known = ~np.isnan(cells)
    for number in np.flatnonzero(known.any(axis=1)):
        present = cells[number][known[number]]
        values[number] = np.median(present) if comparison == "within" else _most_frequent(present)
    return values


def _most_frequent(values: np.ndarray) -> float:
    """The value that is the first to reach the highest count."""
    kinds, kind, counts = np.unique(values, return_inverse=True, return_counts=True)
    if kinds.size == 1:
        return float(kinds[0])
    top = np.flatnonzero(counts == counts.max())
    # The place where each of them occurs for the last time is where it reaches its count.
    last = [np.flatnonzero(kind == one)[-1] for one in top]
    return float(kinds[top[int(np.argmin(last))]])


def fitting(condition, sources: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Which source cells fulfil a condition.

    Parameters
    ----------
    condition : Condition
    sources : ndarray of float64, shape (targets, rows, columns)
        NaN where a cell has no value: it is kept.
    targets : ndarray of float64, shape (targets,)

    Returns
    -------
    ndarray of bool, shape (targets, rows, columns)
    """
    wanted = targets[:, None, None]
    missing = np.isnan(sources)
    if condition.comparison == "equal":
        return missing | (sources == wanted)
    difference = sources - wanted
    return missing | ((difference >= condition.lower) & (difference <= condition.upper))
