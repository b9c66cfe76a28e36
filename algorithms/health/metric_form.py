"""Units and windows in which landscapes are measured, as forms ask for them, and how tables hold undefined values."""

from __future__ import annotations

import numpy as np


def add_units(form, kinds: list, parent) -> None:
    """What is measured as one landscape; `parent` is the layer in whose unit its size is."""
    form.add_choice("UNIT", "Measured in", kinds)
    form.add_distance(
        "SIZE",
        "Side of the fishnet's squares, or radius of the window",
        parent,
        help="Empty: squares of 1 km and at least ten cells; a radius of ten cells.",
    )
    form.add_features("ZONES", "Polygons", geometry="polygon", optional=True)


def add_neighbours(form) -> None:
    """Which cells make one patch."""
    form.add_choice("NEIGHBOURS", "Cells of a patch touch", ["8", "4"], advanced=True)


def add_windows(form, no_result: str) -> None:
    """Form and border of moving windows; `no_result` is the option for windows that reach beyond the data."""
    form.add_choice("WINDOW", "Form of the window", ["Disc", "Square"], advanced=True)
    form.add_choice("BORDER", "Windows that reach beyond the data", ["Measure what is there", no_result], advanced=True)


def add_metric_tuning(form) -> None:
    """Neighbours, stride, form and border of windows, edge depth."""
    add_neighbours(form)
    form.add_number(
        "STRIDE",
        "Stride of the moving window in cells",
        whole=True,
        minimum=1,
        advanced=True,
        help="Empty: 1 without metrics of patches, else the radius. Larger strides give coarser cells.",
    )
    add_windows(form, form.shared_tr("No result (FRAGSTATS)"))
    form.add_number("EDGE_DEPTH", "Edge depth for core metrics, in cells", 1.0, minimum=1.0, advanced=True)


def mean_of(values):
    """Mean of the defined values; None where there is none."""
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else None


def plain_values(values) -> list:
    """Floats, None where undefined."""
    return [float(value) if np.isfinite(value) else None for value in values]


def kept_rows(rows, known) -> list:
    """Rows of a table for the units that have cells."""
    return [(None, row) for row, keep in zip(rows, known) if keep]


def shown(units, raster, job) -> np.ndarray:
    """Where a raster of units shows values: cells with data, all squares of a fishnet."""
    return raster.valid if units.grid is job.grid else np.ones(units.grid.shape, bool)
