"""Cost surfaces of sources in a folder: what a stopped run, a re-run or another algorithm can take up."""

from __future__ import annotations

import hashlib
import math
import os
from typing import Optional

import numpy as np

from ...core.cost.moves import EIGHT, Moves
from ...core.errors import InputError
from ...core.grid import Grid
from ...core.network.surfaces import MemorySurfaces, framed, reached_box
from ...core.progress import no_progress
from ..layers.opening import open_raster
from ..platform.gdal_messages import gdal_errors
from ..writing.files import make_folder, passing_folder
from ..writing.raster_files import RasterOutput, failure_of_raster
from ..writing.staging import replacing

# Raised when the cost engine gives other numbers: older surfaces are then not taken up.
_ENGINE = "1"
_LAYOUT = ("COMPRESS=DEFLATE", "ZLEVEL=1", "PREDICTOR=3", "BLOCKYSIZE=32", "BIGTIFF=IF_SAFER")
_HASHED_ROWS = 512
# Surfaces that need more than this are kept in files while the run lasts.
_IN_MEMORY = 2.5e8


def surface_store(job, cells, resistance: np.ndarray, rules, ids: list, stack, inside: str = ""):
    """Where the cost surfaces are kept: in the user's folder, or one inside it, or while the run lasts.

    Parameters
    ----------
    job : Job
    cells : SourceCells
    resistance : ndarray of float, shape (rows, columns)
    rules : NetworkRules
    ids : list
        Of the sources.
    stack : contextlib.ExitStack
        Closed when the run has no more need of them.
    inside : str, optional
        A folder in the user's.

    Returns
    -------
    SurfaceStore
    """
    if job.wants("SURFACES"):
        folder = os.path.join(job.outputs.final_folder("SURFACES"), inside)
    elif 8.0 * job.grid.cells * len(ids) <= _IN_MEMORY:
        return MemorySurfaces(job.grid.shape)
    else:
        folder = stack.enter_context(passing_folder("esp-surfaces-"))
    starts = cells.starts(rules.endpoints == "centroid")
    return SurfaceFolder(folder, job.grid, resistance, starts, ids, rules.moves)


class SurfaceFolder:
    """A `SurfaceStore` of GeoTIFF files, one for each source, ``cost_<source>.tif``.

    A file holds the box that the cost reaches, in float64: the differences of large costs decide where a corridor
    ends, and a run that reads its surfaces gives to the last digit what the run that made them gave. Its
    metadata carry the reach and a fingerprint of the resistance, the grid and the source's cells; a surface whose
    fingerprint differs counts as missing and is replaced. Files appear whole: they are
    written under another name first.

    Parameters
    ----------
    folder : str
    grid : Grid
    resistance : ndarray of float, shape (rows, columns)
    starts : ndarray of int, shape (rows, columns)
        Label of the source that starts in a cell, 1..n; 0 for none.
    ids : sequence of int
        The user's number of each source.
    moves : Moves
        The steps of the surfaces.
    """

    def __init__(self, folder: str, grid: Grid, resistance: np.ndarray, starts: np.ndarray, ids, moves: Moves = EIGHT):
        self._folder, self._grid, self._ids = folder, grid, list(ids)
        surface = hashlib.sha256(f"{_ENGINE} {grid.shape} {grid.cell_size!r} {grid.origin}".encode())
        surface.update(moves.key().encode())
        if moves.climate is not None:
            surface.update(np.ascontiguousarray(moves.climate).tobytes())
        for start in range(0, grid.rows, _HASHED_ROWS):
            rows = np.asarray(resistance[start : start + _HASHED_ROWS], dtype=np.float64)
            # Walls are NaN or infinite; both are one to the engine.
            surface.update(np.where(np.isfinite(rows), rows, np.inf).tobytes())
        cells = np.flatnonzero(starts.ravel())
        labels = starts.ravel()[cells]
        order = np.argsort(labels, kind="stable")
        cells, labels = cells[order], labels[order]
        self._fingerprints = {}
        for label in range(1, len(self._ids) + 1):
            first, last = np.searchsorted(labels, (label, label + 1))
            own = surface.copy()
            own.update(cells[first:last].astype(np.int64).tobytes())
            self._fingerprints[label] = own.hexdigest()
        self._reaches: dict[int, Optional[float]] = {}

    def path(self, label: int) -> str:
        """The file of a source's surface."""
        return os.path.join(self._folder, f"cost_{self._ids[label - 1]}.tif")

    def reach(self, label: int) -> Optional[float]:
        """The cost up to which the surface in the folder is complete; None where there is none that fits."""
        if label not in self._reaches:
            self._reaches[label] = self._read_reach(label)
        return self._reaches[label]

    def _read_reach(self, label: int) -> Optional[float]:
        if not os.path.exists(self.path(label)):
            return None
        with gdal_errors():
            dataset = open_raster(self.path(label))
        found = dataset.GetMetadata() if dataset is not None else {}
        if found.get("ESP_FINGERPRINT") != self._fingerprints[label]:
            return None
        return float(found["ESP_REACH"])

    def save(self, label: int, cost: np.ndarray, reach: float) -> None:
        """Write a surface.

        Raises
        ------
        InputError
            When the file cannot be written; what was there before stays.
        """
        rows, columns = reached_box(cost)
        path = self.path(label)
        metadata = {
            "ESP_FINGERPRINT": self._fingerprints[label],
            "ESP_REACH": repr(float(reach)),
            "ESP_SOURCE": str(self._ids[label - 1]),
            "ESP_TOP": str(rows.start),
            "ESP_LEFT": str(columns.start),
            "ESP_UNIT": "resistance x map unit",
        }
        window = np.where(np.isfinite(cost[rows, columns]), cost[rows, columns], np.nan)
        x, y = self._grid.origin
        origin = x + columns.start * self._grid.cell_size, y - rows.start * self._grid.cell_size
        grid = Grid(window.shape, self._grid.cell_size, origin, self._grid.crs)
        output = RasterOutput(grid, math.nan, metadata=metadata, options=_LAYOUT)
        make_folder(self._folder)
        with replacing(path) as staged:
            reason = failure_of_raster(staged, "GTiff", [window], output, no_progress)
            if reason is not None:
                raise InputError("The cost surface {path} cannot be written: {reason}", path=path, reason=reason)
        self._reaches[label] = float(reach)

    def rows(self, label: int, start: int, stop: int) -> np.ndarray:
        """Rows of a surface: float64, infinite where the source does not reach.

        Raises
        ------
        InputError
            When the file is damaged.
        """
        with gdal_errors():
            dataset = open_raster(self.path(label))
            window = None
            if dataset is not None:
                top, left = (int(dataset.GetMetadataItem(key)) for key in ("ESP_TOP", "ESP_LEFT"))
                first, last = max(start, top), min(stop, top + dataset.RasterYSize)
                window = np.empty((0, dataset.RasterXSize))
                if first < last:
                    window = _read(dataset, first - top, last - first)
        if window is None:
            raise InputError("The cost surface {path} cannot be read; delete it and run again.", path=self.path(label))
        window[np.isnan(window)] = np.inf
        return framed(window, max(start, top), left, start, stop, self._grid.columns)


def _read(dataset, start: int, count: int) -> Optional[np.ndarray]:
    try:
        return dataset.GetRasterBand(1).ReadAsArray(0, start, dataset.RasterXSize, count)
    except RuntimeError:
        return None
