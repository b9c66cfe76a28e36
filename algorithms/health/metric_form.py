"""Units and windows in which landscapes are measured, as forms ask for them, and how tables hold undefined values."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ..layers.styles import RampStyle

# What metrics of the surroundings of patches need, and the parameter that tells it.
_NEEDS = {"radius": "RADIUS", "similarity": "SIMILARITY", "contrast": "CONTRAST", "most_classes": "CLASSES_MAX"}


def add_units(form, kinds: list, parent) -> None:
    """What is measured as one landscape; `parent` is the layer in whose unit its size is."""
    form.add_choice(
        "UNIT", "Measured in", kinds,
        help="Squares and zones have a value each; a moving window gives one to every cell.",
    )
    form.add_distance(
        "SIZE",
        "Side of squares, or radius of the window",
        parent,
        help="Empty: squares of 1 km and at least ten cells; a radius of ten cells.",
    )
    form.add_features("ZONES", "Polygons", geometry="polygon", optional=True)


def check_units(values, unit: str) -> None:
    """Refuse polygons that are not given, and an output of polygons where a window moves.

    Raises
    ------
    InputError
    """
    if unit == "zones" and not values.given("ZONES"):
        raise InputError("Choose the polygons to measure in, or another unit.")
    if unit == "window" and values.given("UNITS_OUT"):
        raise InputError("A moving window has no polygons; leave the output of units out.")


def add_neighbours(form) -> None:
    """Which cells make one patch."""
    form.add_choice("NEIGHBOURS", "Cells of a patch touch", ["8", "4"], advanced=True)


def add_windows(form, no_result: str) -> None:
    """Form and border of moving windows; `no_result` is the option for windows that reach beyond the data."""
    form.add_choice(
        "WINDOW", "Form of the window", ["Disc", "Square"], advanced=True,
        help="The size is the radius of a disc, or half the side of a square.",
    )
    form.add_choice(
        "BORDER", "Windows that reach beyond the data", ["Measure what is there", no_result], advanced=True,
        help="Near the edge of the data a window holds less land than elsewhere.",
    )


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
    form.add_number(
        "EDGE_DEPTH", "Edge depth for core metrics, in cells", 1.0, minimum=1.0, advanced=True,
        help="Cells that are nearer to another class are no core.",
    )


def add_surroundings(form, parent) -> None:
    """What PROX, SIMI, CONNECT, ECON, CWED, TECI and RPR need; `parent` is the layer in whose unit the radius is."""
    form.add_distance(
        "RADIUS",
        "Radius of near patches (PROX, SIMI, CONNECT)",
        parent,
        help="Between the centres of their nearest cells; how far the species goes.",
    )
    shared_help = form.shared_tr(
        "Columns class_1, class_2, value, or a row and a column for each class; values 0 to 1, both ways alike; "
        "classes as values or names."
    )
    form.add_table("SIMILARITY", "Similarity of classes (SIMI)", optional=True, help=shared_help)
    form.add_table("CONTRAST", "Contrast of classes (ECON, CWED, TECI)", optional=True, help=shared_help)
    form.add_number(
        "BOUNDARY_CONTRAST",
        "Contrast of the border and of nodata",
        0.0,
        minimum=0.0,
        maximum=1.0,
        help="Their sides count in ECON and TECI as sides of this contrast, in CWED as edge of it.",
        advanced=True,
    )
    form.add_number(
        "CLASSES_MAX", "Classes that a landscape can have (RPR)", whole=True, minimum=1, advanced=True,
        help="The richness is told in percent of them. Empty: as many as there are.",
    )


def untold(values, names) -> dict:
    """Which of some metrics lack what they need, with the parameter that would tell it."""
    from ...core.health.surroundings import needs_of

    lacking = {name: [_NEEDS[need] for need in needs_of(name) if not values.given(_NEEDS[need])] for name in names}
    return {name: keys[0] for name, keys in lacking.items() if keys}


def refuse_untold(values, names) -> None:
    """Raise where a metric needs what is not given."""
    for name, key in untold(values, names).items():
        raise InputError(
            "The metric {metric} needs {parameter} ({key}); give it, or leave the metric out.",
            metric=name,
            parameter=values.label(key),
            key=key,
        )


def surroundings_of(job, names, class_names):
    """What the run was told of the surroundings of patches, as far as the metrics need it."""
    from ...core.health.class_pairs import read_class_pairs
    from ...core.health.surroundings import Surroundings, needs_of

    needed = {need for name in names for need in needs_of(name)}

    def pairs(key, alike):
        if key.lower() not in needed:
            return None
        return read_class_pairs(job.table(key), job.layer_name(key), class_names, alike)

    return Surroundings(
        job.number("RADIUS"),
        pairs("SIMILARITY", 1.0),
        pairs("CONTRAST", 0.0),
        job.number("BOUNDARY_CONTRAST"),
        job.integer("CLASSES_MAX"),
    )


def paint_bands(job, bands, titles, grid) -> None:
    """The metrics as a raster, a band each, where one is wanted."""
    if job.wants("OUTPUT"):
        job.write_raster("OUTPUT", bands, band_names=titles, style=RampStyle("quality"), grid=grid)


def record_means(job, names, measured) -> None:
    """Means over the units, in the sidecar and, of not too many metrics, in the log."""
    for name, column in zip(names, measured.T):
        mean = mean_of(column)
        if mean is not None:
            job.record(name, mean)
            if len(names) <= 40:
                job.log("{metric}: {value:.6g}", metric=name, value=mean)


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
