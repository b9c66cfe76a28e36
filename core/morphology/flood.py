"""Which connectors lead from one core to another: labels of the cores spread first come, first served."""

from __future__ import annotations

import math

import numpy as np

from ..progress import Progress, part_of, told
from .bitplanes import Layout, dilate_disc, dilate_ring
from .runs import Components, Runs, run_components, runs_of

_ORTHOGONAL = ((-1, 0), (0, -1), (1, 0), (0, 1))
_DIAGONAL = ((-1, -1), (-1, 1), (1, -1), (1, 1))
# States of a cell in the flood; labels are positive.
_BLOCKED, _FREE = 0, -1


def flood_reach(reach: int, connectivity: int) -> int:
    """Steps within which the flood has reached every cell within the edge width of core."""
    radius = math.isqrt(reach)
    if connectivity == 8:
        return radius
    return max(row + math.isqrt(reach - row * row) for row in range(radius + 1))


def bridges(
    connector: np.ndarray,
    passable: np.ndarray,
    core: np.ndarray,
    core_runs: Runs,
    cores: Components,
    shared: np.ndarray,
    steps: int,
    layout: Layout,
    connectivity: int,
    progress: Progress,
) -> np.ndarray:
    """The connectors that join different cores; the others return to their own.

    Parameters
    ----------
    connector : ndarray of words
        Cells of the connectors, without a frame of one cell.
    passable : ndarray of words
        Core boundary and connectors, without core and a frame of one cell.
    core : ndarray of words
    core_runs, cores : Runs, Components
        Of core.
    shared : ndarray of words
        Foreground components that hold several cores; elsewhere no connector can be a bridge.
    steps : int
        See `flood_reach`.
    layout : Layout
    connectivity : {8, 4}
    progress : callable

    Returns
    -------
    ndarray of words
    """
    wanted = connector & shared
    if not wanted.any():
        return layout.empty()
    # A label comes to a connector from core at most `steps` + 1 away: every cell within the edge width of core
    # is reached in so many steps, and all other cells on the way belong to the connector itself.
    square = np.full(steps + 2, steps + 1)
    near = dilate_disc(wanted, square, layout, layout.box(0, 0, layout.rows, layout.columns))
    free = passable & near
    progress(0.1)
    sources = layout.positions(core & near & dilate_ring(free, layout))
    label = np.zeros(layout.rows * layout.stride, dtype=np.int32)
    label[layout.positions(free)] = _FREE
    label[sources] = cores.ids[core_runs.of(sources)] + 1
    progress(0.2)
    # Two rounds later the rest of the way leads through connectors alone, which can get no further labels.
    _spread(label, sources, layout.stride, connectivity, steps + 2, part_of(progress, 0.2, 1.0))

    runs = runs_of(wanted, layout, connectivity)
    parts = run_components(runs)
    cells = layout.positions(wanted)
    part = np.repeat(parts.ids, runs.stops - runs.starts)
    seen = label[cells]
    cells_seen = seen > 0
    part, seen = part[cells_seen], seen[cells_seen]
    one = np.zeros(parts.count, dtype=np.int32)
    one[part] = seen
    several = np.zeros(parts.count, dtype=bool)
    several[part[seen != one[part]]] = True
    chosen = several[parts.ids]
    return layout.paint(runs.starts[chosen], runs.stops[chosen])


def _spread(label, sources, stride, connectivity, rounds, progress):
    """Give the labels of the sources to the free cells that they reach in some rounds, in a queue's order."""
    orthogonal = np.array([row * stride + column for row, column in _ORTHOGONAL])
    diagonal = np.array([row * stride + column for row, column in _DIAGONAL])
    if connectivity == 8:
        offsets = np.concatenate((orthogonal, diagonal))
        front = np.concatenate((_step(label, sources, orthogonal), _step(label, sources, diagonal)))
    else:
        offsets = orthogonal
        front = _step(label, sources, orthogonal)
    for _ in told(range(rounds), progress):
        front = _step(label, front, offsets)


def _step(label, front, offsets):
    """Cells that the front gives its labels to, in the order in which a queue would take them."""
    cells = (front[:, None] + offsets).ravel()
    free = np.flatnonzero(label[cells] == _FREE)
    cells = cells[free]
    # The first to come wins: written backwards, the number that remains is that of the first.
    turn = np.arange(-2, -2 - cells.size, -1, dtype=np.int32)
    label[cells[::-1]] = turn[::-1]
    first = label[cells] == turn
    cells = cells[first]
    label[cells] = label[front[free[first] // offsets.size]]
    return cells
