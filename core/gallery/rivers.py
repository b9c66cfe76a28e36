"""The sample basin's rivers: discharge that the desert drinks up, lakes where they end, lines downstream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from ._frame import noise
from ._routing import accumulate
from .climate import Climate
from .relief import Relief

# Millimetres of rain that leave a cell again before any runs off, and the share of the rest that does.
_HELD_BACK = 150.0
_RUNOFF = 0.55


@dataclass(frozen=True)
class Waters:
    """Running and standing water on the frame, rim included.

    Parameters
    ----------
    discharge : ndarray of float64
        Water that passes a cell, in the basin's mean runoff over a thousandth of its area.
    river : ndarray of bool
        Cells of a permanent river.
    lake : ndarray of float64
        Depth below the lakes' shore level, in shares of the relief; negative on dry land.
    """

    discharge: np.ndarray
    river: np.ndarray
    lake: np.ndarray


def waters_of(relief: Relief, climate: Climate, seed: int) -> Waters:
    """Let the rain run down the flow tree, lose some on the dry floor, gather the rest in lakes.

    Parameters
    ----------
    relief : Relief
    climate : Climate
    seed : int

    Returns
    -------
    Waters
    """
    frame = relief.frame
    cell_area = frame.cell * frame.cell
    runoff = _RUNOFF * np.maximum(climate.precipitation - _HELD_BACK, 0.0)
    runoff += 90.0 * np.clip((-climate.temperature - 4.0) / 6.0, 0.0, 1.0)  # melt of snow and ice
    thirst = 0.02 * np.maximum(climate.evapotranspiration - climate.precipitation, 0.0)
    # A river's loss grows with its length, not with the area of the cells that it crosses.
    passing = accumulate(relief.tree, runoff * cell_area, thirst * frame.cell * 2e-3)
    unit = runoff.mean() * frame.height * frame.width * 1e-3
    discharge = passing / unit
    river = discharge > 4.0
    return Waters(discharge, river, _lakes(relief, seed))


def _lakes(relief: Relief, seed: int) -> np.ndarray:
    """Depth below the shore: around each lake's floor as far as its size and the ground allow."""
    frame, plan = relief.frame, relief.plan
    ragged = 1.0 + 0.35 * noise(frame, seed, "shore", 0.06, 0.55)
    depth = np.full(frame.shape, -1.0)
    for u, v, size in plan.lakes:
        away = np.hypot(frame.y - v * frame.height, 0.75 * (frame.x - u * frame.width))
        level = relief.height[frame.index(u, v)]
        reach = 0.012 + 0.035 * size
        bowl = 0.012 * (1.0 - (away / (reach * ragged)) ** 2) - 0.35 * np.maximum(relief.height - level, 0.0)
        depth = np.maximum(depth, np.where(away < 2.0 * reach, bowl, -1.0))
    return depth


@dataclass(frozen=True)
class Line:
    """A line with what is known of it; x and y in cells from the upper left corner of the basin.

    Parameters
    ----------
    columns, rows : ndarray of float64
    kind : str
    rank : float
        Discharge of rivers, importance of roads.
    """

    columns: np.ndarray
    rows: np.ndarray
    kind: str
    rank: float


def river_lines(relief: Relief, waters: Waters) -> list:
    """The rivers as lines from spring or confluence to confluence or lake, within the basin.

    Parameters
    ----------
    relief : Relief
    waters : Waters

    Returns
    -------
    list of Line
        Downstream, kind "river" (major) or "stream"; rank is the discharge at the lower end.
    """
    receiver = relief.tree.receiver
    wet = (waters.river & (waters.lake < 0.0)).ravel()
    cells = np.flatnonzero(wet)
    inflows = np.bincount(receiver[cells], minlength=receiver.size)
    starts = cells[(inflows[cells] != 1)]
    columns = relief.frame.columns
    margin = relief.frame.margin_cells
    lines = []
    for start in starts:
        path = [start]
        while wet[path[-1]] and receiver[path[-1]] != path[-1]:
            path.append(receiver[path[-1]])
            if inflows[path[-1]] != 1:
                break
        if len(path) > 1:
            row, column = np.divmod(np.array(path), columns)
            lines.extend(_inside(row - margin, column - margin, relief, waters.discharge.ravel()[path[-2]]))
    return lines


def _inside(row: np.ndarray, column: np.ndarray, relief: Relief, discharge: float) -> list:
    """The parts of a path that lie in the basin, with smooth bends."""
    margin = relief.frame.margin_cells
    rows, columns = relief.frame.rows - 2 * margin, relief.frame.columns - 2 * margin
    inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
    runs, count = ndimage.label(inside)
    kind = "river" if discharge > 40.0 else "stream"
    parts = [np.flatnonzero(runs == number) for number in range(1, count + 1)]
    return [
        Line(smooth(column[part] + 0.5), smooth(row[part] + 0.5), kind, float(discharge))
        for part in parts
        if part.size > 1
    ]


def smooth(positions: np.ndarray) -> np.ndarray:
    """Cut corners (Chaikin) once, ends kept."""
    positions = np.asarray(positions, dtype=np.float64)
    if positions.size < 3:
        return positions
    inner = np.empty(2 * positions.size - 2)
    inner[0::2] = 0.75 * positions[:-1] + 0.25 * positions[1:]
    inner[1::2] = 0.25 * positions[:-1] + 0.75 * positions[1:]
    inner[0], inner[-1] = positions[0], positions[-1]
    return inner
