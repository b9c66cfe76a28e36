"""Patch metrics: area, perimeter, shape, core, contiguity, distance to the nearest patch of the class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Collection

import numpy as np

from ..errors import InputError
from ..patches import neighbourhood
from ..progress import Progress, no_progress, parts_of
from ..typed import there
from ._nearest_patches import nearest_distances
from ._patch_runs import Runs, find_runs
from ._patch_shape import circles, contiguity, core_areas, gyration
from .edge_contrast import patch_contrast
from .landscape import Landscape
from .near_patches import measured_surroundings
from .surroundings import NOTHING_TOLD, Surroundings

# Metrics that need a pass of their own over the cells.
COSTLY = ("GYRATE", "CIRCLE", "CONTIG", "CORE", "ENN")
# Those that must be told more than the landscape.
SURROUNDING = ("PROX", "SIMI", "ECON")
METRICS = (
    "AREA", "PERIM", "PARA", "SHAPE", "FRAC", "GYRATE", "CIRCLE", "CONTIG", "CORE", "NCORE", "CAI", "ENN", *SURROUNDING,
)  # fmt: skip


@dataclass(frozen=True)
class PatchTable:
    """All patches of a landscape, one entry each, in the raster order of their first cells.

    Parameters
    ----------
    unit, place : ndarray of int32, shape (patches,)
        Unit, and place of the class in the landscape's classes.
    cells : ndarray of int64, shape (patches,)
    sides : ndarray of int64, shape (patches,)
        Cell sides that the patch does not share with itself, holes and the border included.
    cell_size : float
        Metres.
    measured : dict of str to ndarray
        The metrics of `COSTLY` and `SURROUNDING` that were asked for, and NEAR: how many patches of its class are near.
    cores : ndarray of int64, shape (core areas, 2), optional
        Patch and cells of each disjunct core area.
    labels : ndarray of int32, shape of the raster
        Patch of each cell, -1 outside the landscape.
    """

    unit: np.ndarray
    place: np.ndarray
    cells: np.ndarray
    sides: np.ndarray
    cell_size: float
    labels: np.ndarray
    cores: np.ndarray = field(default_factory=lambda: np.empty((0, 2), dtype=np.int64))
    measured: dict = field(default_factory=dict)

    def values(self, name: str) -> np.ndarray:
        """A metric of `METRICS` for each patch.

        Units: AREA and CORE hectares, PERIM, GYRATE and ENN metres, PARA per hectare of patch and
        metre of perimeter as FRAGSTATS prints it (p/a x 10,000), CAI and ECON percent, the others none.

        Raises
        ------
        InputError
            For a name that does not exist or was not measured.
        """
        if name in _SIMPLE:
            return _SIMPLE[name](self.cells, self.sides, self.cell_size)
        if name == "CAI" and "CORE" in self.measured:
            return 100.0 * self.measured["CORE"] / self.values("AREA")
        if name not in self.measured:
            raise InputError("The patch metric {name} does not exist or was not asked for.", name=name)
        return self.measured[name]


def least_sides(cells: np.ndarray) -> np.ndarray:
    """Sides of the most compact patch of so many cells.

    With ``n = floor(sqrt(a))`` and ``m = a - n^2``: 4n if m = 0, 4n + 2 if a <= n (n + 1), else
    4n + 4 (FRAGSTATS 3 and 4.2's tables).
    """
    cells = np.asarray(cells, dtype=np.int64)
    side = np.floor(np.sqrt(cells.astype(np.float64))).astype(np.int64)
    side -= side * side > cells
    return 4 * side + np.where(side * side == cells, 0, np.where(cells <= side * (side + 1), 2, 4))


def fractal_dimension(cells: np.ndarray, sides: np.ndarray, cell_size: float) -> np.ndarray:
    """``FRAC = 2 ln(p / 4) / ln a`` with p in metres and a in square metres; 1 for one cell.

    NaN where a is 1 square metre and the patch has several cells.
    """
    area = np.asarray(cells, dtype=np.float64) * cell_size**2
    perimeter = np.asarray(sides, dtype=np.float64) * cell_size
    out = np.full(area.shape, np.nan)
    np.divide(2.0 * np.log(0.25 * perimeter), np.log(area), out=out, where=area != 1.0)
    out[np.asarray(cells) == 1] = 1.0
    return out


# Metrics that follow from the cells and sides of patches and the cell size.
_SIMPLE = {
    "AREA": lambda cells, _, size: cells * (size**2 / 10_000.0),
    "PERIM": lambda _, sides, size: sides * size,
    "PARA": lambda cells, sides, size: sides / (cells * size) * 10_000.0,
    "SHAPE": lambda cells, sides, _: sides / least_sides(cells),
    "FRAC": fractal_dimension,
}


def patch_table(
    landscape: Landscape,
    costly: Collection[str] = (),
    connectivity: int = 8,
    edge_depth: float = 1.0,
    surroundings: Surroundings = NOTHING_TOLD,
    progress: Progress = no_progress,
) -> PatchTable:
    """Find and measure the patches of every class and unit.

    Parameters
    ----------
    landscape : Landscape
    costly : sequence of str
        Metrics of `COSTLY` and `SURROUNDING`, and NEAR, to measure as well.
    connectivity : {8, 4}
        Whether cells that touch at a corner belong to one patch.
    edge_depth : float
        Cells whose centres lie within so many cells of a cell outside the patch (its class, its
        unit) are edge and not core. 1 is the rule of four neighbours.
    surroundings : Surroundings
        What PROX, SIMI, ECON and NEAR need.
    progress : callable

    Returns
    -------
    PatchTable

    Raises
    ------
    InputError

    References
    ----------
    McGarigal, Cushman & Ene (2012), FRAGSTATS v4.
    """
    neighbourhood(connectivity)
    surroundings.require(["CONNECT" if name == "NEAR" else name for name in costly], landscape.class_count)
    if not edge_depth >= 1.0:
        raise InputError("The edge depth is at least 1 cell, not {given}.", given=edge_depth)
    finding, *steps = parts_of(progress, (2, 1, 2, 1, 2, 4, 8))
    runs = find_runs(landscape.keys, connectivity)
    finding(1.0)
    cells = np.bincount(runs.patch, weights=runs.length, minlength=runs.patch_count).astype(np.int64)
    sides = 4 * cells - 2 * runs.like.astype(np.int64)
    key = np.empty(runs.patch_count, dtype=np.int32)
    key[runs.patch] = runs.key
    labels = runs.labels(landscape.index.shape)
    unit, place = np.divmod(key, np.int32(landscape.class_count))
    wanted = set(costly)
    measured, cores = _measure(landscape, runs, labels, cells, key, wanted, connectivity, edge_depth, steps)
    table = PatchTable(unit, place, cells, sides, landscape.cell_size, labels, cores, measured)
    if wanted & {"PROX", "SIMI", "NEAR"}:
        measured.update(measured_surroundings(table, surroundings, landscape.classes, wanted, steps[5]))
    if "ECON" in wanted:
        contrast = there(surroundings.contrast).of(landscape.classes)
        measured["ECON"] = patch_contrast(landscape, labels, sides, contrast, surroundings.boundary_contrast)
    progress(1.0)
    return table


def _measure(landscape, runs: Runs, labels, cells, key, wanted, connectivity, edge_depth, steps):
    size, hectares = landscape.cell_size, landscape.cell_size**2 / 10_000.0
    measured, cores = {}, np.empty((0, 2), dtype=np.int64)
    if "GYRATE" in wanted:
        measured["GYRATE"] = gyration(labels, cells) * size
    steps[0](1.0)
    if "CIRCLE" in wanted:
        measured["CIRCLE"] = circles(runs, cells, labels.shape[1], steps[1])
    if "CONTIG" in wanted:
        measured["CONTIG"] = contiguity(labels, cells, runs.like)
    steps[2](1.0)
    if wanted & {"CORE", "NCORE", "CAI"}:
        cores = core_areas(labels, connectivity, edge_depth)
        measured["CORE"] = np.bincount(cores[:, 0], weights=cores[:, 1], minlength=cells.size) * hectares
        measured["NCORE"] = np.bincount(cores[:, 0], minlength=cells.size).astype(np.float64)
    steps[3](1.0)
    if "ENN" in wanted:
        measured["ENN"] = nearest_distances(labels, key, steps[4]) * size
    return measured, cores
