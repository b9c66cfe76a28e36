"""Ecosystem health for esp:restorationzones: its classes on the grid, and the weakest part of the weak land."""

from __future__ import annotations

import numpy as np

from ...core.decision.class_limits import class_limits
from ...core.decision.classification import classify
from ...core.errors import InputError
from ...core.numbers import format_numbers
from ...core.rows import Rows
from ...core.zoning.nested import nested_base
from ...core.zoning.zoning import ZoneLayer
from ..health.health_classes import COUNT, paper_limits
from .zone_grid import CoarseRaster

# A raster of whole numbers from 1 to this holds classes of health, not an index.
_MOST_CLASSES = 9


def health_of(job) -> tuple:
    """Health classes on the grid (0 is nodata), and the layers of health for the rules."""
    source = job.raster_sources("HEALTH")[0]
    band = job.integer("HEALTH_BAND") or source.bands
    raster = CoarseRaster(job, source, band)
    values = np.where(raster.own.valid, raster.own.values, np.nan).astype(np.float64)
    known = values[np.isfinite(values)]
    if not known.size:
        raise InputError("The raster {name} has no data in band {band}.", name=source.name, band=band)
    if source.bands > 1:
        job.log("{name}: band {band} of {bands}.", name=source.name, band=band, bands=source.bands)
    if known.min() >= 1 and known.max() <= _MOST_CLASSES and np.array_equal(known, np.rint(known)):
        job.log("{name} holds classes of health.", name=source.name)
        classes = np.nan_to_num(values)
    else:
        classes = _classified(job, values)
    health = raster.spread(classes.astype(np.uint8))[:]
    if not job.class_set("BASE_CLASSES").contains(health[health > 0]).any():
        raise InputError(
            "No cell of {name} is in the health classes {classes}; choose natural breaks or other classes.",
            name=source.name,
            classes=job.text("BASE_CLASSES"),
        )
    spread = raster.spread(values.astype(np.float32))
    as_classes = Rows(health.shape, np.float32, lambda first, last: _with_gaps(health[first:last]))
    return health, {"health": ZoneLayer(spread), "health_class": ZoneLayer(as_classes)}


def _with_gaps(health: np.ndarray) -> np.ndarray:
    return np.where(health > 0, health, np.nan).astype(np.float32)


def nested_part(job, health: np.ndarray, layers: dict, base):
    """The weakest part of the weak land; None where all of it is the base."""
    if not job.flag("NESTED"):
        return None
    index = layers["health"].values[:]
    if job.given("INDEX"):
        source = job.raster_sources("INDEX")[0]
        band = min(job.integer("HEALTH_BAND") or source.bands, source.bands)
        index = CoarseRaster(job, source, band).values()[:]
    else:
        known = index[np.isfinite(index)]
        if np.array_equal(known, np.rint(known)):
            job.warn(
                "{name} holds classes, so the weak land cannot be divided anew: all of it is the base; give the "
                "index of health.",
                name=job.layer_name("HEALTH"),
            )
            return None
    found = nested_base(index, (health > 0) & base.contains(health), fixed=job.fixed("base limit"))
    job.found("base limit", found.limit)
    job.log(
        "Of {weak:.0f} ha of weak land {cells:.0f} ha have an index up to {limit:.4g}, its two weakest classes.",
        weak=found.weak * job.grid.cell_area_ha,
        cells=found.cells * job.grid.cell_area_ha,
        limit=found.limit,
    )
    job.record("weak_area_ha", found.weak * job.grid.cell_area_ha)
    return found.inside


def _classified(job, values: np.ndarray) -> np.ndarray:
    method = job.word("CLASSIFICATION")
    if method == "paper":
        limits = paper_limits("EHI")
    elif method == "manual":
        limits = tuple(job.numbers("BREAKS"))
    else:
        limits = job.settled(
            "limits",
            lambda: class_limits([values], classes=COUNT, progress=lambda fraction: job.cancel_point()).limits,
        )
    job.record("health class limits", list(limits))
    job.log("Classes of health, limits {limits}.", limits=format_numbers([float(f"{x:.6g}") for x in limits]))
    return classify(values, limits)
