"""What the limits of a study decide: sources by dPC, corridors by gravity, connectivity by the dispersal distance."""

from __future__ import annotations

from ..kit.blocks import Figure
from ..kit.line_panels import LinePanel, line_panels
from ..platform.language import shared_tr
from .maps import picture_of

# Fewer make no curve.
_LEAST = 4


def threshold_figure(context):
    """Curves side by side with the limits that were chosen dashed; None where a study has none."""
    panels = [panel for panel in (_sources(context), _corridors(context), _connectivity(context)) if panel is not None]
    if not panels:
        return None
    caption = shared_tr("What the limits of the study decide; dashed: the limit that was chosen")
    return Figure(caption, [picture_of(line_panels(panels), context.frame, caption)])


def _sources(context):
    """dPC of the patches that were looked at, from the greatest down."""
    step = context.study.last("ecologicalsources")
    if step is None:
        return None
    known = sorted((value for value in step.table("DECISIONS").get("dpc", ()) if value is not None), reverse=True)
    if len(known) < _LEAST:
        return None
    positive = known[-1] > 0.0
    limit = context.number(step, "MIN_DPC") or None
    title = shared_tr("Sources by the least dPC")
    return LinePanel(
        title, shared_tr("Sources"), "dPC (%)", list(range(1, len(known) + 1)), known, limit, None, positive
    )


def _corridors(context):
    """Gravity of the corridors, from the greatest down."""
    step = context.study.last("gravity")
    if step is None:
        return None
    known = sorted((value for value in step.table("OUTPUT").get("gravity", ()) if value), reverse=True)
    limit = step.numbers.get("LIMIT")
    if len(known) < _LEAST or limit is None:
        return None
    title = shared_tr("Important corridors by the least gravity")
    places = list(range(1, len(known) + 1))
    return LinePanel(title, shared_tr("Corridors"), shared_tr("Gravity"), places, known, float(limit), None, True)


def _connectivity(context):
    """EC(PC) of the sources over dispersal distances."""
    for name in ("connectivity", "ecologicalsources"):
        step = context.study.last(name)
        table = {} if step is None else step.table("SWEEP")
        if len(table.get("distance", ())) >= _LEAST:
            kilometres = [value / 1000.0 for value in table["distance"]]
            in_use = context.number(step, "DISTANCE")
            return LinePanel(
                shared_tr("Equivalent connectivity by the dispersal distance"),
                shared_tr("Dispersal distance (km)"),
                shared_tr("EC(PC) (km²)"),
                kilometres,
                [value / 100.0 for value in table["ec_pc"]],
                None,
                None if in_use is None else in_use / 1000.0,
            )
    return None
