"""The rasters of the soil retention model beside its main one."""

from __future__ import annotations

import numpy as np

from ...core.rows import mapped
from ..layers.styles import ClassStyle, RampStyle

# Key of the output, field of the result, style.
EXTRA_RASTERS = (
    ("AVOIDED_EXPORT", "avoided_export", RampStyle("quality")),
    ("RKLS", "rkls", RampStyle("cost")),
    ("USLE", "usle", RampStyle("cost")),
    ("EXPORT", "export", RampStyle("cost")),
    ("DEPOSITION", "deposition", RampStyle("cost")),
    ("SDR", "sdr", RampStyle("cost", 0.0, 1.0)),
    ("CONNECTIVITY", "connectivity", RampStyle("current")),
    ("LS", "ls", RampStyle("cost")),
    ("SLOPE", "slope", RampStyle("cost")),
    ("ACCUMULATION", "accumulation", RampStyle("water")),
    ("FILLED_DEM", "filled", RampStyle("elevation")),
)


def define_rasters(form) -> None:
    """The optional raster outputs."""
    labels = (
        form.shared_tr("Avoided export"),
        form.shared_tr("Soil loss of bare land (RKLS)"),
        form.shared_tr("Soil loss (USLE)"),
        form.shared_tr("Sediment export"),
        form.shared_tr("Sediment deposition"),
        form.shared_tr("Sediment delivery ratio"),
        form.shared_tr("Connectivity index"),
        form.shared_tr("Slope length and steepness factor (LS)"),
        form.shared_tr("Slope, percent"),
        form.shared_tr("Flow accumulation, cells"),
        form.shared_tr("Elevation without pits"),
    )
    for (key, _, _), label in zip(EXTRA_RASTERS, labels):
        form.add_raster_output(key, label, optional=True)
    form.add_raster_output("STREAMS", "Streams", optional=True, cells="u1")
    form.add_raster_output(
        "DIRECTIONS", "Flow directions", optional=True,
        cells="",
    )


def write_rasters(job, result) -> None:
    """Write those that are asked for."""
    for key, field, style in EXTRA_RASTERS:
        if job.wants(key):
            job.write_raster(key, getattr(result, field), style=style)
    known = mapped(np.isfinite, result.slope, dtype=bool)
    say = job.algorithm.shared_tr
    streams = ClassStyle(((0, "#00ffffff", say("Land")), (1, "#2171b5", say("Stream"))))
    job.write_raster("STREAMS", mapped(_bytes, result.streams, dtype=np.uint8), valid=known, style=streams)
    if job.wants("DIRECTIONS"):
        job.write_raster("DIRECTIONS", result.directions, valid=known)


def _bytes(values: np.ndarray) -> np.ndarray:
    return values.astype(np.uint8)
