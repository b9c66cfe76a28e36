"""What encloses what: outer edges and perforations, and the openings inside core.

Core components and the background between them nest like boxes. The outside and all that reaches it has
depth 0, a core has the depth of the background around it, and a hole in it lies one deeper.
"""

from __future__ import annotations

import numpy as np

from .bitplanes import Layout, dilate_disc
from .runs import Components, Runs, gap_components, runs_of


def gap_depths(cores: Components, gaps: Components) -> np.ndarray:
    """Depth of every component of the background between the cores.

    The first cell of a component in raster order has, to its west, a cell of what encloses it.
    """
    outside = gaps.ids[0]
    heads = np.maximum(gaps.heads, 1)
    around = gaps.ids[cores.heads[cores.ids[heads - 1]]]
    depth = np.zeros(gaps.count, dtype=np.int64)
    at = np.arange(gaps.count)
    while True:
        inner = at != outside
        if not inner.any():
            return depth
        depth += inner
        at = np.where(inner, around[at], outside)


def paint_gaps(runs: Runs, chosen: np.ndarray, layout: Layout) -> np.ndarray:
    """The plane of the chosen gaps (a mask over the gaps without the outside)."""
    inner = np.flatnonzero(chosen[1:-1])
    return layout.paint(runs.stops[inner], runs.starts[inner + 1])


def holes(runs: Runs, gaps: Components, layout: Layout) -> np.ndarray:
    """The plane of all gaps that do not reach the outside."""
    return paint_gaps(runs, gaps.ids != gaps.ids[0], layout)


def split_boundary(
    outer: np.ndarray,
    core_holes: np.ndarray,
    runs: Runs,
    cores: Components,
    gaps: Components,
    disc: np.ndarray,
    layout: Layout,
    array: np.ndarray,
) -> tuple:
    """Edge and perforation: the boundary of core towards the outside, and towards holes in it.

    In a hole the boundary of the hole is perforation; cells near a core island that lies as deep as the hole
    are edge of that island.

    Parameters
    ----------
    outer : ndarray of words
        Foreground within the edge width of core, without core.
    core_holes : ndarray of words
        Background components between the cores that do not reach the outside.
    runs, cores, gaps : Runs, Components, Components
        Of core.
    disc : ndarray of int
        Chords of the disc of the edge width.
    layout : Layout
    array : ndarray of words
        All cells.

    Returns
    -------
    edge, perforation : ndarray of words
    """
    edge = outer & ~core_holes
    depth = gap_depths(cores, gaps)
    core_depth = depth[gaps.ids[cores.heads]]
    for level in np.unique(core_depth):
        if level == 0:
            continue
        islands = core_depth[cores.ids] == level
        near = dilate_disc(layout.paint(runs.starts[islands], runs.stops[islands]), disc, layout, array)
        near &= outer
        near &= paint_gaps(runs, depth[gaps.ids] == level, layout)
        edge |= near
    return edge, outer & ~edge


def holes_of(plane: np.ndarray, layout: Layout, connectivity: int) -> np.ndarray:
    """The holes of a plane: components of its complement, by the dual connectivity, off the outside."""
    runs = runs_of(plane, layout, connectivity)
    return holes(runs, gap_components(runs), layout)
