"""The radii of esp:barriers and the rasters of its scores."""

from __future__ import annotations

import os

import numpy as np

from ...core.bottlenecks.barriers import barrier_radii, default_radii, own_limit
from ..layers.styles import RampStyle

_SCORE_STYLE = RampStyle("resistance", low=0.0)


def read_radii(job) -> tuple:
    """The radii that are asked for, or those that fit the raster."""
    cell_size = job.grid.cell_size
    least, most, step = (job.number(key) for key in ("MIN_RADIUS", "MAX_RADIUS", "STEP"))
    if least is None:
        least = default_radii(job.grid.shape, cell_size)[0]
        least = least if most is None else min(least, most)
    radii = barrier_radii(least, 4.0 * least if most is None else most, least if step is None else step, cell_size)
    job.log("Radii: {radii}.", radii=", ".join(f"{radius:.10g}" for radius in radii))
    if radii[0] < 2.0 * cell_size:
        job.log("Radii near the cell size of {cell_size:.10g} exaggerate the scores.", cell_size=cell_size)
    job.record("radii", list(radii))
    return radii


def radius_writer(job):
    """What keeps scores and circles of each radius; None where they are not asked for."""
    if not job.wants("BY_RADIUS"):
        return None
    folder = job.folder("BY_RADIUS")

    def write(radius, centres, circles):
        for name, raster in (("centres", centres), ("circles", circles)):
            path = os.path.join(folder, f"barrier_{name}_{radius:.10g}.tif")
            job.raster_file(path, raster, style=_SCORE_STYLE)

    return write


def restorable_ground(job, resistance):
    """What restoration can take away from the resistance; None where nothing is known of it."""
    from ...core.bottlenecks.obstacles import restorable_part, with_rock_kept
    from ...core.terrain.slope import slope

    reachable = job.values("RESTORED_RASTER")
    elevation = job.values("ELEVATION")
    if reachable is None and elevation is None:
        return None
    reachable = np.zeros(resistance.shape) if reachable is None else reachable.astype(np.float64)
    if elevation is not None:
        steepness = slope(elevation.astype(np.float64), job.grid.cell_size)
        reachable = with_rock_kept(reachable, resistance, steepness, job.number("MAX_SLOPE"))
    return restorable_part(resistance, reachable)


def write_scores(job, scores, inputs) -> None:
    """The rasters of all radii together."""
    job.write_raster("OUTPUT", scores.centres, style=_SCORE_STYLE)
    job.write_raster("SUM", scores.centres if scores.summed is None else scores.summed, style=_SCORE_STYLE)
    job.write_raster("PERCENT", scores.percent, style=_SCORE_STYLE)
    job.write_raster("CIRCLES", scores.circles, style=_SCORE_STYLE)
    job.write_raster("RADIUS", scores.radius, style=RampStyle("water"))
    if scores.excess is not None:
        job.write_raster("EXCESS", scores.excess, style=_SCORE_STYLE)
    if job.wants("OWN_LIMIT"):
        limited = own_limit(scores.circles, inputs.resistance, job.number("RESTORED_RESISTANCE"))
        job.write_raster("OWN_LIMIT", limited, style=_SCORE_STYLE)
