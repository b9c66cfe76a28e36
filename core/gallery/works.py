"""What is built along the sample basin's main lines, and how many people live and earn where."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ._frame import Frame, noise

# Width of the fenced ground of motorway and railway, in longer sides; rasters whose cells are much wider show none.
_STRIP = 0.0024
# How far on both sides of them the ground is cleared.
_CLEARED = 0.004
# Reach of the dams, junctions and yards where they cross a river.
_YARD = 0.007
_MAIN = ("national", "railway")
# Yuan a head and year, in ten thousands.
_EARNED = 5.2


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
    margin = frame.margin_cells
    for road in roads:
        if road.kind not in _MAIN:
            continue
        steps = np.maximum(np.abs(np.diff(road.columns)), np.abs(np.diff(road.rows))).sum()
        places = np.linspace(0.0, road.columns.size - 1.0, int(20.0 * steps) + 2)
        known = np.arange(road.columns.size)
        rows = np.floor(np.interp(places, known, road.rows)).astype(np.int64) + margin
        columns = np.floor(np.interp(places, known, road.columns)).astype(np.int64) + margin
        inside = (rows >= 0) & (rows < frame.rows) & (columns >= 0) & (columns < frame.columns)
        rows, columns = rows[inside], columns[inside]
        strip[rows, columns] = True
        # A step over a corner would leave a way through.
        strip[rows[1:], columns[:-1]] = True
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
