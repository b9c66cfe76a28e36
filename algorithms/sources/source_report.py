"""What esp:ecologicalsources says of its sources, and what it warns of."""

from __future__ import annotations

import numpy as np

from ...core.network.connectivity_sweep import connectivity_sweep
from ...core.progress import no_progress
from ...core.sources.sources import nearest_distances

# Sources nearer than so many cells have corridors of next to no length; one with so much of the connectivity (dPC in
# percent) makes the others not matter.
_TRIVIAL_CELLS, _NEARLY_ALL = 4.0, 90.0
# Dispersal distances, as shares of the one in use, at which the connectivity of so many sources at most is kept.
_SWEEP, _MOST_IN_SWEEP = (0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0), 60


def report_sources(job, selection, habitat, labels) -> None:
    """Numbers of the run, and warnings."""
    kept = selection.kept
    pc = selection.connectivity.pc
    area, share = float(habitat.areas[kept].sum()), float(selection.share[kept[-1]])
    job.log(
        "{kept} of {count} {count:patch|patches} {kept:is a source|are sources}: {area:.6g} ha, {share:.1f} % of "
        "the EC(PC) of {candidates} {candidates:candidate|candidates}.",
        kept=kept.size,
        count=habitat.count,
        area=area,
        share=share,
        candidates=selection.candidates.size,
    )
    _warn_of_trivial_sources(job, selection, habitat)
    lost = sorted(set(range(1, kept.size + 1)) - set(np.unique(labels).tolist()))
    if lost:
        job.warn(
            "Sources {ids} lie outside the raster or under others and are not on it.", ids=", ".join(map(str, lost))
        )
    wanted = job.number("EC_SHARE")
    if wanted and share < wanted:
        job.warn(
            "The sources reach {share:.1f} % of EC(PC) instead of {wanted:g} %, since the least dPC drops others.",
            share=share,
            wanted=wanted,
        )
    job.set("COUNT", int(kept.size))
    job.set("AREA", area)
    job.set("EC_PC", pc.equivalent)
    job.set("KEPT_SHARE", share)
    _record_sweep(job, habitat, kept)
    job.record("patches", habitat.count)
    job.record("candidates", int(selection.candidates.size))


def _record_sweep(job, habitat, kept) -> None:
    """Connectivity of the sources over dispersal distances, so that a report can show what the distance decides."""
    distance, probability = job.number("DISTANCE"), job.number("PROBABILITY")
    if not 1 < kept.size <= _MOST_IN_SWEEP or not distance:
        return
    pairs = habitat.distances(kept, job.choice("DISTANCE_TYPE") == 1, float("inf"), no_progress)
    sweep = connectivity_sweep(habitat.areas[kept], pairs, [distance * share for share in _SWEEP], probability)
    columns = {"distance": sweep.distance, "ec_pc": sweep.ec_pc, "components": sweep.components}
    job.record_table("SWEEP", {key: values.tolist() for key, values in columns.items()})


def _warn_of_trivial_sources(job, selection, habitat):
    """Warn of sources that lie side by side, and of one that holds nearly all of the connectivity."""
    kept = selection.kept
    if kept.size < 2:
        return
    limit = _TRIVIAL_CELLS * job.grid.cell_size
    near = float(np.median(nearest_distances(habitat.distances(kept, False, limit, no_progress))))
    if near < limit:
        job.warn(
            "Half of the {count} sources have another one within {near:.0f} m, less than {cells:.0f} cells, so "
            "that their corridors are trivial; join them ({gaps}).",
            count=kept.size,
            near=near,
            cells=_TRIVIAL_CELLS,
            gaps=job.label("BRIDGE_GAPS"),
        )
    greatest = float(selection.of_all(selection.connectivity.pc.importance.total)[kept[0]])
    if greatest > _NEARLY_ALL:
        job.warn(
            "Source 1 holds {share:.0f} % of the connectivity (dPC): the others hardly matter to it.",
            share=greatest,
        )
