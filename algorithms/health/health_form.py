"""The advanced part of the form of ecosystem health."""

from __future__ import annotations

from ...core.health.vors import RECOVERIES
from .metric_form import add_neighbours, add_windows


def add_tuning(form) -> None:
    """Weights, fragmentation index, windows and what the paper leaves open."""
    form.add_rasters(
        "SERVICE_RASTERS",
        "Services as rasters instead of values",
        optional=True,
        minimum=0,
        advanced=True,
        help="One or several a year, year after year; each is normalised, then they are averaged.",
    )
    form.add_rasters("CONDITIONS", "Condition, for CVOR (one raster a year)", optional=True, minimum=0, advanced=True)
    form.add_text(
        "EO_WEIGHTS",
        "Weights of organisation",
        advanced=True,
        help="AWMPFD, SHDI, CONT, FI1, then CI and FI of each key class. Empty: the paper's.",
    )
    form.add_choice(
        "FRAGMENTATION",
        "Fragmentation index",
        ["Patches per hectare (NP/A)", "Patches per 100 ha (PD)", "(NP - 1) / number of cells", "DIVISION", "SPLIT"],
        advanced=True,
        help="The index that stands for fragmentation in the organisation.",
    )
    form.add_text(
        "CVOR_WEIGHTS", "Weights of CVOR: condition, vigour, organisation, resilience", advanced=True,
        help="Four numbers with commas. Empty: all the same.",
    )
    form.add_number(
        "RESISTANT_SHARE", "Share of resistance in ER", 0.4, minimum=0.0, maximum=1.0, advanced=True,
        help="The rest is the share of resilience.",
    )
    form.add_choice(
        "RECOVERY",
        "Resilience",
        ["Normalised as all other indicators", "As the coefficients give it"],
        help="The paper normalises all metrics.",
        words=RECOVERIES,
        advanced=True,
    )
    form.add_number(
        "STRIDE", "Stride of the window in cells", 1, whole=True, minimum=1, advanced=True,
        help="1: a value for every cell; larger ones are faster and coarser.",
    )
    form.add_number(
        "PATCH_STRIDE",
        "Stride of the window for metrics of patches, in cells",
        whole=True,
        minimum=1,
        advanced=True,
        help="Empty: the radius. Values in between are interpolated; 1 is exact and slow.",
    )
    add_windows(form, form.shared_tr("No result"))
    add_neighbours(form)
    form.add_choice(
        "ABSENT", "Where a key class is absent", ["Its terms are 0", "The other terms share its weight"], advanced=True,
        help="A window without a key class has no patches of it to measure.",
    )
    form.add_scheduler()
