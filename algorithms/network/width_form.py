"""The width of corridors in forms, and the warning where they cover most of the land."""

from __future__ import annotations

import numpy as np

from ...core.errors import phrase

# What the options mean to core, in the order of the forms.
_KINDS = ("cost", "percent", "metres")
# Behind the number in sentences.
_UNITS = {"cost": phrase("as a cost, resistance x metres"), "percent": "%", "metres": "m"}
# What has the width, in sentences.
OF_RASTER, OF_CURRENT = phrase("of the corridor raster"), phrase("of the pinch points")
_MOST_OF_THE_LAND = 0.5


def add_width_kind(form) -> None:
    """What the number of a width means."""
    form.add_choice(
        "WIDTH_TYPE",
        form.shared_tr("The width is"),
        [
            form.shared_tr("A cost (resistance x metres)"),
            form.shared_tr("Percent of the cost of the cheapest path"),
            form.shared_tr("Metres on the ground"),
        ],
        help=form.shared_tr(
            "With percent a corridor between far sources may be wider than one between near ones. Metres are measured "
            "across the path: half of them on either side."
        ),
        words=_KINDS,
    )


def log_cover(job, inside: np.ndarray, resistance: np.ndarray, sources: np.ndarray, what: str) -> None:
    """Say how much of the land outside the sources corridors cover; warn where it is most of it.

    Parameters
    ----------
    job : Job
    inside : ndarray of bool, shape (rows, columns)
        In any corridor.
    resistance : ndarray of float, shape (rows, columns)
    sources : ndarray of int, shape (rows, columns)
    what : str
        What has the width: `OF_RASTER` or `OF_CURRENT`, as the forms of workflows tell them apart.
    """
    land = np.isfinite(resistance) & (sources == 0)
    cells = int(np.count_nonzero(land))
    share = float(np.count_nonzero(inside & land)) / cells if cells else 0.0
    job.record("corridor_share", share)
    if share > _MOST_OF_THE_LAND:
        job.warn(
            "Corridors cover {share:.0f} % of the land outside the sources, so that they leave next to nothing out; "
            "the width {what} is {width:.10g} ({unit}): give a smaller one.",
            share=100.0 * share,
            what=what,
            width=job.number("WIDTH") or 0.0,
            unit=_UNITS[job.word("WIDTH_TYPE")],
        )
    else:
        job.log("Corridors cover {share:.1f} % of the land outside the sources.", share=100.0 * share)
