"""What esp:barriers says and writes of the barriers that it found."""

from __future__ import annotations

import numpy as np

from ...core.errors import phrase
from ..frame.place_layers import LandCover
from ..layers import palette
from ..layers.styles import RampStyle
from ..network.network_input import NetworkInput
from .barrier_results import OVERLAP_FIELDS, BarrierLayers, overlap_rows, pinch_point_cells


def report_places(job, scores, barriers, short_cuts) -> None:
    """Say how many barriers and short cuts there are, and why no more."""
    places = barriers.places
    if places.count:
        job.log(
            "{count} {count:barrier|barriers}: {measure} above {limit:.4g} (fit of the classes {gvf:.3f}), up to "
            "{highest:.4g}.",
            count=places.count,
            measure=phrase("score") if scores.excess is None else phrase("excess"),
            limit=max(places.limit, 0.0),
            gvf=places.gvf,
            highest=float(places.peak[0]),
        )
    elif short_cuts.places.count:
        job.warn("There is no barrier on a corridor; all places that gain lie off them (possible short cuts).")
    elif scores.excess is not None and np.nanmax(scores.centres, initial=0.0) > 0.0:
        job.warn(
            "There is no barrier: no place costs a corridor more than its own surroundings, or all are too small."
        )
    else:
        job.warn("There is no barrier: no restored disc would save anything, or all places are too small.")
    if short_cuts.places.count:
        job.log(
            "{count} {count:place that gains lies|places that gain lie} off every corridor: possible short "
            "{count:cut|cuts}.",
            count=short_cuts.places.count,
        )
    if places.joined:
        job.log(
            "{count} {count:patch is part|patches are parts} of a better barrier within its radius.",
            count=places.joined,
        )
    if places.dropped:
        job.log("{count} {count:barrier is|barriers are} smaller than the least area.", count=places.dropped)
    job.set("COUNT", places.count)
    job.set("SHORT_CUT_COUNT", short_cuts.places.count)
    job.set("HIGHEST", float(np.nanmax(scores.centres, initial=0.0)))
    job.record("barrier_area_ha", float(places.cells.sum()) * job.grid.cell_area_ha)


def write_places(job, inputs: NetworkInput, barriers, short_cuts, cover) -> None:
    """Barriers and short cuts as layers and tables."""
    shares = LandCover(cover, barriers.places.labels, barriers.places.count, job.grid)
    layers = BarrierLayers(inputs, barriers, shares, job.grid)
    by_gain = RampStyle("resistance", field="gain")
    job.write_features("BARRIERS", layers.fields, layers.barriers(), style=by_gain)
    job.write_features("DISCS", layers.disc_fields, layers.discs(), style=palette.BARRIER_DISC)
    job.write_table("GAINS", layers.gains())
    job.write_table("COVER_TABLE", shares.table())
    if job.wants("SHORT_CUTS"):
        shares = LandCover(cover, short_cuts.places.labels, short_cuts.places.count, job.grid)
        layers = BarrierLayers(inputs, short_cuts, shares, job.grid)
        job.write_features("SHORT_CUTS", layers.fields, layers.barriers(), style=by_gain)


def write_overlap(job, barriers) -> None:
    """Pinch points that are barriers."""
    rows = []
    if job.given("PINCH_POINTS"):
        cells = pinch_point_cells(job, "PINCH_POINTS")
        rows = overlap_rows(*cells, barriers.places, barriers.radius, job.grid)
        area = sum(values[3] for _, values in rows)
        job.log(
            "{pinch} pinch {pinch:point|points} and {barriers} {barriers:barrier|barriers} share {area:.6g} ha.",
            pinch=len({values[0] for _, values in rows}),
            barriers=len({values[1] for _, values in rows}),
            area=area,
        )
        job.record("overlap_ha", area)
    elif job.wants("OVERLAP"):
        job.warn("No pinch points are given, so there is no overlap.")
    job.write_features("OVERLAP", OVERLAP_FIELDS, rows, style=palette.PINCH_ON_BARRIER)
