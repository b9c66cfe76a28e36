"""The radii of esp:barriers and the rasters of its scores."""

from __future__ import annotations

import os

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
