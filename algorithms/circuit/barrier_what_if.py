"""The what-if of esp:barriers: the best barriers are restored one after another."""

from __future__ import annotations

import numpy as np

from ...core.bottlenecks.barrier_restoration import restore_barriers
from ..layers.styles import RampStyle
from ..network.network_input import NetworkInput
from .barrier_results import RESTORATION_FIELDS, restoration_row

# So many are restored where the table is asked for and no number is given.
_RESTORED = 5
_SQUARE_METRES = 10_000.0


def to_restore(job) -> int:
    """How many barriers the what-if restores."""
    count = job.integer("RESTORE")
    if count is None:
        count = _RESTORED if job.wants("RESTORATION") or job.wants("RESISTANCE_AFTER") else 0
    return count


def _investment(job):
    """What restoring costs a square metre, and the budget; None where no cost is given."""
    from ...core.bottlenecks.return_on_investment import Investment

    costs = job.values("COSTS")
    if costs is None:
        return None
    return Investment(costs.astype(np.float64) / _SQUARE_METRES, job.number("BUDGET") or np.inf)


def restore(job, inputs: NetworkInput, radii, scores, options, progress) -> None:
    """Restore the best barriers one after another, and tell what that saves."""
    count, rows, surface, total = to_restore(job), [], inputs.resistance, 0.0
    if count:
        job.say(job.algorithm.shared_tr("What if the best barriers were restored"))
    steps = restore_barriers(
        inputs.network,
        inputs.resistance,
        job.grid.cell_size,
        radii,
        count,
        inputs.store,
        scores=scores,
        new_store=inputs.new_store,
        progress=progress,
        investment=_investment(job),
        **options,
    )
    spent = 0.0
    for number, (step, changed) in enumerate(steps, 1):
        surface = changed
        rows.append(restoration_row(number, step, inputs, total, job.grid))
        values = dict(zip([name for name, _ in RESTORATION_FIELDS], rows[-1]))
        total = values["total"]
        spent += float(np.nan_to_num(step.money))
        job.log(
            "Restoring {area:.6g} ha around ({x:.0f}, {y:.0f}) saves {saved:.6g}, {percent:.2f} % of all costs, "
            "for corridors {names}.",
            area=values["area_ha"],
            x=values["x"],
            y=values["y"],
            saved=values["saved"],
            percent=values["saved_pct"],
            names=values["corridors"] or "-",
        )
        if np.isfinite(step.money):
            job.log("That costs {money:.6g}; {spent:.6g} are spent.", money=step.money, spent=spent)
    if len(rows) < count and job.given("COSTS"):
        job.log(
            "After {count} restored {count:barrier|barriers} nothing is left to gain for the money.", count=len(rows)
        )
    elif len(rows) < count:
        job.log("After {count} restored {count:barrier|barriers} nothing is left to gain.", count=len(rows))
    job.set("SAVED", total)
    job.set("INVESTED", spent)
    job.write_features("RESTORATION", RESTORATION_FIELDS, [(None, row) for row in rows], geometry="table")
    job.write_raster("RESISTANCE_AFTER", surface, style=RampStyle("resistance"))
