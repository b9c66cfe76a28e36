"""What lies along and across the sample basin's ways and roads, and how many people live and earn where."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import ndimage

from ._frame import Frame, noise

# Width of the fenced ground of motorway and railway, in longer sides; rasters whose cells are much wider show none.
_STRIP = 0.0024
# How far on both sides of them the ground is cleared.
_CLEARED = 0.008
# Reach of the dams, junctions and yards where they cross a river.
_YARD = 0.007
_MAIN = ("national", "railway")
# Yuan a head and year, in ten thousands.
_EARNED = 5.2
# Belts of steppe: greatest share under shrubs, reach on both sides of a way and how much of that they thin out over.
_BELT = (0.54, 0.03, 0.01)
# So many strip mines, each several times as long across a way as along it.
_MINES = 4
_LENGTHENED = 4.0
_MINE_REACH = 0.02
# Cells of a way on both sides of its middle that tell its direction there.
_HEADING = 5


def belts_of(frame: Frame, ways: list) -> np.ndarray:
    """The steppe along ways.

    Parameters
    ----------
    frame : Frame
    ways : list of Way

    Returns
    -------
    ndarray of float64, shape of the frame
        Share of the ground under shrubs.
    """
    line = np.zeros(frame.shape, dtype=bool)
    for way in ways:
        line |= _cells_of(frame, way)
    if not line.any():
        return np.zeros(frame.shape)
    share, reach, fade = _BELT
    away = ndimage.distance_transform_edt(~line) * frame.cell
    return share * np.clip((reach - away) / fade, 0.0, 1.0)


def strip_mines_of(frame: Frame, ways: list, low: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mines across the middle of ways on low ground: opened along the seam, so that going round them is long.

    Parameters
    ----------
    frame : Frame
    ways : list of Way
        In the order in which they are looked at.
    low : ndarray of bool, shape (rows, columns)
        Where they may lie, without the rim.

    Returns
    -------
    places : ndarray of float64, shape (mines, 2)
        Column and row in cells from the upper left corner of the basin.
    nearness : ndarray of float64, shape of the frame
        1 in their middle, falling to 0.
    """
    places: list = []
    nearness = np.zeros(frame.shape)
    for way in ways:
        middle = way.columns.size // 2
        column, row = float(way.columns[middle]), float(way.rows[middle])
        if len(places) == _MINES or not low[int(row), int(column)]:
            continue
        places.append((column, row))
        ends = max(middle - _HEADING, 0), min(middle + _HEADING, way.columns.size - 1)
        right, down = np.diff(way.columns[list(ends)])[0], np.diff(way.rows[list(ends)])[0]
        heading = np.sqrt(right * right + down * down)
        x, y = frame.x - column * frame.cell, frame.y - row * frame.cell
        along, across = (x * right + y * down) / heading, (y * right - x * down) / (heading * _LENGTHENED)
        np.maximum(nearness, np.exp(-np.sqrt(along * along + across * across) / _MINE_REACH), out=nearness)
    return np.array(places, dtype=np.float64).reshape(-1, 2), nearness


def _cells_of(frame: Frame, line: Any) -> np.ndarray:
    """Cells that a line (columns, rows) meets, without gaps at corners."""
    cells = np.zeros(frame.shape, dtype=bool)
    margin = frame.margin_cells
    steps = np.maximum(np.abs(np.diff(line.columns)), np.abs(np.diff(line.rows))).sum()
    places = np.linspace(0.0, line.columns.size - 1.0, int(20.0 * steps) + 2)
    known = np.arange(line.columns.size)
    rows = np.floor(np.interp(places, known, line.rows)).astype(np.int64) + margin
    columns = np.floor(np.interp(places, known, line.columns)).astype(np.int64) + margin
    inside = (rows >= 0) & (rows < frame.rows) & (columns >= 0) & (columns < frame.columns)
    rows, columns = rows[inside], columns[inside]
    cells[rows, columns] = True
    # A step over a corner would leave a way through.
    cells[rows[1:], columns[:-1]] = True
    return cells


def strip_of(frame: Frame, roads: list, river: np.ndarray) -> np.ndarray:
    """Cells of the ground of motorway and railway, without gaps at corners, and of the dams and yards at rivers.

    Parameters
    ----------
    frame : Frame
    roads : list of Line
    river : ndarray of bool
        Cells of large rivers.

    Returns
    -------
    ndarray of bool, shape of the frame
    """
    strip = np.zeros(frame.shape, dtype=bool)
    width = _STRIP / frame.cell
    if width < 0.5:
        return strip
    for road in roads:
        if road.kind not in _MAIN:
            continue
        strip |= _cells_of(frame, road)
    if width > 1.5:
        strip = ndimage.distance_transform_edt(~strip) * frame.cell <= 0.5 * _STRIP
    crossing = strip & ndimage.binary_dilation(river)
    return strip | (ndimage.distance_transform_edt(~crossing) * frame.cell <= _YARD) if crossing.any() else strip


def cleared_of(frame: Frame, strip: np.ndarray) -> np.ndarray:
    """What was cleared along a strip for it, and for lines and pipes beside it.

    Parameters
    ----------
    frame : Frame
    strip : ndarray of bool

    Returns
    -------
    ndarray of bool
    """
    if not strip.any():
        return strip
    return ndimage.distance_transform_edt(~strip) * frame.cell <= _CLEARED


def population_of(frame: Frame, settlements: list, oasis: np.ndarray, cell_size: float, seed: int) -> np.ndarray:
    """People a square kilometre: towns that thin out, villages in the oases, next to none elsewhere.

    Parameters
    ----------
    frame : Frame
    settlements : list of Settlement
    oasis : ndarray of float
        Suitability for fields, 0 to 1.
    cell_size : float
        Metres.
    seed : int

    Returns
    -------
    ndarray of float64, shape of the frame
    """
    result = (0.2 + 160.0 * oasis**2) * np.exp(0.3 * noise(frame, seed, "villages", 0.03, 0.6))
    cell_area = (cell_size / 1000.0) ** 2
    for town in settlements:
        away = np.hypot(frame.y - town.row * frame.cell, frame.x - town.column * frame.cell)
        spread = np.exp(-away / (0.006 * (town.population / 50_000.0) ** 0.35))
        result += 0.8 * town.population * spread / (spread.sum() * cell_area)
    return result


def product_of(population: np.ndarray, mines: np.ndarray) -> np.ndarray:
    """Gross domestic product, ten thousand yuan a square kilometre: what people earn, and what mines yield.

    Parameters
    ----------
    population : ndarray of float
        People a square kilometre.
    mines : ndarray of float
        Nearness to mines, 0 to 1.

    Returns
    -------
    ndarray of float64
    """
    return _EARNED * population + 4000.0 * np.clip(mines - 0.45, 0.0, None)
