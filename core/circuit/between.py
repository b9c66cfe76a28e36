"""The circuit between two regions, within a mask: a corridor."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress
from .pairwise import NO_CONNECTION, pairwise
from .regions import FocalNodes
from .report import SolverReport


@dataclass(frozen=True)
class RegionCircuit:
    """Current of 1 A between two regions.

    Parameters
    ----------
    resistance : float
        Effective resistance, per cell: times the cell size it compares with accumulated cost. inf where
        the regions are not connected, 0 where they touch the same region.
    current, voltage : ndarray of float64, shape (rows, columns), or None
        None where the maps are not wanted or there is no connection.
    report : SolverReport
    """

    resistance: float
    current: Optional[np.ndarray]
    voltage: Optional[np.ndarray]
    report: SolverReport


def between(
    conductance: np.ndarray,
    first: np.ndarray,
    second: np.ndarray,
    mask: Optional[np.ndarray] = None,
    neighbours: int = 8,
    average: str = "resistance",
    maps: bool = True,
    tolerance: float = 1e-8,
    method: str = "automatic",
    progress: Progress = no_progress,
) -> RegionCircuit:
    """Effective resistance and currents between two regions that conduct without resistance.

    Parameters
    ----------
    conductance : ndarray, shape (rows, columns)
        As `cell_conductance` gives it; 0 is a barrier.
    first, second : ndarray of bool
        The regions. Their cells outside the mask, and barrier cells, belong to them but do not
        conduct to their neighbours with the average of resistances.
    mask : ndarray of bool, optional
        Outside it nothing conducts. The work is done in its bounding box.
    neighbours, average, tolerance, method, progress
        As `pairwise`.
    maps : bool
        Whether the maps are wanted.

    Returns
    -------
    RegionCircuit

    Raises
    ------
    InputError
        When a region is empty or both overlap.

    Notes
    -----
    Current enters at the second region and leaves at the first. Linkage Mapper's Pinchpoint Mapper
    solves the same circuit for every corridor with 8 neighbours and the average of resistances.
    """
    conductance, first, second = np.asarray(conductance), np.asarray(first) > 0, np.asarray(second) > 0
    if not first.any() or not second.any():
        raise InputError("A region between which current is to flow has no cell.")
    shared = int(np.count_nonzero(first & second))
    if shared:
        raise InputError("Two regions between which current is to flow share {count} {count:cell|cells}.", count=shared)
    used = first | second | (conductance > 0 if mask is None else np.asarray(mask) > 0)
    box = tuple(
        slice(int(hits[0]), int(hits[-1]) + 1)
        for hits in (np.flatnonzero(used.any(axis=1)), np.flatnonzero(used.any(axis=0)))
    )
    inner = np.asarray(conductance[box], dtype=np.float64)
    if mask is not None:
        inner = np.where(np.asarray(mask)[box] > 0, inner, 0.0)
    labels = first[box] + 2 * second[box].astype(np.int8)
    found: dict = {}

    def keep(pair):
        for name in ("current", "voltage"):
            raster = np.zeros(conductance.shape)
            raster[box] = getattr(pair, name)
            found[name] = raster

    result = pairwise(
        inner,
        FocalNodes.from_labels(labels),
        neighbours,
        average,
        cumulative=False,
        on_pair=keep if maps else None,
        tolerance=tolerance,
        method=method,
        progress=progress,
    )
    resistance = float(result.resistances[0, 1])
    if resistance == NO_CONNECTION:
        resistance = math.inf
    return RegionCircuit(resistance, found.get("current"), found.get("voltage"), result.report)
