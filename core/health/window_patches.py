"""Patch metrics in moving windows: exact, in batches of windows laid beside each other."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Optional, Sequence

import numpy as np

from ..executors import run_tasks
from ..progress import Progress, no_progress
from .catalogue import check_metrics
from .landscape import Landscape, class_places
from .metrics import class_metrics, landscape_metrics
from .surroundings import NOTHING_TOLD, Surroundings
from .units import centres, window_footprint

# Cells of all windows of a batch: bounds the memory at some 100 MB.
_BATCH = 1_500_000


def window_patch_metrics(
    values: np.ndarray,
    valid: np.ndarray,
    cell_size: float,
    names: Sequence[str],
    radius: int,
    form: str = "disc",
    border: str = "partial",
    stride: int = 1,
    everywhere: bool = False,
    class_value: Optional[int] = None,
    connectivity: int = 8,
    edge_depth: float = 1.0,
    surroundings: Surroundings = NOTHING_TOLD,
    executor: Optional[Executor] = None,
    progress: Progress = no_progress,
) -> list[np.ndarray]:
    """Any metrics of the window around each centre; patches are cut at the window's border.

    Takes what `windows.window_metrics` takes, and any metric of the landscape, or of one class.

    Parameters
    ----------
    class_value : int, optional
        Measure the metrics of this class instead of those of the landscape.
    connectivity : {8, 4}
    edge_depth : float
    surroundings : Surroundings

    Returns
    -------
    list of ndarray of float64, shape (centre rows, centre columns)
    """
    names = check_metrics(names, "landscape" if class_value is None else "class")
    footprint = window_footprint(radius, form)
    classes, index = class_places(values, valid)
    rows, columns = centres(values.shape[0], stride), centres(values.shape[1], stride)
    measured = np.ones((rows.size, columns.size), bool) if everywhere else index[np.ix_(rows, columns)] >= 0
    places = np.argwhere(measured)
    size = max(1, _BATCH // footprint.size)
    batches = [places[start : start + size] for start in range(0, len(places), size)]
    padded = np.pad(index, radius, constant_values=-1)
    place = None if class_value is None else int(np.searchsorted(classes, class_value))
    rules = {"connectivity": connectivity, "edge_depth": edge_depth, "surroundings": surroundings}
    common = padded, footprint, rows, columns, classes, cell_size, names, border, place, rules
    out = np.full((len(names), rows.size, columns.size), np.nan)
    for batch, found in zip(batches, run_tasks(_batch, batches, executor, progress, 4, common)):
        out[:, batch[:, 0], batch[:, 1]] = found.T
    return list(out)


def _batch(common: tuple, batch: np.ndarray) -> np.ndarray:
    """The metrics of some windows."""
    padded, footprint, rows, columns, classes, cell_size, names, border, place, rules = common
    side = footprint.shape[0]
    views = np.lib.stride_tricks.sliding_window_view(padded, (side, side))
    windows = views[rows[batch[:, 0]], columns[batch[:, 1]]].copy()
    windows[:, ~footprint] = -1
    count = len(batch)
    index = windows.reshape(count * side, side)
    units = np.broadcast_to(np.repeat(np.arange(count, dtype=np.int32), side)[:, None], index.shape)
    landscape = Landscape(index, np.where(index < 0, np.int32(-1), units), count, classes, cell_size)
    if place is None:
        found = landscape_metrics(landscape, names, **rules)
    else:
        found = class_metrics(landscape, names, **rules)[:, place]
    if border == "nodata":
        found[landscape.cells().sum(axis=1) < footprint.sum()] = np.nan
    return found
