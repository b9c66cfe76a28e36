"""Means of a raster along the paths of a network, such as how much threat a link passes."""

from __future__ import annotations

import numpy as np

from ..cost.moves import crossed_cells
from .least_cost_network import Network


def path_means(network: Network, sources: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The mean of a raster along the path of every link, between its sources.

    Every metre of the path counts alike: half a step lies in each of its two cells, of a knight's move a quarter in
    each of the four that it crosses. Cells of the link's own sources are left out, cells without a value as well.

    Parameters
    ----------
    network : Network
    sources : ndarray of int, shape (rows, columns)
        Labels from 1; 0 is no source.
    values : ndarray of float, shape (rows, columns)

    Returns
    -------
    ndarray of float64, shape (links,)
        NaN for links without a path, and where no cell between the sources has a value.
    """
    links = network.links
    means = np.full(len(links), np.nan)
    for row, (rows, columns) in enumerate(network.paths):
        if rows.size < 2:
            continue
        cells, lengths = path_shares(rows, columns)
        ends = links.from_label[row], links.to_label[row]
        found = values[cells].astype(np.float64)
        counted = np.isfinite(found) & ~np.isin(sources[cells], ends)
        weight = lengths[counted].sum()
        if weight > 0.0:
            means[row] = float((found[counted] * lengths[counted]).sum() / weight)
    return means


def path_shares(rows: np.ndarray, columns: np.ndarray) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """The cells of a path and how much of its length lies in each of them, in cells.

    Parameters
    ----------
    rows, columns : ndarray of int, shape (cells,)

    Returns
    -------
    cells : (ndarray of int, ndarray of int)
        Rows and columns, those that knight's moves cross included.
    lengths : ndarray of float64
        They sum to the path's length.
    """
    crossed = crossed_cells(rows, columns)
    lengths = np.zeros(crossed[0].size)
    step = np.hypot(np.diff(rows), np.diff(columns))
    knight = np.abs(np.diff(rows)) + np.abs(np.diff(columns)) == 3
    # Where the cells of the path itself are among all that it crosses.
    place = np.concatenate([[0], np.cumsum(np.where(knight, 3, 1))])
    share = np.where(knight, 0.25, 0.5) * step
    np.add.at(lengths, place[:-1], share)
    np.add.at(lengths, place[1:], share)
    for between in (1, 2):
        lengths[place[:-1][knight] + between] += share[knight]
    return crossed, lengths
