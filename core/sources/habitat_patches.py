"""Habitat patches of a class raster: connected cells, with holes filled and neighbours joined when asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import NothingFound
from ..groups import joined_groups
from ..patch_distances import PairDistances, patch_edge_distances
from ..patches import label_patches, patch_sizes
from ..progress import Progress, no_progress


@dataclass(frozen=True)
class HabitatPatches:
    """Patches on a grid.

    Parameters
    ----------
    labels : ndarray of int32, shape (rows, columns)
        Patch numbers from 1 in the raster order of their first cells; 0 elsewhere.
    cells : ndarray of int64, shape (patches,)
    filled : int
        Cells that were added by filling holes.
    joined : int
        Patches that became parts of others because they are near.
    """

    labels: np.ndarray
    cells: np.ndarray
    filled: int = 0
    joined: int = 0

    @property
    def count(self) -> int:
        """Number of patches."""
        return self.cells.size


def habitat_patches(
    mask: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    connectivity: int = 8,
    largest_hole: float = 0.0,
    gap: Optional[float] = None,
    progress: Progress = no_progress,
) -> HabitatPatches:
    """Number the patches of a habitat mask.

    Parameters
    ----------
    mask : ndarray of bool, shape (rows, columns)
        Habitat.
    valid : ndarray of bool, shape (rows, columns)
        False where there is no data; a hole that holds such cells is not filled.
    cell_size : float
        In map units (metres).
    connectivity : {8, 4}
        Which neighbours belong to the same patch.
    largest_hole : float
        Holes up to this area, in square map units, become habitat; 0 fills none. A hole is background that habitat
        encloses; across a corner it is connected where habitat is not.
    gap : float, optional
        Patches that are not farther apart than this, edge to edge in map units, are one patch of several parts; the
        cells between them stay what they are. None joins none, 0 those that touch at a corner.
    progress : callable

    Returns
    -------
    HabitatPatches

    Raises
    ------
    InputError
        When there is no habitat.
    """
    if not mask.any():
        raise NothingFound("No cell is habitat; check the class values.")
    filled = 0
    if largest_hole > 0.0:
        holes = _holes(mask, valid, largest_hole / cell_size**2, connectivity)
        filled = int(np.count_nonzero(holes))
        mask = mask | holes
    labels, count = label_patches(mask, connectivity)
    joined = 0
    if gap is not None and count > 1:
        near = patch_edge_distances(labels, count, cell_size, gap, progress=progress)
        groups, group = join_near(near)
        joined = count - groups
        if joined:
            labels = np.append(np.int32(0), group.astype(np.int32) + 1)[labels]
            count = groups
    return HabitatPatches(labels, patch_sizes(labels, count), filled, joined)


def edge_gap(edge_width: int, cell_size: float) -> float:
    """Up to which distance cores are one source: their two edges, and a cell of other land between these.

    MSPA takes its edge off both sides of a track, a ditch or a narrow gap, so that cores which are one habitat lie that
    far apart. Joined, they make no trivial corridors across the edges.

    Parameters
    ----------
    edge_width : int
        Of MSPA, in cells; 0 for patches without edges.
    cell_size : float

    Returns
    -------
    float
        In map units.
    """
    return (2 * edge_width + 1) * cell_size


def join_near(near: PairDistances) -> tuple[int, np.ndarray]:
    """Groups of patches that pairs connect, numbered from 0 in the order of their first patches."""
    return joined_groups(near.count, near.first, near.second)


def renumbered(labels: np.ndarray, count: int, chosen: np.ndarray) -> np.ndarray:
    """A label raster of some patches only.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Patch numbers from 1; 0 is no patch.
    count : int
    chosen : ndarray of int
        Patches from 0; the first becomes 1, the second 2 and so on.

    Returns
    -------
    ndarray of int32, shape (rows, columns)
        0 where no chosen patch is.
    """
    table = np.zeros(count + 1, dtype=np.int32)
    table[np.asarray(chosen) + 1] = np.arange(1, len(chosen) + 1)
    return table[labels]


def _holes(mask: np.ndarray, valid: np.ndarray, most_cells: float, connectivity: int) -> np.ndarray:
    labels, count = label_patches(~mask, 12 - connectivity)
    sizes = patch_sizes(labels, count)
    is_open = np.zeros(count + 1, dtype=bool)
    is_open[0] = True
    is_open[1:] = sizes > most_cells * (1.0 + 1e-9)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1], labels[~valid]):
        is_open[side] = True
    return ~is_open[labels]
